"""Readable slugs that are the same on every machine, and different for different names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

# What Unicode does not take apart into a Latin letter and a mark, and Greek letters, which the names of targets hold.
_SPELLED = str.maketrans(
    dict(zip("œæøðþßłđı", "oe ae o d th ss l d i".split(), strict=True))
    | {
        letter: unicodedata.name(letter).rsplit(" ", 1)[-1].lower()
        for letter in map(chr, range(0x3B1, 0x3CA))
        if letter != "ς"
    }
    | {"&": " and ", "+": " plus ", "ς": "sigma", "λ": "lambda", "%": " percent ", "<": " under ", ">": " over "}
    | {"≤": " up to ", "≥": " from ", "@": " at "}
)
_MARKS = str.maketrans("", "", "®™℠©")
"""Signs of ownership, of which Unicode would make letters."""


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """A readable identifier of a name: "Hoffmann-La Roche" gives hoffmann-la-roche.

    A name without any letter or digit, with some that are not spelled in Latin here, or longer than 80 characters
    ends in a hash of itself: what the readable part leaves out still tells it from another name.
    """
    bare = name.translate(_MARKS)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).lower().translate(_SPELLED))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(char.isalnum() and not char.isascii() for char in plain)
    if short and len(short) <= 80 and not lost:
        return short
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{short[:60].rstrip('-')}-{digest}".lstrip("-")


def cut(short: str, length: int = 60) -> str:
    """A slug of at most so many characters; one that is longer ends in a hash, which tells it from its like."""
    if len(short) <= length:
        return short
    return f"{short[: length - 11].rstrip('-')}-{hashlib.sha256(short.encode()).hexdigest()[:10]}"


def local_id(name: str, release: str) -> str:
    """The identifier of a name that means something else in another release: asthma-drug-in-zentor-2012-05-03."""
    return f"{cut(slug(name))}-in-{cut(slug(release))}"


def is_local(node: str, release: str) -> bool:
    """True for a node whose identifier holds in one release only; either as an IRI or as its last segment."""
    return node.rpartition("/")[2].endswith(f"-in-{cut(slug(release.rpartition('/')[2]))}")
