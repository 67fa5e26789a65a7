"""Who owned whom on a date: by day, month and year, through chains, and never in a circle."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.resolution.dates import first_day, last_day
from biopact.resolution.ownership import Ownership, Timeline, owner_on, ownership, predecessors, successors
from biopact.resolution.registry import (
    Change,
    ChangeKind,
    OrganizationEntry,
    OrganizationType,
    Parent,
    Registry,
    registry,
)
from biopact.resolution.registry.circles import dated_circles, undated_circles

ACQUIRED, MERGED, SPUN_OFF, RENAMED = ChangeKind.ACQUIRED, ChangeKind.MERGED, ChangeKind.SPUN_OFF, ChangeKind.RENAMED


def known(
    *changes: tuple[str, str, ChangeKind, str],
    parents: tuple[tuple[str, str, str, str], ...] = (),
    successors: dict[str, str] | None = None,
    parts: dict[str, str] | None = None,
) -> Timeline:
    """A timeline of companies a to f; `parts` are units with an undated parent."""
    successors, parts = successors or {}, parts or {}
    entries = {
        id: OrganizationEntry(
            id,
            id.upper(),
            type=OrganizationType.UNIT if id in parts else OrganizationType.COMPANY,
            parent=parts.get(id, ""),
            successor=successors.get(id, ""),
        )
        for id in "abcdef"
    }
    told = tuple(Change(when, who, kind, other, source=(f"{who}-{when}",)) for when, who, kind, other in changes)
    rows = tuple(Parent(who, whose, since, until, (f"{who}<{whose}",)) for who, whose, since, until in parents)
    return Timeline(Registry({}, {}, {}, entries=entries, changes=told, parents=rows))


def spans(found: tuple[Ownership, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(span.owner, span.since, span.until) for span in found]


@pytest.mark.parametrize(
    ("told", "asked", "owner"),
    [
        ("2006-04-03", "2006-04-02", "a"),
        ("2006-04-03", "2006-04-03", "b"),
        ("2006-04-03", "2006-03", "a"),
        ("2006-04-03", "2006-04", "b"),
        ("2006-04-03", "2005", "a"),
        ("2006-04-03", "2006", "b"),
        ("2006-04", "2006-03-31", "a"),
        ("2006-04", "2006-04-01", "b"),
        ("2006", "2005-12-31", "a"),
        ("2006", "2006-01-01", "b"),
    ],
)
def test_a_change_counts_from_the_first_day_and_a_question_to_the_last(told: str, asked: str, owner: str) -> None:
    assert known((told, "a", ACQUIRED, "b"), ("2020", "f", ACQUIRED, "e")).owner_on("a", asked) == owner


def test_an_owner_that_is_bought_takes_along_what_it_owns() -> None:
    line = known(("2000", "a", ACQUIRED, "b"), ("2005-07-01", "b", MERGED, "c"), ("2010", "c", ACQUIRED, "d"))
    assert [line.owner_on("a", year) for year in ("1999", "2003", "2007", "2012")] == ["a", "b", "c", "d"]
    assert line.owner_on("a") == line.owner_on("b") == "d"
    found = line.ownership("a")
    assert spans(found) == [("b", "2000", "2005-07-01"), ("c", "2005-07-01", "2010"), ("d", "2010", None)]
    assert found[-1].chain == ("b", "c", "d")
    assert found[-1].sources == ("a-2000", "b-2005-07-01", "c-2010")
    assert [span.today for span in found] == [False, False, True]


def test_who_was_split_off_was_a_part_before() -> None:
    line = known(("2013-01-01", "a", SPUN_OFF, "b"), ("2010", "b", ACQUIRED, "c"))
    assert [line.owner_on("a", day) for day in ("2009", "2012-12-31", "2013-01-01")] == ["b", "c", "a"]
    assert spans(line.ownership("a")) == [("b", None, "2010"), ("c", "2010", "2013-01-01")]


def test_a_part_can_be_sold_and_set_free_again() -> None:
    line = known(
        ("2001", "a", ACQUIRED, "b"),
        ("2005", "a", ACQUIRED, "c"),
        ("2008-02", "a", SPUN_OFF, "c"),
        ("2011", "a", MERGED, "d"),
    )
    years = {"2000": "a", "2003": "b", "2006": "c", "2008-01": "c", "2009": "a", "2015": "d"}
    assert {year: line.owner_on("a", year) for year in years} == years
    assert spans(line.ownership("a")) == [("b", "2001", "2005"), ("c", "2005", "2008-02"), ("d", "2011", None)]


def test_the_same_day_can_set_free_and_sell() -> None:
    line = known(("2014", "a", ACQUIRED, "b"), ("2016-05-01", "a", SPUN_OFF, "b"), ("2016-05-01", "a", ACQUIRED, "c"))
    assert spans(line.ownership("a")) == [("b", "2014", "2016-05-01"), ("c", "2016-05-01", None)]


def test_a_new_name_changes_no_owner() -> None:
    line = known(("2003", "a", ACQUIRED, "b"), ("2011", "a", RENAMED, ""))
    assert spans(line.ownership("a")) == [("b", "2003", None)]
    assert [(told.other, told.kind) for told in line.successors("a")] == [("b", ACQUIRED)]


def test_a_dated_parent_holds_between_its_dates() -> None:
    line = known(("2020", "f", ACQUIRED, "e"), parents=(("a", "b", "", "1999-06"), ("a", "c", "2001", "2004-01-15")))
    assert spans(line.ownership("a")) == [("b", None, "1999-06"), ("c", "2001", "2004-01-15")]
    assert [line.owner_on("a", day) for day in ("1990", "2000", "2004-01-14", "2004-01-15")] == ["b", "a", "c", "a"]


def test_a_sale_ends_a_parent_before_its_own_end_and_once() -> None:
    line = known(("2003", "a", ACQUIRED, "c"), parents=(("a", "b", "1990", "2003"),))
    assert spans(line.ownership("a")) == [("b", "1990", "2003"), ("c", "2003", None)]


def test_what_is_told_twice_is_one_span_with_both_sources() -> None:
    line = known(("2003", "a", ACQUIRED, "b"), parents=(("a", "b", "2003", ""),))
    (span,) = line.ownership("a")
    assert set(span.sources) == {"a-2003", "a<b"}


def test_what_has_no_date_is_known_of_today_alone() -> None:
    line = known(("2010-05-05", "f", ACQUIRED, "e"), successors={"a": "b", "b": "f"})
    assert line.owner_on("a") == line.owner_on("a", "2010-05-05") == line.owner_on("a", "2024") == "e"
    assert line.owner_on("a", "2010-05-04") == line.owner_on("a", "2000") == "a"
    (span,) = line.ownership("a")
    assert (span.owner, span.chain, span.since, span.dated, span.today) == ("e", ("b", "f", "e"), None, False, True)


def test_an_owner_passed_on_without_a_date_is_not_the_owner_of_today() -> None:
    line = known(("2002", "a", ACQUIRED, "b"), ("2009", "f", ACQUIRED, "e"), successors={"a": "c"})
    assert line.owner_on("a", "2005") == "b"
    assert line.owner_on("a") == "c"
    assert [(span.owner, span.dated, span.today) for span in line.ownership("a")] == [
        ("b", True, False),
        ("c", False, True),
    ]


def test_an_owner_told_with_and_without_a_date_by_way_of_its_unit_is_one() -> None:
    line = known(("2006", "a", ACQUIRED, "b"), ("2009", "f", ACQUIRED, "e"), successors={"a": "c"}, parts={"c": "b"})
    assert spans(line.ownership("a")) == [("b", "2006", None)]
    assert line.owner_on("a") == "b"


def test_an_undated_step_above_a_dated_one_ends_what_holds_today() -> None:
    line = known(("2002", "a", ACQUIRED, "b"), ("2009", "f", ACQUIRED, "e"), successors={"b": "c"})
    assert [(span.owner, span.dated, span.today) for span in line.ownership("a")] == [
        ("b", True, False),
        ("c", False, True),
    ]


def test_a_part_that_is_no_company_always_had_its_parent() -> None:
    line = known(("2002", "b", ACQUIRED, "c"), parts={"a": "b"})
    assert [line.owner_on("a", year) for year in ("1980", "2002")] == ["b", "c"]
    assert spans(line.ownership("a")) == [("b", None, "2002"), ("c", "2002", None)]


def test_owners_may_change_places() -> None:
    line = known(("2001", "a", ACQUIRED, "b"), ("2005", "a", SPUN_OFF, "b"), ("2009", "b", ACQUIRED, "a"))
    assert [line.owner_on("a", year) for year in ("2003", "2010")] == ["b", "a"]
    assert [line.owner_on("b", year) for year in ("2003", "2010")] == ["b", "a"]
    assert spans(line.ownership("a")) == [("b", "2001", "2005")]


def test_a_chain_of_ten_thousand_owners_is_followed_to_its_end() -> None:
    count = 10_000
    entries = {
        str(n): OrganizationEntry(str(n), str(n), successor=str(n + 1) if n < count else "") for n in range(count + 1)
    }
    line = Timeline(Registry({}, {}, {}, entries=entries))
    assert {line.owner_on(id) for id in entries} == {str(count)}


# ---- who came after whom --------------------------------------------------------------------------------------------


def test_successors_and_predecessors_tell_kind_and_date() -> None:
    line = known(
        ("2009", "a", MERGED, "b"), ("2006", "c", ACQUIRED, "b"), ("2013", "d", SPUN_OFF, "b"), successors={"e": "b"}
    )
    assert [(told.other, told.kind, told.date) for told in line.predecessors("b")] == [
        ("c", ACQUIRED, "2006"),
        ("a", MERGED, "2009"),
        ("e", None, None),
    ]
    assert [(told.other, told.kind, told.date) for told in line.successors("b")] == [("d", SPUN_OFF, "2013")]
    assert [(told.other, told.kind) for told in line.predecessors("d")] == [("b", SPUN_OFF)]
    assert [(told.other, told.sources) for told in line.successors("a")] == [("b", ("a-2009",))]
    assert line.successors("f") == line.predecessors("f") == ()


# ---- the shipped registry -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("organization", "date", "owner"),
    [
        ("abgenix", "2000-09-06", "abgenix"),
        ("abgenix", "2009-09", "amgen"),
        ("spirogen", "2013-10-14", "spirogen"),
        ("spirogen", "2013-10-15", "astrazeneca"),
        ("medimmune", "2006", "medimmune"),
        ("abbvie", "2012-12-31", "abbott-laboratories"),
        ("abbvie", "2013-01-01", "abbvie"),
        ("immunogen", "2012-12-19", "immunogen"),
        ("immunogen", None, "abbvie"),
        ("seagen", "2023-12-13", "seagen"),
        ("seagen", "2023-12-14", "pfizer"),
        ("sanofi", "2011-05-06", "sanofi"),
        ("no-such-organization", "2011", "no-such-organization"),
        ("merck-co", None, "merck-co"),
        ("merck-kgaa", None, "merck-kgaa"),
    ],
)
def test_the_owners_of_known_organizations(organization: str, date: str | None, owner: str) -> None:
    assert owner_on(organization, date) == owner


def test_the_chain_above_a_known_organization() -> None:
    (span,) = ownership("spirogen")
    assert span.chain == ("medimmune", "astrazeneca")
    assert (span.since, span.until, span.today) == ("2013-10-15", None, True)
    assert len(span.sources) == 2


def test_known_successors_and_predecessors() -> None:
    assert ("amgen", ACQUIRED, "2006-04") in {(told.other, told.kind, told.date) for told in successors("abgenix")}
    assert {"abgenix", "immunex"} <= {told.other for told in predecessors("amgen")}
    assert ("abbott-laboratories", SPUN_OFF) in {(told.other, told.kind) for told in predecessors("abbvie")}


def test_nobody_of_the_shipped_registry_is_owned_by_one_that_is_owned() -> None:
    line = Timeline(registry())
    for id in registry().entries:
        owner = line.owner_on(id)
        assert line.owner_on(owner) == owner
        assert all(span.owner != id for span in line.ownership(id))


# ---- whatever the tables say ----------------------------------------------------------------------------------------

IDS = st.sampled_from("abcdef")
DAYS = st.dates(date(2000, 1, 1), date(2004, 12, 31)).map(date.isoformat)
DATES = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda told: told[0][: told[1]])


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Registries without circles: changes on days of their own for each organization, undated successors."""
    days = iter(draw(st.lists(DAYS, min_size=8, max_size=8, unique=True)))
    changes = tuple(
        Change(next(days), who, kind, other)
        for who, kind, other in draw(
            st.lists(st.tuples(IDS, st.sampled_from([ACQUIRED, MERGED, SPUN_OFF]), IDS), max_size=8)
        )
        if who != other
    )
    parents = tuple(
        Parent(who, whose, since, until)
        for who, (whose, since, until) in draw(
            st.dictionaries(IDS, st.tuples(IDS, DATES | st.just(""), DATES | st.just("")), max_size=3)
        ).items()
        if who != whose and (not until or first_day(since or "1999") < first_day(until))
    )
    successors = draw(st.dictionaries(IDS, IDS, max_size=3))
    entries = {id: OrganizationEntry(id, id, successor=successors.get(id, "")) for id in "abcdef"}
    if any(undated_circles(entries)) or any(dated_circles(entries, changes, parents)):
        changes, parents = (), ()
        entries = {id: OrganizationEntry(id, id) for id in "abcdef"}
    return Registry({}, {}, {}, entries=entries, changes=changes, parents=parents)


