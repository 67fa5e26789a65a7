"""One release on several wires: what joins, what only looks alike, what people decided, in any order."""

from __future__ import annotations

import random
import re
import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.loaders.fingerprint import fingerprint
from biopact.loaders.layout import read_head, read_layout
from biopact.resolution.releases import Fingerprint, fingerprint_of, join_releases
from biopact.resolution.resolved import Ground, SetAside
from biopact.resolution.told import ReleaseTold
from biopact.text import Release

BODY = """Kelvora AG and Zentorix, Inc. today announced that they have entered into an exclusive license agreement for
KLV-204, an antibody for the treatment of severe asthma. Under the terms of the agreement, Zentorix obtains the rights
to develop and sell KLV-204 in the United States and Canada, while Kelvora keeps all rights in Europe and Japan.

Zentorix will pay $35 million upfront and up to $410 million when milestones of development and sales are reached, and
tiered royalties between 8 and 13 percent of net sales. The two companies expect a trial in Phase 2 to begin in
the third quarter of 2019, after the data of the first trial with 48 volunteers, which Kelvora showed in Vienna in May.

"Few partners know the airways as well as Zentorix," said Mara Lindqvist, chief executive of Kelvora. "With them KLV-204
reaches patients sooner than we could have brought it to them alone, and our own team is free to work on the next
antibody." Zentorix has sold inhalers since 1994 and employs 2,300 people at its sites in Leeds and in Dayton, Ohio.
"""
TITLE = "Kelvora and Zentorix Sign License for Asthma Antibody"
NOTICE = """About Kelvora
Kelvora AG works on antibodies in Graz.

Forward-looking statements
This release has statements about what is to come, which may come otherwise.

Contact:
Kelvora AG, press@kelvora.example, +43 316 555 010
"""


def wire(place: str, body: str = BODY, title: str = TITLE, tail: str = NOTICE) -> str:
    return f"{title}\n\n{place} -- {body}\n{tail}"


