"""Which technology a product was made with or is made of."""

from __future__ import annotations

from biopact.facts import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.things import RelationFinding, relation, tell

__all__ = ["TECHNOLOGIES", "tell"]

TECHNOLOGIES: tuple[Rule[RelationFinding], ...] = (
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
        relation(Predicate.USES_TECHNOLOGY),
        (("ZNT-101 was generated using the Nexia platform.", "usesTechnology"),),
        ("ZNT-101 and the Nexia platform were shown.",),
    ),
)
