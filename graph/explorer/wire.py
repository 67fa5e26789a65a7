"""The view as JSON, the form in which the page reads it.

Evidence and releases are written once and named by their place in a list, since one sentence often proves several
terms; edges name nodes and deals by place too. What is empty is left out.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from decimal import Decimal
from typing import Any, Generic, TypeVar

from biopact.graph.explorer.view import (
    ExplorerView,
    OwnedView,
    ViewDeal,
    ViewEdge,
    ViewEvent,
    ViewEvidence,
    ViewFact,
    ViewNode,
    ViewParty,
    ViewTerm,
)

FORMAT = 2
"""Raised when the page can no longer read what an older one could."""

T = TypeVar("T", bound=Hashable)
Json = dict[str, Any]


class _Places(Generic[T]):
    """Gives each value its place in a list, in the order of first use."""

    def __init__(self) -> None:
        self.values: dict[T, int] = {}

    def of(self, value: T) -> int:
        return self.values.setdefault(value, len(self.values))


class _Writer:
    def __init__(self, nodes: tuple[ViewNode, ...]) -> None:
        self.node_at = _node_places(nodes)
        self.evidence: _Places[ViewEvidence] = _Places()
        self.releases: _Places[tuple[str, str | None, str | None, tuple[str, ...]]] = _Places()

    def proof(self, evidence: tuple[ViewEvidence, ...]) -> list[int]:
        return [self.evidence.of(one) for one in evidence]

    def passage(self, evidence: ViewEvidence) -> Json:
        return _filled(
            quote=evidence.quote,
            before=evidence.before,
            after=evidence.after,
            release=self.releases.of((evidence.release, evidence.date, evidence.source, evidence.copies)),
            rule=evidence.rule,
        )

    def fact(self, fact: ViewFact) -> Json:
        return _filled(
            label=fact.label,
            value=fact.value,
            evidence=self.proof(fact.evidence),
            claim=None if fact.claim is None else list(fact.claim),
            sources=list(fact.sources),
        )

    def node(self, node: ViewNode) -> Json:
        return _filled(
            id=node.id,
            label=node.label,
            aliases=list(node.aliases),
            x=_number(node.x),
            y=_number(node.y),
            size=_number(node.size),
            kind=node.kind,
            community=node.community,
            measures=[{"name": one.name, "value": _share(one.value), "rank": one.rank} for one in node.measures],
            facts=[self.fact(fact) for fact in node.facts],
        )

    def term(self, term: ViewTerm) -> Json:
        return _filled(
            label=term.label,
            value=term.value,
            state=term.state,
            disclosure=term.disclosure,
            amount=None if term.amount is None else _number(term.amount),
            currency=term.currency,
            evidence=self.proof(term.evidence),
        )

    def event(self, event: ViewEvent) -> Json:
        return _filled(kind=event.kind, date=event.date, evidence=self.proof(event.evidence))

    def deal(self, deal: ViewDeal) -> Json:
        return _filled(
            id=deal.id,
            title=deal.title,
            kinds=list(deal.kinds),
            date=deal.date,
            parties=_parties(deal.parties, self.node_at),
            terms=[self.term(term) for term in deal.terms],
            telling=deal.telling,
            evidence=self.proof(deal.evidence),
            events=[self.event(event) for event in deal.events],
            under=deal.under,
            confidence=None if deal.confidence is None else _number(deal.confidence),
            stage=deal.stage,
            territories=list(deal.territories),
            technologies=list(deal.technologies),
        )

    def owned(self, view: ExplorerView, owned: OwnedView) -> Json:
        """The view as owned; what a node says as it does in the other view is not repeated."""
        known = {node.id: node for node in view.nodes}
        deal_at = {deal.id: place for place, deal in enumerate(view.deals)}
        places = _node_places(owned.nodes)
        nodes = []
        for node in owned.nodes:
            written, other = self.node(node), known.get(node.id)
            told = {} if other is None else self.node(other)
            differing = {name: field for name, field in written.items() if name == "id" or told.get(name) != field}
            nodes.append(differing | dict.fromkeys(told.keys() - written.keys()))
        return {
            "nodes": nodes,
            "edges": _edges(owned.nodes, owned.edges, deal_at),
            "parties": {str(deal_at[deal]): _parties(parties, places) for deal, parties in owned.parties},
        }


def encode(view: ExplorerView) -> str:
    """The view as one line of JSON: sorted keys, numbers rounded to four digits, the same bytes each time.

    >>> encode(ExplorerView(title="Partners", nodes=(), edges=(), deals=()))
    '{"deals":[],"edges":[],"evidence":[],"format":2,"nodes":[],"releases":[],"sizeMeasure":"degree","title":"Partners"}'
    """
    writer = _Writer(view.nodes)
    deal_at = {deal.id: place for place, deal in enumerate(view.deals)}
    page: Json = {
        "format": FORMAT,
        "title": view.title,
        "sizeMeasure": view.size_measure,
        "nodes": [writer.node(node) for node in view.nodes],
        "edges": _edges(view.nodes, view.edges, deal_at),
        "deals": [writer.deal(deal) for deal in view.deals],
        "evidence": [],
        "releases": [],
    }
    if view.subtitle:
        page["subtitle"] = view.subtitle
    if view.ranked is not None:
        page["ranked"] = view.ranked
    if view.owned is not None:
        page["owned"] = writer.owned(view, view.owned)
    page["evidence"] = [writer.passage(evidence) for evidence in writer.evidence.values]
    page["releases"] = [
        _filled(title=title, date=date, source=url, copies=list(copies))
        for title, date, url, copies in writer.releases.values
    ]
    return json.dumps(page, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _edges(nodes: tuple[ViewNode, ...], edges: tuple[ViewEdge, ...], deal_at: dict[str, int]) -> list[Json]:
    node_at = {node.id: place for place, node in enumerate(nodes)}
    return [
        _filled(
            id=None if edge.id == f"{edge.source} {edge.target}" else edge.id,
            source=node_at[edge.source],
            target=node_at[edge.target],
            deals=[deal_at[deal] for deal in edge.deals],
            kinds=list(edge.kinds),
            directed=edge.directed or None,
        )
        for edge in edges
    ]


def _node_places(nodes: tuple[ViewNode, ...]) -> dict[str, tuple[int, str]]:
    return {node.id: (place, node.label) for place, node in enumerate(nodes)}


def _parties(parties: tuple[ViewParty, ...], nodes: dict[str, tuple[int, str]]) -> list[Json]:
    """Parties by the place of their node; those without one by their IRI; a label only where it is not the node's."""
    written = []
    for party in parties:
        place, label = nodes.get(party.organization, (None, None))
        written.append(
            _filled(
                node=place,
                id=party.organization if place is None else None,
                label=None if party.label == label else party.label,
                role=party.role,
            )
        )
    return written


def _share(value: float) -> float | int:
    """A measure to four significant digits: in a large network every share is small."""
    rounded = float(f"{value:.4g}")
    return int(rounded) if rounded.is_integer() else rounded


def _filled(**fields: object) -> Json:
    """The fields that say something: None, "" and [] are left out, 0 is kept."""
    return {name: field for name, field in fields.items() if field is not None and field != "" and field != []}


def _number(number: float | Decimal) -> float | int:
    """Four digits after the point are more than a screen shows; whole numbers lose the point, and -0 its sign."""
    rounded = round(float(number), 4)
    return int(rounded) if rounded.is_integer() else rounded
