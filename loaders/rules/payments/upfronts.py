"""Sums owed at once, and fees for options."""

from __future__ import annotations

import re

from biopact.codes import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, OF, QUANTITY, PaymentFinding, paid_as, payment, sum_at
from biopact.loaders.skeleton import Skeleton

_FIRST = r"(?:upfront|up-front|up front|front-end|signing|signature|initial|one-time|non-refundable|closing|near-term)"
_PAYMENT = r"(?:payments?|fees?|cash|consideration|sum|amount|premium|payout|instal?lment)"


def _part_of_upfront(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """A part of the sum before it in cash or shares; none where the whole is the price of a purchase."""
    before = skeleton.text[max(0, match.start() - 60) : sum_at(match)]
    if not re.search(r"\b(?:upfront|up-front|up front|initial|pay|receive|fee)\b", before):
        return None
    return payment(PaymentKind.UPFRONT, match, skeleton)


UPFRONTS: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "upfront-and-near-term",
        # "upfront and near-term milestones" is money of the first years. Refuses milestones of any other time.
        pattern(
            r"(?P<m>{M}) (?:in |as )?(?:an? )?(?:upfront|up-front),? (?:payments? )?and (?:near-term"
            r"|potential near-term|guaranteed|committed)\b|\b(?:upfront|up-front"
            r"|up front)(?: cash)?(?: payments?)?,? (?:equity,? )?and (?:potential )?near-term"
            rf"(?: milestones?)?(?: payments?)?{OF}{QUANTITY}(?P<m2>{{M}})"
        ),
        paid_as(PaymentKind.UPFRONT),
        (("Alpha Inc. pays $70 million in upfront and near-term milestone payments.", "upfront 70000000 USD"),),
        ("Alpha Inc. pays $70 million in upfront and milestone payments.",),
    ),
    Rule(
        "upfront-of",
        # Refuses a sum that follows in another clause: only words of payment may stand between. Refuses "initial" of
        # offerings and phases.
        pattern(
            rf"\b{_FIRST}(?:,? (?!milestone|royalt|public|phase|and\b|or\b|is\b|with\b|in addition"
            rf"|plus\b)[a-z\-]+){{0,3}}?,? {_PAYMENT}(?: and (?:(?!milestone)[a-z\-]+ ){{0,2}}{_PAYMENT})?"
            rf"(?: for [a-z\-]+(?: [a-z\-]+)?)?{OF}?{QUANTITY}"
            r"(?P<m>{M})|\b(?:upfront|up-front|up front)(?: of| is| was|:)"
            rf"{QUANTITY}(?P<m2>{{M}})"
        ),
        paid_as(PaymentKind.UPFRONT),
        (
            ("Beta Ltd. will receive an upfront payment of $10 million.", "upfront 10000000 USD"),
            ("Alpha Inc. will make an upfront payment to Beta Ltd. of $12 million.", "upfront 12000000 USD"),
            ("Beta Ltd. gets a one-time, non-refundable cash payment of €4 million.", "upfront 4000000 EUR"),
        ),
        (
            "Beta Ltd. raised $10 million in its initial public offering.",
            "Beta Ltd. gets cash upfront and up to $10 million in milestones.",
        ),
    ),
    Rule(
        "sum-upfront",
        # Refuses "upfront" that belongs to another sum, and a sum of upfront and later payments in one.
        pattern(
            r"(?P<m>{M})(?:,? (?:in|an?|the|as|of|for|cash|in cash|non-refundable|nonrefundable|one-time|payment"
            r"|payable|due|immediate|paid|combined|total)){0,5},? (?:upfront|up-front|up front|signing|at closing"
            r"|at signing|upon (?:closing|signing|execution|completion)|on (?:closing|signing|completion)|initially"
            r"|immediately|at the closing|at the outset|in near-term|near-term)\b"
            r"|(?P<m2>{M})(?: in| as)?(?: an?| the| its)?(?: cash)? (?:initial|one-time|non-refundable|nonrefundable"
            r"|first)"
            rf"(?: [a-z\-]+){{0,2}}? {_PAYMENT}"
        ),
        paid_as(PaymentKind.UPFRONT),
        (
            ("Alpha Inc. will pay Beta Ltd. $150 million upfront.", "upfront 150000000 USD"),
            ("Beta Ltd. takes $3 million as an initial license fee.", "upfront 3000000 USD"),
        ),
        ("Alpha Inc. earned $150 million and paid dividends.",),
    ),
    Rule(
        "initial-sum",
        # "an initial $60 million", "upon closing, X received $30 million". Refuses tranches and offerings.
        pattern(
            r"\b(?:an initial|an upfront|an up-front|a first|initially|the upfront) (?P<m>{M})(?! (?:in "
            r"|of )?(?:[a-z]+ ){0,3}(?:milestone|tranche|public|equity|investment|order|fund))|\b(?:upon|at"
            r"|on) (?:the )?(?:closing|signing|execution|completion)(?: of (?:the )?[a-z]+)?,? (?:{O} )?(?:will "
            r"|has |have )?(?:receive[sd]?|pay|pays|paid|make|made)(?: {O})?"
            rf"(?: a(?: cash)? payment of)?{QUANTITY}(?P<m2>{{M}})(?! (?:per|a|for each) )"
        ),
        paid_as(PaymentKind.UPFRONT),
        (
            ("Alpha Inc. will pay an initial $60 million for the drug.", "upfront 60000000 USD"),
            ("Upon closing, Beta Ltd. received $30 million in cash.", "upfront 30000000 USD"),
        ),
        ("Beta Ltd. drew an initial $60 million tranche of its loan.",),
    ),
    Rule(
        "access-fee",
        # Refuses fees without a sum right before or behind them.
        pattern(
            r"(?P<m>{M}) (?:in |of |as an? )?(?:cash )?(?:technology )?(?:access|licen[cs]e|licensing"
            r"|signature) fees?\b|(?P<m3>{M}) (?:licen[cs]e|technology) (?:issue|issuance|grant|initiation"
            r"|transfer) fee"
            rf"|\b(?:access|licen[cs]e|licensing|technology) (?:issue |issuance |grant )?(?:fee"
            rf"|payment)s?{OF}{QUANTITY}(?P<m2>{{M}})"
        ),
        paid_as(PaymentKind.UPFRONT),
        (
            ("Beta Ltd. receives $5 million in technology access fees.", "upfront 5000000 USD"),
            ("Alpha Inc. pays a license fee of 30 million Danish crowns to Beta Ltd.", "upfront 30000000 DKK"),
        ),
        ("Beta Ltd. spent $5 million on research.",),
    ),
    Rule(
        "part-of-upfront",
        # "consisting of $150 million in cash and $350 million in shares": the cash. Refuses cash that a company holds.
        pattern(
            r"{M}[^.;\uf500-\uf5ff]{0,60}?\b(?:consist(?:s|ing) of|compris(?:ed of|es|ing)|including|includes"
            r"|made up of"
            rf"|split into|of which){QUANTITY}(?P<m>{{M}})(?: (?:in|is|will be|as|of|upfront)){{0,3}} cash\b"
            r"|\b(?:pay|pays|paid|receive[sd]?)\b(?: to| {O}){0,2}"
            rf"{QUANTITY}(?P<m2>{{M}}) in cash(?=,? (?:and|plus)(?: [a-z\-]+){{0,3}}? {{M}} (?:in|of|worth of)"
            r" (?:{O} |{O}'s? |its )?(?:common |ordinary )?(?:shares|stock|equity))"
        ),
        _part_of_upfront,
        (
            (
                "Beta Ltd. gets an upfront payment of $50 million, of which $30 million is cash.",
                "upfront 30000000 USD",
            ),
        ),
        ("Beta Ltd. has $50 million, including $30 million in cash.",),
    ),
)


