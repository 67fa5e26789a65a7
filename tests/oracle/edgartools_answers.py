"""What edgartools reads from submissions, as JSON. Runs in an environment that holds edgartools and not biopact.

python edgartools_answers.py FOLDER...
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any


def answer(file: Path) -> dict[str, Any] | None:
    """The header's fields and the documents of a submission; None where edgartools gives up."""
    from edgar.sgml import FilingSGML  # type: ignore[import-not-found]

    try:
        filing = FilingSGML.from_source(str(file))
    except ValueError:
        return None
    header = filing.header
    parties = [_party("filer", one, one.company_information) for one in header.filers or ()]
    parties += [_party("subject-company", one, one.company_information) for one in header.subject_companies or ()]
    for one in header.reporting_owners or ():
        # The name as it stands: the other spelling asks the SEC.
        parties.append({**_party("reporting-owner", one, one.company_information), **_owner(one)})
    if header.issuer:
        parties.append(_party("issuer", header.issuer, header.issuer.company_information))
    documents = [one for same in filing._documents_by_sequence.values() for one in same]
    return {
        "accession": header.accession_number,
        "form": header.form,
        "filed": _day(header.filing_date),
        "period": _day(header.period_of_report),
        "parties": sorted(parties, key=json.dumps),
        "documents": [[one.type, one.sequence, one.filename or "", one.description or ""] for one in documents],
    }


def _owner(one: Any) -> dict[str, Any]:
    return {"name": one.owner._raw_name, "cik": one.owner.cik} if one.owner else {}


def _party(role: str, one: Any, company: Any) -> dict[str, Any]:
    sic = re.search(r"\d{4}", getattr(company, "sic", None) or "")
    filing = getattr(one, "filing_information", None)
    return {
        "role": role,
        "name": getattr(company, "name", None) or None,
        "cik": getattr(company, "cik", None) or None,
        "sic": sic[0] if sic else None,
        "file_number": getattr(filing, "file_number", None) or None,
        "former": [[old.name, _day(old.date_of_change)] for old in getattr(one, "former_company_names", None) or ()],
    }


def _day(told: str | None) -> str | None:
    digits = re.sub(r"\D", "", told or "")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else None


def main(folders: list[str]) -> None:
    """Print the answers about all files in the folders, by their names."""
    files = [file for folder in folders for file in sorted(Path(folder).iterdir()) if file.is_file()]
    json.dump({file.name: answer(file) for file in files}, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1:])
