"""The bones of a sentence: one mark for each thing, asides cut, and a place in the text for every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.loaders.document import Kind, read_document
from biopact.loaders.skeleton import BOTH, Skeleton, skeleton
from biopact.resolution.registry import Registry
from biopact.text import Release

NOTHING_KNOWN = Registry({}, {}, {})
ALPHA, BETA, GAMMA = "\ue000", "\ue001", "\ue002"
DRUG, PLATFORM, SUM, DATE = "\ue800", "\uf000", "\uf500", "\uf600"


def _skeletons(text: str) -> list[Skeleton]:
    document = read_document(Release("x", f"Headline\n\n{text}"), NOTHING_KNOWN)
    return [skeleton(document, sentence) for sentence in document.sentences[1:]]


def _bones(text: str) -> str:
    """The bones of a text's last sentence."""
    return _skeletons(text)[-1].text


# ---- marks ----------------------------------------------------------------------------------------------------------


def test_each_thing_becomes_one_mark_and_the_rest_small_letters() -> None:
    text = "On May 3, 2012 Alpha Inc. Paid $5 million to Beta Ltd. for ZNT-101 of the Nexia platform in all."
    [bones] = _skeletons(text)
    assert bones.text == f"on {DATE} {ALPHA} paid {SUM} to {BETA} for {DRUG} of the {PLATFORM} in all."


def test_a_second_thing_of_a_kind_has_the_next_mark() -> None:
    [bones] = _skeletons("Alpha Inc. paid $5 in 2009 and $6 in 2010 for ZNT-101 and ZNT-102.")
    assert bones.text == f"{ALPHA} paid {SUM} in {DATE} and \uf501 in \uf601 for {DRUG} and \ue801."


def test_the_marks_lead_back_to_the_things() -> None:
    [bones] = _skeletons("On May 3, 2012 Alpha Inc. paid $5 million to Beta Ltd. for ZNT-101.")
    assert bones.organizations(bones.text) == (0, 1)
    assert bones.organization(ALPHA) == 0
    assert bones.organization(DRUG) is None
    assert bones.things(bones.text) == ((Kind.PRODUCT, 0),)
    assert bones.money(SUM).amount == 5_000_000
    assert bones.money(SUM).currency == "USD"
    assert bones.date(DATE).iso == "2012-05-03"


@pytest.mark.parametrize("words", ["the companies", "The Parties", "both companies", "the two companies", "each party"])
def test_the_companies_are_both_issuers(words: str) -> None:
    [_, bones] = _skeletons(f"Alpha Inc. and Beta Ltd. announced a deal. Under it {words} share the costs.")
    assert bones.text == f"under it {BOTH} share the costs."
    assert bones.organizations(bones.text) == (0, 1)


@pytest.mark.parametrize("words", ["The Company", "the Company", "the company", "We"])
def test_the_company_is_the_first_issuer(words: str) -> None:
    [_, bones] = _skeletons(f"Alpha Inc. announced a deal with Beta Ltd. today. Then {words} paid for it.")
    assert bones.text == f"then {ALPHA} paid for it."


def test_the_company_is_the_one_an_about_section_is_about() -> None:
    text = "Alpha Inc. announced a deal with Beta Ltd. today.\n\nAbout Beta Ltd.\n\nThe Company makes drugs in Basel.\n"
    assert _bones(text) == f"{BETA} makes drugs in basel."


def test_nobody_speaks_inside_a_quotation() -> None:
    text = "Alpha Inc. announced a deal today. “We are glad that the Company did so,” she said."
    bones = _skeletons(text)[-1]
    assert bones.sentence.quoted
    assert ALPHA not in bones.text


def test_the_drug_is_the_product_named_before() -> None:
    assert _bones("Alpha Inc. tests ZNT-101 in May. The drug did well in Japan.") == f"{DRUG} did well in japan."


def test_marks_of_the_text_itself_are_no_things() -> None:
    """A release may hold private-use characters of its own; they must not pass for organizations or sums."""
    for bones in _skeletons("Alpha Inc. met \ue005 and paid \uf500 on \uf600 for \ue803 of \uf700."):
        assert bones.organizations(bones.text) == (0,)
        assert bones.things(bones.text) == ()
        assert SUM not in bones.text
        assert DATE not in bones.text
        assert BOTH not in bones.text


# ---- what falls away ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bones"),
    [
        ("Alpha Inc. (NASDAQ: ALPH) signed.", f"{ALPHA} signed."),
        ("Alpha Inc. (the “Company”) signed.", f"{ALPHA} signed."),
        ("Alpha Inc. sells Zentora® [note 1] here.", f"{ALPHA} sells {DRUG} here."),
        ("Alpha Inc.’s  “lead”\nplan.", f'{ALPHA}\'s "lead" plan.'),
        ("Alpha Inc.\u00a0signed.", f"{ALPHA} signed."),
    ],
)
def test_brackets_and_marks_fall_away_and_signs_are_made_plain(text: str, bones: str) -> None:
    assert _bones(text) == bones


