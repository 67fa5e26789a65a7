"""What the quality scripts share: annotated releases, the reading of them, and figures slot by slot.

Needs ../shared/gold for its scorer and for the texts that rules are developed on, and ../shared/corpus for the texts of
the releases whose annotations stand in `heldout/`. No text of either is kept here: those annotations are facts alone,
under keys that say nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import lzma
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from biopact.facts import ReleaseFacts
from biopact.loaders.read import read
from biopact.loaders.sources.plain import decode
from biopact.loaders.triples import to_rdf
from biopact.ontology.serialize import turtle

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
CORPUS = SHARED / "corpus" / "releases.jsonl.xz"
HELD_OUT = HERE / "heldout"
SETS = ("A", "B", "C", "P")
"""The sets of annotated releases beside the development set, in the order in which they were made."""
PAGE = ROOT / "docs" / "accuracy.md"

DEAL_SLOTS = (
    *"deal kind event party date subject exclusive territory payment royalty".split(),
    "royalty rate",
)
RELATIONS = tuple("developedBy usesTechnology ownedBy targets indicatedFor stage subsidiaryOf".split())
PARTS = {
    "focus deals": DEAL_SLOTS,
    "all deals": DEAL_SLOTS,
    "relations": RELATIONS,
    "release": ("title", "release date"),
}
MICRO = ("focus deals / micro", "all deals / micro", "relations / micro")


@dataclass(frozen=True)
class Case:
    """One annotated release: its text, and what people found in it."""

    key: str
    text: str
    gold: Mapping[str, Any]


@dataclass(frozen=True)
class Figure:
    """One slot: precision, recall, F1, and how many values the annotators and the reader gave."""

    precision: float
    recall: float
    f1: float
    gold: int
    found: int


@dataclass(frozen=True)
class Tally:
    """One release scored: hits, inventions and misses of each slot ("focus deals / party"), and what was missed."""

    rows: Mapping[str, tuple[int, int, int]]
    missed: frozenset[str]
    evidence: tuple[int, int]
    bare: int


@cache
def scorer() -> Any:
    """The scorer that comes with the annotated releases, as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def key_of(identifier: str) -> str:
    """What a release of the corpus is called here; its own identifier is made of the words of its title."""
    return hashlib.sha256(identifier.encode()).hexdigest()[:16]


def annotated(name: str) -> dict[str, dict[str, Any]]:
    """The annotations of a held-out set by key. `length` is how much of a text was annotated, where not all."""
    records: dict[str, dict[str, Any]] = json.loads((HELD_OUT / f"{name}.json").read_text(encoding="utf-8"))
    return records


def every_set() -> dict[str, dict[str, Mapping[str, Any]]]:
    """The annotations of all sets by key."""
    known: dict[str, dict[str, Mapping[str, Any]]] = {
        "dev": {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (GOLD / "dev").glob("*.json")}
    }
    return known | {name: dict(annotated(name)) for name in SETS}


def corpus() -> Iterator[dict[str, Any]]:
    """Every release of the corpus, as it stands there."""
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def development() -> list[Case]:
    """The releases that rules are developed on."""
    return [
        Case(
            path.stem,
            path.with_suffix(".txt").read_bytes().decode("utf-8"),
            json.loads(path.read_text(encoding="utf-8")),
        )
        for path in sorted((GOLD / "dev").glob("*.json"))
    ]


@cache
def _texts() -> Mapping[str, str]:
    """The texts of all held-out releases by key; unpacking the corpus takes seconds."""
    held = {key for name in SETS for key in annotated(name)}
    return {key: row["text"] for row in corpus() if (key := key_of(row["id"])) in held}


def held_out(names: Sequence[str]) -> list[Case]:
    """The releases of held-out sets, with their texts out of the corpus."""
    records = {key: record for name in names for key, record in annotated(name).items()}
    return [Case(key, _texts()[key][: record.get("length")], record) for key, record in sorted(records.items())]


def read_case(case: Case) -> ReleaseFacts:
    """What the reader finds in an annotated release."""
    return read(decode(case.text.encode("utf-8"), case.key, case.key))


_query = Graph.query


@cache
def _understood(question: str) -> Query:
    """A query as rdflib runs it. The scorer asks every release the same; understanding costs more than answering."""
    return prepareQuery(question)


def _answer(graph: Graph, question: str) -> Result:
    return _query(graph, _understood(question))


def tally(case: Case) -> Tally:
    """Read one annotated release and score what was read."""
    score = scorer()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"{case.key}.json").write_text(json.dumps(case.gold), encoding="utf-8")
        (folder / f"{case.key}.txt").write_bytes(case.text.encode("utf-8"))
        (folder / f"{case.key}.ttl").write_text(turtle(to_rdf(read_case(case))), encoding="utf-8")
        with patch.object(Graph, "query", _answer):
            counted = score.score(folder, folder)
    rows: dict[str, tuple[int, int, int]] = {}
    missed: set[str] = set()
    for part, counts in zip(PARTS, counted[:4], strict=True):
        for slot, (hits, false, lost) in counts.rows.items():
            rows[f"{part} / {slot}"] = hits, false, lost
        if part in ("all deals", "relations"):
            missed |= {fact_of(where, slot, value) for where, slot, what, value in counts.misses if what == "missed"}
    return Tally(rows, frozenset(missed), tuple(counted[4]), counted[5])


def figures_of(tallies: Iterable[Tally]) -> dict[str, Figure]:
    """The figure of every slot over some releases; "micro" pools the slots of a part."""
    sums = {f"{part} / {slot}": [0, 0, 0] for part, slots in PARTS.items() for slot in (*slots, "micro")}
    for one in tallies:
        for name, row in one.rows.items():
            for total in (sums[name], sums[f"{name.partition(' / ')[0]} / micro"]):
                for place, count in enumerate(row):
                    total[place] += count
    return {name: _figure(*total) for name, total in sums.items()}


def _figure(hits: int, false: int, lost: int) -> Figure:
    precision, recall, f1 = scorer().f1(hits, false, lost)
    return Figure(round(precision, 4), round(recall, 4), round(f1, 4), hits + lost, hits + false)


def fact_of(where: str, slot: str, value: Any) -> str:
    """One annotated value in words that do not depend on the order of sets."""
    return f"{where} | {slot} | {_said(value)}"


def _said(value: Any) -> str:
    if isinstance(value, frozenset):
        return "/".join(sorted(value))
    return ", ".join(_said(part) for part in value) if isinstance(value, list | tuple) else str(value)


def put_into_page(marks: tuple[str, str], words: str) -> None:
    """Put a table between its two marks in docs/accuracy.md."""
    head, rest = PAGE.read_text(encoding="utf-8").split(marks[0])
    PAGE.write_text(f"{head}{marks[0]}\n\n{words}\n\n{marks[1]}{rest.split(marks[1])[1]}", encoding="utf-8")


def in_page(marks: tuple[str, str]) -> str:
    """What stands between two marks in docs/accuracy.md."""
    return PAGE.read_text(encoding="utf-8").split(marks[0])[1].split(marks[1])[0].strip()
