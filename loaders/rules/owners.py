"""Whose a product or technology is."""

from __future__ import annotations

import re

from biopact.codes import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.things import (
    ADJ,
    LIST,
    NOUN,
    PP,
    Marks,
    RelationFinding,
    marks,
    relation,
    speaker_of,
    subject_of,
    tell,
)
from biopact.loaders.skeleton import Skeleton

__all__ = ["OWNERS", "tell"]


# Before an organization: it is not the one that the sentence is about.
_BESIDE = re.compile(
    r"\b(?:with|from|by|grant(?:s|ed|ing)?|gives?|gave|awarded|allows?|enables?) (?:[a-z][\w\-']* ){0,4}$|\bto $"
)


# Between an organization and "its": rights to do something, so that what they are to is somebody else's.
_RIGHTS_TO = re.compile(
    r"\b(?:rights?|licen[cs]ed?|permission|option)\b[^.;]{0,50}? to (?:[a-z\-]+,? (?:and |or )?){1,5}$"
)

# "the license that X granted to Y in 2000 for its technology": X's
_GRANTED_FOR = re.compile(
    r"(?P<giver>[\ue000-\ue7ff]) (?:has |had )?(?:grant(?:s|ed)|gave|licensed) (?:to )?[\ue000-\ue7ff]"
    r"[^.;,\ue000-\ue7ff]{0,40}? (?:to|for|on|under) $"
)


def its_mark(match: re.Match[str], skeleton: Skeleton) -> Marks:
    """Whose "its" is: the last organization before it that is no bystander ("with X"), "our" the speaker's."""
    places: dict[str, int] = {}
    for at, char in enumerate(skeleton.text[: match.start()]):
        if "\ue000" <= char <= "\ue7ff":
            places.setdefault(char, at)
    if not places or not match[0].lstrip(" ,").startswith("its"):
        return speaker_of(match, skeleton) if "our " in match[0][:5] else subject_of(match, skeleton)
    doing = [char for char, at in places.items() if not _BESIDE.search(skeleton.text[max(0, at - 60) : at])]
    named = doing or list(places)
    granted = _GRANTED_FOR.search(skeleton.text[: match.start()])
    if granted:
        return (granted["giver"],)
    if len(named) > 1 and _RIGHTS_TO.search(skeleton.text[places[named[-1]] : match.start()]):
        return (named[-2],)  # "X said that Y has rights to sell its drug": X's
    return (named[-1],)


