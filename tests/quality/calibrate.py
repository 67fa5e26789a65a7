"""Fit the confidence of facts to annotated releases, and try it on issuers that the fit has not seen.

    python tests/quality/calibrate.py             the reliability of the fit, tried on issuers held back
    python tests/quality/calibrate.py --keep      the same, and write the weights and the table in docs/accuracy.md

What is fitted to: the development set and set P as they are read now, and the blind releases of rounds 1 and 2 as
they were read when they were scored, which `freeze` keeps in `heldout/` (signs and truth, no words). The model is a
logistic one for each sort of fact, over the signs of `biopact.loaders.assemble.confidence`: its weights are drawn to
nothing, so that a rule seen seldom counts little beside its kind of fact. One sign is known here alone: that rules
were developed on a release. Its weight takes up how much truer such releases are read than others; it is not kept, so
what is kept holds for the others. Every release is tried once, with weights that were fitted to releases of none of
its issuers.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

sys.path.append(str(Path(__file__).parents[2]))  # as a script it still finds its neighbours

from biopact.facts import Deal, ReleaseFacts, Thing
from biopact.loaders.assemble.confidence import deal_signs, relation_signs
from biopact.loaders.confidence import HIGHEST, LOWEST, term_signs
from tests.quality.rounds import FIXED, issuer_groups, ledger
from tests.quality.scoring import (
    HELD_OUT,
    RELATIONS,
    ROOT,
    Case,
    development,
    every_set,
    held_out,
    put_into_page,
    read_case,
    scorer,
)

TABLE = ROOT / "loaders" / "confidence.tsv"
MARKS = ("<!-- confidence: written by tests/quality/calibrate.py --keep -->", "<!-- end of confidence -->")
SORTS = ("deal", "relation", "term")
TERMS = {"party": "party", "subject": "subject", "exclusive": "exclusive", "territory": "territory"}
"""The slots of the scorer that are terms with a confidence of their own."""
TUNED = "read while rules were written"
SELDOM = 8
"""A sign that fewer readings show has no weight."""
PULL = 4.0
"""How strongly weights are drawn to nothing: the precision of a normal prior around 0."""
FREE = {"all": 0.01, TUNED: 1.0}
"""The signs that are drawn less."""
FOLDS = 5
FEW = 20
"""Of fewer readings no error is told."""
EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Reading:
    """One thing read from a release: of what sort, the signs of it, and whether the annotators have it too."""

    sort: str
    signs: tuple[str, ...]
    right: bool
    release: str
    slot: str


# ---- what was read, and what of it is right -------------------------------------------------------------------------


def readings(case: Case) -> Iterator[Reading]:
    """Everything read from an annotated release that its annotations can judge."""
    facts = read_case(case)
    found, gold = _record(facts), _gold(case)
    score = scorer()
    pairs, _, _ = score.pair(gold["deals"], found["deals"])
    paired = {id(right): annotated for annotated, right in pairs}
    for deal, seen in zip(facts.deals, found["deals"], strict=True):
        annotated = paired.get(id(seen))
        yield Reading("deal", deal_signs(deal, facts), annotated is not None, case.key, "deal")
        if annotated is not None:
            counts = score.Counts()
            score.count_deal(counts, annotated, seen, "")
            for slot, term in TERMS.items():
                hits, false, _ = counts.rows[slot]
                for right in (*[True] * hits, *[False] * false):
                    yield Reading("term", term_signs(deal, term), right, case.key, slot)
    yield from _relations(case, facts, found["relations"], gold)


def _relations(case: Case, facts: ReleaseFacts, found: Sequence[Any], gold: Mapping[str, Any]) -> Iterator[Reading]:
    """The relations about things that the annotators list, as the scorer judges them."""
    score = scorer()
    left = list(gold["relations"])
    for relation, signs, seen in zip(facts.relations, relation_signs(facts), found, strict=True):
        if relation.predicate not in RELATIONS or not any(_about(seen[0], known) for known in gold["known"]):
            continue
        soft = relation.predicate in ("targets", "indicatedFor")
        hit = next(
            (
                one
                for one in left
                if one[1] == seen[1]
                and (score.same_thing(one[0], seen[0]) or _about(one[0], seen[0], one_of=False))
                and (
                    any(score.similar(a, b) for a in one[2] for b in seen[2])
                    if soft
                    else score.same_thing(one[2], seen[2])
                )
            ),
            None,
        )
        if hit is not None:
            left.remove(hit)
        yield Reading("relation", signs, hit is not None, case.key, str(relation.predicate))


def _about(forms: frozenset[str], known: frozenset[str], one_of: bool = True) -> bool:
    score = scorer()
    if one_of and score.same_thing(forms, known):
        return True
    return any(score.similar(a, b) for a in forms for b in known if len(a) > 3)


def _gold(case: Case) -> Any:
    """The annotations as the scorer has them; it reads files."""

    class Held:
        def read_text(self) -> str:
            return json.dumps(case.gold)

    return scorer().from_gold(Held())


def _record(facts: ReleaseFacts) -> dict[str, list[Any]]:
    """What was read, in the scorer's terms, in the order of the facts."""
    forms: dict[tuple[str, str], set[str]] = {}
    for thing in facts.things:
        forms.setdefault((thing.segment, thing.id), set()).update((thing.name, *thing.aliases))

    def name(thing: Thing | str) -> frozenset[str]:
        if isinstance(thing, str):
            return frozenset([thing.replace("-", " ")])
        return frozenset({thing.name, *thing.aliases} | forms.get((thing.segment, thing.id), set()))

    def record(deal: Deal) -> dict[str, Any]:
        royalty = deal.royalty
        return {
            "focus": deal.telling == "news",
            "kinds": {kind.value for kind in deal.kinds},
            "event": deal.events[-1].kind.value if deal.events else None,
            "date": deal.events[-1].date if deal.events else None,
            "parties": [(name(party.organization), party.role.value) for party in deal.parties],
            "subjects": [name(subject.value) for subject in deal.subjects],
            "exclusive": deal.exclusive.value if deal.exclusive else None,
            "territory": [place.value.name for place in deal.territory],
            "territory_excluded": [place.value.name for place in deal.territory_excluded],
            "payments": [
                (sum_.kind.value, float(sum_.money.amount), sum_.money.currency) for sum_ in deal.payments if sum_.money
            ],
            "royalty": {"present": True, "low": royalty.low and float(royalty.low), "high": royalty.high}
            if royalty
            else None,
        }

    related = [(name(one.subject), one.predicate.value, name(one.object)) for one in facts.relations]
    return {"deals": [record(deal) for deal in facts.deals], "relations": related}