@pytest.mark.parametrize(
    "aside",
    [
        "a biotechnology company that makes drugs",
        "an old firm in Basel",
        "the maker of drugs",
        "which makes drugs",
        "one of the old firms",
        "headquartered in Basel",
        "formerly a bank",
    ],
)
@pytest.mark.parametrize("verb", ["today announced", "has signed", "will pay for", "agreed to"])
def test_an_aside_is_cut_and_kept_in_the_full_bones(aside: str, verb: str) -> None:
    [bones] = _skeletons(f"Alpha Inc., {aside}, {verb} a deal with Beta Ltd. today.")
    assert bones.text == f"{ALPHA} {verb} a deal with {BETA} today."
    assert bones.full is not None
    assert bones.full.text == f"{ALPHA}, {aside.lower()}, {verb} a deal with {BETA} today."


def test_an_aside_of_each_side_is_cut() -> None:
    text = "Alpha Inc., a firm in Basel, and Beta Ltd., a firm in Bonn, today announced a deal."
    assert _bones(text) == f"{ALPHA} and {BETA} today announced a deal."


def test_bones_without_asides_have_no_full_form() -> None:
    assert _skeletons("Alpha Inc. signed a deal with Beta Ltd. today.")[0].full is None


@pytest.mark.parametrize(
    ("text", "bones"),
    [
        ("Alpha Inc. said it will buy Beta Ltd. today.", f"{ALPHA} said {ALPHA} will buy {BETA} today."),
        (
            "Alpha Inc. today announced that it acquired Beta Ltd.",
            f"{ALPHA} today announced that {ALPHA} acquired {BETA}",
        ),
        ("Alpha Inc. said its drug won.", f"{ALPHA} said its drug won."),
        ("Alpha Inc. said the company will grow.", f"{ALPHA} said {ALPHA} will grow."),
    ],
)
def test_whoever_says_it_is_it(text: str, bones: str) -> None:
    assert _bones(text).rstrip(".") == bones.rstrip(".")


# ---- places ---------------------------------------------------------------------------------------------------------


def _check_places(bones: Skeleton) -> None:
    """Every character stands where its place says it does."""
    text, document = bones.document.release.text, bones.document
    assert len(bones.text) == len(bones.places)
    assert list(bones.places) == sorted(bones.places)
    starts = {mention.span.start for mention in document.mentions_in(bones.sentence.span)}
    sums, dates = ({found.span.start for found in group} for group in (bones.sums, bones.dates))
    for char, place in zip(bones.text, bones.places, strict=True):
        assert bones.sentence.span.start <= place < bones.sentence.span.end
        code = ord(char)
        if 0xF500 <= code <= 0xF5FF:
            assert place in sums
        elif 0xF600 <= code <= 0xF6FF:
            assert place in dates
        elif 0xE000 <= code <= 0xF4FF:
            assert place in starts or text[place].isalpha()
        elif char.isalnum():
            assert text[place].lower() == char or ord(text[place]) > 127 or text[place].isalpha()


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, 2012 Alpha Inc. (NASDAQ: ALPH), a firm in Basel, said it paid US$5 million to Beta Ltd. for ZNT-1.",
        "Alpha Inc. said that the Company’s partner, Beta Ltd., has “signed” a deal in 2009 (see above) for $1 or €2.",
        "Alpha Inc., which makes drugs, and Beta Ltd., which sells them, announced that both companies agreed in 2010.",
    ],
)
def test_every_character_has_its_place(text: str) -> None:
    for bones in _skeletons(text):
        _check_places(bones)
        for form in (bones, bones.full or bones):
            assert len(form.text) == len(form.places)


def test_a_span_of_the_bones_is_the_words_themselves() -> None:
    text = "On May 3, 2012 Alpha Inc. (NASDAQ: ALPH) paid US$5 million to Beta Ltd. in Bonn."
    [bones] = _skeletons(text)
    whole = bones.document.release.text

    def words(part: str) -> str:
        start = bones.text.index(part)
        return bones.span(start, start + len(part)).of(whole)

    assert words(ALPHA) == "Alpha Inc."
    assert words(SUM) == "US$5 million"
    assert words(DATE) == "May 3, 2012"
    assert words(f"{ALPHA} paid {SUM}") == "Alpha Inc. (NASDAQ: ALPH) paid US$5 million"
    assert words(f"to {BETA}") == "to Beta Ltd."
    assert bones.span(0, len(bones.text)).of(whole) == text


@given(
    st.lists(
        st.sampled_from(
            "Alpha Inc.|Beta Ltd.|, a firm in Basel,|(NASDAQ: ALPH)|$5 million|May 3, 2012|2009|ZNT-101|the Company|it|"
            "said|both companies|“|”|’s|and|has|signed|.|,|(|)|®|\n|İ|ß|é|the drug|today".split("|")
        ),
        max_size=25,
    )
)
def test_text_and_places_agree_for_any_words(words: list[str]) -> None:
    for bones in _skeletons("Alpha Inc. announced. " + " ".join(words)):
        _check_places(bones)
        assert bones.full is None or len(bones.full.text) == len(bones.full.places)


def test_in_a_survey_each_company_with_its_ticker_is_the_company() -> None:
    text = (
        "Alpha Inc. (NASDAQ: ALPH) sells drugs. It grows.\n\nBeta Corp. (NYSE: BETA) stands out for its vaccines.\n\n"
        "Beta Corp. ended the year well. The company has partnered with Gamma Ltd. on drugs."
    )
    document = read_document(Release("x", f"Headline\n\n{text}"), Registry({}, {}, {}))
    last = document.sentences[-1]
    assert document.organizations[document.topics[last.order]].name == "Beta Corp."
