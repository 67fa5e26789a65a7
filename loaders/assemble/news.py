"""What a release announces, and what it only tells of the past."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.loaders.assemble.draft import family_of
from biopact.loaders.assemble.tellings import TRIGGER
from biopact.loaders.document import Document
from biopact.loaders.layout import Part
from biopact.loaders.rule import Found
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.events import PAST

_ANNOUNCED = re.compile(
    r"\b(?:today|announce[sd]?|announcing|announced|has entered|have entered|entered into|has signed|said)\b"
)


# What is done today to something older: "amends its existing agreement", "completes previously announced purchase".
_CHANGED = re.compile(
    r"\b(?:amend|expand|extend|terminat|broaden|modif|restructur|renew|end|complet|clos|restat|revis|renegotiat|exercis)"
    r"(?:s|es|ed|ing|ion|y|ies|ied|ment|ure|als?)?\b (?:of )?"
    r"(?:the |its |their |an? |[\ue800-\uf4ff] )?(?:[a-z\-]+ ){0,3}?"
    r"(?:existing|previous|prior|original|previously[ -]announced|earlier|long-?standing)\b"
)


def is_past(found: Found[DealFinding]) -> bool:
    """True if the words around a finding set it in the past: "in 2009", "previously", "existing"."""
    text = found.skeleton.text
    if _CHANGED.search(text[: found.end + 45]):
        return False
    before = text[max(0, found.start - 40) : found.start]
    return (
        PAST.search(text[found.start : min(len(text), found.end + 45)]) is not None
        or re.search(r"(?:^|[ ,])(?:in|since) [\uf600-\uf6ff],? ?$", before) is not None
    )


def news_of(document: Document, findings: Sequence[Found[DealFinding]]) -> list[Found[DealFinding]]:
    """The findings that are what the release announces: those of the headline; without any, those of its lead."""
    head = [f for f in findings if f.skeleton.sentence.section.part is Part.TITLE and not is_past(f)]
    sub = [f for f in findings if f.skeleton.sentence.section.part is Part.SUBHEAD and not is_past(f)]
    body = [s.order for s in document.sentences if s.section.part is Part.BODY][:3]
    lead = [f for f in findings if f.skeleton.sentence.order in body and f.skeleton.sentence.section.part is Part.BODY]
    first = [f for f in lead if f.skeleton.sentence.order in body[:2] and not is_past(f)]
    if head:
        near = [f for f in (*sub, *lead) if any(_alike(f.value, h.value) for h in head) and not is_past(f)]
        extra = [
            f
            for f in first
            if f not in near
            and _ANNOUNCED.search(f.skeleton.text[: f.start + 80])
            and f.value.parties & set(document.issuers)
            and re.search(r"\b(?:two|three|several|collaborations|agreements|separately)\b", head[0].skeleton.text)
        ]
        return [*head, *near, *extra]
    chosen = [*sub, *[f for f in first if _ANNOUNCED.search(f.skeleton.text) or f.skeleton.sentence.order == body[0]]]
    if not chosen:
        title = document.sentences[0].span.of(document.release.text).lower() if document.sentences else ""
        if TRIGGER.search(title):
            chosen = first[:1]
    return chosen


def _alike(finding: DealFinding, head: DealFinding) -> bool:
    """True where a finding may tell the deal of the headline: the same parties, and the same family if it has one."""
    if finding.parties == head.parties and (finding.guessed or head.guessed):
        return True
    same = finding.parties <= head.parties or head.parties <= finding.parties
    return same and family_of(finding.kinds) == family_of(head.kinds)
