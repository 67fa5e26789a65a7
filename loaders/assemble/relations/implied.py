"""Relations that follow from others: who develops what, from deals and from owners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.facts import Predicate, Role, Telling
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations.draft import RelationDraft
from biopact.loaders.document import Kind


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
            words = " ".join(s.text for s in (skeleton, *[f.skeleton for f in draft.findings], *draft.told[:4]))
            if kind is not Kind.PRODUCT or not (draft.news or re.search(r"\bdevelop(?:ing|ed)?\b", skeleton.text)):
                continue
            if not re.search(r"\b(?:co-?|jointly |to |globally |further )?develop(?:ing|ment|ed)?\b", words):
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
