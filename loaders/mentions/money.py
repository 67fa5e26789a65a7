"""Sums of money as texts write them: every currency sign and code, every scale, in one small grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from biopact.loaders.wordlists import any_of
from biopact.text import Span

SIGNS = {
    "$": "USD", "US$": "USD", "USD$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "CDN$": "CAD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD",
    "S$": "SGD", "HK$": "HKD", "NT$": "TWD", "NZ$": "NZD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "RMB¥": "CNY", "CN¥": "CNY",
}  # fmt: skip
CODES = (
    "USD",
    "EUR",
    "GBP",
    "CHF",
    "JPY",
    "CAD",
    "AUD",
    "SEK",
    "DKK",
    "NOK",
    "CNY",
    "RMB",
    "KRW",
    "INR",
    "SGD",
    "HKD",
    "TWD",
    "NZD",
    "BRL",
    "ILS",
    "TRY",
    "Rs",
)
_CODE_OF = {"RMB": "CNY", "Rs": "INR"}
WORDS = {
    "dollars": "USD", "dollar": "USD", "US dollars": "USD", "U.S. dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "pounds sterling": "GBP", "pound": "GBP",
    "sterling": "GBP", "yen": "JPY", "Swiss francs": "CHF", "francs": "CHF", "Canadian dollars": "CAD", "Australian dollars": "AUD", "kronor": "SEK", "kroner": "DKK",
    "Swedish kronor": "SEK", "Danish kroner": "DKK",
    "Danish crowns": "DKK",
    "Swedish crowns": "SEK",
    "Norwegian crowns": "NOK", "Norwegian kroner": "NOK", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "rupees": "INR", "Singapore dollars": "SGD",
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "k": 10**3, "K": 10**3, "million": 10**6, "millions": 10**6, "mln": 10**6, "mn": 10**6, "mio": 10**6, "m": 10**6, "M": 10**6, "MM": 10**6, "mm": 10**6,
    "billion": 10**9, "billions": 10**9, "bln": 10**9, "bn": 10**9, "b": 10**9, "B": 10**9, "trillion": 10**12, "crore": 10**7, "lakh": 10**5,
}  # fmt: skip

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = any_of(SCALES)
# Refuses numbers without any currency, "10-K", and a scale letter that begins a word ("$5 minimum").
MONEY = re.compile(
    rf"""(?<![\w.,])(?:
      (?:(?P<code>{any_of(CODES)})\s?)?(?P<sign>{any_of(SIGNS)})\s?(?P<amount>{_NUMBER})(?:[\s-]?(?P<scale>{_SCALE})(?![\w]))?
    | (?P<code2>{any_of(CODES)})\.?\s?(?P<amount2>{_NUMBER})(?:[\s-]?(?P<scale2>{_SCALE})(?![\w]))?
    | (?P<amount3>{_NUMBER})(?:[\s-]?(?P<scale3>{_SCALE})(?![\w]))?\s(?:(?P<word>{any_of(WORDS)})|(?P<code3>{any_of(CODES)}))(?![\w])
    )(?!\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in the text: where it stands, how much in full units, in which ISO 4217 currency."""

    span: Span
    amount: Decimal
    currency: str


def find_sums(text: str, start: int, end: int) -> Iterator[Sum]:
    """Every sum between two offsets, in order. A range gives its two ends; a scale after the second counts for both."""
    for match in MONEY.finditer(text, start, end):
        group = match.groupdict()
        number = group["amount"] or group["amount2"] or group["amount3"]
        scale = group["scale"] or group["scale2"] or group["scale3"]
        code = group["code"] or group["code2"] or group["code3"]
        currency = (
            _CODE_OF.get(code, code)
            if code
            else SIGNS.get(group["sign"] or "", "") or WORDS.get(group["word"] or "", "")
        )
        if scale is None:
            following = re.compile(
                rf"\s?(?:to|and|-|–|or)\s?(?:{any_of(SIGNS)})?\s?(?:{_NUMBER})[\s-]?(?P<scale>{_SCALE})(?!\w)"
            ).match(text, match.end(), end)
            scale = following["scale"] if following else None
        amount = Decimal(number.replace(",", "")) * SCALES.get(scale or "", 1)
        yield Sum(Span(*match.span()), Decimal(int(amount)) if amount == int(amount) else amount, currency)
