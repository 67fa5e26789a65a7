"""Whose subsidiary, division, unit or member of a group an organization is; told from the one that belongs."""

from __future__ import annotations

import re

from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.own_units import OWN_UNITS
from biopact.loaders.rules.parents import PARENTS
from biopact.loaders.rules.subsidiary import KIND, MANY, ONE, SubsidiaryFinding, finding, pair, tell
from biopact.loaders.skeleton import Skeleton

__all__ = ["SUBSIDIARIES", "tell"]

_OF = r"(?:member|part|company|business|brand|segment|branch|office|institute|center|agency|component)"
# What members have in common and nobody owns.
_CLUB = re.compile(
    r"\b(?:association|alliance|consortium|network|council|index|society|coalition|federation|committee|academy|board"
    r"|program|initiative|trial|study|exchange|union|nasdaq|nyse)\b",
    re.IGNORECASE,
)
# Behind a parent: its name belongs to the next words. "Part of Alpha's plan" makes nobody a part of Alpha.
_NEXT = re.compile(
    r"'s? (?!group\b|family\b|network\b|organi[sz]ation\b|business\b|(?:[a-z]+ ){0,3}(?:division|unit|company)\b)"
)


def _part(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    parent = skeleton.organization(match["parent"])
    if parent is None or re.match(_NEXT, skeleton.text[match.end() :]):
        return None
    shared = match["of"] in {"member", "part", "company", "business"}
    if shared and _CLUB.search(skeleton.document.organizations[parent].name):
        return None
    return finding(skeleton, match["child"], parent)


SUBSIDIARIES: tuple[Rule[SubsidiaryFinding], ...] = (
    Rule(
        "subsidiary-of",
        # Refuses plans ("will become"), what was, and "part of" an event, a trial or a club.
        pattern(
            r"(?P<child>{O})(?:'s?)?(?: ?, known as [^;]{0,70}?)? ?[,–—-]{0,2} ?"
            r"(?:(?:which |that |who )?(?:is |are |now |was |became |has become |remains |operates as |acts as |also"
            r" |currently |today ){1,3})?(?:now )?(?:(?:an? |the )(?:[^.;,\ue000-\uefff]{0,80} (?:company|firm|business"
            r"|organi[sz]ation|institute|developer|provider|manufacturer) ?,? (?:and |established in {D}, )?)?"
            r"(?:an? |the )?)?(?!and |or )"
            + KIND
            + rf"(?P<of>{ONE}|{_OF}|wholly[- ]owned) (?:of|within|under) (?:the )?(?:{{O}}'s? )?(?P<parent>{{O}})"
        ),
        _part,
        (
            (
                "Beta Therapeutics Ltd. is a wholly-owned subsidiary of Alpha Pharmaceuticals Inc.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
            (
                "It met Beta Center, a center of the Ministry of Zentory's Agency for Pelmory.",
                "Beta Center of Agency for Pelmory",
            ),
            (
                "It met Beta Therapeutics Ltd., now part of the Alpha Group.",
                "Beta Therapeutics Ltd. of Alpha Group",
            ),
            (
                "It met Beta Therapeutics Ltd., a vaccine company and a majority-owned subsidiary of Alpha Inc.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            (
                "Alpha Inc. and Gamma Merger Sub, Inc., an indirect wholly owned subsidiary of Alpha Inc., filed it.",
                "Gamma Merger Sub, Inc. of Alpha Inc.",
            ),
        ),
        (
            "Beta Therapeutics Ltd. works with Alpha Pharmaceuticals Inc.",
            "Beta Therapeutics Ltd. will become a subsidiary of Alpha Inc.",
            "Beta Therapeutics Ltd. is a former unit of Alpha Inc.",
            "Beta Therapeutics Ltd. is part of Alpha Inc.'s plan.",
            "Beta Therapeutics Ltd. is a member of the Zentor Association.",
        ),
    ),
    Rule(
        "both-part-of",
        # "Y and Z, both part of X". Refuses "both partners of X".
        pattern(
            r"(?P<child>{O}(?: ?,)? (?:and|or) {O}) ?,? (?:are |which are )?(?:both|two|all|each|wholly[- ]owned) "
            r"(?:an? )?" + KIND + rf"(?:{MANY}|members|parts?|{ONE}|companies) of (?:the )?(?P<parent>{{O}})"
        ),
        pair,
        (
            (
                "It met Beta Therapeutics Ltd. and Gamma Corp., both part of Alpha Inc.",
                "Beta Therapeutics Ltd. and Gamma Corp. of Alpha Inc.",
            ),
        ),
        ("It met Beta Therapeutics Ltd. and Gamma Corp., both partners of Alpha Inc.",),
    ),
    Rule(
        "agency-within",
        # "part of the office of … within Alpha". Refuses what is between as the parent: it has no name.
        pattern(
            r"(?P<child>{O}) ?,? (?:which )?(?:is )?(?:an? )?(?:part|division|agency|office|program|center|unit)"
            r" (?:of|in|within|at) (?:[^.;]{3,110}? )?(?:within|at|in|under|inside)"
            r" (?:an agency (?:of|within|in) )?(?:the )?(?P<parent>{O})"
        ),
        pair,
        (
            (
                "It works with Zentor Authority, part of the office for drugs within the Ministry of Zentory.",
                "Zentor Authority of Ministry of Zentory",
            ),
            (
                "It works with Zentor Center, a program in the school of drugs at the University of Zentory.",
                "Zentor Center of University of Zentory",
            ),
        ),
        ("It works with Zentor Authority on a drug within the Ministry of Zentory.",),
    ),
    Rule(
        "possessed-subsidiary",
        # "Y, X's commercial subsidiary", "Y, an X company". Refuses "Y, X's partner".
        pattern(
            r"(?P<child>{O}) ?, (?:is )?(?:(?:the )?(?P<parent>{O})'s? " + KIND + rf"{ONE}\b"
            rf"|(?:an?|the|part of the) (?P<parentb>{{O}}) (?:{ONE}|group|company)\b)"
        ),
        lambda match, skeleton: finding(
            skeleton, match["child"], skeleton.organization(match["parent"] or match["parentb"])
        ),
        (
            (
                "Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s commercial subsidiary, said so.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
            (
                "It met Beta Therapeutics Ltd., an Alpha Inc. company.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
        ),
        ("Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s partner, said so.",),
    ),
    *PARENTS,
    *OWN_UNITS,
)