def its_owner(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    if re.search(r"'s\b|\b(?:partner|competitor|rival|collaborator)", match["between"]):
        return None
    if match[0].startswith("our") and re.search(r'["“]', skeleton.text[: match.start()]):
        return None  # Somebody is quoted who need not be of the issuer.
    subjects, owner = marks(match["p"], "\ue800", "\uf4ff"), its_mark(match, skeleton)
    return RelationFinding(Predicate.OWNED_BY, subjects, owner) if subjects and owner else None


def _possessed(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """Of "like X's P, Q did well" only P is X's: a list has an "and" or "or"."""
    found = relation(Predicate.OWNED_BY)(match, skeleton)
    if found is None or len(found.subjects) < 2 or re.search(r" and | & | or |/", match["p"]):
        return found
    return RelationFinding(found.predicate, found.subjects[:1], found.objects)


def _its_behind(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """ "ZNT-101, its antibody": as "its antibody ZNT-101"."""
    if re.search(r"'s\b|\b(?:partner|competitor|rival|collaborator)", match["between"]):
        return None
    mine = re.search(r"\bour ", match[0]) is not None
    before = [char for char in skeleton.text[: match.start()] if "\ue000" <= char <= "\ue7ff"]
    owner = speaker_of(match, skeleton) if mine or not before else tuple(before[:1])
    subjects = marks(match["p"], "\ue800", "\uf4ff")
    return RelationFinding(Predicate.OWNED_BY, subjects, owner) if subjects and owner else None


def _adjective(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """An organization as an adjective of its product, with or without the product's noun."""
    subjects = marks(match["p"] or match["p2"], "\ue800", "\uefff")
    owners = marks(match["o"] or match["o2"], "\ue000", "\ue7ff")
    words = match[0].split()
    if match["p"] and any(word in _VERBS for word in words):
        return None
    return RelationFinding(Predicate.OWNED_BY, subjects, owners) if subjects else None


_VERBS = frozenset(
    """
    said says is are was were has have had will would could may might also to the a an and or of for in on at by from
    with its their than that which who whose as if granted licensed acquired bought sells sold makes made tests
    developed develops developing announced received receives gets wins won launches launched began begins
    """.split()
)
"""Words that show that an organization does something and describes nothing."""


OWNERS: tuple[Rule[RelationFinding], ...] = (
    Rule(
        "owned-possessive",
        # "X's investigational …, P" and "X's P"; refuses a possessive whose noun is something else before a verb.
        pattern(rf"(?P<o>[\ue000-\ue7ff])'s? (?:{ADJ})(?P<p>{PP})(?!'?s? (?:product )?(?:royalt|sales\b|revenue))"),
        _possessed,
        (("Alpha Pharmaceuticals Inc.'s investigational kinase inhibitor ZNT-101 did well.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc.'s president said that ZNT-101 did well.",),
    ),
    Rule(
        "owned-candidate",
        # "X's lead candidate, P", "X's products, including P".
        pattern(
            rf"(?P<o>[\ue000-\ue7ff])'s? (?:{ADJ})(?:{NOUN}|portfolio|pipeline|offerings?"
            rf"|franchises?)(?: candidates?)?"
            r"(?: ?,| ?:| is| are| -+| includes?| including| called| named| such as| like| with drugs such as"
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
        "whose-candidate",
        # "X, whose lead candidate P": refuses what somebody's partner has.
        pattern(
            r"(?P<o>[\ue000-\ue7ff]) ?,? whose (?!partner|rival|competitor|parent|subsidiary)"
            rf"(?:(?:{ADJ}){NOUN}(?: candidates?)? ?(?:,|is|are|include|includes|called|--)? ?)?(?P<p>{PP})"
        ),
        relation(Predicate.OWNED_BY),
        (("It bought Alpha Inc., whose lead candidate is ZNT-101.", "ownedBy"),),
        ("It will buy Alpha Inc., whose partner tests ZNT-101.",),
    ),
    Rule(
        "owned-behind",
        # "P, X's top-selling drug", "P is X's vaccine". Refuses "P, X's competitor".
        pattern(
            rf"(?P<p>{PP}) ?(?:,|--|is|are|was) ?(?:one of )?(?P<o>[\ue000-\ue7ff])'s? {ADJ}"
            rf"{NOUN}\b"
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
            rf"(?<!royalties on )(?<!royalty on )(?<!rights to )(?<!sales of )(?P<p>{PP})"
            rf"[^.;\ue000-\ue7ff]{{0,40}}?\b(?:owned by|(?:is|are) proprietary to|belong(?:s|ing)? to)"
            rf" (?:the )?(?P<o>{LIST})"
        ),
        relation(Predicate.OWNED_BY),
        (("ZNT-101 is wholly owned by Alpha Pharmaceuticals Inc.", "ownedBy"),),
        ("ZNT-101 is tested by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "sole-owner",
        # Refuses owners of companies and of shares: a product or technology must be owned.
        pattern(
            r"(?P<o>[\ue000-\ue7ff]) (?:is|becomes|became|remains|will be|will become)(?: now| then)? the"
            rf" (?:only|sole|full) owner of (?:the )?(?P<p>{PP})"
        ),
        relation(Predicate.OWNED_BY),
        (("With the purchase Alpha Pharmaceuticals Inc. becomes the only owner of ZNT-101.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. becomes the only owner of a plant for ZNT-101.",),
    ),
    Rule(
        "owner-before",
        # "the Roche cancer drug Zentora": refuses a list of companies and what somebody does with the drug.
        pattern(
            rf"(?<!with )(?<!from )(?<!by )(?P<o>[\ue000-\ue7ff]) (?:[a-z][\w\-']* ){{0,4}}?{NOUN} ?,? ?"
            rf"(?:called |named |known as )?(?P<p>{PP})|(?<=the )(?P<o2>[\ue000-\ue7ff])"
            rf" (?P<p2>{PP})"
        ),
        _adjective,
        (
            ("Sales of the Alpha Pharmaceuticals Inc. cancer drug ZNT-101 rose.", "ownedBy"),
            ("Trials of the Alpha Pharmaceuticals Inc. ZNT-101 went on.", "ownedBy"),
        ),
        ("Alpha Pharmaceuticals Inc. will buy ZNT-101.", "Alpha Pharmaceuticals Inc. said the drug ZNT-101 failed."),
    ),
    Rule(
        "its-behind",
        # "ZNT-101, its lead antibody": whose "its" is stands before.
        pattern(rf"(?P<p>{PP}) ?,? (?:its|our) (?P<between>{ADJ}){NOUN}\b"),
        _its_behind,
        (("Alpha Pharmaceuticals Inc. tests ZNT-101, its lead antibody candidate, in mice.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. tests ZNT-101, a new antibody candidate.",),
    ),
)
