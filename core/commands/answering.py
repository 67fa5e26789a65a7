"""What a key means for what is doubtful: the decisions that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biopact.commands.shown import others
from biopact.errors import DecisionError
from biopact.graph.choices import Change, chosen, correctable, corrected, corrected_deal, is_comparable, said
from biopact.graph.decided import is_undisclosed, occurs
from biopact.graph.doubts import Doubt, DoubtfulClaim, DoubtfulDeal, DoubtfulName, DoubtfulValue
from biopact.graph.store import Store
from biopact.resolution.decisions import PROPERTIES, Decision, Form, Kind

KEYS = {
    "y": "right",
    "n": "wrong",
    "s": "the same",
    "d": "different",
    "c": "correct",
    "l": "later",
    "u": "undo",
    "q": "quit",
    "?": "help",
}
"""Keys with what they mean; digits choose among what is numbered."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, when, and the reason that is given."""

    who: str
    when: str
    why: str

    def decision(self, change: Change) -> Decision:
        """What is to be changed, as this person's decision."""
        return Decision(
            change.kind,
            change.node,
            self.who,
            self.when,
            self.why,
            other=change.other,
            property=change.property,
            old=change.old,
            new=change.new,
            release=change.release,
        )


def offered(doubt: Doubt) -> str:
    """The keys that answer a doubt, in the order in which they are shown."""
    match doubt:
        case DoubtfulDeal() | DoubtfulClaim():
            return "ync"
        case DoubtfulName():
            return "sd" if doubt.asked is None else "".join(map(str, range(1, min(len(doubt.nodes), 10)))) + "d"
        case DoubtfulValue():
            numbers = "".join(map(str, range(1, min(len(doubt.values), 9) + 1))) if is_comparable(doubt) else ""
            return f"{numbers}y{'c' if correctable(doubt) else ''}"


def meaning(doubt: Doubt, key: str) -> str:
    """What a key says of a doubt."""
    if isinstance(doubt, DoubtfulValue) and key == "y":
        return "both stand"
    if isinstance(doubt, DoubtfulName) and doubt.asked is not None and key == "d":
        return "none of them"
    return KEYS.get(key, "this one")


def answer(store: Store, doubt: Doubt, key: str) -> list[Change]:
    """What is to be decided when a key other than c is pressed; raises DecisionError if nothing can be."""
    match doubt:
        case DoubtfulDeal():
            return [Change(_judging(key), node) for node in doubt.nodes]
        case DoubtfulClaim():
            return [Change(_judging(key), told.claim) for told in doubt.told]
        case DoubtfulName():
            return list(_of_name(store, doubt, key))
        case DoubtfulValue():
            if key == "y":
                return [Change(Kind.CONFIRM, doubt.deal)]
            changes = chosen(store, doubt, int(key) - 1)
            if not changes:
                raise DecisionError("The values cannot be set against each other: y says that both stand.")
            return changes


def _judging(key: str) -> Kind:
    return Kind.CONFIRM if key == "y" else Kind.REJECT


def _of_name(store: Store, doubt: DoubtfulName, key: str) -> Iterator[Change]:
    if doubt.asked is None:
        one, other = doubt.nodes
        yield Change(Kind.SAME_AS if key == "s" else Kind.NOT_SAME_AS, one, other=other)
        return
    if key == "d":
        yield from (Change(Kind.NOT_SAME_AS, doubt.asked, other=node) for node in others(doubt))
        return
    kind = Kind.IDENTIFY if is_undisclosed(store, doubt.asked) else Kind.SAME_AS
    yield Change(kind, doubt.asked, other=others(doubt)[int(key) - 1])


def to_correct(doubt: Doubt) -> str | None:
    """The property of which a new value is asked for; None for a deal, which has many.

    Raises DecisionError if nothing of it can be corrected.
    """
    if isinstance(doubt, DoubtfulDeal):
        return None
    name = None if isinstance(doubt, DoubtfulName) else correctable(doubt)
    if name is None:
        raise DecisionError("This cannot be corrected: n rejects it, and `biopact decide` can say more.")
    return name


def correction(store: Store, doubt: Doubt, name: str, new: str, base: str) -> list[Change]:
    """The changes that give what is doubtful a new value, as a person typed it; raises DecisionError if it has none."""
    known = PROPERTIES.get(name)
    if known is None or (isinstance(doubt, DoubtfulDeal) and "deal" not in known.of):
        names = ", ".join(it for it, other in PROPERTIES.items() if "deal" in other.of)
        raise DecisionError(f"A deal has no {name}: it has {names}.")
    try:
        value = known.read(new, base)
    except ValueError as error:
        raise DecisionError(f"{new!r} cannot be the {name}: {error}.") from error
    if known.form is Form.NODE and not occurs(store, value):
        raise DecisionError(f"There is no {new} in the store.")
    if isinstance(doubt, DoubtfulDeal):
        olds = sorted({old for node in doubt.nodes for old in said(store, None, node, name)})
        if len(olds) > 1:
            raise DecisionError("The deal has several: reject the claim of the wrong one, or use `biopact decide`.")
        return corrected_deal(store, doubt, name, olds[0] if olds else None, value)
    assert isinstance(doubt, DoubtfulClaim | DoubtfulValue)
    return corrected(store, doubt, value)
