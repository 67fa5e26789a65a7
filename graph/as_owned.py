"""The rows of the named queries as owned: each organization replaced by its owner, deals made later left out.

Only what deals say of organizations is replaced. What a release says of them otherwise (a ticker, a developer, a
person's post), and the words that prove it, stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import product
from typing import TypeVar

from biopact.codes import EventKind, Role
from biopact.graph.owners import Naming, Owners
from biopact.graph.rows import (
    DealRow,
    DutyRow,
    EventRow,
    LicenseRow,
    PartnerRow,
    PartyRow,
    PaymentRow,
    RoyaltyRow,
    TellingRow,
    TermRow,
    ThingRow,
)
from biopact.resolution.dates import first_day, is_date, last_day
from biopact.resolution.ownership import owner_on
from biopact.resolution.registry import registry

OfDeal = TypeVar("OfDeal", PaymentRow, EventRow, TermRow, RoyaltyRow, TellingRow)

_ORGANIZATION = "/organization/"


def made_by(events: Iterable[EventRow], tellings: Iterable[TellingRow]) -> dict[str, str]:
    """For each deal the first day by which it was certainly made (ISO 8601); deals without any date are missing.

    That is the last day that the date of its signing may mean (of its completion, if no signing is dated), or the day
    of the first release that tells it, whichever is earlier.
    """
    signed: dict[str, str] = {}
    completed: dict[str, str] = {}
    for event in events:
        steps = {EventKind.SIGNED: signed, EventKind.PENDING: signed, EventKind.COMPLETED: completed}.get(event.kind)
        if steps is not None and event.date and is_date(event.date):
            steps[event.deal] = min(steps.get(event.deal, "9999-12-31"), last_day(event.date))
    days = completed | signed
    for telling in tellings:
        if telling.date and is_date(telling.date):
            days[telling.deal] = min(days.get(telling.deal, "9999-12-31"), last_day(telling.date))
    return days


class AsOwned:
    """One view on the organizations of a store.

    `things` and `made` are asked for once, and only if the view needs them: everything that has a name, and the day
    of each deal as `made_by` gives it.
    """

    def __init__(
        self,
        owners: Owners,
        things: Callable[[], Iterable[ThingRow]],
        made: Callable[[], Mapping[str, str]],
    ) -> None:
        self.owners = owners
        self._things = things
        self._made = made
        self._owner: dict[str, str] = {}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {thing.thing: thing.label for thing in self._things()}

    @cached_property
    def _days(self) -> Mapping[str, str]:
        return self._made()

    def owner(self, organization: str) -> str:
        """The IRI of the ultimate owner, below the same base; the organization's own where it has none."""
        if self.owners.naming is Naming.ANNOUNCED:
            return organization
        if organization not in self._owner:
            base, segment, identifier = organization.rpartition(_ORGANIZATION)
            owner = owner_on(identifier, self.owners.day) if segment else identifier
            self._owner[organization] = f"{base}{segment}{owner}"
        return self._owner[organization]

    def label(self, organization: str, told: str) -> str:
        """The label of the owner: the store's, else the registry's; `told` for an organization that has none."""
        owner = self.owner(organization)
        if owner == organization:
            return told
        identifier = owner.rpartition("/")[2]
        entry = registry().entries.get(identifier)
        return self._labels.get(owner) or (entry.name if entry else identifier)

    def holds(self, deal: str) -> bool:
        """True if the deal was made by the day of the view."""
        day = self.owners.day
        return day is None or self._days.get(deal, "9999-12-31") <= day

    # ---- rows -------------------------------------------------------------------------------------------------------

    def parties(self, rows: Iterable[PartyRow]) -> tuple[PartyRow, ...]:
        """Each owner once for each role; `signed_as` names those that signed under another name."""
        found: dict[tuple[str, Role, str], PartyRow] = {}
        for row in rows:
            if not self.holds(row.deal):
                continue
            owner = self.owner(row.organization)
            known = found.setdefault(
                (row.deal, row.role, owner),
                replace(row, organization=owner, label=self.label(row.organization, row.label)),
            )
            if owner != row.organization:
                signed_as = tuple(sorted({*known.signed_as, row.label}))
                found[row.deal, row.role, owner] = replace(known, signed_as=signed_as)
        return tuple(found[key] for key in sorted(found))

    def deals(self, rows: Iterable[DealRow], parties: Iterable[PartyRow]) -> tuple[DealRow, ...]:
        """The deals with their parties as owned, in the same order."""
        members: dict[str, set[str]] = defaultdict(set)
        for party in parties:
            members[party.deal].add(f"{party.label} ({party.role})")
        return tuple(
            replace(row, parties=", ".join(sorted(members[row.deal])) or None) for row in rows if self.holds(row.deal)
        )

    def of_deals(self, rows: Iterable[OfDeal]) -> tuple[OfDeal, ...]:
        """The rows of deals that the view holds."""
        return tuple(row for row in rows if self.holds(row.deal))

    def events(self, rows: Iterable[EventRow]) -> tuple[EventRow, ...]:
        """The steps that had begun by the day of the view; undated ones stay with their deal."""
        day = self.owners.day or "9999-12-31"
        held = self.of_deals(rows)
        return tuple(row for row in held if not row.date or not is_date(row.date) or first_day(row.date) <= day)

    def payments(self, rows: Iterable[PaymentRow]) -> tuple[PaymentRow, ...]:
        """The sums with payer and payee as owned."""
        return tuple(
            replace(row, payer=row.payer and self.owner(row.payer), payee=row.payee and self.owner(row.payee))
            for row in self.of_deals(rows)
        )

    def duties(self, rows: Iterable[DutyRow]) -> tuple[DutyRow, ...]:
        """The duties with who bears them as owned."""
        return tuple(
            replace(row, organization=self.owner(row.organization), label=self.label(row.organization, row.label))
            for row in rows
            if self.holds(row.deal)
        )

    def licenses(self, rows: Iterable[LicenseRow], parties: Iterable[PartyRow]) -> tuple[LicenseRow, ...]:
        """Who licenses to whom as owned; what one owner licenses to itself is left out."""
        sides: dict[tuple[str, Role], list[PartyRow]] = defaultdict(list)
        for party in parties:
            sides[party.deal, party.role].append(party)
        found = set()
        for row in {row.deal: row for row in rows}.values():
            for giving, taking in product(sides[row.deal, Role.LICENSOR], sides[row.deal, Role.LICENSEE]):
                if giving.organization != taking.organization:
                    found.add(replace(row, licensor=giving.label, licensee=taking.label))
        return tuple(sorted(found, key=lambda row: (row.licensor, row.licensee, row.date or "", row.deal)))

    def partners(self, parties: Iterable[PartyRow], events: Iterable[EventRow]) -> tuple[PartnerRow, ...]:
        """Who has dealt with whom as owned, as the query `partners` counts it."""
        members: dict[str, set[tuple[str, str]]] = defaultdict(set)
        dates: dict[str, set[str]] = defaultdict(set)
        shared: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
        for party in parties:
            members[party.deal].add((party.organization, party.label))
        for event in events:
            if event.date:
                dates[event.deal].add(event.date)
        for deal, both in members.items():
            for (one, name), (other, other_name) in product(both, both):
                if one != other:
                    shared[one, name, other, other_name].add(deal)
        found = []
        for ends, deals in shared.items():
            days = {day for deal in deals for day in dates[deal]}
            found.append(PartnerRow(*ends, len(deals), min(days, default=None), max(days, default=None)))
        return tuple(
            sorted(found, key=lambda row: (row.name, row.organization, -row.deals, row.partner_name, row.partner))
        )

    def things(self, rows: Iterable[ThingRow]) -> tuple[ThingRow, ...]:
        """Owners in the place of organizations; an owner has the names of those it stands for among its aliases."""
        rows = tuple(rows)
        known = {row.thing: row for row in rows}
        found: dict[str, ThingRow] = {}
        for row in rows:
            owner = self.owner(row.thing) if row.kind == "Organization" else row.thing
            if owner == row.thing:
                found[owner] = found.get(owner, row)
                continue
            label = self.label(row.thing, row.label)
            bearer = found.get(owner) or known.get(owner) or ThingRow(owner, row.kind, label, None, None)
            names = {*(bearer.aliases or "").split(" | "), row.label} - {"", label}
            found[owner] = replace(bearer, aliases=" | ".join(sorted(names)) or None)
        return tuple(sorted(found.values(), key=lambda row: (row.kind, row.label, row.thing)))
