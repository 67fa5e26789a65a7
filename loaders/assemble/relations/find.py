"""All relations that the sentences of a release state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biopact.codes import Predicate, Stage, Telling
from biopact.loaders.assemble.relations.described import described
from biopact.loaders.assemble.relations.diseases import indications, tidy_indications
from biopact.loaders.assemble.relations.draft import RelationDraft, telling_of
from biopact.loaders.assemble.relations.notices import notices_of
from biopact.loaders.assemble.relations.progress import IN_WORDS, reached, targeted
from biopact.loaders.clauses import clauses
from biopact.loaders.document import Document, Kind
from biopact.loaders.rule import find_all
from biopact.loaders.rules.products import PRODUCT_RULES
from biopact.loaders.rules.subsidiaries import SUBSIDIARIES
from biopact.loaders.skeleton import Skeleton


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
        whole = (skeleton, skeleton.full) if skeleton.full else (skeleton,)
        for bones in (*whole, *clauses(skeleton)):
            found += _of_rules(bones, telling)
            found += _subsidiaries(bones, telling)
        if here or carried is not None:
            found += indications(document, skeleton, carried, telling)
            found += targeted(document, skeleton, carried, telling)
            for stage, relation in reached(document, skeleton, carried, telling):
                index = relation.subject[1]
                if index not in best or _further(stage, relation, *best[index]):
                    best[index] = (stage, relation)
    for notice in notices_of(document):
        found += _subsidiaries(notice, Telling.BOILERPLATE)
    found += [relation for _, relation in best.values()]
    found += described(document)
    return tidy_indications(found, document.abbreviations)


def _further(stage: Stage, relation: RelationDraft, other: Stage, known: RelationDraft) -> bool:
    """True if a stage is further than the one known, or told as a phase where that one is only "late-stage"."""
    exact, was_exact = relation.rule != IN_WORDS, known.rule != IN_WORDS
    if exact != was_exact and stage not in _SOLD_OR_FILED and other not in _SOLD_OR_FILED:
        return exact
    return list(Stage).index(stage) > list(Stage).index(other)


_SOLD_OR_FILED = (Stage.FILED, Stage.APPROVED)


def _thing(mark: str) -> tuple[Kind, int]:
    code = ord(mark)
    if code >= 0xF000:
        return (Kind.TECHNOLOGY, code - 0xF000)
    return (Kind.PRODUCT, code - 0xE800) if code >= 0xE800 else (Kind.ORGANIZATION, code - 0xE000)


def _of_rules(skeleton: Skeleton, telling: Telling) -> Iterable[RelationDraft]:
    if not skeleton.things(skeleton.text):
        return
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
        for child in relation.value.children:
            yield RelationDraft(
                (Kind.ORGANIZATION, child),
                Predicate.SUBSIDIARY_OF,
                (Kind.ORGANIZATION, relation.value.parent),
                skeleton.sentence.span,
                relation.rule,
                telling,
            )
