"""The named queries: every one has a sentence, uses real terms and answers rightly over the fixture."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Triple

from biopact.codes import MoneyState, Role, Stage, Telling
from biopact.errors import QueryError
from biopact.graph import queries, rows
from biopact.graph.reading import read
from biopact.graph.store import Store
from biopact.ontology.terms import BASE, BP, CODE_LISTS, CODES

NAMES = [name for name, _ in queries.names()]
DEAL = f"{BASE}deal/immunogen-amgen-2012"


# ---- the files -----------------------------------------------------------------------------------------------------


def test_the_queries_that_users_rely_on_are_there() -> None:
    assert {"deals", "licenses", "products", "partners", "evidence", "releases", "relations"} <= set(NAMES)


@pytest.mark.parametrize(("name", "sentence"), queries.names())
def test_every_query_begins_with_a_sentence(name: str, sentence: str) -> None:
    assert re.fullmatch(r"[A-Z].{20,118}\.", sentence), name


@pytest.mark.parametrize("name", NAMES)
def test_every_term_in_a_query_is_in_the_vocabulary(name: str) -> None:
    text = queries.text(name)
    for term in re.findall(r"\bbp:(\w+)", text):
        assert f"{BP}{term}" == str(BP[term])
    for prefix, namespace in re.findall(rf"PREFIX (\S+): <{CODES}(\S+)/>", text):
        for code in re.findall(rf"\b{prefix}:([\w-]+)", text):
            assert code in list(CODE_LISTS[namespace]), f"{name} asks for {code}"


@pytest.mark.parametrize("name", ["deals", "parties", "parties-as-owned", "partners"])
def test_the_roles_in_a_query_are_all_roles(name: str) -> None:
    assert {role.value for role in Role} <= set(re.findall(r"\bbp:(\w+)", queries.text(name)))


def test_the_stages_of_products_stand_in_their_order() -> None:
    steps = re.findall(r"\(stage:([\w-]+) (\d)\)", queries.text("products"))
    assert steps == [(stage.value, str(step)) for step, stage in enumerate(Stage)]


@pytest.mark.parametrize("name", NAMES)
def test_every_query_answers_over_an_empty_store(name: str, empty: Store) -> None:
    answer = empty.query(queries.text(name))
    assert isinstance(answer, QuerySolutions)
    assert list(answer) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("conflicts", "decisions", "questions")])
def test_every_query_has_rows_over_the_fixture_and_none_twice(name: str, resolved: Store) -> None:
    answer = resolved.query(queries.text(name))
    assert isinstance(answer, QuerySolutions)
    found = [str(row) for row in answer]
    assert found
    assert len(found) == len(set(found))


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(QueryError, match=r"no query named deal: is it deals\? `biopact query --list` names them all\."):
        queries.text("deal")


def test_answers_do_not_depend_on_the_hash_seed_or_the_order_of_loading(
    tmp_path: Path, fill: Callable[..., Store]
) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pyoxigraph import QueryResultsFormat\n"
        "from biopact.graph import queries\n"
        "from biopact.graph.store import Store\n"
        "with Store.open(Path(sys.argv[1]), read_only=True) as store:\n"
        "    for name, _ in queries.names():\n"
        "        print(store.query(queries.text(name)).serialize(format=QueryResultsFormat.CSV).decode())\n"
    )
    outputs = set()
    for seed, stems in (("0", ("amgen-license", "immunogen-quarter")), ("7", ("immunogen-quarter", "amgen-license"))):
        with Store.open(tmp_path / seed) as store:
            fill(store, stems)
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        run = subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1


# ---- the answers ---------------------------------------------------------------------------------------------------


def test_a_deal_told_by_two_releases_is_one_line_with_its_terms(store: Store) -> None:
    (deal,) = [row for row in queries.deals(store) if row.deal == DEAL]
    assert deal.date == "2012-12-19"
    assert deal.kinds == ("license",)
    assert deal.parties == "Amgen (licensee), ImmunoGen (licensor)"
    assert deal.subjects == "TAP"
    assert deal.upfront == "USD 1000000 committed, USD 1000000 paid"  # the same sum in two states, not two million
    assert deal.milestones == "up to USD 34000000 contingent"
    assert deal.total is None
    assert deal.exclusive is True
    assert deal.territory == "worldwide"
    assert deal.telling is Telling.NEWS  # one release announces it, though another tells it as background


def test_deals_are_listed_from_the_newest_to_those_without_a_date(store: Store) -> None:
    dates = [row.date for row in queries.deals(store)]
    assert dates == ["2013-02-28", "2012-12-19", "2009-03-12", "2000-05", "2000", None]


def test_a_withheld_sum_is_called_withheld_and_an_untold_one_is_left_out(store: Store) -> None:
    upfront = {row.deal: row.upfront for row in queries.deals(store)}
    assert upfront[f"{BASE}deal/immunogen-amgen-2000"] == "withheld"
    assert upfront[f"{BASE}deal/roche-genentech-2009"] is None


def test_payments_keep_amount_currency_state_and_who_pays_whom(store: Store) -> None:
    payment = next(row for row in queries.payments(store) if row.payment.endswith("immunogen-amgen-2012-2"))
    assert (payment.amount, payment.currency, payment.up_to) == (Decimal(34_000_000), "USD", True)
    assert payment.state is MoneyState.CONTINGENT
    assert payment.milestone_kinds == ("development", "regulatory")
    assert (payment.payer, payment.payee) == (f"{BASE}organization/amgen", f"{BASE}organization/immunogen")


def test_licenses_name_both_sides_and_the_subject(store: Store) -> None:
    found = [(row.licensor, row.licensee, row.date, row.subject) for row in queries.licenses(store)]
    assert found == [
        ("ImmunoGen", "Amgen", "2000", None),
        ("ImmunoGen", "Amgen", "2012-12-19", "TAP"),
        ("ImmunoGen", "Genentech", "2000-05", "TAP"),
    ]


def test_a_product_has_the_highest_stage_that_any_release_gives(store: Store) -> None:
    (product,) = queries.products(store)
    assert product.product == "T-DM1"
    assert product.developers == "Genentech, Roche"
    assert product.technologies == "TAP"
    assert product.stage == "approved"


def test_partners_of_an_organization_come_with_deals_and_dates(store: Store) -> None:
    found = queries.partners(store, f"{BASE}organization/immunogen")
    assert [(row.partner_name, row.deals) for row in found] == [
        ("Amgen", 2),
        ("Genentech", 1),
        ("Novartis", 1),
        ("Sanofi", 1),
        ("undisclosed partner", 1),
    ]
    assert (found[0].first, found[0].last) == ("2000", "2012-12-19")


def test_partners_of_all_hold_each_pair_both_ways(store: Store) -> None:
    pairs = {(row.organization, row.partner) for row in queries.partners(store)}
    assert pairs == {(partner, organization) for organization, partner in pairs}


def test_the_evidence_of_a_deal_is_a_quote_from_each_release_that_tells_it(store: Store) -> None:
    first, second = queries.evidence(store, DEAL)
    assert first.quote == "ImmunoGen gave Amgen an exclusive license to use TAP on a target"
    assert (first.start, first.end) == (100, 164)
    assert first.before == "In Waltham it was said on Wednesday that "
    assert first.after == " that neither of them names."
    assert first.title == "ImmunoGen grants Amgen a further TAP license"
    assert first.source == "https://example.org/news/amgen-license"
    assert first.rule == "license-grant"
    assert (second.date, second.before) == ("2013-02-28", None)


def test_quotes_are_as_long_as_their_offsets_say(store: Store) -> None:
    assert all(row.end - row.start == len(row.quote) for row in queries.evidence(store))


def test_the_evidence_of_an_edge_comes_from_its_claims(store: Store) -> None:
    found = queries.evidence_of_edge(
        store, f"{BASE}product/t-dm1", BP.developedBy, NamedNode(f"{BASE}organization/roche")
    )
    assert [row.quote for row in found] == ["Roche and Genentech develop T-DM1, built on TAP"]
    told = queries.evidence_of_edge(
        store, f"{BASE}organization/immunogen", BP.licenses, NamedNode(f"{BASE}organization/amgen")
    )
    assert [row.rule for row in told] == ["license-grant", "background-license"]


def test_relations_are_told_in_words_with_the_number_of_releases(store: Store) -> None:
    found = {(row.subject, row.relation, row.object): row.releases for row in queries.relations(store)}
    assert found["T-DM1", "developed by", "Roche"] == 1
    assert found["Genentech", "subsidiary of", "Roche"] == 1
    assert found["ImmunoGen", "ticker", "NASDAQ:IMGN"] == 1


def test_releases_count_the_deals_that_they_announce_and_mention(store: Store) -> None:
    found = [(row.date, row.announced, row.mentioned) for row in queries.releases(store)]
    assert found == [("2009-03-12", 1, 0), ("2012-12-19", 1, 1), ("2013-02-28", 1, 3)]


def test_an_event_of_no_kind_is_left_out(empty: Store, triples: Callable[[str], list[Triple]]) -> None:
    partial = [triple for triple in triples("amgen-license") if triple.predicate != NamedNode(BP.eventKind)]
    empty.put_release(f"{BASE}release/amgen-license", partial)
    assert queries.events(empty) == ()
    assert queries.deals(empty)[0].date == "2012-12-19"  # the day of the release that announces it


def test_a_row_that_lacks_what_it_must_have_says_what(store: Store) -> None:
    answer = store.query("SELECT ?deal ?role ?organization ?label { VALUES (?deal ?role) { (<x:deal> UNDEF) } }")
    assert isinstance(answer, QuerySolutions)
    with pytest.raises(ValueError, match="gives no role"):
        read(rows.PartyRow, answer)


def test_people_are_told_with_their_posts_in_the_words_of_the_release(store: Store) -> None:
    (post,) = queries.people(store)
    assert (post.name, post.role, post.employer) == ("Daniel Junius", "President and CEO", "ImmunoGen")


def test_products_that_are_counted_belong_to_their_holder(store: Store) -> None:
    (counted,) = queries.counts(store)
    assert (counted.count, counted.label, counted.status) == (10, "ten compounds with TAP", "in clinical testing")
    assert counted.holder == f"{BASE}organization/immunogen"
