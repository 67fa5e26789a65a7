"""From the store to the view: the partner network with places, measures, facts and deals, ready for the page."""

from __future__ import annotations

from collections import Counter

from biopact.graph.answers import Answers
from biopact.graph.centrality import MEASURES, rank
from biopact.graph.communities import communities
from biopact.graph.explorer.deals import Deals
from biopact.graph.explorer.profiles import profiles
from biopact.graph.explorer.proof import Proof
from biopact.graph.explorer.view import (
    ExplorerView,
    ViewDeal,
    ViewEdge,
    ViewMeasure,
    ViewNode,
)
from biopact.graph.explorer.wording import in_order
from biopact.graph.layout import positions
from biopact.graph.network import PartnerNetwork
from biopact.graph.owners import Owners
from biopact.graph.store import Store

SIZE = "degree"
"""The measure that a node's size shows."""


def view_of(store: Store, title: str = "Partner network", owners: Owners | None = None) -> ExplorerView:
    """The whole store as the page shows it: every organization that has a deal, every deal, every proof.

    With `owners` organizations stand for those that they own, or deals end on a day, and the line below the title
    says so.
    """
    answers = Answers(store, owners)
    network = PartnerNetwork.from_answers(answers)
    proof = Proof(answers)
    deals = Deals(answers, proof).views()
    return ExplorerView(
        title=title,
        subtitle=_subtitle(answers, len(deals)),
        size_measure=SIZE,
        nodes=_nodes(answers, network, proof),
        edges=_edges(network, deals),
        deals=deals,
    )


def _subtitle(answers: Answers, deals: int) -> str:
    releases = answers.releases
    years = sorted(release.date[:4] for release in releases if release.date)
    span = "" if not years else f", {years[0]}" if years[0] == years[-1] else f", {years[0]} to {years[-1]}"
    note = f"; {answers.owners.note}" if answers.owners.note else ""
    return f"{_counted(deals, 'deal')} from {_counted(len(releases), 'release')}{span}{note}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number:,} {what}s"


def _edges(network: PartnerNetwork, deals: tuple[ViewDeal, ...]) -> tuple[ViewEdge, ...]:
    place = {deal.id: index for index, deal in enumerate(deals)}
    kinds = {deal.id: deal.kinds for deal in deals}
    edges = []
    for pair in network.pairs():
        told = Counter(kind for deal in pair.deals for kind in kinds[deal])
        ordered = sorted(in_order(list(told)), key=lambda kind: -told[kind])
        edges.append(
            ViewEdge(
                id=f"{pair.source} {pair.target}",
                source=pair.source,
                target=pair.target,
                deals=tuple(sorted(pair.deals, key=place.__getitem__)),
                kinds=tuple(ordered),
                directed=pair.directed,
            )
        )
    return tuple(edges)


def _nodes(answers: Answers, network: PartnerNetwork, proof: Proof) -> tuple[ViewNode, ...]:
    simple = network.simple()
    places, groups = positions(simple), communities(simple)
    ranks = {measure: {row.iri: row for row in rank(network, measure)} for measure in MEASURES}
    largest = max((row.value for row in ranks[SIZE].values()), default=0) or 1
    aliases = {thing.thing: thing.aliases for thing in answers.things}
    facts = profiles(answers, proof)
    return tuple(
        ViewNode(
            id=node,
            label=attributes["label"],
            x=places[node][0],
            y=places[node][1],
            size=round(ranks[SIZE][node].value / largest, 4),
            aliases=tuple((aliases.get(node) or "").split(" | ")) if aliases.get(node) else (),
            kind="undisclosed" if attributes["undisclosed"] else "organization",
            community=groups[node],
            measures=tuple(
                ViewMeasure(measure, found[node].value, found[node].rank) for measure, found in ranks.items()
            ),
            facts=facts.get(node, ()),
        )
        for node, attributes in simple.nodes(data=True)
    )
