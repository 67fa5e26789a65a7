"""The fingerprint of a text: how much two texts share, and whether their figures and names agree, without the texts.

The sketch is MinHash with one permutation (Li, Owen, Zhang 2012): the hashes of all runs of five words fall into 64
bins, and each bin keeps its least; an empty bin takes that of the next one (Shrivastava, Li 2014). The share of equal
bins estimates the Jaccard index of the two sets of runs, with a standard error of at most 1/16.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from operator import eq
from zlib import crc32

BINS = 64
RUN = 5
"""Words in a run."""
FEWEST = 20
"""Words that a text needs: shorter ones are alike by chance."""
MARKS = 128
"""Figures and names that are kept, from the beginning of the text: each figure, each name once."""

_FEWEST_MARKS = 3
_HELD = 50_000
"""Words whose hashes are held at most: some megabytes."""

_VALUES = struct.Struct(f">{BINS}H")
_LINKS = re.compile(
    # Each way begins with one sign, so that places with another one are passed over at once.
    r"!\[[^\]\n]*\]\([^)\s]*\)|\]\([^)\s]*\)|https?://\S+|www\.\S+|<[^<>\n]{1,200}>|\((?:R|TM|SM)\)|®|™"
)
# A text that ends within a sentence may end within a word.
_BROKEN_OFF = re.compile(r"(?:[^\W_]|…|\.\.\.|[\[(](?:…|\.\.\.)[\])])\s*\Z")
_LONGEST_END = 5
"""Signs of the longest ending that says so, such as "[...]"."""
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# Words that tell two releases of a series apart as figures do, and what is announced from what is done.
_TELLING = frozenset(
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh"
    " eighth ninth tenth another no not closing closes closed completes completed completion amends amended amendment"
    " extends extended extension terminates terminated termination exercises exercised withdraws withdrawn".split()
)


def _mark(word: str) -> int:
    return crc32(word.replace(",", "").encode("utf-8", "surrogatepass")) & 0xFFFF


DECISIVE = frozenset(map(_mark, _TELLING))
"""Marks that no release has in its lead while the same one on another wire lacks them."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text: a sketch of its runs of words, and its figures and names in order, hashed to 16 bits."""

    sketch: bytes
    """64 values of two bytes."""
    marks: tuple[int, ...]

    def __str__(self) -> str:
        """Both in base64, with a full stop between them."""
        packed = struct.pack(f">{len(self.marks)}H", *self.marks)
        return ".".join(base64.b64encode(part).decode().rstrip("=") for part in (self.sketch, packed))

    @classmethod
    def parse(cls, text: str) -> Fingerprint | None:
        """The fingerprint that `str` wrote; None if the text is none."""
        sketch, _, marks = text.partition(".")
        try:
            one, other = (base64.b64decode(part + "=" * (-len(part) % 4), validate=True) for part in (sketch, marks))
        except (binascii.Error, ValueError):
            return None
        if len(one) != 2 * BINS or len(other) % 2:
            return None
        return cls(one, struct.unpack(f">{len(other) // 2}H", other))

    def likeness(self, other: Fingerprint) -> float:
        """The estimated share of runs of words that both have, of all that either has; from 0 to 1."""
        same = sum(map(eq, _VALUES.unpack(self.sketch), _VALUES.unpack(other.sketch)))
        return int(same) / BINS


def fingerprint_of(parts: Iterable[str]) -> Fingerprint | None:
    """The fingerprint of a text, given in parts; None if it is too short to be told from others.

    Case, punctuation, markup and addresses do not count. The same on every machine.
    """
    texts = [_LINKS.sub(" ", part) for part in parts]
    words = [word for text in texts for word in _WORDS.findall(text)]
    if texts and _BROKEN_OFF.search(texts[-1].rstrip()[-_LONGEST_END:]):
        words = words[:-1]
    if len(words) < FEWEST:
        return None
    marks: list[int] = []
    seen: set[str] = set()
    written: set[str] = set()
    for word in words:
        if word in written:
            continue
        plain = word.lower()
        if word[0].isdigit():
            marks.append(_mark(plain))
        else:
            written.add(word)
            if (word[0].isupper() or plain in _TELLING) and plain not in seen:
                seen.add(plain)
                marks.append(_mark(plain))
        if len(marks) == MARKS:
            break
    return Fingerprint(_sketch(words), tuple(marks)) if len(marks) >= _FEWEST_MARKS else None


class _Hashes(dict[str, int]):
    """The hash of each word, computed once: most words of a text stand in many."""

    def __missing__(self, word: str) -> int:
        if len(self) == _HELD:
            self.clear()
        found = self[word] = crc32(word.lower().encode("utf-8", "surrogatepass"))
        return found


_HASHES = _Hashes()


def _sketch(words: list[str]) -> bytes:
    hashes = [_HASHES[word] for word in words]
    least = [1 << 32] * BINS
    for one, two, three, four, five in zip(hashes, hashes[1:], hashes[2:], hashes[3:], hashes[4:], strict=False):
        # Odd factors that differ keep the order of words; the last step brings what is low up to where bins are told.
        mixed = one * 0x9E3779B1 + two * 0x85EBCA6B + three * 0xC2B2AE35 + four * 0x27D4EB2F + five * 0x165667B1
        mixed = ((mixed ^ (mixed >> 15)) * 0x2C1B3C6D) & 0xFFFFFFFF
        at = mixed >> 26
        if mixed < least[at]:
            least[at] = mixed
    filled = [number for number in range(BINS) if least[number] < 1 << 32]
    values = []
    ahead = filled[0] + BINS
    for number in reversed(range(BINS)):
        if least[number] < 1 << 32:
            ahead = number
        # How far a value was fetched goes into it, or two texts with few runs would look alike.
        values.append((least[ahead % BINS] + (ahead - number) * 0x9E37) & 0xFFFF)
    return _VALUES.pack(*reversed(values))
