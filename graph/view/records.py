"""What resolution found as the triples of its graph, and back: a store remembers how its view was made."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple

from biopact.graph.view.names import PREF_LABEL
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE, BP
from biopact.resolution.resolved import Conflict, Ground, Inferred, Join, Question, Resolved, SetAside

_RDF = PREFIXES["rdf"]
TYPE = NamedNode(_RDF + "type")
SUBJECT, PREDICATE, OBJECT, _VALUE = (NamedNode(_RDF + name) for name in ("subject", "predicate", "object", "value"))
STANDS_FOR = NamedNode(BP.standsFor)
_DERIVED_FROM = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")

Parts = tuple[tuple[NamedNode, NamedNode | Literal], ...]


Record = Join | SetAside | Inferred | Conflict | Question
"""One thing that resolution found; labels are no records, but plain triples."""


def to_triples(resolved: Resolved) -> set[Triple]:
    """The triples of the resolution graph; `from_triples` is the inverse."""
    found = {Triple(NamedNode(node), PREF_LABEL, Literal(name)) for node, name in resolved.labels.items()}
    for record in records(resolved):
        found |= said_of(record)[1]
    return found


def records(resolved: Resolved) -> Iterator[Record]:
    """All that was found but labels, one after the other."""
    return chain(resolved.joins, resolved.set_aside, resolved.inferred, resolved.conflicts, resolved.questions)


def said_of(record: Record) -> tuple[NamedNode, set[Triple]]:
    """The node of a record in the resolution graph, and all that the graph says for its sake."""
    match record:
        case Join(node=one, stands_for=two):
            node, other = NamedNode(one), NamedNode(two)
            reason = (_text(BP.ground, record.ground), _text(BP.why, record.why))
            name, said = _record(
                "join", BP.Join, (*_statement(node, STANDS_FOR, other), *reason, *_within(record.release))
            )
            return name, said if record.release else said | {Triple(node, STANDS_FOR, other)}
        case SetAside(subject=subject, predicate=predicate):
            whole = () if not predicate else _statement(None, NamedNode(predicate), Literal(record.object))
            parts = ((SUBJECT, NamedNode(subject)), *whole, _text(BP.why, record.why), *_within(record.release))
            return _record("set-aside", BP.SetAside, parts)
        case Inferred(why=why):
            triple = inference(record)
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.object, NamedNode | Literal)
            statement = _statement(triple.subject, triple.predicate, triple.object)
            name, said = _record("inference", BP.Inference, (*statement, _text(BP.why, why)))
            return name, said | {triple}
        case Conflict():
            return _conflict(record)
        case Question(nodes=candidates, node=doubtful):
            nodes = tuple((NamedNode(BP.candidate), NamedNode(it)) for it in candidates)
            nodes += () if doubtful is None else ((SUBJECT, NamedNode(doubtful)),)
            return _record("question", BP.Question, (*nodes, _text(BP.about, record.about), _text(BP.why, record.why)))


def inference(inferred: Inferred) -> Triple:
    """What follows, as the triple that the view gets."""
    return Triple(NamedNode(inferred.subject), NamedNode(inferred.predicate), term(inferred.object))


def term(text: str) -> NamedNode | Literal:
    """A node or value as resolution names it: the bare IRI of a node, a value in N-Triples syntax.

    >>> print(term("http://example.org/a"), term('"5"^^<http://www.w3.org/2001/XMLSchema#integer>'))
    <http://example.org/a> "5"^^<http://www.w3.org/2001/XMLSchema#integer>
    """
    if not text.startswith('"'):
        return NamedNode(text)
    from pyoxigraph import RdfFormat, parse

    (quad,) = parse(f"<x:s> <x:p> {text} .", RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, Literal)
    return quad.object


def _statement(subject: NamedNode | None, predicate: NamedNode, thing: NamedNode | Literal) -> Parts:
    whole: Parts = ((PREDICATE, predicate), (OBJECT, thing))
    return whole if subject is None else ((SUBJECT, subject), *whole)


def _text(predicate: str, value: str) -> tuple[NamedNode, Literal]:
    return NamedNode(predicate), Literal(str(value))


def _within(release: str | None) -> Parts:
    return () if release is None else ((NamedNode(BP.inRelease), NamedNode(release)),)


def _record(segment: str, kind: str, parts: Parts) -> tuple[NamedNode, set[Triple]]:
    """A node that is named after what it says, so that the same finding has the same name everywhere."""
    node = _named(segment, parts)
    return node, {Triple(node, TYPE, NamedNode(kind))} | {Triple(node, predicate, value) for predicate, value in parts}


def _named(segment: str, parts: Parts) -> NamedNode:
    said = "\0".join(f"{predicate} {value}" for predicate, value in parts)
    return NamedNode(f"{BASE}{segment}/{hashlib.sha256(said.encode()).hexdigest()[:16]}")


def _conflict(conflict: Conflict) -> tuple[NamedNode, set[Triple]]:
    told: list[tuple[NamedNode, set[Triple]]] = []
    for value, release, node in conflict.values:
        parts: Parts = (
            (NamedNode(BP.concernsDeal), NamedNode(conflict.deal)),
            _text(BP.about, conflict.about),
            (_VALUE, Literal(value)),
            (NamedNode(BP.inRelease), NamedNode(release)),
            (_DERIVED_FROM, NamedNode(node)),
        )
        name = _named("told-value", parts)
        triples = {Triple(name, predicate, thing) for predicate, thing in parts[2:]}
        told.append((name, triples | {Triple(name, TYPE, NamedNode(BP.ToldValue))}))
    parts = (
        (NamedNode(BP.concernsDeal), NamedNode(conflict.deal)),
        _text(BP.about, conflict.about),
        *((NamedNode(BP.toldValue), name) for name, _ in told),
    )
    name, said = _record("conflict", BP.Conflict, parts)
    return name, said.union(*(triples for _, triples in told))


def from_triples(triples: Iterable[Triple], only: Collection[str] = ()) -> Resolved:
    """What a resolution graph says, in order; of records of some kinds `only`, if they are given."""
    by_subject: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    labels = {}
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode | Literal)
        by_subject[triple.subject.value][triple.predicate.value].append(triple.object)
        if triple.predicate == PREF_LABEL:
            labels[triple.subject.value] = triple.object.value
    of_kind: dict[str, list[dict[str, list[NamedNode | Literal]]]] = defaultdict(list)
    for said in by_subject.values():
        for kind in said.get(TYPE.value, ()):
            if not only or kind.value in only:
                of_kind[kind.value].append(said)
    return Resolved(
        joins=tuple(sorted(map(_join, of_kind[str(BP.Join)]), key=lambda join: (join.node, join.release or ""))),
        labels=dict(sorted(labels.items())),
        set_aside=tuple(
            sorted(
                map(_set_aside, of_kind[str(BP.SetAside)]),
                key=lambda it: (it.release, it.subject, it.predicate, it.object, it.why),
            )
        ),
        inferred=tuple(
            sorted(
                map(_inferred, of_kind[str(BP.Inference)]), key=lambda it: (it.subject, it.predicate, it.object, it.why)
            )
        ),
        conflicts=tuple(
            sorted(
                (_conflict_of(said, by_subject) for said in of_kind[str(BP.Conflict)]),
                key=lambda it: (it.deal, it.about, it.values),
            )
        ),
        questions=tuple(sorted(map(_question, of_kind[str(BP.Question)]), key=lambda it: (it.nodes, it.about, it.why))),
    )


Said = dict[str, list[NamedNode | Literal]]


def _one(said: Said, predicate: str) -> str:
    return said[str(predicate)][0].value if said.get(str(predicate)) else ""


def _join(said: Said) -> Join:
    return Join(
        node=_one(said, SUBJECT.value),
        stands_for=_one(said, OBJECT.value),
        ground=Ground(_one(said, BP.ground)),
        why=_one(said, BP.why),
        release=_one(said, BP.inRelease) or None,
    )


def _set_aside(said: Said) -> SetAside:
    return SetAside(
        release=_one(said, BP.inRelease),
        subject=_one(said, SUBJECT.value),
        predicate=_one(said, PREDICATE.value),
        object=_one(said, OBJECT.value),
        why=_one(said, BP.why),
    )


def _inferred(said: Said) -> Inferred:
    thing = said[OBJECT.value][0]
    text = thing.value if isinstance(thing, NamedNode) else str(thing)
    return Inferred(_one(said, SUBJECT.value), _one(said, PREDICATE.value), text, _one(said, BP.why))


def _conflict_of(said: Said, by_subject: dict[str, Said]) -> Conflict:
    told = [by_subject[name.value] for name in said[str(BP.toldValue)]]
    values = sorted(
        (_one(value, _VALUE.value), _one(value, BP.inRelease), _one(value, _DERIVED_FROM.value)) for value in told
    )
    return Conflict(_one(said, BP.concernsDeal), _one(said, BP.about), tuple(values))


def _question(said: Said) -> Question:
    nodes = tuple(sorted(node.value for node in said[str(BP.candidate)]))
    return Question(nodes, _one(said, BP.about), _one(said, BP.why), _one(said, SUBJECT.value) or None)
