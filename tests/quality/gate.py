"""The quality of reading, measured on annotated releases and held by floors.

    python tests/quality/gate.py             the figures, and what was gained and lost since they were last kept
    python tests/quality/gate.py --keep      the same, and keep the new figures, here and in docs/accuracy.md

Needs ../shared/gold, whose scorer it calls. Nothing of its texts is kept here: a fact that was read rightly is
remembered as a short hash. A floor only ever rises.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from biopact.loaders.read import read
from biopact.loaders.sources.plain import read_plain
from biopact.loaders.triples import to_rdf
from biopact.ontology.serialize import turtle

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
FIGURES = HERE / "figures.json"
FLOORS = HERE / "floors.json"
RIGHT = HERE / "right.txt"
PAGE = ROOT / "docs" / "accuracy.md"
MARKS = ("<!-- figures: written by tests/quality/gate.py --keep -->", "<!-- end of figures -->")
SLACK = 0.002
"""How far below its floor a figure may fall by rounding alone."""


@dataclass(frozen=True)
class Figure:
    """One slot: precision, recall, F1, and how many values the annotators and the reader gave."""

    precision: float
    recall: float
    f1: float
    gold: int
    found: int


@dataclass(frozen=True)
class Measured:
    """A figure for every slot ("focus deals / party"), and every gold fact read rightly, by its hash."""

    figures: dict[str, Figure]
    right: dict[str, str]
    evidence: tuple[int, int]
    bare: int


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure() -> Measured:
    """Read every annotated release and score what was read."""
    score = _scorer()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for path in sorted((GOLD / "dev").glob("*.txt")):
            (out / f"{path.stem}.ttl").write_text(turtle(to_rdf(read(read_plain(path)))), encoding="utf-8")
        counted = score.score(GOLD / "dev", out)
    figures: dict[str, Figure] = {}
    missed: set[str] = set()
    for name, counts in zip(("focus deals", "all deals", "relations", "release"), counted[:4], strict=True):
        rows = dict(counts.rows) | {"micro": counts.total(score.SLOTS if name.endswith("deals") else None)}
        for slot, (hits, false, lost) in rows.items():
            precision, recall, f1 = score.f1(hits, false, lost)
            figures[f"{name} / {slot}"] = Figure(
                round(precision, 4), round(recall, 4), round(f1, 4), hits + lost, hits + false
            )
        if name in ("all deals", "relations"):
            missed |= {_fact(where, slot, value) for where, slot, what, value in counts.misses if what == "missed"}
    right = {_hash(fact): fact for fact in _facts(score) if fact not in missed}
    return Measured(figures, right, tuple(counted[4]), counted[5])


def _facts(score: Any) -> list[str]:
    """Every deal and relation of the annotators, in the words of the scorer's list of misses."""
    facts = []
    for path in sorted((GOLD / "dev").glob("*.json")):
        record = score.from_gold(path)
        facts += [_fact(path.stem, "deal", [sorted(party[0])[0] for party in d["parties"]]) for d in record["deals"]]
        facts += [_fact(path.stem, relation[1], relation) for relation in record["relations"]]
    return facts


def _fact(where: str, slot: str, value: Any) -> str:
    return f"{where} | {slot} | {_said(value)}"


def _said(value: Any) -> str:
    """A gold value in words that do not depend on the order of sets."""
    if isinstance(value, frozenset):
        return "/".join(sorted(value))
    return ", ".join(_said(part) for part in value) if isinstance(value, list | tuple) else str(value)


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
    return words + [f"lost:   {fact}" for fact in _facts(_scorer()) if _hash(fact) in lost]


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
    return PAGE.read_text().split(MARKS[0])[1].split(MARKS[1])[0].strip()


def keep(now: Measured) -> None:
    """Keep the figures, raise the floors, remember what is read rightly, and write the table into the page."""
    old: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    floors = {slot: max(figure.f1, old.get(slot, 0.0)) for slot, figure in now.figures.items()}
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
    FIGURES.write_text(json.dumps({slot: vars(figure) for slot, figure in now.figures.items()}, indent=2) + "\n")
    RIGHT.write_text("\n".join(sorted(now.right)) + "\n")
    head, rest = PAGE.read_text().split(MARKS[0])
    PAGE.write_text(f"{head}{MARKS[0]}\n\n{table(now.figures)}\n\n{MARKS[1]}{rest.split(MARKS[1])[1]}")


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
