"""What a payment rule gives, and how the sum of a match is read: its kind, its milestones, who pays whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from biopact.facts import MilestoneKind, PaymentKind
from biopact.loaders.mentions.money import Sum
from biopact.loaders.rule import pattern
from biopact.loaders.skeleton import ORGANIZATION, Skeleton

NEAR = r"[^.;\uf500-\uf5ff]"
"""A character of the same clause, with no other sum between."""


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
    """Where the sum of a match stands: its group `m`, or one of `m2` to `m4` in patterns of several ways to say it."""
    return next(match.start(name) for name in ("m", "m2", "m3", "m4") if match.groupdict().get(name))


def payment(kind: PaymentKind, match: re.Match[str], skeleton: Skeleton) -> PaymentFinding:
    """The sum of a match as a payment of this kind."""
    at = sum_at(match)
    mark = skeleton.text[at]
    up_to = _UP_TO.search(skeleton.text[max(0, at - 60) : at]) is not None
    milestones: tuple[MilestoneKind, ...] = ()
    if kind in _REACH:
        before, behind = _REACH[kind]
        around = skeleton.text[max(0, match.start() - before) : match.end() + behind]
        # What stands behind "royalties" tells of sales, not of milestones.
        around = around.split("royalt")[0] if "milestone" in around.split("royalt")[0] else around
        milestones = tuple(k for k, said in _MILESTONE_KINDS if said.search(around))
    payer, payee = sides(skeleton, at)
    return PaymentFinding(kind, skeleton.money(mark), mark, up_to, milestones, payee, payer)


def paid_as(kind: PaymentKind) -> Callable[[re.Match[str], Skeleton], PaymentFinding]:
    """A reading for rules whose every match is a payment of one kind."""

    def read(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding:
        return payment(kind, match, skeleton)

    return read


def tell(finding: PaymentFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples: "upfront 10000000 USD"."""
    return f"{finding.kind} {finding.sum.amount:f} {finding.sum.currency}"
