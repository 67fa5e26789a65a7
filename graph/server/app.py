"""The server as an ASGI application: routes, CORS, the log, and workers that live as long as it does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from biopact.graph.server.access import Access
from biopact.graph.server.explorer import LastPage, is_worth_preparing, prepare
from biopact.graph.server.http import refused
from biopact.graph.server.metrics import Metrics
from biopact.graph.server.pool import Pool
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.routes import routes
from biopact.graph.server.settings import Settings

_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")


def application(settings: Settings) -> Starlette:
    """The server for these settings."""
    metrics = Metrics()
    pool = Pool(settings, metrics)
    metrics.watch("biopact_workers", "Workers that run or are being started.", lambda: settings.workers)
    metrics.watch("biopact_workers_busy", "Workers with a job.", lambda: pool.busy)
    metrics.watch("biopact_jobs_waiting", "Jobs that wait for a worker.", lambda: pool.waiting)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.open()
        if is_worth_preparing(settings.store):
            app.state.explorer.remaking = asyncio.create_task(prepare(pool, app.state.explorer))
        yield
        if app.state.explorer.remaking is not None:
            app.state.explorer.remaking.cancel()
        await pool.close()

    app = Starlette(
        routes=routes(),
        lifespan=lifespan,
        exception_handlers={Refusal: refused},
        middleware=[
            Middleware(Access, metrics=metrics, quiet=settings.quiet),
            # Whoever may read the store may read it from any page; what may write shows its token, and sends no cookie.
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=_METHODS,
                allow_headers=["*"],
                expose_headers=["ETag", "Link", "Location", "Retry-After"],
                max_age=86_400,
            ),
        ],
    )
    app.state.pool = pool
    app.state.explorer = LastPage()
    return app
