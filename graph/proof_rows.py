"""The rows of the named queries about evidence: which words of which release say what.

Fields are named and typed as in `biopact.graph.rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from biopact.codes import Telling


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """The words of a release that say what the node `about` says; offsets in code points, half-open."""

    about: str
    quote: str
    start: int
    end: int
    before: str | None
    after: str | None
    release: str
    title: str | None
    date: str | None
    source: str | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One piece of evidence; offsets in code points, half-open."""

    evidence: str
    quote: str
    start: int
    end: int
    before: str | None
    after: str | None
    release: str
    title: str | None
    date: str | None
    source: str | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class WitnessRow:
    """The node `about` rests on `evidence`; `rule` is the one that a claim names."""

    about: str
    evidence: str
    rule: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One statement of one release; `object` is an IRI or a literal's text."""

    claim: str
    subject: str
    predicate: str
    object: str
    telling: Telling | None
    confidence: Decimal | None
    deal: str | None
