"""Commands that ask the store: query, export, rank, explore, validate, and the demo that shows them all."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest

from biopact.commands import export, rank
from biopact.commands.packaged import releases
from biopact.graph import centrality
from biopact.graph import export as graph_export
from biopact.graph.questions import question
from biopact.graph.store import Store
from biopact.graph.view.names import OWNERS, PROVENANCE, RESOLUTION, STATE
from tests.cli.conftest import Demo, Run

LICENSES = "PREFIX bp: <https://w3id.org/biopact/ontology#> SELECT ?a ?b { ?a bp:licenses ?b }"
IMMUNOGEN = "https://w3id.org/biopact/id/organization/immunogen"
AMGEN = "https://w3id.org/biopact/id/organization/amgen"


def test_the_demo_prints_deals_partners_and_where_the_files_lie(demo: Demo) -> None:
    assert "ImmunoGen" in demo.printed
    assert "2012-12-19" in demo.printed
    for name in ("store", "partners.ttl", "explorer.html"):
        assert str(demo.folder / name) in demo.printed
        assert (demo.folder / name).exists()


def test_the_demo_run_again_replaces_what_it_wrote(run: Run, demo: Demo, tmp_path: Path) -> None:
    folder = shutil.copytree(demo.folder, tmp_path / "demo")
    (folder / "partners.ttl").write_text("old")
    again = run("demo", "-o", folder)
    assert again.exit_code == 0
    assert again.stdout == demo.printed.replace(str(demo.folder), str(folder))
    for name in ("partners.ttl", "explorer.html"):
        assert (folder / name).read_bytes() == (demo.folder / name).read_bytes()


def test_a_select_comes_in_every_format(run: Run, demo: Demo) -> None:
    def answer(form: str) -> str:
        done = run("query", "-q", LICENSES, "--format", form, "--store", demo.store)
        assert done.exit_code == 0
        return str(done.stdout)

    assert re.search("^organization:immunogen +organization:amgen$", answer("table"), flags=re.MULTILINE)
    assert [IMMUNOGEN, AMGEN] in list(csv.reader(io.StringIO(answer("csv"))))
    assert f"<{IMMUNOGEN}>\t<{AMGEN}>" in answer("tsv")
    bindings = json.loads(answer("json"))["results"]["bindings"]
    assert (IMMUNOGEN, AMGEN) in [(row["a"]["value"], row["b"]["value"]) for row in bindings]
    assert ElementTree.fromstring(answer("xml")).tag == "{http://www.w3.org/2005/sparql-results#}sparql"


@pytest.mark.parametrize(
    ("form", "answer"), [("table", "true\n"), ("csv", "true\n"), ("json", '{"head":{},"boolean":true}\n')]
)
def test_an_ask_comes_as_true_or_false(form: str, answer: str, run: Run, demo: Demo) -> None:
    sparql = f"ASK {{ <{IMMUNOGEN}> ?p <{AMGEN}> }}"
    assert run("query", "-q", sparql, "--format", form, "--store", demo.store).stdout == answer


def test_a_construct_comes_as_turtle_json_ld_or_rdf_xml_and_not_as_rows(run: Run, demo: Demo) -> None:
    sparql = LICENSES.replace("SELECT ?a ?b", "CONSTRUCT { ?a bp:licenses ?b }")

    def answer(form: str) -> str:
        return str(run("query", "-q", sparql, "--format", form, "--store", demo.store).stdout)

    turtle = list(pyoxigraph.parse(answer("table"), format=pyoxigraph.RdfFormat.TURTLE))
    assert turtle
    assert IMMUNOGEN in answer("json")
    assert len(list(pyoxigraph.parse(answer("json"), format=pyoxigraph.RdfFormat.JSON_LD))) == len(turtle)
    assert len(list(pyoxigraph.parse(answer("xml"), format=pyoxigraph.RdfFormat.RDF_XML))) == len(turtle)
    refused = run("query", "-q", sparql, "--format", "csv", "--store", demo.store)
    assert refused.exit_code == 2
    assert "json" in refused.stderr


def test_a_query_may_come_from_a_file_or_from_stdin(run: Run, demo: Demo, tmp_path: Path) -> None:
    file = tmp_path / "licences.rq"
    file.write_text(LICENSES)
    from_file = run("query", "-f", file, "--store", demo.store)
    from_stdin = run("query", "-f", "-", "--store", demo.store, stdin=LICENSES)
    assert from_file.stdout == from_stdin.stdout == run("query", "-q", LICENSES, "--store", demo.store).stdout


def test_without_a_query_the_named_ones_are_listed_and_each_answers(run: Run, demo: Demo) -> None:
    listed = run("query", "--store", demo.store)
    names = [line.split()[0] for line in listed.stdout.splitlines()[1:]]
    assert "deals" in names
    for name in names:
        given = [f"--param={key}={value}" for key, value in question(name).examples().items()]
        done = run("query", name, *given, "--store", demo.store)
        assert done.exit_code == 0, name


def test_two_questions_at_once_are_an_error_of_usage(run: Run, demo: Demo) -> None:
    done = run("query", "deals", "-q", LICENSES, "--store", demo.store)
    assert done.exit_code == 2
    assert "one of" in done.stderr


@pytest.mark.parametrize("form", export.FORMATS)
def test_an_export_is_read_back_by_another_program(form: str, run: Run, demo: Demo, tmp_path: Path) -> None:
    file = tmp_path / "export"
    assert run("export", "--format", form, "-o", file, "--store", demo.store).exit_code == 0
    assert run("export", "--format", form, "--store", demo.store).stdout.encode() == file.read_bytes()
    formats = pyoxigraph.RdfFormat
    kinds = {
        "turtle": formats.TURTLE,
        "trig": formats.TRIG,
        "nquads": formats.N_QUADS,
        "ntriples": formats.N_TRIPLES,
        "jsonld": formats.JSON_LD,
        "rdfxml": formats.RDF_XML,
    }
    quads = list(pyoxigraph.parse(path=file, format=kinds[form]))
    assert any(IMMUNOGEN in str(quad.subject) for quad in quads)
    # Beside the releases: provenance, what resolution found, and who owned whom.
    graphs = 1 if form not in ("trig", "nquads") else len(releases()) + len({PROVENANCE, RESOLUTION, OWNERS, STATE})
    assert len({str(quad.graph_name) for quad in quads}) == graphs


def test_the_options_offer_every_measure_and_format_that_there_is() -> None:
    assert list(rank.MEASURES) == list(centrality.MEASURES)
    assert list(export.FORMATS) == list(graph_export.FORMATS)


@pytest.mark.parametrize("measure", rank.MEASURES)
def test_every_measure_puts_immunogen_first_in_its_own_story(measure: str, run: Run, demo: Demo) -> None:
    done = run("rank", "--measure", measure, "--top", 3, "--format", "json", "--store", demo.store)
    ranked = json.loads(done.stdout)
    assert len(ranked) == 3
    assert ranked[0]["iri"] == IMMUNOGEN
    assert ranked[0]["value"] >= ranked[1]["value"] >= ranked[2]["value"]


def test_all_are_ranked_when_top_is_zero(run: Run, demo: Demo) -> None:
    everyone = json.loads(run("rank", "--top", 0, "--format", "json", "--store", demo.store).stdout)
    assert len(everyone) > 15
    assert json.loads(run("rank", "--format", "json", "--store", demo.store).stdout) == everyone[:10]


@pytest.mark.parametrize("engine", ["sigma", "pyvis"])
def test_either_engine_writes_a_page_that_names_the_partners_and_loads_nothing(
    engine: str, run: Run, demo: Demo, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    assert run("explore", "-o", page, "--engine", engine, "--store", demo.store).exit_code == 0
    html = page.read_text()
    assert "ImmunoGen" in html
    assert 'src="http' not in html
    assert "<link" not in html or 'href="http' not in html


def test_the_demo_store_conforms_to_the_shapes(run: Run, demo: Demo) -> None:
    done = run("validate", "--store", demo.store)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "25 releases" in done.stdout


def test_a_store_that_breaks_a_shape_exits_with_one(run: Run, tmp_path: Path) -> None:
    thing = pyoxigraph.NamedNode("https://w3id.org/biopact/id/deal/nobodys")
    kind = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    deal = pyoxigraph.NamedNode("https://w3id.org/biopact/ontology#Deal")
    with Store.open(tmp_path / "store") as store:
        store.put_release("https://w3id.org/biopact/id/release/odd", [pyoxigraph.Triple(thing, kind, deal)])
    done = run("validate", "--store", tmp_path / "store")
    assert done.exit_code == 1
    assert "deal/nobodys" in done.stdout
