"""What a whole deal is worth, and what a purchase costs."""

from __future__ import annotations

import re

from biopact.facts import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, PaymentFinding, paid_as, payment, sum_at
from biopact.loaders.skeleton import Skeleton

# Words right before a sum that make it no price.
_NO_PRICE = re.compile(
    r"\b(?:sales|revenue|revenues|profit|earnings|market|cash holdings|costs?|charge|tax|a year|annual(?:ly)?"
    r"|per share|savings|debt|stock price|per year|a share|per annum)\b"
)


def _price(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """The price of what is bought; sales, costs and sums for each share are none."""
    at = sum_at(match)
    if re.match(
        r"(?: in)?(?: cash)? (?:a|per) share|(?: in| of)? (?:annual|sales|revenue|debt|cost|savings|a year)",
        skeleton.text[at + 1 : at + 30],
    ):
        return None
    if _NO_PRICE.search(skeleton.text[max(match.start(), at - 45) : at]):
        return None
    return payment(PaymentKind.PURCHASE_PRICE, match, skeleton)


PRICES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "total-value",
        # Refuses market size and company valuation.
        pattern(
            r"(?:\b(?:total|potential|overall|aggregate|headline)"
            r"(?: potential| deal| transaction| aggregate| contract)? (?:value|consideration|payments?|amount|deal)"
            r"s?(?: [a-z\-]+){0,6}?(?: of| to| at| is| at up to| worth)"
            r"(?: up to| as much as| approximately| about| more than){0,2} (?P<m>{M})"
            r"|\b(?:deals?|agreement|pact|alliance|collaboration|transaction|partnership|licen[cs]e|accord)"
            + NEAR
            + r"{0,50}?\b(?:worth|valued at|value of|value up to)"
            r"(?: (?:a potential|potentially|up to|as much as|more than|over|about|around|a possible|a total of"
            r"|approximately|nearly)){0,3} (?P<m2>{M})|\b(?:could be|is|potentially|be|are) worth"
            r"(?: up to| as much as| more than| over| about| around){0,2} (?P<m3>{M})"
            r"|\b(?:pay|receive|paying)\b(?: {O})? (?:up to|as much as) (?P<m4>{M})"
            r"(?= for\b| to (?:develop|gain|acquire)| if\b| in (?:total|a deal)|\.|,? (?:including|depending)))"
        ),
        paid_as(PaymentKind.TOTAL_VALUE),
        (("The deal is worth up to $3.3 billion.", "total-value 3300000000 USD"),),
        ("Sales of the drug reached $3.3 billion.",),
    ),
    Rule(
        "purchase-price",
        # Refuses a company's market value and what it cost to develop.
        pattern(
            r"(?:\b(?:acquir\w+|buy|buys|bought|purchase[sd]?|purchasing|acquisition|takeover|sold|sell|sale|merger"
            r"|bid|offer|pay|paid|pays|takes over)\b(?:(?!\bstake|\bshares in|\broyalt)"
            + NEAR
            + r"){0,140}?\b(?:for|of|at|worth|valued at|approximate value of|value of|totaling|exchange for)"
            r"(?: (?:an? |the )?(?:approximate |aggregate |total |equity |purchase |cash |enterprise |transaction "
            r"|net )*(?:price |value |consideration |payment |amount )?(?:of )?"
            r"(?:up to |about |approximately |around |roughly |nearly |some |almost |more than |over |as much as "
            r"|at least |an? )*)?(?P<m>{M})|\b(?:equity value|enterprise value|purchase price|transaction value"
            r"|offer value|aggregate value|cash consideration|approximate value|total equity value)"
            r"(?: [a-z\-]+){0,4}? (?:of|at|is|was)(?: approximately| about| up to| nearly){0,2} (?P<m2>{M})"
            r"|(?P<m3>{M})(?: cash| all-cash| stock| all-stock| in cash)?"
            r" (?:acquisition|takeover|buyout|bid|offer|deal|purchase|merger|tender offer)\b"
            r"|\b(?:deal|transaction|acquisition|bid|offer|merger)(?: [a-z\-]+){0,4}?"
            r" (?:will cost|valued at|is valued at|worth|values|valuing|cost)"
            r"(?: about| around| approximately| {O}| at| the company| the business| the group){0,4} (?P<m4>{M}))"
        ),
        _price,
        (
            ("Alpha Inc. will acquire Beta Ltd. for $2.75 billion in cash.", "purchase-price 2750000000 USD"),
            ("Alpha Inc. launched a $2.3 billion bid for Beta Ltd.", "purchase-price 2300000000 USD"),
        ),
        ("Alpha Inc. had sales of $2.75 billion.",),
    ),
)
