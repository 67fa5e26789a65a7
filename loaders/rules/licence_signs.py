"""What tells of a licence without granting it: options, fees, payments for rights, the agreement itself."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DealFinding, kinds_of, side, subject_before
from biopact.loaders.rules.licences import licence
from biopact.loaders.skeleton import Skeleton


def _exercised(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An option that is taken up is a licence from then on."""
    found = licence(match, skeleton)
    return found and DealFinding((DealKind.LICENSE,), found.roles, EventKind.OPTION_EXERCISED)


def _exercised_by(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An option that is taken up, of whoever says so."""
    takers = skeleton.organizations(side(match, "taker"))
    giver = subject_before(skeleton, match.start(), takers)
    if giver is None or not takers or ("option" not in match[0] and "opt" not in match[0]):
        return None
    return DealFinding(
        (DealKind.LICENSE,), ((Role.LICENSOR, (giver,)), (Role.LICENSEE, takers)), EventKind.OPTION_EXERCISED
    )


def _own_licensed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence to what is "its": the licensor is whose sentence it is."""
    takers = skeleton.organizations(match["taker"])
    giver = subject_before(skeleton, match.start(), takers)
    if giver is None or not takers:
        return None
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, (giver,)), (Role.LICENSEE, takers)))


# The agreement under which a fee is paid, with the words that say of what kind it is.
_UNDER = re.compile(
    r"\b(?:under|from|in|of|as part of|pursuant to|for|within) (?:the |its |their |an? |this |[\ue000-\ue7ff]'s? )"
    r"(?:[\w\-]+ |and ){0,6}?(?:collaborations?|agreements?|alliance|partnership|licen[cs]e)\b"
)


