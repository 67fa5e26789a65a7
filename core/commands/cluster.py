"""Options of `load` that say where reading runs, where shards are kept, and which remote store is filled."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from biopact.commands.options import PATH, STORE
from biopact.errors import EngineError

if TYPE_CHECKING:
    from biopact.graph.endpoint import Endpoint
    from biopact.graph.publishing import Published
    from biopact.loaders.engines.engine import Engine

Command = TypeVar("Command", bound=Callable[..., Any])

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

_OPTIONS = (
    click.option(
        "--store",
        "target",
        default=str(STORE),
        envvar="BIOPACT_STORE",
        show_default=True,
        show_envvar=True,
        metavar="DIR|URL",
        help="Folder of the store, or the address at which a remote store takes SPARQL updates.",
    ),
    click.option(
        "--copy",
        type=PATH,
        default=STORE,
        metavar="DIR",
        show_default=True,
        help="Folder of the store that a remote one is filled from.",
    ),
    click.option("--prune", is_flag=True, help="Take out of the remote store what the copy does not hold."),
    click.option(
        "--engine",
        "engine_name",
        type=click.Choice(["local", "dask", "spark"]),
        default="local",
        show_default=True,
        help="What runs the reading: processes of this machine, or a cluster.",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Dask's scheduler, such as tcp://host:8786."),
    click.option("--master", metavar="URL", help="Spark's master, such as spark://host:7077; local[*] if not said."),
    click.option("--shards", metavar="DIR|URL", help="Where what was read is kept; a second run goes on from there."),
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a run reads, keeps its shards, and sends what it has made; None for this machine, nowhere, nowhere."""

    engine: Engine | None
    shards: str | None
    remote: Endpoint | None
    prune: bool

    def send(self, store_path: Path) -> Published | None:
        """Make the remote store hold what the one on disk holds, if there are both.

        Raises StoreError if it does not take it; a later run then sends what is missing.
        """
        from biopact.graph.publishing import publish
        from biopact.graph.store import Store

        if self.remote is None or not store_path.exists():
            return None
        with Store.open(store_path, create=False, read_only=True) as store:
            return publish(store, self.remote, prune=self.prune)


def cluster_options(command: Command) -> Command:
    """All of them, for a command that takes `store_path` and `cluster`."""

    @wraps(command)
    def with_cluster(
        *,
        target: str,
        copy: Path,
        prune: bool,
        engine_name: str,
        scheduler: str | None,
        master: str | None,
        shards: str | None,
        **others: Any,
    ) -> Any:
        engine = _engine(engine_name, scheduler, master)
        remote = _remote(target) if _ADDRESS.match(target) else None
        cluster = Cluster(engine, shards, remote, prune)
        return command(store_path=Path(target) if remote is None else copy, cluster=cluster, **others)

    for option in reversed(_OPTIONS):
        option(with_cluster)
    return cast(Command, with_cluster)


def _engine(name: str, scheduler: str | None, master: str | None) -> Engine | None:
    """The engine that was asked for; None for processes of this machine."""
    if scheduler is not None and name != "dask":
        raise EngineError("--scheduler says where Dask is: add --engine dask.")
    if master is not None and name != "spark":
        raise EngineError("--master says where Spark is: add --engine spark.")
    if name == "dask":
        from biopact.loaders.engines.dask import Dask

        return Dask(scheduler)
    if name == "spark":
        from biopact.loaders.engines.spark import Spark

        return Spark() if master is None else Spark(master)
    return None


def _remote(address: str) -> Endpoint:
    """The remote store, asked once: what is wrong with it should be known before hours of reading."""
    from biopact.graph.endpoint import Endpoint

    remote = Endpoint(address)
    remote.select("SELECT ?thing WHERE { ?thing a ?kind } LIMIT 1")
    return remote
