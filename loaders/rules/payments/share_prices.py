"""Prices of a share in a purchase."""

from __future__ import annotations

import re

from biopact.facts import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import PaymentFinding, payment
from biopact.loaders.skeleton import Skeleton

_SHARE = (
    r"(?:per|a|for each|for every) (?:outstanding |common |ordinary |immune \w+ |{O} )?"
    r"(?:share|ads|ordinary share|american depositary)"
)
# Before a sum for each share: it is no price of the purchase.
_NO_SHARE_PRICE = re.compile(
    r"\b(?:charges?|earnings|eps|pre-?tax|loss(?:es)?|income|results|dividends?|guidance|premium|analysts?"
    r"|dilut\w+|worth|tax|traded|trading|stood|closed at|costs?|contingent|cvr|additional|another|plus"
    r"|previous(?:ly)?|from)\b[^;]{0,70}$"
)


def _share_price(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """The price of a share in a purchase; a charge, a dividend or an analyst's view of it is none."""
    before = skeleton.text[max(0, match.start("m") - 75) : match.start("m")]
    if _NO_SHARE_PRICE.search(before) and not re.search(r"\b(?:for|at|of) (?:[a-z]+ ){0,3}$", before):
        return None
    if re.search(r"\b(?:charge|earnings|eps|loss|dividend|worth|value[ds]? at least)\b", before):
        return None
    return payment(PaymentKind.PRICE_PER_SHARE, match, skeleton)


SHARE_PRICES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "price-per-share",
        # Refuses the price at which a share closed or trades.
        pattern(
            r"(?<!price of )(?P<m>{M})(?: ?,)?(?: net)?(?: in cash)?(?: or stock)? ?,? "
            + _SHARE
            + r"\b(?![^.;]{0,30}(?:closing|close\b))"
        ),
        _share_price,
        (("Alpha Inc. will acquire Beta Ltd. for $23.00 per share in cash.", "price-per-share 23 USD"),),
        ("Alpha Inc. fell to $23.00 on Monday.",),
    ),
    Rule(
        "price-of-per-share",
        # The same after "at a price of". Refuses "closing price of".
        pattern(r"\b(?:purchase price|offer price|at a price|price) of (?P<m>{M})(?: net)?(?: in cash)? ?,? " + _SHARE),
        _share_price,
        (("Alpha Inc. accepted all shares at a purchase price of $20.00 per share.", "price-per-share 20 USD"),),
        ("The closing price of Alpha Inc. was high.",),
    ),
)
