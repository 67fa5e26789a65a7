"""What a person decided about the graph: one value for each line of the file of decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What is decided; the values are the words in the file."""

    SAME_AS = "same-as"
    NOT_SAME_AS = "not-same-as"
    IDENTIFY = "identify"
    RENAME = "rename"
    CORRECT = "correct"
    REJECT = "reject"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: who took it, when (ISO 8601 date) and why. Nodes and releases are absolute IRIs.

    same-as, not-same-as: `node` is, or is not, `other`; with a `release`, only what that release means by `node`.
    identify: the undisclosed `node` is `other`. rename: `new` is the preferred label of `node`.
    correct: the value `new` of `property` takes the place of `old`, which is None where no release says any;
    with a `release`, only what that release says. reject, confirm: what stands at `node` is wrong, or right.
    """

    kind: Kind
    node: str
    who: str
    when: str
    why: str
    other: str | None = None
    property: str | None = None
    """The name of one of `properties.PROPERTIES`."""
    old: str | None = None
    """As its property has it: a code, a number, true or false, a date, a text or the IRI of a node."""
    new: str | None = None
    release: str | None = None
    line: int | None = field(default=None, compare=False)
    """Where it stands in its file; no part of the decision."""

    def what(self) -> tuple[str, ...]:
        """What is decided, whoever decides it, as texts that can be sorted."""
        parts = (self.kind, self.node, self.other, self.property, self.old, self.new, self.release)
        return tuple(part or "" for part in parts)

    def key(self) -> tuple[str, ...]:
        """Everything but its line, as texts that can be sorted."""
        return (*self.what(), self.when, self.who, self.why)
