"""Every fact of the page has a question in SPARQL, and the store answers it with that fact and its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, parse

from biopact.graph.explorer.build import view_of
from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from tests.explorer.conftest import Open

FIXTURE = Path(__file__).parents[1] / "graph" / "fixture"

# Presses every "cite" of the panel and reads the question in the window that opens.
QUESTIONS = """() => [...document.querySelectorAll('.panel .cite')].map(button => {
    button.click();
    const dialog = document.querySelector('dialog[open]');
    const asked = [...dialog.querySelectorAll('pre')].map(pre => pre.textContent).find(text => text.includes('SELECT'));
    dialog.close();
    return [button.getAttribute('aria-label').replace('Cite or query ', ''), asked ?? null];
})"""


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as memory:
        for stem in ("amgen-license", "immunogen-quarter", "roche-genentech"):
            triples = [quad.triple for quad in parse(path=FIXTURE / f"{stem}.ttl", format=RdfFormat.TURTLE)]
            about = NamedNode(f"{BASE}activity/{stem}")
            provenance = [
                quad.triple
                for quad in parse(path=FIXTURE / "provenance.ttl", format=RdfFormat.TURTLE)
                if quad.subject in (about, NamedNode(f"{BASE}agent/biopact-0"))
            ]
            memory.put_release(f"{BASE}release/{stem}", triples, provenance)
        bring_up_to_date(memory)
        yield memory


def test_the_store_answers_the_question_of_every_fact(open_page: Open, store: Store) -> None:
    page = open_page(view_of(store)).page
    asked: dict[str, str] = {}
    for row in range(page.locator(".panel .row").count()):
        page.keyboard.press("Escape")
        page.locator(".panel .row").nth(row).click()
        page.evaluate("() => document.querySelectorAll('.panel .deal').forEach(deal => { deal.open = true })")
        page.locator(".panel .deal .parties").first.wait_for()
        asked |= {f"{row} {label}": question for label, question in page.evaluate(QUESTIONS) if question}
    labels = {label.partition(" ")[2].partition(":")[0] for label in asked}
    assert {"upfront", "milestones", "royalties", "exclusive", "subject", "signed", "ticker", "develops"} <= labels
    for label, question in asked.items():
        rows = _answer(store, question)
        assert rows, label
        assert any(row["quote"] is not None for row in rows), label
        if "upfront: $1 million" in label:
            assert {row["amount"].value for row in rows} == {"1000000"}, label
        if "ticker" in label:
            assert {row["object"].value for row in rows} == {label.partition(": ")[2]}, label


def _answer(store: Store, question: str) -> list[dict[str, Any]]:
    solutions = store.query(question)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{name: solution[name] for name in names} for solution in solutions]
