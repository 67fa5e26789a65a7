"""Whose is a term: which of several deals of a sentence, which deal a sentence goes on with, whose it cannot be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from biopact.codes import PaymentKind
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.layout import Part
from biopact.loaders.rule import Found
from biopact.loaders.rules.events import PAST
from biopact.loaders.rules.payments import PaymentFinding
from biopact.loaders.rules.royalties import RoyaltyFinding
from biopact.loaders.skeleton import ORGANIZATION, Skeleton

# How a sentence begins that goes on with what the one before it told.
_GOES_ON = re.compile(
    r"^(?:in addition|additionally|further|furthermore|moreover|also|under (?:the|this|that|its)|the (?:deal|agreement"
    r"|collaboration|transaction|acquisition|purchase|contract|licen[cs]e|royalt|alliance|partnership|option|companies)"
    r"|th(?:is|at) (?:deal|agreement|collaboration|transaction|licen[cs]e|alliance|partnership|purchase|contract)|it\b"
    r"|once\b|as part of"
    r"|pursuant to|per the|in (?:exchange|return|connection)|upon|terms|financial terms|\uf700"
    r"|[\ue000-\ue7ff](?:'s? [a-z]+)? (?:also|will|is|paid|pays|received|retains?|has|may|could|made|was|committed"
    r"|gained"
    r"|agreed|would|can|had)\b)"
)
_SAME_DEAL = re.compile(
    r"\b(?:the (?:collaboration|agreement|licen[cs]e)|milestone|royalt\w+|option|licensed program)\b"
)
# Between a term and a telling: another clause begins.
_ELSEWHERE = re.compile(r",? (?:while|whereas|compared with)\b|;")
# Right behind a telling, before its sum.
_FOR = re.compile(r",?(?: in [a-z\d]+)? (?:for|at|worth|valued at)(?: [a-z]+){0,3} ")
_BESIDE = 15
"""Characters that may lie between a sum and a telling behind it ("a $2 million deal with")."""
_FAR = 40
"""Characters between a term and the telling of a deal, from which on it need not be that deal's."""
_FROM = re.compile(rf"(?: in cash| [a-z]+ payment)? from (?:the )?({ORGANIZATION})")
_WHOLE = {PaymentKind.PURCHASE_PRICE, PaymentKind.TOTAL_VALUE, PaymentKind.PRICE_PER_SHARE}


def nearest(here: Sequence[DealDraft], news: Sequence[DealDraft], skeleton: Skeleton, at: int) -> DealDraft | None:
    """Of the deals told in a sentence, the one whose telling holds an offset or is nearest to it; None without any.

    Of two equally near the news counts more. A telling far off gives way to news whose parties the sentence names.
    """
    ranked = []
    for place, draft in enumerate(here):
        for found in draft.findings:
            if found.skeleton is skeleton:
                away = max(found.start - at, at - found.end, 0)
                if away and _ELSEWHERE.search(
                    skeleton.text, *sorted((at, found.start if found.start > at else found.end))
                ):
                    away += 10 * _FAR
                if _FOR.fullmatch(skeleton.text, found.end, max(at, found.end)):
                    away = -1
                if found.start > at + _BESIDE:
                    away += _FAR
                ranked.append((away, not draft.news, found.end - found.start, place))
    if not ranked:
        return None
    away, *_, place = min(ranked)
    if away > _FAR and not here[place].news:
        named = set(skeleton.organizations(skeleton.text))
        spoken_of = [draft for draft in news if set(draft.parties) <= named]
        if spoken_of and not any(set(draft.parties) == set(here[place].parties) for draft in news):
            return spoken_of[0]
    return here[place]


def listed_with(draft: DealDraft, here: Sequence[DealDraft], skeleton: Skeleton) -> list[DealDraft]:
    """A deal and those that the same words tell: "X pays royalties to A, B and C" holds for each."""
    spans = {(found.start, found.end) for found in draft.findings if found.skeleton is skeleton}
    return [
        other
        for other in here
        if other is draft
        or any((found.start, found.end) in spans for found in other.findings if found.skeleton is skeleton)
    ] or [draft]


def of_parties(skeleton: Skeleton, drafts: Sequence[DealDraft], news: Sequence[DealDraft]) -> DealDraft | None:
    """The one background deal whose two parties a sentence names, where it does not name those of the news."""
    named = set(skeleton.organizations(skeleton.text))
    if any(set(draft.parties) <= named for draft in news):
        return None
    fitting = [draft for draft in drafts if not draft.news and len(draft.parties) > 1 and set(draft.parties) <= named]
    return fitting[0] if len(fitting) == 1 else None


def goes_on(skeleton: Skeleton, draft: DealDraft, before: Skeleton) -> bool:
    """True if a sentence goes on with the deal of the one right before it: by its first words, naming nobody else."""
    sentence, earlier = skeleton.sentence, before.sentence
    if draft.news or sentence.order != earlier.order + 1 or sentence.section is not earlier.section:
        return False
    named = set(skeleton.organizations(skeleton.text))
    begins = _GOES_ON.match(skeleton.text) is not None
    if sentence.section.part is Part.ABOUT:
        begins = begins or _SAME_DEAL.search(skeleton.text) is not None
    return named <= set(draft.parties) and begins


def of_others(draft: DealDraft, found: Found[PaymentFinding], at: int) -> bool:
    """True for a sum that the sentence gives to others than the parties of `draft`.

    A price or a value is theirs whose name stands nearest before it; any sum is, if no party is named but others are,
    or if others are named in a sentence about the past.
    """
    words, parties = found.skeleton.text, set(draft.parties)
    named = found.skeleton.organizations(words)
    if named and not parties & set(named):
        return True
    giver = _FROM.match(words, at + 1)
    if giver and not parties & set(found.skeleton.organizations(giver[1])):
        return True
    if set(named) - parties and PAST.search(words):
        return True
    if found.value.kind not in _WHOLE:
        return False
    near = found.skeleton.organizations(words[max(0, at - 120) : at])
    near = near or found.skeleton.organizations(words[at : at + 60])
    return bool(near) and near[-1] not in parties


def joined(known: Found[RoyaltyFinding] | None, found: Found[RoyaltyFinding]) -> Found[RoyaltyFinding]:
    """The royalty of a deal after one more telling: the first with rates; rates told in the next sentence widen it."""
    if known is None or (known.value.low is None and found.value.low is not None):
        return found
    low, high = found.value.low, found.value.high
    before = known.value
    if low is None or high is None or before.low is None or before.high is None:
        return known
    if 0 <= found.skeleton.sentence.order - known.skeleton.sentence.order <= 1:
        return replace(known, value=replace(before, low=min(low, before.low), high=max(high, before.high)))
    return known
