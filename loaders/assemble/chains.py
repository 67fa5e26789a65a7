"""Agreements behind agreements: counted licences, which of its kind one is, its umbrella, terms that hold for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from biopact.codes import DealKind
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.umbrellas import link_umbrellas
from biopact.loaders.layout import Part
from biopact.loaders.rule import Found
from biopact.loaders.rules.counts import EACH, LICENCE_COUNT, licence_dates, number_of
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.ordinals import ORDINALS, ordinal_in, said_of_it
from biopact.loaders.skeleton import Skeleton

_BREAK = re.compile(r" [–—-] |; ")

_WITH = re.compile("(?: agreement)?,? (?:with|from|by) (?:[a-z\\-]+ ){0,4}[\ue000-\ue7ff]")


def link_chains(drafts: list[DealDraft], skeletons: Sequence[Skeleton]) -> None:
    """Multiply counted licences, count those that are called the third, add umbrellas, hand on what holds for each.

    Changes `drafts`.
    """
    _multiply(drafts)
    link_umbrellas(drafts, skeletons)
    _number(drafts, skeletons)
    licences = [draft for draft in drafts if DealKind.LICENSE in draft.kinds and len(draft.parties) == 2]
    news = next((draft for draft in licences if draft.news), None)
    if news is None:
        return
    chain = [draft for draft in licences if set(draft.parties) == set(news.parties)]
    for skeleton in skeletons:
        if skeleton.sentence.quoted or not EACH.search(skeleton.text):
            continue
        for draft in chain:
            if (draft is not news and draft.under is news.under) or (not draft.news and draft is not news.under):
                _hand_on(news, draft, skeleton)
    for draft in chain:
        if draft is not news and not draft.subjects:
            draft.subjects = list(news.subjects)
    umbrella = news.under
    if umbrella is not None and not umbrella.subjects:
        umbrella.subjects = list(news.subjects)


def _multiply(drafts: list[DealDraft]) -> None:
    for draft in list(drafts):
        if draft.news or DealKind.LICENSE not in draft.kinds:
            continue
        found = draft.findings[0]
        words = found.skeleton.text
        dates = licence_dates(found.skeleton, found.start)
        counted = LICENCE_COUNT.search(words, max(0, found.start - 5), min(len(words), found.end + 60))
        number = len(dates) or (number_of(counted["count"]) if counted else 1)
        ordered = counted is not None and words[: counted.start()].endswith(" first ")
        place = next(at for at, other in enumerate(drafts) if other is draft)
        for twin in range(1, number):
            drafts.insert(place + twin, _twin(draft, twin))
        for twin in range(number):
            one = drafts[place + twin]
            one.ordinal = (twin + 1, found.skeleton) if ordered else one.ordinal
            if dates:
                one.date, one.date_at = dates[twin], found.skeleton


def _twin(draft: DealDraft, number: int) -> DealDraft:
    """Another deal that the same words tell."""
    return replace(
        draft,
        findings=list(draft.findings),
        roles=dict(draft.roles),
        subjects=list(draft.subjects),
        payments=list(draft.payments),
        duties=list(draft.duties),
        twin=number,
    )


def _number(drafts: Sequence[DealDraft], skeletons: Sequence[Skeleton]) -> None:
    """Which of its kind each deal is called, where its own sentences say so, or a sentence says it of the news."""
    umbrellas = [draft.under for draft in drafts if draft.under is not None]
    for draft in drafts:
        if any(draft is umbrella for umbrella in umbrellas):
            continue
        for found in draft.findings:
            words = _clause(found)
            said = ordinal_in(words, draft.kinds)
            other = _WITH.match(words, said.end()) if said is not None else None
            if other and not set(found.skeleton.organizations(other[0])) <= set(draft.parties):
                continue  # counted are those with somebody else
            if said is not None and draft.ordinal is None and not found.skeleton.sentence.quoted:
                draft.ordinal = (ORDINALS[said["ordinal"]], found.skeleton)
    news = [draft for draft in drafts if draft.news]
    if len(news) != 1 or news[0].ordinal is not None:
        return
    for skeleton in skeletons:
        if skeleton.sentence.section.part is Part.BODY and not skeleton.sentence.quoted:
            said = said_of_it(skeleton.text, news[0].kinds)
            if said is not None and set(skeleton.organizations(skeleton.text)) <= set(news[0].parties):
                news[0].ordinal = (ORDINALS[said["ordinal"]], skeleton)
                return


def _clause(found: Found[DealFinding]) -> str:
    """The part of the sentence between dashes or semicolons in which a finding begins."""
    words = found.skeleton.text
    breaks = [0, *(match.end() for match in _BREAK.finditer(words)), len(words)]
    start = max(at for at in breaks if at <= found.start)
    return words[start : min((at for at in breaks if at > found.start), default=len(words))]


def _hand_on(news: DealDraft, draft: DealDraft, skeleton: Skeleton) -> None:
    """Sums and royalties that a sentence gives "for each license" hold for the other licences too."""
    for payment in news.payments:
        if payment.skeleton is skeleton and payment not in draft.payments:
            draft.payments.append(payment)
    if news.royalty is not None and news.royalty.skeleton is skeleton:
        draft.royalty = draft.royalty or news.royalty
