"""Names in headlines, which capitalise ordinary words too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biopact.loaders.mentions.candidates import LEGAL, Candidate, find_candidates, trimmed
from biopact.loaders.mentions.words import HEADLINE_WORDS, OPENERS
from biopact.loaders.wordlists import any_of
from biopact.text import Span

# What may follow a known name and belongs to it: ", Inc.", " Pharmaceuticals Holding Corp.".
_LEGAL_TAIL = re.compile(rf"(?:[ \xa0][A-Z][\w-]*){{0,2}}?(?:,?[ \xa0]{LEGAL}(?!\w)){{1,2}}")


def headline_candidates(text: str, span: Span, known: frozenset[str]) -> Iterator[Candidate]:
    """Possible names of a headline that the running text has not shown yet; what it has shown is left out."""
    at = span.start
    if known:
        for match in re.compile(rf"(?<![\w]){any_of(known)}(?![\w])").finditer(text, span.start, span.end):
            yield from _split(text, at, match.start())
            tail = _LEGAL_TAIL.match(text, match.end(), span.end)
            at = tail.end() if tail else match.end()
            yield Candidate(Span(match.start(), at), text[match.start() : at])
    yield from _split(text, at, span.end)


def _split(text: str, start: int, end: int) -> Iterator[Candidate]:
    if end - start > 2:
        for candidate in find_candidates(text, Span(start, end)):
            yield from split_headline(text, candidate)


def split_headline(text: str, candidate: Candidate) -> list[Candidate]:
    """A headline cut at its ordinary words: "Merck Completes Acquisition of ArQule" gives Merck and ArQule."""
    pieces: list[Candidate] = []
    start: int | None = None
    end = candidate.span.start
    ordinary = HEADLINE_WORDS | OPENERS | {"of", "for", "and", "the", "in"}
    for match in re.finditer(r"\S+", text[candidate.span.start : candidate.span.end]):
        word = match[0].strip(",.;:®™").lower()
        at = candidate.span.start + match.start()
        if word in ordinary:
            if start is not None:
                pieces += trimmed(text, start, end)
            start = None
        elif start is None:
            start = at
        end = candidate.span.start + match.end()
        if match[0].endswith((",", ";", ":")) and start is not None:
            pieces += trimmed(text, start, end)
            start = None
    if start is not None:
        pieces += trimmed(text, start, end)
    return pieces if len(pieces) != 1 or pieces[0].span != candidate.span else [candidate]
