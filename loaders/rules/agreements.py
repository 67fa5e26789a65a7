"""Agreements told by their noun: "a research collaboration with", "supply agreement between"."""

from __future__ import annotations

import re

from biopact.facts import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import ROLE_PAIRS, DealFinding, kinds_of, roles_for
from biopact.loaders.skeleton import Skeleton

_NOUN = (
    r"(?:agreements?|collaborations?|partnerships?|alliances?|deals?|pacts?|contracts?|arrangements?"
    r"|joint ventures?|ventures?|licen[cs]es?|memorandum of understanding|mou|letter of intent|term sheet"
    r"|settlements?|mergers?|consortium|transactions?|co-development|co-promotion)"
)
_NP = (
    r"(?P<np>(?:[\w\-/&,'+]+ |{P} |{M} ){0,14}?"
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
    r"|initiat(?:e|es|ed)"
    r"|clos(?:e|es|ed|ing)|unveil(?:s|ed)?|disclosed?|begin|began|enjoys?|maintains?|made|make|makes"
    r"|agreed(?: to| on)?|won|wins|awarded|landed?|renew(?:s|ed)?|ended?|under|through|of|existing"
    r"|includ(?:es|ing))"
)
_JOINT_VERB = (
    r"(?:enter(?:s|ed|ing)?(?: into| in)?|sign(?:s|ed|ing)?|ink(?:s|ed)?|announc(?:e|es|ed|ing)"
    r"|form(?:s|ed|ing)?|establish(?:es|ed|ing)?|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|execut(?:e|es|ed)"
    r"|reach(?:es|ed)?|struck|strikes?|finali[sz]e[sd]?|conclud(?:e|es|ed)|complet(?:e|es|ed)|amend(?:s|ed)?"
    r"|terminat(?:e|es|ed|ing)|launch(?:es|ed)?|initiat(?:e|es|ed)|clos(?:e|es|ed)|unveil(?:s|ed)?|begin|began"
    r"|have (?:an?|the)|had (?:an?|the)|are entering into|renew(?:s|ed)?|ended?|in)"
)
_DOUBT = re.compile(
    r"\b(?:talks|negotiat\w*|may|might|could|would consider|considering|possible"
    r"|potential (?:bid|buyer|deal|partnership|takeover)|seek\w*|hopes?|looking for|explor\w+ (?:a|the)"
    r"|rumou?r\w*|if (?:the|a)|not (?:yet )?(?:signed|entered|reached)|discuss\w*|proposed|interested|should"
    r"|no assurance)\b"
)


def _kinds(words: str, sentence: str) -> tuple[DealKind, ...]:
    kinds = kinds_of(words)
    if kinds:
        return kinds
    if re.search(r"\b(?:exclusive )?(?:rights|licen[cs]e) (?:to|for)\b", sentence):
        return (DealKind.LICENSE,)
    if re.search(
        r"\b(?:develop|sell|market|commerciali[sz])\w*\b[^.;]{0,60}\bunder (?:an?|its|the) (?:[a-z]+ )?agreement",
        sentence,
    ):
        return (DealKind.LICENSE,)
    if re.search(r"\b(?:supply|manufactur\w+|doses)\b", sentence):
        return (DealKind.SUPPLY,)
    if re.search(r"\b(?:jointly |co-?)(?:market|promote|commerciali[sz]e)", sentence):
        return (DealKind.COLLABORATION, DealKind.CO_PROMOTION)
    return (DealKind.COLLABORATION,)


def _finding(skeleton: Skeleton, words: str, first: tuple[int, ...], second: tuple[int, ...]) -> DealFinding | None:
    second = tuple(number for number in second if number not in first)
    everybody = (*first, *second)
    if len(everybody) < 2:
        return None
    kinds = _kinds(words, skeleton.text)
    sided = any(kind in ROLE_PAIRS for kind in kinds)
    return DealFinding(kinds, ((Role.PARTY, everybody),), sided=not sided)


