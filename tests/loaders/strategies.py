"""Releases and facts about them, drawn by hypothesis: odd names, every code and term, spans in odd texts."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

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
    Stage,
    Telling,
)
from biopact.facts import (
    Deal,
    DealEvent,
    Indication,
    Membership,
    Money,
    Organization,
    Party,
    Payment,
    Person,
    Product,
    ProductCount,
    Relation,
    ReleaseFacts,
    Responsibility,
    Royalty,
    Stated,
    Target,
    Technology,
    Territory,
    Thing,
)
from biopact.text import Evidence, Release, Span

T = TypeVar("T")
AThing = TypeVar("AThing", bound=Thing)
S = st.SearchStrategy

# Everything that UTF-8 can hold; a lone surrogate cannot stand in a file, and so not in a release.
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
words = any_text.filter(str.strip)
names = (
    st.sampled_from(["Amgen", 'Says "Who" & Söhne', "a/b#c?d%20e", "<angle>\\back", "大塚製薬", "\u2028 \u00a0x", "é"])
    | words
)
ids = st.sampled_from(["amgen", "immunogen", "a/b", "a%2Fb", "tab\tid", "ü?#"]) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6
)
confidences = st.floats(0, 1) | st.sampled_from([0.0, 0.005, 0.64, 0.8649999, 1.0])
dates = st.dates().flatmap(lambda day: st.sampled_from([day.isoformat()[:length] for length in (4, 7, 10)]))
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
amounts = st.decimals(0, 10**13, places=2) | st.sampled_from([Decimal("2.1E+9"), Decimal("1.50"), Decimal(0)])
rates = st.decimals(0, 100, places=1)


def optional(strategy: S[T]) -> S[T | None]:
    return st.none() | strategy


def tuples(strategy: S[T], min_size: int = 0, max_size: int = 3) -> S[tuple[T, ...]]:
    return st.lists(strategy, min_size=min_size, max_size=max_size).map(tuple)


def codes(kind: type[T]) -> S[T]:
    return st.sampled_from(list(kind))  # type: ignore[call-overload]


def releases() -> S[Release]:
    """Releases whose own metadata may say the title, the date and the source, or not."""
    sources = st.sampled_from(["https://example.org/é", "https://example.org/not an iri", "a wire service"])
    return st.builds(Release, names, texts, optional(sources), optional(words), optional(dates))


class FactsOf:
    """Strategies for the facts of one release, which speak of a few things and rest on a few pieces of its text."""

    def __init__(self, draw: st.DrawFn, release: Release) -> None:
        end = len(release.text) - 1
        spans = st.tuples(st.integers(0, end), st.integers(0, end)).map(lambda at: Span(min(at), max(at) + 1))
        pieces = draw(st.lists(st.builds(Evidence, st.just(release), spans, names), min_size=1, max_size=4))
        self.evidence = tuples(st.sampled_from(pieces), min_size=1)
        self.organizations = _some(draw, Organization, 4)
        self.products = _some(draw, Product, 2)
        self.technologies = _some(draw, Technology, 2)
        self.targets = _some(draw, Target, 1)
        self.indications = _some(draw, Indication, 1)
        self.territories = _some(draw, Territory, 3)
        self.people = _some(draw, Person, 2)

    def stated(self, values: S[T]) -> S[Stated[T]]:
        return st.builds(Stated, values, self.evidence)

    def payments(self) -> S[Payment]:
        """Sums stated in full, and sums that the text keeps back."""
        shared = {
            "kind": codes(PaymentKind),
            "evidence": self.evidence,
            "state": optional(codes(MoneyState)),
            "payer": optional(self.organizations),
            "payee": optional(self.organizations),
            "milestone_kinds": tuples(codes(MilestoneKind)),
        }
        money = st.builds(Money, amounts, st.sampled_from(["USD", "EUR", "JPY"]), words)
        stated = st.builds(Payment, money=money, up_to=st.booleans(), **shared)
        return stated | st.builds(Payment, money=st.none(), disclosure=st.just(Disclosure.WITHHELD), **shared)

    def deals(self) -> S[Deal]:
        territory = tuples(self.stated(self.territories), max_size=2)
        royalty = st.builds(
            Royalty, self.evidence, optional(st.booleans()), optional(rates), optional(rates), optional(any_text)
        )
        duty = st.builds(Responsibility, codes(Activity), self.organizations, self.evidence, optional(self.territories))
        return st.builds(
            Deal,
            id=ids,
            kinds=tuples(codes(DealKind), min_size=1),
            parties=tuples(st.builds(Party, self.organizations, codes(Role), self.evidence), min_size=2, max_size=4),
            events=tuples(st.builds(DealEvent, codes(EventKind), optional(dates), self.evidence), min_size=1),
            telling=codes(Telling),
            evidence=self.evidence,
            confidence=confidences,
            subjects=tuples(self.stated(st.one_of(self.products, self.technologies)), max_size=2),
            exclusive=optional(self.stated(st.booleans())),
            territory=territory,
            territory_excluded=territory,
            field=optional(self.stated(words)),
            targets=tuples(self.stated(self.targets), max_size=1),
            payments=tuples(self.payments()),
            royalty=optional(royalty),
            responsibilities=tuples(duty, max_size=2),
            under=optional(self.stated(ids)),
            ordinal=optional(self.stated(st.integers(1, 40))),
        )

    def relations(self) -> S[Relation]:
        """Every predicate, between things that it may join or with a literal."""
        owned: S[Thing] = st.one_of(self.products, self.technologies)
        sites = st.sampled_from(["https://www.example.org/é?a=b#c", "https://not an iri", "www.example.org"])
        ends: dict[Predicate, tuple[S[Thing], S[Thing | str]]] = {
            Predicate.DEVELOPED_BY: (self.products, self.organizations),
            Predicate.USES_TECHNOLOGY: (self.products, self.technologies),
            Predicate.OWNED_BY: (owned, self.organizations),
            Predicate.TARGETS: (self.products, self.targets),
            Predicate.INDICATED_FOR: (self.products, self.indications),
            Predicate.STAGE: (self.products, codes(Stage).map(lambda stage: stage.value)),
            Predicate.SUBSIDIARY_OF: (self.organizations, self.organizations),
            Predicate.TICKER: (self.organizations, st.sampled_from(["NASDAQ:IMGN", "SIX:ROG"])),
            Predicate.LOCATION: (self.organizations, words),
            Predicate.WEBSITE: (self.organizations, sites),
            Predicate.FILED_IN: (self.products, self.territories),
        }
        return st.one_of(
            [
                st.builds(Relation, subject, st.just(predicate), other, self.evidence, codes(Telling), confidences)
                for predicate, (subject, other) in ends.items()
            ]
        )

    def memberships(self) -> S[Membership]:
        return st.builds(Membership, self.people, self.organizations, words, self.evidence)

    def counts(self) -> S[ProductCount]:
        return st.builds(
            ProductCount,
            ids,
            st.integers(0, 10**6),
            words,
            self.evidence,
            optional(self.technologies),
            optional(self.organizations),
            optional(any_text),
            st.booleans(),
            optional(ids),
            tuples(ids, max_size=2),
        )


def _some(draw: st.DrawFn, kind: type[AThing], most: int) -> S[AThing]:
    """A few things of one kind. Two of them may be of one identifier and bear different names."""
    thing = st.builds(kind, ids, names, tuples(names, max_size=2), st.booleans())
    return st.sampled_from(draw(st.lists(thing, min_size=1, max_size=most)))


def _distinct(strategy: S[T], max_size: int) -> S[tuple[T, ...]]:
    return st.lists(strategy, max_size=max_size, unique_by=lambda it: it.id).map(tuple)  # type: ignore[attr-defined]


@st.composite
def release_facts(draw: st.DrawFn) -> ReleaseFacts:
    """Everything that could be read from a release; deals and counts have identifiers of their own."""
    release = draw(releases())
    of = FactsOf(draw, release)
    listed = draw(tuples(st.one_of(of.organizations, of.products, of.people), max_size=2))
    return ReleaseFacts(
        release,
        title=draw(optional(of.stated(words))),
        date=draw(optional(of.stated(dates))),
        issuers=draw(tuples(of.organizations, max_size=2)),
        things=listed,
        deals=draw(_distinct(of.deals(), max_size=2)),
        relations=draw(tuples(of.relations())),
        memberships=draw(tuples(of.memberships())),
        counts=draw(_distinct(of.counts(), max_size=2)),
    )
