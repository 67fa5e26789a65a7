"""The quality of reading, measured on annotated releases and held by floors.

    python tests/quality/gate.py             the figures, and what was gained and lost since they were last kept
    python tests/quality/gate.py --keep      the same, and keep the new figures, here and in docs/accuracy.md

Needs ../shared/gold, whose scorer it calls. Nothing of its texts is kept here: a fact that was read rightly is
remembered as a short hash. A floor only ever rises.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2]))  # as a script it still finds its neighbours

from tests.quality.scoring import (
    GOLD,
    HERE,
    Figure,
    development,
    fact_of,
    figures_of,
    in_page,
    put_into_page,
    scorer,
    tally,
)

FIGURES = HERE / "figures.json"
FLOORS = HERE / "floors.json"
RIGHT = HERE / "right.txt"
MARKS = ("<!-- figures: written by tests/quality/gate.py --keep -->", "<!-- end of figures -->")
SLACK = 0.002
"""How far below its floor a figure may fall by rounding alone."""


@dataclass(frozen=True)
class Measured:
    """A figure for every slot ("focus deals / party"), and every gold fact read rightly, by its hash."""

    figures: dict[str, Figure]
    right: dict[str, str]
    evidence: tuple[int, int]
    bare: int


def measure() -> Measured:
    """Read every annotated release and score what was read."""
    tallies = [tally(case) for case in development()]
    missed = {fact for one in tallies for fact in one.missed}
    right = {_hash(fact): fact for fact in _facts(scorer()) if fact not in missed}
    evidence = sum(one.evidence[0] for one in tallies), sum(one.evidence[1] for one in tallies)
    return Measured(figures_of(tallies), right, evidence, sum(one.bare for one in tallies))


def _facts(score: Any) -> list[str]:
    """Every deal and relation of the annotators, in the words of the scorer's list of misses."""
    facts = []
    for path in sorted((GOLD / "dev").glob("*.json")):
        record = score.from_gold(path)
        facts += [fact_of(path.stem, "deal", [sorted(party[0])[0] for party in d["parties"]]) for d in record["deals"]]
        facts += [fact_of(path.stem, relation[1], relation) for relation in record["relations"]]
    return facts


def _hash(fact: str) -> str:
    return hashlib.sha256(fact.encode()).hexdigest()[:12]


def kept_figures() -> dict[str, Figure]:
    """The figures as last kept."""
    return {slot: Figure(**values) for slot, values in json.loads(FIGURES.read_text()).items()}


def below(now: Measured) -> list[str]:
    """The slots that fell below their floors, in words."""
    floors: dict[str, float] = json.loads(FLOORS.read_text())
    return [
        f"below its floor: {slot} {now.figures[slot].f1:.4f} < {floor:.4f}"
        for slot, floor in floors.items()
        if now.figures[slot].f1 < floor - SLACK
    ]


def moved(now: Measured) -> list[str]:
    """The facts gained and lost since the figures were last kept."""
    before = set(RIGHT.read_text().split())
    lost = before - set(now.right)
    words = [f"gained: {fact}" for digest, fact in now.right.items() if digest not in before]
    return words + [f"lost:   {fact}" for fact in _facts(scorer()) if _hash(fact) in lost]


def table(figures: dict[str, Figure]) -> str:
    """The figures as the Markdown table of docs/accuracy.md."""
    lines = ["| slot | precision | recall | F1 | annotated | read |", "|---|---:|---:|---:|---:|---:|"]
    lines += [
        f"| {slot} | {f.precision:.3f} | {f.recall:.3f} | {f.f1:.3f} | {f.gold} | {f.found} |"
        for slot, f in figures.items()
    ]
    return "\n".join(lines)


def page_table() -> str:
    """The table as it stands in docs/accuracy.md."""
    return in_page(MARKS)


def keep(now: Measured) -> None:
    """Keep the figures, raise the floors, remember what is read rightly, and write the table into the page."""
    old: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    floors = {slot: max(figure.f1, old.get(slot, 0.0)) for slot, figure in now.figures.items()}
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
    FIGURES.write_text(json.dumps({slot: vars(figure) for slot, figure in now.figures.items()}, indent=2) + "\n")
    RIGHT.write_text("\n".join(sorted(now.right)) + "\n")
    put_into_page(MARKS, table(now.figures))


def main() -> int:
    """Print the figures and what moved; with --keep, keep them."""
    now = measure()
    for slot, figure in now.figures.items():
        print(f"{slot:<32}{figure.precision:8.3f}{figure.recall:8.3f}{figure.f1:8.3f}{figure.gold:6}{figure.found:6}")
    print(f"quotes at their offsets {now.evidence[0]} of {now.evidence[1]}; facts without evidence {now.bare}")
    if RIGHT.exists():
        print("\n".join([*below(now), *moved(now)]))
    if "--keep" in sys.argv:
        keep(now)
    return 0


if __name__ == "__main__":
    sys.exit(main())
