"""Who is chosen to make, test or sell what: "X selects Y to manufacture", "Y, appointed distributor of X's drug"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, ROLE_PAIRS, DealFinding, side, subject_before
from biopact.loaders.skeleton import Skeleton

# Behind the first side: nobody was chosen yet.
_NO = r"(?![^.;\ue000-\ue7ff]{0,60}?\b(?:may|might|could|consider\w*|not|if|seeks?|plans? to)\b)"
_CHOOSES = (
    r"(?:select(?:s|ed|ing)?|cho(?:oses?|se|sen|osing)|pick(?:s|ed)|tap(?:s|ped)|engag(?:es|ed|ing)"
    r"|contract(?:s|ed) with|contract(?:s|ed)|retain(?:s|ed)|hire[sd]?|appoint(?:s|ed|ing)?|nam(?:es|ed)"
    r"|commission(?:s|ed)|designat(?:es|ed)|enlist(?:s|ed)|turn(?:s|ed) to|mandate[sd]|nominate[sd])"
)
_CHOSEN = (
    r"(?:selected|chosen|picked|tapped|engaged|contracted|retained|hired|appointed|named|commissioned|designated"
    r"|awarded|nominated|mandated)"
)
_BE = r"(?:is|are|was|were|been|being|be)"
# What somebody is chosen for. Refuses advisers, auditors and speakers: their work is no deal of the field.
_WORK = (
    r"(?P<work>(?:(?:as|to be|to become|to serve as|to act as)(?: its| the| an?| their| his| our)?|to|for|in order to)"
    r" [^.;]{3,150})"
)
_SELLS = re.compile(
    r"\b(?:distributors?|distribution|resellers?|dealers?|importers?|sales (?:agent|partner|representative)"
    r"|commercial(?:i[sz]ation)? partner|marketing partner|launch partner|distribute|market|sell|promote)\b"
)
_MAKES = re.compile(
    r"\b(?:manufactur\w*|cdmos?|cmos?|cro|cros|contract (?:research|development|manufactur\w*)|suppl(?:y|ier|iers)"
    r"|produc(?:e|er|ing|tion)|fill(?:-| and )?(?:-)?finish|clinical (?:trials?|stud(?:y|ies)|research|supply"
    r"|operations)"
    r"|trial|study|stud(?:y|ies)|formulat\w*|test(?:ing)?|analy[sz]\w*|laborator\w*|bioanaly\w*|conduct|packag\w*"
    r"|logistics|storage|batches|scale[- ]up|process development|data management|services|validat\w*|sequenc\w*"
    r"|develop(?:ment)?)\b"
)
_ADVISES = re.compile(
    r"\b(?:advis\w+|auditors?|counsel|investor relations|public relations|underwrit\w*|bookrunner|placement agent"
    r"|(?:chief|executive|financial|scientific|medical) officer|ceo|cfo|cso|president|chair\w*|directors?|board"
    r"|recruit\w*"
    r"|winner|finalist|speak\w*|present(?:s|er|ing)?|award|best|top|one of|member|headquarters|communications?"
    r"|transfer agent|market maker|review|explore strategic|strategic alternatives)\b"
)


def _kind(work: str) -> DealKind | None:
    """What somebody is chosen for: to sell, or to make and test; None for advisers and prizes."""
    if _ADVISES.search(work[:90]):
        return None
    makes, sells = _MAKES.search(work), _SELLS.search(work)
    if sells is not None and (makes is None or sells.start() < makes.start()):
        return DealKind.DISTRIBUTION
    return DealKind.SUPPLY if makes is not None else None


def _chosen(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """`by` chooses `who`: who sells takes a right to it, who makes or tests supplies."""
    if DOUBT.search(skeleton.text[max(0, match.start() - 30) : match.start("work")]):
        return None
    kind = _kind(match["work"])
    who = skeleton.organizations(side(match, "who"))
    by = tuple(number for number in skeleton.organizations(match.groupdict().get("by") or "") if number not in who)
    if not by:
        mine = subject_before(skeleton, match.start(), who)
        by = () if mine is None else (mine,)
    if kind is None or not who or not by or set(by) & set(who):
        return None
    giver, taker = ROLE_PAIRS[kind]
    if kind is DealKind.DISTRIBUTION:
        return DealFinding((kind,), ((giver, by), (taker, who)))
    return DealFinding((kind,), ((giver, who), (taker, by)))


def _distributes(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A company that will sell what is another's."""
    givers = tuple(n for n in skeleton.organizations(match["giver"]) if n not in skeleton.organizations(match["taker"]))
    takers = skeleton.organizations(match["taker"])
    if not givers or not takers or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.DISTRIBUTION,), ((Role.LICENSOR, givers), (Role.LICENSEE, takers)))


