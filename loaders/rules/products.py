"""Who develops a product; with owners and technologies, all that is said of products."""

from __future__ import annotations

import re

from biopact.codes import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.joint_developers import JOINT_DEVELOPERS
from biopact.loaders.rules.owners import OWNERS, its_mark
from biopact.loaders.rules.pipelines import PIPELINES
from biopact.loaders.rules.technologies import TECHNOLOGIES
from biopact.loaders.rules.things import ADJ, LIST, MOD, PP, WORK, RelationFinding, marks, relation, tell
from biopact.loaders.skeleton import Skeleton

__all__ = ["DEVELOPERS", "PRODUCT_RULES", "tell"]


def _no_bystander(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """Refuses the one with whom somebody else does it: "an agreement with X to develop P"."""
    if re.search(
        r"\b(?:with|from) (?:[a-z\-]+ ){0,2}$", skeleton.text[max(0, match.start("o") - 40) : match.start("o")]
    ):
        return None
    return relation(Predicate.DEVELOPED_BY)(match, skeleton)


def _developer(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    subjects = marks(match["p"] or match["p2"], "\ue800", "\uefff")
    objects = marks(match["o"] or match["o2"], "\ue000", "\ue7ff")
    return RelationFinding(Predicate.DEVELOPED_BY, subjects, objects) if subjects else None


def _its_trial(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """A trial or filing of one's own is of what one develops."""
    owner = marks(match["o"], "\ue000", "\ue7ff") if match["o"] else its_mark(match, skeleton)
    subjects = marks(match["p"], "\ue800", "\uefff")
    return RelationFinding(Predicate.DEVELOPED_BY, subjects, owner) if subjects and owner else None


DEVELOPERS: tuple[Rule[RelationFinding], ...] = (
    Rule(
        "developed-by",
        # Refuses what is only sold or bought by somebody.
        pattern(
            rf"(?P<p>{PP})(?![^.;]{{0,50}}\bnot\b)[^.;\ue000-\uf4ff]{{0,90}}?"
            r"\b(?:(?:co-?|jointly |being |originally |initially |under )?"
            r"(?:develop(?:ed|ment)|discovered|invented|created|designed|pioneered)(?: and [a-z\-]+)?"
            rf"(?: globally| jointly| in collaboration| initially| originally)? by) {MOD}(?P<o>{LIST})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("ZNT-101 was discovered by Alpha Pharmaceuticals Inc.", "developedBy"),),
        ("ZNT-101 is sold by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "develops",
        # Refuses wishes and things that others develop.
        pattern(
            rf"(?P<o>{LIST})(?:'s?)?(?: ?, [a-z\-]+(?: [a-z\-]+){{0,2}},)? (?:[a-z\-]+ ){{0,3}}?"
            r"(?:is |are |was |were |has |have |had |will |to |and |also |currently |jointly |been |globally "
            r"|be ){0,5}"
            r"(?:an? (?:[a-z][\w\-,]* ){0,8}?(?:company|firm|biotech|biopharma|organization|institute|business)"
            r" (?:that is |which is |focused on |dedicated to )?)?"
            rf"{WORK}(?:,? (?:and|to|manufactur\w+|commerciali[sz]\w+|market\w*|co-[a-z]+)){{0,6}}"
            rf" (?:the (?:potential|use|safety|efficacy|effects?|combination"
            rf"|benefits)(?: and [a-z]+)? of )?{ADJ}(?P<p>{PP})"
        ),
        _no_bystander,
        (
            ("Alpha Pharmaceuticals Inc. is developing ZNT-101 for asthma.", "developedBy"),
            ("Alpha Pharmaceuticals Inc. is a clinical-stage biotech company developing ZNT-101.", "developedBy"),
            ("Alpha Pharmaceuticals Inc. is investigating the potential of ZNT-101 in asthma.", "developedBy"),
        ),
        ("Alpha Pharmaceuticals Inc. sells ZNT-101.", "It has a pact with Alpha Pharmaceuticals Inc. to test ZNT-101."),
    ),
    Rule(
        "trials-by",
        # "X is conducting late-stage trials of P": refuses trials that are planned, and trials of somebody else's
        # product as a comparison.
        pattern(
            rf"(?P<o>{LIST})(?:'s?)?,? (?:[a-z\-]+,? ){{0,5}}?"
            r"(?:conducting|running|started|began|begun|initiated|completed|conducts?|commenced|enrolling|launched"
            r"|expand(?:s|ed)"
            rf"|initiates|advances|starts|begins|dosed|doses|carrying out|performed) (?:[\w\-/]+ ){{0,8}}?(?:trials?"
            rf"|stud(?:y|ies)|testing|development|program)"
            rf"(?: programs?)? (?:of|for|with|evaluating|testing|in) (?:an? new [a-z]+ )?{ADJ}(?:called "
            rf"|named )?(?P<p>{PP})"
        ),
        _no_bystander,
        (("Alpha Pharmaceuticals Inc. is conducting late-stage trials of ZNT-101.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. plans trials of ZNT-101.",),
    ),
    Rule(
        "in-development-at",
        # Refuses development that is somebody's field only.
        pattern(
            rf"(?P<p>{PP})[^.;\ue000-\uf4ff]{{0,90}}?\b(?:in|under) (?:[a-z\-]+ )?(?:development|testing|trials)"
            rf" (?:at|by|with) (?P<o>{LIST})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("ZNT-101, a cancer drug in development at Alpha Pharmaceuticals Inc., did well.", "developedBy"),),
        ("ZNT-101, a cancer drug sold at Alpha Pharmaceuticals Inc., did well.",),
    ),
    Rule(
        "files-for",
        # Clearance, filings and designations go to the developer: refuses plans of others and sums.
        pattern(
            r"(?P<o>[\ue000-\ue7ff])(?:'s?)? [^.;\ue000-\uf4ff]{0,80}?\b(?:receiv|grant|award|submit|fil(?:ed|ing)"
            r"|initiat"
            r"|secur|announc|gain|obtain|complet|clear)[^.;\ue800-\uf4ff]{0,80}?(?:investigational new drug|\bind\b"
            r"|\bnda\b|\bbla\b|new drug application|biologics license application|clearance|orphan|designation"
            r"|marketing (?:authori[sz]ation )?application|fast track|priority review|de novo|510\(k\))"
            rf"[^.;\ue000-\uf4ff]{{0,90}}?(?: for| of| to) {ADJ}(?P<p>{PP})"
        ),
        _no_bystander,
        (
            (
                "Alpha Inc. announced FDA clearance of its investigational new drug application for ZNT-101.",
                "developedBy",
            ),
            ("Alpha Inc. received orphan drug designation for ZNT-101.", "developedBy"),
        ),
        ("Alpha Inc. received an order for ZNT-101.",),
    ),
    Rule(
        "own-trial",
        # "its Phase 3 trial of P", "X's IND application for P": refuses a trial of somebody's drug beside another.
        pattern(
            rf"(?:(?P<o>[\ue000-\ue7ff])'s?|\b(?:its|our)) (?:[a-z0-9][\w\-/,]* ){{0,8}}?(?:trials?|stud(?:y|ies)"
            rf"|program(?:me)?|data"
            r"|results|application|submission|filing|ind|nda|bla)(?: [a-z]+){0,2}? (?:of|for|evaluating|testing"
            r"|investigating"
            rf"|assessing|studying) {ADJ}(?P<p>{PP})"
        ),
        _its_trial,
        (
            ("Alpha Inc. said its multinational Phase 3 trial of ZNT-101 went on.", "developedBy"),
            ("The agency cleared Alpha Inc.'s IND application for ZNT-101.", "developedBy"),
        ),
        ("Alpha Inc. said a Phase 3 trial of ZNT-101 went on.",),
    ),
    Rule(
        "developer-of",
        # "X, the developer of P", "P developer X": refuses developers of software or land.
        pattern(
            rf"(?P<o>[\ue000-\ue7ff]) ?, (?:the |an? )?(?:[a-z][\w\-]* ){{0,3}}?(?:developer|inventor"
            rf"|discoverer) of {ADJ}"
            rf"(?P<p>{PP})|(?P<p2>[\ue800-\uefff]) (?:developer|inventor) (?P<o2>[\ue000-\ue7ff])"
        ),
        _developer,
        (
            ("Alpha Inc., the developer of ZNT-101, grew.", "developedBy"),
            ("Shares of ZNT-101 developer Alpha Inc. rose.", "developedBy"),
        ),
        ("Alpha Inc., the maker of ZNT-101, grew.",),
    ),
    Rule(
        "develop-of",
        # "X will lead development of P", "for the development of P": refuses development in plans of others.
        pattern(
            rf"(?P<o>{LIST})(?:'s?)?,? (?:[a-z\-]+ ){{0,9}}?"
            r"(?:develop|focused on|focuses on|focusing on|co-?develop|jointly develop|lead|fund|advance|accelerate"
            r"|continue)"
            r"(?:,? (?:and|manufactur\w+|commerciali[sz]\w+|market\w*|co-[a-z]+|globally|the|its|global|clinical"
            r"|research"
            rf"|joint|further|equally|share|costs|on)){{0,10}}"
            rf" (?:(?:development|program|trials) (?:of|for|program for) )?{ADJ}(?P<p>{PP})"
        ),
        _no_bystander,
        (("Alpha Pharmaceuticals Inc. will develop and commercialize ZNT-101.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. will sell ZNT-101.",),
    ),
)

PRODUCT_RULES: tuple[Rule[RelationFinding], ...] = (
    *DEVELOPERS,
    *JOINT_DEVELOPERS,
    *OWNERS,
    *PIPELINES,
    *TECHNOLOGIES,
)
"""Every rule for what is said of products, in order."""
