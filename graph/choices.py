"""What has to be corrected in a store once a person says which value is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import QuerySolutions

from biopact.codes import Role
from biopact.graph.doubts import DoubtfulClaim, DoubtfulDeal, DoubtfulValue
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP
from biopact.resolution.agreements.telling import OPPOSITE
from biopact.resolution.decisions import PROPERTIES, Kind, text_of
from biopact.resolution.resolve import standing

_BY_IRI = {known.iri: name for name, known in PROPERTIES.items()}
_OF = {
    "payment": ("amount", "currency", "upTo"),
    "event": ("date",),
    "royalty": ("lowRate", "highRate"),
}
"""The properties that sums, steps and royalties can differ in."""
_OF_DEAL = {"exclusivity": ("exclusive",), "territory": ("territory",)}
"""The same for deals, by what the conflict is about."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be decided, without who, when and why."""

    kind: Kind
    node: str
    property: str | None = None
    old: str | None = None
    new: str | None = None
    release: str | None = None
    other: str | None = None


def correctable(doubt: DoubtfulClaim | DoubtfulValue) -> str | None:
    """The property that a corrected value of this would be of; None if only a choice or a rejection can settle it."""
    if isinstance(doubt, DoubtfulClaim):
        return _BY_IRI.get(doubt.predicate)
    kinds = {_kind_of(node) for _, _, node in doubt.values}
    return "amount" if kinds == {"payment"} else "date" if kinds == {"event"} else None


def is_comparable(doubt: DoubtfulValue) -> bool:
    """Whether one of the values can be made that of all: not where one was told and the other counted."""
    return doubt.about == "roles" or all(_properties(node, doubt.about) for *_, node in doubt.values)


def corrected(store: Store, doubt: DoubtfulClaim | DoubtfulValue, new: str) -> list[Change]:
    """The changes after which every release gives the new value. It is in the form of `correctable`."""
    name = correctable(doubt)
    assert name is not None
    if isinstance(doubt, DoubtfulClaim):
        told = [(it.subject, it.release, text_of(name, it.value.value)) for it in doubt.told]
        return [Change(Kind.CORRECT, node, name, old, new, release) for node, release, old in told]
    return [
        Change(Kind.CORRECT, node, name, old, new)
        for node, release in sorted({(node, release) for _, release, node in doubt.values})
        for old in said(store, release, node, name)
        if old != new
    ]


def corrected_deal(store: Store, doubt: DoubtfulDeal, name: str, old: str | None, new: str) -> list[Change]:
    """The changes after which no telling of a deal gives the old value, but all that did the new one."""
    return [
        Change(Kind.CORRECT, node, name, old, new)
        for node in doubt.nodes
        if old is None or old in said(store, None, node, name)
    ]


def chosen(store: Store, doubt: DoubtfulValue, number: int) -> list[Change]:
    """The changes after which all releases give the value of this number, counted from 0.

    Empty if the others give it already, in other words.
    """
    right, release, node = doubt.values[number]
    changes: list[Change] = []
    for value, elsewhere, other in doubt.values:
        if value == right or (elsewhere, other) == (release, node):
            continue
        if doubt.about == "roles":
            changes += _other_sides(store, elsewhere, other, _parties(store, release, node))
        else:
            for name in _properties(other, doubt.about):
                within = elsewhere if _kind_of(other) == "deal" else None
                have, want = said(store, elsewhere, other, name), said(store, release, node, name)
                changes += _become(store, other, name, have, want, within)
    return list(dict.fromkeys(changes))


def said(store: Store, release: str | None, node: str, name: str) -> list[str]:
    """The values that a release, or any, gives a property of a node, as decisions write them, in order."""
    graph = f"<{release}>" if release else "?release"
    sparql = (
        f"SELECT DISTINCT ?v {{ GRAPH {graph} {{ {graph} a <{BP.Release}> . <{node}> <{PROPERTIES[name].iri}> ?v }} }}"
    )
    return sorted({text_of(name, value.value) for (value,) in _rows(store, sparql)})


def _become(
    store: Store, node: str, name: str, have: list[str], want: list[str], release: str | None
) -> Iterator[Change]:
    wrong = [value for value in have if value not in want]
    missing = [value for value in want if value not in have]
    for old, new in zip(wrong, missing, strict=False):
        yield Change(Kind.CORRECT, node, name, old, new, release)
    for old in wrong[len(missing) :]:
        yield from _rejected(store, release, node, name, old)
    if have or not PROPERTIES[name].single:
        for new in missing[len(wrong) :]:
            yield Change(Kind.CORRECT, node, name, None, new, release)


def _parties(store: Store, release: str, deal: str) -> dict[tuple[str, Role], str]:
    """Who has which role in a deal, as the view knows them, each with its node in the release."""
    node_for = standing(store.resolved().joins)
    return {(node_for(release, it), role): it for role in Role for it in said(store, release, deal, role.value)}


def _other_sides(store: Store, release: str, deal: str, right: dict[tuple[str, Role], str]) -> Iterator[Change]:
    """Parties that a release puts on the other side than the right telling does change sides."""
    for (known, role), organization in _parties(store, release, deal).items():
        other = OPPOSITE.get(role)
        if other is not None and (known, role) not in right and (known, other) in right:
            yield from _rejected(store, release, deal, role.value, organization)
            yield Change(Kind.CORRECT, deal, other.value, None, organization, release)


def _rejected(store: Store, release: str | None, node: str, name: str, value: str) -> Iterator[Change]:
    graph = f"<{release}>" if release else "?release"
    sparql = f"""PREFIX rdf: <{PREFIXES["rdf"]}> SELECT DISTINCT ?claim ?value {{ GRAPH {graph} {{
      ?claim a <{BP.Claim}> ; rdf:subject <{node}> ; rdf:predicate <{PROPERTIES[name].iri}> ; rdf:object ?value }} }}
      ORDER BY ?claim"""
    for claim, claimed in _rows(store, sparql):
        if text_of(name, claimed.value) == value:
            yield Change(Kind.REJECT, claim.value)


def _properties(node: str, about: str) -> tuple[str, ...]:
    kind = _kind_of(node)
    return _OF_DEAL.get(about, ()) if kind == "deal" else _OF.get(kind or "", ())


def _kind_of(node: str) -> str | None:
    return next((kind for kind in (*_OF, "deal") if f"/{kind}/" in node), None)


def _rows(store: Store, sparql: str) -> Iterator[tuple[Any, ...]]:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    for solution in answer:
        yield tuple(solution)
