"""Content negotiation (RFC 9110, section 12.5.1): which of several media types a client likes best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biopact.graph.server.refusal import Refusal

_RANGE = re.compile(r"\s*([\w.+*-]+)/([\w.+*-]+)\s*((?:;[^,]*)?)", re.ASCII)
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.ASCII | re.IGNORECASE)

_MOST = 50
"""Media ranges of one header that are read."""


@dataclass(frozen=True, slots=True)
class _Range:
    """One of the media ranges of an Accept header."""

    kind: str
    subtype: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely a media type is meant: 3 by name, 2 by its kind, 1 by `*/*`, 0 not at all."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.subtype == "*":
            return 2 if self.kind == kind else int(self.kind == "*")
        return 0


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(",", _MOST)[:_MOST]:
        match = _RANGE.match(part)
        if match:
            quality = _QUALITY.search(match[3])
            found.append(_Range(match[1].lower(), match[2].lower(), float(quality[1]) if quality else 1.0))
    return found


def quality(accept: str, media_type: str) -> float:
    """How much a client likes a media type: 0 not at all, 1 most. The range that names it closest counts.

    >>> quality("text/*;q=0.3, text/html;q=0.7", "text/html"), quality("text/*;q=0.3", "text/turtle")
    (0.7, 0.3)
    """
    ranges = _ranges(accept)
    if not ranges:
        return 1.0 if not accept.strip() else 0.0
    close, liked = max(((each.fits(media_type), each.quality) for each in ranges), default=(0, 0.0))
    return liked if close else 0.0


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that a client likes best of those offered, the first of equals; None if it takes none of them.

    >>> best("text/csv;q=0.5, application/*", ["application/json", "text/csv"])
    'application/json'
    >>> best("image/png", ["application/json"])
    """
    liked = [(quality(accept, media_type), media_type) for media_type in offered]
    most = max((each[0] for each in liked), default=0.0)
    return next((media_type for each, media_type in liked if each == most), None) if most > 0 else None


def choose(accept: str, offered: Sequence[str]) -> str:
    """The same; raises Refusal (406) with what there is."""
    found = best(accept, offered)
    if found is None:
        raise Refusal(406, f"The answer comes as {', '.join(offered)}: ask for one of these with Accept.")
    return found
