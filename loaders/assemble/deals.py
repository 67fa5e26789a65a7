"""From findings to deals: which tellings are one deal, which of them is the news, and who gives and who takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.facts import DealKind, EventKind, Role, Telling
from biopact.loaders.assemble.draft import DealDraft, family_of
from biopact.loaders.document import Document
from biopact.loaders.layout import Part
from biopact.loaders.mentions.words import INSTITUTIONS, PLACES
from biopact.loaders.rule import Found, find_all
from biopact.loaders.rules.acquisitions import ACQUISITIONS
from biopact.loaders.rules.agreements import AGREEMENTS
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.events import PAST, event_of
from biopact.loaders.rules.joint_work import JOINT_WORK
from biopact.loaders.rules.licence_signs import LICENCE_SIGNS
from biopact.loaders.rules.licences import LICENCES
from biopact.loaders.rules.purchases import PURCHASES
from biopact.loaders.rules.supply import SUPPLY_AND_INVESTMENT
from biopact.loaders.skeleton import Skeleton

DEAL_RULES = (
    *ACQUISITIONS,
    *PURCHASES,
    *LICENCES,
    *LICENCE_SIGNS,
    *AGREEMENTS,
    *JOINT_WORK,
    *SUPPLY_AND_INVESTMENT,
)
"""In order of priority: of two readings of the same words the first is kept, unless the second knows the sides."""

# A sentence without one of these words tells of no deal; it is not given to the deal rules at all.
TRIGGER = re.compile(
    r"acqui|agree|licen[cs]|merg|collab|partner|allian|option|co-?develop|co-?promot|co-?market|joint|suppl"
    r"|manufactur|distribut|invest|settle|purchas|\bbuy|bought|takeover|take over|\bdeal|\bbid\b|offer|pact"
    r"|\bsold\b|\bsells?\b|divest|rights|royalt|subsidiary|contract|grant|team|develop(?:ed|ing) with"
)
_COUNT = {"two": 2, "three": 3, "four": 4, "both": 2}


def find_deals(document: Document, skeletons: Sequence[Skeleton]) -> list[DealDraft]:
    """The deals of a release, the news first; each one with every finding that tells it."""
    findings = [found for skeleton in skeletons for found in _of_sentence(document, skeleton)]
    news = _news(document, findings)
    drafts: list[DealDraft] = []
    for found in news:
        _join(drafts, found, Telling.NEWS)
    for found in findings:
        if not any(found is other for other in news):
            _join(drafts, found, Telling.BACKGROUND)
    for draft in drafts:
        _settle_kinds(draft)
        _settle_event(draft)
    return drafts


def _of_sentence(document: Document, skeleton: Skeleton) -> Iterable[Found[DealFinding]]:
    """The findings of one sentence, one for each set of parties and family; lists are taken apart."""
    if skeleton.sentence.quoted or not TRIGGER.search(skeleton.text):
        return []
    kept: list[Found[DealFinding]] = []
    for found in find_all(DEAL_RULES, skeleton):
        for single in _taken_apart(document, found):
            finding = single.value
            if len(finding.parties) < 2 or any(_no_party(document, number) for number in finding.parties):
                continue
            same = next(
                (
                    k
                    for k in kept
                    if k.value.parties == finding.parties and family_of(k.value.kinds) == family_of(finding.kinds)
                ),
                None,
            )
            if same is None:
                covered = any(
                    finding.parties < k.value.parties and family_of(k.value.kinds) == family_of(finding.kinds)
                    for k in kept
                )
                if not covered:
                    kept.append(single)
            elif not _sided(same.value) and _sided(finding):
                kinds = tuple(dict.fromkeys((*finding.kinds, *same.value.kinds)))
                kept[kept.index(same)] = Found(
                    DealFinding(kinds, finding.roles, finding.event),
                    skeleton,
                    min(same.start, single.start),
                    max(same.end, single.end),
                    single.rule,
                )
            else:
                extra = tuple(
                    kind
                    for kind in finding.kinds
                    if kind not in same.value.kinds
                    and single.rule not in {"works-with", "work-together", "own-agreement-with"}
                )
                if extra and single.rule.startswith("agreement"):
                    value = DealFinding((*same.value.kinds, *extra), same.value.roles, same.value.event)
                    kept[kept.index(same)] = Found(value, skeleton, same.start, same.end, same.rule)
    return kept


def _sided(finding: DealFinding) -> bool:
    return any(role is not Role.PARTY for role, _ in finding.roles)


def _no_party(document: Document, number: int) -> bool:
    entry = document.organizations[number]
    return all(form.lower() in INSTITUTIONS or form.lower() in PLACES for form in entry.forms)


def _taken_apart(document: Document, found: Found[DealFinding]) -> Iterable[Found[DealFinding]]:
    """A list of partners told in passing ("collaborations with B, C and D") is a deal with each of them."""
    finding = found.value
    named = [number for _, numbers in finding.roles for number in numbers]
    if len(named) <= 2:
        return [found]
    news = found.skeleton.sentence.section.part in (Part.TITLE, Part.SUBHEAD) or found.skeleton.sentence.order <= 2
    plural = re.search(
        r"\b(?:collaborations|partnerships|agreements|licenses|alliances|deals|including)\b",
        found.skeleton.text[found.start : found.end],
    )
    if (news and not plural) or (
        len(finding.roles) == 1
        and not plural
        and len(named) <= 3
        and re.search(r"\b(?:between|among)\b", found.skeleton.text[found.start : found.end])
    ):
        return [found]
    singles = []
    if _sided(finding) and len(finding.roles) == 2:
        (role_a, first), (role_b, second) = finding.roles
        pairs = [(a, b) for a in first for b in second]
        singles = [DealFinding(finding.kinds, ((role_a, (a,)), (role_b, (b,))), finding.event) for a, b in pairs]
    else:
        mine, others = named[0], named[1:]
        singles = [DealFinding(finding.kinds, ((Role.PARTY, (mine, other)),), finding.event) for other in others]
    return [Found(single, found.skeleton, found.start, found.end, found.rule) for single in singles]


# ---- news or background ---------------------------------------------------------------------------------------------

_ANNOUNCED = re.compile(
    r"\b(?:today|announce[sd]?|announcing|announced|has entered|have entered|entered into|has signed|said)\b"
)


def _past(found: Found[DealFinding]) -> bool:
    """True if the words around a finding set it in the past: "in 2009", "previously", "existing"."""
    text = found.skeleton.text
    before = text[max(0, found.start - 40) : found.start]
    return (
        PAST.search(text[found.start : min(len(text), found.end + 45)]) is not None
        or re.search(r"(?:^|[ ,])(?:in|since) [\uf600-\uf6ff],? ?$", before) is not None
    )


def _news(document: Document, findings: Sequence[Found[DealFinding]]) -> list[Found[DealFinding]]:
    """The findings that are what the release announces: those of the headline; without any, those of its lead."""
    head = [f for f in findings if f.skeleton.sentence.section.part is Part.TITLE and not _past(f)]
    sub = [f for f in findings if f.skeleton.sentence.section.part is Part.SUBHEAD and not _past(f)]
    body = [s.order for s in document.sentences if s.section.part is Part.BODY][:3]
    lead = [f for f in findings if f.skeleton.sentence.order in body and f.skeleton.sentence.section.part is Part.BODY]
    first = [f for f in lead if f.skeleton.sentence.order in body[:2] and not _past(f)]
    if head:
        told = {(f.value.parties, family_of(f.value.kinds)) for f in head}
        near = [
            f
            for f in (*sub, *lead)
            if any(_alike(f.value, parties, family) for parties, family in told) and not _past(f)
        ]
        extra = [
            f
            for f in first
            if f not in near
            and _ANNOUNCED.search(f.skeleton.text[: f.start + 80])
            and f.value.parties & set(document.issuers)
            and re.search(r"\b(?:two|three|several|collaborations|agreements|separately)\b", head[0].skeleton.text)
        ]
        return [*head, *near, *extra]
    chosen = [*sub, *[f for f in first if _ANNOUNCED.search(f.skeleton.text)]]
    if not chosen:
        title = document.sentences[0].span.of(document.release.text).lower() if document.sentences else ""
        if TRIGGER.search(title):
            chosen = first[:1]
    return chosen


def _alike(finding: DealFinding, parties: frozenset[int], family: str) -> bool:
    return family_of(finding.kinds) == family and (finding.parties <= parties or parties <= finding.parties)


# ---- one deal from many findings ------------------------------------------------------------------------------------


def _join(drafts: list[DealDraft], found: Found[DealFinding], telling: Telling) -> None:
    finding = found.value
    family = family_of(finding.kinds)
    past = telling is not Telling.NEWS and _past(found)
    if telling is not Telling.NEWS and family == "partnering" and not past:
        # "Under the agreement … with X" in the release of a purchase is the purchase.
        if any(d.news and d.family != "partnering" and set(d.parties) >= finding.parties for d in drafts):
            return
    candidates = [
        d
        for d in drafts
        if d.family == family and (set(d.parties) >= finding.parties or set(d.parties) <= finding.parties)
    ]
    for draft in candidates:
        if draft.news and past and not _restates(found):
            continue
        if not draft.news and set(draft.parties) < finding.parties and len(draft.parties) < len(finding.parties):
            continue
        draft.findings.append(found)
        if set(draft.parties) < finding.parties and (draft.news and telling is Telling.NEWS):
            draft.parties = tuple(n for _, numbers in finding.roles for n in numbers)
        return
    drafts.append(
        DealDraft(tuple(dict.fromkeys(n for _, numbers in finding.roles for n in numbers)), family, telling, [found])
    )


def _restates(found: Found[DealFinding]) -> bool:
    """A finding in the past that is still the news: "the previously announced acquisition"."""
    return re.search(r"previously announced|as announced", found.skeleton.text) is not None


_WEAK_RULES = frozenset({"works-with", "work-together", "became-subsidiary", "own-agreement-with"})


def _settle_kinds(draft: DealDraft) -> None:
    """The kinds that the strongest tellings name: the headline and lead for news, noun phrases before verbs."""
    strong = [f for f in draft.findings if f.rule not in _WEAK_RULES]
    chosen = strong or draft.findings
    if draft.news:
        near = [
            f for f in chosen if f.skeleton.sentence.order <= 6 or f.skeleton.sentence.section.part is not Part.ABOUT
        ]
        chosen = near or chosen
    kinds: list[DealKind] = []
    for found in chosen[:8]:
        for kind in found.value.kinds:
            bare = kind is DealKind.COLLABORATION and not re.search(
                r"collaborat|research|co-?develop|alliance|partner", found.skeleton.text
            )
            if kind not in kinds and not (bare and kinds):
                kinds.append(kind)
    if DealKind.ACQUISITION in kinds or DealKind.ASSET_PURCHASE in kinds:
        kinds = [kind for kind in kinds if family_of((kind,)) == draft.family]
    if (
        len(kinds) > 1
        and DealKind.COLLABORATION in kinds
        and not any(
            re.search(r"collaborat|co-?develop|research (?:and|agreement)|alliance", f.skeleton.text[f.start : f.end])
            for f in chosen
        )
    ):
        kinds.remove(DealKind.COLLABORATION)
    draft.kinds = tuple(kinds)


def _settle_event(draft: DealDraft) -> None:
    """The latest event that the tellings give; acquisitions told in the past are completed."""
    order = [f for f in draft.findings if f.skeleton.sentence.section.part is Part.TITLE] + [
        f for f in draft.findings if f.skeleton.sentence.section.part is not Part.TITLE
    ]
    for found in order[: 3 if draft.news else 2]:
        told = found.value.event or event_of(_reach(found), draft.kinds)
        if told is not None:
            draft.event, draft.event_at = told, found.skeleton
            return
    draft.event_at = order[0].skeleton
    if not draft.news and draft.family in {"acquisition", "assets"}:
        words = " ".join(_reach(found) for found in order)
        if re.search(
            r"\b(?:acquired|bought|purchased|acquires|took over|takeover of|buyout|acquisition of)\b", words
        ) and not re.search(r"\b(?:agreed to|will|plans? to|to acquire|to buy|would|pending)\b", words):
            draft.event = EventKind.COMPLETED


def _reach(found: Found[DealFinding]) -> str:
    """The words of a finding with a little on either side."""
    return found.skeleton.text[max(0, found.start - 60) : found.end + 60]
