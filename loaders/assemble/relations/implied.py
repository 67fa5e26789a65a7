"""Relations that follow from others: who develops what, from deals and from owners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.codes import DealKind, Predicate, Role, Telling
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations.draft import RelationDraft
from biopact.loaders.document import Document, Kind
from biopact.loaders.skeleton import Skeleton

# What is called so is in development.
_EARLY = re.compile(
    r"\b(?:investigational|experimental|candidates?"
    r"|(?:in|under|being) develop(?:ment|ed))\b",
    re.IGNORECASE,
)


def developers_from_owners(document: Document, relations: Sequence[RelationDraft]) -> Iterable[RelationDraft]:
    """A candidate in development is developed by the one whose candidate it is."""
    text = document.release.text
    sold = {r.subject for r in relations if r.predicate is Predicate.STAGE and r.object in {"approved", "filed"}}
    early = {r.subject for r in relations if r.predicate is Predicate.STAGE and r.object not in {"approved", "filed"}}
    for relation in relations:
        if relation.predicate is not Predicate.OWNED_BY or relation.subject[0] is not Kind.PRODUCT:
            continue
        told = (
            relation.subject not in sold
            and not document.nameless(*relation.subject)
            and _EARLY.search(relation.span.of(text)) is not None
        )
        if relation.subject in early or told:
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
    r"\b(?:co-?develop|jointly develop|joint(?:ly)? (?:\w+ )?development|collaborat\w+ (?:to|on"
    r"|for)[^.;]{0,60}develop)"
)
_DEVELOP = re.compile(r"\b(?:co-?|jointly |to |globally |further )?develop(?:ing|ment|ed)?\b")

_NEW = re.compile(r"\b(?:experimental|investigational|in (?:late|mid|early)[- ]stage|clinical trials?)\b")


# Public bodies pay for development and do none.
_PUBLIC = re.compile(
    r"\b(?:Agency|Department|Authority|Government|Administration|Ministry|Council|Commission|Army|BARDA|NIH)\b"
)


def technologies_by_name(document: Document) -> Iterable[RelationDraft]:
    """A product that bears the name of a technology is made with it: "Nexia IgE Test" with the "Nexia platform"."""
    for at, technology in enumerate(document.technologies):
        if technology.nameless or len(technology.name) < 4:
            continue
        for index, product in enumerate(document.products):
            if product.nameless or not any(form.startswith(f"{technology.name} ") for form in product.forms):
                continue
            where = next((m for m in document.mentions if m.kind is Kind.PRODUCT and m.index == index), None)
            if where is not None:
                yield RelationDraft(
                    (Kind.PRODUCT, index),
                    Predicate.USES_TECHNOLOGY,
                    (Kind.TECHNOLOGY, at),
                    where.span,
                    "bears-its-name",
                    Telling.BACKGROUND,
                )


def relations_of_deals(drafts: Sequence[DealDraft], relations: Sequence[RelationDraft]) -> Iterable[RelationDraft]:
    """Who takes a licence to develop a product develops it; partners who develop it jointly both do."""
    sold = {r.subject for r in relations if r.predicate is Predicate.STAGE and r.object == "approved"}
    owners: dict[tuple[Kind, int], set[int]] = {}
    for relation in relations:
        if relation.predicate is Predicate.OWNED_BY and isinstance(relation.object, tuple):
            owners.setdefault(relation.subject, set()).add(relation.object[1])
    for draft in drafts:
        for kind, index, skeleton in draft.subjects:
            if kind is not Kind.PRODUCT:
                continue
            for number in _developers(draft, skeleton, (kind, index) in sold, owners.get((kind, index), set())):
                if any(_PUBLIC.search(form) for form in skeleton.document.organizations[number].forms):
                    continue
                yield RelationDraft(
                    (Kind.PRODUCT, index),
                    Predicate.DEVELOPED_BY,
                    (Kind.ORGANIZATION, number),
                    skeleton.sentence.span,
                    "developed-under-deal",
                    draft.telling,
                )


def _developers(draft: DealDraft, skeleton: Skeleton, sold: bool, owners: set[int]) -> tuple[int, ...]:
    """Who develops a subject of a deal: all sides of joint work, else those who take a licence to develop it.

    Work on somebody's product that is not said to be joint development leaves that to the owner.
    """
    words = " ".join(s.text for s in (skeleton, *[f.skeleton for f in draft.findings], *draft.told[:4]))
    if not (_DEVELOP.search(words) or _NEW.search(words)):
        return ()
    if DealKind.COLLABORATION in draft.kinds and (not sold or _JOINT.search(words)):
        mine = tuple(number for number in draft.parties if number in owners)
        return mine if mine and len(mine) < len(draft.parties) and not _JOINT.search(words) else draft.parties
    if not (draft.news or re.search(r"\bdevelop(?:ing|ed)?\b", skeleton.text)):
        return ()
    licensees = tuple(number for number, role in draft.roles.items() if role is Role.LICENSEE)
    if licensees:
        return licensees
    return draft.parties if _JOINT.search(words) else ()
