"""A relation while it is put together, and how the release tells it."""

from __future__ import annotations

from dataclasses import dataclass

from biopact.codes import Predicate, Telling
from biopact.loaders.document import Kind, Sentence
from biopact.loaders.layout import Part
from biopact.text import Span


@dataclass(frozen=True)
class RelationDraft:
    """A relation before things have identifiers: subject and object as (kind, index) or plain words."""

    subject: tuple[Kind, int]
    predicate: Predicate
    object: tuple[Kind, int] | str
    span: Span
    rule: str
    telling: Telling


def telling_of(sentence: Sentence) -> Telling:
    """News in headline, subheads and lead; boilerplate in "About" and standing sections; else background."""
    if sentence.section.part in (Part.TITLE, Part.SUBHEAD) or (
        sentence.section.part is Part.BODY and sentence.order <= 4
    ):
        return Telling.NEWS
    return Telling.BOILERPLATE if sentence.section.part in (Part.ABOUT, Part.STANDING) else Telling.BACKGROUND