FIRST = wire("GRAZ, Austria, June 3, 2019 (GLOBE NEWSWIRE)")
VARIANTS = {
    "another wire": wire("GRAZ, Austria--(BUSINESS WIRE)", tail="View source version on businesswire.com\n"),
    "another headline": wire("GRAZ, June 3, 2019 /PRNewswire/", title="Zentorix licenses an antibody from Kelvora"),
    "no contacts": wire("GRAZ, Austria, June 3, 2019 (GLOBE NEWSWIRE)", tail=""),
    "markup": wire(
        "GRAZ, Austria, June 3, 2019", re.sub(r"Zentorix", "**Zentorix**", BODY).replace("KLV-204", "KLV-204®")
    ),
    "other lines": wire("GRAZ, Austria, June 3, 2019 (GLOBE NEWSWIRE)", " ".join(BODY.split())),
    "links": wire(
        "GRAZ, June 3, 2019 (GLOBE NEWSWIRE)", BODY.replace("Kelvora AG", "[Kelvora AG](https://k.example/9)", 1)
    ),
    "a line of correction": wire(
        "GRAZ, Austria, June 3, 2019 (GLOBE NEWSWIRE)",
        "This release replaces the one of today, in which the name of the street was wrong. " + BODY,
    ),
    "cut off": wire("GRAZ, Austria, June 3, 2019 (GLOBE NEWSWIRE)", BODY[: len(BODY) * 2 // 3] + "…", tail=""),
}
OTHERS = {
    "another sum": wire("GRAZ, June 5, 2019 (GLOBE NEWSWIRE)", BODY.replace("$35 million", "$45 million")),
    "another product": wire("GRAZ, June 3, 2019 (GLOBE NEWSWIRE)", BODY.replace("KLV-204", "KLV-311")),
    "another partner": wire("GRAZ, June 3, 2019 (GLOBE NEWSWIRE)", BODY.replace("Zentorix", "Ardenova")),
    "another year": wire("GRAZ, June 3, 2019 (GLOBE NEWSWIRE)", BODY.replace("2019", "2020")),
    "a second one": wire("GRAZ, June 3, 2019 (GLOBE NEWSWIRE)", BODY.replace("an exclusive", "a second exclusive")),
    "its closing": wire(
        "GRAZ, June 7, 2019 (GLOBE NEWSWIRE)", BODY.replace("have entered into an", "have completed their")
    ),
    "other words": wire("GRAZ, June 3, 2019 (GLOBE NEWSWIRE)", " ".join(sorted(BODY.split()))),
}


def told(name: str, text: str, date: str | None = "2019-06-03", *sources: str) -> ReleaseTold:
    release = Release(name, text)
    return ReleaseTold(
        f"x:release/{name}", date, sources, ("x:organization/kelvora",), fingerprint(release, read_layout(release))
    )


def joined(
    *releases: ReleaseTold, same: Sequence[tuple[str, str]] = (), apart: Sequence[tuple[str, str]] = ()
) -> dict[str, str]:
    return {join.node: join.stands_for for join in join_releases(releases, same, apart)[0]}


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_the_same_release_in_another_place_is_one(text: str) -> None:
    assert joined(told("a", FIRST), told("b", text)) == {"x:release/b": "x:release/a"}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_release_that_only_looks_alike_is_another(text: str) -> None:
    assert joined(told("a", FIRST), told("b", text)) == {}


def test_what_is_left_out_and_why_is_told() -> None:
    joins, aside = join_releases([told("b", FIRST), told("a", FIRST)])
    (join,) = joins
    assert (join.ground, join.why) == (Ground.TEXT, "100% of their words are the same, with the same names and figures")
    assert aside == (SetAside("x:release/b", "x:release/b", "", "", join.why),)


def test_the_days_must_be_near_where_both_are_known() -> None:
    first = told("a", FIRST)
    assert joined(first, told("b", FIRST, "2019-06-10")) == {"x:release/b": "x:release/a"}
    assert joined(first, told("b", FIRST, "2019-06-11")) == {}
    assert (
        joined(first, told("b", FIRST, None))
        == joined(first, told("b", FIRST, "2019"))
        == {"x:release/b": "x:release/a"}
    )
    assert joined(first, told("b", FIRST, "2019-02-31")) == {"x:release/b": "x:release/a"}


def test_one_without_a_day_does_not_tie_two_of_other_years() -> None:
    found = joined(told("a", FIRST, "2018-06-03"), told("b", FIRST), told("c", FIRST, None))
    assert found == {"x:release/c": "x:release/a"}


def test_the_earliest_stands_for_all_then_that_of_the_issuer_then_the_least() -> None:
    later = told("a", FIRST, "2019-06-04", "https://www.kelvora.example/news")
    wired, own = (
        told("b", FIRST, "2019-06-03", "https://wire.example/1"),
        told("c", FIRST, "2019-06-03", "https://kelvora.example/n"),
    )
    assert set(joined(later, wired, own).values()) == {"x:release/c"}
    assert set(joined(later, wired).values()) == {"x:release/b"}
    assert set(joined(told("e", FIRST), told("d", FIRST)).values()) == {"x:release/d"}


def test_people_join_and_keep_apart() -> None:
    one, two, other = told("a", FIRST), told("b", FIRST), told("c", OTHERS["another sum"])
    assert joined(one, two, apart=[("x:release/b", "x:release/a")]) == {}
    assert joined(one, other, same=[("x:release/c", "x:release/a")]) == {"x:release/c": "x:release/a"}
    both = joined(one, two, other, same=[("x:release/b", "x:release/c")])
    assert both == {"x:release/b": "x:release/a", "x:release/c": "x:release/a"}
    third = told("d", FIRST)
    assert joined(one, two, third, apart=[("x:release/b", "x:release/d")]) == {"x:release/b": "x:release/a"}
    assert joined(one, same=[("x:release/a", "x:release/gone")]) == {}


def test_the_release_that_decisions_name_stands_for_the_others() -> None:
    joins, _ = join_releases([told("a", FIRST), told("b", FIRST), told("c", FIRST)], named={"x:release/b"})
    assert {join.node: join.stands_for for join in joins} == {
        "x:release/a": "x:release/b",
        "x:release/c": "x:release/b",
    }
    assert all("100%" in join.why for join in joins)


ALL = [told(name, text) for name, text in {"first": FIRST, **VARIANTS, **OTHERS}.items()]


@given(st.permutations(ALL), st.data())
def test_the_order_of_releases_does_not_matter(releases: list[ReleaseTold], data: st.DataObject) -> None:
    chosen = releases[: data.draw(st.integers(0, len(releases)))]
    assert join_releases(chosen) == join_releases(sorted(chosen, key=lambda it: it.release))


def test_each_stands_for_one_that_stands_for_itself() -> None:
    found = joined(*ALL, *(told(f"{number}", FIRST, f"2019-06-{number:02}") for number in range(1, 29)))
    assert len(found) > len(VARIANTS)
    assert not set(found.values()) & set(found)


def test_many_of_one_form_take_time_in_step_with_their_number() -> None:
    compared = 0
    whole = Fingerprint.likeness

    def counting(one: Fingerprint, other: Fingerprint) -> float:
        nonlocal compared
        compared += 1
        return whole(one, other)

    form = [told(f"f{number:04}", FIRST.replace("$35", f"${number}")) for number in range(0, 400)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Fingerprint, "likeness", counting)
        assert joined(*form) == {}
    assert compared <= 200 * len(form)


# ---- fingerprints ---------------------------------------------------------------------------------------------------


def test_a_fingerprint_is_the_same_on_every_machine_and_comes_back_from_its_text() -> None:
    found = fingerprint_of([BODY])
    assert found is not None
    assert Fingerprint.parse(str(found)) == found
    assert str(found).startswith(PINNED)
    assert len(str(found)) < 520


PINNED = "aU9xRsig7EOkjcBF+4AxUcQIeyYiRp9Xfse9GK3b1o/EfzDxWlA99j7pFq42z0yv12oyh9sm1SyjupUI4z5y"


@pytest.mark.parametrize("text", ["", ".", "A.", "A" * 171, "A" * 171 + ".A", "A" * 170 + ".", "é" * 171 + ".AAA"])
def test_what_is_no_fingerprint_is_none(text: str) -> None:
    found = Fingerprint.parse(text)
    assert found is None or (text == "A" * 171 and found.marks == ())


@given(st.text())
def test_any_text_has_a_fingerprint_or_none(text: str) -> None:
    found = fingerprint_of([text])
    assert found is None or Fingerprint.parse(str(found)) == found


def test_short_texts_have_none() -> None:
    release = Release(
        "a", wire("GRAZ, Austria, June 3, 2019 (GLOBE NEWSWIRE)", "Kelvora will report its figures on 4 June.")
    )
    assert fingerprint(release, read_layout(release)) is None


def test_the_layout_of_the_head_is_enough() -> None:
    release = Release("a", FIRST)
    assert fingerprint(release, read_head(release)) == fingerprint(release, read_layout(release)) is not None


@pytest.mark.parametrize("filling", ["\n", "word ", "Name\n\n", "7 "])
def test_a_text_of_many_megabytes_costs_no_more_than_a_long_one(filling: str) -> None:
    release = Release("a", FIRST.replace(NOTICE, filling * (8_000_000 // len(filling))))
    head = read_head(release)
    tracemalloc.start()
    found = fingerprint(release, head)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found is not None
    assert peak < 60_000_000


def test_likeness_is_near_the_share_of_common_runs() -> None:
    chance = random.Random(7)
    words = ["".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(4)) for _ in range(900)]
    marks = "Kelvora 204 Graz "
    for share in (0.9, 0.7, 0.5, 0.2):
        kept = int(600 * 2 * share / (1 + share))
        one, other = (
            fingerprint_of([marks + " ".join(words[:600])]),
            fingerprint_of([marks + " ".join(words[600 - kept : 1200 - kept])]),
        )
        assert one is not None
        assert other is not None
        assert one.likeness(other) == pytest.approx(share, abs=0.2)
