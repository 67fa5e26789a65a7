"""What a pattern cannot match without must be told rightly, or a rule is silently never tried."""

from __future__ import annotations

import re

import pytest

from biopact.loaders.assemble.relations.find import PRODUCT_RULES, SUBSIDIARIES
from biopact.loaders.assemble.tellings import DEAL_RULES
from biopact.loaders.assemble.terms import PAYMENTS, ROYALTIES
from biopact.loaders.needed import needed

RULES = [*DEAL_RULES, *PAYMENTS, *ROYALTIES, *PRODUCT_RULES, *SUBSIDIARIES]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("has licensed", [{"has licensed"}]),
        ("(?:buys|acquires) x", [{"buys", "acquires"}]),
        ("(?:buys|is) x", []),
        ("(?:very )?large", [{"large"}]),
        ("(?:grants ){1,3}the", [{"grants "}, {"the"}]),
        ("[a-z]+", []),
        ("(?i:Merger)", [{"merger"}]),
        ("(?=.*option)licence", [{"licence"}, {"option"}]),
        ("(?!option)licence", [{"licence"}]),
    ],
)
def test_reads_the_words_that_a_match_must_have(pattern: str, words: list[set[str]]) -> None:
    assert sorted(map(sorted, needed(re.compile(pattern)))) == sorted(map(sorted, words))


def test_a_pattern_that_ignores_case_needs_the_word_in_lower_case() -> None:
    assert needed(re.compile("Merger", re.IGNORECASE)) == (frozenset({"merger"}),)


def test_most_rules_are_tried_only_where_a_word_of_theirs_stands() -> None:
    assert sum(bool(needed(rule.pattern)) for rule in RULES) > 0.9 * len(RULES)
