"""Which questions of resolution people have answered."""

from __future__ import annotations

from collections.abc import Callable

from biopact.resolution.decisions.contradictions import Sameness
from biopact.resolution.decisions.decisions import Decisions
from biopact.resolution.resolved import Question


def answering(decisions: Decisions) -> Callable[[Question], bool]:
    """Tells whether a question is answered: what is in doubt is one of the others, or none of them.

    Where no node of it is in doubt, each two must be one thing or two.
    """
    same = Sameness(decisions)
    apart = {frozenset((same.thing(it.node), same.thing(it.other))) for it in decisions.different}
    within = {it.node for it in decisions.same if it.release is not None}

    def are_decided(one: str, other: str) -> bool:
        things = same.thing(one), same.thing(other)
        return things[0] == things[1] or frozenset(things) in apart

    def is_answered(question: Question) -> bool:
        nodes = question.nodes
        if question.node is None:
            return all(are_decided(one, other) for number, one in enumerate(nodes) for other in nodes[number + 1 :])
        others = [node for node in nodes if node != question.node]
        is_one = any(same.thing(question.node) == same.thing(node) for node in others)
        return is_one or question.node in within or all(are_decided(question.node, node) for node in others)

    return is_answered
