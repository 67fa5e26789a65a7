"""Web pages: the text of a release as a reader would see it, and what the page's own metadata says."""

from __future__ import annotations

from biopact.loaders.sources.html.page import Page, read_page
from biopact.loaders.sources.html.prose import parse, prose

__all__ = ["Page", "parse", "prose", "read_page"]
