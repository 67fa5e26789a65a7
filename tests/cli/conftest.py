"""The command line as tests use it: a runner, a made-up release, and one demo for all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from biopact.cli import cli

Run = Callable[..., Result]

LICENCE = """\
Norvane Licenses Kestrel Technology to Ardent Pharma

BOSTON, March 4, 2021 -- Norvane Therapeutics, Inc. today announced that it has granted Ardent Pharma Ltd. an exclusive
worldwide license to its NV-301 antibody. Under the agreement, Ardent Pharma will pay Norvane Therapeutics $25 million
upfront. Norvane Therapeutics may also receive up to $310 million in development and regulatory milestones, as well as
tiered royalties on net sales.

About Norvane Therapeutics

Norvane Therapeutics, Inc. develops antibodies. Visit www.norvane.example to learn more.
"""

PURCHASE = """\
Ardent Pharma Acquires Belmont Biologics

LONDON, June 9, 2022 -- Ardent Pharma Ltd. today announced that it has completed the acquisition of Belmont Biologics,
Inc. for $640 million in cash.
"""


class Demo(NamedTuple):
    """What one run of `biopact demo` wrote and printed."""

    folder: Path
    printed: str

    @property
    def store(self) -> str:
        return str(self.folder / "store")


def run_biopact(*args: object, stdin: str | None = None) -> Result:
    """Run a command in this process; stdout and stderr of the result are apart."""
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin, prog_name="biopact")


@pytest.fixture
def run() -> Run:
    return run_biopact


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    """A folder with two releases about companies that do not exist."""
    folder = tmp_path / "releases"
    folder.mkdir()
    (folder / "licence.txt").write_text(LICENCE)
    (folder / "purchase.txt").write_text(PURCHASE)
    return folder


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    done = run_biopact("demo", "-o", folder)
    assert done.exit_code == 0, done.output
    return Demo(folder, done.stdout)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two releases, to be copied."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "licence.txt").write_text(LICENCE)
    (folder / "purchase.txt").write_text(PURCHASE)
    assert run_biopact("load", folder, "--store", folder / "biopact.store").exit_code == 0
    return folder / "biopact.store"


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Path:
    """A store of two releases, in its own folder."""
    return shutil.copytree(loaded, tmp_path / "deals" / "biopact.store")


@pytest.fixture
def file(store: Path) -> Path:
    """Where the decisions about it stand."""
    return store.with_name("biopact.decisions.tsv")
