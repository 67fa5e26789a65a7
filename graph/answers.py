"""The typed answers of one store, each asked once: for views that need many of them together."""

from __future__ import annotations

from functools import cached_property

from biopact.graph import queries, rows
from biopact.graph.store import Store


class Answers:
    """What a store answers to the named queries at the time it is first asked; later changes do not show."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def deals(self) -> tuple[rows.DealRow, ...]:
        """Every deal, the newest first."""
        return queries.deals(self._store)

    @cached_property
    def parties(self) -> tuple[rows.PartyRow, ...]:
        """Every part of an organization in a deal."""
        return queries.parties(self._store)

    @cached_property
    def payments(self) -> tuple[rows.PaymentRow, ...]:
        """Every sum of every deal."""
        return queries.payments(self._store)

    @cached_property
    def events(self) -> tuple[rows.EventRow, ...]:
        """Every step in the life of every deal."""
        return queries.events(self._store)

    @cached_property
    def terms(self) -> tuple[rows.TermRow, ...]:
        """What deals are about and how their rights are bounded."""
        return queries.terms(self._store)

    @cached_property
    def royalties(self) -> tuple[rows.RoyaltyRow, ...]:
        """The royalties of every deal that has them."""
        return queries.royalties(self._store)

    @cached_property
    def duties(self) -> tuple[rows.DutyRow, ...]:
        """Who has to do what under which deal."""
        return queries.duties(self._store)

    @cached_property
    def claims(self) -> tuple[rows.ClaimRow, ...]:
        """Every statement of every release."""
        return queries.claims(self._store)

    @cached_property
    def passages(self) -> tuple[rows.PassageRow, ...]:
        """Every piece of evidence."""
        return queries.passages(self._store)

    @cached_property
    def witnesses(self) -> tuple[rows.WitnessRow, ...]:
        """What rests on which piece of evidence."""
        return queries.witnesses(self._store)

    @cached_property
    def things(self) -> tuple[rows.ThingRow, ...]:
        """Everything that has a name."""
        return queries.things(self._store)

    @cached_property
    def products(self) -> tuple[rows.ProductRow, ...]:
        """Every product with its highest stage."""
        return queries.products(self._store)

    @cached_property
    def people(self) -> tuple[rows.PersonRow, ...]:
        """People and their posts."""
        return queries.people(self._store)

    @cached_property
    def counts(self) -> tuple[rows.CountRow, ...]:
        """Products that are counted but not named."""
        return queries.counts(self._store)

    @cached_property
    def releases(self) -> tuple[rows.ReleaseRow, ...]:
        """Every release by date."""
        return queries.releases(self._store)
