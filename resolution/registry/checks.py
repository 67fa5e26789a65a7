"""What is wrong between the lines of a registry: forms said twice, ids that nobody has, dates, circles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from biopact.resolution.dates import first_day, is_date, last_day
from biopact.resolution.registry.circles import TODAY, dated_circles, undated_circles
from biopact.resolution.registry.codes import COUNTRIES, identifier_fault
from biopact.resolution.registry.entries import (
    Change,
    ChangeKind,
    OrganizationEntry,
    Parent,
    ProductEntry,
    TechnologyEntry,
)

_TICKER = re.compile(r"[A-Z]+:[A-Z0-9]+(?:[.\-][A-Z0-9]+)?", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of one line (counted from 1, the header being the first) of a table."""

    table: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The lines of all tables, in their order."""

    organizations: tuple[OrganizationEntry, ...] = ()
    products: tuple[ProductEntry, ...] = ()
    technologies: tuple[TechnologyEntry, ...] = ()
    changes: tuple[Change, ...] = ()
    parents: tuple[Parent, ...] = ()


def problems(tables: Tables) -> list[Problem]:
    """All faults, table by table, each table's in the order of its lines."""
    ids = {entry.id for entry in tables.organizations}
    found = [
        *_names("organizations.tsv", tables.organizations),
        *_organizations(tables.organizations, ids),
        *_names("products.tsv", tables.products),
        *_unknown("products.tsv", ((entry.line, "originator", entry.originator) for entry in tables.products), ids),
        *_names("technologies.tsv", tables.technologies),
        *_unknown("technologies.tsv", ((entry.line, "owner", entry.owner) for entry in tables.technologies), ids),
        *_changes(tables.changes, ids),
        *_parents(tables.parents, ids),
    ]
    # Circles can be followed only through lines that are right by themselves.
    found = found or list(_circles(tables))
    order = {table: place for place, table in enumerate(dict.fromkeys(problem.table for problem in found))}
    return sorted(found, key=lambda problem: (order[problem.table], problem.line))


@lru_cache(maxsize=32768)
def folded(form: str) -> str:
    """A form without case, accents and marks: how two spellings of one name meet.

    >>> folded("Hoffmann-La Roche"), folded("Laboratórios & Co."), folded("+")
    ('hoffmannlaroche', 'laboratoriosandco', '+')
    """
    plain = form.lower().replace("&", "and")
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.replace("ø", "o"))
        plain = "".join(char for char in parts if not unicodedata.combining(char))
    return _MARKS.sub("", plain) or form


def _names(table: str, entries: Sequence[OrganizationEntry | ProductEntry | TechnologyEntry]) -> Iterator[Problem]:
    """Ids that two lines have or that are no slugs, and own forms that are another's too."""
    lines: dict[str, int] = {}
    owners: dict[str, tuple[int, str]] = {}
    for entry in entries:
        first = lines.setdefault(entry.id, entry.line)
        if first != entry.line:
            yield Problem(table, entry.line, f"id {entry.id!r} is that of line {first}, too")
        if not _ID.fullmatch(entry.id):
            yield Problem(table, entry.line, f"id {entry.id!r} is no slug of small letters, digits and single hyphens")
        for form in entry.forms:
            line, other = owners.setdefault(folded(form), (entry.line, form))
            if line != entry.line:
                yield Problem(
                    table, entry.line, f"{form!r} names line {line} ({other!r}), too; list it as ambiguous on both"
                )
    for entry in entries:
        for form in entry.ambiguous:
            line, other = owners.get(folded(form), (0, ""))
            if line:
                yield Problem(
                    table, entry.line, f"{form!r} is ambiguous here, but line {line} has {other!r} as its own name"
                )


def _unknown(table: str, cells: Iterable[tuple[int, str, str]], ids: set[str]) -> Iterator[Problem]:
    for line, column, cell in cells:
        if cell and cell not in ids:
            yield Problem(table, line, f"{column} {cell!r} is the id of no organization")


def _organizations(entries: Sequence[OrganizationEntry], ids: set[str]) -> Iterator[Problem]:
    """Faults in the cells of single organizations, and codes that two of them have."""
    table = "organizations.tsv"
    codes: dict[str, int] = {}
    for entry in entries:
        for column, cell in (("parent", entry.parent), ("successor", entry.successor)):
            if cell and cell not in ids:
                yield Problem(table, entry.line, f"{column} {cell!r} is the id of no organization")
        if entry.country and entry.country not in COUNTRIES:
            yield Problem(table, entry.line, f"country {entry.country!r} is no code of ISO 3166-1 alpha-2")
        for ticker in entry.tickers:
            if not _TICKER.fullmatch(ticker):
                yield Problem(table, entry.line, f"ticker {ticker!r} is not written EXCHANGE:SYMBOL")
        for identifier in entry.identifiers:
            fault = identifier_fault(identifier)
            if fault:
                yield Problem(table, entry.line, f"identifier {identifier!r} {fault}")
        for code in (*entry.tickers, *entry.identifiers):
            line = codes.setdefault(code, entry.line)
            if line != entry.line:
                yield Problem(table, entry.line, f"{code} is that of line {line}, too")


