"""Where a decision goes, and who takes it when and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    """What the options of `biopact decide` say, whatever is decided."""

    store_path: Path
    decisions_path: Path | None
    base: str | None
    why: str
    who: str | None
    when: str | None
    force: bool
