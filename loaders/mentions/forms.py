"""Where any of many known forms stands in a text, in time that does not grow with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")


class Forms:
    """Forms of names, by the word that each begins with; an empty form is left out."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._by_sign: dict[str, list[str]] = {}
        for form in sorted({form for form in forms if form}, key=len, reverse=True):
            word = _WORD.match(form)
            if word:
                self._by_word.setdefault(word[0], []).append(form)
            else:
                self._by_sign.setdefault(form[0], []).append(form)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where a form stands as words of its own, and the form: the longest at each place, none within another.

        A link that a web page lost may leave "the" glued to the name behind it.
        """
        at = start
        for begin, forms in self._places(text, start, end):
            if begin < at or (begin == start and begin and _is_word(text[begin - 1])):
                continue
            form = _first(forms, text, begin, end)
            if form is not None:
                yield begin, form
                at = begin + len(form)

    def at(self, text: str, begin: int) -> str | None:
        """The longest form that begins at an offset and ends with a word; None without any."""
        word = _WORD.match(text, begin)
        forms = self._by_word.get(word[0], ()) if word else self._by_sign.get(text[begin : begin + 1], ())
        return _first(forms, text, begin, len(text))

    def _places(self, text: str, start: int, end: int) -> list[tuple[int, list[str]]]:
        """Every place at which a form may begin, in order, with the forms that may."""
        by_word = self._by_word
        places = []
        for match in _WORD.finditer(text, start, end):
            word = match[0]
            if word in by_word:
                places.append((match.start(), by_word[word]))
            if word[:3] == "the" and word[3:] in by_word:
                places.append((match.start() + 3, by_word[word[3:]]))
        if self._by_sign:
            signs = ((at, self._by_sign.get(text[at])) for at in range(start, end))
            places += [(at, forms) for at, forms in signs if forms and not (at and _is_word(text[at - 1]))]
            places.sort(key=lambda place: place[0])
        return places


def _first(forms: Iterable[str], text: str, begin: int, end: int) -> str | None:
    for form in forms:
        stop = begin + len(form)
        if stop <= end and text.startswith(form, begin) and (stop == end or not _is_word(text[stop])):
            return form
    return None


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
