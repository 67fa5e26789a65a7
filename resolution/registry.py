"""The registry of seeds/: names that help to tell one organization, product or platform from another.

It never decides what exists: a name that is not in it is found all the same by grammar and definitions.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from io import StringIO

from biopact.errors import SourceError


@dataclass(frozen=True, slots=True)
class Registry:
    """Forms (lower case) of known things, each with the id and the canonical name behind it."""

    organizations: dict[str, tuple[str, str]]
    products: dict[str, tuple[str, str]]
    technologies: dict[str, tuple[str, str]]
    homes: dict[str, str] = field(default_factory=dict)
    """Ids of organizations, each with the ISO 3166 code of its country."""


def _table(name: str) -> list[dict[str, str]]:
    path = resources.files("biopact.seeds") / "registry" / name
    if not path.is_file():
        return []
    table = StringIO(path.read_text(encoding="utf-8"))
    rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 2):
        if not row.get("id") or not row.get("name"):
            raise SourceError(f"registry table {name}, line {number}: give the line an id and a name")
    return rows


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def _forms(rows: list[dict[str, str]], columns: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    forms: dict[str, tuple[str, str]] = {}
    shared: set[str] = set()
    for row in rows:
        for form in [row["name"], *(form for column in columns for form in _split(row.get(column)))]:
            key = form.lower()
            if forms.setdefault(key, (row["id"], row["name"]))[0] != row["id"]:
                shared.add(key)
        shared.update(form.lower() for form in _split(row.get("ambiguous")))
    return {form: thing for form, thing in forms.items() if form not in shared}


@cache
def registry() -> Registry:
    """The shipped registry, read once; forms that two entries share are left out."""
    return Registry(
        _forms(_table("organizations.tsv"), ("aliases", "legal")),
        _forms(_table("products.tsv"), ("brands", "codes")),
        _forms(_table("technologies.tsv"), ("aliases",)),
        {row["id"]: row["country"] for row in _table("organizations.tsv") if row.get("country")},
    )
