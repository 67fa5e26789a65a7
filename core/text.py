"""The text of a release, and what points into it.

Offsets count Unicode code points of `Release.text` and are half-open: `text[start:end]`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, half-open, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0: got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, counted from `by` code points earlier."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The words under the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a release was taken from: the digest of its bytes, and what is known of it by name.

    `facts` are pairs such as ("cik", "0000855654"): the fields of a filing's header, where the document came from.
    """

    sha256: str
    media_type: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Release:
    """One press release: its text as kept, and what its source says about it.

    `text` is never changed after the release exists; every span counts in it.
    `title`, `date` and `issuers` are what the source's own metadata says (front matter, HTML meta tags);
    None or empty where it says nothing, and then reading finds them in the text.
    """

    identifier: str
    text: str
    source: str | None = None
    title: str | None = None
    date: str | None = None
    issuers: tuple[str, ...] = ()
    body_start: int = field(default=0, compare=False)
    """Where the release itself begins; what lies before it (front matter) is metadata."""
    origin: Origin | None = field(default=None, compare=False)

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a release that say something, and the rule that read them."""

    release: Release
    span: Span
    rule: str

    def __post_init__(self) -> None:
        if self.span.end > len(self.release.text) or not len(self.span):
            raise ValueError(
                f"{self.rule}: evidence {self.span} is empty or ends outside the text of {self.release.identifier}"
            )

    @property
    def quote(self) -> str:
        """The words themselves, taken from the text; they cannot disagree with it."""
        return self.span.of(self.release.text)
