"""Names without what does not tell one organization from another."""

from __future__ import annotations

import re
from functools import lru_cache

from biopact.resolution.legal_forms import LEGAL

_LEGAL_TAIL = re.compile(rf"(?:(?:,\s*|\s+)(?:(?:and|&)\s+)?{LEGAL})+$")


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A name without legal form, marks and case: what two forms of one organization share."""
    bare = _LEGAL_TAIL.sub("", name).rstrip(" ,")
    bare = re.sub(r"[®™]", "", bare)
    bare = re.sub(r"^[Tt]he\s+", "", bare)
    bare = re.sub(r"^(?:U\.?S\.?|United States(?: of America)?)(?= [Gg]overnment)", "United States", bare)
    return re.sub(r"[\s\-‑]+", " ", bare).strip(" .,").lower()
