"""Who buys what from whom: stakes, royalties, rights, products, units; and companies that become subsidiaries."""

from __future__ import annotations

import re

from biopact.codes import DealKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.acquisitions import acquired
from biopact.loaders.rules.deal import DealFinding, bought
from biopact.loaders.skeleton import Skeleton


def _stake(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A part of the shares; all of them would be an acquisition."""
    if re.search(r"\b(?:all|100|outstanding|majority|controlling|remaining|his|her)\b", match["what"]):
        return None
    return bought(match, skeleton, DealKind.EQUITY_INVESTMENT)


def purchase(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """What is bought or sold tells the kind: royalties, shares, rights, goods; else it is an asset."""
    what = match["what"]
    if re.search(r"royalt", what):
        return bought(match, skeleton, DealKind.ROYALTY_FINANCING)
    if re.search(r"\b(?:stake|interest)\b[^.;]{0,60}[\ue800-\uf4ff]", what):
        return bought(match, skeleton, DealKind.ASSET_PURCHASE)
    if re.search(r"\b(?:shares|stock|stake)\b", what) and not re.search(r"\b(?:all|outstanding)\b", what):
        return bought(match, skeleton, DealKind.EQUITY_INVESTMENT)
    if re.search(r"\blicen[cs]e", what) or re.search(
        r"\bexclusive (?:[a-z\-․]+,? ){0,3}rights\b|\b(?:commercial\w*|development) rights\b", what
    ):
        return bought(match, skeleton, DealKind.LICENSE)
    if re.search(
        r"\b(?:doses|courses|units|vials|packs|materials?|substance|ingredients?|supplies|inventory|tablets)\b", what
    ):
        return bought(match, skeleton, DealKind.SUPPLY)
    return bought(match, skeleton, DealKind.ASSET_PURCHASE)


PURCHASES: tuple[Rule[DealFinding], ...] = (
    Rule(
        "takes-stake",
        # "X is buying more shares in Y", "boosts its stake in Y". Refuses what others hold and possible purchases.
        pattern(
            r"(?P<taker>{OO})(?![^.;]{0,40}?\b(?:may|might|could|talks|not)\b) {agreed}(?:agreed to |also |be )*"
            r"(?:boost|rais|increas|buy|acquir|tak|purchas|bought|took|invest)(?:s|es|e|ing|ed|en)?"
            r" (?P<what>(?:(?!all |outstanding)[^.;\ue000-\ue7ff]){0,60}?"
            r"\b(?:stake|shares|interest|equity position|equity stake)\b)(?: of| in)(?: [^.;\ue000-\ue7ff]{0,40}?)?"
            r" (?P<giver>{O})"
        ),
        _stake,
        (
            (
                "Alpha Pharmaceuticals Inc. is buying more shares in Beta Therapeutics Ltd.",
                "equity-investment: investor Alpha Pharmaceuticals Inc., investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. may raise its stake in Beta Therapeutics Ltd.",),
    ),
    Rule(
        "became-subsidiary",
        # Refuses a subsidiary relation that nobody entered into.
        pattern(
            r"(?P<giver>{O}) (?:has become|became|will become|is now|becomes) (?:an? )?(?:indirect |direct )?"
            r"(?:wholly[- ]owned )?subsidiary of (?P<taker>{O})"
        ),
        acquired,
        (
            (
                "Beta Therapeutics Ltd. became a wholly-owned subsidiary of Alpha Pharmaceuticals Inc.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. is a subsidiary of Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "bought-from",
        # Refuses a licence from somebody (rules of licences), payments from somebody.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,50}?\b(?:may|might|could|talks|not)\b)[^.;\ue000-\ue7ff]{0,110}?"
            r"\b(?:acquire[sd]?|buys?(?! rating)|bought|purchase[sd]?|acquisition of|purchase of|acquiring)\b"
            r" (?P<what>(?!license|exclusive license)[^.;\ue000-\ue7ff]{3,160}?) from {mod}(?P<giver>{OO})"
        ),
        purchase,
        (
            (
                "Alpha Pharmaceuticals Inc. acquired the worldwide assets of Zentora from Beta Therapeutics Ltd.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
            (
                "Alpha Capital LP will purchase a royalty on sales of Zentora from Beta Therapeutics Ltd.",
                "royalty-financing: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. received a payment from Beta Therapeutics Ltd.",),
    ),
    Rule(
        "sold-to",
        # Refuses sales of goods ("sold 40,000 packs to"), plans ("may sell").
        pattern(
            r"(?P<giver>{O})(?![^.;]{0,40}?\b(?:may|might|could|talks|not|considering|seeking|looking)\b) {agreed}"
            r"(?:was |are |were |agreed to |plans to )?(?:sold|sells?|selling|divest(?:s|ed|ing)?|offload(?:s|ed|ing)?"
            r"|dispos(?:es?|ed|ing) of|transfer(?:s|red|ring)?|assign(?:s|ed)?|hands? over) (?P<what>"
            r"(?:its|the|all|certain|an?|{P}|rights|worldwide)[^.;\ue000-\ue7ff]{0,120}?|(?:[\w\-]+ "
            r"|{P} ){1,5}?(?:unit|units"
            r"|business|businesses|division|assets?|rights|portfolio|arm|operations|brands?|plant|stake|facility|line)"
            r"|(?:[\w\-]+ ){0,4}?{O}(?:'s?)? (?:[\w\-]+ ){0,4}?(?:unit|business|division|arm|operations|subsidiary"
            r"|brand)"
            r")(?: for {M})? to {mod}(?P<taker>{O})"
        ),
        purchase,
        (
            (
                "Beta Therapeutics Ltd. sold its generics business to Alpha Pharmaceuticals Inc.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Beta Therapeutics Ltd. sells to Alpha Pharmaceuticals Inc.",
            "Beta Therapeutics Ltd. sells 40,000 packs to Alpha Pharmaceuticals Inc.",
        ),
    ),
)
