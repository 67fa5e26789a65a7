"""The dateline: place, wire and date with which the running text of a release begins."""

from __future__ import annotations

import re

from biopact.loaders.wordlists import MONTHS, any_of

_MONTH = any_of([*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"])
_WIRE = (
    r"\(?\s*/?\s*(?:BUSINESS WIRE|Business Wire|PRNewswire|PR Newswire|GLOBE NEWSWIRE|GlobeNewswire"
    r"|Globe Newswire|NewMediaWire|ACCESSWIRE|Marketwired|Reuters|News Direct|24-7PressRelease|EIN Presswire"
    r"|PRWEB|Newsfile Corp\.?)[^)/\n]{0,30}/?\s*\)?"
)
_DASH = r"(?:--+|––?|—+|(?<=\s)-(?=\s)|−)"
# "WALTHAM, Mass.--(BUSINESS WIRE)--", "KENILWORTH, N.J. & SEATTLE––", "NEW YORK (Reuters) -",
# "FREMONT, Calif. - (NewMediaWire) - October 22, 2024 -". Refuses a line in which no dash or wire follows the place.
DATELINE = re.compile(
    rf"""(?P<place>[A-Z][A-Za-zÀ-ÿ.'’\-]+(?:[ \t\xa0](?:[A-Z][A-Za-zÀ-ÿ.'’\-]+|of|am|de|&|and|/))*
    (?:,[ \t\xa0]?[A-Z][A-Za-zÀ-ÿ.'’\-]*(?:[ \t\xa0][A-Z][A-Za-z.]+)*){{0,3}})
    (?:[ \t\xa0]*(?:&|and|/|;|,)[ \t\xa0]*[A-Z][A-Za-zÀ-ÿ.'’]+(?:[ \t\xa0][A-Z][A-Za-z.]+)*
        (?:,[ \t\xa0]?[A-Z][A-Za-z.]+(?:[ \t\xa0][A-Z][A-Za-z.]+)*)?){{0,3}}
    [ \t\xa0]*,?[ \t\xa0]*(?:{_DASH})?[ \t\xa0]*
    (?:(?P<date>(?:{_MONTH})\.?[ \t\xa0]+\d{{1,2}}(?:st|nd|rd|th)?,?[ \t\xa0]+(?:19|20)\d\d)
        [ \t\xa0]*,?[ \t\xa0]*(?:{_DASH})?[ \t\xa0]*)?
    (?:(?P<wire>{_WIRE})[ \t\xa0]*(?:{_DASH})?[ \t\xa0]*)?
    (?:(?P<date2>(?:{_MONTH})\.?[ \t\xa0]+\d{{1,2}},?[ \t\xa0]+(?:19|20)\d\d)[ \t\xa0]*)?
        (?:/?(?:[A-Z][\w ]+)?/?[ \t\xa0]*)??
    (?P<end>{_DASH}|(?<=--)|:)[ \t\xa0]*\**[ \t\xa0]*""",
    re.VERBOSE,
)


def find_dateline(text: str, start: int, limit: int) -> re.Match[str] | None:
    """The first dateline at or after `start`: its place is in capitals, or a wire or date follows the place."""
    at = start
    while at < limit:
        match = DATELINE.search(text, at, limit)
        if match is None:
            return None
        city = match["place"].split(",")[0]
        capitals = city.isupper() and len(city.replace(".", "")) > 2
        if (match["wire"] or match["date"] or match["date2"] or capitals) and match["end"] != ":":
            return match
        at = match.start() + max(1, len(match["place"].split(" ")[0]))
    return None
