"""The packaged files of the vocabulary, read once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import Graph


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


@pytest.fixture
def conforming() -> Graph:
    """A small release graph that breaks no shape; a test may change it."""
    return Graph().parse(Path(__file__).with_name("conforming.ttl"))
