"""Help is there for every command, comes with an example that works, and costs next to nothing."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import click
import pytest

from biopact import __version__
from biopact.cli import COMMANDS, cli
from tests.cli.conftest import Run

HEAVY = {"httpx", "rdflib", "networkx", "pyoxigraph", "pyvis", "pyshacl", "numpy", "scipy", "yaml"}


def test_help_lists_every_command_with_what_it_does(run: Run) -> None:
    listing = run("--help").stdout.partition("Commands:")[2]
    assert re.findall(r"^  (\w+) +\S", listing, flags=re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_that_it_can_parse(name: str, run: Run) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.epilog is not None
    words = shlex.split(command.epilog.removeprefix("Example:"))
    assert words[:2] == ["biopact", name]
    command.make_context(name, words[2:])
    assert "Example:" in shown.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["query", "--help"], ["load", "--help"]])
def test_help_imports_none_of_the_heavy_libraries(arguments: list[str]) -> None:
    program = f"""
import sys
from biopact.cli import cli
try:
    cli({arguments!r}, prog_name="biopact")
finally:
    print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stderr.split()) == set()


def test_the_version_is_the_packages_own(run: Run) -> None:
    assert run("--version").stdout == f"biopact {__version__}\n"


def test_a_command_that_is_not_there_is_an_error_of_usage(run: Run) -> None:
    done = run("lode")
    assert done.exit_code == 2
    assert "No such command 'lode'" in done.stderr
