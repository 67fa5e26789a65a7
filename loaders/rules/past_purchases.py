"""Companies bought, as told in passing: "paid $2 billion for Y", "since buying Y", "its acquisition of Y"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.acquisitions import acquired, company
from biopact.loaders.rules.deal import DOUBT, DealFinding, bought, subject_before
from biopact.loaders.skeleton import Skeleton

# What a name is followed by where only a part of the company, or a right, is bought.
PART = re.compile(
    r"'s? (?!(?:outstanding|shares|stock|common|entire|remaining|share|issued|all )\b)|[ -](?:shares|stock|rights"
    r"|assets|business|unit|plant|deal|bid|offer|drug|products?|brand)\b"
)


def _bought_by_whoever_speaks(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An acquisition by the first organization of the sentence, else by whoever speaks."""
    text = skeleton.text
    if DOUBT.search(match[0]) or DOUBT.search(text[max(0, match.start() - 40) : match.start()]):
        return None
    bought_ones = skeleton.organizations(match["giver"])
    if PART.match(text, match.end()) or re.match(r"[^.;]{0,40}? by [\ue000-\ue7ff]", text[match.end() :]):
        return None
    owner = re.search(r"([\ue000-\ue7ff])'s? ?$", text[: match.start() + 1])
    if match[0].startswith(" with "):  # "came to X with the purchase of Y"
        owner = owner or re.search(r"\bto ([\ue000-\ue7ff]) ?$", text[: match.start() + 1])
    taker = skeleton.organization(owner[1]) if owner else subject_before(skeleton, match.start(), bought_ones)
    if taker is None or taker in bought_ones:
        return None
    return DealFinding((DealKind.ACQUISITION,), ((Role.ACQUIRER, (taker,)), (Role.ACQUIRED, bought_ones)))


def _from_seller(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """What was bought of somebody by whose sentence it is: rights are licensed, all else changes hands."""
    sellers = skeleton.organizations(match["giver"])
    buyer = subject_before(skeleton, match.end("what"), sellers)
    if buyer is None or DOUBT.search(match[0]):
        return None
    if re.search(r"\b(?:rights|licen[cs]e)\b", match["what"]):
        return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, sellers), (Role.LICENSEE, (buyer,))))
    return DealFinding((DealKind.ASSET_PURCHASE,), ((Role.BUYER, (buyer,)), (Role.SELLER, sellers)))


