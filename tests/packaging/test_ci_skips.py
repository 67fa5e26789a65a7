"""In CI nothing is skipped for want of a component; only texts that are not ours may be missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"

TESTS = {
    "a component": "import pytest\n\ndef test_it():\n    pytest.skip('no chromium')\n",
    "a module": "import pytest\n\npytest.importorskip('no_such_module')\n",
    "the texts": "def test_it(shared):\n    pass\n",
}


def _run(folder: Path, source: str, ci: str) -> subprocess.CompletedProcess[str]:
    """Run one test file under the project's conftest, in a checkout of its own."""
    tests = folder / "checkout" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(CONFTEST, tests)
    (tests / "test_sample.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)]
    environment = {**os.environ, "CI": ci}
    return subprocess.run(command, cwd=tests, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("what", ["a component", "a module"])
def test_a_skip_for_want_of_a_component_fails_in_ci_and_nowhere_else(what: str, tmp_path: Path) -> None:
    assert _run(tmp_path / "ci", TESTS[what], "true").returncode not in {0, 5}
    assert _run(tmp_path / "desk", TESTS[what], "").returncode in {0, 5}


def test_texts_that_are_not_there_may_be_missing_even_in_ci(tmp_path: Path) -> None:
    assert "1 skipped" in _run(tmp_path, TESTS["the texts"], "true").stdout


def test_texts_that_are_there_are_used_in_ci(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    assert "1 passed" in _run(tmp_path, TESTS["the texts"], "true").stdout
