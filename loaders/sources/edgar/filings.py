"""The press releases in a submission to EDGAR: its exhibits 99, each with what the header says of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from biopact.errors import SourceError
from biopact.loaders.sources.edgar.submission import read_submission
from biopact.loaders.sources.edgar.values import Document, Party, Submission
from biopact.loaders.sources.html import parse, prose
from biopact.text import Origin, Release

_FORMS = re.compile(r"(?:8-K|6-K)", re.IGNORECASE)
_REDACTED = re.compile(
    r"\[\s*\*{1,3}\s*\]|\*\*\*|confidential (?:treatment|portions?)"
    r"|portions? of this exhibit (?:has|have) been (?:omitted|redacted)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<(?:html|body|p|div|table|br|font|pre)\b", re.IGNORECASE)
_OWN_TAGS = re.compile(r"</?(?:PAGE|TABLE|CAPTION|S|C|FN|F\d+|TEXT|PDF|XBRL|XML)>", re.IGNORECASE)
"""Tags of EDGAR's plain text documents."""
_ROLES = ("filer", "filed-by", "subject-company", "issuer")


def filed_releases(text: str, where: str) -> Iterator[Release | SourceError]:
    """Each announcement in a submission as a release; SourceError for one that holds nothing to be read.

    A report on form 8-K or 6-K without exhibits 99 tells its news itself, and is then the release. Raises SourceError
    for a submission without any document.
    """
    submission = read_submission(text)
    if not submission.documents:
        raise SourceError(f"{where}: is the header of a filing without its documents; fetch the whole submission")
    chosen = [document for document in submission.documents if document.is_announcement]
    if not chosen:
        chosen = [document for document in submission.documents[:1] if _FORMS.match(document.type)]
    if not chosen:
        raise SourceError(f"{where}: holds no announcement (exhibit 99) but {_kinds(submission)}; give another filing")
    contracts = tuple(_contracts(submission))
    for document in chosen:
        try:
            yield _release(submission, document, contracts, where)
        except ValueError as error:
            yield SourceError(f"{where}: document {document.sequence} cannot be read, {error}; give another filing")


def document_text(submission: Submission, document: Document) -> str:
    """The words of a document without markup. Raises ValueError for one that no parser should be given."""
    body = submission.body(document)
    if not _MARKUP.search(body):
        return _OWN_TAGS.sub("", body).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    root = parse(body).body
    return prose(root) if root is not None else ""


def _release(submission: Submission, document: Document, contracts: tuple[tuple[str, str], ...], where: str) -> Release:
    text = document_text(submission, document)
    if not text.strip():
        raise ValueError("it holds no text")
    accession = submission.accession_number
    party = _filer(submission)
    return Release(
        f"{accession or _stem(where)}-{document.sequence or '1'}",
        text,
        source=_address(submission, document, party),
        date=submission.filed,
        issuers=(party.name,) if party and party.name else (),
        origin=Origin(
            hashlib.sha256(submission.body(document).encode("utf-8", "surrogatepass")).hexdigest(),
            "text/html" if _MARKUP.search(submission.body(document)) else "text/plain",
            (*_facts(submission, document, party), *contracts),
        ),
    )


def _filer(submission: Submission) -> Party | None:
    return next((party for role in _ROLES for party in submission.parties if party.role == role), None)


def _facts(submission: Submission, document: Document, party: Party | None) -> Iterator[tuple[str, str]]:
    told = {
        "accession-number": submission.accession_number,
        "form": submission.form,
        "filed": submission.filed,
        "period": submission.period,
        "cik": party.cik if party else None,
        "document-type": document.type,
        "document-name": document.filename,
    }
    yield from ((name, value) for name, value in told.items() if value)
    yield from (("item", item) for item in submission.items)


def _contracts(submission: Submission) -> Iterator[tuple[str, str]]:
    """The contracts that lie beside the announcements, redacted or not."""
    for contract in submission.documents:
        if contract.is_contract:
            redacted = _REDACTED.search(submission.body(contract)) is not None
            yield "contract", f"{contract.type} {contract.filename}{' (redacted)' if redacted else ''}".strip()


def _address(submission: Submission, document: Document, party: Party | None) -> str | None:
    """Where EDGAR serves the document; the submission's own page where the document has no name."""
    if not (submission.accession_number and party and party.cik and party.cik.isdecimal()):
        return None
    folder = f"https://www.sec.gov/Archives/edgar/data/{int(party.cik)}/{submission.accession_number.replace('-', '')}"
    return f"{folder}/{document.filename or submission.accession_number + '.txt'}"


def _kinds(submission: Submission) -> str:
    return ", ".join(sorted({document.type for document in submission.documents if document.type})[:6]) or "nothing"


def _stem(where: str) -> str:
    return re.split(r"[/\\!]", where)[-1].rpartition(".")[0] or where
