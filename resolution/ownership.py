"""Who owned whom, and when: the timeline of the registry's changes and parents.

A date may be a day, a month or a year. What changed in a month or year counts from its first day; what is asked of a
month or year is asked of its last day. So "in 2006" Abgenix is Amgen's, which took it over in "2006-04".

Undated lines of the registry are known for today only: they hold where no date is given, and from the latest change on
that the registry dates. What is a part by its nature (a unit, an agency of a department, a university of a system) had
its parent always, and so had who has a line without dates in parents.tsv.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from biopact.resolution.dates import first_day, last_day
from biopact.resolution.registry import ChangeKind, Registry, registry
from biopact.resolution.registry.circles import TODAY, owner_then
from biopact.resolution.registry.holdings import Holding, holdings, joined


@dataclass(frozen=True, slots=True)
class Ownership:
    """`owner`, the last of the chain, held `owned` from `since` up to, not including, `until`.

    Dates are as precise as the sources; None says that the date is not known. `chain` leads from the direct owner to
    the last. `today` says whether it holds now, as far as the registry knows. Where `dated` is False, it is known of
    today alone.
    """

    owned: str
    owner: str
    chain: tuple[str, ...]
    since: str | None
    until: str | None
    dated: bool
    today: bool
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """`other` came before or after an organization; kind and date are None where the registry only says that it did."""

    organization: str
    other: str
    kind: ChangeKind | None
    date: str | None
    sources: tuple[str, ...] = ()


class Timeline:
    """The owners of one registry at all times. Answers are kept, so that asking for all is linear."""

    def __init__(self, known: Registry) -> None:
        self.holdings: dict[str, tuple[Holding, ...]] = holdings(known.entries, known.changes, known.parents)
        """Direct owners, in the order of time."""
        self.known_to = max((first_day(change.date) for change in known.changes), default="")
        """The day of the latest change: from then on, what is known without a date holds, too."""
        self._owners: dict[str, dict[str, str]] = defaultdict(dict)
        self._successors, self._predecessors = _successions(known)

    def owner_on(self, organization: str, date: str | None = None) -> str:
        """The id of the last owner on a date (today, where none is given): the organization itself if nobody held it.

        `date` is ISO 8601, a day, month or year. An id that the registry does not have stands for itself.
        """
        day = last_day(date) if date else TODAY
        if day >= self.known_to:
            day = TODAY
        found = self._owners[day]
        path = []
        here = organization
        while here not in found:
            path.append(here)
            above = owner_then(self.holdings.get(here, ()), day)
            if not above:
                found[here] = here
                break
            here = above
        for id in path:
            found[id] = found[here]
        return found[organization]

    def ownership(self, organization: str) -> tuple[Ownership, ...]:
        """Who held an organization in the end, in the order of time; a change anywhere above it begins a new span.

        Spans never overlap. Last comes, undated, who holds it today where some step up to that owner has no date.
        """
        direct = self.holdings.get(organization, ())
        told: list[Ownership] = []
        todo = [_first(holding) for holding in direct if holding.dated]
        while todo:
            span = todo.pop()
            ended, further = _parted(span, self.holdings.get(span.owner, ()))
            told.extend(ended)
            todo.extend(further)
        told.sort(key=lambda span: _start(span.since))
        return (*told, *self._undated_today(organization))

    def _undated_today(self, organization: str) -> tuple[Ownership, ...]:
        chain = []
        sources: tuple[str, ...] = ()
        dated = True
        here = organization
        while above := next((span for span in reversed(self.holdings.get(here, ())) if span.today), None):
            here = above.owner
            chain.append(here)
            sources = joined(sources, above.sources)
            dated = dated and above.dated
        return () if dated else (Ownership(organization, here, tuple(chain), None, None, False, True, sources),)

    def successors(self, organization: str) -> tuple[Succession, ...]:
        """Who took an organization over, was split from it or continues it, in the order of time."""
        return self._successors.get(organization, ())

    def predecessors(self, organization: str) -> tuple[Succession, ...]:
        """Whom an organization took over, from whom it was split, or whom it continues, in the order of time."""
        return self._predecessors.get(organization, ())


@cache
def timeline() -> Timeline:
    """The timeline of the registry in use."""
    return Timeline(registry())


def owner_on(organization: str, date: str | None = None) -> str:
    """`Timeline.owner_on` by the registry in use.

    >>> owner_on("abgenix", "2000-09-06"), owner_on("abgenix", "2006"), owner_on("spirogen", "2013-12-31")
    ('abgenix', 'amgen', 'astrazeneca')
    """
    return timeline().owner_on(organization, date)


def ownership(organization: str) -> tuple[Ownership, ...]:
    """`Timeline.ownership` by the registry in use."""
    return timeline().ownership(organization)


def successors(organization: str) -> tuple[Succession, ...]:
    """`Timeline.successors` by the registry in use."""
    return timeline().successors(organization)


def predecessors(organization: str) -> tuple[Succession, ...]:
    """`Timeline.predecessors` by the registry in use."""
    return timeline().predecessors(organization)


def _first(holding: Holding) -> Ownership:
    return Ownership(
        holding.owned,
        holding.owner,
        (holding.owner,),
        holding.since,
        holding.until,
        holding.dated,
        holding.today,
        holding.sources,
    )


def _parted(span: Ownership, above: tuple[Holding, ...]) -> tuple[list[Ownership], list[Ownership]]:
    """A span parted by who held its owner meanwhile: the parts in which nobody did, and the parts to follow upwards."""
    free: list[Ownership] = []
    held: list[Ownership] = []
    since, sources = span.since, span.sources
    for holding in above:
        begin = max(since, holding.since, key=_start)
        stop = min(span.until, holding.until, key=_end)
        if not holding.dated or _start(begin) >= _end(stop):
            continue
        both = joined(sources, holding.sources)
        if _start(since) < _start(begin):
            free.append(replace(span, since=since, until=begin, today=False, sources=both))
        held.append(
            replace(
                span,
                owner=holding.owner,
                chain=(*span.chain, holding.owner),
                since=begin,
                until=stop,
                today=span.today and holding.today,
                sources=joined(span.sources, holding.sources),
            )
        )
        if _end(stop) == _end(span.until):
            return free, held
        since, sources = stop, joined(span.sources, holding.sources)
    today = span.today and not any(holding.today for holding in above)
    return [*free, replace(span, since=since, today=today, sources=sources)], held


def _start(date: str | None) -> str:
    return first_day(date) if date else ""


def _end(date: str | None) -> str:
    return first_day(date) if date else "9999"


def _successions(known: Registry) -> tuple[dict[str, tuple[Succession, ...]], dict[str, tuple[Succession, ...]]]:
    """Who came after and who came before each organization; being renamed brings no other."""
    after: dict[str, list[Succession]] = defaultdict(list)
    before: dict[str, list[Succession]] = defaultdict(list)
    for change in sorted(known.changes, key=lambda change: (first_day(change.date), change.organization)):
        if change.kind is ChangeKind.RENAMED:
            continue
        split = change.kind is ChangeKind.SPUN_OFF
        old, new = (change.other, change.organization) if split else (change.organization, change.other)
        after[old].append(Succession(old, new, change.kind, change.date, change.source))
        before[new].append(Succession(new, old, change.kind, change.date, change.source))
    for entry in known.entries.values():
        new = entry.successor
        if new and new not in {succession.other for succession in after[entry.id]}:
            after[entry.id].append(Succession(entry.id, new, None, None, entry.source))
            before[new].append(Succession(new, entry.id, None, None, entry.source))
    return {id: tuple(told) for id, told in after.items() if told}, {id: tuple(told) for id, told in before.items()}
