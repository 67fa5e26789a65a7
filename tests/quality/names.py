"""How well names of organizations are joined, on the pairs of tests/resolution/PAIRS.md.

Each run is a look at the held-back half, if only at its counts; PAIRS.md says how many looks there were.

python tests/quality/names.py             the figures, and every miss of the development half
python tests/quality/names.py --keep      the same, and write the figures into docs/accuracy.md
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))  # as a script it still finds its neighbours

from tests.quality.scoring import in_page, put_into_page
from tests.resolution.labelled import DEVELOPMENT, HELD_BACK, PRECISION, RECALL, Score, misses, score_of

MARKS = ("<!-- names: written by tests/quality/names.py --keep -->", "<!-- end of names -->")
HALVES = {"development": DEVELOPMENT, "held back": HELD_BACK}


def table() -> str:
    """The figures as the Markdown table of docs/accuracy.md."""
    lines = [
        "| half | pairs | precision | recall | joined rightly | joined wrongly | not joined |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(_line(half, score_of(file)) for half, file in HALVES.items()),
    ]
    return "\n".join(lines)


def _line(half: str, score: Score) -> str:
    return (
        f"| {half} | {score.pairs} | {score.precision:.3f} | {score.recall:.3f} "
        f"| {score.right} | {score.made_up} | {score.missed} |"
    )


def page_table() -> str:
    """The figures as they stand in docs/accuracy.md."""
    return in_page(MARKS)


def main() -> int:
    """Print figures and misses; with --keep, keep the figures. 1 if the held-back half falls short."""
    print(*misses(), table(), sep="\n")
    if "--keep" in sys.argv:
        put_into_page(MARKS, table())
    held_back = score_of(HELD_BACK)
    return int(held_back.precision < PRECISION or held_back.recall < RECALL)


if __name__ == "__main__":
    sys.exit(main())
