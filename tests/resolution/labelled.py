"""Pairs of names labelled by hand (PAIRS.md), and how well the comparison does on them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from biopact.resolution.names import Named, Same, same_organization
from biopact.resolution.names.nodes import nodes_of
from biopact.resolution.told import ThingTold

HERE = Path(__file__).parent
DEVELOPMENT, HELD_BACK = "pairs.tsv", "pairs_held_back.tsv"
COLUMNS = [f"{column}_{side}" for side in "ab" for column in ("name", "tickers", "places", "told")] + ["label", "why"]
PRECISION, RECALL = 0.99, 0.95
"""What the held-back half has to reach, for "same"."""


@dataclass(frozen=True)
class Pair:
    """Two names as releases give them, and whether they are one organization."""

    a: Named
    b: Named
    same: bool
    why: str

    @property
    def key(self) -> frozenset[Named]:
        """The two, in whatever order."""
        return frozenset((self.a, self.b))

    @property
    def joined(self) -> bool:
        """True if the comparison is sure that they are one; being unsure joins nothing."""
        return same_organization(self.a, self.b).same is Same.SAME

    def __str__(self) -> str:
        return f"{_shown(self.a)} {'=' if self.same else '≠'} {_shown(self.b)}: {self.why}"


@dataclass(frozen=True)
class Score:
    """Precision and recall of "same"."""

    pairs: int
    right: int
    made_up: int
    missed: int

    @property
    def precision(self) -> float:
        """How many of those that were joined are one; 1 if none was."""
        joined = self.right + self.made_up
        return self.right / joined if joined else 1.0

    @property
    def recall(self) -> float:
        """How many of those that are one were joined."""
        return self.right / (self.right + self.missed)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.4f}, recall {self.recall:.4f} "
            f"({self.right} right, {self.made_up} joined wrongly, {self.missed} not joined)"
        )


def rows(file: str) -> Iterator[dict[str, str]]:
    """The lines of one half, as they stand."""
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert reader.fieldnames == COLUMNS
        yield from reader


@cache
def pairs_of(file: str) -> tuple[Pair, ...]:
    """The pairs of one half."""
    return tuple(
        Pair(
            _named(row, "a"),
            _named(row, "b"),
            row["label"] == "same",
            row["why"],
        )
        for row in rows(file)
    )


def score_of(file: str) -> Score:
    """How the comparison does on one half."""
    counts = Counter((pair.same, pair.joined) for pair in pairs_of(file))
    return Score(counts.total(), counts[True, True], counts[False, True], counts[True, False])


def misses() -> list[str]:
    """Every pair of the development half that is judged wrongly; the held-back half stays unseen."""
    return [str(pair) for pair in pairs_of(DEVELOPMENT) if pair.joined != pair.same]


def _named(row: dict[str, str], side: str) -> Named:
    """One side of a line, as a store's resolution gets it from what releases tell."""
    told, tickers, places = (_parts(row[f"{column}_{side}"]) for column in ("told", "tickers", "places"))
    thing = ThingTold("release", "organization/it", "organization", row[f"name_{side}"], told, tickers, places)
    return nodes_of([thing])[thing.node].named()


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _shown(named: Named) -> str:
    context = ", ".join((*named.tickers, *named.places, *(f"also {told}" for told in named.aliases)))
    return f"{named.name} ({context})" if context else named.name
