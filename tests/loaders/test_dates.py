"""Dates in every way that a release writes them, kept in the precision that it gives."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.loaders.dates import find_dates
from biopact.loaders.wordlists import MONTHS

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SPELLINGS = [
    (number, spelling)
    for number, (full, short) in enumerate(zip(MONTHS, SHORT, strict=True), 1)
    for spelling in dict.fromkeys((full, full.upper(), short, f"{short}.", short.upper()))
] + [(9, "Sept"), (9, "Sept.")]
each_month = pytest.mark.parametrize(
    ("number", "month"), SPELLINGS, ids=[f"{number}-{month}" for number, month in SPELLINGS]
)


def _dates(text: str, *, years: bool = False) -> list[tuple[str, str]]:
    return [(found.iso, found.span.of(text)) for found in find_dates(text, years=years)]


def _whole(written: str) -> str:
    """The date that fills a stretch of a sentence wholly."""
    [(iso, words)] = _dates(f"Signed on {written}, it lasts.")
    assert words == written
    return iso


@each_month
@pytest.mark.parametrize("day", [1, 9, 10, 28])
def test_a_day_is_read_in_every_order(number: int, month: str, day: int) -> None:
    iso = f"2012-{number:02d}-{day:02d}"
    ordinal = {1: "1st"}.get(day, f"{day}th")
    for written in (
        f"{month} {day}, 2012",
        f"{month} {day},2012",
        f"{month} {day} 2012",
        f"{month} {day:02d}, 2012",
        f"{month} {ordinal}, 2012",
        f"{month}\n{day}, 2012",
        f"{month}\u00a0{day}, 2012",
        f"{day} {month} 2012",
        f"{day} {month}, 2012",
        f"{ordinal} {month} 2012",
        f"{day:02d} {month} 2012",
    ):
        assert _whole(written) == iso, written


@each_month
def test_a_month_is_read_without_a_day(number: int, month: str) -> None:
    for written in (f"{month} 2009", f"{month}, 2009", f"{month} of 2009"):
        assert _whole(written) == f"2009-{number:02d}", written


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_of_two_centuries_is_read_as_itself(day: datetime.date) -> None:
    assert _whole(f"{MONTHS[day.month - 1]} {day.day}, {day.year}") == day.isoformat()
    assert _whole(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    "written",
    [
        "February 30, 2012",
        "February 29, 2011",
        "31 April 2010",
        "June 0, 2012",
        "May 32, 2012",
        "2012-13-01",
        "2012-00-10",
        "2012-02-31",
    ],
)
def test_a_day_that_no_calendar_has_is_no_date(written: str) -> None:
    assert _dates(written) == []


@pytest.mark.parametrize(
    "text",
    [
        "It may go on.",
        "In May it began.",
        "May 3 was a Thursday.",
        "August 1899",
        "August 2100",
        "12/19/2012",
        "the March of 100 patients",
        "",
    ],
)
def test_words_without_month_and_year_are_no_date(text: str) -> None:
    assert _dates(text) == []


def test_letters_and_figures_of_other_scripts_do_no_harm() -> None:
    assert _dates("ſep 9, 2012") in ([], [("2012-09-09", "ſep 9, 2012")])
    assert _dates("٣ May 20١٢") == []
    assert _dates("May ٣, 2012") == []


def test_bare_years_come_only_when_asked_for() -> None:
    text = "An agreement of 2000 was renewed in 2009."
    assert _dates(text) == []
    assert _dates(text, years=True) == [("2000", "2000"), ("2009", "2009")]


@pytest.mark.parametrize("year", [1950, 1999, 2000, 2012, 2049])
def test_a_year_is_read_with_marks_around_it(year: int) -> None:
    for around in ("in {}", "in {}.", "in {}, it", "({})", "since {};", "a {} deal", "{}'s deal"):
        assert _dates(around.format(year), years=True) == [(str(year), str(year))], around


@pytest.mark.parametrize(
    "text",
    "$2009|€2009 million|2009%|2,009 patients|2009-2011|2009/10|MK-2009|FY2009|20090|12.2009|1949|2050|2009.5 mg".split(
        "|"
    ),
)
def test_figures_that_are_no_years_are_left(text: str) -> None:
    assert _dates(text, years=True) == []


def test_a_year_inside_a_date_is_not_read_again() -> None:
    assert _dates("May 3, 2012 and 2013", years=True) == [("2012-05-03", "May 3, 2012"), ("2013", "2013")]


def test_dates_come_in_the_order_of_the_text() -> None:
    text = "From 2010 on; June 2, 2011; 2012-03-04; April 2013; 2014."
    assert [iso for iso, _ in _dates(text, years=True)] == ["2010", "2011-06-02", "2012-03-04", "2013-04", "2014"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "May 3, 2012. Then June 4, 2013. Then July 5, 2014."
    [found] = find_dates(text, 12, 31)
    assert (found.iso, found.span.of(text)) == ("2013-06-04", "June 4, 2013")
