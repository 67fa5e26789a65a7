"""Licences told by what somebody may do from then on: "X to market Y's drug", "a deal that allows X to sell P"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.layout import Part
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, kinds_of, side
from biopact.loaders.skeleton import Skeleton

_NO = r"(?![^.;]{0,60}?\b(?:talks|may|might|could|consider\w*|not|if|wants?|hopes?|seeks?)\b)"
_PACT = (
    r"(?:agreements?|deals?|pacts?|licen[cs]es?|accords?|contracts?|tie-ups?|alliances?|partnerships?|collaborations?)"
)


def _sided(match: re.Match[str], skeleton: Skeleton, *, guessed: bool) -> DealFinding | None:
    """A licence from `giver` to `taker`; a distribution where that is all the words say."""
    givers = skeleton.organizations(side(match, "giver"))
    takers = tuple(number for number in skeleton.organizations(side(match, "taker")) if number not in givers)
    if not givers or not takers or DOUBT.search(match[0]):
        return None
    kind = DealKind.DISTRIBUTION if re.search(r"\bdistribut", match[0]) else DealKind.LICENSE
    return DealFinding((kind,), ((Role.LICENSOR, givers), (Role.LICENSEE, takers)), guessed=guessed)


def _allowed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return _sided(match, skeleton, guessed=False)


def _markets(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Only in the headline and at the head of the text: elsewhere it tells who sells what, and no deal."""
    sentence = skeleton.sentence
    if sentence.section.part is not Part.TITLE and sentence.order > 2:
        return None
    return _sided(match, skeleton, guessed=False)


