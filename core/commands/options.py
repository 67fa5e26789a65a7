"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from biopact.graph.owners import Owners

Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


class _Source(click.Path):
    """A path, or an address as a string: a path would lose one of its slashes."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from biopact.loaders.sources.remote import is_address

        return value if isinstance(value, str) and is_address(value) else super().convert(value, param, ctx)


SOURCE = _Source()
"""Where releases are: a file, folder or pattern, or an address that fsspec knows."""
STORE = Path("biopact.store")


def _folder(_: click.Context, __: click.Parameter, path: Path) -> Path:
    """The path as given; refuses the address of a remote store, which only `load` fills."""
    if re.match(r"https?:/", str(path), re.IGNORECASE):
        raise click.BadParameter("give the folder of the store that the remote one is filled from")
    return path


store_option = click.option(
    "--store",
    "store_path",
    type=PATH,
    default=STORE,
    callback=_folder,
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


def _date(_: click.Context, __: click.Parameter, date: str | None) -> str | None:
    from biopact.resolution.dates import is_date

    if date is not None and not is_date(date):
        raise click.BadParameter("give a year, month or day, such as 2010, 2010-06 or 2010-06-30")
    return date


def date_option(name: str, help: str) -> Callable[[Command], Command]:
    """An option that takes a date as ISO 8601 writes it, in the precision of a year, month or day."""
    return click.option(name, metavar="DATE", callback=_date, help=help)


_naming_option = click.option(
    "--owners",
    "naming",
    type=click.Choice(["announced", "current"]),
    help="Organizations as those that signed, or as their owners; by default as announced, with --as-of as owned.",
)
_as_of_option = date_option(
    "--as-of", help="Deals made by this date, and its owners if as owned; 2010 is the end of 2010."
)


def owners_options(command: Command) -> Command:
    """`--owners` and `--as-of`, for a command that takes `naming` and `as_of` and asks `owners_of` for the view."""
    return _naming_option(_as_of_option(command))


def owners_of(naming: str | None, as_of: str | None) -> Owners:
    """The view on organizations that these options ask for."""
    from biopact.graph.owners import Naming, Owners

    return Owners(Naming(naming or ("current" if as_of else "announced")), as_of)


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


def _columns(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Fields of a release by name, each with the column of a table or record that holds it."""
    fields = ("identifier", "text", "title", "date", "source", "issuer")
    columns = {}
    for pair in given:
        field, sign, column = pair.partition("=")
        if field not in fields or not sign or not column:
            raise click.BadParameter(f"give FIELD=COLUMN, where FIELD is one of {', '.join(fields)}")
        columns[field] = column
    return columns


columns_option = click.option(
    "--field",
    "columns",
    metavar="FIELD=COLUMN",
    multiple=True,
    callback=_columns,
    help="The column of tables and records that holds a field: identifier, text, title, date, source or issuer.",
)
