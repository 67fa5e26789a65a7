"""Products that two companies share: "A and B's drug", "P, which A sells with B", "P was developed by A and B"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, subject_before
from biopact.loaders.skeleton import Skeleton

_SELLS = re.compile(
    r"co-?(?:market|promot|commerciali[sz])|\b(?:sell|sells|sold|selling|market\w*|promot\w*|commerciali[sz]\w*)\b"
)
_DEVELOPS = re.compile(r"develop|stud(?:y|ies|ied|ying)|test|research|trial|discover|investigat|evaluat")


def _kinds(words: str) -> tuple[DealKind, ...]:
    """Joint selling is co-promotion, everything else a collaboration; both where the words say both."""
    sells, develops = _SELLS.search(words) is not None, _DEVELOPS.search(words) is not None
    if sells:
        return (DealKind.COLLABORATION, DealKind.CO_PROMOTION) if develops else (DealKind.CO_PROMOTION,)
    return (DealKind.COLLABORATION,)


def _shared(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A deal of everybody named, of the kind that the verb says."""
    if DOUBT.search(match[0]):
        return None
    parties = skeleton.organizations(match["a"]) + skeleton.organizations(match.groupdict().get("b") or "")
    parties = tuple(dict.fromkeys(parties))
    if len(parties) < 2:
        return None
    return DealFinding(_kinds(match["verb"]), ((Role.PARTY, parties),))


