"""The registry as others ask it: by form, by ambiguous form, by ticker, by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from biopact.resolution.registry.checks import Tables
from biopact.resolution.registry.entries import (
    Change,
    OrganizationEntry,
    Parent,
    ProductEntry,
    TechnologyEntry,
)

Entry = OrganizationEntry | ProductEntry | TechnologyEntry
Segment = Literal["organization", "product", "technology"]


@dataclass(frozen=True, slots=True)
class Registry:
    """Forms (lower case) of known things, each with the id and the canonical name behind it."""

    organizations: dict[str, tuple[str, str]]
    products: dict[str, tuple[str, str]]
    technologies: dict[str, tuple[str, str]]
    homes: dict[str, str] = field(default_factory=dict)
    """Ids of organizations, each with the ISO 3166 code of its country."""
    tickers: dict[str, str] = field(default_factory=dict)
    """"NASDAQ:IMGN" and the id of the organization whose shares have or had that symbol."""
    entries: dict[str, OrganizationEntry] = field(default_factory=dict)
    """Lines of organizations by id, in the order of the table."""
    product_entries: dict[str, ProductEntry] = field(default_factory=dict)
    technology_entries: dict[str, TechnologyEntry] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    parents: tuple[Parent, ...] = ()
    shared: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """For each kind of thing, ambiguous forms (lower case) with the ids that may be meant."""

    def ambiguous(self, form: str, kind: Segment = "organization") -> tuple[str, ...]:
        """Ids that an ambiguous form ("Merck") may mean, sorted; none where it is no ambiguous form.

        One id only ("Forest") says that the form may mean that thing or none of the registry.
        """
        return self.shared.get(kind, {}).get(form.lower(), ())


def known(tables: Tables) -> Registry:
    """The registry that checked tables make."""
    return Registry(
        _forms(tables.organizations),
        _forms(tables.products),
        _forms(tables.technologies),
        {entry.id: entry.country for entry in tables.organizations if entry.country},
        {ticker: entry.id for entry in tables.organizations for ticker in entry.tickers},
        {entry.id: entry for entry in tables.organizations},
        {entry.id: entry for entry in tables.products},
        {entry.id: entry for entry in tables.technologies},
        tables.changes,
        tables.parents,
        {
            "organization": _shared(tables.organizations),
            "product": _shared(tables.products),
            "technology": _shared(tables.technologies),
        },
    )


def _forms(entries: Iterable[Entry]) -> dict[str, tuple[str, str]]:
    return {form.lower(): (entry.id, entry.name) for entry in entries for form in entry.forms}


def _shared(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    claims: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for form in entry.ambiguous:
            claims[form.lower()].add(entry.id)
    return {form: tuple(sorted(ids)) for form, ids in claims.items()}
