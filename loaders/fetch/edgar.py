"""Which filings of a company EDGAR holds, and where their full submissions are.

Source: sec.gov, "EDGAR Application Programming Interfaces": the submissions of a company are a JSON of columns, the
newest thousand in `filings.recent`, older ones in the files that `filings.files` names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from biopact.errors import FetchError
from biopact.loaders.fetch.client import Fetcher
from biopact.loaders.fetch.manifest import HIDDEN
from biopact.loaders.fetch.values import Missed, Wanted
from biopact.resolution.dates import first_day, last_day

DATA = "https://data.sec.gov"
ARCHIVES = "https://www.sec.gov"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which filings of a company: by form (8-K is not 8-K/A), by the days of filing, the newest first, so many."""

    forms: frozenset[str] = frozenset({"8-K", "6-K"})
    since: str | None = None
    until: str | None = None
    limit: int | None = None

    def takes(self, form: str, filed: str) -> bool:
        """True for a filing of that form and day."""
        return (not self.forms or form.upper() in self.forms) and self.overlaps(filed, filed)

    def overlaps(self, first: str, last: str) -> bool:
        """True if a day from `first` to `last` may be meant."""
        since, until = self.since and first_day(self.since), self.until and last_day(self.until)
        return (not since or last >= since) and (not until or first <= until)


@dataclass(frozen=True, slots=True)
class Servers:
    """Where EDGAR's lists and submissions are served."""

    data: str = DATA
    archives: str = ARCHIVES


def submissions(fetcher: Fetcher, cik: str, selection: Selection, servers: Servers) -> list[Wanted]:
    """The submissions of the company with that CIK (ten digits), the newest first.

    Raises FetchError, with the address, if the company's list cannot be fetched or is none.
    """
    found: dict[str, tuple[str, str]] = {}
    for table in _tables(fetcher, cik, selection, servers.data.rstrip("/")):
        for accession, form, filed in table:
            if selection.takes(form, filed):
                found[accession] = filed, accession
    newest = sorted(found.values(), reverse=True)[: selection.limit]
    root = f"{servers.archives.rstrip('/')}/Archives/edgar/data/{int(cik)}"
    return [
        Wanted(
            f"{root}/{accession.replace('-', '')}/{accession}.txt",
            file=f"{cik}/{accession}.txt",
            lasting=True,
            robots=False,
        )
        for _, accession in newest
    ]


def _tables(fetcher: Fetcher, cik: str, selection: Selection, server: str) -> Iterator[list[tuple[str, str, str]]]:
    """Accession number, form and day of the filings in those lists of a company that the selection needs."""
    name = f"CIK{cik}.json"
    try:
        filings = _list(fetcher, server, name)["filings"]
        recent = _rows(filings["recent"])
        yield recent
        found = _taken(selection, recent)
        for older in filings["files"]:
            name = str(older["name"])
            if not re.fullmatch(r"[A-Za-z0-9-]+\.json", name):
                raise ValueError(name)
            if selection.limit is not None and found >= selection.limit:
                return
            if selection.overlaps(str(older["filingFrom"]), str(older["filingTo"])):
                rows = _rows(_list(fetcher, server, name))
                found += _taken(selection, rows)
                yield rows
    except (KeyError, TypeError, ValueError):
        raise FetchError(f"{server}/submissions/{name} is no list of filings; check the server's address") from None


def _taken(selection: Selection, rows: list[tuple[str, str, str]]) -> int:
    return sum(selection.takes(form, filed) for _, form, filed in rows)


def _list(fetcher: Fetcher, server: str, name: str) -> Any:
    got = fetcher.fetch(Wanted(f"{server}/submissions/{name}", file=f"{HIDDEN}/{name}", robots=False))
    if isinstance(got, Missed):
        raise FetchError(f"{got.address} {got.reason}")
    try:
        return json.loads(got.file.read_bytes())
    except RecursionError:
        raise ValueError(name) from None


def _rows(columns: Any) -> list[tuple[str, str, str]]:
    """The rows of a list; a filing whose accession number or day is none is left out."""
    rows = zip(columns["accessionNumber"], columns["form"], columns["filingDate"], strict=True)
    return [
        (str(accession), str(form), str(filed))
        for accession, form, filed in rows
        if re.fullmatch(r"[0-9]{10}-[0-9]{2}-[0-9]{6}", str(accession))
        and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(filed))
    ]