# ---- the fit --------------------------------------------------------------------------------------------------------


def fit(seen: Sequence[Reading]) -> dict[str, tuple[float, int]]:
    """The weight of every sign, and how many readings show it."""
    cases = Counter(sign for reading in seen for sign in set(reading.signs))
    signs = sorted(sign for sign, count in cases.items() if count >= SELDOM)
    places = {sign: place for place, sign in enumerate(signs)}
    shown = np.zeros((len(seen), len(signs)))
    for row, reading in enumerate(seen):
        for sign in reading.signs:
            if sign in places:
                shown[row, places[sign]] = 1
    right = np.array([float(reading.right) for reading in seen])
    pull = np.array([FREE.get(sign, PULL) for sign in signs])
    weights = np.zeros(len(signs))
    for _ in range(50):
        likely = 1 / (1 + np.exp(-shown @ weights))
        slope = shown.T @ (right - likely) - pull * weights
        bend = shown.T @ (shown * (likely * (1 - likely))[:, None]) + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return {sign: (round(float(weights[place]), 3), cases[sign]) for sign, place in places.items()}


def predicted(weights: Mapping[str, tuple[float, int]], reading: Reading) -> float:
    """The confidence that weights give a reading."""
    total = sum(weights[sign][0] for sign in reading.signs if sign in weights)
    return float(min(max(1 / (1 + np.exp(-total)), LOWEST), HIGHEST))


def tried(seen: Sequence[Reading], groups: Mapping[str, frozenset[str]]) -> list[tuple[Reading, float]]:
    """Every reading with the confidence that weights give it which know no release of its issuers."""
    fold = {key: int(hashlib.sha256(min(names).encode()).hexdigest(), 16) % FOLDS for key, names in groups.items()}
    found = []
    for number in range(FOLDS):
        theirs = {name for key, names in groups.items() if fold[key] == number for name in names}
        for sort in sorted({one.sort for one in seen}):
            weights = fit([one for one in seen if one.sort == sort and not groups[one.release] & theirs])
            found += [
                (one, predicted(weights, one)) for one in seen if one.sort == sort and fold[one.release] == number
            ]
    return found


