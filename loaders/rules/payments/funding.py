"""Money for research, and for shares of a partner."""

from __future__ import annotations

import re

from biopact.codes import PaymentKind
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.payments.reading import NEAR, OF, QUANTITY, PaymentFinding, paid_as, payment
from biopact.loaders.skeleton import Skeleton

_SHARES = (
    r"(?:equity(?! firm| house| fund| investor| group| owner| backer)|stake|(?:common |preferred |capital )?stock"
    r"|(?:ordinary |common |preferred |new )?shares)\b"
)
_OWN_SPENDING = re.compile(r"\b(?:spen[dt]s?|spending|expenses?|costs?|invested|budget|responsible)\b[^.;]{0,40}$")


def _funding(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """Money that a partner gives for research; what a company spends itself is none."""
    if _OWN_SPENDING.search(skeleton.text[max(0, match.start() - 60) : match.start()]):
        return None
    return payment(PaymentKind.RESEARCH_FUNDING, match, skeleton)


def _of_round(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    return payment(PaymentKind.EQUITY, match, skeleton, round_of=True)


def _round(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """What a round or a placement brought, whoever put it in."""
    return payment(PaymentKind.EQUITY, match, skeleton, round_of=True)


def _award(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """What an agency gives: for doses and supplies it is the value of a contract, else money for research."""
    if re.search(r"\b(?:court|judgment|lawsuit|damages|breach|arbitra\w+|jury|verdict)\b", skeleton.text):
        return None
    supplies = re.search(r"\b(?:doses|courses|procure\w*|supply|supplies|deliver\w*|purchase)\b", skeleton.text)
    return payment(PaymentKind.TOTAL_VALUE if supplies else PaymentKind.RESEARCH_FUNDING, match, skeleton)


def _shares(match: re.Match[str], skeleton: Skeleton) -> PaymentFinding | None:
    """Money for shares; shares that are earned by milestones are milestones."""
    if re.search(r"\bmilestones?\b[^.;]{0,80}$", skeleton.text[: match.start()]):
        return None
    return payment(PaymentKind.EQUITY, match, skeleton)


EQUITY: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "sum-of-round",
        # What the named investors of one round put in together. Refuses offerings to the public.
        pattern(
            r"(?P<m>{M}),?(?: (?!public|registered|underwritten|debt)[a-z\-]+){0,3}? (?:(?:series"
            r"|round) [a-h](?:-?\d)?\b|seed\b|(?:financing|funding|investment) round"
            r"|private placement)(?=[^.;]{0,200}\b(?:led by|participation (?:from|by|of)))"
            r"|\b(?:series [a-h](?:-?\d)?|seed|venture|equity|private)(?: [a-z\-]+){0,2}? (?:financing|funding|round)"
            rf"{OF}{QUANTITY}(?P<m2>{{M}})(?=[^.;]{{0,200}}\b(?:led by|participation (?:from|by|of)))"
        ),
        _of_round,
        (
            ("Alpha Inc. closed an oversubscribed $60 million Series B round led by Beta Ltd.", "equity 60000000 USD"),
            (
                "Alpha Inc. closed a Series A financing of $9 million with participation from Beta Ltd.",
                "equity 9000000 USD",
            ),
        ),
        ("Alpha Inc. closed a $60 million public offering.",),
    ),
    Rule(
        "sum-equity",
        # Refuses public offerings, market values and private equity firms.
        pattern(
            r"(?P<m>{M})(?: upfront)?(?: cash)?(?: (?:of|in|worth of|an?|as an?|for an?|through an?))?(?: (?!private"
            r"|and\b|plus\b|deal\b|upfront|for\b|per\b|damages)[a-z\d.\-%]+| (?:{O}|{P})(?:'s?)?){0,4}? "
            rf"{_SHARES}"
            r"|(?P<m2>{M})(?: strategic| cash| minority| direct){0,2} (?:equity )?investment(?: commitment)?"
            r"(?: in (?:{O}|the (?:common |ordinary )?shares|the new)|s? from {O}| by {O}| agreement| commitment)"
        ),
        _shares,
        (
            ("Alpha Inc. will make a $50 million equity investment in Beta Ltd.", "equity 50000000 USD"),
            ("Alpha Inc. bought $6 million of Beta Ltd.'s preferred stock.", "equity 6000000 USD"),
            ("Beta Ltd. won a $9 million strategic investment from Alpha Inc.", "equity 9000000 USD"),
        ),
        ("Alpha Inc. makes $50 million a year.", "Alpha Inc. struck a $50 million deal with a private equity firm."),
    ),
    Rule(
        "invests",
        # Refuses what is put into plants, studies and jobs: a company or its shares must be behind it.
        pattern(
            rf"\b(?:invest(?:s|ed|ing)?|subscribe[sd]? for|(?:equity )?investments?{OF})(?: in"
            rf" {{O}})?{QUANTITY}(?P<m>{{M}})"
            r"(?:,? (?:of equity|in equity|in cash))?(?= (?:in (?:{O}|the new (?:company|entity)|the joint venture"
            r"|common|shares|stock|preferred|its (?:shares|stock))|(?:to|and) (?:buy|purchase|acquire|take|become)"
            r"|for an? (?:[a-z\d.\-]+ ){0,3}?(?:stake|interest|equity))|,? and become|\.?$)|\b(?:stake|interest"
            r"|equity position) in {mod}{O}(?:'s? [a-z]+)? (?:for|worth)"
            rf"{QUANTITY}(?P<m2>{{M}})(?! per| a share|,? or {{M}})"
            r"|\bequity-based consideration(?: [a-z\-]+){0,4} at"
            rf"{QUANTITY}(?P<m3>{{M}})"
        ),
        paid_as(PaymentKind.EQUITY),
        (
            ("Alpha Inc. will invest $25 million in Beta Ltd.", "equity 25000000 USD"),
            ("Alpha Inc. took a stake in Beta Ltd. for $30 million.", "equity 30000000 USD"),
        ),
        ("Alpha Inc. will invest $25 million in its plant.",),
    ),
    Rule(
        "buys-shares-for",
        # Refuses prices of a share.
        pattern(
            r"\b(?:purchase[sd]?|buys?|bought|subscribe[sd]?|acquire[sd]?) (?:(?!all\b|outstanding"
            r"|issued)[a-z\d.,\-]+ |{O}(?:'s?)? ){0,8}?(?:shares|stock)(?: of {O}"
            r"| in {O})?(?: [a-z\-]+){0,4}? (?:for|worth|totaling)"
            rf"{QUANTITY}(?P<m>{{M}})(?! per| a share| each| for each)"
        ),
        paid_as(PaymentKind.EQUITY),
        (("Alpha Inc. bought 2 million new shares of Beta Ltd. for $40 million.", "equity 40000000 USD"),),
        ("Alpha Inc. bought shares of Beta Ltd. for $4 per share.",),
    ),
)

ROUNDS: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "financing-round",
        # What a round or a placement of shares brings. Refuses loans and notes.
        pattern(
            r"(?P<m>{M})(?: oversubscribed| upsized| extended| expanded| initial| first| new| private| strategic"
            r"| equity){0,3}(?: in an?| in)?(?: oversubscribed| upsized)? (?:series [a-h]\d?\b|seed\b|pre-seed"
            r"|crossover|private placement|registered direct|pipe\b|(?:equity |venture |growth )?(?:financing"
            r"|fundrais\w+|funding round|investment round|round\b))(?! (?:facility|agreement with .{0,20}bank))"
            r"|\b(?:series [a-h]\d?|seed|pre-seed|crossover|private placement|registered direct|financing"
            r"|funding round|investment round|round)\b(?: [a-z\-]+){0,3}? (?:of|totaling|raising|raised|worth"
            r"|bringing)"
            rf"{QUANTITY}(?P<m2>{{M}})|\b(?:raise[sd]?|raising|secure[sd]?|closes|closed"
            rf"|announces?){QUANTITY}(?P<m3>{{M}})(?= (?:in|through|from|via|to)\b(?! (?:an? |its )?(?:initial "
            rf"|underwritten )?public))|\bissuance of shares(?: by {{O}})?(?: of|,)?{QUANTITY}(?P<m4>{{M}})"
            rf"|\bgross proceeds (?:of|totaling){QUANTITY}(?P<m5>{{M}})"
        ),
        _round,
        (
            ("Alpha Inc. led the $60 million Series B financing of Beta Ltd.", "equity 60000000 USD"),
            ("Beta Ltd. raised $40 million in a round led by Alpha Inc.", "equity 40000000 USD"),
        ),
        ("Beta Ltd. drew a $60 million loan.",),
    ),
)

