"""Companies whose names a text withholds: "an undisclosed global drugmaker", "a partner (name withheld)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biopact.text import Span

_HIDDEN = r"(?:undisclosed|unnamed|unidentified|unspecified|not[ -]yet[ -](?:disclosed|named))"
_ADJECTIVE = r"(?:(?!target|amount|sum|number|drug|product|and|or|of|for|in|with|from|to|by)[A-Za-z][\w.’'-]*,?\s+)"
_SORT = (
    r"(?:company|partner|firm|group|corporation|manufacturer|drugmaker|drug\s+maker|pharma|biotech|biopharma|licensee"
    r"|licensor|collaborator|multinational)"
)
_WITHHELD = (
    r"(?:\s*[,(–—-]\s*|\s+)(?:(?:the\s+)?(?:name|identity)\s+(?:of\s+which\s+)?(?:(?:is|was|has\s+been|being)\s+)?"
    r"(?:withheld|undisclosed|not\s+(?:been\s+)?(?:disclosed|given|released))"
    r"|whose\s+(?:name|identity)\s+(?:is|was|has\s+been|has|will)\s+(?:not\s+(?:been\s+|be\s+)?)?"
    r"(?:withheld|undisclosed|disclosed|given|revealed|released)"
    r"|(?:which|that|who)\s+(?:has\s+)?(?:asked|wishes|wished|requested|prefers)\s+(?:to\s+remain\s+(?:anonymous|unnamed)"
    r"|not\s+to\s+be\s+(?:named|identified))"
    r"|(?:which|that|who)\s+(?:is|was|has|were)\s+not\s+(?:been\s+)?(?:named|identified|disclosed))"
)
_PARTNER = re.compile(
    rf"\b(?P<hidden>{_HIDDEN}\s+{_ADJECTIVE}{{0,5}}?{_SORT})\b(?!\s+(?:of|shares|stock))"
    rf"|\b(?:an?|one|another)\s+(?P<told>{_ADJECTIVE}{{0,5}}?{_SORT})(?:{_WITHHELD})(?:\s*\))?(?:,(?=\s))?",
    re.IGNORECASE,
)
_CUES = (
    *("undisclosed", "unnamed", "unidentified", "unspecified", "withheld", "anonymous", "not to be", "not be"),
    *("not disclosed", "not been", "not named", "not identified", "not given", "not revealed", "not released"),
    *("not yet", "not-yet"),
)
# Of one company the adjectives vary; these tell two apart.
_WHENCE = re.compile(
    r"\b(?:European|Japanese|Chinese|American|US|U\.S\.|Swiss|German|French|British|UK|Korean|Indian|Asian|Canadian"
    r"|Italian|Spanish|Danish|Swedish|Israeli|Australian|Dutch|Belgian)\b",
    re.IGNORECASE,
)


def withholds(plain: str) -> bool:
    """True if a text in small letters has words without which none withholds a name."""
    return any(cue in plain for cue in _CUES)


def undisclosed_partners(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Where a stretch of text speaks of a company without its name and says so, and what it calls the company."""
    for match in _PARTNER.finditer(text, span.start, span.end):
        if match["hidden"]:
            yield Span(*match.span("hidden")), match["hidden"]
        else:
            yield Span(match.start("told"), match.end()), f"undisclosed {match['told']}"


def whence(words: str) -> str:
    """Where a company without a name is from, in small letters; empty where it is not said."""
    found = _WHENCE.search(words)
    return found[0].lower() if found else ""
