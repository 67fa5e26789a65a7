"""A release made ready for the rules: its parts, sentences, and every mention of a known thing in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from biopact.loaders.layout import Layout, Part, Section, read_layout
from biopact.loaders.mentions.candidates import LEGAL, Candidate, find_candidates, trimmed
from biopact.loaders.mentions.organization_forms import OrganizationEntry
from biopact.loaders.mentions.organizations import OrganizationFinder
from biopact.loaders.mentions.products import ProductEntry, ProductFinder, bare
from biopact.loaders.mentions.words import HEADLINE_WORDS, OPENERS
from biopact.loaders.registry import Registry
from biopact.loaders.sentences import find_sentences
from biopact.loaders.wordlists import any_of
from biopact.text import Release, Span


class Kind(StrEnum):
    """What a mention names."""

    ORGANIZATION = "organization"
    PRODUCT = "product"
    TECHNOLOGY = "technology"


@dataclass(frozen=True, slots=True)
class Mention:
    """A known thing at one place: `index` counts in the document's list for its kind."""

    span: Span
    kind: Kind
    index: int


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    section: Section
    order: int
    """Position among the sentences of the release; the headline is 0."""
    quoted: bool


@dataclass
class Document:
    """One release with everything that rules look at."""

    release: Release
    layout: Layout
    sentences: list[Sentence] = field(default_factory=list)
    organizations: list[OrganizationEntry] = field(default_factory=list)
    products: list[ProductEntry] = field(default_factory=list)
    technologies: list[ProductEntry] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    issuers: tuple[int, ...] = ()
    abouts: dict[int, int | None] = field(default_factory=dict)
    """Start of each "About X" section -> index of the organization it is about."""

    about_products: dict[int, int] = field(default_factory=dict)
    """Start of each "About X" section -> index of the product it is about."""

    topics: dict[int, int] = field(default_factory=dict)
    """Order of a sentence -> the organization that the sentences before it introduced ("X is a … company")."""
    carried: dict[int, int] = field(default_factory=dict)
    """Order of a sentence that names no product -> the product that "it" or "the drug" means there."""

    def __post_init__(self) -> None:
        self._starts: list[int] = []

    def index_mentions(self) -> None:
        """Sort the mentions and prepare look-up by offset."""
        self.mentions.sort(key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self.mentions]

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that begin within a span, in order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.mentions[low:high]

    def speaker(self, sentence: Sentence) -> int | None:
        """The organization that "the Company" or "we" means in a sentence: the section's own, else the first issuer."""
        if sentence.section.part is Part.ABOUT:
            about = self.abouts.get(sentence.section.span.start)
            if about is not None:
                return about
        topic = self.topics.get(sentence.order)
        if topic is not None:
            return topic
        return self.issuers[0] if self.issuers else None


_READ_PARTS = (Part.TITLE, Part.SUBHEAD, Part.BODY, Part.ABOUT)


def read_document(release: Release, known: Registry) -> Document:
    """Lay out a release, split it into sentences and find what it mentions; the registry helps with known names."""
    layout = read_layout(release)
    document = Document(release, layout)
    text = release.text
    read = [section for section in layout.sections if section.part in _READ_PARTS]
    heads = [section for section in read if section.part in (Part.TITLE, Part.SUBHEAD)]
    running = [c for section in read if section not in heads for c in find_candidates(text, section.span)]
    standing = [
        c
        for section in layout.sections
        if section.part not in _READ_PARTS
        for c in find_candidates(text, section.span)
        if c.has_legal_form
    ]
    abouts = [section.about for section in read if section.about]
    products = ProductFinder(text, [section.span for section in read], known.products, known.technologies)
    entries = products.find(running, abouts)
    finder = OrganizationFinder(text, known.organizations)
    entries = [
        e
        for e in entries
        if e.sure or (finder.votes(e.name, running) <= e.votes and not finder.shortened(e.name, running))
    ]
    forms = frozenset(form for entry in entries for form in entry.forms)
    finder.find([*running, *standing], forms, abouts)
    headline = [c for section in heads for c in _headline_candidates(text, section.span, finder.forms() | forms)]
    document.organizations = finder.find(headline, forms, [])
    taken = {form.lower() for entry in document.organizations for form in entry.forms}
    entries = [entry for entry in entries if not any(form.lower() in taken for form in entry.forms)]
    document.products = [entry for entry in entries if not entry.technology]
    document.technologies = [entry for entry in entries if entry.technology]
    _locate(document, [section.span for section in read])
    _sentences(document)
    _issuers(document)
    _about_sections(document)
    _carry(document)
    _topics(document)
    return document


