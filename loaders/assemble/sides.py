"""Who gives and who takes in a deal whose own words do not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.codes import DealKind, PaymentKind, Role
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.epithets import Epithets
from biopact.loaders.assemble.side_signs import SIGNS, SIZES, votes
from biopact.loaders.document import Document, Kind
from biopact.loaders.layout import Part
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
# The kind whose sides a deal of several kinds has. Refuses equity: a stake inside a partnership gives it no sides.
_LEADING = (
    DealKind.ACQUISITION,
    DealKind.ROYALTY_FINANCING,
    DealKind.LICENSE,
    DealKind.OPTION,
    DealKind.ASSET_PURCHASE,
    DealKind.DISTRIBUTION,
    DealKind.SUPPLY,
)
# Who buys shares of a partner takes its licence too, where nothing else is said.
_BUYS_IN = {Role.INVESTOR: -1.5, Role.INVESTEE: 1.5}
_GOVERNMENT = re.compile(r"\b(?:government|ministry|department|authority|agency|republic|commission)\b")
_INVESTOR = re.compile(r"\b(?:royalt\w+|capital|ventures?|partners|funds?|equity|invest\w*|bank|advisors|management)\b")
# Whose trade it is to make, test or run trials for others.
_FOR_HIRE = re.compile(
    r"\b(?:biologics|biomanufactur\w*|manufactur\w*|cdmo|cmo|cro|laborator(?:y|ies)|labs?|research|services|solutions"
    r"|clinical|analytics|bioservices|contract|logistics|testing|packaging|biosolutions)\b"
)
# What one company has made or done by another: whoever signs is more often the one who pays.
_HIRES = re.compile(r"\b(?:manufactur\w*|production|services?|clinical supply|testing|fill-finish|scale-up)\b")
_INSTITUTE = re.compile(r"universit|institut|college|hospital|foundation|cent(?:er|re)\b|school")


def settle_sides(document: Document, drafts: Sequence[DealDraft], skeletons: Sequence[Skeleton]) -> None:
    """Give every party its role: as a finding says, else by who is paid, whose product it is, who will sell it."""
    for draft in drafts:
        _settle(document, draft, _spoken_of(draft, drafts, skeletons), skeletons)


def _spoken_of(draft: DealDraft, drafts: Sequence[DealDraft], skeletons: Sequence[Skeleton]) -> list[Skeleton]:
    """The sentences that may say who gives: those that tell the deal; for news also those that tell no deal of"
    " others."""
    own = {found.skeleton.sentence.order for found in draft.findings} | {s.sentence.order for s in draft.told}
    others = {
        found.skeleton.sentence.order
        for other in drafts
        if not set(other.parties) <= set(draft.parties)
        for found in other.findings
    }
    return [
        s
        for s in skeletons
        if not s.sentence.quoted and (s.sentence.order in own or (draft.news and s.sentence.order not in others))
    ]


def _settle(document: Document, draft: DealDraft, own: Sequence[Skeleton], skeletons: Sequence[Skeleton]) -> None:
    pair = _pair(draft.kinds)
    if pair is None:
        draft.roles = dict.fromkeys(draft.parties, Role.PARTY)
        return
    giver, taker = pair
    score: dict[int, float] = dict.fromkeys(draft.parties, 0.0)
    third: dict[int, Role] = {}
    for found in draft.findings:
        for role, numbers in found.value.roles:
            for number in numbers:
                if number in score:
                    score[number] += {giver: 4.0, taker: -4.0}.get(role, 0.0) or _BUYS_IN.get(role, 0.0)
                    if role not in {giver, taker, Role.PARTY} and len(found.value.roles) > 2:
                        third[number] = role
    if not (any(v > 0 for v in score.values()) and any(v < 0 for v in score.values())):
        _by_payments(draft, score)
        _by_words(document, draft, own, score, giver)
        if not any(score.values()):
            _by_words(document, draft, [s for s in skeletons if not s.sentence.quoted], score, giver)
        first = document.issuers[0] if document.issuers else None
        if first in score and not any(score.values()) and giver is not Role.SUPPLIER:
            score[first] -= 0.5
        elif not any(score.values()) and giver is Role.SUPPLIER:
            if any(_HIRES.search(found.skeleton.text[found.start : found.end]) for found in draft.findings):
                score[first if first in score else draft.parties[0]] -= 0.5
        elif not draft.news and not any(score.values()) and giver is not Role.SUPPLIER:
            score[draft.parties[0]] -= 0.25  # who signs with somebody is more often the one who takes
    _as_one(draft, score)
    draft.roles = _ranked(draft.parties, score, giver, taker, third)


