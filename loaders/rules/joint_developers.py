"""Who develops a product together with whom."""

from __future__ import annotations

import re

from biopact.codes import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.things import (
    ADJ,
    LIST,
    MOD,
    PP,
    WORK,
    RelationFinding,
    listed,
    marks,
    relation,
    speaker_of,
    tell,
)
from biopact.loaders.skeleton import Skeleton

__all__ = ["JOINT_DEVELOPERS", "tell"]


def _with_speaker(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """What is developed together with somebody is developed by whoever speaks, too, where nobody else is named."""
    found = listed(Predicate.DEVELOPED_BY)(match, skeleton)
    if found is None:
        return None
    named = marks(skeleton.text, "\ue000", "\ue7ff")
    mine = speaker_of(match, skeleton) if set(named) <= set(found.objects) else ()
    return RelationFinding(found.predicate, found.subjects, tuple(dict.fromkeys((*found.objects, *mine))))


def _both(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """The one who does it and the one with whom it is done."""
    objects = tuple(
        dict.fromkeys(mark for part in (match["o"], match["with"]) for mark in marks(part, "\ue000", "\ue7ff"))
    )
    subjects = marks(match["p"], "\ue800", "\uefff")
    return RelationFinding(Predicate.DEVELOPED_BY, subjects, objects) if subjects and objects else None


JOINT_DEVELOPERS: tuple[Rule[RelationFinding], ...] = (
    Rule(
        "trials-with",
        # "X has an agreement with Y to conduct a trial of P": X, whose trial it is. Refuses other work for somebody.
        pattern(
            r"(?P<o>[\ue000-\ue7ff])(?:'s)? [^.;\ue000-\uf4ff]{0,90}?\b(?:partner\w*|agreement|contract"
            r"|collaborat\w+|engaged|selected)"
            r" (?:with |for |of )?(?:[a-z][\w\-']* ){0,5}[\ue000-\ue7ff](?:'s)?"
            r" [^.;\ue000-\uf4ff]{0,60}?\b(?:conduct|run|perform|start"
            r"|initiate|support|manage|lead|carry out|for)\b[^.;\ue000-\uf4ff]{0,60}?(?:trials?|stud(?:y|ies)) (?:of"
            r"|for|evaluating"
            rf"|testing|with|in) {ADJ}(?P<p>{PP})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (
            (
                "Alpha Inc. announced a partnership with Beta Hospital Inc. to conduct a phase 2 trial of ZNT-101.",
                "developedBy",
            ),
        ),
        ("Alpha Inc. announced a partnership with Beta Hospital Inc. to sell ZNT-101.",),
    ),
    Rule(
        "co-developed-with",
        # Refuses products that are only sold together.
        pattern(
            rf"(?P<p>{PP})(?:[^.;\ue000-\ue7ff]{{0,300}}?)?\b(?:co-?developed"
            rf"|jointly developed"
            r"|co-?developing|jointly developing|(?:being )?developed (?:jointly |together )?in (?:collaboration"
            r"|partnership"
            r"|conjunction)|developed|developing|develops?) (?:and [a-z\-]+ )?(?:globally "
            r"|worldwide )?(?:together )?with "
            rf"{MOD}(?P<o>{LIST})"
        ),
        _with_speaker,
        (
            ("ZNT-101 is co-developed with Alpha Pharmaceuticals Inc.", "developedBy"),
            (
                "ZNT-101, a pill, and ZNT-202, a gel, are being jointly developed and sold globally with Alpha Inc.",
                "developedBy",
            ),
        ),
        ("ZNT-101 is sold with Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "developed-through-partnership",
        # Refuses sale under an agreement.
        pattern(
            rf"(?P<p>{PP})[^.;\ue000-\uf4ff]{{0,90}}?\b(?:being |is |are |was |were )?(?:co-?)?(?:developed"
            rf"|evaluated|studied)"
            r"(?:,? (?:and|manufactured|commerciali[sz]ed|marketed)){0,4} (?:through|under|as part of|via|within|in) "
            r"(?:an?|the|its|our) (?:[a-z\-]+ ){0,4}?(?:collaboration|partnership|alliance|agreement|joint venture)"
            rf"(?: agreement)? (?:with|between) (?P<o>{LIST})"
        ),
        _with_speaker,
        (("ZNT-101 is being developed through a global collaboration with Alpha Inc.", "developedBy"),),
        ("ZNT-101 is sold through a global collaboration with Alpha Inc.",),
    ),
    Rule(
        "develops-with",
        # "In collaboration with Y, X is testing P": refuses joint sales.
        pattern(
            r"\bin (?:collaboration|partnership|conjunction) with (?P<with>[\ue000-\ue7ff]) ?,? (?P<o>[\ue000-\ue7ff])"
            rf"(?:'s?)? (?:is |are |has |have |been |currently |also ){{0,4}}{WORK} {ADJ}(?P<p>{PP})"
        ),
        _both,
        (("In collaboration with Beta Ltd., Alpha Inc. is evaluating ZNT-101.", "developedBy"),),
        ("In collaboration with Beta Ltd., Alpha Inc. is selling ZNT-101.",),
    ),
    Rule(
        "develops-together",
        # "X is developing P in collaboration with Y": refuses Y where it only sells.
        pattern(
            rf"(?P<o>[\ue000-\ue7ff])(?:'s?)? (?:is |are |was |has |have |been |currently |also "
            rf"|will ){{0,4}}{WORK} {ADJ}"
            rf"(?P<p>{PP})(?:[^.;\ue000-\uf4ff]{{0,90}}? (?:in (?:collaboration|partnership|conjunction)|jointly"
            rf"|together)|(?: for [^.;\ue000-\uf4ff]{{0,60}}?)?)"
            r" with (?:its )?(?:[a-z\-]+ ){0,3}?(?P<with>[\ue000-\ue7ff])(?!'s?[ ,.;])"
        ),
        _both,
        (("Alpha Inc. is developing ZNT-101 for asthma in collaboration with Beta Ltd.", "developedBy"),),
        ("Alpha Inc. is selling ZNT-101 in collaboration with Beta Ltd.",),
    ),
    Rule(
        "joint-product",
        # "the X-Y cancer drug": refuses a hyphen in a firm's own name.
        pattern(
            r"(?P<o>[\ue000-\ue7ff] ?[/\-] ?[\ue000-\ue7ff])(?:'s?)? (?:[a-z][\w\-]* ){0,4}?"
            r"(?P<p>[\ue800-\uefff])"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("Trials of the Alpha Inc. / Beta Ltd. cancer drug ZNT-101 ended.", "developedBy"),),
        ("Alpha Inc. and the maker of ZNT-101 met.",),
    ),
)
