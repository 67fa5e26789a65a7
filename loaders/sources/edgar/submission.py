"""A whole submission: its header, and where its documents lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from biopact.loaders.sources.edgar.header import ROLES, Block, read_header
from biopact.loaders.sources.edgar.values import Document, FormerName, Party, Submission
from biopact.text import Span

_BEGINNING = re.compile(
    r"\s*(?:-----BEGIN PRIVACY-ENHANCED MESSAGE-----|<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|<SUBMISSION>"
    r"|<DOCUMENT>\s*<TYPE>|<ACCEPTANCE-DATETIME>|ACCESSION NUMBER:)"
)
_FIELD = re.compile(r"<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^<\r\n]*)")
_HEADER_LIMIT = 4 * 1024 * 1024
"""Characters of a header that are read; those with hundreds of filers have some hundred thousand."""
_MOST = 10_000
"""Documents of a submission that are read; the largest have some hundred."""
_DOCUMENT, _TEXT = re.compile("<DOCUMENT>"), re.compile("<TEXT>")


def is_submission(text: str) -> bool:
    """True for what begins as EDGAR's submissions and their headers do."""
    return _BEGINNING.match(text) is not None


def read_submission(text: str) -> Submission:
    """What a submission says in its header and holds as documents; fields that are not there are None. Never raises."""
    first = text.find("<DOCUMENT>")
    header = read_header(text[: _HEADER_LIMIT if first < 0 else min(first, _HEADER_LIMIT)])
    accepted = header.get("ACCEPTANCE-DATETIME")
    count = header.get("PUBLIC-DOCUMENT-COUNT")
    return Submission(
        text,
        accession_number=header.get("ACCESSION-NUMBER"),
        form=header.get("TYPE"),
        declared_documents=int(count) if count and count.isdecimal() else None,
        period=_date(header.get("PERIOD")),
        filed=_date(header.get("FILING-DATE")),
        changed=_date(header.get("DATE-OF-FILING-DATE-CHANGE")),
        effective=_date(header.get("EFFECTIVENESS-DATE") or header.get("EFFECTIVE-DATE")),
        accepted=_time(accepted),
        items=header.all("ITEMS"),
        parties=tuple(_party(block) for block in header.parts if block.name in ROLES),
        documents=tuple(islice(_documents(text, first), _MOST)),
    )


def _party(block: Block) -> Party:
    data = block.part("COMPANY-DATA")
    if not data.fields:
        data = block.part("OWNER-DATA")
    filing, address = block.part("FILING-VALUES"), block.part("BUSINESS-ADDRESS")
    if not address.fields:
        address = block.part("MAIL-ADDRESS")
    sic = data.get("ASSIGNED-SIC")
    code = re.search(r"\d{4}", sic) if sic else None
    return Party(
        role=block.name.lower(),
        name=data.get("CONFORMED-NAME"),
        cik=data.get("CIK"),
        sic=code[0] if code else None,
        irs_number=data.get("IRS-NUMBER"),
        state_of_incorporation=data.get("STATE-OF-INCORPORATION"),
        fiscal_year_end=data.get("FISCAL-YEAR-END"),
        form=filing.get("FORM-TYPE"),
        act=filing.get("ACT"),
        file_number=filing.get("FILE-NUMBER"),
        film_number=filing.get("FILM-NUMBER"),
        city=address.get("CITY"),
        state=address.get("STATE"),
        former_names=tuple(_former_names(block)),
    )


def _former_names(block: Block) -> Iterator[FormerName]:
    for part in block.parts:
        name = part.get("FORMER-CONFORMED-NAME") if part.name in {"FORMER-COMPANY", "FORMER-NAME"} else None
        if name:
            yield FormerName(name, _date(part.get("DATE-CHANGED")))


def _documents(text: str, first: int) -> Iterator[Document]:
    """Each document, up to its closing tag or, where that is cut off, to the next document or the end."""
    start = first
    while start >= 0:
        following = _DOCUMENT.search(text, start + 1)
        limit = following.start() if following else len(text)
        closing = text.rfind("</DOCUMENT>", start, limit)
        end = closing if closing >= 0 else limit
        opening = _TEXT.search(text, start, end)
        head = text[start : opening.start() if opening else end][:4000]
        fields = {name: value.strip() for name, value in reversed(_FIELD.findall(head))}
        ends = text.rfind("</TEXT>", opening.end(), end) if opening else -1
        body = Span(opening.end(), ends if ends >= 0 else end) if opening else Span(end, end)
        yield Document(
            fields.get("TYPE", ""),
            fields.get("SEQUENCE", ""),
            fields.get("FILENAME", ""),
            fields.get("DESCRIPTION", ""),
            body,
        )
        start = following.start() if following else -1


def _date(digits: str | None) -> str | None:
    """20121219 as 2012-12-19; None for anything else."""
    if digits and re.fullmatch(r"\d{8}", digits):
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return None


def _time(digits: str | None) -> str | None:
    if digits and re.fullmatch(r"\d{14}", digits):
        return f"{_date(digits[:8])}T{digits[8:10]}:{digits[10:12]}:{digits[12:]}"
    return None