_LEGAL_TAIL = re.compile(rf"(?:,?[ \xa0]{LEGAL}(?!\w)){{1,2}}")


def _headline_candidates(text: str, span: Span, known: frozenset[str]) -> Iterator[Candidate]:
    """Possible names of a headline that the running text has not shown yet; what it has shown is left out."""
    at = span.start
    if known:
        for match in re.compile(rf"(?<![\w]){any_of(known)}(?![\w])").finditer(text, span.start, span.end):
            yield from _split(text, at, match.start())
            tail = _LEGAL_TAIL.match(text, match.end(), span.end)
            at = tail.end() if tail else match.end()
            yield Candidate(Span(match.start(), at), text[match.start() : at])
    yield from _split(text, at, span.end)


def _split(text: str, start: int, end: int) -> Iterator[Candidate]:
    if end - start > 2:
        for candidate in find_candidates(text, Span(start, end)):
            yield from split_headline(text, candidate)


def split_headline(text: str, candidate: Candidate) -> list[Candidate]:
    """A headline cut at its ordinary words: "Merck Completes Acquisition of ArQule" gives Merck and ArQule."""
    pieces: list[Candidate] = []
    start: int | None = None
    end = candidate.span.start
    ordinary = HEADLINE_WORDS | OPENERS | {"of", "for", "and", "the", "in"}
    for match in re.finditer(r"\S+", text[candidate.span.start : candidate.span.end]):
        word = match[0].strip(",.;:®™").lower()
        at = candidate.span.start + match.start()
        if word in ordinary:
            if start is not None:
                pieces += trimmed(text, start, end)
            start = None
        elif start is None:
            start = at
        end = candidate.span.start + match.end()
        if match[0].endswith((",", ";", ":")) and start is not None:
            pieces += trimmed(text, start, end)
            start = None
    if start is not None:
        pieces += trimmed(text, start, end)
    return pieces if len(pieces) != 1 or pieces[0].span != candidate.span else [candidate]


def _variants(form: str) -> set[str]:
    return {form, form[:1].upper() + form[1:], form.upper()}


def _locate(document: Document, spans: list[Span]) -> None:
    """Every place where a form of a known thing stands."""
    owner: dict[str, tuple[Kind, int]] = {}
    for index, product in enumerate(document.products):
        for form in product.forms:
            for variant in (
                _variants(form) | {form.lower()} if len(form) > 4 and not any(c.isdigit() for c in form) else {form}
            ):
                owner.setdefault(variant, (Kind.PRODUCT, index))
    for index, technology in enumerate(document.technologies):
        for form in technology.forms | technology.long_forms:
            owner.setdefault(form, (Kind.TECHNOLOGY, index))
    for index, organization in enumerate(document.organizations):
        for form in organization.forms:
            for variant in {form, form.upper()}:
                owner[variant] = (Kind.ORGANIZATION, index)
    owner = {form: thing for form, thing in owner.items() if form and form.lower() not in OPENERS}
    if not owner:
        return
    pattern = re.compile(rf"(?<![\w]){any_of(owner)}(?![\w])")
    text = document.release.text
    for span in spans:
        for match in pattern.finditer(text, span.start, span.end):
            kind, index = owner[match[0]]
            document.mentions.append(Mention(Span(*match.span()), kind, index))
    document.index_mentions()


def _sentences(document: Document) -> None:
    text = document.release.text
    order = 0
    open_quote = False
    last_end = 0
    for section in document.layout.sections:
        if section.part not in _READ_PARTS:
            continue
        spans = [section.span] if section.part is Part.TITLE else list(find_sentences(text, section.span))
        for span in spans:
            if re.search(r"\n\s*\n", text[last_end : span.start]):
                open_quote = False
            quoted = open_quote or span.of(text)[:1] in {"“", '"', "”"}
            open_quote = _still_open(span.of(text), open_quote)
            last_end = span.end
            document.sentences.append(Sentence(span, section, order, quoted and section.part is not Part.TITLE))
            order += 1


_QUOTE_MARK = re.compile(r"[“”\"]")


