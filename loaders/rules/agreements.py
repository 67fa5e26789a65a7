"""Agreements told by their noun: "a research collaboration with", "supply agreement between"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.bare_agreements import guessed_kinds
from biopact.loaders.rules.deal import DOUBT, DealFinding, doer, kinds_of, subject_before
from biopact.loaders.rules.purposes import for_purpose, purpose_of
from biopact.loaders.skeleton import Skeleton

_NOUN = (
    r"(?:agreements?|collaborations?|partnerships?|alliances?|deals?|pacts?|contracts?|arrangements?"
    r"|joint[- ]ventures?|ventures?|jvs?|licen[cs]es?|memorandum of understanding|mou|letter of intent|term sheet"
    r"|tie-ups?|resolutions?|accords?|settlements?|mergers?|consortium|transactions?|co-development|co-promotion)"
)
# The words before the noun are only tried from the start of one: what begins within a word begins there just as well.
_NP = (
    r"(?P<np>(?:|(?<![\w/&,'+])(?:(?!--)[\w\-/&,'+]+ |{P} |{M} |{D} ){1,14}?)"
    + _NOUN
    + r"(?:,? (?:and|&|/) (?:[\w\-]+ ){0,4}?"
    + _NOUN
    + r")?)(?!\w)"
)
_TAIL = r"(?P<tail>(?: (?!with\b|between\b|among\b)[^ .;\ue000-\ue7ff]+){0,22}?)"
_VERB = (
    r"(?:enter(?:s|ed|ing)?(?: into| in)?|sign(?:s|ed|ing)?|ink(?:s|ed)?|announc(?:e|es|ed|ing)"
    r"|form(?:s|ed|ing)?|establish(?:es|ed|ing)?|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|execut(?:e|es|ed)"
    r"|reach(?:es|ed)?|struck|strikes?|finali[sz]e[sd]?|finali[sz]ing|conclud(?:e|es|ed)|complet(?:e|es|ed)"
    r"|secur(?:e|es|ed)|amend(?:s|ed)?|terminat(?:e|es|ed|ing)|launch(?:es|ed)?|has|have|had"
    r"|initiat(?:e|es|ed)|clos(?:e|es|ed|ing)|unveil(?:s|ed)?|disclosed?|begin|began|enjoys?|maintains?|made|make|makes"
    r"|agreed(?: to| on)?|won|wins|awarded|landed?|renew(?:s|ed)?|end(?:s|ed)?|under|through|of|existing"
    r"|includ(?:es|ing))"
)
_JOINT_VERB = (
    r"(?:enter(?:s|ed|ing)?(?: into| in)?|sign(?:s|ed|ing)?|ink(?:s|ed)?|announc(?:e|es|ed|ing)"
    r"|form(?:s|ed|ing)?|establish(?:es|ed|ing)?|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|execut(?:e|es|ed)"
    r"|reach(?:es|ed)?|struck|strikes?|finali[sz]e[sd]?|conclud(?:e|es|ed)|complet(?:e|es|ed)|amend(?:s|ed)?"
    r"|terminat(?:e|es|ed|ing)|dissolv(?:e|es|ed|ing)|unwind(?:s|ing)?|scrap(?:s|ped)?|launch(?:es|ed)?"
    r"|initiat(?:e|es|ed)|clos(?:e|es|ed)|unveil(?:s|ed)?|begin|began"
    r"|creat(?:e|es|ed|ing)|set(?:s|ting)? up|revis(?:e|es|ed)|modif(?:y|ies|ied)|restructur(?:e|es|ed)"
    r"|broaden(?:s|ed)?|renegotiat(?:e|es|ed)|agree[sd]?(?: on| to)?|clinch(?:es|ed)?|seal(?:s|ed)?"
    r"|deepen(?:s|ed)?|strengthen(?:s|ed)?"
    r"|have (?:an?|the)|had (?:an?|the)|have(?= (?:[a-z\-]+ )?(?:partnership|collaboration|alliance|joint))"
    r"|are (?:both )?parties to|are entering into|renew(?:s|ed)?|end(?:s|ed)?|in)"
)


# What banks, agencies and consultants are hired for is no deal of the field.
_MANDATE = re.compile(r"\b(?:investor (?:relations|awareness)|public relations|advertising|underwriting|lock-?up)\b")
# A company and its own subsidiary announce a deal with somebody else.
_KIN = re.compile(r"\b(?:subsidiary|subsidiaries|affiliate|division|unit|parent)\b")
# A bare agreement whose purpose is joint work: "a binding agreement to enter into a collaboration".
_JOINT_WORK = re.compile(
    r",? (?:to|for|on|under which|that|in which|which)[^.;]{0,70}\b(?:collaborat\w+|partner(?:ship|ing)?|alliance"
    r"|co-?develop\w*|jointly develop\w*|joint(?:ly)? research|research)\b"
)


def _finding(
    skeleton: Skeleton, words: str, first: tuple[int, ...], second: tuple[int, ...], end: int
) -> DealFinding | None:
    """The agreement between all those named, with the kinds and sides that its noun and the clause behind it give."""
    second = tuple(number for number in second if number not in first)
    everybody = (*first, *second)
    if len(everybody) < 2 or _MANDATE.search(words):
        return None
    named = kinds_of(words)
    head = skeleton.document.layout.title
    title = head.of(skeleton.document.release.text).lower() if head else ""
    if named == (DealKind.ACQUISITION,) and "purchase agreement" in words and "royalt" in skeleton.text + title:
        named = (DealKind.ROYALTY_FINANCING,)
    if not named and _JOINT_WORK.match(skeleton.text, end):
        named = (DealKind.COLLABORATION,)
    sides = ((Role.PARTY, first), (Role.PARTY, second)) if len(everybody) > 2 and second else ((Role.PARTY, everybody),)
    kinds = named or guessed_kinds(words, skeleton.text)
    if len(everybody) == 2 and second and "tie-up" in words and kinds == (DealKind.ACQUISITION,):
        sides = ((Role.ACQUIRER, first), (Role.ACQUIRED, second))
    elif second and "purchasing" in words and kinds == (DealKind.SUPPLY,):
        sides = ((Role.CUSTOMER, first), (Role.SUPPLIER, second))
    finding = DealFinding(kinds, sides, guessed=not named)
    return for_purpose(finding, purpose_of(skeleton, end, first, second))


def _with(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if DOUBT.search(match[0]):
        return None
    first = doer(skeleton, match, skeleton.organizations(match["b"]))
    own = skeleton.text[match.end("a") :].startswith("'")
    if own and re.search(r" and an? [^.;]*$", skeleton.text[match.end("a") : match.end("np")]):
        return None  # "X's drugs in July and a deal with Z": not X's deal.
    if len(first) > 1 and skeleton.text[: match.start()].endswith((" with ", " of ") if own else " with "):
        first = first[1:]  # "In work with X, Y has an agreement with Z" tells of Y and Z.
    elif len(first) == 1 and skeleton.text[match.end("a") : match.start("np")].startswith(" and "):
        # "backed by X and run in work with Z" does not tell of X.
        subject = subject_before(skeleton, match.end("a"), skeleton.organizations(match["b"]))
        first = first if subject is None else (subject,)
    return _finding(skeleton, match["np"] + " " + match["tail"], first, skeleton.organizations(match["b"]), match.end())


def _between(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if re.match(r" (?:would|could|might)\b", skeleton.text[match.end() :]):
        return None
    if " components " in match[0] or (match["tail"] and match["by"] == "of"):
        return None
    if DOUBT.search(match[0]) or DOUBT.search(skeleton.text[max(0, match.start() - 40) : match.start()]):
        return None
    return _finding(skeleton, match["np"] + " " + match["tail"], skeleton.organizations(match["a"]), (), match.end())


def _joint(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if DOUBT.search(match[0]) or re.search(r"\bwould\b", match[0]) or _KIN.search(match["a"]):
        return None
    return _finding(skeleton, match["np"] + " " + match["tail"], skeleton.organizations(match["a"]), (), match.end())


_GOES_ON = re.compile(r" (?:will|is|was|has|had|would|remains?|ends?|ended|expires?|expired)\b")


def _own(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The other party is whoever speaks or whose sentence it is."""
    before = skeleton.text[max(0, match.start() - 30) : match.start()]
    if DOUBT.search(match[0]) or (DOUBT.search(before) and not before.endswith((" despite", " under", " given"))):
        return None
    if re.match(r"[^.;]{0,25}\b(?:would|could|might)\b", skeleton.text[match.end() :]):
        return None
    if before.endswith(", and") and match[0].startswith(" the ") and _GOES_ON.match(skeleton.text, match.end()):
        return None  # a clause of its own, which does not say whose the agreement is
    others = skeleton.organizations(match["b"])
    if (
        len(others) > 1
        and not re.search("[\ue000-\ue7ff]", skeleton.text[: match.start()])
        and re.search(r", (?:[a-z]+ ){0,2}.$", match[0])
        and re.match(
            r" (?:is|are|has|have|had|will|was|retains?|receive[sd]?|pa(?:id|ys)|agreed|granted|holds?|can|also"
            r"|obtained)\b",
            skeleton.text[match.end() :],
        )
    ):
        return _finding(skeleton, match["np"] + " " + match["tail"], others[-1:], others[:-1], match.end())
    mine = subject_before(skeleton, match.start(), others)
    return None if mine is None else _finding(skeleton, match["np"] + " " + match["tail"], (mine,), others, match.end())


