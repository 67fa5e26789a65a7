"""`biopact fetch`: documents from EDGAR, feeds and the web into a folder that can be loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from biopact.commands.fetching import Asked, Run, lines_of
from biopact.commands.options import PATH, date_option

Command = Callable[..., None]


def _asking(rate: float, most: float | None = None) -> Callable[[Command], Command]:
    """The options of every kind of fetching, given to the command as `Asked`; `rate` is in requests a second."""

    def decorate(command: Command) -> Command:
        def taken(
            output: Path,
            user_agent: str | None,
            rate: float,
            jobs: int,
            largest: int,
            as_json: bool,
            **arguments: Any,
        ) -> None:
            command(Asked(output, user_agent, rate, jobs, largest, as_json), **arguments)

        taken.__doc__, taken.__name__ = command.__doc__, command.__name__
        options = (
            click.option(
                "-o", "--output", type=PATH, default=Path("fetched"), show_default=True, help="Folder to fetch into."
            ),
            click.option(
                "--user-agent",
                envvar="BIOPACT_USER_AGENT",
                show_envvar=True,
                help="Who asks, such as 'Jane Doe jane@example.org'; the SEC demands it.",
            ),
            click.option(
                "--rate",
                type=click.FloatRange(0, most, min_open=True),
                default=rate,
                show_default=True,
                metavar="N",
                help="Requests a second to one host" + (f", at most {most:g}." if most else "."),
            ),
            click.option(
                "--jobs", type=click.IntRange(1, 16), default=4, show_default=True, help="Downloads at the same time."
            ),
            click.option(
                "--max-size",
                "largest",
                type=click.IntRange(1),
                default=64,
                show_default=True,
                metavar="MB",
                help="The largest document.",
            ),
            click.option("--json", "as_json", is_flag=True, help="The summary as JSON."),
        )
        for option in reversed(options):
            taken = option(taken)
        return taken

    return decorate


@click.group(
    epilog="Example:  biopact fetch edgar amgen --since 2020 -o filings --user-agent 'Jane Doe jane@example.org'"
)
def fetch() -> None:
    """Fetch filings, feeds and pages into a folder to be loaded.

    Servers are asked slowly, and again where they are busy; a second run fetches only what has changed, and goes on
    where a run was broken off. What could not be fetched is named, and the exit code is 1.
    """


@fetch.command(
    epilog="Example:  biopact fetch edgar --cik 318154 --since 2020 --user-agent 'Jane Doe jane@example.org'"
)
@click.argument("companies", metavar="[COMPANY]...", nargs=-1)
@click.option("--cik", "ciks", metavar="N", multiple=True, help="Number of a company at the SEC; again for more.")
@click.option("--form", "forms", default="8-K,6-K", show_default=True, help="Forms, parted by commas.")
@date_option("--since", help="Filed on that day or later.")
@date_option("--until", help="Filed on that day or before; 2010 is the end of 2010.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="So many of each company, the newest.")
@click.option("--data", default=None, metavar="URL", help="Server of the lists of filings, instead of the SEC's.")
@click.option("--archives", default=None, metavar="URL", help="Server of the submissions, instead of the SEC's.")
@_asking(rate=5, most=10)
def edgar(
    asked: Asked,
    companies: tuple[str, ...],
    ciks: tuple[str, ...],
    forms: str,
    since: str | None,
    until: str | None,
    limit: int | None,
    data: str | None,
    archives: str | None,
) -> None:
    """Fetch the full submissions of companies from EDGAR.

    COMPANY is a name, ticker or id of which the registry knows the number (CIK) at the SEC.
    """
    from biopact.commands.fetching import cik_of

    bad = [number for number in ciks if not re.fullmatch(r"[0-9]{1,10}", number)]
    if bad:
        raise click.BadParameter(f"{bad[0]!r} is no number of up to ten digits", param_hint="--cik")
    numbers = [*(number.zfill(10) for number in ciks), *(cik_of(company) for company in companies)]
    if not numbers:
        raise click.UsageError("Say whose filings: give a company or --cik.")
    chosen = frozenset(form.strip().upper() for form in forms.split(",") if form.strip())
    with Run(asked, contact=True) as run:
        from biopact.errors import FetchError
        from biopact.loaders.fetch import edgar

        selection = edgar.Selection(chosen, since, until, limit)
        servers = edgar.Servers(data or edgar.DATA, archives or edgar.ARCHIVES)
        wanted = []
        for cik in dict.fromkeys(numbers):
            try:
                wanted += edgar.submissions(run.fetcher, cik, selection, servers)
            except FetchError as error:
                run.missed(*str(error).split(" ", 1))
        run.fetch(wanted)


@fetch.command(epilog="Example:  biopact fetch feed https://www.example.org/news.rss --follow -o news")
@click.argument("addresses", metavar="URL...", nargs=-1, required=True)
@click.option("--follow", is_flag=True, help="Fetch the pages that it links to as well.")
@_asking(rate=1)
def feed(asked: Asked, addresses: tuple[str, ...], follow: bool) -> None:
    """Fetch feeds (RSS, Atom), and with --follow the pages they link to."""
    with Run(asked) as run:
        from biopact.errors import FetchError
        from biopact.loaders.fetch.feeds import pages
        from biopact.loaders.fetch.values import Wanted

        wanted = []
        for got in run.fetch([Wanted(address) for address in addresses]):
            try:
                wanted += pages(got) if follow else []
            except FetchError as error:
                run.missed(got.address, str(error))
        run.fetch(wanted)


@fetch.command(epilog="Example:  biopact fetch url https://www.example.org/news/deal.html -o pages")
@click.argument("addresses", metavar="[URL]...", nargs=-1)
@click.option("--from", "listed", type=PATH, metavar="FILE", help="A file with an address in each line; - is stdin.")
@_asking(rate=1)
def url(asked: Asked, addresses: tuple[str, ...], listed: Path | None) -> None:
    """Fetch pages and documents by their addresses, as far as the robots.txt of their sites allow."""
    every = [*addresses, *(lines_of(listed) if listed else [])]
    if not every:
        raise click.UsageError("Say what to fetch: give an address or --from FILE.")
    with Run(asked) as run:
        from biopact.loaders.fetch.values import Wanted

        run.fetch([Wanted(address) for address in every])
