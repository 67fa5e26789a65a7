"""Relations of products and organizations, each with the sentence that says it and the way the release tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biopact.facts import Predicate, Role, Stage, Telling
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.document import Document, Kind, Sentence
from biopact.loaders.layout import Part
from biopact.loaders.mentions.diseases import ABBREVIATIONS, DESCRIBES, GENERAL, TREATED, find_diseases
from biopact.loaders.rule import find_all
from biopact.loaders.rules.companies import SUBSIDIARIES
from biopact.loaders.rules.products import PRODUCT_RULES
from biopact.loaders.rules.stages import stages
from biopact.loaders.rules.targets import targets
from biopact.loaders.skeleton import Skeleton
from biopact.text import Span


@dataclass(frozen=True)
class RelationDraft:
    """A relation before things have identifiers: subject and object as (kind, index) or plain words."""

    subject: tuple[Kind, int]
    predicate: Predicate
    object: tuple[Kind, int] | str
    span: Span
    rule: str
    telling: Telling


# A brand that is sold is approved; refuses sums and sales that lie ahead.
_SOLD = re.compile(
    r"\b(?:sales|generics?|copycat|prescri\w+|on the market|sold|sells|markets|marketed|makes|maker of"
    r"|makers of|blockbuster|franchise|main products|best-selling|top-selling|available (?:in|as)"
    r"|compulsory licen[cs]e|patent (?:on|for|expir\w+))\b"
)
_NOT_SOLD = re.compile(
    r"\b(?:royalt\w+|milestones?|could|potential|peak|forecast\w*|if approved|experimental|investigational"
    r"|trials?|phase|candidates?|pipeline|in development|upon approval|rights to)\b"
)
_DISEASE_CUE = re.compile(
    (
        r"\b(?:for|treat\w*|patients?|indicated|approved|therap\w+|trials?|stud(?:y|ies)|prevent\w*|drug|against"
        r"|vaccine|indications?|adults|people|used)\b"
    ),
    re.IGNORECASE,
)
_DISEASE_NO = re.compile(
    (
        r"\b(?:side effects?|adverse|risk of|risks|history of|contraindicat\w*|warning|caused? by|leading cause"
        r"|deaths?|prevalence|incidence|mortality|symptoms of|characterized by|complications?|toxicit\w*"
        r"|market for|diagnosed each year|estimated)\b"
    ),
    re.IGNORECASE,
)


def telling_of(sentence: Sentence) -> Telling:
    """News in headline, subheads and lead; background in the rest of the body; boilerplate in "About" sections."""
    if sentence.section.part in (Part.TITLE, Part.SUBHEAD) or (
        sentence.section.part is Part.BODY and sentence.order <= 4
    ):
        return Telling.NEWS
    return Telling.BOILERPLATE if sentence.section.part is Part.ABOUT else Telling.BACKGROUND


def find_relations(document: Document, skeletons: Sequence[Skeleton]) -> list[RelationDraft]:
    """All relations that the release states, in the order of its sentences."""
    found: list[RelationDraft] = []
    best: dict[int, tuple[Stage, RelationDraft]] = {}
    for skeleton in skeletons:
        sentence = skeleton.sentence
        here = any(m.kind is Kind.PRODUCT for m in document.mentions_in(sentence.span))
        carried = document.carried.get(sentence.order)
        if sentence.quoted:
            continue
        telling = telling_of(sentence)
        for bones in (skeleton, skeleton.full) if skeleton.full else (skeleton,):
            found += _of_rules(bones, telling)
            found += _subsidiaries(bones, telling)
        if here or carried is not None:
            found += _diseases(document, skeleton, carried, telling)
            found += _targets(document, skeleton, carried, telling)
            for stage, relation in _stages(document, skeleton, carried, telling):
                index = relation.subject[1]
                if index not in best or list(Stage).index(stage) > list(Stage).index(best[index][0]):
                    best[index] = (stage, relation)
    found += [relation for _, relation in best.values()]
    return tidy_indications(found)


def _thing(mark: str) -> tuple[Kind, int]:
    code = ord(mark)
    if code >= 0xF000:
        return (Kind.TECHNOLOGY, code - 0xF000)
    return (Kind.PRODUCT, code - 0xE800) if code >= 0xE800 else (Kind.ORGANIZATION, code - 0xE000)


def _of_rules(skeleton: Skeleton, telling: Telling) -> Iterable[RelationDraft]:
    for relation in find_all(PRODUCT_RULES, skeleton):
        for subject in relation.value.subjects:
            for other in relation.value.objects:
                yield RelationDraft(
                    _thing(subject),
                    relation.value.predicate,
                    _thing(other),
                    skeleton.sentence.span,
                    relation.rule,
                    telling,
                )


def _subsidiaries(skeleton: Skeleton, telling: Telling) -> Iterable[RelationDraft]:
    for relation in find_all(SUBSIDIARIES, skeleton):
        yield RelationDraft(
            (Kind.ORGANIZATION, relation.value.child),
            Predicate.SUBSIDIARY_OF,
            (Kind.ORGANIZATION, relation.value.parent),
            skeleton.sentence.span,
            relation.rule,
            telling,
        )


def _nearest(document: Document, span: Span, at: int, carried: int | None) -> list[int]:
    """The products (one, or a list) that a phrase at an offset is about: the last before it, else the first after."""
    mentions = [m for m in document.mentions_in(span) if m.kind is Kind.PRODUCT]
    before = [m for m in mentions if m.span.end <= at]
    if before:
        text = document.release.text
        listed = [before[-1]]
        for mention in reversed(before[:-1]):
            between = text[mention.span.end : listed[-1].span.start]
            if re.fullmatch(r"[®™*]?\s*(?:\([^)]*\))?\s*(?:,|and|,\s*and|or|/|&)\s*", between):
                listed.append(mention)
            else:
                break
        return list(dict.fromkeys(m.index for m in listed))
    if mentions:
        return [mentions[0].index]
    return [carried] if carried is not None else []


def _diseases(document: Document, skeleton: Skeleton, carried: int | None, telling: Telling) -> Iterable[RelationDraft]:
    text, span = document.release.text, skeleton.sentence.span
    words = span.of(text)
    if not _DISEASE_CUE.search(words) or _DISEASE_NO.search(words):
        return
    taken = [m.span for m in document.mentions_in(span)]
    last = -1
    for disease in find_diseases(text, span):
        start, end = disease.span.start, disease.span.end
        if any(disease.span.overlaps(other) for other in taken):
            continue
        before = text[max(span.start, start - 70) : start]
        if re.search(r"\b(?:without|not|no|excluding)\s(?:\w+\s){0,2}$", before):
            continue
        described = DESCRIBES.match(text, end)
        if described:
            products = _described(document, span, start, described.end())
        else:
            listed = last >= 0 and start - last < 60 and re.fullmatch(r"[\s\w\-,/()®™]*", text[last:start]) is not None
            if not (TREATED.search(before) or listed):
                continue
            products = _nearest(document, span, start, carried)
        for index in products:
            yield RelationDraft(
                (Kind.PRODUCT, index), Predicate.INDICATED_FOR, disease.name, span, "indicated-for", telling
            )
        last = end


def _described(document: Document, span: Span, start: int, end: int) -> list[int]:
    """The products that "<disease> drug" describes: those named right behind it, else those right before it."""
    mentions = [m for m in document.mentions_in(span) if m.kind is Kind.PRODUCT]
    text = document.release.text
    behind: list[int] = []
    at = end
    for mention in mentions:
        if mention.span.start >= at and re.fullmatch(
            r"[®™]?(?:\s*(?:,|and|--|-|called|such as|including|or|like)\s*)*\s*", text[at : mention.span.start]
        ):
            behind.append(mention.index)
            at = mention.span.end
    if behind:
        return behind
    before = [m for m in mentions if m.span.end <= start and start - m.span.end <= 3]
    return _nearest(document, span, start, None) if before else []


def tidy_indications(relations: Sequence[RelationDraft]) -> list[RelationDraft]:
    """Each disease of a product once: abbreviations join their words, "cancer" says nothing beside "lung cancer"."""
    named: dict[tuple[Kind, int], set[str]] = {}
    for relation in relations:
        if relation.predicate is Predicate.INDICATED_FOR and isinstance(relation.object, str):
            named.setdefault(relation.subject, set()).add(relation.object.lower())
    kept = []
    for relation in relations:
        if relation.predicate is Predicate.INDICATED_FOR and isinstance(relation.object, str):
            low = relation.object.lower()
            others = named[relation.subject] - {low}
            whole = ABBREVIATIONS.get(low)
            if whole and any(whole.replace("-", "") == other.replace("-", "") for other in others):
                continue
            if low in GENERAL and any(other.split()[-1].rstrip("s") == low.rstrip("s") for other in others):
                continue
        kept.append(relation)
    return kept


def _targets(document: Document, skeleton: Skeleton, carried: int | None, telling: Telling) -> Iterable[RelationDraft]:
    text, span = document.release.text, skeleton.sentence.span
    for name, start, end in targets(span.of(text)):
        place = Span(span.start + start, span.start + end)
        if any(place.overlaps(m.span) and m.kind is not Kind.TECHNOLOGY for m in document.mentions_in(span)):
            continue
        for index in _nearest(document, span, place.start, carried):
            yield RelationDraft((Kind.PRODUCT, index), Predicate.TARGETS, name, span, "targets", telling)


def _stages(
    document: Document, skeleton: Skeleton, carried: int | None, telling: Telling
) -> Iterable[tuple[Stage, RelationDraft]]:
    skeleton = skeleton.full or skeleton
    if _SOLD.search(skeleton.text) and not _NOT_SOLD.search(skeleton.text):
        for mention in document.mentions_in(skeleton.sentence.span):
            name = mention.span.of(document.release.text)
            if mention.kind is Kind.PRODUCT and name[:1].isupper() and name.replace("-", "").isalpha():
                yield (
                    Stage.APPROVED,
                    RelationDraft(
                        (Kind.PRODUCT, mention.index),
                        Predicate.STAGE,
                        "approved",
                        skeleton.sentence.span,
                        "stage-sold",
                        telling,
                    ),
                )
    for stage, start, _ in stages(skeleton.text):
        at = skeleton.places[min(start, len(skeleton.places) - 1)]
        for index in _nearest(document, skeleton.sentence.span, at, carried):
            yield (
                stage,
                RelationDraft(
                    (Kind.PRODUCT, index),
                    Predicate.STAGE,
                    stage.value,
                    skeleton.sentence.span,
                    f"stage-{stage.value}",
                    telling,
                ),
            )


def developers_from_owners(relations: Sequence[RelationDraft]) -> Iterable[RelationDraft]:
    """A candidate in development is developed by the one whose candidate it is, where the text names nobody else."""
    developed = {r.subject for r in relations if r.predicate is Predicate.DEVELOPED_BY}
    early = {r.subject for r in relations if r.predicate is Predicate.STAGE and r.object not in {"approved", "filed"}}
    for relation in relations:
        if relation.predicate is Predicate.OWNED_BY and relation.subject in early and relation.subject not in developed:
            yield RelationDraft(
                relation.subject,
                Predicate.DEVELOPED_BY,
                relation.object,
                relation.span,
                "candidate-of",
                relation.telling,
            )


def relations_of_deals(drafts: Sequence[DealDraft]) -> Iterable[RelationDraft]:
    """Who takes a licence to develop a product develops it; partners who develop it jointly both do."""
    for draft in drafts:
        for kind, index, skeleton in draft.subjects:
            words = skeleton.text
            words = " ".join(s.text for s in (skeleton, *[f.skeleton for f in draft.findings], *draft.told[:4]))
            if kind is not Kind.PRODUCT or not (draft.news or re.search(r"\bdevelop(?:ing|ed)?\b", skeleton.text)):
                continue
            if not re.search(r"\b(?:co-?|jointly |to |globally |further )?develop(?:ing|ment)?\b", words):
                continue
            if any(role is Role.LICENSEE for role in draft.roles.values()):
                developers = [number for number, role in draft.roles.items() if role is Role.LICENSEE]
            elif re.search(
                r"\b(?:co-?develop|jointly develop|joint development|collaborat\w+ (?:to|on|for)[^.;]{0,60}develop)",
                words,
            ):
                developers = list(draft.parties)
            else:
                continue
            for number in developers:
                yield RelationDraft(
                    (Kind.PRODUCT, index),
                    Predicate.DEVELOPED_BY,
                    (Kind.ORGANIZATION, number),
                    skeleton.sentence.span,
                    "developed-under-deal",
                    Telling.NEWS,
                )