FUNDING: tuple[Rule[PaymentFinding], ...] = (
    Rule(
        "research-funding",
        # Refuses what a company spends or earns itself.
        pattern(
            r"(?P<m>{M})(?: over [a-z\d\-]+ years)?(?: in| of| for| to)(?: (?!acquisition|debt|equity|series"
            r"|new)[a-z\-&]+){0,4}? (?:research|r&d|funding|development (?:funding|costs|support)"
            r"|research support)\b(?! (?:and|or) (?:milestone|sales)| milestones?|(?: and development)? (?:expens"
            r"|spend|cost))|\b(?:research|r&d|development) (?:and development )?(?:funding|support|payments?)"
            + NEAR
            + rf"{{0,30}}?(?: of| totaling| to| worth){QUANTITY}(?P<m2>{{M}})"
            r"|(?P<m5>{M}) from (?:the )?{O} (?:to|in) (?:support|fund|advance|accelerate|develop)\b"
            rf"|\b(?:commit(?:s|ted)?|provide[sd]?|pay|pays|contribute[sd]?"
            rf"|make)(?: [a-z]+){{0,2}}?(?: payments?{OF})?{QUANTITY}(?P<m3>{{M}})"
            r"(?: over [a-z\d\-]+ years)? (?:to(?: (?:fund|support|finance))?|in support of|towards?) (?:[a-z\-]+ "
            r"|{O}'s? ){0,4}?(?:research|r&d|development|work|program|studies|discovery)|\bfund(?:s"
            r"|ing)? (?:[a-z\-]+ |{O}'s? |{O} ){0,6}?with"
            rf"{QUANTITY}(?P<m4>{{M}})"
        ),
        _funding,
        (
            ("Alpha Inc. will provide $20 million in research funding.", "research-funding 20000000 USD"),
            ("Alpha Inc. committed up to $9 million to fund Beta Ltd.'s research.", "research-funding 9000000 USD"),
        ),
        ("Alpha Inc. had $20 million in sales.",),
    ),
    Rule(
        "award",
        # What an agency or a charity gives for a project. Refuses awards that a court grants.
        pattern(
            r"\baward(?:s|ed|ing)?\b(?! (?:damages|interest))"
            + NEAR
            + r"{0,80}?\b(?:contract|grant|award|funding|order)"
            + NEAR
            + rf"{{0,30}}?(?: of| for| worth| totaling| valued at| to){QUANTITY}(?P<m>{{M}})"
            r"|(?P<m2>{M})(?: [a-z\-]+| {O}){0,3}? (?:grant|contract|award|project)\b(?= (?:from|by|with|to) |\.?$"
            r"|,)|\b(?:grant|contract|award)s?(?: from (?:the )?{O}| by (?:the )?{O}| of (?:the )?{O}| to {O}){0,3}"
            rf"(?: worth| of| valued at| for| totaling){QUANTITY}(?P<m3>{{M}})"
        ),
        _award,
        (
            (
                "The Department of Defense awarded Beta Ltd. a contract for up to $3 million to develop BTA-1.",
                "research-funding 3000000 USD",
            ),
            ("Beta Ltd. won a $3 million grant from Alpha Inc.", "research-funding 3000000 USD"),
        ),
        ("A court granted Beta Ltd. an award.",),
    ),
)
