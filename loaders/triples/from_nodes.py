"""Nodes read back: what a graph says of a node, and the code, number or identifier that a value stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import RDF

from biopact.errors import SourceError
from biopact.loaders.triples.nodes import named

Code = TypeVar("Code", bound=StrEnum)

_TYPE = named(str(RDF.type))


class Graph:
    """The triples of one graph by subject and predicate.

    Values come sorted, whatever the order of the triples. What `to_rdf` always writes must be there: where it is
    missing or manifold, the methods that give one value raise SourceError.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        found: dict[NamedNode, dict[NamedNode, set[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(set))
        self._of_class: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                found[subject][triple.predicate].add(value)
        self._values = {
            subject: {predicate: sorted(values, key=str) for predicate, values in of_subject.items()}
            for subject, of_subject in sorted(found.items(), key=lambda item: item[0].value)
        }
        for subject, of_subject in self._values.items():
            for kind in of_subject.get(_TYPE, ()):
                if isinstance(kind, NamedNode):
                    self._of_class[kind].append(subject)

    def of_class(self, kind: str) -> list[NamedNode]:
        """Every node of a class."""
        return self._of_class.get(named(str(kind)), [])

    def values(self, subject: NamedNode, predicate: str) -> list[NamedNode | Literal]:
        """All values of a property."""
        return self._values.get(subject, {}).get(named(str(predicate)), [])

    def value(self, subject: NamedNode, predicate: str) -> NamedNode | Literal | None:
        """The value of a property that has at most one."""
        values = self.values(subject, predicate)
        if len(values) > 1:
            raise _broken(subject, predicate, f"{len(values)} values")
        return values[0] if values else None

    def nodes(self, subject: NamedNode, predicate: str) -> list[NamedNode]:
        """The values of a property that are nodes."""
        return [value for value in self.values(subject, predicate) if isinstance(value, NamedNode)]

    def node(self, subject: NamedNode, predicate: str) -> NamedNode:
        """The one value of a property that leads to a node."""
        value = self.value(subject, predicate)
        if not isinstance(value, NamedNode):
            raise _broken(subject, predicate, "no node")
        return value

    def texts(self, subject: NamedNode, predicate: str) -> list[str]:
        """The values of a property that are literals, as texts."""
        return [value.value for value in self.values(subject, predicate) if isinstance(value, Literal)]

    def text(self, subject: NamedNode, predicate: str) -> str:
        """The one literal of a property, as a text."""
        value = self.value(subject, predicate)
        if not isinstance(value, Literal):
            raise _broken(subject, predicate, "no literal")
        return value.value

    def text_or_none(self, subject: NamedNode, predicate: str) -> str | None:
        """The literal of a property that may be missing."""
        return self.text(subject, predicate) if self.values(subject, predicate) else None

    def number(self, subject: NamedNode, predicate: str) -> Decimal | None:
        """The number of a property that may be missing."""
        text = self.text_or_none(subject, predicate)
        return None if text is None else Decimal(text)

    def flag(self, subject: NamedNode, predicate: str) -> bool | None:
        """The truth value of a property that may be missing."""
        text = self.text_or_none(subject, predicate)
        return None if text is None else text in ("true", "1")

    def codes(self, subject: NamedNode, predicate: str, kind: type[Code]) -> tuple[Code, ...]:
        """The coded values of a property, in the order of their list."""
        found = {code_of(node, kind) for node in self.nodes(subject, predicate)}
        return tuple(member for member in kind if member in found)

    def code(self, subject: NamedNode, predicate: str, kind: type[Code]) -> Code:
        """The one coded value of a property."""
        return code_of(self.node(subject, predicate), kind)


def code_of(node: NamedNode, kind: type[Code]) -> Code:
    """The member of a code list that a node stands for."""
    return kind(node.value.rpartition("/")[2])


def id_of(node: NamedNode) -> str:
    """The identifier at the end of the IRI of a thing, deal or count."""
    return unquote(node.value.rpartition("/")[2])


def number_of(node: NamedNode) -> int:
    """The number at the end of the IRI of a step, sum or duty of a deal."""
    return int(node.value.rpartition("/")[2])


def _broken(subject: NamedNode, predicate: str, what: str) -> SourceError:
    return SourceError(
        f"This graph was not written by biopact: {subject} has {what} for {predicate}; extract its release again."
    )
