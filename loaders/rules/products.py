"""Who develops a product; with owners and technologies, all that is said of products."""

from __future__ import annotations

from biopact.facts import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.owners import OWNERS
from biopact.loaders.rules.technologies import TECHNOLOGIES
from biopact.loaders.rules.things import ADJ, LIST, PP, RelationFinding, relation, tell

__all__ = ["DEVELOPERS", "PRODUCT_RULES", "tell"]

DEVELOPERS: tuple[Rule[RelationFinding], ...] = (
    Rule(
        "developed-by",
        # Refuses what is only sold or bought by somebody.
        pattern(
            rf"(?P<p>{PP})(?![^.;]{{0,50}}\bnot\b)[^.;\ue000-\uf4ff]{{0,90}}?"
            r"\b(?:(?:co-?|jointly |being |originally |initially |under )?"
            r"(?:develop(?:ed|ment)|discovered|invented|created|designed|pioneered)(?: and [a-z\-]+)?"
            rf"(?: globally| jointly| in collaboration| initially| originally)? by) {{mod}}(?P<o>{LIST})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("ZNT-101 was discovered by Alpha Pharmaceuticals Inc.", "developedBy"),),
        ("ZNT-101 is sold by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "develops",
        # Refuses wishes and things that others develop.
        pattern(
            rf"(?P<o>{LIST})(?:'s?)? (?:[a-z\-]+ ){{0,3}}?(?:is |are |was |were |has |have |had |will |to |and "
            rf"|also |currently |jointly |been |globally |be ){{0,5}}"
            r"(?:(?:co-?)?develop(?:s|ed|ing)?|discover(?:ed|s|ing)?|invented|testing|advancing|studying"
            r"|evaluating|co-?developing)(?:,? (?:and|to|manufactur\w+|commerciali[sz]\w+|market\w*"
            rf"|co-[a-z]+)){{0,6}} {ADJ}(?P<p>{PP})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("Alpha Pharmaceuticals Inc. is developing ZNT-101 for asthma.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. sells ZNT-101.",),
    ),
    Rule(
        "trials-by",
        # "X is conducting late-stage trials of P": refuses trials that are planned, and trials of somebody else's
        # product as a comparison.
        pattern(
            rf"(?P<o>{LIST})(?:'s?)?,? (?:[a-z\-]+ ){{0,4}}?"
            r"(?:conducting|running|started|began|begun|initiated|completed|conducts?|commenced|enrolling|launched"
            rf"|carrying out|performed) (?:[\w\-/]+ ){{0,8}}?(?:trials?|stud(?:y|ies)|testing|development|program)"
            rf"(?: programs?)? (?:of|for|with|evaluating|testing|in) {ADJ}(?:called |named )?(?P<p>{PP})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("Alpha Pharmaceuticals Inc. is conducting late-stage trials of ZNT-101.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. plans trials of ZNT-101.",),
    ),
    Rule(
        "in-development-at",
        # Refuses development that is somebody's field only.
        pattern(
            rf"(?P<p>{PP})[^.;\ue000-\uf4ff]{{0,90}}?\b(?:in|under) (?:[a-z\-]+ )?(?:development|testing|trials)"
            rf" (?:at|by|with) (?P<o>{LIST})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("ZNT-101, a cancer drug in development at Alpha Pharmaceuticals Inc., did well.", "developedBy"),),
        ("ZNT-101, a cancer drug sold at Alpha Pharmaceuticals Inc., did well.",),
    ),
    Rule(
        "co-developed-with",
        # Refuses products that are only sold together.
        pattern(
            rf"(?P<p>{PP})[^.;\ue000-\uf4ff]{{0,90}}?\b(?:co-?developed|jointly developed|co-?developing"
            r"|(?:being )?developed (?:jointly |together )?in (?:collaboration|partnership)|developed|developing"
            rf"|develops?) (?:and [a-z\-]+ )?(?:together )?with {{mod}}(?P<o>{LIST})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("ZNT-101 is co-developed with Alpha Pharmaceuticals Inc.", "developedBy"),),
        ("ZNT-101 is sold with Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "develop-of",
        # "X will lead development of P", "for the development of P": refuses development in plans of others.
        pattern(
            rf"(?P<o>{LIST})(?:'s?)?,? (?:[a-z\-]+ ){{0,6}}?"
            r"(?:develop|co-?develop|jointly develop|lead|fund|advance|accelerate|continue)"
            r"(?:,? (?:and|manufactur\w+|commerciali[sz]\w+|market\w*|co-[a-z]+|globally|the|its|global|clinical"
            rf"|joint|further|equally|share|costs|on)){{0,10}}"
            rf" (?:(?:development|program|trials) (?:of|for|program for) )?{ADJ}(?P<p>{PP})"
        ),
        relation(Predicate.DEVELOPED_BY),
        (("Alpha Pharmaceuticals Inc. will develop and commercialize ZNT-101.", "developedBy"),),
        ("Alpha Pharmaceuticals Inc. will sell ZNT-101.",),
    ),
)

PRODUCT_RULES: tuple[Rule[RelationFinding], ...] = (*DEVELOPERS, *OWNERS, *TECHNOLOGIES)
"""Every rule for what is said of products, in order."""
