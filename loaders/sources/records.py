"""Releases as records: JSON lines, JSON arrays, CSV and Parquet, with a mapping from fields to columns."""

from __future__ import annotations

import codecs
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
from biopact.loaders.sources.json_objects import objects
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
"""Bytes of the longest line, cell or object."""
COLUMNS = 10_000
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
    """The releases of a JSON array of objects, or of one object; read as a stream, one object after the other."""
    number = 0
    try:
        for record in objects(lambda: read_some(entry, 1 << 20)):
            number += 1
            yield _tried(record, columns, f"{entry.where}[{number}]", f"{_stem(entry)}-{number}")
    except (ValueError, RecursionError) as error:
        behind = f" behind its object {number}" if number else ""
        yield SourceError(
            f"{entry.where}: is not JSON{behind} ({_short(error)}); mend it or give one object in each line"
        )


def table(entry: Entry, columns: Mapping[str, str], delimiter: str = ",") -> Iterator[Release | SourceError]:
    """The releases of a CSV file with a header line, read as a stream."""
    csv.field_size_limit(LINE_LIMIT)
    rows = csv.DictReader(_text_lines(entry), delimiter=delimiter)
    try:
        if len(rows.fieldnames or ()) > COLUMNS:
            raise SourceError(f"{entry.where}: has more than {COLUMNS:,} columns; check that it is a table")
        for record in rows:
            yield _tried(record, columns, f"{entry.where}:{rows.line_num}", f"{_stem(entry)}-{rows.line_num}")
    except csv.Error as error:
        yield SourceError(f"{entry.where}:{rows.line_num}: is no line of a table ({_short(error)}); mend it")
    except ValueError as error:
        yield SourceError(f"{entry.where}:{rows.line_num + 1}: {error}; give a table as text")


def _text_lines(entry: Entry) -> Iterator[str]:
    """The lines of a text, each with its end. Raises ValueError for what is no text, csv.Error for an endless line."""
    first = read_some(entry, 1 << 20)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from io.StringIO(decoded(first + entry.read()), newline="")
        return
    for _, line in _lines(entry, first, blank=True):
        if line is None:
            raise csv.Error(f"it is longer than {LINE_LIMIT // 1024 // 1024} MB")
        # A carriage return alone ends a line, too, in files of old machines.
        yield from io.StringIO(decoded(line) + "\n", newline="")


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
        for batch in file.iter_batches(batch_size=_rows_at_once(file.metadata), use_threads=False):
            if batch.nbytes > LINE_LIMIT * batch.num_rows:
                raise SourceError(f"{entry.where}: holds rows of many megabytes; give one release in each")
            for record in batch.to_pylist():
                number += 1
                yield _tried(record, columns, f"{entry.where}[{number}]", f"{_stem(entry)}-{number}")
    except (pyarrow.ArrowException, OSError, MemoryError, ValueError) as error:
        raise SourceError(f"{entry.where}: is no Parquet file ({_short(error)}); write it anew") from None


def _rows_at_once(metadata: Any) -> int:
    """How many rows stay below the limit of a document, even if all share the largest value there is room for."""
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    largest = max((group.total_byte_size for group in groups), default=0)
    return max(1, min(256, DOCUMENT_LIMIT // max(1, largest)))


def _lines(entry: Entry, begun: bytes = b"", blank: bool = False) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers, after what was read already; empty ones only if `blank`.

    None for a line that is too long, and then nothing more.
    """
    rest, number = b"", 0
    while chunk := begun or read_some(entry, 1 << 20):
        begun = b""
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            number += 1
            if line or blank:
                yield number, line
        if len(rest) > LINE_LIMIT:
            yield number + 1, None
            return
    if rest:
        yield number + 1, rest


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
    for name in names:
        value = record[name] if name in record else _in_any_case(record, name.lower())
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, datetime | date):
            return value.isoformat()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _in_any_case(record: dict[Any, Any], low: str) -> object:
    return next((value for key, value in record.items() if key is not None and str(key).lower() == low), None)


def _names(record: dict[Any, Any]) -> str:
    return ", ".join(sorted(str(key) for key in record if key is not None)[:12]) or "none"


def _stem(entry: Entry) -> str:
    return entry.name.rpartition(".")[0] or entry.name


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
