"""What a release says, with the words that say it: triples, claims about them, evidence by place and quote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from rdflib.namespace import PROV, RDF

from biopact.codes import Telling
from biopact.loaders.triples.nodes import TYPE, Names, coded, decimal_literal, literal, term
from biopact.ontology.serialize import Row
from biopact.ontology.terms import BASE, BP, OA
from biopact.text import Evidence, Release

_CONTEXT = 160
"""Code points of text kept before and after a quote, so that it can be shown in its place."""

# The terms that nearly every fact is written with, made once.
_EVIDENCE, _POSITION, _QUOTE = map(term, (BP.Evidence, OA.TextPositionSelector, OA.TextQuoteSelector))
_CLAIM, _STATEMENT = map(term, (BP.Claim, RDF.Statement))
_RULE, _SUPPORTED_BY, _TOLD_AS, _CONCERNS, _CONFIDENCE = map(
    term, (BP.rule, BP.evidence, BP.toldAs, BP.concernsDeal, BP.confidence)
)
_HAS_TARGET, _HAS_SOURCE, _HAS_SELECTOR = map(term, (OA.hasTarget, OA.hasSource, OA.hasSelector))
_START, _END, _EXACT, _PREFIX, _SUFFIX = map(term, (OA.start, OA.end, OA.exact, OA.prefix, OA.suffix))
_SUBJECT, _PREDICATE, _OBJECT = map(term, (RDF.subject, RDF.predicate, RDF.object))
_GENERATED_BY = term(PROV.wasGeneratedBy)


class GraphWriter:
    """Collects the triples of one release, each once, in the order in which they come."""

    def __init__(self, release: Release, base: str = BASE) -> None:
        self.names = Names(release, base)
        self._rows: dict[Row, None] = {}
        self._evidence: dict[Evidence, str] = {}
        self._claims: set[str] = set()

    @property
    def rows(self) -> list[Row]:
        """What has been written so far, in N-Triples syntax."""
        return list(self._rows)

    def add(self, subject: str, predicate: str, value: str) -> None:
        """One triple; `predicate` is the IRI of a term, `subject` and `value` are in N-Triples syntax."""
        self._rows[subject, term(predicate), value] = None

    def type(self, subject: str, *classes: str) -> None:
        """Say what a node is."""
        for kind in classes:
            self._rows[subject, TYPE, term(kind)] = None

    def evidence(self, found: Evidence) -> str:
        """The evidence node of a quote, written once for each place and rule."""
        known = self._evidence.get(found)
        if known is not None:
            return known
        text, start, end = found.release.text, found.span.start, found.span.end
        node = self._evidence[found] = self.names.own("evidence", f"{start}-{end}-{found.rule}")
        target, position, words = (self.names.part(node, part) for part in ("target", "position", "quote"))
        add = self._rows.setdefault
        add((node, TYPE, _EVIDENCE))
        add((node, _RULE, literal(found.rule)))
        add((node, _HAS_TARGET, target))
        add((target, _HAS_SOURCE, self.names.release))
        add((target, _HAS_SELECTOR, position))
        add((target, _HAS_SELECTOR, words))
        add((position, TYPE, _POSITION))
        add((position, _START, literal(start)))
        add((position, _END, literal(end)))
        add((words, TYPE, _QUOTE))
        add((words, _EXACT, literal(found.quote)))
        if start:
            add((words, _PREFIX, literal(text[max(0, start - _CONTEXT) : start])))
        if end < len(text):
            add((words, _SUFFIX, literal(text[end : end + _CONTEXT])))
        return node

    def support(self, node: str, evidence: Iterable[Evidence]) -> None:
        """Hang evidence on a node."""
        for found in evidence:
            self._rows[node, _SUPPORTED_BY, self.evidence(found)] = None

    def claim(
        self,
        subject: str,
        predicate: str,
        value: str,
        evidence: tuple[Evidence, ...],
        telling: Telling,
        confidence: float,
        deal: str | None = None,
    ) -> None:
        """Assert a triple, and the claim that carries its evidence; it names the rule that found the first piece.

        `deal` is the deal whose term, party or edge the triple is: two deals between the same parties are two claims
        of one edge. Claimed a second time, a triple only gains the further evidence.
        """
        verb = term(predicate)
        self._rows[subject, verb, value] = None
        said = "\0".join(self.names.under_any_base(part) for part in (subject, verb, value, deal))
        node = self.names.own("claim", hashlib.sha256(said.encode()).hexdigest()[:16])
        self.support(node, evidence)
        if node in self._claims:
            return
        self._claims.add(node)
        add = self._rows.setdefault
        add((node, TYPE, _CLAIM))
        add((node, TYPE, _STATEMENT))
        add((node, _SUBJECT, subject))
        add((node, _PREDICATE, verb))
        add((node, _OBJECT, value))
        self.confidence(node, confidence)
        add((node, _RULE, literal(evidence[0].rule)))
        add((node, _TOLD_AS, coded(telling)))
        add((node, _GENERATED_BY, self.names.own("activity", "reading")))
        if deal is not None:
            add((node, _CONCERNS, deal))

    def confidence(self, node: str, confidence: float) -> None:
        """How sure the reading of a claim or deal is, from 0 to 1, to two decimals."""
        self._rows[node, _CONFIDENCE, decimal_literal(Decimal(f"{confidence:.2f}"))] = None
