"""What releases tell of things and deals, as values: what resolution works on, without RDF."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from biopact.codes import Activity, DealKind, EventKind, MilestoneKind, MoneyState, PaymentKind, Role, Telling


@dataclass(frozen=True, slots=True)
class ThingTold:
    """A thing as one release names it. `node` is its IRI in the release's graph, `segment` the kind in that IRI."""

    release: str
    node: str
    segment: str
    name: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    undisclosed: bool = False


@dataclass(frozen=True, slots=True)
class EventTold:
    """A step in the life of a deal; `date` is ISO 8601 in the text's own precision."""

    node: str
    kind: EventKind
    date: str | None


@dataclass(frozen=True, slots=True)
class PaymentTold:
    """A sum of a deal; `amount` is None where it is withheld."""

    node: str
    kind: PaymentKind
    amount: Decimal | None
    currency: str | None
    up_to: bool
    state: MoneyState | None
    milestone_kinds: tuple[MilestoneKind, ...] = ()


@dataclass(frozen=True, slots=True)
class RoyaltyTold:
    """Royalties of a deal, rates in percent of net sales; None is what the text does not say."""

    node: str
    tiered: bool | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class DutyTold:
    """Who carries out an activity under a deal; `territory` where the text limits it."""

    node: str
    activity: Activity
    responsible: str
    territory: str | None


@dataclass(frozen=True, slots=True)
class DealTold:
    """A deal as one release tells it; nodes are IRIs, `release_date` is ISO 8601."""

    release: str
    release_date: str | None
    node: str
    telling: Telling
    kinds: tuple[DealKind, ...]
    parties: tuple[tuple[Role, str], ...]
    events: tuple[EventTold, ...] = ()
    payments: tuple[PaymentTold, ...] = ()
    royalties: tuple[RoyaltyTold, ...] = ()
    duties: tuple[DutyTold, ...] = ()
    subjects: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    exclusive: bool | None = None
    territories: tuple[str, ...] = ()
    under: str | None = None
    ordinal: int | None = None
    """Which one of its kind between these parties the release calls it: 3 for "third license"."""
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReleaseTold:
    """A release itself: its day as ISO 8601, where it stands, the nodes of who issued it, and its fingerprint."""

    release: str
    date: str | None = None
    sources: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    fingerprint: str | None = None
