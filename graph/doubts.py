"""What in a store is doubtful, so that a person may decide it: names, conflicts, facts read with low confidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import ONTOLOGY
from biopact.resolution.decisions import PROPERTIES, Decisions
from biopact.resolution.decisions.answers import answering
from biopact.resolution.resolve import standing
from biopact.resolution.resolved import Conflict, Question

_PREFIXES = f"PREFIX bp: <{ONTOLOGY}> PREFIX rdf: <{PREFIXES['rdf']}>"
_DEALS = f"""{_PREFIXES}
SELECT ?release ?deal ?confidence {{ GRAPH ?release {{ ?deal a bp:Deal ; bp:confidence ?confidence }} }}"""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of one release, with its nodes as that release has them."""

    claim: str
    release: str
    subject: str
    predicate: str
    value: NamedNode | Literal


@dataclass(frozen=True, slots=True)
class DoubtfulClaim:
    """A statement that no release makes surely; `deal` is the deal that it is a term of."""

    told: tuple[Told, ...]
    confidence: Decimal
    subject: str
    predicate: str
    value: NamedNode | Literal
    deal: str | None = None

    @property
    def key(self) -> str:
        return f"claim {self.subject} {self.predicate} {self.value}"


@dataclass(frozen=True, slots=True)
class DoubtfulDeal:
    """A deal that no release tells surely; `nodes` are those of the releases, `deal` stands for them."""

    deal: str
    nodes: tuple[str, ...]
    confidence: Decimal

    @property
    def key(self) -> str:
        return f"deal {self.deal}"


@dataclass(frozen=True, slots=True)
class DoubtfulName:
    """Nodes that may be one thing. Where one of them is in doubt, it is `asked`, and the others are what it may be."""

    nodes: tuple[str, ...]
    about: str
    why: str
    asked: str | None = None

    @property
    def key(self) -> str:
        return f"name {self.about} {' '.join(sorted(self.nodes))}"


@dataclass(frozen=True, slots=True)
class DoubtfulValue:
    """Different things that releases tell of a deal: each value, its release and the node that bears its evidence."""

    deal: str
    about: str
    values: tuple[tuple[str, str, str], ...]

    @property
    def key(self) -> str:
        return f"conflict {self.deal} {self.about}"


Doubt = DoubtfulName | DoubtfulValue | DoubtfulDeal | DoubtfulClaim


def names_in_doubt(store: Store) -> Iterator[DoubtfulName]:
    """What may be one thing or several, in the order of the nodes; where none is asked about, pair by pair."""
    for question in store.resolved().questions:
        yield from _pairs(question)


def _pairs(question: Question) -> Iterator[DoubtfulName]:
    if question.node is not None or len(question.nodes) < 3:
        yield DoubtfulName(question.nodes, question.about, question.why, question.node)
        return
    for number, one in enumerate(question.nodes):
        for other in question.nodes[number + 1 :]:
            yield DoubtfulName((one, other), question.about, question.why)


def conflicts(store: Store) -> Iterator[DoubtfulValue]:
    """What releases contradict each other in."""
    for conflict in store.resolved().conflicts:
        yield _value(conflict)


def _value(conflict: Conflict) -> DoubtfulValue:
    return DoubtfulValue(conflict.deal, conflict.about, conflict.values)


def deals_in_doubt(store: Store, below: Decimal) -> Iterator[DoubtfulDeal]:
    """Deals that every release tells with less confidence than `below`, the least sure first."""
    node_for = standing(store.resolved().joins)
    confidences: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for release, deal, confidence in _rows(store, _DEALS):
        told = confidences[node_for(release.value, deal.value)]
        told[deal.value] = max(Decimal(confidence.value), told.get(deal.value, Decimal(0)))
    found = (
        DoubtfulDeal(deal, tuple(sorted(told)), max(told.values()))
        for deal, told in confidences.items()
        if max(told.values()) < below
    )
    yield from sorted(found, key=lambda it: (it.confidence, it.deal))


