"""What ships is what was tested: the wheel, built from the sdist, runs the demo by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-dir"]
DATA = {".ttl", ".rq", ".jsonld", ".md", ".tsv"}
NOT_SHIPPED = {"web", "README.md", "checked.tsv"}
BUNDLE = {
    "explorer.js",
    "explorer.css",
    "THIRD-PARTY-LICENSES.txt",
    "editor.js",
    "editor.css",
    "EDITOR-LICENSES.txt",
}


class Distributions(NamedTuple):
    sdist: Path
    wheel: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """The sdist of the checkout, and the wheel made from that sdist; neither fetches anything to build with."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return Distributions(next(folder.glob("*.tar.gz")), next(folder.glob("*.whl")))


def _shipped_data() -> set[str]:
    """Where in the wheel every data file of the checkout has to be."""
    return {
        f"{package.replace('.', '/')}/{path.relative_to(ROOT / room).as_posix()}"
        for package, room in ROOMS.items()
        for path in (ROOT / room).rglob("*")
        if path.suffix in DATA and not NOT_SHIPPED & set(path.parts)
    }


def test_the_wheel_carries_ontology_queries_seeds_and_the_page_with_its_licences(built: Distributions) -> None:
    names = set(zipfile.ZipFile(built.wheel).namelist())
    assert _shipped_data() - names == set()
    assert {f"biopact/graph/explorer/dist/{name}" for name in BUNDLE} <= names
    assert {f"biopact/graph/server/{name}" for name in ("editor.html", "page.css")} <= names
    assert {name for name in names if name.endswith("/licenses/LICENSE")}
    assert not [name for name in names if "node_modules" in name or name.startswith(("tests/", "core/"))]


def test_the_sdist_carries_the_finished_page_so_that_building_from_it_needs_no_node(built: Distributions) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"graph/explorer/dist/{name}" for name in BUNDLE} <= names
    assert not [name for name in names if "node_modules" in name]


def test_the_installed_wheel_runs_the_demo_from_anywhere(built: Distributions, tmp_path: Path) -> None:
    python = _clean_environment(tmp_path / "venv", built.wheel)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [str(python.with_name("biopact")), "demo", "-o", "out"]
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": str(elsewhere)}
    done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "ImmunoGen" in done.stdout
    assert (elsewhere / "out/partners.ttl").stat().st_size > 10_000
    assert "ImmunoGen" in (elsewhere / "out/explorer.html").read_text()


def _clean_environment(folder: Path, wheel: Path) -> Path:
    """A new environment's Python with the wheel in it; what the wheel depends on is lent by this environment."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    lent = Path(sysconfig.get_path("purelib"))
    site = next(folder.glob("lib/python*/site-packages"))
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True)
    # Behind the wheel on the path, and as a plain folder: the .pth files in it, our editable install too, are not read.
    (site / "lent.pth").write_text(f"{lent}\n")
    # -E: wherever the one who runs the tests lets Python look, it looks here alone.
    where = subprocess.run(
        [python, "-E", "-c", "import biopact; print(biopact.__file__)"], capture_output=True, text=True, check=True
    )
    assert Path(where.stdout.strip()).is_relative_to(site)
    return python
