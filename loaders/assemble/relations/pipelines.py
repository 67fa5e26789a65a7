"""What a text says of all that a company has in hand: "its candidates are based on its X platform"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biopact.codes import Predicate
from biopact.loaders.assemble.relations.draft import RelationDraft, telling_of
from biopact.loaders.document import Document, Kind
from biopact.loaders.skeleton import ORGANIZATION, TECHNOLOGY, Skeleton

_THINGS = (
    r"(?:pipeline|portfolio|therap(?:y|ies|eutics)|candidates?|vaccines?|products?|programs?|medicines?|drugs?"
    r"|treatments?|antibod(?:y|ies)|compounds?|tests?|diagnostics?|adcs?|conjugates?|assays?|solutions)"
)
_USING = (
    r"(?:bas(?:ed|es?|ing) on|leverag(?:es?|ing)|us(?:es?|ing|ed)|utili[sz](?:es?|ing)"
    r"|incorporat\w+(?: the use of)?|built on"
    r"|powered by|derived from|generated (?:by|with|from|using)|deploys?|harness(?:es|ing)?)"
)
# Refuses a technology that another company's partner brings ("using X's platform" names X as the owner).
_SAID = (
    re.compile(
        rf"\b{_THINGS}\b[^.;{ORGANIZATION[1:-1]}]{{0,90}}?\b{_USING}\b[^.;]{{0,60}}?(?P<technology>{TECHNOLOGY})"
    ),
    re.compile(
        rf"\b(?:appl(?:y|ies|ied|ying)|leverag(?:es?|ed|ing)|us(?:es?|ed|ing)|utili[sz](?:es?|ed|ing)|through|with|has)"
        rf" (?:its|our|their|{ORGANIZATION}'s?)[^.;]{{0,50}}?(?P<technology>{TECHNOLOGY})[^.;]{{0,50}}? to"
        rf" (?:develop|create|discover|generate|build|design|deliver|advance|produce)\b[^.;]{{0,80}}?\b{_THINGS}\b"
    ),
)
_HINT = re.compile(TECHNOLOGY)


def technologies_of_pipelines(
    document: Document, skeletons: Sequence[Skeleton], relations: Sequence[RelationDraft]
) -> Iterator[RelationDraft]:
    """A technology that is said to be behind all of a company's candidates is behind each that the text names.

    Only where the company has one such technology: of two nobody could tell which.
    """
    said: dict[int, dict[int, Skeleton]] = {}
    for skeleton in skeletons:
        if skeleton.sentence.quoted or not _HINT.search(skeleton.text):
            continue
        for pattern in _SAID:
            for match in pattern.finditer(skeleton.text):
                [(_, technology)] = skeleton.things(match["technology"])
                owner = _owner(technology, relations, skeleton, match.start())
                if owner is not None:
                    said.setdefault(owner, {}).setdefault(technology, skeleton)
    for owner, technologies in said.items():
        if len(technologies) != 1:
            continue
        [(technology, skeleton)] = technologies.items()
        for product in _in_hand(owner, relations):
            yield RelationDraft(
                product,
                Predicate.USES_TECHNOLOGY,
                (Kind.TECHNOLOGY, technology),
                skeleton.sentence.span,
                "pipeline-uses",
                telling_of(skeleton.sentence),
            )


def _owner(technology: int, relations: Sequence[RelationDraft], skeleton: Skeleton, before: int) -> int | None:
    """Whose technology it is: the owner that the text names, else the company that the sentence is about."""
    for relation in relations:
        if relation.predicate is Predicate.OWNED_BY and relation.subject == (Kind.TECHNOLOGY, technology):
            return relation.object[1] if isinstance(relation.object, tuple) else None
    named = skeleton.organizations(skeleton.text[:before])
    return named[0] if named else skeleton.document.subject(skeleton.sentence)


def _in_hand(owner: int, relations: Sequence[RelationDraft]) -> list[tuple[Kind, int]]:
    """The products that a company owns or develops."""
    return list(
        dict.fromkeys(
            relation.subject
            for relation in relations
            if relation.predicate in (Predicate.OWNED_BY, Predicate.DEVELOPED_BY)
            and relation.object == (Kind.ORGANIZATION, owner)
            and relation.subject[0] is Kind.PRODUCT
        )
    )
