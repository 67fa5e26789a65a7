"""How nodes are written in a file of decisions: below the base, such as `organization/amgen`, or as absolute IRIs."""

from __future__ import annotations

import re

from biopact.ontology.terms import BASE

THINGS = ("organization", "product", "technology", "target", "indication", "territory", "person", "deal")
"""Kinds of node that can be one and the same; the first segment of their IRIs."""
TOLD = ("claim", "deal", "event", "payment", "royalty", "responsibility", "membership", "product-count")
"""Kinds of node that a release states, which can be wrong or right."""
SEGMENTS = frozenset((*THINGS, *TOLD, "release"))

_SAFE = r"[^\x00-\x20<>\"{}|\\^`\x7f-\x9f]"
_BELOW_BASE = re.compile(rf"[a-z][a-z-]*/{_SAFE}+")
_ABSOLUTE = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:{_SAFE}+")


def absolute(written: str, base: str = BASE) -> str | None:
    """The IRI of a node as it is written; None if that is neither an IRI nor a node below the base.

    >>> absolute("organization/amgen")
    'https://w3id.org/biopact/id/organization/amgen'
    >>> absolute("Amgen Inc.") is None
    True
    """
    if _BELOW_BASE.fullmatch(written):
        return base + written if written.partition("/")[0] in SEGMENTS else None
    return written if _ABSOLUTE.fullmatch(written) else None


def below(node: str, base: str = BASE) -> str:
    """A node as it is written: without the base, where it has it.

    >>> below("https://w3id.org/biopact/id/claim/a/0b")
    'claim/a/0b'
    """
    short = node.removeprefix(base)
    return short if absolute(short, base) == node else node


def segment(node: str, base: str = BASE) -> str | None:
    """Which kind of node an IRI below the base names; None for other IRIs."""
    short = below(node, base)
    return None if short == node else short.partition("/")[0]
