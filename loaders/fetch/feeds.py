"""The pages that a feed links to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from biopact.errors import FetchError, SourceError
from biopact.loaders.fetch.values import Fetched, Wanted
from biopact.loaders.sources.feeds import feed_links


def pages(feed: Fetched) -> list[Wanted]:
    """The pages behind the entries of a feed that was fetched, in its order, each once.

    Raises FetchError for what is no feed, and ModuleNotFoundError without feedparser.
    """
    return list({page.address: page for page in _pages(feed)}.values())


def _pages(feed: Fetched) -> Iterator[Wanted]:
    try:
        links = feed_links(Path(feed.file).read_bytes(), feed.address)
    except SourceError as error:
        raise FetchError(str(error).removeprefix(f"{feed.address}: ")) from None
    for link in links:
        try:
            address = urljoin(feed.address, link)
        except ValueError:
            address = link  # is refused, with a reason, when it is to be fetched
        yield Wanted(address.partition("#")[0], via=feed.address)
