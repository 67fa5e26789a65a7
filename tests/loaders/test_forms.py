"""Known names are found where they stand as words of their own, the longest first."""

from __future__ import annotations

import pytest

from biopact.loaders.mentions.forms import Forms


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        ({"Alpha", "Alpha Inc."}, "Alpha Inc. met Alpha.", [(0, "Alpha Inc."), (15, "Alpha")]),
        ({"Alpha Inc.", "Alpha"}, "Alpha Inc.s met", [(0, "Alpha")]),
        ({"Alpha", "Beta"}, "Alphabet, AlphaBeta, x_Beta, Beta", [(29, "Beta")]),
        ({"T-DM1", "DM1"}, "T-DM1 and DM1", [(0, "T-DM1"), (10, "DM1")]),
        ({"Alpha Beta", "Beta Gamma"}, "Alpha Beta Gamma", [(0, "Alpha Beta")]),
        ({"Alpha"}, "by theAlpha, not BytheAlpha", [(6, "Alpha")]),
        ({"(R)Zent", "Zent"}, "a (R)Zent x(R)Zent", [(2, "(R)Zent"), (14, "Zent")]),
        ({"", "β-tocin"}, "β-tocin", [(0, "β-tocin")]),
    ],
)
def test_finds_the_longest_form_at_each_place(forms: set[str], text: str, found: list[tuple[int, str]]) -> None:
    assert list(Forms(forms).find(text, 0, len(text))) == found


def test_looks_between_two_offsets_and_cuts_no_word() -> None:
    forms = Forms({"Alpha", "pha"})
    assert list(forms.find("Alpha Alpha", 2, 11)) == [(6, "Alpha")]
    assert list(forms.find("Alpha Alpha", 0, 8)) == [(0, "Alpha")]
