"""Deals as one compares them: what each is about, how far its products were, what was paid, who tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from biopact.codes import Stage, Telling
from biopact.graph.answers import Answers
from biopact.graph.rows import DealRow, PartyRow, PaymentRow, RoyaltyRow, TellingRow, TermRow, ThingRow, TraitRow
from biopact.resolution.dates import is_date, last_day


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with all the names it goes by; an undisclosed one is never the same as another."""

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    undisclosed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The label, then the aliases."""
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class Comparable:
    """One deal. `date` is ISO 8601 in the text's own precision; sums are in whole units, rates in percent.

    `technologies`, `targets` and `indications` are those of the deal and those of the products that it is about.
    `stage` is the highest that a release had given one of these products when the deal was told.
    """

    deal: str
    date: str | None = None
    kinds: tuple[str, ...] = ()
    parties: tuple[PartyRow, ...] = ()
    party_names: tuple[str, ...] = ()
    """Every name of the parties, those under which they signed included."""
    products: tuple[Named, ...] = ()
    technologies: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()
    indications: tuple[Named, ...] = ()
    subjects: tuple[str, ...] = ()
    """Labels of what the deal itself is said to be about."""
    field: tuple[str, ...] = ()
    stage: Stage | None = None
    payments: tuple[PaymentRow, ...] = ()
    royalties: tuple[RoyaltyRow, ...] = ()
    exclusive: bool | None = None
    territory: tuple[str, ...] = ()
    release: TellingRow | None = None
    """The release whose news it is, else the first that tells it."""
    telling: Telling = Telling.NEWS


def comparables(answers: Answers) -> tuple[Comparable, ...]:
    """All deals of a store as one compares them, the newest first."""
    things = {thing.thing: thing for thing in (*answers.things_told, *answers.things)}
    parties, signatories = _by_deal(answers.parties), _by_deal(answers.signatories)
    terms, tellings = _by_deal(answers.terms), _by_deal(answers.tellings)
    payments, royalties = _by_deal(answers.payments), _by_deal(answers.royalties)
    traits: dict[str, list[TraitRow]] = defaultdict(list)
    for trait in answers.traits:
        traits[trait.product].append(trait)
    found = []
    for row in answers.deals:
        release = min(tellings[row.deal], key=lambda told: (not told.announced, told.date or "~"), default=None)
        about = _About(terms[row.deal], traits, things)
        members = [*parties[row.deal], *signatories[row.deal]]
        names = [name for party in members for name in _named(party.organization, party.label, things).names]
        found.append(
            Comparable(
                deal=row.deal,
                date=row.date,
                kinds=row.kinds,
                parties=tuple(parties[row.deal]),
                party_names=tuple(dict.fromkeys(names)),
                products=about.products,
                technologies=about.of("technology"),
                targets=about.of("target"),
                indications=about.of("indication"),
                subjects=about.labels("subject"),
                field=about.labels("field"),
                stage=about.stage(_told_by(row, release)),
                payments=tuple(payments[row.deal]),
                royalties=tuple(royalties[row.deal]),
                exclusive=row.exclusive,
                territory=about.labels("territory"),
                release=release,
                telling=row.telling,
            )
        )
    return tuple(found)


def _told_by(deal: DealRow, release: TellingRow | None) -> str | None:
    """The day that decides which stage is that of the deal: its release's, if that is news, else its own."""
    date = release.date if release and release.announced and release.date else deal.date
    return last_day(date) if date and is_date(date) else None


class _About:
    """What the terms of one deal, and the traits of the products in them, say that it is about."""

    def __init__(
        self, terms: Iterable[TermRow], traits: Mapping[str, list[TraitRow]], things: Mapping[str, ThingRow]
    ) -> None:
        self._terms = tuple(terms)
        self._things = things
        subjects = {term.value: term.label for term in self._terms if term.term == "subject"}
        kinds = {iri: things[iri].kind if iri in things else None for iri in subjects}
        self.products = tuple(_named(iri, label, things) for iri, label in subjects.items() if kinds[iri] == "Product")
        self._traits = [trait for product in self.products for trait in traits.get(product.iri, ())]
        self._stated = {
            "technology": {iri: label for iri, label in subjects.items() if kinds[iri] == "Technology"},
            "target": {term.value: term.label for term in self._terms if term.term == "target"},
            "indication": {},
        }

    def of(self, trait: str) -> tuple[Named, ...]:
        """The technologies, targets or indications: those of the deal first, then those of its products."""
        found = self._stated[trait] | {row.value: row.label for row in self._traits if row.trait == trait}
        return tuple(_named(iri, label, self._things) for iri, label in found.items())

    def labels(self, term: str) -> tuple[str, ...]:
        """The values of a term, in the words of their labels."""
        return tuple(dict.fromkeys(row.label for row in self._terms if row.term == term))

    def stage(self, day: str | None) -> Stage | None:
        """The highest stage that a release up to that day gives one of the products."""
        order = list(Stage)
        reached = [
            order.index(Stage(row.value.rpartition("/")[2]))
            for row in self._traits
            if row.trait == "stage" and row.since and day and row.since <= day
        ]
        return order[max(reached)] if reached else None


def _named(iri: str, label: str, things: Mapping[str, ThingRow]) -> Named:
    thing = things.get(iri)
    aliases = tuple(thing.aliases.split(" | ")) if thing and thing.aliases else ()
    return Named(iri, label, aliases, bool(thing and thing.undisclosed))


Row = TypeVar("Row", PartyRow, TermRow, TellingRow, PaymentRow, RoyaltyRow)


def _by_deal(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.deal].append(row)
    return found
