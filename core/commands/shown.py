"""How `biopact review` shows what is doubtful: the fact, the words that say it, who is who."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator

import click

from biopact.commands.output import printable
from biopact.graph import queries
from biopact.graph.doubts import Doubt, DoubtfulClaim, DoubtfulDeal, DoubtfulName, DoubtfulValue
from biopact.graph.portraits import (
    Portrait,
    deal_in_words,
    label,
    portrait,
    property_in_words,
    release_in_words,
    value_in_words,
    words_of,
)
from biopact.graph.proof_rows import EvidenceRow
from biopact.graph.store import Store

_WIDEST = 100
_SENTENCES = 4
"""So many of the sentences that say a fact are shown."""


def in_words(store: Store, doubt: Doubt) -> Iterator[str]:
    """The lines that show a doubt, ready for the terminal."""
    match doubt:
        case DoubtfulDeal():
            yield from _bold(deal_in_words(store, doubt.deal))
            yield f"read with confidence {doubt.confidence:f}"
            yield from _sentences(store, [doubt.deal])
        case DoubtfulClaim():
            value = value_in_words(store, doubt.value)
            verb = property_in_words(doubt.predicate)
            if doubt.deal is not None:
                yield from _bold(f"{verb}: {value}")
                yield from _text(f"of the {deal_in_words(store, doubt.deal)}")
            else:
                yield from _bold(f"{label(store, doubt.subject)} – {verb} – {value}")
            yield f"read with confidence {doubt.confidence:f}"
            yield from _sentences(store, [told.claim for told in doubt.told])
        case DoubtfulName():
            yield from _name(store, doubt)
        case DoubtfulValue():
            yield from _bold(f"{doubt.about}: releases tell different things")
            yield from _text(f"of the {deal_in_words(store, doubt.deal)}")
            for number, (value, release, node) in enumerate(doubt.values, 1):
                yield ""
                yield from _text(f"{number}  {_value(store, value)}")
                yield from _text(release_in_words(store, release), "   ")
                for quote in words_of(store, release, node)[:1]:
                    yield from _text(f"“{' '.join(quote.split())}”", "   ")


def _name(store: Store, doubt: DoubtfulName) -> Iterator[str]:
    if doubt.asked is not None:
        yield from _bold(f"{doubt.about}: which of these is it?")
        yield from _text(doubt.why)
        yield from _thing(store, doubt.asked, "?")
        for number, node in enumerate(others(doubt), 1):
            yield from _thing(store, node, str(number))
        return
    yield from _bold("One thing or two?")
    yield from _text(doubt.why)
    for node in doubt.nodes:
        yield from _thing(store, node, "-")


def others(doubt: DoubtfulName) -> tuple[str, ...]:
    """What the node in doubt may be, in the order in which it is numbered."""
    return tuple(node for node in doubt.nodes if node != doubt.asked)


def _thing(store: Store, node: str, mark: str) -> Iterator[str]:
    yield ""
    if "/deal/" in node:
        yield from _text(f"{mark}  {deal_in_words(store, node)}", hanging="   ")
        yield from _sentences(store, [node], 2)
        return
    known = portrait(store, node)
    yield from _bold(f"{mark}  {known.label}  ({node.rpartition('/')[2]})")
    for what, values in _known(known):
        yield from _text(f"{what}: {values}", "   ", "     ")
    for release in known.releases:
        yield from _text(release, "   in ", "     ")


def _known(known: Portrait) -> Iterator[tuple[str, str]]:
    for what, values in (
        ("also", known.also),
        ("ticker", known.tickers),
        ("place", known.places),
        ("deals with", known.partners),
    ):
        if values:
            yield what, ", ".join(values)
    if known.note:
        yield "registry", known.note


def _value(store: Store, value: str) -> str:
    """A value of a conflict; organizations and territories in it by their names."""
    return " ".join(label(store, word) if "://" in word else word for word in value.split(" "))


def _sentences(store: Store, nodes: Iterable[str], most: int = _SENTENCES) -> Iterator[str]:
    """The words that say something, each once, with date and title of the first release that has them."""
    rows = {(row.release, row.start, row.end): row for node in nodes for row in queries.evidence(store, node)}
    by_words: dict[str, list[EvidenceRow]] = {}
    for row in sorted(rows.values(), key=lambda row: (row.date or "", row.release, row.start)):
        by_words.setdefault(" ".join(row.quote.split()), []).append(row)
    for words, (first, *again) in list(by_words.items())[:most]:
        yield from _text(f"“{words}”", "   ", "   ")
        more = f", and in {len(again)} more" if again else ""
        yield from _text(f"{first.date or 'no date'}  {first.title or first.release.rpartition('/')[2]}{more}", "     ")
    if len(by_words) > most:
        yield f"   and {len(by_words) - most} more sentences"


def _bold(text: str) -> Iterator[str]:
    yield from (click.style(line, bold=True) for line in _text(text))


def _text(text: str, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    yield from textwrap.wrap(
        printable(text),
        max(width, 30),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
    ) or [indent]
