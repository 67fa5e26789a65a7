"""Companies bought, as told in passing: "paid $2 billion for Y", "since buying Y", "its acquisition of Y"."""

from __future__ import annotations

import re

from biopact.facts import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.acquisitions import acquired, company
from biopact.loaders.rules.deal import DOUBT, DealFinding, bought, subject_before
from biopact.loaders.skeleton import Skeleton

# What a name is followed by where only a part of the company, or a right, is bought.
_PART = re.compile(
    r"'s? (?!(?:outstanding|shares|stock|common|entire|remaining|share|issued|all )\b)|[ -](?:shares|stock|rights"
    r"|assets|business|unit|plant|deal|bid|offer|drug|products?|brand)\b"
)


def _bought_by_whoever_speaks(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An acquisition by the first organization of the sentence, else by whoever speaks."""
    text = skeleton.text
    if DOUBT.search(match[0]) or DOUBT.search(text[max(0, match.start() - 40) : match.start()]):
        return None
    bought_ones = skeleton.organizations(match["giver"])
    if _PART.match(text, match.end()) or re.match(r"[^.;]{0,40}? by [\ue000-\ue7ff]", text[match.end() :]):
        return None
    taker = subject_before(skeleton, match.start(), bought_ones)
    if taker is None:
        return None
    return DealFinding((DealKind.ACQUISITION,), ((Role.ACQUIRER, (taker,)), (Role.ACQUIRED, bought_ones)))


def _agreed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The purchase that a finished "deal for" a company is; None for parts and rights."""
    if re.search(r"\b(?:rights|assets|unit|business|supply|stake|shares)\b", match["what"]):
        return None
    return None if _PART.match(skeleton.text, match.end()) else bought(match, skeleton, DealKind.ACQUISITION)


def _several(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """One buyer and two or more companies; what follows the last name must not be a part of it."""
    taker, bought_ones = skeleton.organizations(match["taker"]), skeleton.organizations(match["giver"])
    if len(bought_ones) < 2 or set(taker) & set(bought_ones) or _PART.match(skeleton.text, match.end()):
        return None
    if DOUBT.search(match[0]) or DOUBT.search(skeleton.text[max(0, match.start() - 30) : match.start()]):
        return None
    return DealFinding((DealKind.ACQUISITION,), ((Role.ACQUIRER, taker), (Role.ACQUIRED, bought_ones)))


def _listed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A purchase by whose sentence it is, of the kind that the words between sum and name say."""
    bought_ones = skeleton.organizations(match["giver"])
    taker = subject_before(skeleton, match.start(), bought_ones)
    if taker is None or not re.search(r"\b(?:deals?|bought|buy|acqui\w+|purchases?)\b", skeleton.text[: match.start()]):
        return None
    signed = EventKind.SIGNED  # "two deals: …" says no more than that they were struck
    if "royalt" in match["what"]:
        return DealFinding(
            (DealKind.ROYALTY_FINANCING,), ((Role.INVESTOR, (taker,)), (Role.INVESTEE, bought_ones)), signed
        )
    if re.search(r"\b(?:stake|shares|interest)\b", match["what"]):
        return DealFinding(
            (DealKind.EQUITY_INVESTMENT,), ((Role.INVESTOR, (taker,)), (Role.INVESTEE, bought_ones)), signed
        )
    if _PART.match(skeleton.text, match.end()) or re.search(r"\b(?:rights|assets|unit|business)\b", match["what"]):
        return None
    return DealFinding((DealKind.ACQUISITION,), ((Role.ACQUIRER, (taker,)), (Role.ACQUIRED, bought_ones)), signed)


def _holder(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The investment that made somebody a shareholder, with the fund through which it was made."""
    investors = skeleton.organizations(match["investor"] + (match["through"] or ""))
    investee = skeleton.organizations(match["investee"])
    if set(investors) & set(investee):
        return None
    return DealFinding((DealKind.EQUITY_INVESTMENT,), ((Role.INVESTOR, investors), (Role.INVESTEE, investee)))


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
            r"(?:^|[ \"])(?:its|our|the|following|recent|through|(?:the|an?) {M}|previous|with|after|since)"
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
            r"\b(?:since|after|before) (?:acquiring|buying|purchasing|taking over|snapping up|swallowing)"
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
            r"(?P<giver>{O}) ?,? (?:which|that|whom) (?:[a-z․\-]+ ){0,3}?(?P<taker>{O})"
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
        ("Beta Therapeutics Ltd., which Alpha Pharmaceuticals Inc. may buy, has a plant.",),
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
    Rule(
        "acquires-several",
        # "X bought Y, Z and W": refuses a list of parts and of sellers.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:acquired|bought|purchased|acquires|buys)(?! from) "
            r"(?P<giver>(?:(?!rights|assets|shares|stake|an? |the rights|certain|from|all )[a-z0-9][\w\-'./․]*,? )"
            r"{0,6}?{OO})(?! (?:has|have|had|is|was|will|would|said|paid|agreed)\b)"
        ),
        _several,
        (
            (
                "Alpha Pharmaceuticals Inc. also bought device maker Beta Therapeutics Ltd., Delta Labs Inc. and Swiss "
                "animal health firm Gamma Foods AG.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd., acquired Delta "
                "Labs Inc., acquired Gamma Foods AG",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. also bought rights from Beta Therapeutics Ltd. and Gamma Foods AG.",),
    ),
    Rule(
        "sum-for-company",
        # One of several purchases of a list: "three deals: $40 million for a stake in Y; and $337 million for Z".
        pattern(
            r"(?:[:;]|\bwere) (?:and )?(?:about |around |nearly |some )?{M} for"
            r"(?P<what>(?: [a-z0-9][\w\-'./․]*,?){0,12}?) (?P<giver>{O})"
        ),
        _listed,
        (
            (
                "Alpha Pharmaceuticals Inc. struck two deals: $40 million for a 48 percent stake in Beta Therapeutics "
                "Ltd.; and $337 million for Swiss drug firm Gamma Foods AG.",
                "equity-investment [signed]: investor Alpha Pharmaceuticals Inc., investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. had two deals in mind.",),
    ),
    Rule(
        "shareholder-of",
        # Refuses holdings that no purchase is told of ("owns 16 percent of").
        pattern(
            r"(?P<investor>{O})(?:, (?:through|via) (?:its |the )?(?P<through>{O}),)?"
            r" (?:has been|became|is|was) (?:an? )(?:[a-z\-]+ ){0,2}?"
            r"(?:shareholder|investor|stockholder)(?: of| in) {mod}(?P<investee>{O})"
        ),
        _holder,
        (
            (
                "Alpha Pharmaceuticals Inc., through its Alpha Ventures Fund, has been a shareholder of Beta "
                "Therapeutics Ltd. since 2018.",
                "equity-investment: investor Alpha Pharmaceuticals Inc., investor Alpha Ventures Fund, investee Beta "
                "Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. holds shares of Beta Therapeutics Ltd.",),
    ),
)