def _deal_of_two(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A joint venture or collaboration of two, as the noun says."""
    if DOUBT.search(match[0]) or DOUBT.search(skeleton.text[max(0, match.start() - 30) : match.start()]):
        return None
    parties = skeleton.organizations(match["a"])
    kind = DealKind.JOINT_VENTURE if "venture" in match["verb"] else DealKind.COLLABORATION
    return None if len(parties) < 2 else DealFinding((kind,), ((Role.PARTY, parties),))


def _shares_with(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Who shares profits sells together, who shares rights or costs works together."""
    others = skeleton.organizations(match["b"])
    mine = subject_before(skeleton, match.start(), others)
    if mine is None or DOUBT.search(match[0]):
        return None
    sells = re.match(r"profit|revenue|sales|commerciali", match["verb"]) is not None
    kind = DealKind.CO_PROMOTION if sells else DealKind.COLLABORATION
    return DealFinding((kind,), ((Role.PARTY, (mine, *others)),))


def _with_speaker(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The same, where the first of the two is the first organization of the sentence, else whoever speaks."""
    if DOUBT.search(match[0]):
        return None
    others = skeleton.organizations(match["b"])
    mine = subject_before(skeleton, match.start("b"), others)
    if mine is None or not others:
        return None
    return DealFinding(_kinds(match["verb"]), ((Role.PARTY, (mine, *others)),))


_VERB = (
    r"(?P<verb>(?:(?:jointly |together |being |been |also |now |currently |already |initially |originally |globally )*"
    r"(?:co-?)?(?:develop|market|sell|sold|promot|commerciali[sz]|led|studi|test|made|launch|introduc|discover)"
    r"(?:ed|es|e|s|ing)?(?: and |, | or |/)?){1,3})"
)
_PAIR = r"{O}(?:'s?)? ?(?:,? and|&|/) (?:the |its )?(?:[a-z\-]+ ){0,4}?{O}"

SHARED_PRODUCTS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "product-of-two",
        # "A and B's cholesterol drug P". Refuses what each of two companies has of its own ("products", "shares").
        pattern(
            r"(?<!from )(?<!by )(?<!between )(?<!against )(?P<a>"
            + _PAIR
            + r")'s? (?:(?!respective|shares|products\b|drugs\b|each)[a-z0-9][\w\-'/.․]*,? ){0,6}?"
            r"(?P<verb>{P}|drug\b|vaccine\b|antibody\b|medicine\b|treatment\b)"
        ),
        _shared,
        (
            (
                "Doctors welcomed Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd.'s experimental drug ZNT-101.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd.'s shares fell.",),
    ),
    Rule(
        "deal-of-two",
        # "A and B's partnership", "the A-B alliance". Refuses what each of two may have ("agreements").
        pattern(
            r"(?P<a>{O}(?:'s?)?(?: ?(?:,? and|&) (?:the |its )?(?:[a-z\-]+ ){0,3}?|[-/–]){O})(?:'s?)?"
            r" (?:(?!respective|each|separate)[a-z0-9][\w\-'/.․]*,? ){0,4}?"
            r"(?P<verb>joint venture|partnership|alliance|collaboration)\b"
        ),
        _deal_of_two,
        (
            (
                "Sales of Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd.'s joint venture rose.",
                "joint-venture: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. have respective partnerships.",),
    ),
    Rule(
        "product-made-by-two",
        # "P, developed by A and B". Refuses a product of one company.
        pattern(
            r"\b(?:is|are|was|were|been|being|{P} ?,?|drugs?|which is|candidates?) "
            + _VERB
            + r"(?: (?:in|outside) [^.;\ue000-\ue7ff]{2,40}?)? by (?:both )?(?:[a-z\-]+ ){0,4}?(?P<a>"
            + _PAIR
            + r")(?!'s)"
        ),
        _shared,
        (
            (
                "ZNT-101 was discovered in Basel and has been co-developed by Alpha Pharmaceuticals Inc. and Beta "
                "Therapeutics Ltd.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("ZNT-101 was developed by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "two-sell-product",
        # "P, which A and B develop and market"; "A and B have launched trials of P". Refuses two companies that each
        # do something: the object must be one product.
        pattern(
            r"(?P<a>" + _PAIR + r"),? (?:have |had |are |were |both ){0,2}"
            r"(?P<verb>(?:(?:jointly |together |also |now |currently |already |initially )*(?:co-?)?(?:develop|market"
            r"|sell|sold|promot|commerciali[sz]|study|test|launch|introduc|start|begun)(?:ed|es|e|s|ing)?"
            r"(?: and | or |/)?){1,3})"
            r"(?=\.| ?,|$| (?:final |late-stage |phase [iv0-9]+ |clinical |the |drug |trials? of |cholesterol |vaccine "
            r"|in |together|jointly|[a-z\-]+ drug ){0,4}{P}| (?:it )?(?:jointly|together))"
        ),
        _shared,
        (
            (
                "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. co-develop and market ZNT-101.",
                "collaboration+co-promotion: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. have sold shares.",),
    ),
    Rule(
        "venture-by-two",
        # "a joint venture formed in 1999 by A and B". Refuses agreements between one and nobody.
        pattern(
            r"\b(?P<verb>joint venture|partnership|alliance|collaboration|consortium) ?,? (?:which was "
            r"|that was |was )?"
            r"(?:jointly )?(?:formed|created|established|set up|founded|owned|run|launched)(?: (?:in|since) {D}"
            r"| [a-z]+){0,3}?"
            r" (?:by|between) (?:[a-z\-]+ ){0,3}?(?P<a>" + _PAIR + r")"
        ),
        _deal_of_two,
        (
            (
                "The joint venture, formed in 1999 by Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd., grew.",
                "joint-venture: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("The joint venture was formed by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "shares-with",
        # "X shares rights to it with Y", "splits profits with Y". Refuses shares of stock, and news that is shared.
        pattern(
            r"\b(?:shares?|shared|sharing|splits?|splitting|co-?owns?|co-?owned) (?:[a-z․\-]+ "
            r"|{P} ){0,4}?(?P<verb>rights|drug\b|compound|{P}|profits?|costs"
            r"|revenues?|sales"
            r"|royalties|development|commerciali[sz]ation)\b[^.;\ue000-\ue7ff]{0,60}? with {mod}(?P<b>{O})"
        ),
        _shares_with,
        (
            (
                "Alpha Pharmaceuticals Inc. splits profits on Zentora with Beta Therapeutics Ltd.",
                "co-promotion: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. shares its views with Beta Therapeutics Ltd.",),
    ),
    Rule(
        "co-marketed-by",
        # The passive of "co-promotes".
        pattern(
            r"\b(?P<verb>co-?(?:promoted|marketed|commerciali[sz]ed|developed|sold)) (?:in [a-z․ ]{2,30}? )?by"
            r" (?:its |the |both |partner )?(?P<b>{O})(?! (?:and|&))"
        ),
        _with_speaker,
        (
            (
                "Alpha Pharmaceuticals Inc. makes Zentora. The drug, co-marketed by Beta Therapeutics Ltd., sold well.",
                "co-promotion: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("The drug is co-marketed by Beta Therapeutics Ltd.",),
    ),
    Rule(
        "co-promotes",
        # "Y is co-promoting the drug in Germany": refuses a partner that is named behind (other rules).
        pattern(
            r"(?P<b>{O}) {agreed}(?P<verb>co-?(?:promot|market|commerciali[sz]|develop)(?:es|e|s|ing|ed))"
            r"(?![^.;]{0,80} with )(?: (?:the|it|its)\b| {P})"
        ),
        _with_speaker,
        (
            (
                "Alpha Pharmaceuticals Inc. makes Zentora. Beta Therapeutics Ltd. co-promotes the drug in Germany.",
                "co-promotion: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. co-promotes the drug in Germany.",),
    ),
    Rule(
        "sells-with",
        # "P, which it sells with B", "P, sold in partnership with B". Refuses sales with a thing ("with a discount").
        pattern(
            r"\b(?P<verb>(?:(?:jointly |co-?)?(?:develop(?:ed|s|ing)|co-?develop|co-?market|co-?promot(?:e|es|ed|ing)"
            r"|sells?|sold|selling|market(?:ed|s)|promot(?:ed|es|ing)|commerciali[sz](?:ed|es|ing)|tested|studied)"
            r"(?: and | or |/)?){1,3}(?: (?:the|its|an?|it|new|experimental|drugs?|vaccines?|product|therapy|treatment"
            r"|candidate|compound|antibody|medicine|jointly|together|globally|worldwide|[a-z]+ drug"
            r"|[a-z]+ vaccine|{P}))"
            r"{0,5}?(?: in (?!partner|collab|allian|cooper|conjunct)(?:the )?[a-z․]+(?: [a-z]+)?)?"
            r"(?: in (?:partnership|collaboration|alliance|cooperation|conjunction))?) with "
            r"(?:(?!by\b|from\b|of\b|an?\b|other\b|to\b|for\b)[a-z0-9][\w\-'./․]*,? ){0,4}?(?P<b>{OO})(?!'s)"
        ),
        _with_speaker,
        (
            (
                "Alpha Pharmaceuticals Inc. raised its forecast for Zentora, which it sells with partner Beta "
                "Therapeutics Ltd.",
                "co-promotion: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. sells Zentora with a discount.",),
    ),
)
