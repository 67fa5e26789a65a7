"""Sums of a deal: what kind of payment each one is. A sum that no rule takes is no payment (sales, profits)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.facts import MilestoneKind, PaymentKind
from biopact.loaders.mentions.money import Sum
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.skeleton import Skeleton


@dataclass(frozen=True)
class PaymentFinding:
    """One sum and what it is; `mark` is its character in the skeleton, so that one sum is taken by one rule only."""

    kind: PaymentKind
    sum: Sum
    mark: str
    up_to: bool
    milestone_kinds: tuple[MilestoneKind, ...]
    payee: tuple[int, ...]
    payer: tuple[int, ...]


_UP_TO = re.compile(
    r"(?:up to|as much as|potential(?:ly)?|more than|over|in excess of|as high as|maximum of|exceed(?:ing|s)?"
    r"|could (?:reach|total))(?: (?:an additional|a total(?: of)?|an aggregate(?: of)?|approximately|another"
    r"|totaling|totalling|a further|another|to|total|payments? of|worth|of)){0,3} ?$"
)
_MILESTONE_KINDS = (
    (
        MilestoneKind.DEVELOPMENT,
        re.compile(r"\b(?:development|developmental|clinical|preclinical|research|discovery|phase)\b"),
    ),
    (MilestoneKind.REGULATORY, re.compile(r"\b(?:regulatory|approval|approvals|filing|registration|ind)\b")),
    (MilestoneKind.COMMERCIAL, re.compile(r"\b(?:commercial\w*|sales(?:-based)?|launch)\b")),
)


def _payment(kind: PaymentKind):  # type: ignore[no-untyped-def]
    def read(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
        return read_payment(kind, match, skeleton)

    return read


def read_payment(kind: PaymentKind, match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """The payment of a match whose group `m` is the sum."""
    at = match.start("m")
    before = skeleton.text[max(0, at - 60) : at]
    around = skeleton.text[max(0, match.start() - 90) : match.end() + 130]
    kinds = (
        tuple(k for k, said in _MILESTONE_KINDS if said.search(around))
        if kind in {PaymentKind.MILESTONES, PaymentKind.MILESTONE_PAID}
        else ()
    )
    payer, payee = sides(skeleton, at)
    return PaymentFinding(
        kind, skeleton.money(match["m"]), match["m"], _UP_TO.search(before) is not None, kinds, payee, payer
    )


_PAYS = pattern(
    r"(?P<payer>{O})[^\ue000-\ue7ff.;]{0,80}?\b(?:pay|pays|paid|paying|give|invest|fund)\b(?: to)? {mod}(?P<payee>{O})?"
)
_GETS = pattern(
    r"(?P<payee>{O})[^\ue000-\ue7ff.;]{0,80}?\b(?:receive[sd]?|receiving|eligible|entitled|earn(?:s|ed)?|get|gets)\b"
)


def sides(skeleton: Skeleton, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Payer and payee that the words before a sum name; empty where they are silent."""
    paid = [m for m in _PAYS.finditer(skeleton.text, 0, at)]
    got = [m for m in _GETS.finditer(skeleton.text, 0, at)]
    if paid and (not got or paid[-1].start() > got[-1].start()):
        return skeleton.organizations(paid[-1]["payer"]), skeleton.organizations(paid[-1]["payee"] or "")
    if got:
        giver = re.compile(rf"\bfrom (?:the )?({_ORG})").search(skeleton.text, at)
        return skeleton.organizations(giver[1]) if giver else (), skeleton.organizations(got[-1]["payee"])
    return (), ()


_ORG = "[\ue000-\ue7ff]"
_NEAR = r"[^.;\uf500-\uf5ff]"
_SHARE = (
    r"(?:per|a|for each|for every) (?:outstanding |common |ordinary |immune \w+ |{O} )?"
    r"(?:share|ads|ordinary share|american depositary)"
)