def _still_open(words: str, opened: bool) -> bool:
    """True if a quotation is open after these words. A mark before a letter opens, one behind a letter closes."""
    for match in _QUOTE_MARK.finditer(words):
        before, after = words[match.start() - 1 : match.start()], words[match.end() : match.end() + 1]
        opens = (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()
        opened = opens if match[0] != "“" else True
    return opened


def _issuers(document: Document) -> None:
    """Settle whose news it is: as the source says, else the organizations before "announced", else the first named."""
    metadata = [name.lower() for name in document.release.issuers]
    if metadata:
        given = [
            i for i, entry in enumerate(document.organizations) if any(form.lower() in metadata for form in entry.forms)
        ]
        if given:
            document.issuers = tuple(dict.fromkeys(given))
            return
    text = document.release.text
    body = [s for s in document.sentences if s.section.part is Part.BODY][:2]
    for sentence in body:
        said = re.search(r"\b(?:announce[sd]?|announcing|said|reported|disclosed)\b", sentence.span.of(text))
        if said:
            before = Span(sentence.span.start, sentence.span.start + said.start())
            named = [m.index for m in document.mentions_in(before) if m.kind is Kind.ORGANIZATION]
            if named:
                document.issuers = tuple(dict.fromkeys(named))
                return
    for sentence in document.sentences[:1] + body:
        named = [m.index for m in document.mentions_in(sentence.span) if m.kind is Kind.ORGANIZATION]
        if named:
            document.issuers = (named[0],)
            return
    if document.organizations:
        document.issuers = (0,)


def _about_sections(document: Document) -> None:
    for section in document.layout.sections:
        if section.part is not Part.ABOUT or not section.about:
            continue
        name = bare(section.about)
        for index, product in enumerate(document.products):
            if any(
                form.lower() == name.lower() or name.lower().startswith(form.lower() + " ") for form in product.forms
            ):
                document.about_products[section.span.start] = index
                break
        match = None
        for index, entry in enumerate(document.organizations):
            if any(form.lower() == name.lower() or bare(form).lower() == name.lower() for form in entry.forms):
                match = index
                break
        if match is None:
            inside = [
                m
                for m in document.mentions_in(Span(section.span.start, min(section.span.end, section.span.start + 200)))
            ]
            if inside and inside[0].kind is Kind.ORGANIZATION:
                match = inside[0].index
        document.abouts[section.span.start] = match


ANAPHOR = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s+(?:(?:investigational|experimental|new|lead|approved)\s+)?"
    r"(?:drug|drug\s+candidate|candidate|compound|product|product\s+candidate|vaccine|therapy|treatment"
    r"|antibody|inhibitor|medicine|molecule|device|pill|ADC)\b"
)
"""What stands for a product named before."""
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts)\b")


def _carry(document: Document) -> None:
    """Which product a sentence without one is about: the section's own, else the last within two sentences."""
    text = document.release.text
    last: tuple[int, int] | None = None
    for sentence in document.sentences:
        here = [m.index for m in document.mentions_in(sentence.span) if m.kind is Kind.PRODUCT]
        if here:
            last = (here[0], sentence.order)
            continue
        own = document.about_products.get(sentence.section.span.start)
        if own is not None:
            document.carried[sentence.order] = own
        elif last is not None and sentence.order - last[1] <= 2:
            words = sentence.span.of(text)
            if ANAPHOR.search(words) or _PRONOUN.search(words):
                document.carried[sentence.order] = last[0]


_INTRODUCES = re.compile(
    r"\s*(?:\([^()]*\))?\s*,?\s*(?:is|was|has)\s+(?:an?|the|one|developed|built|established|founded|leveraging"
    r"|pioneering)\b"
)


def _topics(document: Document) -> None:
    """Who "the company" is after a sentence that introduces another organization than the issuer."""
    text = document.release.text
    topic: tuple[int, int, int] | None = None
    for sentence in document.sentences:
        if sentence.section.part is not Part.BODY or sentence.quoted:
            topic = None if sentence.section.part is not Part.BODY else topic
            continue
        if topic is not None and sentence.order - topic[1] <= 3 and sentence.section.span.start == topic[2]:
            document.topics[sentence.order] = topic[0]
        first = next((m for m in document.mentions_in(sentence.span) if m.kind is Kind.ORGANIZATION), None)
        if first is None or first.span.start - sentence.span.start > 4:
            continue
        if first.index not in document.issuers[:1] and _INTRODUCES.match(text, first.span.end):
            topic = (first.index, sentence.order, sentence.section.span.start)
        else:
            topic = None
            document.topics.pop(sentence.order, None)
