"""What people decide shows in every answer, while each release's own graph stays as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from biopact.graph import queries
from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from biopact.resolution.decisions import HEADER
from tests.cli.conftest import LICENCE, Run

NORVANE, ARDENT = "organization/norvane-therapeutics", "organization/ardent-pharma"
MADE = ("--why", "so", "--who", "Jo Doe", "--when", "2026-03-04")
SAID = """PREFIX bp: <https://w3id.org/biopact/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> """


class Deciding:
    """A store, the decisions about it, and what it answers."""

    def __init__(self, run: Run, path: Path) -> None:
        self._run = run
        self.path = path
        self.before = self.releases()

    def decide(self, *words: str) -> None:
        done = self._run("decide", *words, *MADE, "--store", self.path)
        assert (done.exit_code, done.stderr) == (0, "")

    def releases(self) -> dict[str, set[str]]:
        """The graphs of the releases."""
        with Store.open(self.path, read_only=True) as store:
            return {it.iri: set(map(str, store.quads(it.iri))) for it in store.releases()}

    def view(self) -> set[str]:
        """What all releases say together."""
        with Store.open(self.path, read_only=True) as store:
            return set(map(str, store.view()))

    def ask(self, sparql: str) -> list[tuple[str, ...]]:
        """Rows of the answer; nodes below the base."""
        with Store.open(self.path, read_only=True) as store:
            rows = store.query(SAID + sparql)
            assert isinstance(rows, QuerySolutions)
            return sorted(tuple(cell.value.removeprefix(BASE) for cell in row) for row in rows)

    def one(self, sparql: str) -> str:
        ((value,),) = self.ask(sparql)
        return value


@pytest.fixture
def deciding(run: Run, store: Path) -> Iterator[Deciding]:
    """Whatever is decided, the graphs of the releases stay, the store conforms, and undoing all gives all back."""
    made = Deciding(run, store)
    view = made.view()
    yield made
    assert made.releases() == made.before
    checked = run("validate", "--store", store)
    assert checked.exit_code == 0, checked.output
    while run("decide", "undo", "--store", store).exit_code == 0:
        pass
    assert made.view() == view


def test_a_rejected_deal_is_in_no_answer(deciding: Deciding) -> None:
    deal = deciding.one("SELECT ?d { ?d bp:licensor ?o }")
    deciding.decide("reject", deal)
    assert deciding.ask("SELECT ?d { ?d bp:licensor ?o }") == []
    assert deciding.ask("SELECT ?a { ?a bp:licenses ?b }") == []
    assert deciding.ask("SELECT ?a { ?p a bp:Payment ; bp:amount ?a }") == [("640000000",)]
    assert deciding.ask(f"SELECT ?c {{ ?c bp:concernsDeal <{BASE}{deal}> }}") == []
    with Store.open(deciding.path, read_only=True) as store:
        assert [row.deal for row in queries.deals(store) if row.deal == BASE + deal] == []


def test_a_rejected_claim_goes_with_what_it_claims(deciding: Deciding) -> None:
    deciding.decide("reject", deciding.one("SELECT ?c { ?c rdf:predicate bp:exclusive }"))
    assert deciding.ask("SELECT ?d { ?d bp:exclusive ?e }") == []
    assert deciding.ask("SELECT ?o { ?d bp:licensee ?o }") == [(ARDENT,)]


def test_a_rejected_party_goes_with_its_ties(run: Run, store: Path) -> None:
    deciding = Deciding(run, store)
    claim = deciding.one("SELECT ?c { ?c rdf:predicate bp:acquired }")
    deciding.decide("reject", claim)
    assert deciding.ask("SELECT ?o { ?d bp:acquired ?o }") == []
    assert deciding.ask("SELECT ?o { ?s bp:acquires ?o }") == []
    assert deciding.ask("SELECT ?o { ?d bp:acquirer ?o }") == [(ARDENT,)]


def test_a_rejected_sum_is_left_out(deciding: Deciding) -> None:
    deciding.decide("reject", deciding.one("SELECT ?p { ?p bp:amount 25000000.0 }"))
    assert deciding.ask("SELECT ?a { ?d bp:payment/bp:amount ?a }") == [("310000000",), ("640000000",)]


def test_a_corrected_sum_is_the_only_one(deciding: Deciding) -> None:
    payment = deciding.one("SELECT ?p { ?p bp:amount 25000000.0 }")
    deciding.decide("correct", payment, "amount", "25000000", "52000000")
    assert deciding.ask(f"SELECT ?a {{ <{BASE}{payment}> bp:amount ?a }}") == [("52000000",)]


