"""Sums of money as texts write them: every currency sign and code, every scale, in one small grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from biopact.loaders.wordlists import any_of
from biopact.text import Span

# fmt: off
SIGNS = {
    "$": "USD", "US$": "USD", "USD$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "CDN$": "CAD",
    "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "S$": "SGD", "HK$": "HKD", "NT$": "TWD", "NZ$": "NZD", "R$": "BRL",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "RMB¥": "CNY", "CN¥": "CNY",
}
CODES = (
    "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "DKK", "NOK", "CNY", "RMB", "KRW", "INR", "SGD", "HKD",
    "TWD", "NZD", "BRL", "ILS", "TRY", "Rs",
)
_CODE_OF = {"RMB": "CNY", "Rs": "INR"}
WORDS = {
    "dollars": "USD", "dollar": "USD", "US dollars": "USD", "U.S. dollars": "USD", "Canadian dollars": "CAD",
    "Australian dollars": "AUD", "Singapore dollars": "SGD", "euros": "EUR", "euro": "EUR", "€": "EUR", "pounds": "GBP",
    "pounds sterling": "GBP", "pound": "GBP", "sterling": "GBP", "yen": "JPY", "Swiss francs": "CHF", "francs": "CHF",
    "kronor": "SEK", "Swedish kronor": "SEK", "Swedish crowns": "SEK", "kroner": "DKK", "Danish kroner": "DKK",
    "Danish crowns": "DKK", "Norwegian kroner": "NOK", "Norwegian crowns": "NOK", "yuan": "CNY", "renminbi": "CNY",
    "won": "KRW", "rupees": "INR",
}
SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "millions": 10**6, "mln": 10**6, "mn": 10**6, "mio": 10**6,
    "m": 10**6, "mm": 10**6, "billion": 10**9, "billions": 10**9, "bln": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "crore": 10**7, "lakh": 10**5,
}
# fmt: on
_SCALED_ONLY = ("pound", "pounds", "won")
"""Words that name a sum only behind a scale: a drug takes off 20 pounds, and somebody in 2012 won."""

# 1,234,567.89; 1 234 567; 1'234'567; 1.234.567; 2,5. Refuses groups of another length: better no sum than a wrong one.
_NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:,[0-9]{1,2})?"
    r"|[0-9]{1,3}(?:['’][0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]+,[0-9]{1,2}|[0-9]+(?:\.[0-9]+)?)(?![.,'’]?[0-9])"
)
_SCALE = rf"(?ai:{any_of(SCALES)})"
_WORD = rf"(?ai:{any_of(set(WORDS) - set(_SCALED_ONLY))})"
_SCALED = rf"(?:[\s-]?(?P<scale>{_SCALE})(?!\w))"
_CODE = any_of(CODES)
# Pounds and pence without a scale are money where they are the price of a share.
# Refuses numbers without any currency, "10-K", and a scale letter that begins a word ("$5 minimum").
MONEY = re.compile(
    rf"""(?<![\w.,])(?:
      (?:(?P<code>{_CODE})\s?)?(?P<sign>{any_of(SIGNS)})\s?(?P<amount>{_NUMBER}){_SCALED}?
    | (?P<code2>{_CODE})\.?\s?(?P<amount2>{_NUMBER}){_SCALED.replace("scale", "scale2")}?
    | (?P<amount3>{_NUMBER}){_SCALED.replace("scale", "scale3")}?\s(?:(?P<word>{_WORD})|(?P<code3>{_CODE}))(?!\w)
    | (?P<amount4>{_NUMBER}){_SCALED.replace("scale", "scale4")}\s(?P<word4>(?ai:{any_of(_SCALED_ONLY)}))(?!\w)
    | (?P<amount5>{_NUMBER})\s(?P<word5>pence|pounds?)(?=\s(?:in\scash\s)?(?:per|a|for\seach)\s(?:\w+\s)?share)
    )""",
    re.VERBOSE,
)
_ALTERNATIVES = ("", "2", "3", "4", "5")
"""Ends of the names of groups in the alternatives of `MONEY`."""
_FIGURE = re.compile("[0-9]")
_RANGE_END = re.compile(rf"\s?(?:to|and|-|–|or)\s?(?:{any_of(SIGNS)})?\s?{_NUMBER}[\s-]?(?P<scale>{_SCALE})(?!\w)")
_CURRENCY = {word.casefold(): currency for word, currency in WORDS.items()}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in the text: where it stands, how much in full units, in which ISO 4217 currency."""

    span: Span
    amount: Decimal
    currency: str


def find_sums(text: str, start: int, end: int) -> Iterator[Sum]:
    """Every sum between two offsets, in order. A scale behind the second sum of a range counts for the first too."""
    if not _FIGURE.search(text, start, end):
        return
    for match in MONEY.finditer(text, start, end):
        group = match.groupdict()
        number = next(group[f"amount{alternative}"] for alternative in _ALTERNATIVES if group[f"amount{alternative}"])
        scale = group["scale"] or group["scale2"] or group["scale3"] or group["scale4"]
        code = group["code"] or group["code2"] or group["code3"]
        word = group["word"] or group["word4"] or group["word5"]
        if code:
            currency = _CODE_OF.get(code, code)
        else:
            currency = SIGNS[group["sign"]] if group["sign"] else _CURRENCY.get(word.casefold(), "GBP")
        if scale is None:
            following = _RANGE_END.match(text, match.end(), end)
            scale = following["scale"] if following else None
        amount = _decimal(number) * (SCALES[scale.casefold()] if scale else 1)
        amount = amount / 100 if word == "pence" else amount
        yield Sum(Span(*match.span()), Decimal(int(amount)) if amount == int(amount) else amount, currency)


def _decimal(number: str) -> Decimal:
    """The number that figures say: a comma before one or two last figures is a decimal one, other marks part groups."""
    whole, comma, part = number.rpartition(",")
    if comma and len(part) < 3:
        return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part}")
    if number.count(".") > 1:
        number = number.replace(".", "")
    return Decimal(re.sub(r"[,\s'’]", "", number))
