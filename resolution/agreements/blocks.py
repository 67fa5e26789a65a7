"""What a telling is compared with, and which of several agreements that it fits more speaks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from biopact.codes import Role
from biopact.resolution.agreements.agreement import Agreement
from biopact.resolution.agreements.fitting import FAR, Owners, share_a_subject
from biopact.resolution.agreements.telling import Told

LARGEST_BLOCK = 100
"""Agreements of one pair of parties with which a telling is compared: the first ones. No real pair has so many."""

_MANY = 5
"""Parties of an agreement up to which each pair of them is a block; consortia are compared as a whole."""


def blocks(told: Told, owners: Owners) -> Iterator[tuple[str, ...]]:
    """The blocks in which a telling is compared: its pairs of parties, under who owns them in the end.

    Whether two tellings join depends only on tellings that share a block with them, or with one that does.
    """
    for role, organization in told.parties:
        if role is Role.ACQUIRED:
            yield "acquired", organization
    last = sorted({owners.at(organization, FAR) for organization in told.organizations})
    if len(last) == 1:
        yield "within", *sorted(told.organizations)
    elif len(last) <= _MANY:
        yield from combinations(last, 2)
    else:
        yield tuple(last)


def narrowed(told: Told, options: list[Agreement]) -> list[Agreement]:
    """The options that more speaks for: each sign is used if it leaves any."""
    signs: tuple[Callable[[Agreement], bool], ...] = (
        lambda it: share_a_subject(it.subjects, told.subjects),
        lambda it: it.shares_a_sum(told),
        lambda it: told.signed is not None and it.begin == told.signed,
        lambda it: bool(it.kinds & told.kinds),
        lambda it: it.names(told),
    )
    for sign in signs:
        if len(options) > 1:
            options = [it for it in options if sign(it)] or options
    return options
