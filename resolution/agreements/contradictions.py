"""What tellings of one agreement contradict each other in. Nobody wins: both values stay, and the pair is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from urllib.parse import unquote

from biopact.codes import MilestoneKind, PaymentKind, Role
from biopact.resolution.agreements.agreement import Agreement
from biopact.resolution.agreements.fitting import Owners, counterparts, same_sum, swapped
from biopact.resolution.agreements.same_terms import ONCE, Steps, is_day_of_release
from biopact.resolution.agreements.telling import Told
from biopact.resolution.resolved import Conflict
from biopact.resolution.told import PaymentTold, RoyaltyTold

Value = tuple[str, str, str]
"""A value as said, the release that says it, the node that carries its evidence."""

_MANY_SUMS = frozenset({PaymentKind.OTHER, PaymentKind.MILESTONE_PAID})
"""Kinds of which an agreement may have any number of sums."""


def contradictions(agreement: Agreement, deal: str, steps: Steps, owners: Owners) -> Iterator[Conflict]:
    """All conflicts of an agreement whose tellings are known to be of one; `deal` is the node it is known by."""
    members = sorted(agreement.members, key=lambda told: told.key)
    # An amendment may change rights; that contradicts nothing.
    signings = [told for told in members if not told.reports_step]
    for about, values in (
        *_dates(steps),
        *_sums(members, steps),
        *_roles(agreement, members, owners),
        *_royalties(signings),
        *_exclusivity(signings),
        *_territories(signings),
    ):
        yield Conflict(deal, about, tuple(sorted(set(values))))


def _dates(steps: Steps) -> Iterator[tuple[str, list[Value]]]:
    """Dates of one signing or closing, in one precision. The day of a release is no stated date."""
    for group in steps.groups:
        kind = group[0][1].kind
        if kind not in ONCE:
            continue
        said = [
            (event.date, told.deal.release, event.node)
            for told, event in group
            if event.date and not is_day_of_release(told, event)
        ]
        for length in (10, 7, 4):
            values = [value for value in said if len(value[0]) == length]
            if len({date for date, *_ in values}) > 1:
                yield f"date {kind.value}", values


def _sums(members: Sequence[Told], steps: Steps) -> Iterator[tuple[str, list[Value]]]:
    """Sums of one kind, for one step, of which each telling has one only: several are parts, and no two agree."""
    single: dict[tuple[int | None, PaymentKind, tuple[MilestoneKind, ...]], list[tuple[Told, PaymentTold]]] = {}
    for told in members:
        moment = steps.moment_of(told)
        for payment in told.deal.payments:
            like = [it for it in told.deal.payments if it.kind is payment.kind]
            if len(like) == 1 and payment.kind not in _MANY_SUMS and payment.amount is not None:
                key = (moment, payment.kind, tuple(sorted(payment.milestone_kinds)))
                single.setdefault(key, []).append((told, payment))
    for (_, kind, purposes), sums in single.items():
        distinct = {(payment.amount, payment.currency): payment for _, payment in sums}.values()
        if any(a.currency == b.currency and not same_sum(a, b) for a, b in combinations(distinct, 2)):
            about = " ".join((kind.value, *(purpose.value for purpose in purposes)))
            yield about, [(_amount(payment), told.deal.release, payment.node) for told, payment in sums]


def _amount(payment: PaymentTold) -> str:
    limit = "up to " if payment.up_to else ""
    return f"{limit}{payment.currency or ''} {payment.amount:,f}".strip()


def _roles(agreement: Agreement, members: Sequence[Told], owners: Owners) -> Iterator[tuple[str, list[Value]]]:
    """Tellings of which one has a party give what it takes in another: the parts of all parties in each of them."""
    apart: set[tuple[tuple[Role, str], ...]] = set()
    for one, other in combinations(agreement.shapes, 2):
        pairs = counterparts(one, other, owners)
        if pairs is not None and swapped(one, other, pairs):
            apart |= {one.parties, other.parties}
    if apart:
        yield "roles", [(_parts(told), told.deal.release, told.node) for told in members if told.parties in apart]


def _parts(told: Told) -> str:
    return ", ".join(sorted(f"{_name(organization)} {role.value}" for role, organization in told.parties))


def _name(node: str) -> str:
    return unquote(node.rsplit("/", 1)[-1])


def _royalties(members: Sequence[Told]) -> Iterator[tuple[str, list[Value]]]:
    """Rates of which both ends are said; who says one end only does not contradict."""
    said = [(told, royalty) for told in members for royalty in told.deal.royalties if _range(royalty)]
    if len({_range(royalty) for _, royalty in said}) > 1:
        yield "royalty", [(_range(royalty), told.deal.release, royalty.node) for told, royalty in said]


def _range(royalty: RoyaltyTold) -> str:
    if royalty.low is None or royalty.high is None:
        return ""
    return f"{royalty.low.normalize():f} to {royalty.high.normalize():f} percent"


def _exclusivity(members: Sequence[Told]) -> Iterator[tuple[str, list[Value]]]:
    said = [told for told in members if told.deal.exclusive is not None]
    if len({told.deal.exclusive for told in said}) > 1:
        words = {True: "exclusive", False: "not exclusive"}
        yield "exclusivity", [(words[told.deal.exclusive is True], told.deal.release, told.node) for told in said]


def _territories(members: Sequence[Told]) -> Iterator[tuple[str, list[Value]]]:
    """Territories of which neither is part of the other: who says less does not contradict."""
    said = [(told, frozenset(told.territories)) for told in members if told.territories]
    if any(not one <= other and not other <= one for one, other in combinations({places for _, places in said}, 2)):
        yield (
            "territory",
            [(" | ".join(sorted(map(_name, places))), told.deal.release, told.node) for told, places in said],
        )
