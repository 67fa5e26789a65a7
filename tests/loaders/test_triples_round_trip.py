"""What is written to a graph is read back from it, whatever was said and by whatever way the graph came."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple

from biopact.facts import ReleaseFacts
from biopact.loaders.triples import canonical, from_rdf, to_rdf
from biopact.ontology.serialize import turtle
from tests.loaders.digests import DIGESTS, digest
from tests.loaders.sample import sample
from tests.loaders.strategies import release_facts

# Facts are large to draw, and so the first property tries more of them than those that vary it.
thorough = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
generated = settings(thorough, max_examples=25)


def through_turtle(triples: list[Triple]) -> list[Triple]:
    return [quad.triple for quad in pyoxigraph.parse(turtle(triples), RdfFormat.TURTLE)]


def through_a_store(triples: list[Triple]) -> list[Triple]:
    store = pyoxigraph.Store()
    store.extend(Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) for triple in triples)
    return [quad.triple for quad in store]


@given(release_facts())
@thorough
def test_facts_come_back_from_their_triples(facts: ReleaseFacts) -> None:
    assert canonical(from_rdf(to_rdf(facts), facts.release)) == canonical(facts)


@given(release_facts())
@generated
def test_the_facts_that_come_back_give_the_same_triples(facts: ReleaseFacts) -> None:
    triples = to_rdf(facts)
    assert set(to_rdf(from_rdf(triples, facts.release))) == set(triples)


@given(release_facts(), st.randoms(use_true_random=False))
@generated
def test_the_order_of_the_triples_does_not_matter(facts: ReleaseFacts, chance: random.Random) -> None:
    triples = to_rdf(facts)
    shuffled = chance.sample(triples, len(triples))
    assert from_rdf(shuffled, facts.release) == from_rdf(triples, facts.release)


@given(release_facts())
@generated
def test_facts_come_back_from_a_file_and_from_a_store(facts: ReleaseFacts) -> None:
    triples = to_rdf(facts)
    assert set(through_turtle(triples)) == set(triples)
    assert canonical(from_rdf(through_a_store(triples), facts.release)) == canonical(facts)


@given(release_facts(), st.sampled_from(["https://deals.example/id/", "https://deals.example/all#", "urn:deals/"]))
@generated
def test_facts_come_back_from_any_base(facts: ReleaseFacts, base: str) -> None:
    assert canonical(from_rdf(to_rdf(facts, base), facts.release, base)) == canonical(facts)


def test_every_code_and_every_term_comes_back() -> None:
    facts = sample()
    back = from_rdf(to_rdf(facts), facts.release)
    assert canonical(back) == canonical(facts)
    assert set(to_rdf(back)) == set(to_rdf(facts))


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_what_was_read_from_a_digest_comes_back(path: Path) -> None:
    facts = digest(path)
    triples = to_rdf(facts)
    back = from_rdf(triples, facts.release)
    assert canonical(back) == canonical(facts)
    assert set(to_rdf(back)) == set(triples)