AGREEMENTS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "agreement-with",
        # Refuses talks and wishes, and agreements whose other side is not named.
        pattern(
            r"(?P<a>{OO})(?:'s?)?,? (?!and the\b)(?:[^.;\ue000-\ue7ff]{0,130}? )??(?:"
            + _VERB
            + r" )?"
            + _NP
            + _TAIL
            + r" with {mod}(?P<b>{OO})"
        ),
        _with,
        (
            (
                (
                    "Alpha Pharmaceuticals Inc. today announced a research collaboration with Beta Therapeutics Ltd. "
                    "to find new antibodies."
                ),
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
            (
                (
                    "Alpha Pharmaceuticals Inc. has entered into an exclusive license agreement with Beta "
                    "Therapeutics Ltd."
                ),
                "license: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. is in talks about a partnership with Beta Therapeutics Ltd.",),
    ),
    Rule(
        "agreement-between",
        # Refuses "difference between" and the like: the noun must be one of agreement.
        pattern(
            _NP
            + _TAIL
            + r",? (?P<by>between|among|amongst|of) {mod}(?P<a>{B}|{O}(?:"
            + r" ?, ?(?:and )?| and | & )(?:the |its )?(?:[a-z․\-]+ ){0,4}?{OO})"
        ),
        _between,
        (
            (
                (
                    "The product is developed under a collaboration agreement between Alpha Pharmaceuticals Inc. and "
                    "Beta Therapeutics Ltd."
                ),
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("The gap between Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. is wide.",),
    ),
    Rule(
        "agreement-that-has-with",
        # "an agreement that X has with Y". Refuses agreements that somebody seeks.
        pattern(
            r"(?P<np>agreement|collaboration|licen[cs]e|alliance|partnership)(?P<tail>) (?:that|which) (?P<a>{O})"
            r" (?:has|have|had|signed|made|entered into|concluded) with {mod}(?P<b>{OO})"
        ),
        _with,
        (
            (
                "ZNT-101 is covered by a collaboration that Alpha Pharmaceuticals Inc. has with Beta Therapeutics Ltd.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("ZNT-101 is covered by a patent that Alpha Pharmaceuticals Inc. shares with Beta Therapeutics Ltd.",),
    ),
    Rule(
        "joint-announcement",
        # "A and B announce / enter into / form …": refuses a single subject, and things announced that are no
        # agreements.
        pattern(
            r"(?P<a>{O}(?: ?, ?(?:and )?| and | & )(?:the |its )?(?:[a-z․\-]+ ){0,4}?{OO}|{B}),?"
            r" (?:[^.;\ue000-\ue7ff]{0,60}? )??" + _JOINT_VERB + " " + _NP + r"(?P<tail>)"
        ),
        _joint,
        (
            (
                "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. announce global license agreement for Zentora.",
                "license: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. announce results.",),
    ),
    Rule(
        "own-agreement-with",
        # "its alliance with X", "an agreement with X": the other party is whose sentence it is.
        pattern(
            r"(?:^|[ \"])(?:its|the|an?|this|our|previous|prior|two|three|exclusive|strategic|new|ongoing|existing"
            r"|current|in|through) " + _NP + _TAIL + r" with {mod}(?P<b>{OO})"
        ),
        _own,
        (
            (
                (
                    "Alpha Pharmaceuticals Inc. makes Zentora. The firm said that its alliance with Beta Therapeutics "
                    "Ltd. goes on."
                ),
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. makes Zentora. Patients treated with Zentora did well.",),
    ),
)
