"""Milestones: those that may be paid, and those that have been."""

from __future__ import annotations

import re

from biopact.facts import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, PaymentFinding, paid_as, payment
from biopact.loaders.skeleton import Skeleton


def _reached(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """A milestone that has been paid; one that may be paid is none."""
    before = skeleton.text[max(0, match.start() - 50) : match.start()]
    if re.search(r"\b(?:eligible|could|may|entitled|will|would|to)\b[^.;]{0,30}$", before):
        return None
    return payment(PaymentKind.MILESTONE_PAID, match, skeleton)


MILESTONES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "milestone-paid",
        # Refuses what may still come ("eligible", "could receive", "up to").
        pattern(
            r"(?:\b(?:receive[sd]?|earn(?:s|ed)?|achieve[sd]?|trigger(?:s|ed|ing)?|paid|pays|made|receipt of)\b"
            r"(?: an?| its| the| additional| another| first| second| third| development| clinical| regulatory| cash"
            r"| of){0,5} (?P<m>{M})(?: in| of| as| cash){0,2} (?:an? )?(?:[a-z\-]+ ){0,3}?"
            r"(?:milestones?|licensing fees?|license fees?)"
            r"|\b(?:receive[sd]?|earn(?:s|ed)?|trigger(?:s|ed|ing)?|paid)\b"
            r"(?: an?| its| the| first| second| development| clinical| regulatory){0,4} milestone payment of"
            r" (?P<m2>{M}))"
        ),
        _reached,
        (("Beta Ltd. has earned a $1 million milestone payment from Alpha Inc.", "milestone-paid 1000000 USD"),),
        ("Beta Ltd. is eligible to receive up to $100 million in milestones.",),
    ),
    Rule(
        "milestones-of",
        # Refuses milestones without a sum, and sums of the next clause (a verb may not stand between).
        pattern(
            r"\bmilestones?(?:(?!\bupfront|\broyalt|\bequity|\bvalued)"
            + NEAR
            + r"){0,130}?\b(?:of|totaling|totalling|total|to|than|worth|reach|for|aggregating|exceed\w*|is|are|:"
            r"|aggregate)(?: (?:up to|as much as|approximately|about|potentially|more than|over|in excess of"
            r"|an? (?:additional|aggregate|total)(?: of)?|another)){0,3} ?(?P<m>{M})"
        ),
        paid_as(PaymentKind.MILESTONES),
        (("Beta Ltd. is eligible for milestone payments totaling up to $9.3 billion.", "milestones 9300000000 USD"),),
        ("Beta Ltd. reached a milestone and raised money.",),
    ),
    Rule(
        "sum-in-milestones",
        # Refuses a sum that is the upfront of the same sentence.
        pattern(
            r"(?P<m>{M})(?:(?!\bupfront|\bup-front|\bequity\b|\broyalt|\binvest|\bplus\b|\band is\b)"
            + NEAR
            + r"){0,110}?\b(?:milestones?|contingent payments?|success-based payments?|success payments?|earn-?outs?)\b"
        ),
        paid_as(PaymentKind.MILESTONES),
        (("Beta Ltd. could receive $415 million in milestone payments.", "milestones 415000000 USD"),),
        ("Beta Ltd. paid $415 million in taxes.",),
    ),
    Rule(
        "contingent-sum",
        # Refuses the most that may be paid where nothing is said that it depends on.
        pattern(
            r"\b(?:eligible|entitled|could|may|potentially)\b"
            + NEAR
            + r"{0,60}?\b(?:up to|as much as|an additional|another)(?: (?:an additional|another|a further))?"
            r" (?P<m>{M})(?! ?(?:milli|upfront))(?="
            + NEAR
            + r"{0,80}?\b(?:development|regulatory|commercial|sales|approval|achievement|contingent|depending|upon"
            r"|subject|based on)\b)"
        ),
        paid_as(PaymentKind.MILESTONES),
        (("Beta Ltd. may receive up to $40 million upon approval.", "milestones 40000000 USD"),),
        ("Beta Ltd. may hire up to 40 people.",),
    ),
)
