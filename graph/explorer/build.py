"""From the store to the view: the partner network with places, measures, facts and deals, ready for the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import fmean

from biopact.graph.answers import Answers
from biopact.graph.centrality import MEASURES, rank
from biopact.graph.communities import communities
from biopact.graph.explorer.deals import Deals, parties_of
from biopact.graph.explorer.profiles import profiles
from biopact.graph.explorer.proof import Proof
from biopact.graph.explorer.view import (
    ExplorerView,
    OwnedView,
    ViewDeal,
    ViewEdge,
    ViewMeasure,
    ViewNode,
)
from biopact.graph.explorer.wording import in_order
from biopact.graph.layout import positions
from biopact.graph.network import PartnerNetwork
from biopact.graph.owners import Naming, Owners
from biopact.graph.rows import PartyRow
from biopact.graph.store import Store
from biopact.resolution.registry import registry

Places = Mapping[str, tuple[float, float]]

SIZE = "degree"
"""The measure that a node's size shows."""


def view_of(store: Store, title: str = "Partner network", owners: Owners | None = None) -> ExplorerView:
    """The whole store as the page shows it: every organization that has a deal, every deal, every proof.

    The page can show the network as announced and as owned today. With `owners` it shows that view alone, and the line
    below the title says which it is.
    """
    answers = Answers(store, owners)
    network = PartnerNetwork.from_answers(answers)
    proof = Proof(answers)
    deals = Deals(answers, proof).views()
    nodes = _nodes(answers, network, proof, positions(network.simple()))
    return ExplorerView(
        title=title,
        subtitle=_subtitle(answers, len(deals)),
        size_measure=SIZE,
        nodes=nodes,
        edges=_edges(network, deals),
        deals=deals,
        # A reader who asked for one view gets that one.
        owned=_owned(answers, proof, nodes, deals) if answers.owners == Owners() else None,
    )


def _owned(
    answers: Answers, proof: Proof, announced: tuple[ViewNode, ...], deals: tuple[ViewDeal, ...]
) -> OwnedView | None:
    owned = answers.owned(Owners(Naming.CURRENT))
    as_told = {deal.id: deal.parties for deal in deals}
    by_deal: dict[str, list[PartyRow]] = defaultdict(list)
    for row in owned.parties:
        by_deal[row.deal].append(row)
    parties = {deal: parties_of(by_deal[deal]) for deal in as_told}
    differing = tuple((deal, found) for deal, found in parties.items() if found != as_told[deal])
    if not differing:
        return None
    network = PartnerNetwork.from_answers(owned)
    places = _owners_places(announced, network, owned)
    return OwnedView(_nodes(owned, network, proof, places), _edges(network, deals), differing)


def _owners_places(announced: tuple[ViewNode, ...], network: PartnerNetwork, owned: Answers) -> Places:
    """Where owners stand: in their own place, or amid those that they own, so that the two views can be compared."""
    places = {node.id: (node.x, node.y) for node in announced}
    amid: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for node in announced:
        amid[owned.seen.owner(node.id)].append((node.x, node.y))
    # An owner that is known by no place of its own has at least one organization in the announced network.
    return {node: places.get(node) or _middle(amid[node]) for node in network.graph}


def _middle(places: list[tuple[float, float]]) -> tuple[float, float]:
    return fmean(x for x, _ in places), fmean(y for _, y in places)


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


def _nodes(answers: Answers, network: PartnerNetwork, proof: Proof, places: Places) -> tuple[ViewNode, ...]:
    simple = network.simple()
    groups = communities(simple)
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
            kind="undisclosed" if attributes["undisclosed"] else organization_kind(node),
            community=groups[node],
            measures=tuple(
                ViewMeasure(measure, found[node].value, found[node].rank) for measure, found in ranks.items()
            ),
            facts=facts.get(node, ()),
        )
        for node, attributes in simple.nodes(data=True)
    )


def organization_kind(organization: str) -> str:
    """What kind of organization (an IRI) the registry says that it is; "organization" where it does not say."""
    entry = registry().entries.get(organization.rpartition("/organization/")[2])
    return entry.type.value if entry and entry.type else "organization"
