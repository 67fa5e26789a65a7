"""What a pattern cannot match without must be told rightly, or a rule is silently never tried."""

from __future__ import annotations

import re
from itertools import product

import pytest

from biopact.loaders.assemble.tellings import DEAL_RULES
from biopact.loaders.needed import least, needed
from biopact.loaders.rule import pattern
from biopact.loaders.rules.payments import PAYMENTS
from biopact.loaders.rules.products import PRODUCT_RULES
from biopact.loaders.rules.royalties import ROYALTIES
from biopact.loaders.rules.subsidiaries import SUBSIDIARIES
from biopact.loaders.screen import held, needs

PATTERNS = [
    *(rule.pattern for rule in DEAL_RULES),
    *(rule.pattern for rule in PAYMENTS),
    *(rule.pattern for rule in ROYALTIES),
    *(rule.pattern for rule in PRODUCT_RULES),
    *(rule.pattern for rule in SUBSIDIARIES),
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("has licensed", [{"has licensed"}]),
        ("(?:buys|acquires)x", [{"buys", "acquires"}]),
        ("(?:buys|a)x", []),
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
    assert sum(bool(needed(each)) for each in PATTERNS) > 0.9 * len(PATTERNS)


@pytest.mark.parametrize(
    ("written", "organizations", "things"),
    [
        ("{O} has {P}", 1, 1),
        ("{OO} and {O}", 2, 0),
        ("{OO}|{B} of {O}", 1, 0),
        ("(?:{O}, ){2,4}{P}", 2, 1),
        ("(?:{O} )?[^\ue000-\ue7ff]{3}", 0, 0),
        (r"[\w\ue800-\uf4ff](?={P})", 0, 0),
    ],
)
def test_counts_the_marks_that_a_match_must_have(written: str, organizations: int, things: int) -> None:
    assert least(pattern(written), "\ue000", "\ue7ff", "\uf700") == organizations
    assert least(pattern(written), "\ue800", "\uf4ff") == things


BONES = [
    "\ue000 ",
    "\ue001 and ",
    "the \uf700 ",
    "\ue800 ",
    "\uf001 ",
    "\uf500 ",
    "\uf600 ",
    "licensed ",
    "rights to ",
    "in ",
    "a ",
]


@pytest.mark.parametrize(
    "written",
    [
        "{O} (?:has )?licensed",
        "(?:licen|sell|in)[a-z]* {P}",
        "{OO} (?:and )?{O}",
        "{M} in {D}",
        "rights to {P}|{B} licensed",
        "[a-z ]*{P}{1}",
    ],
)
def test_whatever_a_pattern_matches_holds_what_it_needs(written: str) -> None:
    tried = pattern(written)
    matched = 0
    for words in product(BONES, repeat=4):
        text = "".join(words)
        every, one, other = needs(tried)
        bits = held(text)
        let = bits & every == every and bits & one != 0 and bits & other != 0
        if tried.search(text):
            matched += 1
            assert let, text
    assert matched
