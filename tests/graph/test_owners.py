"""Two views on the organizations of deals: as announced, and as owned on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import permutations

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Triple

from biopact.codes import EventKind, Role
from biopact.errors import BiopactError
from biopact.graph import centrality, queries
from biopact.graph.answers import Answers
from biopact.graph.as_owned import AsOwned, made_by
from biopact.graph.explorer.build import view_of
from biopact.graph.explorer.view import ExplorerView, ViewNode
from biopact.graph.network import PartnerNetwork, ties
from biopact.graph.owners import Naming, Owners
from biopact.graph.resolving import bring_up_to_date
from biopact.graph.rows import EventRow, PartyRow, TellingRow, ThingRow
from biopact.graph.store import Store
from biopact.graph.view.names import OWNERS
from biopact.ontology.terms import BASE, BP

CURRENT = Owners(Naming.CURRENT)
MARCH_2024 = Owners(Naming.CURRENT, "2024-03")
END_OF_2012 = Owners(Naming.CURRENT, "2012-12-31")

ORGANIZATION = f"{BASE}organization/"
IMMUNOGEN, AMGEN, ABGENIX = (f"{ORGANIZATION}{name}" for name in ("immunogen", "amgen", "abgenix"))
ABBVIE, ROCHE, GENENTECH = (f"{ORGANIZATION}{name}" for name in ("abbvie", "roche", "genentech"))


def party(name: str, role: Role = Role.PARTY, deal: str = "deal") -> PartyRow:
    return PartyRow(deal, role, f"{ORGANIZATION}{name}", name.title())


def told(release: str, date: str | None, announced: bool = True) -> TellingRow:
    return TellingRow("deal", release, announced, None, date, None)


def seen(owners: Owners, things: Iterable[ThingRow] = (), made: dict[str, str] | None = None) -> AsOwned:
    return AsOwned(owners, lambda: things, lambda: made or {})


def ranked(store: Store, owners: Owners | None = None) -> dict[str, float]:
    return {row.iri: row.value for row in centrality.rank(PartnerNetwork.from_store(store, owners=owners), "degree")}


# ---- what is asked for ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "day"), [("2010", "2010-12-31"), ("2012-02", "2012-02-29"), ("2012-02-03", "2012-02-03")]
)
def test_a_date_means_its_last_day(given: str, day: str) -> None:
    assert Owners(Naming.CURRENT, given).day == day


@pytest.mark.parametrize("given", ["today", "2010-13", "2011-02-29", "10", ""])
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(BiopactError, match="no date: give a year, month or day"):
        Owners(Naming.CURRENT, given)


# ---- when a deal was made ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "date", "released", "made"),
    [
        (EventKind.SIGNED, "2009", "2012-12-19", "2009-12-31"),
        (EventKind.SIGNED, "2009", "2009-11-19", "2009-11-19"),
        (EventKind.SIGNED, "2000-09-06", None, "2000-09-06"),
        (EventKind.COMPLETED, "2006-04", "2014-05-07", "2006-04-30"),
        (EventKind.MILESTONE, "2005", "2011-11-03", "2011-11-03"),
        (EventKind.SIGNED, None, "2013", "2013-12-31"),
    ],
)
def test_a_deal_was_made_when_that_is_certain(
    kind: EventKind, date: str | None, released: str | None, made: str
) -> None:
    events, tellings = [EventRow("deal", "event", kind, date)], [told("release", released)]
    assert made_by(events, tellings) == {"deal": made}


def test_its_signing_counts_before_its_completion_and_the_first_release_before_later_ones() -> None:
    steps = [EventRow("deal", "b", EventKind.COMPLETED, "2006-04-01"), EventRow("deal", "a", EventKind.SIGNED, "2005")]
    assert made_by(steps, []) == {"deal": "2005-12-31"}
    assert made_by(steps, [told("a", "2005-12-14"), told("b", "2006-03-29", False)]) == {"deal": "2005-12-14"}


def test_a_deal_without_any_date_is_in_no_view_of_a_day() -> None:
    assert made_by([EventRow("deal", "event", EventKind.SIGNED, None)], [told("release", None)]) == {}
    assert seen(Owners()).holds("deal")
    assert not seen(Owners(Naming.ANNOUNCED, "2030")).holds("deal")


def test_later_steps_of_a_deal_are_left_out_and_undated_ones_stay() -> None:
    dates = ("2009-11-19", "2010", "2010-06", "2011-11-03", None)
    steps = [EventRow("deal", f"event/{date}", EventKind.MILESTONE, date) for date in dates]
    found = seen(Owners(Naming.ANNOUNCED, "2010-05"), made={"deal": "2009-11-19"}).events(steps)
    assert [step.date for step in found] == ["2009-11-19", "2010", None]
    assert len(seen(Owners()).events(steps)) == 5


# ---- organizations as owned ----------------------------------------------------------------------------------------


def test_an_owner_takes_the_place_of_those_it_owns_from_the_takeover_on() -> None:
    assert seen(Owners()).owner(ABGENIX) == ABGENIX
    assert seen(CURRENT).owner(ABGENIX) == AMGEN
    assert seen(END_OF_2012).owner(IMMUNOGEN) == IMMUNOGEN
    assert seen(MARCH_2024).owner(IMMUNOGEN) == ABBVIE
    assert seen(Owners(Naming.CURRENT, "2005")).owner(ABGENIX) == ABGENIX


def test_owners_stand_below_the_same_base_and_other_nodes_are_left_alone() -> None:
    assert (
        seen(CURRENT).owner("https://deals.example/id/organization/abgenix")
        == "https://deals.example/id/organization/amgen"
    )
    assert seen(CURRENT).owner("https://deals.example/abgenix") == "https://deals.example/abgenix"


def test_the_label_of_an_owner_is_that_of_the_store_else_that_of_the_registry() -> None:
    amgen = ThingRow(AMGEN, "Organization", "Amgen", None, None)
    assert seen(CURRENT, [amgen]).label(ABGENIX, "Abgenix") == "Amgen"
    assert seen(CURRENT).label(ABGENIX, "Abgenix") == "Amgen Inc."
    assert seen(CURRENT).label(AMGEN, "Amgen") == "Amgen"


@pytest.mark.parametrize("order", list(permutations([0, 1, 2])))
def test_signatories_of_one_owner_on_one_side_count_once_and_say_how_they_signed(order: tuple[int, ...]) -> None:
    members = [party("abgenix", Role.LICENSEE), party("amgen", Role.LICENSEE), party("immunogen", Role.LICENSOR)]
    view = seen(END_OF_2012, made={"deal": "2000-09-06"})
    found = view.parties(members[place] for place in order)
    assert [(row.organization, row.role, row.signed_as) for row in found] == [
        (AMGEN, Role.LICENSEE, ("Abgenix",)),
        (IMMUNOGEN, Role.LICENSOR, ()),
    ]


def test_one_owner_on_both_sides_is_tied_to_nobody() -> None:
    found = seen(CURRENT).parties([party("amgen", Role.ACQUIRER), party("abgenix", Role.ACQUIRED)])
    assert len(found) == 2
    assert list(ties(found)) == []


def test_an_owner_goes_by_the_names_of_those_it_stands_for() -> None:
    things = [
        ThingRow(ABGENIX, "Organization", "Abgenix", "Abgenix, Inc.", None),
        ThingRow(f"{BASE}product/abgenix", "Product", "Abgenix", None, None),
    ]
    product, owner = sorted(seen(CURRENT).things(things), key=lambda row: row.kind, reverse=True)
    assert (owner.thing, owner.label, owner.aliases) == (AMGEN, "Amgen Inc.", "Abgenix")
    assert product == things[1]


# ---- over a store --------------------------------------------------------------------------------------------------


def test_as_announced_nothing_changes(store: Store) -> None:
    announced = Owners()
    assert queries.deals(store, announced) == queries.deals(store)
    assert queries.parties(store, announced) == queries.parties(store)
    assert queries.licenses(store, announced) == queries.licenses(store)
    assert set(queries.partners(store, owners=announced)) == set(queries.partners(store))
    assert queries.partners(store, owners=announced) == queries.partners(store)
    assert Answers(store, announced).things == queries.things(store)
    assert ranked(store, announced) == ranked(store)


def test_deals_go_to_the_owner_and_deals_within_one_owner_tie_nobody(store: Store) -> None:
    as_owned = ranked(store, CURRENT)
    assert {GENENTECH, IMMUNOGEN} <= set(ranked(store))
    assert not {GENENTECH, IMMUNOGEN} & set(as_owned)
    network = PartnerNetwork.from_store(store, owners=CURRENT).graph
    assert network.has_edge(ABBVIE, ROCHE, f"{BASE}deal/immunogen-genentech-2000")
    assert all(deal != f"{BASE}deal/roche-genentech-2009" for _, _, deal in network.edges(keys=True))
    assert network.nodes[ABBVIE]["label"] == "AbbVie Inc."


def test_an_owner_whose_deals_are_all_its_own_is_no_partner(empty: Store, fill: Callable[..., Store]) -> None:
    store = fill(empty, ("roche-genentech",))
    assert set(PartnerNetwork.from_store(store).graph) == {ROCHE, GENENTECH}
    assert set(PartnerNetwork.from_store(store, owners=CURRENT).graph) == set()
    assert ROCHE in PartnerNetwork.from_store(store, all_organizations=True, owners=CURRENT).graph
    view = view_of(store, owners=CURRENT)
    assert (len(view.nodes), len(view.deals)) == (0, 1)


def test_every_answer_about_the_organizations_of_deals_names_the_owner(store: Store) -> None:
    parties = queries.parties(store, CURRENT)
    assert IMMUNOGEN not in {row.organization for row in parties}
    assert {row.signed_as for row in parties if row.organization == ABBVIE} == {("ImmunoGen",)}
    deal = next(row for row in queries.deals(store, CURRENT) if row.deal.endswith("immunogen-amgen-2012"))
    assert deal.parties == "AbbVie Inc. (licensor), Amgen (licensee)"
    assert {row.payee for row in queries.payments(store, CURRENT) if row.payee} == {ABBVIE}
    assert {row.licensor for row in queries.licenses(store, CURRENT)} == {"AbbVie Inc."}
    assert {row.label for row in queries.duties(store, CURRENT)} == {"Amgen"}
    partners = queries.partners(store, IMMUNOGEN, CURRENT)
    assert {row.name for row in partners} == {"AbbVie Inc."}
    assert {row.partner_name: row.deals for row in partners}["Amgen"] == 2
    assert GENENTECH not in {row.partner for row in partners}


def test_a_view_of_a_day_holds_the_deals_made_by_then(store: Store) -> None:
    def held(owners: Owners) -> set[str]:
        return {row.deal.rpartition("/")[2] for row in queries.deals(store, owners)}

    assert held(Owners(Naming.ANNOUNCED, "2009")) == {
        "immunogen-amgen-2000",
        "immunogen-genentech-2000",
        "roche-genentech-2009",
    }
    assert held(Owners(Naming.ANNOUNCED, "2000-06")) == {"immunogen-genentech-2000"}
    assert held(Owners(Naming.ANNOUNCED, "1999")) == set()
    assert len(held(Owners(Naming.ANNOUNCED, "2013"))) == 6
    early = Owners(Naming.ANNOUNCED, "2009")
    for answer in (
        queries.events,
        queries.payments,
        queries.terms,
        queries.royalties,
        queries.duties,
        queries.tellings,
    ):
        assert {row.deal.rpartition("/")[2] for row in answer(store, early)} <= held(early)


def test_deals_belong_to_a_later_owner_only_from_then_on(store: Store) -> None:
    assert IMMUNOGEN in ranked(store, END_OF_2012)
    assert IMMUNOGEN not in ranked(store, MARCH_2024)
    assert ABBVIE in ranked(store, MARCH_2024)


def test_the_answers_of_a_store_agree_with_the_single_queries(store: Store) -> None:
    answers = Answers(store, MARCH_2024)
    assert answers.deals == queries.deals(store, MARCH_2024)
    assert answers.parties == queries.parties(store, MARCH_2024)
    assert answers.events == queries.events(store, MARCH_2024)
    assert answers.payments == queries.payments(store, MARCH_2024)
    assert answers.tellings == queries.tellings(store, MARCH_2024)
    assert answers.signatories == queries.parties(store)


# ---- in SPARQL -----------------------------------------------------------------------------------------------------


def test_the_graph_of_owners_tells_of_the_organizations_of_the_view_and_is_no_part_of_it(resolved: Store) -> None:
    answer = resolved.query(queries.text("owners"))
    assert isinstance(answer, QuerySolutions)
    told = {
        (row["owned_iri"].value, row["owner_iri"].value, row["owner"].value, row["since"].value)
        for row in answer
        if row["since"]
    }
    assert {(IMMUNOGEN, ABBVIE, "AbbVie Inc.", "2024-02-12"), (GENENTECH, ROCHE, "Roche", "2009-03-26")} <= told
    assert not resolved.query(f"ASK {{ ?span a <{BP.Ownership}> }}")


def test_parties_as_owned_in_sparql_are_those_of_python(resolved: Store) -> None:
    answer = resolved.query(queries.text("parties-as-owned"))
    assert isinstance(answer, QuerySolutions)
    found = {(row["deal"].value, row["role"].value, row["owner_iri"].value, row["owner"].value) for row in answer}
    asked = queries.parties(resolved, CURRENT)
    assert found == {(row.deal, row.role.value, row.organization, row.label) for row in asked}


def test_bringing_a_store_up_to_date_twice_changes_no_owner(resolved: Store) -> None:
    before = set(resolved.quads(OWNERS.value))
    assert before
    bring_up_to_date(resolved)
    assert set(resolved.quads(OWNERS.value)) == before
    resolved.remove_release(f"{BASE}release/roche-genentech")
    resolved.remove_release(f"{BASE}release/immunogen-quarter")
    resolved.remove_release(f"{BASE}release/amgen-license")
    bring_up_to_date(resolved)
    assert set(resolved.quads(OWNERS.value)) == set()


# ---- on the page ---------------------------------------------------------------------------------------------------


def node(view: ExplorerView, iri: str) -> ViewNode:
    return next(node for node in view.nodes if node.id == iri)


def test_the_page_says_on_which_day_organizations_are_owned(store: Store) -> None:
    assert view_of(store, owners=CURRENT).subtitle.endswith("; as owned today")
    assert view_of(store, owners=END_OF_2012).subtitle.endswith("; as owned on 2012-12-31, deals made by then")
    assert view_of(store, owners=Owners(Naming.ANNOUNCED, "2012")).subtitle.endswith("; deals made by 2012-12-31")
    assert "owned" not in view_of(store).subtitle


def test_a_profile_tells_whose_deals_the_owner_bears_and_what_they_develop(store: Store) -> None:
    view = view_of(store, owners=CURRENT)
    facts = {(fact.label, fact.value) for fact in node(view, ABBVIE).facts}
    assert ("signed as", "ImmunoGen (5 deals)") in facts
    assert ("counts", "ten compounds with TAP (of ImmunoGen)") in facts
    assert not [value for label, value in facts if label in ("ticker", "people", "location")]
    assert "ImmunoGen" in node(view, ABBVIE).aliases
    assert ("signed as", "ImmunoGen (5 deals)") not in {
        (fact.label, fact.value) for fact in node(view_of(store), IMMUNOGEN).facts
    }


def test_a_deal_keeps_the_names_of_those_that_signed(store: Store) -> None:
    shown = next(deal for deal in view_of(store, owners=CURRENT).deals if deal.id.endswith("immunogen-amgen-2012"))
    assert shown.title == "ImmunoGen licenses TAP to Amgen"
    assert [party.label for party in shown.parties] == ["Amgen", "AbbVie Inc. (signed as ImmunoGen)"]


def test_what_an_owner_pays_within_itself_has_no_direction(
    store: Store, triples: Callable[[str], list[Triple]]
) -> None:
    price = NamedNode(f"{BASE}payment/roche-genentech-2009-2")
    ends = [
        Triple(price, NamedNode(BP.payer), NamedNode(ROCHE)),
        Triple(price, NamedNode(BP.payee), NamedNode(GENENTECH)),
    ]
    store.put_release(f"{BASE}release/roche-genentech", [*triples("roche-genentech"), *ends])

    def prices(owners: Owners) -> list[str]:
        deals = view_of(store, owners=owners).deals
        shown = next(deal for deal in deals if deal.id.endswith("roche-genentech-2009"))
        return [term.value for term in shown.terms if term.label == "price per share"]

    assert prices(Owners()) == ["$95 from Roche to Genentech"]
    assert prices(CURRENT) == ["$95"]


def test_a_profile_of_a_day_tells_what_had_been_said_by_then(store: Store) -> None:
    later = {(fact.label, fact.value) for fact in node(view_of(store, owners=Owners()), IMMUNOGEN).facts}
    early = {
        (fact.label, fact.value)
        for fact in node(view_of(store, owners=Owners(Naming.ANNOUNCED, "2009")), IMMUNOGEN).facts
    }
    assert later
    assert early == set()
