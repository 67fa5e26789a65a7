"""Milestones: those that may be paid, and those that have been."""

from __future__ import annotations

import re

from biopact.codes import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, OF, QUANTITY, PaymentFinding, paid_as, payment
from biopact.loaders.skeleton import Skeleton

_MILESTONE = (
    r"(?:milestones?|contingent (?:cash )?(?:payments?|consideration|value)|success(?:-based)? (?:payments?|fees?)"
    r"|bio-?bucks|earn-?outs?|progress-dependent payments?|cvrs?\b|(?:sales|regulatory|approval|performance"
    r"|commercial)(?:-related|-based)? payments?)"
)


def _reached(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """A milestone that has been paid; one that may be paid, and what all partners have paid together, is none."""
    before = skeleton.text[max(0, match.start() - 50) : match.start()]
    if re.search(r"\b(?:eligible|could|may|entitled|would|expect\w*|potentially|stands?)\b[^.;]{0,30}$", before):
        return None
    if re.search(r"\bexercis\w+\b[^.;]{0,50}$", skeleton.text[: match.start()]) and "milestone" not in match[0]:
        return None
    behind = skeleton.text[match.end() : match.end() + 30]
    if re.search(r"\bwill\b[^.;]{0,20}$", before) and re.search(r"\b(?:upon|if|when|once|on)\b", behind):
        return None
    if re.search(r"\bwill $", before) and match[0].startswith("trigger"):
        return None
    if re.search(r"\b(?:partners|cumulative|all of)\b", skeleton.text[match.end() : match.end() + 50]):
        return None
    return payment(PaymentKind.MILESTONE_PAID, match, skeleton)


PAID_MILESTONES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "milestone-paid",
        # Refuses what may still come ("eligible", "could receive", "up to").
        pattern(
            r"(?:\b(?:receive[sd]?|receives|receiving|earn(?:s|ed|ing)?|achieve[sd]?|trigger(?:s|ed|ing)?|paid|pays"
            r"|made|makes|receipt of|collect(?:s|ed)?|recogni[sz]e[sd]?|secure[sd]?|announces|advance[sd]|gets?|wins"
            r"|scores|bags|books|nets|lands|pockets)\b(?: {O})?(?: an?| its| the| additional| another| first| second"
            r"| third| development| clinical| regulatory| cash| total| of| cumulative){0,5} (?P<m>{M})(?: in| of| as"
            r"| cash){0,2} (?:an? )?(?:(?!upfront|up-front|initial)[a-z\-]+ ){0,3}?(?:milestones?|licensing (?:fees?"
            r"|payments?)|licen[cs]e (?:fees?|payments?))|\b(?:receive[sd]?|receives|earn(?:s|ed)?|trigger(?:s|ed)?"
            r"|triggering|paid|made|makes|receipt of|resulting in|resulted in)\b(?: an?| its| the| first| second"
            r"| third| development| clinical| regulatory| commercial| sales| additional| further"
            r"| another){0,4} milestone payment(?: from {O})? of (?P<m2>{M})|\bmilestone\b"
            + NEAR
            + r"{0,70}?\b(?:trigger(?:s|ed|ing)|resulting in|results in|resulted in|earning|earns|entitles {O} to)"
            r"(?: an?| the| {O}){0,2} (?P<m3>{M})(?: milestone)? payment|\btrigger(?:s|ed|ing)(?: an?| the| another"
            r"| additional){0,2} (?P<m4>{M})(?: cash)? payment|\btrigger(?:s|ed|ing) (?:an? "
            r"|the )?(?:milestone )?payment(?: to {O}| from {O}){0,2} of (?P<m5>{M})"
            r"|\b(?:entitles|entitled) {O} to (?:an? |another |its )?(?P<m6>{M}) milestone)"
        ),
        _reached,
        (
            ("Beta Ltd. has earned a $1 million milestone payment from Alpha Inc.", "milestone-paid 1000000 USD"),
            ("Beta Ltd. reached a milestone that triggers a $2 million payment.", "milestone-paid 2000000 USD"),
        ),
        (
            "Beta Ltd. is eligible to receive up to $100 million in milestones.",
            "Beta Ltd. has received $100 million in licensing fees from all its partners.",
        ),
    ),
)