PAYMENTS: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "price-per-share",
        # Refuses the price at which a share closed or trades.
        pattern(
            r"(?<!price of )(?P<m>{M})(?: ?,)?(?: net)?(?: in cash)?(?: or stock)? ?,? "
            + _SHARE
            + r"\b(?![^.;]{0,30}(?:closing|close\b))"
        ),
        lambda match, skeleton: _share_price(match, skeleton),
        (("Alpha Inc. will acquire Beta Ltd. for $23.00 per share in cash.", "price-per-share 23 USD"),),
        ("Alpha Inc. fell to $23.00 on Monday.",),
    ),
    Rule(
        "price-of-per-share",
        # The same after "at a price of". Refuses "closing price of".
        pattern(r"\b(?:purchase price|offer price|at a price|price) of (?P<m>{M})(?: net)?(?: in cash)? ?,? " + _SHARE),
        lambda match, skeleton: _share_price(match, skeleton),
        (("Alpha Inc. accepted all shares at a purchase price of $20.00 per share.", "price-per-share 20 USD"),),
        ("The closing price of Alpha Inc. was high.",),
    ),
    Rule(
        "upfront-of",
        # Refuses a sum that follows in another clause: only words of payment may stand between.
        pattern(
            r"\b(?:upfront|up-front|up front|initial|signing|front-end|one-time|non-refundable)\b"
            r"(?:,? (?!milestone|royalt|public|phase)[a-z\-]+){0,5}?"
            r" (?:(?:payment|fee|cash|consideration|license|access)s?,? ){0,3}(?:to {O} )?"
            r"(?:of|totaling|totalling|is|was|:|worth|for|in the amount of|equal to)?"
            r"(?: (?:up to|approximately|about|a total of|an aggregate of|roughly|nearly)){0,2} ?(?P<m>{M})"
        ),
        _payment(PaymentKind.UPFRONT),
        (("Beta Ltd. will receive an upfront payment of $10 million.", "upfront 10000000 USD"),),
        ("Beta Ltd. raised $10 million in its initial public offering.",),
    ),
    Rule(
        "sum-upfront",
        # Refuses "upfront" that belongs to another sum.
        pattern(
            r"(?P<m>{M})(?: in)?(?: an?| the| cash| non-refundable| initial| immediate| one-time| in cash| payment"
            r"| of| as| for){0,4} ?,? (?:upfront|up-front|up front|initial payment|signing|at closing|at signing"
            r"|initially|immediately)\b"
        ),
        _payment(PaymentKind.UPFRONT),
        (("Alpha Inc. will pay Beta Ltd. $150 million upfront.", "upfront 150000000 USD"),),
        ("Alpha Inc. earned $150 million and paid dividends.",),
    ),
    Rule(
        "access-fee",
        pattern(r"(?P<m>{M}) (?:in |of )?(?:technology )?(?:access|licen[cs]e|licensing) fees?\b"),
        _payment(PaymentKind.UPFRONT),
        (("Beta Ltd. receives $5 million in technology access fees.", "upfront 5000000 USD"),),
        ("Beta Ltd. spent $5 million on research.",),
    ),
    Rule(
        "option-fee",
        # Refuses stock options.
        pattern(
            r"(?:\boption (?:exercise )?(?:fee|payment)s? (?:of|totaling) (?:up to )?(?P<m>{M})"
            r"|(?P<m2>{M}) option (?:exercise )?(?:fee|payment))"
        ),
        lambda match, skeleton: _either(PaymentKind.OPTION_FEE, match, skeleton),
        (("Beta Ltd. will receive an option fee of $20 million.", "option-fee 20000000 USD"),),
        ("Beta Ltd. granted stock options worth $20 million.",),
    ),
    Rule(
        "milestone-paid",
        # Refuses what may still come ("eligible", "could receive", "up to").
        pattern(
            r"(?:\b(?:receive[sd]?|earn(?:s|ed)?|achieve[sd]?|trigger(?:s|ed|ing)?|paid|pays|made|receipt of)\b"
            r"(?: an?| its| the| additional| another| first| second| third| development| clinical| regulatory| cash"
            r"| of){0,5} (?P<m>{M})(?: in| of| as| cash){0,2} (?:an? )?(?:[a-z\-]+ ){0,3}?"
            r"(?:milestones?|licensing fees?|license fees?)|"
            r"\b(?:receive[sd]?|earn(?:s|ed)?|trigger(?:s|ed|ing)?|paid)\b"
            r"(?: an?| its| the| first| second| development| clinical| regulatory){0,4} milestone payment of"
            r" (?P<m2>{M}))"
        ),
        lambda match, skeleton: _reached(match, skeleton),
        (("Beta Ltd. has earned a $1 million milestone payment from Alpha Inc.", "milestone-paid 1000000 USD"),),
        ("Beta Ltd. is eligible to receive up to $100 million in milestones.",),
    ),
    Rule(
        "milestones-of",
        # Refuses milestones without a sum, and sums of the next clause (a verb may not stand between).
        pattern(
            r"\bmilestones?(?:(?!\bupfront|\broyalt|\bequity|\bvalued)"
            + _NEAR
            + r"){0,130}?\b(?:of|totaling|totalling|total|to|than|worth|reach|for|aggregating|exceed\w*|is|are|:"
            r"|aggregate)(?: (?:up to|as much as|approximately|about|potentially|more than|over|in excess of"
            r"|an? (?:additional|aggregate|total)(?: of)?|another)){0,3} ?(?P<m>{M})"
        ),
        _payment(PaymentKind.MILESTONES),
        (("Beta Ltd. is eligible for milestone payments totaling up to $9.3 billion.", "milestones 9300000000 USD"),),
        ("Beta Ltd. reached a milestone and raised money.",),
    ),
    Rule(
        "sum-in-milestones",
        # Refuses a sum that is the upfront of the same sentence.
        pattern(
            r"(?P<m>{M})(?:(?!\bupfront|\bup-front|\bequity\b|\broyalt|\binvest|\bplus\b|\band is\b)"
            + _NEAR
            + r"){0,110}?\b(?:milestones?|contingent payments?|success-based payments?|success payments?|earn-?outs?)\b"
        ),
        _payment(PaymentKind.MILESTONES),
        (("Beta Ltd. could receive $415 million in milestone payments.", "milestones 415000000 USD"),),
        ("Beta Ltd. paid $415 million in taxes.",),
    ),
    Rule(
        "contingent-sum",
        pattern(
            r"\b(?:eligible|entitled|could|may|potentially)\b"
            + _NEAR
            + r"{0,60}?\b(?:up to|as much as|an additional|another)(?: (?:an additional|another|a further))?"
            r" (?P<m>{M})(?! ?(?:milli|upfront))(?="
            + _NEAR
            + r"{0,80}?\b(?:development|regulatory|commercial|sales|approval|achievement|contingent|depending|upon"
            r"|subject|based on)\b)"
        ),
        _payment(PaymentKind.MILESTONES),
        (("Beta Ltd. may receive up to $40 million upon approval.", "milestones 40000000 USD"),),
        ("Beta Ltd. may hire up to 40 people.",),
    ),
    Rule(
        "research-funding",
        pattern(
            r"(?:(?P<m>{M}) (?:in|of|for) (?:[a-z\-]+ ){0,4}?"
            r"(?:research|r&d|funding|development (?:funding|costs)|research support)\b"
            r"|\b(?:research|r&d|development) (?:funding|support|costs|payments?)"
            + _NEAR
            + r"{0,30}? (?:of|totaling|to) (?:up to |approximately )?(?P<m2>{M}))"
        ),
        lambda match, skeleton: _either(PaymentKind.RESEARCH_FUNDING, match, skeleton),
        (("Alpha Inc. will provide $20 million in research funding.", "research-funding 20000000 USD"),),
        ("Alpha Inc. had $20 million in sales.",),
    ),
    Rule(
        "equity",
        # Refuses public offerings and market values.
        pattern(
            r"(?:(?P<m>{M})(?: upfront)?(?: of| in| worth of| an?)?(?: [a-z\-]+| {O}(?:'s?)?){0,3}?"
            r" (?:equity|stake|common stock|shares of|ordinary shares|preferred)"
            r"|\b(?:equity (?:investment|stake|purchase)|invest(?:s|ed|ment)?|purchase[sd]?|buy|subscribe[sd]?)"
            r"(?: [a-z\-]+| {O}(?:'s)?){0,6}? (?:of |for |totaling )?(?:up to |approximately |about )?(?P<m2>{M})"
            r"(?: (?:of|in|worth of) (?:[a-z\-]+ |{O}(?:'s)? ){0,4}?(?:stock|shares|equity|{O})))"
        ),
        lambda match, skeleton: _either(PaymentKind.EQUITY, match, skeleton),
        (("Alpha Inc. will make a $50 million equity investment in Beta Ltd.", "equity 50000000 USD"),),
        ("Alpha Inc. makes $50 million a year.",),
    ),
    Rule(
        "total-value",
        # Refuses market size and company valuation.
        pattern(
            r"(?:\b(?:total|potential|overall|aggregate|headline)"
            r"(?: potential| deal| transaction| aggregate| contract)? (?:value|consideration|payments?|amount|deal)"
            r"s?(?: [a-z\-]+){0,6}?(?: of| to| at| is| at up to| worth)"
            r"(?: up to| as much as| approximately| about| more than){0,2} (?P<m>{M})"
            r"|\b(?:deals?|agreement|pact|alliance|collaboration|transaction|partnership|licen[cs]e|accord)"
            + _NEAR
            + r"{0,50}?\b(?:worth|valued at|value of|value up to)"
            r"(?: (?:a potential|potentially|up to|as much as|more than|over|about|around|a possible|a total of"
            r"|approximately|nearly)){0,3} (?P<m2>{M})|\b(?:could be|is|potentially|be|are) worth"
            r"(?: up to| as much as| more than| over| about| around){0,2} (?P<m3>{M})"
            r"|\b(?:pay|receive|paying)\b(?: {O})? (?:up to|as much as) (?P<m4>{M})"
            r"(?= for\b| to (?:develop|gain|acquire)| if\b| in (?:total|a deal)|\.|,? (?:including|depending)))"
        ),
        lambda match, skeleton: _either(PaymentKind.TOTAL_VALUE, match, skeleton),
        (("The deal is worth up to $3.3 billion.", "total-value 3300000000 USD"),),
        ("Sales of the drug reached $3.3 billion.",),
    ),
    Rule(
        "purchase-price",
        # Refuses a company's market value and what it cost to develop.
        pattern(
            r"(?:\b(?:acquir\w+|buy|buys|bought|purchase[sd]?|purchasing|acquisition|takeover|sold|sell|sale|merger"
            r"|bid|offer|pay|paid|pays|takes over)\b(?:(?!\bstake|\bshares in|\broyalt)"
            + _NEAR
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
        lambda match, skeleton: _price(match, skeleton),
        (
            ("Alpha Inc. will acquire Beta Ltd. for $2.75 billion in cash.", "purchase-price 2750000000 USD"),
            ("Alpha Inc. launched a $2.3 billion bid for Beta Ltd.", "purchase-price 2300000000 USD"),
        ),
        ("Alpha Inc. had sales of $2.75 billion.",),
    ),
)


