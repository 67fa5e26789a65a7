"""A deal as one release tells it, with its parties under the names they stand for and its dates as periods."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from biopact.codes import DealKind, EventKind, Role, Telling
from biopact.resolution.agreements.periods import Period, period
from biopact.resolution.identifiers import slug
from biopact.resolution.told import DealTold, EventTold

StandsFor = Callable[[str, str], str]
"""The node that a node of a release stands for: (release, node) -> node."""

NEVER = 3_000_000
"""A day after all others, for releases without a date."""


class Family(StrEnum):
    """Kinds of deals that texts tell as one another."""

    RIGHTS = "rights"
    PURCHASE = "purchase"
    EQUITY = "equity"
    JOINT_VENTURE = "joint venture"
    ROYALTY_FINANCING = "royalty financing"
    SETTLEMENT = "settlement"


FAMILIES: dict[DealKind, Family] = {
    DealKind.LICENSE: Family.RIGHTS,
    DealKind.OPTION: Family.RIGHTS,
    DealKind.COLLABORATION: Family.RIGHTS,
    DealKind.CO_PROMOTION: Family.RIGHTS,
    DealKind.DISTRIBUTION: Family.RIGHTS,
    DealKind.SUPPLY: Family.RIGHTS,
    DealKind.ACQUISITION: Family.PURCHASE,
    DealKind.ASSET_PURCHASE: Family.PURCHASE,
    DealKind.EQUITY_INVESTMENT: Family.EQUITY,
    DealKind.JOINT_VENTURE: Family.JOINT_VENTURE,
    DealKind.ROYALTY_FINANCING: Family.ROYALTY_FINANCING,
    DealKind.SETTLEMENT: Family.SETTLEMENT,
}

OPPOSITE: dict[Role, Role] = {
    one: other
    for pair in (
        (Role.LICENSOR, Role.LICENSEE),
        (Role.ACQUIRER, Role.ACQUIRED),
        (Role.SELLER, Role.BUYER),
        (Role.SUPPLIER, Role.CUSTOMER),
        (Role.INVESTOR, Role.INVESTEE),
    )
    for one, other in (pair, pair[::-1])
}

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Told:
    """A telling of a deal, ready to be compared."""

    deal: DealTold
    parties: tuple[tuple[Role, str], ...]
    """Roles and what the parties' nodes stand for, sorted."""
    standing: tuple[str, ...]
    """What the node of each party of `deal` stands for, in the same order."""
    kinds: frozenset[DealKind]
    families: frozenset[Family]
    subjects: frozenset[str]
    """What the subjects stand for; subjects that have no name tell nothing apart and are left out."""
    signed: Period | None
    """When the telling says that the agreement was signed."""
    steps: tuple[tuple[EventTold, Period | None], ...]
    """What it tells of the agreement's life after the signing."""
    said: int
    """The day of its release; `NEVER` if unknown."""
    territories: tuple[str, ...] = ()
    duties: tuple[tuple[str, str | None], ...] = ()
    """Who is responsible, and where, for each duty of `deal`."""

    @property
    def key(self) -> tuple[str, str]:
        return self.deal.release, self.deal.node

    @property
    def node(self) -> str:
        return self.deal.node

    @property
    def organizations(self) -> frozenset[str]:
        return frozenset(organization for _, organization in self.parties)

    @property
    def is_step(self) -> bool:
        """True if all that happens in this telling is a later step."""
        return bool(self.steps) and len(self.steps) == len(self.deal.events)

    @property
    def is_news(self) -> bool:
        return self.deal.telling is Telling.NEWS

    @property
    def reports_step(self) -> bool:
        """True if its sums and terms are those of a later step; news may tell when the agreement was signed beside."""
        return bool(self.steps) and (self.is_step or self.is_news)

    @property
    def announces(self) -> bool:
        """True if the signing is its news."""
        return self.is_news and not self.steps

    @property
    def is_purchase_of_company(self) -> bool:
        return DealKind.ACQUISITION in self.kinds

    @property
    def when_said(self) -> str | None:
        """The date of the first thing that it tells of, as said."""
        return next((event.date for event in self.deal.events if event.date), None)

    @property
    def when(self) -> Period | None:
        """When what it tells of happened."""
        return next((when for _, when in self.steps if when), None) if self.is_step else self.signed


def told(deal: DealTold, stands_for: StandsFor) -> Told:
    """The telling, each node replaced by what it stands for in its release."""
    release = deal.release
    # A thing without a name of its own is called by the text's words, and its node by the release as well.
    nameless = f"-in-{slug(unquote(release.rsplit('/', 1)[-1]))[:60]}"
    signed = [period(event.date) for event in deal.events if event.kind is EventKind.SIGNED]
    day = period(deal.release_date)
    return Told(
        deal=deal,
        parties=tuple(sorted({(role, stands_for(release, node)) for role, node in deal.parties})),
        standing=tuple(stands_for(release, node) for _, node in deal.parties),
        kinds=frozenset(deal.kinds),
        families=frozenset(FAMILIES[kind] for kind in deal.kinds),
        subjects=frozenset(stands_for(release, node) for node in deal.subjects if not node.endswith(nameless)),
        signed=min((when for when in signed if when), default=None),
        steps=tuple((event, period(event.date)) for event in deal.events if event.kind is not EventKind.SIGNED),
        said=day.last if day else NEVER,
        territories=tuple(sorted({stands_for(release, node) for node in deal.territories})),
        duties=tuple(
            (stands_for(release, duty.responsible), duty.territory and stands_for(release, duty.territory))
            for duty in deal.duties
        ),
    )


def natural(node: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """An order in which `…-2` comes before `…-10` and after the node without a number.

    >>> sorted(["a-10", "a", "a-2"], key=natural)
    ['a', 'a-2', 'a-10']
    """
    return tuple(part.rstrip("-") for part in _NUMBER.split(node)), tuple(map(int, _NUMBER.findall(node)))
