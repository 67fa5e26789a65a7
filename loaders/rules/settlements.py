"""Disputes that two companies end: "X settles patent lawsuit with Y", "X and Y have resolved their litigation"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, side, subject_before
from biopact.loaders.skeleton import Skeleton

_SUIT = (
    r"(?:disputes?|litigations?|lawsuits?|suits?|claims?|cases?|proceedings?|infringement actions?|arbitrations?"
    r"|challenges?|actions?|fights?|feuds?|battles?|disagreements?|matters?|quarrels?|rows?|wars?)"
)
_ENDS = (
    r"(?:settle[sd]?|settling|resolve[sd]?|resolving|ends|ended|dismiss(?:es|ed)?|drops|dropped|puts? an end to"
    r"|agreed to (?:settle|dismiss|drop|end|resolve))"
)
# Behind the first side: nothing is settled yet.
_NO = r"(?![^.;]{0,60}?\b(?:talks|may|might|could|hopes?|seeks?|refus\w*|not|if)\b)"


def _settled(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The two sides of a dispute that is over; None for public prosecutors and holders of shares."""
    if DOUBT.search(match[0]) or re.search(r"\b(?:shareholder|securities|class action|whistleblower)", skeleton.text):
        return None
    first = skeleton.organizations(side(match, "a"))
    second = tuple(n for n in skeleton.organizations(side(match, "b")) if n not in first)
    if not first and second:
        subject = subject_before(skeleton, match.start(), second)
        first = () if subject is None else (subject,)
    everybody = (*first, *second)
    return DealFinding((DealKind.SETTLEMENT,), ((Role.PARTY, everybody),)) if len(everybody) > 1 else None


SETTLEMENTS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "settles-with",
        # Refuses bills that are settled and disputes with nobody named.
        pattern(
            r"(?P<a>{OO})"
            + _NO
            + r"(?:'s?)?,? {agreed}(?:[^.;\ue000-\ue7ff]{0,60}? )??"
            + _ENDS
            + r"\b(?:[^.;\ue000-\ue7ff]{0,90}?\b"
            + _SUIT
            + r"\b[^.;\ue000-\ue7ff]{0,90}? (?:with|against|brought by|filed by)|(?<=settle|ettled|ettles) with)"
            r"(?: an?| the)?(?: unit| subsidiary| division| affiliate| arm)?(?: of)? {mod}(?P<b>{OO})"
        ),
        _settled,
        (
            (
                "Alpha Pharmaceuticals Inc. settled a patent lawsuit over Zentora with a unit of Beta Therapeutics"
                " Ltd.",
                "settlement: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
            (
                "Alpha Pharmaceuticals Inc. has agreed to settle with Beta Therapeutics Ltd. over Zentora.",
                "settlement: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. may settle a patent lawsuit with Beta Therapeutics Ltd.",
            "Alpha Pharmaceuticals Inc. settled its debts.",
            "Alpha Pharmaceuticals Inc. ended its partnership with Beta Therapeutics Ltd.",
        ),
    ),
    Rule(
        "both-settle",
        # Refuses two who end something else, such as a trial or a collaboration.
        pattern(
            r"(?P<a>{O}(?: ?, ?(?:and )?| and | & )(?:the |its )?(?:[a-z․\-]+ ){0,4}?{OO}|{B}),?"
            + _NO
            + r" {agreed}(?:[^.;\ue000-\ue7ff]{0,60}? )??"
            + _ENDS
            + r"\b[^.;\ue000-\ue7ff]{0,90}?\b"
            + _SUIT
            + r"\b(?P<b>)"
        ),
        _settled,
        (
            (
                "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. settle patent dispute over Zentora.",
                "settlement: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. ended their collaboration.",),
    ),
    Rule(
        "settlement-with",
        # The noun: "its settlement with Y". Refuses settlements with authorities that are told of prices and fines.
        pattern(
            r"\bsettlements?(?: agreements?)?(?: and licen[cs]e agreements?)?(?: [^.;\ue000-\ue7ff]{0,80}?)??"
            r" (?:with|(?P<among>between|among)) {mod}(?P<b>{OO})"
        ),
        _settled,
        (
            (
                "Alpha Pharmaceuticals Inc. makes Zentora. Under its settlement of patent claims with Beta "
                "Therapeutics Ltd., it may sell Zentora from 2015.",
                "settlement: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. makes Zentora. A settlement of the dispute is near.",),
    ),
    Rule(
        "suit-settled",
        # The passive: "the litigation between X and Y has been settled". Refuses those that go on.
        pattern(
            r"\b" + _SUIT + r" (?:[^.;\ue000-\ue7ff]{0,60}? )??(?:between|involving|with|against) {mod}(?P<a>{OO})"
            r"(?:(?: and| with| against) {mod}(?P<b>{O}))?[^.;\ue000-\ue7ff]{0,60}?"
            r" (?:was|were|has been|have been|is|are) (?:now )?(?:settled|resolved|dismissed)"
        ),
        _settled,
        (
            (
                "All litigation between Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. has been settled.",
                "settlement: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("All litigation between Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. goes on.",),
    ),
)
