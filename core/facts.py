"""What a release states, as values: things, deals with their terms, relations, counts.

Kinds, roles and other codes are in `codes.py`.
Every fact carries at least one `Evidence`; `key` is the fact without its evidence, so that the same
fact told by six releases is one fact with six witnesses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Generic, TypeVar

from biopact.codes import (
    Activity,
    DealKind,
    Disclosure,
    EventKind,
    MilestoneKind,
    MoneyState,
    PaymentKind,
    Predicate,
    Role,
    Telling,
)
from biopact.text import Evidence, Release

T = TypeVar("T")


# ---- things ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has a name. `id` is the last segment of its IRI, unique within its `segment`."""

    segment: ClassVar[str] = "thing"

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    undisclosed: bool = False


@dataclass(frozen=True, slots=True)
class Organization(Thing):
    segment: ClassVar[str] = "organization"


@dataclass(frozen=True, slots=True)
class Product(Thing):
    segment: ClassVar[str] = "product"


@dataclass(frozen=True, slots=True)
class Technology(Thing):
    segment: ClassVar[str] = "technology"


@dataclass(frozen=True, slots=True)
class Target(Thing):
    segment: ClassVar[str] = "target"


@dataclass(frozen=True, slots=True)
class Indication(Thing):
    segment: ClassVar[str] = "indication"


@dataclass(frozen=True, slots=True)
class Territory(Thing):
    segment: ClassVar[str] = "territory"


@dataclass(frozen=True, slots=True)
class Person(Thing):
    segment: ClassVar[str] = "person"


# ---- values with evidence -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value and the words that say it."""

    value: T
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.value!r} is stated by nothing")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in full units (1.3 billion dollars is 1300000000 USD) and the words that name it."""

    amount: Decimal
    currency: str
    wording: str


@dataclass(frozen=True, slots=True)
class Payment:
    """One sum of a deal. `money` is None where the text withholds it ("terms were not disclosed")."""

    kind: PaymentKind
    money: Money | None
    evidence: tuple[Evidence, ...]
    up_to: bool = False
    state: MoneyState | None = None
    disclosure: Disclosure = Disclosure.STATED
    payer: Organization | None = None
    payee: Organization | None = None
    milestone_kinds: tuple[MilestoneKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Royalty:
    """Royalties of a deal; rates in percent of net sales, None where no number or fixed wording gives them."""

    evidence: tuple[Evidence, ...]
    tiered: bool | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    organization: Organization
    role: Role
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who carries out an activity under a deal, and where, when the text limits it."""

    activity: Activity
    responsible: Organization
    evidence: tuple[Evidence, ...]
    territory: Territory | None = None


@dataclass(frozen=True, slots=True)
class DealEvent:
    """One step in a deal's life. `date` is ISO 8601 in the text's own precision: 2012-12-19, 2009-09, 2009; or None."""

    kind: EventKind
    date: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """One agreement or transaction between named parties."""

    id: str
    kinds: tuple[DealKind, ...]
    parties: tuple[Party, ...]
    events: tuple[DealEvent, ...]
    telling: Telling
    evidence: tuple[Evidence, ...]
    confidence: float
    subjects: tuple[Stated[Product | Technology], ...] = ()
    exclusive: Stated[bool] | None = None
    territory: tuple[Stated[Territory], ...] = ()
    territory_excluded: tuple[Stated[Territory], ...] = ()
    field: Stated[str] | None = None
    targets: tuple[Stated[Target], ...] = ()
    payments: tuple[Payment, ...] = ()
    royalty: Royalty | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    under: Stated[str] | None = None
    """The id of the umbrella deal under which this one was made."""
    ordinal: Stated[int] | None = None
    """Which of its kind between these parties the text calls it: 3 for "a third license"."""

    @property
    def key(self) -> tuple[object, ...]:
        """What the deal is, whoever tells it: kinds, parties with roles, events with dates."""
        return (
            self.kinds,
            tuple((party.organization.id, party.role) for party in self.parties),
            tuple((event.kind, event.date) for event in self.events),
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject, predicate, object: between two things, or a literal such as a ticker or a stage code."""

    subject: Thing
    predicate: Predicate
    object: Thing | str
    evidence: tuple[Evidence, ...]
    telling: Telling
    confidence: float

    @property
    def key(self) -> tuple[str, str, Predicate, str]:
        """The relation without its witnesses."""
        other = self.object if isinstance(self.object, str) else f"{self.object.segment}/{self.object.id}"
        return (self.subject.segment, self.subject.id, self.predicate, other)


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's role in an organization, as said ("President and CEO")."""

    person: Person
    organization: Organization
    role: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ProductCount:
    """How many products a text counts without naming them: "ten TAP compounds are in clinical testing"."""

    id: str
    count: int
    label: str
    evidence: tuple[Evidence, ...]
    technology: Technology | None = None
    holder: Organization | None = None
    status: str | None = None
    wholly_owned: bool = False
    part_of: str | None = None
    under: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReleaseFacts:
    """Everything read from one release."""

    release: Release
    title: Stated[str] | None = None
    date: Stated[str] | None = None
    issuers: tuple[Organization, ...] = ()
    things: tuple[Thing, ...] = ()
    deals: tuple[Deal, ...] = ()
    relations: tuple[Relation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    counts: tuple[ProductCount, ...] = ()
    fingerprint: str | None = field(default=None, compare=False)
    """Of the release's own words, by which the same release is known in another place."""
