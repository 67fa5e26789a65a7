"""Nodes of many releases: what becomes one thing, what stays apart, what is asked; the same in any order."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from biopact.resolution.names import Joined, join_things
from biopact.resolution.resolved import Ground, Join
from biopact.resolution.told import ThingTold

BASE = "https://example.org/id/"


def told(release: str, local: str, name: str, segment: str = "organization", **more: Any) -> ThingTold:
    return ThingTold(f"{BASE}release/{release}", f"{BASE}{segment}/{local}", segment, name, **more)


def became(joined: Joined) -> dict[str, str]:
    """What each joined node stands for, by last segments."""
    return {join.node.rpartition("/")[2]: join.stands_for.rpartition("/")[2] for join in joined.joins}


def test_nodes_with_one_name_in_two_spellings_are_one() -> None:
    joined = join_things(
        [told("a", "zentor-bio-pharma", "Zentor Bio Pharma"), told("b", "zentorbiopharma", "ZentorBioPharma")]
    )
    assert became(joined) == {"zentorbiopharma": "zentor-bio-pharma"}
    assert joined.joins[0].ground is Ground.NAME
    assert joined.labels == {f"{BASE}organization/zentor-bio-pharma": "Zentor Bio Pharma"}


def test_what_the_registry_knows_stands_for_its_line_even_if_no_release_has_that_node() -> None:
    joined = join_things([told("a", "glaxo-smithkline-k-k", "Glaxo Smithkline K.K.")])
    assert became(joined) == {"glaxo-smithkline-k-k": "gsk"}
    assert joined.labels == {f"{BASE}organization/gsk": "GSK plc"}


def test_two_nodes_of_one_release_are_not_joined_by_their_names() -> None:
    pair = [told("a", "zentor", "Zentor"), told("a", "zentor-therapeutics", "Zentor Therapeutics")]
    assert became(join_things(pair)) == {}
    apart_in_one = [*pair, told("b", "zentor", "Zentor"), told("c", "zentor-therapeutics", "Zentor Therapeutics")]
    assert became(join_things(apart_in_one)) == {}


def test_an_ambiguous_name_is_settled_by_its_place_or_asked_for() -> None:
    joined = join_things(
        [
            told("a", "merck-in-a", "Merck", places=("Darmstadt, Germany",)),
            told("b", "merck-in-b", "Merck", tickers=("NYSE:MRK",)),
            told("c", "merck-in-c", "Merck"),
        ]
    )
    assert became(joined) == {"merck-in-a": "merck-kgaa", "merck-in-b": "merck-co"}
    assert [question.nodes[0].rpartition("/")[2] for question in joined.questions] == ["merck-in-c"]
    assert {node.rpartition("/")[2] for node in joined.questions[0].nodes[1:]} == {"merck-co", "merck-kgaa"}


def test_a_form_that_a_release_defines_joins_the_product_of_that_name() -> None:
    joined = join_things(
        [
            told("a", "zx-4120", "ZX-4120", "product", aliases=("zentoralimab",)),
            told("b", "zentoralimab", "zentoralimab", "product"),
        ]
    )
    assert became(joined) == {"zentoralimab": "zx-4120"}
    assert joined.joins[0].ground is Ground.CONTEXT


def test_what_is_not_disclosed_or_holds_in_one_release_only_is_joined_by_decisions_alone() -> None:
    things = [
        told("a", "asthma-drug-in-a", "asthma drug", "product"),
        told("b", "asthma-drug-in-b", "asthma drug", "product"),
        told("a", "undisclosed-partner-1", "undisclosed partner", undisclosed=True),
        told("b", "undisclosed-partner-2", "undisclosed partner", undisclosed=True),
    ]
    assert became(join_things(things)) == {}
    decided = join_things(
        things, same=[(f"{BASE}organization/undisclosed-partner-1", f"{BASE}organization/undisclosed-partner-2")]
    )
    assert became(decided) == {"undisclosed-partner-2": "undisclosed-partner-1"}
    assert decided.joins[0].ground is Ground.DECISION


def test_a_decision_keeps_apart_what_the_registry_or_a_name_would_join() -> None:
    things = [told("a", "amgen", "Amgen"), told("b", "amgen-gmbh-x", "Amgen GmbH")]
    assert became(join_things(things)) == {"amgen-gmbh-x": "amgen"}
    apart = join_things(things, apart=[(f"{BASE}organization/amgen-gmbh-x", f"{BASE}organization/amgen")])
    assert became(apart) == {}
    names = [told("a", "zentor", "Zentor"), told("b", "zentor-inc", "Zentor Pharma")]
    assert became(join_things(names, apart=[(f"{BASE}organization/zentor", f"{BASE}organization/zentor-inc")])) == {}


def test_a_decision_may_say_that_a_node_is_a_line_of_the_registry_that_no_release_names() -> None:
    undisclosed = told("a", "undisclosed-partner-1", "undisclosed partner", undisclosed=True)
    joined = join_things([undisclosed], same=[(f"{BASE}organization/amgen", undisclosed.node)])
    assert became(joined) == {"undisclosed-partner-1": "amgen"}
    assert joined.joins[0].ground is Ground.DECISION
    assert joined.labels == {f"{BASE}organization/amgen": "Amgen Inc."}
    assert became(join_things([undisclosed], same=[(undisclosed.node, f"{BASE}organization/nobody")])) == {}


def test_names_that_are_nearly_alike_are_asked_for() -> None:
    joined = join_things([told("a", "zentorabio", "Zentorabio"), told("b", "zentorbio", "Zentorbio")])
    assert became(joined) == {}
    assert [question.about for question in joined.questions] == ["one thing or two"]


def test_a_short_form_that_two_longer_names_share_joins_neither() -> None:
    labs, food = told("a", "zentor-labs", "Zentor Labs"), told("b", "zentor-nutrition", "Zentor Nutrition")
    short = told("c", "zentor", "Zentor")
    assert became(join_things([labs, short])) == {"zentor": "zentor-labs"}
    joined = join_things([labs, food, short])
    assert became(joined) == {}
    assert {question.why for question in joined.questions} == {"a short form that several may go by"}


def test_an_everyday_word_is_asked_for_and_not_joined() -> None:
    joined = join_things([told("a", "sirius", "Sirius"), told("b", "sirius-therapeutics", "Sirius Therapeutics")])
    assert became(joined) == {}
    assert len(joined.questions) == 1


def test_what_many_texts_define_each_for_another_ties_no_names_together() -> None:
    joined = join_things(
        [
            told("a", "hope-alliance", "HOPE Alliance", aliases=("HOPE",)),
            told("b", "hope", "HOPE"),
            told("c", "zentor-labor-institute", "Zentor Labor Institute", aliases=("ZLI",)),
            told("d", "zli", "ZLI"),
        ]
    )
    assert became(joined) == {}
    coined = [told("a", "zentor-alliance", "Zentor Alliance", aliases=("Zentor",)), told("b", "zentor", "Zentor")]
    assert became(join_things(coined)) == {"zentor-alliance": "zentor"}


def test_names_without_letters_are_things_of_their_own() -> None:
    assert became(join_things([told("a", "x1", "®"), told("b", "x2", "…"), told("c", "x3", "")])) == {}


NAMES = [
    "Zentor",
    "Zentor Therapeutics",
    "Zentor Pharma",
    "Zentor Energy",
    "Zentora",
    "Merck",
    "MSD",
    "Pelmor AG",
    "Pelmor",
]
THINGS = st.builds(
    lambda release, name, ticker, place: told(
        release, name.lower().replace(" ", "-"), name, tickers=ticker, places=place
    ),
    st.sampled_from("abcde"),
    st.sampled_from(NAMES),
    st.sampled_from([(), ("NASDAQ:ZNTR",), ("NYSE:MRK",)]),
    st.sampled_from([(), ("Darmstadt, Germany",), ("Boston, Mass.",)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(THINGS, max_size=12).flatmap(lambda things: st.tuples(st.just(things), st.permutations(things))))
def test_order_and_repetition_change_nothing(orders: tuple[list[ThingTold], list[ThingTold]]) -> None:
    one, other = orders
    joined = join_things(one)
    assert join_things(other + one[:3]) == joined
    standing = {join.node for join in joined.joins}
    assert all(isinstance(join, Join) and join.stands_for not in standing for join in joined.joins)
    assert set(joined.labels) == {join.stands_for for join in joined.joins} | ({t.node for t in one} - standing)
