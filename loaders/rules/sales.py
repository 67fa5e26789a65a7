"""Products, units and royalties sold, told by the noun, the passive or the purpose of an agreement."""

from __future__ import annotations

import re

from biopact.codes import DealKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, bought
from biopact.loaders.rules.purchases import purchase
from biopact.loaders.skeleton import Skeleton

# Behind the first side: the sale is only talked about, or off.
_NO = r"(?![^.;]{0,60}?\b(?:talks|may|might|could|consider\w*|not|if|mulls?|weighs?|hopes?|seeks?)\b)"
_THING = (
    r"(?:business|unit|assets?|portfolio|rights|plant|facility|site|division|operations|products?|program\w*|brands?"
    r"|royalt(?:y|ies)|interests?|drugs?|pipeline|franchise|candidates?|arm|vaccines?|medicines?|generics|lines?"
    r"|treatments?|units|businesses|[\ue800-\uf4ff])"
)
_GOODS = re.compile(r"\b(?:doses|courses|tablets|packs|bottles|syringes|patients|consumers|drug substance)\b")


def _sold(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """What changes hands for good; goods that are sold day by day are none."""
    if DOUBT.search(match[0]) or _GOODS.search(match["what"]):
        return None
    if not re.search(rf"\b{_THING}\b|[\ue800-\uf4ff]", match["what"]):
        return None
    return purchase(match, skeleton)


def _by_purpose(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An agreement whose purpose says who buys: a whole company where nothing of it is named."""
    if DOUBT.search(match[0]):
        return None
    if re.search(rf"\b{_THING}\b|[\ue800-\uf4ff]", match["what"]):
        return purchase(match, skeleton)
    if re.search(r"^(?:the )?(?:company|firm|latter|u․s․ (?:firm|company))\b", match["what"]):
        return bought(match, skeleton, DealKind.ACQUISITION)
    return None


SALES: tuple[Rule[DealFinding], ...] = (
    Rule(
        "sale-to",
        # "the sale of P to Y", "X's divestiture of its unit to Y". Refuses sales of goods and what is sold to the
        # public.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r"(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,110}? )??(?:sale|divestiture|divestment|disposal|out-?sale|transfer"
            r"|divesting|selling"
            r"|sell-off) (?:of )?(?P<what>(?:(?P=giver)'s? )?[^.;\ue000-\ue7ff]{2,170}?) to {mod}(?P<taker>{O})(?! ?'s)"
        ),
        _sold,
        (
            (
                "Beta Therapeutics Ltd. has agreed the sale of its vaccine business to Alpha Pharmaceuticals Inc.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
            (
                "Beta Therapeutics Ltd. today announced that it completed the divestiture of its vaccine business to"
                " Alpha Pharmaceuticals Inc.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
            (
                "Beta Therapeutics Ltd. announced the completion of the sale of royalties on Zentora to Alpha Capital "
                "LP.",
                "royalty-financing: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Beta Therapeutics Ltd. reported the sale of 40,000 doses of vaccines to Alpha Pharmaceuticals Inc.",
            "Beta Therapeutics Ltd. may announce the sale of its business to Alpha Pharmaceuticals Inc.",
        ),
    ),
    Rule(
        "names-the-buyer",
        # "lined up Y as the purchaser of its inhaler". Refuses buyers of shares and of drugs.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r" {agreed}(?:lin(?:es|ed) up|found|finds|named|names|picked|picks|selected|chose) {mod}(?P<taker>{O})"
            r"(?! ?'s),? as (?:the |an? )?(?:[a-z]+ )?(?:purchaser|buyer|acquirer) (?:of"
            r"|for) (?P<what>[^.;\ue000-\ue7ff]{2,120})"
        ),
        _sold,
        (
            (
                "Beta Therapeutics Ltd. has lined up Alpha Pharmaceuticals Inc. as the purchaser of its vaccine"
                " business.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. named Alpha Pharmaceuticals Inc. as a buyer of tablets.",),
    ),
    Rule(
        "sells-named-to",
        # "sells eye drug to Y": the thing sold has no article. Refuses goods.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r" {agreed}(?:agree[sd]? to )?(?:sold|sells|sell|selling|divests?|divested|divesting|transferred"
            r"|transfers|hands over|offloads|offloaded|unloads) (?P<what>(?:(?P=giver)'s? )?[^.;\ue000-\ue7ff]{2,140}?)"
            r" to {mod}(?P<taker>{O})(?! ?'s)"
        ),
        _sold,
        (
            (
                "Beta Therapeutics Ltd. sells eye drug to Alpha Pharmaceuticals Inc.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. sells tablets of its drug to Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "bought-of-him-what",
        # "bought from Y a part of the royalties". Refuses goods, and rights that are licensed.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r" {agreed}(?:agree[sd]? to )?(?:acquire[sd]?|purchase[sd]?|bought|buys?|took over)"
            r" from {mod}(?P<giver>{O})"
            r"(?! ?'s),? (?P<what>(?:an?|the|its|all|certain|part|\d|half|rights|worldwide|global)\b"
            r"[^.;\ue000-\ue7ff]{3,160})"
        ),
        _sold,
        (
            (
                "Alpha Capital LP has purchased from Beta Therapeutics Ltd. a part of the royalties on Zentora.",
                "royalty-financing: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Capital LP bought from Beta Therapeutics Ltd. the tablets of 2009.",),
    ),
    Rule(
        "sale-of-income-to",
        # A share of sales or royalties of somebody else's product, sold to Y. Refuses sales of stakes in companies.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r"(?:'s?)?,? (?:[^.;\ue000-\ue7ff]{0,60}? )??(?:sale of|sells?|sold|agree[sd]? to sell"
            r"|monetiz(?:es?|ed|ing))"
            r" (?P<what>[^.;]{0,120}?\broyalt[^.;]{2,120}?),? to {mod}(?P<taker>{O})(?! ?'s)"
        ),
        _sold,
        (
            (
                "Beta Therapeutics Ltd. closed the sale of royalties on Gamma Biotech AG's drug to Alpha Capital LP.",
                "royalty-financing: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. closed the sale of its shares in Gamma Biotech AG to Alpha Capital LP.",),
    ),
    Rule(
        "sold-him-what",
        # "sold to Y an interest in royalties". Refuses a sale whose object stands before "to".
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r" {agreed}(?:agree[sd]? to )?(?:sold|sells|sell|divested) to {mod}(?P<taker>{O})(?! ?'s),?"
            r" (?P<what>(?:an?|the|its|all|certain|part|\d|half|rights)\b[^.;\ue000-\ue7ff]{3,160})"
        ),
        _sold,
        (
            (
                "Beta Therapeutics Ltd. has sold to Alpha Capital LP a part of the royalties on Zentora.",
                "royalty-financing: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. sold to Alpha Capital LP in 2009.",),
    ),
    Rule(
        "thing-bought-by",
        # The passive: "rights to P are being acquired by Y" in a sentence of the seller, "P was sold to Y by X".
        # Refuses companies that are bought.
        pattern(
            r"(?P<what>\b"
            + _THING
            + r"\b[^.;\ue000-\ue7ff]{0,80}?|[\ue800-\uf4ff](?:'s?)? ?) (?:is|are|was|were|has been|have been|being"
            r"|will be)"
            r" (?:being )?(?:sold|divested|transferred) (?:(?:in|on) {D} )?to {mod}(?P<taker>{O})"
            r"(?: (?:in|on) {D})? by {mod}(?P<giver>{O})"
        ),
        _sold,
        (
            (
                "The vaccine business was sold to Alpha Pharmaceuticals Inc. by Beta Therapeutics Ltd.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. was sold to Alpha Pharmaceuticals Inc. by its founders.",),
    ),
    Rule(
        "agreement-to-buy",
        # "an agreement with Y to acquire its plant". Refuses whole companies that others buy.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r"(?:'s?)?,? [^.;\ue000-\ue7ff]{0,130}?\b(?:agreement|deal|pact|contract|accord|terms) with"
            r" {mod}(?P<giver>{O}) (?:to|under which (?:it|(?P=taker)) will) (?:acquire|buy|purchase|take over)"
            r" (?P<what>[^.;\ue000-\ue7ff]{3,140})"
        ),
        _by_purpose,
        (
            (
                "Alpha Pharmaceuticals Inc. signed an agreement with Beta Therapeutics Ltd. to buy its vaccine "
                "business.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. signed an agreement with Beta Therapeutics Ltd. to buy time.",),
    ),
    Rule(
        "agreement-to-sell",
        # The same from the seller's side. Refuses sales of goods.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r"(?:'s?)?,? [^.;\ue000-\ue7ff]{0,130}?\b(?:agreement|deal|pact|contract|accord|terms) with"
            r" {mod}(?P<taker>{O}) (?:to|for the|under which (?:it|(?P=giver)) will) (?:sell|divest|sale of"
            r"|divestiture of"
            r"|divestment of|transfer) (?P<what>(?:(?P=giver)'s? )?[^.;\ue000-\ue7ff]{3,140})"
        ),
        _sold,
        (
            (
                "Beta Therapeutics Ltd. announced an agreement with Alpha Pharmaceuticals Inc. to divest its animal "
                "health division.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. has a deal with Alpha Pharmaceuticals Inc. to sell tablets of both firms.",),
    ),
    Rule(
        "royalty-owned-by",
        # "a royalty on sales of P owned by Y": whoever owns the royalty sells it, not the maker of P.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r"[^.;\ue000-\ue7ff]{0,110}?\b(?:acquir\w+|buys?|bought|buying|purchas\w+) (?P<what>(?:of )?"
            r"[^.;\ue000-\ue7ff]{0,60}?\broyalt[^.;]{0,110}?) (?:owned|held|owed to|due to|payable to|retained)"
            r"(?: by)? {mod}(?P<giver>{O})"
        ),
        purchase,
        (
            (
                "Alpha Capital LP agreed to buy the royalty interest in Gamma Biotech AG's Zentora held by Beta "
                "Therapeutics Ltd.",
                "royalty-financing: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Capital LP agreed to buy the shares in Gamma Biotech AG held by Beta Therapeutics Ltd.",),
    ),
)
