"""Resolution piece by piece finds what it finds when all releases are looked at together, whatever came and went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from biopact.codes import DealKind, EventKind, PaymentKind, Role
from biopact.graph.canonical_hash import canonical_hash
from biopact.graph.index import neighbours
from biopact.graph.index.tables import FILE
from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import Store
from biopact.graph.verdicts import Judgement
from biopact.graph.view.gather import told
from biopact.graph.view.names import RESOLUTION
from biopact.graph.view.records import to_triples
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE, BP, code
from biopact.resolution.decisions import Decision, Decisions, Kind
from biopact.resolution.names import pairs
from biopact.resolution.releases import fingerprint_of
from biopact.resolution.resolve import resolved, standing
from biopact.resolution.slugs import slug

NAMES = (
    "Zentor", "Zentor Inc.", "Zentor Therapeutics", "Zentor Foods", "Zentora", "Zentor Therapeutics GmbH", "Pelmor",
    "Pelmor Pharma", "Pelmor Pharmaceuticals, Inc.", "Pelmor Energy", "Ludor Biosciences", "Ludor Bio", "Merck", "MSD",
    "Amgen", "Abgenix", "University of Pelmor", "Pelmor University", "ZTI",
)  # fmt: skip
PRODUCTS = ("ZT-101", "ZT 101", "zentomab", "Pelmorix")
TEXTS = (
    "Zentor signed an agreement with Pelmor under which it will pay a sum of 10 million dollars now and 250 million "
    "more when a product of it is approved in Europe or elsewhere, said Mara Quist who leads it in Basel since 2009",
    "Ludor has begun a trial of its antibody in 120 patients with a rare illness of the blood and expects data by the "
    "end of 2014, when a second trial in 30 children may follow in Sweden and Norway and 5 more countries",
)


def about(thing: str) -> str:
    return NamedNode(f"{BASE}{thing}").value


def fact(subject: str, predicate: str, value: str | Literal) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value if isinstance(value, Literal) else NamedNode(value))


def made(name: str, content: dict[str, Any]) -> tuple[str, list[Triple], list[Triple]]:
    """A release that names some organizations and products, tells a deal of two of them, and repeats a text."""
    release = about(f"release/{name}")
    dcterms, skos = PREFIXES["dcterms"], PREFIXES["skos"]
    said = [
        fact(release, PREFIXES["rdf"] + "type", BP.Release),
        fact(release, str(BP.textSha256), Literal(slug(repr(content)))),
        fact(release, dcterms + "issued", Literal(f"2012-05-{content['day']:02}")),
    ]
    organizations = [about(f"organization/{slug(named)}") for named in content["names"]]
    for node, named in zip(organizations, content["names"], strict=True):
        said.append(fact(node, skos + "prefLabel", Literal(named)))
    if content["alias"]:
        said.append(fact(organizations[0], skos + "altLabel", Literal(content["alias"])))
    if content["ticker"]:
        said.append(fact(organizations[0], str(BP.ticker), Literal(content["ticker"])))
    product = about(f"product/{slug(content['product'])}")
    said.append(fact(product, skos + "prefLabel", Literal(content["product"])))
    if len(organizations) > 1:
        said += _deal(release, name, organizations, product, content)
    provenance = []
    if content["text"] is not None:
        found = fingerprint_of(TEXTS[content["text"]])
        assert found is not None
        provenance.append(fact(release, str(BP.textFingerprint), Literal(str(found))))
    return release, said, provenance


def _deal(release: str, name: str, parties: list[str], product: str, content: dict[str, Any]) -> Iterator[Triple]:
    kind = content["kind"]
    deal = about(f"deal/{parties[0].rpartition('/')[2]}-{parties[1].rpartition('/')[2]}-{kind.value}-{content['day']}")
    yield fact(deal, str(BP.announcedIn), release)
    yield fact(deal, str(BP.dealKind), code("deal-kind", kind.value))
    for role, party in zip((Role.LICENSOR, Role.LICENSEE), parties, strict=False):
        yield fact(deal, str(BP[role.value]), party)
    if content["with_product"]:
        yield fact(deal, str(BP.subject), product)
    event, payment = (about(f"{part}/{name}/1") for part in ("event", "payment"))
    yield fact(deal, str(BP.event), event)
    yield fact(event, str(BP.eventKind), code("deal-event", EventKind.SIGNED.value))
    if content["dated"]:
        yield fact(event, str(BP.date), Literal(f"2012-05-{content['day']:02}"))
    yield fact(deal, str(BP.payment), payment)
    yield fact(payment, str(BP.paymentKind), code("payment-kind", PaymentKind.UPFRONT.value))
    yield fact(payment, str(BP.amount), Literal(str(content["sum"])))


CONTENT = st.fixed_dictionaries(
    {
        "names": st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
        "alias": st.sampled_from((None, None, "Zentor Therapeutics", "MSD", "Pelmor Pharma")),
        "ticker": st.sampled_from((None, None, "NASDAQ:ZTR", "NYSE:PLM")),
        "product": st.sampled_from(PRODUCTS),
        "kind": st.sampled_from((DealKind.LICENSE, DealKind.COLLABORATION)),
        "with_product": st.booleans(),
        "dated": st.booleans(),
        "day": st.integers(1, 20),
        "sum": st.sampled_from((5_000_000, 7_000_000)),
        "text": st.sampled_from((None, None, 0, 1)),
    }
)
RELEASES = st.sampled_from(tuple("abcdefgh"))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.dictionaries(RELEASES, CONTENT, min_size=1, max_size=5)),
        st.tuples(st.just("put"), st.dictionaries(RELEASES, CONTENT, min_size=1, max_size=1)),
        st.tuples(st.just("remove"), st.lists(RELEASES, min_size=1, max_size=3)),
    ),
    min_size=2,
    max_size=7,
)
DECIDED = Decisions(
    [
        Decision(Kind.SAME_AS, about("organization/zentora"), "ada", "2026-03-04", "known to us",
                 other=about("organization/zentor")),
        Decision(Kind.NOT_SAME_AS, about("organization/pelmor"), "ada", "2026-03-04", "known to us",
                 other=about("organization/pelmor-pharma")),
        Decision(Kind.RENAME, about("organization/ludor-bio"), "ada", "2026-03-04", "known to us", new="Ludor AG"),
        Decision(Kind.SAME_AS, about("organization/merck"), "ada", "2026-03-04", "known to us",
                 other=about("organization/zentor-foods"), release=about("release/a")),
        Decision(Kind.SAME_AS, about("release/b"), "ada", "2026-03-04", "known to us", other=about("release/c")),
        Decision(Kind.CONFIRM, about("deal/zentor-pelmor-license-1"), "ada", "2026-03-04", "known to us"),
        Decision(Kind.REJECT, about("payment/a/1"), "ada", "2026-03-04", "known to us"),
    ]
)  # fmt: skip


def together(store: Store, decided: Decisions) -> set[Triple]:
    """The resolution graph, from all that the releases tell at once."""
    judgement = Judgement(store, decided)
    things, deals = told(store._inner)
    releases = store.releases_told({node for pair in decided.same for node in (pair.node, pair.other)})
    verdicts = judgement.verdicts
    found = resolved(verdicts.of_things(things), verdicts.of_deals(deals), decided, None, releases)
    return to_triples(judgement.applied(found, standing(found.joins), found.copies().__contains__))


def follow(steps: list[tuple[str, Any]], decided: Decisions) -> None:
    """Take the steps, and compare after each."""
    with Store.memory() as store:
        for kind, what in steps:
            if kind == "put":
                store.put_releases(made(name, content) for name, content in what.items())
            else:
                store.remove_releases(about(f"release/{name}") for name in what)
            bring_up_to_date(store, decided)
            assert {quad.triple for quad in store.quads(RESOLUTION.value)} == together(store, decided)
        hashed = canonical_hash(store)
        bring_up_to_date(store, decided, anew=True)
        assert canonical_hash(store) == hashed


slow = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(STEPS, st.sampled_from((Decisions(), DECIDED)))
def test_piece_by_piece_is_as_all_at_once(steps: list[tuple[str, Any]], decided: Decisions) -> None:
    follow(steps, decided)


@slow
@given(STEPS)
def test_so_it_is_where_blocks_are_longer_than_what_is_compared(steps: list[tuple[str, Any]]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairs, "NEIGHBOURS", 2)
        patched.setattr(neighbours, "NEIGHBOURS", 2)
        follow(steps, Decisions())


def content(*names: str) -> dict[str, Any]:
    """A release that names these and tells a licence of the first two."""
    return {
        "names": names, "alias": None, "ticker": None, "product": "zentomab", "kind": DealKind.LICENSE,
        "with_product": True, "dated": True, "day": 3, "sum": 5_000_000, "text": 0,
    }  # fmt: skip


def test_an_index_that_does_not_fit_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "store"
    kept: list[bytes] = []

    def load(name: str, *names: str) -> None:
        with Store.open(path) as store:
            store.put_release(*made(name, content(*names)))
            bring_up_to_date(store)
            assert {quad.triple for quad in store.quads(RESOLUTION.value)} == together(store, Decisions())
            assert len(store.resolved().joins) >= len(kept)
        kept.append((path / FILE).read_bytes())

    load("a", "Zentor", "Pelmor Pharma")
    load("b", "Zentor Inc.", "Pelmor Pharmaceuticals, Inc.")
    (path / FILE).unlink()
    load("c", "Zentor Therapeutics", "Pelmor Pharma")
    (path / FILE).write_bytes(kept[0])
    load("d", "Zentor", "Pelmor")
    (path / FILE).write_bytes(b"something else" * 500)
    load("e", "Zentor Inc.", "Pelmor")
    (path / FILE).write_bytes(kept[-1][: len(kept[-1]) // 4096 // 2 * 4096])
    load("f", "Zentora", "Pelmor Energy")


def test_what_was_written_and_not_resolved_is_resolved_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with Store.open(path) as store:
        store.put_release(*made("a", content("Zentor", "Pelmor Pharma")))
        bring_up_to_date(store)
    with Store.open(path) as store:
        store.put_release(*made("b", content("Zentor Inc.", "Pelmor Pharmaceuticals, Inc.")))
    with Store.open(path) as store:
        assert list(store.marked()) == [about("release/b")]
        bring_up_to_date(store)
        assert list(store.marked()) == []
        assert {quad.triple for quad in store.quads(RESOLUTION.value)} == together(store, Decisions())
        store.remove_release(about("release/a"))
        assert list(store.marked()) == [about("release/a")]
        bring_up_to_date(store)
        assert {quad.triple for quad in store.quads(RESOLUTION.value)} == together(store, Decisions())
