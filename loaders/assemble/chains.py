"""Agreements behind agreements: licences counted in one sentence, their umbrella, terms that hold for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from biopact.codes import DealKind, Role, Telling
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.rule import Found
from biopact.loaders.rules.counts import EACH, LICENCE_COUNT, UMBRELLA, number_of
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.skeleton import Skeleton


def link_chains(drafts: list[DealDraft], skeletons: Sequence[Skeleton]) -> None:
    """Multiply counted licences, add umbrellas, hand on what the text says of each licence. Changes `drafts`."""
    _multiply(drafts)
    licences = [draft for draft in drafts if DealKind.LICENSE in draft.kinds and len(draft.parties) == 2]
    news = next((draft for draft in licences if draft.news), None)
    if news is None:
        return
    chain = [draft for draft in licences if set(draft.parties) == set(news.parties)]
    for skeleton in skeletons:
        if skeleton.sentence.quoted:
            continue
        match = UMBRELLA.search(skeleton.text)
        if match and set(skeleton.organizations(match[0])) <= set(news.parties):
            _put_under(drafts, chain, news, skeleton, match)
        if EACH.search(skeleton.text):
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
        counted = LICENCE_COUNT.search(
            found.skeleton.text, max(0, found.start - 5), min(len(found.skeleton.text), found.end + 60)
        )
        if counted is None:
            continue
        for ordinal in range(1, number_of(counted["count"])):
            twin = replace(
                draft,
                findings=list(draft.findings),
                roles=dict(draft.roles),
                subjects=list(draft.subjects),
                payments=list(draft.payments),
                duties=list(draft.duties),
                ordinal=ordinal,
            )
            drafts.insert(drafts.index(draft) + ordinal, twin)


def _put_under(
    drafts: list[DealDraft], chain: Sequence[DealDraft], news: DealDraft, skeleton: Skeleton, match: re.Match[str]
) -> None:
    date = skeleton.date(match["date"] or match["date2"])
    umbrella = next(
        (
            draft
            for draft in drafts
            if not draft.news and set(draft.parties) == set(news.parties) and draft.date == date.iso
        ),
        None,
    )
    if umbrella is None:
        finding = DealFinding(
            (DealKind.LICENSE,),
            tuple((role, (number,)) for number, role in news.roles.items()) or ((Role.PARTY, news.parties),),
        )
        umbrella = DealDraft(
            news.parties,
            news.family,
            Telling.BACKGROUND,
            [Found(finding, skeleton, match.start(), match.end(), "umbrella")],
            kinds=(DealKind.LICENSE,),
            event_at=skeleton,
        )
        umbrella.date, umbrella.date_at = date.iso, skeleton
        umbrella.roles = dict(news.roles)
        drafts.append(umbrella)
    every = EACH.search(skeleton.text) is not None
    for draft in chain:
        if draft is not umbrella and (draft is news or every or re.search(r"\blicenses\b", skeleton.text)):
            draft.under, draft.under_at = umbrella, skeleton


def _hand_on(news: DealDraft, draft: DealDraft, skeleton: Skeleton) -> None:
    """Sums and royalties that a sentence gives "for each license" hold for the other licences too."""
    for payment in news.payments:
        if payment.skeleton is skeleton and payment not in draft.payments:
            draft.payments.append(payment)
    if news.royalty is not None and news.royalty.skeleton is skeleton:
        draft.royalty = draft.royalty or news.royalty
