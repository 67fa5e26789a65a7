"""Options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path

import click

PATH = click.Path(path_type=Path)

store_option = click.option(
    "--store",
    "store_path",
    type=PATH,
    default=Path("biopact.store"),
    envvar="BIOPACT_STORE",
    show_default=True,
    show_envvar=True,
    help="Folder of the store.",
)


def _namespace(_: click.Context, __: click.Parameter, base: str | None) -> str | None:
    """The base as given; refuses what would not be the start of an IRI."""
    if base is not None and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+[/#]", base):
        raise click.BadParameter("give an absolute IRI that ends in / or #, such as https://deals.example/id/")
    return base


base_option = click.option(
    "--base",
    metavar="IRI",
    default=None,
    callback=_namespace,
    help="Namespace of the things read, instead of biopact's own.",
)

decisions_option = click.option(
    "--decisions",
    "decisions_path",
    type=PATH,
    default=None,
    envvar="BIOPACT_DECISIONS",
    show_envvar=True,
    help="File of people's decisions; by default beside the store, such as biopact.decisions.tsv.",
)
