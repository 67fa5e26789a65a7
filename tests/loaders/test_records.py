"""Releases in tables and records: columns found or named, each bad line named, nothing held that need not be."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import pytest

from biopact.loaders.sources import Unreadable, open_releases, records
from biopact.text import Release


def _read(path: Path, **columns: str) -> list[Release | str]:
    found = open_releases([path], columns)
    return [item.reason.replace(str(path), "FILE") if isinstance(item, Unreadable) else item for item in found]


RECORD = {
    "id": "r1",
    "headline": "Zentor licenses its platform",
    "published": "2012-05-03T08:00:00Z",
    "url": "https://example.org/r1",
    "body": "Zentor licenses its platform to Pelmor.",
    "company": ["Zentor"],
}
EXPECTED = Release(
    "r1",
    "Zentor licenses its platform to Pelmor.",
    source="https://example.org/r1",
    title="Zentor licenses its platform",
    date="2012-05-03",
    issuers=("Zentor",),
)


def test_usual_columns_are_found_by_their_names(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps(RECORD) + "\n\n" + json.dumps({"text": "Only a text."}))
    assert _read(lines) == [EXPECTED, Release("a-3", "Only a text.")]
    array = tmp_path / "b.json"
    array.write_text(json.dumps([RECORD, {"text": "Only a text."}]))
    assert _read(array) == [EXPECTED, Release("b-2", "Only a text.")]
    csv = tmp_path / "c.csv"
    csv.write_text('id,Date,Text\nr2,2011,"Two\nlines"\n')
    assert _read(csv) == [Release("r2", "Two\nlines", date="2011")]


def test_a_mapping_names_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("key\ttext\tlong\n7\tshort\tThe long text.\n")
    assert _read(path, text="long", identifier="key") == [Release("7", "The long text.")]
    (problem,) = _read(path, text="missing")
    assert problem == "FILE:2: has no field missing for the text; name one of key, long, text"


def test_each_bad_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "One."}\n{broken\n[1]\n{"id": 4}\n\xff\x01\n{"id": "six", "text": "Six."}\n' + b"[" * 99_999
    )
    one, broken, listed, empty, binary, six, deep = _read(path)
    assert (one, six) == (Release("a-1", "One."), Release("six", "Six."))
    assert str(broken).startswith("FILE:2: is not JSON")
    assert listed == "FILE:3: is no object with fields; give one object for each release"
    assert empty == "FILE:4: has no text; name its column with --field text=COLUMN, one of id"
    assert str(binary).startswith("FILE:5: is not JSON")
    assert str(deep).startswith("FILE:7: is not JSON")


def test_a_line_without_end_is_where_reading_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LINE_LIMIT", 1 << 21)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n' + b"x" * (5 << 20) + b'\n{"text": "Three."}\n')
    assert _read(path) == [Release("a-1", "One."), "FILE:2: is longer than 2 MB; break the file into lines"]


def test_a_table_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\n\x00\n")
    assert _read(path) == ["FILE:2: holds null bytes and is not a text; give a table as text"]


def test_parquet_is_read_and_what_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    days = pyarrow.array([datetime.date(2012, 5, 3), None], pyarrow.date32())
    pyarrow.parquet.write_table(pyarrow.table({"id": ["r1", "r2"], "text": ["One.", None], "date": days}), path)
    assert _read(path) == [
        Release("r1", "One.", date="2012-05-03"),
        "FILE[2]: has no text; name its column with --field text=COLUMN, one of date, id, text",
    ]
    path.write_bytes(b"no parquet")
    (problem,) = _read(path)
    assert str(problem).startswith("FILE: is no Parquet file")
