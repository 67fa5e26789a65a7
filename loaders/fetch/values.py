"""What is asked of the web, how, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from biopact.loaders.sources.archives import DOCUMENT_LIMIT

MOST_FOR_SEC = 10.0
"""Requests a second that the SEC allows one user. Source: sec.gov, "Accessing EDGAR Data"."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are asked. Times are seconds, sizes bytes."""

    user_agent: str
    """Who asks; the SEC wants a name and a mail address."""
    rate: float = 1.0
    """Requests a second to one host."""
    jobs: int = 4
    """Downloads at the same time."""
    timeout: float = 30.0
    """To wait for a connection, and for the next bytes."""
    deadline: float = 300.0
    """For one download, however it drips."""
    attempts: int = 5
    backoff: float = 1.0
    """To wait after the first attempt that failed; twice that after the second, and so on."""
    longest_wait: float = 600.0
    """That a server may ask to wait with Retry-After."""
    redirects: int = 5
    largest: int = DOCUMENT_LIMIT
    """Of one document, as it comes and unpacked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to be fetched."""

    address: str
    file: str | None = None
    """Where it goes below the folder, with slashes; named after the address and what comes if None."""
    via: str | None = None
    """The address of the feed that led here: what leads from the open web into a private net is not followed."""
    lasting: bool = False
    """It never changes: once fetched, it is not asked for again."""
    robots: bool = True
    """Whether the site's robots.txt is asked first."""


class Outcome(StrEnum):
    """What a document is, compared with what was in the folder."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that lies in the folder now; `size` in bytes."""

    address: str
    file: Path
    outcome: Outcome
    size: int


@dataclass(frozen=True, slots=True)
class Missed:
    """An address that could not be fetched; `reason` goes on after it, such as "answers 404 Not Found"."""

    address: str
    reason: str
