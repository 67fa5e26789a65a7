"""The SPARQL editor in a real browser: it asks this server alone, under a policy that lets it do nothing else."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.server.conftest import Server

COUNT = "SELECT (COUNT(*) AS ?found) { ?s a <https://w3id.org/biopact/ontology#Deal> }"


def test_examples_and_own_queries_are_answered_and_nobody_else_is_asked(server: Server, browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(f"{server.address}sparql")
    page.wait_for_selector("html[data-ready]")

    examples = page.locator("#examples option").all_inner_texts()
    assert any(text.startswith("deals: ") for text in examples)
    page.select_option("#examples", label=next(text for text in examples if text.startswith("licenses: ")))
    row = page.locator(".yasr table tbody tr").first
    row.wait_for()
    assert row.bounding_box() is not None
    assert "Amgen" in page.locator(".yasr table").inner_text()

    page.evaluate("query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)", COUNT)
    page.locator(".yasqe_queryButton").click()
    page.locator(".yasr table th", has_text="found").wait_for()
    (told,) = server.select(COUNT)
    assert f'"{told["found"]}"' in page.locator(".yasr table tbody").inner_text()

    # An error is shown as the server tells it.
    page.evaluate("query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)", "SELECT * { ?s ?p")
    with page.expect_response(lambda response: response.status == 400):
        page.locator(".yasqe_queryButton").click()
    page.locator(".yasr", has_text="cannot be read at line 1").wait_for()

    page.context.close()
    assert {address.partition("?")[0] for address in requests} == {
        f"{server.address}{path}" for path in ("sparql", "static/editor.css", "static/editor.js")
    }
    assert [error for error in errors if "400" not in error] == []


def test_without_script_there_is_a_plain_form(server: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}sparql")
    page.fill("textarea[name=query]", COUNT)
    with page.expect_response(lambda response: "query=" in response.url) as asked:
        page.click("form button")
    assert asked.value.status == 200
    context.close()
