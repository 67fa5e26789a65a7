"""Names in headlines, which capitalise ordinary words too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biopact.loaders.mentions.candidates import OF_THE_HOUSE, Candidate, find_candidates, trimmed
from biopact.loaders.mentions.forms import Forms
from biopact.loaders.mentions.words import HEADLINE_ONLY, HEADLINE_WORDS, OPENERS
from biopact.resolution.legal_forms import LEGAL
from biopact.text import Span

_ORDINARY = HEADLINE_WORDS | HEADLINE_ONLY | OPENERS | {"of", "for", "and", "the", "in"}
# What may follow a known name and belongs to it: ", Inc.", " Pharmaceuticals Holding Corp.".
_LEGAL_TAIL = re.compile(rf"(?:[ \xa0][A-Z][\w-]*){{0,2}}?(?:,?[ \xa0]{LEGAL}(?!\w)){{1,2}}")


def headline_candidates(text: str, span: Span, known: Forms) -> Iterator[Candidate]:
    """Possible names of a headline that the running text has not shown yet; what it has shown is left out."""
    at = span.start
    for start, form in known.find(text, span.start, span.end):
        yield from _split(text, at, start)
        house = OF_THE_HOUSE.search(text, max(0, start - 12), start)
        tail = None if house else _LEGAL_TAIL.match(text, start + len(form), span.end)
        at = tail.end() if tail else start + len(form)
        yield Candidate(Span(start, at), text[start:at])
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
    for match in re.finditer(r"\S+", text[candidate.span.start : candidate.span.end]):
        word = match[0].strip(",.;:®™").lower()
        at = candidate.span.start + match.start()
        if word in _ORDINARY:
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
