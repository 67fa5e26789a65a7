"""A small store for every test of the graph: three releases of our own wording, with claims and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import Store
from biopact.ontology.terms import BASE

FOLDER = Path(__file__).parent / "fixture"
STEMS = ("amgen-license", "immunogen-quarter", "roche-genentech")


def _triples(stem: str) -> list[Triple]:
    return [quad.triple for quad in parse(path=FOLDER / f"{stem}.ttl", format=RdfFormat.TURTLE)]


def _provenance(stem: str) -> list[Triple]:
    about = (NamedNode(f"{BASE}activity/{stem}"), NamedNode(f"{BASE}agent/biopact-0"))
    return [triple for triple in _triples("provenance") if triple.subject in about]


def _fill(store: Store, stems: tuple[str, ...] = STEMS) -> Store:
    for stem in stems:
        store.put_release(f"{BASE}release/{stem}", _triples(stem), _provenance(stem))
    return store


@pytest.fixture
def triples() -> Callable[[str], list[Triple]]:
    """What the fixture file of a stem states."""
    return _triples


@pytest.fixture
def provenance() -> Callable[[str], list[Triple]]:
    """What the provenance says of one release, the shared tool included."""
    return _provenance


@pytest.fixture
def fill() -> Callable[..., Store]:
    """Puts releases of the fixture, all unless stems are given, into a store and gives it back."""
    return _fill


@pytest.fixture
def store() -> Iterator[Store]:
    """The three releases, in memory."""
    with Store.memory() as memory:
        yield _fill(memory)


@pytest.fixture
def resolved(store: Store) -> Store:
    """The three releases with their view up to date."""
    bring_up_to_date(store)
    return store


@pytest.fixture
def empty() -> Iterator[Store]:
    """A store that holds nothing."""
    with Store.memory() as memory:
        yield memory