def _pays(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Who pays something upfront has been granted something: an option if that is named, else it is not said what."""
    if re.search(r"\b(?:acqui|buy|purchas|share|stock|merger|takeover|settle|dispute)", skeleton.text):
        return None
    found = _sided(match, skeleton, guessed=True)
    if found and re.match(r"[^.;]{0,20}\bfor (?:an? |the )?(?:[a-z\-]+ ){0,2}options?\b", skeleton.text[match.end() :]):
        return DealFinding((DealKind.OPTION,), found.roles)
    return found


def _appointed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    found = _sided(match, skeleton, guessed=False)
    return found and DealFinding((DealKind.DISTRIBUTION,), found.roles)


def _paid_in(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A deal that is named behind the sum that it costs; of a bare "deal" the kind is only guessed."""
    first = skeleton.organizations(match["a"])
    second = tuple(number for number in skeleton.organizations(match["b"]) if number not in first)
    if not first or not second or DOUBT.search(match[0]):
        return None
    kinds = kinds_of(match["np"])
    named = kinds or (DealKind.COLLABORATION,)
    return DealFinding(named, ((Role.PARTY, (*first, *second)),), guessed=not kinds)


def _under(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """What a partner has done under the agreement of both."""
    first = skeleton.organizations(match["a"])
    second = tuple(number for number in skeleton.organizations(match["b"]) if number not in first)
    kinds = kinds_of(match["np"])
    if not first or not second or not kinds or DOUBT.search(match[0]):
        return None
    event = EventKind.MILESTONE if re.search(r"\bmilestone", match[0]) else None
    return DealFinding(kinds, ((Role.PARTY, (*first, *second)),), event)


GRANTS_TOLD: tuple[Rule[DealFinding], ...] = (
    Rule(
        "pact-that-allows",
        # "an agreement to allow X to develop P", "a deal giving X rights to P". Refuses a pact with a third party.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r"(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,110}? )??"
            + _PACT
            + r",? (?:to (?:allow|permit|enable|give|grant)|(?:that|which) (?:allows|allowed|permits|gives|gave|grants"
            r"|granted|provides)|allowing|permitting|enabling|giving|granting|providing) {mod}(?P<taker>{O})"
            r" (?:to (?:develop|market|sell|commerciali[sz]e|distribute|use|make|manufacture|promote|license)"
            r"|(?:an? |the |its |exclusive |worldwide |global |sole |non-exclusive |commercial |marketing "
            r"|certain ){0,5}(?:rights|licen[cs]e|access))\b"
        ),
        _allowed,
        (
            (
                "Alpha Pharmaceuticals Inc. signed a deal to allow Beta Therapeutics Ltd. to develop ZNT-101.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. said that a new law allows Beta Therapeutics Ltd. to sell ZNT-101.",),
    ),
    Rule(
        "to-market-owned",
        # "X to market Y's drug in Europe". Refuses what two make together, and tests of each other's drugs.
        pattern(
            r"(?P<taker>{O}) (?:today )?(?:to|will|agrees to|agreed to|gets rights to|wins rights to"
            r"|licenses|in-licenses)"
            r" (?:exclusively )?(?:market|sell|distribute|commerciali[sz]e|promote|develop and (?:market|sell"
            r"|commerciali[sz]e)|(?<=licenses)|(?<=rights to)) ?(?P<giver>{O})'s? (?:[\w\-]+ ){0,5}?"
            r"(?:[\ue800-\uefff]|drugs?|vaccines?|products?|medicines?|pills?|tests?|devices?|treatments?"
            r"|therap(?:y|ies))"
        ),
        _markets,
        (
            (
                "Beta Therapeutics Ltd. to market Alpha Pharmaceuticals Inc.'s diabetes drug in Europe.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
            (
                "Beta Therapeutics Ltd. to distribute Alpha Pharmaceuticals Inc.'s heart device in Japan.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. to review Alpha Pharmaceuticals Inc.'s diabetes drug.",),
    ),
    Rule(
        "pays-upfront",
        # "X will pay Y $45 million upfront", "a first payment of $10 million to Y". Refuses prices of companies.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,40}?\b(?:may|might|could|not|if)\b) {agreed}(?:would |agreed to )?"
            r"(?:pay|pays|paid|make|makes|made)\b(?: to)?"
            r"(?: {mod}(?P<giver>{O}) [^.;\ue000-\ue7ff]{0,60}?\b(?:upfront|up-front|up front|signing)\b"
            r"| [^.;\ue000-\ue7ff]{0,60}?\b(?:upfront|up-front|up front|signing)\b[^.;\ue000-\ue7ff]{0,60}? to"
            r" (?:its partner,? |partner |the u[.․]s[.․] firm )?{mod}(?P<giver2>{O}))(?! ?'s)"
        ),
        _pays,
        (
            (
                "Alpha Pharmaceuticals Inc. will pay Beta Therapeutics Ltd. $45 million upfront.",
                "license: licensor Beta Therapeutics Ltd., licensee Alpha Pharmaceuticals Inc.",
            ),
            (
                "Alpha Pharmaceuticals Inc. said that it will pay $10 million upfront to its partner, Beta "
                "Therapeutics Ltd.",
                "license: licensor Beta Therapeutics Ltd., licensee Alpha Pharmaceuticals Inc.",
            ),
            (
                "Alpha Pharmaceuticals Inc. paid Beta Therapeutics Ltd. $45 million upfront for an option on Zentora.",
                "option: licensor Beta Therapeutics Ltd., licensee Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. will pay Beta Therapeutics Ltd. $45 million.",),
    ),
    Rule(
        "appoints",
        # "X has appointed Y as its exclusive distributor". Refuses people and advisers.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r" {agreed}(?:appoint(?:s|ed|ing)?|nam(?:es|ed|ing)|select(?:s|ed)?|chosen|chose|designat(?:es|ed)|picks?"
            r"|picked) {mod}(?P<taker>{O}) (?:as|to be|to serve as)"
            r" (?:its |their |the |an? )?(?:(?:sole|exclusive|non-exclusive|official|preferred|authori[sz]ed|national"
            r"|local|commercial|marketing|sales|master|regional|new) ){0,4}(?:distributor|distribution partner|licensee"
            r"|(?:commerciali[sz]ation|marketing|commercial|sales) partner)\b"
        ),
        _appointed,
        (
            (
                "Alpha Pharmaceuticals Inc. has appointed Beta Therapeutics Ltd. as exclusive distributor in China.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. has appointed Beta Therapeutics Ltd. as its adviser.",),
    ),
    Rule(
        "pays-in-pact",
        # "X to pay Y $1 billion in cancer alliance". Refuses purchases and settlements of disputes.
        pattern(
            r"(?P<a>{O}) {agreed}(?:would |agreed to )?(?:pay|pays|paid|give|gives) {mod}(?P<b>{O})"
            r" (?:up to |as much as |about |at least |around )?{M}(?: upfront)?,? (?:in|under|as part of|for)"
            r" (?P<np>(?:an? |the )?(?:(?!takeover|buyout|acquisition)[a-z\d\-/]+ ){0,6}?" + _PACT + r")\b"
        ),
        _paid_in,
        (
            (
                "Alpha Pharmaceuticals Inc. to pay Beta Therapeutics Ltd. $1 billion in cancer alliance.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. to pay Beta Therapeutics Ltd. $1 billion in damages.",),
    ),
    Rule(
        "done-under-pact",
        # "Y said that X has picked a third target under their research collaboration". Refuses pacts with others.
        pattern(
            r"(?P<a>{O})[^.;\ue000-\ue7ff]{0,40}?\b(?:announce[sd]?|said|reported|disclosed)\b[^.;\ue000-\ue7ff]{0,40}?"
            r" (?P<b>{O})(?!'s) (?:has |had )?(?:initiated|started|begun|selected|nominated|picked|chosen|dosed"
            r"|advanced|designated|launched|submitted|filed|received|obtained|accepted|elected|notified|achieved)\b"
            r"[^.;\ue000-\ue7ff]{0,200}? (?:under|as part of|pursuant to|within|in) (?:their|its|the|the companies')"
            r" (?P<np>(?:[\w\-,/&]+ ){0,8}?"
            + _PACT
            + r"(?: (?:and|&) (?:[\w\-]+ ){0,3}?"
            + _PACT
            + r")?)\b(?! (?:between|with|of) {mod}{O})"
        ),
        _under,
        (
            (
                "Alpha Pharmaceuticals Inc. announced that Beta Therapeutics Ltd. has selected a third target under "
                "their existing license and collaboration agreement.",
                "license+collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. announced that Beta Therapeutics Ltd. has selected a target under its "
            "licensing agreement with Gamma Biotech AG.",
        ),
    ),
)
