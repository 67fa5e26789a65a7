"""What products are aimed at and how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biopact.facts import Predicate, Stage, Telling
from biopact.loaders.assemble.relations.draft import RelationDraft
from biopact.loaders.assemble.relations.nearest import nearest_products
from biopact.loaders.document import Document, Kind
from biopact.loaders.rules.stages import stages
from biopact.loaders.rules.targets import targets
from biopact.loaders.skeleton import Skeleton
from biopact.text import Span

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


def targeted(document: Document, skeleton: Skeleton, carried: int | None, telling: Telling) -> Iterable[RelationDraft]:
    """Each molecular target of a sentence with the product nearest to it."""
    text, span = document.release.text, skeleton.sentence.span
    for name, start, end in targets(span.of(text)):
        place = Span(span.start + start, span.start + end)
        if any(place.overlaps(m.span) and m.kind is not Kind.TECHNOLOGY for m in document.mentions_in(span)):
            continue
        for index in nearest_products(document, span, place.start, carried):
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
            if mention.kind is Kind.PRODUCT and name[:1].isupper() and name.replace("-", "").isalpha():
                yield draft(mention.index, Stage.APPROVED, "stage-sold")
    for stage, start, _ in stages(skeleton.text):
        at = skeleton.places[min(start, len(skeleton.places) - 1)]
        for index in nearest_products(document, skeleton.sentence.span, at, carried):
            yield draft(index, stage, f"stage-{stage.value}")
