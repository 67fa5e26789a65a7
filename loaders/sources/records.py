"""Releases as records: JSON lines, JSON arrays, CSV and Parquet, with a mapping from fields to columns."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from biopact.errors import SourceError
from biopact.loaders.sources.archives import DOCUMENT_LIMIT, Entry, read_some
from biopact.loaders.sources.encoding import decoded
from biopact.text import Release

FIELDS: Mapping[str, tuple[str, ...]] = {
    "identifier": ("identifier", "id", "guid", "uuid", "slug", "url", "link"),
    "text": ("text", "body", "content", "article", "full_text"),
    "title": ("title", "headline", "subject"),
    "date": ("date", "published", "publication_date", "published_at", "pubdate", "datetime", "release_date"),
    "source": ("source_url", "url", "link", "source"),
    "issuer": ("issuer", "issuers", "company", "organization", "author"),
}
"""The fields of a release, each with the columns that are looked for where no mapping names one, in order."""
LINE_LIMIT = 16 * 1024 * 1024
"""Bytes of the longest line."""
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def json_lines(entry: Entry, columns: Mapping[str, str]) -> Iterator[Release | SourceError]:
    """Each line's release, read as a stream; a line that gives none is an error and the next one is read.

    A line without end is where reading stops: what follows it cannot be told from it.
    """
    for number, line in _lines(entry):
        where = f"{entry.where}:{number}"
        if line is None:
            yield SourceError(f"{where}: is longer than {LINE_LIMIT // 1024 // 1024} MB; break the file into lines")
            return
        if not line.strip():
            continue
        try:
            record = json.loads(decoded(line))
        except (ValueError, RecursionError) as error:
            yield SourceError(f"{where}: is not JSON ({_short(error)}); mend the line or take it out")
            continue
        yield _tried(record, columns, where, f"{_stem(entry)}-{number}")


def json_array(entry: Entry, columns: Mapping[str, str]) -> Iterator[Release | SourceError]:
    """The releases of a JSON array of objects, or of one object."""
    try:
        content = json.loads(decoded(entry.read()))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{entry.where}: is not JSON ({_short(error)}); mend it or give one object in each line"
        ) from None
    for number, record in enumerate(content if isinstance(content, list) else [content], 1):
        yield _tried(record, columns, f"{entry.where}[{number}]", f"{_stem(entry)}-{number}")


def table(entry: Entry, columns: Mapping[str, str], delimiter: str = ",") -> Iterator[Release | SourceError]:
    """The releases of a CSV file with a header line."""
    try:
        text = decoded(entry.read())
    except ValueError as error:
        raise SourceError(f"{entry.where}: {error}; give a table as text") from None
    csv.field_size_limit(DOCUMENT_LIMIT)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for record in rows:
            yield _tried(record, columns, f"{entry.where}:{rows.line_num}", f"{_stem(entry)}-{rows.line_num}")
    except csv.Error as error:
        yield SourceError(f"{entry.where}:{rows.line_num}: is no line of a table ({_short(error)}); mend it")


def parquet(entry: Entry, columns: Mapping[str, str]) -> Iterator[Release | SourceError]:
    """The releases in a Parquet file, some rows at a time. Raises SourceError without pyarrow and for what is none."""
    try:
        import pyarrow  # type: ignore[import-untyped]
        import pyarrow.parquet  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        raise SourceError(f"{entry.where}: install what reads it with pip install 'biopact[parquet]'") from None
    try:
        file = pyarrow.parquet.ParquetFile(io.BytesIO(entry.read()))
        number = 0
        for batch in file.iter_batches(batch_size=256):
            for record in batch.to_pylist():
                number += 1
                yield _tried(record, columns, f"{entry.where}[{number}]", f"{_stem(entry)}-{number}")
    except (pyarrow.ArrowException, OSError) as error:
        raise SourceError(f"{entry.where}: is no Parquet file ({_short(error)}); write it anew") from None


def _lines(entry: Entry) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long, and then nothing more."""
    rest, number = bytearray(), 0
    while chunk := read_some(entry, 1 << 20):
        rest += chunk
        *whole, last = rest.split(b"\n") if b"\n" in chunk else (rest,)
        for line in whole:
            number += 1
            yield number, bytes(line)
        rest = bytearray(last)
        if len(rest) > LINE_LIMIT:
            yield number + 1, None
            return
    if rest:
        yield number + 1, bytes(rest)


def _tried(record: object, columns: Mapping[str, str], where: str, name: str) -> Release | SourceError:
    try:
        return release_of(record, columns, where, name)
    except SourceError as error:
        return error


def release_of(record: object, columns: Mapping[str, str], where: str, name: str) -> Release:
    """The release in a record; `columns` names the column of a field. Without an identifier it is called `name`.

    Raises SourceError for what is no record, for a named column that is not there and for one without text.
    """
    if not isinstance(record, dict):
        raise SourceError(f"{where}: is no object with fields; give one object for each release")
    for field, column in columns.items():
        if column not in record:
            raise SourceError(f"{where}: has no field {column} for the {field}; name one of {_names(record)}")
    text = _value(record, "text", columns)
    if text is None or not text.strip():
        raise SourceError(f"{where}: has no text; name its column with --field text=COLUMN, one of {_names(record)}")
    date = _DAY.match(_value(record, "date", columns) or "")
    issuer = _value(record, "issuer", columns)
    return Release(
        (_value(record, "identifier", columns) or name).strip() or name,
        text,
        source=_value(record, "source", columns),
        title=_value(record, "title", columns),
        date=date[0] if date else None,
        issuers=(issuer,) if issuer else (),
    )


def _value(record: dict[Any, Any], field: str, columns: Mapping[str, str]) -> str | None:
    names = (columns[field],) if field in columns else FIELDS[field]
    low = {str(key).lower(): value for key, value in reversed(list(record.items())) if key is not None}
    for name in names:
        value = record.get(name) if name in record else low.get(name.lower())
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, datetime | date):
            return value.isoformat()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _names(record: dict[Any, Any]) -> str:
    return ", ".join(sorted(str(key) for key in record if key is not None)[:12]) or "none"


def _stem(entry: Entry) -> str:
    return entry.name.rpartition(".")[0] or entry.name


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
