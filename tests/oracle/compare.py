"""Whether biopact reads from submissions what edgartools does. `make oracle` runs it.

compare.py ANSWERS.json FOLDER...    each difference on a line, exit 1 if there are any
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from biopact.loaders.sources.edgar import Submission, read_submission
from biopact.loaders.sources.encoding import decoded

FOLDER = Path(__file__).parent / "submissions"
RECORDED = Path(__file__).parent / "answers.json"
_ROLES = {"filed-by": "filer"}
"""Who files about another is a filer to edgartools."""


def read(file: Path) -> dict[str, Any]:
    """What biopact reads, in the form in which edgartools' answers are written."""
    return told(read_submission(decoded(file.read_bytes())))


def told(submission: Submission) -> dict[str, Any]:
    """A submission in the form in which edgartools' answers are written."""
    parties = [
        {
            "role": _ROLES.get(party.role, party.role),
            "name": party.name,
            "cik": party.cik,
            "sic": party.sic,
            "file_number": party.file_number,
            "former": [[old.name, old.until] for old in party.former_names],
        }
        for party in submission.parties
    ]
    return {
        "accession": submission.accession_number,
        "form": submission.form,
        "filed": submission.filed,
        "period": submission.period,
        "parties": sorted(parties, key=json.dumps),
        "documents": [[one.type, one.sequence, one.filename, one.description] for one in submission.documents],
    }


def differences(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    """Each field that is read otherwise. More than edgartools reads is no difference: it passes over some parties
    (depositors, owners in old forms) and, in the newer dialect, over former names of filers."""
    for field in ("accession", "form", "filed", "period", "documents"):
        if ours[field] != theirs[field]:
            yield f"{field}: {ours[field]!r}, edgartools {theirs[field]!r}"
    for party in theirs["parties"]:
        told = {name: value for name, value in party.items() if value}
        if not any(told.items() <= _comparable(one).items() for one in ours["parties"]):
            yield f"party {told!r} is none of {ours['parties']!r}"


def _comparable(party: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in party.items() if value}


def main(answers: str, *folders: str) -> int:
    """Compare all files of the folders; gives 1 if something is read otherwise."""
    theirs = json.loads(Path(answers).read_text())
    files = [file for folder in folders for file in sorted(Path(folder).iterdir()) if file.is_file()]
    compared = differing = 0
    for file in files:
        if theirs[file.name] is None:
            print(f"{file.name}: edgartools gives up")
            continue
        compared += 1
        for difference in differences(read(file), theirs[file.name]):
            differing = 1
            print(f"{file.name}: {difference}")
    print(f"{compared} submissions compared")
    return differing


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
