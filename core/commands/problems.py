"""What could not be loaded, kept beside the store with the reason, until it can be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from biopact.commands.output import write

if TYPE_CHECKING:
    from biopact.loaders.sources import Unreadable
    from biopact.loaders.sources.finding import File


def problems_file(store_path: Path) -> Path:
    """Where a store's problems stand: JSON, a place and its reason in each entry.

    >>> str(problems_file(Path("deals/biopact.store")))
    'deals/biopact.problems.json'
    """
    path = store_path if store_path.name else store_path.resolve()
    return path.with_suffix(".problems.json")


def problems(path: Path) -> dict[str, str]:
    """The reasons by place, in alphabetical order; none if there is no file, or none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(sorted(found.items())) if isinstance(found, dict) else {}


def remember(path: Path, files: Sequence[File], left_out: Sequence[Unreadable]) -> None:
    """Forget the problems of these files, which were just read, and keep those that they have now."""
    read = {str(file) for file in files}
    before = problems(path)
    now = {where: reason for where, reason in before.items() if _file(where, read) is None}
    now |= {bad.where: bad.reason for bad in left_out}
    if now == before:
        return
    if now:
        write(path, json.dumps(dict(sorted(now.items())), ensure_ascii=False, indent=1) + "\n")
    else:
        path.unlink(missing_ok=True)


def _file(where: str, files: set[str]) -> str | None:
    """The file that a place lies in: the file itself, a member after "!", a record after ":" or "["."""
    for end in (len(where), *(place for place, sign in enumerate(where) if sign in "!:[")):
        if where[:end] in files:
            return where[:end]
    return None
