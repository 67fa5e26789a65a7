"""The dateline: place, wire and date with which the running text of a release begins."""

from __future__ import annotations

import re

from biopact.loaders.wordlists import MONTHS, any_of

_MONTH = any_of([*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"])
_WIRE = (
    r"\(?[ ]*/?[ ]*(?:BUSINESS[ ]WIRE|Business[ ]Wire|PRNewswire|PR[ ]Newswire|GLOBE[ ]NEWSWIRE|GlobeNewswire"
    r"|PRIME[ ]NEWSWIRE|Globe[ ]Newswire|NewMediaWire|NEWMEDIAWIRE|ACCESSWIRE|Marketwired|Market[ ]Wire|Reuters"
    r"|News[ ]Direct|24-7PressRelease"
    r"|EIN[ ]Presswire|PRWEB|Newsfile(?:[ ]Corp\.?)?)[^)/\n]{0,30}/?[ ]*\)?"
    r"|\([A-Z][\w.\- ]{2,25}\)|\(?\[[^\]\n]{3,30}\]\(https?://[^)\s]{1,100}\)\)?"
)
_DASH = r"(?:-?--+|-?––?|—+|(?<=\s)-(?=\s)|−)"
_CLOCK = r"(?:,?[ ]@?[ ]?\d{1,2}:\d\d[ ]?[AaPp]\.?[Mm]\.?(?:[ ][A-Z][\w/]{1,30})?)?"
# The look ahead spares most places the try of every month.
_DATE = (
    r"(?=[\djfmasondA-Z])(?:[A-Z][a-z]+day,?[ ])?"
    rf"(?:(?i:{_MONTH})\.?[ \t\xa0]+\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ \t\xa0]+(?:19|20)\d\d)?"
    rf"|\d{{1,2}}[ \t\xa0]+(?i:{_MONTH})\.?,?[ \t\xa0]+(?:19|20)\d\d){_CLOCK}"
)
_FULL_STOP = r"(?<=,[ ][12]\d\d\d)(?:[.,](?=[ ][A-Z])|(?=[ \t]*\n))"
# Words are taken whole, and space only in one way, or every capital of a text is tried hundreds of times; only where a
# lost space has glued a date to a word ("TexasMay 3") does the word end before it.
_REST = r"(?:(?>[A-Za-zÀ-ÿ.'’]*)|[A-Za-zÀ-ÿ.'’]*?(?=[JFMASOND][a-z]{2,8}\.?[ \xa0]\d))"
_WORD = rf"[A-ZÀ-Þ](?=[A-Za-zÀ-ÿ.'’]){_REST}"
_MORE = rf"(?:-[A-Za-zÀ-ÿ]+)*(?:[ \t\xa0](?:{_WORD}(?:-[A-Za-zÀ-ÿ]+)*|of|am|de)){{0,12}}"
_CITY = _WORD + _MORE
_REGION = rf"(?:,[ \t\xa0]?(?:[Tt]he[ \xa0])?(?!(?i:{_MONTH})\b)[A-ZÀ-Þ]{_REST}(?:[ \t\xa0][A-ZÀ-Þ][A-Za-z.]+)*)"
_BETWEEN = rf"(?>[ \t\xa0]*(?:,[ \t\xa0]*)?)(?:(?:{_DASH}|/|\|)[ \t\xa0]*)?"
# "WALTHAM, Mass.--(BUSINESS WIRE)--", "KENILWORTH, N.J. & SEATTLE––", "NEW YORK (Reuters) -", "Zürich, 3 May 2012 –",
# "FREMONT, Calif. - (NewMediaWire) - October 22, 2024 -", "Bonn, Germany, 3 May 2012: ". Refuses a line in which no
# dash or wire follows the place.
DATELINE = re.compile(
    rf"""(?P<place>[A-ZÀ-Þ](?<![\w-].)(?=[A-Za-zÀ-ÿ.'’]){_REST}{_MORE}{_REGION}{{0,3}})
    (?:[ \t\xa0]*,?[ \t\xa0]*(?:&|and|/|;)[ \t\xa0]*{_CITY}{_REGION}{{0,2}}){{0,3}}
    {_BETWEEN}
    (?:(?P<date>{_DATE}){_BETWEEN})?
    (?:(?P<wire>{_WIRE}){_BETWEEN})?
    (?:(?P<date2>{_DATE})[ \t\xa0]*(?:/[ \t\xa0]*)?)?
    (?:(?P<wire2>{_WIRE})[ \t\xa0]*)?
    (?P<end>{_DASH}|(?<=[-–—/])|(?<=[-–—/][ \xa0])|:|{_FULL_STOP}|(?<=\d\d\d\d)\.(?=[ \t\xa0\n]))
    [ \t\xa0]*\**[ \t\xa0]*""",
    re.VERBOSE,
)


_YEAR = re.compile(r"(?:19|20)\d\d$")
_CAPITALS = re.compile(r"(?<![\w.])[A-ZÀ-Þ]{3,}(?![\w.])")


def _begins_line(text: str, at: int) -> bool:
    """True if only space and marks stand before an offset in its line."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t\xa0*_#>")


def find_dateline(text: str, start: int, limit: int) -> re.Match[str] | None:
    """The first dateline at or after `start`: its place is in capitals, or a wire or date follows the place."""
    at = start
    while at < limit:
        match = DATELINE.search(text, at, limit)
        if match is None:
            return None
        capital = _CAPITALS.search(match["place"])
        if capital and capital.start() > 0 and not match["place"].split(" ")[0].isupper():
            # A flattened headline runs into the dateline: "… with Beta BOSTON, May 3".
            at = match.start("place") + capital.start()
            continue
        city = match["place"].split(",")[0]
        capitals = city.isupper() and len(city.replace(".", "")) > 2
        wired = match["wire"] or match["wire2"]
        weak = match["end"] in {":", "."}
        if weak and _YEAR.search(match["date"] or match["date2"] or "") and _begins_line(text, match.start()):
            return match
        if (wired or match["date"] or match["date2"] or capitals) and not weak:
            return match
        at = match.start() + max(1, len(match["place"].split(" ")[0]))
    return None
