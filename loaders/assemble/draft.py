"""A deal while it is put together: findings first, then kinds, sides, events and terms."""

from __future__ import annotations

from dataclasses import dataclass, field

from biopact.codes import Activity, DealKind, EventKind, Role, Telling
from biopact.loaders.document import Kind
from biopact.loaders.rule import Found
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.payments import PaymentFinding
from biopact.loaders.rules.royalties import RoyaltyFinding
from biopact.loaders.rules.territories import Scope
from biopact.loaders.skeleton import Skeleton


@dataclass
class DealDraft:
    """One deal of a release, told by one or more findings."""

    parties: tuple[int, ...]
    family: str
    telling: Telling
    findings: list[Found[DealFinding]] = field(default_factory=list)
    kinds: tuple[DealKind, ...] = ()
    roles: dict[int, Role] = field(default_factory=dict)
    event: EventKind = EventKind.SIGNED
    date: str | None = None
    date_at: Skeleton | None = None
    event_at: Skeleton | None = None
    subjects: list[tuple[Kind, int, Skeleton]] = field(default_factory=list)
    exclusive: tuple[bool, Skeleton] | None = None
    scope: tuple[Scope, Skeleton] | None = None
    payments: list[Found[PaymentFinding]] = field(default_factory=list)
    royalty: Found[RoyaltyFinding] | None = None
    duties: list[tuple[Activity, int, Skeleton]] = field(default_factory=list)
    field_words: tuple[str, Skeleton] | None = None
    undisclosed_target: Skeleton | None = None
    withheld: Skeleton | None = None
    under: DealDraft | None = None
    under_at: Skeleton | None = None
    told: list[Skeleton] = field(default_factory=list)
    """Every sentence whose terms were given to this deal."""
    twin: int = 0
    """Tells apart several deals of the same parties and kinds that one sentence counts ("two licences")."""
    ordinal: tuple[int, Skeleton] | None = None
    """Which of its kind between its parties the text calls it."""
    signer: tuple[int, int, Found[DealFinding]] | None = None
    """A party, its subsidiary that signs in its place, and the telling of that."""
    beginnings: list[Found[DealFinding]] = field(default_factory=list)
    """Tellings of how the agreement began whose later step is the news."""
    signed_before: tuple[str, Skeleton] | None = None
    """The date on which the text says that a deal was signed whose later step is the news."""

    @property
    def news(self) -> bool:
        """True for what this release announces."""
        return self.telling is Telling.NEWS


FAMILIES: tuple[tuple[str, frozenset[DealKind]], ...] = (
    ("acquisition", frozenset({DealKind.ACQUISITION})),
    ("assets", frozenset({DealKind.ASSET_PURCHASE})),
    ("royalty", frozenset({DealKind.ROYALTY_FINANCING})),
    ("settlement", frozenset({DealKind.SETTLEMENT})),
)


def family_of(kinds: tuple[DealKind, ...]) -> str:
    """Deals of different families are never one deal, even between the same parties."""
    for name, members in FAMILIES:
        if kinds and kinds[0] in members:
            return name
    return "partnering"
