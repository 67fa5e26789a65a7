"""Sources: whatever holds releases, as clean Releases."""

from __future__ import annotations

from biopact.loaders.sources.finding import SUFFIXES, find_files
from biopact.loaders.sources.opening import Progress, Unreadable, open_releases

__all__ = ["SUFFIXES", "Progress", "Unreadable", "find_files", "open_releases"]
