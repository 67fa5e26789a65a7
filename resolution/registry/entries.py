"""What a line of the registry says, as values; seeds/registry/README.md has the meaning of each column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What became of an organization on a date."""

    ACQUIRED = "acquired"
    MERGED = "merged"
    RENAMED = "renamed"
    SPUN_OFF = "spun-off"


class OrganizationType(StrEnum):
    COMPANY = "company"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    AGENCY = "agency"
    FOUNDATION = "foundation"
    FUND = "fund"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """A line of organizations.tsv. Tickers are "NASDAQ:IMGN", identifiers "CIK:0000855654"; empty means not known."""

    id: str
    name: str
    legal: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    type: OrganizationType | None = None
    tickers: tuple[str, ...] = ()
    country: str = ""
    identifiers: tuple[str, ...] = ()
    parent: str = ""
    successor: str = ""
    note: str = ""
    source: tuple[str, ...] = ()
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """All that names this organization and no other."""
        return (self.name, *self.aliases, *self.legal)


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A line of products.tsv."""

    id: str
    name: str
    brands: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    originator: str = ""
    type: str = ""
    note: str = ""
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """All that names this product and no other."""
        return (self.name, *self.brands, *self.codes)


@dataclass(frozen=True, slots=True)
class TechnologyEntry:
    """A line of technologies.tsv."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    owner: str = ""
    kind: str = ""
    note: str = ""
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """All that names this technology and no other."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Change:
    """A line of changes.tsv: what became of `organization` on `date` (a day, month or year)."""

    date: str
    organization: str
    kind: ChangeKind
    other: str = ""
    name_before: str = ""
    source: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Parent:
    """A line of parents.tsv: `parent` held `organization` from one date until another; empty where not known."""

    organization: str
    parent: str
    since: str = ""
    until: str = ""
    source: tuple[str, ...] = ()
    line: int = 0
