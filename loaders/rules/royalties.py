"""Royalties: that there are any, their tiers, and their rates as numbers or as the fixed words of the trade."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from biopact.loaders.rule import Rule, pattern
from biopact.loaders.skeleton import Skeleton


@dataclass(frozen=True)
class RoyaltyFinding:
    """Royalties owed under a deal; rates in percent, None where no number or fixed wording gives them."""

    tiered: bool | None
    low: Decimal | None
    high: Decimal | None


# The fixed words and the range of percentages that each one means.
WORDED: tuple[tuple[str, int, int | None], ...] = (
    (r"low[- ]{1,2}to[- ]{1,2}mid[- ]{1,2}teens?", 11, 16),
    (r"mid[- ]{1,2}to[- ]{1,2}high[- ]{1,2}teens?", 14, 19),
    (r"low[- ]{1,2}to[- ]{1,2}mid[- ]{1,2}single[- ]{1,2}digits?", 1, 6),
    (r"mid[- ]{1,2}to[- ]{1,2}high[- ]{1,2}single[- ]{1,2}digits?", 4, 9),
    (r"low[- ]{1,2}to[- ]{1,2}high[- ]{1,2}single[- ]{1,2}digits?", 1, 9),
    (r"mid[- ]{1,2}single[- ]{1,2}(?:digits?[- ]{1,2})?to[- ]{1,2}low[- ]{1,2}double[- ]{1,2}digits?", 4, 13),
    (r"low[- ]{1,2}to[- ]{1,2}mid[- ]{1,2}double[- ]{1,2}digits?", 10, 16),
    (r"high[- ]{1,2}single[- ]{1,2}(?:digits?[- ]{1,2})?to[- ]{1,2}low[- ]{1,2}double[- ]{1,2}digits?", 7, 13),
    (r"low[- ]{1,2}single[- ]{1,2}digits?", 1, 3),
    (r"mid[- ]{1,2}single[- ]{1,2}digits?", 4, 6),
    (r"(?:high|upper)[- ]{1,2}single[- ]{1,2}digits?", 7, 9),
    (r"low[- ]{1,2}double[- ]{1,2}digits?", 10, 13),
    (r"low[- ]{1,2}teens?", 11, 13),
    (r"mid[- ]{1,2}teens?", 14, 16),
    (r"high[- ]{1,2}teens?", 17, 19),
    (r"low[- ]{1,2}(?:twenties|20s|20 percent)", 20, 23),
    (r"mid[- ]{1,2}(?:twenties|20s)", 24, 26),
    (r"into the (?:twenties|20s)", 20, 29),
    (r"(?<!low )(?<!low-)(?<!mid-)(?<!high )single[- ]{1,2}digits?", 1, 9),
    (r"double[- ]{1,2}digits?", 10, None),
    (r"\bteens\b", 11, 19),
    (r"\btwenties\b", 20, 29),
)
_WORDS = [(re.compile(words), low, high) for words, low, high in WORDED]
_NUMBERS = re.compile(
    r"(?P<low>\d{1,2}(?:[.․]\d+)?)\s?(?:%|percent|per cent)?\s?(?:to|-|–|and)\s?(?P<high>\d{1,2}(?:[.․]\d+)?)\s?(?:%"
    r"|percent|per cent)|(?P<up>(?:up to |as high as )(?:the |about |around )?)?"
    r"(?P<one>\d{1,2}(?:[.․]\d+)?)\s?(?:%|percent|per cent)"
)


# Percentages that are no rates: shares of a company or of the royalties themselves, growth, splits of profits.
_NO_RATE_BEHIND = re.compile(
    r" (?:of (?:the |its |all |future |any )*(?:royalt|profits?|costs?|shares|company|rights|development|stock|equity)"
    r"|(?:interest|stake|share|owned|premium|increase|growth|holding|ownership|of the (?:outstanding|company))\b)"
)
_STARTS_AT = re.compile(r"\b(?:starting|beginning|start|begin) (?:at|from|with) (?:about |around )?$")
_NO_RATE_BEFORE = re.compile(
    r"\b(?:rose|fell|rise|grew|gained|lost|premium of|growth of|increase of|down|by|stake of)(?: \w+)? $"
)


def _rate(words: str) -> Decimal:
    return Decimal(words.replace("․", "."))


def rates(words: str) -> tuple[Decimal | None, Decimal | None]:
    """Lowest and highest percentage that the words give; None where they give none."""
    lows: list[int | Decimal] = []
    highs: list[int | Decimal | None] = []
    rest = words
    for said, low, high in _WORDS:
        if said.search(rest):
            lows.append(low)
            highs.append(high)
            rest = said.sub(" ", rest)
    for match in _NUMBERS.finditer(words):
        if _NO_RATE_BEHIND.match(words, match.end()) or _NO_RATE_BEFORE.search(words, 0, match.start()):
            continue
        if match["low"]:
            lows.append(_rate(match["low"]))
            highs.append(_rate(match["high"]))
        elif match["up"]:
            highs.append(_rate(match["one"]))
        elif _STARTS_AT.search(words, 0, match.start()):
            lows.append(_rate(match["one"]))
            highs.append(None)
        else:
            lows.append(_rate(match["one"]))
            highs.append(_rate(match["one"]))
    if not highs:
        return None, None
    known = [Decimal(high) for high in highs if high is not None]
    open_top = any(high is None for high in highs)
    return (Decimal(min(lows)) if lows else None), (None if open_top and not known else max(known) if known else None)


def _read(match: re.Match[str], skeleton: Skeleton) -> RoyaltyFinding | None:
    around = skeleton.text[max(0, match.start() - 90) : match.end() + 150]
    before = skeleton.text[max(0, match.start() - 60) : match.start()]
    if re.search(r"\b(?:no|without|free of|free|waive[sd]?|not receive)(?: \w+){0,2} $", before):
        return None
    near = skeleton.text[max(0, match.start() - 90) : match.end() + 150]
    near = re.split(r"(?:;|\. )", near[: 90 + 150])[0] if ";" in near else near
    low, high = rates(near)
    tiered = True if re.search(r"\b(?:tiered|tier|escalating|stepped)\b", around) else None
    return RoyaltyFinding(tiered, low, high)


ROYALTIES: tuple[Rule[RoyaltyFinding], ...] = (
    Rule(
        "royalties",
        # Refuses companies called Royalty, trust units, royalty buyers ("royalty interest", "royalty financing"), and
        # "royalty-free".
        pattern(
            r"(?<![\w-])royalt(?:y|ies)\b(?!-free| free| pharma| interest| trust| financ| purchas| compan| monetiz"
            r"| aggregat| portfolio| stream| acquisition| fund| rights| corporation| deal)"
        ),
        _read,
        (
            (
                "Beta Ltd. will receive tiered royalties from the mid-single digits to low double digits on net sales.",
                "royalty tiered 4-13",
            ),
            ("Beta Ltd. is entitled to royalties of 10 percent to 20 percent.", "royalty 10-20"),
        ),
        ("The license is royalty-free.",),
    ),
)


def tell(finding: RoyaltyFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples."""
    rate = f" {finding.low}-{finding.high}" if finding.low is not None else ""
    return f"royalty{' tiered' if finding.tiered else ''}{rate}"
