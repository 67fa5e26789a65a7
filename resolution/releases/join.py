"""Find the releases that are one: blocks by their sketches, then words, figures, names and dates of each pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote, urlsplit

from biopact.resolution.releases.blocks import Key, blocks
from biopact.resolution.releases.fingerprint import DECISIVE, MARKS, Fingerprint
from biopact.resolution.resolved import Ground, Join, SetAside
from biopact.resolution.told import ReleaseTold

LIKENESS = 0.6
"""Share of common runs of words from which two texts are one."""
DAYS = 7
"""Days that lie between the first and the last wire at most."""

_LEAD = 24
"""Figures and names of the first sentences."""
_LOOKED_AT = 100
"""Texts of one block that are compared with a further one: the latest."""

Pair = tuple[str, str]


@dataclass(slots=True)
class _Known:
    """A release with what it is compared by."""

    told: ReleaseTold
    print: Fingerprint | None
    day: int | None
    rank: tuple[bool, str, bool, str]
    keys: list[Key]


@dataclass(slots=True)
class _Group:
    """Releases that are one; each is like the first of them."""

    first: _Known
    members: list[_Known]
    whys: dict[str, str] = field(default_factory=dict)


def join_releases(
    told: Iterable[ReleaseTold],
    same: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
    named: Collection[str] = (),
) -> tuple[tuple[Join, ...], tuple[SetAside, ...]]:
    """The releases that stand for another one, and that what they say is left out. Any order gives the same.

    `same` and `apart` are what people decided. Of releases that are one that stands for all which is `named` by a
    decision, then the earliest, then that of the issuer itself, then the one whose IRI sorts first.
    """
    releases = {release.release: release for release in told}
    keys = blocks({name: it.fingerprint for name, it in releases.items() if it.fingerprint})
    compared = keys.keys() | {name for pair in same for name in pair if name in releases}
    known = sorted((_known(releases[name], keys.get(name, [])) for name in compared), key=lambda it: it.rank)
    joins = []
    for group in _groups(known, same, apart):
        if len(group.members) == 1:
            continue
        chosen = min(group.members, key=lambda it: (it.told.release not in named, it.rank))
        for member in group.members:
            if member is not chosen:
                why = group.whys.get(member.told.release) or group.whys[chosen.told.release]
                joins.append(Join(member.told.release, chosen.told.release, Ground.TEXT, why))
    joins.sort(key=lambda join: join.node)
    return tuple(joins), tuple(SetAside(join.node, join.node, "", "", join.why) for join in joins)


def _groups(known: list[_Known], same: Sequence[Pair], apart: Sequence[Pair]) -> Iterable[_Group]:
    """Groups of releases, which come in order of rank: each joins the first group that it fits, or founds one."""
    told_apart = _both_ways(apart)
    by_key: dict[Key, list[_Group]] = defaultdict(list)
    group_of: dict[str, _Group] = {}
    decided = _decided(known, same)
    groups = []
    for release in known:
        name = release.told.release
        if name in group_of:
            continue
        unit = decided.get(name, [release])
        keys = [key for member in unit for key in member.keys]
        fits = None
        for group in _candidates(by_key, keys, release):
            forbidden = {other for member in unit for other in told_apart.get(member.told.release, ())}
            if forbidden.isdisjoint(member.told.release for member in group.members):
                why = next((why for member in unit if (why := _why(group.first, member))), None)
                if why is not None:
                    fits = group, why
                    break
        if fits is None:
            group = _Group(release, [])
            groups.append(group)
            why = "a person decided so"
            for key in release.keys:
                by_key[key].append(group)
        else:
            group, why = fits
        for member in unit:
            group.members.append(member)
            group_of[member.told.release] = group
            if member is not group.first:
                group.whys[member.told.release] = why
    return groups


def _candidates(by_key: dict[Key, list[_Group]], keys: list[Key], release: _Known) -> list[_Group]:
    found: dict[str, _Group] = {}
    for key in keys:
        # Groups came in order of their days: behind the first that is too old all are.
        for group in reversed(by_key.get(key, ())[-_LOOKED_AT:]):
            if release.day is not None and group.first.day is not None and release.day - group.first.day > DAYS:
                break
            found[group.first.told.release] = group
    return sorted(found.values(), key=lambda group: group.first.rank)


def _why(one: _Known, other: _Known) -> str | None:
    """Why two releases are one, in words; None if they are not."""
    if one.print is None or other.print is None:
        return None
    if one.day is not None and other.day is not None and abs(one.day - other.day) > DAYS:
        return None
    likeness = 1.0 if one.print.sketch == other.print.sketch else one.print.likeness(other.print)
    if likeness < LIKENESS or not agree(one.print.marks, other.print.marks):
        return None
    return f"{likeness:.0%} of their words are the same, with the same names and figures"


def agree(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two texts have the same figures and names, as far as both go: only one of them may have more.

    In its lead it may not have more that counts ("second") or tells a step ("closing"). Beyond the last that both
    have, texts of which not all marks are kept may differ.
    """
    if one == other:
        return True
    common = set(one) & set(other)
    if not common or _tells_more(one, other) or _tells_more(other, one):
        return False
    return _within(one, other, common) or _within(other, one, common)


def _tells_more(marks: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether a text has decisive marks in its lead that the other one lacks.

    What stands before the other one's beginning, such as a line of correction, is no lead.
    """
    start = marks.index(others[0]) if others[0] in marks else 0
    return any(mark in DECISIVE and mark not in others[: 2 * _LEAD] for mark in marks[start : start + _LEAD])


def _within(marks: tuple[int, ...], others: tuple[int, ...], common: set[int]) -> bool:
    if len(marks) >= MARKS:
        last = max(number for number, mark in enumerate(marks) if mark in common)
        marks = marks[: last + 1]
    return Counter(marks) <= Counter(others)


def _known(told: ReleaseTold, keys: list[Key]) -> _Known:
    day = None
    if told.date is not None and len(told.date) == 10:
        try:
            day = date.fromisoformat(told.date).toordinal()
        except ValueError:
            day = None
    rank = (day is None, told.date or "", not _is_own(told), told.release)
    return _Known(told, Fingerprint.parse(told.fingerprint) if told.fingerprint else None, day, rank, keys)


def _is_own(told: ReleaseTold) -> bool:
    """Whether a release stands on a page of its issuer: the address has the issuer's first word."""
    hosts = [urlsplit(source).netloc.lower() for source in told.sources if "//" in source]
    words = [unquote(issuer.rpartition("/")[2]).partition("-")[0] for issuer in told.issuers]
    return any(len(word) > 2 and word in host for host in hosts for word in words)


def _both_ways(pairs: Sequence[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def _decided(known: list[_Known], same: Sequence[Pair]) -> dict[str, list[_Known]]:
    """For each release of which people decided that it is one with others, all of these, by rank."""
    by_name = {release.told.release: release for release in known}
    beside = _both_ways([pair for pair in same if pair[0] in by_name and pair[1] in by_name])
    found: dict[str, list[_Known]] = {}
    for start in beside:
        if start not in found:
            reached, waiting = {start}, [start]
            while waiting:
                more = beside[waiting.pop()] - reached
                reached |= more
                waiting += more
            unit = sorted((by_name[name] for name in reached), key=lambda it: it.rank)
            found.update(dict.fromkeys(reached, unit))
    return found