def _changes(changes: Sequence[Change], ids: set[str]) -> Iterator[Problem]:
    table = "changes.tsv"
    moves: dict[str, list[Change]] = {}
    told: dict[tuple[str, str, str], int] = {}
    for change in changes:
        yield from _unknown(
            table, ((change.line, "organization", change.organization), (change.line, "other", change.other)), ids
        )
        renamed = change.kind is ChangeKind.RENAMED
        if not change.organization:
            yield Problem(table, change.line, "say which organization changed")
        if not is_date(change.date):
            yield Problem(table, change.line, f"date {change.date!r} is no day, month or year such as 2009-10-15")
        elif not renamed:
            moves.setdefault(change.organization, []).append(change)
        if renamed and (change.other or not change.name_before):
            yield Problem(table, change.line, "a renamed organization has a name_before and no other")
        if not renamed and (change.name_before or not change.other):
            yield Problem(table, change.line, f"a change of kind {change.kind} has an other and no name_before")
        if change.other and change.other == change.organization:
            yield Problem(table, change.line, f"{change.organization!r} cannot be its own other")
        if not change.source:
            yield Problem(table, change.line, "give the source of the date")
        line = told.setdefault((change.date, change.organization, change.kind), change.line)
        if line != change.line:
            yield Problem(table, change.line, f"says what line {line} says")
    for same in moves.values():
        same.sort(key=lambda change: first_day(change.date))
        for before, after in pairwise(same):
            # Who is split off can go to another on the same day.
            split = before.date == after.date and ChangeKind.SPUN_OFF in (before.kind, after.kind)
            if last_day(before.date) >= first_day(after.date) and not split:
                yield Problem(
                    table,
                    after.line,
                    f"{after.date} may be before or after {before.date} of line {before.line}; give both to the day",
                )


def _parents(parents: Sequence[Parent], ids: set[str]) -> Iterator[Problem]:
    table = "parents.tsv"
    spans: dict[str, list[tuple[str, str, int]]] = {}
    for row in parents:
        yield from _unknown(
            table, ((row.line, "organization", row.organization), (row.line, "parent", row.parent)), ids
        )
        if not row.organization or not row.parent:
            yield Problem(table, row.line, "say who was part of whom")
        elif row.organization == row.parent:
            yield Problem(table, row.line, f"{row.organization!r} cannot be its own parent")
        bad = [date for date in (row.since, row.until) if date and not is_date(date)]
        for date in bad:
            yield Problem(table, row.line, f"date {date!r} is no day, month or year such as 2009-10-15")
        if bad:
            continue
        if (row.since or row.until) and not row.source:
            yield Problem(table, row.line, "give the source of the dates")
        since = first_day(row.since) if row.since else ""
        until = first_day(row.until) if row.until else "9999"
        if since >= until:
            yield Problem(table, row.line, f"it ends ({row.until}) before it begins ({row.since})")
        spans.setdefault(row.organization, []).append((since, until, row.line))
    for rows in spans.values():
        rows.sort()
        for (_, until, line), (since, _, later) in pairwise(rows):
            if since < until:
                yield Problem(table, later, f"begins before the parent of line {line} ends")


def _circles(tables: Tables) -> Iterator[Problem]:
    entries = {entry.id: entry for entry in tables.organizations}
    found = list(undated_circles(entries))
    for loop in found:
        lines = ", ".join(f"{id} (line {entries[id].line})" for id in loop)
        yield Problem("organizations.tsv", entries[loop[0]].line, f"parents and successors lead in a circle: {lines}")
    if found:
        return
    for day, loop in dated_circles(entries, tables.changes, tables.parents):
        members = set(loop)
        told = [
            *(("changes.tsv", row.line) for row in tables.changes if {row.organization, row.other} <= members),
            *(("parents.tsv", row.line) for row in tables.parents if {row.organization, row.parent} <= members),
            *(
                ("organizations.tsv", entry.line)
                for entry in tables.organizations
                if entry.id in members and {entry.parent, entry.successor} & members
            ),
        ]
        shown = ", ".join(f"{table} line {line}" for table, line in told)
        when = "today" if day == TODAY else f"on {day}"
        yield Problem(*told[0], f"{when} owners lead in a circle: {', '.join(loop)}; see {shown}")
