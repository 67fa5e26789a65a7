"""What is said of organizations: whose subsidiary, where, which ticker and web site; and of people: their role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.loaders.rule import Rule, pattern
from biopact.loaders.skeleton import Skeleton


@dataclass(frozen=True)
class SubsidiaryFinding:
    """Indexes of the child and the parent organization."""

    child: int
    parent: int


def _pair(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    child, parent = skeleton.organization(match["child"]), skeleton.organization(match["parent"])
    if child is None or parent is None or child == parent:
        return None
    return SubsidiaryFinding(child, parent)


def _owned(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    child = skeleton.organization(match["child"] or match["child2"])
    parent = skeleton.organization(match["parent"] or match["parent2"])
    return SubsidiaryFinding(child, parent) if child is not None and parent is not None and child != parent else None


_OWN = (
    r"(?:wholly[- ]owned |majority[- ]owned |indirect |direct |u[.․]?s[.․]? |american |new |own |biologics "
    r"|oncology |research |swiss |pharmaceutical |principal |operating |global |independent ){0,4}"
)
SUBSIDIARIES: tuple[Rule[SubsidiaryFinding], ...] = (
    Rule(
        "subsidiary-of",
        # Refuses plans ("will become") and "part of" an event or a trial: the object must be an organization.
        pattern(
            r"(?P<child>{O})(?:'s?)?(?: ?, known as [^;]{0,70}?)? ?,? (?:which |that )?"
            r"(?:is |are |now |was |became |has become |operates as |also |currently ){0,3}(?:an? |the |now )?"
            + _OWN
            + r"(?:large molecule |biologics |life science )?(?:subsidiary|division|unit|member|affiliate|arm"
            r"|affiliated company|part|portfolio company|company|business|arm|business unit|operating company"
            r"|spin-?out|wholly owned) (?:of|within) (?:the )?(?P<parent>{O})"
        ),
        _pair,
        (
            (
                "Beta Therapeutics Ltd. is a wholly-owned subsidiary of Alpha Pharmaceuticals Inc.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Beta Therapeutics Ltd. works with Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "parent-subsidiary",
        # "X's subsidiary Y", "X unit Y". Refuses "X, Y" without the noun.
        pattern(
            r"(?P<parent>{O})(?:'s?)? "
            + _OWN
            + r"(?:subsidiary|division|unit|affiliate|arm|parent company of)(?: company)?,? (?P<child>{O})"
        ),
        _pair,
        (
            (
                "Alpha Pharmaceuticals Inc.'s subsidiary Beta Therapeutics Ltd. said so.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. said so.",),
    ),
    Rule(
        "parent-company",
        # Refuses other relations of two companies ("partner of").
        pattern(r"(?P<parent>{O}) ?,? (?:is )?(?:the )?parent(?: company)? of (?:the )?(?P<child>{O})"),
        _pair,
        (
            (
                "Alpha Pharmaceuticals Inc., parent company of Beta Therapeutics Ltd., said so.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc., partner of Beta Therapeutics Ltd., said so.",),
    ),
    Rule(
        "possessed-subsidiary",
        # "Y, X's commercial subsidiary". Refuses "Y, X's partner".
        pattern(
            r"(?P<child>{O}) ?, (?:the )?(?P<parent>{O})'s? "
            + _OWN
            + r"(?:[a-z]+ )?(?:subsidiary|division|unit|affiliate|arm)\b"
        ),
        _pair,
        (
            (
                "Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s commercial subsidiary, said so.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s partner, said so.",),
    ),
    Rule(
        "owns",
        # "X owns 100% of Y", "Y, wholly owned by X". Refuses minority stakes.
        pattern(
            r"(?:(?P<parent>{O}) (?:also )?(?:wholly owns|owns (?:100 ?(?:%|percent) of|all of)) (?P<child>{O})"
            r"|(?P<child2>{O})[^.;\ue000-\ue7ff]{0,80}?\b(?:wholly|majority)[- ]owned by (?:the )?(?P<parent2>{O}))"
        ),
        _owned,
        (
            (
                "Alpha Pharmaceuticals Inc. owns 100% of Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. owns 10% of Beta Therapeutics Ltd.",),
    ),
    Rule(
        "own-subsidiary",
        # "through its subsidiary, Y": the parent is who the sentence began with.
        pattern(
            r"(?P<parent>{O})[^.;\ue000-\ue7ff]{0,90}?\b(?:its|through an?) "
            + _OWN
            + r"(?:subsidiary|division|unit|affiliate|subsidiaries|arm),? (?P<child>{O})"
        ),
        _pair,
        (
            (
                "Alpha Pharmaceuticals Inc. sells it through its subsidiary, Beta Therapeutics Ltd.",
                "Beta Therapeutics Ltd. of Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. sells it through its partner, Beta Therapeutics Ltd.",),
    ),
)


def tell(finding: SubsidiaryFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples."""
    names = skeleton.document.organizations
    return f"{names[finding.child].name} of {names[finding.parent].name}"


# "Daniel Junius, President and CEO", "said Jane Roe, Ph.D., Chief Executive Officer of Alpha". Refuses a role without
# a name.
_TITLE = (
    r"(?:(?:[Ii]nterim|[Aa]cting|[Ee]xecutive|[Ss]enior|[Aa]ssociate|[Gg]lobal|[Cc]o-?)[ -])?"
    r"(?:[Cc]hief [A-Z]?\w+(?: and \w+)? [Oo]fficer|CEO|CFO|COO|CSO|CMO|CTO|[Pp]resident"
    r"|[Cc]hair(?:man|woman|person)?(?: of the [Bb]oard)?|(?:[Ss]enior |[Ee]xecutive )?[Vv]ice [Pp]resident"
    r"|[Ff]ounder|[Cc]o-?[Ff]ounder|(?:[Mm]anaging )?[Dd]irector|[Gg]eneral [Mm]anager|[Hh]ead)"
)
ROLE = rf"{_TITLE}(?:(?:,? and |, | & ){_TITLE}){{0,3}}"
PERSON = re.compile(
    rf"(?P<person>(?:Dr\.? )?[A-Z][a-zà-ÿ]+(?:[- ](?:[A-Z]\.|[A-Z][a-zà-ÿ'’]+|de|van|von|Mc[A-Z]\w+)){{1,3}})"
    rf"(?:,? (?:Ph\.?D\.?|M\.?D\.?|M\.?B\.?A\.?|R\.?N\.?|MBBS|Pharm\.?D\.?|J\.?D\.?)){{0,3}}"
    rf"(?:, |,? is (?:the )?|, who is (?:the )?)(?P<role>{ROLE})(?P<rest>[^.\n\"“”]{{0,90}})"
)
LOCATION_HQ = re.compile(
    r"\b(?:headquartered|based|located|headquarters) in"
    r" (?P<place>[A-Z][A-Za-z.\-]+(?: [A-Z][A-Za-z.\-]+){0,2}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?){0,2})"
)
WEBSITE = re.compile(
    r"\b(?:https?://)?(?P<site>www\.[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
    r"|(?<=https://)[a-z0-9\-]+(?:\.[a-z0-9\-]+)+)(?:/[\w\-./]*)?"
)
