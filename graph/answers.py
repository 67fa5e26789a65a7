"""The typed answers of one store, each asked once: for views that need many of them together."""

from __future__ import annotations

from functools import cached_property

from biopact.graph import proof_rows, queries, rows
from biopact.graph.as_owned import AsOwned, made_by
from biopact.graph.owners import Naming, Owners
from biopact.graph.store import Store

_AS_TOLD = (
    "signatories",
    "_deals",
    "_events",
    "_payments",
    "_tellings",
    "things_told",
    "claims",
    "passages",
    "witnesses",
    "products",
    "traits",
    "people",
    "counts",
)
"""What is the same whoever owns whom, as attributes of `Answers`."""


class Answers:
    """What a store answers to the named queries at the time it is first asked; later changes do not show.

    With `owners` everything that deals say of organizations is answered as owned, or up to a day.
    """

    def __init__(self, store: Store, owners: Owners | None = None) -> None:
        self._store = store
        self.owners = owners or Owners()

    def owned(self, owners: Owners) -> Answers:
        """The answers of the same store to the same queries, seen as `owners` says; nothing is asked of it twice."""
        other = Answers(self._store, owners)
        for name in _AS_TOLD:
            other.__dict__[name] = getattr(self, name)
        return other

    @cached_property
    def seen(self) -> AsOwned:
        """The view of the owners on this store."""
        return AsOwned(self.owners, lambda: self.things_told, lambda: made_by(self._events, self._tellings))

    @cached_property
    def signatories(self) -> tuple[rows.PartyRow, ...]:
        """Every part of an organization in a deal as announced, whoever owns it."""
        return queries.parties(self._store)

    @cached_property
    def _events(self) -> tuple[rows.EventRow, ...]:
        return queries.events(self._store)

    @cached_property
    def _tellings(self) -> tuple[rows.TellingRow, ...]:
        return queries.tellings(self._store)

    @cached_property
    def things_told(self) -> tuple[rows.ThingRow, ...]:
        """Everything that has a name, organizations under their own, whoever owns them."""
        return queries.things(self._store)

    @cached_property
    def deals(self) -> tuple[rows.DealRow, ...]:
        """Every deal, the newest first."""
        return self._deals if self.owners == Owners() else self.seen.deals(self._deals, self.parties)

    @cached_property
    def _deals(self) -> tuple[rows.DealRow, ...]:
        return queries.deals(self._store)

    @cached_property
    def parties(self) -> tuple[rows.PartyRow, ...]:
        """Every part of an organization in a deal."""
        return self.seen.parties(self.signatories)

    @cached_property
    def payments(self) -> tuple[rows.PaymentRow, ...]:
        """Every sum of every deal."""
        return self.seen.payments(self._payments)

    @cached_property
    def _payments(self) -> tuple[rows.PaymentRow, ...]:
        return queries.payments(self._store)

    @cached_property
    def events(self) -> tuple[rows.EventRow, ...]:
        """Every step in the life of every deal."""
        return self.seen.events(self._events)

    @cached_property
    def terms(self) -> tuple[rows.TermRow, ...]:
        """What deals are about and how their rights are bounded."""
        return self.seen.of_deals(queries.terms(self._store))

    @cached_property
    def royalties(self) -> tuple[rows.RoyaltyRow, ...]:
        """The royalties of every deal that has them."""
        return self.seen.of_deals(queries.royalties(self._store))

    @cached_property
    def duties(self) -> tuple[rows.DutyRow, ...]:
        """Who has to do what under which deal."""
        return self.seen.duties(queries.duties(self._store))

    @cached_property
    def tellings(self) -> tuple[rows.TellingRow, ...]:
        """Which releases tell which deal."""
        return self.seen.of_deals(self._tellings)

    @cached_property
    def claims(self) -> tuple[proof_rows.ClaimRow, ...]:
        """Every statement of every release."""
        return queries.claims(self._store)

    @cached_property
    def passages(self) -> tuple[proof_rows.PassageRow, ...]:
        """Every piece of evidence."""
        return queries.passages(self._store)

    @cached_property
    def witnesses(self) -> tuple[proof_rows.WitnessRow, ...]:
        """What rests on which piece of evidence."""
        return queries.witnesses(self._store)

    @cached_property
    def things(self) -> tuple[rows.ThingRow, ...]:
        """Everything that has a name."""
        return self.things_told if self.owners.naming is Naming.ANNOUNCED else self.seen.things(self.things_told)

    @cached_property
    def products(self) -> tuple[rows.ProductRow, ...]:
        """Every product with its highest stage."""
        return queries.products(self._store)

    @cached_property
    def traits(self) -> tuple[rows.TraitRow, ...]:
        """Technologies, targets, indications and stages of products."""
        return queries.traits(self._store)

    @cached_property
    def people(self) -> tuple[rows.PersonRow, ...]:
        """People and their posts."""
        return queries.people(self._store)

    @cached_property
    def counts(self) -> tuple[rows.CountRow, ...]:
        """Products that are counted but not named."""
        return queries.counts(self._store)

    @cached_property
    def addresses(self) -> tuple[rows.AddressRow, ...]:
        """Every address of every release, copies included."""
        return queries.addresses(self._store)

    @cached_property
    def releases(self) -> tuple[rows.ReleaseRow, ...]:
        """Every release by date."""
        return queries.releases(self._store)
