"""Files appear whole or not at all, and nothing that a release says can steer a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from biopact.commands.output import printable, replacing, rows_as, table, write
from biopact.errors import BiopactError


def test_a_file_is_replaced_as_a_whole_and_folders_are_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.ttl"
    write(target, "first")
    write(target, "zweite Fassung: ü")
    assert target.read_bytes() == "zweite Fassung: ü".encode()
    assert list(target.parent.iterdir()) == [target]


def test_a_failure_half_way_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "b.ttl"
    write(target, "old")
    with pytest.raises(RuntimeError):
        _write_half(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def _write_half(target: Path) -> None:
    with replacing(target) as file:
        file.write(b"half of the ne")
        raise RuntimeError


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BiopactError, match="below"):
        write(tmp_path / "file" / "below", "text")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BiopactError, match="folder"):
        write(tmp_path / "folder", "text")


def test_control_characters_and_marks_of_direction_are_replaced() -> None:
    assert printable("a\x1b]0;title\x07b\u202ec\x85d\r\n") == "a\ufffd]0;title\ufffdb\ufffdc\ufffdd\ufffd\ufffd"
    assert printable("lines\n\tstay", keep="\n\t") == "lines\n\tstay"
    assert printable("Rhône-Poulenc – “naïve” 東京") == "Rhône-Poulenc – “naïve” 東京"


def test_a_table_lines_up_and_clips_only_when_told_to() -> None:
    long = "x" * 200
    assert table(["a", "b"], [["1", long]]).endswith(long)
    assert table(["a", "b"], [["1", long]], widest=5) == "a  b\n1  xxxx…"


def test_rows_come_as_csv_that_quotes_and_as_json_that_keeps_numbers() -> None:
    header = ["name", "score"]
    rows: list[list[str | float]] = [['Eli Lilly, "Lilly"', 0.25]]
    assert rows_as("csv", header, rows) == 'name,score\r\n"Eli Lilly, ""Lilly""",0.25\r\n'
    assert '"score": 0.25' in rows_as("json", header, rows)
    assert rows_as("table", header, [["Amgen", 0.25]]) == "name   score\nAmgen  0.2500\n"
