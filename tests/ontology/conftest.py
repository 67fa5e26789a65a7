"""The packaged files of the vocabulary, read once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import Graph

from biopact.graph.rdflib_copy import to_graph
from biopact.loaders.read import read
from biopact.loaders.sources import open_releases
from biopact.loaders.triples import to_rows
from biopact.ontology.serialize import triples_of
from biopact.text import Release


def packaged(name: str) -> Graph:
    return Graph().parse(data=files("biopact.ontology").joinpath(name).read_bytes(), format="turtle")


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return packaged("biopact.ttl")


@pytest.fixture(scope="session")
def codes() -> Graph:
    return packaged("codes.ttl")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return packaged("shapes.ttl")


@pytest.fixture(scope="session")
def told() -> list[Graph]:
    """What each packaged release says, as it is written into a store."""
    releases = list(open_releases([Path(str(files("biopact.seeds").joinpath("releases")))]))
    return [to_graph(triples_of(to_rows(read(release)))) for release in releases if isinstance(release, Release)]


@pytest.fixture
def conforming() -> Graph:
    """A small release graph that breaks no shape; a test may change it."""
    return Graph().parse(Path(__file__).with_name("conforming.ttl"))
