"""The folder of a store on disk: whether there is one, and why it does not open."""

from __future__ import annotations

from pathlib import Path

from biopact.errors import StoreError


def check_folder(path: Path, *, may_create: bool) -> None:
    """Raise StoreError unless there is a store at `path`, or one may be made there without touching other files."""
    # Oxigraph would fill any folder with its files, and make a missing one: a mistyped path must do neither.
    try:
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path} is a file, not a store: name a folder with --store.")
        if path.exists() and not (path / "CURRENT").is_file() and any(path.iterdir()):
            raise StoreError(
                f"{path} holds other files and is no store: name an empty folder or a new one with --store."
            )
    except PermissionError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}.") from error
    if not may_create and not (path / "CURRENT").is_file():
        raise StoreError(f"There is no store at {path}: fill one with `biopact load PATH --store {path}`.")


def opening_sentence(path: Path, error: Exception) -> str:
    """One sentence for what Oxigraph says when it cannot open a store."""
    reason = str(error)
    if "/LOCK" in reason and ("unavailable" in reason or "lock hold" in reason):
        return (
            f"The store {path} is being written by another process: wait until it ends, or name another with --store."
        )
    return f"The store {path} cannot be opened: {reason}."
