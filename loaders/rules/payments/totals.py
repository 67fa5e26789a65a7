"""What a whole deal is worth."""

from __future__ import annotations

import re

from biopact.codes import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, QUANTITY, PaymentFinding, paid_as, payment
from biopact.loaders.skeleton import Skeleton

_PACT = (
    r"(?:deals?|agreements?|pact|alliance|collaboration|partnership|accord|tie-up|contract|venture|order|licen[cs]e"
    r"|transactions?)"
)
_LATER = r"(?:milestones?|contingent|royalt\w+|sales|development|regulatory|success)"


def _deal(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """What a deal is worth; a deal to buy something has a price."""
    buys = re.match(r" to (?:buy|acquire|purchase|take over)\b", skeleton.text[match.end() : match.end() + 20])
    return payment(PaymentKind.PURCHASE_PRICE if buys else PaymentKind.TOTAL_VALUE, match, skeleton)


def _in_all(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """The total of a deal; a total of sales is none."""
    around = skeleton.text[max(0, match.start() - 30) : match.end()]
    if re.search(r"\b(?:market|sales(?! milestone)|industry)\b", around):
        return None
    return payment(PaymentKind.TOTAL_VALUE, match, skeleton)


def _worth(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """What a deal is worth; what a market, a company or a stake is worth is none."""
    before = skeleton.text[max(0, match.start() - 60) : match.start() + 12]
    if re.search(
        r"\b(?:market|sales(?! milestone)|industry|companies|assets|products|stake|shares|pipeline|fund)\b", before
    ) and not (re.search(rf"\b{_PACT}\b", before)):
        return None
    if match["m3"] and not re.search(rf"\b{_PACT}\b", skeleton.text[: match.start()]):
        return None
    if re.search(r"\b(?:other|several|recent|similar|agreements?) (?:[a-z]+ ){0,2}(?:deals|agreements)\b", before):
        return None
    return payment(PaymentKind.TOTAL_VALUE, match, skeleton)


TOTALS: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "total-payments",
        # One sum for what comes at once and what may come later. Refuses milestones alone.
        pattern(
            r"(?P<m4>{M}),? (?:including|inclusive of) (?:potential |future |all |any |possible "
            r"|undisclosed ){0,2}(?:milestones?|contingent)\b|(?<!\ban )(?<!\bthe )(?<![\uf500-\uf5ff] )\b(?:upfront"
            r"|up-front|up front|initial|signing|licen[cs]e fees?)(?: (?:cash )?(?:payments?|fees?))?,?"
            rf"(?: (?:and|or|plus|development|regulatory|clinical|commercial|option|potential"
            rf"|future),?){{0,5}} {_LATER}"
            r"(?: (?:and |or )?[a-z\-]+,?){0,5}? (?:of|totaling|totalling|that (?:could|may) total|worth|reaching|is"
            r"|are)"
            rf"{QUANTITY}(?P<m>{{M}})(?! (?:upfront|up front|in upfront))"
            r"|\b(?:including|with|combined with|together with|counting)\b[^.;\uf500-\uf5ff]{0,40}?\b(?:upfront"
            r"|up-front|initial|option)\b[^.;\uf500-\uf5ff]{0,110}?\b(?:receive|total|worth|earn|reach)\b"
            rf"{QUANTITY}(?P<m3>{{M}})(?! (?:upfront|up front|in (?:upfront|development|milestone|sales|regulatory)))"
            r"|(?P<m2>{M})(?: in| of)(?: [a-z\-]+){0,3}? (?:upfront|up-front|up front|initial|option|signing)"
            rf"(?:(?: cash)?(?: payments?| fees?))?,?(?: (?:and|or|plus|potential|future|development|regulatory"
            rf"|clinical|research|commercial|option|exercise|near-term),?){{0,6}} {_LATER}"
        ),
        paid_as(PaymentKind.TOTAL_VALUE),
        (
            (
                "Beta Ltd. may receive up to $900 million in upfront and milestone payments.",
                "total-value 900000000 USD",
            ),
            ("Beta Ltd. gets upfront and milestone payments totaling up to $80 million.", "total-value 80000000 USD"),
        ),
        ("Beta Ltd. gets milestone payments of $80 million.",),
    ),
    Rule(
        "total-value",
        # Refuses market size and company valuation.
        pattern(
            r"\b(?:total|potential|overall|aggregate|headline|combined|contract)(?: potential| deal| transaction"
            r"| aggregate| contract| possible| overall){0,2} (?:value|consideration|payments?|amount|deal|payout"
            r"|proceeds from the deal)s?(?:(?!\bsales\b|\bmarket\b)[^.;:\uf500-\uf5ff]){0,70}?"
            rf"(?: of| to| at| is| was| be| reach| exceed| worth|,){QUANTITY}(?P<m>{{M}})(?! per\b| a share)"
            r"|(?P<m2>{M})(?: in)? (?:total|aggregate) (?:deal |potential )?(?:value|consideration)\b"
            rf"|\bincluding {{O}}'?s? ?debt,? (?:the )?{_PACT} is (?:valued at|worth){QUANTITY}(?P<m3>{{M}})"
        ),
        _in_all,
        (
            ("The total potential value of the pact is $2 billion.", "total-value 2000000000 USD"),
            ("Total consideration, with milestones, could reach $75 million.", "total-value 75000000 USD"),
        ),
        ("Total sales of the drug were $3.3 billion.",),
    ),
    Rule(
        "deal-worth",
        # Refuses what a market or a company is worth: a deal must be.
        pattern(
            rf"\b{_PACT}\b(?:(?!\bmarket\b|\bmilestone|\bupfront|\broyalt|\bcharge)"
            + NEAR
            + r"){0,60}?\b(?:worth|valued at|valued up to|value of|value up to|worth a potential)"
            rf"{QUANTITY}(?P<m>{{M}})(?! per\b| a share)|\b{_PACT} (?:[a-z\-]+ ){{0,4}}?(?:for|of)(?: a potential"
            rf"| potentially| up to| as much as){{1,2}} (?P<m2>{{M}})"
            r"|\b(?:could be|may be|might be|is potentially|be|is|are) worth"
            rf"{QUANTITY}(?P<m3>{{M}})(?= to {{O}}|,? (?:including|excluding|if|depending|plus)|\.?$)"
        ),
        _worth,
        (
            ("The deal is worth up to $3.3 billion.", "total-value 3300000000 USD"),
            ("Alpha Inc. signed a licensing pact valued at 90 million euros.", "total-value 90000000 EUR"),
        ),
        ("The market for the drug is worth $3.3 billion.",),
    ),
    Rule(
        "sum-deal",
        # "a $700 million alliance". Refuses offers and purchases, which have prices.
        pattern(
            r"(?P<m>{M})(?:(?! (?:and|under|in|for|of|as|to|with|on|from|at|by|fundraising|takeover|acquisition|buyout"
            r"|merger|cash|stock|hostile|loan|debt|credit|supply chain)\b) (?:[a-z\d\-]+|{P}"
            r"|{O}(?:'s)?)){0,4}? (?:deals?|(?<!purchase )agreement|pact|alliance|collaboration|partnership|accord"
            r"|venture|contract)\b(?! with (?:banks|lenders))"
        ),
        _deal,
        (("Alpha Inc. has a $700 million drug alliance with Beta Ltd.", "total-value 700000000 USD"),),
        ("Alpha Inc. signed a $700 million loan agreement.",),
    ),
    Rule(
        "may-pay-in-all",
        # Refuses the most that may be paid where it hangs on something named.
        pattern(
            r"\b(?:pay|receive|paying|receiving|earn|get|pocket|reap|bring)\b(?: in)?(?: [a-z]+){0,3}(?:"
            r" {O})? (?:up to|as much as|potentially|more than) (?P<m>{M})(?= for (?!each|every)| to (?:develop|gain"
            r"|acquire|access|use|market|licen[cs]e|co-)| in (?:total|all|a deal)| under (?:the|a)|\.?$"
            r"|,? (?:including|depending))"
        ),
        paid_as(PaymentKind.TOTAL_VALUE),
        (("Alpha Inc. could pay Beta Ltd. up to $400 million to develop the drug.", "total-value 400000000 USD"),),
        ("Alpha Inc. will pay Beta Ltd. $4 million for each target.",),
    ),
    Rule(
        "pays-for-supply",
        # What a buyer pays for doses, courses and services. Refuses sums for each dose.
        pattern(
            r"\b(?:receive[sd]?|pay|pays|paid|paying)\b(?: {O})?"
            rf"{QUANTITY}(?P<m>{{M}}) (?:to (?:supply|deliver|manufacture|provide|produce)"
            r"|for (?:the )?(?:[a-z]+ and )?(?:supply|manufactur\w+|delivery|purchase|[\d.,]+ (?:million "
            r"|billion )?(?:[a-z\-]+ ){0,2}?(?:doses|courses|treatments|vials|units|tests|syringes)))\b"
        ),
        paid_as(PaymentKind.TOTAL_VALUE),
        (
            (
                "Alpha Inc. will receive $90 million for manufacturing and supply of the vaccine to Beta Ltd.",
                "total-value 90000000 USD",
            ),
        ),
        ("Alpha Inc. will receive $20 for each dose.",),
    ),
)
