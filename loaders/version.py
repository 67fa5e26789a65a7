"""Which reader read a release: a name that changes whenever the same text might be read otherwise."""

from __future__ import annotations

from biopact import __version__
from biopact.resolution.version import code_digest


def reader_version() -> str:
    """The release of biopact and a digest of all that reading depends on: rules, fitted tables, the registry."""
    return f"{__version__}+{code_digest('biopact.loaders', 'biopact.resolution')[:12]}"
