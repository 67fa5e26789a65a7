"""What the live page asks for, a piece at a time: the heart of the network, a neighbourhood, some deals in full, names.

Every answer is bounded, is JSON in the form of the page's data (`wire.py`), and can be added to what the page has.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from math import cos, pi, sin, sqrt
from pathlib import Path
from typing import Any

from biopact.codes import Role, Telling
from biopact.graph.answers import Answers
from biopact.graph.explorer.deals import Deals
from biopact.graph.explorer.excerpt import excerpt
from biopact.graph.explorer.outline import FIRST
from biopact.graph.explorer.profiles import profiles
from biopact.graph.explorer.proof import Proof
from biopact.graph.explorer.view import ExplorerView, ViewDeal, ViewEdge, ViewFact, ViewMeasure, ViewNode, ViewParty
from biopact.graph.explorer.wire import encode
from biopact.graph.explorer.wording import in_order, title
from biopact.graph.rows import PartyRow
from biopact.graph.store import Store

MOST_TIES = 4000
"""Ties in the first picture, at most."""

MOST_PARTNERS = 250
MOST_IN_FULL = 60
"""Partners and deals in full of one neighbourhood; more partners are named by searching for them."""

MOST_HITS = 12
_LONGEST_QUERY = 200
_GOLDEN = pi * (3 - sqrt(5))
_COLUMNS = "id, iri, label, kind, aliases, size, measures, community, x, y"

Place = tuple[float, float]


class Live:
    """The live page's answers, from an outline and, for what deals say, from the store that it was made of."""

    def __init__(self, outline: Path, store: Store | None = None) -> None:
        self._path = outline
        self._store = store

    def start(self) -> str:
        """The organizations with most partners and the ties between them; their deals without terms and proof."""
        with self._base() as base:
            nodes = base.execute(
                f"SELECT {_COLUMNS} FROM node WHERE x IS NOT NULL ORDER BY size DESC, id LIMIT ?", (FIRST,)
            )
            found = [_node(row, (row[8], row[9])) for row in nodes]
            inside = "SELECT id FROM node WHERE x IS NOT NULL"
            ties = base.execute(
                f"SELECT e.source, e.target, directed, kinds, deals FROM edge e JOIN node a ON a.id = e.source "
                f"JOIN node b ON b.id = e.target WHERE e.source IN ({inside}) AND e.target IN ({inside}) "
                "ORDER BY a.size * b.size DESC, e.source, e.target LIMIT ?",
                (MOST_TIES,),
            ).fetchall()
            about = dict(base.execute("SELECT name, value FROM about"))
            return self._encoded(base, found, ties, {}, about=about)

    def neighbourhood(self, iri: str) -> str | None:
        """An organization with its facts, partners and ties, and its latest deals in full; None if it is not there."""
        with self._base() as base:
            row = base.execute(f"SELECT {_COLUMNS} FROM node WHERE iri = ?", (iri,)).fetchone()
            if row is None:
                return None
            ties = base.execute(
                "SELECT source, target, directed, kinds, deals FROM edge e JOIN node n "
                "ON n.id = CASE WHEN source = ?1 THEN target ELSE source END WHERE source = ?1 OR target = ?1 "
                "ORDER BY n.size DESC, n.id LIMIT ?2",
                (row[0], MOST_PARTNERS),
            ).fetchall()
            others = [source if target == row[0] else target for source, target, *_ in ties]
            rows = {one[0]: one for one in _with(base, f"SELECT {_COLUMNS} FROM node WHERE id IN", others)}
            middle = _place(row, [(one[8], one[9]) for one in rows.values() if one[8] is not None])
            latest = sorted({deal for tie in ties for deal in json.loads(tie[4])})[:MOST_IN_FULL]
            told = dict(_with(base, "SELECT iri, id FROM deal WHERE id IN", latest))
            full, facts = self._in_full(sorted(told, key=told.__getitem__), iri)
            nodes = [_node(row, middle, facts)]
            for place, other in enumerate(others):
                far, turn = 1.2 * sqrt(place + 1), _GOLDEN * place
                around = (middle[0] + far * cos(turn), middle[1] + far * sin(turn))
                nodes.append(_node(rows[other], around if rows[other][8] is None else rows[other][8:10]))
            return self._encoded(base, nodes, ties, full)

    def deals(self, iris: Sequence[str]) -> str:
        """These deals in full, `MOST_IN_FULL` of them at most, without the organizations."""
        full, _ = self._in_full(list(iris)[:MOST_IN_FULL], None)
        return encode(ExplorerView(title="", nodes=(), edges=(), deals=tuple(full.values())))

    def search(self, text: str) -> str:
        """Organizations whose names, tickers or products have words that begin like these, as a JSON list."""
        words = re.findall(r"[^\W_]+", text[:_LONGEST_QUERY])
        if not words:
            return "[]"
        asked = " ".join(f'"{word}"*' for word in words)
        with self._base() as base:
            rows = base.execute(
                "SELECT n.iri, n.label, MIN(f.text), n.size, "
                "(SELECT COUNT(*) FROM edge WHERE source = n.id OR target = n.id) "
                "FROM (SELECT text, node FROM name WHERE name MATCH ? LIMIT 5000) f JOIN node n ON n.id = f.node "
                "GROUP BY n.id ORDER BY n.label LIKE ? DESC, n.size DESC, n.label, n.id LIMIT ?",
                (asked, f"{words[0]}%", MOST_HITS),
            )
            hits = [
                {"id": iri, "label": label, "matched": matched, "partners": partners}
                for iri, label, matched, _, partners in rows
            ]
        return json.dumps(hits, ensure_ascii=False)

    def _base(self) -> closing[sqlite3.Connection]:
        return closing(sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True))

    def _in_full(
        self, deals: Sequence[str], organization: str | None
    ) -> tuple[dict[str, ViewDeal], tuple[ViewFact, ...]]:
        assert self._store is not None
        answers = Answers(excerpt(self._store, deals, organization))
        proof = Proof(answers)
        wanted = set(deals)
        full = {deal.id: deal for deal in Deals(answers, proof).views() if deal.id in wanted}
        return full, profiles(answers, proof).get(organization, ()) if organization else ()

    def _encoded(
        self,
        base: sqlite3.Connection,
        nodes: Sequence[ViewNode],
        ties: Sequence[tuple[int, int, int, str, str]],
        full: dict[str, ViewDeal],
        about: dict[str, str] | None = None,
    ) -> str:
        iri = dict(_with(base, "SELECT id, iri FROM node WHERE id IN", {end for tie in ties for end in tie[:2]}))
        wanted = sorted({deal for tie in ties for deal in json.loads(tie[4])})
        rows = _with(base, "SELECT id, iri, kinds, date, telling, confidence, parties FROM deal WHERE id IN", wanted)
        stubs = {row[0]: full.get(row[1]) or _stub(row) for row in sorted(rows)}
        edges = tuple(
            ViewEdge(
                id=f"{iri[source]} {iri[target]}",
                source=iri[source],
                target=iri[target],
                deals=tuple(stubs[deal].id for deal in json.loads(deals)),
                kinds=in_order(json.loads(kinds)),
                directed=bool(directed),
            )
            for source, target, directed, kinds, deals in ties
        )
        said = f"{int(about['deals']):,} deals between {int(about['nodes']):,} organizations" if about else ""
        subtitle = f"{said}; shown are those with most partners, and what you open" if said else ""
        return encode(
            ExplorerView(
                title="Partner network",
                subtitle=subtitle,
                nodes=tuple(nodes),
                edges=edges,
                deals=tuple(stubs.values()),
                ranked=int(about["nodes"]) if about else None,
            )
        )


