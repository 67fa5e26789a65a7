"""Digests of code and tables: names that change whenever something might come out otherwise."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from biopact.resolution.registry import registry_folder


@cache
def code_digest(*packages: str) -> str:
    """The SHA-256 of the sources and tables of these packages and of the registry in use, as hexadecimal digits."""
    digest = hashlib.sha256()
    places = [(package, resources.files(package)) for package in packages]
    for place, folder in [*places, ("registry", registry_folder())]:
        for name, content in _contents(folder, ""):
            digest.update(f"{place}/{name}\0".encode() + content + b"\0")
    return digest.hexdigest()


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
