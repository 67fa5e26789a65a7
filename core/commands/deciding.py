"""The file of people's decisions as commands use it: found beside the store, read whole, changed line by line."""

from __future__ import annotations

import getpass
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.output import printable, write
from biopact.errors import BiopactError, DecisionError

if TYPE_CHECKING:
    from biopact.graph.store import Store
    from biopact.resolution.decisions import Decision, Decisions


def decisions_file(store_path: Path, given: Path | None) -> Path:
    """Where decisions stand: in the file given, else beside the store.

    >>> str(decisions_file(Path("deals/biopact.store"), None))
    'deals/biopact.decisions.tsv'
    """
    if given is not None:
        return given
    path = store_path if store_path.name else store_path.resolve()
    return path.with_suffix(".decisions.tsv")


def decisions_for(store_path: Path, given: Path | None, base: str | None = None) -> Decisions:
    """The decisions about a store; none if there is no file beside it.

    Raises DecisionError if a file was named that is not there, for then something was meant to be applied, and if
    the file cannot be read as it stands.
    """
    from biopact.resolution.decisions import read_decisions

    path = decisions_file(store_path, given)
    if given is not None and not path.exists():
        raise DecisionError(f"There are no decisions in {given}: name another file, or make an empty one there.")
    return read_decisions(path, _namespace(base))


def tell_unmatched(unmatched: Sequence[Decision], base: str | None = None) -> None:
    """Say on stderr which decisions match nothing in the store; they stay in their file."""
    from biopact.resolution.decisions import sentence

    if unmatched:
        click.echo(f"Decisions that match nothing in the store, kept all the same: {len(unmatched)}.", err=True)
    for decision in unmatched:
        click.echo(f"  line {decision.line}: {printable(sentence(decision, _namespace(base)))}", err=True)


@contextmanager
def held(store_path: Path, needed: bool = True) -> Iterator[Store | None]:
    """The store, open for writing, so that nobody else decides meanwhile; None if there is none and none is needed."""
    from biopact.graph.store import Store

    if not needed and not store_path.exists():
        yield None
        return
    with Store.open(store_path, create=False) as store:
        yield store


def apply(store: Store | None, ledger: Ledger) -> None:
    """Bring the store's view up to date with the decisions, and tell which of them match nothing."""
    from biopact.graph.decided import unmatched
    from biopact.graph.resolving import bring_up_to_date

    if store is not None:
        decisions = ledger.read()
        bring_up_to_date(store, decisions)
        tell_unmatched(unmatched(store, decisions), ledger.base)


def decider() -> str:
    """Who decides if nobody is named: $BIOPACT_WHO, else the login name. Raises BiopactError if there is neither."""
    try:
        return os.environ.get("BIOPACT_WHO", "").strip() or getpass.getuser()
    except (KeyError, OSError) as error:
        raise BiopactError("It is not known who decides: say so with --who or in BIOPACT_WHO.") from error


def today() -> str:
    """The day on which a decision is taken if none is named."""
    return date.today().isoformat()


@dataclass(frozen=True)
class Ledger:
    """A file of decisions that is read and changed; others may write to it between any two calls."""

    path: Path
    base: str

    @classmethod
    def of(cls, store_path: Path, given: Path | None, base: str | None = None) -> Ledger:
        """The decisions about a store, in the file given or beside the store, there or not."""
        return cls(decisions_file(store_path, given), _namespace(base))

    def read(self) -> Decisions:
        """What stands in it now. Raises DecisionError as `read_decisions` does."""
        from biopact.resolution.decisions import read_decisions

        return read_decisions(self.path, self.base)

    def add(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """Write those of the decisions that do not stand in it already, and give them with their lines.

        Raises DecisionError, with all lines concerned, if they contradict what stands in it; then nothing is written.
        """
        from biopact.resolution.decisions import added, against, contradictions, decisions_in

        before = self.read()
        known = {it.what() for it in before}
        new = [it for it in dict.fromkeys(decisions) if it.what() not in known]
        for group in contradictions([*before, *new]):
            raise DecisionError(f"Nothing was written.\n{against(group, str(self.path), self.base)}")
        if not new:
            return ()
        content = added(self._content(), new, self.base)
        after = decisions_in(content, str(self.path), self.base)
        self._write(content)
        return tuple(sorted(after, key=lambda it: it.line or 0))[-len(new) :]

    def take_back(self, lines: Collection[int]) -> None:
        """Take out the lines of these numbers."""
        from biopact.resolution.decisions import without

        self._write(without(self._content(), lines))

    def take_back_these(self, decisions: Iterable[Decision]) -> None:
        """Take out what these decisions say, wherever it stands by now."""
        gone = {it.key() for it in decisions}
        self.take_back({it.line for it in self.read() if it.key() in gone and it.line})

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""

    def _write(self, content: bytes) -> None:
        # Where the path is a link, what it leads to is replaced and not the link.
        write(self.path.resolve(), content, "--decisions")


def _namespace(base: str | None) -> str:
    from biopact.ontology.terms import BASE

    return base or BASE
