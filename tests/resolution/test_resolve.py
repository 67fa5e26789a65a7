"""All of resolution together: things before deals, decisions before rules, chains to their end, any order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from biopact.codes import DealKind, EventKind, Role, Telling
from biopact.resolution.decisions import Decision, Decisions, Kind
from biopact.resolution.resolve import closed, resolved, standing
from biopact.resolution.resolved import Ground, Join
from biopact.resolution.told import DealTold, EventTold, ThingTold

BASE = "https://w3id.org/biopact/id/"
ONE, TWO = f"{BASE}release/one", f"{BASE}release/two"


def node(name: str) -> str:
    return f"{BASE}organization/{name}"


def told(release: str, name: str, slug: str) -> ThingTold:
    return ThingTold(release, node(slug), "organization", name)


def decided(kind: Kind, one: str, other: str, release: str | None = None) -> Decisions:
    return Decisions([Decision(kind, node(one), "ada", "2026-03-04", "known", other=node(other), release=release)])


THINGS = (
    told(ONE, "Zentorix, Inc.", "zentorix"),
    told(TWO, "Zentorix Incorporated", "zentorix-incorporated"),
    told(TWO, "Kelvora AG", "kelvora"),
)


def joined(one: str, other: str, release: str | None = None, ground: Ground = Ground.NAME) -> Join:
    return Join(one, other, ground, "made up", release)


# ---- chains of joins -----------------------------------------------------------------------------------------------


def test_a_chain_of_joins_leads_to_its_end_and_a_ring_to_its_least_node() -> None:
    chain = closed([joined("a", "b"), joined("b", "c"), joined("r", "s"), joined("s", "r")])
    assert {(join.node, join.stands_for) for join in chain} == {("a", "c"), ("b", "c"), ("s", "r")}


def test_in_its_release_a_node_goes_its_own_way() -> None:
    node_for = standing(closed([joined("a", "b"), joined("a", "x", ONE), joined("x", "y"), joined("b", "b", ONE)]))
    assert (node_for(ONE, "a"), node_for(TWO, "a"), node_for("", "a"), node_for(ONE, "b")) == ("y", "b", "b", "b")


def test_a_node_that_means_in_a_release_what_stands_for_it_anyway_stays() -> None:
    node_for = standing(closed([joined("b", "a"), joined("a", "b", ONE)]))
    assert node_for(ONE, "a") == node_for(ONE, "b") == "a"


def test_what_was_decided_holds_against_what_was_found() -> None:
    both = [joined("a", "z"), joined("a", "b", ground=Ground.DECISION)]
    assert [join.stands_for for join in closed(both)] == ["b"] == [join.stands_for for join in closed(both[::-1])]


@given(st.lists(st.builds(joined, st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from((None, ONE)))))
def test_closing_twice_changes_nothing_and_no_order_matters(joins: list[Join]) -> None:
    once = closed(joins)
    assert closed(once) == once == closed(joins[::-1])
    node_for = standing(once)
    for name in "abcdef":
        assert node_for("", node_for("", name)) == node_for("", name)


# ---- things, then deals --------------------------------------------------------------------------------------------


def deal(release: str, licensee: str, telling: Telling) -> DealTold:
    own = f"{BASE}deal/{release.rpartition('/')[2]}"
    return DealTold(
        release=release,
        release_date="2012-03-05" if telling is Telling.NEWS else "2014-06-01",
        node=own,
        telling=telling,
        kinds=(DealKind.LICENSE,),
        parties=((Role.LICENSOR, node("kelvora")), (Role.LICENSEE, node(licensee))),
        events=(EventTold(f"{own}/1", EventKind.SIGNED, "2012-03-05" if telling is Telling.NEWS else "2012-03"),),
    )


DEALS = (deal(ONE, "zentorix", Telling.NEWS), deal(TWO, "zentorix-incorporated", Telling.BACKGROUND))


def test_deals_join_when_their_parties_are_one_thing() -> None:
    found = resolved(THINGS, DEALS)
    node_for = standing(found.joins)
    assert node_for("", node("zentorix-incorporated")) == node_for("", node("zentorix"))
    assert node_for("", DEALS[1].node) == DEALS[0].node
    apart = resolved(THINGS, DEALS, decided(Kind.NOT_SAME_AS, "zentorix", "zentorix-incorporated"))
    assert standing(apart.joins)("", DEALS[1].node) == DEALS[1].node


def test_a_name_is_kept_for_things_about_which_releases_differ_only() -> None:
    labels = resolved(THINGS, ()).labels
    (name,) = labels.values()
    assert name.startswith("Zentorix")


def test_the_order_of_what_is_told_does_not_matter() -> None:
    things, deals = list(THINGS), list(DEALS)
    expected = resolved(things, deals)
    for seed in range(5):
        random.Random(seed).shuffle(things)
        random.Random(seed).shuffle(deals)
        assert resolved(things, deals) == expected


# ---- what a person decided about one release -----------------------------------------------------------------------


def test_a_node_can_be_another_in_one_release_only() -> None:
    node_for = standing(resolved(THINGS, (), decided(Kind.SAME_AS, "kelvora", "zentorix", TWO)).joins)
    assert node_for(TWO, node("kelvora")) == node_for("", node("zentorix"))
    assert node_for(ONE, node("kelvora")) == node("kelvora")


def test_a_node_that_is_not_another_in_one_release_is_a_thing_of_its_own_there() -> None:
    for one, other in (("zentorix", "zentorix-incorporated"), ("zentorix-incorporated", "zentorix")):
        joins = resolved(THINGS, (), decided(Kind.NOT_SAME_AS, one, other, TWO)).joins
        node_for = standing(joins)
        assert node_for(TWO, node(one)) != node_for(TWO, node(other))
        assert node_for(ONE, node(one)) == node_for(ONE, node(other))


def test_a_decision_that_keeps_apart_what_nobody_joined_changes_nothing() -> None:
    assert resolved(THINGS, (), decided(Kind.NOT_SAME_AS, "kelvora", "zentorix", TWO)) == resolved(THINGS, ())
