"""How likely it is that a fact was read rightly, from plain signs of how it was read.

A logistic model for each sort of fact: the weights of the signs that hold are added up. They stand in `confidence.tsv`,
are fitted to annotated releases by `tests/quality/calibrate.py`, and are tried on issuers that the fit had not seen. A
sign without a weight counts nothing; so a new rule is as sure as its kind of fact is in general.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from importlib import resources

from biopact.codes import Role
from biopact.facts import Deal

LOWEST, HIGHEST = 0.02, 0.98
"""No reading is certain, and none of those kept is hopeless."""


def confidence(fact: str, signs: Iterable[str]) -> float:
    """The confidence in a fact ("deal", "relation" or "term") of which these signs hold, to two decimals."""
    weights = _weights()
    total = sum(weights.get((fact, sign), 0.0) for sign in signs)
    return round(min(max(1 / (1 + math.exp(-total)), LOWEST), HIGHEST), 2)


def term_signs(deal: Deal, term: str) -> tuple[str, ...]:
    """The signs of a term of a deal ("party", "subject", "exclusive", "territory"), given that the deal is right."""
    sided = any(party.role is not Role.PARTY for party in deal.parties)
    return ("all", f"term {term}", f"term {term} {deal.telling}", f"term {term} {'sided' if sided else 'unsided'}")


def term_confidence(deal: Deal, term: str) -> float:
    """The confidence in a term of a deal: that the deal is right, and the term with it."""
    return round(float(f"{deal.confidence:.2f}") * confidence("term", term_signs(deal, term)), 2)


@cache
def _weights() -> dict[tuple[str, str], float]:
    table = (resources.files("biopact.loaders") / "confidence.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {(fact, sign): float(weight) for fact, sign, weight, _ in rows}
