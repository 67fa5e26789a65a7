"""The sentences of a release in order, and which of them somebody is quoted with."""

from __future__ import annotations

import re

from biopact.loaders.document.values import Document, Sentence
from biopact.loaders.layout import Part
from biopact.loaders.sentences import find_sentences


def split_sentences(document: Document) -> None:
    """Give the document its sentences; a quotation runs on through sentences until it is closed or a paragraph ends."""
    text = document.release.text
    order = 0
    open_quote = False
    last_end = 0
    for section in document.read_sections:
        spans = [section.span] if section.part is Part.TITLE else list(find_sentences(text, section.span))
        for span in spans:
            if _EMPTY_LINE.search(text, last_end, span.start):
                open_quote = False
            quoted = open_quote or span.of(text)[:1] in {"“", '"', "”"}
            open_quote = _still_open(span.of(text), open_quote)
            last_end = span.end
            document.sentences.append(Sentence(span, section, order, quoted and section.part is not Part.TITLE))
            order += 1


_EMPTY_LINE = re.compile(r"\n\s*\n")
_QUOTE_MARK = re.compile(r"[“”\"]")


def _still_open(words: str, opened: bool) -> bool:
    """True if a quotation is open after these words. A mark before a letter opens, one behind a letter closes."""
    for match in _QUOTE_MARK.finditer(words):
        before, after = words[match.start() - 1 : match.start()], words[match.end() : match.end() + 1]
        opens = (not before or before.isspace() or before in "([—–-") and (after.isalnum() or after in set("([$"))
        opened = opens if match[0] != "“" else True
    return opened