def _with(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if _DOUBT.search(match[0]):
        return None
    return _finding(
        skeleton,
        match["np"] + " " + match["tail"],
        skeleton.organizations(match["a"]),
        skeleton.organizations(match["b"]),
    )


def _between(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if _DOUBT.search(match[0]) or _DOUBT.search(skeleton.text[max(0, match.start() - 40) : match.start()]):
        return None
    return _finding(skeleton, match["np"] + " " + match["tail"], skeleton.organizations(match["a"]), ())


def _joint(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if _DOUBT.search(match[0]):
        return None
    return _finding(
        skeleton, match["np"] + " " + (match.groupdict().get("tail") or ""), skeleton.organizations(match["a"]), ()
    )


def _own(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The other party is whoever speaks or whose sentence it is."""
    if _DOUBT.search(match[0]) or _DOUBT.search(skeleton.text[max(0, match.start() - 30) : match.start()]):
        return None
    if re.match(r"[^.;]{0,25}\b(?:would|could|might)\b", skeleton.text[match.end() :]):
        return None
    others = skeleton.organizations(match["b"])
    if (
        match.start() <= 3
        and len(others) > 1
        and re.match(r" (?:is|are|has|have|will|was)\b", skeleton.text[match.end() :])
    ):
        return _finding(skeleton, match["np"] + " " + match["tail"], others[-1:], others[:-1])
    before = skeleton.organizations(skeleton.text[: match.start()])
    speaker = skeleton.document.speaker(skeleton.sentence)
    mine = tuple(number for number in before if number not in others)[:1] or (
        (speaker,) if speaker is not None and speaker not in others else ()
    )
    return _finding(skeleton, match["np"] + " " + match["tail"], mine, others) if mine else None


def _verb(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if _DOUBT.search(match[0]):
        return None
    first = skeleton.organizations(match["a"])
    if re.search(r"[\ue800-\uefff] ?,", match[0]):
        return None
    second = skeleton.organizations(match["b"]) if match.groupdict().get("b") else ()
    second = tuple(number for number in second if number not in first)
    everybody = (*first, *second)
    if len(everybody) < 2:
        return None
    kinds: tuple[DealKind, ...] = (DealKind.COLLABORATION,)
    if re.search(
        r"co-?(?:commerciali|promot|market)|jointly (?:market|promote|sell|commerciali)",
        match[0] + skeleton.text[match.end() : match.end() + 60],
    ):
        kinds = (DealKind.COLLABORATION, DealKind.CO_PROMOTION)
        if not re.search(r"develop", match[0] + skeleton.text[match.end() : match.end() + 60]):
            kinds = (DealKind.CO_PROMOTION,)
    return DealFinding(kinds, ((Role.PARTY, everybody),))


def _product_partner(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    others = skeleton.organizations(match["b"])
    before = skeleton.organizations(skeleton.text[: match.start()])
    speaker = skeleton.document.speaker(skeleton.sentence)
    mine = tuple(n for n in before if n not in others)[:1] or (
        (speaker,) if speaker is not None and speaker not in others else ()
    )
    return DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, (*mine, *others)),)) if mine and others else None


def _partners(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    found = _product_partner(match, skeleton)
    return None if found is None or _DOUBT.search(match[0]) else found


def _supplies(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    givers, takers = skeleton.organizations(match["giver"]), skeleton.organizations(match["taker"])
    takers = tuple(number for number in takers if number not in givers)
    if not givers or not takers or _DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.SUPPLY,), roles_for((DealKind.SUPPLY,), givers, takers))


def _invests(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    investors = skeleton.organizations(match["taker"])
    investees = tuple(number for number in skeleton.organizations(match["giver"]) if number not in investors)
    if not investors or not investees or _DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.EQUITY_INVESTMENT,), ((Role.INVESTOR, investors), (Role.INVESTEE, investees)))


AGREEMENTS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "agreement-with",
        # Refuses talks and wishes, and agreements whose other side is not named.
        pattern(
            r"(?P<a>{OO})(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,130}? )??(?:"
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
            + r",? (?:between|among|amongst|of) {mod}(?P<a>{O}(?:"
            + r" ?, ?(?:and )?| and | & )(?:the |its )?(?:[a-z\-]+ ){0,4}?{OO})"
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
        "joint-announcement",
        # "A and B announce / enter into / form …": refuses a single subject, and things announced that are no
        # agreements.
        pattern(
            r"(?P<a>{O}(?: ?, ?(?:and )?| and | & )(?:the |its )?(?:[a-z\-]+ ){0,4}?{OO}|{B}),?"
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
    Rule(
        "works-with",
        # Refuses "in line with", "along with" and "consistent with": a verb or noun of joint work must govern "with".
        pattern(
            r"(?P<a>{OO})(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,140}? )??"
            r"(?:partner(?:s|ed|ing)?|collaborat(?:e|es|ed|ing|ion)|partnership|alliance|team(?:s|ed|ing)?"
            r"|join(?:s|ed|ing)? forces|co-?develop(?:s|ed|ing)?|co-?promot(?:e|es|ed|ing)|co-?market(?:s|ed|ing)?"
            r"|jointly (?:develop|market|commerciali[sz])\w*|co-?commerciali[sz]\w+|conjunction|cooperation)"
            r"(?: up| together| {P}| [a-z\-]+){0,6}? with {mod}(?P<b>{OO})"
        ),
        _verb,
        (
            (
                "Alpha Pharmaceuticals Inc. partners with Beta Therapeutics Ltd. to bring new antibodies to patients.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. competes with Beta Therapeutics Ltd.",),
    ),
    Rule(
        "product-partnered",
        # "P, partnered with X": the other party is whoever speaks. Refuses products combined with X's product.
        pattern(
            r"{P}(?: ?,)?(?: [a-z0-9\-]+| {P}){0,12}?(?: ?,)? (?:is |being |which is |are )?"
            r"(?:partnered|in partnership|in collaboration|co-?developed|jointly developed) with (?P<b>{OO})"
            r"(?!'s? {P})"
        ),
        lambda match, skeleton: _product_partner(match, skeleton),
        (
            (
                "Alpha Pharmaceuticals Inc. has a product, ZNT-101, partnered with Beta Therapeutics Ltd.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. has ZNT-101 in combination with Beta Therapeutics Ltd.'s drug.",),
    ),
    Rule(
        "partners-include",
        # A list of partners: refuses lists of products, customers' industries and investors.
        pattern(
            r"\b(?:collaborators?|partners?|collaborating institutions|research institutions|licensors"
            r"|collaborations|partnerships|alliances|working with)(?: [^.;\ue000-\ue7ff]{0,60}?)?(?: ?,)?"
            r" (?:includes?|including|such as|are|with|:) (?:the )?(?P<b>{OO})"
        ),
        lambda match, skeleton: _partners(match, skeleton),
        (
            (
                (
                    "Alpha Pharmaceuticals Inc. is a biotech company. Its partners include Beta Therapeutics Ltd. and "
                    "Gamma Biotech AG."
                ),
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd., party Gamma Biotech AG",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. is a biotech company. Its products include those of Beta Therapeutics Ltd.",),
    ),
    Rule(
        "work-together",
        # Refuses two subjects whose verb is not one of joint work.
        pattern(
            r"(?P<a>{O}(?: ?, ?(?:and )?| and | & )(?:the |its )?(?:[a-z\-]+ ){0,4}?{OO}|{B}),?"
            r" (?:[^.;\ue000-\ue7ff]{0,50}? )??(?:collaborate[sd]?|to collaborate|partner(?:ed)?(?: to)?"
            r"|team(?:ed)? up|join(?:ed)? forces|co-?develop(?:ed|ing)?"
            r"|jointly (?:develop|market|commerciali[sz])\w*|are (?:jointly )?developing|co-?promote[sd]?"
            r"|co-?commerciali[sz]e[sd]?)\b(?P<b>)"
        ),
        _verb,
        (
            (
                "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. jointly market Zentora.",
                "co-promotion: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. fell in early trading.",),
    ),
    Rule(
        "supplies",
        # Refuses plain sales and "provides services" without a named customer.
        pattern(
            r"(?P<giver>{O}) {agreed}(?:agreed to )?(?:supply|supplies|supplied|manufacture|manufactures|provide"
            r"|deliver) (?:up to |approximately )?[^.;\ue000-\ue7ff]{0,80}?"
            r"\b(?:doses|courses|supply|glass|drug substance|drug product|material|product|products|{P})"
            r"[^.;\ue000-\ue7ff]{0,60}? (?:to|for) {mod}(?P<taker>{O})"
        ),
        _supplies,
        (
            (
                "Alpha Biologics Inc. will manufacture drug substance for Beta Therapeutics Ltd.",
                "supply: supplier Alpha Biologics Inc., customer Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Biologics Inc. will provide an update to Beta Therapeutics Ltd.",),
    ),
    Rule(
        "invests-in",
        # Refuses investment in a field or a plant: the object must be an organization.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:agreed to |also )?(?:invest(?:s|ed)?(?: (?:up to |approximately )?{M})?"
            r"|(?:make|made|makes) an? (?:[\w\-]+ |{M} ){0,4}?(?:equity )?investment(?: of {M})?) in"
            r"(?: [^.;\ue000-\ue7ff]{0,60}?)? (?P<giver>{O})"
        ),
        _invests,
        (
            (
                "Alpha Capital LP invested $20 million in Beta Therapeutics Ltd.",
                "equity-investment: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Capital LP invested $20 million in research.",),
    ),
)
