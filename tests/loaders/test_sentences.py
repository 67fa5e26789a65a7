"""Where sentences end: after stops that are no abbreviations, at empty lines, before list items."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.loaders.sentences import find_sentences
from biopact.text import Span


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text, Span(0, len(text)))]


ABBREVIATIONS = (
    "Inc Corp Co Ltd LLC Cos Bros Dr Mr Mrs Ms Prof St No vs Jr Sr approx al Fig Ref "
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec "
    "Mass Calif Conn Wash Ill Pa Fla Ga Md Va Mich Minn Ariz Tex Colo Del Mo Ore Gov Sen Rep Gen"
).split()


@pytest.mark.parametrize("short", [*ABBREVIATIONS, "U.S", "U.K", "N.V", "S.A", "B.V", "N.J", "e.g", "i.e", "Ph.D", "J"])
def test_no_sentence_ends_at_an_abbreviation(short: str) -> None:
    text = f"It was signed with {short}. Beta today."
    assert _sentences(text) == [text]


@pytest.mark.parametrize("short", ["Inc", "Ltd", "Corp", "N.V", "S.A", "U.S", "D.C", "Mass", "Dec"])
@pytest.mark.parametrize("opener", ["The", "In", "Under", "We", "It", "This", "As", "For", "An", "Shares", "But"])
def test_a_sentence_ends_at_an_abbreviation_before_an_opener(short: str, opener: str) -> None:
    assert _sentences(f"It works with Alpha {short}. {opener} deal holds.") == [
        f"It works with Alpha {short}.",
        f"{opener} deal holds.",
    ]


@pytest.mark.parametrize("title", ["Dr", "Mr", "Ms", "Prof", "St", "No"])
def test_no_sentence_ends_at_a_title_even_before_an_opener(title: str) -> None:
    text = f"So said {title}. The of Alpha."
    assert _sentences(text) == [text]


@pytest.mark.parametrize("end", [".", "!", "?", ".”", ".)", ".’”", ".]"])
def test_stops_with_closing_marks_end_a_sentence(end: str) -> None:
    assert _sentences(f"It closed{end} Next came more.") == [f"It closed{end}", "Next came more."]


@pytest.mark.parametrize("start", ["Next", "10 more", "“Next", "(Next", "$5 was paid", "€5 was paid", "Ärzte", "[Next"])
def test_what_can_begin_a_sentence_does(start: str) -> None:
    assert _sentences(f"It closed. {start}.") == ["It closed.", f"{start}."]


def test_figures_and_small_letters_do_not_end_a_sentence() -> None:
    text = "It paid $1.5 million, i.e. less than 2.5 percent of it. so they said."
    assert _sentences(text) == [text]


def test_a_line_break_inside_a_sentence_is_kept() -> None:
    assert _sentences("The deal\nwas signed. It holds.") == ["The deal\nwas signed.", "It holds."]


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\r\n\r\n", "\n\n\n"])
def test_an_empty_line_ends_a_sentence_without_a_stop(gap: str) -> None:
    assert _sentences(f"A headline{gap}The text.") == ["A headline", "The text."]


@pytest.mark.parametrize("mark", ["•", "*", "-", "–", "·", "▪", "1.", "2)", "(3)", "iv."])
def test_a_list_item_is_a_sentence_and_keeps_its_mark(mark: str) -> None:
    first, second = _sentences(f"The terms:\n{mark} One payment")
    assert first == "The terms:"
    assert second.removeprefix(mark).strip() == "One payment"
    assert mark in {"*"} or second.startswith(mark)


def test_bold_marks_fall_away_at_the_ends() -> None:
    assert _sentences("**A bold sentence.** Another.") == ["A bold sentence.", "Another."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "x", ".", "* * *"])
def test_nothing_is_a_sentence_of_less_than_two_signs(text: str) -> None:
    assert _sentences(text) == []


def test_offsets_count_in_the_whole_text() -> None:
    text = "Before. It began. It ended. After."
    spans = list(find_sentences(text, Span(8, 27)))
    assert [span.of(text) for span in spans] == ["It began.", "It ended."]
    assert spans[0] == Span(8, 17)


@pytest.mark.parametrize("text", ["word " * 1000, "x" * 5000, "word, " * 700 + "x" * 3000])
def test_a_stretch_that_never_ends_is_cut_into_pieces_and_nothing_is_lost(text: str) -> None:
    pieces = _sentences(text)
    assert max(len(piece) for piece in pieces) <= 2000
    assert all(piece == piece.strip() for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


@given(st.text("Ab .!?\n\r\t”“()*•1-é\u00a0", max_size=120))
def test_sentences_are_in_order_apart_and_leave_no_word_out(text: str) -> None:
    spans = list(find_sentences(text, Span(0, len(text))))
    assert spans == sorted(spans)
    assert not any(left.overlaps(right) for left, right in pairwise(spans))
    outside = list(text)
    for span in spans:
        assert span.of(text) == span.of(text).strip(" \t\r\n*")
        outside[span.start : span.end] = " " * len(span)
    assert not any(left.isalnum() and right.isalnum() for left, right in pairwise(outside))
