"""The outline of a network too large for one page: its organizations, ties and names in one SQLite file.

It is made once for each version of a store. With it the live page begins, searches, and finds a neighbourhood without
reading the whole store again; what deals say in full, with their proof, is read from the store when it is asked for.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
from pyoxigraph import Literal, NamedNode

from biopact.graph.answers import Answers
from biopact.graph.centrality import rank_values
from biopact.graph.communities import communities
from biopact.graph.explorer.build import organization_kind
from biopact.graph.layout import positions
from biopact.graph.network import PartnerNetwork
from biopact.graph.store import Store
from biopact.ontology.terms import BP

FIRST = 400
"""So many organizations are there when the page opens, those with most partners."""

_SCHEMA = """
CREATE TABLE node (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, label TEXT, kind TEXT, aliases TEXT, size REAL,
                   measures TEXT, community INTEGER, x REAL, y REAL);
CREATE TABLE edge (source INTEGER, target INTEGER, directed INTEGER, kinds TEXT, deals TEXT);
CREATE TABLE deal (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, kinds TEXT, date TEXT, telling TEXT, confidence REAL,
                   parties TEXT);
CREATE TABLE about (name TEXT, value TEXT);
CREATE VIRTUAL TABLE name USING fts5(text, node UNINDEXED, tokenize="unicode61 remove_diacritics 2", prefix="1 2 3");
"""
_INDICES = "CREATE INDEX edge_source ON edge (source); CREATE INDEX edge_target ON edge (target);"
_MEASURES = ("degree", "pagerank")
"""Those that take seconds, not hours, on hundreds of thousands of ties."""


def make_outline(store: Store) -> bytes:
    """The outline of what the store holds, as the bytes of a SQLite file."""
    answers = Answers(store)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "outline.sqlite"
        with closing(sqlite3.connect(file)) as base:
            base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
            _fill(base, store, answers)
            base.executescript(_INDICES)
            base.commit()
        return file.read_bytes()


def _fill(base: sqlite3.Connection, store: Store, answers: Answers) -> None:
    network = PartnerNetwork.from_answers(answers)
    simple = network.simple()
    first = sorted(simple, key=lambda node: (-simple.degree(node), node))[:FIRST]
    heart = simple.subgraph(first)
    places, groups = positions(heart), communities(heart)
    measures = {name: rank_values(simple, name) for name in _MEASURES}
    largest = max((value for value, _ in measures["degree"].values()), default=0) or 1
    aliases = {thing.thing: thing.aliases or "" for thing in answers.things}
    number = {node: place for place, node in enumerate(simple)}
    base.executemany(
        "INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number[node],
                node,
                told["label"],
                "undisclosed" if told["undisclosed"] else organization_kind(node),
                aliases.get(node, ""),
                measures["degree"][node][0] / largest,
                json.dumps([[name, *found[node]] for name, found in measures.items()]),
                groups.get(node),
                *places.get(node, (None, None)),
            )
            for node, told in simple.nodes(data=True)
        ),
    )
    deal_at = _deals(base, answers)
    kinds = {deal.deal: deal.kinds for deal in answers.deals}
    base.executemany(
        "INSERT INTO edge VALUES (?, ?, ?, ?, ?)",
        (
            (
                number[pair.source],
                number[pair.target],
                pair.directed,
                json.dumps(sorted({kind for deal in pair.deals for kind in kinds[deal]})),
                json.dumps(sorted(deal_at[deal] for deal in pair.deals)),
            )
            for pair in network.pairs()
        ),
    )
    base.executemany("INSERT INTO name VALUES (?, ?)", _names(store, simple, aliases, number))
    base.executemany(
        "INSERT INTO about VALUES (?, ?)",
        (("nodes", len(simple)), ("edges", simple.number_of_edges()), ("deals", len(deal_at))),
    )


def _deals(base: sqlite3.Connection, answers: Answers) -> dict[str, int]:
    parties: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in answers.parties:
        parties[row.deal].append((row.organization, row.label, row.role.value))
    base.executemany(
        "INSERT INTO deal VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                place,
                deal.deal,
                json.dumps(deal.kinds),
                deal.date,
                deal.telling.value,
                None if deal.confidence is None else float(deal.confidence),
                json.dumps(parties[deal.deal]),
            )
            for place, deal in enumerate(answers.deals)
        ),
    )
    return {deal.deal: place for place, deal in enumerate(answers.deals)}


def _names(
    store: Store, simple: nx.Graph, aliases: dict[str, str], number: dict[str, int]
) -> Iterator[tuple[str, int]]:
    """What an organization is found by: its names, its tickers, and what it develops or owns."""
    for node, told in simple.nodes(data=True):
        yield told["label"], number[node]
        for alias in filter(None, aliases.get(node, "").split(" | ")):
            yield alias, number[node]
    for quad in store.matching(None, NamedNode(str(BP.ticker)), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal) and quad.subject.value in number:
            yield quad.object.value, number[quad.subject.value]
    label = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for predicate in (BP.developedBy, BP.ownedBy):
        for quad in store.matching(None, NamedNode(str(predicate)), None):
            owner = quad.object.value if isinstance(quad.object, NamedNode) else ""
            if owner in number and isinstance(quad.subject, NamedNode):
                for named in store.matching(quad.subject, label, None):
                    assert isinstance(named.object, Literal)
                    yield named.object.value, number[owner]
