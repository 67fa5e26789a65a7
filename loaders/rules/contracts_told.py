"""Agreements told in passing by what they let somebody do: "sold by Y for X", "assigned to X by Y", "under licence"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, ROLE_PAIRS, DealFinding, subject_before
from biopact.loaders.rules.licences import licence
from biopact.loaders.skeleton import Skeleton


def _sided(
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
    return _sided(match, skeleton, DealKind.DISTRIBUTION)


def _supply(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return _sided(match, skeleton, DealKind.SUPPLY)


def _given(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return _sided(match, skeleton, DealKind.LICENSE)


def _opted(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An option on what is the subject's own, taken up."""
    found = _sided(match, skeleton, DealKind.LICENSE, EventKind.OPTION_EXERCISED)
    return None if found is None else DealFinding((DealKind.LICENSE, DealKind.OPTION), found.roles, found.event)


def _assigned(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return _sided(match, skeleton, DealKind.ASSET_PURCHASE, EventKind.COMPLETED)


def _funds(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Money for research: both are parties of the work."""
    found = _sided(match, skeleton, DealKind.LICENSE)
    return None if found is None else DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, tuple(found.parties)),))


# Behind the first side: it is only talked about.
_NO = r"(?![^.;\ue000-\ue7ff]{0,60}?\b(?:may|might|could|not|if|seeks?)\b)"
# "bought the royalties from Y": they are sold, not earned.
_UNSOLD = "".join(
    rf"(?<!\b{verb}\s{word})"
    for verb in ("bought", "buys", "buy", "purchased", "purchase", "acquired", "acquire", "sold", "sell")
    for word in ("", r"the\s", r"its\s", r"all\s")
)
_LICENCE = (
    r"(?:an? |the |exclusive |non-exclusive |worldwide |global |{D} )*(?:licen[cs]e|licensing (?:agreement|deal|pact))"
)

CONTRACTS_TOLD: tuple[Rule[DealFinding], ...] = (
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
