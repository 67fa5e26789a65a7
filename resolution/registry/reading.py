"""Reads the tables of a registry: every cell in its column's form, or a sentence that names file, line and fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import TypeVar

from biopact.errors import RegistryError
from biopact.resolution.registry.checks import Problem, Tables, problems
from biopact.resolution.registry.entries import (
    Change,
    ChangeKind,
    OrganizationEntry,
    OrganizationType,
    Parent,
    ProductEntry,
    TechnologyEntry,
)

SEPARATOR = "|"
"""Parts the values of a cell that holds several."""

_SHOWN = 20

_TABLES = ("organizations.tsv", "products.tsv", "technologies.tsv", "changes.tsv", "parents.tsv")

Entry = TypeVar("Entry")
Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its number, counted from 1, and its cells by column."""

    line: int
    cells: dict[str, str]

    def one(self, column: str) -> str:
        return self.cells.get(column, "")

    def several(self, column: str) -> tuple[str, ...]:
        cell = self.cells.get(column, "")
        if SEPARATOR not in cell:
            return (cell,) if cell else ()
        return tuple(part.strip() for part in cell.split(SEPARATOR) if part.strip())


def read_tables(folder: Traversable) -> Tables:
    """The tables of a folder, each line checked against the others; a table that is not there is empty.

    Raises `RegistryError` with all that is wrong.
    """
    if not any((folder / table).is_file() for table in _TABLES):
        raise RegistryError(f"{folder} holds no registry: give it one of the tables {', '.join(_TABLES)}")
    found: list[Problem] = []
    tables = Tables(
        tuple(_entries(folder, "organizations.tsv", _ORGANIZATION, _organization, found)),
        tuple(_entries(folder, "products.tsv", _PRODUCT, _product, found)),
        tuple(_entries(folder, "technologies.tsv", _TECHNOLOGY, _technology, found)),
        tuple(_entries(folder, "changes.tsv", _CHANGE, _change, found)),
        tuple(_entries(folder, "parents.tsv", _PARENT, _parent, found)),
    )
    # A line that could not be read is missing below: whoever refers to it would be blamed in vain.
    found = found or problems(tables)
    if found:
        raise RegistryError(_told(folder.name, found))
    return tables


def _told(folder: str, found: list[Problem]) -> str:
    """One sentence for one problem; a list under a heading for several."""
    lines = [f"{folder}/{problem.table}, line {problem.line}: {problem.what}" for problem in found]
    if len(lines) == 1:
        return lines[0]
    rest = [f"and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return "\n  ".join([f"the registry has {len(lines)} faults, nothing of it is applied:", *lines[:_SHOWN], *rest])


def _entries(
    folder: Traversable,
    table: str,
    columns: Sequence[str],
    make: Callable[[Row], Entry],
    found: list[Problem],
) -> Iterator[Entry]:
    path = folder / table
    if not path.is_file():
        return
    for row in _rows(path.read_bytes(), table, columns, found):
        try:
            yield make(row)
        except ValueError as wrong:
            found.append(Problem(table, row.line, str(wrong)))


def _rows(content: bytes, table: str, columns: Sequence[str], found: list[Problem]) -> Iterator[Row]:
    """The lines of a table below its header; blank ones are passed over."""
    try:
        # Spreadsheets put a byte order mark first and end lines in their own way.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        found.append(Problem(table, content.count(b"\n", 0, wrong.start) + 1, "save the table as UTF-8"))
        return
    lines = text.replace("\r\n", "\n").split("\n")
    header = [column.strip() for column in lines[0].split("\t")]
    unknown = [column for column in header if column not in columns]
    missing = [column for column in columns[:2] if column not in header]
    if unknown or missing or len(set(header)) != len(header):
        what = (
            f"unknown column {unknown[0]!r}"
            if unknown
            else f"no column {missing[0]!r}"
            if missing
            else "a column twice"
        )
        found.append(Problem(table, 1, f"{what}; the columns are {', '.join(columns)}"))
        return
    for number, line in enumerate(lines[1:], 2):
        if not line or (line.isspace() and "\t" not in line):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(header):
            found.append(
                Problem(table, number, f"{len(cells)} cells instead of {len(header)}; part them by one tab each")
            )
        else:
            yield Row(number, dict(zip(header, cells, strict=True)))


def _named(row: Row) -> tuple[str, str]:
    if not row.one("id") or not row.one("name"):
        raise ValueError("give the line an id and a name")
    return row.one("id"), row.one("name")


def _of(kind: type[Kind], cell: str, called: str) -> Kind:
    try:
        return kind(cell)
    except ValueError:
        raise ValueError(f"unknown {called} {cell!r}; take one of {', '.join(kind)}") from None


_ORGANIZATION = (
    "id name legal aliases ambiguous type tickers country identifiers parent successor note source"
).split()
_PRODUCT = "id name brands codes ambiguous originator type note".split()
_TECHNOLOGY = "id name aliases ambiguous owner kind note".split()
_CHANGE = "date organization kind other name_before source".split()
_PARENT = "organization parent from until source".split()


def _organization(row: Row) -> OrganizationEntry:
    identity, name = _named(row)
    kind = row.one("type")
    return OrganizationEntry(
        identity,
        name,
        row.several("legal"),
        row.several("aliases"),
        row.several("ambiguous"),
        _of(OrganizationType, kind, "type") if kind else None,
        row.several("tickers"),
        row.one("country"),
        row.several("identifiers"),
        row.one("parent"),
        row.one("successor"),
        row.one("note"),
        row.several("source"),
        row.line,
    )


def _product(row: Row) -> ProductEntry:
    return ProductEntry(
        *_named(row),
        row.several("brands"),
        row.several("codes"),
        row.several("ambiguous"),
        row.one("originator"),
        row.one("type"),
        row.one("note"),
        row.line,
    )


def _technology(row: Row) -> TechnologyEntry:
    return TechnologyEntry(
        *_named(row),
        row.several("aliases"),
        row.several("ambiguous"),
        row.one("owner"),
        row.one("kind"),
        row.one("note"),
        row.line,
    )


def _change(row: Row) -> Change:
    return Change(
        row.one("date"),
        row.one("organization"),
        _of(ChangeKind, row.one("kind"), "kind of change"),
        row.one("other"),
        row.one("name_before"),
        row.several("source"),
        row.line,
    )


def _parent(row: Row) -> Parent:
    return Parent(
        row.one("organization"),
        row.one("parent"),
        row.one("from"),
        row.one("until"),
        row.several("source"),
        row.line,
    )
