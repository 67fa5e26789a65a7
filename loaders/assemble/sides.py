"""Who gives and who takes in a deal whose own words do not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.facts import DealKind, PaymentKind, Role
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.document import Document, Kind
from biopact.loaders.rules.deal import ROLE_PAIRS
from biopact.loaders.skeleton import Skeleton

_TO_GIVER = {
    PaymentKind.UPFRONT,
    PaymentKind.MILESTONES,
    PaymentKind.MILESTONE_PAID,
    PaymentKind.OPTION_FEE,
    PaymentKind.RESEARCH_FUNDING,
    PaymentKind.EQUITY,
}


def settle_sides(document: Document, draft: DealDraft, skeletons: Sequence[Skeleton]) -> None:
    """Give every party its role: as a finding says, else by who is paid, whose product it is, who will sell it."""
    pair = next((ROLE_PAIRS[kind] for kind in draft.kinds if kind in ROLE_PAIRS), None)
    if (
        DealKind.EQUITY_INVESTMENT in draft.kinds
        and len(draft.kinds) > 1
        and pair == ROLE_PAIRS[DealKind.EQUITY_INVESTMENT]
    ):
        pair = None
    if draft.kinds and draft.kinds[0] in {DealKind.SETTLEMENT, DealKind.JOINT_VENTURE, DealKind.CO_PROMOTION}:
        pair = None
    if pair is None:
        draft.roles = dict.fromkeys(draft.parties, Role.PARTY)
        return
    giver, taker = pair
    votes: dict[int, float] = dict.fromkeys(draft.parties, 0.0)
    for found in draft.findings:
        for role, numbers in found.value.roles:
            weight = {giver: 3.0, taker: -3.0}.get(role, 0.0)
            for number in numbers:
                if number in votes:
                    votes[number] += weight
    for payment in draft.payments:
        if payment.value.kind in _TO_GIVER:
            for number in payment.value.payee:
                votes[number] = votes.get(number, 0.0) + 2.0 if number in votes else 0.0
            for number in payment.value.payer:
                if number in votes:
                    votes[number] -= 2.0
    if not any(votes[number] for number in draft.parties):
        _by_grammar(document, draft, skeletons, votes)
    ranked = sorted(draft.parties, key=lambda number: (-votes[number], draft.parties.index(number)))
    draft.roles = {}
    best = votes[ranked[0]]
    for place, number in enumerate(ranked):
        first = votes[number] > 0 or (place == 0 and best <= 0) if len(ranked) > 1 else True
        draft.roles[number] = (
            giver
            if first
            and not (place == len(ranked) - 1 and place > 0 and all(role is giver for role in draft.roles.values()))
            else taker
        )


def _by_grammar(document: Document, draft: DealDraft, skeletons: Sequence[Skeleton], votes: dict[int, float]) -> None:
    """Add the votes of weaker signs: "X's" product, X "receives", X "will commercialize", X is an institute."""
    marks = [chr((0xE800 if kind is Kind.PRODUCT else 0xF000) + index) for kind, index, _ in draft.subjects]
    subjects = "".join(marks) or "\ue800-\uf4ff"
    for skeleton in skeletons:
        text = skeleton.text
        for number in draft.parties:
            mark = chr(0xE000 + number)
            if mark not in text:
                continue
            if re.search(
                rf"{mark}'s? (?:[a-z\-]+ ){{0,6}}?[{subjects}]|{mark}'s? (?:proprietary|patented)",
                text,
            ):
                votes[number] += 1.0
            if re.search(rf"{mark}'s? (?:[a-z\-]+ ){{0,4}}?[\uf000-\uf4ff]", text):
                votes[number] += 0.5
            if re.search(
                rf"{mark}[^.;\ue000-\ue7ff]{{0,40}}\b(?:acquired|obtain(?:s|ed)?|receive[sd]?|gain(?:s|ed)?|secure[sd]?"
                r"|takes?|licensed|in-licensed) (?:[a-z\-]+ ){0,4}?(?:licen[cs]e|rights)",
                text,
            ):
                votes[number] -= 1.5
            if re.search(rf"[{subjects}][^.;]{{0,60}}\b(?:discovered|invented|originated) by (?:[a-z]+ )?{mark}", text):
                votes[number] += 1.0
            if re.search(
                rf"{mark}[^.;\ue000-\ue7ff]{{0,60}}\b(?:eligible to receive|entitled to|will receive|receives)\b", text
            ):
                votes[number] += 1.0
            if re.search(
                (
                    rf"{mark}[^.;\ue000-\ue7ff]{{0,60}}\b(?:will (?:be responsible|commerciali[sz]e|pay|develop"
                    r"|market)|responsible for)\b"
                ),
                text,
            ):
                votes[number] -= 1.0
    for number in draft.parties:
        name = document.organizations[number].name.lower()
        if re.search(r"universit|institute|college|hospital|foundation|cent(?:er|re)\b|school", name):
            votes[number] += 1.5
    if not any(votes[number] for number in draft.parties) and document.issuers:
        own = document.issuers[0]
        if own in votes and draft.kinds and draft.kinds[0] is not DealKind.SUPPLY:
            votes[own] -= 0.5