def claims_in_doubt(store: Store, below: Decimal) -> Iterator[DoubtfulClaim]:
    """Statements that every release makes with less confidence than `below`; what somebody is least sure of first.

    Ties between the parties of a deal are no doubt of their own: they stand and fall with the deal. All but the order
    is found out as statements are taken, so that the first come at once from a large store, too.
    """
    node_for = standing(store.resolved().joins)
    sparql = f"""{_PREFIXES} SELECT ?claim ?confidence {{
      GRAPH ?release {{ ?claim bp:confidence ?confidence FILTER(?confidence < {below:f}) }} }}"""
    unsure = [(Decimal(confidence.value), claim.value) for claim, confidence in _rows(store, sparql)]
    seen: set[tuple[str, str, NamedNode | Literal]] = set()
    for _, claim in sorted(unsure):
        found = _claimed(store, claim)
        if found is None:
            continue
        told, deal = found
        value = told.value
        said = NamedNode(node_for(told.release, value.value)) if isinstance(value, NamedNode) else value
        fact = node_for(told.release, told.subject), told.predicate, said
        if fact in seen or deal not in (None, told.subject):
            continue
        seen.add(fact)
        tellings = dict(_tellings(store, *fact))
        if tellings and max(tellings.values()) < below:
            all_told = tuple(it[0] for it in map(partial(_claimed, store), tellings) if it is not None)
            yield DoubtfulClaim(all_told, max(tellings.values()), *fact, fact[0] if deal else None)


def _claimed(store: Store, claim: str) -> tuple[Told, str | None] | None:
    """What a claim says, and the deal that it concerns; None if that is no claim."""
    sparql = f"""{_PREFIXES} SELECT ?release ?subject ?predicate ?object ?deal {{ GRAPH ?release {{
      <{claim}> rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; a bp:Claim
      OPTIONAL {{ <{claim}> bp:concernsDeal ?deal }} }} }}"""
    for release, subject, predicate, value, deal in _rows(store, sparql):
        return Told(claim, release.value, subject.value, predicate.value, value), deal.value if deal else None
    return None


def _tellings(store: Store, subject: str, predicate: str, value: NamedNode | Literal) -> Iterator[tuple[str, Decimal]]:
    """The claims of a statement in the view, whoever makes it, each with the confidence in it."""
    sparql = f"""{_PREFIXES} SELECT ?claim ?confidence {{
      ?claim rdf:subject <{subject}> ; rdf:predicate <{predicate}> ; rdf:object {value} ; bp:confidence ?confidence
    }} ORDER BY ?claim"""
    for claim, confidence in _rows(store, sparql):
        yield claim.value, Decimal(confidence.value)


def _rows(store: Store, sparql: str) -> Iterator[tuple[Any, ...]]:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    for solution in answer:
        yield tuple(solution)


def settled(decisions: Decisions) -> Callable[[Doubt], bool]:
    """Tells whether people have decided what is in doubt."""
    judged = {*decisions.confirmed, *decisions.rejected}
    corrected = {
        (one.node, PROPERTIES[one.property].iri) for corrections in decisions.corrected.values() for one in corrections
    }
    answered = answering(decisions)

    def is_touched(release: str, node: str) -> bool:
        corrections = decisions.corrected.get(node, ())
        return node in judged or any(one.release in (None, release) for one in corrections)

    def is_settled(doubt: Doubt) -> bool:
        match doubt:
            case DoubtfulDeal():
                return doubt.deal in judged or all(node in judged for node in doubt.nodes)
            case DoubtfulClaim():
                subjects = {told.subject for told in doubt.told}
                return (
                    doubt.deal in judged
                    or (doubt.deal is not None and subjects <= judged)
                    or all(it.claim in judged or (it.subject, it.predicate) in corrected for it in doubt.told)
                )
            case DoubtfulName():
                return answered(Question(doubt.nodes, doubt.about, doubt.why, doubt.asked))
            case DoubtfulValue():
                left = [at for _, *at in doubt.values if not is_touched(*at)]
                return doubt.deal in judged or len(left) < 2

    return is_settled
