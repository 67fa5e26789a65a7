"""What the rules look at: the mentions, sentences and parts of one release."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from biopact.loaders.layout import Layout, Part, Section
from biopact.loaders.mentions.abbreviations import abbreviations_of
from biopact.loaders.mentions.organization_forms import OrganizationEntry
from biopact.loaders.mentions.products import ProductEntry
from biopact.text import Release, Span

_READ_PARTS = (Part.TITLE, Part.SUBHEAD, Part.BODY, Part.ABOUT)


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
    """One sentence: where it stands and in which section, and whether it is somebody's own words."""

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
    pairs: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Order of a sentence -> the two organizations that "the companies" means there, where they are not the issuers."""
    subjects: dict[int, int] = field(default_factory=dict)
    """Order of a sentence of the body -> the organization that an "it" before any name means there."""
    carried: dict[int, int] = field(default_factory=dict)
    """Order of a sentence that names no product -> the product that "it" or "the drug" means there."""

    def __post_init__(self) -> None:
        self._starts: list[int] = []

    @cached_property
    def plain(self) -> str:
        """The text in lower case with straight quotes, plain spaces and hyphens: the same length, place for place."""
        return _plain(self.release.text)

    def index_mentions(self) -> None:
        """Sort the mentions and prepare look-up by offset."""
        self.mentions.sort(key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self.mentions]

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """Each abbreviation that the text explains, with what it stands for."""
        return abbreviations_of(self.release.text)

    @property
    def read_sections(self) -> list[Section]:
        """The sections that are read for facts: headline, subheads, body and "About X"."""
        return [section for section in self.layout.sections if section.part in _READ_PARTS]

    @property
    def notices(self) -> list[Section]:
        """Standing sections that tell of subsidiaries, such as those by which a company is taken over."""
        return [
            section
            for section in self.layout.sections
            if section.part is Part.STANDING and "subsidiar" in section.span.of(self.release.text)
        ]

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that begin within a span, in order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.mentions[low:high]

    def nameless(self, kind: Kind, index: int) -> bool:
        """True for a product or technology that the text only describes."""
        return (self.products if kind is Kind.PRODUCT else self.technologies)[index].nameless

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

    def subject(self, sentence: Sentence) -> int | None:
        """The organization that "it" or "its" means at the head of a sentence: the topic so far, else the speaker."""
        return self.subjects.get(sentence.order, self.speaker(sentence))


_STRAIGHT = tuple(zip("’‘“”\u00a0\n\r\t‑‐", "''\"\"    --", strict=True))
_MARKS = re.compile("[\ue000-\uf8ff]")


# The month, which small letters would make the verb of doubt; it is written "mai".
_MAY = re.compile(
    r"(?<!\w)(?:(?:[Ii]n|[Ll]ast|[Ss]ince|of|[Tt]his|[Ee]arly|[Ll]ate|until|by|from|next|mid)[ \-]May\b|May(?= \d))"
)


def _plain(text: str) -> str:
    text = _MAY.sub(lambda month: f"{month[0][:-1]}i", text)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals, such as İ, become two characters
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for mark, plain in _STRAIGHT:
        lower = lower.replace(mark, plain)
    return _MARKS.sub(" ", lower)
