"""The questions of analysts: each has a sentence, takes its parameters safely and is answered as the digests say.

The expected answers in ontology/questions were read against the digests in seeds/releases line by line. `checked.tsv`
beside them says for each against which, and what a digest says that was not read of it.
"""

from __future__ import annotations

import csv
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse

from biopact.errors import QueryError
from biopact.graph.questions import Parameter, Question, ask, catalogue, question
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE, BP, CODE_LISTS, CODES
from tests.cli.conftest import Demo, Run

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "ontology" / "questions"
RELEASES = ROOT / "seeds" / "releases"
OF_ANALYSTS = [asked for asked in catalogue().values() if asked.is_of_analysts]


def named(asked: Question) -> str:
    return asked.name


def _page_maker() -> ModuleType:  # a script, no part of a package
    spec = importlib.util.spec_from_file_location("make_questions", ROOT / "docs" / "make_questions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def seeds(demo: Demo) -> Iterator[Store]:
    with Store.open(Path(demo.store), create=False, read_only=True) as store:
        yield store


def rows(answer: object) -> list[dict[str, str]]:
    assert isinstance(answer, QuerySolutions)
    text = (answer.serialize(format=QueryResultsFormat.CSV) or b"").decode()
    return list(csv.DictReader(text.splitlines(keepends=True)))


# ---- the files ------------------------------------------------------------------------------------------------------


def test_there_are_forty_questions_and_no_name_stands_for_two() -> None:
    assert len(OF_ANALYSTS) >= 40
    files = [path.stem for folder in ("ontology/questions", "graph/queries") for path in ROOT.glob(f"{folder}/*.rq")]
    assert sorted(files) == sorted(catalogue())


@pytest.mark.parametrize("asked", OF_ANALYSTS, ids=named)
def test_each_begins_with_its_question_and_declares_what_it_uses(asked: Question) -> None:
    assert re.fullmatch(r"(?:Which|Who|Whom|How|What|With|Of|In) .{15,130}\?", asked.sentence)
    head = asked.sparql.split("PREFIX", 1)[0].splitlines()
    assert len(head) == 1 + len(asked.parameters), "a parameter that cannot be read"
    select = re.search(r"^SELECT (.+)$", asked.sparql, flags=re.MULTILINE)
    assert select is not None
    for parameter in asked.parameters:
        assert f"?{parameter.name} " in select[1], "a parameter is a variable of the SELECT clause"
        assert parameter.about
        assert (parameter.default is None) == (parameter.is_optional or parameter.example is not None)
    for term in re.findall(r"\bbp:(\w+)", asked.sparql):
        assert f"{BP}{term}" == str(BP[term])
    for prefix, namespace in re.findall(rf"PREFIX (\S+): <{CODES}(\S+)/>", asked.sparql):
        codes = re.findall(rf"\b{prefix}:([\w-]+)", asked.sparql)
        assert codes
        assert set(codes) <= set(CODE_LISTS[namespace])


def test_the_page_of_questions_is_made_from_the_files() -> None:
    assert (ROOT / "docs" / "questions.md").read_text() == _page_maker().page()


# ---- the answers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", OF_ANALYSTS, ids=named)
def test_the_answer_over_the_seeds_is_the_one_that_was_checked(asked: Question, seeds: Store) -> None:
    with (QUESTIONS / f"{asked.name}.csv").open(newline="") as file:
        expected = list(csv.DictReader(file))
    assert _told(rows(ask(seeds, asked.name, **asked.examples()))) == _told(expected)


def _told(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    # Which of its kinds a deal's IRI names is no part of an answer.
    kinds = re.compile(rf"(?<=[a-z])-(?:{'|'.join(CODE_LISTS['deal-kind'])})(?=-)")
    return [
        {column: kinds.sub("", cell) if "/id/deal/" in cell else cell for column, cell in row.items()} for row in rows
    ]


@pytest.mark.parametrize("asked", OF_ANALYSTS, ids=named)
def test_days_and_sums_of_an_answer_stand_in_the_digests_it_was_checked_against(asked: Question) -> None:
    against = _page_maker().checks()[asked.name]["checked against"].split("; ")
    stems = [path.stem for path in RELEASES.glob("*.md")]
    assert set(against) <= {"all", "registry", *stems}
    text = "\n".join((RELEASES / f"{stem}.md").read_text() for stem in stems if "all" in against or stem in against)
    text = re.sub(r"\s+", " ", text)
    with (QUESTIONS / f"{asked.name}.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            for column, cell in row.items():
                if column in ("amount", "price", "upfront") and cell:
                    assert re.search(_in_words(int(cell)), text), f"{column} {cell}"
                if column in ("date", "signed", "completed", "exercised", "amended", "told") and cell:
                    assert _day_in_words(cell) in text or f"date: {cell}" in text, f"{column} {cell}"


def _in_words(amount: int) -> str:
    number, unit = (amount / 1e9, "billion") if amount >= 1e9 else (amount / 1e6, "million")
    return rf"(?:\$|EUR ){re.escape(f'{number:g}')} {unit}"


def _day_in_words(date: str) -> str:
    months = "January February March April May June July August September October November December".split()
    year, *rest = date.split("-")
    return f"{months[int(rest[0]) - 1]} {year}" if len(rest) == 1 else year if not rest else date


def test_questions_that_the_seeds_answer_with_nothing_find_what_they_are_for(tmp_path: Path) -> None:
    turtle = f"""
        PREFIX bp: <{PREFIXES["bp"]}> PREFIX skos: <{PREFIXES["skos"]}> PREFIX xsd: <{PREFIXES["xsd"]}>
        PREFIX rdf: <{PREFIXES["rdf"]}> PREFIX prov: <{PREFIXES["prov"]}>
        <urn:one> a bp:Deal ; bp:exclusive true ; bp:licensor <urn:maker> ; bp:licensee <urn:first> ;
            bp:subject <urn:drug> ; bp:territory <urn:land> ; bp:event <urn:end> .
        <urn:two> a bp:Deal ; bp:exclusive true ; bp:licensor <urn:maker> ; bp:licensee <urn:second> ;
            bp:subject <urn:drug> ; bp:territory <urn:land> .
        <urn:three> a bp:Deal ; bp:licensor <urn:maker> ; bp:licensee <urn:third> ;
            bp:subject <urn:drug> ; bp:territory <urn:land> .
        <urn:end> bp:eventKind <{CODES}deal-event/terminated> ; bp:date "2020-05"^^xsd:gYearMonth .
        <urn:drug> a bp:Product ; skos:prefLabel "drug" . <urn:land> a bp:Territory ; skos:prefLabel "land" .
        <urn:maker> skos:prefLabel "maker" . <urn:first> skos:prefLabel "first" .
        <urn:second> skos:prefLabel "second" . <urn:third> skos:prefLabel "third" .
        <urn:sum> a bp:Payment .
        <urn:conflict> a bp:Conflict ; bp:concernsDeal <urn:one> ; bp:about "upfront" ; bp:toldValue <urn:a>, <urn:b> .
        <urn:a> rdf:value "10000000 USD" ; bp:inRelease <urn:r1> ; prov:wasDerivedFrom <urn:sum> .
        <urn:b> rdf:value "12000000 USD" ; bp:inRelease <urn:r2> ; prov:wasDerivedFrom <urn:sum> .
    """
    with Store.memory() as store:
        store.put_release("urn:r1", [quad.triple for quad in parse(turtle, RdfFormat.TURTLE)])
        (conflict,) = rows(ask(store, "exclusivity-conflicts"))
        assert (conflict["first_licensee"], conflict["second_licensee"]) == ("first", "second")
        ended = rows(ask(store, "terminated-rights"))
        assert [(row["date"], row["party"]) for row in ended] == [("2020-05", "first"), ("2020-05", "maker")]
        told = rows(ask(store, "contradicting-sums"))
        assert [(row["value"], row["release"]) for row in told] == [
            ("10000000 USD", "urn:r1"),
            ("12000000 USD", "urn:r2"),
        ]


# ---- parameters -----------------------------------------------------------------------------------------------------


def test_parameters_change_the_answer(run: Run, demo: Demo) -> None:
    done = run("query", "licences-of-a-technology", "--param", "year=2009", "--format", "csv", "--store", demo.store)
    assert [row["date"] for row in csv.DictReader(done.stdout.splitlines())] == ["2009-09", "2009-11-19"]
    partners = run("query", "partners", "--param", "organization=organization:genmab", "--store", demo.store)
    assert len(partners.stdout.splitlines()) == 2
    assert "organization:genmab" not in partners.stdout.splitlines()[1].split()[0]  # bound columns are left out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("deals-by-upfront", "--param", "most=1"), "has no parameter most: its parameters are least, currency."),
        (("umbrella-chains", "--param", "most=1"), "has no parameter most: it has none."),
        (("comparable-licences",), "needs deal: give it with `--param deal="),
        (("deals-by-upfront", "--param", "least=ten"), "The parameter least is a number such as 10 or 0.5, not 'ten'."),
        (("deals-by-upfront", "--param", "least"), "wants a name and a value with `=` between them, not 'least'."),
        (("deals-by-upfront", "--param", "least=1", "--param", "least=2"), "--param gives least twice: give it once."),
        (("changes-since", "--param", "since=2022-13"), "is a year, month or day such as 2012-12-19, not '2022-13'."),
        (("best-told-deals", "--param", "least=2.5"), "is a whole number such as 10, not '2.5'."),
        (("best-told-deals", "--param", "least=٣"), "is a whole number such as 10, not '٣'."),
        (("comparable-licences", "--param", "deal=x"), "is an IRI such as"),
        (("comparable-licences", "--param", "deal=<urn:x>"), "is an IRI such as"),
        (("comparable-licences", "--param", "deal=urn:a> } ; DROP ALL #"), "is an IRI such as"),
        (("no-such-question",), "There is no query named no-such-question: "),
        (("-q", "ASK {}", "--param", "least=1"), "Only a named question has parameters"),
        (("deals", "--list"), "Give one of NAME, --sparql, --file and --list."),
    ],
)
def test_a_parameter_that_cannot_be_bound_is_one_sentence(
    arguments: tuple[str, ...], sentence: str, run: Run, demo: Demo
) -> None:
    done = run("query", *arguments, "--store", demo.store)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_the_list_names_every_question_with_its_sentence(run: Run) -> None:
    listed = run("query", "--list")
    assert listed.exit_code == 0
    for asked in catalogue().values():
        line = next(line for line in listed.stdout.splitlines() if line.split()[0] == asked.name)
        assert line.endswith(asked.sentence)


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        ['"', "'", "\\", '" } UNION { ?s ?p ?o } #', "\\u0022", "x\n}", "?name", "<urn:x>", "$name", '"@en']
    ),
)