# ---- what is kept and shown -----------------------------------------------------------------------------------------


def every_reading() -> list[Reading]:
    """What is read from the releases that rules are developed on, and what was read from those that were blind."""
    cases = [*development(), *held_out(["P"])]
    tuned = [replace(one, signs=(*one.signs, TUNED)) for case in cases for one in readings(case)]
    return [*tuned, *(reading for number in FIXED if number <= len(ledger()) for reading in frozen(number))]


def groups_of(seen: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """The issuers of the releases that readings are from."""
    releases = {one.release for one in seen}
    groups = issuer_groups({key: gold for held in every_set().values() for key, gold in held.items()})
    return {key: names for key, names in groups.items() if key in releases}


def freeze(number: int, cases: Sequence[Case]) -> None:
    """Keep what was read from the blind releases of a round: the signs of each reading, and whether it is right."""
    seen = [reading for case in cases for reading in readings(case)]
    signs = sorted({sign for one in seen for sign in one.signs})
    places = {sign: place for place, sign in enumerate(signs)}
    rows = [[one.sort, one.slot, one.release, int(one.right), *(places[sign] for sign in one.signs)] for one in seen]
    lines = ",\n".join(json.dumps(row) for row in rows)
    _kept(number).write_text(f'{{"signs": {json.dumps(signs)},\n"readings": [\n{lines}\n]}}\n', encoding="utf-8")


def frozen(number: int) -> list[Reading]:
    """What was read from the blind releases of a round when it was scored."""
    kept = json.loads(_kept(number).read_text(encoding="utf-8"))
    return [
        Reading(sort, tuple(kept["signs"][place] for place in places), bool(right), release, slot)
        for sort, slot, release, right, *places in kept["readings"]
    ]


def _kept(number: int) -> Path:
    return HELD_OUT / f"read-in-round-{number}.json"


def reliability(found: Sequence[tuple[Reading, float]]) -> str:
    """The tables of docs/accuracy.md: confidence against truth, and the error to be expected of each sort of fact."""
    lines = ["| confidence | deals | mean | right | relations | mean | right |", "|---|---:|---:|---:|---:|---:|---:|"]
    for low, high in pairwise(EDGES):
        cells = [f"{low:.1f} to {high:.1f}"]
        for sort in ("deal", "relation"):
            here = [(p, one.right) for one, p in found if one.sort == sort and low <= p < high]
            cells += _row(here)
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "| fact | read | mean | right | error | read blind | mean | right | error |"]
    lines += ["|---|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for name in ("deal", "relation", *RELATIONS, *TERMS):
        of_it = [(one, p) for one, p in found if name in (one.slot, one.sort)]
        both = [(p, one.right) for one, p in of_it], [(p, one.right) for one, p in of_it if TUNED not in one.signs]
        said = f"{name}, of a deal that is right" if name in TERMS else name
        lines.append(f"| {said} | {' | '.join(cell for some in both for cell in (*_row(some), _error(some)))} |")
    return "\n".join(lines)


def _row(here: Sequence[tuple[float, bool]]) -> list[str]:
    if not here:
        return ["0", "", ""]
    count = len(here)
    return [str(count), f"{sum(p for p, _ in here) / count:.2f}", f"{sum(right for _, right in here) / count:.2f}"]


def _error(here: Sequence[tuple[float, bool]]) -> str:
    """Expected calibration error: how far confidence and truth lie apart in a bin, weighted by what is in it."""
    if len(here) < FEW:
        return ""
    apart = 0.0
    for low, high in pairwise(EDGES):
        apart += abs(sum(p - right for p, right in here if low <= p < high))
    return f"{apart / len(here):.3f}"


def main() -> int:
    """Print the reliability; with --keep, write weights and tables."""
    seen = every_reading()
    groups = groups_of(seen)
    words = reliability(tried(seen, groups))
    print(words)
    if "--keep" in sys.argv:
        lines = ["fact\tsign\tweight\tcases"]
        for sort in SORTS:
            weights = fit([one for one in seen if one.sort == sort])
            lines += [f"{sort}\t{sign}\t{w:.3f}\t{count}" for sign, (w, count) in weights.items() if sign != TUNED]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
        put_into_page(
            MARKS, f"{len(groups)} releases of {len({n for g in groups.values() for n in g})} issuers.\n\n{words}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