MILESTONES: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "sum-milestones",
        # Right behind the sum. Refuses a sum that is the upfront of the same sentence, and one that has its own noun.
        pattern(
            r"(?P<m>{M})(?: each)?(?: in| of| as| for| worth of| more in| more)?(?! and\b| upfront"
            r"| plus\b)(?: (?!upfront|up-front|if\b|including\b|and (?:potential |future "
            r"|additional )*milestone|equity\b|royalt"
            r"|invest|plus\b|is\b|with\b|up\b|payments?,? and (?:[a-z]+ )?milestone)[a-z\-/,]+){0,12}?"
            rf" {_MILESTONE}"
        ),
        paid_as(PaymentKind.MILESTONES),
        (
            ("Beta Ltd. could receive $415 million in milestone payments.", "milestones 415000000 USD"),
            (
                "Beta Ltd. gets $5 million upfront and up to $90 million in development and sales milestones.",
                "milestones 90000000 USD",
            ),
        ),
        ("Beta Ltd. paid $415 million in taxes.", "Beta Ltd. received $5 million and milestones."),
    ),
    Rule(
        "milestones-of",
        # Refuses milestones without a sum, and sums of the next clause (a verb may not stand between).
        pattern(
            rf"\b{_MILESTONE}(?:(?!\bupfront|\broyalt|\bequity|\bvalued|\bconsideration\b|\bdeal\b|\bpurchase price"
            rf"|\bcharge\b|\bbringing\b|\binvestment\b)"
            + NEAR
            + r"){0,160}?\b(?:of|totaling|totalling|total|to|than|worth|reach|for|aggregating|exceed\w*|is|are|:"
            rf"|aggregate|including|approaching|nearing|topping|surpassing|add|adding|bring)"
            rf"{QUANTITY}(?P<m>{{M}})(?! (?:per|a|each) share)"
        ),
        paid_as(PaymentKind.MILESTONES),
        (
            ("Beta Ltd. is eligible for milestone payments totaling up to $9.3 billion.", "milestones 9300000000 USD"),
            ("Beta Ltd. may be entitled to earn-out payments of up to $3 million.", "milestones 3000000 USD"),
            ("Sales milestones could add as much as $30 million.", "milestones 30000000 USD"),
        ),
        ("Beta Ltd. reached a milestone and raised money.",),
    ),
    Rule(
        "sum-in-milestones",
        # Further behind the sum. Refuses a sum that is the upfront of the same sentence, or paid beside milestones.
        pattern(
            r"(?P<m>{M})(?! and\b)(?:(?!\bupfront|\bup-front|\bequity\b|\broyalt|\binvest|\bplus\b|\band is\b"
            r"|\bmarket\b|\bcash and\b|\bvaluation\b|\band (?:potential |future |additional )*(?:contingent "
            r"|milestone))"
            + NEAR
            + r"){0,90}?(?:\b(?:achiev\w+|reach\w*|meet\w*|met|hit\w*|tied to|linked to|contingent|conditional|based"
            r"|depend\w*|subject|upon|in|of|for|on|as|if|when|once)\b|payable)(?: (?!cash\b)[a-z\-]+,?){0,5}?"
            rf" {_MILESTONE}"
        ),
        paid_as(PaymentKind.MILESTONES),
        (("Beta Ltd. gets $40 million more if certain sales milestones are met.", "milestones 40000000 USD"),),
        ("Alpha Inc. bought Beta Ltd. for $40 million in cash and milestone payments.",),
    ),
    Rule(
        "sum-upon-event",
        # "$25 million upon approval". Refuses what is paid at the closing of the deal.
        pattern(
            r"\b(?:another|additional|further|up to) (?P<m2>{M})(?: more)? (?:possible|potentially|later"
            r"|in the future|tied to|linked to|based on|depending|contingent)\b|(?P<m3>{M}) more (?:based on|tied to"
            r"|depending|if|upon|on)\b|(?P<m>{M})(?: in cash| more| payment)?,? (?:on|upon|after|following|at|when"
            r"|if|once) (?:the )?(?:[a-z\-]+ |{P} |{O} ){0,4}?(?:approv\w+|launch\w*|clearance|dosing|initiation"
            r"|commenc\w+|achievement|achieves?|technology transfer|regulatory|first (?:patient|sale|commercial)"
            r"|marketing authori[sz]ation|phase|ind\b|nda\b|bla\b)"
        ),
        paid_as(PaymentKind.MILESTONES),
        (("Beta Ltd. is eligible to receive $25 million upon approval.", "milestones 25000000 USD"),),
        ("Beta Ltd. received $25 million upon closing.",),
    ),
    Rule(
        "contingent-sum",
        # Refuses the most that may be paid where nothing is said that it depends on.
        pattern(
            r"\b(?:eligible|entitled|could|can|may|potentially|stands? to|further|additional|will|would)\b"
            + NEAR
            + r"{0,60}?\b(?:up to|as much as|an additional|another|additional|further)(?: (?:an additional|another"
            r"|a further|approximately|of)){0,2} (?P<m>{M})(?! ?(?:milli|upfront)| per\b| a share)(?="
            + NEAR
            + r"{0,80}?\b(?:approval|approved|achievement|achieving|contingent|conting\w+|depend\w*|upon|subject"
            r"|based on|tied to|linked to|if\b|when\b|once\b|targets? (?:is|are)|reach\w*|development and|regulatory"
            r"|commercial\w*)\b)"
        ),
        paid_as(PaymentKind.MILESTONES),
        (
            ("Beta Ltd. may receive up to $40 million upon approval.", "milestones 40000000 USD"),
            ("The sellers can get up to EUR 60 million more, depending on results.", "milestones 60000000 EUR"),
        ),
        ("Beta Ltd. may hire up to 40 people.",),
    ),
    Rule(
        "eligible-for-payments",
        # Payments that are only called payments, to which somebody is "eligible". Refuses the fixed sum of a closing.
        pattern(
            r"\b(?:eligible|entitled)(?: for| to| to receive| to earn)(?: an?)?(?: potential| additional| further"
            r"| future| contingent| subsequent| deferred| aggregate| performance-based){0,3}"
            rf"(?: payments?{OF})?{QUANTITY}(?P<m>{{M}})(?: in)?(?: additional| further| potential| future| cash"
            rf"| total){{0,3}}"
            r" payments?\b|\b(?:eligible|entitled)(?: for| to| to receive| to earn)(?: potential| additional"
            r"| further| future| contingent"
            rf"| subsequent| deferred| cash| performance-based){{0,3}} payments?{OF}{QUANTITY}(?P<m2>{{M}})"
        ),
        paid_as(PaymentKind.MILESTONES),
        (("Beta Ltd. is eligible for a potential $7 million cash payment.", "milestones 7000000 USD"),),
        ("Beta Ltd. is eligible for a tax refund of $7 million.",),
    ),
    Rule(
        "value-right-in-total",
        # The whole of what value rights may pay, behind their price for each share. Refuses the price itself.
        pattern(
            r"\b(?:contingent value rights?|cvrs?)\b[^.;]{0,80}?{M} (?:per|a|for each) [^.;\uf500-\uf5ff]{0,30}?\bor"
            rf"(?: an?)?(?: total)?(?: of)?{QUANTITY}(?P<m>{{M}})"
        ),
        paid_as(PaymentKind.MILESTONES),
        (
            (
                "Beta Ltd. holders get contingent value rights of up to $2 per share, or $80 million in total.",
                "milestones 80000000 USD",
            ),
        ),
        ("Beta Ltd. holders get a contingent value right of up to $2 per share.",),
    ),
)
