"""Whose are the products of a list: pipelines, portfolios, more candidates, rights kept or bought."""

from __future__ import annotations

import re

from biopact.codes import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.things import ADJ, LIST, PP, RelationFinding, listed, relation, subject_of, tell
from biopact.loaders.skeleton import Skeleton

__all__ = ["PIPELINES", "tell"]


def _made_by(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """Refuses what a sentence says was taken from somebody."""
    if re.search(
        r"\b(?:acqui|licen[cs]|purchas|bought|buy|obtain|receiv|derived|data|results?|royalt|revenue|sales|suppl"
        r"|transfer"
        r"|income|payment|rights)\w*",
        skeleton.text[max(0, match.start() - 90) : match.end()],
    ):
        return None
    return relation(Predicate.OWNED_BY)(match, skeleton)


PIPELINES: tuple[Rule[RelationFinding], ...] = (
    Rule(
        "product-from",
        # "Zentora from Alpha": refuses what is bought, licensed or brought from somebody.
        pattern(
            r"(?<!rights to )(?<!license to )(?P<p>[\ue800-\uefff])(?:,? (?:an? |the )?(?:[a-z\-]+ ){0,4})?"
            r" ?from (?P<o>[\ue000-\ue7ff])(?!'s)"
        ),
        _made_by,
        (("They compared it with ZNT-101 from Alpha Pharmaceuticals Inc.", "ownedBy"),),
        ("Beta Ltd. acquired ZNT-101 from Alpha Pharmaceuticals Inc.", "Beta Ltd. licensed ZNT-101 from Alpha Inc."),
    ),
    Rule(
        "pipeline-includes",
        # "X's pipeline also includes P for asthma, and Q": refuses pipelines that nobody is named for.
        pattern(
            r"(?<!strengthens )(?<!expands )(?<!broadens )(?<!broaden )(?<!strengthen )(?<!complements )(?<!into )"
            r"(?P<o>[\ue000-\ue7ff])'s? (?:[a-z][\w\-',]* ){0,6}?(?:pipeline|portfolio|candidates|programs|products"
            r"|medicines|drugs|offerings|assets)(?: [a-z\-]+){0,6}? ?,? (?:includes?|including|comprises?|contains?"
            r"|features?|consists? of|led by) (?P<p>[^.;\ue800-\uefff]{0,80}[\ue800-\uefff][^.;]{0,500})"
        ),
        listed(Predicate.OWNED_BY),
        (
            (
                "Alpha Pharmaceuticals Inc.'s pipeline also includes ZNT-101, a pill for asthma, and ZNT-202.",
                "ownedBy",
            ),
        ),
        ("The pipeline includes ZNT-101.",),
    ),
    Rule(
        "develops-including",
        # "X has developed several pills using its platform, including P and Q": refuses what stands before, and a wish.
        pattern(
            r"(?P<o>[\ue000-\ue7ff])(?:'s?)? (?:is |has |have |are |also |been |currently |that |which |an? |the ){0,6}"
            r"(?:[a-z][\w\-]* ){0,8}?(?:developed|develops|developing|advancing|advances|discovered|created|engineered)"
            r" [^.;\ue000-\uefff]{4,160}?,? (?:including|such as|led by|like|namely)"
            r" (?P<p>[^.;\ue000-\uefff]{0,60}[\ue800-\uefff][^.;]{0,400})"
        ),
        listed(Predicate.DEVELOPED_BY),
        (
            (
                "Alpha Pharma Inc. has developed several pills using new chemistry, including ZNT-101, a blocker,"
                " and ZNT-202.",
                "developedBy",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. sells several pills, including ZNT-101.",),
    ),
    Rule(
        "more-candidates",
        # "Additional pipeline candidates include P": whoever is spoken of. Refuses candidates of a named other.
        pattern(
            r"(?:^|(?:its|our) )(?:(?:additional|other|further|clinical|preclinical|lead|most|advanced|current|key"
            r"|marketed"
            r"|approved|development|immunology|oncology|neuroscience|core|late-stage|clinical-stage|pipeline|product"
            r"|drug"
            r"|therapeutic|internal|proprietary) ){1,5}(?:candidates?|programs?|products?|assets?|portfolio|pipeline"
            r"|medicines?)"
            r"(?: [a-z\-]+){0,4}? ?,? (?:includes?|including|are|is|comprises?|consists? of) (?:of )?"
            r"(?P<p>[^.;\ue800-\uefff]{0,60}[\ue800-\uefff][^.;]{0,500})"
        ),
        listed(Predicate.OWNED_BY, subject_of),
        (
            (
                "Alpha Pharmaceuticals Inc. makes drugs. Additional pipeline candidates include ZNT-101 and ZNT-202.",
                "ownedBy",
            ),
        ),
        ("Candidates include ZNT-101.",),
    ),
    Rule(
        "holds-rights",
        # Refuses rights that are still to come, or are given to somebody.
        pattern(
            rf"(?P<o>{LIST}) (?:currently |also |still |fully |wholly )?(?:owns?|retains?|holds?|controls?) "
            r"(?:all |the |its |exclusive |global |worldwide |full |sole |commercial |commercialization "
            r"|intellectual property |and |\d+ "
            r"|percent |of |us |u[.․]s[.․] ){0,6}(?:(?:rights|ownership) (?:to|of|for|in) )?"
            rf"{ADJ}(?P<p>{PP})"
        ),
        relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc. retains full worldwide rights to ZNT-101.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. granted rights to ZNT-101.",),
    ),
    Rule(
        "bought-product",
        # "X acquired P through its purchase of Y": refuses plans and rights that are only an option.
        pattern(
            rf"(?P<o>[\ue000-\ue7ff]) (?:has |had |have )?(?:acquired|purchased|bought|in-licensed) {ADJ}(?P<p>{PP})"
            r" (?:from|through|in|as part of|via|with)\b"
        ),
        relation(Predicate.OWNED_BY),
        (("Alpha Pharmaceuticals Inc. acquired ZNT-101 through a merger.", "ownedBy"),),
        ("Alpha Pharmaceuticals Inc. may acquire ZNT-101 through a merger.",),
    ),
    Rule(
        "trademark-of",
        # Refuses trademarks that are not said to be products.
        pattern(
            rf"(?P<p>{PP})[^.;\ue000-\uf4ff]{{0,20}} (?:is|are) (?:an? |the )?(?:registered )?(?:trade ?marks?"
            rf"|brands?)"
            r" of (?:the )?(?P<o>[\ue000-\ue7ff])"
        ),
        relation(Predicate.OWNED_BY),
        (("Zentora(R) is a registered trademark of Alpha Pharmaceuticals Inc.", "ownedBy"),),
        ("Zentora(R) is a pill of Alpha Pharmaceuticals Inc.",),
    ),
)
