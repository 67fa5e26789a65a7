"""Relations that follow from others: who develops what, from deals and from owners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.facts import DealKind, Predicate, Role
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations.draft import RelationDraft
from biopact.loaders.document import Kind
from biopact.loaders.skeleton import Skeleton


def developers_from_owners(relations: Sequence[RelationDraft]) -> Iterable[RelationDraft]:
    """A candidate in development is developed by the one whose candidate it is, where the text names nobody else."""
    early = {r.subject for r in relations if r.predicate is Predicate.STAGE and r.object not in {"approved", "filed"}}
    for relation in relations:
        if relation.predicate is Predicate.OWNED_BY and relation.subject in early:
            yield RelationDraft(
                relation.subject,
                Predicate.DEVELOPED_BY,
                relation.object,
                relation.span,
                "candidate-of",
                relation.telling,
            )


# Words of joint work on a product; refuses work that only sells it.
_JOINT = re.compile(
    r"\b(?:co-?develop|jointly develop|joint(?:ly)? (?:\w+ )?development|collaborat\w+ (?:to|on|for)[^.;]{0,60}develop)"
)
_DEVELOP = re.compile(r"\b(?:co-?|jointly |to |globally |further )?develop(?:ing|ment|ed)?\b")

_NEW = re.compile(r"\b(?:experimental|investigational|in (?:late|mid|early)[- ]stage|clinical trials?)\b")


def relations_of_deals(drafts: Sequence[DealDraft], relations: Sequence[RelationDraft]) -> Iterable[RelationDraft]:
    """Who takes a licence to develop a product develops it; partners who develop it jointly both do."""
    sold = {r.subject for r in relations if r.predicate is Predicate.STAGE and r.object == "approved"}
    for draft in drafts:
        for kind, index, skeleton in draft.subjects:
            if kind is not Kind.PRODUCT:
                continue
            for number in _developers(draft, skeleton, (kind, index) in sold):
                yield RelationDraft(
                    (Kind.PRODUCT, index),
                    Predicate.DEVELOPED_BY,
                    (Kind.ORGANIZATION, number),
                    skeleton.sentence.span,
                    "developed-under-deal",
                    draft.telling,
                )


def _developers(draft: DealDraft, skeleton: Skeleton, sold: bool) -> tuple[int, ...]:
    """Who develops a subject of a deal: all sides of joint work, else those who take a licence to develop it."""
    words = " ".join(s.text for s in (skeleton, *[f.skeleton for f in draft.findings], *draft.told[:4]))
    if not (_DEVELOP.search(words) or _NEW.search(words)):
        return ()
    if DealKind.COLLABORATION in draft.kinds and (not sold or _JOINT.search(words)):
        return draft.parties
    if not (draft.news or re.search(r"\bdevelop(?:ing|ed)?\b", skeleton.text)):
        return ()
    licensees = tuple(number for number, role in draft.roles.items() if role is Role.LICENSEE)
    if licensees:
        return licensees
    return draft.parties if _JOINT.search(words) else ()
