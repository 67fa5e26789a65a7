"""Decisions that cannot all hold are refused with their lines, in whatever order they stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.errors import DecisionError
from biopact.ontology.terms import BASE
from biopact.resolution.decisions import COLUMNS, HEADER, Decision, Kind, contradictions, decisions_in
from biopact.resolution.decisions.answers import answering
from biopact.resolution.resolved import Question


def line(decision: str, node: str, **cells: str) -> str:
    given = {"decision": decision, "node": node, "who": "Jo", "when": "2026-03-04", "why": "so", **cells}
    return "\t".join(given.get(column, "") for column in COLUMNS)


def same(one: str, other: str, release: str = "") -> str:
    return line("same-as", f"organization/{one}", other=f"organization/{other}", release=release)


def apart(one: str, other: str, release: str = "") -> str:
    return line("not-same-as", f"organization/{one}", other=f"organization/{other}", release=release)


def correct(property: str, old: str, new: str, node: str = "deal/d", release: str = "") -> str:
    return line("correct", node, property=property, old=old, new=new, release=release)


def refused(*lines: str) -> list[str]:
    """The lines shown of a refused file, without what they say."""
    with pytest.raises(DecisionError) as error:
        decisions_in("\n".join([HEADER, *lines]).encode(), "d.tsv")
    return [shown.split(":")[0].strip() for shown in str(error.value).splitlines() if shown.startswith("  line")]


A_NOT_B = apart("a", "b")
CLAIM = "claim/r/1"

CONTRADICTING = [
    (same("a", "b"), A_NOT_B),
    (same("b", "a"), A_NOT_B),
    (same("a", "c"), same("c", "b"), A_NOT_B),
    (same("a", "b", "release/r"), apart("a", "b", "release/r")),
    (same("a", "c", "release/r"), same("c", "b"), apart("a", "b", "release/r")),
    (same("a", "b"), apart("a", "b", "release/r")),
    (same("a", "b", "release/r"), same("a", "c", "release/r")),
    (line("identify", "target/u", other="target/x"), line("identify", "target/u", other="target/y")),
    (line("rename", "organization/a", new="A"), line("rename", "organization/a", new="Alpha")),
    (line("rename", "organization/a", new="A"), same("a", "b"), line("rename", "organization/b", new="B")),
    (correct("exclusive", "", "true"), correct("exclusive", "", "false")),
    (correct("exclusive", "true", "false"), correct("exclusive", "false", "true")),
    (correct("dealKind", "license", "option"), correct("dealKind", "license", "supply")),
    (correct("dealKind", "license", "option"), correct("dealKind", "option", "supply")),
    (line("confirm", CLAIM), line("reject", CLAIM)),
]

AGREEING = [
    (same("a", "b"), same("a", "b"), apart("a", "c")),
    (same("a", "b", "release/r"), A_NOT_B),
    (same("a", "b", "release/r"), apart("a", "b", "release/s")),
    (same("a", "b", "release/r"), same("a", "c", "release/s"), apart("b", "c")),
    (same("a", "b", "release/r"), same("a", "c", "release/r"), same("b", "c")),
    (line("rename", "organization/a", new="A"), same("a", "b"), line("rename", "organization/b", new="A")),
    (line("identify", "target/u", other="target/x"), line("identify", "target/v", other="target/x")),
    (correct("dealKind", "license", "option"), correct("dealKind", "", "supply")),
    (correct("exclusive", "true", "false", release="release/r"), correct("exclusive", "", "true", release="release/s")),
    (line("confirm", CLAIM), line("reject", "claim/r/2")),
]


@pytest.mark.parametrize("lines", CONTRADICTING)
def test_what_cannot_all_hold_is_refused_with_its_lines_in_any_order(lines: tuple[str, ...]) -> None:
    everyone = [f"line {number}" for number in range(2, 2 + len(lines))]
    assert refused(*lines) == everyone
    assert refused(*reversed(lines)) == everyone


@pytest.mark.parametrize("lines", AGREEING)
def test_what_can_hold_is_taken(lines: tuple[str, ...]) -> None:
    assert len(decisions_in("\n".join([HEADER, *lines]).encode(), "d.tsv")) == len(lines)


def test_a_chain_is_shown_by_its_shortest_way() -> None:
    assert refused(same("a", "x"), same("x", "b"), same("a", "y"), same("y", "z"), same("z", "b"), A_NOT_B) == [
        "line 2",
        "line 3",
        "line 7",
    ]


def test_a_refusal_shows_who_decided_what_and_why() -> None:
    with pytest.raises(DecisionError) as error:
        decisions_in("\n".join([HEADER, same("a", "b"), A_NOT_B]).encode(), "d.tsv")
    assert str(error.value).splitlines()[1:] == [
        "d.tsv: these contradict each other, take one of them out:",
        "  line 2: same-as organization/a organization/b (Jo, 2026-03-04): so",
        "  line 3: not-same-as organization/a organization/b (Jo, 2026-03-04): so",
    ]


NODES = st.sampled_from("abcdef")
PAIRS = st.builds(
    lambda kind, one, other: Decision(kind, one, "Jo", "2026-03-04", "so", other=other),
    st.sampled_from([Kind.SAME_AS, Kind.NOT_SAME_AS]),
    NODES,
    NODES,
).filter(lambda it: it.node != it.other)


@given(st.lists(PAIRS, max_size=12), st.randoms(use_true_random=False))
def test_pairs_contradict_just_when_a_group_holds_two_that_are_apart(
    pairs: list[Decision], shuffle: random.Random
) -> None:
    group = {node: {node} for node in "abcdef"}
    for it in pairs:
        if it.kind is Kind.SAME_AS:
            assert it.other is not None
            joined = group[it.node] | group[it.other]
            for node in joined:
                group[node] = joined
    wrong = {it for it in pairs if it.kind is Kind.NOT_SAME_AS and it.other in group[it.node]}
    found = contradictions(pairs)
    assert {it for told in found for it in told if it.kind is Kind.NOT_SAME_AS} == wrong
    shuffled = pairs.copy()
    shuffle.shuffle(shuffled)
    assert contradictions(shuffled) == found


def question(*nodes: str, node: str | None = None) -> Question:
    return Question(
        tuple(f"{BASE}organization/{it}" for it in nodes), "a name", "so", node and f"{BASE}organization/{node}"
    )


@pytest.mark.parametrize(
    ("asked", "lines", "is_answered"),
    [
        (question("a", "b"), (), False),
        (question("a", "b"), (same("a", "b"),), True),
        (question("a", "b"), (same("a", "c"), apart("c", "b")), True),
        (question("a", "b", "c"), (same("a", "b"),), False),
        (question("a", "b", "c"), (same("a", "b"), apart("b", "c")), True),
        (question("a", "b", "c", node="a"), (same("a", "b"),), True),
        (question("a", "b", "c", node="a"), (apart("a", "b"),), False),
        (question("a", "b", "c", node="a"), (apart("a", "b"), apart("a", "c")), True),
        (question("a", "b", "c", node="a"), (same("a", "b", "release/r"),), True),
    ],
)
def test_a_question_is_answered_when_it_is_known_what_is_one(
    asked: Question, lines: tuple[str, ...], is_answered: bool
) -> None:
    decisions = decisions_in("\n".join([HEADER, *lines]).encode(), "d.tsv")
    assert answering(decisions)(asked) is is_answered