def _delivers(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A company that supplies another; the goods are named behind it."""
    suppliers = skeleton.organizations(match["giver"])
    customers = tuple(n for n in skeleton.organizations(match["taker"]) if n not in suppliers)
    if not suppliers or not customers or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.SUPPLY,), ((Role.SUPPLIER, suppliers), (Role.CUSTOMER, customers)), _begun(match))


def _begun(match: re.Match[str]) -> EventKind | None:
    return EventKind.SIGNED if " to " in match[0] else None


APPOINTMENTS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "chooses-to",
        # Refuses advisers, officers and prizes: what somebody is chosen for must be making, testing or selling.
        pattern(r"(?P<by>{O})" + _NO + r" {agreed}" + _CHOOSES + r" {mod}(?P<who>{O})(?! ?'s),? " + _WORK),
        _chosen,
        (
            (
                "Alpha Pharmaceuticals Inc. has selected Beta Biologics Ltd. to manufacture ZNT-101.",
                "supply: supplier Beta Biologics Ltd., customer Alpha Pharmaceuticals Inc.",
            ),
            (
                "Alpha Pharmaceuticals Inc. appoints Beta Health Ltd. as its exclusive distributor in Brazil.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Health Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. has engaged Beta Capital LLC as its financial adviser for the sale.",
            "Alpha Pharmaceuticals Inc. named Beta Biologics Ltd. its best employer.",
        ),
    ),
    Rule(
        "chooses-named",
        # "names Y exclusive distributor": without "as". Refuses the same as above.
        pattern(
            r"(?P<by>{O})"
            + _NO
            + r" {agreed}(?:names|named|appoints|appointed) {mod}(?P<who>{O})(?! ?'s),? "
            + r"(?P<work>(?:(?:its|the|as|an?|their) )?(?:[a-z\-]+ ){0,4}?(?:distributors?|distribution partner"
            + r"|commercial(?:i[sz]ation)? partner|supplier|manufacturing partner|manufacturer|cdmo|cro)\b)"
        ),
        _chosen,
        (
            (
                "Alpha Pharmaceuticals Inc. names Beta Health Ltd. exclusive distribution partner for Spain.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Health Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. names Beta Health Ltd. as a rival.",),
    ),
    Rule(
        "named-for-by",
        # "has been named the U.S. distributor of P by X". Refuses officers.
        pattern(
            r"(?P<who>{O})"
            + _NO
            + r" {agreed}(?:"
            + _BE
            + r" )?(?:named|appointed|selected|chosen|designated) (?:as )?"
            r"(?P<work>(?:the |an? |its )?(?:[\w\-․']+ ){0,4}?(?:distributors?|distribution partner|supplier"
            r"|manufacturing partner|manufacturer|cdmo|cro|commercial partner)(?: (?:of"
            r"|for) [^.;\ue000-\ue7ff]{1,60}?)?)"
            r" by {mod}(?P<by>{O})"
        ),
        _chosen,
        (
            (
                "Beta Health Ltd. has been named the exclusive distributor of Zentora by Alpha Pharmaceuticals Inc.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Health Ltd.",
            ),
        ),
        ("Beta Health Ltd. has been named a partner to watch by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "makes-what-is-of",
        # "will manufacture X's vaccine". Refuses makers of what is like X's.
        pattern(
            r"(?P<giver>{O})" + _NO + r" {agreed}(?:also )?(?:manufactur(?:e|es|ing)|produc(?:e|es|ing)|"
            r"fill and finish) (?:(?:doses|batches|supplies|units|quantities|supply) of )?(?P<taker>{O})'s?"
            r" (?:[\w\-]+ ){0,5}?(?:{P}|vaccines?|candidates?|drugs?|antibod(?:y|ies)|products?|therap(?:y|ies)"
            r"|tests?|devices?)"
        ),
        _delivers,
        (
            (
                "Beta Biologics Ltd. will manufacture Alpha Pharmaceuticals Inc.'s vaccine in Ohio.",
                "supply: supplier Beta Biologics Ltd., customer Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Beta Biologics Ltd. will manufacture its vaccine in Ohio.",),
    ),
    Rule(
        "chosen-by",
        # The passive. Refuses the same.
        pattern(
            r"(?P<who>{O})"
            + _NO
            + r" {agreed}(?:"
            + _BE
            + r" )?"
            + _CHOSEN
            + r" by {mod}(?P<by>{O})(?! ?'s),? "
            + _WORK
        ),
        _chosen,
        (
            (
                "Beta Biologics Ltd. has been chosen by Alpha Pharmaceuticals Inc. as its manufacturing partner.",
                "supply: supplier Beta Biologics Ltd., customer Alpha Pharmaceuticals Inc.",
            ),
        ),
        ("Beta Biologics Ltd. was chosen by Alpha Pharmaceuticals Inc. for an award.",),
    ),
    Rule(
        "choice-of",
        # "the appointment of Y as its distributor". Refuses officers.
        pattern(
            r"\b(?:selection|appointment|engagement|designation|nomination) of {mod}(?P<who>{O}),?"
            r"(?: by {mod}(?P<by>{O}),?)? " + _WORK
        ),
        _chosen,
        (
            (
                "Alpha Pharmaceuticals Inc. announced the appointment of Beta Health Ltd. as its distributor.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Health Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. announced the appointment of Beta Capital LLC as its adviser.",),
    ),
    Rule(
        "will-distribute",
        # "Y will distribute X's drug in Canada". Refuses a company's own goods.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r"(?:'s?)? {agreed}(?:exclusively )?(?:distribute|market|sell|promote|commerciali[sz]e"
            r"|launch|market and distribute|distribute and market|market and sell|promote and distribute|import) {mod}"
            r"(?P<giver>{O})'s? (?!stake|shares|stock)"
        ),
        _distributes,
        (
            (
                "Beta Health Ltd. will distribute Alpha Pharmaceuticals Inc.'s Zentora in Canada.",
                "distribution: licensor Alpha Pharmaceuticals Inc., licensee Beta Health Ltd.",
            ),
        ),
        ("Beta Health Ltd. will distribute its tests in Canada.",),
    ),
    Rule(
        "supplies-with",
        # "supply Y with antibodies". Refuses help and news.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r" (?:{agreed}(?:agree[sd]? to )?|[^.;\ue000-\ue7ff]{0,90}?\b(?:agreement|contract|deal|order)"
            r"[^.;\ue000-\ue7ff]{0,40}? to (?:manufacture and |produce and |develop and )?)"
            r"(?:supply|supplies|supplied|supplying|provide|provides|provided) {mod}"
            r"(?P<taker>{O}) with (?:[\w\-,]+ |{P} ){0,6}?(?:doses|courses|units|vaccines?|antibod(?:y|ies)"
            r"|tests?|kits?"
            r"|materials?|ingredients?|services|supply|drug|products?|reagents?|devices?|systems?|equipment|vectors?"
            r"|plasmids?|capacity|batches|{P})\b"
        ),
        _delivers,
        (
            (
                "Alpha Biologics Inc. has agreed to supply Beta Therapeutics Ltd. with antibodies.",
                "supply [signed]: supplier Alpha Biologics Inc., customer Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Biologics Inc. will provide Beta Therapeutics Ltd. with an answer.",),
    ),
    Rule(
        "orders-from",
        # "ordered doses from X", "places an order with X". Refuses court orders.
        pattern(
            r"(?P<taker>{O})"
            + _NO
            + r" {agreed}(?:(?:order(?:s|ed)|purchase[sd]?|procure[sd]?) (?:up to |an? |another |additional "
            r"|more than )*(?:[\w\-,]+ ){0,6}?(?:doses|units|systems?|courses|vials|kits|tests|devices)\b"
            r"[^.;\ue000-\ue7ff]{0,70}? from|plac(?:es|ed) an? (?:[\w\-]+ |{M} ){0,5}?orders?\b"
            r"[^.;\ue000-\ue7ff]{0,40}? (?:with|to)) {mod}(?P<giver>{O})(?! ?'s)"
        ),
        _delivers,
        (
            (
                "Beta Health Agency has ordered five million doses of the vaccine from Alpha Biologics Inc.",
                "supply: supplier Alpha Biologics Inc., customer Beta Health Agency",
            ),
        ),
        ("Beta Health Agency ordered a report from Alpha Biologics Inc.",),
    ),
)