def walked(line: Timeline, organization: str, asked: str) -> str:
    """The owner on a date, step by step, from the holdings as they are."""
    day = last_day(asked)
    for _ in range(7):
        above = [
            span.owner
            for span in line.holdings.get(organization, ())
            if (span.today if day >= line.known_to else span.covers(day))
        ]
        assert len(above) <= 1
        if not above:
            return organization
        organization = above[0]
    raise AssertionError("owners lead in a circle")


@given(registries(), DATES)
def test_the_owner_on_a_date_is_who_a_walk_step_by_step_finds(told: Registry, asked: str) -> None:
    line = Timeline(told)
    for id in "fedcba":
        assert line.owner_on(id, asked) == walked(line, id, asked)


@given(registries(), st.lists(DAYS, max_size=12))
def test_spans_never_overlap_and_say_what_is_asked_on_every_day(told: Registry, days: list[str]) -> None:
    line = Timeline(told)
    for id in "abcdef":
        dated = [span for span in line.ownership(id) if span.dated]
        today = [span for span in line.ownership(id) if span.today]
        assert [span.owner for span in today] == [owner for owner in [line.owner_on(id)] if owner != id]
        for asked in ("1999-12-31", *days):
            holding = [
                span.owner
                for span in dated
                if first_day(span.since or "0001") <= asked and (not span.until or asked < first_day(span.until))
            ]
            if asked < line.known_to:
                assert (holding or [id]) == [line.owner_on(id, asked)]


@given(registries(), st.randoms())
def test_the_order_of_the_lines_does_not_matter(told: Registry, random: Random) -> None:
    shuffled = list(told.changes)
    random.shuffle(shuffled)
    again = Timeline(Registry({}, {}, {}, entries=told.entries, changes=tuple(shuffled), parents=told.parents))
    assert again.holdings == Timeline(told).holdings
