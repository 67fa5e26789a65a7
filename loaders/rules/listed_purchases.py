"""Several purchases told at once, and holdings: "X bought Y, Z and W", "$40 million for a stake in Y; …"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, subject_before
from biopact.loaders.rules.past_purchases import PART
from biopact.loaders.skeleton import Skeleton


def _several(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """One buyer and two or more companies; what follows the last name must not be a part of it."""
    taker, bought_ones = skeleton.organizations(match["taker"]), skeleton.organizations(match["giver"])
    if len(bought_ones) < 2 or set(taker) & set(bought_ones) or PART.match(skeleton.text, match.end()):
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
    if PART.match(skeleton.text, match.end()) or re.search(r"\b(?:rights|assets|unit|business)\b", match["what"]):
        return None
    return DealFinding((DealKind.ACQUISITION,), ((Role.ACQUIRER, (taker,)), (Role.ACQUIRED, bought_ones)), signed)


def _holder(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """The investment that made somebody a shareholder, with the fund through which it was made."""
    investors = skeleton.organizations(match["investor"] + (match["through"] or ""))
    investee = skeleton.organizations(match["investee"])
    if set(investors) & set(investee):
        return None
    return DealFinding((DealKind.EQUITY_INVESTMENT,), ((Role.INVESTOR, investors), (Role.INVESTEE, investee)))


LISTED_PURCHASES: tuple[Rule[DealFinding], ...] = (
    Rule(
        "acquires-several",
        # "X bought Y, Z and W": refuses a list of parts and of sellers.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:acquired|bought|purchased|acquires|buys)(?! from) "
            r"(?P<giver>(?:(?!rights|assets|shares|stake|an? |the rights|certain|from|all |royalt|milestone)"
            r"[a-z0-9][\w\-'./․]*,? )"
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
