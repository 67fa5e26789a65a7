"""Only texts about medicine are read; another trade's agreements stay out of the graph."""

from __future__ import annotations

import pytest

from biopact.loaders.field import ENOUGH, STRONG, WORDS, of_the_field
from biopact.loaders.read import read
from biopact.text import Release

FOREIGN = (
    "Zentor Signs Lease\n\nBOSTON, May 3, 2012 -- Zentor Inc. announced a license agreement with Pelmor Ltd. today."
)


@pytest.mark.parametrize(
    "text",
    [
        "A biotech company makes vaccines.",
        "A biopharmaceutical firm. Its oncology unit.",
        "A drug for patients with cancer in Phase 3.",
        "BIOTECHNOLOGY AND VACCINES",
        "Amgen and Zentor sign an agreement.",
    ],
)
def test_a_text_with_enough_of_the_trade_s_words_or_a_known_company_in_its_headline_is_of_the_field(text: str) -> None:
    assert of_the_field(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zentor Inc. leases ships to Pelmor Ltd.",
        "It was a phase of growth. It was a dose of luck.",
        "vaccine",
        "drug drug drug drug drug drug drug drug",
        "drugstore cancerous medicinally",
        "A gift to the University of California was announced.",
    ],
)
def test_a_few_words_the_same_word_again_or_a_university_are_not_enough(text: str) -> None:
    assert not of_the_field(text)


def test_a_known_company_counts_in_the_head_only() -> None:
    assert not of_the_field("Ships are leased. " * 40 + "Amgen was not part of it.")


def test_two_strong_words_or_four_others_are_enough() -> None:
    plain, rest = sorted(WORDS - STRONG), " of ships" * 300
    assert of_the_field(" and ".join(plain[:ENOUGH]) + rest)
    assert not of_the_field(" and ".join(plain[: ENOUGH - 1]) + rest)
    assert of_the_field(" and ".join(sorted(STRONG)[: (ENOUGH + 1) // 2]) + rest)
    assert not of_the_field(sorted(STRONG)[0])


def test_one_word_fewer_is_enough_for_a_short_text() -> None:
    plain = sorted(WORDS - STRONG)
    assert of_the_field(" and ".join(plain[: ENOUGH - 1]))
    assert not of_the_field(" and ".join(plain[: ENOUGH - 2]))


def test_of_another_trade_only_title_and_date_are_read() -> None:
    facts = read(Release("x", FOREIGN))
    assert facts.title is not None
    assert facts.date is not None
    assert (facts.title.value, facts.date.value) == ("Zentor Signs Lease", "2012-05-03")
    assert (facts.deals, facts.relations, facts.things, facts.issuers) == ((), (), (), ())


def test_the_same_agreement_between_drug_makers_is_read() -> None:
    facts = read(Release("x", f"{FOREIGN}\n\nAbout Zentor\n\nZentor is a biotechnology company that makes vaccines.\n"))
    assert [len(deal.parties) for deal in facts.deals] == [2]
