"""What a purchase costs."""

from __future__ import annotations

import re

from biopact.codes import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, QUANTITY, PaymentFinding, payment, sum_at
from biopact.loaders.skeleton import Skeleton

# Words right before a sum that make it no price.
_NO_PRICE = re.compile(
    r"\b(?:sales|revenue|revenues|profit|earnings|market|cash holdings|costs?|charge|tax|a year|annual(?:ly)?"
    r"|per share|savings|debt|stock price|per year|a share|per annum|termination|break-?up|premium|warrants?"
    r"|exercise)\b"
)
_BUYING = (
    r"(?:acquir\w+|acquisition|buy|buys|bought|buying|purchase[sd]?|purchasing|takeover|takes? over|took over|sold"
    r"|sell|sells|selling|sale|merger|bid|offer(?:s|ed|ing)?|buyout|divest\w*|(?:snap|pick|scoop|gobbl)\w* up"
    r"|taken over)"
)
_BARGAIN = (
    r"(?:acquisition|takeover|buyout|buy-out|bid|offer|purchase(?! agreement)|merger|tender offer|tie-up|sale"
    r"|divestiture)"
)
_PART = re.compile(r"\b(\d{1,2})(?:[.․]\d+)? ?(?:%|percent|per cent) (?:of|stake|interest|holding)\b")
_TRADED = re.compile(r"\bshares?\b[^.;]{0,70}\b(?:closed|rose|fell|gained|were|surged|jumped|up|down|trad\w+)\b")
_MOST = re.compile(r"\b(?:up to|as much as|potentially)(?: [a-z]+){0,3} $")


