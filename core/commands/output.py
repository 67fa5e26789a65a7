"""How commands write: files that appear whole or not at all, and tables safe to print."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from biopact.errors import BiopactError

STDOUT = Path("-")

# What a terminal would obey instead of showing: control characters (ESC above all) and marks that turn the writing
# direction. Names come from releases, and a release may have been written by anyone.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str, keep: str = "") -> str:
    """The text with every character that would steer a terminal replaced by U+FFFD, those in `keep` excepted.

    >>> printable("Acme\\x1b[31m Bio")
    'Acme�[31m Bio'
    """
    return _UNPRINTABLE.sub(lambda match: match[0] if match[0] in keep else "\N{REPLACEMENT CHARACTER}", text)


@contextmanager
def replacing(path: Path, option: str = "-o") -> Iterator[BinaryIO]:
    """A file to write that takes the place of `path` at the end, or vanishes if anything fails; `-` is stdout.

    Folders on the way are made. Raises BiopactError if `path` cannot be written; `option` names another place.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise BiopactError(
            f"{path} cannot be written ({error.strerror}); choose another place with {option}."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def write(path: Path, content: bytes | str, option: str = "-o") -> None:
    """Put the content, text as UTF-8, at `path` as `replacing` does."""
    with replacing(path, option) as file:
        file.write(content.encode() if isinstance(content, str) else content)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], widest: int | None = None) -> str:
    """Columns under their names, two spaces apart; a cell is one line and at most `widest` characters.

    >>> print(table(["name", "deals"], [["Amgen", "3"], ["Roche", "12"]]))
    name   deals
    Amgen  3
    Roche  12
    """
    cells = [[_clipped(printable(" ".join(cell.split())), widest) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells)
    return "\n".join(lines)


def _clipped(cell: str, widest: int | None) -> str:
    return cell if widest is None or len(cell) <= widest else cell[: widest - 1] + "…"


def rows_as(form: str, header: Sequence[str], rows: Sequence[Sequence[str | float]]) -> str:
    """The rows as a table, as CSV (RFC 4180) or as a JSON list of objects, ready to print."""
    if form == "csv":
        sheet = io.StringIO()
        csv.writer(sheet).writerows([header, *rows])
        return sheet.getvalue()
    if form == "json":
        return json.dumps([dict(zip(header, row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n"
    return (
        table(header, [[f"{cell:.4f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows])
        + "\n"
    )
