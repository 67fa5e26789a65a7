"""Whose a product or technology is."""

from __future__ import annotations

import re

from biopact.facts import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.things import ADJ, LIST, PP, RelationFinding, marks, relation, tell
from biopact.loaders.skeleton import Skeleton

__all__ = ["OWNERS", "tell"]


def its_owner(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    if re.search(r"'s\b|\b(?:partner|competitor|rival|collaborator)", match["between"]):
        return None
    owners = skeleton.organizations(skeleton.text[: match.start()])
    speaker = skeleton.document.speaker(skeleton.sentence)
    owner = owners[-1] if owners and match[0].startswith("its") else speaker
    subjects = marks(match["p"], "\ue800", "\uf4ff")
    if owner is None or not subjects:
        return None
    return RelationFinding(Predicate.OWNED_BY, subjects, (chr(0xE000 + owner),))


OWNERS: tuple[Rule[RelationFinding], ...] = (
    Rule(
        "owned-possessive",
        # "X's investigational …, P" and "X's P"; refuses a possessive whose noun is something else before a verb.
        pattern(rf"(?P<o>[\ue000-\ue7ff])'s? (?:{ADJ})(?P<p>{PP})"),
        relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc.'s investigational kinase inhibitor ZNT-101 did well.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc.'s president said that ZNT-101 did well.",),
    ),
    Rule(
        "owned-candidate",
        # "X's lead candidate, P", "X's products, including P".
        pattern(
            rf"(?P<o>[\ue000-\ue7ff])'s? (?:{ADJ})(?:candidates?|products?|drugs?|programs?|assets?|vaccines?"
            r"|therap(?:y|ies)|antibod(?:y|ies)|inhibitors?|compounds?|medicines?|treatments?|molecules?|portfolio"
            r"|pipeline)(?: candidates?)?(?: ?,| is| are| -+| includes?| including| called| named| such as| like"
            rf"| for [a-z\- ]{{3,40}},){{1,3}} (?:the |an? )?(?P<p>{PP})"
        ),
        relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc.'s lead candidate, ZNT-101, did well.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc.'s partner is testing ZNT-101.",),
    ),
    Rule(
        "owner-its",
        # "X … its lead candidate P": "its" is the organization named last before it, else whoever speaks.
        # Refuses "its partner's P" (a possessive stands between).
        pattern(
            rf"\b(?:its|our) (?P<between>{ADJ})(?:(?:candidates?|products?|drugs?|programs?|assets?|vaccines?"
            r"|technolog(?:y|ies)|platforms?)(?: candidates?)? ?,? ?"
            rf"(?:(?:is|are|including|called|such as|the|--) )?)?(?P<p>{PP})"
        ),
        its_owner,
        (("Alpha Pharmaceuticals Inc. is a biotech company advancing its lead candidate ZNT-101.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. is a biotech company and ZNT-101 is a drug.",),
    ),
    Rule(
        "owned-behind",
        # "P, X's top-selling drug", "P is X's vaccine". Refuses "P, X's competitor".
        pattern(
            rf"(?P<p>{PP}) ?(?:,|--|is|are|was) ?(?:one of )?(?P<o>[\ue000-\ue7ff])'s? {ADJ}"
            r"(?:drugs?|medicines?|vaccines?|candidates?|products?|treatments?|therap(?:y|ies)|antibod(?:y|ies)"
            r"|inhibitors?|technolog(?:y|ies)|platforms?|compounds?|pills?|medication)\b"
        ),
        relation(Predicate.OWNED_BY),
        (("Sales of ZNT-101, Alpha Pharmaceuticals Inc.'s top-selling drug, rose.", "ownedBy"),),
        ("Sales of ZNT-101, Alpha Pharmaceuticals Inc.'s old rival, rose.",),
    ),
    Rule(
        "makes",
        # Refuses contract makers ("makes P for Y") and joint sales.
        pattern(
            rf"(?P<o>[\ue000-\ue7ff])(?:'s?)? ?,? (?:which |that |also |already |currently ){{0,2}}"
            rf"(?:makes|made|markets|sells|maker of|producer of|manufactures) {ADJ}(?P<p>{PP})"
            r"(?! (?:for|with|together with) [\ue000-\ue7ff])"
        ),
        relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc., which makes the asthma drug ZNT-101, grew.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. tested the asthma drug ZNT-101.",),
    ),
    Rule(
        "owned-by",
        # Refuses "wholly owned" companies: the subject must be a product or technology.
        pattern(
            rf"(?P<p>{PP})[^.;\ue000-\ue7ff]{{0,40}}?\b(?:owned by|(?:is|are) proprietary to|belong(?:s|ing)? to)"
            rf" (?:the )?(?P<o>{LIST})"
        ),
        relation(Predicate.OWNED_BY),
        (("ZNT-101 is wholly owned by Alpha Pharmaceuticals Inc.", "ownedBy"),),
        ("ZNT-101 is tested by Alpha Pharmaceuticals Inc.",),
    ),
)
