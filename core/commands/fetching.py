"""How `biopact fetch` runs: into one folder, with progress on a terminal and a summary at the end."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact import __version__
from biopact.commands.output import STDOUT, printable
from biopact.errors import FetchError

if TYPE_CHECKING:
    from biopact.loaders.fetch.client import Fetcher
    from biopact.loaders.fetch.values import Fetched, Wanted

_CONTACT = re.compile(r"\S+\s+\S*[^\s@]@[^\s@]+\.[^\s@]+")
"""A name and a mail address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say; `rate` is in requests a second, `largest` in MB."""

    output: Path
    user_agent: str | None
    rate: float
    jobs: int
    largest: int
    as_json: bool


class Run:
    """A run of fetching into a folder: use it with `with`, at the end of which it tells what came of it and exits.

    `contact` demands a name and a mail address. Raises FetchError if they are not there, without httpx, and if another
    run fetches into the folder.
    """

    fetcher: Fetcher

    def __init__(self, asked: Asked, contact: bool = False) -> None:
        if contact and not (asked.user_agent and _CONTACT.search(asked.user_agent)):
            raise FetchError(
                "The SEC demands to know who asks; give --user-agent 'NAME MAIL@EXAMPLE.ORG' or set BIOPACT_USER_AGENT"
            )
        if asked.user_agent and not (asked.user_agent.isascii() and asked.user_agent.isprintable()):
            raise FetchError("A user agent is sent in ASCII; write it with plain letters only")
        self._asked = asked
        self._fetched: list[Fetched] = []
        self._missed: list[tuple[str, str]] = []
        self._opened = ExitStack()

    def __enter__(self) -> Run:
        try:
            from biopact.loaders.fetch.client import Fetcher
            from biopact.loaders.fetch.manifest import Folder
            from biopact.loaders.fetch.values import Manners
        except ModuleNotFoundError:
            raise FetchError("Install what fetches with pip install 'biopact[fetch]'") from None
        manners = Manners(
            self._asked.user_agent or f"biopact/{__version__}",
            rate=self._asked.rate,
            jobs=self._asked.jobs,
            largest=self._asked.largest * 1024 * 1024,
        )
        folder = self._opened.enter_context(Folder(self._asked.output))
        self.fetcher = self._opened.enter_context(Fetcher(folder, manners))
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._opened.close()
        if kind is None:
            self._conclude()

    def fetch(self, wanted: Sequence[Wanted]) -> list[Fetched]:
        """The documents that could be fetched; the others are noted."""
        from biopact.loaders.fetch.values import Fetched

        shown = sys.stderr.isatty() and not self._asked.as_json
        got = []
        for number, item in enumerate(self.fetcher.fetch_all(wanted), 1):
            if isinstance(item, Fetched):
                got.append(item)
            else:
                self.missed(item.address, item.reason)
            if shown:
                click.echo(f"\r{number:,} of {len(wanted):,}", nl=False, err=True)
        if shown and wanted:
            click.echo("\r\x1b[K", nl=False, err=True)
        self._fetched += got
        return got

    def missed(self, address: str, reason: str) -> None:
        """Note an address that could not be fetched."""
        self._missed.append((address, reason))

    def _conclude(self) -> None:
        """Tell what came of it; exits with 1 if something could not be fetched."""
        counts = dict.fromkeys(("new", "changed", "unchanged"), 0)
        for one in self._fetched:
            counts[one.outcome.value] += 1
        if self._asked.as_json:
            summary = {
                **counts,
                "documents": [
                    {"address": one.address, "file": str(one.file), "outcome": one.outcome.value, "bytes": one.size}
                    for one in self._fetched
                ],
                "missed": [{"address": address, "reason": reason} for address, reason in self._missed],
            }
            click.echo(json.dumps(summary, ensure_ascii=False, indent=2))
        else:
            told = ", ".join(f"{count:,} {outcome}" for outcome, count in counts.items() if count) or "nothing"
            click.echo(f"Fetched into {self._asked.output}: {told}.")
        for address, reason in self._missed:
            click.echo(printable(f"Could not fetch {address}: it {reason}."), err=True)
        if self._missed:
            raise SystemExit(1)


def lines_of(file: Path) -> list[str]:
    """The addresses in a file, one in each line; empty lines and those that begin with # are left out.

    Raises FetchError if it cannot be read.
    """
    try:
        content = sys.stdin.read() if file == STDOUT else file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FetchError(f"{file}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise FetchError(f"{file}: is no text in UTF-8; give a list of addresses, one in each line") from None
    return [line.strip() for line in content.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def cik_of(company: str) -> str:
    """The number of a company at the SEC, ten digits. Raises FetchError if the registry does not know it."""
    from biopact.commands.registry import found
    from biopact.resolution.registry import registry

    known = registry()
    ids = found(known, company)
    if len(ids) != 1:
        may_be = f"may be {' or '.join(ids)}; give one of these" if ids else "is not in the registry; give --cik NUMBER"
        raise FetchError(f"{company} {may_be}")
    for identifier in known.entries[ids[0]].identifiers:
        if identifier.startswith("CIK:"):
            return identifier.removeprefix("CIK:")
    raise FetchError(f"{company}: the registry does not know its number at the SEC; give it with --cik NUMBER")
