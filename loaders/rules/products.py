"""What is said of products: who develops them, who owns them, and which technology they use."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from biopact.facts import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.skeleton import Skeleton

Marks = tuple[str, ...]
"""Characters of a skeleton that stand for things."""


@dataclass(frozen=True)
class RelationFinding:
    """Subjects and objects as marks of the skeleton: products, technologies, organizations."""

    predicate: Predicate
    subjects: Marks
    objects: Marks


_PP = r"(?:[\ue800-\uf4ff](?: ?, ?(?:and )?| and | & | or ))*[\ue800-\uf4ff]"


def _marks(part: str, low: str, high: str) -> Marks:
    return tuple(dict.fromkeys(char for char in part if low <= char <= high))


def _relation(predicate: Predicate) -> Callable[[re.Match[str], Skeleton], RelationFinding | None]:
    """A reading of the groups `p` (products or technologies) and `o` (organizations, or the technology used)."""

    def read(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
        subjects = _marks(match["p"], "\ue800", "\uf4ff")
        objects = (
            _marks(match["o"], "\ue000", "\ue7ff")
            if predicate is not Predicate.USES_TECHNOLOGY
            else _marks(match["o"], "\uf000", "\uf4ff")
        )
        if predicate in {Predicate.DEVELOPED_BY, Predicate.USES_TECHNOLOGY}:
            subjects = tuple(mark for mark in subjects if mark <= "\uefff")
        if match["o"] == "\uf700":
            objects = tuple(chr(0xE000 + number) for number in skeleton.document.issuers[:2])
        if not subjects or not objects:
            return None
        return RelationFinding(predicate, subjects, objects)

    return read


def _its(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    if re.search(r"'s\b|\b(?:partner|competitor|rival|collaborator)", match["between"]):
        return None
    owners = skeleton.organizations(skeleton.text[: match.start()])
    speaker = skeleton.document.speaker(skeleton.sentence)
    owner = owners[-1] if owners and match[0].startswith("its") else speaker
    subjects = _marks(match["p"], "\ue800", "\uf4ff")
    if owner is None or not subjects:
        return None
    return RelationFinding(Predicate.OWNED_BY, subjects, (chr(0xE000 + owner),))


_LIST = (
    r"(?:(?:[\ue000-\ue7ff](?:'s?)?(?: ?, ?(?:and )?| and | & |/)(?:the |its )?(?:[a-z\-]+ ){0,3}?){0,3}"
    r"[\ue000-\ue7ff]|\uf700)"
)
_ADJ = (
    r"(?:(?!and\b|or\b|to\b|with\b|by\b|has\b|was\b|is\b|for\b|that\b|which\b|said\b|will\b|from\b|of\b|in\b"
    r"|on\b|at\b|are\b|as\b|have\b)[\w\-/,.'+]+ ){0,10}?"
)

PRODUCT_RULES: tuple[Rule[RelationFinding], ...] = (
    Rule(
        "developed-by",
        # Refuses what is only sold or bought by somebody.
        pattern(
            rf"(?P<p>{_PP})(?![^.;]{{0,50}}\bnot\b)[^.;\ue000-\uf4ff]{{0,90}}?"
            r"\b(?:(?:co-?|jointly |being |originally |initially |under )?"
            r"(?:develop(?:ed|ment)|discovered|invented|created|designed|pioneered)(?: and [a-z\-]+)?"
            rf"(?: globally| jointly| in collaboration| initially| originally)? by) {{mod}}(?P<o>{_LIST})"
        ),
        _relation(Predicate.DEVELOPED_BY),
        (("ZNT-101 was discovered by Alpha Pharmaceuticals Inc.", "developedBy"),),
        ("ZNT-101 is sold by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "develops",
        # Refuses wishes and things that others develop.
        pattern(
            rf"(?P<o>{_LIST})(?:'s?)? (?:[a-z\-]+ ){{0,3}}?(?:is |are |was |were |has |have |had |will |to |and "
            rf"|also |currently |jointly |been |globally |be ){{0,5}}"
            r"(?:(?:co-?)?develop(?:s|ed|ing)?|discover(?:ed|s|ing)?|invented|testing|advancing|studying"
            r"|evaluating|co-?developing)(?:,? (?:and|to|manufactur\w+|commerciali[sz]\w+|market\w*"
            rf"|co-[a-z]+)){{0,6}} {_ADJ}(?P<p>{_PP})"
        ),
        _relation(Predicate.DEVELOPED_BY),
        (("Alpha Pharmaceuticals Inc. is developing ZNT-101 for asthma.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. sells ZNT-101.",),
    ),
    Rule(
        "trials-by",
        # "X is conducting late-stage trials of P": refuses trials that are planned, and trials of somebody else's
        # product as a comparison.
        pattern(
            rf"(?P<o>{_LIST})(?:'s?)?,? (?:[a-z\-]+ ){{0,4}}?"
            r"(?:conducting|running|started|began|begun|initiated|completed|conducts?|commenced|enrolling|launched"
            rf"|carrying out|performed) (?:[\w\-/]+ ){{0,8}}?(?:trials?|stud(?:y|ies)|testing|development|program)"
            rf"(?: programs?)? (?:of|for|with|evaluating|testing|in) {_ADJ}(?:called |named )?(?P<p>{_PP})"
        ),
        _relation(Predicate.DEVELOPED_BY),
        (("Alpha Pharmaceuticals Inc. is conducting late-stage trials of ZNT-101.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. plans trials of ZNT-101.",),
    ),
    Rule(
        "in-development-at",
        # Refuses development that is somebody's field only.
        pattern(
            rf"(?P<p>{_PP})[^.;\ue000-\uf4ff]{{0,90}}?\b(?:in|under) (?:[a-z\-]+ )?(?:development|testing|trials)"
            rf" (?:at|by|with) (?P<o>{_LIST})"
        ),
        _relation(Predicate.DEVELOPED_BY),
        (("ZNT-101, a cancer drug in development at Alpha Pharmaceuticals Inc., did well.", "developedBy"),),
        ("ZNT-101, a cancer drug sold at Alpha Pharmaceuticals Inc., did well.",),
    ),
    Rule(
        "co-developed-with",
        # Refuses products that are only sold together.
        pattern(
            rf"(?P<p>{_PP})[^.;\ue000-\uf4ff]{{0,90}}?\b(?:co-?developed|jointly developed|co-?developing"
            r"|(?:being )?developed (?:jointly |together )?in (?:collaboration|partnership)|developed|developing"
            rf"|develops?) (?:and [a-z\-]+ )?(?:together )?with {{mod}}(?P<o>{_LIST})"
        ),
        _relation(Predicate.DEVELOPED_BY),
        (("ZNT-101 is co-developed with Alpha Pharmaceuticals Inc.", "developedBy"),),
        ("ZNT-101 is sold with Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "develop-of",
        # "X will lead development of P", "for the development of P": refuses development in plans of others.
        pattern(
            rf"(?P<o>{_LIST})(?:'s?)?,? (?:[a-z\-]+ ){{0,6}}?"
            r"(?:develop|co-?develop|jointly develop|lead|fund|advance|accelerate|continue)"
            r"(?:,? (?:and|manufactur\w+|commerciali[sz]\w+|market\w*|co-[a-z]+|globally|the|its|global|clinical"
            rf"|joint|further|equally|share|costs|on)){{0,10}}"
            rf" (?:(?:development|program|trials) (?:of|for|program for) )?{_ADJ}(?P<p>{_PP})"
        ),
        _relation(Predicate.DEVELOPED_BY),
        (("Alpha Pharmaceuticals Inc. will develop and commercialize ZNT-101.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. will sell ZNT-101.",),
    ),
    Rule(
        "owned-possessive",
        # "X's investigational …, P" and "X's P"; refuses a possessive whose noun is something else before a verb.
        pattern(rf"(?P<o>[\ue000-\ue7ff])'s? (?:{_ADJ})(?P<p>{_PP})"),
        _relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc.'s investigational kinase inhibitor ZNT-101 did well.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc.'s president said that ZNT-101 did well.",),
    ),
    Rule(
        "owned-candidate",
        # "X's lead candidate, P", "X's products, including P".
        pattern(
            rf"(?P<o>[\ue000-\ue7ff])'s? (?:{_ADJ})(?:candidates?|products?|drugs?|programs?|assets?|vaccines?"
            r"|therap(?:y|ies)|antibod(?:y|ies)|inhibitors?|compounds?|medicines?|treatments?|molecules?|portfolio"
            r"|pipeline)(?: candidates?)?(?: ?,| is| are| -+| includes?| including| called| named| such as| like"
            rf"| for [a-z\- ]{{3,40}},){{1,3}} (?:the |an? )?(?P<p>{_PP})"
        ),
        _relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc.'s lead candidate, ZNT-101, did well.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc.'s partner is testing ZNT-101.",),
    ),
    Rule(
        "owner-its",
        # "X … its lead candidate P": "its" is the organization named last before it, else whoever speaks.
        # Refuses "its partner's P" (a possessive stands between).
        pattern(
            rf"\b(?:its|our) (?P<between>{_ADJ})(?:(?:candidates?|products?|drugs?|programs?|assets?|vaccines?"
            r"|technolog(?:y|ies)|platforms?)(?: candidates?)? ?,? ?"
            rf"(?:(?:is|are|including|called|such as|the|--) )?)?(?P<p>{_PP})"
        ),
        _its,
        (("Alpha Pharmaceuticals Inc. is a biotech company advancing its lead candidate ZNT-101.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. is a biotech company and ZNT-101 is a drug.",),
    ),
    Rule(
        "owned-behind",
        # "P, X's top-selling drug", "P is X's vaccine". Refuses "P, X's competitor".
        pattern(
            rf"(?P<p>{_PP}) ?(?:,|--|is|are|was) ?(?:one of )?(?P<o>[\ue000-\ue7ff])'s? {_ADJ}"
            r"(?:drugs?|medicines?|vaccines?|candidates?|products?|treatments?|therap(?:y|ies)|antibod(?:y|ies)"
            r"|inhibitors?|technolog(?:y|ies)|platforms?|compounds?|pills?|medication)\b"
        ),
        _relation(Predicate.OWNED_BY),
        (("Sales of ZNT-101, Alpha Pharmaceuticals Inc.'s top-selling drug, rose.", "ownedBy"),),
        ("Sales of ZNT-101, Alpha Pharmaceuticals Inc.'s old rival, rose.",),
    ),
    Rule(
        "makes",
        # Refuses contract makers ("makes P for Y") and joint sales.
        pattern(
            rf"(?P<o>[\ue000-\ue7ff])(?:'s?)? ?,? (?:which |that |also |already |currently ){{0,2}}"
            rf"(?:makes|made|markets|sells|maker of|producer of|manufactures) {_ADJ}(?P<p>{_PP})"
            r"(?! (?:for|with|together with) [\ue000-\ue7ff])"
        ),
        _relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc., which makes the asthma drug ZNT-101, grew.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. tested the asthma drug ZNT-101.",),
    ),
    Rule(
        "owned-by",
        # Refuses "wholly owned" companies: the subject must be a product or technology.
        pattern(
            rf"(?P<p>{_PP})[^.;\ue000-\ue7ff]{{0,40}}?\b(?:owned by|(?:is|are) proprietary to|belong(?:s|ing)? to)"
            rf" (?:the )?(?P<o>{_LIST})"
        ),
        _relation(Predicate.OWNED_BY),
        (("ZNT-101 is wholly owned by Alpha Pharmaceuticals Inc.", "ownedBy"),),
        ("ZNT-101 is tested by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "technology-compound",
        # "The most advanced T compound is P", "P, a T antibody".
        # Refuses a technology that is only named beside a product.
        pattern(
            r"(?:(?P<o>[\uf000-\uf4ff])"
            r" (?:compounds?|antibod(?:y|ies)|adcs?|conjugates?|candidates?|products?|molecules?)"
            r"(?: [a-z\-]+){0,4}? ?(?:is|are|,|called|named) (?:called |the )?(?P<p>[\ue800-\uefff])"
            r"|(?P<p2>[\ue800-\uefff]) ?(?:,|is|are) (?:an?|the|our|its) (?:[a-z\-]+ ){0,4}?(?P<o2>[\uf000-\uf4ff])"
            r" (?:compound|antibody|adc|conjugate|candidate|product|molecule)\b)"
        ),
        lambda match, skeleton: RelationFinding(
            Predicate.USES_TECHNOLOGY, (match["p"] or match["p2"],), (match["o"] or match["o2"],)
        ),
        (("The most advanced Nexia platform compound is ZNT-101.", "usesTechnology"),),
        ("The Nexia platform was shown beside ZNT-101.",),
    ),
    Rule(
        "uses-technology",
        # Refuses a technology that is only named beside a product.
        pattern(
            r"(?P<p>[\ue800-\uefff](?:(?: ?, ?(?:and )?| and )[\ue800-\uefff])*)[^.;]{0,140}?"
            r"\b(?:us(?:es|ing|ed)|utili[sz](?:es|ing)|with|based on|via|through|from|built on|by|employ(?:s|ing)"
            r"|leverag(?:es|ing)|incorporat(?:es|ing)|appl(?:ies|ying)) (?:[a-z\-'\ue000-\ue7ff]+ ){0,6}?"
            r"(?P<o>[\uf000-\uf4ff])"
        ),
        _relation(Predicate.USES_TECHNOLOGY),
        (("ZNT-101 was generated using the Nexia platform.", "usesTechnology"),),
        ("ZNT-101 and the Nexia platform were shown.",),
    ),
)


def tell(finding: RelationFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples."""
    return str(finding.predicate)
