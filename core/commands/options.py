"""Options that several commands share."""

from __future__ import annotations

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

base_option = click.option(
    "--base", metavar="IRI", default=None, help="Namespace of the things read, instead of biopact's own."
)
