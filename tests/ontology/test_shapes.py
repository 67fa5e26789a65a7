"""Each shape lets a good graph pass and names what is wrong with a bad one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.collection import Collection

from biopact.facts import Role
from biopact.ontology.conformance import load_shapes, violations
from biopact.ontology.terms import BP, CODE_LISTS, ONTOLOGY, code

CONFORMING = Path(__file__).with_name("conforming.ttl").read_text(encoding="utf-8")
BASE_LINE = "@base <https://w3id.org/biopact/id/> ."
EDGE = "A plain edge is backed by a bp:Claim with the same subject, predicate and object."
SUM = (
    "A payment gives an amount, its currency and its wording together; "
    "one whose disclosure is withheld gives no amount and no currency."
)


@dataclass(frozen=True)
class Broken:
    """The conforming graph with one fault, and the messages that must name it."""

    messages: frozenset[str]
    text: str


def edited(message: str, old: str, new: str, *also: str) -> Broken:
    assert CONFORMING.count(old) == 1, f"{old!r} must stand once in conforming.ttl"
    return Broken(frozenset((message, *also)), CONFORMING.replace(old, new))


def added(message: str, turtle: str, *also: str) -> Broken:
    return Broken(frozenset((message, *also)), f"{CONFORMING}\n{turtle}\n")


def claim_without(part: str, message: str) -> Broken:
    parts = {
        "subject": "rdf:subject <organization/alpha> ;",
        "predicate": "rdf:predicate bp:licenses ;",
        "object": "rdf:object <organization/beta> ;",
        "evidence": "bp:evidence <evidence/1> ;",
        "confidence": "bp:confidence 0.5 ;",
        "rule": 'bp:rule "parties" ;',
    }
    del parts[part]
    return added(message, f"<claim/new> a bp:Claim ; {' '.join(parts.values())} .")


THINGS = (
    edited("An organization has a name (skos:prefLabel) that is not blank.", '"Beta AG"', '" "'),
    edited("A ticker is an exchange and a symbol joined by a colon, such as NASDAQ:IMGN.", "NASDAQ:ALPH", "ALPH"),
    edited("A location is a text.", '"Waltham, Mass."', "<territory/japan>"),
    added("Whether an organization is undisclosed is one true or false.", "<organization/beta> bp:undisclosed true ."),
    added(
        "An edge between organizations leads to a bp:Organization of the same graph.",
        "<organization/alpha> bp:supplies <territory/japan> .",
        EDGE,
    ),
    edited("A collaboration is stated in both directions.", "bp:collaboratesWith <organization/alpha> .", "."),
    edited("A product has a name (skos:prefLabel) that is not blank.", 'skos:prefLabel "ALP-1" ;', ""),
    added(
        "A product is developed and owned by a bp:Organization of the same graph.",
        "<product/alp-1> bp:ownedBy <organization/unknown> .",
        EDGE,
    ),
    added(
        "What a product uses is a bp:Technology of the same graph.",
        "<product/alp-1> bp:usesTechnology <target/her2> .",
        EDGE,
    ),
    added(
        "What a product targets is a bp:Target of the same graph.",
        "<product/alp-1> bp:targets <territory/japan> .",
        EDGE,
    ),
    added(
        "What a product is indicated for is a bp:Indication of the same graph.",
        "<product/alp-1> bp:indicatedFor <target/her2> .",
        EDGE,
    ),
    added("Where a product is filed is a bp:Territory of the same graph.", '<product/alp-1> bp:filedIn "Japan" .'),
    added(
        "The stage of a product is one of the stage list.",
        "<product/alp-1> bp:stage <https://w3id.org/biopact/codes/stage/phase-4> .",
        EDGE,
    ),
    added(
        "The label of a stage is that of the stage list, such as: phase 1/2.",
        """<product/alp-1> bp:stage <https://w3id.org/biopact/codes/stage/filed> .
        <https://w3id.org/biopact/codes/stage/filed> skos:prefLabel "submitted" .""",
        EDGE,
    ),
    added("Whether a product is undisclosed is one true or false.", '<product/alp-1> bp:undisclosed "yes" .'),
    edited("A technology has a name (skos:prefLabel) that is not blank.", '"Link technology"', '""'),
    added(
        "A technology is owned by a bp:Organization of the same graph.",
        "<technology/link> bp:ownedBy <person/jo-doe> .",
        EDGE,
    ),
    added("Whether a technology is undisclosed is one true or false.", "<technology/link> bp:undisclosed true ."),
    edited("A target has a name (skos:prefLabel) that is not blank.", 'skos:prefLabel "HER2"', ""),
    added("Whether a target is undisclosed is one true or false.", "<target/hidden> bp:undisclosed false ."),
    edited("An indication has a name (skos:prefLabel) that is not blank.", 'skos:prefLabel "breast cancer"', ""),
    edited("A territory has a name (skos:prefLabel) that is not blank.", 'skos:prefLabel "Japan"', ""),
    edited("A person has a name (skos:prefLabel) that is not blank.", 'skos:prefLabel "Jo Doe" ;', ""),
    edited(
        "A membership is in a bp:Organization of the same graph (org:organization).",
        "org:organization <organization/alpha>",
        "org:organization <territory/japan>",
    ),
    edited(
        "A membership names the person's role (org:role).",
        'org:role "President and CEO"',
        "",
    ),
)

