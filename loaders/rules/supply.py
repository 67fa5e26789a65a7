"""Who supplies whom, and who invests in whom."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, subject_before
from biopact.loaders.skeleton import Skeleton


def _supplies(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    givers, takers = skeleton.organizations(match["giver"]), skeleton.organizations(match["taker"])
    takers = tuple(number for number in takers if number not in givers)
    if not givers or not takers or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.SUPPLY,), ((Role.SUPPLIER, givers), (Role.CUSTOMER, takers)))


def _invests(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    investors = skeleton.organizations(match["taker"])
    investees = tuple(number for number in skeleton.organizations(match["giver"]) if number not in investors)
    if not investors or not investees or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.EQUITY_INVESTMENT,), ((Role.INVESTOR, investors), (Role.INVESTEE, investees)))


def _invested(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Money for shares of whose sentence it is."""
    investors = skeleton.organizations(match["taker"])
    investee = subject_before(skeleton, match.start(), investors)
    if investee is None or not investors or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.EQUITY_INVESTMENT,), ((Role.INVESTOR, investors), (Role.INVESTEE, (investee,))))


def _awarded(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """What is paid for by contract: goods are supplied, research is done together."""
    givers, takers = skeleton.organizations(match["giver"]), skeleton.organizations(match["taker"])
    if not givers or not takers or set(givers) & set(takers):
        return None
    around = match[0] + skeleton.text[match.end() : match.end() + 120]
    if re.search(
        r"\b(?:order|procure\w*|doses|courses|supply|deliver\w*|manufactur\w*|purchase|stockpile|fulfil\w*"
        r"|services)\b",
        around,
    ):
        return DealFinding((DealKind.SUPPLY,), ((Role.SUPPLIER, givers), (Role.CUSTOMER, takers)))
    return DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, (*givers, *takers)),))


