"""What standing notices tell of subsidiaries: who makes an offer for a company, and to whom the offerer belongs."""

from __future__ import annotations

from collections.abc import Iterator

from biopact.loaders.document import Document, Sentence
from biopact.loaders.sentences import find_sentences
from biopact.loaders.skeleton import Skeleton, skeleton


def notices_of(document: Document) -> Iterator[Skeleton]:
    """The sentences of standing notices that tell of subsidiaries; nothing else is read there."""
    text = document.release.text
    for section in document.notices:
        for span in find_sentences(text, section.span):
            if "subsidiar" in span.of(text):
                bones = skeleton(document, Sentence(span, section, len(document.sentences), quoted=False))
                yield bones.full or bones
