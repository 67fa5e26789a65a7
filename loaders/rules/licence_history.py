"""Licences told in passing: "pays royalties to Y", "licensed to X by Y", "discovered at U and licensed to X"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, subject_before
from biopact.loaders.rules.licences import LICENSES_TRADES, licence
from biopact.loaders.skeleton import Skeleton


def _licensed_to_us(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence whose licensee is the first of the sentence, else whoever speaks."""
    givers = skeleton.organizations(match["giver"])
    mine = subject_before(skeleton, match.start(), givers)
    names = [skeleton.document.organizations[number].name for number in givers]
    if mine is None or not givers or DOUBT.search(match[0]) or any(map(LICENSES_TRADES.search, names)):
        return None
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, givers), (Role.LICENSEE, (mine,))))


def _option(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An option on a licence, for the first of the sentence or whoever speaks."""
    found = _licensed_to_us(match, skeleton)
    return found and DealFinding((DealKind.LICENSE, DealKind.OPTION), found.roles)


def _sides_of_two(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence between two that are named; the noun says which of them behind the comma has given it."""
    here, there = skeleton.organizations(match["b"]), skeleton.organizations(match["a"])
    if here == there:
        return None
    givers, takers = (here, there) if match["side"] == "licensor" else (there, here)
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, givers), (Role.LICENSEE, takers)))


def _option_on_company(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The option to buy a company: who may be bought has given it."""
    givers, takers = skeleton.organizations(match["giver"]), skeleton.organizations(match["taker"])
    if givers == takers or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.OPTION,), ((Role.LICENSOR, givers), (Role.LICENSEE, takers)))


def _side_named(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence between the first of the sentence and who is called its licensee or licensor."""
    others = skeleton.organizations(match["b"])
    mine = subject_before(skeleton, match.start("side"), others)
    if mine is None:
        return None
    givers, takers = (others, (mine,)) if match["side"] == "licensor" else ((mine,), others)
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, givers), (Role.LICENSEE, takers)))


