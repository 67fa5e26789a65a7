"""Licences of a series, told without their licensor: "it took the first in 2009", "with licenses taken in 2009"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, subject_before
from biopact.loaders.rules.licences import licence
from biopact.loaders.skeleton import Skeleton

_LICENCE = re.compile(r"\blicen[cs]", re.IGNORECASE)


def _of_speaker(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence of whoever speaks, to whom the sentence names."""
    takers = skeleton.organizations(match["taker"])
    speaker = skeleton.document.speaker(skeleton.sentence)
    if speaker is None or speaker in takers or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, (speaker,)), (Role.LICENSEE, takers)))


def _one_of_them(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The same, where the sentence before speaks of a licence."""
    document, order = skeleton.document, skeleton.sentence.order
    before = next((s for s in document.sentences if s.order == order - 1), None)
    if before is None or not _LICENCE.search(before.span.of(document.release.text)):
        return None
    return _of_speaker(match, skeleton)


def _to_it(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Licences to the technology that the sentence has just named; whoever it is about takes them."""
    givers = skeleton.organizations(match["giver"])
    taker = subject_before(skeleton, match.start(), givers)
    if taker is None:
        return None
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, givers), (Role.LICENSEE, (taker,))))


LICENCE_SERIES: tuple[Rule[DealFinding], ...] = (
    Rule(
        "took-the-first",
        # Refuses what is no licence: the sentence before must speak of one, and a date must follow.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:took|taken|obtained|licensed|signed|acquired|exercised) (?:the|its)"
            r" (?:first|second|third|fourth|earlier|previous|other)(?: one| of (?:them|these|the two))? (?:in|on) {D}"
        ),
        _one_of_them,
        (
            (
                "Alpha Pharmaceuticals Inc. gave a second license. Beta Therapeutics Ltd. took the first in 2009.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. opened two plants. Beta Therapeutics Ltd. took the first in 2009.",),
    ),
    Rule(
        "licences-taken-in",
        # Refuses licences that are named with their licensor (other rules).
        pattern(
            r"(?P<taker>{O})(?! ?'s)[^.;\ue000-\ue7ff]{0,90}?\blicen[cs]es? (?:(?:that )?(?:were|was) )?"
            r"(?:taken|signed|obtained)(?: out)? in (?:{D}|[a-z]+ and [a-z]+ )"
        ),
        _of_speaker,
        (
            (
                "Alpha Pharmaceuticals Inc. reports progress. Beta Therapeutics Ltd. used its right twice, with "
                "licenses taken in 2009 and 2011.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. used its right twice, with licenses for two targets.",),
    ),
    Rule(
        "licence-that-granted",
        # "the license that X granted to Y". Refuses what is granted to nobody named.
        pattern(
            r"\b(?:licen[cs]es?|rights|option) (?:that |which )?(?P<giver>{O}) (?:has |had )?(?:also )?(?:granted|gave"
            r"|given) (?:to )?{mod}(?P<taker>{O})"
        ),
        licence,
        (
            (
                "The royalties stem from the license that Alpha Pharmaceuticals Inc. granted to Beta Therapeutics Ltd.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("The royalties stem from the license that Alpha Pharmaceuticals Inc. granted in 2009.",),
    ),
    Rule(
        "royalties-arise-from-licence",
        # The licensor is whose royalties they are: whoever speaks. Refuses a licence that a third party granted.
        pattern(
            r"\broyalt(?:y|ies)\b[^.;\ue000-\ue7ff]{0,60}? (?:arises?|stems?|derives?|results?|comes?|arose|stemmed)"
            r" from (?:an?|the|its) (?:[a-z\-]+ ){0,3}?licen[cs]e(?: agreement)? (?:granted|given|issued)"
            r" (?:in {D} )?to {mod}(?P<taker>{O})(?! by)"
        ),
        _of_speaker,
        (
            (
                "Alpha Pharmaceuticals Inc. sells its royalties. The royalties arise from a license granted to Beta "
                "Therapeutics Ltd. in 2000.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("The royalties arise from a license granted to Beta Therapeutics Ltd. by Alpha University.",),
    ),
    Rule(
        "licences-to-it",
        # "it" must be the technology or product of somebody else.
        pattern(
            r"(?P<giver>{O})'s? (?:[a-z\-]+ ){0,4}?(?:{T}|technology|platform|{P})[^.;]{0,90}?,? and (?:{O} )?"
            r"(?:has |had |later |then ){0,2}(?:took|taken|obtained|signed) (?:[a-z\-]+ ){0,3}?licen[cs]es? to it\b"
        ),
        _to_it,
        (
            (
                "Beta Therapeutics Ltd. has tested Alpha Pharmaceuticals Inc.'s Zentor technology, and took licenses "
                "to it in 2009.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. has tested Alpha Pharmaceuticals Inc.'s Zentor technology, and took a look at it.",),
    ),
)
