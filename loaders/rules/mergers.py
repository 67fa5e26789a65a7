"""Companies that change hands told from another side: mergers, votes of owners, clearances, sales."""

from __future__ import annotations

import re

from biopact.codes import EventKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.acquisitions import acquired, company
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.skeleton import Skeleton

_DEAL = r"(?:acquisition|takeover|buyout|purchase|merger|deal|tie-up|combination|sale|offer|bid|buy)"
# Behind the first side: the merger is only talked about, or has failed.
_NO = r"(?![^.;]{0,60}?\b(?:talks|may|might|could|consider\w*|not|if|mulls?|weighs?|reject\w*|fail\w*)\b)"


def _cleared(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An acquisition that owners or authorities have let pass, and that is not closed yet."""
    if re.search(r"\b(?:not|reject\w*|oppos\w*|hostile|unsolicited|against|refus\w*)\b", match[0]):
        return None
    found = company(match, skeleton) if match.groupdict().get("what") else acquired(match, skeleton)
    return found and DealFinding(found.kinds, found.roles, EventKind.PENDING)


def _formed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A company that takes over those who form it."""
    found = acquired(match, skeleton)
    done = re.search(r"\bmerged|combined|joined|united\b", match[0]) and "agreed" not in match[0]
    return found and DealFinding(found.kinds, found.roles, EventKind.COMPLETED if done else None)


MERGERS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "merges-with",
        # Refuses drugs that are combined with another's: nothing but the business may stand between.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r"(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,80}? )??(?:merge|merges|merged|merging|combine|combines|combining)"
            r" (?:its (?:business|operations|unit|company) )?with {mod}(?P<giver>{O})(?! ?'s)"
        ),
        acquired,
        (
            (
                "Alpha Pharmaceuticals Inc. has agreed to merge with Beta Therapeutics Ltd.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. will combine ZNT-101 with Beta Therapeutics Ltd.'s vaccine.",),
    ),
    Rule(
        "both-merge",
        # Refuses two that merge something else than themselves.
        pattern(
            r"(?P<taker>{O})(?:'s?)?(?: ?, ?(?:and )?| and | & |-)(?:[a-z\-']+ ){0,3}?(?P<giver>{O})"
            + _NO
            + r" {agreed}(?:plan to |agree[ds]? to )?(?:merge|combine|merging|combining|tie up|join forces in merger)"
            r"(?=[ .,;]|$)(?! [a-z\-]+ (?:with|data|results))"
            r"(?! (?:their|its|preclinical|expertise|research|efforts)\b)"
        ),
        acquired,
        (
            (
                "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. agree to merge.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. combine trial results from both studies.",),
    ),
    Rule(
        "merger-of",
        # Refuses combinations of drugs: the two must be organizations.
        pattern(
            r"\b(?:merger|business combination|tie-up) (?:of|between) {mod}(?P<taker>{O})(?: and | with )"
            r"{mod}(?P<giver>{O})(?! ?'s)(?! (?:would|could|might))"
        ),
        acquired,
        (
            (
                "Analysts welcomed the merger of Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Analysts welcomed the growth of Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd.",),
    ),
    Rule(
        "holders-approve",
        # "X shareholders approve Y takeover", "shareholders of X have voted for its acquisition by Y". Refuses votes
        # against it.
        pattern(
            r"(?:(?P<giver>{O})(?:'s?)? (?:share|stock)holders|(?:share|stock)holders of {mod}(?P<giver2>{O}))"
            r" {agreed}(?:overwhelmingly )?(?:approved?|approves|voted?(?: to approve| in favou?r of| for)|backs?"
            r"|backed|accept(?:ed)?|clear(?:ed)?|ok)\b[^.;\ue000-\ue7ff]{0,80}?"
            r"(?:{O}'s? [^.;\ue000-\ue7ff]{0,40}?)?(?:\b"
            + _DEAL
            + r" (?:by|with|to|from) {mod}(?P<taker>{O})| ?(?P<taker2>{O})(?:'s?)? (?:[^.;\ue000-\ue7ff]{1,20} )??"
            + _DEAL
            + r"\b)"
        ),
        _cleared,
        (
            (
                "Beta Therapeutics Ltd. shareholders approve Alpha Pharmaceuticals Inc. takeover.",
                "acquisition [pending]: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
            (
                "Shareholders of Beta Therapeutics Ltd. have voted for its acquisition by Alpha Pharmaceuticals Inc.",
                "acquisition [pending]: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. shareholders approve a new board.",),
    ),
    Rule(
        "both-holders-approve",
        # "Shareholders of X and Y approve their merger". Refuses votes on anything else.
        pattern(
            r"(?:(?P<taker>{O})(?: ?, ?(?:and )?| and | & )(?P<giver>{O})(?:'s?)? (?:share|stock)holders"
            r"|(?:share|stock)holders of {mod}(?P<taker2>{O})(?: and (?:of )?| and also )(?P<giver2>{O}))"
            r" {agreed}(?:overwhelmingly |both )?(?:approved?|approves|voted? (?:to approve|in favou?r of|for)"
            r"|backs?|backed"
            r"|clear(?:ed)?|ok) [^.;\ue000-\ue7ff]{0,60}?\b(?:merger|combination|deal|tie-up|transaction|takeover)\b"
        ),
        _cleared,
        (
            (
                "Shareholders of Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. have approved their $4 billion "
                "merger.",
                "acquisition [pending]: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Shareholders of Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. approved the accounts.",),
    ),
    Rule(
        "clears-purchase",
        # "EU clears X's purchase of Y", "X wins approval for takeover of Y", "X-Y merger cleared". Refuses approvals of
        # drugs: the deal's noun must follow.
        pattern(
            r"\b(?:clear(?:s|ed|ing|ance)?|approv(?:es?|ed|al|ing)|ok|oks|okays|waiting period|second request"
            r"|go-ahead|nod|green light|antitrust|court|injunction|review(?:s|ing)?|probes?|probing|blocks?"
            r"|challenges?)\b(?:(?! from | by )[^.;\ue000-\ue7ff]){0,90}? ?(?P<taker>{O})(?:'s?)?"
            r" (?:[^.;\ue000-\ue7ff]{0,60}? )??"
            + _DEAL
            + r" (?P<what>(?:of|for)(?:(?!\bfrom\b)[^.;\ue000-\ue7ff]){0,60}?) ?(?P<giver>{O})(?! ?'s)"
        ),
        _cleared,
        (
            (
                "Regulators cleared Alpha Pharmaceuticals Inc.'s $2 billion purchase of Beta Therapeutics Ltd.",
                "acquisition [pending]: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("European regulators cleared Alpha Pharmaceuticals Inc.'s rival to a drug of Beta Therapeutics Ltd.",),
    ),
    Rule(
        "acquisition-by",
        # "X's acquisition by Y", "the sale of X to Y". Refuses goods that are sold.
        pattern(
            r"(?:(?P<giver>{O})(?:'s?)? (?:[\w\-$]+ |{M} ){0,4}?(?:acquisition|takeover|buyout|purchase) by"
            r"|\bsale of (?P<giver2>{O}) to) {mod}(?P<taker>{O})(?! ?'s)"
        ),
        acquired,
        (
            (
                "Beta Therapeutics Ltd.'s $2 billion acquisition by Alpha Pharmaceuticals Inc. is on track.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("The sale of drugs by Beta Therapeutics Ltd. to Alpha Pharmaceuticals Inc. rose.",),
    ),
    Rule(
        "merge-to-form",
        # "X and Y merge to form Z": Z takes over both. Refuses two that form something else than a company.
        pattern(
            r"(?P<giver>{OO})" + _NO + r" {agreed}(?:agreed to )?(?:merged?|combined?|joined forces"
            r"|unite[ds]?)(?: their [a-z]+)? (?:to (?:form|create|become)"
            r"|into|as|under the name) {mod}(?P<taker>{O})"
        ),
        _formed,
        (
            (
                "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. have merged to form Gamma Biotech AG.",
                "acquisition [completed]: acquirer Gamma Biotech AG, acquired Alpha Pharmaceuticals Inc., acquired"
                " Beta Therapeutics "
                "Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. merged their teams to form a unit.",),
    ),
)
