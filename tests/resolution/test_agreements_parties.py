"""The parties of an agreement are who signed it."""

from __future__ import annotations

from biopact.ontology.terms import BP
from biopact.resolution.resolved import SetAside
from tests.resolution.tellings import groups, joined, node, tell, together

SIGNED = tell("signed", "2000-09-06", "acme>borealis", news=True)
"""In 2006 borealis passes to cygnus; dorado has been a part of eridanus since 1990."""


def _roles(aside: tuple[SetAside, ...]) -> set[tuple[str, str, str]]:
    return {
        (it.subject.rsplit("/", 1)[1], it.predicate.rsplit("#", 1)[1], it.object.rsplit("/", 1)[1])
        for it in aside
        if it.predicate not in (str(BP.date), str(BP.dealKind))
    }


def test_a_successor_is_told_as_party_after_it_took_over() -> None:
    later = tell("later", "2012-12-19", "acme>cygnus", when="2000")
    assert together(SIGNED, later) == groups("signed later")
    assert _roles(joined(SIGNED, later).set_aside) == {("later", "licensee", "cygnus")}


def test_before_it_took_over_it_is_another_party() -> None:
    assert together(SIGNED, tell("other", "2001-12-19", "acme>cygnus", when="2000")) == groups("signed", "other")


def test_in_a_text_without_a_date_nobody_is_known_to_be_a_successor() -> None:
    assert together(SIGNED, tell("other", None, "acme>cygnus", when="2000")) == groups("signed", "other")


def test_sisters_under_one_owner_are_not_one_party() -> None:
    assert together(
        tell("one", "2000-09-06", "acme>dorado", news=True), tell("two", "2012-12-19", "acme>borealis", when="2000")
    ) == groups("one", "two")


def test_an_agreement_of_the_owner_itself_comes_before_that_of_the_one_it_bought() -> None:
    own = tell("own", "2009-11-19", "acme>cygnus", news=True)
    assert together(SIGNED, own, tell("later", "2012-12-19", "acme>cygnus")) == groups("signed", "own later")


def test_the_owner_at_the_signing_and_its_part_are_one_house() -> None:
    news = tell("news", "2000-05-04", "acme>dorado", news=True)
    later = tell("later", "2011-11-14", "acme+eridanus", "collaboration")
    assert together(news, later) == groups("news later")
    assert _roles(joined(news, later).set_aside) == {("later", "party", "eridanus"), ("later", "party", "acme")}


def test_who_signed_has_the_part_in_which_only_its_successor_is_told() -> None:
    background = tell("background", "2011-01-01", "acme+borealis", "collaboration", when="2000-09")
    amended = tell("amended", "2017-05-26", "acme>cygnus", event="amended", news=True)
    outcome = joined(background, amended)
    assert [(it.subject, it.predicate, it.object) for it in outcome.inferred] == [
        (node("deal", "background"), str(BP.licensee), node("organization", "borealis")),
    ]
    assert ("amended", "licensee", "cygnus") in _roles(outcome.set_aside)
    assert ("amended", "licensor", "acme") not in _roles(outcome.set_aside)


def test_a_bare_collaboration_gives_way_to_the_announced_kind() -> None:
    later = tell("later", "2012-12-19", "acme+borealis", "collaboration")
    aside = joined(SIGNED, later).set_aside
    assert {it.subject for it in aside if it.predicate == str(BP.dealKind)} == {node("deal", "later")}
    joint = tell("signed", "2000-09-06", "acme>borealis", "license collaboration", news=True)
    assert not [it for it in joined(joint, later).set_aside if it.predicate == str(BP.dealKind)]
