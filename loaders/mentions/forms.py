"""Where any of many known forms stands in a text, in time that does not grow with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_GLUED = re.compile(r"the(?<!\wthe)(\w+)")


class Forms:
    """Forms of names, by the word that each begins with; an empty form is left out."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = {form for form in forms if form}
        self._lengths: dict[str, list[int]] = {}
        self._signs: set[str] = set()
        for length, start in sorted({(len(form), _start(form)) for form in self._forms}, reverse=True):
            self._lengths.setdefault(start, []).append(length)
            if not _is_word(start[0]):
                self._signs.add(start)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where a form stands as words of its own, and the form: the longest at each place, none within another.

        A link that a web page lost may leave "the" glued to the name behind it.
        """
        at = start
        for begin, lengths in self._places(text, start, end):
            if begin < at or (begin == start and begin and _is_word(text[begin - 1])):
                continue
            form = self._longest(lengths, text, begin, end)
            if form is not None:
                yield begin, form
                at = begin + len(form)

    def at(self, text: str, begin: int) -> str | None:
        """The longest form that begins at an offset and ends with a word; None without any."""
        word = _WORD.match(text, begin)
        lengths = self._lengths.get(word[0] if word else text[begin : begin + 1], [])
        return self._longest(lengths, text, begin, len(text))

    def _longest(self, lengths: list[int], text: str, begin: int, end: int) -> str | None:
        for length in lengths:
            stop = begin + length
            if stop <= end and (stop == end or not _is_word(text[stop])):
                form = text[begin:stop]
                if form in self._forms:
                    return form
        return None

    def _places(self, text: str, start: int, end: int) -> list[tuple[int, list[int]]]:
        """Every place at which a form may begin, in order, with the lengths of those that may, the longest first."""
        by_start = self._lengths
        places = [(m.start(), by_start[m[0]]) for m in _WORD.finditer(text, start, end) if m[0] in by_start]
        glued = [m for m in _GLUED.finditer(text, start, end) if m[1] in by_start]
        if glued:
            places = sorted([*places, *((m.start(1), by_start[m[1]]) for m in glued)], key=lambda place: place[0])
        if self._signs:
            signs = [at for at in range(start, end) if text[at] in self._signs]
            places += [(at, by_start[text[at]]) for at in signs if not (at and _is_word(text[at - 1]))]
            places.sort(key=lambda place: place[0])
        return places


def _start(form: str) -> str:
    """The word that a form begins with, or the sign."""
    word = _WORD.match(form)
    return word[0] if word else form[0]


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
