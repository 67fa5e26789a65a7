"""What the graph of a release is like: every quote in its place, the same on every machine, true to the shapes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, RDF, SKOS

from biopact.codes import DealKind, Role
from biopact.facts import Organization, ReleaseFacts, Stated
from biopact.loaders.confidence import term_confidence
from biopact.loaders.triples import provenance, release_iri, to_rdf
from biopact.ontology.conformance import violations
from biopact.ontology.serialize import turtle
from biopact.ontology.terms import BASE, BP, CODES, OA, ORG
from tests.loaders.digests import DIGESTS, digest
from tests.loaders.sample import ACME, BETA, CURIE, RELEASE, TITLE, said, sample

OTHER = "https://deals.example/id/"
Values = dict[tuple[str, str], list[str]]
each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)


def values(triples: Iterable[Triple]) -> Values:
    """The values of each subject's properties, as text."""
    found: Values = defaultdict(list)
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode | Literal)
        found[triple.subject.value, triple.predicate.value].append(triple.object.value)
    return found


def of_class(found: Values, kind: str) -> list[str]:
    return [node for (node, predicate), kinds in found.items() if predicate == str(RDF.type) and str(kind) in kinds]


def thing(thing: Organization) -> str:
    return f"{BASE}organization/{thing.id}"


# ---- evidence -------------------------------------------------------------------------------------------------------


def check_quotes(facts: ReleaseFacts) -> int:
    found, text = values(to_rdf(facts)), facts.release.text
    claims = of_class(found, BP.Claim)
    for node in {*claims, *of_class(found, BP.Deal), *of_class(found, BP.Payment), *of_class(found, BP.Royalty)}:
        assert found[node, str(BP.evidence)], node
        for piece in found[node, str(BP.evidence)]:
            (target,) = found[piece, str(OA.hasTarget)]
            assert found[target, str(OA.hasSource)] == [release_iri(facts.release.identifier).value]
            position, words = sorted(found[target, str(OA.hasSelector)])
            start, end = (int(found[position, str(place)][0]) for place in (OA.start, OA.end))
            assert [text[start:end]] == found[words, str(OA.exact)]
            assert text[:start].endswith("".join(found[words, str(OA.prefix)]))
            assert text[end:].startswith("".join(found[words, str(OA.suffix)]))
    return len(claims)


@each_digest
def test_every_claim_of_a_digest_quotes_words_that_stand_at_their_offsets(path: Path) -> None:
    assert check_quotes(digest(path)) > 2


def test_offsets_count_code_points_also_behind_an_emoji() -> None:
    facts = replace(sample(), title=Stated("milestones", said("milestones")))
    assert check_quotes(facts) > 30


def test_title_and_date_are_claims_with_words_of_their_own() -> None:
    found = values(to_rdf(sample()))
    quoted = {}
    for claim in of_class(found, BP.Claim):
        if found[claim, str(RDF.subject)] == [release_iri(RELEASE.identifier).value]:
            (piece,) = found[claim, str(BP.evidence)]
            quoted[found[claim, str(RDF.predicate)][0]] = found[f"{piece}#quote", str(OA.exact)]
    assert quoted == {str(DCTERMS.title): ["Acme grants Beta a licence"], str(DCTERMS.issued): ["March 4, 2011"]}


def test_a_title_that_only_the_source_gives_is_no_claim() -> None:
    found = values(to_rdf(ReleaseFacts(RELEASE)))
    assert found[release_iri(RELEASE.identifier).value, str(DCTERMS.title)] == ["Acme grants Beta a licence"]
    assert of_class(found, BP.Claim) == []


# ---- the same everywhere --------------------------------------------------------------------------------------------


def test_the_same_facts_give_the_same_list() -> None:
    assert to_rdf(sample()) == to_rdf(sample())
    assert provenance(sample()) == provenance(sample())


def test_no_triple_is_written_twice() -> None:
    assert len(to_rdf(sample())) == len(set(to_rdf(sample())))


def test_the_order_of_hashes_does_not_matter() -> None:
    code = (
        "from biopact.loaders.triples import to_rdf\n"
        "from tests.loaders.digests import DIGESTS, digest\n"
        "from tests.loaders.sample import sample\n"
        "for facts in (sample(), digest(DIGESTS[0])): print(*to_rdf(facts), sep='\\n')"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("0", "1")
    ]
    assert printed[0] == printed[1]
    assert printed[0].count("\n") > 1000


@pytest.mark.parametrize("write", [to_rdf, provenance])
def test_another_base_renames_all_instances_and_changes_nothing_else(write: object) -> None:
    assert callable(write)
    own, other = [str(triple) for triple in write(sample())], [str(triple) for triple in write(sample(), OTHER)]
    assert other == [line.replace(BASE, OTHER) for line in own]
    assert BASE not in "".join(other)


