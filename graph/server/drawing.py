"""The job that makes the explorer's page."""

from __future__ import annotations

from typing import Any

from biopact.graph.explorer.build import view_of
from biopact.graph.explorer.page import render
from biopact.graph.server.formats import HTML
from biopact.graph.server.jobs import Answered
from biopact.graph.server.settings import Settings
from biopact.graph.store import Store


def explorer(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The page of the whole store."""
    return Answered(render(view_of(store)).encode("utf-8"), HTML)