def _made_by(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Contract manufacture for the customer named, or under a contract for whose sentence it is."""
    suppliers = skeleton.organizations(match["giver"])
    if match["taker"]:
        customers = skeleton.organizations(match["taker"])
    else:
        customer = subject_before(skeleton, match.start("giver"), suppliers) if match["under"] else None
        customers = () if customer is None else (customer,)
    if not suppliers or not customers or set(suppliers) & set(customers):
        return None
    return DealFinding((DealKind.SUPPLY,), ((Role.SUPPLIER, suppliers), (Role.CUSTOMER, customers)))


SUPPLY_AND_INVESTMENT: tuple[Rule[DealFinding], ...] = (
    Rule(
        "supplies",
        # Refuses plain sales and "provides services" without a named customer.
        pattern(
            r"(?P<giver>{O}) {agreed}(?:agreed to )?(?:supply|supplies|supplied|manufacture|manufactures|provide"
            r"|deliver) (?:up to |approximately )?[^.;\ue000-\ue7ff]{0,80}?"
            r"\b(?:doses|courses|supply|glass|drug substance|drug product|material|product|products|{P})"
            r"[^.;\ue000-\ue7ff]{0,60}? (?:to|for) {mod}(?P<taker>{O})"
        ),
        _supplies,
        (
            (
                "Alpha Biologics Inc. will manufacture drug substance for Beta Therapeutics Ltd.",
                "supply: supplier Alpha Biologics Inc., customer Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Biologics Inc. will provide an update to Beta Therapeutics Ltd.",),
    ),
    Rule(
        "manufactures-for",
        # "Y makes tablets for X": refuses makers for patients and markets.
        pattern(
            r"(?P<giver>{O})(?![^.;]{0,40}?\b(?:may|might|could|not)\b) {agreed}(?:manufactur(?:es|ed|ing)"
            r"|produces|produced|makes)"
            r" [^.;\ue000-\ue7ff]{1,60}? for {mod}(?P<taker>{O})(?! ?'s)"
        ),
        _supplies,
        (
            (
                "Alpha Biologics AG manufactures tablets for Beta Therapeutics Ltd. under a long contract.",
                "supply: supplier Alpha Biologics AG, customer Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Biologics AG manufactures tablets for children.",),
    ),
    Rule(
        "manufactured-by",
        # "P is made for X by Y", "made by Y under a supply agreement". Refuses makers of their own goods.
        pattern(
            r"\b(?:is|are|was|were|being) (?:currently |also )?(?:manufactured|produced|made|supplied)"
            r"(?: for {mod}(?P<taker>{O}))?(?: exclusively| commercially)? by {mod}(?P<giver>{O})"
            r"(?P<under>(?: [^.;\ue000-\ue7ff]{0,40}?)? under (?:an?|the|its) [^.;\ue000-\ue7ff]{0,40}?"
            r"(?:agreement|contract|arrangement))?"
        ),
        _made_by,
        (
            (
                "ZNT-101 is manufactured for Beta Therapeutics Ltd. by Alpha Biologics AG.",
                "supply: supplier Alpha Biologics AG, customer Beta Therapeutics Ltd.",
            ),
        ),
        ("ZNT-101 is manufactured by Alpha Biologics AG.",),
    ),
    Rule(
        "pays-for-stake",
        # "X paid Y $50 million for a stake". Refuses sums for rights.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,40}?\b(?:may|might|could)\b) {agreed}(?:paid|pays|pay) (?P<giver>{O})"
            r" [^.;\ue000-\ue7ff]{0,20}?{M} for (?:an? |its )?[^.;\ue000-\ue7ff]{0,40}?\b(?:stake|shares|equity)\b"
        ),
        _invests,
        (
            (
                "Alpha Pharmaceuticals Inc. paid Beta Therapeutics Ltd. $50 million for a 10 percent stake.",
                "equity-investment: investor Alpha Pharmaceuticals Inc., investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. paid Beta Therapeutics Ltd. $50 million for rights.",),
    ),
    Rule(
        "leads-round",
        # "X led Y's Series B": refuses rounds without a company.
        pattern(
            r"(?P<taker>{OO})(?![^.;]{0,40}?\b(?:may|might|could)\b) {agreed}(?:led|co-led|joined|participated in)"
            r" (?P<giver>{O})'s? (?:{M} |[a-z\-]+ ){0,4}?(?:series [a-e]|(?:financing|funding|investment) round)\b"
        ),
        _invests,
        (
            (
                "Alpha Capital LP led Beta Therapeutics Ltd.'s $50 million Series B round in 2019.",
                "equity-investment: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Capital LP led a team at Beta Therapeutics Ltd.",),
    ),
    Rule(
        "invests-in",
        # Refuses investment in a field or a plant: the object must be an organization.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:agreed to |also )?(?:invest(?:s|ed)?(?: (?:up to |approximately )?{M}"
            r"| the same (?:sum|amount))?"
            r"|(?:make|made|makes) an? (?:[\w\-]+ |{M} ){0,4}?(?:equity )?investment(?: of {M})?) in"
            r"(?: [^.;\ue000-\ue7ff]{0,60}?)? (?P<giver>{O})"
        ),
        _invests,
        (
            (
                "Alpha Capital LP invested $20 million in Beta Therapeutics Ltd.",
                "equity-investment: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Capital LP invested $20 million in research.",),
    ),
    Rule(
        "awarded-contract",
        # "X awarded a contract by the agency", "X wins an order from Y". Refuses prizes and grants of rights.
        pattern(
            r"(?P<giver>{O})(?![^.;]{0,40}?\b(?:may|might|could|if|eligible)\b) {agreed}(?:was |were |been )?(?:awarded"
            r"|receive[sd]?"
            r"|secure[sd]?|w[io]ns?|gets?|got|landed|lands?|obtain(?:s|ed)?) (?P<what>(?:[\w\-/,']+ |{M} |{P} ){0,9}?"
            r"(?:contracts?|orders?|procurement|task order|delivery order|funding award|contract modification|funding))"
            r"\b[^.;\ue000-\ue7ff]{0,90}? (?:by|from|with) {mod}(?P<taker>{O})"
        ),
        _awarded,
        (
            (
                "Alpha Biologics Inc. has been awarded a contract by Beta Health Agency to develop an antibody.",
                "collaboration: party Alpha Biologics Inc., party Beta Health Agency",
            ),
            (
                "Alpha Biologics Inc. wins a $20 million order from Beta Health Agency for vaccine doses.",
                "supply: supplier Alpha Biologics Inc., customer Beta Health Agency",
            ),
        ),
        ("Alpha Biologics Inc. was awarded a prize by Beta Health Agency.",),
    ),
    Rule(
        "investment-from",
        # "X secures a $25 million investment from Y": refuses support and services that are called an investment.
        pattern(
            r"\b(?:secure[sd]?|receive[sd]?|lands?|landed|gets?|got|announce[sd]?|close[sd]?|complete[sd]?"
            r"|obtain(?:s|ed)?"
            r"|w[io]ns?|raise[sd]?|attracts?) (?:an? |its |the )?(?:(?:{M}|strategic|equity|minority|initial|direct"
            r"|up to|further"
            r"|additional|private|significant) ){0,4}(?:equity )?investments?(?: of (?:up to )?{M})? (?:from|by) {mod}"
            r"(?P<taker>{OO})"
        ),
        _invested,
        (
            (
                "Beta Therapeutics Ltd. secures $25 million investment from Alpha Capital LP.",
                "equity-investment: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. receives advice from Alpha Capital LP.",),
    ),
)
