"""Files made to do harm, each in any size, and a child process that reads them within bounds.

Run as a program it reads attacks in a process of its own and prints what came of them as JSON.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOOD = "Zentor licenses its platform to Pelmor.\n"
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Attack:
    """A file that does harm: its name, its content for a size in bytes, and a part of the reason why it is left out.

    No reason means that it may as well be read. What cannot be made small is left to the long campaign.
    """

    name: str
    make: Callable[[int], bytes]
    reason: str = ""
    large: bool = False


@dataclass(frozen=True)
class Report:
    """What came of an attack: releases read, the first reason, processor seconds, and whether the rest was read."""

    releases: int
    reason: str
    seconds: float
    rest: bool


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def nulls(size: int) -> bytes:
    """Null bytes as gzip, a thousandth of the size, made without holding them."""
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(MEGABYTE)
    pieces = [packer.compress(block) for _ in range(size // MEGABYTE)]
    return b"".join(pieces) + packer.flush()


def blank_lines(size: int) -> bytes:
    """Empty lines as gzip: something to be read for ever without a line that is too long."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(b"\n" * MEGABYTE) for _ in range(size // MEGABYTE)) + packer.flush()


def zip_of_zips(size: int) -> bytes:
    inner = zipped(*((f"{number}.txt", bytes(size // 4)) for number in range(4)))
    return zipped(*((f"{number}.zip", inner) for number in range(4)))


def tar_header(size: int, kind: bytes) -> bytes:
    """A header that announces another one of the size given, packed."""
    info = member("x", kind)
    info.size = size
    return gzip.compress(info.tobuf(tarfile.GNU_FORMAT) + bytes(size))


def laughs(size: int) -> bytes:
    """Ten entities of ten of the one before, and as much more text as asked for."""
    names = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)]
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">' + "".join(names) + "]>"
    return (
        head + "<rss version='2.0'><channel><item><title>&l11;</title></item>" + " " * size + "</channel></rss>"
    ).encode()


def yaml_laughs(size: int) -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return ("---\n" + "\n".join(lines) + "\ntitle: *a8\n---\n" + GOOD * (size // len(GOOD))).encode()


def repeated(head: str, piece: str, tail: str = "") -> Callable[[int], bytes]:
    """As many of the piece as fit into the size."""
    return lambda size: (head + piece * (size // len(piece.encode())) + tail).encode()


def numbered(head: str, piece: str, tail: str = "", most: int = 1 << 62) -> Callable[[int], bytes]:
    """As `repeated`, each piece with a number of its own; `most` of them."""
    return lambda size: (head + "".join(piece % n for n in range(min(most, size // len(piece)))) + tail).encode()


def locked_pdf(_: int) -> bytes:
    """A PDF that says it opens with a password; the key does not fit any."""
    body = (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        f"3 0 obj\n<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -44 >>\nendobj\n"
    )
    places = [body.index(f"{n} 0 obj") for n in (1, 2, 3)]
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 4\n0000000000 65535 f \n{table}trailer << /Size 4 /Root 1 0 R /Encrypt 3 0 R "
        f"/ID [<{'00' * 16}> <{'00' * 16}>] >>\nstartxref\n{len(body)}\n%%EOF"
    )
    return (body + end).encode()


def busy_pdf(size: int) -> bytes:
    """A page with words at very many places."""
    from tests.loaders.pdf_files import pdf

    return pdf([(n * 7 % 599, n * 13 % 787, f"word{n}") for n in range(size // 40)])


def parquet_bomb(size: int) -> bytes:
    """Many rows that share one long text: small in the file, long when read."""
    import pyarrow  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]

    packed = io.BytesIO()
    shared = pyarrow.DictionaryArray.from_arrays([0] * 64, ["x" * max(2_100_000, size * 4)])
    rows = pyarrow.table({"id": [str(n) for n in range(64)], "text": shared})
    pyarrow.parquet.write_table(rows, packed, compression="gzip")
    return packed.getvalue()


def xz_with_a_large_dictionary(size: int) -> bytes:
    packed = bytearray(lzma.compress(b"word " * (size // 5), preset=1))
    # The dictionary's size is one byte of the block's header, behind which a checksum stands; 36 means a gigabyte.
    packed[16] = 36
    packed[20:24] = zlib.crc32(bytes(packed[12:20])).to_bytes(4, "little")
    return bytes(packed)


BOTH = "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\nwords\n</TEXT></DOCUMENT><DOCUMENT>\n<TYPE>EX-10\n<TEXT>" + "words " * 99
"""An announcement and a contract."""

ATTACKS = (
    Attack("null-bomb.txt.gz", lambda size: nulls(64 * size), ""),
    Attack("lines.jsonl.gz", lambda size: blank_lines(150 * size // MEGABYTE * MEGABYTE), "left unread", True),
    Attack("zips.zip", zip_of_zips, "null bytes"),
    Attack("deep.zip", lambda size: zipped(("a.gz", gzip.compress(gzip.compress(bz2.compress(bytes(size)))))), ""),
    Attack("five.txt.gz.gz.gz.gz", lambda size: gzip.compress(gzip.compress(nulls(size))), "archives deep"),
    Attack("cut.txt.gz", lambda size: gzip.compress(os.urandom(size))[: size // 2], "broken or cut off"),
    Attack("cut.txt.xz", lambda size: lzma.compress(os.urandom(size))[: size // 2], "broken or cut off"),
    Attack("cut.txt.bz2", lambda size: bz2.compress(os.urandom(size))[: size // 2], "broken or cut off"),
    Attack("cut.zip", lambda size: zipped(("a.txt", os.urandom(size)))[: size // 2], "no archive"),
    Attack(
        "cut.tar",
        lambda size: tarred((member("a.txt"), GOOD.encode() * (size // 40)))[: size // 2],
        "broken or cut off",
    ),
    Attack("dictionary.txt.xz", xz_with_a_large_dictionary, "Memory usage limit"),
    Attack(
        "climb.zip", lambda size: zipped(("../../climbed.txt", GOOD.encode()), ("/tmp/climbed.txt", GOOD.encode())), ""
    ),
    Attack("climb.tar", lambda size: tarred((member("../../climbed.txt"), GOOD.encode())), ""),
    Attack(
        "links.tar",
        lambda size: tarred((member("a.txt", tarfile.SYMTYPE, "/etc/passwd"), b""), (member("b.txt"), GOOD.encode())),
        "",
    ),
    Attack("pax.tar.gz", lambda size: tar_header(size * 16, tarfile.XHDTYPE), "a header of"),
    Attack("name.tar.gz", lambda size: tar_header(size * 16, tarfile.GNUTYPE_LONGNAME), "a header of"),
    Attack("junk.zip", lambda size: b"PK\x03\x04" + os.urandom(size), "no archive"),
    Attack("junk.tar", lambda size: os.urandom(size), "no archive"),
    Attack("line.jsonl", repeated('{"text": "', "word "), "longer than 16 MB|not JSON"),
    Attack("line.txt", repeated("", "word "), ""),
    Attack("line.csv", repeated('text\n"', "word "), ""),
    Attack("columns.csv", repeated("", "a,", "\n" + ",\n" * 10_000), "columns"),
    Attack("bad.jsonl", repeated("", "[\n"), "not JSON"),
    Attack("deep.jsonl", repeated("", "["), "not JSON|longer than"),
    Attack("deep.json", repeated("", "["), "not JSON"),
    Attack("deep-objects.json", repeated("", '{"a":'), "not JSON"),
    Attack("string.json", repeated('[{"text": "', "word "), "not JSON"),
    Attack("empty.json", repeated("[", "{},", "{}]"), "has no text"),
    Attack("lists.json", repeated("[", "[],", "[]]"), "no object"),
    Attack("digits.json", repeated('[{"text": ', "9", "}]"), "not JSON"),
    Attack("halves.jsonl", lambda size: b'{"text": "Zentor \\ud800 licenses \\u0000 its platform."}\n', ""),
    Attack("nulls.txt", lambda size: b"Zentor\0" * (size // 7), "null bytes"),
    Attack("nulls.csv", lambda size: b"text\n" + b"Zentor\0" * (size // 7), "null bytes"),
    Attack("declared.html", lambda size: b"<meta charset=utf-16><p>" + b"Soci\xe9t\xe9 " * (size // 8), ""),
    Attack("puny.html", lambda size: b"<meta charset=punycode><p>" + b"Soci\xe9t\xe9 " * (size // 8), ""),
    Attack("escape.html", lambda size: b"<meta charset=unicode_escape><p>" + b"Soci\xe9\\x41 " * (size // 8), ""),
    Attack("nested.html", repeated("<html><body>", "<div>"), "deep"),
    Attack("nested-lists.html", repeated("<html><body>", "<ul><li>"), "deep"),
    Attack("paragraphs.html", repeated("<html><body>", "<p>"), "elements|no text"),
    Attack("words.html", repeated("<html><body>", "<p>word word word word word word word word"), ""),
    Attack("styles.html", numbered("<html><body><p>", "<b a=%d>", "</p>" + "<p>word" * 20_000, 1500), "elements"),
    Attack("tables.html", repeated("<html><body>", "<table><tr><td>"), "deep|elements"),
    Attack("attributes.html", numbered("<html><body><p ", "a%d ", ">word"), "attributes"),
    Attack("open.html", repeated("<html><body>", "<"), ""),
    Attack("comment.html", repeated("<html><body>", "<!--"), ""),
    Attack("script.html", repeated("<html><script type='application/ld+json'>", "[", "</script><p>word"), ""),
    Attack("entities.html", repeated("<html><body>", "&amp;"), ""),
    Attack("spaces.txt", repeated("", " ", "x"), ""),
    Attack("comments.txt", repeated("", "<!-- x --> ", "x"), ""),
    Attack("laughs.rss", laughs, ""),
    Attack("cdata.rss", repeated("<rss version='2.0'><channel>", "<![CDATA["), "without entries"),
    Attack(
        "items.rss",
        repeated("<rss version='2.0'><channel>", "<item><title>a</title></item>", "</channel></rss>"),
        "teaser",
    ),
    Attack("nested.rss", repeated("<rss version='2.0'><channel>", "<item>"), "deep"),
    Attack("open.rss", repeated("<rss version='2.0'><channel>", "<a "), "without entries"),
    Attack("laughs.md", yaml_laughs, "refers to itself"),
    Attack("nested.md", repeated("---\na: ", "[", "\n---\nwords"), ""),
    Attack("front.md", repeated("---\n", "a: b\n", "---\nwords"), ""),
    Attack("documents.nc", repeated("<SEC-DOCUMENT>\n", "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\nwords\n"), ""),
    Attack(
        "contracts.nc",
        repeated(
            "<SEC-DOCUMENT>\n",
            "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\nwords\n</TEXT></DOCUMENT><DOCUMENT>\n<TYPE>EX-10\n<TEXT>" + "words " * 99,
        ),
        "",
    ),
    Attack("header.nc", repeated("<SEC-DOCUMENT>\n", "A:\n"), "header of a filing"),
    Attack("types.nc", repeated("<SEC-DOCUMENT>\n<DOCUMENT>\n", "<TYPE>"), ""),
    Attack("locked.pdf", locked_pdf, "password|broken"),
    Attack("busy.pdf", busy_pdf, ""),
    Attack("broken.pdf", lambda size: b"%PDF-1.4\n" + os.urandom(size), "broken"),
    Attack("rows.parquet", parquet_bomb, "megabytes|longer than"),
    Attack("junk.parquet", lambda size: b"PAR1" + os.urandom(size) + b"PAR1", "no Parquet"),
)


def read(attack: Attack, size: int, folder: Path) -> Report:
    """Read the attack, and a good release that lies beside it."""
    from biopact.loaders.sources import Unreadable, open_releases

    (folder / attack.name).write_bytes(attack.make(size))
    (folder / "good-one.txt").write_text(GOOD)
    started = time.process_time()
    releases, reason, rest = 0, "", False
    for item in open_releases([folder / attack.name, folder / "good-one.txt"]):
        if isinstance(item, Unreadable):
            reason = reason or item.reason
        else:
            releases += 1
            rest = item.identifier == "good-one"
    return Report(releases - 1, reason, time.process_time() - started, rest)


def in_a_child(names: Sequence[str], sizes: Sequence[int], memory: int) -> dict[str, list[Report]]:
    """What came of the attacks, one after the other in one process with so many bytes of memory, for each size."""
    arguments = [sys.executable, __file__, str(memory), ",".join(map(str, sizes)), *names]
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(arguments, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return {name: [Report(**report) for report in reports] for name, reports in json.loads(done.stdout).items()}


def main(memory: str, sizes: str, *names: str) -> None:
    """Read the attacks of these names, and print what came of them."""
    resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    told: dict[str, list[dict[str, object]]] = {}
    for attack in ATTACKS:
        if attack.name in names:
            for size in map(int, sizes.split(",")):
                with tempfile.TemporaryDirectory() as folder:
                    told.setdefault(attack.name, []).append(asdict(read(attack, size, Path(folder))))
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
