"""What products are for: the diseases that a text says they treat or are tested in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.facts import Predicate, Telling
from biopact.loaders.assemble.relations.draft import RelationDraft
from biopact.loaders.assemble.relations.nearest import nearest_products
from biopact.loaders.document import Document, Kind
from biopact.loaders.mentions.diseases import ABBREVIATIONS, DESCRIBES, GENERAL, TREATED, find_diseases
from biopact.loaders.skeleton import Skeleton
from biopact.text import Span

# A sentence without one of these words names diseases for another reason.
_DISEASE_CUE = re.compile(
    (
        r"\b(?:for|treat\w*|patients?|indicated|approved|therap\w+|trials?|stud(?:y|ies)|prevent\w*|drug|against"
        r"|vaccine|indications?|adults|people|used)\b"
    ),
    re.IGNORECASE,
)
# Effects, causes and numbers of the ill: such a sentence does not say what a drug is for.
_DISEASE_NO = re.compile(
    (
        r"\b(?:side effects?|adverse|risk of|risks|history of|contraindicat\w*|warning|caused? by|leading cause"
        r"|deaths?|prevalence|incidence|mortality|symptoms of|characterized by|complications?|toxicit\w*"
        r"|market for|diagnosed each year|estimated)\b"
    ),
    re.IGNORECASE,
)


def indications(
    document: Document, skeleton: Skeleton, carried: int | None, telling: Telling
) -> Iterable[RelationDraft]:
    """Each disease of a sentence with the product that it describes, or that stands nearest to it."""
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
            products = nearest_products(document, span, start, carried)
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
    return nearest_products(document, span, start, None) if before else []


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
