"""The network of partners: organizations, tied by the deals between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from biopact.codes import MoneyState, PaymentKind, Role
from biopact.graph.answers import Answers
from biopact.graph.owners import Owners
from biopact.graph.rows import DealRow, PartyRow, PaymentRow
from biopact.graph.store import Store

if TYPE_CHECKING:
    from biopact.graph.pyvis_page import OfflineNetwork

OPPOSITES = (
    (Role.LICENSOR, Role.LICENSEE),
    (Role.ACQUIRER, Role.ACQUIRED),
    (Role.SUPPLIER, Role.CUSTOMER),
    (Role.INVESTOR, Role.INVESTEE),
    (Role.SELLER, Role.BUYER),
)
"""Pairs of opposite roles; an edge runs from the first to the second."""


@dataclass(frozen=True, slots=True, order=True)
class Sum:
    """An amount in whole units of its currency, and what it is for."""

    kind: PaymentKind
    amount: Decimal
    currency: str
    up_to: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two partners and their deals; `directed` if every one of these runs from source to target."""

    source: str
    target: str
    deals: tuple[str, ...]
    directed: bool


class PartnerNetwork:
    """Organizations and the deals between them, as the networkx MultiDiGraph `graph`.

    A node is the IRI of an organization, with the attributes `label` and `undisclosed`. An edge is one deal between
    two organizations; its key and its attribute `deal` are the deal's IRI. Further attributes of an edge:

    * `kinds`: codes of deal-kind; `date`: ISO 8601 in the text's own precision, or None; `telling`: a `Telling`;
    * `roles`: what source and target are in the deal, a tuple of pairs such as `("licensor", "licensee")`;
    * `directed`: False where both take part alike; the edge then runs in the order of their labels;
    * `payments`: the deal's sums by `MoneyState` (None where that is unsaid), each a tuple of `Sum`. They belong to
      the whole deal: a deal between three parties bears them on each of its edges, so never add them over edges.
    """

    def __init__(self, graph: nx.MultiDiGraph) -> None:
        self.graph = graph

    @classmethod
    def from_store(
        cls, store: Store, *, all_organizations: bool = False, owners: Owners | None = None
    ) -> PartnerNetwork:
        """The network of all deals in the store, between those that signed, or with `owners` as owned or up to a day.

        Organizations that take part in no deal, known only as a parent or a developer, are left out
        unless `all_organizations`. A deal between two parts of one owner ties nobody, and an owner with no other deals
        takes part in none. Nodes and edges come sorted, so equal stores give equal graphs.
        """
        return cls.from_answers(Answers(store, owners), all_organizations=all_organizations)

    @classmethod
    def from_answers(cls, answers: Answers, *, all_organizations: bool = False) -> PartnerNetwork:
        """The same from answers that the caller has asked for other ends too."""
        within = _within_one_owner(answers)
        partners = {party.organization for party in answers.parties if party.deal not in within}
        graph = nx.MultiDiGraph()
        for thing in sorted(answers.things, key=lambda thing: thing.thing):
            if thing.kind == "Organization" and (all_organizations or thing.thing in partners):
                graph.add_node(thing.thing, label=thing.label, undisclosed=bool(thing.undisclosed))
        by_deal: dict[str, list[PartyRow]] = defaultdict(list)
        for party in answers.parties:
            by_deal[party.deal].append(party)
            if party.organization in partners and party.organization not in graph:
                graph.add_node(party.organization, label=party.label, undisclosed=False)
        payments: dict[str, list[PaymentRow]] = defaultdict(list)
        for payment in answers.payments:
            payments[payment.deal].append(payment)
        for deal in sorted(answers.deals, key=lambda deal: deal.deal):
            for tie in ties(by_deal[deal.deal]):
                _add(graph, deal, tie, payments[deal.deal])
        return cls(graph)

    def simple(self) -> nx.Graph:
        """The projection on which centrality is computed: an undirected graph with weights.

        Two organizations are linked if at least one deal joins them, and `weight` is the number of distinct deals
        that do, whatever their direction or size. A deal of several parties links each pair of opposite roles
        (each licensor with each licensee, and so on); an organization without an opposite in the deal, such as a
        mere party, is linked to every other one in it. Nothing is linked to itself. `deals` lists the deals.
        """
        simple = nx.Graph()
        simple.add_nodes_from(self.graph.nodes(data=True))
        joined: dict[tuple[str, str], set[str]] = defaultdict(set)
        for source, target, deal in self.graph.edges(keys=True):
            joined[min(source, target), max(source, target)].add(deal)
        for (one, other), deals in sorted(joined.items()):
            simple.add_edge(one, other, weight=len(deals), deals=tuple(sorted(deals)))
        return simple

    def pairs(self) -> tuple[Pair, ...]:
        """Each two organizations that share a deal, once, with all their deals by IRI."""
        found = []
        for one, other, attributes in self.simple().edges(data=True):
            forward = (self.graph.get_edge_data(one, other) or {}).values()
            backward = (self.graph.get_edge_data(other, one) or {}).values()
            directed = not (forward and backward) and all(edge["directed"] for edge in (*forward, *backward))
            source, target = (one, other) if forward else (other, one)
            found.append(Pair(source, target, attributes["deals"], directed))
        return tuple(found)

    def to_pyvis(self) -> OfflineNetwork:
        """A pyvis network whose page works without a connection: scripts inlined, places computed, physics off."""
        from biopact.graph.pyvis_page import to_pyvis

        return to_pyvis(self)

    def _repr_html_(self) -> str:
        """A small still picture for notebooks, with nothing to load."""
        from biopact.graph.picture import svg

        return svg(self.simple())

    def __repr__(self) -> str:
        deals = len({deal for _, _, deal in self.graph.edges(keys=True)})
        return f"<PartnerNetwork of {len(self.graph)} organizations and {deals} deals>"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties of one deal; `directed` from the first to the second if their roles are opposite."""

    source: PartyRow
    target: PartyRow
    directed: bool


def _within_one_owner(answers: Answers) -> set[str]:
    """The deals that several signed and one owner bears alone."""
    signed: dict[str, set[str]] = defaultdict(set)
    borne: dict[str, set[str]] = defaultdict(set)
    for found, parties in ((signed, answers.signatories), (borne, answers.parties)):
        for party in parties:
            found[party.deal].add(party.organization)
    return {deal for deal, owners in borne.items() if len(owners) == 1 < len(signed[deal])}


def ties(parties: Iterable[PartyRow]) -> Iterator[Tie]:
    """How the parties of one deal are joined, by the rule of `PartnerNetwork.simple`."""
    members = sorted(parties, key=lambda party: (party.label, party.organization, party.role))
    tied: set[str] = set()
    for giving, taking in OPPOSITES:
        for source in members:
            for target in members:
                opposite = (source.role, target.role) == (giving, taking)
                if opposite and source.organization != target.organization:
                    tied |= {source.organization, target.organization}
                    yield Tie(source, target, directed=True)
    seen = set()
    for source, target in combinations(members, 2):
        pair = (source.organization, target.organization)
        if source.organization != target.organization and not tied.issuperset(pair) and pair not in seen:
            seen.add(pair)
            yield Tie(source, target, directed=False)


def _add(graph: nx.MultiDiGraph, deal: DealRow, tie: Tie, payments: list[PaymentRow]) -> None:
    roles = (tie.source.role.value, tie.target.role.value)
    source, target = tie.source.organization, tie.target.organization
    if graph.has_edge(source, target, deal.deal):
        graph.edges[source, target, deal.deal]["roles"] += (roles,)
        return
    graph.add_edge(
        source,
        target,
        key=deal.deal,
        deal=deal.deal,
        kinds=deal.kinds,
        date=deal.date,
        telling=deal.telling,
        roles=(roles,),
        directed=tie.directed,
        payments=_by_state(payments),
    )


def _by_state(payments: list[PaymentRow]) -> dict[MoneyState | None, tuple[Sum, ...]]:
    # A set: the same sum told by a second release is not a second sum.
    sums: dict[MoneyState | None, set[Sum]] = defaultdict(set)
    for payment in payments:
        if payment.amount is not None:
            sums[payment.state].add(Sum(payment.kind, payment.amount, payment.currency or "", payment.up_to or False))
    return {state: tuple(sorted(found)) for state, found in sorted(sums.items(), key=lambda item: item[0] or "")}
