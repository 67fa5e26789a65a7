"""The explorer over HTTP: the page of the whole store, or a live one where that is too large for one file."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from biopact.graph.server.formats import HTML, content_type
from biopact.graph.server.http import etag, is_known, not_modified, pool_of
from biopact.graph.server.pool import Pool
from biopact.graph.server.refusal import Refusal

_SECONDS = 900
"""How long making the page or the outline may take; most of it goes into reading every deal."""

_PREPARED = 64 << 20
"""A store of more bytes on disk than these is prepared for when the server starts."""

_MOST_IDS = 100
_JSON = "application/json"


@dataclass(slots=True)
class LastPage:
    """The page as it was last made and the outline that a live one is answered from, and of which version they are."""

    version: str = ""
    page: bytes = b""
    outline: Path | None = None
    making: asyncio.Lock = field(default_factory=asyncio.Lock)

    remaking: asyncio.Task[None] | None = None

    async def of(self, pool: Pool) -> LastPage:
        """Itself, made anew if something was written; an outline is used until the next one is made."""
        if self.outline is None or not self.outline.is_file():
            async with self.making:
                if self.version != pool.version:
                    await self.make(pool)
        elif self.version != pool.version and (self.remaking is None or self.remaking.done()):
            self.remaking = asyncio.create_task(prepare(pool, self))
        return self

    async def make(self, pool: Pool) -> None:
        """Make the page for the present version, and the outline where the store is large."""
        outline: Path | None = outline_file(pool.settings.store, pool.version)
        assert outline is not None
        if outline.is_file():
            reply = await pool.ask("live-page", timeout=_SECONDS)
        else:
            reply = await pool.ask("explorer", timeout=_SECONDS)
            if reply.head["headers"].get("X-Large"):
                made = await pool.ask("outline", timeout=_SECONDS)
                outline = keep(outline_file(pool.settings.store, made.version), made.content())
            else:
                outline = None
        self.version, self.page, self.outline = reply.version, reply.content(), outline


def outline_file(store: Path, version: str) -> Path:
    """Where the outline of a version is kept: beside the store, so that a server that starts again has it at once."""
    return store.parent / f".{store.name}.outlines" / f"{version}.sqlite"


def keep(file: Path, content: bytes) -> Path:
    """Write an outline in place of older ones; into a passing file where nothing may be written beside the store."""
    try:
        file.parent.mkdir(exist_ok=True)
        for other in file.parent.glob("*.sqlite"):
            other.unlink(missing_ok=True)
    except OSError:
        file = Path(tempfile.mkdtemp(prefix="biopact-outline-")) / file.name
    descriptor, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(descriptor, "wb") as writing:
        writing.write(content)
    Path(name).replace(file)
    return file


async def explorer_page(request: Request) -> Response:
    """The explorer. Its own policy, in its head, lets it load nothing; the live one asks this server alone."""
    last = await request.app.state.explorer.of(pool_of(request))
    tag = etag(last.version, HTML)
    if is_known(request, tag):
        return not_modified(tag)
    return Response(last.page, headers={"ETag": tag, "Cache-Control": "no-cache"}, media_type=content_type(HTML))


async def live(request: Request) -> Response:
    """What the live page asks for: the start, a neighbourhood, deals in full, a search."""
    pool = pool_of(request)
    last = await request.app.state.explorer.of(pool)
    if last.outline is None:
        raise Refusal(404, "This store is on one page, which has everything: open /.")
    what = request.path_params["what"]
    ids = request.query_params.getlist("id")
    if what not in ("start", "node", "deals", "search"):
        raise Refusal(404, "There is start, node, deals and search here.")
    if len(ids) > _MOST_IDS:
        raise Refusal(400, f"At most {_MOST_IDS} deals can be asked for at once.")
    tag = etag(last.version, request.url.query, what)
    if is_known(request, tag):
        return not_modified(tag)
    reply = await pool.ask(
        "live", what=what, ids=ids, text=request.query_params.get("q", ""), outline=str(last.outline)
    )
    return Response(reply.content(), headers={"ETag": tag, "Cache-Control": "no-cache"}, media_type=_JSON)


async def prepare(pool: Pool, last: LastPage) -> None:
    """Make the page before anybody waits for it; what goes wrong is told to the first who asks."""
    with contextlib.suppress(Refusal, OSError):
        async with last.making:
            await last.make(pool)


def is_worth_preparing(store: Path) -> bool:
    """Whether the store is so large that nobody should wait for its outline."""
    try:
        return sum(entry.stat().st_size for entry in os.scandir(store)) > _PREPARED
    except OSError:
        return False
