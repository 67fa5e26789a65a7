"""Who licenses what to whom."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DealFinding, side
from biopact.loaders.skeleton import Skeleton

# Those who license hospitals, plants and medicines, and give no rights to them.
LICENSES_TRADES = re.compile(
    r"\b(?:Department of Health|Ministry|Health Canada|Medicines Agency|Drug Administration)\b"
)


# Rights to sell what another makes. Refuses rights to develop it or to bring it to market.
_TO_DISTRIBUTE = re.compile(
    r"\b(?:rights?|licen[cs]e) to (?:(?:exclusively|import|market|promote|sell|and),? ){0,4}distribute\b"
    r"|\bdistribution (?:rights?|licen[cs]e)\b"
)


# Behind a licence or an access: "to its platform and an option on".
_AND_AN_OPTION = re.compile(r"[^.;\ue000-\ue7ff]{0,60}? and an? (?:exclusive )?option (?:to|on|for)\b")


def licence(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence, an option, or both, as the words say; an asset purchase where rights are bought outright.

    The match has a group for the side that gives (`giver`) and one for the side that takes (`taker`).
    """
    givers = skeleton.organizations(side(match, "giver"))
    takers = tuple(number for number in skeleton.organizations(side(match, "taker")) if number not in givers)
    if not givers or not takers or any(LICENSES_TRADES.search(skeleton.document.organizations[n].name) for n in givers):
        return None
    words = match[0]
    if re.search(
        r"\b(?:re-?gain|re-?acquir|re-?claim|recover|took back|tak(?:es?|ing) back|g[eo]ts? back|buys? back"
        r"|bought back)",
        words,
    ):
        return None  # rights that come home were given away before
    if _TO_DISTRIBUTE.search(skeleton.text[match.start() : match.end() + 60]):
        return DealFinding((DealKind.DISTRIBUTION,), ((Role.LICENSOR, givers), (Role.LICENSEE, takers)))
    behind = skeleton.text[match.end() : match.end() + 90]
    option = re.search(r"\boption", words + (_AND_AN_OPTION.match(behind) or [""])[0]) is not None
    licensed = re.search(r"licen[cs]|\brights?\b|\baccess\b", words) is not None
    kinds = tuple(
        kind for kind, said in ((DealKind.LICENSE, licensed or not option), (DealKind.OPTION, option)) if said
    )
    return DealFinding(kinds, ((Role.LICENSOR, givers), (Role.LICENSEE, takers)))


_POINTS_BACK = re.compile(
    r"\blicen[cs]es? (?:to|for|of|on) (?:that|this|the same) (?:[a-z\-]+ ){0,2}?(?:technology|platform)\b"
)


def points_back(text: str, start: int) -> bool:
    """True if what a licence is to is only pointed at: "a license to that technology"."""
    return _POINTS_BACK.search(text, start) is not None


