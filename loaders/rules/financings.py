"""Financing rounds: who put money into a company together."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DealFinding, side, subject_before
from biopact.loaders.skeleton import Skeleton

# Offerings to the public and those who place them are no partners.
_PLACED = re.compile(
    r"book-?run|underwrit|placement agent|public offering|registered direct|ipo\b|initial public|\bfunds from\b"
)
_CLOSED = re.compile(r"\b(?:closed|closes|closing|completed|completes|completion|raised|raises|secured|final close)\b")
_MOST = 20
"""Investors of one round that are kept; lists of more are lists of something else."""


def _round(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    if _PLACED.search(skeleton.text):
        return None
    investors = skeleton.organizations(match["investors"])[:_MOST]
    named = skeleton.organizations(side(match, "raiser"))
    raiser = named[0] if named else subject_before(skeleton, match.start("investors"), investors)
    investors = tuple(number for number in investors if number != raiser)
    if raiser is None or not investors:
        return None
    event = EventKind.COMPLETED if _CLOSED.search(skeleton.text) else EventKind.SIGNED
    roles = ((Role.INVESTOR, investors), (Role.INVESTEE, (raiser,)))
    return DealFinding((DealKind.EQUITY_INVESTMENT,), roles, event, together=True)


_ROUND = (
    r"(?:(?:series|round) [a-h](?:-?\d)?\b|seed\b|(?:venture|equity|crossover|growth|private) (?:financing"
    r"|funding|round)"
    r"|(?:financing|funding|investment) round|private placement|\bpipe\b|financing|funding round|\bround\b)"
)
FINANCINGS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "round-led-by",
        # Everybody named behind "led by" and "participation from" is in it. Refuses offerings led by banks.
        pattern(
            rf"(?:(?P<raiser>{{O}})[^.;]{{0,120}}?)?{_ROUND}[^.;\ue000-\ue7ff]{{0,80}}? (?:co-?)?led (?:jointly )?by"
            r" (?P<investors>[^.;]{0,900})"
        ),
        _round,
        (
            (
                "Alpha Therapeutics Inc. closed a $60 million Series B financing led by Beta Ventures LP, with"
                " participation from Gamma Capital LLC and Delta Partners LLC.",
                "equity-investment [completed]: investor Beta Ventures LP, investor Gamma Capital LLC,"
                " investor Delta Partners LLC, investee Alpha Therapeutics Inc.",
            ),
        ),
        (
            "Alpha Therapeutics Inc. priced its initial public offering, a financing led by Beta Bank Inc.",
            "Alpha Therapeutics Inc. began a round of trials led by its founder.",
        ),
    ),
    Rule(
        "raises-from",
        # "raised $40 million from Y and Z". Refuses sales, grants and offerings to the public.
        pattern(
            r"(?P<raiser>{O})(?![^.;\ue000-\ue7ff]{0,40}?\b(?:may|might|could|not|plans?)\b) {agreed}"
            r"(?:raise[sd]?|raising|secure[sd]?) (?:about |more than |an? |another |up to |nearly |over )*{M}"
            r"(?: (?!revenue|sales|grant|loan|debt)[a-z\-]+){0,6}? from {mod}(?P<investors>{O}[^.;]{0,900})"
        ),
        _round,
        (
            (
                "Alpha Therapeutics Inc. has raised 40 million euros from Beta Ventures LP and Gamma Capital LLC.",
                "equity-investment [completed]: investor Beta Ventures LP, investor Gamma Capital LLC, investee Alpha"
                " Therapeutics Inc.",
            ),
        ),
        ("Alpha Therapeutics Inc. raised its forecast from $40 million.",),
    ),
    Rule(
        "joins-its-round",
        # "Y has joined its $60 million Series C". Refuses who joins a board or a trial.
        pattern(
            rf"(?:(?P<raiser>{{O}}) (?:[^.;\ue000-\ue7ff]{{0,60}}? )?that )?(?P<investors>{{OO}}) {{agreed}}(?:joined"
            rf"|joins|led|co-led|participated in|invested in) (?:its|the|the company's) (?:{{M}} |[a-z\-]+ ){{0,4}}?"
            rf"{_ROUND}"
        ),
        _round,
        (
            (
                "Alpha Therapeutics Inc. announced that Beta Ventures LP has joined its $60 million Series C.",
                "equity-investment [signed]: investor Beta Ventures LP, investee Alpha Therapeutics Inc.",
            ),
        ),
        ("Alpha Therapeutics Inc. announced that Beta Ventures LP has joined its board.",),
    ),
    Rule(
        "round-joined-by",
        # Refuses those who only take part in a trial or a meeting.
        pattern(
            rf"(?:(?P<raiser>{{O}})[^.;]{{0,120}}?)?{_ROUND}[^.;\ue000-\ue7ff]{{0,80}}?"
            r" (?:participation (?:from|by|of)|backed by|supported by|included|includes|including|joined by)"
            r"(?: (?!company)[a-z\-]+){0,5},? (?P<investors>{O}[^.;]{0,900})"
        ),
        _round,
        (
            (
                "Alpha Therapeutics Inc. raised $20 million in a seed financing with participation from new investor"
                " Beta Ventures LP.",
                "equity-investment [completed]: investor Beta Ventures LP, investee Alpha Therapeutics Inc.",
            ),
        ),
        ("Alpha Therapeutics Inc. started a round of talks with the participation of the agency.",),
    ),
)
