"""The facts of one real release, one by one, as the graph holds them: of the release, and of our own digest of it.

Each fact is a pattern of SPARQL that must match and must lead to evidence; the quote of the evidence must stand at its
offsets and hold the word that says the fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store

from biopact.loaders.read import read
from biopact.loaders.sources.plain import read_plain
from biopact.loaders.triples import to_rdf
from biopact.ontology.terms import BASE, CODES, ONTOLOGY
from biopact.text import Release

ROOT = Path(__file__).parents[2]
PATHS = {
    "release": ROOT.parent / "shared/seeds/immunogen-amgen-2012-12-19.txt",
    "digest": ROOT / "seeds/releases/2012-12-19-immunogen-amgen-third-license.md",
}
PREFIXES = f"""
PREFIX bp: <{ONTOLOGY}>
PREFIX organization: <{BASE}organization/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@dataclass(frozen=True)
class Reading:
    """A release and the graph that was read from it."""

    release: Release
    store: Store

    def rows(self, select: str) -> list[QuerySolution]:
        answer = self.store.query(PREFIXES + select)
        assert isinstance(answer, QuerySolutions)
        return list(answer)

    def values(self, select: str) -> list[str]:
        """The first column of an answer: the text of literals, the address of everything else."""
        return [str(getattr(row[0], "value", row[0])) for row in self.rows(select)]


@cache
def _reading(source: str) -> Reading:
    release = read_plain(PATHS[source])
    store = Store()
    store.extend(
        Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) for triple in to_rdf(read(release))
    )
    return Reading(release, store)


@pytest.fixture(params=PATHS)
def reading(request: pytest.FixtureRequest) -> Reading:
    """Each of the two texts, read."""
    if not PATHS[request.param].exists():
        pytest.skip("needs ../shared, which is not there")
    return _reading(request.param)


def _claim(subject: str, predicate: str, value: str) -> str:
    """A plain triple, and the claim that carries its evidence."""
    return f"""{subject} {predicate} {value} .
        ?claim a bp:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {value} ;
            bp:evidence ?evidence ."""


def _deal(name: str, date: str, also: str = "") -> str:
    """A licence between the two that was signed at a date."""
    return f"""?{name} a bp:Deal ; bp:dealKind <{CODES}deal-kind/license> ; {also}
        bp:licensor organization:immunogen ; bp:licensee organization:amgen ;
        bp:event [ bp:eventKind <{CODES}deal-event/signed> ; bp:date {date} ; bp:evidence ?{name}_signed ] ."""


def _named(variable: str, *names: str) -> str:
    """A thing that bears each of these names."""
    return "".join(f'{variable} skos:prefLabel|skos:altLabel "{name}" . ' for name in names)


def _paid(kind: str, amount: int, up_to: bool) -> str:
    return f"""?deal bp:payment [ bp:paymentKind <{CODES}payment-kind/{kind}> ; bp:amount {amount}.0 ;
        bp:currency "USD" ; bp:upTo {str(up_to).lower()} ; bp:payer organization:amgen ;
        bp:payee organization:immunogen ; bp:evidence ?evidence ] ."""


def _duty(activity: str) -> str:
    return f"""?deal bp:responsibility [ bp:activity <{CODES}activity/{activity}> ; bp:responsible organization:amgen ;
        bp:evidence ?evidence ] ."""


NEW = _deal("deal", '"2012-12-19"^^xsd:date', "bp:announcedIn ?release ;")
OLD = _deal("deal", '"2009"^^xsd:gYear', "bp:mentionedIn ?release ;")
UMBRELLA = _deal("umbrella", '"2000"^^xsd:gYear', "bp:mentionedIn ?release ;")
TAP = _named("?tap", "TAP", "Targeted Antibody Payload") + "?tap a bp:Technology ."
T_DM1 = _named("?drug", "T-DM1", "trastuzumab emtansine") + "?drug a bp:Product ."
TEN = """?ten a bp:ProductCount ; bp:count 10 ; bp:status ?status ; bp:builtOn ?tap ; bp:evidence ?evidence ."""

