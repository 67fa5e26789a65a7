"""How things, codes and values are named in a graph: the IRIs and literals of one release."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import RDF, XSD

from biopact.facts import Thing
from biopact.ontology.terms import BASE, CODE_LISTS, code
from biopact.text import Release

_LIST_OF = {codes: name for name, codes in CODE_LISTS.items()}


@cache
def term(iri: str) -> str:
    """A node of a graph in N-Triples syntax; `BP.licenses` and its like are strings and may be given as they are."""
    return f"<{iri}>"


@cache
def named(iri: str) -> NamedNode:
    """The same as a node of pyoxigraph."""
    return NamedNode(iri)


@lru_cache(maxsize=None, typed=True)  # typed, for codes of two lists are equal as strings: supply, co-promotion
def coded(value: StrEnum) -> str:
    """The node of a coded value.

    >>> from biopact.codes import Stage
    >>> print(coded(Stage.PHASE_1_2))
    <https://w3id.org/biopact/codes/stage/phase-1-2>
    """
    return f"<{code(_LIST_OF[type(value)], value.value)}>"


TYPE = term(str(RDF.type))

_INTEGER, _DECIMAL = f"^^<{XSD.integer}>", f"^^<{XSD.decimal}>"
# Anything but plain signs; and the few of those that are written with a backslash.
_RARE = re.compile("[^\t\n\r -~\x80-\ud7ff\ue000-\ufffd\U00010000-\U0001fffd]")
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))


def literal(value: str | bool | int) -> str:
    """A text, truth value or whole number as a literal in N-Triples syntax.

    >>> print(literal("a \\"b\\""), literal(5))
    "a \\"b\\"" "5"^^<http://www.w3.org/2001/XMLSchema#integer>
    """
    if type(value) is int:
        return f'"{value}"{_INTEGER}'
    if not isinstance(value, str) or _RARE.search(value):
        return str(Literal(value))
    for sign, escaped in _ESCAPES:
        if sign in value:
            value = value.replace(sign, escaped)
    return f'"{value}"'


def date_literal(iso: str) -> Literal:
    """A date in the precision that the text gives: xsd:date, xsd:gYearMonth or xsd:gYear.

    >>> print(date_literal("2009-09"))
    "2009-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>
    """
    kind = {10: XSD.date, 7: XSD.gYearMonth}.get(len(iso), XSD.gYear)
    return Literal(iso, datatype=named(str(kind)))


def date_term(iso: str) -> str:
    """The same in N-Triples syntax."""
    return str(date_literal(iso))


def decimal_literal(number: Decimal) -> str:
    """A number as xsd:decimal, which knows no exponents."""
    return f'"{number:f}"{_DECIMAL}'


def address(text: str) -> str:
    """The address of a web page as an IRI; any other words, and an address that is no IRI, as a text.

    >>> print(address("https://example.org/a"), address("https://example.org/a b"))
    <https://example.org/a> "https://example.org/a b"
    """
    if text.startswith(("http://", "https://")):
        try:
            return str(NamedNode(text))
        except ValueError:
            return literal(text)
    return literal(text)


def release_iri(identifier: str, base: str = BASE) -> NamedNode:
    """The IRI of a release, which is also the name of its graph.

    >>> print(release_iri("2012-12-19 amgen"))
    <https://w3id.org/biopact/id/release/2012-12-19%20amgen>
    """
    return NamedNode(f"{base}release/{quote(identifier, safe='')}")


@lru_cache(maxsize=4096)
def _quoted(identifier: str) -> str:
    return quote(identifier, safe="")


class Names:
    """Gives the things of one release their IRIs below `base`. Every identifier in an IRI is percent-quoted.

    Nodes are given in N-Triples syntax.
    """

    def __init__(self, release: Release, base: str = BASE) -> None:
        self.base = base
        self._start = f"<{base}"
        self.release = str(release_iri(release.identifier, base))
        self._identifier = release.identifier

    def thing(self, thing: Thing) -> str:
        """A thing, which all releases that name it share."""
        return self._iri(thing.segment, thing.id)

    def deal(self, id: str) -> str:
        """A deal, which all releases that tell of it share."""
        return self._iri("deal", id)

    def count(self, id: str) -> str:
        """Products that are counted but not named."""
        return self._iri("product-count", id)

    def own(self, segment: str, *ids: str) -> str:
        """Something that this release has for itself, such as the third sum of a deal or a piece of evidence."""
        return self._iri(segment, self._identifier, *ids)

    def part(self, node: str, part: str) -> str:
        """A part of a node of this release: a fragment, or a step of the path where the base ends in a fragment."""
        return f"{node[:-1]}{'/' if '#' in self.base else '#'}{part}>"

    def under_any_base(self, node: str | None) -> str:
        """A node or literal, the same whatever the base."""
        return f"<{BASE}{node[len(self._start) :]}" if node and node.startswith(self._start) else str(node)

    def _iri(self, segment: str, *ids: str) -> str:
        return f"<{self.base}{segment}/{'/'.join(map(_quoted, ids))}>"
