"""Statements without the words of others: of a quote stay its SHA-256 and its place, of a title or a wording nothing.

What a release says is its publisher's text; that a company has a name, that a sum is so large and on which characters
of which text that rests are facts. Left out are quotes with what stands around them, titles, wordings, fields of use,
seats and posts in the words of a release, sentences that name counted products, and what claims repeat of all these.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from biopact.graph.formats.jsonld import Matching, Thing
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP, OA, ORG

EXACT = NamedNode(OA.exact)
HASH = NamedNode(PREFIXES["schema"] + "sha256")
LEFT_OUT = frozenset(
    {
        *map(NamedNode, (OA.prefix, OA.suffix, PREFIXES["dcterms"] + "title")),
        *map(NamedNode, (BP.wording, BP.field, BP.status, BP.location, ORG.role)),
    }
)
"""The properties whose values are words of a release."""

_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_COUNTED = NamedNode(BP.ProductCount)
_PREDICATE = NamedNode(PREFIXES["rdf"] + "predicate")
_OBJECT = NamedNode(PREFIXES["rdf"] + "object")
_WATCHED = frozenset(str(term).encode() for term in (EXACT, _LABEL, _OBJECT, *LEFT_OUT))


def hash_of(quote: str) -> str:
    """The SHA-256 of a quote in UTF-8, as 64 lower-case hexadecimal digits.

    >>> hash_of("today announced")[:16]
    'ec4d313f445146af'
    """
    return sha256(quote.encode()).hexdigest()


class Withheld:
    """One graph, found by `matching`, without the words of others."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching

    def matching(
        self, subject: NamedNode | BlankNode | None, predicate: NamedNode | None, thing: Thing | None
    ) -> Iterator[Quad]:
        """The statements with these terms, as they are told without those words."""
        for quad in self._matching(subject, predicate, thing):
            told = self.triple(quad.triple)
            if told is not None:
                yield Quad(told.subject, told.predicate, told.object, quad.graph_name)

    def line(self, line: bytes) -> bytes | None:
        """A line of N-Triples without its newline, or None where it is left out."""
        if line.split(b" ", 2)[1] not in _WATCHED:
            return line
        (quad,) = parse(line, RdfFormat.N_TRIPLES)
        told = self.triple(quad.triple)
        return None if told is None else f"{told} .".encode()

    def triple(self, triple: Triple) -> Triple | None:
        """The triple as it is told, or None where it is left out."""
        subject, predicate, thing = triple
        if predicate in LEFT_OUT:
            return None
        if predicate == EXACT and isinstance(thing, Literal):
            return Triple(subject, HASH, Literal(hash_of(thing.value)))
        if predicate == _OBJECT and isinstance(thing, Literal) and self._repeats(subject):
            return None
        if predicate == _LABEL and self._has(subject, _TYPE, {_COUNTED}):
            return None
        return triple

    def _repeats(self, claim: object) -> bool:
        return self._has(claim, _PREDICATE, LEFT_OUT)

    def _has(self, subject: object, predicate: NamedNode, wanted: frozenset[NamedNode] | set[NamedNode]) -> bool:
        assert isinstance(subject, NamedNode | BlankNode)
        return any(quad.object in wanted for quad in self._matching(subject, predicate, None))
