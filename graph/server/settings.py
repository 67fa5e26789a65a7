"""How a server is set: where the store is, where it listens, and how much one visitor may take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from biopact.ontology.terms import BASE

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits are per request; seconds, bytes and rows. Without a token nothing can be written."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 7878
    timeout: float = 30.0
    """How long one query may run."""
    workers: int = 4
    """How many queries run at the same time."""
    queue: int = 512
    """How many requests may wait for a worker."""
    patience: float = 10.0
    """How long a request waits for a worker before it is sent away."""
    max_rows: int = 100_000
    max_bytes: int = 64 * MEBIBYTE
    max_body: int = MEBIBYTE
    max_memory: int = 2048 * MEBIBYTE
    """How much memory one worker may take."""
    live_above: int = 2_000
    """A store of more deals than these gets the live page, which loads a neighbourhood at a time."""
    base: str = BASE
    """What the IRIs of things begin with; the server answers for them below /id/."""
    token: str | None = None
    quiet: bool = False

    @property
    def writable(self) -> bool:
        return self.token is not None
