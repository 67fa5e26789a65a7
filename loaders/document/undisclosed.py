"""Companies whose names a release withholds: each is an organization of its own, which may be identified later."""

from __future__ import annotations

import re

from biopact.loaders.document.values import Document, Kind, Mention
from biopact.loaders.layout import Part
from biopact.loaders.mentions.organization_forms import OrganizationEntry
from biopact.loaders.mentions.undisclosed import undisclosed_partners, whence, withholds


def locate_undisclosed(document: Document) -> None:
    """Give the document an organization and mentions for every company that is spoken of and not named.

    Two are told apart by where they are from; all others of a release are one.
    """
    text, plain = document.release.text, document.plain
    if not withholds(plain):
        return
    known: dict[str, int] = {}
    found: list[Mention] = []
    for sentence in document.sentences:
        if sentence.section.part not in (Part.TITLE, Part.SUBHEAD, Part.BODY) or sentence.quoted:
            continue
        if not withholds(plain[sentence.span.start : sentence.span.end]):
            continue
        for span, words in undisclosed_partners(text, sentence.span):
            if any(mention.span.overlaps(span) for mention in document.mentions_in(sentence.span)):
                continue
            name = re.sub(r"\s+", " ", words)
            place = whence(name)
            if not place and known:
                place = next(iter(known))
            if place not in known:
                known[place] = len(document.organizations)
                document.organizations.append(OrganizationEntry(name, undisclosed=True))
            index = known[place]
            document.organizations[index].forms.add(name)
            found.append(Mention(span, Kind.ORGANIZATION, index))
    if found:
        document.mentions += found
        document.index_mentions()
