"""PDF: columns one after the other, no running heads, words that a line broke put together."""

from __future__ import annotations

from pathlib import Path

import pytest

from biopact.loaders.sources import Unreadable, open_releases
from biopact.loaders.sources.pdf import LockedError, pdf_text
from biopact.text import Release
from tests.loaders.pdf_files import lines, pdf

LEFT = (
    "Zentor Therapeutics has granted",
    "Pelmor an exclusive licence to",
    "its platform, which finds anti-",
    "CD20 antibodies in days.",
)
RIGHT = (
    "Under the agreement Pelmor pays",
    "five million dollars at once and",
    "up to fifty million when mile-",
    "stones are met.",
)


def test_lines_become_paragraphs() -> None:
    page = [*lines(60, 700, "The first paragraph goes", "on here."), *lines(60, 650, "The second one.")]
    assert pdf_text(pdf(page)) == "The first paragraph goes on here.\n\nThe second one."


def test_columns_are_read_one_after_the_other_below_their_headline() -> None:
    headline = (60.0, 740.0, "Zentor and Pelmor sign a licence for a platform that finds antibodies in days")
    rows = [words for pair in zip(lines(60, 700, *LEFT), lines(330, 700, *RIGHT), strict=True) for words in pair]
    assert pdf_text(pdf([headline, *rows])).split("\n\n") == [
        headline[2],
        "Zentor Therapeutics has granted Pelmor an exclusive licence to its platform, which finds anti-CD20 antibodies "
        "in days.",
        "Under the agreement Pelmor pays five million dollars at once and up to fifty million when milestones are met.",
    ]


def test_a_table_of_terms_keeps_its_rows() -> None:
    page = [
        *[(60.0, 700.0 - 12 * row, name) for row, name in enumerate(("Upfront", "Milestones", "Royalty"))],
        *[(200.0, 700.0 - 12 * row, sum_) for row, sum_ in enumerate(("$5 million", "$50 million", "8 percent"))],
    ]
    assert pdf_text(pdf(page)) == "Upfront  $5 million Milestones  $50 million Royalty  8 percent"


def test_running_heads_are_left_out_and_a_sentence_goes_on_over_the_page() -> None:
    pages = [
        [(60.0, 770.0, f"Zentor News page {number}"), (300.0, 20.0, f"- {number} -"), *lines(60, 700, text)]
        for number, text in enumerate(("The agreement covers all coun-", "tries of Europe.", "The end."), 1)
    ]
    assert pdf_text(pdf(*pages)).split("\n\n") == ["The agreement covers all countries of Europe.", "The end."]


def test_a_head_on_one_page_only_is_a_headline() -> None:
    assert pdf_text(pdf([(60, 770, "Zentor licenses"), *lines(60, 700, "The text.")])) == "Zentor licenses\n\nThe text."


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (pdf([]), "it holds no words"),
        (b"%PDF-1.7 broken", "it is broken"),
        (pdf([(60, 700, "Words.")])[:-180], "it is broken"),
    ],
)
def test_what_has_no_words_or_is_broken_says_so(raw: bytes, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        pdf_text(raw)


def test_a_locked_one_says_so(tmp_path: Path) -> None:
    # The smallest encryption dictionary there is: no word of it fits the password that nobody gave.
    locked = pdf([(60, 700, "Words.")]).replace(
        b"/Root 1 0 R >>",
        b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"00" * 32
        + b"> /U <"
        + b"11" * 32
        + b"> >> >>",
    )
    with pytest.raises(LockedError):
        pdf_text(locked)
    (tmp_path / "a.pdf").write_bytes(locked)
    (found,) = open_releases([tmp_path])
    assert isinstance(found, Unreadable)
    assert found.reason == f"{tmp_path / 'a.pdf'}: cannot be read, it opens with a password only; save it without one"


def test_a_pdf_is_a_release_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    raw = pdf(lines(60, 700, *LEFT))
    (tmp_path / "news.pdf").write_bytes(raw)
    (found,) = open_releases([tmp_path])
    assert isinstance(found, Release)
    assert found.identifier == "news"
    assert found.origin is not None
    assert (found.origin.media_type, len(found.origin.sha256)) == ("application/pdf", 64)
