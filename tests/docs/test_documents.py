"""The documents say what is there, and nothing in the checkout points back at the machine it was made on."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from biopact.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
MADE = {"build", "dist", "node_modules", "__pycache__", "biopact.egg-info", "biopact.store"}
PICTURES = {".png", ".ico", ".woff2"}
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")])
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb." + "debian.org")


def _files() -> Iterator[Path]:
    """Everything that a commit may hold: no pictures, nothing that a build or a tool makes."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if name not in MADE and (name == ".ci" or name[0] != "."))
        # In a worktree of git ".git" is a file.
        yield from (
            Path(folder, name) for name in sorted(names) if Path(name).suffix not in PICTURES and name != ".git"
        )


def _sections(document: str) -> dict[str, str]:
    """The text under each `## ` heading of a Markdown document."""
    parts = re.split(r"^## (.+)$", document, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _commands_in(path: Path) -> Iterator[list[str]]:
    """Every `biopact …` command of the code blocks, as words; a command ends with its line, or with its last quote."""
    blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text(), flags=re.MULTILINE | re.DOTALL)
    for command in re.findall(r"^biopact (?:'[^']*'|\\\n|[^'\n])*", "\n".join(blocks), flags=re.MULTILINE):
        yield shlex.split(command)


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    path_of_machine = re.compile(r"(?<![\w.])/(?:work|farm|root|home|Users)/[A-Za-z.]")
    found = [f"{path.relative_to(ROOT)}: {hit[0]}" for path in _files() if (hit := path_of_machine.search(_text(path)))]
    assert found == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    found = [f"{path.relative_to(ROOT)}: {host}" for path in _files() for host in HOSTS if host in _text(path)]
    assert found == []


def test_the_pins_hold_hashes_and_no_addresses() -> None:
    pins = sorted(ROOT.glob("requirements/*.txt"))
    assert len(pins) == 4
    for path in pins:
        assert "://" not in path.read_text()
        for package in re.split(r"\n(?=[a-z])", path.read_text().strip()):
            assert re.match(r"[a-z0-9.-]+==\S+", package), package
            assert "--hash=sha256:" in package, package


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_reference_with_all_its_options(name: str) -> None:
    section = _sections((ROOT / "docs/cli.md").read_text())[f"biopact {name}"]
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for parameter in command.params:
        for spelling in (*parameter.opts, *parameter.secondary_opts):
            if spelling.startswith("-"):
                assert f"`{spelling}" in section, f"{spelling} of biopact {name} is not described"
    assert list(_commands_in(ROOT / "docs/cli.md")), "no examples"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_in_documents_exist_and_take_the_options_shown(document: Path) -> None:
    for words in _commands_in(document):
        name, *rest = words[1:]
        if name.startswith("-"):
            continue
        assert name in COMMANDS, shlex.join(words)
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        command.make_context(name, rest, resilient_parsing=False)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", document.read_text()):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_the_set_up_is_two_make_targets_that_exist() -> None:
    named = set(re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text()))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert {"demo", "test"} <= named <= targets
