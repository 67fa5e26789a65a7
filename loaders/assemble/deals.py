"""From tellings to deals: which of them are one deal, and which deal is the news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.codes import DealKind, EventKind, Telling
from biopact.loaders.assemble.draft import DealDraft, family_of
from biopact.loaders.assemble.news import by_subsidiary, is_apart, is_past, news_of
from biopact.loaders.assemble.settle import settle_event, settle_kinds
from biopact.loaders.assemble.tellings import tellings_of
from biopact.loaders.document import Document
from biopact.loaders.layout import Part
from biopact.loaders.rule import Found
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.events import event_of
from biopact.loaders.rules.licence_series import LICENCE_SERIES
from biopact.loaders.rules.licences import points_back
from biopact.loaders.skeleton import Skeleton


def find_deals(document: Document, skeletons: Sequence[Skeleton]) -> list[DealDraft]:
    """The deals of a release, the news first; each one with every finding that tells it."""
    findings = [found for skeleton in skeletons for found in tellings_of(document, skeleton)]
    news = news_of(document, skeletons, findings)
    drafts: list[DealDraft] = []
    for found in news:
        _join(drafts, found, Telling.NEWS)
    for found in findings:
        if not any(found is other for other in news) and not _guessed_apart(found, news):
            _join(drafts, found, Telling.BACKGROUND)
    single = sum(draft.news for draft in drafts) == 1
    if single:
        _find_signer(next(draft for draft in drafts if draft.news), findings)
    opening = [s for s in skeletons[:6] if s.sentence.section.part in (Part.TITLE, Part.BODY)][:3] if single else []
    for draft in drafts:
        settle_kinds(draft)
        settle_event(draft, opening)
    return drafts


def _find_signer(news: DealDraft, findings: Sequence[Found[DealFinding]]) -> None:
    """Note the subsidiary that takes the licence, where one of the next sentences tells that."""
    first = news.findings[0]
    for found in findings:
        if found.skeleton.sentence.order - first.skeleton.sentence.order > 2:
            return
        if found.rule == "licensed-from-speaker" and by_subsidiary(first.value, found):
            [parent], [signer] = first.value.parties - found.value.parties, found.value.parties - first.value.parties
            news.signer = (parent, signer, found)
            return


def name_signers(drafts: Sequence[DealDraft]) -> None:
    """Put the subsidiary that signs in the place of its parent, once the terms told of the parent are given out."""
    for draft in drafts:
        if draft.signer is not None:
            parent, signer, found = draft.signer
            draft.parties = tuple(signer if number == parent else number for number in draft.parties)
            draft.roles = {signer if number == parent else number: role for number, role in draft.roles.items()}
            draft.findings.append(found)


def _guessed_apart(found: Found[DealFinding], news: Sequence[Found[DealFinding]]) -> bool:
    """True for a licence whose licensor is only guessed, where the news is not of the same two parties.

    What is licensed "to that technology" points back at whose it is, and is no guess.
    """
    if found.rule != "licensed-from-speaker" or points_back(found.skeleton.text, found.start):
        return False
    return not any(found.value.parties <= f.value.parties for f in news)


def _join(drafts: list[DealDraft], found: Found[DealFinding], telling: Telling) -> None:
    """Give a telling to the draft of the same family and parties, or begin a draft with it."""
    finding = found.value
    family = family_of(finding.kinds)
    past = telling is not Telling.NEWS and is_past(found)
    if (
        telling is not Telling.NEWS
        and family == "partnering"
        and not past
        and any(d.news and d.family != "partnering" and set(d.parties) >= finding.parties for d in drafts)
    ):
        # "Under the agreement … with X" in the release of a purchase is the purchase.
        settled = next((d for d in drafts if d.news and d.family == "settlement"), None)
        if settled is None or finding.guessed:
            return
        if DealKind.LICENSE in finding.kinds and set(settled.parties) >= finding.parties:
            settled.findings.append(found)
            return
    if (
        telling is not Telling.NEWS
        and finding.guessed
        and any(d.news and set(d.parties) == finding.parties and (past or d.family != family) for d in drafts)
    ):
        # A bare "agreement" with X is the news of X, of whatever kind that is.
        return
    if (
        telling is not Telling.NEWS
        and not past
        and family in {"acquisition", "assets"}
        and any(d.news and d.family == "partnering" and set(d.parties) == finding.parties for d in drafts)
    ):
        # What is bought under the agreement that is the news.
        return
    if telling is not Telling.NEWS and _of_the_same_shares(drafts, finding) and (not past or _restates(found)):
        return
    candidates = [
        d
        for d in drafts
        if d.family == family and (set(d.parties) >= finding.parties or set(d.parties) <= finding.parties)
    ]
    if telling is Telling.NEWS:
        candidates += [d for d in drafts if d not in candidates and _one_is_guessed(d, finding)]
    if telling is Telling.NEWS and is_apart(found):
        candidates = [d for d in candidates if any(f.skeleton is found.skeleton for f in d.findings)]
    for draft in candidates:
        if draft.news and (past or _partners_beside_shares(draft, found)) and not _restates(found):
            if past and family == "acquisition" and set(draft.parties) == finding.parties:
                return  # a company is bought once: how it was agreed is the beginning of the news
            if found.rule in _SERIES:
                continue
            if past and _changed(draft) and set(draft.parties) == finding.parties and family == "partnering":
                draft.beginnings.append(found)
                return  # the beginning of the agreement whose change or end is the news
            continue
        if not draft.news and set(draft.parties) < finding.parties and len(draft.parties) < len(finding.parties):
            continue
        if not finding.guessed and all(f.value.guessed for f in draft.findings):
            draft.family = family
        draft.findings.append(found)
        if set(draft.parties) < finding.parties and (draft.news and telling is Telling.NEWS):
            draft.parties = tuple(n for _, numbers in finding.roles for n in numbers)
        return
    drafts.append(
        DealDraft(tuple(dict.fromkeys(n for _, numbers in finding.roles for n in numbers)), family, telling, [found])
    )


_SERIES = frozenset(rule.name for rule in LICENCE_SERIES)
"""Rules for licences of which there are several: none of them is the beginning of what the news is a step of."""
_CHANGES = {EventKind.AMENDED, EventKind.TERMINATED, EventKind.MILESTONE}


def _changed(draft: DealDraft) -> bool:
    """True where the news is what becomes of an older agreement."""
    told = [(f.value, f.skeleton.text[max(0, f.start - 60) : f.end + 60]) for f in draft.findings[:3]]
    return any((finding.event or event_of(words, finding.kinds)) in _CHANGES for finding, words in told)


def _partners_beside_shares(draft: DealDraft, found: Found[DealFinding]) -> bool:
    """True for a partnership of two of whom the news says that one buys shares of the other."""
    return found.rule.startswith("partner-") and all(
        f.value.kinds == (DealKind.EQUITY_INVESTMENT,) for f in draft.findings
    )


def _one_is_guessed(draft: DealDraft, finding: DealFinding) -> bool:
    """True where "a deal" of one telling is what the other telling calls by its name."""
    return set(draft.parties) == finding.parties and (finding.guessed or all(f.value.guessed for f in draft.findings))


def _of_the_same_shares(drafts: Sequence[DealDraft], finding: DealFinding) -> bool:
    """True where the news is the purchase of shares and the finding calls that an acquisition, or the reverse."""
    sorts = {DealKind.ACQUISITION, DealKind.EQUITY_INVESTMENT}
    return bool(sorts & set(finding.kinds)) and any(
        d.news
        and set(d.parties) == finding.parties
        and any(sorts & set(f.value.kinds) and not set(finding.kinds) & set(f.value.kinds) for f in d.findings)
        for d in drafts
    )


def _restates(found: Found[DealFinding]) -> bool:
    """A finding in the past that is still the news: "the previously announced acquisition"."""
    return re.search(r"previously announced|as announced", found.skeleton.text) is not None
