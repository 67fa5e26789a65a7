"""Agreements told in passing by what they let somebody do: "sold by Y for X", "assigned to X by Y", "funded by Y"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, ROLE_PAIRS, DealFinding, subject_before
from biopact.loaders.skeleton import Skeleton


def sided(
    match: re.Match[str], skeleton: Skeleton, kind: DealKind, event: EventKind | None = None
) -> DealFinding | None:
    """The deal of a match whose groups `giver` and `taker` are its sides; one that is not named is the subject."""
    if DOUBT.search(match[0]):
        return None
    named = {name: skeleton.organizations(match.groupdict().get(name) or "") for name in ("giver", "taker")}
    for name, other in (("giver", "taker"), ("taker", "giver")):
        if not named[name]:
            mine = subject_before(skeleton, match.start(), named[other])
            named[name] = () if mine is None else (mine,)
    givers = named["giver"]
    takers = tuple(number for number in named["taker"] if number not in givers)
    if not givers or not takers:
        return None
    giving, taking = ROLE_PAIRS[kind]
    return DealFinding((kind,), ((giving, givers), (taking, takers)), event)


def _distribution(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return sided(match, skeleton, DealKind.DISTRIBUTION)


def _supply(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return sided(match, skeleton, DealKind.SUPPLY)


def _assigned(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return sided(match, skeleton, DealKind.ASSET_PURCHASE, EventKind.COMPLETED)


def _funds(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Money for research: both are parties of the work."""
    found = sided(match, skeleton, DealKind.LICENSE)
    return None if found is None else DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, tuple(found.parties)),))


# Behind the first side: it is only talked about.
_NO = r"(?![^.;\ue000-\ue7ff]{0,60}?\b(?:may|might|could|not|if|seeks?)\b)"

CONTRACTS_TOLD: tuple[Rule[DealFinding], ...] = (
    Rule(
        "whose-is-distributed-by",
        # "X's tests are distributed in Brazil by Y". Refuses what a company sells itself.
        pattern(
            r"(?P<giver>{O})'s? (?:[a-z\-]+ |{P} ){1,5}?(?:is|are|will be) (?:exclusively |currently "
            r"|also )?(?:distributed"
            r"|marketed|sold)(?: in [^.;\ue000-\ue7ff]{1,40}?)? by {mod}(?P<taker>{O})"
        ),
        _distribution,
        (
            (
                "Alpha Diagnostics Inc.'s tests are distributed in Brazil by Beta Health Ltd.",
                "distribution: licensor Alpha Diagnostics Inc., licensee Beta Health Ltd.",
            ),
        ),
        ("Alpha Diagnostics Inc.'s tests are sold in Brazil.",),
    ),
    Rule(
        "distributes-for",
        # "Y distributes the drops in Japan for X". Refuses patients, and prices.
        pattern(
            r"(?P<taker>{O})(?: ?, which)? (?:also |exclusively |currently )?(?:distributes|sells|markets|promotes"
            r"|commerciali[sz]es) [^.;\ue000-\ue7ff\uf500-\uf5ff]{1,70}? (?:for|on behalf of) (?P<giver>{O})(?! ?'s)"
        ),
        _distribution,
        (
            (
                "Beta Health Ltd. distributes the drops in Japan for Alpha Pharmaceuticals Inc.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Health Ltd.",
            ),
        ),
        ("Beta Health Ltd. sells tests for asthma.",),
    ),
    Rule(
        "distributed-by",
        # "P is distributed by Y in Japan": refuses products that their maker sells itself.
        pattern(
            r"{P}(?:,? which)? (?:is|are|will be) (?:exclusively |currently |also )?(?:distributed|marketed|sold)"
            r"(?: in [^.;\ue000-\ue7ff]{1,40}?)? by {mod}(?P<taker>{O})"
            r"(?: in [^.;\ue000-\ue7ff]{1,40}?)? (?:for|on behalf of|under (?:an? |the )?(?:[a-z]+ )?(?:licen[cs]e"
            r"|agreement) (?:from|with)) {mod}(?P<giver>{O})"
        ),
        _distribution,
        (
            (
                "ZNT-101 is distributed by Beta Health Ltd. in Japan under an agreement with Alpha Biologics Inc.",
                "distribution: licensor Alpha Biologics Inc., licensee Beta Health Ltd.",
            ),
        ),
        ("ZNT-101 is sold by Alpha Biologics Inc.",),
    ),
    Rule(
        "work-done-by-under",
        # "a pen supplied by Y under a long-term contract": the customer is whose sentence it is.
        pattern(
            r"\b(?:supplied|manufactured|produced|made|filled|packaged|tested|formulated|provided|run|conducted|built)"
            r"(?: (?:with the help of|by)) {mod}(?P<giver>{O})(?: [^.;\ue000-\ue7ff]{0,30}?)? under (?:an?|the|its)"
            r" [^.;\ue000-\ue7ff]{0,40}?(?:agreement|contract|arrangement|deal)"
        ),
        _supply,
        (
            (
                "Alpha Pharmaceuticals Inc. uses a pen supplied by Beta Devices AG under a long-term contract.",
                "supply: supplier Beta Devices AG, customer Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. uses a pen supplied by Beta Devices AG.",),
    ),
    Rule(
        "assigned-to-by",
        # A product, a patent or a platform that changes hands. Refuses work that is assigned.
        pattern(
            r"(?:{P}|\b(?:patents?|rights|technology|platform|program|ip)\b)[^.;\ue000-\ue7ff]{0,60}?"
            r" (?:assigned|made over|transferred|signed over|sold) to {mod}(?P<taker>{O})(?: in {D}"
            r"| last year)? by {mod}"
            r"(?P<giver>{O})"
        ),
        _assigned,
        (
            (
                "The patents were assigned to Beta Therapeutics Ltd. in 2015 by Alpha University.",
                "asset-purchase [completed]: seller Alpha University, buyer Beta Therapeutics Ltd.",
            ),
        ),
        ("The work was assigned to Beta Therapeutics Ltd. by Alpha University.",),
    ),
    Rule(
        "which-assigned-it",
        # "invented at X University, which assigned it to Y".
        pattern(
            r"(?P<giver>{O}) ?, which (?:later |then |has )?(?:assigned|transferred|sold|made over) (?:it|them|the"
            r" (?:rights|patents|technology|platform)) to {mod}(?P<taker>{O})"
        ),
        _assigned,
        (
            (
                "ZNT-101 was invented at Alpha University, which assigned it to Beta Therapeutics Ltd. in 2017.",
                "asset-purchase [completed]: seller Alpha University, buyer Beta Therapeutics Ltd.",
            ),
        ),
        ("ZNT-101 was invented at Alpha University, which showed it to Beta Therapeutics Ltd.",),
    ),
    Rule(
        "funds-work-of",
        # "will provide Y up to $10 million in research funding". Refuses what is only told of a fund's size.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r" {agreed}(?:provide[sd]?|award(?:s|ed)?|give[sn]?|gave|commit(?:s|ted)?) {mod}(?P<taker>{O})(?! ?'s)"
            r" (?:with )?(?:up to |more than |about |an? |over )*{M} (?:in |of "
            r"|as )?(?:[a-z\-]+ ){0,3}?(?:funding|grant"
            r"|funds|support|award)\b"
        ),
        _funds,
        (
            (
                "Alpha Foundation will provide Beta Therapeutics Ltd. up to $10 million in research funding.",
                "collaboration: party Alpha Foundation, party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Foundation gave Beta Therapeutics Ltd. advice.",),
    ),
)
