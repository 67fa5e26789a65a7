"""The outcome of resolution: which node stands for which, what is left out of the view, what stays open."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

Record = TypeVar("Record")


class Ground(StrEnum):
    """Why two nodes are taken for one thing."""

    DECISION = "decision"
    REGISTRY = "registry"
    NAME = "name"
    CONTEXT = "context"
    AGREEMENT = "agreement"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Join:
    """A node that stands for another in the view; in one release only where `release` is given."""

    node: str
    stands_for: str
    ground: Ground
    why: str
    release: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A triple of a release's graph that the view leaves out, and why; node IRIs as the release has them.

    `object` is an IRI, or the text of a value as the store gives it. Without a predicate all that the release says of
    the subject is left out.
    """

    release: str
    subject: str
    predicate: str
    object: str
    why: str


@dataclass(frozen=True, slots=True)
class Inferred:
    """A triple that no release says but that follows from several, such as a deal's umbrella.

    Nodes are those of the view; `object` is an IRI, or a value in N-Triples syntax.
    """

    subject: str
    predicate: str
    object: str
    why: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more releases (or one, against a count) that contradict each other about one deal."""

    deal: str
    about: str
    """What they differ in: a payment kind, date, role, exclusivity, ordinal."""
    values: tuple[tuple[str, str, str], ...]
    """Each value as said, the release that says it, and the node that carries its evidence; sorted."""


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide: nodes that may be one thing, or a deal that may be a step of several."""

    nodes: tuple[str, ...]
    about: str
    why: str
    node: str | None = None
    """The one of them that is in doubt, if the others are not: the question is which of these it is."""


@dataclass(frozen=True)
class Resolved:
    """Everything that resolution says of a store's releases; a pure function of releases, registry and decisions."""

    joins: tuple[Join, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[Question, ...] = ()

    def copies(self) -> dict[str, str]:
        """The releases that are one with another, which stands for them: on another wire, or once more."""
        aside = {it.release for it in self.set_aside if it.subject == it.release and not it.predicate}
        return {join.node: join.stands_for for join in self.joins if join.node in aside}

    def without(self, other: Resolved) -> Resolved:
        """What is found here and not there."""
        return Resolved(
            joins=_except(self.joins, other.joins),
            labels=dict(self.labels.items() - other.labels.items()),
            set_aside=_except(self.set_aside, other.set_aside),
            inferred=_except(self.inferred, other.inferred),
            conflicts=_except(self.conflicts, other.conflicts),
            questions=_except(self.questions, other.questions),
        )


def _except(found: tuple[Record, ...], others: tuple[Record, ...]) -> tuple[Record, ...]:
    known = set(others)
    return tuple(it for it in found if it not in known)