# What is said -> (the pattern that must match, a word of the quote).
FACTS: dict[str, tuple[str, str]] = {
    "ImmunoGen licenses Amgen": (_claim("organization:immunogen", "bp:licenses", "organization:amgen"), "Amgen"),
    "a licence is signed on 2012-12-19": (NEW.replace("?deal_signed", "?evidence"), "2012"),
    "it is the news of the release": (
        NEW + f"?deal bp:toldAs <{CODES}telling/news> ; bp:evidence ?evidence .",
        "Amgen",
    ),
    "ImmunoGen is its licensor": (NEW + _claim("?deal", "bp:licensor", "organization:immunogen"), "ImmunoGen"),
    "Amgen is its licensee": (NEW + _claim("?deal", "bp:licensee", "organization:amgen"), "Amgen"),
    "its subject is TAP technology": (NEW + TAP + _claim("?deal", "bp:subject", "?tap"), "TAP"),
    "it is exclusive": (NEW + _claim("?deal", "bp:exclusive", "true"), "exclusive"),
    "its target is not disclosed": (
        NEW + "?target a bp:Target ; bp:undisclosed true ." + _claim("?deal", "bp:dealTarget", "?target"),
        "undisclosed",
    ),
    "its field is anticancer therapeutics": (
        NEW + _claim("?deal", "bp:field", '"anticancer therapeutics"'),
        "anticancer therapeutics",
    ),
    "Amgen pays $1 million upfront": (NEW + _paid("upfront", 1_000_000, up_to=False), "$1 million"),
    "Amgen pays milestones of up to $34 million": (NEW + _paid("milestones", 34_000_000, up_to=True), "$34 million"),
    "royalties are owed": (NEW + "?deal bp:royalty [ bp:wording ?wording ; bp:evidence ?evidence ] .", "royalties"),
    "it was taken under the agreement of 2000": (NEW + UMBRELLA + _claim("?deal", "bp:under", "?umbrella"), "2000"),
    "Amgen is responsible for development": (NEW + _duty("development"), "responsible"),
    "Amgen is responsible for manufacturing": (NEW + _duty("manufacturing"), "responsible"),
    "Amgen is responsible for commercialisation": (NEW + _duty("commercialisation"), "responsible"),
    "there are licences of 2009": (OLD + "?deal bp:evidence ?evidence .", "2009"),
    "there is an agreement of 2000": (UMBRELLA + "?umbrella bp:evidence ?evidence .", "2000"),
    "Amgen has two compounds in clinical testing under the licences of 2009": (
        OLD
        + """?two a bp:ProductCount ; bp:count 2 ; bp:holder organization:amgen ; bp:status "clinical testing" ;
        bp:under ?deal ; bp:evidence ?evidence .""",
        "two compounds",
    ),
    "Roche develops T-DM1": (T_DM1 + _claim("?drug", "bp:developedBy", "organization:roche"), "Roche"),
    "Genentech develops T-DM1": (T_DM1 + _claim("?drug", "bp:developedBy", "organization:genentech"), "Genentech"),
    "ImmunoGen and Genentech have an agreement": (
        """?deal a bp:Deal ; bp:mentionedIn ?release ; ?one organization:immunogen ; ?other organization:genentech ;
        bp:evidence ?evidence . FILTER(?one IN (bp:licensor, bp:party) && ?other IN (bp:licensee, bp:party))""",
        "agreement",
    ),
    "T-DM1 uses TAP technology": (T_DM1 + TAP + _claim("?drug", "bp:usesTechnology", "?tap"), "TAP"),
    "T-DM1 is filed": (
        T_DM1 + "?stage skos:prefLabel 'filed' ." + _claim("?drug", "bp:stage", "?stage"),
        "under",
    ),
    "T-DM1 is filed in the US": (T_DM1 + _named("?place", "US") + _claim("?drug", "bp:filedIn", "?place"), "US"),
    "T-DM1 is filed in Europe": (
        T_DM1 + _named("?place", "Europe") + _claim("?drug", "bp:filedIn", "?place"),
        "Europe",
    ),
    "TAP technology is ImmunoGen's": (TAP + _claim("?tap", "bp:ownedBy", "organization:immunogen"), "TAP"),
    "Genentech is a subsidiary of Roche": (
        _claim("organization:genentech", "bp:subsidiaryOf", "organization:roche"),
        "Roche",
    ),
    "ImmunoGen trades as NASDAQ:IMGN": (_claim("organization:immunogen", "bp:ticker", '"NASDAQ:IMGN"'), "IMGN"),
    "ImmunoGen sits in Waltham, Mass.": (
        _claim("organization:immunogen", "bp:location", '"Waltham, Mass."'),
        "Mass.",
    ),
    "ImmunoGen's site is www.immunogen.com": (
        _claim("organization:immunogen", "schema:url", "?site") + 'FILTER(CONTAINS(STR(?site), "//www.immunogen.com"))',
        "www.immunogen.com",
    ),
    "Daniel Junius is President and CEO of ImmunoGen": (
        """?person a foaf:Person ; skos:prefLabel "Daniel Junius" ; org:hasMembership [ bp:evidence ?evidence ;
        org:organization organization:immunogen ; org:role "President and CEO" ] .""",
        "Daniel Junius",
    ),
    "ten TAP compounds are in clinical testing": (TAP + TEN + 'FILTER(?status = "clinical testing")', "Ten"),
    "three of the ten are wholly owned by ImmunoGen": (
        TEN.replace("bp:builtOn ?tap ; bp:evidence ?evidence", "bp:builtOn ?tap")
        + """?three a bp:ProductCount ; bp:count 3 ; bp:whollyOwned true ; bp:holder organization:immunogen ;
        bp:partOfCount ?ten ; bp:evidence ?evidence .""",
        "wholly owned",
    ),
}


