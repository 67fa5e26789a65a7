"""`biopact show`: a release in the terminal, its evidence highlighted, and what was read by which rule."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.output import printable, table
from biopact.errors import SourceError

if TYPE_CHECKING:
    from biopact.commands.statements import Kind, Statement
    from biopact.text import Release, Span

WIDEST = 90
"""Characters of a statement in the list; the words themselves stand above it."""

COLOURS: dict[Kind, str] = {
    "release": "bright_black",
    "deal": "blue",
    "party": "bright_blue",
    "subject": "cyan",
    "right": "bright_cyan",
    "date": "yellow",
    "money": "green",
    "royalty": "bright_green",
    "duty": "magenta",
    "relation": "bright_magenta",
    "person": "bright_yellow",
    "count": "red",
}


@click.command(epilog="Example:  biopact show 2012-12-19-immunogen-amgen-third-license")
@click.argument("release", metavar="RELEASE")
@click.option(
    "--colour/--no-colour", default=None, help="Colours or [kind: …] marks; by default, what the terminal can."
)
def show(release: str, colour: bool | None) -> None:
    """Show a release with its evidence highlighted.

    Below the text stands every fact, with the rule that read it; "sure" is the confidence in it, from 0 to 1. RELEASE
    is a file, or the name of one of the releases that come with biopact.
    """
    from biopact.commands.statements import statements
    from biopact.loaders.read import read

    found = _open(release)
    told = list(statements(read(found)))
    coloured = sys.stdout.isatty() if colour is None else colour
    click.echo(highlighted(found.text, told, coloured), color=coloured)
    click.echo()
    click.echo(table(["kind", "sure", "stated", "where", "rule"], list(_lines(told)), WIDEST))


def _open(name: str) -> Release:
    from biopact.commands.packaged import releases
    from biopact.loaders.sources import Unreadable, open_releases

    path = Path(name)
    if not path.exists() and name in (known := releases()):
        path = known[name]
    if path.is_dir():
        raise SourceError(f"{name} is a folder; name one release in it.")
    for item in open_releases([path]):
        if isinstance(item, Unreadable):
            raise SourceError(item.reason)
        return item
    raise SourceError(f"{name} holds no release; name a file with the text of one.")


def highlighted(text: str, told: Sequence[Statement], coloured: bool) -> str:
    """The text, each stretch of evidence marked by the kinds of fact that it proves; the shortest evidence wins."""
    kinds: dict[Span, set[Kind]] = defaultdict(set)
    for one in told:
        for proof in one.evidence:
            kinds[proof.span].add(one.kind)
    shortest_first = sorted(kinds, key=lambda span: (len(span), span))
    edges = sorted({0, len(text), *(edge for span in kinds for edge in (span.start, span.end))})
    parts: list[tuple[Span | None, str]] = []
    for start, end in pairwise(edges):
        span = next((span for span in shortest_first if span.start <= start and end <= span.end), None)
        if parts and parts[-1][0] == span:
            parts[-1] = (span, parts[-1][1] + text[start:end])
        else:
            parts.append((span, text[start:end]))
    proven = {span: [kind for kind in COLOURS if kind in kinds[span]] for span in kinds}
    return "".join(
        _mark(proven[span] if span else [], printable(words, keep="\n\t"), coloured) for span, words in parts
    )


def _mark(kinds: Sequence[Kind], words: str, coloured: bool) -> str:
    body = words.strip()
    if not kinds or not body:
        return words
    if coloured:
        return click.style(words, fg=COLOURS[kinds[-1]], bold="money" in kinds)
    return words.replace(body, f"[{'+'.join(kinds)}: {body}]", 1)


def _lines(told: Sequence[Statement]) -> Iterator[list[str]]:
    for one in told:
        for nth, proof in enumerate(one.evidence):
            first = nth == 0
            where = f"{proof.span.start}-{proof.span.end}"
            sure = f"{one.confidence:.2f}" if one.confidence is not None else ""
            yield [*((one.kind, sure, one.words) if first else ("", "", "")), where, proof.rule]