def _node(row: Sequence[Any], place: Sequence[float], facts: tuple[ViewFact, ...] = ()) -> ViewNode:
    _, iri, label, kind, aliases, size, measures, community = row[:8]
    return ViewNode(
        id=iri,
        label=label,
        x=place[0],
        y=place[1],
        size=size,
        aliases=tuple(filter(None, aliases.split(" | "))),
        kind=kind,
        community=community,
        measures=tuple(ViewMeasure(name, value, rank) for name, value, rank in json.loads(measures)),
        facts=facts,
    )


def _stub(row: Sequence[Any]) -> ViewDeal:
    """A deal without terms and proof."""
    _, iri, kinds, date, telling, confidence, parties = row
    told = [
        PartyRow(str(iri), Role(role), organization, label) for organization, label, role in json.loads(str(parties))
    ]
    return ViewDeal(
        id=str(iri),
        title=title(json.loads(str(kinds)), told, ()),
        kinds=in_order(json.loads(str(kinds))),
        date=None if date is None else str(date),
        parties=tuple(ViewParty(one.organization, one.label, one.role.value) for one in told),
        telling=Telling(telling),
        confidence=confidence,
    )


def _place(row: Sequence[Any], around: list[Place]) -> Place:
    """Where an organization stands: in its own place, else amid its partners, else beside the whole."""
    if row[8] is not None:
        return row[8], row[9]
    if not around:
        return -4.0, float(row[0] % 30)
    # A step aside, each its own way: two that have one partner must not stand upon each other, nor upon it.
    turn = _GOLDEN * row[0]
    middle = sum(x for x, _ in around) / len(around), sum(y for _, y in around) / len(around)
    return middle[0] + 1.2 * cos(turn), middle[1] + 1.2 * sin(turn)


def _with(base: sqlite3.Connection, query: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
    """The rows of a query that ends in IN, for however many values."""
    return base.execute(f"{query} (SELECT value FROM json_each(?))", (json.dumps(list(values)),)).fetchall()
