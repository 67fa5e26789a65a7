"""The honest figure: releases that nobody who wrote rules had seen, scored once.

    python tests/quality/crossvalidate.py             the rounds scored so far
    python tests/quality/crossvalidate.py open 3      which releases may be read while rules are written in round 3
    python tests/quality/crossvalidate.py score 3     score the blind releases of round 3, once, and enter them
    python tests/quality/crossvalidate.py page        write the tables into docs/accuracy.md anew

`rounds.py` says how releases are dealt, `rounds.json` is the ledger. A round is scored at a commit, so that its figures
can be had again.
"""

from __future__ import annotations

import argparse
import datetime
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2]))  # as a script it still finds its neighbours

from tests.quality.calibrate import freeze
from tests.quality.rounds import FIXED, Refusal, Split, enter, ledger, may_be_scored, split_of
from tests.quality.scoring import (
    MICRO,
    ROOT,
    SETS,
    SHARED,
    Case,
    Figure,
    annotated,
    corpus,
    development,
    every_set,
    figures_of,
    held_out,
    in_page,
    key_of,
    put_into_page,
    tally,
)

MARKS = ("<!-- rounds: written by tests/quality/crossvalidate.py -->", "<!-- end of rounds -->")
READING = ("core", "loaders", "ontology", "seeds", "tests/quality/heldout")
"""What the figures of a round depend on; it must stand as committed."""
RESAMPLED = 1000


def score(number: int) -> dict[str, Any]:
    """Score a round: the blind releases, and beside them those that rules were developed on."""
    may_be_scored(number)
    commit = _commit()
    split = split_of(number, every_set())
    cases = {case.key: case for case in (*development(), *held_out(SETS))}
    blind = [tally(cases[key]) for key in split.blind]
    figures = figures_of(blind)
    seen = figures_of(tally(case) for case in _developed_on(split, cases))
    generator = random.Random(number)
    drawn = [figures_of(generator.choices(blind, k=len(blind))) for _ in range(RESAMPLED)]
    return {
        "round": number,
        "blind": split.name,
        "releases": len(split.blind),
        "issuers": len(split.issuers),
        "commit": commit,
        "date": datetime.date.today().isoformat(),
        "figures": {slot: [seen[slot].f1, *vars(figure).values()] for slot, figure in figures.items() if _fair(slot)},
        "between": {slot: _middle([one[slot].f1 for one in drawn]) for slot in MICRO},
    }


def _developed_on(split: Split, cases: Mapping[str, Case]) -> list[Case]:
    """What the blind releases are compared with: the development set, in later rounds everything that is open."""
    held = {key for name in SETS for key in annotated(name)} if split.number in FIXED else set()
    return [cases[key] for key in split.open if key not in held]


def _fair(slot: str) -> bool:
    """Titles stand in no annotation of the held-out sets, for they are words of the texts."""
    return slot not in ("release / title", "release / micro")


def _middle(values: Sequence[float]) -> list[float]:
    """Where 95 of 100 values lie."""
    ordered = sorted(values)
    return [round(ordered[int(len(ordered) * share)], 3) for share in (0.025, 0.975)]


def _commit() -> str:
    """The commit that is scored; raises Refusal where the reader stands otherwise than committed."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    if git("status", "--porcelain", "--", *READING):
        raise Refusal("The reader is not as committed; commit first, so that the figures can be had again.")
    return git("rev-parse", "--short=12", "HEAD")


# ---- what is shown --------------------------------------------------------------------------------------------------


def opened(number: int) -> str:
    """The releases that may be read in a round, one a line, and how many may not."""
    split = split_of(number, every_set())
    names = {key_of(row["id"]): row["id"] for row in corpus()}
    lines = sorted(names.get(key, key) for key in split.open)
    held = f"blind: {len(split.blind)} releases of {len(split.issuers)} issuers ({split.name})"
    return "\n".join([*lines, f"{len(lines)} releases may be read; {held}"])


def table(rounds: Sequence[Mapping[str, Any]]) -> str:
    """The tables of docs/accuracy.md: the latest round slot by slot, then every round in short."""
    if not rounds:
        return "No round has been scored yet."
    last = rounds[-1]
    lines = [
        f"Round {last['round']}, blind to {last['blind']}: {last['releases']} releases of {last['issuers']} issuers.",
        "",
        "| slot | seen: F1 | blind: F1 | difference | precision | recall | annotated | read |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for slot, (seen, *values) in last["figures"].items():
        figure = Figure(*values)
        if figure.gold or figure.found:
            lines.append(
                f"| {slot} | {seen:.3f} | {figure.f1:.3f} | {figure.f1 - seen:+.3f} "
                f"| {figure.precision:.3f} | {figure.recall:.3f} | {figure.gold} | {figure.found} |"
            )
    lines += ["", "All rounds, micro-F1 seen / blind, and where 95 of 100 redrawings of the blind releases lie:", ""]
    lines += ["| round | blind to | releases | commit | focus deals | all deals | relations |"]
    lines += ["|---:|---|---:|---|---|---|---|"]
    for one in rounds:
        cells = " | ".join(_short(one, slot) for slot in MICRO)
        day = f"`{one['commit']}`, {one['date']}"
        lines.append(f"| {one['round']} | {one['blind']} | {one['releases']} | {day} | {cells} |")
    return "\n".join(lines)


def _short(one: Mapping[str, Any], slot: str) -> str:
    seen, _, _, blind, *_ = one["figures"][slot]
    low, high = one["between"][slot]
    return f"{seen:.3f} / {blind:.3f} ({low:.2f} to {high:.2f})"


def page_table() -> str:
    """The tables as they stand in docs/accuracy.md."""
    return in_page(MARKS)


def main(words: Sequence[str] | None = None) -> int:
    """Print, open or score a round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("show", "open", "score", "page"), nargs="?", default="show")
    parser.add_argument("round", type=int, nargs="?")
    asked = parser.parse_args(words)
    if asked.step in ("open", "score") and asked.round is None:
        parser.error(f"say which round to {asked.step}")
    try:
        if asked.step in ("open", "score") and not SHARED.is_dir():
            raise Refusal("The texts are in ../shared, which is not there.")
        if asked.step == "open":
            print(opened(asked.round))
            return 0
        if asked.step == "score":
            entry = score(asked.round)
            if asked.round in FIXED:
                freeze(asked.round, held_out([FIXED[asked.round]]))
            enter(entry)
        print(table(ledger()))
        if asked.step in ("score", "page"):
            put_into_page(MARKS, table(ledger()))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