def _either(kind: PaymentKind, match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    group = next(name for name in ("m", "m2", "m3", "m4") if match.groupdict().get(name))
    return _at(kind, match.start(group), match, skeleton)


def _at(kind: PaymentKind, at: int, match: re.Match[str], skeleton: Skeleton) -> PaymentFinding:
    mark = skeleton.text[at]
    before = skeleton.text[max(0, at - 60) : at]
    around = skeleton.text[max(0, match.start() - 60) : match.end() + 100]
    kinds = (
        tuple(k for k, said in _MILESTONE_KINDS if said.search(around))
        if kind in {PaymentKind.MILESTONES, PaymentKind.MILESTONE_PAID}
        else ()
    )
    payer, payee = sides(skeleton, at)
    return PaymentFinding(kind, skeleton.money(mark), mark, _UP_TO.search(before) is not None, kinds, payee, payer)


def _reached(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    before = skeleton.text[max(0, match.start() - 50) : match.start()]
    if re.search(r"\b(?:eligible|could|may|entitled|will|would|to)\b[^.;]{0,30}$", before):
        return None
    return _either(PaymentKind.MILESTONE_PAID, match, skeleton)


_NO_PRICE = re.compile(
    r"\b(?:sales|revenue|revenues|profit|earnings|market|cash holdings|costs?|charge|tax|a year|annual(?:ly)?"
    r"|per share|savings|debt|stock price|per year|a share|per annum)\b"
)


def _price(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    group = next(name for name in ("m", "m2", "m3", "m4") if match.groupdict().get(name))
    at = match.start(group)
    if re.match(
        r"(?: in)?(?: cash)? (?:a|per) share|(?: in| of)? (?:annual|sales|revenue|debt|cost|savings|a year)",
        skeleton.text[at + 1 : at + 30],
    ):
        return None
    if _NO_PRICE.search(skeleton.text[max(match.start(), at - 45) : at]):
        return None
    return _at(PaymentKind.PURCHASE_PRICE, at, match, skeleton)


def tell(finding: PaymentFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples: "upfront 10000000 USD"."""
    return f"{finding.kind} {finding.sum.amount:f} {finding.sum.currency}"


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
    return read_payment(PaymentKind.PRICE_PER_SHARE, match, skeleton)
