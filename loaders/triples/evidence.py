"""What a release says, with the words that say it: triples, claims about them, evidence by place and quote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import PROV, RDF

from biopact.facts import Telling
from biopact.loaders.triples.nodes import TYPE, Names, coded, decimal_literal, term
from biopact.ontology.terms import BASE, BP, OA
from biopact.text import Evidence, Release

_CONTEXT = 160
"""Code points of text kept before and after a quote, so that it can be shown in its place."""


class GraphWriter:
    """Collects the triples of one release, each once, in the order in which they come."""

    def __init__(self, release: Release, base: str = BASE) -> None:
        self.names = Names(release, base)
        self._triples: dict[Triple, None] = {}
        self._evidence: dict[Evidence, NamedNode] = {}
        self._claims: set[NamedNode] = set()

    @property
    def triples(self) -> list[Triple]:
        """What has been written so far."""
        return list(self._triples)

    def add(self, subject: NamedNode, predicate: str | NamedNode, value: NamedNode | Literal) -> None:
        """One triple; `predicate` is a term of a vocabulary."""
        verb = predicate if isinstance(predicate, NamedNode) else term(str(predicate))
        self._triples[Triple(subject, verb, value)] = None

    def type(self, subject: NamedNode, *classes: str) -> None:
        """Say what a node is."""
        for kind in classes:
            self.add(subject, TYPE, term(str(kind)))

    def evidence(self, found: Evidence) -> NamedNode:
        """The evidence node of a quote, written once for each place and rule."""
        known = self._evidence.get(found)
        if known is not None:
            return known
        text, start, end = found.release.text, found.span.start, found.span.end
        node = self._evidence[found] = self.names.own("evidence", f"{start}-{end}-{found.rule}")
        target, position, words = (self.names.part(node, part) for part in ("target", "position", "quote"))
        self.type(node, BP.Evidence)
        self.add(node, BP.rule, Literal(found.rule))
        self.add(node, OA.hasTarget, target)
        self.add(target, OA.hasSource, self.names.release)
        self.add(target, OA.hasSelector, position)
        self.add(target, OA.hasSelector, words)
        self.type(position, OA.TextPositionSelector)
        self.add(position, OA.start, Literal(start))
        self.add(position, OA.end, Literal(end))
        self.type(words, OA.TextQuoteSelector)
        self.add(words, OA.exact, Literal(found.quote))
        if start:
            self.add(words, OA.prefix, Literal(text[max(0, start - _CONTEXT) : start]))
        if end < len(text):
            self.add(words, OA.suffix, Literal(text[end : end + _CONTEXT]))
        return node

    def support(self, node: NamedNode, evidence: Iterable[Evidence]) -> None:
        """Hang evidence on a node."""
        for found in evidence:
            self.add(node, BP.evidence, self.evidence(found))

    def claim(
        self,
        subject: NamedNode,
        predicate: str | NamedNode,
        value: NamedNode | Literal,
        evidence: tuple[Evidence, ...],
        telling: Telling,
        confidence: float,
        deal: NamedNode | None = None,
    ) -> None:
        """Assert a triple, and the claim that carries its evidence; it names the rule that found the first piece.

        `deal` is the deal whose term, party or edge the triple is: two deals between the same parties are two claims
        of one edge. Claimed a second time, a triple only gains the further evidence.
        """
        verb = predicate if isinstance(predicate, NamedNode) else term(str(predicate))
        self.add(subject, verb, value)
        said = "\0".join(self.names.under_any_base(part) for part in (subject, verb, value, deal))
        node = self.names.own("claim", hashlib.sha256(said.encode()).hexdigest()[:16])
        self.support(node, evidence)
        if node in self._claims:
            return
        self._claims.add(node)
        self.type(node, BP.Claim, RDF.Statement)
        self.add(node, RDF.subject, subject)
        self.add(node, RDF.predicate, verb)
        self.add(node, RDF.object, value)
        self.confidence(node, confidence)
        self.add(node, BP.rule, Literal(evidence[0].rule))
        self.add(node, BP.toldAs, coded(telling))
        self.add(node, PROV.wasGeneratedBy, self.names.own("activity", "reading"))
        if deal is not None:
            self.add(node, BP.concernsDeal, deal)

    def confidence(self, node: NamedNode, confidence: float) -> None:
        """How sure the reading of a claim or deal is, from 0 to 1, to two decimals."""
        self.add(node, BP.confidence, decimal_literal(Decimal(f"{confidence:.2f}")))
