"""The jobs that make the explorer's page, and answer the live one."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from biopact.graph.explorer.build import view_of
from biopact.graph.explorer.live import Live
from biopact.graph.explorer.outline import make_outline
from biopact.graph.explorer.page import render, render_live
from biopact.graph.server.formats import HTML
from biopact.graph.server.jobs import Answered
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.settings import Settings
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP

_JSON = "application/json"


def explorer(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The page of the whole store; of one with too many deals the live page, which X-Large says."""
    deals = store.matching(None, NamedNode(f"{PREFIXES['rdf']}type"), NamedNode(str(BP.Deal)))
    if sum(1 for _ in islice(deals, settings.live_above + 1)) > settings.live_above:
        return Answered(render_live().encode("utf-8"), HTML, headers={"X-Large": "1"})
    return Answered(render(view_of(store)).encode("utf-8"), HTML)


def live_page(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The live page."""
    return Answered(render_live().encode("utf-8"), HTML)


def outline(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The outline that the live page is answered from."""
    return Answered(make_outline(store), "application/vnd.sqlite3")


def live(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """One answer to the live page."""
    answers = Live(Path(asked["outline"]), store)
    match asked["what"]:
        case "start":
            return Answered(answers.start().encode("utf-8", "replace"), _JSON)
        case "search":
            return Answered(answers.search(asked["text"]).encode("utf-8", "replace"), _JSON)
        case "deals":
            return Answered(answers.deals(asked["ids"]).encode("utf-8", "replace"), _JSON)
    for organization in asked["ids"][:1]:
        found = answers.neighbourhood(organization)
        if found is not None:
            return Answered(found.encode("utf-8", "replace"), _JSON)
    raise Refusal(404, "There is no such organization in the network.")
