"""Files as releases: text kept as it stands, front matter read, and one clear sentence for what is no release."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from biopact.errors import SourceError
from biopact.loaders.sources import SUFFIXES, Unreadable, find_files, open_releases
from biopact.loaders.sources.plain import LIMIT, decode, read_plain
from biopact.text import Release

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file into a folder of its own, bytes as they are and text as UTF-8."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


# ---- plain text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A headline\n\nA text.\n",
        "One\r\nTwo\r\n",
        "  spaces \t\n",
        "é ’ 第 🧬 e\u0301",
        "A\u2028B\x0cC\x85D",
        "a\ufeffb",
        "x",
    ],
)
def test_the_text_is_kept_to_the_letter(write: Write, text: str) -> None:
    release = read_plain(write("news.txt", text))
    assert release == Release("news", text)
    assert release.body_start == 0


def test_the_identifier_is_the_stem_unless_one_is_given(write: Write) -> None:
    path = write("2012-05-03.alpha.md", "A headline")
    assert read_plain(path).identifier == "2012-05-03.alpha"
    assert read_plain(path, "other").identifier == "other"


def test_a_byte_order_mark_is_kept_and_hides_no_front_matter(write: Write) -> None:
    assert read_plain(write("a.txt", "\ufeffA headline")).text == "\ufeffA headline"
    marked = read_plain(write("b.md", "\ufeff---\ntitle: A headline\n---\nA text."))
    assert marked.title == "A headline"
    assert marked.text[marked.body_start :] == "A text."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        ("\u00a0\u2003".encode(), "is empty"),
        ("\ufeff".encode(), "is empty"),
        (b"A head\0line", "null bytes"),
        (b"\x00\x01\x02", "null bytes"),
        ("A headline".encode("utf-16-le"), "null bytes"),
        (b"\x89PNG\r\n\x1a\n\xff\x01", "is not a text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence_that_says_what_to_do(
    write: Write, content: bytes, problem: str
) -> None:
    path = write("bad.txt", content)
    with pytest.raises(SourceError, match=problem) as caught:
        read_plain(path)
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    assert "; " in said


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no-such\.txt: there is no such file; check the path"):
        read_plain(tmp_path / "no-such.txt")


def test_a_folder_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_plain(tmp_path)


def test_a_file_that_is_far_too_large_is_not_even_opened(write: Write) -> None:
    path = write("large.txt", "x")
    with path.open("r+b") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(SourceError, match="larger than 64 MB"):
        read_plain(path)


# ---- front matter ---------------------------------------------------------------------------------------------------

FRONT = '---\ntitle: "A: headline"\ndate: 2012-05-03\nissuers:\n  - Alpha Inc.\n  - Beta Ltd.\nsource: https://example.org/a\n---\n'


def test_front_matter_is_metadata_and_the_text_stays_whole(write: Write) -> None:
    release = read_plain(write("a.md", FRONT + "\nThe headline\n\nThe text.\n"))
    assert release.title == "A: headline"
    assert release.date == "2012-05-03"
    assert release.issuers == ("Alpha Inc.", "Beta Ltd.")
    assert release.source == "https://example.org/a"
    assert release.text == FRONT + "\nThe headline\n\nThe text.\n"
    assert release.text[release.body_start :] == "\nThe headline\n\nThe text.\n"


def test_front_matter_with_carriage_returns_is_read(write: Write) -> None:
    text = (FRONT + "The text.").replace("\n", "\r\n")
    release = read_plain(write("a.md", text))
    assert (release.title, release.date) == ("A: headline", "2012-05-03")
    assert release.text == text
    assert release.text[release.body_start :] == "The text."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("date: 2012-05-03", "2012-05-03"),
        ("date: 2012-05-03 08:30:00", "2012-05-03"),
        ("date: 2012-05-03T08:30:00Z", "2012-05-03"),
        ("date: '2012-05'", "2012-05"),
        ("date: 2012", "2012"),
        ("date:", None),
        ("title: none", None),
    ],
)
def test_a_date_is_kept_in_its_own_precision(line: str, date: str | None) -> None:
    assert decode(f"---\n{line}\n---\nText.".encode(), "a.md", "a").date == date


@pytest.mark.parametrize(
    ("line", "issuers"),
    [
        ("issuers: Alpha Inc.", ("Alpha Inc.",)),
        ("issuers: [Alpha Inc., 4SC]", ("Alpha Inc.", "4SC")),
        ("issuers: []", ()),
        ("issuers:", ()),
        ("title: none", ()),
    ],
)
def test_issuers_are_one_name_or_a_list(line: str, issuers: tuple[str, ...]) -> None:
    assert decode(f"---\n{line}\n---\nText.".encode(), "a.md", "a").issuers == issuers


@pytest.mark.parametrize(
    "text", ["----\ntitle: a\n----\nText.", "Text\n---\ntitle: a\n---\n", "---\ntitle: a\nText.", "--- \n"]
)
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    release = decode(text.encode(), "a.md", "a")
    assert (release.title, release.body_start) == (None, 0)


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("title: [unclosed", "front matter is not YAML"),
        ("title: a\n\tdate: b", "line 3 of its front matter is not YAML"),
        ("title: *unknown", "front matter refers to itself"),
        ("!!python/object/apply:os.getcwd []", "front matter is not YAML"),
        ("just words", "front matter has no fields"),
        ("- a\n- b", "front matter has no fields"),
        ("", "front matter has no fields"),
    ],
)
def test_front_matter_that_cannot_be_read_is_named(front: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem) as caught:
        decode(f"---\n{front}\n---\nText.".encode(), "a.md", "a")
    assert str(caught.value).startswith("a.md: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["date: 2012-13-45", "date: 2012-02-30"])
def test_a_date_that_no_calendar_has_is_refused_and_named(line: str) -> None:
    with pytest.raises(SourceError, match=r"^a\.md: "):
        decode(f"---\n{line}\n---\nText.".encode(), "a.md", "a")


def test_front_matter_alone_is_no_release() -> None:
    with pytest.raises(SourceError, match="is empty"):
        decode(FRONT.encode(), "a.md", "a")


# ---- paths ----------------------------------------------------------------------------------------------------------


def test_a_folder_is_walked_for_releases_in_order(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/er/c.TXT", "d.html", "e", ".hidden/f.md"):
        write(name, "A headline")
    found = [Path(str(file)).relative_to(tmp_path).as_posix() for file in find_files([tmp_path])]
    assert found == sorted(found)
    assert set(found) >= {"a.md", "b.txt", "deep/er/c.TXT"}
    assert "d.html" in found
    assert not {"e", ".hidden/f.md"} & set(found)


def test_a_file_is_taken_whatever_its_name_and_only_once(write: Write, tmp_path: Path) -> None:
    path = write("news", "A headline")
    other = write("a.txt", "A headline")
    assert find_files([path, path, other, tmp_path]) == [path, other]


def test_a_folder_without_releases_and_a_missing_path_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds no releases; give a folder with files such as \.txt, \.md"):
        find_files([tmp_path])
    with pytest.raises(SourceError, match=r"there is no such file or folder; check the path"):
        find_files([tmp_path / "no-such"])
    assert {".txt", ".md", ".html", ".jsonl", ".zip"} <= set(SUFFIXES)


def test_one_bad_file_does_not_stop_the_others(write: Write, tmp_path: Path) -> None:
    write("a.txt", "A headline")
    bad = write("b.txt", b"\x01\xff")
    write("c.txt", "C headline")
    first, second, third = open_releases([tmp_path])
    assert isinstance(first, Release)
    assert isinstance(third, Release)
    assert (first.identifier, third.identifier) == ("a", "c")
    assert isinstance(second, Unreadable)
    assert second.where == str(bad)
    assert second.reason.startswith(f"{bad}: is not a text")


def test_releases_come_one_at_a_time(write: Write, tmp_path: Path) -> None:
    write("a.txt", "A headline")
    releases = open_releases([tmp_path])
    write("a.txt", "Another headline")
    found = next(releases)
    assert isinstance(found, Release)
    assert found.text == "Another headline"
