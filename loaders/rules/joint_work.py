"""Agreements told by a verb or noun of joint work: "X partners with Y", "its partners include Y"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, doer, subject_before
from biopact.loaders.skeleton import Skeleton

# A partnership by name only: it is a licence, a supply or a distribution, which the rules of agreements read.
_OTHER_WORK = re.compile(
    r"(?<!and )\b(?:commerciali[sz]ation|distribution|manufacturing|supply|licensing) (?:partnership|alliance)\b"
)
# What the partner is for, where no work of development is told: to bring a product into a market.
_TO_SELL = pattern(
    r"(?:'s?)?,? (?:to|for the|for) (?:exclusively |help )?(?:distribut(?:e|ion)|market(?:ing)?|sell|sale|introduc(?:e"
    r"|tion)|launch|bring|import|commerciali[sz](?:e|ation)|offer)(?: of)?(?: and (?:distribute|market|sell|promote))? "
    r"(?:[\w\-'/]+ ){0,6}?{P}(?:'s?)?(?: [\w\-']+){0,6}? (?:in|across|throughout|to|into) (?:the )?(?!patients|people"
    r"|clinical|phase|market\b|treat|help|adults|children)"
)
# Whom companies work with without any agreement.
_AGENCY = re.compile(
    r"\b(?:FDA|EMA|Agency|Administration|Department|Ministry|Congress|Commission|Government|Association)\b"
)


def _verb(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Two sides that work together; joint marketing where the words behind the verb say so."""
    if DOUBT.search(match[0]):
        return None
    if _OTHER_WORK.search(match[0]):
        return None
    if re.search(r"\b(?:entrepreneurs|founders|leaders|physicians|clinicians|governments?)\b", match[0]):
        return None
    own = re.match(r"'s? [^.;]*? and an? ", skeleton.text[match.end("a") : match.end()])
    if own:
        return None  # "X's drugs in July and a collaboration with Z": not X's collaboration
    first = doer(skeleton, match, skeleton.organizations(match.groupdict().get("b") or ""))
    if "work" in match[0] and any(
        _AGENCY.search(skeleton.document.organizations[n].name)
        for n in skeleton.organizations(match.groupdict().get("b") or "")
    ):
        return None
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
    elif _TO_SELL.match(skeleton.text, match.end()):
        kinds = (DealKind.DISTRIBUTION,)
    if re.search(r"^[^.;]{0,40}\bsupport (?:the )?(?:manufactur|supply|production)", skeleton.text[match.end() :]):
        kinds = (DealKind.COLLABORATION, DealKind.SUPPLY)
    return DealFinding(kinds, ((Role.PARTY, everybody),))


def _product_partner(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A collaboration of those named with the first other organization of the sentence, else with whoever speaks."""
    others = skeleton.organizations(match["b"])
    mine = subject_before(skeleton, match.start(), others)
    if mine is None or not others:
        return None
    return DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, (mine, *others)),))


_EARNS = re.compile(r"\blicen[cs](?:ing|e) (?:income|revenues?|payments?|fees?)\b")


def _partners(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    found = _product_partner(match, skeleton)
    if found is None or DOUBT.search(skeleton.text[max(0, match.start() - 30) : match.end()]):
        return None
    if _EARNS.search(skeleton.text):
        # Who earns by licensing to its partners is their licensor.
        mine, *others = found.roles[0][1]
        return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, (mine,)), (Role.LICENSEE, tuple(others))))
    return found


JOINT_WORK: tuple[Rule[DealFinding], ...] = (
    Rule(
        "works-with",
        # Refuses "in line with", "along with" and "consistent with": a verb or noun of joint work must govern "with".
        pattern(
            r"(?P<a>{OO})(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,140}? )??"
            r"(?:(?<!, )partner(?:s|ed|ing)?|collaborat(?:e|es|ed|ing|ion)|partnership|alliance|team(?:s|ed|ing)?"
            r"|works?(?: closely)?|work(?:ed|ing)(?: closely)?|join(?:s|ed|ing)? forces|co-?develop(?:s|ed"
            r"|ing)?|co-?promot(?:e|es|ed|ing)|co-?market(?:s|ed|ing)?"
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
        "developing-with",
        # "X is developing P for asthma with Y". Refuses drugs that are tried with another company's drug.
        pattern(
            r"(?P<a>{O})(?:'s)? {agreed}(?:been |currently |jointly |being ){0,2}(?:develop(?:s|ed|ing)?"
            r"|discovered|invented)"
            r" (?:the |its |an? )?(?:[a-z\-]+ ){0,3}?{P}[^.;\ue000-\ue7ff]{0,90}? with {mod}(?P<b>{O})"
            r"(?!'s?[ ,.;]| {P})"
        ),
        _verb,
        (
            (
                "Alpha Pharmaceuticals Inc. is developing ZNT-101 for asthma with Beta Therapeutics Ltd.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. is developing ZNT-101 for use with Beta Therapeutics Ltd.'s ZNT-202.",),
    ),
    Rule(
        "product-partnered",
        # "P, partnered with X": the other party is whoever speaks. Refuses products combined with X's product.
        pattern(
            r"{P}(?: ?,)?(?: [a-z0-9\-]+| {P}){0,12}?(?: ?,)? (?:is |being |which is |are )?"
            r"(?:partnered|in partnership|in collaboration|co-?developed|jointly developed) with (?P<b>{OO})"
            r"(?!'s? {P})"
        ),
        _product_partner,
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
            r" (?:includes?|including|such as|are|with|:) (?:the )?(?P<b>{OO})(?! (?:has|have|is|was|will|said|had)\b)"
        ),
        _partners,
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
            r"(?P<a>{O}(?: ?, ?(?:and )?| and | & )(?:the |its )?(?:[a-z․\-]+ ){0,4}?{OO}|{B}),?"
            r" (?:[^.;\ue000-\ue7ff]{0,50}? )??(?:collaborate[sd]?|to collaborate|(?:began|started|are"
            r"|have been) (?:collaborating|working together)|partner(?:ed)?(?: to)?"
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
)