def _as_one(draft: DealDraft, score: dict[int, float]) -> None:
    """Parties of three or more that stand on one side of "with" are on one side of the deal."""
    for found in draft.findings:
        groups = [numbers for _, numbers in found.value.roles]
        if len(groups) == 2 and found.value.parties == set(draft.parties) and len(draft.parties) > 2:
            for group in groups:
                mean = sum(score.get(number, 0.0) for number in group) / len(group)
                score.update(dict.fromkeys(group, mean))
            return


def _pair(kinds: Sequence[DealKind]) -> tuple[Role, Role] | None:
    """Giver and taker of a deal of these kinds; None where all are parties."""
    if not kinds or (kinds[0] in {DealKind.SETTLEMENT, DealKind.JOINT_VENTURE} and len(kinds) == 1):
        return None
    leading = next((kind for kind in _LEADING if kind in kinds), None)
    if leading is not None:
        return ROLE_PAIRS[leading]
    rest = set(kinds) - {DealKind.JOINT_VENTURE}
    return ROLE_PAIRS[DealKind.EQUITY_INVESTMENT] if rest == {DealKind.EQUITY_INVESTMENT} else None


def _by_payments(draft: DealDraft, score: dict[int, float]) -> None:
    for payment in draft.payments:
        if payment.value.kind in _TO_GIVER:
            for number in payment.value.payee:
                if number in score:
                    score[number] += 1.5
            for number in payment.value.payer:
                if number in score:
                    score[number] -= 1.5


def _by_words(
    document: Document, draft: DealDraft, skeletons: Sequence[Skeleton], score: dict[int, float], giver: Role
) -> None:
    """Add what the deal's own sentences say; then what the others say of its products; then what the parties are."""
    texts = [s.text for s in skeletons]
    if len(draft.parties) == 2:
        epithets = Epithets([(s.full or s).text for s in skeletons], draft.parties)
        texts = [epithets.named(text) for text in texts]
    for number, vote in votes(texts, draft.parties, SIGNS[giver]).items():
        score[number] += vote
    marks = "".join(chr((0xE800 if kind is Kind.PRODUCT else 0xF000) + index) for kind, index, _ in draft.subjects)
    names = [document.organizations[number].name.lower() for number in draft.parties]
    for number, name in zip(draft.parties, names, strict=True):
        if giver is Role.LICENSOR and _INSTITUTE.search(name):
            score[number] += 2.0
        if giver is Role.INVESTEE and _INVESTOR.search(name):
            score[number] -= 2.0
        if giver is Role.SUPPLIER and _FOR_HIRE.search(name):
            score[number] += 1.0
        if giver is Role.SUPPLIER and _GOVERNMENT.search(name):
            score[number] -= 8.0
        short = re.split(r"[\s,]", name)[0]
        if giver is not Role.SUPPLIER and any(
            form.lower().startswith(short)
            for kind, index, _ in draft.subjects
            for form in (document.products if kind is Kind.PRODUCT else document.technologies)[index].forms
        ):
            score[number] += 1.0
    if marks and giver in {Role.LICENSOR, Role.SELLER}:
        for number in draft.parties:
            mine = re.compile(
                rf"{chr(0xE000 + number)}'s? (?:[a-z0-9\-]+ ){{0,6}}?[{marks}]"
                rf"|[{marks}][^.;]{{0,60}}\b(?:discovered|invented|originated"
                rf"|developed) by (?:[a-z]+ )?{chr(0xE000 + number)}"
            )
            if any(mine.search(s.text) for s in skeletons):
                score[number] += 1.0
    if giver in {Role.LICENSOR, Role.SELLER}:
        whole = [(s.full or s).text for s in skeletons if s.sentence.section.part in (Part.BODY, Part.ABOUT)]
        for number, vote in votes(whole, draft.parties, SIZES).items():
            score[number] += vote


def _ranked(
    parties: Sequence[int], score: dict[int, float], giver: Role, taker: Role, third: dict[int, Role]
) -> dict[int, Role]:
    """The best gives and the last takes; who stands between is on the side that it is nearer to."""
    roles: dict[int, Role] = {}
    ranked = sorted((n for n in parties if n not in third), key=lambda number: (-score[number], parties.index(number)))
    for place, number in enumerate(ranked):
        if len(ranked) == 1 or place == 0:
            roles[number] = giver
        elif place == len(ranked) - 1:
            roles[number] = taker
        else:
            nearer = score[ranked[0]] - score[number] <= score[number] - score[ranked[-1]]
            roles[number] = giver if nearer else taker
    roles.update(third)
    return {number: roles[number] for number in parties if number in roles}
