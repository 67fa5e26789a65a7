"""Sums that are no payment of a deal, whatever stands around them: sales, charges, financings, break-up fees."""

from __future__ import annotations

import re

# Behind a sum: it is sales, a charge, a financing.
_BEHIND = re.compile(
    r"^(?: (?:in|of|as|for|worth of|a|the|an?))?(?: (?:annual|annualized|yearly|global|worldwide|total|net|gross"
    r"|peak|combined|potential|estimated|expected|non-dilutive|cumulative|pre-?tax|operating|product|additional|cost"
    r"|outstanding|consolidated|its|their|about)){0,3} (?:sales(?! milestone|-based|,? (?:and|or) )|revenues?"
    r"|turnover|profits?|earnings|income|losses|loss|charges?|savings|synergies|debt|loans?|dividends?|proceeds"
    r"|market cap\w*|(?:registered direct |public |secondary |stock )?offering|series [a-e]\b|ipo\b|financing round"
    r"|funding round|shelf|note[s]?\b|convertible|bonds?|credit|expenses|market\b|termination fee|break-?up fee"
    r"|reverse|break fee|peak|opportunity|budget|lawsuit|fine\b|backlog|share buyback|buyback)"
)
# Before a sum: the same. "Sales of $5 million", "a charge of about $5 million", "break-up fee of $5 million".
_BEFORE = re.compile(
    r"\b(?:sales|revenues?|turnover|profits?|earnings|net income|loss(?:es)?|charges?|savings|synergies|debt|loans?"
    r"|dividends?|proceeds|market cap\w*|capitali[sz]ation|market value|costs?|expenses|tax|budget|guidance"
    r"|forecasts?|termination fee|break-?up fee|break fee|cash (?:position|balance|holdings)|raised|raising"
    r"|market (?:is |was )?worth|dilut\w+|eps|market size|opportunity)(?: [a-z\-]+){0,5}?(?: (?:of|at|by|is|was|were"
    r"|are|to|from|exceed\w*|reach\w*|total\w*|worth|than))?(?: (?:up to|as much as|approximately|about|around"
    r"|roughly|nearly|almost|some|more than|over|at least|an?)){0,4} ?$"
)
_SPEAKS_OF_PAYING = re.compile(
    r"\b(?:milestones?|upfront|payments?|pay|paid|fees?|price|royalt\w+|receive|eligible|acquire[sd]?|buy|bought|for"
    r"|bid|offer)\b"
)

# Behind a sum: so much a year, which is sales or savings unless somebody pays it.
_YEARLY = re.compile(r"^ (?:a|per|each) year\b")
# Behind a sum: it came from several deals at once.
_FROM_ALL = re.compile(r"^[^.;\uf500-\uf5ff]{0,50}\bfrom (?:its |all |both |the )?(?:[a-z]+ ){0,2}partners\b")


def refused(words: str, at: int) -> bool:
    """True if the words right before or behind the sum at an offset of a skeleton make it no payment of a deal."""
    behind = words[at + 1 : at + 90]
    near = words[max(0, at - 70) : at]
    if _YEARLY.match(behind) and not (_SPEAKS_OF_PAYING.search(near) or "fund" in near):
        return True
    if _BEHIND.match(behind) or _FROM_ALL.match(behind):
        return True
    before = _BEFORE.search(near)
    return before is not None and not _SPEAKS_OF_PAYING.search(before[0])
