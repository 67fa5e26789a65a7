"""`biopact serve`: the store over HTTP."""

from __future__ import annotations

import os
from pathlib import Path

import click

from biopact.commands.options import PATH, base_option, store_option
from biopact.errors import BiopactError

TOKEN = "BIOPACT_TOKEN"
_MEBIBYTE = 1 << 20
_SHORTEST = 16


@click.command(epilog="Example:  biopact serve --port 7878 --timeout 10")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0 takes a free one.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=30,
    show_default=True,
    help="Seconds that a query may run.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=None,
    help="Queries that run at once; by default 2, or one for each core.",
)
@click.option(
    "--queue", type=click.IntRange(0), default=512, show_default=True, help="Requests that may wait for a worker."
)
@click.option("--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows of an answer.")
@click.option(
    "--max-bytes", type=click.IntRange(1), default=64, show_default=True, metavar="MB", help="Size of an answer."
)
@click.option(
    "--max-body", type=click.IntRange(1), default=1, show_default=True, metavar="MB", help="Size of a request."
)
@click.option(
    "--max-memory",
    type=click.IntRange(256),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Memory of one worker.",
)
@click.option(
    "--live-above",
    type=click.IntRange(0),
    default=2000,
    show_default=True,
    metavar="DEALS",
    help="Deals from which on the explorer loads what one opens.",
)
@click.option("--writable", is_flag=True, help="Let who has the token change the store.")
@click.option("--token-file", type=PATH, help=f"File with the token; by default it is in ${TOKEN}.")
@click.option("--quiet", is_flag=True, help="Log no requests.")
@base_option
@store_option
def serve(
    host: str,
    port: int,
    timeout: float,
    workers: int | None,
    queue: int,
    max_rows: int,
    max_bytes: int,
    max_body: int,
    max_memory: int,
    live_above: int,
    writable: bool,
    token_file: Path | None,
    quiet: bool,
    base: str | None,
    store_path: Path,
) -> None:
    """Serve the store: SPARQL at /sparql, pages for people, RDF for programs.

    Stop it with Ctrl-C or SIGTERM. What `load` writes meanwhile is seen at once.
    """
    if token_file is not None and not writable:
        raise click.UsageError("--token-file is for --writable.")
    try:
        from biopact.graph.server.run import serve
        from biopact.graph.server.settings import Settings
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("biopact"):
            raise
        raise BiopactError("`biopact serve` needs the extra server: run `pip install 'biopact[server]'`.") from error
    from biopact.ontology.terms import BASE

    settings = Settings(
        store=store_path,
        host=host,
        port=port,
        timeout=timeout,
        workers=workers or max(2, os.cpu_count() or 1),
        queue=queue,
        max_rows=max_rows,
        max_bytes=max_bytes * _MEBIBYTE,
        max_body=max_body * _MEBIBYTE,
        max_memory=max_memory * _MEBIBYTE,
        live_above=live_above,
        base=base or BASE,
        token=token(token_file) if writable else None,
        quiet=quiet,
    )
    serve(settings, lambda address: click.echo(f"Serving {store_path} at {address}"))


def token(path: Path | None) -> str:
    """What who writes has to show; raises UsageError if there is none, or one that is easily guessed."""
    given = os.environ.get(TOKEN, "") if path is None else path.read_text("utf-8")
    if not given.strip():
        raise click.UsageError(
            f"--writable needs a token: set ${TOKEN}, or name a file that holds it with --token-file."
        )
    if len(given.strip()) < _SHORTEST or not given.strip().isascii():
        raise click.UsageError(f"The token must have {_SHORTEST} characters of ASCII or more.")
    return given.strip()
