"""Whether two tellings may speak of one agreement: parties, sides, kinds, subjects, sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from decimal import Decimal
from itertools import product

from biopact.codes import DealKind
from biopact.resolution.agreements.periods import iso_day
from biopact.resolution.agreements.telling import NEVER, OPPOSITE, Told
from biopact.resolution.told import PaymentTold

OwnerOn = Callable[[str, str], str]
"""The ultimate owner of an organization on a day: (organization, ISO day) -> organization."""

FAR = "9999-12-31"
"""The day on which an owner is asked for who has it in the end."""

_COMMERCIAL = frozenset({DealKind.LICENSE, DealKind.OPTION, DealKind.CO_PROMOTION, DealKind.DISTRIBUTION})


class Owners:
    """Who owned whom, each question asked once."""

    def __init__(self, owner_on: OwnerOn) -> None:
        self._owner_on = owner_on
        self._known: dict[tuple[str, str], str] = {}

    def at(self, organization: str, day: str) -> str:
        """The owner on an ISO day."""
        asked = (organization, day)
        if asked not in self._known:
            self._known[asked] = self._owner_on(organization, day)
        return self._known[asked]

    def is_successor(self, one: str, other: str, day: int) -> bool:
        """True if the one owned the other when a text of that day named it; of an undated text that is not known."""
        return day < NEVER and self.at(other, iso_day(day)) == one


def counterparts(one: Told, other: Told, owners: Owners) -> dict[str, str] | None:
    """Which party of `one` is which of `other`; None if they are not the same parties.

    A text may leave parties out, but two must be common. A party may go by the name of who owned it when the text was
    written. The same name comes before the owner's.
    """
    ours, theirs = sorted(one.organizations), sorted(other.organizations)
    few, many = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if len(few) < 2:
        return None
    said, elsewhere = (one.said, other.said) if few is ours else (other.said, one.said)
    left = dict.fromkeys(many)
    pairs = {organization: organization for organization in few if organization in left}
    for organization in pairs:
        del left[organization]
    for organization in few:
        if organization in pairs:
            continue
        for candidate in left:
            if owners.is_successor(organization, candidate, said) or owners.is_successor(
                candidate, organization, elsewhere
            ):
                pairs[organization] = candidate
                del left[candidate]
                break
        else:
            return None
    return pairs if few is ours else {found: organization for organization, found in pairs.items()}


def swapped(one: Told, other: Told, pairs: dict[str, str]) -> bool:
    """True if a party gives in the one telling what it takes in the other."""
    theirs: dict[str, set[str]] = {}
    for role, organization in other.parties:
        theirs.setdefault(organization, set()).add(role)
    return any(
        role in OPPOSITE and OPPOSITE[role] in theirs[pairs[organization]] and role not in theirs[pairs[organization]]
        for role, organization in one.parties
        if organization in pairs
    )


def kinds_agree(one: frozenset[DealKind], other: frozenset[DealKind]) -> bool:
    """True if texts that say these kinds may mean one agreement.

    "Collaboration" is said of any joint work and of rights too; a licence may be told as an option or as distribution.
    Supply beside a licence is mostly a contract of its own, and a company bought is no purchase of its products.
    """
    if one & other:
        return True
    both = one | other
    if both & _COMMERCIAL and DealKind.COLLABORATION in both:
        return True
    if DealKind.SUPPLY in both and DealKind.COLLABORATION in both:
        return True
    return bool(one & _COMMERCIAL and other & _COMMERCIAL)


def share_a_subject(one: Set[str], other: Set[str]) -> bool:
    """True if both are about one thing. What one text calls a product may be a technology in another one."""
    return bool(one & other) or bool({_segments(node)[1] for node in one} & {_segments(node)[1] for node in other})


def subjects_differ(one: Set[str], other: Set[str]) -> bool:
    """True if both name what they are about, and it is not the same.

    A product and a technology may be one subject in two words: the product is made with it.
    """
    if not one or not other or share_a_subject(one, other):
        return False
    return bool({_segments(node)[0] for node in one} & {_segments(node)[0] for node in other})


def _segments(node: str) -> tuple[str, str]:
    """The kind and the identifier in the IRI of a thing."""
    kind, _, name = node.rpartition("/")
    return kind, name


def same_sum(one: PaymentTold, other: PaymentTold) -> bool:
    """True if two sums are one amount, exactly or as a text rounds it."""
    if one.amount is None or other.amount is None or one.currency != other.currency:
        return False
    return one.amount == other.amount or _rounds_to(one.amount, other.amount) or _rounds_to(other.amount, one.amount)


def _rounds_to(exact: Decimal, rounded: Decimal) -> bool:
    """True if `rounded` is `exact` with fewer digits, two of them at least: 10.13 billion is 10.1 billion, not 10."""
    digits, whole = rounded.normalize().as_tuple(), exact.normalize().as_tuple()
    if len(digits.digits) < 2 or len(digits.digits) >= len(whole.digits) or not isinstance(digits.exponent, int):
        return False
    return abs(exact - rounded) * 2 <= Decimal((0, (1,), digits.exponent))


def shares_a_sum(one: Iterable[PaymentTold], other: Iterable[PaymentTold]) -> bool:
    """True if both tell of one sum of the same kind."""
    return any(a.kind is b.kind and same_sum(a, b) for a, b in product(one, other))
