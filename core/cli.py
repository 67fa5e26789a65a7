"""The command line: `biopact COMMAND`. A command's module is imported only when the command is named or listed."""

from __future__ import annotations

import importlib
import os
import sys

import click

from biopact import __version__
from biopact.errors import BiopactError

COMMANDS = (
    "demo",
    "fetch",
    "extract",
    "load",
    "unload",
    "refresh",
    "status",
    "query",
    "export",
    "rank",
    "explore",
    "comparables",
    "conflicts",
    "decide",
    "review",
    "validate",
    "show",
    "registry",
    "serve",
)
"""In the order of help; each is the command of that name in `biopact.commands.<name>`."""

INTERRUPTED = 130
"""What a shell reports for a program ended by Ctrl-C."""


class Failure(click.ClickException):
    """An error that the user can mend: one sentence on stderr, exit 2."""

    exit_code = 2


class Commands(click.Group):
    """The group of all commands, and the one place that turns errors into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"biopact.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BiopactError as error:
            raise Failure(str(error).removesuffix(".") + ".") from error
        except BrokenPipeError:
            # Whoever read our output has read enough (`| head`): that is no error, and the flush at exit must not fail.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            raise SystemExit(INTERRUPTED) from None
        except OSError as error:
            if error.filename is None:
                raise
            raise Failure(f"{error.filename}: {error.strerror}.") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="biopact", message="%(prog)s %(version)s")
def cli() -> None:
    """The open deal-intelligence graph for biotech: press releases become RDF with evidence.

    Exit codes: 0 done; 1 something was left out or does not conform; 2 bad input or usage.
    """


def main() -> None:
    """Entry point of the `biopact` script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A release may hold any character; a terminal that cannot show one is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="biopact")
