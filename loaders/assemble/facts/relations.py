"""Relations with their things; what is told twice is one relation with two pieces of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biopact.codes import Predicate
from biopact.facts import Relation, Thing
from biopact.loaders.assemble.confidence import UNRATED
from biopact.loaders.assemble.facts.concepts import indications_of, targets_of
from biopact.loaders.assemble.facts.places import territory
from biopact.loaders.assemble.facts.things import Things
from biopact.loaders.assemble.relations import RelationDraft
from biopact.loaders.document import Document
from biopact.text import Evidence


def relations_of(things: Things, document: Document, drafts: Iterable[RelationDraft]) -> tuple[Relation, ...]:
    """Relations with their things; the same relation told twice has two pieces of evidence."""
    drafts = list(drafts)
    release = document.release
    indications = indications_of(document, [d.object for d in drafts if d.predicate is Predicate.INDICATED_FOR])
    targets = targets_of(document, [d.object for d in drafts if d.predicate is Predicate.TARGETS])
    merged: dict[tuple[str, str, Predicate, str], Relation] = {}
    for draft in drafts:
        subject = things.thing(*draft.subject)
        if isinstance(draft.object, tuple):
            other: Thing | str = things.thing(*draft.object)
        elif draft.predicate is Predicate.INDICATED_FOR:
            other = indications[draft.object]
        elif draft.predicate is Predicate.TARGETS:
            other = targets[draft.object]
        elif draft.predicate is Predicate.FILED_IN:
            place = re.sub(r"^the ", "", draft.object)
            other = territory(place.title() if len(place) > 3 else place)
        else:
            other = draft.object
        if other == subject:
            continue
        relation = Relation(
            subject,
            draft.predicate,
            other,
            (Evidence(release, draft.span, draft.rule),),
            draft.telling,
            UNRATED,
        )
        known = merged.get(relation.key)
        if known is None:
            merged[relation.key] = relation
        elif relation.evidence[0] not in known.evidence and len(known.evidence) < 5:
            merged[relation.key] = Relation(
                subject,
                draft.predicate,
                known.object,
                (*known.evidence, *relation.evidence),
                known.telling,
                UNRATED,
            )
    return tuple(merged.values())
