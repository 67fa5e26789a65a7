"""Whom "the Danish biotech" or "the British drugmaker" means: the party that the text describes so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.loaders.rule import pattern

_NOUN = (
    r"(?:group|firm|company|drugmaker|drug maker|biotech|biotechnology|drug company|pharmaceutical company|pharma|giant"
    r"|start-?up|laboratory|developer|specialist|university|institute|manufacturer|business)"
)
_EPITHET = re.compile(rf"\b(?:the|its) (?P<words>(?:[a-z․.\-]+ ){{0,3}}?{_NOUN})(?=[ ,]|'s|$)(?! of\b)")
_BEFORE = pattern(r"(?P<words>(?:[a-z․.\-']+ ){1,6})(?P<who>{O})")
_BEHIND = pattern(r"(?P<who>{O}) ?, (?:an?|the|one of the) (?P<words>(?:[a-z․.\-']+ ){1,6})")
# Who a company is: where it is from, and how big. Other words describe anything.
_PLACE = re.compile(
    r"\b(?:u[․.]s[․.]?|us|american|british|uk|u[․.]k[․.]?|swiss|german|danish|french|dutch|belgian|italian|spanish"
    r"|irish"
    r"|swedish|norwegian|finnish|israeli|indian|chinese|japanese|korean|canadian|australian|austrian|brazilian|danish"
    r"|scottish|singapore|taiwanese|russian|turkish|hungarian|[a-z]+-based)(?![a-z])"
)
_SMALL = re.compile(r"\b(?:biotech|biotechnology|start-?up|privately held|small|developer|university|institute)\b")
_BIG = re.compile(
    r"\b(?:drugmaker|drug maker|giant|group|pharmaceuticals?|pharma|biggest|largest|multinational"
    r"|major)\b"
)
_SAME = {
    "american": "us",
    "u․s․": "us",
    "u.s.": "us",
    "u․s": "us",
    "u․k․": "british",
    "u․k": "british",
    "uk": "british",
}


def _signs(words: str) -> set[str]:
    """The place and size that some words tell."""
    said = {_SAME.get(match[0], match[0]) for match in _PLACE.finditer(words)}
    if _SMALL.search(words):
        said.add("small")
    elif _BIG.search(words):
        said.add("big")
    return said


class Epithets:
    """How a text describes the two parties of a deal, and whom a description means."""

    def __init__(self, texts: Iterable[str], parties: Sequence[int]) -> None:
        self._told: dict[int, set[str]] = {number: set() for number in parties}
        for text in texts:
            for sign in (_BEFORE, _BEHIND):
                for match in sign.finditer(text):
                    number = ord(match["who"]) - 0xE000
                    if number in self._told:
                        self._told[number] |= _signs(match["words"])

    def named(self, text: str) -> str:
        """A sentence with the mark of a party in the place of every description that can only mean that party."""
        return _EPITHET.sub(self._mark, text)

    def _mark(self, match: re.Match[str]) -> str:
        said = _signs(match["words"])
        if not said:
            return match[0]
        scores = {
            number: len(said & told) - len({"big", "small"} & (told ^ said)) * bool({"big", "small"} & said & {*told})
            for number, told in self._told.items()
        }
        best = max(scores.values())
        first = [number for number, score in scores.items() if score == best]
        if best > 0 and len(first) == 1:
            return chr(0xE000 + first[0])
        places = {sign for sign in said if sign not in {"big", "small"}}
        elsewhere = [n for n, told in self._told.items() if places and told - {"big", "small"} and not told & places]
        rest = [number for number in self._told if number not in elsewhere]
        return chr(0xE000 + rest[0]) if elsewhere and len(rest) == 1 else match[0]
