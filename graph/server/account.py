"""What there is to tell of one thing: its facts, its deals, the sentences they rest on, the releases these stand in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import CODES, ONTOLOGY

MOST = 200
"""Deals, passages and mentions that a page shows of one thing; all of them are had by SPARQL."""

Value = NamedNode | Literal
Fact = tuple[str, tuple[Value, ...]]
"""What a predicate is called, and its values in order."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a release, with what stands before and after it."""

    quote: str
    before: str
    after: str
    release: str


@dataclass(frozen=True, slots=True)
class DealLine:
    """A deal in one line; the date may be empty."""

    deal: str
    date: str
    title: str


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release in one line; the address may be empty."""

    release: str
    date: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a page shows of a thing. `labels` are the names of all nodes that its values mention."""

    iri: str
    label: str
    kinds: tuple[str, ...]
    facts: tuple[Fact, ...]
    parts: tuple[tuple[str, tuple[Fact, ...]], ...]
    deals: tuple[DealLine, ...]
    mentioned: tuple[tuple[str, str], ...]
    """Other things that speak of it: what they say, and their IRI."""
    passages: tuple[Passage, ...]
    releases: tuple[ReleaseLine, ...]
    labels: dict[str, str]


def last(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def called(term: str) -> str:
    """What a term of the vocabulary is called in English; the last part of any other.

    >>> called(f"{ONTOLOGY}dealKind"), called("http://purl.org/dc/terms/issued")
    ('deal kind', 'issued')
    """
    if term.startswith(CODES):
        return last(term).replace("-", " ")
    return _terms().get(term) or last(term)


@lru_cache(maxsize=1)
def _terms() -> dict[str, str]:
    text = (resources.files("biopact.ontology") / "biopact.ttl").read_bytes()
    label = NamedNode(PREFIXES["rdfs"] + "label")
    found = parse(text, RdfFormat.TURTLE, base_iri=ONTOLOGY.rstrip("#"))
    return {
        quad.subject.value: quad.object.value
        for quad in found
        if quad.predicate == label and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