def _fee(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A payment under a licence tells of the licence: who receives it is the licensor."""
    found = licence(match, skeleton)
    if found is None:
        return None
    under = _UNDER.search(skeleton.text)
    named = kinds_of(under[0]) if under else ()
    if named == (DealKind.COLLABORATION,):
        everybody = tuple(number for _, numbers in found.roles for number in numbers)
        return DealFinding(named, ((Role.PARTY, everybody),), EventKind.MILESTONE)
    return DealFinding((DealKind.LICENSE,), found.roles, EventKind.MILESTONE)


LICENCE_SIGNS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "exercises-option",
        # Refuses an option that may be exercised later.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:exercised|exercises|exercising)"
            r"\b[^.;\ue000-\ue7ff]{0,60}?\boption[^.;\ue000-\ue7ff]{0,140}?(?P<giver>{O})"
        ),
        _exercised,
        (
            (
                "Beta Therapeutics Ltd. has exercised its option to license Zentora from Alpha Pharmaceuticals Inc.",
                "license [option-exercised]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. holds an option on Zentora of Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "option-exercised-by",
        # "X said that Y has exercised its option", "exercise of option by Y": the licensor is whose sentence it is.
        # Refuses an option that may be exercised later.
        pattern(
            r"(?:(?P<taker>{O}) {agreed}(?:exercise[sd]|exercising|opts? in|opted in|opting in)\b"
            r"|\bexercise of (?:[a-z\-]+ ){0,3}?option by {mod}(?P<taker2>{O}))(?![^.;]{0,160}\b(?:from|of|with|to"
            r"|'s) {O})"
            r"(?P<rest>[^.;\ue000-\ue7ff]{0,60})"
        ),
        _exercised_by,
        (
            (
                "Alpha Pharmaceuticals Inc. said that Beta Therapeutics Ltd. exercised its option on Zentora.",
                "license [option-exercised]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. said that Beta Therapeutics Ltd. exercised great care.",),
    ),
    Rule(
        "licence-fee-from",
        # Refuses fees for services and payments that may come: the money must be received and be a milestone or
        # licence fee.
        pattern(
            r"(?P<giver>{O})(?![^.;]{0,50}?\b(?:may|could|eligible|entitled|will|would)\b)[^.;\ue000-\ue7ff]{0,60}?"
            r"\b(?:receive[sd]?|receipt of|earn(?:s|ed)?|has received|gets?|got|wins?|won|triggers?|triggered"
            r"|achieves?|achieved)\b[^.;\ue000-\ue7ff]{0,90}?"
            r"\b(?:milestone|licen[cs]ing (?:fees?|payments?|income)|licen[cs]e (?:fees?|payments?))"
            r"\b[^.;\ue000-\ue7ff]{0,60}? from {mod}(?P<taker>{O})"
        ),
        _fee,
        (
            (
                "Alpha Pharmaceuticals Inc. has received a $1 million milestone payment from Beta Therapeutics Ltd.",
                "license [milestone]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. may receive milestone payments from Beta Therapeutics Ltd.",),
    ),
    Rule(
        "entitled-to-milestone",
        # Refuses milestones that may come: something must have happened that gives a right to one.
        pattern(
            r"\b(?:entitles|entitled) (?P<giver>{O}) to (?:an? |its |another )?(?:first |second |third )?{M} milestone"
            r"(?: payment)? from {mod}(?P<taker>{O})"
        ),
        _fee,
        (
            (
                "The approval entitles Alpha Pharmaceuticals Inc. to a $1 million milestone payment from Beta "
                "Therapeutics Ltd.",
                "license [milestone]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("The agreement entitles Alpha Pharmaceuticals Inc. to milestone payments from Beta Therapeutics Ltd.",),
    ),
    Rule(
        "pays-for-rights",
        # Refuses payments for goods, services or shares: rights or development must be what is paid for.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:could |would |agreed to |may )?pays? {mod}(?P<giver>{O})"
            r" (?:[^.;\ue000-\ue7ff]{0,60}? )?(?:for|to)(?: [^.;\ue000-\ue7ff]{0,60}?)? ?"
            r"(?:rights|right to|licen[cs]e|develop)\b"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. will pay Alpha Pharmaceuticals Inc. $20 million for rights to Zentora.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. will pay Alpha Pharmaceuticals Inc. $20 million for its plant.",),
    ),
    Rule(
        "licence-agreement-from",
        # "the licence agreement for P from X": refuses agreements "from 2009".
        pattern(
            r"(?P<taker>{O})[^.;\ue000-\ue7ff]{0,90}?\blicen[cs](?:e|ing) agreement (?:for|to|on|covering)"
            r"[^.;\ue000-\ue7ff]{2,160}? from {mod}(?P<giver>{O})"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. closed the license agreement for Zentora from Alpha Pharmaceuticals Inc.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. closed the license agreement for Zentora from 2009.",),
    ),
    Rule(
        "option-from",
        # "option agreement with X for Y to acquire". Refuses one that does not say who may acquire.
        pattern(r"\boption agreement with (?P<giver>{O}) for (?P<taker>{O}) to\b"),
        licence,
        (
            (
                (
                    "Both signed an option agreement with Alpha Pharmaceuticals Inc. for Beta Therapeutics Ltd. to "
                    "acquire Zentora."
                ),
                "option: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("They signed an option agreement with Alpha Pharmaceuticals Inc. for Zentora.",),
    ),
    Rule(
        "licensed-its-own",
        # "X announced that Y has licensed its technology": refuses what Y licenses to others, and Y's own report.
        pattern(
            r"\b(?:announce[sd]?|announcing|said|says|reported|disclosed)(?: today)?(?: that)?,? {mod}(?P<taker>{O})"
            r" {agreed}(?:in-?)?(?:licensed|acquired (?:[a-z\-]+ ){0,3}?(?:rights|license) (?:to|for)|obtained"
            r" (?:[a-z\-]+ ){0,3}?(?:rights|license) (?:to|for)|taken (?:an? )?(?:[a-z\-]+ ){0,2}?license (?:to|for))"
            r" (?:use )?(?:its|{O}'s) (?![^.;]{0,80}\bto {O})"
        ),
        _own_licensed,
        (
            (
                "Alpha Pharmaceuticals Inc. announced that Beta Therapeutics Ltd. has licensed its Nexia technology.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. announced that it has licensed its Nexia technology.",),
    ),
)