@given(label=HOSTILE)
def test_a_value_is_taken_for_what_it_is_and_never_for_sparql(label: str) -> None:
    with Store.memory() as store:
        said = [("urn:thing", label), ("urn:other", "something else")]
        store.put_release(
            "urn:release",
            [Triple(NamedNode(it), NamedNode(PREFIXES["skos"] + "prefLabel"), Literal(to)) for it, to in said],
        )
        answer = ask(store, "names-of-a-thing", name=label)
        assert isinstance(answer, QuerySolutions)
        found = {str(solution["thing"]) for solution in answer}
        assert found == {f"<{thing}>" for thing, other in said if other.lower() == label.lower() or other == label}


def test_half_of_a_surrogate_pair_is_refused_in_a_sentence() -> None:
    with pytest.raises(QueryError, match="half of a surrogate pair"):
        question("names-of-a-thing").bound({"name": "\udcff"})


@pytest.mark.parametrize(
    ("value", "iri"),
    [
        ("deal:x", f"{BASE}deal/x"),
        ("bp:Deal", str(BP.Deal)),
        ("https://example.org/x", "https://example.org/x"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_an_iri_may_be_written_as_tables_show_it(value: str, iri: str) -> None:
    assert Parameter("deal", "iri", "").term(value) == NamedNode(iri)


@pytest.mark.parametrize("asked", list(catalogue().values()), ids=named)
def test_a_question_that_stands_alone_gives_the_same_answer(asked: Question, seeds: Store) -> None:
    alone = seeds.query(asked.standing_alone())
    assert rows(alone) == rows(ask(seeds, asked.name, **asked.examples()))
