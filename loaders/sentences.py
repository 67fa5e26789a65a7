"""Sentences of a stretch of text, as spans. Linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biopact.text import Span

# A full stop, question or exclamation mark with closing quotes or brackets, then space, then something that
# can begin a sentence; or an empty line; or a new list item. What stands before decides if it is an abbreviation.
_END = re.compile(
    r"(?P<stop>[.!?][”\"’')\]*]{0,3})(?P<gap>\s+)(?=[A-Z0-9“\"‘'(\[*À-Þ•$€£#-])|\n[ \t]*\r?\n"
    r"|\n(?=[ \t]*(?:[•*·▪–-][ \t]|\(?[0-9ivx]{1,3}[.)][ \t]))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Corp|Co|Ltd|Dr|Mr|Mrs|Ms|Prof|St|No|vs|Jr|Sr|Mass|Calif|Conn|Wash|Ill|Pa|Fla|Ga|Md|Va|Mich"
    r"|Minn|Ariz|Tex|Colo|Del|Mo|Ore|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Gov|Sen|Rep|Gen|approx|e\.g|i\.e"
    r"|al|Fig|Ref|LLC|Cos|Bros|Pty|Pte)|\b[A-Z]|\b[a-z]\.[a-z]|\b[A-Z]\.[A-Z])\.[”\"’')\]*]{0,3}$"
)
# After these abbreviations a sentence may end all the same, when a typical opener follows.
_OPENER = re.compile(
    r"(?:The|In|Under|We|This|These|It|As|For|With|Upon|On|At|By|Its|If|To|An?|Our|Following|Through|About"
    r"|Shares|Sales|He|She|They|But|And)\s"
)

# After these none ends: titles, "No.", and a person's initial, which stands alone unlike the last letter of "U.S.".
_NEVER_LAST = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs)|(?<![\w.])[A-Z])\.$")
# The number of a list item is no sentence.
_ITEM = re.compile(r"\(?[0-9ivx]{1,3}\.$")


# Behind it begins another sentence, whatever stands before.
_EMPTY_LINE = re.compile(r"\n[ \t]*\r?\n")

LONGEST = 1200
"""Code points after which a stretch without an end is cut: no sentence is so long, and rules stay quick on the rest."""


def find_sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of `text` within `span`, in order, without surrounding space."""
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match["stop"] is not None:
            window = text[max(start, match.start() - 12) : match.end("stop")]
            if _ITEM.fullmatch(window.strip()):
                continue
            if (
                not _EMPTY_LINE.search(match["gap"])
                and _ABBREVIATION.search(window)
                and (not _OPENER.match(text, match.end()) or _NEVER_LAST.search(window))
            ):
                continue
            end = match.end("stop")
        else:
            end = match.start()
        yield from _kept(text, start, end)
        start = match.end()
    yield from _kept(text, start, span.end)


def _kept(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in " \t\r\n*":
        start += 1
    while end > start and text[end - 1] in " \t\r\n*":
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield Span(start, cut)
        start = cut + 1 if text[cut] == " " else cut
    if end - start > 1:
        yield Span(start, end)