def _agreed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The purchase that a finished "deal for" a company is; None for parts and rights."""
    if re.search(r"\b(?:rights|assets|unit|business|supply|stake|shares)\b", match["what"]):
        return None
    return None if PART.match(skeleton.text, match.end()) else bought(match, skeleton, DealKind.ACQUISITION)


PAST_PURCHASES: tuple[Rule[DealFinding], ...] = (
    Rule(
        "pays-for-company",
        # "X paid $2 billion for Y". Refuses a price for what belongs to somebody, or for rights and goods.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,40}?\b(?:may|might|could|talks|not|would)\b)[^.;\ue000-\ue7ff]{0,110}?"
            r"\b(?:paid|pay|pays|paying|spent|spends|spend|shelled out|offered|dished out|plunked down)"
            r" (?:up to |about |around |nearly |almost |more than |roughly |some |as much as |over )?{M}"
            r"(?: in (?:cash|stock|cash and stock))?(?P<what> (?:for|to (?:buy|acquire)|on|for a takeover of"
            r"|for a buyout of)(?: [a-z0-9][\w\-'./․]*,?){0,10}?) (?P<giver>{O})"
        ),
        company,
        (
            (
                "Alpha Pharmaceuticals Inc. paid $2.1 billion for U.S. biotech firm Beta Therapeutics Ltd.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. paid $2.1 million for rights to Beta Therapeutics Ltd.",
            "Alpha Pharmaceuticals Inc. may pay $2.1 billion for Beta Therapeutics Ltd.",
        ),
    ),
    Rule(
        "price-paid-for-company",
        # The passive of it. Refuses prices paid without a buyer.
        pattern(
            r"{M}(?: [a-z\-]+){0,3}? paid for (?P<what>(?:[a-z0-9][\w\-'./․]*,? ){0,5}?)(?P<giver>{O})"
            r" by {mod}(?P<taker>{O})"
        ),
        company,
        (
            (
                "The $900 million paid for Beta Therapeutics Ltd. by rival Alpha Pharmaceuticals Inc. was too much.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("The $900 million paid for Beta Therapeutics Ltd. was too much.",),
    ),
    Rule(
        "acquisition-by-speaker",
        # "since its acquisition of Y", "following the purchases of Y and Z". Refuses acquisitions of parts, those
        # with a buyer behind, and those that nobody has made yet.
        pattern(
            r"(?:(?:^|[ \"])(?:its|our|the|following|recent|through|(?:the|an?) {M}|previous|with|after|since)"
            r"|(?<=[\ue000-\ue7ff]'s)|(?<=[\ue000-\ue7ff]'))"
            r" (?:(?!proposed)[a-z\-]+ ){0,3}?"
            r"(?:acquisitions?|purchases?|takeovers?|buyouts?)"
            r"(?: (?:in {D}|last (?:month|year|week)|earlier this (?:year|month)|in [a-z]+|this year))? of"
            r" (?P<giver>(?:(?!rights|assets|certain|shares|[a-z\-]* ?rights|stake|royalt|business|product|a |an )"
            r"[a-z0-9][\w\-'./․]*,? ){0,6}?{OO})(?! (?:has|have|had|is|was|will|would|said|[a-z]+ed|paid|bought)\b)"
        ),
        _bought_by_whoever_speaks,
        (
            (
                "Alpha Pharmaceuticals Inc. makes vitamins. It grew following the acquisitions of Beta Therapeutics "
                "Ltd. and Gamma Foods AG.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd., acquired Gamma "
                "Foods AG",
            ),
        ),
        (
            "The acquisition of rights to Beta Therapeutics Ltd. went well.",
            "The proposed acquisition of Beta Therapeutics Ltd. went well.",
        ),
    ),
    Rule(
        "since-buying",
        # "after buying Y in 2007". Refuses what is bought of somebody.
        pattern(
            r"(?:\b(?:since|after|before)|,) (?:acquiring|buying|purchasing|taking over|snapping up|swallowing)"
            r" (?P<giver>(?:(?!rights|assets|certain|shares|stake|a |an |the rights)[a-z0-9][\w\-'./․]*,? ){0,6}?{OO})"
        ),
        _bought_by_whoever_speaks,
        (
            (
                "Alpha Pharmaceuticals Inc. moved into vaccines after buying Dutch company Beta Therapeutics Ltd.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. gained after buying rights to Beta Therapeutics Ltd.'s drug.",),
    ),
    Rule(
        "which-is-bought",
        # "Y, which X bought in 2009". Refuses what X only may buy, and who buys for themselves ("which bought").
        pattern(
            r"(?P<giver>{O}) ?,? (?:an? (?:[a-z\-]+ ){0,3}?(?:company|firm|maker|business) )?(?:which|that|whom)"
            r" (?:[a-z․\-]+ ){0,3}?(?P<taker>{O})"
            r" (?:has |had |also |recently |just |is ){0,2}(?:acquired|bought|purchased|took over|taking over|buying"
            r"|acquiring|agreed to (?:buy|acquire)|snapped up|absorbed|swallowed)\b(?! (?:from|rights|shares|a stake))"
        ),
        acquired,
        (
            (
                "It will close the plant of Beta Therapeutics Ltd., which Alpha Pharmaceuticals Inc. bought in 2009.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd., a firm that Alpha Pharmaceuticals Inc. may buy, has a plant.",),
    ),
    Rule(
        "which-bought-it",
        # "Y is a unit of X, which bought it in 2020". Refuses what else "it" may be: Y must begin the sentence.
        pattern(
            r"^(?P<giver>{O}) (?:is|was|became|has been) [^.;\ue000-\ue7ff]{0,60}?(?P<taker>{O}) ?,? (?:which|who)"
            r" (?:acquired|bought|purchased|took over|took) it\b"
        ),
        acquired,
        (
            (
                "Beta Therapeutics Ltd. is a subsidiary of Alpha Pharmaceuticals Inc., which acquired it in 2020.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. is a rival of Alpha Pharmaceuticals Inc., which likes it.",),
    ),
    Rule(
        "was-acquired-from",
        # "P, which was acquired from Y": refuses what is acquired without a seller.
        pattern(
            r"(?P<what>[^.;\ue000-\ue7ff]{0,60}?)\b(?:was|were|been) (?:acquired|purchased|bought)(?: (?:in"
            r"|on) {D})? from"
            r" {mod}(?P<giver>{O})"
        ),
        _from_seller,
        (
            (
                "Alpha Pharmaceuticals Inc. sells two creams. Both were acquired from Beta Therapeutics Ltd.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. sells two creams. Both were made by Beta Therapeutics Ltd.",),
    ),
    Rule(
        "deal-for-company",
        # "X finalized its deal for Y". Refuses deals for rights, products and services.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,40}?\b(?:may|might|could|talks|not|would)\b) {agreed}(?:finali[sz]ed|completed"
            r"|sealed|clinched|closed|struck|reached|agreed(?: on| to)?|signed|won|made) (?:its|an?|the) "
            r"(?P<what>(?:[a-z\-]+ |{M} ){0,4}?(?:deal|takeover deal|agreement) for(?: [a-z0-9][\w\-'./․]*,?){0,4}?)"
            r" (?P<giver>{O})(?! ?'s)"
        ),
        _agreed,
        (
            (
                "Alpha Pharmaceuticals Inc. finalized its long-sought deal for Beta Therapeutics Ltd.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. signed a deal for rights to Beta Therapeutics Ltd.'s drug.",),
    ),
)
