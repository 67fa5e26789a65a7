"""Nanopublications: each claim, or each deal, as a citable unit of four named graphs under a name made of its content.

The form is that of the nanopublication guidelines (nanopub.net/guidelines), the name a trusty URI of module RA
(trustyuri.net/spec): whoever has the text can compute the name again, and a changed text has another. The same store
gives the same nanopublications: nothing in them says when they were written.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import BinaryIO, TypeVar

from pyoxigraph import Literal, NamedNode, Quad, Triple

from biopact.graph.export import serialize
from biopact.graph.formats.jsonld import Matching, Thing
from biopact.graph.formats.sorted_lines import SortedLines
from biopact.graph.quads import in_graph
from biopact.graph.store import Store
from biopact.graph.withheld import Withheld
from biopact.ontology.serialize import PREFIXES, RDF_TYPE
from biopact.ontology.terms import BP, OA

T = TypeVar("T")

BASE = "https://w3id.org/biopact/np/"
"""What the name of a nanopublication begins with; the code of its content follows."""

UNITS = {"claim": NamedNode(BP.Claim), "deal": NamedNode(BP.Deal)}
"""What a nanopublication can be of, by the word for it."""

_NP = "http://www.nanopub.org/nschema#"
_NPX = "http://purl.org/nanopub/x/"
_TYPE = NamedNode(RDF_TYPE[1:-1])
_DERIVED = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_GENERATED = NamedNode(PREFIXES["prov"] + "wasGeneratedBy")
_ATTRIBUTED = NamedNode(PREFIXES["prov"] + "wasAttributedTo")
_ASSOCIATED = NamedNode(PREFIXES["prov"] + "wasAssociatedWith")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(PREFIXES["rdf"] + name) for name in ("subject", "predicate", "object"))
_PARTS = tuple(map(NamedNode, (BP.payment, BP.event, BP.royalty, BP.responsibility)))
_EVIDENCE = NamedNode(BP.evidence)
_TOLD_IN = tuple(map(NamedNode, (BP.announcedIn, BP.mentionedIn)))
_ABOUT_TELLING = frozenset({_EVIDENCE, *_TOLD_IN, *map(NamedNode, (BP.reportedIn, BP.toldAs, BP.confidence, BP.rule))})
_ABOUT_RELEASE = frozenset(
    NamedNode(iri)
    for iri in (
        *(PREFIXES["dcterms"] + name for name in ("title", "issued", "source")),
        BP.textSha256,
        _GENERATED.value,
    )
)
_UNNAMED = "RA" + "-" * 43
"""What stands for the code of a nanopublication while it is computed: as long, and a code that no content has."""


def write(store: Store, file: BinaryIO, unit: str = "claim", *, quotes: bool = True) -> int:
    """Write the nanopublications of the view as TriG, by the IRI of what they are of, and give how many there are."""
    number = 0
    for quads in nanopublications(store, unit, quotes=quotes):
        file.write(b"\n" if number else b"")
        serialize(quads, "trig", file)
        number += 1
    return number


def nanopublications(store: Store, unit: str = "claim", *, quotes: bool = True) -> Iterator[list[Quad]]:
    """The nanopublications of the view, each as its statements, by the IRI of the claim or deal that they are of.

    Without `quotes` the words of releases are left out, as `biopact.graph.withheld` says.
    """
    matching: Matching = partial(store.matching, graph=None)
    told = matching if quotes else Withheld(matching).matching
    with SortedLines() as names:
        for quad in matching(None, _TYPE, UNITS[unit]):
            names.add(f"{quad.subject}\n".encode())
        for line in names:
            node = NamedNode(line.decode()[1:-2])
            assertion = _of_claim(node, told) if unit == "claim" else _of_deal(node, told)
            if assertion:  # a claim of which the words are withheld may have nothing left to say
                yield named(_unnamed(node, unit, assertion, told))


def named(quads: Iterable[Quad]) -> list[Quad]:
    """The statements of a nanopublication under its name, given with what stands for its code."""
    known = list(quads)
    code = artifact_code(known, _UNNAMED)
    return [
        Quad(_with(quad.subject, code), quad.predicate, _with(quad.object, code), _with(quad.graph_name, code))
        for quad in known
    ]


def artifact_code(quads: Iterable[Quad], code: str) -> str:
    """The code of the content of these statements: `RA` and 43 characters, by module RA of trusty URIs.

    `code` is what stands in them where the code stands or will stand. There are no blank nodes in them.
    """
    lines = []
    for quad in quads:
        graph, subject, predicate = (_text(term, code) for term in (quad.graph_name, quad.subject, quad.predicate))
        thing = quad.object
        if isinstance(thing, Literal):
            value, language = thing.value, thing.language
            key: tuple[object, ...] = (
                1,
                value.encode(),
                0 if language else 1,
                "" if language else thing.datatype.value,
            )
            kind = f"@{language.lower()}" if language else f"^{thing.datatype.value}"
            escaped = value.replace("\\", "\\\\").replace("\n", "\\n")
            last, key = f"{kind} {escaped}", (*key, language or "")
        else:
            last = _text(thing, code)
            key = (0, last.encode())
        lines.append(((graph.encode(), subject.encode(), predicate.encode(), key), (graph, subject, predicate, last)))
    text = "".join(f"{part}\n" for _, parts in sorted(dict.fromkeys(lines)) for part in parts)
    return "RA" + base64.urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")


def _text(term: object, code: str) -> str:
    assert isinstance(term, NamedNode), "the store makes IRIs of blank nodes"
    return term.value.replace(code, " ")


def _with(term: T, code: str) -> T | NamedNode:
    """The term with the code in it, where it is a name in the nanopublication."""
    if isinstance(term, NamedNode) and term.value.startswith(BASE + _UNNAMED):
        return NamedNode(BASE + code + term.value.removeprefix(BASE + _UNNAMED))
    return term


def _unnamed(node: NamedNode, unit: str, assertion: list[Triple], matching: Matching) -> Iterator[Quad]:
    this = NamedNode(BASE + _UNNAMED)
    head, asserted, provenance, published = (
        NamedNode(f"{this.value}#{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    yield Quad(this, _TYPE, NamedNode(_NP + "Nanopublication"), head)
    yield Quad(this, NamedNode(_NP + "hasAssertion"), asserted, head)
    yield Quad(this, NamedNode(_NP + "hasProvenance"), provenance, head)
    yield Quad(this, NamedNode(_NP + "hasPublicationInfo"), published, head)
    for triple in assertion:
        yield in_graph(asserted, triple)
    told, releases = _telling(node, unit, assertion, matching)
    yield Quad(asserted, _DERIVED, node, provenance)
    for release in releases:
        yield Quad(asserted, _DERIVED, release, provenance)
    for triple in told:
        yield in_graph(provenance, triple)
    yield Quad(this, NamedNode(_NPX + "hasNanopubType"), UNITS[unit], published)
    for tool in _tools(releases, matching):
        yield Quad(this, _ATTRIBUTED, tool, published)
        for quad in matching(tool, None, None):
            yield in_graph(published, quad.triple)


def _of_claim(claim: NamedNode, matching: Matching) -> list[Triple]:
    """What a claim says, as the triple it is."""
    parts = [_objects(matching, claim, term) for term in (_SUBJECT, _PREDICATE, _OBJECT)]
    if not all(parts):
        return []
    (subject, *_), (predicate, *_), (thing, *_) = parts
    assert isinstance(subject, NamedNode)
    assert isinstance(predicate, NamedNode)
    return [Triple(subject, predicate, thing)]


def _of_deal(deal: NamedNode, matching: Matching) -> list[Triple]:
    """What is said of a deal, its sums, steps, royalties and duties; not where and how."""
    parts = [thing for part in _PARTS for thing in _objects(matching, deal, part) if isinstance(thing, NamedNode)]
    said = [quad.triple for node in (deal, *parts) for quad in matching(node, None, None)]
    return [triple for triple in said if triple.predicate not in _ABOUT_TELLING]


def _telling(
    node: NamedNode, unit: str, assertion: list[Triple], matching: Matching
) -> tuple[list[Triple], list[NamedNode]]:
    """How it is told: by which words of which releases, how surely; and those releases."""
    tellers = (
        {node} if unit == "claim" else {triple.subject for triple in assertion if isinstance(triple.subject, NamedNode)}
    )
    told = [
        quad.triple
        for teller in sorted(tellers, key=str)
        for quad in matching(teller, None, None)
        if quad.predicate in _ABOUT_TELLING or (unit == "claim" and quad.predicate == _GENERATED)
    ]
    releases = {triple.object for triple in told if triple.predicate in _TOLD_IN}
    for evidence in {triple.object for triple in told if triple.predicate == _EVIDENCE}:
        words = list(_below(evidence, matching))
        told += words
        releases |= {triple.object for triple in words if triple.predicate == NamedNode(OA.hasSource)}
    named = sorted((release for release in releases if isinstance(release, NamedNode)), key=str)
    for release in named:
        told += [quad.triple for quad in matching(release, None, None) if quad.predicate in _ABOUT_RELEASE]
    return told, named


def _below(evidence: object, matching: Matching) -> Iterator[Triple]:
    """A piece of evidence with its place and its words."""
    assert isinstance(evidence, NamedNode)
    for quad in matching(evidence, None, None):
        yield quad.triple
        if quad.predicate in (NamedNode(OA.hasTarget), NamedNode(OA.hasSelector)):
            yield from _below(quad.object, matching)


def _tools(releases: list[NamedNode], matching: Matching) -> list[NamedNode]:
    """What read these releases."""
    found = {
        tool
        for release in releases
        for activity in _objects(matching, release, _GENERATED)
        for tool in _objects(matching, activity, _ASSOCIATED)
        if isinstance(tool, NamedNode)
    }
    return sorted(found, key=str)


def _objects(matching: Matching, subject: object, predicate: NamedNode) -> list[Thing]:
    assert isinstance(subject, NamedNode)
    return sorted((quad.object for quad in matching(subject, predicate, None)), key=str)
