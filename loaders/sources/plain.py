"""Plain text and Markdown, with or without YAML front matter. The kept text is the decoded file as it stands."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from biopact.errors import SourceError
from biopact.loaders.sources.encoding import as_it_stands
from biopact.text import Release

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_MARK = "\ufeff"
"""The byte order mark that some editors write before the text; it is kept, because offsets count it, and not read."""
_FRONT_LIMIT = 64 * 1024
"""Characters of the longest front matter; beyond, it is none."""
LIMIT = 64 * 1024 * 1024
"""Largest plain file in bytes; a release is some kilobytes long, so anything larger is not one."""


def read_plain(path: Path, identifier: str | None = None) -> Release:
    """The release in a text file; its identifier is the file's stem.

    Raises SourceError for files that are empty, binary or too large, naming what to do.
    """
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise SourceError(f"{path}: is larger than {LIMIT // 1024 // 1024} MB; give one release in each file")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file; check the path") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    return decode(raw, str(path), identifier or path.stem)


def decode(raw: bytes, where: str, identifier: str) -> Release:
    """The release in the bytes of a text file. `where` names it in errors."""
    try:
        text = as_it_stands(raw)
    except ValueError as error:
        raise SourceError(f"{where}: {error}; give a plain text or Markdown file") from None
    match = _FRONT.match(text, 0, _FRONT_LIMIT)
    start = match.end() if match else len(_MARK) if text.startswith(_MARK) else 0
    if not text[start:].strip():
        behind = " behind its front matter" if match else ""
        raise SourceError(f"{where}: is empty{behind}; give a file that holds the text of a release")
    if match is None:
        return Release(identifier, text, body_start=start)
    return _with_front_matter(identifier, text, match, where)


def _with_front_matter(identifier: str, text: str, match: re.Match[str], where: str) -> Release:
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(match["yaml"], yaml.SafeLoader)):
            raise SourceError(f"{where}: its front matter refers to itself; write every value out")
        fields: Any = yaml.safe_load(match["yaml"])
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 2 if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        raise SourceError(
            f"{where}: line {line} of its front matter is not YAML; mend it or take the front matter out"
        ) from None
    except RecursionError:
        raise SourceError(f"{where}: its front matter is nested too deep; take it out") from None
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise SourceError(f"{where}: its front matter holds a value that is none ({error}); mend it") from None
    if not isinstance(fields, dict):
        raise SourceError(
            f"{where}: its front matter has no fields; write lines such as 'title: …' between the --- marks"
        )
    issued = fields.get("date")
    issuers = fields.get("issuers") or []
    return Release(
        identifier,
        text,
        source=str(fields["source"]) if fields.get("source") else None,
        title=str(fields["title"]) if fields.get("title") else None,
        date=issued.date().isoformat()
        if isinstance(issued, datetime)
        else issued.isoformat()
        if isinstance(issued, date)
        else str(issued)
        if issued
        else None,
        issuers=tuple(str(name) for name in issuers) if isinstance(issuers, list) else (str(issuers),),
        body_start=match.end(),
    )
