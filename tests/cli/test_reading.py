"""Commands that read releases: extract, load, show."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

from tests.cli.conftest import Run

BP = "https://w3id.org/biopact/ontology#"


def test_extract_writes_one_graph_for_each_release_and_nothing_of_the_other(
    run: Run, releases: Path, tmp_path: Path
) -> None:
    done = run("extract", releases / "licence.txt", releases / "purchase.txt", "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    licence = (tmp_path / "out/licence.ttl").read_text()
    assert f"{BP}licenses" in [predicate for _, predicate, _ in _plain(licence)]
    assert "Norvane" in licence
    assert "Belmont" not in licence
    assert "Belmont" in (tmp_path / "out/purchase.ttl").read_text()


def test_quotes_in_the_turtle_stand_at_their_offsets(run: Run, releases: Path, tmp_path: Path) -> None:
    run("extract", releases / "licence.txt", "-o", tmp_path)
    text = (releases / "licence.txt").read_text()
    store = pyoxigraph.Store()
    store.bulk_load(path=tmp_path / "licence.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    found = store.query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?start ?end ?exact "
        "{ ?target oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ] }"
    )
    assert isinstance(found, pyoxigraph.QuerySolutions)
    quotes = [tuple(term.value for term in row) for row in found]
    assert quotes
    assert [exact for start, end, exact in quotes if text[int(start) : int(end)] != exact] == []


def test_another_base_names_the_things_and_not_the_terms(run: Run, releases: Path, tmp_path: Path) -> None:
    base = "https://deals.example/id/"
    assert run("extract", releases / "licence.txt", "-o", tmp_path, "--base", base).exit_code == 0
    triples = _plain((tmp_path / "licence.ttl").read_text())
    assert any(subject.startswith(f"{base}organization/") for subject, _, _ in triples)
    assert not any(subject.startswith("https://w3id.org/biopact/id/") for subject, _, _ in triples)
    assert any(predicate == f"{BP}licenses" for _, predicate, _ in triples)


def test_extract_explains_what_became_of_each_finding_one_a_line(run: Run, releases: Path, tmp_path: Path) -> None:
    licence = releases / "licence.txt"
    licence.write_text(licence.read_text() + "\nThe market is worth $9 billion.\n")
    done = run("extract", licence, "-o", tmp_path, "--explain")
    assert (done.exit_code, done.stderr) == (0, "")
    listed = done.stdout
    assert re.search(
        r"^found +money +sum-upfront +upfront of license: Norvane .* \d+-\d+ +\$25 million", listed, re.MULTILINE
    )
    assert re.search(r"^found +deal +grants +license: Norvane .*\(news\)", listed, re.MULTILINE)
    assert re.search(
        r"^refused +money +- +no rule knows this sum as a payment +\d+-\d+ +\$9 billion$", listed, re.MULTILINE
    )
    assert len({line.index("words") for line in listed.splitlines() if line.startswith("fate")}) == 1
    assert "NV-301" in (tmp_path / "licence.ttl").read_text()


def test_an_account_never_passes_a_releases_own_escape_sequences_on(run: Run, releases: Path, tmp_path: Path) -> None:
    licence = releases / "licence.txt"
    licence.write_text(licence.read_text().replace("Norvane", "Nor\x1b[31mvane"))
    assert "\x1b" not in run("extract", licence, "-o", tmp_path, "--explain").stdout


def _plain(turtle: str) -> list[tuple[str, str, str]]:
    quads = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    return [(getattr(q.subject, "value", ""), q.predicate.value, str(q.object)) for q in quads]


def test_loading_again_changes_nothing_and_a_changed_release_takes_the_old_ones_place(
    run: Run, releases: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"

    def exported() -> str:
        return str(run("export", "--format", "nquads", "--store", store).stdout)

    assert "2 releases loaded" in run("load", releases, "--store", store).stdout
    first = exported()
    run("load", releases, "--store", store)
    assert exported() == first
    licence = releases / "licence.txt"
    licence.write_text(licence.read_text().replace("$25 million", "$26 million"))
    run("load", licence, "--store", store)
    assert "26000000" in exported()
    assert "25000000" not in exported()
    assert "Belmont" in exported()


def test_the_store_can_be_named_by_the_environment(
    run: Run, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIOPACT_STORE", str(tmp_path / "mine"))
    run("load", releases)
    assert (tmp_path / "mine").is_dir()
    assert run("query", "-q", "ASK { ?s ?p ?o }").stdout == "true\n"


def test_show_marks_the_evidence_and_names_the_rules(run: Run, releases: Path) -> None:
    done = run("show", releases / "licence.txt")
    assert done.exit_code == 0
    text, _, listed = done.stdout.partition("\nkind ")
    assert re.search(r"\[(?:\w+\+)*money[^\]]*\$25 million", text)
    assert "\x1b[" not in done.stdout
    assert re.search(r"^money +upfront: USD 25,000,000.* \d+-\d+ +\S+$", listed, flags=re.MULTILINE)
    assert re.search(r"^deal +0\.\d\d +license: Norvane", listed, flags=re.MULTILINE)
    assert re.sub(r"\[[a-z+]+: ([^\]]*)\]", r"\1", text.removesuffix("\n")) == (releases / "licence.txt").read_text()


def test_show_colours_when_told_to(run: Run, releases: Path) -> None:
    assert "\x1b[" in run("show", releases / "licence.txt", "--colour").stdout


def test_show_never_passes_a_releases_own_escape_sequences_on(run: Run, releases: Path) -> None:
    licence = releases / "licence.txt"
    licence.write_text(licence.read_text().replace("Norvane", "Nor\x1b[31mvane"))
    assert "\x1b" not in run("show", licence).stdout


def test_show_knows_the_packaged_releases_by_name(run: Run) -> None:
    shown = run("show", "2012-12-19-immunogen-amgen-third-license").stdout
    assert "Junius" in shown
    assert re.search(r"^right +number 3 of its kind", shown, flags=re.MULTILINE)
