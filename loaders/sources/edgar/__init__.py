"""Filings as EDGAR serves them: what a submission's header says, and the documents in it."""

from __future__ import annotations

from biopact.loaders.sources.edgar.filings import filed_releases
from biopact.loaders.sources.edgar.submission import is_submission, read_submission
from biopact.loaders.sources.edgar.values import Document, FormerName, Party, Submission

__all__ = ["Document", "FormerName", "Party", "Submission", "filed_releases", "is_submission", "read_submission"]