def test_a_base_may_end_in_a_hash() -> None:
    base = "https://deals.example/all#"
    graph = rdflib.Graph().parse(data=turtle(to_rdf(sample(), base), base))
    assert len(graph) == len(to_rdf(sample()))
    assert violations(graph) == ()


# ---- true to the vocabulary -----------------------------------------------------------------------------------------


def broken(facts: ReleaseFacts) -> list[str]:
    found = violations(rdflib.Graph().parse(data=turtle(to_rdf(facts))))
    return [f"{violation.focus}: {violation.message}" for violation in found]


@each_digest
def test_the_graph_of_a_digest_conforms_to_the_shapes(path: Path) -> None:
    assert broken(digest(path)) == []


def test_a_graph_of_every_code_and_term_conforms_to_the_shapes() -> None:
    facts = sample()
    stages = [relation for relation in facts.relations if relation.predicate == "stage"]
    assert broken(facts) == []
    assert len(stages) == 9


def test_a_code_comes_from_the_list_of_its_property() -> None:
    lists = defaultdict(set)
    for triple in to_rdf(sample()):
        if isinstance(triple.object, NamedNode) and triple.object.value.startswith(CODES):
            lists[triple.predicate.value.partition("#")[2]].add(triple.object.value.removeprefix(CODES).split("/")[0])
    assert lists.pop("object") == {"stage"}
    assert dict(lists) == {
        "dealKind": {"deal-kind"},
        "toldAs": {"telling"},
        "eventKind": {"deal-event"},
        "paymentKind": {"payment-kind"},
        "disclosure": {"disclosure"},
        "moneyState": {"money-state"},
        "milestoneKind": {"milestone-kind"},
        "activity": {"activity"},
        "stage": {"stage"},
    }


# ---- one thing, one node --------------------------------------------------------------------------------------------

LONG = Organization(ACME.id, "Acme Holding AG", ("Acme",))


def test_two_names_of_one_identifier_are_labels_of_one_node() -> None:
    found = values(to_rdf(ReleaseFacts(RELEASE, issuers=(LONG,), things=(ACME,))))
    assert found[thing(ACME), str(SKOS.prefLabel)] == ["Acme AG"]
    assert found[thing(ACME), str(SKOS.altLabel)] == ["Acme", "Acme Holding AG"]


def test_a_thing_that_is_named_but_not_listed_is_described_by_its_longest_name() -> None:
    found = values(to_rdf(ReleaseFacts(RELEASE, issuers=(ACME, LONG))))
    assert found[thing(ACME), str(SKOS.prefLabel)] == ["Acme Holding AG"]


def test_no_organization_has_an_edge_to_itself() -> None:
    deal = replace(sample().deals[0], kinds=(DealKind.COLLABORATION,))
    licensor, licensee = (replace(deal.parties[0], role=role) for role in (Role.LICENSOR, Role.LICENSEE))
    alone = replace(deal, parties=(licensor, replace(licensee, organization=LONG)))
    found = values(to_rdf(ReleaseFacts(RELEASE, deals=(alone,))))
    assert found[f"{BASE}deal/{deal.id}", str(BP.licensee)] == [thing(ACME)]
    assert not [key for key in found if key[1] in (str(BP.licenses), str(BP.collaboratesWith))]


def test_two_roles_of_a_person_in_one_organization_are_two_memberships() -> None:
    found = values(to_rdf(sample()))
    posts = found[f"{BASE}person/{CURIE.id}", str(ORG.hasMembership)]
    assert [found[post, str(ORG.role)] for post in posts] == [["chairman"], ["chief chemist"]]


def test_a_party_that_is_told_twice_is_one_claim_with_two_pieces_of_evidence() -> None:
    deal = sample().deals[0]
    again = replace(deal.parties[0], evidence=TITLE)
    found = values(to_rdf(ReleaseFacts(RELEASE, deals=(replace(deal, parties=(*deal.parties, again)),))))
    (claim,) = (
        node
        for node in of_class(found, BP.Claim)
        if found[node, str(RDF.predicate)] == [str(BP.licensor)] and found[node, str(RDF.object)] == [thing(ACME)]
    )
    assert len(found[claim, str(BP.evidence)]) == 2
    assert found[claim, str(BP.rule)] == ["grants"]
    assert found[claim, str(BP.confidence)] == [f"{term_confidence(deal, 'party'):.2f}"]
    assert found[f"{BASE}deal/{deal.id}", str(BP.confidence)] == ["0.86"]


def test_a_source_that_is_no_address_is_kept_as_text() -> None:
    release = replace(RELEASE, source="https://deals.example/not an address")
    triples = to_rdf(ReleaseFacts(release))
    assert Literal("https://deals.example/not an address") in [triple.object for triple in triples]
    assert BETA.id not in "".join(map(str, triples))
