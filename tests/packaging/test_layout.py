"""The list of packages is the one thing of the layout that can rot; here it is held against the folders."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]


def _folders_with_code() -> set[str]:
    """The import name of every folder with an `__init__.py`, found by the mapping of the rooms alone."""
    packages = set()
    for package, room in SETUP["package-dir"].items():
        for init in (ROOT / room).rglob("__init__.py"):
            if "node_modules" not in init.parts:
                packages.add(".".join([package, *init.parent.relative_to(ROOT / room).parts]))
    return packages


def test_the_list_of_packages_equals_the_folders_with_code() -> None:
    assert sorted(_folders_with_code() | {"biopact.seeds"}) == sorted(SETUP["packages"])


def test_seeds_hold_no_code() -> None:
    assert list((ROOT / "seeds").rglob("*.py")) == []


def test_no_folder_at_the_root_shadows_the_package() -> None:
    assert not (ROOT / "biopact").exists()
