"""Rank, explore and comparables over the packaged releases: as announced, as owned, and what deals paid."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from biopact.graph import queries
from biopact.graph.network import PartnerNetwork
from biopact.graph.owners import Naming, Owners
from biopact.graph.store import Store
from tests.cli.conftest import Demo, Run

BASE = "https://w3id.org/biopact/id/"
IMMUNOGEN, AMGEN, ABGENIX, ABBVIE = (
    f"{BASE}organization/{name}" for name in ("immunogen", "amgen", "abgenix", "abbvie")
)
CURRENT = Owners(Naming.CURRENT)


def lines(run: Run, demo: Demo, *options: str) -> list[dict[str, str]]:
    done = run("comparables", "--format", "csv", *options, "--store", demo.store)
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def answer(run: Run, demo: Demo, *options: str) -> Any:
    done = run("comparables", "--format", "json", *options, "--store", demo.store)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def ranked(run: Run, demo: Demo, *options: str) -> set[str]:
    done = run("rank", "--top", "0", "--format", "csv", *options, "--store", demo.store)
    assert done.exit_code == 0, done.stderr
    return {row["iri"] for row in csv.DictReader(io.StringIO(done.stdout))}


# ---- as announced, as owned ----------------------------------------------------------------------------------------


def test_amgen_bears_the_agreement_of_abgenix_once_it_owns_it(demo: Demo) -> None:
    with Store.open(Path(demo.store), read_only=True) as store:
        announced = PartnerNetwork.from_store(store).simple()
        owned = PartnerNetwork.from_store(store, owners=Owners(Naming.CURRENT, "2012-12-31")).simple()
        signed = {row.deal for row in queries.parties(store) if row.organization == ABGENIX}
    of_2000 = {deal for deal in announced.edges[IMMUNOGEN, ABGENIX]["deals"] if "2000-09-06" in deal}
    assert of_2000
    assert of_2000 <= signed
    assert not of_2000 & set(announced.edges[IMMUNOGEN, AMGEN]["deals"])
    assert of_2000 <= set(owned.edges[AMGEN, IMMUNOGEN]["deals"])
    assert owned.edges[AMGEN, IMMUNOGEN]["weight"] > announced.edges[AMGEN, IMMUNOGEN]["weight"]
    assert ABGENIX not in owned


def test_the_deals_of_immunogen_are_abbvies_from_the_takeover_on(run: Run, demo: Demo) -> None:
    assert {IMMUNOGEN, ABBVIE} <= ranked(run, demo)
    then = ranked(run, demo, "--as-of", "2012-12-31")
    assert IMMUNOGEN in then
    assert ABBVIE not in then
    for options in (["--as-of", "2024-03"], ["--owners", "current", "--as-of", "2024-03"], ["--owners", "current"]):
        now = ranked(run, demo, *options)
        assert ABBVIE in now
        assert IMMUNOGEN not in now


def test_sparql_knows_the_agreement_of_2000_as_announced_and_as_owned(run: Run, demo: Demo) -> None:
    def of_2000(query: str) -> set[tuple[str, ...]]:
        rows = csv.DictReader(io.StringIO(run("query", query, "--format", "csv", "--store", demo.store).stdout))
        names = ("role", "label") if query == "parties" else ("role", "owner", "signed_as", "since")
        return {tuple(row[name] for name in names) for row in rows if "2000-09-06" in row["deal"]}

    assert {("licensee", "Abgenix, Inc."), ("licensor", "ImmunoGen, Inc.")} <= of_2000("parties")
    assert {
        ("licensee", "Amgen Inc.", "Abgenix, Inc.", "2006-04"),
        ("licensor", "AbbVie Inc.", "ImmunoGen, Inc.", "2024-02-12"),
    } <= of_2000("parties-as-owned")


def test_as_announced_a_date_only_ends_the_network(run: Run, demo: Demo) -> None:
    assert {IMMUNOGEN, ABGENIX} <= ranked(run, demo, "--owners", "announced", "--as-of", "2012")
    assert ABGENIX not in ranked(run, demo, "--owners", "announced", "--as-of", "1999")


def test_the_page_says_as_owned_on_which_day_and_under_which_name_deals_were_signed(
    run: Run, demo: Demo, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    assert run("explore", "-o", page, "--as-of", "2012", "--store", demo.store).exit_code == 0
    text = page.read_text("utf-8")
    assert "as owned on 2012-12-31" in text
    assert "(signed as Abgenix" in text
    assert "as owned on" not in (demo.folder / "explorer.html").read_text("utf-8")


@pytest.mark.parametrize("command", [("rank",), ("explore", "-o", "page.html"), ("comparables",)])
@pytest.mark.parametrize("date", ["soon", "2012-02-30", "12"])
def test_what_is_no_date_is_refused_in_a_sentence(command: tuple[str, ...], date: str, run: Run, demo: Demo) -> None:
    done = run(*command, "--as-of", date, "--store", demo.store)
    assert done.exit_code == 2
    assert "give a year, month or day" in done.stderr
    assert not Path("page.html").exists()


# ---- comparables ---------------------------------------------------------------------------------------------------


def test_comparable_licences_of_the_seeds_with_their_sums(run: Run, demo: Demo) -> None:
    found = {row["date"]: row for row in lines(run, demo, "--kind", "license", "--news-only", "--party", "amgen")}
    third = found["2012-12-19"]
    assert (third["upfront_amount"], third["upfront_currency"], third["upfront_up_to"]) == ("1000000", "USD", "no")
    assert (third["contingent"], third["contingent_amount"]) == ("up to USD 34000000", "34000000")
    assert third["exclusive"] == "yes"
    assert third["committed"] == third["headline"] == ""


def test_the_stage_is_the_one_told_with_the_deal(run: Run, demo: Demo) -> None:
    by_date = {row["date"]: row["stage"] for row in lines(run, demo, "--news-only")}
    assert by_date["2023-11-30"] == "approved"
    assert by_date["2012-12-19"] == ""


def test_filters_narrow_and_the_order_is_from_new_to_old(run: Run, demo: Demo) -> None:
    dates = [row["date"] for row in lines(run, demo, "--since", "2009", "--until", "2012-12-19")]
    assert dates == sorted(dates, reverse=True)
    assert dates
    assert all("2009" <= date <= "2012-12-19" for date in dates)
    kinds = {row["kinds"] for row in lines(run, demo, "--kind", "acquisition")}
    assert all("acquisition" in kind for kind in kinds)
    assert len(lines(run, demo, "--technology", "tap")) < len(lines(run, demo))


def test_parties_are_found_under_both_names_and_shown_as_owned(run: Run, demo: Demo) -> None:
    owned = answer(run, demo, "--party", "abgenix", "--kind", "license", "--owners", "current", "--until", "2000-12")
    parties = [party for deal in owned["deals"] for party in deal["parties"] if party["organization"] == AMGEN]
    assert parties
    assert any("Abgenix" in " ".join(party["signed_as"]) for party in parties)


def test_the_most_alike_come_first_and_say_why(run: Run, demo: Demo) -> None:
    model = next(
        row["deal"] for row in lines(run, demo, "--kind", "license", "--news-only") if row["date"] == "2012-12-19"
    )
    found = lines(run, demo, "--like", model, "--top", "4")
    points = [int(row["points"]) for row in found]
    assert points == sorted(points, reverse=True)
    assert len(found) == 4
    assert "technology" in found[0]["why"]
    assert model not in {row["deal"] for row in found}
    same = lines(run, demo, "--like", model.rpartition("/")[2], "--top", "4")
    assert same == found


def test_the_summary_stands_below_the_table_or_alone(run: Run, demo: Demo) -> None:
    done = run("comparables", "--kind", "license", "--store", demo.store)
    deals, _, summary = done.stdout.partition("sums in millions")
    assert "2012-12-19" in deals
    assert "up to USD 34m" in deals
    assert "lower quartile" in summary
    alone = run("comparables", "--kind", "license", "--summary", "--store", demo.store)
    assert done.stdout.endswith(alone.stdout)


def test_every_format_gives_the_same_summary(run: Run, demo: Demo) -> None:
    told = answer(run, demo, "--kind", "license")["summary"]
    alone = answer(run, demo, "--kind", "license", "--summary")
    assert told == alone
    rows = lines(run, demo, "--kind", "license", "--summary")
    spreads = [row for row in rows if row["currency"]]
    assert [(row["measure"], row["currency"], float(row["median"])) for row in spreads] == [
        (line["measure"], line["currency"], float(line["median"])) for line in told["spreads"]
    ]
    assert told["deals"] == len(lines(run, demo, "--kind", "license"))
    counted = [
        sum(line[name] for name in ("figure", "unclear", "words_only", "withheld", "silent"))
        for line in told["coverage"]
    ]
    assert set(counted) == {told["deals"]}


def test_where_nothing_is_comparable_every_format_says_so(run: Run, demo: Demo) -> None:
    nothing = ("--technology", "no such thing")
    assert run("comparables", *nothing, "--store", demo.store).stdout == "No deal in the store is like that.\n"
    assert lines(run, demo, *nothing) == []
    assert answer(run, demo, *nothing)["deals"] == []


def test_a_deal_that_is_not_there_is_refused_with_where_to_look(run: Run, demo: Demo) -> None:
    done = run("comparables", "--like", "deal/none", "--store", demo.store)
    assert done.exit_code == 2
    assert "biopact query deals" in done.stderr
