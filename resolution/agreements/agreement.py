"""An agreement as it gathers its tellings: what is known of it so far, and whether another telling fits."""

from __future__ import annotations

from decimal import Decimal

from biopact.codes import DealKind, EventKind, PaymentKind, Role
from biopact.resolution.agreements.fitting import (
    Owners,
    counterparts,
    kinds_agree,
    share_a_subject,
    shares_a_sum,
    subjects_differ,
    swapped,
)
from biopact.resolution.agreements.periods import Period
from biopact.resolution.agreements.telling import FAMILIES, Family, Told, natural
from biopact.resolution.told import PaymentTold

WINDOW = 10
"""Days between a signing and the release that tells of it: two dates so near are one signing."""

ECHO = 3
"""Days within which a second release announces the same signing; later news of the kind is of the next agreement."""

CLOSING = 730
"""Days within which a company that was bought is not bought again by the same buyer: signing, vote and closing."""


class Agreement:
    """Tellings that were found to be of one agreement."""

    def __init__(self, first: Told, number: int, *, is_open: bool = False) -> None:
        self.number = number
        self.is_open = is_open
        """True if it is not known which agreement this is: it may be one of several others."""
        self.members: list[Told] = []
        self.nodes: set[str] = set()
        self.subjects: set[str] = set()
        self.kinds: set[DealKind] = set()
        self.begin: Period | None = None
        """When it was signed, as precisely as any telling says."""
        self.dates: list[Period] = []
        self._announced: list[Period] = []
        """The days of releases that told of the signing as their news."""
        self._sums: dict[tuple[PaymentKind, str | None, Decimal | None], PaymentTold] = {}
        self._shapes: dict[tuple[tuple[Role, str], ...], Told] = {}
        self._in_release: dict[str, set[tuple[EventKind, str | None] | None]] = {}
        self.add(first)

    def add(self, told: Told) -> None:
        """Take in a telling."""
        self.members.append(told)
        self.nodes.add(told.node)
        self.subjects |= told.subjects
        self.kinds |= told.kinds
        shape = self._shapes.get(told.parties)
        if shape is None or (shape.said, shape.key) < (told.said, told.key):
            self._shapes[told.parties] = told
        self._in_release.setdefault(told.deal.release, set()).add(_step(told))
        if told.when:
            self.dates.append(told.when)
        for payment in told.deal.payments:
            self._sums.setdefault((payment.kind, payment.currency, payment.amount), payment)
        if told.announces and told.signed:
            self._announced.append(told.signed)
        if told.signed and (self.begin is None or told.signed.length < self.begin.length):
            self.begin = told.signed

    def fits(self, told: Told, owners: Owners, slack: int = 0) -> bool:
        """True if the telling may speak of this agreement."""
        return (
            self._is_free(told)
            and self._is_of_the_kind(told)
            and (self._is_purchase_of(told) or not subjects_differ(self.subjects, told.subjects))
            and self._is_of_the_time(told, slack)
            and self._is_between_the_same(told, owners)
        )

    def _is_free(self, told: Told) -> bool:
        """Two tellings of one release are two agreements, unless they tell of different moments of it."""
        return _step(told) not in self._in_release.get(told.deal.release, ())

    def _is_of_the_kind(self, told: Told) -> bool:
        """By kind; and what is bought on one date may be called a company here and its assets there."""
        if kinds_agree(frozenset(self.kinds), told.kinds):
            return True
        return (
            Family.PURCHASE in told.families
            and any(FAMILIES[kind] is Family.PURCHASE for kind in self.kinds)
            and self._shares_a_date(told)
        )

    def _is_purchase_of(self, told: Told) -> bool:
        return told.is_purchase_of_company and DealKind.ACQUISITION in self.kinds

    def _is_of_the_time(self, told: Told, slack: int) -> bool:
        when = told.when
        if self._is_purchase_of(told):
            return when is None or not self.dates or any(when.overlaps(known, CLOSING) for known in self.dates)
        if self.begin is None:
            return told.is_step or told.signed is None or all(told.signed.first <= known.last for known in self.dates)
        if told.is_step and told.steps[0][0].kind is EventKind.PENDING:
            return when is None or self.begin.overlaps(when, CLOSING)
        if told.is_step:
            return when is None or self.begin.first <= when.last
        if told.signed is None:
            # Signed in 2025, told in spring 2025: that may be the one signed in autumn. And news may be told anew.
            return (
                self.begin.last <= told.said
                or (self.begin.first <= told.said and self._shares_terms(told))
                or self.shares_a_sum(told)
            )
        if told.signed.length == self.begin.length == 1:
            if told.announces and self._announced:
                return any(told.signed.overlaps(day, ECHO) for day in self._announced)
            return told.signed.overlaps(self.begin, WINDOW)
        return told.signed.overlaps(self.begin, slack)

    def _is_between_the_same(self, told: Told, owners: Owners) -> bool:
        return any(self._are_the_same(told, shape, owners) for shape in self._shapes.values())

    def _are_the_same(self, told: Told, shape: Told, owners: Owners) -> bool:
        pairs = counterparts(told, shape, owners)
        if pairs is None:
            return False
        if swapped(told, shape, pairs):
            # One day, subject or sum is enough to take texts that swap the sides for one agreement.
            return self._shares_a_date(told, day=True) or self._shares_terms(told)
        if len(told.organizations) == len(shape.organizations) or self._is_purchase_of(told):
            return True
        # Two of many may have an agreement of their own.
        return self._shares_a_date(told) or self._shares_terms(told)

    def _shares_a_date(self, told: Told, day: bool = False) -> bool:
        when = told.when
        return when is not None and any(
            when.overlaps(known) and (not day or when.length == known.length == 1) for known in self.dates
        )

    def _shares_terms(self, told: Told) -> bool:
        """True if it is about the same thing or names the same sum."""
        return share_a_subject(self.subjects, told.subjects) or self.shares_a_sum(told)

    @property
    def shapes(self) -> tuple[Told, ...]:
        """One telling, the last, for each way of naming the parties and their parts."""
        return tuple(self._shapes.values())

    def shares_a_sum(self, told: Told) -> bool:
        """True if a telling here names a sum that this one names."""
        return bool(told.deal.payments) and shares_a_sum(self._sums.values(), told.deal.payments)

    def names(self, told: Told) -> bool:
        """True if the telling's parties bear the same names here."""
        return any(told.organizations == shape.organizations for shape in self._shapes.values())

    def order(self) -> tuple[int, int, tuple[tuple[str, ...], tuple[int, ...]]]:
        """By signing; agreements of unknown date come last."""
        when = self.begin or min(self.dates, default=None)
        first = min((member.node for member in self.members), key=natural)
        return (when.first, when.last, natural(first)) if when else (4_000_000, 0, natural(first))


def _step(told: Told) -> tuple[EventKind, str | None] | None:
    """What the telling adds to an agreement's life; None for the signing."""
    if not told.is_step:
        return None
    event = told.steps[0][0]
    return event.kind, event.date
