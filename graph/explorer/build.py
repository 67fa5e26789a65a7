"""From the store to the view: the partner network with places, measures, facts and deals, ready for the page."""

from __future__ import annotations

from collections import Counter

from biopact.graph.answers import Answers
from biopact.graph.centrality import MEASURES, rank
from biopact.graph.communities import communities
from biopact.graph.explorer.deals import Deals
from biopact.graph.explorer.proof import Proof
from biopact.graph.explorer.view import (
    ExplorerView,
    ViewDeal,
    ViewEdge,
    ViewEvidence,
    ViewFact,
    ViewMeasure,
    ViewNode,
)
from biopact.graph.explorer.wording import in_order
from biopact.graph.layout import positions
from biopact.graph.network import PartnerNetwork
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP

# Keys are plain strings: rdflib's terms are equal to no string.
_OUTGOING = {
    str(BP.ticker): "ticker",
    str(BP.location): "location",
    f"{PREFIXES['schema']}url": "web site",
    str(BP.subsidiaryOf): "part of",
}
_INCOMING = {str(BP.subsidiaryOf): "subsidiary", str(BP.developedBy): "develops", str(BP.ownedBy): "owns"}
_LABELS = (*_OUTGOING.values(), *_INCOMING.values(), "counts", "people")
"""What the profile of an organization tells, in this order."""

SIZE = "degree"
"""The measure that a node's size shows."""


def view_of(store: Store, title: str = "Partner network") -> ExplorerView:
    """The whole store as the page shows it: every organization that has a deal, every deal, every proof."""
    answers = Answers(store)
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
    return f"{_counted(deals, 'deal')} from {_counted(len(releases), 'release')}{span}"


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
    facts = _facts(answers, proof)
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


def _facts(answers: Answers, proof: Proof) -> dict[str, tuple[ViewFact, ...]]:
    """What is known of each organization besides its deals, the best attested value of each label first."""
    labels = {thing.thing: thing.label for thing in answers.things}
    stages = {product.iri: product.stage for product in answers.products if product.stage}
    found: dict[str, dict[tuple[str, str], tuple[ViewEvidence, ...]]] = {}

    def add(node: str, label: str, value: str, evidence: tuple[ViewEvidence, ...]) -> None:
        known = found.setdefault(node, {})
        known[label, value] = tuple(dict.fromkeys((*known.get((label, value), ()), *evidence)))

    for claim in answers.claims:
        words = proof.of([claim.claim])
        if claim.predicate in _OUTGOING:
            add(claim.subject, _OUTGOING[claim.predicate], labels.get(claim.object, claim.object), words)
        if claim.predicate in _INCOMING:
            stage = f" ({stages[claim.subject]})" if claim.subject in stages else ""
            add(claim.object, _INCOMING[claim.predicate], labels.get(claim.subject, claim.subject) + stage, words)
    for post in answers.people:
        add(post.organization, "people", f"{post.name}, {post.role}", proof.of([post.membership]))
    for count in answers.counts:
        if count.holder:
            add(count.holder, "counts", count.label or f"{count.count} products", proof.of([count.products]))
    return {
        node: tuple(
            ViewFact(label, value, evidence)
            for (label, value), evidence in sorted(
                known.items(), key=lambda item: (_LABELS.index(item[0][0]), -len(item[1]), item[0][1])
            )
        )
        for node, known in found.items()
    }
