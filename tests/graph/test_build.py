"""The view of a store shows every deal once, each term with the words that say it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from biopact.codes import Disclosure, MoneyState, Telling
from biopact.graph.communities import communities
from biopact.graph.explorer.build import view_of
from biopact.graph.explorer.view import ExplorerView, ViewDeal, ViewNode, ViewTerm
from biopact.graph.explorer.wire import encode
from biopact.graph.owners import Naming, Owners
from biopact.graph.store import Store
from biopact.ontology.terms import BASE

IMMUNOGEN, AMGEN = f"{BASE}organization/immunogen", f"{BASE}organization/amgen"
GENENTECH, ROCHE = f"{BASE}organization/genentech", f"{BASE}organization/roche"
DEAL = f"{BASE}deal/immunogen-amgen-2012"


@pytest.fixture
def view(store: Store) -> ExplorerView:
    return view_of(store)


def deal(view: ExplorerView, iri: str = DEAL) -> ViewDeal:
    return next(deal for deal in view.deals if deal.id == iri)


def node(view: ExplorerView, iri: str = IMMUNOGEN) -> ViewNode:
    return next(node for node in view.nodes if node.id == iri)


def terms(view: ExplorerView, iri: str = DEAL) -> dict[tuple[str, str], ViewTerm]:
    return {(term.label, term.value): term for term in deal(view, iri).terms}


# ---- the whole -----------------------------------------------------------------------------------------------------


def test_the_page_says_how_much_it_shows(view: ExplorerView) -> None:
    assert view.subtitle == "6 deals from 3 releases, 2009 to 2013"
    assert (len(view.nodes), len(view.edges), len(view.deals)) == (7, 7, 6)


def test_an_empty_store_is_an_empty_page(empty: Store) -> None:
    view = view_of(empty)
    assert (view.nodes, view.edges, view.deals) == ((), (), ())
    assert view.subtitle == "0 deals from 0 releases"


def test_the_order_of_loading_does_not_matter(view: ExplorerView, empty: Store, fill: Callable[..., Store]) -> None:
    other = view_of(fill(empty, ("roche-genentech", "immunogen-quarter", "amgen-license")))
    assert encode(other) == encode(view)


def test_the_hash_seed_does_not_matter(tmp_path: Path, fill: Callable[..., Store]) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from biopact.graph.explorer.build import view_of\n"
        "from biopact.graph.explorer.wire import encode\n"
        "from biopact.graph.store import Store\n"
        "with Store.open(Path(sys.argv[1]), read_only=True) as store:\n"
        "    print(encode(view_of(store)))\n"
    )
    with Store.open(tmp_path / "store") as store:
        fill(store)
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / "store")],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


# ---- deals ---------------------------------------------------------------------------------------------------------


def test_deals_stand_from_the_newest_to_the_undated(view: ExplorerView) -> None:
    assert [deal.date for deal in view.deals] == ["2013-02-28", "2012-12-19", "2009-03-12", "2000-05", "2000", None]


def test_a_deal_has_a_title_parties_and_the_release_that_announces_it(view: ExplorerView) -> None:
    shown = deal(view)
    assert shown.title == "ImmunoGen licenses TAP to Amgen"
    assert [(party.label, party.role) for party in shown.parties] == [("Amgen", "licensee"), ("ImmunoGen", "licensor")]
    assert shown.telling is Telling.NEWS
    assert shown.under == f"{BASE}deal/immunogen-amgen-2000"
    assert shown.confidence == 0.95


def test_sums_keep_their_state_and_say_who_pays_whom(view: ExplorerView) -> None:
    found = terms(view)
    upfront = found["upfront", "$1 million from Amgen to ImmunoGen"]
    assert (upfront.state, upfront.amount, upfront.currency) == (MoneyState.COMMITTED, Decimal(1_000_000), "USD")
    paid = found["upfront", "$1 million"]
    assert paid.state is MoneyState.PAID
    milestones = found["milestones", "up to $34 million (development, regulatory) from Amgen to ImmunoGen"]
    assert milestones.state is MoneyState.CONTINGENT


def test_a_withheld_sum_is_shown_as_withheld(view: ExplorerView) -> None:
    (term,) = terms(view, f"{BASE}deal/immunogen-amgen-2000").values()
    assert (term.label, term.value, term.disclosure) == ("upfront", "", Disclosure.WITHHELD)
    assert term.evidence[0].quote == "a pact of 2000 whose terms stayed private"


def test_a_sum_told_by_a_second_release_is_one_term_with_two_witnesses(
    store: Store, triples: Callable[[str], list[Triple]]
) -> None:
    renamed = [
        Triple(*(_other_iri(term) for term in (triple.subject, triple.predicate, triple.object)))  # type: ignore[arg-type]
        for triple in triples("amgen-license")
    ]
    store.put_release(f"{BASE}release/amgen-again", renamed)
    milestones = [term for term in deal(view_of(store)).terms if term.label == "milestones"]
    assert len(milestones) == 1
    assert len(milestones[0].evidence) == 2


def _other_iri(term: object) -> object:
    """The same release under another name, with payments and evidence of its own, as the loader would write it."""
    if not isinstance(term, NamedNode):
        return term
    value = term.value.replace("amgen-license", "amgen-again")
    return NamedNode(value.replace("/payment/", "/payment/again-"))


def test_rights_and_duties_are_terms(view: ExplorerView) -> None:
    found = terms(view)
    assert {
        ("exclusive", "yes"),
        ("territory", "worldwide"),
        ("field", "anticancer therapeutics"),
        ("subject", "TAP"),
        ("target", "undisclosed target"),
        ("royalties", "3% to 5.5% of net sales, tiered"),
        ("development", "Amgen"),
        ("manufacturing", "Amgen (worldwide)"),
    } <= set(found)
    labels = [term.label for term in deal(view).terms]
    assert (
        labels.index("milestones") < labels.index("royalties") < labels.index("exclusive") < labels.index("development")
    )


def test_a_term_rests_on_the_claim_that_states_it(view: ExplorerView) -> None:
    (words,) = terms(view)["exclusive", "yes"].evidence
    assert words.quote == "ImmunoGen gave Amgen an exclusive license to use TAP on a target"


def test_evidence_stands_in_its_paragraph_with_release_and_source(view: ExplorerView) -> None:
    first, second = deal(view).evidence
    assert first.before.endswith("it was said on Wednesday that ")
    assert first.after == " that neither of them names."
    assert first.release == "ImmunoGen grants Amgen a further TAP license"
    assert (first.date, first.source) == ("2012-12-19", "https://example.org/news/amgen-license")
    assert first.rule == "license-grant"
    assert second.release == "ImmunoGen reports its second quarter"


@pytest.mark.parametrize(
    ("prefix", "suffix", "before", "after"),
    [
        ("end of one.\n\nStart of ", " the next.\n\nAnother", "Start of ", " the next."),
        ("cut wo rds before ", " and words aft", "\u2026 wo rds before ", " and words \u2026"),
        ("whole words.\n", " All said.", "\u2026 words.\n", " All said."),
        ("", "", "", ""),
    ],
)
def test_what_stands_around_a_quote_is_cut_at_paragraphs_and_words(
    empty: Store, triples: Callable[[str], list[Triple]], prefix: str, suffix: str, before: str, after: str
) -> None:
    quoted = NamedNode("http://www.w3.org/ns/oa#prefix"), NamedNode("http://www.w3.org/ns/oa#suffix")
    kept = [triple for triple in triples("amgen-license") if triple.predicate not in quoted]
    words = NamedNode(f"{BASE}evidence/amgen-license-100-164/quote")
    around = [Triple(words, predicate, Literal(text)) for predicate, text in zip(quoted, (prefix, suffix), strict=True)]
    empty.put_release(f"{BASE}release/amgen-license", kept + around)
    (evidence,) = deal(view_of(empty)).evidence
    assert (evidence.before, evidence.after) == (before, after)


def test_events_are_told_once_with_all_their_witnesses(view: ExplorerView) -> None:
    (event,) = deal(view).events
    assert (event.kind, event.date, len(event.evidence)) == ("signed", "2012-12-19", 2)


# ---- organizations and ties ----------------------------------------------------------------------------------------


def test_a_tie_lists_its_deals_and_ends_in_an_arrow_if_all_run_one_way(view: ExplorerView) -> None:
    ties = {(edge.source, edge.target): edge for edge in view.edges}
    licensed = ties[IMMUNOGEN, AMGEN]
    assert licensed.deals == (DEAL, f"{BASE}deal/immunogen-amgen-2000")
    assert licensed.kinds == ("license", "option")
    assert licensed.directed
    assert ties[ROCHE, GENENTECH].directed
    assert not ties[IMMUNOGEN, f"{BASE}organization/sanofi"].directed


def test_the_most_central_organization_is_the_largest_and_measured(view: ExplorerView) -> None:
    shown = node(view)
    assert shown.size == 1.0
    assert [(measure.name, measure.rank) for measure in shown.measures] == [
        ("degree", 1),
        ("betweenness", 1),
        ("eigenvector", 1),
        ("pagerank", 1),
    ]
    assert shown.aliases == ("ImmunoGen, Inc.", "the Company")


def test_a_profile_tells_what_is_known_with_its_evidence(view: ExplorerView) -> None:
    facts = {(fact.label, fact.value): fact for fact in node(view).facts}
    assert facts["ticker", "NASDAQ:IMGN"].evidence[0].quote == "ImmunoGen (NASDAQ: IMGN)"
    assert facts["people", "Daniel Junius, President and CEO"].evidence[0].quote.startswith("Daniel Junius")
    genentech = {(fact.label, fact.value) for fact in node(view, GENENTECH).facts}
    assert genentech == {
        ("part of", "Roche"),
        ("develops", "T-DM1 (approved)"),
        # What became of it is known to the registry, which names its source.
        ("succeeded by", "Roche (acquired, 2009-03-26)"),
        ("preceded by", "Tanox, Inc."),
    }
    (succeeded,) = [fact for fact in node(view, GENENTECH).facts if fact.label == "succeeded by"]
    assert succeeded.evidence == ()
    assert succeeded.sources[0].startswith("https://")
    assert ("subsidiary", "Genentech") in {(fact.label, fact.value) for fact in node(view, ROCHE).facts}


def test_products_that_are_only_counted_are_told_of_their_holder(view: ExplorerView) -> None:
    (counted,) = [fact for fact in node(view).facts if fact.label == "counts"]
    assert counted.value == "ten compounds with TAP"
    assert len(counted.evidence) == 1


def test_an_undisclosed_partner_is_marked(view: ExplorerView) -> None:
    assert node(view, f"{BASE}organization/undisclosed-1").kind == "undisclosed"
    assert node(view).kind == "company"


# ---- as owned ------------------------------------------------------------------------------------------------------


def test_the_page_also_holds_the_network_as_owned_today(view: ExplorerView, store: Store) -> None:
    assert view.owned is not None
    owned = {found.id: found for found in view.owned.nodes}
    assert GENENTECH not in owned
    # Roche stays where it is, so that the two views can be compared.
    assert (owned[ROCHE].x, owned[ROCHE].y) == (node(view, ROCHE).x, node(view, ROCHE).y)
    parties = dict(view.owned.parties)
    assert {party.organization for party in parties[DEAL]} == {f"{BASE}organization/abbvie", AMGEN}
    assert "AbbVie Inc. (signed as ImmunoGen)" in {party.label for party in parties[DEAL]}
    # An owner that signed nothing itself stands amid those that it owns.
    abbvie = owned[f"{BASE}organization/abbvie"]
    assert (abbvie.x, abbvie.y) == (node(view).x, node(view).y)
    asked = view_of(store, owners=Owners(Naming.CURRENT))
    assert asked.owned is None
    assert {found.id for found in asked.nodes} == set(owned)


def test_a_node_says_only_what_differs_as_owned(view: ExplorerView) -> None:
    written = json.loads(encode(view))
    told = {found["id"]: found for found in written["nodes"]}
    for found in written["owned"]["nodes"]:
        same = {name for name, field in told.get(found["id"], {}).items() if name != "id" and found.get(name) == field}
        assert same == set()


# ---- communities ---------------------------------------------------------------------------------------------------


def test_communities_are_the_dense_parts_the_largest_first() -> None:
    graph = nx.Graph()
    for names in ("abcde", "wxyz"):
        graph.add_weighted_edges_from((one, other, 2) for one in names for other in names if one < other)
    graph.add_edge("a", "w", weight=1)
    assert communities(graph) == {**dict.fromkeys("abcde", 0), **dict.fromkeys("wxyz", 1)}


def test_communities_of_nothing_are_none() -> None:
    assert communities(nx.Graph()) == {}
