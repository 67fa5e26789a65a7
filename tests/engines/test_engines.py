"""Whatever runs the reading, the same is read, and no release takes others with it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cloudpickle
import pytest

from biopact.errors import EngineError
from biopact.loaders.engines.dask import Dask
from biopact.loaders.engines.engine import Engine, Result, outcomes
from biopact.loaders.engines.local import Here
from biopact.loaders.engines.spark import Spark
from biopact.loaders.ingest import ReadRelease, Shard, shards
from biopact.loaders.sources import Unreadable
from biopact.text import Release
from tests.cli.conftest import run_biopact

if TYPE_CHECKING:
    from distributed import LocalCluster
    from pyspark.sql import SparkSession

BASE = "https://deals.example/id/"

# Workers cannot import this module: what it defines travels as it is.
cloudpickle.register_pickle_by_value(sys.modules[__name__])


def read(engine: Engine, items: Sequence[Release | Unreadable], kept: str | None = None) -> list[object]:
    """What an engine reads of some items, in shards of one."""
    return [item for outcome in outcomes(engine, shards(items, 1), BASE, kept) for item in outcome]


@pytest.fixture(scope="session")
def expected(releases: tuple[Release, ...]) -> list[object]:
    return read(Here(), releases)


def test_a_worker_of_dask_that_is_killed_costs_nothing(
    cluster: LocalCluster, releases: tuple[Release, ...], expected: list[object]
) -> None:
    many = [*releases] * 4
    found: list[object] = []
    for number, outcome in enumerate(outcomes(Dask(cluster.scheduler_address), shards(many, 1), BASE)):
        if number == 1:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        found.extend(outcome)
    assert found == expected * 4


def test_spark_reads_the_same(spark: SparkSession, releases: tuple[Release, ...], expected: list[object]) -> None:
    # More shards than a round of jobs holds, and something that is no release among them.
    bad = Unreadable("x", "x: is nothing")
    assert read(Spark(), [*releases, bad, *releases, *releases]) == [*expected, bad, *expected, *expected]


def deadly(shard: Shard) -> Result:
    """Ends its process at a certain release."""
    if any(isinstance(item, Release) and item.identifier == "deadly" for item in shard):
        os._exit(1)
    return tuple(ReadRelease(item.identifier, "", "", "", 0) if isinstance(item, Release) else item for item in shard)


def _through_the_deadly(engine: Engine) -> None:
    given: list[Shard] = [tuple(Release(name, name) for name in names) for names in [("a", "deadly", "b"), ("c",)]]
    found: list[object] = []
    for result in engine.run(deadly, given):
        assert isinstance(result, tuple)
        found.extend(result)
    names = [item.iri if isinstance(item, ReadRelease) else "" for item in found]
    assert names == ["a", "", "b", "c"]
    died = found[1]
    assert isinstance(died, Unreadable)
    assert died.reason.startswith("deadly: ended the process that read it")


def test_a_release_that_ends_its_workers_of_dask_is_named(cluster: LocalCluster) -> None:
    _through_the_deadly(Dask(cluster.scheduler_address))


def test_a_release_that_ends_its_workers_of_spark_is_named(spark: SparkSession) -> None:
    _through_the_deadly(Spark())


def slow(shard: Shard) -> Result:
    """Reads nothing, but takes its time."""
    time.sleep(0.2)
    return ()


def another_version(shard: Shard) -> Result:
    raise EngineError("A worker reads with another version.")


@pytest.mark.parametrize("name", ["dask", "spark"])
def test_a_worker_with_another_reader_is_an_error(name: str, request: pytest.FixtureRequest) -> None:
    engine: Engine
    if name == "dask":
        engine = Dask(request.getfixturevalue("cluster").scheduler_address)
    else:
        request.getfixturevalue("spark")
        engine = Spark()
    with pytest.raises(EngineError, match="another version"):
        list(engine.run(another_version, [(Release("a", "a"),)]))


def test_a_cluster_that_loses_all_its_workers_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr("biopact.loaders.engines.dask._LOOK", 0.2)
    monkeypatch.setattr("biopact.loaders.engines.dask._WITHOUT_WORKERS", 1)
    with LocalCluster(
        n_workers=1, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        coming = Dask(cluster.scheduler_address).run(slow, [(Release(name, name),) for name in "abcdefgh"])
        next(coming)
        cluster.scale(0)
        with pytest.raises(EngineError, match="has had no worker that lives for 1 seconds: look at why they end"):
            list(coming)


def test_a_scheduler_that_is_lost_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr("biopact.loaders.engines.dask._PATIENCE", 1)
    monkeypatch.setattr("biopact.loaders.engines.dask._LOOK", 0.2)
    with LocalCluster(
        n_workers=1, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        coming = Dask(cluster.scheduler_address).run(slow, [(Release(name, name),) for name in "abcdefgh"])
        next(coming)
    with pytest.raises(EngineError, match=r"The Dask scheduler at tcp://127\.0\.0\.1:\d+ does not answer any more"):
        list(coming)


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biopact.loaders.engines.dask._PATIENCE", 0.3)
    with pytest.raises(EngineError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9: start one"):
        list(Dask("tcp://127.0.0.1:9").run(deadly, [(Release("a", "a"),)]))


# ---- by the command line --------------------------------------------------------------------------------------------


def _hash(store: Path) -> str:
    return run_biopact("status", "--hash", "--store", store).stdout.split()[-1]


def test_every_engine_makes_the_same_store(
    cluster: LocalCluster, spark: SparkSession, folder: Path, tmp_path: Path
) -> None:
    ways: dict[str, list[object]] = {
        "here": ["--workers", 1],
        "processes": ["--workers", 2, "--shards", tmp_path / "shards"],
        "dask": ["--engine", "dask", "--scheduler", cluster.scheduler_address, "--shards", tmp_path / "of-dask"],
        "spark": ["--engine", "spark", "--shards", f"file://{tmp_path}/of-spark"],
    }
    hashes = set()
    for name, options in ways.items():
        done = run_biopact("load", folder, "--store", tmp_path / name, *options)
        assert (done.exit_code, "8 releases loaded" in done.stdout) == (1, True), done.output
        assert "bad.txt: holds null bytes" in done.stderr
        hashes.add(_hash(tmp_path / name))
    assert len(hashes) == 1
    written = [
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("shards", "of-dask", "of-spark")
    ]
    assert written[0] == written[1] == written[2]


def test_a_store_that_is_lost_is_made_again_of_the_shards(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ["--workers", 1, "--shards", tmp_path / "shards"]
    assert "8 releases loaded" in run_biopact("load", folder, "--store", tmp_path / "one", *options).stdout

    def read_again(release: Release, base: str) -> Unreadable:
        return Unreadable(release.identifier, f"{release.identifier}: was read again")

    monkeypatch.setattr("biopact.loaders.ingest.read_one", read_again)
    assert "8 releases loaded" in run_biopact("load", folder, "--store", tmp_path / "two", *options).stdout
    assert _hash(tmp_path / "one") == _hash(tmp_path / "two")


def test_where_nothing_can_be_read_no_store_is_left(folder: Path, tmp_path: Path) -> None:
    done = run_biopact("load", folder / "bad.txt", "--store", tmp_path / "store", "--shards", tmp_path / "shards")
    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--scheduler", "tcp://x:1"], "add --engine dask"),
        (["--master", "local"], "add --engine spark"),
        (["--shards", "nowhere://x"], "Protocol not known: nowhere"),
    ],
)
def test_options_that_do_not_fit_are_refused(options: list[str], said: str, folder: Path, tmp_path: Path) -> None:
    done = run_biopact("load", folder, "--store", tmp_path / "store", *options)
    assert (done.exit_code, said in done.stderr) == (2, True), done.output
    assert not (tmp_path / "store").exists()
