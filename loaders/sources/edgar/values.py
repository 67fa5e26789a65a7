"""A submission to EDGAR as values. Dates are ISO 8601; what the header leaves out is None."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.text import Span


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a company bore until `until`."""

    name: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a submission is by or about; `role` is the header's own word, such as filer or subject-company."""

    role: str
    name: str | None = None
    cik: str | None = None
    sic: str | None = None
    irs_number: str | None = None
    state_of_incorporation: str | None = None
    fiscal_year_end: str | None = None
    form: str | None = None
    act: str | None = None
    file_number: str | None = None
    film_number: str | None = None
    city: str | None = None
    state: str | None = None
    former_names: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a submission; `body` is where what stands between its TEXT tags lies in the submission."""

    type: str
    sequence: str
    filename: str
    description: str
    body: Span

    @property
    def is_announcement(self) -> bool:
        """True for exhibits 99, under which companies file their press releases."""
        return re.fullmatch(r"EX-99(?:[.\-(].*)?", self.type, re.IGNORECASE) is not None

    @property
    def is_contract(self) -> bool:
        """True for exhibits 10, material contracts."""
        return re.fullmatch(r"EX-10(?:[.\-(].*)?", self.type, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission's header and documents; `text` is the whole of it, in which the documents' spans count."""

    text: str
    accession_number: str | None = None
    form: str | None = None
    declared_documents: int | None = None
    period: str | None = None
    filed: str | None = None
    changed: str | None = None
    effective: str | None = None
    accepted: str | None = None
    items: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    documents: tuple[Document, ...] = ()

    def body(self, document: Document) -> str:
        """The text of a document, with the markup that it has."""
        return document.body.of(self.text)
