"""Subsidiaries told from their parent: "Alpha unit Beta", "parent company of Beta", "Alpha owns Beta"."""

from __future__ import annotations

import re

from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.subsidiary import KIND, MANY, ONE, SubsidiaryFinding, finding, pair, tell
from biopact.loaders.skeleton import Skeleton

__all__ = ["PARENTS", "tell"]


def _of_parent(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    """The children, without the last of them if it acts beside the parent: "X, parent of Y, and Z announce"."""
    children = match["child"][:1] if match["verb"] else match["child"]
    return finding(skeleton, children, skeleton.organization(match["parent"]))


PARENTS: tuple[Rule[SubsidiaryFinding], ...] = (
    Rule(
        "parent-subsidiary",
        # "X's subsidiary Y", "X unit Y". Refuses "X, Y" without the noun.
        pattern(
            r"(?<!its )(?<!their )(?<!our )(?P<parent>{O})(?:'s?)? "
            + KIND
            + rf"(?:{ONE}|parent company of)(?: company)?(?: called| named)? ?,? (?P<child>{{O}})"
        ),
        pair,
        (
            (
                "Alpha Pharmaceuticals Inc.'s subsidiary, Beta Therapeutics Ltd., said so.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
            (
                "Alpha Pharmaceuticals Inc.'s large vaccines division, Beta Therapeutics Ltd., said so.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. said so.",),
    ),
    Rule(
        "parent-subsidiaries",
        # "X's subsidiaries Y and Z". Refuses "X and its partners".
        pattern(
            r"(?P<parent>{O})(?:'s?)? (?:and its |has |with |through its )?"
            + KIND
            + MANY
            + r"(?: are| include| including|:)? ?,? (?P<child>{OO})"
        ),
        pair,
        (
            (
                "Alpha Inc. and its subsidiaries Beta Therapeutics Ltd. and Gamma Corp. said so.",
                "Beta Therapeutics Ltd. and Gamma Corp. of Alpha Inc.",
            ),
        ),
        ("Alpha Inc. and its partners Beta Therapeutics Ltd. and Gamma Corp. said so.",),
    ),
    Rule(
        "parent-company",
        # Refuses other relations of two companies ("partner of").
        pattern(
            r"(?P<parent>{O}) ?,? (?:is an? [^.;\ue000-\ue7ff]{3,110}? and )?(?:(?:is|which is|as) )?(?:the |a )?"
            r"(?:ultimate |corporate |private )?(?:parent"
            r"(?: company)?|holding company|majority (?:share|stock)holder|(?:majority |sole )?owner)"
            r" (?:of|in|for) {mod}(?P<child>{O}(?:(?: ?, {O}){0,4}(?: ?,)? and {O})?)"
            r"(?P<verb> ?,? (?:today |jointly )?(?:announc|have|sign|enter|agree|form|partner))?"
        ),
        _of_parent,
        (
            (
                "Alpha Pharmaceuticals Inc., parent company of Beta Therapeutics Ltd., said so.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
            (
                "Alpha Inc. is a holding active in health care and the parent of the wholesaler Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            (
                "Alpha Inc. is the majority shareholder in drug maker Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            (
                "It met Alpha Inc., the parent company of Beta Therapeutics Ltd. and Gamma Corp.",
                "Beta Therapeutics Ltd. and Gamma Corp. of Alpha Inc.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc., partner of Beta Therapeutics Ltd., said so.",
            "Parent Company of Beta Therapeutics Ltd. and Gamma Corp. signed it.",
        ),
    ),
    Rule(
        "owns",
        # "X owns 100% of Y", "X holds a majority stake in Y". Refuses minority stakes.
        pattern(
            r"(?P<parent>{O}) (?:also |currently |now |already )?(?:(?:wholly|fully) owns|(?:owns|holds|controls)"
            r" (?:100 ?(?:%|percent) of|all of|an? (?:majority|controlling) (?:[a-z]+ ){0,2}?(?:stake|interest|share)"
            r" (?:in|of)|a majority of|a majority in)) {mod}(?P<child>{O})"
        ),
        pair,
        (
            (
                "Alpha Pharmaceuticals Inc. owns 100% of Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
            (
                "Alpha Inc. currently holds a majority ownership stake in Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. owns 10% of Beta Therapeutics Ltd.",),
    ),
    Rule(
        "company-owned-by",
        # "Y, wholly owned by X". Refuses plain "owned by" at a distance: a plant or a drug may be owned.
        pattern(
            r"(?P<child>{O})(?:[^.;\ue000-\ue7ff]{0,80}?\b(?:(?:wholly|majority|fully)[- ]owned by|belong(?:ing|s) to)"
            r"| ?,? (?:which is |is |now )?(?:privately )?(?:owned|controlled) by) (?:the )?(?P<parent>{O})"
        ),
        pair,
        (
            (
                "It met Beta Therapeutics Ltd., a drug maker wholly owned by Alpha Inc.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            (
                "Beta Therapeutics Ltd. is a vaccine company belonging to Alpha Inc.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            ("Beta Therapeutics Ltd., owned by Alpha Inc., said so.", "Beta Therapeutics Ltd. of Alpha Inc."),
        ),
        ("Beta Therapeutics Ltd. sells a drug owned by Alpha Inc.",),
    ),
)
