"""One thing, one identifier: readable slugs that are the same on every machine and in any order of loading."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from biopact.resolution.forms import normal
from biopact.resolution.registry import registry

# What Unicode does not take apart into a Latin letter and a mark, and Greek letters, which the names of targets hold.
_SPELLED = str.maketrans(
    dict(zip("œæøðþßłđı", "oe ae o d th ss l d i".split(), strict=True))
    | {
        letter: unicodedata.name(letter).rsplit(" ", 1)[-1].lower()
        for letter in map(chr, range(0x3B1, 0x3CA))
        if letter != "ς"
    }
    | {"&": " and ", "+": " plus ", "ς": "sigma", "λ": "lambda"}
)


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """A readable identifier of a name: "Hoffmann-La Roche" gives hoffmann-la-roche.

    A name without any letter or digit, with some that are not spelled in Latin here, or longer than 80 characters
    ends in a hash of itself: what the readable part leaves out still tells it from another name.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower().translate(_SPELLED))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(char.isalnum() and not char.isascii() for char in plain)
    if short and len(short) <= 80 and not lost:
        return short
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{short[:60].rstrip('-')}-{digest}".lstrip("-")


def local_id(name: str, release: str) -> str:
    """The identifier of a name that means something else in another release: asthma-drug-in-zentor-2012-05-03."""
    return f"{slug(name)[:60]}-in-{slug(release)[:60]}"


def is_local(node: str, release: str) -> bool:
    """True for a node whose identifier holds in one release only; either as an IRI or as its last segment."""
    return node.rpartition("/")[2].endswith(f"-in-{slug(release.rpartition('/')[2])[:60]}")


def organization_id(name: str, registered: str | None) -> str:
    """The registry's id where the registry knows the organization, else the slug of its name without legal form."""
    if registered:
        return registered
    return slug(normal(name)) or slug(name)


def product_id(forms: list[str]) -> str:
    """The registry's id if it knows any form, else the slug of the first form."""
    for form in forms:
        found = registry().products.get(form.lower())
        if found:
            return found[0]
    return slug(forms[0])


def technology_id(forms: list[str]) -> str:
    """The registry's id if it knows any form, else the slug of the first form without "technology" or "platform"."""
    for form in forms:
        found = registry().technologies.get(form.lower())
        if found:
            return found[0]
    return slug(
        re.sub(r"\s+(?:technology|technologies|platform|platforms)$", "", forms[0], flags=re.IGNORECASE) or forms[0]
    )