def _whole(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """What all shares together cost, said beside the price of one."""
    return payment(PaymentKind.PURCHASE_PRICE, match, skeleton)


def _price(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """The price of what is bought; sales, costs and sums for each share are none. The most that a purchase may cost in
    the end is the value of the whole deal."""
    at = sum_at(match)
    behind = skeleton.text[at + 1 : at + 40]
    if re.match(
        r"(?: in)?(?: cash)? (?:a|per|each|for each) ?(?:share|ads|one|$)|(?: in| of)? (?:annual|sales|revenue|debt"
        r"|cost"
        r"|savings|a year)| each\b",
        behind,
    ):
        return None
    if "valu" in match[0] and _TRADED.search(skeleton.text, 0, at):
        return None
    if _NO_PRICE.search(skeleton.text[max(match.start(), at - 45) : at]):
        return None
    part = _PART.search(match[0])
    if part and int(part[1]) < 50 and "royalt" not in skeleton.text:
        return payment(PaymentKind.EQUITY, match, skeleton)
    if _MOST.search(skeleton.text[max(0, at - 40) : at]):
        return payment(PaymentKind.TOTAL_VALUE, match, skeleton)
    return payment(PaymentKind.PURCHASE_PRICE, match, skeleton)


PRICES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "price-named",
        # Refuses a company's market value.
        pattern(
            r"\b(?:equity value|enterprise value|purchase price|transaction value|offer value|aggregate value"
            r"|cash consideration|approximate value|(?:deemed|fair) value(?! of the)|purchase consideration"
            r"|acquisition price"
            r"|cash payment)(?: [a-z\-]+){0,4}?"
            rf"(?: (?:of|at|is|was)){QUANTITY}(?P<m>{{M}})(?! (?:per|a|for each) share)"
            r"|\b(?:valuing|values?|valued) (?:[a-z\-']+ |{O}'?s? ?){1,5}?at"
            rf"{QUANTITY}(?P<m2>{{M}})"
        ),
        _price,
        (
            ("Alpha Inc. bought Beta Ltd. for an equity value of about $2 billion.", "purchase-price 2000000000 USD"),
            ("The offer values Beta Ltd. at $3 billion.", "purchase-price 3000000000 USD"),
        ),
        ("The market values the industry highly.",),
    ),
    Rule(
        "sum-bargain",
        # Refuses a deal that is no purchase.
        pattern(
            r"(?P<m>{M})(?:,? (?:cash|all-cash|stock|all-stock|in cash|cash-and-stock|hostile|unsolicited|friendly"
            r"|planned|proposed|share|\d{4}|or so|agreed|tender|reverse|{O}|{O}'s?)){0,3}"
            rf" {_BARGAIN}\b(?! price)"
            r"|\b(?:deal|transaction|acquisition|bid|offer|merger|takeover|buyout)(?: [a-z\-]+"
            r"| {O}){0,4}? (?:will cost|valued at|is valued at|worth|values|valuing|cost|costing)"
            rf"(?: {{O}}| the company| the business| the group| at){{0,3}}{QUANTITY}(?P<m2>{{M}})"
        ),
        _price,
        (("Alpha Inc. launched a $2.3 billion bid for Beta Ltd.", "purchase-price 2300000000 USD"),),
        ("Alpha Inc. struck a $2.3 billion supply deal.",),
    ),
    Rule(
        "purchase-price",
        # Refuses a company's market value and what it cost to develop, stakes and shares of royalties.
        pattern(
            rf"\b{_BUYING}\b(?:(?!\bstake|\bshares in|\broyalt|\bmilestone|\bworth\b|\bwarrants?\b)"
            + NEAR
            + r"){0,140}?\b(?:for|of|at|valued at|approximate value of|value of|totaling|exchange for|consideration of)"
            r"(?: (?:an? |the )?(?:approximate |aggregate |total |equity |purchase |cash |enterprise |transaction "
            r"|net |initial )*(?:price |value |consideration |payment |amount )?(?:of )?(?:up to |about "
            r"|approximately |around |roughly |nearly |some |almost |more than |over |as much as |at least "
            r"|just under |just over |an? )*)?(?P<m>{M})"
        ),
        _price,
        (("Alpha Inc. will acquire Beta Ltd. for $2.75 billion in cash.", "purchase-price 2750000000 USD"),),
        ("Alpha Inc. had sales of $2.75 billion.",),
    ),
    Rule(
        "share-price-or-whole",
        # "for $9 a share, or about $300 million". Refuses a charge for each share.
        pattern(
            r"\b(?:acquir\w+|buy|buys|bought|purchase|bid|offer\w*|pay|pays|paid|takeover|for"
            r"|at)\b[^.;\uf500-\uf5ff]{0,80}?{M} (?:per|a|for each) (?:{O} )?(?:common |ordinary )?share(?: in cash"
            r"| in stock| net)*,? (?:or|for|totaling)"
            rf"(?: an?| the)?(?: total| aggregate)?(?: of)?{QUANTITY}(?P<m>{{M}})(?! per| a share)"
        ),
        _whole,
        (
            (
                "Alpha Inc. agreed to buy Beta Ltd. for $9 a share, or about $300 million.",
                "purchase-price 300000000 USD",
            ),
        ),
        ("Alpha Inc. took a charge of $300 million, or $0.18 per share.",),
    ),
    Rule(
        "royalty-purchase",
        # What an investor pays for royalties. Refuses royalties that are paid beside a price.
        pattern(
            r"\b(?:purchase[sd]?|buys?|bought|acquire[sd]?|acquisition of|sale of|sold|sells?"
            r"|moneti[sz]\w+)\b(?: [a-z\d\-%]+| {O}(?:'s?)?){0,8}? royalt(?:y|ies)\b(?!,? (?:plus|and a))"
            + NEAR
            + rf"{{0,80}}?\b(?:for|of){QUANTITY}(?P<m>{{M}})"
            r"|(?P<m2>{M})[^.;\uf500-\uf5ff]{0,40}? in (?:exchange|return) for (?:[a-z\d\-%]+ ){0,6}?royalt(?:y|ies)\b"
        ),
        _price,
        (
            ("Alpha Inc. purchased a portion of the royalties for $144 million.", "purchase-price 144000000 USD"),
            ("Beta Ltd. gets $90 million in exchange for royalties on the drug.", "purchase-price 90000000 USD"),
        ),
        ("Beta Ltd. receives royalties on sales of $90 million.",),
    ),
    Rule(
        "pays-for",
        # "agreed to pay $1.1 billion for X". Refuses what is paid for shares of a price, for doses and for each thing.
        pattern(
            r"\b(?:pay|pays|paid|paying|payment of|price of|spent|spend|offered|offers|offering|dished out|shelled out"
            rf"|bid|forked out|puts? up)\b(?: {{O}})?{QUANTITY}(?P<m>{{M}})(?: (?:in cash|in stock|paid|upfront"
            rf"|in cash and stock))?"
            r" (?:for (?:the )?(?:(?:[a-z\-․']+ ){0,4}?{O}|{P}|(?:a )?(?:takeover|buyout|purchase|acquisition)|rights"
            r"|(?:all )?(?:of )?the (?:rest|remaining|outstanding|business|unit|assets?|company|shares|rights|stake)"
            r"|an? (?:[a-z\d\-%]+ ){0,4}?(?:royalty|portion|share|percentage|interest|portfolio)|\d+ (?:percent"
            r"|per cent) of|(?:a )?\d+ ?%)|to (?:acquire|buy|purchase|obtain|take over|gain full))"
        ),
        _price,
        (
            ("Alpha Inc. agreed to pay $1.1 billion for Beta Ltd.", "purchase-price 1100000000 USD"),
            ("Alpha Inc. paid €40 million to acquire the drug from Beta Ltd.", "purchase-price 40000000 EUR"),
        ),
        ("Alpha Inc. paid $4 million for each target.",),
    ),
)
