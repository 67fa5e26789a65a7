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
from biopact.resolution.decisions import PROPERTIES, Kind, text_of

_BY_IRI = {known.iri: name for name, known in PROPERTIES.items()}
_OF_SUM = ("amount", "currency", "upTo")


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


def corrected(store: Store, doubt: DoubtfulClaim | DoubtfulValue, new: str) -> list[Change]:
    """The changes after which every release gives the new value. It is in the form of `correctable`."""
    name = correctable(doubt)
    assert name is not None
    if isinstance(doubt, DoubtfulClaim):
        told = [(it.subject, it.release, text_of(name, it.value.value)) for it in doubt.told]
        return [Change(Kind.CORRECT, *_corrected(node, name, old, new), release) for node, release, old in told]
    return [
        Change(Kind.CORRECT, *_corrected(node, name, old, new))
        for node, release in sorted({(node, release) for _, release, node in doubt.values})
        for old in said(store, release, node, name)
        if old != new
    ]


def corrected_deal(store: Store, doubt: DoubtfulDeal, name: str, old: str | None, new: str) -> list[Change]:
    """The changes after which no telling of a deal gives the old value, but all that did the new one."""
    return [
        Change(Kind.CORRECT, *_corrected(node, name, old, new))
        for node in doubt.nodes
        if old is None or old in said(store, None, node, name)
    ]


def chosen(store: Store, doubt: DoubtfulValue, number: int) -> list[Change]:
    """The changes after which all releases give the value of this number, counted from 0.

    Empty if the values cannot be compared, such as the number of a licence that was told and the number counted.
    """
    right, release, node = doubt.values[number]
    changes: list[Change] = []
    for value, elsewhere, other in doubt.values:
        if value == right or (elsewhere, other) == (release, node):
            continue
        if " or " in doubt.about and doubt.about.split(" or ")[0] in set(Role):
            changes += _other_side(store, value, elsewhere, other, doubt.about.split(" or "))
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
        yield Change(Kind.CORRECT, *_corrected(node, name, old, new), release)
    for old in wrong[len(missing) :]:
        yield from _rejected(store, release, node, name, old)
    if have or not PROPERTIES[name].single:
        for new in missing[len(wrong) :]:
            yield Change(Kind.CORRECT, *_corrected(node, name, None, new), release)


def _other_side(store: Store, value: str, release: str, deal: str, roles: list[str]) -> Iterator[Change]:
    """A party is on the other side than a release says; `value` is "<organization> <role>"."""
    organization, _, role = value.rpartition(" ")
    right = next(name for name in roles if name != role)
    yield from _rejected(store, release, deal, role, organization)
    yield Change(Kind.CORRECT, *_corrected(deal, right, None, organization), release)


def _rejected(store: Store, release: str | None, node: str, name: str, value: str) -> Iterator[Change]:
    graph = f"<{release}>" if release else "?release"
    sparql = f"""PREFIX rdf: <{PREFIXES["rdf"]}> SELECT DISTINCT ?claim ?value {{ GRAPH {graph} {{
      ?claim a <{BP.Claim}> ; rdf:subject <{node}> ; rdf:predicate <{PROPERTIES[name].iri}> ; rdf:object ?value }} }}
      ORDER BY ?claim"""
    for claim, claimed in _rows(store, sparql):
        if text_of(name, claimed.value) == value:
            yield Change(Kind.REJECT, claim.value)


def _corrected(node: str, name: str, old: str | None, new: str) -> tuple[str, str, str | None, str]:
    return node, name, old, new


def _properties(node: str, about: str) -> tuple[str, ...]:
    """The properties that a conflict at a node is about."""
    match _kind_of(node):
        case "payment":
            return _OF_SUM
        case "event":
            return ("date",)
        case "deal":
            return {"exclusivity": ("exclusive",), "territory": ("territory",)}.get(about, ())
    return ()


def _kind_of(node: str) -> str | None:
    return next((kind for kind in ("payment", "event", "deal") if f"/{kind}/" in node), None)


def _rows(store: Store, sparql: str) -> Iterator[tuple[Any, ...]]:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    for solution in answer:
        yield tuple(solution)
