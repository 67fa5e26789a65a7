"""What the words for a product say of it: an "asthma drug" is for asthma, "anti-LAP antibodies" are aimed at LAP."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from biopact.codes import Predicate
from biopact.loaders.assemble.relations.draft import RelationDraft, telling_of
from biopact.loaders.document import Document, Kind
from biopact.loaders.mentions.diseases import find_diseases
from biopact.loaders.rules.targets import targets


def described(document: Document) -> Iterator[RelationDraft]:
    """Diseases and targets within the words by which a product goes that has no name, once for each product."""
    text = document.release.text
    starts = [sentence.span.start for sentence in document.sentences]
    seen: set[int] = set()
    for mention in document.mentions:
        if mention.kind is not Kind.PRODUCT or mention.index in seen or not document.products[mention.index].nameless:
            continue
        seen.add(mention.index)
        sentence = document.sentences[max(0, bisect_right(starts, mention.span.start) - 1)]
        product = (Kind.PRODUCT, mention.index)
        told = [(Predicate.INDICATED_FOR, name) for d in find_diseases(text, mention.span) for name in d.names]
        told += [(Predicate.TARGETS, name) for name, _, _ in targets(mention.span.of(text))]
        for predicate, name in told:
            yield RelationDraft(product, predicate, name, sentence.span, "described-as", telling_of(sentence))
