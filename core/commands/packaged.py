"""The releases that come with biopact."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def folder() -> Path:
    """Where the packaged releases lie."""
    return Path(str(resources.files("biopact") / "seeds" / "releases"))


def releases() -> dict[str, Path]:
    """The packaged releases by name, in the order of their names."""
    return {path.stem: path for path in sorted(folder().glob("*.md"))}
