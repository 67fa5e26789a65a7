"""Units that their owner has as its own: "its subsidiary, Beta", "Alpha's Beta unit"."""

from __future__ import annotations

import re

from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.subsidiary import KIND, MANY, ONE, SubsidiaryFinding, finding, pair, tell
from biopact.loaders.skeleton import Skeleton

__all__ = ["OWN_UNITS", "tell"]

# How the parts of a company are called.
_PART_NAME = re.compile(
    r"\b(?:Center|Centre|Institute|Laborator(?:y|ies)|Labs|Division|Unit|Department|School|College|Hospital|Program)$"
    r"|^(?:Administration|Agency|Bureau|Office|Center|Institute|Division|Department) (?:for|of)\b"
)


def _institute(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    child = skeleton.organization(match["child"])
    named = child is not None and _PART_NAME.search(skeleton.document.organizations[child].name)
    return pair(match, skeleton) if named else None


def _own(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    """The parent is who the sentence speaks of: the last one named before, else who speaks."""
    before = skeleton.text[max(0, match.start() - 260) : match.start()]
    named = skeleton.organizations(before)
    other = re.search(
        r" (?:with|from|to|of|by) (?:the )?[\ue000-\ue7ff] ?,? (?:(?:acting )?through|via) $|\bthat $", before
    )
    parent = (named[0] if other else named[-1]) if named else skeleton.document.speaker(skeleton.sentence)
    children = match["child"] if match.groupdict().get("many") else match["child"][:1]
    return finding(skeleton, children, parent)


def _named_before(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    """The child is who the sentence speaks of."""
    parent = skeleton.organization(match["parent"])
    named = [n for n in skeleton.organizations(skeleton.text[: match.start()]) if n != parent]
    return SubsidiaryFinding((named[-1],), parent) if named and parent is not None else None


OWN_UNITS: tuple[Rule[SubsidiaryFinding], ...] = (
    Rule(
        "own-parent",
        # "Y and its parent, X". Refuses "its partner, X".
        pattern(r"\b(?:its|their)(?: [a-z]+)? parent(?: company| group| corporation)? ?,? (?P<parent>{O})"),
        _named_before,
        (
            (
                "Beta Therapeutics Ltd. and its Swiss parent company, Alpha AG, said so.",
                "Beta Therapeutics Ltd. of Alpha AG",
            ),
        ),
        ("Beta Therapeutics Ltd. and its partner, Alpha AG, said so.",),
    ),
    Rule(
        "own-subsidiary",
        # "through its subsidiary, Y". Refuses "its partner, Y".
        pattern(
            r"(?:\b(?:its|their|our|through an?|together with) "
            + KIND
            + rf"(?:(?P<many>{MANY})|{ONE})(?: company)?(?: called| named| including)?"
            r"|\b(?:wholly|majority|newly formed,? wholly)[- ]owned(?: company| entity| vehicle| subsidiary| unit)?)"
            r" ?,? (?P<child>{OO})"
        ),
        _own,
        (
            (
                "Alpha Pharmaceuticals Inc. sells it through its subsidiary, Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
            (
                "Alpha Inc. will lead the work alongside its regulatory subsidiary, Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            (
                "Alpha Inc. said of Gamma Corp. that its subsidiary Beta Therapeutics Ltd. is larger.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            (
                "Alpha Inc. puts the brands into a new, wholly owned company, Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. sells it through its partner, Beta Therapeutics Ltd.",),
    ),
    Rule(
        "through-own-subsidiary",
        # "Through its subsidiary, Y, X sells it": the parent follows. Refuses a sentence of another beginning.
        pattern(
            r"^(?:through|via|with|together with|along with) its "
            + KIND
            + rf"(?:(?:{ONE}|{MANY}) ?,? (?P<child>{{O}}(?: and {{O}})?)|(?P<unit>{{O}}) {ONE}) ?,? (?P<parent>{{O}}) "
        ),
        lambda match, skeleton: finding(
            skeleton, match["child"] or match["unit"], skeleton.organization(match["parent"])
        ),
        (
            (
                "Through its wholly owned subsidiary, Beta Therapeutics Ltd., Alpha Inc. sells drugs.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            (
                "Through its Beta Therapeutics subsidiary, Alpha Inc. sells drugs.",
                "Beta Therapeutics of Alpha Inc.",
            ),
        ),
        ("Through its partner, Beta Therapeutics Ltd., Alpha Inc. sells drugs.",),
    ),
    Rule(
        "own-institute",
        # "X's Y Center". Refuses another company behind a possessive: its name must be that of a part.
        pattern(r"(?P<parent>{O})'s? (?P<child>{O})(?!\w)"),
        _institute,
        (
            (
                "It works with Alpha Inc.'s Zentor Technology Center.",
                "Zentor Technology Center of Alpha Inc.",
            ),
        ),
        ("It works on Alpha Inc.'s Beta Therapeutics Ltd. deal.",),
    ),
    Rule(
        "named-unit",
        # "X's Y unit", "X through its Y division". Refuses "X's Y deal".
        pattern(
            r"(?P<parent>{O})(?:'s? |(?: ?,)?[^.;\ue000-\ue7ff]{0,140}? (?:its|their|through its) )"
            r"(?P<child>{O}) (?:business |operating )?(?:unit|division|subsidiary|arm|affiliate|business)\b"
        ),
        pair,
        (
            (
                "Generics of Alpha Inc.'s Beta Therapeutics unit sold well.",
                "Beta Therapeutics of Alpha Inc.",
            ),
            (
                "Alpha Inc. provides services through its Beta Therapeutics business unit.",
                "Beta Therapeutics of Alpha Inc.",
            ),
        ),
        ("Alpha Inc.'s Beta Therapeutics deal is large.",),
    ),
    Rule(
        "unit-of-named",
        # "the vaccines division of X, Y, said". Refuses "Y, a division of X, Z": there the division is named before.
        pattern(
            r"(?:^|(?<![\ue000-\ue7ff,]) |\b(?:that|by|with|and) )(?:the|an?) "
            + KIND
            + rf"{ONE} of (?P<parent>{{O}}) ?, (?P<child>{{O}}) ?,"
        ),
        pair,
        (
            (
                "The vaccines division of Alpha Inc., Beta Therapeutics Ltd., said so.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
        ),
        ("Beta Therapeutics Ltd., the vaccines division of Alpha Inc., Gamma Corp., and others said so.",),
    ),
)
