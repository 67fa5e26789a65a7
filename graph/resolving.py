"""Bring a store up to date: its view shows what registry, names, agreements and decisions make of its releases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Triple

from biopact.graph import ownership
from biopact.graph.decided import unmatched
from biopact.graph.decisions import to_triples
from biopact.graph.index.deals import Deals
from biopact.graph.index.releases import Releases
from biopact.graph.index.tables import Tables
from biopact.graph.index.things import Things
from biopact.graph.index.units import Standing, Units
from biopact.graph.state import is_up_to_date, rules_of
from biopact.graph.store import Store
from biopact.graph.verdicts import Judgement
from biopact.graph.view import marks
from biopact.graph.view.names import DECISIONS, OWNERS, STATE
from biopact.ontology.terms import BP
from biopact.resolution.decisions import Decisions
from biopact.resolution.names.known import known_names
from biopact.resolution.registry import Registry
from biopact.resolution.resolve import owner_on, together

_ORGANIZATION = "organization/"


@dataclass(frozen=True, slots=True)
class Figures:
    """How much was found: nodes for which others stand, contradictions of releases, questions for a person."""

    joined: int
    conflicts: int
    questions: int


def bring_up_to_date(
    store: Store, decisions: Decisions | None = None, known: Registry | None = None, *, anew: bool = False
) -> Figures:
    """Resolve what the store's releases tell, make its view of that, and give how much was found.

    Looks only at what may have changed since the view was made: at releases that came or went, and at what is linked
    with them. All is looked at if the rules, the registry or the decisions are others, if the index does not fit the
    store, or if it is to be made `anew`. The outcome is the same. The graph of owners then tells of every organization
    that the view has. Raises StoreError if the store cannot be written; it is then as before.
    """
    decided = decisions or Decisions()
    if anew or known is not None or not is_up_to_date(store, decided):
        with store.index() as tables:
            _Resolution(store, tables, decided, known).make(anew)
    return figures(store)


def figures(store: Store) -> Figures:
    """How much was found when the view was made."""
    return Figures(*(store.number_of(str(kind)) for kind in (BP.Join, BP.Conflict, BP.Question)))


class _Resolution:
    """One turn: releases that are copies first, then things, then deals, then what people decided about all of them."""

    def __init__(self, store: Store, tables: Tables, decided: Decisions, known: Registry | None) -> None:
        self._store = store
        self._tables = tables
        self._decided = decided
        self._registry = known
        self._judgement = Judgement(store, decided)
        self._mentioned = sorted(
            {node for it in decided for node in (it.node, it.other, it.release, it.new) if node and "/" in node}
        )

    def make(self, anew: bool) -> None:
        """Find out what has changed, and change the store and its index."""
        store, tables = self._store, self._tables
        rules = rules_of(self._decided, self._registry)
        fits = not anew and store.made_of() == (rules, tables.meta("releases")) and rules == tables.meta("rules")
        if not fits:
            tables.clear()
        units = Units(tables)
        reader = store.told(self._judgement.verdicts, all_of_them=not fits)
        releases = Releases(tables, reader)
        things = Things(tables, reader, known_names(self._registry))
        for release in sorted(store.marked() if fits else store.release_names()):
            releases.take(release)
        self._resolve(releases, things, Deals(tables, reader, owner_on(self._registry)), units)
        gone, come = units.gone if fits else store.resolved(), units.come
        tables.put_meta("rules", rules)
        tables.put_meta("releases", releases.total)
        graphs = {
            DECISIONS.value: to_triples(self._decided, unmatched(store, self._decided)),
            OWNERS.value: self._owners(things),
            STATE.value: marks.to_triples(rules, releases.total),
        }
        store.amend(gone.without(come), come.without(gone), graphs)

    def _resolve(self, releases: Releases, things: Things, deals: Deals, units: Units) -> None:
        tables, decided, mentioned = self._tables, self._decided, self._mentioned
        units.leave(int(unit) for unit in [tables.meta("decided")] if unit)
        copied = releases.resolve(decided, mentioned, units)
        for release in sorted(releases.counted):
            counts = releases.counts(release)
            things.count(release, counts)
            deals.count(release, counts)
        node_for = Standing(tables)
        named = things.resolve(decided, mentioned, units, node_for)
        deals.look_again(things.moved)
        agreed = deals.resolve(decided, mentioned, units, node_for)
        if decided:
            found = together([named, agreed, copied])
            unit = tables.next_unit()
            tables.put_meta("decided", str(unit))
            units.keep(unit, self._judgement.applied(found, node_for, releases.is_copy))

    def _owners(self, things: Things) -> Iterator[Triple]:
        organizations = set(things.organizations())
        bases = {organization.rpartition(_ORGANIZATION)[0] for organization in organizations}
        for base in sorted(bases):
            yield from ownership.to_triples(organizations, self._registry, base)
