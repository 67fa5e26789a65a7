"""How often a deal is read where there is none: of releases of other trades at most 1 in 50 may yield one.

    python tests/quality/precision.py             what is read from them, for reading
    python tests/quality/precision.py --keep      the same, and write the figure into docs/accuracy.md

The releases are 2,000 of those that ../shared/corpus marks as not of biotech, drawn by a hash and so the same
everywhere; those that are held out for scoring are left out, for what is read here is looked at.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))  # as a script it still finds its neighbours

from biopact.facts import Deal
from biopact.loaders.read import read
from biopact.loaders.sources.plain import decode
from tests.quality.scoring import SETS, annotated, corpus, in_page, key_of, put_into_page

DRAWN = 2000
AT_MOST = 1 / 50
MARKS = ("<!-- precision: written by tests/quality/precision.py --keep -->", "<!-- end of precision -->")


def drawn() -> list[tuple[str, str]]:
    """The identifiers and texts of the releases drawn."""
    held = {key for name in SETS for key in annotated(name)}
    others = [
        (row["id"], row["text"])
        for row in corpus()
        if not row["biotech"] and row["text"].strip() and key_of(row["id"]) not in held
    ]
    return sorted(others, key=lambda one: hashlib.sha256(one[0].encode()).hexdigest())[:DRAWN]


def yielding() -> dict[str, tuple[Deal, ...]]:
    """The deals read from the releases that yield any."""
    found = {}
    for identifier, text in drawn():
        deals = read(decode(text.encode("utf-8"), identifier, identifier)).deals
        if deals:
            found[identifier] = deals
    return found


def told(found: dict[str, tuple[Deal, ...]]) -> str:
    """Every deal of theirs with the words that say it, to be read."""
    lines = []
    for identifier, deals in found.items():
        lines.append(identifier)
        for deal in deals:
            parties = ", ".join(f"{party.organization.name} ({party.role})" for party in deal.parties)
            lines.append(f"    {'/'.join(deal.kinds)}, {deal.telling}, by {deal.evidence[0].rule}: {parties}")
            lines.append(f"        {' '.join(deal.evidence[0].quote.split())[:300]}")
    return "\n".join(lines)


def sentence(count: int) -> str:
    """The figure as docs/accuracy.md says it."""
    return f"Of {DRAWN:,} such releases, {count} yield a deal: {count / DRAWN:.2%}, where at most {AT_MOST:.0%} may."


def page_sentence() -> str:
    """The figure as it stands in docs/accuracy.md."""
    return in_page(MARKS)


def main() -> int:
    """Print what is read; with --keep, keep the figure. 1 if it is too much."""
    found = yielding()
    print(told(found))
    print(sentence(len(found)))
    if "--keep" in sys.argv:
        put_into_page(MARKS, sentence(len(found)))
    return int(len(found) > DRAWN * AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