DEALS = (
    edited(
        "A deal has at least one kind, each from the deal-kind list.", "/deal-kind/license>", "/deal-kind/friendship>"
    ),
    edited(
        "A deal has at least two parties, each a bp:Organization of the same graph.",
        "bp:licensee <organization/beta> ;",
        "",
    ),
    added("A deal has at least one event, each a bp:DealEvent.", "<deal/alpha-beta> bp:event <release/one> ."),
    added(
        "A deal has evidence, each piece a bp:Evidence of the same graph.",
        "<deal/alpha-beta> bp:evidence <release/one> .",
    ),
    edited("A deal is announced or mentioned in a bp:Release of the same graph.", "bp:announcedIn <release/one> ;", ""),
    added(
        "The subject of a deal is a bp:Product or bp:Technology of the same graph.",
        "<deal/alpha-beta> bp:subject <target/her2> .",
    ),
    added(
        "The target of a deal is a bp:Target of the same graph.", "<deal/alpha-beta> bp:dealTarget <product/alp-1> ."
    ),
    added("Whether a deal is exclusive is at most one true or false.", "<deal/alpha-beta> bp:exclusive false ."),
    added("The territory of a deal is a bp:Territory of the same graph.", '<deal/alpha-beta> bp:territory "Japan" .'),
    edited("The field of a deal is a text that is not blank.", '"anticancer therapeutics"', '""'),
    edited("The deal under which a deal was made is given by its IRI.", "<deal/umbrella>", '"a deal of 2000"'),
    added("A payment of a deal is a bp:Payment.", "<deal/alpha-beta> bp:payment [ bp:amount 1 ] ."),
    added("A royalty of a deal is a bp:Royalty.", "<deal/alpha-beta> bp:royalty [ bp:lowRate 1 ] ."),
    added("A duty under a deal is a bp:Responsibility.", "<deal/alpha-beta> bp:responsibility [] ."),
    added("How a deal is told is one of the telling list.", '<deal/alpha-beta> bp:toldAs "news" .'),
    edited("The confidence in a deal is a number from 0 to 1.", "bp:confidence 0.9 ;", "bp:confidence 1.1 ;"),
    edited(
        "An event has exactly one kind, from the deal-event list.",
        "bp:eventKind <https://w3id.org/biopact/codes/deal-event/signed> ;",
        "",
    ),
    edited(
        "An event has at most one date: a day (xsd:date), a month (xsd:gYearMonth) or a year (xsd:gYear).",
        '"2012-12"^^xsd:gYearMonth',
        '"December 2012"',
    ),
    edited("An event is reported in a bp:Release of the same graph.", "bp:reportedIn <release/one> ;", ""),
    edited(
        "The evidence of an event is a bp:Evidence of the same graph.",
        "bp:reportedIn <release/one> ;",
        "bp:reportedIn <release/one> ; bp:evidence <release/one> ;",
    ),
)

