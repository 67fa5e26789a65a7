"""Exclusivity and territory of a deal: which sentence's words count, and what several of them say together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from biopact.codes import DealKind
from biopact.loaders.assemble.belonging import nearest
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.layout import Part
from biopact.loaders.rules.terms import exclusivity
from biopact.loaders.rules.territories import Scope, territory
from biopact.loaders.skeleton import Skeleton

_SCOPED = {
    DealKind.LICENSE,
    DealKind.OPTION,
    DealKind.DISTRIBUTION,
    DealKind.ASSET_PURCHASE,
    DealKind.CO_PROMOTION,
    DealKind.COLLABORATION,
    DealKind.JOINT_VENTURE,
}
_OF_A_DEAL = re.compile(
    r"\b(?:under the|terms|agreement|licen[cs]\w*|rights?|deal|pact|collaboration|partnership|alliance|will"
    r"|territor\w+)\b"
)
_WORLD = ("worldwide",)
_LEAD = 6
"""Sentences of a release in which places are those of its news, even where no rights are spoken of."""


def take_exclusivity(
    owner: DealDraft, skeleton: Skeleton, here: Sequence[DealDraft], news: Sequence[DealDraft], told: bool
) -> None:
    """Note that a deal is exclusive or not, where the sentence says it first."""
    said = exclusivity(skeleton.text) or exclusivity(skeleton.text, option=True)
    if said is None or not _counts(skeleton, news, told):
        return
    draft = nearest(here, news, skeleton, said[1]) or owner
    if draft.exclusive is not None or draft.family in {"acquisition", "royalty"} or not (told or draft.news):
        return
    if not told and draft.kinds == (DealKind.SUPPLY,):
        return
    said = exclusivity(skeleton.text, option=DealKind.LICENSE not in draft.kinds)
    if said is not None:
        draft.exclusive = (said[0], skeleton)


def take_territory(
    owner: DealDraft, skeleton: Skeleton, here: Sequence[DealDraft], news: Sequence[DealDraft], told: bool
) -> None:
    """Note where the rights of a deal hold; sure words count more than likely ones, exceptions are added."""
    scope = territory(skeleton.text)
    if scope is None or not _counts(skeleton, news, told):
        return
    draft = nearest(here, news, skeleton, scope.at) or owner
    if draft.family in {"acquisition", "royalty"} or not any(kind in _SCOPED for kind in draft.kinds):
        return
    if (
        not here
        and not told
        and not set(draft.parties) & set(skeleton.organizations(skeleton.text))
        and scope.weight < 3
    ):
        return
    if scope.weight == 1 and skeleton.sentence.order > _LEAD:
        return
    draft.scope = _merged(draft.scope, (scope, skeleton))


def _merged(known: tuple[Scope, Skeleton] | None, new: tuple[Scope, Skeleton]) -> tuple[Scope, Skeleton]:
    """The better of two territories, with the exceptions of both where they are of one whole."""
    if known is None:
        return new
    better, other = (new, known) if _rank(*new) > _rank(*known) else (known, new)
    whole = better[0].included == _WORLD and other[0].included in (_WORLD, ())
    if whole and not better[0].excluded and other[0].excluded:
        return replace(better[0], excluded=other[0].excluded), other[1]
    return better


def _rank(scope: Scope, skeleton: Skeleton) -> tuple[int, bool]:
    """Sure words before likely ones, whole sentences before headlines."""
    headline = skeleton.sentence.section.part in (Part.TITLE, Part.SUBHEAD)
    return (scope.weight, not headline) if scope.included else (0, False)


def _counts(skeleton: Skeleton, news: Sequence[DealDraft], told: bool) -> bool:
    """True for sentences near the news, or in which an agreement or rights are spoken of; one that heads several
    deals of the same parties does not say whose they are."""
    if (
        len(news) > 1
        and skeleton.sentence.section.part is Part.SUBHEAD
        and len({frozenset(d.parties) for d in news}) == 1
    ):
        return False
    return told or skeleton.sentence.order <= 14 or _OF_A_DEAL.search(skeleton.text) is not None


def finish_territories(drafts: Sequence[DealDraft]) -> None:
    """Where only exceptions were told, the rest is the whole world; places of a product are those of distributors."""
    for draft in drafts:
        if draft.scope is None:
            continue
        if draft.scope[0].weight == 1 and DealKind.DISTRIBUTION not in draft.kinds:
            draft.scope = None
        elif not draft.scope[0].included:
            draft.scope = (replace(draft.scope[0], included=_WORLD), draft.scope[1])