@pytest.mark.parametrize("fact", FACTS)
def test_the_graph_holds(reading: Reading, fact: str) -> None:
    pattern, said = FACTS[fact]
    rows = reading.rows(
        f"""SELECT DISTINCT ?start ?end ?exact ?release WHERE {{ {pattern}
        ?evidence a bp:Evidence ; oa:hasTarget ?quoted . ?quoted oa:hasSource ?source ;
            oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ] .
        ?source dcterms:identifier "{reading.release.identifier}" }}"""
    )
    assert rows, fact
    quotes = []
    for row in rows:
        start, end, exact = row["start"], row["end"], row["exact"]
        assert isinstance(start, Literal)
        assert isinstance(end, Literal)
        assert isinstance(exact, Literal)
        assert reading.release.text[int(start.value) : int(end.value)] == exact.value
        quotes.append(re.sub(r"\s+", " ", exact.value))
    assert any(said in quote for quote in quotes), quotes


def test_the_two_licences_of_2009_are_two_deals(reading: Reading) -> None:
    assert len(set(reading.values(f"SELECT DISTINCT ?deal {{ {OLD} }}"))) == 2


def test_both_licences_of_2009_have_the_two_compounds(reading: Reading) -> None:
    under = "?two a bp:ProductCount ; bp:count 2 ; bp:under ?deal ."
    assert len(set(reading.values(f"SELECT DISTINCT ?deal {{ {OLD} {under} }}"))) == 2


def test_the_licences_of_2009_are_told_as_background(reading: Reading) -> None:
    told = set(reading.values(f"SELECT DISTINCT ?told {{ {OLD} ?deal bp:toldAs ?told }}"))
    assert told == {f"{CODES}telling/background"}


def test_there_is_one_deal_of_2012_and_one_of_2000(reading: Reading) -> None:
    assert len(set(reading.values(f"SELECT DISTINCT ?deal {{ {NEW} }}"))) == 1
    assert len(set(reading.values(f"SELECT DISTINCT ?umbrella {{ {UMBRELLA} }}"))) == 1


def test_only_the_new_licence_is_announced(reading: Reading) -> None:
    assert len(reading.values("SELECT ?deal { ?deal bp:announcedIn ?release }")) == 1


def test_the_release_tells_five_deals() -> None:
    if not PATHS["release"].exists():
        pytest.skip("needs ../shared, which is not there")
    assert len(_reading("release").values("SELECT ?deal { ?deal a bp:Deal }")) == 5


