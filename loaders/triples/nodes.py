"""How things, codes and values are named in a graph: the IRIs and literals of one release."""

from __future__ import annotations

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
def term(iri: str) -> NamedNode:
    """A term of a vocabulary as a node; `BP.licenses` and its like are strings and may be given as they are."""
    return NamedNode(iri)


@lru_cache(maxsize=None, typed=True)  # typed, for codes of two lists are equal as strings: supply, co-promotion
def coded(value: StrEnum) -> NamedNode:
    """The node of a coded value.

    >>> from biopact.facts import Stage
    >>> print(coded(Stage.PHASE_1_2))
    <https://w3id.org/biopact/codes/stage/phase-1-2>
    """
    return NamedNode(str(code(_LIST_OF[type(value)], value.value)))


TYPE = term(str(RDF.type))


def date_literal(iso: str) -> Literal:
    """A date in the precision that the text gives: xsd:date, xsd:gYearMonth or xsd:gYear.

    >>> print(date_literal("2009-09"))
    "2009-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>
    """
    kind = {10: XSD.date, 7: XSD.gYearMonth}.get(len(iso), XSD.gYear)
    return Literal(iso, datatype=term(str(kind)))


def decimal_literal(number: Decimal) -> Literal:
    """A number as xsd:decimal, which knows no exponents."""
    return Literal(f"{number:f}", datatype=term(str(XSD.decimal)))


def address(text: str) -> NamedNode | Literal:
    """The address of a web page as an IRI; any other words, and an address that is no IRI, as a text.

    >>> print(address("https://example.org/a"), address("https://example.org/a b"))
    <https://example.org/a> "https://example.org/a b"
    """
    if text.startswith(("http://", "https://")):
        try:
            return NamedNode(text)
        except ValueError:
            return Literal(text)
    return Literal(text)


def release_iri(identifier: str, base: str = BASE) -> NamedNode:
    """The IRI of a release, which is also the name of its graph.

    >>> print(release_iri("2012-12-19 amgen"))
    <https://w3id.org/biopact/id/release/2012-12-19%20amgen>
    """
    return NamedNode(f"{base}release/{quote(identifier, safe='')}")


class Names:
    """Gives the things of one release their IRIs below `base`. Every identifier in an IRI is percent-quoted."""

    def __init__(self, release: Release, base: str = BASE) -> None:
        self.base = base
        self.release = release_iri(release.identifier, base)
        self._identifier = release.identifier

    def thing(self, thing: Thing) -> NamedNode:
        """A thing, which all releases that name it share."""
        return self._iri(thing.segment, thing.id)

    def deal(self, id: str) -> NamedNode:
        """A deal, which all releases that tell of it share."""
        return self._iri("deal", id)

    def count(self, id: str) -> NamedNode:
        """Products that are counted but not named."""
        return self._iri("product-count", id)

    def own(self, segment: str, *ids: str) -> NamedNode:
        """Something that this release has for itself, such as the third sum of a deal or a piece of evidence."""
        return self._iri(segment, self._identifier, *ids)

    def part(self, node: NamedNode, part: str) -> NamedNode:
        """A part of a node of this release: a fragment, or a step of the path where the base ends in a fragment."""
        return NamedNode(f"{node.value}{'/' if '#' in self.base else '#'}{part}")

    def under_any_base(self, node: NamedNode | Literal | None) -> str:
        """A node or literal in N-Triples syntax, the same whatever the base."""
        text = str(node)
        return text.replace(f"<{self.base}", f"<{BASE}", 1) if isinstance(node, NamedNode) else text

    def _iri(self, segment: str, *ids: str) -> NamedNode:
        return NamedNode(f"{self.base}{segment}/{'/'.join(quote(id, safe='') for id in ids)}")
