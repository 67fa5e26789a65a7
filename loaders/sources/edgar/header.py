"""The header of a submission, in both of EDGAR's dialects, as one tree of fields.

The older dialect has lines such as "CENTRAL INDEX KEY: 0000855654" under headings such as "COMPANY DATA:"; the newer
has tags such as <CIK>0000855654, closed only where they hold other tags. Both name the same fields; the names of the
newer one are used here. Source: SEC, "EDGAR Public Dissemination Service (PDS) Technical Specification", appendix A.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

ROLES = frozenset(
    "FILER SUBJECT-COMPANY FILED-BY FILED-FOR REPORTING-OWNER ISSUER SERIAL-COMPANY DEPOSITOR SECURITIZER".split()
)
_PARTS = frozenset(
    "COMPANY-DATA OWNER-DATA FILING-VALUES BUSINESS-ADDRESS MAIL-ADDRESS FORMER-COMPANY FORMER-NAME".split()
)

# What the older dialect calls a field that the newer one calls otherwise.
_NAMES = {
    "ACCESSION NUMBER": "ACCESSION-NUMBER",
    "CONFORMED SUBMISSION TYPE": "TYPE",
    "PUBLIC DOCUMENT COUNT": "PUBLIC-DOCUMENT-COUNT",
    "CONFORMED PERIOD OF REPORT": "PERIOD",
    "FILED AS OF DATE": "FILING-DATE",
    "DATE AS OF CHANGE": "DATE-OF-FILING-DATE-CHANGE",
    "EFFECTIVENESS DATE": "EFFECTIVENESS-DATE",
    "ITEM INFORMATION": "ITEMS",
    "COMPANY CONFORMED NAME": "CONFORMED-NAME",
    "CENTRAL INDEX KEY": "CIK",
    "STANDARD INDUSTRIAL CLASSIFICATION": "ASSIGNED-SIC",
    "IRS NUMBER": "IRS-NUMBER",
    "STATE OF INCORPORATION": "STATE-OF-INCORPORATION",
    "FISCAL YEAR END": "FISCAL-YEAR-END",
    "SEC ACT": "ACT",
    "SEC FILE NUMBER": "FILE-NUMBER",
    "FORMER CONFORMED NAME": "FORMER-CONFORMED-NAME",
    "DATE OF NAME CHANGE": "DATE-CHANGED",
    "FORMER NAME": "FORMER-NAME",
    "STREET 1": "STREET1",
    "STREET 2": "STREET2",
    "BUSINESS PHONE": "PHONE",
}
_TAG = re.compile(r"<(?P<close>/?)(?P<tag>[A-Z][A-Z0-9-]*)>(?P<value>[^<\r\n]*)")
_LINE = re.compile(r"[ \t]*(?P<name>[A-Z][A-Z0-9 /&-]{1,60}):[ \t]*(?P<value>[^\r\n]*)")


@dataclass(slots=True)
class Block:
    """A part of the header: its name, its fields in order, and the parts inside."""

    name: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    parts: list[Block] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """The first value of a field, None if it is missing or empty."""
        return next((value for key, value in self.fields if key == name and value), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(value for key, value in self.fields if key == name and value)

    def part(self, name: str) -> Block:
        """The first part of that name; an empty one if there is none."""
        return next((part for part in self.parts if part.name == name), Block(name))


def read_header(text: str) -> Block:
    """The header as a tree: fields of the whole, the parties in it, and their parts. Never raises.

    Headings nest in two steps only, a party and a part of it, and a heading of one step ends what stands open of it.
    """
    top = Block("")
    party = part = None
    for name, value, closes in _events(text):
        if name in ROLES:
            part = None
            party = None if closes else Block(name)
            if party:
                top.parts.append(party)
        elif name in _PARTS:
            part = None if closes else Block(name)
            if part:
                (party or top).parts.append(part)
        elif not closes:
            (part or party or top).fields.append((name, value))
    return top


def _events(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each heading and field in order: its name in the newer dialect, its value, and whether it closes a part."""
    for line in re.split(r"[\r\n]+", text):
        found = _LINE.fullmatch(line) if "<" not in line else None
        if found:
            name = found["name"].strip()
            yield _NAMES.get(name, name.replace(" ", "-")), found["value"].strip(), False
            continue
        for tag in _TAG.finditer(line):
            yield tag["tag"], tag["value"].strip(), bool(tag["close"])
