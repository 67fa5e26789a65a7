"""The rounds of the cross-validation: which releases are blind in each, and the ledger of those that were scored.

In a round rules are developed while some releases are blind: nobody who writes rules has seen them. Then they are
scored, once. Round 1 is blind to set A of `heldout/`, round 2 to set B, round 3 to set C; they hold companies that
the development set does not. From then on three rounds make a cycle: the issuers of all sets are dealt into three
thirds by a hash, and each round is blind to one of them, so that in a cycle every issuer is blind once. A release is
blind if one of its issuers is.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.scoring import HERE

LEDGER = HERE / "rounds.json"
FIXED = {1: "A", 2: "B", 3: "C"}
"""The rounds that are blind to a whole set."""
THIRDS = 3

_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited llc plc ag sa se nv bv gmbh kgaa kk ab as asa oy spa srl"
    " lp llp holding holdings group the and".split()
)


class Refusal(Exception):
    """A step that would spoil the honesty of a round; the message is one sentence."""


@dataclass(frozen=True)
class Split:
    """The releases of a round by key: those that may be read, those that are scored, and whose they are."""

    number: int
    open: tuple[str, ...]
    blind: tuple[str, ...]
    issuers: tuple[str, ...]
    name: str


def split_of(number: int, sets: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Split:
    """The split of a round over the annotations of all sets ("dev", "A", …), by key."""
    if number < 1:
        raise Refusal(f"There is no round {number}; the first is round 1.")
    records = {key: record for held in sets.values() for key, record in held.items()}
    groups = issuer_groups(records)
    everybody = sorted({group for names in groups.values() for group in names})
    if number in FIXED:
        blind = frozenset(sets[FIXED[number]])
        still = {key for later, name in FIXED.items() if later > number for key in sets[name]}
        name = f"set {FIXED[number]}"
    else:
        cycle, place = divmod(number - len(FIXED) - 1, THIRDS)
        dealt = sorted(everybody, key=lambda group: hashlib.sha256(f"{cycle} {group}".encode()).hexdigest())
        chosen = frozenset(dealt[place::THIRDS])
        blind = frozenset(key for key, names in groups.items() if names & chosen)
        still = set()
        name = f"third {place + 1} of the issuers, dealt {cycle + 1}"
    issuers = chosen if number not in FIXED else frozenset(group for key in blind for group in groups[key])
    return Split(
        number, tuple(sorted(set(records) - blind - still)), tuple(sorted(blind)), tuple(sorted(issuers)), name
    )


def issuer_groups(records: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The issuers of each release; an issuer goes by the first of all the names that any release gives it.

    A release without an issuer is an issuer of its own.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for record in records.values():
        for names in _issuers(record):
            first, *rest = sorted(names)
            for other in rest:
                low, high = sorted((root(first), root(other)))
                parent[high] = low
    return {
        key: frozenset(root(min(names)) for names in _issuers(record)) or frozenset([f"release {key}"])
        for key, record in records.items()
    }


def _issuers(record: Mapping[str, Any]) -> list[set[str]]:
    aliases = {entity["name"]: entity["aliases"] for entity in record["organizations"]}
    folded = [{_fold(name) for name in (issuer, *aliases.get(issuer, ()))} for issuer in record["release"]["issuers"]]
    return [names - {""} for names in folded if names - {""}]


def _fold(name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", name.casefold()).split()
    return " ".join([word for word in words if word not in _LEGAL] or words)


# ---- the ledger -----------------------------------------------------------------------------------------------------


def ledger(path: Path = LEDGER) -> list[dict[str, Any]]:
    """The rounds scored so far, each sealed by a hash over itself and all before it.

    Raises Refusal where a round was changed, taken out or put in by hand.
    """
    rounds: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    seal = ""
    for number, entry in enumerate(rounds, 1):
        seal = _seal(seal, entry)
        if entry["round"] != number or entry["seal"] != seal:
            raise Refusal(f"Round {number} in {path.name} is not as it was scored; take the file back from history.")
    return rounds


def may_be_scored(number: int, path: Path = LEDGER) -> None:
    """Raises Refusal for a round that was scored before, or whose turn it is not."""
    done = len(ledger(path))
    if number <= done:
        raise Refusal(f"Round {number} has been scored, and no round is scored twice; the next is round {done + 1}.")
    if number != done + 1:
        raise Refusal(f"Round {number} cannot be scored before round {done + 1}.")


def enter(entry: Mapping[str, Any], path: Path = LEDGER) -> None:
    """Write a round that was scored behind the others."""
    may_be_scored(entry["round"], path)
    rounds = ledger(path)
    rounds.append({**entry, "seal": _seal(rounds[-1]["seal"] if rounds else "", entry)})
    path.write_text(json.dumps(rounds, indent=1) + "\n", encoding="utf-8")


def _seal(before: str, entry: Mapping[str, Any]) -> str:
    said = json.dumps({name: value for name, value in entry.items() if name != "seal"}, sort_keys=True)
    return hashlib.sha256(f"{before}{said}".encode()).hexdigest()[:16]
