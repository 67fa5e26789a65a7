"""Which words of which release prove what the page says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from biopact.graph.answers import Answers
from biopact.graph.explorer.view import ViewEvidence
from biopact.graph.proof_rows import PassageRow, WitnessRow


class Proof:
    """The evidence of a whole store, read once."""

    def __init__(self, answers: Answers) -> None:
        self._passages = {passage.evidence: passage for passage in answers.passages}
        self._addresses: dict[str, list[str]] = defaultdict(list)
        for row in answers.addresses:
            self._addresses[row.release].append(row.address)
        self._of_node: dict[str, list[WitnessRow]] = defaultdict(list)
        for witness in answers.witnesses:
            self._of_node[witness.about].append(witness)
        self._claims: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for claim in answers.claims:
            self._claims[claim.subject, claim.predicate, claim.object].append(claim.claim)

    def of(self, nodes: Iterable[str]) -> tuple[ViewEvidence, ...]:
        """The words that these nodes rest on, each place once, the oldest release first."""
        places: dict[tuple[str, int, int], tuple[PassageRow, str]] = {}
        for witness in (witness for node in nodes for witness in self._of_node.get(node, ())):
            passage = self._passages.get(witness.evidence)
            if passage:
                rule = witness.rule or passage.rule or ""
                places.setdefault((passage.release, passage.start, passage.end), (passage, rule))
        ordered = sorted(places.items(), key=lambda item: (item[1][0].date or "", item[0]))
        return tuple(_shown(passage, rule, self._addresses[passage.release]) for _, (passage, rule) in ordered)

    def of_edge(self, subject: str, predicate: str, object: str) -> tuple[ViewEvidence, ...]:
        """The words that say an edge; `object` is an IRI or a literal's text."""
        return self.of(self._claims.get((subject, predicate, object), ()))


def _shown(row: PassageRow, rule: str, addresses: Iterable[str]) -> ViewEvidence:
    return ViewEvidence(
        quote=row.quote,
        before=_before(row.before or "", whole=row.start <= len(row.before or "")),
        after=_after(row.after or ""),
        release=row.title or row.release.rpartition("/")[2],
        date=row.date,
        source=row.source,
        rule=rule,
        copies=tuple(address for address in addresses if address != row.source),
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
