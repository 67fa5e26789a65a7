"""Claims and evidence read back: the words of a release that a statement of its graph rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import RDF

from biopact.codes import Telling
from biopact.errors import SourceError
from biopact.facts import Stated, Thing
from biopact.loaders.triples.from_nodes import Graph
from biopact.loaders.triples.nodes import named
from biopact.ontology.terms import BP, OA
from biopact.text import Evidence, Release, Span

AThing = TypeVar("AThing", bound=Thing)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a release; `deal` is the deal that it is a term, party or edge of."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal
    evidence: tuple[Evidence, ...]
    telling: Telling
    confidence: float
    deal: NamedNode | None


class GraphReader:
    """The graph of one release, with its things and the text that its evidence points into."""

    def __init__(self, graph: Graph, release: Release, things: Mapping[NamedNode, Thing]) -> None:
        self.graph = graph
        self._release = release
        self._things = things
        self._pieces: dict[NamedNode, Evidence] = {}
        self.claims = [self._claim(node) for node in graph.of_class(BP.Claim)]
        self._claims_of: dict[tuple[NamedNode, NamedNode], list[Claim]] = defaultdict(list)
        self._edges_of: dict[NamedNode, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            self._claims_of[claim.subject, claim.predicate].append(claim)
            if claim.deal is not None and claim.deal != claim.subject:
                self._edges_of[claim.deal].append(claim)

    def claims_of(self, subject: NamedNode, predicate: str) -> list[Claim]:
        """The claims that give a node a property."""
        return self._claims_of.get((subject, named(str(predicate))), [])

    def edges_of(self, deal: NamedNode) -> list[Claim]:
        """The claims of the plain edges that are derived from a deal."""
        return self._edges_of.get(deal, [])

    def thing(self, node: NamedNode | Literal, *kinds: type[AThing]) -> AThing:
        """The thing behind a node, which must be of one of these kinds."""
        thing = self._things.get(node) if isinstance(node, NamedNode) else None
        if not isinstance(thing, kinds):
            expected = " or ".join(kind.segment for kind in kinds)
            raise SourceError(
                f"This graph was not written by biopact: {node} is no {expected}; extract its release again."
            )
        return thing

    def things(self, subject: NamedNode, predicate: str, *kinds: type[AThing]) -> tuple[Stated[AThing], ...]:
        """The things that claims give a node by a property, each with the words that say so."""
        return tuple(
            Stated(self.thing(claim.object, *kinds), claim.evidence) for claim in self.claims_of(subject, predicate)
        )

    def stated_text(self, subject: NamedNode, predicate: str) -> Stated[str] | None:
        """The text that a claim gives a node by a property, if there is one."""
        claims = self.claims_of(subject, predicate)
        return Stated(claims[0].object.value, claims[0].evidence) if claims else None

    def evidence(self, node: NamedNode, first: Collection[Evidence | str] = ()) -> tuple[Evidence, ...]:
        """The words that a node rests on, in the order of the text; pieces in `first`, or of a rule in it, lead."""
        found = [self._piece(place) for place in self.graph.nodes(node, BP.evidence)]
        return tuple(
            sorted(found, key=lambda piece: (piece not in first and piece.rule not in first, piece.span, piece.rule))
        )

    def _piece(self, node: NamedNode) -> Evidence:
        known = self._pieces.get(node)
        if known is None:
            known = self._pieces[node] = self._evidence(node)
        return known

    def _evidence(self, node: NamedNode) -> Evidence:
        graph = self.graph
        selectors = graph.nodes(graph.node(node, OA.hasTarget), OA.hasSelector)
        positions = [place for place in selectors if graph.values(place, OA.start)]
        quotes = [words for place in selectors for words in graph.texts(place, OA.exact)]
        if len(positions) != 1:
            raise SourceError(f"This graph was not written by biopact: {node} has no place; extract its release again.")
        start, end = (int(graph.text(positions[0], predicate)) for predicate in (OA.start, OA.end))
        evidence = Evidence(self._release, Span(start, end), graph.text(node, BP.rule))
        if quotes != [evidence.quote]:
            raise SourceError(f"{node} quotes other words than stand at {start}-{end}; extract its release again.")
        return evidence

    def _claim(self, node: NamedNode) -> Claim:
        graph = self.graph
        value, confidence = graph.value(node, RDF.object), graph.number(node, BP.confidence)
        if value is None or confidence is None:
            raise SourceError(
                f"This graph was not written by biopact: {node} is incomplete; extract its release again."
            )
        return Claim(
            subject=graph.node(node, RDF.subject),
            predicate=graph.node(node, RDF.predicate),
            object=value,
            evidence=self.evidence(node, first=graph.texts(node, BP.rule)),
            telling=graph.code(node, BP.toldAs, Telling),
            confidence=float(confidence),
            deal=next(iter(graph.nodes(node, BP.concernsDeal)), None),
        )
