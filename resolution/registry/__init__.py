"""The registry: names that help to tell one organization, product or platform from another, and who became whom.

It never decides what exists: a name that is not in it is found all the same by grammar and definitions.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import resources
from pathlib import Path

from biopact.errors import RegistryError
from biopact.resolution.registry.entries import (
    Change,
    ChangeKind,
    OrganizationEntry,
    OrganizationType,
    Parent,
    ProductEntry,
    TechnologyEntry,
)
from biopact.resolution.registry.known import Registry, known
from biopact.resolution.registry.reading import read_tables

__all__ = [
    "Change",
    "ChangeKind",
    "OrganizationEntry",
    "OrganizationType",
    "Parent",
    "ProductEntry",
    "Registry",
    "TechnologyEntry",
    "read_registry",
    "registry",
    "registry_folder",
]


def read_registry(folder: resources.abc.Traversable) -> Registry:
    """The registry that the tables of a folder (a path, too) hold; a table that is not there is empty.

    Raises `RegistryError` with everything that is wrong, each with file and line; then nothing of it is applied.
    """
    return known(read_tables(folder))


@cache
def registry() -> Registry:
    """The registry in use, read once; raises `RegistryError` as `read_registry` and `registry_folder` do."""
    return read_registry(registry_folder())


def registry_folder() -> resources.abc.Traversable:
    """Where the registry in use lies: the folder named by BIOPACT_REGISTRY, else the one that is shipped.

    Raises `RegistryError` if that folder is none.
    """
    own = os.environ.get("BIOPACT_REGISTRY")
    if not own:
        return resources.files("biopact.seeds") / "registry"
    if not Path(own).is_dir():
        raise RegistryError(f"{own} is no folder: set BIOPACT_REGISTRY to one that holds the tables of a registry")
    return Path(own)
