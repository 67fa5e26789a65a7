"""Whom "the Company", "we" and an "It" at the head of a sentence mean."""

from __future__ import annotations

import re

from biopact.loaders.document import Document, Kind, Sentence
from biopact.loaders.layout import Part
from biopact.text import Span

_IT = re.compile(r"It(?=\s)")
_SELF_WORDS = re.compile(
    r"\b(?:[Tt]he\s+Company|the\s+company|The\s+company|We|we|our company"
    r"|[Oo]ur(?= (?:partner|collaborat|agreement|licens|acquisition|lead|propriet|investigational|technology"
    r"|platform|pipeline|product|candidate|alliance)))\b"
    r"|\b[Tt]he\s(?:group|drugmaker|drug\smaker|biotech|firm)(?=\s(?:has|had|also|agreed|bought|acquired|signed"
    r"|sold|paid"
    r"|licensed|entered)\s|,\swhich\s)"
)
# "a license taken by Beta – the company licensed …": the company is Beta.
_AFTER_DASH = re.compile(r"\s[–—-]\s$")
_REACH = 120


def own_words(document: Document, sentence: Sentence) -> list[tuple[int, int, int]]:
    """The words of a sentence that stand for whoever speaks: start, end, index of the organization."""
    speaker = document.speaker(sentence)
    if speaker is None or sentence.quoted:
        return []
    text = document.release.text
    start, end = sentence.span.start, sentence.span.end
    found = []
    for match in _SELF_WORDS.finditer(text, start, end):
        who = _before_dash(document, start, match.start()) if match[0] == "the company" else None
        found.append((match.start(), match.end(), speaker if who is None else who))
    if sentence.section.part is Part.ABOUT and sentence.order not in document.carried:
        found += [(m.start(), m.end(), speaker) for m in _IT.finditer(text, start, start + 3)]
    return found


def _before_dash(document: Document, start: int, at: int) -> int | None:
    """The organization whose name ends right before the dash that stands before an offset."""
    dash = _AFTER_DASH.search(document.release.text, max(start, at - 3), at)
    if dash is None:
        return None
    near = document.mentions_in(Span(max(start, at - _REACH), at))
    if not near or near[-1].span.end != dash.start() or near[-1].kind is not Kind.ORGANIZATION:
        return None
    return near[-1].index
