"""Abbreviations that a text explains itself: "renal cell carcinoma (RCC)", "delta-like ligand 3 (DLL3)"."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"(?<=[\w’'])\s\([“\"']?([A-Za-zαβγ][\w\-αβγ]{1,9})[”\"']?\)")
_REACH = 90
_WORDS = re.compile(r"[A-Za-z0-9αβγ’']+")


def abbreviations_of(text: str) -> dict[str, str]:
    """Each abbreviation that a text explains, with the words before it that its letters stand for.

    The letters must be found in order in the words, the first of them at the first word's start (Schwartz and Hearst,
    "A simple algorithm for identifying abbreviation definitions in biomedical text", 2003).
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = match[1]
        if short in found or sum(map(str.isupper, short)) < 2:
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        start = _begins(short, before, 2 * len(short) + 1)
        if start is not None:
            found[short] = " ".join(before[start:].split())
    return found


def _begins(short: str, before: str, most: int) -> int | None:
    """Where the words begin that the letters stand for; None if they do not stand for the words."""
    letters = [char for char in short.lower() if char.isalnum()]
    at = len(before)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (
            before[at].lower() == letters[number] and (number > 0 or at == 0 or not before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    words = _WORDS.findall(before[at:])
    return (
        at
        if 1 <= len(words) <= most and len(before) - at > len(short) and not re.search(r"[.;:]", before[at:])
        else None
    )
