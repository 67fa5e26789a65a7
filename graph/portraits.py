"""Things, deals and statements in words, for a person who has to judge them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from biopact.codes import Role
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP, CODES, ONTOLOGY
from biopact.resolution.registry import registry

_PREFIXES = f"PREFIX bp: <{ONTOLOGY}> PREFIX skos: <{PREFIXES['skos']}> PREFIX dcterms: <{PREFIXES['dcterms']}>"
_ROLES = {str(BP[role.value]): role.value for role in Role}
_SHOWN = 6
"""So many names, partners or releases are shown of a thing."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of a thing: other names, tickers, places and partners, and in which releases it occurs."""

    node: str
    label: str
    also: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    """Date and title of the first of them."""
    note: str = ""
    """What the registry says of it."""


def label(store: Store, node: str) -> str:
    """The preferred name of a node, else one that a release gives it, else the last part of its IRI."""
    for (name,) in _rows(store, f"{_PREFIXES} SELECT (MIN(?name) AS ?first) {{ <{node}> skos:prefLabel ?name }}"):
        if name is not None:
            return str(name.value)
    names = f"{_PREFIXES} SELECT (MIN(?name) AS ?first) {{ GRAPH ?release {{ <{node}> skos:prefLabel ?name }} }}"
    for (name,) in _rows(store, names):
        if name is not None:
            return str(name.value)
    line = registry().entries.get(node.rpartition("/")[2]) if "/organization/" in node else None
    return line.name if line else node.rpartition("/")[2]


def value_in_words(store: Store, value: NamedNode | Literal) -> str:
    """A value as people read it: a name, a code, a text, a number."""
    if isinstance(value, Literal):
        return value.value
    if value.value.startswith(CODES):
        return value.value.rpartition("/")[2].replace("-", " ")
    return label(store, value.value)


def property_in_words(predicate: str) -> str:
    """The last part of a property's IRI as words.

    >>> property_in_words("https://w3id.org/biopact/ontology#usesTechnology")
    'uses technology'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split("[/#]", predicate)[-1]).lower()


def deal_in_words(store: Store, deal: str) -> str:
    """Kinds, parties with their roles, subjects and dates of a deal in one line, from all that is told of it."""
    said: dict[str, list[Any]] = {}
    for predicate, value in _rows(store, f"SELECT DISTINCT ?p ?v {{ <{deal}> ?p ?v }} ORDER BY ?p ?v"):
        said.setdefault(predicate.value, []).append(value)
    kinds = [value_in_words(store, kind) for kind in said.get(str(BP.dealKind), ())]
    parties = [
        f"{value_in_words(store, party)} ({role})" for iri, role in _ROLES.items() for party in said.get(iri, ())
    ]
    subjects = [value_in_words(store, subject) for subject in said.get(str(BP.subject), ())]
    dates = (
        f"{_PREFIXES} SELECT DISTINCT ?kind ?date {{ <{deal}> bp:event ?e . ?e bp:eventKind ?kind ; bp:date ?date }}"
    )
    steps = sorted((date.value, value_in_words(store, kind)) for kind, date in _rows(store, dates))
    parts = [", ".join(kinds) or "deal", ", ".join(parties) or "no parties"]
    parts += [f"about {', '.join(subjects)}"] if subjects else []
    parts += [", ".join(f"{kind} {date}" for date, kind in steps)] if steps else []
    return f"{parts[0]}: {'; '.join(parts[1:])}"


def portrait(store: Store, node: str) -> Portrait:
    """What the releases in the store, and the registry, know of a thing."""

    def values(pattern: str) -> tuple[str, ...]:
        sparql = f"{_PREFIXES} SELECT DISTINCT ?value {{ GRAPH ?release {{ {pattern} }} }} ORDER BY ?value"
        return tuple(value_in_words(store, value) for (value,) in _rows(store, sparql))[:_SHOWN]

    edges = (
        "bp:licenses|^bp:licenses|bp:collaboratesWith|bp:acquires|^bp:acquires|bp:supplies|^bp:supplies|bp:investsIn"
    )
    name = label(store, node)
    names = values(f"<{node}> skos:prefLabel|skos:altLabel ?value")
    return Portrait(
        node,
        name,
        also=tuple(other for other in names if other != name),
        tickers=values(f"<{node}> bp:ticker ?value"),
        places=values(f"<{node}> bp:location ?value"),
        partners=values(f"<{node}> {edges} ?value"),
        releases=tuple(_releases(store, node)),
        note=_note(node),
    )


def release_in_words(store: Store, release: str) -> str:
    """Date and title of a release."""
    said = f"""{_PREFIXES} SELECT ?date ?title {{ GRAPH <{release}> {{
      OPTIONAL {{ <{release}> dcterms:issued ?date }} OPTIONAL {{ <{release}> dcterms:title ?title }} }} }} LIMIT 1"""
    for date, title in _rows(store, said):
        return f"{date.value if date else 'no date'}  {title.value if title else release.rpartition('/')[2]}"
    return release.rpartition("/")[2]


def words_of(store: Store, release: str, node: str) -> tuple[str, ...]:
    """The words of a release that a node rests on, the node being the release's own."""
    said = f"""{_PREFIXES} PREFIX oa: <{PREFIXES["oa"]}> SELECT DISTINCT ?start ?quote {{ GRAPH <{release}> {{
      <{node}> bp:evidence/oa:hasTarget/oa:hasSelector ?words , ?place . ?words oa:exact ?quote .
      ?place oa:start ?start }} }} ORDER BY ?start"""
    return tuple(quote.value for _, quote in _rows(store, said))


def _releases(store: Store, node: str) -> Iterator[str]:
    named = f"{_PREFIXES} SELECT DISTINCT ?release {{ GRAPH ?release {{ ?release a bp:Release . <{node}> ?p ?v }} }}"
    found = sorted(release_in_words(store, release.value) for (release,) in _rows(store, named))
    yield from found[:_SHOWN]
    if len(found) > _SHOWN:
        yield f"and {len(found) - _SHOWN} more"


def _note(node: str) -> str:
    line = registry().entries.get(node.rpartition("/")[2]) if "/organization/" in node else None
    return ", ".join(part for part in (line.name, line.country, line.note) if part) if line else ""


def _rows(store: Store, sparql: str) -> Iterator[tuple[Any, ...]]:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    for solution in answer:
        yield tuple(solution)
