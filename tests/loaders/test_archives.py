"""Packed files: read as streams, bounded in size, depth and number, and never a reason to stop."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from biopact.errors import SourceError
from biopact.loaders.sources import Unreadable, archives, open_releases
from biopact.loaders.sources.archives import Entry, open_entries
from biopact.text import Release

TEXT = b"Zentor licenses its platform to Pelmor.\n"


def _zip(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


def _tar(*members: tuple[str, bytes | None]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            if content is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def _opened(path: Path) -> list[tuple[str, str, bytes | str]]:
    """What `open_entries` gives for a file: place, name, and the content or what is wrong."""
    found: list[tuple[str, str, bytes | str]] = []
    for entry in open_entries(path):
        try:
            found.append((entry.where.removeprefix(str(path)), entry.name, entry.read()))
        except SourceError as error:
            found.append((entry.where.removeprefix(str(path)), entry.name, str(error).partition(": ")[2]))
    return found


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", TEXT, [("", "a.txt", TEXT)]),
        ("a.txt.gz", gzip.compress(TEXT), [("", "a.txt", TEXT)]),
        ("a.txt.bz2", bz2.compress(TEXT), [("", "a.txt", TEXT)]),
        ("a.TXT.XZ", lzma.compress(TEXT), [("", "a.TXT", TEXT)]),
        ("a.zip", _zip(b__two_txt=b"2", a_txt=b"1"), [("!a.txt", "a.txt", b"1"), ("!b/two.txt", "two.txt", b"2")]),
        ("a.tgz", gzip.compress(_tar(("x/a.txt", TEXT))), [("!x/a.txt", "a.txt", TEXT)]),
        ("a.tar.xz", lzma.compress(_tar(("a.txt.gz", gzip.compress(TEXT)))), [("!a.txt.gz", "a.txt", TEXT)]),
        ("a.zip", _zip(b_zip=_zip(c_txt=TEXT)), [("!b.zip!c.txt", "c.txt", TEXT)]),
    ],
)
def test_what_is_packed_is_read_under_its_own_name(
    tmp_path: Path, name: str, content: bytes, expected: list[tuple[str, str, bytes]]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert _opened(tmp_path / name) == expected


def test_names_in_an_archive_are_never_paths_and_links_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(_tar(("../../outside.txt", TEXT), ("link.txt", None), ("/etc/hosts", b"x")))
    assert [(name, content) for _, name, content in _opened(tmp_path / "a.tar")] == [
        ("outside.txt", TEXT),
        ("hosts", b"x"),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar"]


def test_a_bomb_is_stopped_at_the_limit_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "DOCUMENT_LIMIT", 1 << 20)
    bomb = gzip.compress(bytes(64 << 20))
    assert len(bomb) < 1 << 17
    (tmp_path / "a.zip").write_bytes(_zip(a_txt_gz=bomb, b_txt=TEXT))
    stopped, read = _opened(tmp_path / "a.zip")
    assert str(stopped[2]).startswith("is larger than 1 MB")
    assert read[2] == TEXT


def test_archives_too_deep_in_each_other_are_left_packed(tmp_path: Path) -> None:
    packed = TEXT
    for _ in range(6):
        packed = gzip.compress(packed)
    (tmp_path / ("a.txt" + ".gz" * 6)).write_bytes(packed)
    ((_, _, problem),) = _opened(tmp_path / ("a.txt" + ".gz" * 6))
    assert problem == "lies more than 3 archives deep; unpack it first"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt.gz", gzip.compress(TEXT * 100)[:-12], "is broken or cut off"),
        ("a.txt.gz", b"no gzip", "is broken or cut off"),
        ("a.txt.xz", lzma.compress(TEXT * 100)[:-12], "is broken or cut off"),
        ("a.txt.bz2", b"BZh9broken", "is broken or cut off"),
        ("a.zip", b"PK\x03\x04 broken", "is no archive that can be unpacked"),
        ("a.tar", b"no tar", "is no archive that can be unpacked"),
        ("a.tar.gz", gzip.compress(_tar(("a.txt", TEXT * 900)))[:-40], "is"),
    ],
)
def test_what_is_broken_says_so(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(content)
    said = [content for _, _, content in _opened(tmp_path / name)]
    assert isinstance(said[-1], str)
    assert said[-1].startswith(problem)


def test_a_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(_zip(a_txt=b"One headline", b_txt=b"\x00\x01", c_txt=b"Three headlines"))
    one, bad, three = open_releases([tmp_path])
    assert isinstance(one, Release)
    assert isinstance(three, Release)
    assert (one.text, three.text) == ("One headline", "Three headlines")
    assert isinstance(bad, Unreadable)
    assert bad.reason == f"{tmp_path / 'a.zip'}!b.txt: holds null bytes and is not a text; " + (
        "give a plain text or Markdown file"
    )


def test_an_entry_that_cannot_be_opened_says_why_when_it_is_read() -> None:
    with pytest.raises(SourceError, match=r"a\.zip: is encrypted"):
        Entry("a.zip", "a.zip", None, "is encrypted; unpack it with its password first").read()
