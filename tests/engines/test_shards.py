"""What was read is kept in files that any program for RDF reads, and is not read again."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest

from biopact.errors import EngineError
from biopact.graph.store import PROVENANCE
from biopact.loaders.engines.engine import outcomes
from biopact.loaders.engines.local import Here
from biopact.loaders.ingest import Outcome, ReadRelease, Shard, Unchanged, read_shard
from biopact.loaders.places import place
from biopact.loaders.shards import Kept, keep_shard, kept_outcome, shard_name
from biopact.loaders.sources import Unreadable
from biopact.ontology.serialize import triples_in
from biopact.text import Origin, Release

BASE = "https://deals.example/id/"


@pytest.fixture
def shard(releases: tuple[Release, ...]) -> Shard:
    return (releases[0], Unreadable("b\n.txt", "b\n.txt: is none"), releases[1], Unchanged(f"{BASE}release/c", "00"))


@pytest.fixture(params=["folder", "address"])
def shards_at(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "shards") if request.param == "folder" else f"file://{tmp_path}/shards"


def test_what_is_kept_is_what_was_read(shard: Shard, shards_at: str, tmp_path: Path) -> None:
    there = place(shards_at)
    kept = keep_shard(shard, BASE, there)
    assert kept_outcome(there, kept) == read_shard(shard, BASE)
    # Nothing is left of the name it was written under.
    assert [path.name for path in (tmp_path / "shards").iterdir()] == [kept.name]


def test_a_kept_shard_is_n_quads(shard: Shard, tmp_path: Path) -> None:
    kept = keep_shard(shard, BASE, place(str(tmp_path)))
    quads = set(
        pyoxigraph.parse(gzip.decompress((tmp_path / kept.name).read_bytes()), format=pyoxigraph.RdfFormat.N_QUADS)
    )
    read = [item for item in read_shard(shard, BASE) if isinstance(item, ReadRelease)]
    assert {quad.graph_name for quad in quads} == {*(pyoxigraph.NamedNode(item.iri) for item in read), PROVENANCE}
    for item in read:
        assert set(triples_in(item.graph)) == {quad.triple for quad in quads if quad.graph_name.value == item.iri}


def test_what_is_kept_is_not_read_again_unless_it_must_be(
    shard: Shard, shards_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(outcomes(Here(), [shard], BASE, shards_at))

    def read_again(shard: Shard, base: str) -> Outcome:
        raise AssertionError("read again")

    monkeypatch.setattr("biopact.loaders.shards.read_shard", read_again)
    assert list(outcomes(Here(), [shard], BASE, shards_at)) == first
    with pytest.raises(AssertionError, match="read again"):
        list(outcomes(Here(), [shard], BASE, shards_at, again=True))
    assert list(outcomes(Here(), [shard], BASE, shards_at)) == first


def test_a_shard_is_named_by_all_that_its_outcome_depends_on(
    shard: Shard, releases: tuple[Release, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    release = releases[0]
    others: list[Shard] = [
        (replace(release, text=release.text + " "),),
        (replace(release, identifier="another"),),
        (replace(release, title="Another"),),
        (replace(release, date="2020-01-01"),),
        (replace(release, source="https://news.example/1"),),
        (replace(release, issuers=("Norvane",)),),
        (replace(release, body_start=3),),
        (replace(release, origin=Origin("00", "text/html")),),
        shard,
        (release, releases[1]),
        (releases[1], release),
    ]
    names = {shard_name(other, BASE) for other in [(release,), *others]} | {
        shard_name((release,), "https://other.example/")
    }
    assert len(names) == len(others) + 2
    assert shard_name((release,), BASE) == shard_name((replace(release),), BASE)
    monkeypatch.setattr("biopact.loaders.shards.reader_version", lambda: "another")
    assert shard_name((release,), BASE) not in names


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not where its worker wrote it"),
        (b"cut short", "cannot be read"),
        (gzip.compress(b"<a> <b> <c> .\n"), "written by another version"),
    ],
)
def test_a_shard_that_cannot_be_used_is_named(content: bytes | None, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "a.nq.gz").write_bytes(content)
    with pytest.raises(EngineError, match=said):
        kept_outcome(place(str(tmp_path)), Kept("a.nq.gz"))


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="no space"):
        place(str(tmp_path)).write("a", b"content")
    assert list(tmp_path.iterdir()) == []
