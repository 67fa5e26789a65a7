"""The digests of the project with what is read from them, each once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from biopact.facts import ReleaseFacts
from biopact.loaders.read import read
from biopact.loaders.sources import Unreadable, find_files, open_releases

DIGESTS = find_files([Path(__file__).parents[2] / "seeds" / "releases"])


@cache
def digest(path: Path) -> ReleaseFacts:
    """The facts of one digest."""
    (release,) = open_releases([path])
    assert not isinstance(release, Unreadable)
    return read(release)
