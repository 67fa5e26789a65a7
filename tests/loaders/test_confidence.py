"""How sure a fact is follows from how it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from biopact.codes import Role
from biopact.loaders.assemble.confidence import deal_signs, rated, relation_signs
from biopact.loaders.confidence import HIGHEST, LOWEST, confidence, term_confidence
from biopact.loaders.read import read
from biopact.text import Release

TOLD = """\
Alpha Therapeutics Acquires Beta Biologics

BASEL, March 4, 2021 -- Alpha Therapeutics, Inc. today announced that it has acquired Beta Biologics, Inc. for
$40 million. Alpha Therapeutics' lead drug ALP-101 is in a Phase 2 trial for the treatment of asthma.

In 2015 Alpha Therapeutics bought Gamma Labs Ltd.
"""


def test_every_deal_and_relation_has_a_confidence_of_its_own() -> None:
    facts = read(Release("told", TOLD))
    assert len(facts.deals) == 2
    assert facts.relations
    assert rated(facts) == facts
    for sure in (*(deal.confidence for deal in facts.deals), *(one.confidence for one in facts.relations)):
        assert LOWEST <= sure <= HIGHEST
        assert round(sure, 2) == sure


def test_what_the_headline_and_several_sentences_tell_is_surer_than_what_is_told_in_passing() -> None:
    news, background = read(Release("told", TOLD)).deals
    assert news.confidence > background.confidence


def test_the_signs_say_how_a_fact_was_read() -> None:
    facts = read(Release("told", TOLD))
    news, background = (deal_signs(deal, facts) for deal in facts.deals)
    assert {"told as news", "in the headline", "sides known", "with money", "with the issuer", "dated"} <= set(news)
    assert {"told as background", "another deal of one party"} <= set(background)
    assert "in the headline" not in background
    (stage,) = (
        signs
        for relation, signs in zip(facts.relations, relation_signs(facts), strict=True)
        if relation.predicate == "stage"
    )
    assert {"relation stage", "rule stage-phase-2"} <= set(stage)


@pytest.mark.parametrize("fact", ["deal", "relation", "term"])
def test_a_rule_that_was_never_weighed_is_as_sure_as_its_kind_of_fact(fact: str) -> None:
    assert confidence(fact, ["all", "rule nobody-knows"]) == confidence(fact, ["all"])


def test_a_term_is_never_surer_than_its_deal() -> None:
    deal = read(Release("told", TOLD)).deals[0]
    for term in ("party", "subject", "exclusive", "territory", "field", "target", "under"):
        assert 0 < term_confidence(deal, term) <= deal.confidence


def test_parties_are_surer_where_the_words_say_who_gives_and_who_takes() -> None:
    deal = read(Release("told", TOLD)).deals[0]
    unsided = replace(deal, parties=tuple(replace(party, role=Role.PARTY) for party in deal.parties))
    assert term_confidence(deal, "party") > term_confidence(unsided, "party")
