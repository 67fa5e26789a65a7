"""Where a violation belongs, for a person who has to mend it: which release, which deal, which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import BNode, URIRef

from biopact.codes import Role
from biopact.graph.rdflib_copy import to_graph
from biopact.graph.store import Store
from biopact.graph.view.names import OWNERS
from biopact.ontology.conformance import Violation, violations
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP, OA

Node = NamedNode | BlankNode

TYPE, _SUBJECT = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["rdf"] + "subject")
_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_IDENTIFIER, _TITLE = NamedNode(PREFIXES["dcterms"] + "identifier"), NamedNode(PREFIXES["dcterms"] + "title")
_PARTS = frozenset(NamedNode(term) for term in (BP.event, BP.payment, BP.royalty, BP.responsibility))
_INSIDE = frozenset(NamedNode(term) for term in (OA.hasTarget, OA.hasSelector))
_TO_RELEASE = tuple(NamedNode(term) for term in (BP.reportedIn, BP.inRelease, BP.announcedIn, BP.mentionedIn))
_HIGHEST = 4
"""Steps up from a node that is looked for: a selector, its target, its evidence, a payment, its deal."""


def violations_of(store: Store) -> tuple[Violation, ...]:
    """What is wrong in the view of a store, and in its graph of owners, which the view leaves out."""
    # The view: what a person corrected stands in no release's own graph, and what was wrong still does.
    found = violations(store.over_view())
    if OWNERS.value in store.graphs():
        found += violations(to_graph(quad.triple for quad in store.quads(OWNERS.value)))
    return found


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a node: releases as "identifier: title", deals as kinds and parties, quotes; each sorted."""

    releases: tuple[str, ...]
    deals: tuple[tuple[str, str], ...]
    """The IRI of each deal, and in words what it is."""
    quotes: tuple[str, ...]


class Surroundings:
    """Looks around nodes of the view of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, term: object) -> Around:
        """The releases that say what a node says, the deals it belongs to, and its evidence in their words.

        The evidence is the node's own, or that of the claims about it; where nothing tells the release, that of its
        deals. The node is a term of rdflib; around anything but an IRI or a blank node there is nothing.
        """
        if not isinstance(term, URIRef | BNode):
            return Around((), (), ())
        return self._of(NamedNode(str(term)) if isinstance(term, URIRef) else BlankNode(str(term)))

    def _of(self, node: Node) -> Around:
        deals = self._deals(node)
        proofs = self._proofs(node)
        releases = {node} if self._is_a(node, BP.Release) else set(self._sources(proofs))
        if not releases:
            releases = self._sayers(node)
        if not proofs and not releases:
            proofs = {proof for deal in deals for proof in self._objects(deal, BP.evidence)}
            releases = set(self._sources(proofs))
        if not releases:
            releases = {it for one in (node, *deals) for term in _TO_RELEASE for it in self._values(one, term)}
        targets = {target for proof in proofs for target in self._objects(proof, OA.hasTarget)}
        return Around(
            tuple(sorted(map(self._release, releases))),
            tuple(sorted((_text(deal), self._deal(deal)) for deal in deals)),
            tuple(sorted({quote for target in targets for quote in self._quotes(target)})),
        )

    def _objects(self, node: Node, term: str) -> Iterator[Node]:
        return (it for it in self._values(node, NamedNode(term)))

    def _sources(self, proofs: Iterable[Node]) -> Iterator[Node]:
        for proof in proofs:
            for target in self._objects(proof, OA.hasTarget):
                yield from self._objects(target, OA.hasSource)

    def _sayers(self, node: Node) -> set[Node]:
        """The releases in whose own graphs something is said of a node."""
        if isinstance(node, BlankNode):
            return set()
        return {graph for graph in self._store.graphs_with(node) if self._is_a(graph, BP.Release)}

    def _values(self, node: Node, predicate: NamedNode) -> Iterator[Node]:
        for quad in self._store.matching(node, predicate, None):
            if isinstance(quad.object, NamedNode | BlankNode):
                yield quad.object

    def _words(self, node: Node, predicate: NamedNode) -> list[str]:
        found = self._store.matching(node, predicate, None)
        return sorted(quad.object.value for quad in found if isinstance(quad.object, Literal))

    def _is_a(self, node: Node, kind: str) -> bool:
        return any(it == NamedNode(kind) for it in self._values(node, TYPE))

    def _up(self, node: Node) -> Iterator[tuple[NamedNode, Node]]:
        for quad in self._store.matching(None, None, node):
            if isinstance(quad.subject, NamedNode | BlankNode):
                yield quad.predicate, quad.subject

    def _deals(self, node: Node) -> set[Node]:
        """The node itself if it is a deal, those it concerns, or those that it is a part or the evidence of."""
        if self._is_a(node, BP.Deal):
            return {node}
        concerned = set(self._objects(node, BP.concernsDeal))
        if concerned:
            return concerned
        followed = _PARTS | _INSIDE | {NamedNode(BP.evidence)}
        seen = near = {node}
        for _ in range(_HIGHEST):
            near = {up for it in near for predicate, up in self._up(it) if predicate in followed} - seen
            deals = {it for it in near if self._is_a(it, BP.Deal)}
            if deals:
                return deals
            seen = seen | near
        return set()

    def _proofs(self, node: Node) -> set[Node]:
        if self._is_a(node, BP.Evidence):
            return {node}
        found = set(self._objects(node, BP.evidence))
        if found:
            return found
        if self._is_a(node, BP.Deal):
            return set()
        # A target or a selector lies under its evidence; of a thing, claims speak.
        near = {node}
        for _ in range(2):
            near = {up for it in near for predicate, up in self._up(it) if predicate in _INSIDE}
            found |= {it for it in near if self._is_a(it, BP.Evidence)}
        claims = {up for predicate, up in self._up(node) if predicate == _SUBJECT and self._is_a(up, BP.Claim)}
        return found or {proof for claim in claims for proof in self._objects(claim, BP.evidence)}

    def _quotes(self, target: Node) -> Iterator[str]:
        for selector in self._objects(target, OA.hasSelector):
            yield from self._words(selector, NamedNode(OA.exact))

    def _release(self, release: Node) -> str:
        named = self._words(release, _IDENTIFIER) or [_text(release)]
        return ": ".join([named[0], *self._words(release, _TITLE)[:1]])

    def _deal(self, deal: Node) -> str:
        kinds = sorted(_text(kind).rpartition("/")[2] for kind in self._objects(deal, BP.dealKind))
        parties = [
            f"{self._name(party)} ({role.value})"
            for role in Role
            for party in sorted(self._objects(deal, BP[role.value]), key=_text)
        ]
        return f"{', '.join(kinds) or 'deal of no kind'} between {', '.join(parties) or 'nobody'}"

    def _name(self, node: Node) -> str:
        return (self._words(node, _LABEL) or [_text(node).rpartition("/")[2]])[0]


def _text(node: Node) -> str:
    return node.value