def test_a_corrected_party_takes_the_ties_of_the_deal_with_it(deciding: Deciding) -> None:
    deal = deciding.one("SELECT ?d { ?d bp:licensee ?o }")
    belmont = deciding.one("SELECT ?o { ?d bp:acquired ?o }")
    deciding.decide("correct", deal, "licensee", ARDENT, belmont)
    assert deciding.ask("SELECT ?a ?b { ?a bp:licenses ?b }") == [(NORVANE, belmont)]
    claimed = "SELECT ?o ?sure { ?c rdf:predicate bp:licensee ; rdf:object ?o ; bp:confidence ?sure }"
    assert deciding.ask(claimed) == [(belmont, "1")]


def test_a_value_that_no_release_gives_can_be_added(deciding: Deciding) -> None:
    deal = deciding.one("SELECT ?d { ?d bp:licensee ?o }")
    deciding.decide("correct", deal, "field", "", "oncology")
    assert deciding.one("SELECT ?f { ?d bp:field ?f }") == "oncology"


def test_what_is_confirmed_is_sure(deciding: Deciding) -> None:
    deal = deciding.one("SELECT ?d { ?d bp:licensee ?o }")
    deciding.decide("confirm", deal)
    assert deciding.one(f"SELECT ?sure {{ <{BASE}{deal}> bp:confidence ?sure }}") == "1"


def test_the_reason_stands_beside_what_was_changed(deciding: Deciding) -> None:
    deciding.decide("reject", deciding.one("SELECT ?p { ?p bp:amount 25000000.0 }"))
    assert deciding.ask("SELECT ?why { ?a a bp:SetAside ; bp:why ?why }") == [("Jo Doe decided on 2026-03-04: so",)]


