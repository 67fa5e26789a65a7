"""Prices of a share in a purchase."""

from __future__ import annotations

import re

from biopact.codes import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import QUANTITY, PaymentFinding, payment, sum_at
from biopact.loaders.skeleton import Skeleton

_SHARE = (
    r"(?:per|a|for each|for every|an|each) (?:outstanding |common |ordinary |immune \w+ |{O} (?:common )?)?(?:share"
    r"|ads\b|ordinary share|american depositary)"
)
# Before a sum for each share: it is no price of the purchase.
_NO_SHARE_PRICE = re.compile(
    r"\b(?:charges?|earnings|eps|pre-?tax|loss(?:es)?|income|results|dividends?|guidance|premium|analysts?|profits?"
    r"|dilut\w+|worth|tax|traded|trading|stood|closed at|costs?|contingent|cvrs?|additional|another|plus"
    r"|previous(?:ly)?|from|forecasts?|target|offering|warrants?|exercise price|conversion price|placement|closed"
    r"|stand-alone|up to|as much as|options?|rating|dropp?e?d?|fell|rose)\b[^;]{0,70}$"
)
_NEVER = re.compile(
    r"\b(?:charge|earnings|eps|loss|dividend|worth|value[ds]? at least|warrants?|exercise price|contingent value"
    r"|cvrs?|price target|target|registered direct|public offering|private placement|profit|forecast|stand-alone"
    r"|conversion)\b"
)


def _share_price(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """The price of a share in a purchase; a charge, a dividend or an analyst's view of it is none."""
    at = sum_at(match)
    before = skeleton.text[max(0, at - 75) : at]
    behind = skeleton.text[match.end() : match.end() + 50]
    if _NO_SHARE_PRICE.search(before) and not (
        re.search(r"\b(?:for|at|of|to) (?:[a-z]+ ){0,3}$", before) or re.match(r" in (?:stock|shares)\b", behind)
    ):
        return None
    if _NEVER.search(before) or re.search(
        r"\bshares? (?:price )?(?:in [a-z\d ]+ )?(?:was|were|closed|fell|rose)\b", before
    ):
        return None
    if re.match(r"[^.;]{0,25}\b(?:placement|offering|warrants?)\b", behind):
        return None
    if re.match(r" (?:to (?:[a-z]+ ){0,2})?(?:valuation|earnings|eps|profits?|results)\b", behind):
        return None
    return payment(PaymentKind.PRICE_PER_SHARE, match, skeleton)


SHARE_PRICES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "price-per-share",
        # Refuses the price at which a share closed or trades.
        pattern(
            r"(?<!price of )(?P<m>{M})(?: ?,)?(?: net)?(?: in cash)?(?: in stock)?(?: or stock)? ?,? "
            + _SHARE
            + r"\b(?![^.;]{0,14}(?:closing price|close\b))|\bshares?(?: of {O})? (?:at|for) (?P<m2>{M}) (?:each"
            r"|apiece|a piece)\b"
        ),
        _share_price,
        (
            ("Alpha Inc. will acquire Beta Ltd. for $23.00 per share in cash.", "price-per-share 23 USD"),
            ("Alpha Inc. bought 2 million Beta Ltd. shares at $21.50 each.", "price-per-share 21.50 USD"),
        ),
        ("Alpha Inc. fell to $23.00 on Monday.", "Holders get a contingent value right of up to $2 per share."),
    ),
    Rule(
        "each-share-receives",
        # "each share will be converted into the right to receive $46". Refuses sums for all shares.
        pattern(
            r"\b(?:each|every) (?:outstanding |issued |common |ordinary ){0,3}(?:share|ads"
            r"|american depositary share)\b[^.;\uf500-\uf5ff]{0,90}?\b(?:receive|for|into)"
            rf"{QUANTITY}(?P<m>{{M}})|(?P<m2>{{M}})(?: net)? in cash,? for each (?:[a-z\-]+ |{{O}} ){{0,3}}?(?:share"
            rf"|ads)\b"
        ),
        _share_price,
        (
            (
                "Each share of Beta Ltd. will be converted into the right to receive $46.00 in cash.",
                "price-per-share 46 USD",
            ),
        ),
        ("Each share fell to $46.00 on Monday.",),
    ),
    Rule(
        "price-of-per-share",
        # The same after "at a price of". Refuses "closing price of".
        pattern(
            r"\b(?:purchase price|offer price|at a price|price|bid|offer) (?:of|to)"
            rf"{QUANTITY}(?P<m>{{M}})(?: net)?(?: in cash)? ?,? "
            + _SHARE
            + r"|\bper share (?:purchase |offer )?price of (?P<m2>{M})"
        ),
        _share_price,
        (("Alpha Inc. accepted all shares at a purchase price of $20.00 per share.", "price-per-share 20 USD"),),
        ("The closing price of Alpha Inc. was high.",),
    ),
)
