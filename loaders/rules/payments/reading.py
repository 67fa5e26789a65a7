"""What a payment rule gives, and how the sum of a match is read: its kind, its milestones, who pays whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from biopact.codes import MilestoneKind, PaymentKind
from biopact.loaders.mentions.money import Sum
from biopact.loaders.rule import pattern
from biopact.loaders.rules.payments.refusals import refused
from biopact.loaders.skeleton import ORGANIZATION, Skeleton

NEAR = r"[^.;\uf500-\uf5ff]"
"""A character of the same clause, with no other sum between."""
QUANTITY = (
    r"(?: (?:up to|as much as|as high as|approximately|about|around|roughly|nearly|almost|some|more than|over"
    r"|at least|a total of|an aggregate of|a maximum of|in excess of|just under|just over|just|close to|potentially"
    r"|potential|an extra|extra|an? (?:additional|further|initial|estimated|reported|aggregate|total|potential"
    r"|upfront|one-time|non-refundable|single|cash)|another|additional|a further|further|total|aggregate|initial"
    r"|cash|an?|the|its|with)){0,4} ?"
)
"""Words between a noun or verb and its sum ("up to an additional")."""
OF = (
    r"(?: to (?:the )?(?:{O}|{P}|shareholders|stockholders|[a-z]+)| in cash| from (?:the )?{O}"
    r"| payable to {O}){0,2} ?(?:,? ?(?:of|totaling|totalling|totals?|worth|amounting to|equal to|in the amount of"
    r"|valued at|is|was|were|are|:|to total|that (?:could |may |might )?(?:total|reach|exceed)|(?:could|may|might"
    r"|would|will)(?: potentially)? (?:total|reach|exceed|be|amount to|add(?: up to)?|bring)|reaching"
    r"|approaching|exceeding|reach|exceed))"
)
"""Words that tie a noun to the sum behind it ("payments to X totaling")."""


_LEAST = 1000
"""Smaller sums are prices of single shares, doses and hours, and no payment between companies."""


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


# Right before a sum: it is the most that may be paid.
_UP_TO = re.compile(
    r"(?:up to|as much as|potential(?:ly)?|more than|over|in excess of|as high as|maximum of|exceed(?:ing|s)?"
    r"|could (?:reach|total))(?: (?:an additional|a total(?: of)?|an aggregate(?: of)?|approximately|another"
    r"|totaling|totalling|a further|another|to|total|payments? of|worth|of)){0,3} ?$"
)
# Words near a sum that say what its milestones are.
_MILESTONE_KINDS = (
    (
        MilestoneKind.DEVELOPMENT,
        re.compile(r"\b(?:development|developmental|clinical|preclinical|research|discovery|phase)\b"),
    ),
    (MilestoneKind.REGULATORY, re.compile(r"\b(?:regulatory|approval|approvals|filing|registration|ind)\b")),
    (MilestoneKind.COMMERCIAL, re.compile(r"\b(?:commercial\w*|sales(?:-based)?|launch)\b")),
)
_REACH = {PaymentKind.MILESTONES: (90, 130), PaymentKind.MILESTONE_PAID: (60, 100)}
"""How far before and behind a match the kinds of its milestones are looked for, in characters."""


# "X will pay Y" and "X is eligible to receive", before a sum. Each refuses another organization in between.
_PAYS = pattern(
    r"(?P<payer>{O})[^\ue000-\ue7ff.;]{0,80}?\b(?:pay|pays|paid|paying|give|invest|fund)\b(?: to)? {mod}(?P<payee>{O})?"
)
_GETS = pattern(
    r"(?P<payee>{O})[^\ue000-\ue7ff.;]{0,80}?\b(?:receive[sd]?|receiving|eligible|entitled|earn(?:s|ed)?|get|gets)\b"
)


def sides(skeleton: Skeleton, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Payer and payee that the words before a sum name; empty where they are silent."""
    paid = list(_PAYS.finditer(skeleton.text, 0, at))
    got = list(_GETS.finditer(skeleton.text, 0, at))
    if paid and (not got or paid[-1].start() > got[-1].start()):
        return skeleton.organizations(paid[-1]["payer"]), skeleton.organizations(paid[-1]["payee"] or "")
    if got:
        giver = re.compile(rf"\bfrom (?:the )?({ORGANIZATION})").search(skeleton.text, at)
        return skeleton.organizations(giver[1]) if giver else (), skeleton.organizations(got[-1]["payee"])
    return (), ()


def sum_at(match: re.Match[str]) -> int:
    """Where the sum of a match stands: its group `m`, or one of `m2` to `m6` in patterns of several ways to say it."""
    return next(match.start(name) for name in ("m", "m2", "m3", "m4", "m5", "m6") if match.groupdict().get(name))


def at_most(skeleton: Skeleton, at: int) -> bool:
    """True if the words before a sum make it the most that may be paid."""
    return _UP_TO.search(skeleton.text[max(0, at - 60) : at]) is not None


def payment(
    kind: PaymentKind, match: re.Match[str], skeleton: Skeleton, *, round_of: bool = False
) -> PaymentFinding | None:
    """The sum of a match as a payment of this kind; None for a sum that its neighbours make no payment.

    `round_of`: the sum is what a financing round brought, which is no payment of any other deal.
    """
    at = sum_at(match)
    mark = skeleton.text[at]
    if not round_of and refused(skeleton.text, at):
        return None
    if skeleton.money(mark).amount < _LEAST and kind is not PaymentKind.PRICE_PER_SHARE:
        return None
    milestones: tuple[MilestoneKind, ...] = ()
    if kind in _REACH:
        before, behind = _REACH[kind]
        around = skeleton.text[max(0, match.start() - before) : match.end() + behind]
        # What stands behind "royalties" tells of sales, not of milestones.
        around = around.split("royalt")[0] if "milestone" in around.split("royalt")[0] else around
        milestones = tuple(k for k, said in _MILESTONE_KINDS if said.search(around))
    payer, payee = sides(skeleton, at)
    return PaymentFinding(kind, skeleton.money(mark), mark, at_most(skeleton, at), milestones, payee, payer)


def paid_as(kind: PaymentKind) -> Callable[[re.Match[str], Skeleton], PaymentFinding | None]:
    """A reading for rules whose every match is a payment of one kind."""

    def read(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
        return payment(kind, match, skeleton)

    return read


def tell(finding: PaymentFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples: "upfront 10000000 USD"."""
    return f"{finding.kind} {finding.sum.amount:f} {finding.sum.currency}"
