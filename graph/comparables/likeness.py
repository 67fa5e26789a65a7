"""How alike two deals are: points for each thing that they share, and which these are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biopact.codes import Stage
from biopact.graph.comparables.deals import Comparable, Named

KIND, TECHNOLOGY, TARGET, INDICATION = 3, 3, 3, 3
"""Points for at least one that both have."""

SAME_STAGE, NEXT_STAGE = 2, 1
SAME_YEARS, NEAR_YEARS = 2, 1
"""Points for at most one year between them, and for at most five."""

EXCLUSIVITY = 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """A deal beside a model: `points` of the `possible` ones for what they share, and why; 0 of 0 without a model."""

    deal: Comparable
    points: int = 0
    possible: int = 0
    why: tuple[str, ...] = ()


def alike(model: Comparable, deals: Iterable[Comparable]) -> tuple[Likeness, ...]:
    """The deals that share a kind, technology, target or indication with `model`, the most alike first.

    The points are those of this module's constants, summed; deals of equal points stand in the order given. Time and
    exclusivity alone make no two deals alike.
    """
    possible = likeness(model, model).points
    found = [likeness(model, deal, possible) for deal in deals if deal.deal != model.deal and _related(model, deal)]
    return tuple(sorted(found, key=lambda one: -one.points))


def _related(one: Comparable, other: Comparable) -> bool:
    return bool(set(one.kinds) & set(other.kinds)) or any(
        _shared(*pair)
        for pair in (
            (one.technologies, other.technologies),
            (one.targets, other.targets),
            (one.indications, other.indications),
        )
    )


def likeness(model: Comparable, deal: Comparable, possible: int = 0) -> Likeness:
    """How alike the deal is to the model."""
    told = [
        _points("kind", sorted(set(model.kinds) & set(deal.kinds)), KIND),
        _points("technology", _shared(model.technologies, deal.technologies), TECHNOLOGY),
        _points("target", _shared(model.targets, deal.targets), TARGET),
        _points("indication", _shared(model.indications, deal.indications), INDICATION),
        _stage(model.stage, deal.stage),
        _years(model.date, deal.date),
    ]
    if model.exclusive is not None and model.exclusive == deal.exclusive:
        told.append((EXCLUSIVITY, f"{'exclusive' if deal.exclusive else 'not exclusive'} +{EXCLUSIVITY}"))
    return Likeness(deal, sum(points for points, _ in told), possible, tuple(why for _, why in told if why))


def _points(what: str, shared: list[str], points: int) -> tuple[int, str]:
    return (points, f"{what} {', '.join(shared)} +{points}") if shared else (0, "")


def _shared(some: Iterable[Named], others: Iterable[Named]) -> list[str]:
    known = {thing.iri for thing in others if not thing.undisclosed}
    return [thing.label for thing in some if thing.iri in known and not thing.undisclosed]


def _stage(one: Stage | None, other: Stage | None) -> tuple[int, str]:
    if one is None or other is None:
        return 0, ""
    order = list(Stage)
    apart = abs(order.index(one) - order.index(other))
    points = {0: SAME_STAGE, 1: NEXT_STAGE}.get(apart, 0)
    return (points, f"stage {other} +{points}") if points else (0, "")


def _years(one: str | None, other: str | None) -> tuple[int, str]:
    if not one or not other:
        return 0, ""
    apart = abs(int(one[:4]) - int(other[:4]))
    points = SAME_YEARS if apart <= 1 else NEAR_YEARS if apart <= 5 else 0
    return (points, f"year {other[:4]} +{points}") if points else (0, "")
