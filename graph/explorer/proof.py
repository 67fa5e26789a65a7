"""Which words of which release prove what the page says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from biopact.graph import queries
from biopact.graph.explorer.view import ViewEvidence
from biopact.graph.rows import EvidenceRow
from biopact.graph.store import Store


class Proof:
    """The evidence of a whole store, read once."""

    def __init__(self, store: Store) -> None:
        self._of_node: dict[str, list[EvidenceRow]] = defaultdict(list)
        for row in queries.evidence(store):
            self._of_node[row.about].append(row)
        self._claims: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for claim in queries.claims(store):
            self._claims[claim.subject, claim.predicate, claim.object].append(claim.claim)

    def of(self, nodes: Iterable[str]) -> tuple[ViewEvidence, ...]:
        """The words that these nodes rest on, each place once, the oldest release first."""
        places: dict[tuple[str, int, int], EvidenceRow] = {}
        for node in nodes:
            for row in self._of_node.get(node, ()):
                places.setdefault((row.release, row.start, row.end), row)
        ordered = sorted(places.values(), key=lambda row: (row.date or "", row.release, row.start, row.end))
        return tuple(_shown(row) for row in ordered)

    def of_edge(self, subject: str, predicate: str, object: str) -> tuple[ViewEvidence, ...]:
        """The words that say an edge; `object` is an IRI or a literal's text."""
        return self.of(self._claims.get((subject, predicate, object), ()))


def _shown(row: EvidenceRow) -> ViewEvidence:
    return ViewEvidence(
        quote=row.quote,
        before=_before(row.before or "", whole=row.start <= len(row.before or "")),
        after=_after(row.after or ""),
        release=row.title or row.release.rpartition("/")[2],
        date=row.date,
        source=row.source,
        rule=row.rule or "",
    )


def _before(text: str, whole: bool) -> str:
    """The part of the same paragraph, beginning with a whole word."""
    *above, text = text.replace("\r\n", "\n").split("\n\n")
    if above or whole or not text:
        return text
    _, blank, rest = text.partition(" ")
    return f"\u2026 {rest}" if blank else text


def _after(text: str) -> str:
    """The part of the same paragraph, ending with a whole word."""
    text, *below = text.replace("\r\n", "\n").split("\n\n")
    if below or not text or text.rstrip()[-1:] in (".", "!", "?", "\u201d", '"'):
        return text
    rest, blank, _ = text.rpartition(" ")
    return f"{rest} \u2026" if blank else text