LICENCE_HISTORY: tuple[Rule[DealFinding], ...] = (
    Rule(
        "royalties-to",
        # Who pays royalties has a licence. Refuses royalties that may come.
        pattern(
            r"(?:companies|licensees|firms|drugmakers)(?: that| which)? (?:pay|paying|owe)(?: [a-z]+)? royalties to"
            r" {mod}(?P<giver>{O})[^.;\ue000-\ue7ff]{0,60}? (?:include|includes|including|are) {mod}(?P<taker>{OO})"
        ),
        licence,
        (
            (
                "Companies that pay royalties to Alpha Pharmaceuticals Inc. include Beta Therapeutics Ltd.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Companies that pay royalties to Alpha Pharmaceuticals Inc. are few.",),
    ),
    Rule(
        "pays-royalties-to",
        # The same of one company.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,40}?\b(?:may|might|could|would|not)\b) {agreed}(?:which |who |that )?"
            r"(?:pays?|paid|paying|owes?) (?:[\w\-]+ ){0,3}?royalt(?:y|ies) (?:payments )?"
            r"(?:[^.;\ue000-\ue7ff]{0,60}? )?to {mod}(?P<giver>{O})"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. pays royalties on Zentora to Alpha Pharmaceuticals Inc.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. could pay royalties to Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "licensed-to-by",
        # Refuses a licence whose licensor is not named.
        pattern(
            r"\b(?:out-)?licen[cs]ed (?:exclusively )?to {mod}(?P<taker>{O})(?: [^.;\ue000-\ue7ff]{0,40}?)? by"
            r" {mod}(?P<giver>{O})"
        ),
        licence,
        (
            (
                "ZNT-101 was invented in Boston and licensed to Beta Therapeutics Ltd. by Alpha University.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("ZNT-101 was licensed to Beta Therapeutics Ltd. by mail.",),
    ),
    Rule(
        "originated-and-licensed-to",
        # "developed at U and licensed to X". Refuses what is licensed to somebody by a third.
        pattern(
            r"\b(?:developed|discovered|invented|originated|created|conceived|designed)(?: [a-z]+){0,4}? (?:at|by|in)"
            r" {mod}(?P<giver>{O})(?:'s? [^.;\ue000-\ue7ff]{0,40}?)? ?,?[^.;\ue000-\ue7ff]{0,60}?"
            r" (?:exclusively |subsequently |later |first |then )?(?:out-?)?licen[cs]ed (?:exclusively )?to"
            r" {mod}(?P<taker>{O})(?! by)"
        ),
        licence,
        (
            (
                "The vector was developed at the Alpha University and exclusively licensed to Beta Therapeutics Ltd.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("The vector was developed at the Alpha University with Beta Therapeutics Ltd.",),
    ),
    Rule(
        "under-licence-from",
        # "P, licensed from Y", where nobody before it takes: the taker is whoever speaks.
        pattern(
            r"\b(?:in-?licensed|licensed|sub-?licensed|licensing (?:[a-z]+ )?technology"
            r"|(?:under|with|through|via|has|holds|obtained"
            r"|secured) (?:an? )?(?:[a-z\-]+ ){0,3}?licen[cs]e(?: agreement)?)"
            r"(?: exclusively| in {D})? from {mod}(?P<giver>{OO})"
        ),
        _licensed_to_us,
        (
            (
                "Beta Therapeutics Ltd. makes vaccines. The technology was licensed from Alpha University.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. makes vaccines. The technology was borrowed from Alpha University.",),
    ),
    Rule(
        "option-to-licence-from",
        # Refuses options on shares: something must be licensed from somebody.
        pattern(
            r"\boption(?: agreement)? to (?:exclusively )?(?:in-?)?licen[cs]e [^.;\ue000-\ue7ff]{1,120}? from"
            r" {mod}(?P<giver>{O})"
        ),
        _option,
        (
            (
                "Last year Beta Therapeutics Ltd. signed an exclusive option to license patents from Alpha University.",
                "license+option: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Last year Beta Therapeutics Ltd. had an option to buy shares from Alpha University.",),
    ),
    Rule(
        "licensee-of-named",
        # "Y, X's licensee in China".
        pattern(
            r"(?P<b>{O}) ?, (?P<a>{O})'s? (?:(?!potential|possible|former)[\w\-․]+ ){0,3}?"
            r"(?P<side>licensee|sub-?licensee|licensor)\b"
        ),
        _sides_of_two,
        (
            (
                "Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s licensee in China, has begun a trial.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s rival in China, has begun a trial.",),
    ),
    Rule(
        "from-whom-licensed",
        # "Y, from which X licensed the compound". Refuses what is only bought.
        pattern(
            r"(?P<giver>{O}) ?,? from (?:which|whom) {mod}(?P<taker>{O}) (?:has |had |also )?(?:(?:in-?)?licensed"
            r"|(?:acquired|obtained|bought|got|secured) (?:[a-z\-]+ ){0,3}?(?:rights|licen[cs]e))"
        ),
        licence,
        (
            (
                "Alpha University, from which Beta Therapeutics Ltd. licensed the compound, will get royalties.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha University, from which Beta Therapeutics Ltd. hired staff, is in Boston.",),
    ),
    Rule(
        "option-to-buy",
        # Refuses options on rights and shares: a company must be what may be bought.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:has|have|holds?|had|secured|obtained|gained|got|took"
            r"|with) (?:[a-z\-]+ ){0,3}?option to"
            r" (?:acquire|buy|purchase|take over) (?:all of |the rest of )?(?P<giver>{O})(?! ?'s)"
        ),
        _option_on_company,
        (
            (
                "Beta Therapeutics Ltd. has an exclusive option to acquire Alpha Pharmaceuticals Inc.",
                "option: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. has an option to acquire Alpha Pharmaceuticals Inc.'s plant.",),
    ),
    Rule(
        "licensee-named",
        # "its licensee Y", "its licensor Y". Refuses licensees that are not named.
        pattern(
            r"(?:\b(?:its|their|our|the company's)|[\ue000-\ue7ff]'s?) (?:(?!potential|possible|former)[\w\-․]+ ){0,3}?"
            r"(?P<side>licensee|sub-?licensee|licensor)s? (?P<b>{OO})"
        ),
        _side_named,
        (
            (
                "Alpha Pharmaceuticals Inc. expects news of its Japanese licensee Beta Therapeutics Ltd.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. expects news of its potential licensee Beta Therapeutics Ltd.",),
    ),
    Rule(
        "royalties-from",
        # Who gets royalties has given a licence. Refuses royalties that may come.
        pattern(
            r"(?P<giver>{O})(?![^.;]{0,40}?\b(?:may|might|could|would|not)\b) {agreed}(?:is "
            r"|are )?(?:(?:eligible|entitled) to )?"
            r"(?:receives?|gets?|collects?|earns?|earn|earned|draws?|receiving"
            r"|collecting) (?:[\w\-]+ ){0,4}?royalt(?:y|ies)"
            r"(?: payments| income| revenue)?(?: on| of)?(?: [^.;\ue000-\ue7ff]{0,60}?)? from {mod}(?P<taker>{O})"
        ),
        licence,
        (
            (
                "Alpha Pharmaceuticals Inc. receives royalties on sales of Zentora from Beta Therapeutics Ltd.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. could get royalties from Beta Therapeutics Ltd.",),
    ),
    Rule(
        "develops-others-drug",
        # "agreement with Y to develop its drug P": what is Y's is licensed. Refuses what is not said to be Y's.
        pattern(
            r"\b(?:agreements?|deals?|pact|contract) with (?P<giver>{O}) to (?:[a-z]+ ){0,2}?(?:develop|market|sell"
            r"|commerciali[sz]e|test|use) (?:and [a-z]+ )?(?:its|their) (?:[a-z0-9\-]+ ){0,4}?{P}"
        ),
        _licensed_to_us,
        (
            (
                "Beta Foundation has an agreement with Alpha Pharmaceuticals Inc. to test its antiviral gel ZNT-101.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Foundation",
            ),
        ),
        ("Beta Foundation has an agreement with Alpha Pharmaceuticals Inc. to develop ZNT-101.",),
    ),
)
