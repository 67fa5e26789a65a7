"""Which reader read a release: a name that changes whenever the same text might be read otherwise."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from biopact import __version__
from biopact.resolution.registry import registry_folder

_CODE = ("biopact.loaders", "biopact.resolution")


@cache
def reader_version() -> str:
    """The release of biopact and a digest of all that reading depends on: rules, fitted tables, the registry."""
    digest = hashlib.sha256()
    for package in _CODE:
        for name, content in _contents(resources.files(package), ""):
            digest.update(f"{package}/{name}\0".encode() + content + b"\0")
    for name, content in _contents(registry_folder(), ""):
        digest.update(f"registry/{name}\0".encode() + content + b"\0")
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _contents(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    """Every source file and table below a folder, by its path."""
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{path}{item.name}"
        if item.is_dir() and item.name != "__pycache__":
            found += _contents(item, f"{name}/")
        elif item.name.endswith((".py", ".tsv")):
            found.append((name, item.read_bytes()))
    return found
