"""Gives every sum, rate, territory, product and date of the text to the deal that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.loaders.assemble.belonging import goes_on, joined, listed_with, nearest, of_others, of_parties
from biopact.loaders.assemble.dating import date_by_words, date_relatively
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.scopes import take_exclusivity, take_territory
from biopact.loaders.assemble.sums import fits, for_deal, one_more
from biopact.loaders.document import Kind
from biopact.loaders.layout import Part
from biopact.loaders.rule import Found, find_all
from biopact.loaders.rules.payments import PAYMENTS, PaymentFinding
from biopact.loaders.rules.royalties import ROYALTIES
from biopact.loaders.rules.terms import FIELD, UNDISCLOSED_TARGET, duties
from biopact.loaders.skeleton import Skeleton

_WITHHELD = re.compile(
    r"\b(?:financial |other |specific |the )?(?:terms|details|value)\b[^.;]{0,60}"
    r"\b(?:not (?:been )?(?:disclosed|released|announced)|undisclosed|confidential)"
    r"|\bundisclosed (?:sum|amount|terms|upfront|financial)\b|did not disclose"
)


def attach_terms(drafts: Sequence[DealDraft], skeletons: Sequence[Skeleton]) -> None:
    """Walk through the release once; each sentence's terms go to the deal it is about."""
    news = [draft for draft in drafts if draft.news]
    told: dict[int, list[DealDraft]] = {}
    for draft in drafts:
        for found in draft.findings:
            known = told.setdefault(found.skeleton.sentence.order, [])
            if draft not in known:
                known.append(draft)
    current = news[0] if news else None
    last: tuple[DealDraft, Skeleton] | None = None
    for skeleton in skeletons:
        part = skeleton.sentence.section.part
        here = told.get(skeleton.sentence.order, [])
        owner = _owner(skeleton, here, news, current)
        other = of_parties(skeleton, drafts, news) if not here else None
        if not here and last is not None and goes_on(skeleton, *last):
            owner = last[0]
        elif other is not None:
            owner, last = other, (other, skeleton)
        elif part is Part.ABOUT and not here:
            owner = None
        if owner is None or skeleton.sentence.quoted:
            last = None
            continue
        if owner.news:
            current = owner
        last = (owner, skeleton) if here or (last is not None and owner is last[0]) else None
        owner.told.append(skeleton)
        _take_sums(owner, skeleton, here, news, last is not None)
        _take(owner, skeleton, here, news, last is not None)
    for draft in drafts:
        if not draft.news and draft.date is None:
            date_relatively(draft)
        _finish(draft)


def _owner(
    skeleton: Skeleton, here: Sequence[DealDraft], news: Sequence[DealDraft], current: DealDraft | None
) -> DealDraft | None:
    """The deal a sentence is about: told in it, else the news whose parties or products it names, else the last one."""
    fresh = [draft for draft in here if draft.news]
    if fresh:
        return fresh[0]
    if here:
        return here[0]
    if len(news) > 1:
        things = set(skeleton.things(skeleton.text))
        named = set(skeleton.organizations(skeleton.text))
        scored = [
            (
                len(things & {(kind, index) for kind, index, _ in draft.subjects}) * 2
                + any((kind, index) in things for kind, index, _ in draft.subjects[:1])
                + len(named & set(draft.parties)),
                draft is current,
                -place,
            )
            for place, draft in enumerate(news)
        ]
        best = max(scored)
        if best[0] >= 2:
            return news[-best[-1]]
    return current


def _take_sums(
    owner: DealDraft, skeleton: Skeleton, here: Sequence[DealDraft], news: Sequence[DealDraft], told: bool
) -> None:
    """Give each sum of a sentence to the deal that is told nearest to it, else to the deal of the sentence."""
    if not skeleton.sums:
        return
    taken: set[str] = set()
    for found in find_all(PAYMENTS, skeleton):
        mark = found.value.mark
        if mark in taken:
            continue
        taken.add(mark)
        at = skeleton.text.index(mark)
        draft = nearest(here, news, skeleton, at) or owner
        if fits(draft, found, told) and not (not here and of_others(draft, found, at)):
            draft.payments.append(for_deal(draft, found))


def _take(
    draft: DealDraft, skeleton: Skeleton, here: Sequence[DealDraft], news: Sequence[DealDraft], told: bool
) -> None:
    text = skeleton.text
    for royalty in find_all(ROYALTIES, skeleton):
        first = nearest(here, news, skeleton, royalty.start) or draft
        for whose in listed_with(first, here, skeleton):
            if whose.family not in {"acquisition", "royalty"}:
                whose.royalty = joined(whose.royalty, royalty)
    take_exclusivity(draft, skeleton, here, news, told)
    take_territory(draft, skeleton, here, news, told)
    if draft.family not in {"acquisition", "royalty"}:
        for activity, mark, _, _ in duties(text):
            number = skeleton.organization(mark)
            for who in (number,) if number is not None else draft.parties:
                if who in draft.parties and not any(a is activity and n == who for a, n, _ in draft.duties):
                    draft.duties.append((activity, who, skeleton))
        field = FIELD.search(text)
        if field and draft.field_words is None:
            draft.field_words = (field["field"], skeleton)
        if draft.undisclosed_target is None and UNDISCLOSED_TARGET.search(text):
            draft.undisclosed_target = skeleton
    if draft.withheld is None and _WITHHELD.search(text):
        draft.withheld = skeleton
    if here:
        _subjects(draft, skeleton)
    for told_here in here:
        if not told_here.news and told_here.date is None:
            date_by_words(told_here, skeleton, [other for other in here if other.family != told_here.family])


def _subjects(draft: DealDraft, skeleton: Skeleton) -> None:
    """Products and technologies of the sentences that tell the deal."""
    for found in draft.findings:
        if found.skeleton.sentence is skeleton.sentence:
            text = found.skeleton.text
            for kind, index in skeleton.things(
                text[max(0, found.start - 80) :] if skeleton.sentence.section.part is not Part.TITLE else text
            ):
                if not any(k is kind and i == index for k, i, _ in draft.subjects):
                    draft.subjects.append((kind, index, skeleton))


def _finish(draft: DealDraft) -> None:
    """Sums told twice become one; what is no partnering is about products where it has any."""
    kept: list[Found[PaymentFinding]] = []
    body = [f.value for f in draft.payments if f.skeleton.sentence.section.part is not Part.TITLE]
    draft.payments = [
        found
        for found in draft.payments
        if found.skeleton.sentence.section.part is not Part.TITLE
        or not any(v.kind is found.value.kind and v.sum.currency != found.value.sum.currency for v in body)
    ]
    for found in sorted(
        draft.payments, key=lambda f: (f.skeleton.sentence.section.part is Part.TITLE, f.skeleton.sentence.order)
    ):
        said = found.value.sum
        same = [k for k in kept if k.value.sum.amount == said.amount and k.value.sum.currency == said.currency]
        if not same or (all(k.value.kind is not found.value.kind for k in same) and one_more(found)):
            kept.append(found)
    draft.payments = kept
    if (
        len(draft.subjects) > 1
        and any(kind is Kind.PRODUCT for kind, _, _ in draft.subjects)
        and draft.family != "partnering"
    ):
        draft.subjects = [s for s in draft.subjects if s[0] is Kind.PRODUCT]
    if draft.news:
        named = [s for s in draft.subjects if not s[2].document.nameless(s[0], s[1])]
        draft.subjects = named or draft.subjects
