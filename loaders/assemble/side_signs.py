"""What sentences say of who gives and who takes: grants, payments, products, duties, each with a weight.

A sign is a pattern whose group `who` is one organization. Its weight is above zero where it gives (licensor, seller,
supplier, investee, acquired) and below where it takes. Every sign counts once for an organization, however often
it is said, so that a long release does not outweigh a plain word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.codes import Role
from biopact.loaders.rule import pattern

Sign = tuple[re.Pattern[str], float]

_WHO = r"(?P<who>{O})"
# What may stand between an organization and its verb: no other organization, no end of the clause.
_TO = r"[^.;:\ue000-\ue7ff]{0,60}?"
_RIGHT = r"(?:licen[cs]es?|sub-?licen[cs]es?|rights?|options?)"
_GET = (
    r"(?:obtain(?:s|ed)?|receiv(?:e|es|ed|ing)|gain(?:s|ed)?|acquir(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|gets?|got|wins?"
    r"|won|takes?|took|taken|has|have|buys?|bought|been granted|is granted|be granted|was granted|hold|holds)"
)
_MONEY = r"(?:payments?|upfront|up-front|up front|milestones?|royalt(?:y|ies)|fees?|{M})"
_WORK = (
    r"(?:develop|commerciali[sz]e|market|distribute|sell|promote|launch|register|advance|conduct|fund|lead|assume"
    r"|be (?:solely |fully |primarily )?responsible|hold the|use|leverage|apply|bear|seek)"
)


def _signs(*lines: tuple[str, float]) -> tuple[Sign, ...]:
    return tuple((pattern(text.replace("{WHO}", _WHO).replace("{TO}", _TO)), weight) for text, weight in lines)


_LICENCE = _signs(
    # Takes: who gets a licence, is granted one, is to pay, does the work from then on.
    (
        r"{WHO}(?:'s)?,? (?!retain|shares|stock|common)(?:{TO} )??"
        + _GET
        + r" (?:(?!payment|up-?front|mileston|royalt|fee|enter|sign|grant|announc|execut|agree|establish|licens(?:ed"
        r"|ing))[a-z0-9\-,/]+ ){0,9}?" + _RIGHT + r"\b",
        -3.0,
    ),
    (
        r"\b(?:grant(?:s|ed|ing)?|giv(?:es?|ing|en)|gave|provid(?:es?|ing|ed)|award(?:s|ed|ing)?|offer(?:s|ing)?)"
        r"(?: to)? {mod}{WHO}(?!'s) (?:with )?(?:[a-z0-9\-,/]+ ){0,9}?(?:" + _RIGHT[3:-1] + r"|access|use)\b",
        -3.0,
    ),
    (
        r"\b(?:licen[cs]e|rights|licensed|out-licensed|granted)\b(?![^.;]{0,40}re(?:vert"
        r"|turn))[^.;:\ue000-\ue7ff]{0,60}? to {WHO}(?!'s)(?! ?(?:,"
        r"|and) {O})",
        -2.5,
    ),
    (
        r"\b(?:for|allow(?:s|ed|ing)?|enabl(?:es?|ing)|permit(?:s|ted|ting)?|entitl(?:es?|ing)) {WHO} to"
        r" (?:develop|use|commerciali[sz]e|market|acquire|licen[cs]e|distribute|sell|manufacture)",
        -2.5,
    ),
    (
        r"{WHO}(?:'s)?,? (?:{TO} )??(?:will|would|to|shall|agreed to|has|is|are|must|could|may)? ?"
        r"(?:pay|pays|paid|paying|make|makes|made|making)"
        r" (?:[a-z0-9\-,/]+ |{O} |{M} ){0,9}?(?:payments?|upfront|up-front|milestones?|royalties|{M})",
        -2.0,
    ),
    (r"\b(?:payments?|royalt(?:y|ies)|milestones?|{M})[^.;:\ue000-\ue7ff]{0,40}? (?:from|by) {WHO}(?! ?'s)", -1.5),
    (r"{WHO}(?:'s)?,? (?:and its affiliates )?(?:will|shall|is to|would) (?:[a-z]+ ){0,2}?" + _WORK + r"\b", -1.0),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:exercis(?:e[sd]?|ing)|opts? in|opted in|in-licens(?:e[sd]?|ing))\b", -3.0),
    (
        r"{WHO} {agreed}(?:have |has |signed |entered into |entered )?(?:an? |its "
        r"|another )?(?:[a-z\-]+ ){0,4}?agreements?"
        r" with {O} (?:for|to obtain|to acquire) (?:[a-z\-]+ ){0,4}?(?:licen[cs]e|rights)",
        -2.0,
    ),
    (r"{WHO} ?,? (?:is |as )?(?:an? |the |its )(?:[a-z\-']+ ){0,5}?distributor\b", -3.0),
    (
        r"\b(?:on|through|via|into) {WHO}'s? (?:[a-z\-]+ ){0,4}?(?:platform|network|portfolio|channel|clinic"
        r"|system)",
        -1.5,
    ),
    (r"\blicens(?:ee|ed by) (?:[a-z]+ )?{WHO}", -2.0),
    # Gives: who grants, is paid, keeps something for itself, whose product it is.
    (
        r"{WHO}(?:'s)?,? (?:{TO} )??(?:grant(?:s|ed|ing)?|out-?licens(?:e[sd]?|ing)|(?:licensed"
        r"|licenses)(?= {P} to))\b",
        3.0,
    ),
    (
        r"\b(?:licen[cs]e|rights|licensed|in-licensed|licensing|option|acquired?|obtain(?:s|ed)?)\b"
        r"[^.;:\ue000-\ue7ff]{0,90}? from {mod}{WHO}",
        3.0,
    ),
    (
        r"{WHO}(?:'s)?,? (?:shareholders )?(?:{TO} )??(?:receives?|received|receiving|eligible|entitled|earns?"
        r"|earned|collect)"
        r"\b (?:[a-z0-9\-,/%]+ ){0,8}?" + _MONEY,
        2.0,
    ),
    (r"\b(?:pay|pays|paid|paying) (?:to )?{mod}{WHO}", 2.0),
    (r"\b" + _MONEY + r"(?: [a-z\-]+){0,6}? (?:payable )?to {mod}{WHO}(?!'s (?:share|stock))", 1.5),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:retains?|retained|will retain|keeps?|kept|maintains?)\b[^.;]{0,50}\brights", 1.5),
    (
        r"\b(?:to|of|for|on|in|use|using|utili[sz]e|access to|based on|from) {WHO}'s? (?:[a-z0-9\-,]+ ){0,5}?"
        r"(?:{P}|technolog|platform|candidate|program|pipeline|compound|drug|product|vaccine|antibod|inhibitor|patent"
        r"|portfolio|know-how|librar|molecule|expertise in)",
        2.0,
    ),
    (r"{WHO}'s? (?:[a-z0-9\-]+ ){0,5}?(?:{P}|technology|platform|candidates?)", 1.0),
    (r"\b(?:discovered|invented|originated|developed|owned|created|formulated) (?:and developed )?by {mod}{WHO}", 1.5),
    (r"\blicensor {WHO}", 2.0),
    # All rights come to who has given them before: a licensee gets some.
    (
        r"{WHO}(?:'s)?,? (?:{TO} )??(?:receives?|obtains?|gets?|assumes?|will (?:receive|obtain|have|hold))"
        r" (?:all |the |back ){0,2}full,? (?:[a-z\-]+,? ){0,3}?(?:rights|ownership|control)\b",
        6.0,
    ),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:regains?|regained|reacquires?|reacquired|to regain)\b", 3.0),
    (r"\b(?:revert(?:s|ed|ing)?|return(?:s|ed|ing)?)\b[^.;:\ue000-\ue7ff]{0,60}? to {mod}{WHO}", 3.0),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:returns?|returned|returning|hands? back)\b[^.;]{0,30}rights", -3.0),
)
_SALE = _signs(
    (
        r"{WHO}(?:'s)?,? (?:{TO} )??(?:will|to|would|shall|has|have|intends to|agreed to)? ?"
        r"(?:acquires?|acquired|acquiring|buys?|bought|buying|purchases?|purchased|assumes?|takes? over)\b(?! by)",
        -3.0,
    ),
    (r"\b(?:acquisition|purchase|takeover|acquired|purchased|bought) by {mod}{WHO}", -3.0),
    (r"\b(?:sale|sell|sells|sold|divest\w*|transfer\w*)\b[^.;:\ue000-\ue7ff]{0,80}? to {mod}{WHO}", -3.0),
    (r"\bsubsidiary of {mod}{WHO}", -1.5),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:pays?|paid|will pay|to pay)\b", -1.5),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:sells?|sold|selling|divests?|divested|divest|transfers?|disposes?)\b", 3.0),
    (r"\b(?:acquisition|takeover|purchase|shares|stock) of {mod}{WHO}(?!'s)", 2.5),
    (r"\b(?:acquire|buy|purchase|acquired|bought) {mod}{WHO}", 2.5),
    (r"{WHO}(?:'s)?,? (?:share|stock)holders (?:will |to |would )?(?:receive|get)", 2.5),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:receives?|eligible|entitled)\b", 1.5),
    (r"\bfrom {mod}{WHO}", 1.5),
)
_SUPPLY = _signs(
    (
        r"{WHO}(?:'s)?,? (?:{TO} )??(?:will|to|shall|would|has|agreed to|is) ?(?:exclusively |also )?"
        r"(?:supply|supplies|manufacture|produce|provide|deliver|supplying|manufacturing|perform|create|lead)\b",
        2.5,
    ),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:awarded|selected|chosen|appointed|tapped|named)\b", 1.5),
    (r"\b(?:manufactured|supplied|produced|provided|performed) by {mod}{WHO}", 2.0),
    (r"\b(?:purchase|buy|order|procure|procurement|sourced?)\b[^.;:\ue000-\ue7ff]{0,60}? from {mod}{WHO}", 2.5),
    (
        r"{WHO}'s? (?:[a-z\-,]+ ){0,4}?(?:facilit|sites?\b|plants?\b|services|manufactur|capabilit|network|expertise"
        r"|team)",
        1.5,
    ),
    (r"{WHO}[^.;\ue000-\ue7ff]{0,80}\b(?:contract (?:development|research|manufactur)|cdmo|cmo|cro)\b", 1.5),
    (
        r"\b(?:supply|manufactur\w+|provide|deliver|services?)\b[^.;:\ue000-\ue7ff]{0,80}? (?:to|for) {mod}{WHO}(?!'s)",
        -2.0,
    ),
    (r"\bmanufactur\w* (?:of )?{mod}{WHO}'s", -2.0),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:purchases?|purchased|buys?|bought|orders?|ordered|procures?|pays?)\b", -2.0),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:receives?|received|paid|earns?)\b[^.;:\ue000-\ue7ff]{0,30}?{M}", 2.0),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:selects?|selected|appoints?|taps|engages?|engaged|commissions?)\b", -1.5),
    (r"\b(?:awarded|contract|order|selected|orders)\b[^.;:\ue000-\ue7ff]{0,30}? (?:by|from|with) {mod}{WHO}", -1.0),
)
_EQUITY = _signs(
    (
        r"{WHO}(?:'s)?,? (?:{TO} )??(?:invests?|invested|investing|buys?|bought|purchases?|purchased|acquires?"
        r"|subscribes?"
        r"|takes?|make|makes|lead|led)\b",
        -2.5,
    ),
    (r"\b(?:investment|financing|funding|subscribed|purchased|led|commitment) (?:from|by|with) {mod}{WHO}", -2.5),
    (r"\b(?:investment|invests?|invested|stake|interest|shares|stock|equity) (?:in|of) {mod}{WHO}", 2.5),
    (r"{WHO}'?s? (?:common |ordinary |preferred )?(?:shares|stock)\b", 2.0),
    (r"{WHO}(?:'s)?,? (?:{TO} )??(?:issues?|issued|sells?|sold|receives?|raises?|secures?|secured|issue|sell)\b", 2.0),
)
SIGNS: dict[Role, tuple[Sign, ...]] = {
    Role.LICENSOR: _LICENCE,
    Role.SELLER: _SALE,
    Role.ACQUIRED: _SALE,
    Role.SUPPLIER: _SUPPLY,
    Role.INVESTEE: _EQUITY,
}
"""The signs that tell the sides of each kind of deal, under the role of the side that gives."""

# How a company is introduced: the big one takes, the one with a platform or a candidate gives.
_BIG = pattern(
    r"{WHO},? (?:is |has |an? |the |one |known ){1,3}[^.;\ue000-\ue7ff]{0,50}?\b(?:global|world's|worldwide"
    r"|multinational|member of"
    r"|largest|leading (?:bio)?pharmaceutical|premier|major|international|research-(?:based|driven))\b".replace(
        "{WHO}", _WHO
    )
)
_SMALL = pattern(
    r"{WHO},? (?:is |has |an? |the |privately[- ]held |private ){1,3}[^.;\ue000-\ue7ff]{0,40}?\b(?:clinical-stage"
    r"|preclinical"
    r"|pre-clinical|early-stage|platform|discovery|start-?up|biotech\w*|spin-?(?:out|off)|university)\b".replace(
        "{WHO}", _WHO
    )
)
SIZES: tuple[Sign, ...] = ((_BIG, -0.6), (_SMALL, 0.5))
"""Signs from what a company is, which decide only where nothing else does."""


def votes(texts: Iterable[str], parties: Sequence[int], signs: Sequence[Sign]) -> dict[int, float]:
    """The sum of the signs that the sentences give to each party; a sign counts at most twice for one party."""
    counted: dict[tuple[int, int], int] = {}
    found = dict.fromkeys(parties, 0.0)
    for text in texts:
        for place, (sign, weight) in enumerate(signs):
            for match in sign.finditer(text):
                number = ord(match["who"]) - 0xE000
                if number in found and counted.get((place, number), 0) < 2:
                    counted[place, number] = counted.get((place, number), 0) + 1
                    found[number] += weight
    return found