MONEY = (
    edited("A payment has exactly one kind, from the payment-kind list.", "/milestones>", "/gift>"),
    edited(
        "A payment has at most one amount: a decimal number that is not negative.",
        "bp:amount 34000000 ;",
        "bp:amount -34000000 ;",
    ),
    edited("The currency of a payment is one ISO 4217 code of three capital letters.", '"USD"', '"dollars"'),
    edited("The wording of a payment is a text that is not blank.", '"potentially $34 million"', '" "'),
    edited(
        "A payment has evidence, each piece a bp:Evidence of the same graph.",
        "<https://w3id.org/biopact/codes/disclosure/withheld> ;\n        bp:evidence <evidence/1>",
        "<https://w3id.org/biopact/codes/disclosure/withheld>",
    ),
    edited("Whether a payment is an upper limit is at most one true or false.", "bp:upTo true", "bp:upTo true , false"),
    edited(
        "Who pays and who is paid is a bp:Organization of the same graph.",
        "bp:payee <organization/alpha>",
        "bp:payee <person/jo-doe>",
    ),
    edited("The kind of a milestone is one of the milestone-kind list.", "/regulatory>", "/personal>"),
    edited("A payment has at most one state, from the money-state list.", "/contingent>", "/lost>"),
    edited(
        "A payment has at most one disclosure, from the disclosure list.", "/disclosure/stated>", "/disclosure/shy>"
    ),
    edited(SUM, "bp:amount 34000000 ;", ""),
    edited(SUM, 'bp:currency "USD" ;', ""),
    edited(SUM, 'bp:wording "potentially $34 million" ;', ""),
    edited(SUM, "/disclosure/stated>", "/disclosure/withheld>"),
    edited(
        "The low rate of a royalty is at most one decimal number from 0 to 100 percent.",
        "bp:lowRate 4.0",
        "bp:lowRate -4.0",
    ),
    edited(
        "The high rate of a royalty is at most one decimal number from 0 to 100 percent.",
        "bp:highRate 13",
        "bp:highRate 130",
    ),
    edited("The low rate of a royalty is not above its high rate.", "bp:lowRate 4.0", "bp:lowRate 14.0"),
    edited("Whether a royalty is tiered is at most one true or false.", "bp:tiered true", 'bp:tiered "in steps"'),
    edited(
        "A royalty has evidence, each piece a bp:Evidence of the same graph.",
        '"mid-single to low double digit" ;\n        bp:evidence <evidence/1>',
        '"mid-single to low double digit"',
    ),
    edited(
        "A royalty with a rate keeps the wording that gives it.", 'bp:wording "mid-single to low double digit" ;', ""
    ),
    edited("A duty is exactly one activity, from the activity list.", "/activity/development>", "/activity/singing>"),
    edited(
        "A duty has somebody responsible for it: a bp:Organization of the same graph.",
        "bp:responsible <organization/beta> ;",
        "",
    ),
    edited(
        "The territory of a duty is a bp:Territory of the same graph.",
        "bp:territory <territory/japan> ;",
        "bp:territory <territory/atlantis> ;",
    ),
    edited(
        "A duty has evidence, each piece a bp:Evidence of the same graph.",
        "bp:territory <territory/japan> ;\n        bp:evidence <evidence/1>",
        "bp:territory <territory/japan>",
    ),
)

