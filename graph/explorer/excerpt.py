"""A small store with what a large one says of a few deals and organizations: every question can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad

from biopact.graph.store import Store
from biopact.ontology.terms import BP, OA

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ORG = "http://www.w3.org/ns/org#"
_TYPE, _SUBJECT, _OBJECT = (NamedNode(_RDF + name) for name in ("type", "subject", "object"))
_DEAL = NamedNode(str(BP.Deal))
_PARTS = frozenset(
    str(term)
    for term in (BP.payment, BP.event, BP.royalty, BP.responsibility, BP.evidence, OA.hasTarget, OA.hasSelector)
)
"""What these lead to is a part of what bears them and is taken whole."""

_MOST_CLAIMS = 300
"""So many statements about one organization, at most: one that every release speaks of has thousands."""


def excerpt(store: Store, deals: Iterable[str], organization: str | None = None) -> Store:
    """All that the view says of these deals, and of the organization, with the words that prove it.

    Of other things that are named there is what they are and how they are called.
    """
    taken: set[Quad] = set()
    whole = _Gathering(store, taken)
    for deal in map(NamedNode, deals):
        whole.take(deal)
        for claim in _subjects(store.matching(None, _SUBJECT, deal)):
            whole.take(claim)
    if organization is not None:
        node = NamedNode(organization)
        about = [*store.matching(None, _SUBJECT, node), *store.matching(None, _OBJECT, node)]
        holders = [NamedNode(_ORG + "organization"), NamedNode(str(BP.holder))]
        about += [quad for predicate in holders for quad in store.matching(None, predicate, node)]
        for claim in sorted(_subjects(about), key=str)[:_MOST_CLAIMS]:
            whole.take(claim)
            for quad in store.matching(None, NamedNode(_ORG + "hasMembership"), claim):
                taken.add(quad)
                whole.name(quad.subject)
    inner = pyoxigraph.Store()
    inner.bulk_extend(taken)
    return Store(inner)


class _Gathering:
    def __init__(self, store: Store, taken: set[Quad]) -> None:
        self._store = store
        self._taken = taken
        self._whole: set[str] = set()
        self._named: set[str] = set()

    def take(self, node: NamedNode | BlankNode) -> None:
        """A node with its parts, and the names of what it speaks of."""
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if one.value in self._whole:
                continue
            self._whole.add(one.value)
            for quad in self._store.matching(one, None, None):
                self._taken.add(quad)
                if not isinstance(quad.object, NamedNode | BlankNode) or quad.predicate == _TYPE:
                    continue
                if quad.predicate.value in _PARTS:
                    waiting.append(quad.object)
                else:
                    self.name(quad.object)

    def name(self, node: object) -> None:
        """What a thing is and how it is called; another deal stays out of the excerpt."""
        if not isinstance(node, NamedNode) or node.value in self._named or node.value in self._whole:
            return
        self._named.add(node.value)
        quads = [
            quad
            for quad in self._store.matching(node, None, None)
            if not isinstance(quad.object, NamedNode) or quad.predicate == _TYPE or quad.predicate.value in _ADDRESSES
        ]
        if not any(quad.predicate == _TYPE and quad.object == _DEAL for quad in quads):
            self._taken.update(quads)


_ADDRESSES = frozenset({"http://purl.org/dc/terms/source", str(BP.stage)})


def _subjects(quads: Iterable[Quad]) -> list[NamedNode]:
    return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]
