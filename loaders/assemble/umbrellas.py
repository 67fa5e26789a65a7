"""The wider agreement under which the news was done: found among the deals told, or read from the words for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.codes import DealKind, EventKind, Role, Telling
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.rule import Found
from biopact.loaders.rules.counts import EACH
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.umbrellas import Umbrella, made_with, umbrella_in
from biopact.loaders.skeleton import Skeleton

_LATER = frozenset(
    {EventKind.AMENDED, EventKind.OPTION_EXERCISED, EventKind.MILESTONE, EventKind.COMPLETED, EventKind.TERMINATED}
)
"""Steps in the life of an agreement: what they come under is that agreement itself, if its parties are the same."""
_COUNTERPART = {Role.LICENSOR: Role.LICENSEE, Role.LICENSEE: Role.LICENSOR}
_SIDED = frozenset({DealKind.LICENSE, DealKind.OPTION, DealKind.DISTRIBUTION})


def link_umbrellas(drafts: list[DealDraft], skeletons: Sequence[Skeleton]) -> None:
    """Put the news and its like under the agreement that they were made under; add that one where no telling has it.

    Where the news is a later step of the same agreement, the words only say when that one was signed.
    """
    partnering = [draft for draft in drafts if draft.family == "partnering" and len(draft.parties) == 2]
    news = next((draft for draft in partnering if draft.news), None)
    if news is None or sum(draft.news for draft in drafts) > 1:
        return
    _date_beginning(news)
    for at, skeleton in enumerate(skeletons):
        found = None if skeleton.sentence.quoted else umbrella_in(skeleton)
        if found is None:
            continue
        if found.changed and (news.event not in _LATER or news.event is EventKind.MILESTONE):
            continue
        parties, told_by = _parties(news, found, skeleton, skeletons[at + 1 : at + 3])
        if parties is None:
            continue
        if set(parties) == set(news.parties) and news.event in _LATER:
            if found.date and news.signed_before is None:
                news.signed_before = (found.date, skeleton)
            continue
        if set(parties) == set(news.parties) and not (DealKind.LICENSE in news.kinds and found.date):
            continue
        umbrella = _known(drafts, parties, found, skeleton, told_by)
        if umbrella is None:
            umbrella = _made(news, parties, found, skeleton)
            drafts.append(umbrella)
        _join(umbrella, news, found, skeleton)
        chain = [draft for draft in partnering if set(draft.parties) == set(news.parties)]
        every = EACH.search(skeleton.text) or re.search(
            r"\b(?:licen[cs]es|rights|both|all (?:of them|three))\b", skeleton.text
        )
        for draft in chain:
            if draft is not umbrella and (draft is news or every) and draft.under is None:
                draft.under, draft.under_at = umbrella, skeleton


def _date_beginning(news: DealDraft) -> None:
    """When the agreement was signed whose later step is the news, where a telling of its beginning has one date."""
    dates = {
        found.skeleton.date(mark).iso: found.skeleton
        for found in news.beginnings
        for mark in re.findall("[\uf600-\uf6ff]", found.skeleton.text)
    }
    if news.event in _LATER and len(dates) == 1:
        [news.signed_before] = dates.items()


def _parties(
    news: DealDraft, found: Umbrella, skeleton: Skeleton, following: Sequence[Skeleton]
) -> tuple[tuple[int, ...] | None, Skeleton | None]:
    """Between whom the wider agreement is, and the sentence behind that says so, if it is not the same one.

    None for an agreement of others than the parties of the news.
    """
    named, told_by = found.parties, None
    if len(named) < 2:
        for later in following:
            told = made_with(later)
            if told:
                named, told_by = tuple(dict.fromkeys((*named, *told))), later
                break
    if not named or set(named) <= set(news.parties):
        others = set(skeleton.organizations(skeleton.text)) - set(news.parties)
        return (None, None) if others and not named else (news.parties, told_by)
    if len(named) == 1:
        # "Abgenix's agreement of 2000": with whom of the two of the news, its giver says.
        giver = next((number for number, role in news.roles.items() if role is Role.LICENSOR), None)
        named = (giver, *named) if giver is not None else named
    return (named if len(named) == 2 and set(named) & set(news.parties) else None), told_by


def _known(
    drafts: Sequence[DealDraft],
    parties: tuple[int, ...],
    found: Umbrella,
    skeleton: Skeleton,
    told_by: Skeleton | None,
) -> DealDraft | None:
    """The deal told elsewhere that is this agreement: between the same two, of the same sentence or date."""
    for draft in drafts:
        if draft.news or set(draft.parties) != set(parties) or draft.family != "partnering":
            continue
        here = any(f.skeleton.sentence in (skeleton.sentence, told_by and told_by.sentence) for f in draft.findings)
        same = draft.date and found.date and (draft.date.startswith(found.date) or found.date.startswith(draft.date))
        if same or (here and (draft.date is None or found.date is None)):
            return draft
    return None


def _made(news: DealDraft, parties: tuple[int, ...], found: Umbrella, skeleton: Skeleton) -> DealDraft:
    kinds = found.kinds if set(found.kinds) - {DealKind.COLLABORATION} else ()
    kinds = kinds or ((DealKind.LICENSE,) if DealKind.LICENSE in news.kinds else found.kinds or news.kinds[:1])
    roles = _roles(news, parties, kinds)
    finding = DealFinding(kinds, tuple((role, (number,)) for number, role in roles.items()))
    told = Found(finding, skeleton, found.start, found.end, "umbrella")
    draft = DealDraft(parties, news.family, Telling.BACKGROUND, [told], kinds=kinds, event_at=skeleton)
    draft.roles = roles
    return draft


def _join(umbrella: DealDraft, news: DealDraft, found: Umbrella, skeleton: Skeleton) -> None:
    """Give an agreement what is known of it as an umbrella: its date, and sides where only "an agreement" was said."""
    if umbrella.date is None and found.date:
        umbrella.date, umbrella.date_at = found.date, skeleton
    bare = all(f.value.guessed for f in umbrella.findings) and umbrella.findings[0].rule != "umbrella"
    if bare and _SIDED & set(news.kinds):
        umbrella.kinds = (DealKind.LICENSE,)
        umbrella.roles = _roles(news, umbrella.parties, umbrella.kinds)


def _roles(news: DealDraft, parties: tuple[int, ...], kinds: tuple[DealKind, ...]) -> dict[int, Role]:
    """The sides of the wider agreement: who is in both keeps the side, the other one has the opposite."""
    if not _SIDED & set(kinds):
        return dict.fromkeys(parties, Role.PARTY)
    kept = {number: news.roles[number] for number in parties if news.roles.get(number) in _COUNTERPART}
    if not kept:
        return dict.fromkeys(parties, Role.PARTY)
    [other] = set(_COUNTERPART.values()) - set(kept.values()) or {Role.PARTY}
    return {number: kept.get(number, other) for number in parties}
