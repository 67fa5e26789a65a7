"""Money for research, and for shares of a partner."""

from __future__ import annotations

from biopact.facts import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, PaymentFinding, paid_as

FUNDING: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "research-funding",
        # Refuses what a company spends or earns itself.
        pattern(
            r"(?:(?P<m>{M}) (?:in|of|for) (?:[a-z\-]+ ){0,4}?"
            r"(?:research|r&d|funding|development (?:funding|costs)|research support)\b"
            r"|\b(?:research|r&d|development) (?:funding|support|costs|payments?)"
            + NEAR
            + r"{0,30}? (?:of|totaling|to) (?:up to |approximately )?(?P<m2>{M}))"
        ),
        paid_as(PaymentKind.RESEARCH_FUNDING),
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
        paid_as(PaymentKind.EQUITY),
        (("Alpha Inc. will make a $50 million equity investment in Beta Ltd.", "equity 50000000 USD"),),
        ("Alpha Inc. makes $50 million a year.",),
    ),
)
