"""The words in which the page tells deals, sums and rates."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from biopact.codes import DealKind, PaymentKind, Role
from biopact.graph.rows import PartyRow, PaymentRow, RoyaltyRow

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}

_NAMED = 3
"""So many subjects stand in a title."""

_QUOTABLE = 60
"""A release's own words for a royalty stand for its rate if they are no longer than this."""

_TELLING_MOST_FIRST = (
    DealKind.ACQUISITION,
    DealKind.ASSET_PURCHASE,
    DealKind.JOINT_VENTURE,
    DealKind.LICENSE,
    DealKind.OPTION,
    DealKind.DISTRIBUTION,
    DealKind.CO_PROMOTION,
    DealKind.ROYALTY_FINANCING,
    DealKind.EQUITY_INVESTMENT,
    DealKind.SUPPLY,
    DealKind.SETTLEMENT,
    DealKind.COLLABORATION,
)


def in_order(kinds: Sequence[str]) -> tuple[str, ...]:
    """The kinds of a deal, the one that says most first.

    >>> in_order(["collaboration", "license"])
    ('license', 'collaboration')
    """
    rank = {kind.value: place for place, kind in enumerate(_TELLING_MOST_FIRST)}
    return tuple(sorted(kinds, key=lambda kind: (rank.get(kind, len(rank)), kind)))


def plain(code: str) -> str:
    """A code as words.

    >>> plain("price-per-share")
    'price per share'
    """
    return code if code.startswith("co-") else code.replace("-", " ")


def joined(names: Sequence[str]) -> str:
    """Names as a list in a sentence.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def title(kinds: Sequence[str], parties: Sequence[PartyRow], subjects: Sequence[str]) -> str:
    """A short sentence that names the parties of a deal and what it is about."""

    def names(*roles: Role) -> list[str]:
        return list(dict.fromkeys(party.label for party in parties if not roles or party.role in roles))

    more = len(subjects) - _NAMED
    about = joined([*subjects[:_NAMED], f"{more} more"] if more > 0 else subjects)
    if names(Role.ACQUIRER) and names(Role.ACQUIRED):
        return _sentence(names(Role.ACQUIRER), "acquire", joined(names(Role.ACQUIRED)))
    if names(Role.BUYER) and names(Role.SELLER):
        return _sentence(names(Role.BUYER), "buy", f"{about or 'assets'} from {joined(names(Role.SELLER))}")
    if names(Role.LICENSOR) and names(Role.LICENSEE):
        return _rights(kinds, names(Role.LICENSOR), joined(names(Role.LICENSEE)), about)
    if names(Role.INVESTOR) and names(Role.INVESTEE):
        verb = "buy royalties of" if DealKind.ROYALTY_FINANCING in kinds else "invest in"
        return _sentence(names(Role.INVESTOR), verb, joined(names(Role.INVESTEE)))
    if names(Role.SUPPLIER) and names(Role.CUSTOMER):
        goods = f"{joined(names(Role.CUSTOMER))} with {about}" if about else joined(names(Role.CUSTOMER))
        return _sentence(names(Role.SUPPLIER), "supply", goods)
    what = plain(in_order(kinds)[0]) if kinds else "deal"
    return f"{joined(names())}: {what} on {about}" if about else f"{joined(names())}: {what}"


def _rights(kinds: Sequence[str], licensors: list[str], licensees: str, about: str) -> str:
    if DealKind.LICENSE in kinds or not {DealKind.OPTION, DealKind.DISTRIBUTION} & set(kinds):
        if not about:
            return _sentence(licensors, "grant", f"a license to {licensees}")
        return _sentence(licensors, "license", f"{about} to {licensees}")
    if DealKind.OPTION in kinds:
        return _sentence(licensors, "give", f"{licensees} an option on {about}" if about else f"{licensees} an option")
    return _sentence(licensors, "let", f"{licensees} distribute {about or 'products'}")


def _sentence(doers: list[str], verb: str, rest: str) -> str:
    first, _, more = verb.partition(" ")
    if len(doers) == 1:
        first = f"{first[:-1]}ies" if first.endswith("ply") else f"{first}s"
    return f"{joined(doers)} {f'{first} {more}'.strip()} {rest}"


def money(payment: PaymentRow) -> str:
    """A sum as one reads it, "up to $34 million"; empty where it is withheld."""
    if payment.amount is None:
        return ""
    symbol = _SYMBOLS.get(payment.currency or "")
    text = f"{symbol}{_number(payment.amount)}" if symbol else f"{payment.currency or ''} {_number(payment.amount)}"
    if payment.up_to:
        text = f"up to {text.strip()}"
    if payment.milestone_kinds and payment.kind in (PaymentKind.MILESTONES, PaymentKind.MILESTONE_PAID):
        text += f" ({', '.join(payment.milestone_kinds)})"
    return text.strip()


def _number(amount: Decimal) -> str:
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if abs(amount) >= size:
            share = amount / size
            if share == round(share, 3):  # more digits are easier to read in full
                return f"{share.normalize():f} {name}"
            break
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if whole else f"{amount.quantize(Decimal('0.01')):,f}"


def rate(royalty: RoyaltyRow) -> str:
    """The rates of a royalty, or the words of the release where it gives no number."""
    low, high = (None if share is None else f"{share.normalize():f}%" for share in (royalty.low, royalty.high))
    if low and high:
        text = f"{low} of net sales" if low == high else f"{low} to {high} of net sales"
    elif low or high:
        text = f"from {low} of net sales" if low else f"up to {high} of net sales"
    else:
        text = royalty.wording if royalty.wording and len(royalty.wording) <= _QUOTABLE else "rate not said"
    return f"{text}, tiered" if royalty.tiered and "tiered" not in text else text
