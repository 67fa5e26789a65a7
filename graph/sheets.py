"""The tables of the view as files: CSV (RFC 4180, in UTF-8) and Parquet, the same bytes for the same store."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

from biopact.errors import BiopactError
from biopact.graph.store import Store
from biopact.graph.tables import TABLES, Cell, rows

FORMATS = ("csv", "parquet")
"""The kinds of file that a table can be written as."""

_GROUP = 20_000
"""Rows of Parquet that are held in memory and written together."""

_DIGITS, _AFTER_POINT = 38, 10


def write(store: Store, table: str, fmt: str, file: BinaryIO, *, quotes: bool = True) -> int:
    """Write one of `TABLES` in one of `FORMATS` and give the number of its rows.

    Without `quotes` the columns that hold words of releases are empty. Raises BiopactError if Parquet is wanted and
    pyarrow is not there, or for a sum that Parquet cannot hold.
    """
    found = rows(store, table) if quotes else _without_words(table, rows(store, table))
    return _parquet(table, found, file) if fmt == "parquet" else _csv(table, found, file)


def _without_words(table: str, found: Iterator[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for row in found:
        yield tuple(None if column.is_quoted else cell for column, cell in zip(TABLES[table], row, strict=True))


def _csv(table: str, found: Iterator[tuple[Cell, ...]], file: BinaryIO) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    sheet = csv.writer(text)
    sheet.writerow([column.name for column in TABLES[table]])
    number = 0
    for row in found:
        sheet.writerow([str(cell).lower() if isinstance(cell, bool) else cell for cell in row])
        number += 1
    text.detach()
    return number


def _parquet(table: str, found: Iterator[tuple[Cell, ...]], file: BinaryIO) -> int:
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        from pyarrow import parquet
    except ImportError as error:
        raise BiopactError("Parquet needs pyarrow: `pip install 'biopact[parquet]'`, or write CSV.") from error
    kinds = {
        "text": pa.string(),
        "number": pa.int64(),
        "decimal": pa.decimal128(_DIGITS, _AFTER_POINT),
        "truth": pa.bool_(),
    }
    columns = TABLES[table]
    schema = pa.schema([pa.field(column.name, kinds[column.kind]) for column in columns])
    number = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(found, _GROUP)):
            cells = [
                [Decimal(str(cell)) if column.kind == "decimal" and cell is not None else cell for cell in values]
                for column, values in zip(columns, zip(*group, strict=True), strict=True)
            ]
            try:
                arrays = [pa.array(values, type=field.type) for values, field in zip(cells, schema, strict=True)]
            except pa.ArrowInvalid as error:
                raise BiopactError(f"A sum has more digits than Parquet holds ({error}): write CSV.") from error
            writer.write_table(pa.table(arrays, schema=schema))
            number += len(group)
    return number