def _option_payment(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """What the exercise of an option costs; a later milestone of the same sentence is none."""
    if re.match(
        r"(?: in)?(?: [a-z\-]+){0,4} (?:milestone|upfront|equity)", skeleton.text[match.end() : match.end() + 60]
    ):
        return None
    return payment(PaymentKind.OPTION_FEE, match, skeleton)


OPTION_FEES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "option-fee",
        # Refuses stock options.
        pattern(
            r"\boption(?:[ -](?:exercise|extension|maintenance|continuation))? (?:fee|payment|price|premium)s?"
            rf"{OF}?{QUANTITY}(?P<m>{{M}})"
            r"|(?P<m5>{M}) extension fee\b|(?P<m2>{M})(?: in| as)?(?: an?| the)?(?: cash)? (?:option"
            r"|opt-in)(?:[ -](?:exercise|extension|grant))? (?:fee|payment|premium)"
            rf"|\b(?:opt-in|exercise) (?:fee|payment)s?{OF}{QUANTITY}(?P<m3>{{M}})"
            r"|(?P<m4>{M}) (?:opt-in|exercise|option exercise) (?:fee|payment)"
        ),
        paid_as(PaymentKind.OPTION_FEE),
        (("Beta Ltd. will receive an option fee of $20 million.", "option-fee 20000000 USD"),),
        ("Beta Ltd. granted stock options worth $20 million.",),
    ),
    Rule(
        "paid-for-option",
        # "upon exercise of the option … $20 million". Refuses stock options, and sums that are called milestones.
        pattern(
            r"\b(?:exercise[sd]?|exercising|exercise of|option exercise)\b(?! price)"
            + NEAR
            + r"{0,90}?\b(?:pay|pays|paid|receive[sd]?|payment of|fee of|receiving|paying|payable|earn(?:s|ed)?"
            r"|trigger(?:s|ed|ing)?)\b"
            rf"(?: {{O}})?{QUANTITY}(?P<m>{{M}})(?! per| a share)"
            r"|\b(?:pay|pays|paid|paying|receive[sd]?)\b(?: {O})?"
            rf"{QUANTITY}(?P<m2>{{M}})(?: to {{O}})?(?: to exercise| for (?:the )?exercis\w+| upon (?:the )?exercise)"
        ),
        _option_payment,
        (
            (
                "In connection with the option exercise, Beta Ltd. received a $20 million payment.",
                "option-fee 20000000 USD",
            ),
            ("Alpha Inc. paid $30 million to exercise its option.", "option-fee 30000000 USD"),
        ),
        ("Beta Ltd. warrants have an exercise price of $2.",),
    ),
    Rule(
        "paid-to-go-on",
        # What a partner pays that may stop or go on. Refuses what it would cost to go on by oneself.
        pattern(
            r"\b(?:continue|proceed|opt in|go ahead|go on|move forward)\b(?: with the [a-z]+)?[,;]? if (?:it|they|{O})"
            r" (?:does|do|decides to|elects to|chooses to)(?: so)?,? (?:it|they|{O}) (?:will |would |must )?"
            rf"(?:pays?|owes?)(?: {{O}})?{QUANTITY}(?P<m>{{M}})"
            r"|(?P<m2>{M})(?: [a-z\-]+){0,3}? (?:if|should) {O} (?:decides? |elects? |chooses? |opts? )to"
            r" (?:continue|proceed|go ahead|go on|move forward)\b"
        ),
        _option_payment,
        (
            (
                "Beta Ltd. can then decide whether to continue; if it does, Beta Ltd. will pay Alpha Inc. a further "
                "$325 million.",
                "option-fee 325000000 USD",
            ),
            ("Alpha Inc. will receive $40 million should Beta Ltd. decide to proceed.", "option-fee 40000000 USD"),
        ),
        ("Beta Ltd. can decide whether to continue; if it does, the trial will cost $325 million.",),
    ),
)
