"""How the program ends when those around it end first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from biopact.graph.store import Store
from tests.cli.conftest import Demo, Run

BIOPACT = str(Path(sys.executable).with_name("biopact"))


def test_a_reader_that_has_read_enough_is_no_error(demo: Demo) -> None:
    command = [BIOPACT, "export", "--store", demo.store]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_ctrl_c_ends_it_with_a_word_and_the_code_that_shells_know(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "open", interrupted)
    done = run("rank")
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "Interrupted.\n")


def test_names_that_the_terminal_cannot_write_are_no_error(demo: Demo) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [BIOPACT, "show", "2012-12-19-immunogen-amgen-third-license", "--no-colour"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stderr == b""
