"""The rows that the named queries give: one frozen dataclass for each query that Python code asks.

A field bears the name of the query's variable. Things are IRIs, code lists are codes, dates are ISO 8601 in the
text's own precision; None is what the store does not say. Rows of evidence are in `proof_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from biopact.codes import Activity, Disclosure, EventKind, MoneyState, PaymentKind, Role, Telling


@dataclass(frozen=True, slots=True)
class DealRow:
    """One deal as a line of a table; `parties`, `subjects`, `territory` and the sums are ready to be read."""

    deal: str
    date: str | None
    kinds: tuple[str, ...]
    parties: str | None
    subjects: str | None
    upfront: str | None
    milestones: str | None
    price: str | None
    total: str | None
    exclusive: bool | None
    territory: str | None
    telling: Telling
    confidence: Decimal | None


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One part in a deal; `signed_as` holds the labels of those that signed, where `organization` is their owner."""

    deal: str
    role: Role
    organization: str
    label: str
    signed_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One sum in whole units of its currency; a withheld one has no amount."""

    deal: str
    payment: str
    kind: PaymentKind
    amount: Decimal | None
    currency: str | None
    up_to: bool | None
    state: MoneyState | None
    disclosure: Disclosure | None
    wording: str | None
    payer: str | None
    payee: str | None
    milestone_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    deal: str
    event: str
    kind: EventKind
    date: str | None


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A step in the life of an umbrella agreement, or of an agreement taken under it; `parties` is ready to be read."""

    umbrella: str
    agreement: str
    parties: str | None
    event: str | None
    kind: EventKind | None
    date: str | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One of the values that contradict each other; `quote` is the sentence that says it."""

    conflict: str
    deal: str
    parties: str | None
    about: str
    value: str
    release: str
    title: str | None
    date: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision: `new` is the other node, the name or the right value; `date` is its day."""

    decision: str
    kind: str
    about: str
    property: str | None
    old: str | None
    new: str | None
    release: str | None
    who: str
    date: str
    why: str
    unmatched: bool


@dataclass(frozen=True, slots=True)
class TermRow:
    """What a deal is about or bounded by; `term` is subject, target, territory, field, exclusive, under or ordinal."""

    deal: str
    term: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class RoyaltyRow:
    """Rates in percent of net sales."""

    deal: str
    royalty: str
    tiered: bool | None
    low: Decimal | None
    high: Decimal | None
    wording: str | None


@dataclass(frozen=True, slots=True)
class DutyRow:
    deal: str
    duty: str
    activity: Activity
    organization: str
    label: str
    territory: str | None


@dataclass(frozen=True, slots=True)
class LicenseRow:
    """Labels of both sides and of the subjects, and the deal."""

    licensor: str
    licensee: str
    date: str | None
    subject: str | None
    exclusive: bool | None
    deal: str


@dataclass(frozen=True, slots=True)
class ProductRow:
    """Labels joined by commas; `stage` is the highest that any release gives."""

    product: str
    developers: str | None
    technologies: str | None
    stage: str | None
    iri: str


@dataclass(frozen=True, slots=True)
class TraitRow:
    """What is said of a product, and since when; `trait` is technology, target, indication or stage."""

    product: str
    trait: str
    value: str
    label: str
    since: str | None


@dataclass(frozen=True, slots=True)
class PartnerRow:
    organization: str
    name: str
    partner: str
    partner_name: str
    deals: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class TellingRow:
    """A release that tells a deal; `announced` if it is the release's own news."""

    deal: str
    release: str
    announced: bool
    title: str | None
    date: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    date: str | None
    title: str | None
    announced: int
    mentioned: int
    source: str | None
    release: str


@dataclass(frozen=True, slots=True)
class AddressRow:
    """Where the text of a release can be read; one that is held in several places has a row for each."""

    release: str
    address: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    """Labels of two things and how they are related, with the number of releases that say so."""

    subject: str
    relation: str
    object: str
    releases: int


@dataclass(frozen=True, slots=True)
class ThingRow:
    """A thing of the store with its labels; `kind` is the local name of its class."""

    thing: str
    kind: str
    label: str
    aliases: str | None
    undisclosed: bool | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person's post, in the words of a release."""

    name: str
    role: str
    employer: str
    organization: str
    person: str
    membership: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """Products counted but not named; `label` and `status` are the words of a release."""

    products: str
    label: str | None
    count: int
    status: str | None
    holder: str | None
    wholly_owned: bool | None
