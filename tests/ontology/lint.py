"""What is wrong with an ontology as a text for people and programs: each check gives what it finds, sorted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.ConceptScheme, SKOS.Concept)
SAID = {"label": (RDFS.label, SKOS.prefLabel), "definition": (SKOS.definition,), "example": (SKOS.example,)}


def terms(graph: Graph, namespaces: tuple[str, ...]) -> set[URIRef]:
    """The terms of these namespaces that a graph declares."""
    declared = {term for kind in KINDS for term in graph.subjects(RDF.type, kind)}
    return {term for term in declared if isinstance(term, URIRef) and str(term).startswith(namespaces)}


def missing(graph: Graph, namespaces: tuple[str, ...]) -> list[str]:
    """Terms without an English label or definition, an example, or a source."""
    return sorted(f"{term} has no {what}" for term in terms(graph, namespaces) for what in _missing(graph, term))


def _missing(graph: Graph, term: URIRef) -> Iterator[str]:
    for what, predicates in SAID.items():
        values = [value for predicate in predicates for value in graph.objects(term, predicate)]
        if not any(isinstance(value, Literal) and str(value).strip() for value in values):
            yield what
        elif what != "example" and not all(isinstance(value, Literal) and value.language == "en" for value in values):
            yield f"{what} in English"
    if not any(str(value).strip() for value in graph.objects(term, DCTERMS.source)):
        yield "source"


def same_label(graph: Graph, namespaces: tuple[str, ...]) -> list[str]:
    """Labels that two terms of one kind bear, whatever their case; codes are of one kind within their list."""
    bearers: defaultdict[tuple[str, str], set[URIRef]] = defaultdict(set)
    for term in terms(graph, namespaces):
        scheme = graph.value(term, SKOS.inScheme)
        is_class = (term, RDF.type, OWL.Class) in graph
        kind = str(scheme) if scheme is not None else "class" if is_class else "property or list"
        for label in (*graph.objects(term, RDFS.label), *graph.objects(term, SKOS.prefLabel)):
            bearers[kind, str(label).casefold()].add(term)
    return sorted(
        f"{', '.join(sorted(found))} are called {label}" for (_, label), found in bearers.items() if len(found) > 1
    )


def cycles(graph: Graph) -> list[str]:
    """Classes and properties that are, by way of others, below themselves."""
    return sorted(
        f"{term} is below itself"
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader)
        for term in set(graph.subjects(predicate))
        if term
        in {above for first in graph.objects(term, predicate) for above in graph.transitive_objects(first, predicate)}
    )


def named(graph: Graph, namespaces: tuple[str, ...]) -> set[URIRef]:
    """The names in these namespaces that stand anywhere in a graph."""
    return {
        term for triple in graph for term in triple if isinstance(term, URIRef) and str(term).startswith(namespaces)
    }


def named_in_sparql(text: str, namespaces: tuple[str, ...]) -> set[URIRef]:
    """The names in these namespaces that a query speaks of, shortened or in full; comments and strings are no names."""
    code = re.sub(r'"(?:[^"\\\n]|\\.)*"|(?<![<\w:/])#[^\n]*', " ", text)
    prefixes = {match[1]: match[2] for match in re.finditer(r"PREFIX\s+([\w-]*):\s*<([^>]*)>", code, re.IGNORECASE)}
    body = re.sub(r"PREFIX\s+[\w-]*:\s*<[^>]*>", " ", code, flags=re.IGNORECASE)
    full = set(re.findall(r"<([^<>\s]+)>", body))
    short = {
        prefixes[match[1]] + match[2]
        for match in re.finditer(r"(?<![\w?$<-])([A-Za-z][\w-]*):([A-Za-z][\w-]*)", re.sub(r"<[^<>\s]+>", " ", body))
        if match[1] in prefixes
    }
    return {URIRef(name) for name in full | short if name.startswith(namespaces)}


def undefined(used: Iterable[URIRef], defined: Set[URIRef]) -> list[str]:
    """Names in use that nothing defines."""
    return sorted(f"{term} is not defined" for term in set(used) - set(defined))


def unused(defined: Set[URIRef], *used: Set[URIRef]) -> list[str]:
    """Terms that nobody uses."""
    return sorted(f"{term} is not used" for term in set(defined) - set().union(*used))
