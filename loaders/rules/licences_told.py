"""Licences told in passing: "sold under licence from Y", "licensed to Y for China", "royalties from Y"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.contracts_told import sided
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.licences import licence
from biopact.loaders.skeleton import Skeleton


def _given(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return sided(match, skeleton, DealKind.LICENSE)


def _opted(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An option on what is the subject's own, taken up."""
    found = sided(match, skeleton, DealKind.LICENSE, EventKind.OPTION_EXERCISED)
    return None if found is None else DealFinding((DealKind.LICENSE, DealKind.OPTION), found.roles, found.event)


# Behind the first side: it is only talked about.
_NO = r"(?![^.;\ue000-\ue7ff]{0,60}?\b(?:may|might|could|not|if|seeks?)\b)"
_LICENCE = (
    r"(?:an? |the |exclusive |non-exclusive |worldwide |global |{D} )*(?:licen[cs]e|licensing (?:agreement|deal|pact))"
)
# "bought the royalties from Y": they are sold, not earned.
_UNSOLD = "".join(
    rf"(?<!\b{verb}\s{word})"
    for verb in ("bought", "buys", "buy", "purchased", "purchase", "acquired", "acquire", "sold", "sell")
    for word in ("", r"the\s", r"its\s", r"all\s")
)

LICENCES_TOLD: tuple[Rule[DealFinding], ...] = (
    Rule(
        "has-under-licence",
        # "which X sells under license from Y". Refuses licences to run a plant.
        pattern(
            r"(?P<taker>{O})(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,60}? )??(?:has|holds|uses|sells|markets|makes"
            r"|distributes|develops|is developing|produces|offers|employs) [^.;\ue000-\ue7ff]{0,90}?(?:under|on) "
            + _LICENCE
            + r" (?:from|with|of) {mod}(?P<giver>{O})(?! ?'s)"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. sells Zentora under license from Alpha Pharmaceuticals Inc. in Germany.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. works under license from the state.",),
    ),
    Rule(
        "obtains-from-licence",
        # "obtained from Y a license to its patents". Refuses approvals.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r" {agreed}(?:obtain(?:s|ed)?|receive[sd]?|secure[sd]?|acquire[sd]?|gain(?:s|ed)?|takes?|took|won) from"
            r" {mod}(?P<giver>{O})(?! ?'s) (?:[\w\-,]+ ){0,5}?(?:licen[cs]es?|rights|options?)\b"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. obtained from Alpha University a non-exclusive license to its organoids.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. obtained from Alpha University a report.",),
    ),
    Rule(
        "is-licensed-to",
        # "P is licensed to Y for China": the licensor is whose sentence it is. Refuses licences from a third.
        pattern(
            r"{P} (?:is|was|has been|are|were) (?:exclusively |currently |out-)*licensed to {mod}(?P<taker>{O})"
            r"(?! ?(?:'s|by|from))"
        ),
        _given,
        (
            (
                "Alpha Pharmaceuticals Inc. has two drugs. ZNT-101 is licensed to Beta Therapeutics Ltd. for China.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. has two drugs. ZNT-101 is known to Beta Therapeutics Ltd.",),
    ),
    Rule(
        "holds-rights-to",
        # "Y holds the rights to P in Japan". Refuses what somebody keeps of his own.
        pattern(
            r"(?P<taker>{O}) (?:holds|has|owns|controls) (?:(?:the|exclusive|commercial|marketing|development"
            r"|commercialization"
            r"|all|full|sole),? (?:and )?){0,4}rights (?:to|for|of|on) {P} (?:in|for|outside"
            r"|throughout) (?!the treatment)"
        ),
        _given,
        (
            (
                "Alpha Pharmaceuticals Inc. has a drug. Beta Therapeutics Ltd. holds the rights to ZNT-101 in Japan.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. retains the rights to ZNT-101 in Japan.",),
    ),
    Rule(
        "royalty-income-from",
        # "royalty revenue from Y rose": who gets it has given a licence. Refuses royalties that are sold.
        pattern(
            _UNSOLD + r"\broyalt(?:y|ies) (?:revenues?|income|payments?)?(?: earned| received| recogni[sz]ed| due)?"
            r" ?from {mod}"
            r"(?P<taker>{O})(?! ?'s)"
        ),
        _given,
        (
            (
                "Alpha Pharmaceuticals Inc. grows. Royalty revenue from Beta Therapeutics Ltd. rose to $5 million.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. grows. Royalty revenue from sales rose to $5 million.",
            "In May 2015, a fund bought the royalties from Beta Therapeutics Ltd. for $200 million.",
        ),
    ),
    Rule(
        "exercises-its-option",
        # "Y exercised its option to license P": on what is the subject's. Refuses options on shares.
        pattern(
            r"(?P<taker>{O})" + _NO + r" {agreed}exercis(?:es|ed|ing) (?:its |an? |the )(?:[a-z\-]+ ){0,3}?option"
            r" (?:to (?:exclusively |in-)?licen[cs]e"
            r"|on|for|to) (?:[a-z\-]+ ){0,6}?{P}"
        ),
        _opted,
        (
            (
                "Alpha Pharmaceuticals Inc. grew. Beta Biotech Ltd. exercised its option to license ZNT-101.",
                "license+option [option-exercised]: licensor Alpha Pharmaceuticals Inc., licensee Beta Biotech Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. grows. Beta Capital LP exercised its option to buy shares.",),
    ),
)
