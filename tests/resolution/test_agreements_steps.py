"""Steps in the life of an agreement, umbrellas and what was taken under them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from biopact.codes import EventKind
from biopact.ontology.terms import BP
from biopact.resolution.told import DealTold, EventTold
from tests.resolution.tellings import groups, joined, node, tell, together

ACCESS = tell("access", "2000-09-06", kinds="license option", news=True, subjects="tap-tech")
FIRST = tell("first", "2009-09-08", news=True, subjects="tap-tech", under="access")
SECOND = tell("second", "2009-11-19", news=True, subjects="tap-tech")


@pytest.mark.parametrize("event", ["completed", "amended", "option-exercised", "milestone", "terminated"])
def test_a_step_is_one_of_the_only_agreement(event: str) -> None:
    assert together(FIRST, tell("step", "2011-11-03", event=event, news=True)) == groups("first step")


def test_a_step_before_the_signing_is_of_another_agreement() -> None:
    assert together(FIRST, tell("step", "2008-11-03", event="milestone", news=True)) == groups("first", "step")


def test_a_step_is_of_the_agreement_about_its_product() -> None:
    one = tell("one", "2009-02-01", news=True, subjects="amx-101")
    two = tell("two", "2009-08-01", news=True, subjects="amx-202")
    step = tell("step", "2011-11-03", event="milestone", news=True, subjects="amx-202")
    assert together(one, two, step) == groups("one", "two step")


def test_a_step_that_fits_several_agreements_stays_apart_with_a_question() -> None:
    one, two = (tell(name, day, news=True) for name, day in (("one", "2009-02-01"), ("two", "2011-08-01")))
    step = tell("step", "2012-11-03", event="milestone", news=True)
    told_again = tell("again", "2013-01-03", event="milestone", when="2012-11-03")
    assert together(one, two, step, told_again) == groups("one", "two", "step again")
    (question,) = joined(one, two, step, told_again).questions
    assert question.nodes == (node("deal", "one"), node("deal", "step"), node("deal", "two"))


def test_a_step_that_fits_an_umbrella_and_its_licences_is_of_the_umbrella() -> None:
    step = tell("step", "2011-11-03", event="milestone", news=True, subjects="tap-tech")
    other = tell("other", "2011-11-14", event="milestone", news=True, subjects="tap-tech")
    assert together(ACCESS, FIRST, SECOND, step, other) == groups("access step other", "first", "second")


def test_the_terms_of_a_licence_do_not_become_those_of_its_umbrella() -> None:
    step = tell("step", "2011-11-03", event="milestone", news=True, exclusive=True, territories="japan")
    aside = {(it.subject, it.predicate, it.object) for it in joined(ACCESS, FIRST, SECOND, step).set_aside}
    assert aside == {
        (node("deal", "step"), str(BP.exclusive), "true"),
        (node("deal", "step"), str(BP.territory), node("territory", "japan")),
    }
    assert not joined(FIRST, step).set_aside


def test_two_milestones_are_two_steps_and_one_told_twice_is_one() -> None:
    step = tell("step", "2011-11-03", event="milestone", news=True, sums="milestone-paid 1000000 USD")
    other = tell("other", "2011-11-14", event="milestone", news=True, sums="milestone-paid 1000000 USD")
    retold = tell("re", "2011-11-14", event="milestone", when="2011-11-03", sums="milestone-paid 1000000 USD")
    stands = {join.node: join.stands_for for join in joined(FIRST, step, other, retold).joins}
    assert stands[node("event/re", "re")] == node("event/step", "step")
    assert node("event/other", "other") not in stands
    assert stands[node("payment", "re/re/1")] == node("payment", "step/step/1")
    assert node("payment", "other/other/1") not in stands


def test_an_acquisition_runs_from_signing_to_closing() -> None:
    deal: dict[str, Any] = {"between": "borealis>cygnus", "kinds": "acquisition"}
    signed = tell("signed", "2005-12-14", news=True, **deal)
    vote = tell("vote", "2006-03-29", event="pending", news=True, **deal)
    closed = tell("closed", "2012-12-19", event="completed", when="2006", **deal)
    assert together(signed, vote, closed) == groups("signed vote closed")
    again = tell("again", "2015-12-14", news=True, **deal)
    assert together(signed, vote, closed, again) == groups("signed vote closed", "again")


def test_an_amendment_and_the_signing_in_one_release_are_one_agreement() -> None:
    news = tell("news", "2017-05-26", event="amended", news=True, release="r", sums="upfront 30 USD")
    background = tell("background", "2017-05-26", when="2003-07", release="r", sums="upfront 12 USD")
    assert together(news, background) == groups("news background")
    assert not joined(news, background).conflicts


def test_news_of_a_step_that_also_says_when_the_agreement_was_signed_announces_no_signing() -> None:
    step = tell("step", "2025-07-24", event="milestone", news=True, sums="total-value 959 USD")
    signing = EventTold(node("event/step", "signing"), EventKind.SIGNED, "2024")
    news = replace(step, events=(*step.events, signing))
    background = tell("background", "2025-06-06", when="2024-03", sums="total-value 105 USD")
    assert together(news, background) == groups("step background")
    outcome = joined(news, background)
    assert outcome.conflicts == ()
    assert {join.stands_for for join in outcome.joins if "/deal/" in join.node} == {node("deal", "background")}


def test_an_option_exercised_under_its_own_agreement_is_a_step_of_it() -> None:
    base = tell("base", "2017-08-29", when="2011-10", release="r")
    taken = tell("taken", "2017-08-29", event="option-exercised", news=True, release="r", under="base")
    outcome = joined(base, taken)
    assert together(base, taken) == groups("base taken")
    assert [(it.subject, it.predicate, it.object) for it in outcome.set_aside if it.predicate == str(BP.under)] == [
        (node("deal", "taken"), str(BP.under), node("deal", "base"))
    ]


def test_a_licence_taken_under_an_umbrella_is_not_the_umbrella() -> None:
    umbrella = tell("umbrella", "2012-12-19", release="r")
    licence = tell("licence", "2012-12-19", news=True, release="r", under="umbrella")
    assert together(umbrella, licence) == groups("umbrella", "licence")


def test_sister_licences_are_under_the_same_umbrella() -> None:
    outcome = joined(ACCESS, FIRST, SECOND)
    assert [(it.subject, it.predicate, it.object) for it in outcome.inferred] == [
        (node("deal", "second"), str(BP.under), node("deal", "access"))
    ]


@pytest.mark.parametrize(
    "other",
    [
        tell("other", "2009-11-19", news=True, subjects="other-tech"),
        tell("other", "2009-11-19", news=True, subjects="tap-tech", between="acme>fornax"),
        tell("other", "1999-11-19", news=True, subjects="tap-tech"),
        tell("other", "2009-11-19", news=True, subjects="tap-tech", kinds="supply"),
    ],
)
def test_what_is_no_sister_is_under_no_umbrella(other: DealTold) -> None:
    assert not joined(ACCESS, FIRST, other).inferred


def test_an_undated_collaboration_of_a_chain_is_its_umbrella() -> None:
    vague = tell("vague", "2020-10-19", "acme+borealis", "collaboration")
    outcome = joined(ACCESS, FIRST, SECOND, vague)
    assert together(ACCESS, FIRST, SECOND, vague) == groups("access vague", "first", "second")
    assert not outcome.questions
