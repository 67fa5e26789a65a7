"""Who held whom directly, and when: the dated lines and the undated columns of the registry as spans of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from biopact.resolution.dates import first_day
from biopact.resolution.registry.entries import Change, ChangeKind, OrganizationEntry, OrganizationType, Parent

_PARTS = (OrganizationType.UNIT, OrganizationType.AGENCY, OrganizationType.UNIVERSITY)


@dataclass(frozen=True, slots=True)
class Holding:
    """`owner` held `owned` from `since` up to, not including, `until`: dates as told, None where not known.

    A date of a month or year counts as its first day. `dated` is False where only the present is known; `today` says
    whether it holds now, as far as the registry knows.
    """

    owned: str
    owner: str
    since: str | None
    until: str | None
    dated: bool
    today: bool
    sources: tuple[str, ...] = ()

    def covers(self, day: str) -> bool:
        """True if it is known to have held on a day."""
        return (
            self.dated
            and (self.since is None or first_day(self.since) <= day)
            and (self.until is None or day < first_day(self.until))
        )


@dataclass(frozen=True, slots=True)
class _Mark:
    """A date on which someone came to an owner (`begins`) or left; `owner` empty where it left whoever held it."""

    date: str
    begins: bool
    owner: str
    leaves_any: bool
    sources: tuple[str, ...]


def holdings(
    entries: Mapping[str, OrganizationEntry], changes: Iterable[Change], parents: Iterable[Parent]
) -> dict[str, tuple[Holding, ...]]:
    """Everyone who was ever held by another, with all holdings in the order of time; they never overlap."""
    marks: dict[str, list[_Mark]] = defaultdict(list)
    for change in changes:
        if change.kind is not ChangeKind.RENAMED:
            begins = change.kind is not ChangeKind.SPUN_OFF
            marks[change.organization].append(_Mark(change.date, begins, change.other, not begins, change.source))
    for row in parents:
        # What has no beginning is marked by the beginning of time, which no date of the tables can be.
        marks[row.organization].append(_Mark(row.since, True, row.parent, False, row.source))
        if row.until:
            marks[row.organization].append(_Mark(row.until, False, row.parent, False, row.source))
    declared = {entry.id: entry.successor or entry.parent for entry in entries.values()}
    held: dict[str, tuple[Holding, ...]] = {}
    for entry in entries.values():
        spans = _today(entry, _spans(entry.id, marks.get(entry.id, ())), declared)
        if spans:
            held[entry.id] = tuple(spans)
    return held


def _spans(owned: str, marks: Sequence[_Mark]) -> list[Holding]:
    """Holdings from dated marks; on one day one leaves before one begins."""
    spans: list[Holding] = []
    held = False
    for mark in sorted(marks, key=lambda mark: (mark.date and first_day(mark.date), mark.begins)):
        last = spans[-1] if held else None
        if mark.begins:
            if last and last.owner == mark.owner:
                spans[-1] = replace(last, sources=joined(last.sources, mark.sources))
                continue
            if last:
                spans[-1] = replace(last, until=mark.date, today=False, sources=joined(last.sources, mark.sources))
            spans.append(Holding(owned, mark.owner, mark.date or None, None, True, True, mark.sources))
            held = True
        elif last and (mark.leaves_any or last.owner == mark.owner):
            spans[-1] = replace(last, until=mark.date, today=False, sources=joined(last.sources, mark.sources))
            held = False
        elif not spans:
            spans.append(Holding(owned, mark.owner, None, mark.date, True, False, mark.sources))
    return spans


def _today(entry: OrganizationEntry, spans: list[Holding], declared: Mapping[str, str]) -> list[Holding]:
    """The spans with what the undated columns add: who holds it now."""
    owner = declared[entry.id]
    if not owner:
        return spans
    last = spans[-1] if spans and spans[-1].today else None
    if last and (owner in _above(last.owner, declared) or last.owner in _above(owner, declared)):
        return spans
    if last:
        # It was passed on, on a date that is not known.
        spans[-1] = replace(last, today=False)
    # What is a part by its nature had its parent for as long as it had a name; who took it over did so some day.
    always = not spans and not entry.successor and entry.type in _PARTS
    return [*spans, Holding(entry.id, owner, None, None, always, True, entry.source if always else ())]


def _above(owner: str, declared: Mapping[str, str]) -> set[str]:
    seen: set[str] = set()
    while owner and owner not in seen:
        seen.add(owner)
        owner = declared.get(owner, "")
    return seen


def joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The sources of both, each once, in their order."""
    return tuple(dict.fromkeys((*first, *second)))
