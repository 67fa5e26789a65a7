"""Diseases and molecular targets of a release: one node for all names that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biopact.facts import Indication, Target
from biopact.loaders.document import Document
from biopact.loaders.mentions.disease_names import words_of, written_out
from biopact.loaders.rules.targets import symbol
from biopact.resolution.identifiers import slug


def indications_of(document: Document, names: Iterable[object]) -> dict[str, Indication]:
    """The disease behind each name: one for all names that say the same, spelled out, the names as its aliases."""
    forms: dict[frozenset[str], list[str]] = {}
    for name in dict.fromkeys(map(str, names)):
        forms.setdefault(words_of(written_out(name, document.abbreviations)), []).append(name)
    found: dict[str, Indication] = {}
    for same in forms.values():
        whole = written_out(max(same, key=lambda name: (len(name), name)), document.abbreviations)
        short = [key for key, means in document.abbreviations.items() if words_of(means) == words_of(whole)]
        disease = Indication(slug(whole), whole, tuple(sorted({*same, *short} - {whole})))
        found |= dict.fromkeys(same, disease)
    return found


def targets_of(document: Document, names: Iterable[object]) -> dict[str, Target]:
    """The molecular target behind each name: one for all names that say the same, under its symbol."""
    forms: dict[str, list[str]] = {}
    for name in dict.fromkeys(map(str, names)):
        forms.setdefault(_folded(symbol(name, document.abbreviations)), []).append(name)
    found: dict[str, Target] = {}
    for same in forms.values():
        short = symbol(min(same, key=lambda name: (len(name), name)), document.abbreviations)
        found |= dict.fromkeys(same, Target(slug(short), short, tuple(sorted({*same} - {short}))))
    return found


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9αβγκδ]+", "", name.lower())
