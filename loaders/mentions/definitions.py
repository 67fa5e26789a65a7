"""What a text defines right behind a name, in brackets: tickers, short forms, former names."""

from __future__ import annotations

import re
from collections.abc import Iterator

EXCHANGES = (
    r"(?:NASDAQ|Nasdaq|NYSE(?: American| MKT| Arca)?|AMEX|OTC(?:QB|QX|BB| Markets| Pink)?"
    r"|TSX(?:-?V|V| Venture)?|LSE|AIM|ASX|SIX|SWX|Euronext(?: \w+)?|EURONEXT(?: \w+)?|KOSDAQ|KRX|KOSPI|TSE"
    r"|Tokyo|TYO|HKEX|SEHK|HKSE|FSE|Frankfurt|XETRA|OMX(?: \w+)?|Nasdaq (?:Copenhagen|Stockholm|Helsinki)"
    r"|NASDAQ OMX(?: \w+)?|BSE|NSE|CSE|TASE|SSE|SZSE|B3|BIT|OSE|JSE|TLV|ISE|EPA|ETR|VTX|Paris|SZ|SH)"
)
# "(NASDAQ: IMGN)", "(Nasdaq:ABVC)", "(NYSE: PFE, LSE: PFZ)". Refuses an exchange without a symbol.
TICKER = re.compile(rf"(?P<exchange>{EXCHANGES})\s*[:/]\s*(?P<symbol>[A-Z0-9][A-Z0-9.\-]{{0,8}})(?![\w])")
# Reuters marks: "( ABT.N )", "KOSP.O", "CRCL.AS".
RIC = re.compile(
    r"\s*\(?\s*(?P<ric>[A-Z0-9]{1,6}\.(?:N|O|OQ|L|PA|VX|S|AS|DE|T|CO|ST|BR|MI|MC|I|TO|V|HE|OL|K|NS|BO|SA|KS|HK"
    r"|SS|SZ|OB|PK|A|P|F|AX))\s*\)?(?!\w)"
)
# What an opening bracket right after a name may define: (the “Company” or “ImmunoGen”), ("Merck"), (MPP).
DEFINED = re.compile(r"\s*,?\s*\((?P<inside>[^()]{1,160})\)")
QUOTED = re.compile(r"[“\"‘'](?P<alias>[A-Z][\w&.\- ’']{0,40}?)[,]?[”\"’'](?![\w])")
# ", formerly known as Zentor", "(ZTR), previously called the Zentor Group", "(now known as “Zentor”)". Refuses
# "formerly a bank" and "now part of Zentor".
KNOWN_AS = re.compile(
    r"\s*(?:\((?:the )?[“\"]?[A-Z][\w&\-]{1,9}[”\"]?\)\s*)?,?\s*\(?"
    r"(?:(?:also |formerly |which is |previously |now |(?:is |was )?better )?known as|formerly(?: called| named)?"
    r"|previously(?: called| named)|now (?:called|named)|(?:since )?renamed(?: as)?|f/k/a|d/b/a|doing business as)\s+"
    r"(?:the\s)?[“\"]?(?P<alias>[A-Z][\w&\-]+(?:\s[A-Z][\w&\-]+){0,3})"
)


def defined_abbreviation(text: str, at: int) -> str | None:
    """The capitals in brackets right behind an offset, in small letters: mri for "Imaging (MRI)"."""
    found = _CAPITALS.match(text, at)
    return found[1].lower() if found else None


_CAPITALS = re.compile(r"\s?\(([A-Z][A-Za-z]{1,6})\)")


def brackets_behind(text: str, at: int) -> Iterator[re.Match[str]]:
    """The brackets right behind an offset, one after the other: (“Zentor”) (NASDAQ: ZNTR)."""
    inside = DEFINED.match(text, at)
    while inside is not None:
        yield inside
        inside = DEFINED.match(text, inside.end())


# Further symbols of one exchange: "NASDAQ: ZNTR, ZNTRW".
_FURTHER = re.compile(r"(?<=[A-Z]),\s([A-Z]{3,6})(?=\s*[,;)]|\s*$)")


def tickers_in(inside: str) -> list[str]:
    """The tickers of a bracket's words, as "NASDAQ:IMGN"; the great exchanges in capitals, others as written."""
    return [
        f"{_exchange(ticker['exchange'])}:{symbol}"
        for ticker in TICKER.finditer(inside)
        for symbol in (ticker["symbol"], *_FURTHER.findall(inside, ticker.end(), ticker.end() + 24))
    ]


def _exchange(name: str) -> str:
    return name.upper() if name.lower() in {"nasdaq", "nyse", "otc"} else name
