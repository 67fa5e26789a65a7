"""What products are aimed at and how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biopact.codes import Predicate, Stage, Telling
from biopact.loaders.assemble.relations.draft import RelationDraft
from biopact.loaders.assemble.relations.nearest import nearest_products
from biopact.loaders.document import Document, Kind
from biopact.loaders.mentions.disease_words import DISEASE
from biopact.loaders.rules.stages import stages
from biopact.loaders.rules.targets import targets
from biopact.loaders.skeleton import PRODUCT, Skeleton
from biopact.text import Span

# A brand that is sold is approved; refuses sums and sales that lie ahead.
_SOLD = re.compile(
    r"\b(?:sales (?:of|fell|rose|grew|climbed|jumped|plunged|declined|increased|dropped|were|reached|total\w*)"
    r"|(?:annual|combined|net|quarterly|global|u[.․]s[.․]) sales|revenue (?:from|of)"
    r"|[\ue800-\uefff](?:'s)? sales|prescribed for|prescribing information|prescriptions|on the market|sold"
    r"|sells|markets|marketed"
    r"|makes|maker of|makers of|blockbuster"
    r"|main products|best-selling|top-selling|available (?:in|as)|patent protection|recent launch(?:es)?)\b"
)
_NOT_SOLD = re.compile(
    r"\b(?:royalt\w+|milestones?|could|potential|peak|forecast\w*|if approved|experimental|investigational"
    r"|trials?|phase|candidates?|pipeline|in development|upon approval|rights to|generics?|copycat|withdrawn"
    r"|compulsory|loss of|facilitate|commerciali[sz]ation)\b"
)

_COMPARED = re.compile(r"\b(?:similar to|rivals?|unlike|competitor|compared with|than)\s$")
IN_WORDS = "stage-in-words"
"""The rule's name for "late-stage" and "mid-stage": where a phase is told as well, the phase counts."""

# Behind a stage: the products that it is said of ("phase 2 candidates, including P", "phase 3 trials of P").
_AHEAD = re.compile(
    r"[- ]?(?:stage|ready)?(?: (?!and\b|with\b|in\b|of\b|for\b)[\w\-]+){0,3}?"
    r"(?:,? (?:including|such as|called|named|like)| (?:of|evaluating|testing|investigating|studying))?"
    rf" (?:the |its |their )?(?P<things>{PRODUCT}(?:(?:, | and |, and |/| or | plus ){PRODUCT}){{0,5}})"
)


# Before a target: it is that of another drug.
_OTHERS = re.compile(
    r"\b(?:resistan\w+ to|refractory to|prior|previous(?:ly)?|failed|progress\w+ (?:on|after|following)|unlike"
    r"|compared (?:to|with)|alternative to|treated with|avoiding|combin\w+ with)\s(?:[\w\-’']+[,\s]+){0,4}$",
    re.IGNORECASE,
)
# Behind a target: it tells what kind of thing the product is that is named next ("anti-PD-1 therapy KEYTRUDA").
_DESCRIBED = re.compile(
    r"(?:[- ](?:targeted|targeting|directed|specific))?\s(?:[a-z\-]+\s){0,2}?"
    r"(?:therapy|antibody|inhibitor|blocker|agonist|antagonist|engager|ADC|drug|medicine|candidate|agent|conjugate)"
    r"\s(?:called\s|named\s)?(?=\S)"
)


def targeted(document: Document, skeleton: Skeleton, carried: int | None, telling: Telling) -> Iterable[RelationDraft]:
    """Each molecular target of a sentence with the product nearest to it."""
    text, span = document.release.text, skeleton.sentence.span
    for name, start, end in targets(span.of(text)):
        place = Span(span.start + start, span.start + end)
        before = text[max(span.start, place.start - 50) : place.start]
        if DISEASE.fullmatch(name) or (name in document.abbreviations and DISEASE.search(document.abbreviations[name])):
            continue
        if _OTHERS.search(before):
            continue
        if any(place.overlaps(m.span) and m.kind is not Kind.TECHNOLOGY for m in document.mentions_in(span)):
            continue
        described = _DESCRIBED.match(text, place.end)
        after = [m.index for m in document.mentions_in(Span(described.end(), described.end() + 1))] if described else []
        for index in after or nearest_products(document, span, place.start, carried):
            yield RelationDraft((Kind.PRODUCT, index), Predicate.TARGETS, name, span, "targets", telling)


def reached(
    document: Document, skeleton: Skeleton, carried: int | None, telling: Telling
) -> Iterable[tuple[Stage, RelationDraft]]:
    """Each stage that a sentence says a product has reached; a brand that is sold is approved."""
    skeleton = skeleton.full or skeleton

    def draft(index: int, stage: Stage, rule: str) -> tuple[Stage, RelationDraft]:
        product = (Kind.PRODUCT, index)
        return stage, RelationDraft(product, Predicate.STAGE, stage.value, skeleton.sentence.span, rule, telling)

    if _SOLD.search(skeleton.text) and not _NOT_SOLD.search(skeleton.text):
        for mention in document.mentions_in(skeleton.sentence.span):
            name = mention.span.of(document.release.text)
            beside = document.release.text[max(0, mention.span.start - 24) : mention.span.start]
            if (
                mention.kind is Kind.PRODUCT
                and name[:1].isupper()
                and name.replace("-", "").isalpha()
                and not _COMPARED.search(beside)
            ):
                yield draft(mention.index, Stage.APPROVED, "stage-sold")
    for stage, start, end in stages(skeleton.text):
        ahead = _AHEAD.match(skeleton.text, end)
        if ahead:
            products = [index for kind, index in skeleton.things(ahead["things"]) if kind is Kind.PRODUCT]
        else:
            at = skeleton.places[min(start, len(skeleton.places) - 1)]
            products = nearest_products(document, skeleton.sentence.span, at, carried)
        for index in products:
            yield draft(index, stage, IN_WORDS if "stage" in skeleton.text[start:end] else f"stage-{stage.value}")
