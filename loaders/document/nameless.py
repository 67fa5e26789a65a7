"""Things that the text describes and does not name, where it says that somebody has, makes, develops or trades them."""

from __future__ import annotations

import re

from biopact.loaders.document.values import Document, Kind, Mention, Sentence
from biopact.loaders.layout import Part
from biopact.loaders.mentions.nameless import Description, find_descriptions, meaning
from biopact.loaders.mentions.products import ProductEntry
from biopact.text import Span

# Before a description: it belongs to somebody.
_POSSESSIVE = re.compile(
    r"(?:['’]s?|\b(?:its|their|our))\s+(?:(?:next[- ]generation|line|portfolio|suite|family|pipeline|class)\s+of\s+)?$"
)
# Before a technology: something is made with it, or somebody gets it.
_USED = re.compile(
    r"\b(?:using|uses|used|leverag\w+|based\s+on|powered\s+by|built\s+on|utili[sz]\w+|employ\w+|relies\s+on|via"
    r"|acquir\w+"
    r"|licen[cs]\w+(?:\s+to)?|rights\s+to|access\s+to)\s+(?:(?:an?|the|this|newly\s+acquired)\s+)?$",
    re.IGNORECASE,
)
# Before a plural: somebody's own, by name, or counted.
_COUNTED = re.compile(r"(?:\w['’]s?|\b(?:two|three|four|five|six|seven))\s+$")
# Before a description: a deal has it for its object.
_DEALT = re.compile(
    r"\b(?:rights\s+(?:to|for|of)|licen[cs]e[sd]?(?:\s+(?:to|for|of))?|licensing|options?\s+(?:on|to|for)"
    r"|(?:agreement|alliance|deal|pact|contract|collaborat\w+|partner\w*|venture)\s+(?:on|for|over|covering|involving)"
    r"|acqui\w+(?:\s+of)?|buy|buying|bought|purchase[sd]?(?:\s+of)?|supply(?:\s+of)?|distribut\w+(?:\s+of)?|access\s+to"
    r"|(?:co-)?(?:develop|market|commerciali[sz]|promot|manufactur|discover)\w*(?:\s+of)?)"
    r"(?:\s+(?:and|or)\s+[a-z-]+)?(?:\s+(?:an?|the|one|two|three|four|five|six|seven|up\s+to|several|multiple))?\s+$",
    re.IGNORECASE,
)
# Before a description: what a deal told earlier in the sentence is for.
_FOR = re.compile(
    r"\b(?:on|for|over|covering|involving|around|develop|advance)\s+(?:an?|the|one|two|three|four|five|six|seven)\s+$"
)
_DEAL = re.compile(r"\b(?:agreement|alliance|deal|pact|collaborat|partner|licen[cs]|rights|venture|tie-up|consortium)")
# Before a description: one candidate, which somebody tests or tells of.
_ONE = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|testing|version|development|portfolio|line|pipeline)\s+(?:of|on|for|with)"
    r"(?:\s+(?:an?|the|its))?\s+$|\b(?:drug|candidate|product|medicine|asset)\b[^.;,]{0,40},\s+an?\s+$"
    r"|\b(?:test|tests|tested|testing|evaluat\w+|advanc\w+|including|study\w*|investigating"
    r"|launch\w*|sells?|sold|makes?|as well as)\s+(?:an?|the)\s+$",
    re.IGNORECASE,
)
# Between a description and a name behind it that says which thing it is: "asthma drug called Zentora".
_NAMED_BEHIND = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s*(?:[,:–—(]|--|-)?\s*(?:(?:called|named|known\s+as|dubbed|such\s+as|including"
    r"|like|is|are"
    r"|which\s+(?:is|are|includes?|include)|designated)\s+)?(?:the\s+|an?\s+)?"
)
# Between a name and a description behind it: "Zentora, an asthma drug", "Zentora is its asthma drug".
_NAMED_BEFORE = re.compile(
    r"[®™]?(?:\s*\([^()]{0,60}\)|\(R\)|\(TM\))*\s*(?:[,–—]|--|-|\bis\b|\bare\b|\bwas\b|\bas\b|\bbe\b|\bbecomes?\b)?\s*"
    r"(?:(?:which|that)\s+(?:is|was)\s+)?(?:currently\s+|potentially\s+|also\s+|formerly\s+)?"
    r"(?:(?:an?|the|one\s+of|its|their|our|first|only)\s+){0,3}(?:\S{1,30}['’]s?\s+)?"
)


_OWN = re.compile(r"(?:proprietary|patented)\b")


def locate_descriptions(document: Document) -> None:
    """Give the document an entry and mentions for every described thing that counts; no name may stand beside it."""
    entries: dict[frozenset[str], tuple[Kind, int]] = {}
    found: list[Mention] = []
    for sentence in document.sentences:
        if sentence.section.part is Part.ABOUT or sentence.quoted:
            continue
        names = [mention.span for mention in document.mentions_in(sentence.span)]
        for description in find_descriptions(document.release.text, sentence.span, names):
            key = meaning(description.name)
            if key not in entries and not _counts(document, sentence, description):
                continue
            if _named(document, sentence, description.span):
                continue
            if key not in entries:
                entries[key] = _add(document, description)
            kind, index = entries[key]
            (document.products if kind is Kind.PRODUCT else document.technologies)[index].forms.add(description.name)
            found.append(Mention(description.span, kind, index))
    document.mentions += found
    document.index_mentions()


def _add(document: Document, description: Description) -> tuple[Kind, int]:
    entry = ProductEntry(description.name, {description.name}, technology=description.technology, nameless=True)
    if description.technology:
        document.technologies.append(entry)
        return Kind.TECHNOLOGY, len(document.technologies) - 1
    document.products.append(entry)
    return Kind.PRODUCT, len(document.products) - 1


def _counts(document: Document, sentence: Sentence, description: Description) -> bool:
    """True if the words before a description make it somebody's own thing, or the object of a deal."""
    text, start = document.release.text, description.phrase
    before = text[max(sentence.span.start, start - 60) : start]
    if description.several and not _COUNTED.search(before):
        return False
    own = _POSSESSIVE.search(before)
    if own is not None and (own[0][0].isalpha() or _of_organization(document, start - len(own[0]))):
        return True
    if description.technology and _OWN.match(text, start):
        return True
    if not description.specific:
        return False
    if description.technology:
        return _USED.search(before) is not None
    if _DEALT.search(before) or _ONE.search(before) or _named_right_before(document, sentence, start):
        return True
    told = text[max(sentence.span.start, start - 200) : start]
    return _FOR.search(before) is not None and _DEAL.search(told) is not None


def _of_organization(document: Document, at: int) -> bool:
    """True if an organization's name ends at an offset, so that the possessive there is no patient's."""
    return any(
        m.span.end == at and m.kind is Kind.ORGANIZATION for m in document.mentions_in(Span(max(0, at - 60), at))
    )


def _named_right_before(document: Document, sentence: Sentence, start: int) -> bool:
    """True for the "cancer drug" of "the Roche cancer drug": an organization's name stands as an adjective does."""
    text = document.release.text
    return any(
        mention.kind is Kind.ORGANIZATION and text[mention.span.end : start] == " "
        for mention in document.mentions_in(Span(max(sentence.span.start, start - 60), start))
    )


def _named(document: Document, sentence: Sentence, span: Span) -> bool:
    """True where a mention overlaps a description, or a product's name stands beside it and says what it is."""
    text = document.release.text
    for mention in document.mentions_in(sentence.span):
        if mention.span.overlaps(span):
            return True
        if mention.kind is Kind.ORGANIZATION:
            continue
        if mention.span.start >= span.end and _NAMED_BEHIND.fullmatch(text[span.end : mention.span.start][:90]):
            return True
        if mention.span.end <= span.start and _NAMED_BEFORE.fullmatch(text[mention.span.end : span.start][-120:]):
            return True
    return False
