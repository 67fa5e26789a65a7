"""JSON-LD 1.1, framed: what belongs to a thing stands in it, under the words of our own context.

The sums, events, royalties and duties of a deal, the posts of a person and the values of a conflict stand in them, and
in all of these the evidence with its place in the text; every other thing is an entry of its own, named by its IRI.
What belongs to two things stands in both: `@embed: @always` of JSON-LD 1.1 Framing, for the properties in `LEVELS`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from biopact.graph.formats.context import Context, published
from biopact.graph.formats.statements import triples
from biopact.ontology.serialize import PREFIXES, Row, order, row
from biopact.ontology.terms import BP, OA, ORG

Json = dict[str, object]
Thing = NamedNode | BlankNode | Literal | Triple

LEVELS = {
    **{NamedNode(term): 1 for term in (BP.payment, BP.event, BP.royalty, BP.responsibility, BP.toldValue)},
    NamedNode(ORG.hasMembership): 1,
    NamedNode(BP.evidence): 2,
    NamedNode(OA.hasTarget): 3,
    NamedNode(OA.hasSelector): 4,
}
"""The properties whose values stand in the thing that has them.

A value stands only in what is of a lower level than the property, and is itself of the highest level of the properties
that lead to it. So a ring of statements, which only a hostile file has, is written and comes to an end.
"""

_REMEMBERED = 8192
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_PLAIN = Context({})


Matching = Callable[[NamedNode | BlankNode | None, NamedNode | None, Thing | None], Iterator[Quad]]
"""The statements of one graph with this subject, predicate and object, where given."""


def write_jsonld(rows: Iterable[bytes], matching: Matching, file: BinaryIO) -> None:
    """Write the rows of one graph, in which `matching` finds statements.

    Raises BiopactError for what JSON-LD cannot hold: statements about statements, the direction of a text.
    """
    context, beginning = published()
    frame = _Frame(matching)
    file.write(f'{beginning},\n  "@graph": ['.encode())
    gap = b"\n"
    for subject, members in groupby(triples(rows), key=lambda triple: triple.subject):
        own = list(members)
        if not isinstance(subject, Triple) and frame.stands_alone(subject):
            file.write(gap + json.dumps(frame.entry(own, context), ensure_ascii=False, indent=1).encode())
            gap = b",\n"
    file.write(b"\n  ]\n}\n")


class _Frame:
    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._holders = lru_cache(_REMEMBERED)(self._holders_of)

    def stands_alone(self, node: NamedNode | BlankNode) -> bool:
        """Whether the node is an entry of its own because it stands in no other."""
        return not any(self._level(parent) < LEVELS[predicate] for parent, predicate in self._holders(node))

    def _level(self, node: NamedNode | BlankNode | Triple) -> int:
        return max((LEVELS[predicate] for _, predicate in self._holders(node)), default=0)

    def _holders_of(
        self, node: NamedNode | BlankNode | Triple
    ) -> tuple[tuple[NamedNode | BlankNode | Triple, NamedNode], ...]:
        found = (quad for predicate in LEVELS for quad in self._matching(None, predicate, node))
        return tuple((quad.subject, quad.predicate) for quad in found)

    def entry(self, own: list[Triple], context: Context) -> Json:
        """A node with all that stands in it, given by its own triples in order."""
        if context is not _PLAIN and any(context.is_misread(iri) for iri in _iris(own)):
            return {"@context": None, **self.entry(own, _PLAIN)}
        level = self._level(own[0].subject)
        node: Json = {context.id: context.node(own[0].subject)}
        for predicate, members in groupby(own, key=lambda triple: triple.predicate):
            objects = [triple.object for triple in members]
            if predicate == _TYPE and all(isinstance(thing, NamedNode) for thing in objects):
                types = [context.word(str(thing)[1:-1]).name for thing in objects]
                node[context.type] = types if len(types) > 1 else types[0]
                continue
            word = context.word(predicate.value)
            embeds = LEVELS.get(predicate, 0) > level
            values = [
                (self._part(thing, context) if embeds else None) or context.value(thing, word) for thing in objects
            ]
            node[word.name] = values if word.listed or len(values) > 1 else values[0]
        return node

    def _part(self, thing: Thing, context: Context) -> Json | None:
        """The node that stands here, or None for one that only its name tells of."""
        if isinstance(thing, Literal | Triple):
            return None
        own = sorted((quad.triple for quad in self._matching(thing, None, None)), key=_order)
        return self.entry(own, context) if own else None


def _order(triple: Triple) -> tuple[str, bool, Row]:
    return order(row(triple))


def _iris(own: list[Triple]) -> Iterator[str]:
    for triple in own:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode):
                yield term.value
            elif isinstance(term, Literal):
                yield term.datatype.value
