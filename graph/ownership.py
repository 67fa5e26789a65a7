"""The graph of owners: who held the organizations of a store, and when, by the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from biopact.ontology.terms import BASE, BP
from biopact.resolution.ownership import Ownership, Timeline
from biopact.resolution.registry import Registry, registry

_TYPE = NamedNode(RDF.type)
_DATES = {10: XSD.date, 7: XSD.gYearMonth, 4: XSD.gYear}


def to_triples(organizations: Iterable[str], known: Registry | None = None, base: str = BASE) -> set[Triple]:
    """The triples of the graph of owners for organizations (IRIs below `base`) and those who held them.

    One node for each span of time; an organization that the registry does not have, or that nobody held, gives none.
    """
    known = known or registry()
    line = Timeline(known)
    prefix = f"{base}organization/"
    triples: set[Triple] = set()
    for organization in organizations:
        id = organization.removeprefix(prefix)
        if id == organization or id not in known.entries:
            continue
        for span in line.ownership(id):
            triples.update(_span(span, base))
            for owner in span.chain:
                node = NamedNode(prefix + owner)
                triples.add(Triple(node, _TYPE, NamedNode(BP.Organization)))
                triples.add(Triple(node, NamedNode(SKOS.prefLabel), Literal(known.entries[owner].name)))
    return triples


def _span(span: Ownership, base: str) -> Iterator[Triple]:
    """One span, named after what it says: the same in every store."""
    node = NamedNode(f"{base}ownership/{span.owned}/{span.owner}/{_begin(span)}")

    def triple(predicate: str, value: NamedNode | Literal) -> Triple:
        return Triple(node, NamedNode(predicate), value)

    yield triple(RDF.type, NamedNode(BP.Ownership))
    yield triple(BP.owned, NamedNode(f"{base}organization/{span.owned}"))
    yield triple(BP.owner, NamedNode(f"{base}organization/{span.owner}"))
    yield triple(BP.holdsToday, Literal(span.today))
    for step in span.chain[:-1]:
        yield triple(BP.through, NamedNode(f"{base}organization/{step}"))
    if span.since:
        yield triple(BP.since, _date(span.since))
    if span.until:
        yield triple(BP.until, _date(span.until))
    for source in span.sources:
        if urlsplit(source).scheme in ("http", "https"):
            # Addresses as people copy them may hold what no IRI may.
            yield triple(PROV.hadPrimarySource, NamedNode(quote(source, safe="%:/?#[]@!$&'()*+,;=~")))
        else:
            yield triple(DCTERMS.source, Literal(source))


def _begin(span: Ownership) -> str:
    if not span.dated:
        return "today"
    return span.since or "always"


def _date(date: str) -> Literal:
    return Literal(date, datatype=NamedNode(_DATES[len(date)]))