def test_decisions_outlive_the_store(run: Run, store: Path, releases: Path, tmp_path: Path) -> None:
    deciding = Deciding(run, store)
    deciding.decide("reject", deciding.one("SELECT ?p { ?p bp:amount 25000000.0 }"))
    deciding.decide("same-as", NORVANE, ARDENT)
    again = tmp_path / "again.store"
    done = run("load", releases, "--store", again, "--decisions", store.with_name("biopact.decisions.tsv"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert Deciding(run, again).view() == deciding.view()


def test_a_conflict_is_settled_by_a_correction_or_by_confirming_the_deal(run: Run, tmp_path: Path) -> None:
    folder, store = tmp_path / "told", tmp_path / "told.store"
    folder.mkdir()
    (folder / "one.txt").write_text(LICENCE)
    (folder / "two.txt").write_text(LICENCE.replace("$25 million", "$35 million"))
    assert run("load", folder, "--store", store).exit_code == 0
    deciding = Deciding(run, store)
    conflicts = "SELECT ?about { ?c a bp:Conflict ; bp:about ?about }"
    assert deciding.ask(conflicts) == [("upfront",)]
    deal = deciding.one("SELECT DISTINCT ?d { ?c a bp:Conflict ; bp:concernsDeal ?d }")
    deciding.decide("confirm", deal)
    assert deciding.ask(conflicts) == []
    assert deciding.one(f"SELECT ?sure {{ <{BASE}{deal}> bp:confidence ?sure }}") == "1"
    while run("decide", "undo", "--store", store).exit_code == 0:
        pass
    assert deciding.ask(conflicts) == [("upfront",)]
    wrong = deciding.one("SELECT ?p { ?p bp:amount 35000000.0 }")
    deciding.decide("correct", wrong, "amount", "35000000", "25000000")
    assert deciding.ask(conflicts) == []
    assert len(deciding.ask("SELECT ?p { ?p bp:amount 25000000.0 }")) == 1


def test_a_name_can_be_decided_to_be_what_only_the_registry_knows(deciding: Deciding) -> None:
    deciding.decide("same-as", NORVANE, "organization/genzyme")
    assert deciding.ask("SELECT ?o { ?d bp:licensor ?o }") == [("organization/genzyme",)]


HIDDEN = """\
Norvane Licenses Kestrel Technology to Ardent Pharma

BOSTON, March 4, 2021 -- Norvane Therapeutics, Inc. today announced that it has granted Ardent Pharma Ltd. an exclusive
license to its Kestrel technology for an undisclosed target. Norvane Therapeutics develops NV-7, an antibody that
targets HER2, for the treatment of breast cancer.
"""


def test_an_undisclosed_target_becomes_known_without_rewriting_what_was_said(run: Run, tmp_path: Path) -> None:
    folder, store = tmp_path / "hidden", tmp_path / "hidden.store"
    folder.mkdir()
    (folder / "one.txt").write_text(HIDDEN)
    assert run("load", folder, "--store", store).exit_code == 0
    deciding = Deciding(run, store)
    asked = "SELECT ?name { ?d bp:dealTarget ?t . ?t skos:prefLabel|skos:altLabel ?name }"
    assert deciding.ask(asked) == [("undisclosed target",)]
    deciding.decide("identify", deciding.one("SELECT ?t { ?t bp:undisclosed true }"), "target/her2")
    assert deciding.ask(asked) == [("HER2",)]
    assert deciding.ask("SELECT ?t { ?t bp:undisclosed true }") == []
    assert deciding.releases() == deciding.before
    assert run("load", folder, "--store", store).exit_code == 0
    assert deciding.ask(asked) == [("HER2",)]
    run("decide", "undo", "--store", store)
    assert deciding.ask(asked) == [("undisclosed target",)]


def test_the_order_of_loading_does_not_matter_to_what_was_decided(
    run: Run, store: Path, file: Path, releases: Path, tmp_path: Path
) -> None:
    deciding = Deciding(run, store)
    deal = deciding.one("SELECT ?d { ?d bp:licensee ?o }")
    belmont = deciding.one("SELECT ?o { ?d bp:acquired ?o }")
    deciding.decide("correct", deal, "licensee", ARDENT, belmont)
    deciding.decide("rename", NORVANE, "Norvane")
    lines = file.read_text().splitlines()
    file.write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n")
    other = tmp_path / "other.store"
    for name in ("purchase.txt", "licence.txt", "purchase.txt"):
        run("load", releases / name, "--store", other, "--decisions", file)
    assert deciding.view() == Deciding(run, other).view()


def test_a_decision_whose_release_is_gone_is_kept_and_told(run: Run, store: Path, file: Path, releases: Path) -> None:
    deciding = Deciding(run, store)
    deciding.decide("reject", deciding.one("SELECT ?p { ?p bp:amount 25000000.0 }"))
    before = file.read_bytes()
    told = "Decisions that match nothing in the store, kept all the same: 1.\n  line 2: reject payment/licence/"
    assert told in run("unload", "licence", "--store", store).stderr
    assert told in run("load", releases / "purchase.txt", "--store", store).stderr
    assert deciding.ask("SELECT ?d { ?d bp:unmatched true ; bp:decisionKind ?kind }") != []
    assert file.read_bytes() == before
    assert told not in run("load", releases, "--store", store).stderr
    assert deciding.ask("SELECT ?d { ?d bp:unmatched true }") == []


def test_nothing_is_loaded_while_a_line_of_the_decisions_is_wrong(
    run: Run, store: Path, file: Path, releases: Path
) -> None:
    deciding = Deciding(run, store)
    before = deciding.view()
    file.write_text(f"{HEADER}\nreject\tclaim/a\nrename\n")
    (releases / "third.txt").write_text(HIDDEN)
    done = run("load", releases, "--store", store)
    assert done.exit_code == 2
    assert f"{file}, line 2: it has 2 cells instead of 10" in done.stderr
    assert f"{file}, line 3: it has 1 cell instead of 10" in done.stderr
    assert deciding.view() == before


def test_a_file_that_was_named_and_is_not_there_stops_the_load(run: Run, releases: Path, tmp_path: Path) -> None:
    done = run("load", releases, "--store", tmp_path / "s", "--decisions", tmp_path / "typo.tsv")
    assert done.exit_code == 2
    assert "There are no decisions in" in done.stderr
    assert not (tmp_path / "s").exists()


def test_what_a_claim_says_is_corrected_in_its_release(deciding: Deciding, file: Path) -> None:
    claim = deciding.one("SELECT ?c { ?c rdf:predicate bp:exclusive }")
    deciding.decide("correct", claim, "exclusive", "true", "false")
    assert deciding.ask("SELECT ?e { ?d bp:exclusive ?e }") == [("false",)]
    assert deciding.ask(f"SELECT ?e {{ <{BASE}{claim}> rdf:object ?e }}") == [("false",)]
    assert "\trelease/licence\t" in file.read_text()


def test_of_a_claim_only_what_it_is_about_can_be_corrected(run: Run, store: Path) -> None:
    claim = Deciding(run, store).one("SELECT ?c { ?c rdf:predicate bp:exclusive }")
    done = run("decide", "correct", claim, "amount", "1", "2", *MADE, "--store", store)
    assert done.exit_code == 2
    assert f"{claim} is about the exclusive of deal/" in done.stderr


def test_a_value_that_a_release_gives_is_not_joined_by_another(deciding: Deciding, run: Run) -> None:
    deal = deciding.one("SELECT ?d { ?d bp:exclusive true }")
    words = ("decide", "correct", deal, "exclusive", "", "false", *MADE, "--store", deciding.path)
    done = run(*words)
    assert done.exit_code == 2
    assert f"{deal} has the exclusive true: give that as the old value." in done.stderr
    assert run(*words, "--force").exit_code == 0
    assert deciding.ask("SELECT ?e { ?d bp:exclusive ?e }") == [("true",)]