def _from_speaker(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence of an unnamed licensor: whoever speaks, or ("that technology") whom the sentence before is about."""
    takers = skeleton.organizations(match["taker"])
    document = skeleton.document
    told_before = points_back(skeleton.text, match.start())
    speaker = document.subject(skeleton.sentence) if told_before else document.speaker(skeleton.sentence)
    if speaker is None or speaker in takers or not takers:
        return None
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, (speaker,)), (Role.LICENSEE, takers)))


def _technology_of(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence to somebody's technology or product; what is licensed besides must stand right before "of"."""
    if not re.search(r"(?:\b(?:technolog(?:y|ies)|platforms?|patents?)|[\ue800-\uf4ff]) of [^.;]*$", match[0]):
        return None
    return licence(match, skeleton)


_RIGHT = r"(?:licen[cs]es?|sub-?licen[cs]es?|rights?|options?|access(?= to (?:its|their|[\ue800-\uf4ff])))"
# Behind the first side: the licence is only talked about.
_NO = r"(?![^.;]{0,60}?\b(?:talks|may|might|could|consider\w*|not|if)\b)"

LICENCES: tuple[Rule[DealFinding], ...] = (
    Rule(
        "grants",
        # Refuses grants of money, approvals ("granted orphan drug designation"), and patents granted to somebody.
        pattern(
            r"(?P<giver>{OO})"
            + _NO
            + r" {agreed}(?:agreed to )?(?:grant(?:s|ed|ing)?|give[sn]?|gave|provides?|provided|awarded"
            r"|hand(?:s|ed|ing)?|cede[sd]?) {mod}"
            r"(?P<taker>{O}) (?!'s)[^.;\ue000-\ue7ff]{0,100}?" + _RIGHT + r"\b"
        ),
        licence,
        (
            (
                "Alpha Pharmaceuticals Inc. has granted Beta Therapeutics Ltd. an exclusive license to Zentora.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
            (
                "Alpha Pharmaceuticals Inc. gives Beta Therapeutics Ltd. access to its patents and an option to more.",
                "license+option: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. granted Beta Therapeutics Ltd. 40,000 shares.",),
    ),
    Rule(
        "grants-to",
        # Refuses rights that are not a party's to take ("voting rights").
        pattern(
            r"(?P<giver>{OO})"
            + _NO
            + r" {agreed}(?:agreed to )?(?:grant(?:s|ed|ing)?|out-?licensed?|sub-?licensed?|licensed|licenses"
            r"|license) (?!from)[^.;\ue000-\ue7ff]{0,140}? (?<!from )to {mod}(?P<taker>{OO})(?! ?'s)"
        ),
        licence,
        (
            (
                "Alpha Pharmaceuticals Inc. has licensed Zentora to Beta Therapeutics Ltd.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. licensed Zentora from Beta Therapeutics Ltd.",),
    ),
    Rule(
        "granted-by",
        # Refuses designations granted by agencies: the giver must be a known organization and a right must be named.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r"[^.;\ue000-\ue7ff]{0,60}?\b(?:granted|given|awarded)\b[^.;\ue000-\ue7ff]{0,100}?"
            + _RIGHT
            + r"\b[^.;\ue000-\ue7ff]{0,80}? (?:by|from) {mod}(?P<giver>{O})"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. was granted an exclusive license to Zentora by Alpha Pharmaceuticals Inc.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. was granted fast track designation by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "licensed-from",
        # Refuses "licensed to".
        pattern(
            r"(?P<taker>{O})(?:'s)?"
            + _NO
            + r"[^.;\ue000-\ue7ff]{0,140}?\b(?:in-?licensed|licensed|licenses|sub-?licensed|in-?licensing)\b"
            r"(?: [^.;\ue000-\ue7ff]{0,200}?)? (?:exclusively )?from {mod}(?P<giver>{OO})"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. licensed Zentora from Alpha Pharmaceuticals Inc. in 2009.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. licensed Zentora to Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "rights-from",
        # Refuses payments from somebody: a right or a licence must be what is taken.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r"[^.;\ue000-\ue7ff]{0,90}?\b(?:acquire[sd]?|obtain(?:s|ed)?|secure[sd]?|receive[sd]?|gain(?:s|ed)?"
            r"|take[sn]?|took|has|have|bought|buys|get|gets|hold|holds|won|wins)\b[^.;\ue000-\ue7ff]{0,80}?"
            r"\b(?:licen[cs]es?|rights?|options?)\b[^.;\ue000-\ue7ff]{0,120}? from {mod}(?P<giver>{O})"
        ),
        licence,
        (
            (
                (
                    "Beta Therapeutics Ltd. has obtained exclusive rights to Zentora in Japan from Alpha "
                    "Pharmaceuticals Inc."
                ),
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. received $5 million from Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "rights-to-owned",
        # "licensed the exclusive right to use X's technology", "takes a licence to X's". Refuses a right without a
        # named owner.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r"[^.;\ue000-\ue7ff]{0,90}?\b(?:licensed|licenses|acquire[sd]?|obtain(?:s|ed)?|secure[sd]?"
            r"|gain(?:s|ed)?|take[sn]?|took|receive[sd]?|in-licensed|buy|buys|bought|wins|won|gets)"
            r"\b[^.;\ue000-\ue7ff]{0,60}?\b(?:licen[cs]es?|rights?|options?)\b (?:[^.;\ue000-\ue7ff]{0,60}?)\b"
            r"(?:to|for|of|under|use|commerciali[sz]e|develop|market) (?:[^.;\ue000-\ue7ff]{0,30}?)(?P<giver>{O})"
            r"'s?\b"
        ),
        licence,
        (
            (
                (
                    "Beta Therapeutics Ltd. has licensed the exclusive right to use Alpha Pharmaceuticals Inc.'s "
                    "Nexia technology."
                ),
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. has the right of way.",),
    ),
    Rule(
        "technology-of-owner",
        # "took a licence to the technology of X", "licensed the platform of X". Refuses what is licensed to or from X.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r" {agreed}(?:(?:in-?)?licensed|licenses|(?:took|takes|taken|has|holds|obtained|acquired|gained|secured)"
            r" [^.;\ue000-\ue7ff]{0,60}?\b(?:licen[cs]es?|rights?|access) (?:to|for|under))\b(?! to\b| from\b)"
            r"[^.;\ue000-\ue7ff]{0,60}? of {mod}(?P<giver>{O})"
        ),
        _technology_of,
        (
            (
                "Beta Therapeutics Ltd. took two licenses to the Nexia technology of Alpha Pharmaceuticals Inc.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. licensed vaccines of the kind of Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "licensed-from-speaker",
        # "Y licensed rights for two other targets": refuses a named licensor or licensee behind the verb (other
        # rules), and licences in plans.
        pattern(
            r"(?P<taker>{O})" + _NO + r" {agreed}(?:(?:in-?)?licensed|took|taken|takes|obtained|receives|holds?"
            r"|acquired|exercised)(?: [a-z\-]+){0,5}?"
            r" (?:rights|licen[cs]es?)\b(?![^.;]{0,120}\b(?:from|to|of) {O})(?![^.;]{0,60}'s)"
        ),
        _from_speaker,
        (
            (
                (
                    "Alpha Pharmaceuticals Inc. announced its results. Beta Therapeutics Ltd. licensed rights for two "
                    "other targets in 2009."
                ),
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
            (
                "Alpha Pharmaceuticals Inc. presented its technology. Beta Therapeutics Ltd. took a license to that "
                "technology in 2009.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. licensed rights for two targets in 2009.",),
    ),
    Rule(
        "licence-to-taker",
        # "X's licence to Y". Refuses a licence whose taker is not named.
        pattern(
            r"(?P<giver>{O})'s? (?:[a-z\-]+ ){0,4}?(?:licen[cs]e|sub-?licen[cs]e|out-?license)"
            r" (?:[^.;\ue000-\ue7ff]{0,80}? )?to {mod}(?P<taker>{O})(?! ?'s)"
        ),
        licence,
        (
            (
                "Alpha Pharmaceuticals Inc.'s license to Beta Therapeutics Ltd. covers Japan.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc.'s license in Japan has ended.",),
    ),
)
