"""`biopact review`: one doubt after the other, a key for each, saved at once, taken up again where it was left."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from biopact.resolution.decisions import Kind, read_decisions
from biopact.resolution.resolved import Question, Resolved
from tests.cli.conftest import LICENCE, Run

WHO = ("--who", "Jo Doe", "--when", "2026-03-04")
ANY = ("--kind", "claims", "--below", "1")

NAMES = """
@base <https://w3id.org/biopact/id/> .
@prefix bp: <https://w3id.org/biopact/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<release/one> a bp:Release ; dcterms:title "Merck in Talks" .
<organization/merck-in-one> a bp:Organization ; skos:prefLabel "Merck" ; bp:location "Boston" .
<organization/summit> a bp:Organization ; skos:prefLabel "Summit" ; skos:altLabel "Summit plc" .
<organization/summit> bp:ticker "NASDAQ:SMMT" .
<organization/summit-bio> a bp:Organization ; skos:prefLabel "Summit Bio" .
<target/undisclosed-1> a bp:Target ; skos:prefLabel "undisclosed target" ; bp:undisclosed true .
<target/her2> a bp:Target ; skos:prefLabel "HER2" .
"""


def iris(*nodes: str) -> tuple[str, ...]:
    return tuple(BASE + node for node in nodes)


PAIR = Question(iris("organization/summit", "organization/summit-bio"), "one thing or two", "names alike")
MERCK = Question(
    iris("organization/merck-co", "organization/merck-in-one", "organization/merck-kgaa"),
    "an ambiguous name",
    "several have it",
    *iris("organization/merck-in-one"),
)
HIDDEN = Question(iris("target/her2", "target/undisclosed-1"), "target", "same deal", *iris("target/undisclosed-1"))


def asking(path: Path, *questions: Question) -> Path:
    """A store in which these questions are open."""
    with Store.open(path) as store:
        store.put_release(f"{BASE}release/one", [quad.triple for quad in parse(NAMES, RdfFormat.TURTLE)])
        store.refresh(lambda things, deals: Resolved(questions=questions))
    return path


def decided(file: Path) -> list[tuple[str, str, str | None]]:
    """Kind, node and other node or new value of each decision, in the order of the file."""
    found = sorted(read_decisions(file), key=lambda it: it.line or 0)
    return [(it.kind.value, it.node.removeprefix(BASE), (it.other or it.new or "").removeprefix(BASE)) for it in found]


def asked(output: str) -> int:
    """Of how many doubts the first is shown."""
    shown = re.search(r"^1 of (\d+)$", output, flags=re.MULTILINE)
    return int(shown[1]) if shown else 0


def test_a_fact_is_shown_with_its_words_and_judged_by_one_key(run: Run, store: Path, file: Path) -> None:
    done = run("review", *ANY, *WHO, "--store", store, stdin="yn")
    assert done.exit_code == 0
    assert "read with confidence 0." in done.stdout
    assert "“Ardent Pharma Ltd. today announced" in done.stdout
    assert "2022-06-09  Ardent Pharma Acquires Belmont Biologics" in done.stdout
    assert [kind for kind, *_ in decided(file)] == ["confirm", "reject"]
    assert {(it.who, it.when, it.why) for it in read_decisions(file)} == {("Jo Doe", "2026-03-04", "decided in review")}


def test_what_was_decided_does_not_come_again(run: Run, store: Path) -> None:
    first = asked(run("review", *ANY, *WHO, "--store", store, stdin="").stdout)
    assert first > 5
    assert run("review", *ANY, *WHO, "--store", store, stdin="lln").stdout.endswith(
        f"1 decided, 2 put off, {first - 3} not answered.\n"
    )
    again = run("review", *ANY, *WHO, "--store", store, stdin="q").stdout
    assert 0 < asked(again) < first


def test_what_was_put_off_comes_last_the_next_time(run: Run, store: Path) -> None:
    def shown(keys: str) -> list[str]:
        parts = re.split(r"^\d+ of \d+$", run("review", *ANY, *WHO, "--store", store, stdin=keys).stdout, flags=re.M)
        return [part.split("\n[")[0] for part in parts[1:]]

    before = shown("ll")
    after = shown("l" * len(shown("q")) * 99)
    assert after[-2:] == before[:2]
    assert after[0] == before[2]


def test_undo_goes_back_step_by_step(run: Run, store: Path, file: Path) -> None:
    done = run("review", *ANY, *WHO, "--store", store, stdin="ynluuuunq")
    assert done.stdout.count("Taken back.") == 3
    assert "Nothing was answered yet; `biopact decide undo` takes back earlier decisions." in done.stdout
    assert [kind for kind, *_ in decided(file)] == ["reject"]
    assert file.with_suffix(".later.txt").read_text() == ""


def test_a_limit_ends_the_review_early(run: Run, store: Path) -> None:
    assert asked(run("review", *ANY, *WHO, "--store", store, "--limit", 2, stdin="ll").stdout) == 2


def test_nothing_in_doubt_is_said(run: Run, store: Path) -> None:
    done = run("review", "--kind", "conflicts", *WHO, "--store", store)
    assert (done.exit_code, done.stdout) == (0, "Nothing is doubtful, or all of it was decided.\n")


def test_keys_that_mean_nothing_and_help_ask_again(run: Run, store: Path, file: Path) -> None:
    done = run("review", *ANY, *WHO, "--store", store, "--limit", 1, stdin="x9s?y")
    assert done.stdout.count("No answer has this key.") == 3
    assert "undo takes back the one before" in done.stdout
    assert [kind for kind, *_ in decided(file)] == ["confirm"]


@pytest.mark.parametrize(("key", "kind"), [("s", "same-as"), ("d", "not-same-as")])
def test_two_nodes_are_the_same_or_not(run: Run, tmp_path: Path, key: str, kind: str) -> None:
    store = asking(tmp_path / "n.store", PAIR)
    done = run("review", *WHO, "--store", store, stdin=key)
    assert "Summit Bio" in done.stdout
    assert "also: Summit plc" in done.stdout
    assert "ticker: NASDAQ:SMMT" in done.stdout
    assert "in no date  Merck in Talks" in done.stdout
    assert decided(tmp_path / "n.decisions.tsv") == [(kind, "organization/summit", "organization/summit-bio")]


def test_an_ambiguous_name_is_one_of_those_that_have_it(run: Run, tmp_path: Path) -> None:
    store = asking(tmp_path / "n.store", MERCK)
    done = run("review", *WHO, "--store", store, stdin="2")
    assert "registry: Merck KGaA, DE" in done.stdout
    assert done.stderr == ""
    assert decided(tmp_path / "n.decisions.tsv") == [
        ("same-as", "organization/merck-in-one", "organization/merck-kgaa")
    ]
    with Store.open(store, read_only=True) as opened:
        stands_for = {it.node: it.stands_for for it in opened.resolved().joins}
        assert stands_for[BASE + "organization/merck-in-one"] == BASE + "organization/merck-kgaa"


def test_it_may_be_none_of_them(run: Run, tmp_path: Path) -> None:
    run("review", *WHO, "--store", asking(tmp_path / "n.store", MERCK), stdin="d")
    found = decided(tmp_path / "n.decisions.tsv")
    assert [kind for kind, *_ in found] == ["not-same-as", "not-same-as"]
    assert run("review", "--kind", "names", "--store", tmp_path / "n.store").stdout.startswith("Nothing is doubtful")


def test_what_was_undisclosed_is_identified(run: Run, tmp_path: Path) -> None:
    run("review", *WHO, "--store", asking(tmp_path / "n.store", HIDDEN), stdin="1")
    assert decided(tmp_path / "n.decisions.tsv") == [("identify", "target/undisclosed-1", "target/her2")]


def test_an_answer_that_contradicts_an_earlier_one_is_told_and_asked_again(run: Run, tmp_path: Path) -> None:
    two = Question(iris("organization/merck-in-one", "organization/summit"), "one thing or two", "so")
    three = Question(iris("organization/merck-in-one", "organization/summit-bio"), "one thing or two", "so")
    store = asking(tmp_path / "n.store", PAIR, two, three)
    done = run("review", *WHO, "--store", store, stdin="ss")
    assert [kind for kind, *_ in decided(tmp_path / "n.decisions.tsv")] == ["same-as", "same-as"]
    assert "3 of 3" not in done.stdout
    (tmp_path / "n.decisions.tsv").unlink()
    asking(store, PAIR, two, three)
    run("decide", "same-as", "organization/summit", "organization/summit-bio", "--why", "so", "--store", store)
    asking(store, two, three)
    done = run("review", *WHO, "--store", store, stdin="dsd")
    assert "1 of 2" in done.stdout
    assert decided(tmp_path / "n.decisions.tsv")[1:] == [
        ("not-same-as", "organization/merck-in-one", "organization/summit")
    ]


@pytest.fixture
def contradicting(run: Run, tmp_path: Path) -> Path:
    """A store of two releases that tell different upfront payments of one deal."""
    folder, store = tmp_path / "told", tmp_path / "told.store"
    folder.mkdir()
    (folder / "one.txt").write_text(LICENCE)
    (folder / "two.txt").write_text(LICENCE.replace("$25 million", "$35 million"))
    assert run("load", folder, "--store", store).exit_code == 0
    return store


@pytest.mark.parametrize(("keys", "kind", "new"), [("1", "correct", "25000000"), ("2", "correct", "35000000")])
def test_of_a_conflict_one_value_is_chosen(run: Run, contradicting: Path, keys: str, kind: str, new: str) -> None:
    done = run("review", "--kind", "conflicts", *WHO, "--store", contradicting, stdin=keys)
    assert "1  USD 25,000,000" in done.stdout
    assert "2  USD 35,000,000" in done.stdout
    ((found, node, value),) = decided(contradicting.with_suffix(".decisions.tsv"))
    assert (found, node.split("/")[0], value) == (kind, "payment", new)
    again = run("review", "--kind", "conflicts", *WHO, "--store", contradicting)
    assert again.stdout.startswith("Nothing is doubtful")


def test_both_values_may_stand_or_be_wrong(run: Run, contradicting: Path) -> None:
    file = contradicting.with_suffix(".decisions.tsv")
    run("review", "--kind", "conflicts", *WHO, "--store", contradicting, stdin="cmany\nc30000000\nuy")
    assert [kind for kind, *_ in decided(file)] == ["confirm"]
    with Store.open(contradicting, read_only=True) as store:
        assert store.resolved().conflicts == ()
    file.unlink()
    run("load", contradicting.parent / "told", "--store", contradicting)
    run("review", "--kind", "conflicts", *WHO, "--store", contradicting, stdin="c30000000\n")
    assert [new for *_, new in decided(file)] == ["30000000", "30000000"]


def test_a_claim_is_corrected_in_the_release_that_makes_it(run: Run, store: Path, file: Path) -> None:
    done = run("review", *ANY, *WHO, "--store", store, stdin="l" * 99)
    parts = re.split(r"^\d+ of \d+$", done.stdout, flags=re.MULTILINE)[1:]
    number = next(place for place, part in enumerate(parts) if "exclusive: true" in part)
    file.with_suffix(".later.txt").unlink()
    run("review", *ANY, *WHO, "--store", store, stdin="l" * number + "cmaybe\ncfalse\nq")
    (one,) = read_decisions(file)
    assert (one.kind, one.property, one.old, one.new) == (Kind.CORRECT, "exclusive", "true", "false")
    assert one.release == BASE + "release/licence"


@pytest.mark.parametrize("below", ["much", "1.5", "-1", "nan"])
def test_a_confidence_is_a_number_from_0_to_1(run: Run, store: Path, below: str) -> None:
    done = run("review", "--below", below, "--store", store)
    assert done.exit_code == 2
    assert "give a number from 0 to 1" in done.stderr


def test_a_day_is_a_day(run: Run, store: Path) -> None:
    done = run("review", "--when", "yesterday", "--store", store)
    assert done.exit_code == 2
    assert "--when 'yesterday' is no date such as 2026-03-04" in done.stderr


BIOPACT = [sys.executable, "-c", "from biopact.cli import main; main()"]


def test_answers_may_come_from_a_pipe(store: Path, file: Path) -> None:
    command = [*BIOPACT, "review", *ANY, *WHO, "--store", str(store)]
    done = subprocess.run(command, input="y\nn\n", capture_output=True, text=True, check=True)
    assert [kind for kind, *_ in decided(file)] == ["confirm", "reject"]
    assert "2 decided" in done.stdout


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        self._shown = b""
        self._own, its = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
        self._process = subprocess.Popen(
            [*BIOPACT, *arguments], stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True
        )
        os.close(its)

    def until(self, words: str) -> str:
        """What it shows next, up to some words."""
        end = time.monotonic() + 60
        while words.encode() not in self._shown:
            assert time.monotonic() < end, self._shown
            if select.select([self._own], [], [], 0.1)[0]:
                self._shown += os.read(self._own, 4096)
        before, _, self._shown = self._shown.partition(words.encode())
        return before.decode()

    def press(self, key: str) -> None:
        """Press a key once the command listens to single keys; what is typed before that is not for it."""
        end = time.monotonic() + 30
        while termios.tcgetattr(self._own)[3] & termios.ICANON:
            assert time.monotonic() < end
            time.sleep(0.01)
        os.write(self._own, key.encode())

    def close(self) -> int:
        try:
            return self._process.wait(30)
        finally:
            self._process.kill()
            os.close(self._own)


def test_in_a_terminal_keys_need_no_return_and_the_review_goes_on_where_it_was_left(store: Path, file: Path) -> None:
    command = ("review", *ANY, *WHO, "--store", str(store))
    first = Terminal(*command)
    before = first.until("[?] help")
    first.press("y")
    first.until("2 of ")
    assert len(decided(file)) == 1
    first.until("[?] help")
    first.press("u")
    first.until("1 of ")
    assert decided(file) == []
    first.until("[?] help")
    first.press("n")
    first.until("[?] help")
    first.press("q")
    first.until("1 decided, 0 put off")
    assert first.close() == 0
    second = Terminal(*command)
    after = second.until("[?] help")
    assert before.split("1 of ")[1] != after.split("1 of ")[1]
    second.press("\x03")
    second.until("0 decided")
    second.close()
    assert [kind for kind, *_ in decided(file)] == ["reject"]


def test_a_deal_is_corrected_property_by_property(run: Run, store: Path, file: Path) -> None:
    keys = "lclicensee\norganization/nobody\ncprice\n1\n"
    keys += "cfield\noncology\nucexclusive\nmaybe\ncexclusive\n\ncexclusive\nfalse\n"
    done = run("review", *ANY, *WHO, "--limit", 2, "--store", store, stdin=keys)
    assert "A deal has no price: it has dealKind, licensor" in done.stdout
    assert "There is no organization/nobody in the store." in done.stdout
    assert "'maybe' cannot be the exclusive: give one of true, false." in done.stdout
    assert [(it.property, it.old, it.new) for it in read_decisions(file)] == [("exclusive", "true", "false")]