def test_the_digest_tells_six_deals_the_sixth_being_the_purchase_of_abgenix() -> None:
    deals = _reading("digest").values("SELECT ?deal { ?deal a bp:Deal }")
    bought = "?deal bp:acquirer organization:amgen ; bp:acquired organization:abgenix ; bp:event [ bp:date ?date ] ."
    assert _reading("digest").values(f"SELECT ?date {{ {bought} }}") == ["2006"]
    assert len(deals) == 6


def test_the_new_licence_pays_nothing_else(reading: Reading) -> None:
    paid = f"{NEW} ?deal bp:payment ?payment . ?payment bp:amount ?amount"
    amounts = f"SELECT ?amount {{ SELECT DISTINCT ?payment ?amount {{ {paid} }} }}"
    assert sorted(reading.values(amounts)) == ["1000000", "34000000"]


def test_no_deal_is_read_with_a_territory_that_no_sentence_gives(reading: Reading) -> None:
    assert reading.values(f"SELECT ?place {{ {NEW} ?deal bp:territory ?place }}") == []


def test_t_dm1_is_one_product_with_two_names(reading: Reading) -> None:
    products = reading.values(f"SELECT DISTINCT ?drug {{ {T_DM1} }}")
    named = reading.values('SELECT DISTINCT ?drug { ?drug a bp:Product ; ?p "T-DM1" }')
    assert len(products) == 1
    assert named == products


def test_a_subsidiary_is_also_a_sub_organization(reading: Reading) -> None:
    assert reading.values("SELECT ?parent { organization:genentech org:subOrganizationOf ?parent }") == [
        f"{BASE}organization/roche"
    ]


def test_the_release_has_its_title_date_and_issuer(reading: Reading) -> None:
    about = "?release a bp:Release ; dcterms:title ?title ; dcterms:issued ?date ; bp:issuer organization:immunogen ."
    [row] = reading.rows(f"SELECT ?title ?date {{ {about} }}")
    title, date = row["title"], row["date"]
    assert isinstance(title, Literal)
    assert isinstance(date, Literal)
    assert title.value in reading.release.text
    assert title.value.startswith("Amgen ")
    assert (date.value, date.datatype.value.rpartition("#")[2]) == ("2012-12-19", "date")


def test_every_claim_deal_payment_event_duty_royalty_count_and_role_has_evidence(reading: Reading) -> None:
    kinds = "bp:Claim bp:Deal bp:Payment bp:DealEvent bp:Responsibility bp:Royalty bp:ProductCount org:Membership"
    found = reading.values(f"SELECT ?thing {{ VALUES ?kind {{ {kinds} }} ?thing a ?kind }}")
    bare = reading.values(
        f"""SELECT ?thing {{ VALUES ?kind {{ {kinds} }} ?thing a ?kind
        FILTER NOT EXISTS {{ ?thing bp:evidence [ oa:hasTarget [ oa:hasSelector [ oa:exact ?words ] ] ] }} }}"""
    )
    assert len(found) > 40
    assert bare == []


def test_every_quote_stands_at_its_offsets(reading: Reading) -> None:
    rows = reading.rows(
        """SELECT ?evidence ?start ?end ?exact { ?evidence a bp:Evidence ; oa:hasTarget [
        oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ] ] }"""
    )
    everything = reading.values("SELECT ?evidence { ?evidence a bp:Evidence }")
    assert {row["evidence"] for row in rows} == {NamedNode(address) for address in everything}
    for row in rows:
        start, end, exact = row["start"], row["end"], row["exact"]
        assert isinstance(start, Literal)
        assert isinstance(end, Literal)
        assert exact == Literal(reading.release.text[int(start.value) : int(end.value)])


def test_every_relation_of_the_graph_has_a_claim(reading: Reading) -> None:
    edges = (
        "bp:licenses bp:acquires bp:collaboratesWith bp:developedBy bp:ownedBy bp:usesTechnology bp:stage bp:filedIn "
        "bp:subsidiaryOf bp:ticker bp:location bp:targets bp:indicatedFor schema:url"
    )
    assert (
        reading.values(
            f"""SELECT ?s {{ VALUES ?p {{ {edges} }} ?s ?p ?o
            FILTER NOT EXISTS {{
                ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; bp:evidence ?evidence }} }}"""
        )
        == []
    )
