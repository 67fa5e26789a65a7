"""Whose subsidiary, division, unit or member of a group an organization is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.loaders.rule import Rule, pattern
from biopact.loaders.skeleton import Skeleton


@dataclass(frozen=True)
class SubsidiaryFinding:
    """Indexes of the parent organization and of those that belong to it."""

    children: tuple[int, ...]
    parent: int


# Words that may stand before the noun: "wholly-owned", "u.s.". Refuses plans, the past, new clauses.
_KIND = (
    r"(?:(?!(?:will|would|to|be|become|former|formerly|previously|not|or|other|another|any|each|all|both|with|by|for"
    r"|from|in|of|on|as|at|its|their|his|our|that|which|who|has|have|proposed|potential|no|parent|is|are|was|were"
    r")\b)[a-z0-9][\w․\-/&]*,? ){0,6}?"
)
_ONE = (
    r"(?:subsidiary|division|(?:business |operating )?unit|arm|affiliate|affiliated company|portfolio company"
    r"|group company|operating company)"
)
_MANY = r"(?:subsidiaries|divisions|units|affiliates|portfolio companies|arms|operating companies)"
_OF = r"(?:member|part|company|business|brand|segment|branch|office|institute)"
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


# How the parts of a company are called.
_PART_NAME = re.compile(
    r"\b(?:Center|Centre|Institute|Laborator(?:y|ies)|Labs|Division|Unit|Department|School|College|Hospital|Program)$"
)


def _finding(skeleton: Skeleton, children: str, parent: int | None) -> SubsidiaryFinding | None:
    named = tuple(number for number in skeleton.organizations(children) if number != parent)
    return SubsidiaryFinding(named, parent) if named and parent is not None else None


def _pair(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    return _finding(skeleton, match["child"], skeleton.organization(match["parent"]))


def _part(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    parent = skeleton.organization(match["parent"])
    if parent is None or re.match(_NEXT, skeleton.text[match.end() :]):
        return None
    shared = match["of"] in {"member", "part", "company", "business"}
    if shared and _CLUB.search(skeleton.document.organizations[parent].name):
        return None
    return _finding(skeleton, match["child"], parent)


def _of_parent(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    """The children, without the last of them if it acts beside the parent: "X, parent of Y, and Z announce"."""
    children = match["child"][:1] if match["verb"] else match["child"]
    return _finding(skeleton, children, skeleton.organization(match["parent"]))


def _institute(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    child = skeleton.organization(match["child"])
    named = child is not None and _PART_NAME.search(skeleton.document.organizations[child].name)
    return _pair(match, skeleton) if named else None


def _own(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    """The parent is who the sentence speaks of: the last one named before, else who speaks."""
    before = skeleton.text[max(0, match.start() - 260) : match.start()]
    named = skeleton.organizations(before)
    other = re.search(r" (?:with|from|to|of|by) (?:the )?[\ue000-\ue7ff] ?,? (?:(?:acting )?through|via) $", before)
    parent = (named[0] if other else named[-1]) if named else skeleton.document.speaker(skeleton.sentence)
    children = match["child"] if match.groupdict().get("many") else match["child"][:1]
    return _finding(skeleton, children, parent)


def _named_before(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    """The child is who the sentence speaks of."""
    parent = skeleton.organization(match["parent"])
    named = [n for n in skeleton.organizations(skeleton.text[: match.start()]) if n != parent]
    return SubsidiaryFinding((named[-1],), parent) if named and parent is not None else None


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
            + _KIND
            + rf"(?P<of>{_ONE}|{_OF}|wholly[- ]owned) (?:of|within|under) (?:the )?(?P<parent>{{O}})"
        ),
        _part,
        (
            (
                "Beta Therapeutics Ltd. is a wholly-owned subsidiary of Alpha Pharmaceuticals Inc.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
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
            r"(?:an? )?" + _KIND + rf"(?:{_MANY}|members|parts?|{_ONE}|companies) of (?:the )?(?P<parent>{{O}})"
        ),
        _pair,
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
        _pair,
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
        "parent-subsidiary",
        # "X's subsidiary Y", "X unit Y". Refuses "X, Y" without the noun.
        pattern(
            r"(?<!its )(?<!their )(?<!our )(?P<parent>{O})(?:'s?)? "
            + _KIND
            + rf"(?:{_ONE}|parent company of)(?: company)?(?: called| named)? ?,? (?P<child>{{O}})"
        ),
        _pair,
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
            + _KIND
            + _MANY
            + r"(?: are| include| including|:)? ?,? (?P<child>{OO})"
        ),
        _pair,
        (
            (
                "Alpha Inc. and its subsidiaries Beta Therapeutics Ltd. and Gamma Corp. said so.",
                "Beta Therapeutics Ltd. and Gamma Corp. of Alpha Inc.",
            ),
        ),
        ("Alpha Inc. and its partners Beta Therapeutics Ltd. and Gamma Corp. said so.",),
    ),
    Rule(
        "named-unit",
        # "X's Y unit", "X through its Y division". Refuses "X's Y deal".
        pattern(
            r"(?P<parent>{O})(?:'s? |(?: ?,)?[^.;\ue000-\ue7ff]{0,140}? (?:its|their|through its) )"
            r"(?P<child>{O}) (?:business |operating )?(?:unit|division|subsidiary|arm|affiliate)\b"
        ),
        _pair,
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
        "parent-company",
        # Refuses other relations of two companies ("partner of").
        pattern(
            r"(?P<parent>{O}) ?,? (?:(?:is|which is|as) )?(?:the |a )?(?:ultimate |corporate |private )?(?:parent"
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
        "possessed-subsidiary",
        # "Y, X's commercial subsidiary", "Y, an X company". Refuses "Y, X's partner".
        pattern(
            r"(?P<child>{O}) ?, (?:is )?(?:(?:the )?(?P<parent>{O})'s? " + _KIND + rf"{_ONE}\b"
            rf"|(?:an?|the|part of the) (?P<parentb>{{O}}) (?:{_ONE}|group|company)\b)"
        ),
        lambda match, skeleton: _finding(
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
    Rule(
        "owns",
        # "X owns 100% of Y", "X holds a majority stake in Y". Refuses minority stakes.
        pattern(
            r"(?P<parent>{O}) (?:also |currently |now |already )?(?:(?:wholly|fully) owns|(?:owns|holds|controls)"
            r" (?:100 ?(?:%|percent) of|all of|an? (?:majority|controlling) (?:[a-z]+ ){0,2}?(?:stake|interest|share)"
            r" (?:in|of)|a majority of|a majority in)) {mod}(?P<child>{O})"
        ),
        _pair,
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
            r"(?P<child>{O})(?:[^.;\ue000-\ue7ff]{0,80}?\b(?:wholly|majority|fully)[- ]owned"
            r"| ?,? (?:which is |is |now )?(?:privately )?(?:owned|controlled)) by (?:the )?(?P<parent>{O})"
        ),
        _pair,
        (
            (
                "It met Beta Therapeutics Ltd., a drug maker wholly owned by Alpha Inc.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
            ("Beta Therapeutics Ltd., owned by Alpha Inc., said so.", "Beta Therapeutics Ltd. of Alpha Inc."),
        ),
        ("Beta Therapeutics Ltd. sells a drug owned by Alpha Inc.",),
    ),
    Rule(
        "own-subsidiary",
        # "through its subsidiary, Y". Refuses "its partner, Y".
        pattern(
            r"\b(?:its|their|our|through an?|together with) "
            + _KIND
            + rf"(?:(?P<many>{_MANY})|{_ONE})(?: company)?(?: called| named| including)? ?,? (?P<child>{{OO}})"
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
        ),
        ("Alpha Pharmaceuticals Inc. sells it through its partner, Beta Therapeutics Ltd.",),
    ),
    Rule(
        "through-own-subsidiary",
        # "Through its subsidiary, Y, X sells it": the parent follows. Refuses a sentence of another beginning.
        pattern(
            r"^(?:through|via|with|together with|along with) its "
            + _KIND
            + rf"(?:(?:{_ONE}|{_MANY}) ?,? (?P<child>{{O}}(?: and {{O}})?)|(?P<unit>{{O}}) {_ONE}) ?,? (?P<parent>{{O}}) "
        ),
        lambda match, skeleton: _finding(
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
        "unit-of-named",
        # "the vaccines division of X, Y, said". Refuses "Y, a division of X, Z": there the division is named before.
        pattern(
            r"(?:^|(?<![\ue000-\ue7ff,]) |\b(?:that|by|with|and) )(?:the|an?) "
            + _KIND
            + rf"{_ONE} of (?P<parent>{{O}}) ?, (?P<child>{{O}}) ?,"
        ),
        _pair,
        (
            (
                "The vaccines division of Alpha Inc., Beta Therapeutics Ltd., said so.",
                "Beta Therapeutics Ltd. of Alpha Inc.",
            ),
        ),
        ("Beta Therapeutics Ltd., the vaccines division of Alpha Inc., Gamma Corp., and others said so.",),
    ),
)


def tell(finding: SubsidiaryFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples."""
    names = skeleton.document.organizations
    return f"{' and '.join(names[number].name for number in finding.children)} of {names[finding.parent].name}"
