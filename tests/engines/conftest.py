"""Releases to be read anywhere, and the clusters and the remote store that tests start."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from biopact.text import Release
from tests.conftest import ROOT

if TYPE_CHECKING:
    from distributed import LocalCluster
    from pyspark.sql import SparkSession

# Processes that are started take over where modules are found. What tests hand to Dask is found by its name.
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

TEXT = """\
Norvane Licenses Kestrel Technology to {partner} Pharma

BOSTON, March {day}, 2021 -- Norvane Therapeutics, Inc. today announced that it has granted {partner} Pharma Ltd. an
exclusive worldwide license to its NV-{day}01 antibody. Under the agreement, {partner} Pharma will pay Norvane
Therapeutics ${day} million upfront.
"""
PARTNERS = ("Ardent", "Belmont", "Corvane", "Delphine", "Ermont", "Farrow", "Galdan", "Hestia")


@pytest.fixture(scope="session")
def releases() -> tuple[Release, ...]:
    """Releases about companies that do not exist."""
    return tuple(
        Release(f"{partner.lower()}-licence", TEXT.format(partner=partner, day=day), title=f"{partner} licence")
        for day, partner in enumerate(PARTNERS, 1)
    )


@pytest.fixture(scope="session")
def folder(releases: tuple[Release, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as files, with one that is none."""
    folder = tmp_path_factory.mktemp("news")
    for release in releases:
        (folder / f"{release.identifier}.txt").write_text(release.text)
    (folder / "bad.txt").write_bytes(b"\x00")
    return folder


@pytest.fixture(scope="session")
def cluster() -> Iterator[LocalCluster]:
    """A Dask cluster of two processes that gives up on a task after it has ended two of them."""
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Spark on this machine, with two processors."""
    if shutil.which("java") is None:
        pytest.skip("needs Java 17 or 21, such as Debian's default-jre-headless")
    from biopact.loaders.engines.spark import open_session

    os.environ["PYSPARK_PYTHON"] = sys.executable
    # So short a life is not worth compiling well for: half the processor time.
    os.environ["JDK_JAVA_OPTIONS"] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session, _ = open_session("local[2]")
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


CONFIGURATION = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{inner}
DisableUnixSocket = 1
ServerThreads = 8
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{outer}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a Virtuoso of this run takes updates, from its own user `dba`."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("needs virtuoso-t, of Debian's virtuoso-opensource-7-bin")
    # Another program may take a port between its choice and its use.
    for left in reversed(range(3)):
        folder, port = tmp_path_factory.mktemp("virtuoso"), _free_port()
        settings = folder / "virtuoso.ini"
        settings.write_text(CONFIGURATION.format(folder=folder, inner=_free_port(), outer=port))
        with subprocess.Popen(
            [program, "+foreground", "+configfile", str(settings)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            try:
                if _answers(f"http://127.0.0.1:{port}/sparql", server):
                    yield f"http://127.0.0.1:{port}/sparql-auth"
                    return
                assert left, "Virtuoso does not start"
            finally:
                server.kill()


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers; not if it has ended."""
    for _ in range(600):
        if server.poll() is not None:
            return False
        try:
            with urlopen(address, timeout=5):
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("Virtuoso does not answer within a minute")
