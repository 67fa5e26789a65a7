"""Files made to do harm: read or left out with a reason, in time that grows with their size, within little memory.

This is the short form; `make fuzz` runs the same files at full size (tests/fuzz/campaign.py).
"""

from __future__ import annotations

import os
import random
import re
import zlib
from pathlib import Path

import pytest

from biopact.loaders.sources import Unreadable, open_releases
from biopact.text import Release
from tests.loaders.hostile import ATTACKS, GOOD, MEGABYTE, Attack, Report, in_a_child, member, tarred, zipped

SMALL = [attack for attack in ATTACKS if not attack.large]


@pytest.fixture(scope="module")
def reports() -> dict[str, list[Report]]:
    """What came of all small attacks, of half a size and of the whole, in 400 MB."""
    return in_a_child([attack.name for attack in SMALL], [MEGABYTE // 8, MEGABYTE // 4], 400 * MEGABYTE)


@pytest.mark.parametrize("attack", SMALL, ids=lambda attack: attack.name)
def test_an_attack_is_read_or_left_out_with_a_reason_and_the_rest_is_read(
    attack: Attack, reports: dict[str, list[Report]]
) -> None:
    half, whole = reports[attack.name]
    assert whole.rest
    assert whole.releases or whole.reason
    assert "report it" not in whole.reason
    if attack.reason:
        assert re.search(attack.reason, whole.reason)
    # Twice the size takes twice the time; a square of it would take four times. Short times tell nothing.
    assert whole.seconds < 3 * half.seconds + 0.3


def test_nothing_of_an_archive_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    (inside / "climb.zip").write_bytes(zipped(("../../climbed.txt", GOOD.encode()), ("/climbed.txt", GOOD.encode())))
    (inside / "climb.tar").write_bytes(tarred((member("../climbed.txt"), GOOD.encode())))
    assert len([item for item in open_releases([inside]) if isinstance(item, Release)]) == 3
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["climb.tar", "climb.zip"]


def test_a_pipe_in_a_folder_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text(GOOD)
    assert [item.identifier for item in open_releases([tmp_path]) if isinstance(item, Release)] == ["good"]


def test_a_name_that_is_no_text_names_a_release_all_the_same(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"soci\xe9t\xe9.txt")).write_text(GOOD)
    [item] = open_releases([tmp_path])
    assert isinstance(item, Release)
    assert item.identifier == "soci\ufffdt\ufffd"


def _small() -> list[tuple[str, bytes]]:
    """One small good file of each kind, to be spoiled."""
    made = {attack.name: attack.make(2000) for attack in SMALL}
    names = (
        "climb.zip climb.tar dictionary.txt.xz halves.jsonl words.html items.rss contracts.nc busy.pdf rows.parquet"
        " front.md line.csv lists.json"
    )
    return [(name, made[name]) for name in names.split()]


@pytest.mark.parametrize(("name", "content"), _small(), ids=lambda value: value if isinstance(value, str) else "")
def test_whatever_bytes_are_changed_there_is_a_release_or_a_reason(name: str, content: bytes, tmp_path: Path) -> None:
    chance = random.Random(zlib.crc32(name.encode()))
    for _ in range(40):
        spoiled = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        (tmp_path / name).write_bytes(spoiled[: chance.randint(1, len(spoiled))] if chance.random() < 0.3 else spoiled)
        for item in open_releases([tmp_path / name]):
            if isinstance(item, Unreadable):
                assert "report it" not in item.reason, (item.reason, bytes(spoiled))
