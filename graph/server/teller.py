"""What is told of a thing, looked up among its neighbours alone, so that a large store answers as quickly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from biopact.codes import Role
from biopact.graph.server.account import MOST, Account, DealLine, Fact, Passage, ReleaseLine, Value, called, last
from biopact.graph.store import Store
from biopact.graph.view.names import OWNERS
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP, OA, ONTOLOGY

_RDF, _DCTERMS, _SKOS = PREFIXES["rdf"], PREFIXES["dcterms"], PREFIXES["skos"]
TYPE = NamedNode(f"{_RDF}type")
_LABEL, _TITLE = NamedNode(f"{_SKOS}prefLabel"), NamedNode(f"{_DCTERMS}title")
_SUBJECT, _OBJECT = NamedNode(f"{_RDF}subject"), NamedNode(f"{_RDF}object")
_EVIDENCE, _WORDING = NamedNode(BP.evidence), NamedNode(BP.wording)
_DEAL, _RELEASE = NamedNode(BP.Deal), NamedNode(BP.Release)
_ROLES = frozenset(str(BP[role.value]) for role in Role)

PARTS = (
    *(NamedNode(term) for term in (BP.payment, BP.royalty, BP.event, BP.responsibility)),
    NamedNode(PREFIXES["org"] + "hasMembership"),
)
"""What belongs to one deal, or person, and is told with it."""

_WITHIN = (_EVIDENCE, NamedNode(OA.hasTarget), NamedNode(OA.hasSelector))


def matching(
    store: Store, subject: NamedNode | None, predicate: NamedNode | None, thing: NamedNode | None
) -> Iterator[Quad]:
    """The statements with these terms of the view, and of the graph of owners, which the view leaves out."""
    yield from store.matching(subject, predicate, thing)
    yield from store.matching(subject, predicate, thing, OWNERS.value)


def account(store: Store, iri: str) -> Account:
    """What the view tells of a thing."""
    teller = _Teller(store)
    node = NamedNode(iri)
    parts = [part for predicate in PARTS for part in teller.values(node, predicate) if isinstance(part, NamedNode)]
    incoming = list(islice(matching(store, None, None, node), 20 * MOST))
    deals = teller.deals(incoming)
    passages = teller.passages([node, *parts, *teller.claims_of(incoming)])
    kinds = teller.values(node, TYPE)
    own = [iri] if _RELEASE in kinds else []
    told = [value.value for each in (BP.announcedIn, BP.mentionedIn) for value in teller.values(node, NamedNode(each))]
    releases = dict.fromkeys([*own, *told, *(passage.release for passage in passages)])
    return Account(
        iri=iri,
        label=teller.label(node),
        kinds=tuple(sorted(called(kind.value) for kind in kinds if kind.value.startswith(ONTOLOGY))),
        facts=teller.facts(node, leave_out=(*PARTS, _EVIDENCE)),
        parts=tuple((part.value, teller.facts(part, leave_out=(_EVIDENCE,))) for part in parts),
        deals=deals,
        mentioned=teller.mentions(incoming, {deal.deal for deal in deals}),
        passages=passages,
        releases=tuple(
            sorted((teller.release(release) for release in releases), key=lambda line: (line.date, line.release))
        ),
        labels=teller.labels,
    )


class _Teller:
    """Looks things up in the view and remembers the names of all it meets."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.labels: dict[str, str] = {}

    def values(self, node: NamedNode, predicate: NamedNode) -> list[Value]:
        found = (quad.object for quad in matching(self._store, node, predicate, None))
        return sorted((value for value in found if isinstance(value, NamedNode | Literal)), key=str)

    def _text(self, node: NamedNode, predicate: str) -> str:
        return next((value.value for value in self.values(node, NamedNode(predicate))), "")

    def label(self, node: NamedNode) -> str:
        if node.value not in self.labels:
            names = self.values(node, _LABEL) or self.values(node, _TITLE) or self.values(node, _WORDING)
            kinds = [called(kind.value) for kind in self.values(node, TYPE) if kind.value.startswith(ONTOLOGY)]
            self.labels[node.value] = names[0].value if names else " ".join([*kinds[:1], last(node.value)])
        return self.labels[node.value]

    def facts(self, node: NamedNode, leave_out: Iterable[NamedNode]) -> tuple[Fact, ...]:
        found: dict[NamedNode, list[Value]] = {}
        for quad in matching(self._store, node, None, None):
            if isinstance(quad.object, NamedNode | Literal) and quad.predicate not in {TYPE, _LABEL, *leave_out}:
                found.setdefault(quad.predicate, []).append(quad.object)
                if isinstance(quad.object, NamedNode):
                    self.label(quad.object)
        return tuple(
            (called(predicate.value), tuple(sorted(found[predicate], key=str))) for predicate in sorted(found, key=str)
        )

    def _is_deal(self, node: NamedNode) -> bool:
        return any(True for _ in matching(self._store, node, TYPE, _DEAL))

    def deals(self, incoming: Sequence[Quad]) -> tuple[DealLine, ...]:
        """The deals that name the thing, the newest first."""
        found = dict.fromkeys(
            quad.subject
            for quad in incoming
            if isinstance(quad.subject, NamedNode)
            and quad.predicate.value.startswith(ONTOLOGY)
            and self._is_deal(quad.subject)
        )
        lines = sorted((self._deal(deal) for deal in found), key=lambda line: line.deal)
        return tuple(sorted(lines, key=lambda line: line.date, reverse=True)[:MOST])

    def _deal(self, deal: NamedNode) -> DealLine:
        parties: list[str] = []
        for quad in matching(self._store, deal, None, None):
            if quad.predicate.value in _ROLES and isinstance(quad.object, NamedNode):
                parties.append(f"{self.label(quad.object)} ({called(quad.predicate.value)})")
        kinds = ", ".join(last(kind.value).replace("-", " ") for kind in self.values(deal, NamedNode(BP.dealKind)))
        days = [
            self._text(event, BP.date)
            for event in self.values(deal, NamedNode(BP.event))
            if isinstance(event, NamedNode)
        ]
        if not any(days):
            told = [value for value in self.values(deal, NamedNode(BP.announcedIn)) if isinstance(value, NamedNode)]
            days = [self._text(release, f"{_DCTERMS}issued") for release in told]
        title = f"{kinds or 'deal'}: {', '.join(sorted(parties))}"
        self.labels[deal.value] = title
        return DealLine(deal.value, min(filter(None, days), default=""), title)

    def claims_of(self, incoming: Sequence[Quad]) -> Iterator[NamedNode]:
        """The claims whose subject or object the thing is."""
        for quad in incoming:
            if quad.predicate in (_SUBJECT, _OBJECT) and isinstance(quad.subject, NamedNode):
                yield quad.subject

    def mentions(self, incoming: Sequence[Quad], deals: set[str]) -> tuple[tuple[str, str], ...]:
        found = []
        for quad in incoming:
            if not isinstance(quad.subject, NamedNode) or quad.subject.value in deals:
                continue
            if quad.predicate not in (_SUBJECT, _OBJECT) and not quad.predicate.value.startswith(
                (_RDF, PREFIXES["oa"])
            ):
                self.label(quad.subject)
                found.append((called(quad.predicate.value), quad.subject.value))
        return tuple(sorted(set(found))[:MOST])

    def passages(self, nodes: Iterable[NamedNode]) -> tuple[Passage, ...]:
        """The sentences that these nodes rest on, each once; a piece of evidence is its own sentence."""
        found: dict[Passage, None] = {}
        for node in nodes:
            evidence = [value for value in self.values(node, _EVIDENCE) if isinstance(value, NamedNode)]
            for each in evidence or [node]:
                for target in self.values(each, NamedNode(OA.hasTarget)):
                    passage = self._passage(target) if isinstance(target, NamedNode) else None
                    if passage is not None:
                        found[passage] = None
            if len(found) >= MOST:
                break
        return tuple(found)[:MOST]

    def _passage(self, target: NamedNode) -> Passage | None:
        release = self._text(target, OA.hasSource)
        for selector in self.values(target, NamedNode(OA.hasSelector)):
            if isinstance(selector, NamedNode) and (quote := self._text(selector, OA.exact)):
                self.label(NamedNode(release))
                return Passage(quote, self._text(selector, OA.prefix), self._text(selector, OA.suffix), release)
        return None

    def release(self, release: str) -> ReleaseLine:
        node = NamedNode(release)
        issued, source = self._text(node, f"{_DCTERMS}issued"), self._text(node, f"{_DCTERMS}source")
        return ReleaseLine(release, issued, self.label(node), source)


def within(store: Store, iri: str) -> Iterator[NamedNode]:
    """The thing and the nodes that are told with it: its parts, and the evidence of all of them."""
    waiting, seen = [NamedNode(iri)], {NamedNode(iri)}
    while waiting:
        node = waiting.pop()
        yield node
        for predicate in (*PARTS, *_WITHIN):
            for quad in matching(store, node, predicate, None):
                if isinstance(quad.object, NamedNode) and quad.object not in seen:
                    seen.add(quad.object)
                    waiting.append(quad.object)
