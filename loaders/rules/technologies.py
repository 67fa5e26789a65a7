"""Which technology a product was made with or is made of."""

from __future__ import annotations

import re

from biopact.codes import Predicate
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.things import RelationFinding, marks, relation, tell
from biopact.loaders.skeleton import Skeleton

__all__ = ["TECHNOLOGIES", "tell"]


def _listed(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
    """The products of a list with asides behind a technology."""
    subjects, technology = marks(match["p"], "\ue800", "\uefff"), marks(match["o"], "\uf000", "\uf4ff")
    return RelationFinding(Predicate.USES_TECHNOLOGY, subjects, technology) if subjects else None


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
            r"\b(?:us(?:es|ing|ed)|utili[sz](?:es|ed|ing)|with|based (?:up)?on|via|through|from|built (?:up)?on|by"
            r"|employ(?:s|ing)|leverag(?:es|ing)|incorporat(?:es|ing)|appl(?:ies|ying)|rel(?:ies|ying) on"
            r"|harness(?:es|ing)"
            r"|powered by|enabled by|thanks to|equipped with|supported by|compris(?:es|ing)|featur(?:es|ing)"
            r"|combin(?:es|ing)"
            r"|contain(?:s|ing)|emerg(?:es|ed) from|c(?:omes|ame) (?:from|out of)|aris(?:es|ing) from)"
            r" (?:[a-z\-',\ue000-\ue7ff]+ ){0,6}?"
            r"(?P<o>[\uf000-\uf4ff])"
        ),
        relation(Predicate.USES_TECHNOLOGY),
        (("ZNT-101 was generated using the Nexia platform.", "usesTechnology"),),
        ("ZNT-101 and the Nexia platform were shown.",),
    ),
    Rule(
        "made-using",
        # "X has developed several drugs using its T, including P and Q"; "using T, X developed P".
        # Refuses products that stand before the technology, or in another sentence.
        pattern(
            r"\b(?:using|us(?:es|ed)|utili[sz]ing|leveraging|through|from|with|applying|employing|based on"
            r"|powered by|by)"
            r" (?:[a-z\-',\ue000-\ue7ff]+ ){0,6}?(?P<o>[\uf000-\uf4ff])(?:[^.;\ue800-\uf4ff]{0,60}?,? ?(?:including"
            r"|such as"
            r"|led by|yielding|to (?:develop|create|generate|design|discover|produce)|develop\w*|creat\w+|generat\w+"
            r"|advanc\w+))(?P<p>[^.;\ue800-\uf4ff]{0,60}[\ue800-\uefff][^.;\uf000-\uf4ff]{0,400})"
        ),
        _listed,
        (
            ("Alpha Inc. made antibodies using its Nexia platform, including ZNT-101 and ZNT-202.", "usesTechnology"),
            ("Using its Nexia platform, Alpha Inc. is developing ZNT-101.", "usesTechnology"),
        ),
        ("Alpha Inc. sold its Nexia platform and ZNT-101.",),
    ),
    Rule(
        "technology-behind",
        # "The T is the basis of P", "T was used to make P": refuses a technology that is only named with a product.
        pattern(
            r"(?P<o>[\uf000-\uf4ff])[^.;\ue800-\uf4ff]{0,40}?\b(?:(?:is|was|forms|provides) (?:also )?the (?:basis"
            r"|foundation"
            r"|backbone|technology) (?:of|for|behind)|underl(?:ies|ying)|underpins?|powers?|(?:is|was|were|been"
            r"|being) (?:also )?"
            r"(?:used|applied|employed|utilized) (?:to|in|for|by)|(?:produced|yielded|generated|enabled|created"
            r"|incorporated"
            r"|resulted in|led to))\b(?P<p>[^.;\ue800-\uf4ff]{0,60}[\ue800-\uefff](?:(?: ?, ?(?:and )?"
            r"| and )[\ue800-\uefff]){0,6})"
        ),
        relation(Predicate.USES_TECHNOLOGY),
        (
            ("The Nexia platform is the basis for ZNT-101.", "usesTechnology"),
            ("The Nexia platform was used to make ZNT-101 and ZNT-202.", "usesTechnology"),
        ),
        ("The Nexia platform was sold together with ZNT-101.",),
    ),
)
