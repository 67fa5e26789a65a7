"""How sure a reading is: a number for each kind of rule and part of a release, calibrated on annotated releases."""

from __future__ import annotations

from biopact.facts import Role, Telling
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations import RelationDraft

# Share of right readings among those that the development set judges, rounded; see docs/accuracy.md.
_DEALS = {Telling.NEWS: 0.86, Telling.BACKGROUND: 0.6, Telling.BOILERPLATE: 0.6}
_RELATIONS = {
    "indicated-for": 0.55,
    "targets": 0.68,
    "subsidiary-of": 0.85,
    "developed-by": 0.85,
    "develops": 0.8,
    "owned-possessive": 0.85,
    "owned-candidate": 0.85,
    "owner-its": 0.75,
    "uses-technology": 0.6,
    "developed-under-deal": 0.75,
}


def confidence_of(draft: DealDraft | RelationDraft) -> float:
    """Confidence of a deal or relation, between 0 and 1, two decimals."""
    if isinstance(draft, RelationDraft):
        return _RELATIONS.get(draft.rule, 0.75)
    base = _DEALS[draft.telling]
    if len({found.skeleton.sentence.order for found in draft.findings}) > 1:
        base += 0.06
    if any(role is not Role.PARTY for found in draft.findings for role, _ in found.value.roles):
        base += 0.04
    return round(min(base, 0.97), 2)
