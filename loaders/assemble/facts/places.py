"""Territories as things, and places in the letters of the text."""

from __future__ import annotations

import re

from biopact.facts import Territory
from biopact.loaders.skeleton import INNER_DOT, Skeleton
from biopact.resolution.identifiers import slug

_PLACE_IDS = {
    "u-s": "united-states",
    "us": "united-states",
    "usa": "united-states",
    "uk": "united-kingdom",
    "u-k": "united-kingdom",
    "eu": "european-union",
}


def territory(place: str) -> Territory:
    """A place as a thing, named as said; its usual short forms share one identifier."""
    name = re.sub(r"\s+", " ", re.sub(r"^[Tt]he ", "", place.strip()))
    name = name.upper() if len(name) <= 3 and name.islower() else name
    return Territory(_PLACE_IDS.get(slug(name), slug(name)), name)


def place_as_said(place: str, skeleton: Skeleton) -> str:
    """A place of a skeleton with the capitals that the text gives it."""
    place = place.replace(INNER_DOT, ".")
    words = skeleton.sentence.span.of(skeleton.document.release.text)
    found = re.search(r"\s+".join(map(re.escape, place.split())), words, re.IGNORECASE)
    return " ".join(found[0].split()) if found else place
