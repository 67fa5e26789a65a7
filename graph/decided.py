"""What people decided, against what is in a store: whether it still matches anything, and in which terms it says so."""

from __future__ import annotations

from collections.abc import Container
from functools import partial

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions
from rdflib.namespace import XSD

from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP, code
from biopact.resolution.decisions import PROPERTIES, Correction, Decision, Decisions, Form
from biopact.resolution.registry import registry

_DATES = {10: XSD.date, 7: XSD.gYearMonth, 4: XSD.gYear}


def term(property: str, value: str) -> NamedNode | Literal:
    """A value of a property that decisions can correct, as releases state it in their graphs.

    >>> print(term("amount", "25000000"), term("dealKind", "option"))
    "25000000"^^<http://www.w3.org/2001/XMLSchema#decimal> <https://w3id.org/biopact/codes/deal-kind/option>
    """
    known = PROPERTIES[property]
    match known.form:
        case Form.CODE:
            assert known.codes is not None
            return NamedNode(code(known.codes, value))
        case Form.NODE:
            return NamedNode(value)
        case Form.NUMBER:
            return Literal(value, datatype=NamedNode(XSD.decimal))
        case Form.TRUTH:
            return Literal(value, datatype=NamedNode(XSD.boolean))
        case Form.DATE:
            return Literal(value, datatype=NamedNode(_DATES[len(value)]))
        case Form.TEXT:
            return Literal(value)


def unmatched(store: Store, decisions: Decisions) -> tuple[Decision, ...]:
    """The decisions that match nothing that a release in the store says, in order.

    What a node is decided to be may also be a thing that only the registry knows.
    """
    return decisions.unmatched(partial(occurs, store), partial(is_said, store), partial(is_known, store))


def occurs(store: Store, node: str, release: str | None = None) -> bool:
    """Whether a release in the store, or this one, says anything of a node."""
    return _ask(store, f"{NamedNode(node)} ?predicate ?value", release)


def is_known(store: Store, node: str) -> bool:
    """Whether a node occurs in the store, or is named after a line of the registry."""
    place, _, identifier = node.rpartition("/")
    known = registry()
    lines: dict[str, Container[str]] = {
        "organization": known.entries,
        "product": known.product_entries,
        "technology": known.technology_entries,
    }
    return identifier in lines.get(place.rpartition("/")[2], ()) or occurs(store, node)


def is_said(store: Store, correction: Correction) -> bool:
    """Whether a release in the store gives the value that a correction replaces; the one to which it is confined."""
    if correction.old is None:
        return occurs(store, correction.node, correction.release)
    predicate = NamedNode(PROPERTIES[correction.property].iri)
    value = term(correction.property, correction.old)
    return _ask(store, f"{NamedNode(correction.node)} {predicate} {value}", correction.release)


def claimed(store: Store, claim: str) -> tuple[str, str, str] | None:
    """The release that makes a claim, and the subject and predicate of what it claims; None if no release does."""
    rdf = PREFIXES["rdf"]
    answer = store.query(
        f"""SELECT ?release ?subject ?predicate {{ GRAPH ?release {{
          {NamedNode(claim)} a <{BP.Claim}> ; <{rdf}subject> ?subject ; <{rdf}predicate> ?predicate }} }}"""
    )
    assert isinstance(answer, QuerySolutions)
    for release, subject, predicate in answer:
        assert isinstance(release, NamedNode)
        assert isinstance(subject, NamedNode)
        assert isinstance(predicate, NamedNode)
        return release.value, subject.value, predicate.value
    return None


def is_undisclosed(store: Store, node: str) -> bool:
    """Whether a release in the store speaks of a node without disclosing what or who it is."""
    return _ask(store, f"{NamedNode(node)} <{BP.undisclosed}> true", None)


def _ask(store: Store, pattern: str, release: str | None) -> bool:
    graph = NamedNode(release) if release else "?release"
    answer = store.query(f"ASK {{ GRAPH {graph} {{ {graph} a <{BP.Release}> . {pattern} }} }}")
    assert isinstance(answer, QueryBoolean)
    return bool(answer)
