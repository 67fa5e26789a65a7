"""What a deal is about, where its own sentence names no product: headline, lead, what the acquired company has."""

from __future__ import annotations

from collections.abc import Sequence

from biopact.facts import Predicate, Role
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations import RelationDraft
from biopact.loaders.document import Kind
from biopact.loaders.layout import Part
from biopact.loaders.skeleton import Skeleton


def add_subjects(
    drafts: Sequence[DealDraft], relations: Sequence[RelationDraft], skeletons: Sequence[Skeleton]
) -> None:
    """Give subjects to the deals that are news. Changes the drafts.

    An acquisition is about the candidates that the text gives to the acquired company; any other deal about the
    first product of headline, subheads and lead, or else the first technology there.
    """
    owners: dict[tuple[Kind, int], set[int]] = {}
    for relation in relations:
        if relation.predicate in {Predicate.OWNED_BY, Predicate.DEVELOPED_BY} and isinstance(relation.object, tuple):
            owners.setdefault(relation.subject, set()).add(relation.object[1])
    head = [
        s
        for s in skeletons
        if not s.sentence.quoted
        and s.sentence.section.part in (Part.TITLE, Part.SUBHEAD, Part.BODY)
        and s.sentence.order <= 9
    ]
    for draft in drafts:
        if not draft.news:
            continue
        if draft.family == "acquisition":
            _of_acquired(draft, owners, skeletons, head)
        elif not draft.subjects:
            _of_head(draft, head)


def _of_acquired(
    draft: DealDraft,
    owners: dict[tuple[Kind, int], set[int]],
    skeletons: Sequence[Skeleton],
    head: Sequence[Skeleton],
) -> None:
    acquired = {number for number, role in draft.roles.items() if role is Role.ACQUIRED}
    found: list[tuple[Kind, int, Skeleton]] = []
    for skeleton in skeletons:
        if skeleton.sentence.quoted:
            continue
        near = skeleton in head
        for kind, index in skeleton.things((skeleton.full or skeleton).text):
            theirs = owners.get((kind, index), set())
            if kind is not Kind.PRODUCT or (theirs and not theirs & acquired):
                continue
            if theirs & acquired or near:
                found.append((kind, index, skeleton))
    named = [thing for thing in found if not thing[2].document.nameless(thing[0], thing[1])]
    found = named or found
    seen: set[tuple[Kind, int]] = set()
    draft.subjects = []
    for kind, index, skeleton in found:
        if (kind, index) not in seen:
            seen.add((kind, index))
            draft.subjects.append((kind, index, skeleton))


def _of_head(draft: DealDraft, head: Sequence[Skeleton]) -> None:
    for wanted, nameless in ((Kind.PRODUCT, False), (Kind.TECHNOLOGY, False), (Kind.PRODUCT, True)):
        for skeleton in head[:6]:
            for kind, index in skeleton.things((skeleton.full or skeleton).text):
                if kind is wanted and skeleton.document.nameless(kind, index) is nameless:
                    draft.subjects.append((kind, index, skeleton))
            if draft.subjects:
                return
