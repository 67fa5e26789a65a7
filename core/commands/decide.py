"""`biopact decide`: a person's decision, written to the file of decisions and applied to the store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biopact.commands.options import base_option, decisions_option, store_option
from biopact.commands.setting import Setting

if TYPE_CHECKING:
    from biopact.resolution.decisions import Decision


Command = Callable[..., None]


def _taking(command: Command) -> Command:
    """The options of every kind of decision, given to the command as a Setting."""

    def taken(
        store_path: Path,
        decisions_path: Path | None,
        base: str | None,
        why: str,
        who: str | None,
        when: str | None,
        force: bool,
        **arguments: Any,
    ) -> None:
        command(Setting(store_path, decisions_path, base, why, who, when, force), **arguments)

    taken.__doc__, taken.__name__ = command.__doc__, command.__name__
    options = (
        click.option("--why", required=True, help="The reason, in a few words."),
        click.option("--who", envvar="BIOPACT_WHO", show_envvar=True, help="Who decides; by default the login name."),
        click.option("--when", metavar="DATE", help="Day of the decision, such as 2026-03-04; by default today."),
        click.option("--force", is_flag=True, help="Write it though it matches nothing in the store."),
        store_option,
        decisions_option,
        base_option,
    )
    for option in reversed(options):
        taken = option(taken)
    return taken


_release_option = click.option(
    "--in", "release", metavar="RELEASE", default="", help="Only for what this release says, or means by it."
)


@click.group(epilog="Example:  biopact decide same-as organization/astra organization/astrazeneca --why 'short name'")
def decide() -> None:
    """Record what a person decided, and apply it.

    Decisions stand in a plain file beside the store, with who, when and why; they outlive every rebuild. Nodes are
    written like organization/amgen or claim/RELEASE/HASH, or as whole IRIs.
    """


@decide.command("same-as")
@click.argument("node")
@click.argument("other")
@_release_option
@_taking
def same_as(setting: Setting, node: str, other: str, release: str) -> None:
    """NODE is OTHER: both are one thing."""
    _take(setting, "same-as", node, other=other, release=release)


@decide.command("not-same-as")
@click.argument("node")
@click.argument("other")
@_release_option
@_taking
def not_same_as(setting: Setting, node: str, other: str, release: str) -> None:
    """NODE is not OTHER, however much their names are alike."""
    _take(setting, "not-same-as", node, other=other, release=release)


@decide.command("identify")
@click.argument("node")
@click.argument("other")
@_release_option
@_taking
def identify(setting: Setting, node: str, other: str, release: str) -> None:
    """The undisclosed NODE is OTHER."""
    _take(setting, "identify", node, other=other, release=release)


@decide.command("rename")
@click.argument("node")
@click.argument("label")
@_taking
def rename(setting: Setting, node: str, label: str) -> None:
    """LABEL is the preferred name of NODE."""
    _take(setting, "rename", node, new=label)


@decide.command("correct")
@click.argument("node")
@click.argument("property")
@click.argument("old")
@click.argument("new")
@_release_option
@_taking
def correct(setting: Setting, node: str, property: str, old: str, new: str, release: str) -> None:
    """The PROPERTY of NODE is NEW and not OLD.

    OLD is '' where no release gives a value. Sums are in full units, dates in ISO 8601, codes and nodes as in the
    graph.
    """
    _take(setting, "correct", node, property=property, old=old, new=new, release=release)


_alone_option = click.option(
    "--alone", is_flag=True, help="This telling alone, not the others that the view shows as one with it."
)


@decide.command("reject")
@click.argument("node")
@_alone_option
@_taking
def reject(setting: Setting, node: str, alone: bool) -> None:
    """The claim, deal, event or payment NODE is wrong.

    Of a deal that several releases tell, NODE as the view shows it means all tellings: one decision is written for
    each.
    """
    _take(setting, "reject", node, alone=alone)


@decide.command("confirm")
@click.argument("node")
@_alone_option
@_taking
def confirm(setting: Setting, node: str, alone: bool) -> None:
    """The claim, deal, event or payment NODE is right, in all its tellings."""
    _take(setting, "confirm", node, alone=alone)


@decide.command("list")
@store_option
@decisions_option
@base_option
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def list_(store_path: Path, decisions_path: Path | None, base: str | None, form: str) -> None:
    """List all decisions, in the order of their file, and which of them match nothing in the store."""
    from biopact.commands.deciding import Ledger
    from biopact.commands.output import rows_as
    from biopact.graph.decided import unmatched
    from biopact.graph.store import Store
    from biopact.resolution.decisions import COLUMNS, write_line

    ledger = Ledger.of(store_path, decisions_path, base)
    decisions = ledger.read()
    idle: set[Decision] = set()
    if store_path.exists():
        with Store.open(store_path, read_only=True) as store:
            idle = set(unmatched(store, decisions))
    rows = [
        [str(it.line), *write_line(it, ledger.base).split("\t"), "no" if it in idle else "yes"]
        for it in sorted(decisions, key=lambda it: it.line or 0)
    ]
    click.echo(rows_as(form, ["line", *COLUMNS, "matches"], rows), nl=False)


@decide.command("undo")
@click.argument("line", type=click.IntRange(min=1), required=False)
@store_option
@decisions_option
@base_option
def undo(line: int | None, store_path: Path, decisions_path: Path | None, base: str | None) -> None:
    """Take back the last decision in the file, or the one in LINE."""
    from biopact.commands.deciding import Ledger, apply, held
    from biopact.commands.output import printable
    from biopact.errors import DecisionError
    from biopact.resolution.decisions import sentence

    ledger = Ledger.of(store_path, decisions_path, base)
    with held(store_path, needed=False) as store:
        by_line = {it.line: it for it in ledger.read() if it.line}
        number = line or max(by_line, default=0)
        if number not in by_line:
            where = f"in line {line} of {ledger.path}" if line else f"in {ledger.path}"
            raise DecisionError(f"There is no decision {where}: see `biopact decide list`.")
        ledger.take_back([number])
        click.echo(f"Taken back: {printable(sentence(by_line[number], ledger.base))}")
        apply(store, ledger)


def _take(setting: Setting, kind: str, node: str, alone: bool = True, **cells: str) -> None:
    from biopact.commands.taking import take

    take(setting, kind, node, alone, **cells)
