"""Which tellings of a signing are one agreement."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from biopact.codes import MoneyState
from biopact.ontology.terms import BP, code
from tests.resolution.tellings import agreements, groups, joined, node, tell, together

SIGNED = tell("news", "2009-11-19", news=True, subjects="tap-tech")


@pytest.mark.parametrize("when", ["2009-11-19", "2009-11", "2009", None])
def test_background_of_any_precision_joins_the_signing_it_can_mean(when: str | None) -> None:
    later = tell("later", "2012-01-05", when=when)
    assert together(SIGNED, later) == groups("news later")


@pytest.mark.parametrize("when", ["2009-12-19", "2009-10", "2008"])
def test_background_of_another_time_is_another_agreement(when: str) -> None:
    later = tell("later", "2012-01-05", when=when)
    assert together(SIGNED, later) == groups("news", "later")


def test_a_stated_day_within_ten_of_the_release_is_the_signing() -> None:
    assert together(SIGNED, tell("near", "2012-01-05", when="2009-11-09")) == groups("news near")
    assert together(SIGNED, tell("far", "2012-01-05", when="2009-11-08")) == groups("news", "far")


def test_an_agreement_signed_at_the_end_of_a_month_is_announced_in_the_next() -> None:
    news = tell("news", "2009-10-02", news=True)
    assert together(news, tell("later", "2010-01-05", when="2009-09")) == groups("news later")
    other = tell("other", "2009-09-20", news=True)
    assert together(news, other, tell("later", "2010-01-05", when="2009-09")) == groups("news", "other later")


def test_what_was_told_before_the_signing_is_not_of_it() -> None:
    assert together(SIGNED, tell("earlier", "2008-02-01", between="acme+borealis", kinds="collaboration")) == groups(
        "news", "earlier"
    )


def test_what_was_told_before_with_the_same_sum_is_of_the_signing_that_is_told_as_news_again() -> None:
    news = tell("news", "2009-11-19", news=True, sums="total-value 250000000 USD")
    assert together(news, tell("earlier", "2009-08-01", sums="total-value 250000000 USD")) == groups("news earlier")
    assert together(news, tell("earlier", "2009-08-01", sums="total-value 90000000 USD")) == groups("news", "earlier")


def test_a_licence_is_told_as_collaboration() -> None:
    later = tell("later", "2012-01-05", between="acme+borealis", kinds="collaboration")
    assert together(SIGNED, later) == groups("news later")


@pytest.mark.parametrize(
    ("kinds", "between"),
    [("supply", "acme>borealis"), ("acquisition", "acme>borealis"), ("settlement", "acme+borealis")],
)
def test_other_kinds_are_other_agreements(kinds: str, between: str) -> None:
    assert together(SIGNED, tell("later", "2012-01-05", between=between, kinds=kinds)) == groups("news", "later")


def test_what_is_bought_on_one_date_is_a_company_in_one_text_and_assets_in_another() -> None:
    company = tell("company", "2025-05-13", "acme>borealis", "acquisition", news=True)
    assets = partial(tell, "later", "2025-06-23", between="acme>borealis", kinds="asset-purchase")
    assert together(company, assets(when="2025-05")) == groups("company later")
    assert together(company, assets(when="2025-04")) == groups("company", "later")
    assert together(company, assets()) == groups("company", "later")


def test_other_parties_are_other_agreements() -> None:
    assert together(SIGNED, tell("later", "2012-01-05", between="acme>fornax", when="2009-11")) == groups(
        "news", "later"
    )


def test_a_text_may_leave_out_one_of_three_parties() -> None:
    news = tell("news", "2015-03-24", between="acme+borealis+fornax", kinds="joint-venture", news=True)
    assert together(news, tell("later", "2019-01-08", "acme+fornax", "joint-venture", when="2015-03")) == groups(
        "news later"
    )


def test_two_of_many_parties_may_have_an_agreement_of_their_own() -> None:
    trial = tell("trial", "2015-03-24", between="acme+borealis+fornax", kinds="collaboration", subjects="amx-101")
    pair = partial(tell, "later", "2019-01-08", between="acme+fornax", kinds="collaboration")
    assert together(trial, pair()) == groups("trial", "later")
    assert together(trial, pair(subjects="amx-101")) == groups("trial later")


def test_a_second_release_of_a_signing_comes_within_days() -> None:
    assert together(SIGNED, tell("echo", "2009-11-22", news=True)) == groups("news echo")
    assert together(SIGNED, tell("next", "2009-11-23", news=True)) == groups("news", "next")


def test_what_is_told_within_the_year_of_a_signing_may_be_another() -> None:
    signed = tell("signed", "2026-01-05", when="2025", subjects="amx-101")
    assert together(signed, tell("spring", "2025-04-02")) == groups("signed", "spring")
    assert together(signed, tell("spring", "2025-04-02", subjects="amx-101")) == groups("signed spring")


def test_one_named_party_joins_nothing() -> None:
    one, two = (tell(name, "2015-03-24", between="acme", kinds="collaboration") for name in ("one", "two"))
    assert together(one, two) == groups("one", "two")


def test_different_subjects_keep_agreements_apart() -> None:
    assert together(SIGNED, tell("later", "2012-01-05", when="2009", subjects="other-tech")) == groups("news", "later")


def test_a_product_and_the_technology_it_is_made_with_may_be_one_subject() -> None:
    assert together(SIGNED, tell("later", "2012-01-05", when="2009", subjects="amx-101")) == groups("news later")


def test_one_name_is_one_subject_whether_told_as_product_or_as_technology() -> None:
    other = tell("later", "2012-01-05", when="2009", subjects="amx-101")
    as_product = replace(other, subjects=(*other.subjects, node("product", "tap-tech")))
    assert together(tell("news", "2009-11-19", news=True, subjects="tap-tech amx-202"), as_product) == groups(
        "news later"
    )


def test_subjects_without_a_name_tell_nothing_apart() -> None:
    nameless = tell("later", "2012-01-05", when="2009", subjects="antibodies-in-later", release="later")
    news = tell("news", "2009-11-19", news=True, subjects="amx-101")
    assert together(news, nameless) == groups("news later")


def test_two_tellings_of_one_release_are_two_agreements() -> None:
    one = tell("one", "2009-11-19", news=True, release="r")
    two = tell("two", "2009-11-19", news=True, release="r")
    assert together(one, two) == groups("one", "two")


def test_two_licences_of_a_year_are_matched_with_the_known_ones_in_order() -> None:
    first = tell("sep", "2010-01-01", when="2009-09")
    earlier, later = (tell(f"lic-2009{end}", "2012-12-19", when="2009", release="r") for end in ("", "-2"))
    assert together(SIGNED, first, later, earlier) == groups("sep lic-2009", "news lic-2009-2")


def test_more_tellings_than_known_agreements_make_new_ones() -> None:
    tellings = [tell(f"lic-{number}", "2012-12-19", when="2009", release="r") for number in (1, 2, 3)]
    assert together(SIGNED, *tellings) == groups("news lic-1", "lic-2", "lic-3")


def test_two_releases_that_each_tell_two_licences_of_a_year_tell_the_same_two() -> None:
    tellings = [
        tell(f"{place}-{number}", "2012-12-19", when="2009", release=place) for place in "ab" for number in "12"
    ]
    assert together(*tellings) == groups("a-1 b-1", "a-2 b-2")


def test_a_sum_tells_which_of_two_agreements_is_meant() -> None:
    one = tell("one", "2009-02-01", news=True, sums="upfront 5000000 USD")
    two = tell("two", "2009-08-01", news=True, sums="upfront 7000000 USD")
    assert together(one, two, tell("later", "2012-01-05", when="2009", sums="upfront 7000000 USD")) == groups(
        "one", "two later"
    )


def test_undated_tellings_that_fit_several_agreements_are_one_node_and_a_question() -> None:
    one, two = (tell(name, day, news=True) for name, day in (("one", "2009-02-01"), ("two", "2011-08-01")))
    vague = [tell(f"v{number}", f"201{number}-01-05", "acme+borealis", "collaboration") for number in (3, 4)]
    outcome = joined(one, two, *vague)
    assert together(one, two, *vague) == groups("one", "two", "v3 v4")
    assert [question.nodes for question in outcome.questions] == [
        tuple(node("deal", it) for it in ("one", "two", "v3"))
    ]


def test_one_answer_holds_for_all_tellings_of_a_question() -> None:
    one, two = (tell(name, day, news=True) for name, day in (("one", "2009-02-01"), ("two", "2011-08-01")))
    vague = [tell(f"v{number}", f"201{number}-01-05", "acme+borealis", "collaboration") for number in (3, 4, 5)]
    outcome = joined(one, two, *vague, same=[("v4", "two")])
    assert agreements(outcome, one, two, *vague) == groups("one", "two v3 v4 v5")
    assert outcome.questions == ()


def test_undated_tellings_alone_are_one_agreement() -> None:
    tellings = [tell(f"t{number}", f"201{number}-01-05", "acme+borealis", "collaboration") for number in range(3)]
    assert together(*tellings) == groups("t0 t1 t2")
    assert not joined(*tellings).questions


def test_the_node_is_that_of_the_release_that_announced_the_signing() -> None:
    background = tell("a-background", "2008-01-05", when="2007-05")
    news = tell("z-news", "2007-05-09", news=True)
    (join,) = (join for join in joined(background, news).joins if "/deal/" in join.node)
    assert (join.node, join.stands_for) == (node("deal", "a-background"), node("deal", "z-news"))


def test_without_news_the_node_is_that_of_the_closest_date_of_signing() -> None:
    vague, dated = tell("a", "2008-01-05", when="2007"), tell("b", "2009-01-05", when="2007-05")
    step = tell("step", "2011-11-03", event="milestone", news=True)
    stands = {join.stands_for for join in joined(vague, dated, step).joins if "/deal/" in join.node}
    assert stands == {node("deal", "b")}


def test_people_join_and_part_what_the_rules_do_not() -> None:
    apart = tell("apart", "2012-01-05", when="2001")
    assert together(SIGNED, apart) == groups("news", "apart")
    by_hand = joined(SIGNED, apart, same=[("apart", "news")])
    assert node("deal", "apart") in {join.node for join in by_hand.joins}
    near = tell("near", "2012-01-05", when="2009-11")
    assert not [join for join in joined(SIGNED, near, different=[("near", "news")]).joins if "/deal/" in join.node]


def test_the_same_sum_and_the_same_signing_are_one_node() -> None:
    news = tell("news", "2009-11-19", news=True, sums="upfront 5000000 USD, milestones 9000000 USD")
    later = tell("later", "2012-01-05", when="2009", sums="milestones 9000000 USD, upfront 6000000 USD")
    stands = {join.node: join.stands_for for join in joined(news, later).joins}
    assert stands[node("payment", "later/later/1")] == node("payment", "news/news/2")
    assert node("payment", "later/later/2") not in stands
    assert stands[node("event/later", "later")] == node("event/news", "news")


def test_up_to_stands_where_one_telling_says_it() -> None:
    news = tell("news", "2009-11-19", news=True, sums="milestones 9000000 USD")
    later = tell("later", "2012-01-05", when="2009-11-19", sums="milestones <9000000 USD")
    (aside,) = joined(news, later).set_aside
    assert (aside.subject, aside.predicate, aside.object) == (node("payment", "news/news/1"), str(BP.upTo), "false")


def test_a_sum_promised_and_then_paid_is_paid() -> None:
    promised = tell("news", "2009-11-19", news=True, sums="upfront 5 USD")
    paid = replace(promised.payments[0], node=node("payment", "later"), state=MoneyState.PAID)
    later = replace(tell("later", "2012-01-05", when="2009-11-19"), payments=(paid,))
    (aside,) = joined(promised, later).set_aside
    assert (aside.release, aside.predicate, aside.object) == (
        node("release", "news"),
        str(BP.moneyState),
        str(code("money-state", "committed")),
    )


def test_a_date_that_says_less_is_set_aside() -> None:
    later = tell("later", "2012-01-05", when="2009")
    (aside,) = joined(SIGNED, later).set_aside
    assert (aside.release, aside.subject, aside.object) == (
        node("release", "later"),
        node("event/later", "later"),
        "2009",
    )


def test_the_stated_day_of_signing_stands_before_the_day_of_the_release() -> None:
    later = tell("later", "2012-01-05", when="2009-11-17")
    (aside,) = joined(SIGNED, later).set_aside
    assert (aside.release, aside.object) == (node("release", "news"), "2009-11-19")
