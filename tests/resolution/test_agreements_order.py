"""Joining gives the same whatever the order, and does not take long."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from biopact.resolution.told import DealTold
from tests.resolution.tellings import joined, tell, together

_DAYS = ("2000-09-06", "2006-05-01", "2009-09-08", "2009-09-15", "2009-11-19", "2012-12-19")


@st.composite
def _tellings(draw: st.DrawFn) -> list[DealTold]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        on = draw(st.sampled_from((*_DAYS, None)))
        day = on or "2009-09-08"
        when = draw(st.sampled_from((None, day, day[:7], day[:4], "2009-13", "soon")))
        kinds, between = draw(
            st.sampled_from(
                (
                    ("license", "acme>borealis"),
                    ("license", "acme>cygnus"),
                    ("license", "borealis>acme"),
                    ("license option", "acme>borealis"),
                    ("collaboration", "acme+borealis"),
                    ("collaboration", "acme+borealis+fornax"),
                    ("collaboration", "acme"),
                    ("acquisition", "borealis>cygnus"),
                )
            )
        )
        found.append(
            tell(
                f"d{number}",
                on,
                between,
                kinds,
                draw(st.sampled_from(("signed", "milestone", "completed", "amended"))),
                when,
                news=draw(st.booleans()),
                release=f"r{draw(st.integers(0, 4))}",
                subjects=draw(st.sampled_from(("", "tap-tech", "amx-101", "amx-202"))),
                sums=draw(st.sampled_from(("", "upfront 5 USD", "upfront 7 USD"))),
                under=draw(st.sampled_from((None, "d0", "d1"))),
                ordinal=draw(st.sampled_from((None, 2, 3))),
            )
        )
    return found


@settings(max_examples=150, deadline=None)
@given(_tellings(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(tellings: list[DealTold], chance: random.Random) -> None:
    outcome = joined(*tellings)
    shuffled = [*tellings, *chance.sample(tellings, len(tellings) // 2)]
    chance.shuffle(shuffled)
    assert joined(*shuffled) == outcome


@settings(max_examples=100, deadline=None)
@given(_tellings())
def test_a_node_stands_for_one_other_that_stands_for_itself(tellings: list[DealTold]) -> None:
    joins = joined(*tellings).joins
    stands = {join.node: join.stands_for for join in joins}
    assert len(stands) == len(joins)
    assert not stands.keys() & set(stands.values())


@settings(max_examples=100, deadline=None)
@given(_tellings())
def test_other_parties_change_nothing(tellings: list[DealTold]) -> None:
    alone = joined(*tellings)
    strangers = [
        tell("x1", "2009-09-08", "gienah>hydra", news=True),
        tell("x2", "2012-12-19", "gienah>hydra", when="2009"),
    ]
    both = joined(*tellings, *strangers)
    assert set(alone.joins) <= set(both.joins)
    assert {join.node for join in set(both.joins) - set(alone.joins)} <= {
        node for deal in strangers for node in (deal.node, *(event.node for event in deal.events))
    }


def test_thousands_of_tellings_of_one_pair_join_in_seconds() -> None:
    boilerplate = [
        tell(f"p{number}", f"20{number % 20:02}-05-01", news=number % 3 == 0, sums=f"upfront {number % 7} USD")
        for number in range(1_500)
    ]
    endless = [
        tell(f"q{number}", "2009-05-01", "gienah>hydra", subjects=f"x-{number}", when="2009") for number in range(700)
    ]
    spread = [tell(f"s{number}", "2009-05-01", f"org{number % 900}>org{number % 899}") for number in range(1_500)]
    begun = time.process_time()
    joined(*boilerplate, *endless, *spread)
    assert time.process_time() - begun < 10


def test_the_same_standing_words_of_hundreds_of_releases_are_one_agreement() -> None:
    told = [tell(f"p{number}", "2019-05-01", "acme+borealis", "collaboration") for number in range(600)]
    assert len(together(*told)) == 1