COUNTS = (
    edited("A product count has a label (skos:prefLabel) that is not blank.", 'skos:prefLabel "ten compounds" ;', ""),
    edited(
        "A product count has exactly one count: a whole number that is not negative.",
        "bp:count 10 ;",
        'bp:count "ten" ;',
    ),
    edited("The status of counted products is a text.", '"in clinical testing"', "true"),
    edited(
        "Whether counted products are wholly owned is at most one true or false.",
        "bp:whollyOwned true",
        "bp:whollyOwned 1",
    ),
    edited(
        "The holder of counted products is a bp:Organization of the same graph.",
        "bp:holder <organization/alpha>",
        "bp:holder <person/jo-doe>",
    ),
    edited(
        "What counted products are built on is a bp:Technology of the same graph.",
        "bp:builtOn <technology/link>",
        "bp:builtOn <target/her2>",
    ),
    edited(
        "A product count is part of a bp:ProductCount of the same graph.",
        "bp:partOfCount <count/ten>",
        "bp:partOfCount <count/hundred>",
    ),
    edited(
        "A deal under which counted products came about is given by its IRI.",
        "bp:under <deal/alpha-beta>",
        'bp:under "the 2009 licences"',
    ),
    edited(
        "A product count has evidence, each piece a bp:Evidence of the same graph.",
        "bp:builtOn <technology/link> ;\n    bp:evidence <evidence/1> .",
        "bp:builtOn <technology/link> .",
    ),
)

RELEASES = (
    added(
        "A release is known by its IRI.",
        f"""<deal/alpha-beta> bp:mentionedIn
        [ a bp:Release ; dcterms:title "Two" ; dcterms:identifier "two" ; bp:textSha256 "{64 * "0"}" ] .""",
    ),
    added(
        "A release has exactly one title (dcterms:title) that is not blank.", '<release/one> dcterms:title "Another" .'
    ),
    edited(
        "A release has exactly one identifier (dcterms:identifier): the stem of its file or its address.",
        'dcterms:identifier "one" ;',
        "",
    ),
    edited(
        "A release has exactly one SHA-256 of its text: 64 lower-case hexadecimal digits.",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
    ),
    edited(
        "A release has at most one date (dcterms:issued): an xsd:date, xsd:gYearMonth or xsd:gYear.",
        '"2012-12-19"^^xsd:date',
        '"2012-12-19"',
    ),
    edited(
        "The issuer of a release is a bp:Organization of the same graph.",
        "bp:issuer <organization/alpha>",
        'bp:issuer "Alpha"',
    ),
)

CLAIMS = (
    claim_without("subject", "A claim has exactly one subject (rdf:subject), which is a node."),
    claim_without("predicate", "A claim has exactly one predicate (rdf:predicate), which is an IRI."),
    claim_without("object", "A claim has exactly one object (rdf:object)."),
    claim_without("evidence", "A claim has evidence, each piece a bp:Evidence of the same graph."),
    claim_without("confidence", "A claim has exactly one confidence: a number from 0 to 1."),
    claim_without("rule", "A claim names the rule that found it."),
    edited("A claim has exactly one confidence: a number from 0 to 1.", "bp:confidence 0.93", "bp:confidence 93"),
    added("A claim is told in at most one way, from the telling list.", '<claim/1> bp:toldAs "news" .'),
    added("The deal that a claim concerns is a bp:Deal of the same graph.", "<claim/1> bp:concernsDeal <count/ten> ."),
    added(EDGE, "<organization/beta> bp:licenses <organization/alpha> ."),
    edited(EDGE, "rdf:predicate bp:developedBy", "rdf:predicate bp:ownedBy"),
)

EVIDENCE = (
    added(
        "Evidence points at exactly one stretch of text (oa:hasTarget).", "<evidence/1> oa:hasTarget <release/one> ."
    ),
    edited(
        "Evidence names exactly one source (oa:hasSource): the IRI of its release.", "oa:hasSource <release/one> ;", ""
    ),
    edited(
        "Evidence has exactly one oa:TextPositionSelector.",
        "[ a oa:TextPositionSelector ; oa:start 10 ; oa:end 20 ] ,",
        "",
    ),
    edited(
        "Evidence has exactly one oa:TextQuoteSelector.",
        '"ten points" ]',
        '"ten points" ] , [ a oa:TextQuoteSelector ; oa:exact "ten dots" ]',
    ),
    edited("A stretch of text has exactly one start: a whole number from 0.", "oa:start 10 ; oa:end 20", "oa:end 20"),
    edited("A stretch of text has exactly one end: a whole number.", "oa:start 10 ; oa:end 20", "oa:start 10"),
    edited(
        "A stretch of text starts before it ends.",
        "oa:start 10 ; oa:end 20",
        "oa:start 20 ; oa:end 10",
        "A quotation has as many characters as the stretch of text that it stands in.",
    ),
    edited(
        "A quotation has exactly one text (oa:exact) that is not empty.", '"ten points"', '"ten points" , "dix points"'
    ),
    edited(
        "A quotation has as many characters as the stretch of text that it stands in.",
        '"ten points"',
        '"ten whole points"',
    ),
)

