"""The way through what is doubtful: show, ask, save, next; or back."""

from __future__ import annotations

from collections.abc import Sequence

import click

from biopact.commands.answering import KEYS, Person, answer, correction, meaning, offered, to_correct
from biopact.commands.deciding import Ledger
from biopact.commands.keys import key, line
from biopact.commands.later import Later
from biopact.commands.output import printable
from biopact.commands.shown import in_words
from biopact.errors import DecisionError
from biopact.graph.choices import Change
from biopact.graph.doubts import Doubt, settled
from biopact.graph.store import Store
from biopact.resolution.decisions import Decision

_ALWAYS = "luq?"


class Walk:
    """One run of `biopact review`."""

    def __init__(self, store: Store, ledger: Ledger, person: Person, later: Later, asked: Sequence[Doubt]) -> None:
        self._store = store
        self._ledger = ledger
        self._person = person
        self._later = later
        self._asked = asked
        self._past: list[tuple[int, tuple[Decision, ...]]] = []
        """What was answered, by its place, with what was written then; nothing for what was put off."""

    def go(self) -> None:
        """Ask until all is answered or the person quits; the last answer can be taken back, too."""
        place = 0
        while place < len(self._asked) or (self._past and self._goes_back()):
            if place == len(self._asked):
                place = self._back()
            doubt = self._asked[place]
            if settled(self._ledger.read())(doubt):
                place += 1
                continue
            click.echo(f"\n{place + 1} of {len(self._asked)}")
            for shown in in_words(self._store, doubt):
                click.echo(shown)
            next_place = self._ask(place, doubt)
            if next_place is None:
                return
            place = next_place

    def outcome(self) -> str:
        """What was done, in a sentence."""
        decided = sum(1 for _, written in self._past if written)
        left = len(self._asked) - len(self._past)
        return f"{decided} decided, {len(self._past) - decided} put off, {left} not answered."

    def _ask(self, place: int, doubt: Doubt) -> int | None:
        """The place to go on at after one answer; None to stop."""
        while True:
            click.echo("\n" + "  ".join(f"[{it}] {meaning(doubt, it)}" for it in (*offered(doubt), *_ALWAYS)))
            pressed = key().lower()
            if pressed in ("q", "\x03", "\x04"):
                return None
            if pressed == "u":
                if self._past:
                    return self._back()
                click.echo("Nothing was answered yet; `biopact decide undo` takes back earlier decisions.")
            elif pressed == "l":
                self._later.put_off(doubt.key)
                self._past.append((place, ()))
                click.echo("Later.")
                return place + 1
            elif pressed in offered(doubt):
                if self._decide(place, doubt, pressed):
                    return place + 1
            elif pressed == "?":
                _help()
            else:
                click.echo("No answer has this key.")

    def _decide(self, place: int, doubt: Doubt, pressed: str) -> bool:
        try:
            changes = self._corrected(doubt) if pressed == "c" else answer(self._store, doubt, pressed)
            written = self._ledger.add([self._person.decision(change) for change in changes])
        except DecisionError as error:
            click.echo(printable(str(error), keep="\n"))
            return False
        if not written:
            return False
        self._later.forget(doubt.key)
        self._past.append((place, written))
        click.echo(f"{meaning(doubt, pressed).capitalize()}.")
        return True

    def _corrected(self, doubt: Doubt) -> list[Change]:
        name = to_correct(doubt) or line("Property")
        new = line(f"Right {name}") if name else ""
        return correction(self._store, doubt, name, new, self._ledger.base) if new else []

    def _goes_back(self) -> bool:
        """Whether the person takes back the last answer now that all are given."""
        click.echo("\nThat was the last.  [u] undo  [q] quit")
        return key().lower() == "u"

    def _back(self) -> int:
        place, written = self._past.pop()
        self._ledger.take_back_these(written)
        self._later.forget(self._asked[place].key)
        click.echo("Taken back.")
        return place


def _help() -> None:
    for it, what in KEYS.items():
        click.echo(f"  {it}  {what}")
    click.echo("  1 to 9  choose what has this number")
    click.echo(
        "Every answer is saved at once; undo takes back the one before. What is put off comes last the next time."
    )
