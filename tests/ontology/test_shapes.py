"""Each shape lets a good graph pass and names what is wrong with a bad one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.collection import Collection

from biopact.codes import Role
from biopact.ontology.conformance import violations
from biopact.ontology.terms import BASE, BP, CODE_LISTS, ONTOLOGY, code

HERE = Path(__file__).parent
CONFORMING = (HERE / "conforming.ttl").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Broken:
    """The conforming graph with one fault, and all the messages that must name it."""

    messages: frozenset[str]
    text: str

    @classmethod
    def read(cls, case: Mapping[str, str]) -> Broken:
        """One entry of broken.yaml."""
        messages = frozenset(case[key] for key in ("says", "also") if key in case)
        if "add" in case:
            return cls(messages, f"{CONFORMING}\n{case['add']}\n")
        assert CONFORMING.count(case["replace"]) == 1, f"{case['replace']!r} must stand once in conforming.ttl"
        return cls(messages, CONFORMING.replace(case["replace"], case["by"]))


BROKEN = tuple(map(Broken.read, yaml.safe_load((HERE / "broken.yaml").read_text(encoding="utf-8"))))


@pytest.fixture(scope="module")
def found() -> Mapping[int, frozenset[str]]:
    """The messages for each broken graph. One run over all of them, since a run costs more than a graph."""
    everything = Graph()
    for number, broken in enumerate(BROKEN):
        base = f"@base <{BASE}{number}/> ."
        everything.parse(data=broken.text.replace(f"@base <{BASE}> .", base), format="turtle")
    messages: defaultdict[int, set[str]] = defaultdict(set)
    for violation in violations(everything):
        own_base = violation.focus.removeprefix(BASE).partition("/")[0]
        messages[int(own_base)].add(violation.message)
    return {number: frozenset(said) for number, said in messages.items()}


def test_a_graph_with_everything_in_order_has_no_violations(conforming: Graph) -> None:
    assert violations(conforming) == ()


def test_an_empty_graph_has_no_violations() -> None:
    assert violations(Graph()) == ()


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=lambda number: min(BROKEN[number].messages)[:60])
def test_a_fault_is_named_and_nothing_else_is(number: int, found: Mapping[int, frozenset[str]]) -> None:
    assert found.get(number, frozenset()) == BROKEN[number].messages


def test_every_message_of_the_shapes_has_a_graph_that_provokes_it(shapes: Graph) -> None:
    said = {str(message) for message in shapes.objects(None, SH.message)}
    assert said == {message for broken in BROKEN for message in broken.messages}


def test_the_conforming_graph_has_a_node_for_every_shape(shapes: Graph, conforming: Graph) -> None:
    for node_shape in shapes.subjects(RDF.type, SH.NodeShape):
        classes = list(shapes.objects(node_shape, SH.targetClass))
        predicates = [*shapes.objects(node_shape, SH.targetSubjectsOf), *shapes.objects(node_shape, SH.targetObjectsOf)]
        assert classes or predicates, f"{node_shape} has no target"
        assert any((None, RDF.type, c) in conforming for c in classes) or any(
            (None, p, None) in conforming for p in predicates
        )


def test_every_class_of_the_vocabulary_has_a_shape(ontology: Graph, shapes: Graph) -> None:
    classes = {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(ONTOLOGY)}
    assert classes <= set(shapes.objects(None, SH.targetClass))


def test_every_class_has_a_graph_that_conforms_and_one_that_violates_its_shape(
    ontology: Graph, shapes: Graph, conforming: Graph
) -> None:
    for class_ in {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(ONTOLOGY)}:
        assert (None, RDF.type, class_) in conforming
        own = list(shapes.subjects(SH.targetClass, class_))
        constraints = [constraint for shape in own for constraint in (shape, *shapes.objects(shape, SH.property))]
        messages = {str(message) for constraint in constraints for message in shapes.objects(constraint, SH.message)}
        assert any(messages & broken.messages for broken in BROKEN), class_


def test_every_property_of_the_vocabulary_stands_in_a_shape(ontology: Graph, shapes: Graph) -> None:
    terms = {p for p in ontology.subjects(RDFS.range) if isinstance(p, URIRef)}
    assert terms - set(shapes.objects()) == set()


def test_the_lists_in_the_shapes_are_the_code_lists(shapes: Graph) -> None:
    listed: dict[str, set[frozenset[str]]] = defaultdict(set)
    for head in shapes.objects(None, SH["in"]):
        members = [str(member) for member in Collection(shapes, head)]
        listed[members[0].split("/")[-2]].add(frozenset(members))
    assert listed == {
        name: {frozenset(str(code(name, member.value)) for member in members)} for name, members in CODE_LISTS.items()
    }


def test_a_deal_counts_its_parties_over_all_roles(shapes: Graph) -> None:
    roles = {frozenset(Collection(shapes, head)) for head in shapes.objects(None, SH.alternativePath)}
    assert frozenset(BP[role.value] for role in Role) in roles