BROKEN = THINGS + DEALS + MONEY + COUNTS + RELEASES + CLAIMS + EVIDENCE


@pytest.fixture(scope="module")
def found() -> Mapping[int, frozenset[str]]:
    """The messages for each broken graph. One run over all of them, since a run costs more than a graph."""
    everything = Graph()
    for number, broken in enumerate(BROKEN):
        base = f"@base <https://w3id.org/biopact/id/{number}/> ."
        everything.parse(data=broken.text.replace(BASE_LINE, base), format="turtle")
    messages: defaultdict[int, set[str]] = defaultdict(set)
    for violation in violations(everything):
        number = violation.focus.removeprefix("https://w3id.org/biopact/id/").partition("/")[0]
        messages[int(number)].add(violation.message)
    return {number: frozenset(said) for number, said in messages.items()}


def test_a_graph_with_everything_in_order_has_no_violations() -> None:
    assert violations(Graph().parse(data=CONFORMING, format="turtle")) == ()


def test_an_empty_graph_has_no_violations() -> None:
    assert violations(Graph()) == ()


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=lambda number: min(BROKEN[number].messages)[:60])
def test_a_fault_is_named_and_nothing_else_is(number: int, found: Mapping[int, frozenset[str]]) -> None:
    assert found.get(number, frozenset()) == BROKEN[number].messages


def test_every_message_of_the_shapes_has_a_graph_that_provokes_it() -> None:
    said = {str(message) for message in load_shapes().objects(None, SH.message)}
    assert said == {message for broken in BROKEN for message in broken.messages}


def test_the_conforming_graph_has_a_node_for_every_shape() -> None:
    graph = Graph().parse(data=CONFORMING, format="turtle")
    shapes = load_shapes()
    for node_shape in shapes.subjects(RDF.type, SH.NodeShape):
        classes = list(shapes.objects(node_shape, SH.targetClass))
        predicates = [*shapes.objects(node_shape, SH.targetSubjectsOf), *shapes.objects(node_shape, SH.targetObjectsOf)]
        assert classes or predicates, f"{node_shape} has no target"
        assert any((None, RDF.type, c) in graph for c in classes) or any((None, p, None) in graph for p in predicates)


def test_every_class_of_the_vocabulary_has_a_shape() -> None:
    ontology = Graph().parse(Path(__file__).parents[2] / "ontology" / "biopact.ttl")
    classes = {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(ONTOLOGY)}
    assert classes <= set(load_shapes().objects(None, SH.targetClass))


def test_every_property_of_the_vocabulary_stands_in_a_shape() -> None:
    ontology = Graph().parse(Path(__file__).parents[2] / "ontology" / "biopact.ttl")
    terms = {p for p in ontology.subjects(RDFS.range) if isinstance(p, URIRef)}
    assert terms - set(load_shapes().objects()) == set()


def test_the_lists_in_the_shapes_are_the_code_lists() -> None:
    shapes = load_shapes()
    listed: dict[str, set[frozenset[str]]] = defaultdict(set)
    for head in shapes.objects(None, SH["in"]):
        members = [str(member) for member in Collection(shapes, head)]
        listed[members[0].split("/")[-2]].add(frozenset(members))
    assert listed == {
        name: {frozenset(str(code(name, member.value)) for member in members)} for name, members in CODE_LISTS.items()
    }


def test_a_deal_counts_its_parties_over_all_roles() -> None:
    shapes = load_shapes()
    roles = {frozenset(Collection(shapes, head)) for head in shapes.objects(None, SH.alternativePath)}
    assert frozenset(BP[role.value] for role in Role) in roles
