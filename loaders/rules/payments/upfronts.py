"""Sums owed at once, and fees for options."""

from __future__ import annotations

from biopact.facts import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import PaymentFinding, paid_as

UPFRONTS: tuple[Rule[PaymentFinding], ...] = (
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
        paid_as(PaymentKind.UPFRONT),
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
        paid_as(PaymentKind.UPFRONT),
        (("Alpha Inc. will pay Beta Ltd. $150 million upfront.", "upfront 150000000 USD"),),
        ("Alpha Inc. earned $150 million and paid dividends.",),
    ),
    Rule(
        "access-fee",
        # Refuses fees without a sum right before them.
        pattern(r"(?P<m>{M}) (?:in |of )?(?:technology )?(?:access|licen[cs]e|licensing) fees?\b"),
        paid_as(PaymentKind.UPFRONT),
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
        paid_as(PaymentKind.OPTION_FEE),
        (("Beta Ltd. will receive an option fee of $20 million.", "option-fee 20000000 USD"),),
        ("Beta Ltd. granted stock options worth $20 million.",),
    ),
)
