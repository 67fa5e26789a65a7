"""A release made ready for the rules: its parts, sentences, and every mention of a known thing in order."""

from __future__ import annotations

from biopact.loaders.document.reading import read_document
from biopact.loaders.document.values import Document, Kind, Mention, Sentence

__all__ = ["Document", "Kind", "Mention", "Sentence", "read_document"]
