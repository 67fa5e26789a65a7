"""The fit of confidence finds what is in the readings, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from biopact.loaders.assemble.confidence import deal_signs, relation_signs
from biopact.loaders.confidence import HIGHEST
from tests.quality import calibrate, scoring
from tests.quality.calibrate import Reading, fit, predicted, tried
from tests.quality.rounds import FIXED, ledger


def _readings() -> list[Reading]:
    """Two hundred readings of twenty releases: of one rule all are right, of the other half."""
    found = []
    for number in range(200):
        good = number % 2 == 0
        signs = ("all", "rule good" if good else "rule poor", *(["seldom"] if number < 3 else []))
        found.append(Reading("deal", signs, good or number % 4 == 1, f"release {number % 20}", "deal"))
    return found


def test_signs_get_the_weight_that_the_readings_give_them() -> None:
    weights = fit(_readings())
    assert weights["rule good"][0] > 0 > weights["rule poor"][0]
    assert "seldom" not in weights
    assert weights["all"][1] == 200


def test_a_readings_confidence_comes_from_other_issuers_alone() -> None:
    seen = _readings()
    groups = {f"release {number}": frozenset([f"issuer {number % 7}"]) for number in range(20)}
    found = tried(seen, groups)
    assert sorted(one.release for one, _ in found) == sorted(one.release for one in seen)
    alone = [reading for reading in seen if groups[reading.release] != {"issuer 0"}]
    everything = fit(seen)
    assert fit(alone) != everything
    sure = {one.signs[1]: p for one, p in found}
    assert sure["rule good"] > 0.85 > sure["rule poor"] > 0.4


def test_the_error_is_what_confidence_and_truth_differ_by() -> None:
    assert calibrate._error([(0.75, number < 75) for number in range(100)]) == "0.000"
    assert calibrate._error([(0.95, number < 75) for number in range(100)]) == "0.200"


def test_the_weights_are_of_signs_that_readings_show(shared: Path) -> None:
    assert shared == scoring.SHARED
    shown: set[str] = set()
    for case in scoring.development()[:60]:
        facts = scoring.read_case(case)
        shown |= {sign for deal in facts.deals for sign in deal_signs(deal, facts)}
        shown |= {sign for signs in relation_signs(facts) for sign in signs}
    weighed = [line.split("\t")[1] for line in calibrate.TABLE.read_text().splitlines()[1:]]
    general = [sign for sign in weighed if not sign.startswith(("rule ", "kind ", "term "))]
    assert len(general) > 20
    assert len(set(general) & shown) > 0.7 * len(set(general))


def test_the_fit_gives_its_confidence_within_bounds() -> None:
    weights = {"all": (50.0, 1)}
    assert predicted(weights, Reading("deal", ("all",), True, "release", "deal")) == HIGHEST


def test_what_was_read_blind_is_kept_for_every_round_that_was_blind_to_a_set() -> None:
    for number, name in FIXED.items():
        if number <= len(ledger()):
            seen = calibrate.frozen(number)
            assert {one.release for one in seen} <= set(scoring.annotated(name))
            assert {one.sort for one in seen} == set(calibrate.SORTS)
            assert all(len(sign.split()) < 8 for one in seen for sign in one.signs)


def test_what_was_read_blind_comes_back_as_it_was_kept(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shared == scoring.SHARED
    monkeypatch.setattr(calibrate, "HELD_OUT", tmp_path)
    cases = scoring.development()[:8]
    calibrate.freeze(7, cases)
    seen = [reading for case in cases for reading in calibrate.readings(case)]
    assert len(seen) > 20
    assert calibrate.frozen(7) == seen


def test_confidence_is_true_on_issuers_that_the_fit_has_not_seen(shared: Path) -> None:
    assert shared == scoring.SHARED
    seen = calibrate.every_reading()
    found = calibrate.tried(seen, calibrate.groups_of(seen))
    assert len(found) == len(seen)
    for sort in ("deal", "relation"):
        here = [(p, one.right) for one, p in found if one.sort == sort]
        assert len(here) > 200
        assert float(calibrate._error(here)) < 0.08, sort
