"""Every example in a docstring, and every example of Python in a document, does what it says."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import QuerySolutions

import biopact
from biopact.cli import cli
from biopact.graph.store import Store

ROOT = Path(__file__).parents[2]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def _modules() -> Iterator[str]:
    yield "biopact"
    yield from (module.name for module in pkgutil.walk_packages(biopact.__path__, "biopact."))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks as the checkout does after `make demo`, as far as the examples care."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    assert CliRunner().invoke(cli, ["demo", "-o", str(folder / "build" / "demo")]).exit_code == 0
    return folder


@pytest.mark.parametrize("name", sorted(_modules()))
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name), optionflags=FLAGS).failed == 0


def test_examples_of_python_in_the_readme_hold(monkeypatch: pytest.MonkeyPatch, demo: Path) -> None:
    monkeypatch.chdir(demo)
    outcome = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=FLAGS, encoding="utf-8")
    assert outcome.attempted > 10
    assert outcome.failed == 0


def test_the_sparql_of_the_readme_finds_the_proof(demo: Path) -> None:
    [sparql] = re.findall(r"```sparql\n(.*?)```", (ROOT / "README.md").read_text(), flags=re.DOTALL)
    with Store.open(demo / "build/demo/store", read_only=True) as store:
        answer = store.query(sparql)
        assert isinstance(answer, QuerySolutions)
        found = [(row["company"].value, row["words"].value) for row in answer]
    assert [words for company, words in found if company.startswith("Roche") and "T-DM1" in words]
