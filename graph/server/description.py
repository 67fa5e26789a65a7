"""What the endpoint says of itself, by SPARQL 1.1 Service Description."""

from __future__ import annotations

from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from biopact.graph.server import formats
from biopact.graph.server.jobs import Answered
from biopact.graph.server.negotiation import choose
from biopact.graph.server.settings import Settings
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import ONTOLOGY

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
TYPE = NamedNode(PREFIXES["rdf"] + "type")

_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "TriG",
    "JSON-LD",
    "RDF_XML",
)
_MOST = 1000
"""Named graphs that are listed one by one."""


def service_description(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The job that describes the endpoint at the address `endpoint`, in the form that `accept` likes best."""
    media_type = choose(asked["accept"], list(formats.GRAPHS))
    output = formats.Limited(settings.max_bytes)
    formats.write_graph(triples(asked["endpoint"], store.graphs(), settings.writable), media_type, output)
    return Answered(output.getvalue(), media_type)


def triples(endpoint: str, graphs: tuple[str, ...], writable: bool) -> list[Triple]:
    """The description: languages, forms, the default graph, and the named graphs unless they are too many."""
    service, dataset, default = NamedNode(endpoint), NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#view")
    found = [
        Triple(service, TYPE, NamedNode(f"{SD}Service")),
        Triple(service, NamedNode(f"{SD}endpoint"), service),
        Triple(service, NamedNode(f"{SD}supportedLanguage"), NamedNode(f"{SD}SPARQL11Query")),
        Triple(service, NamedNode(f"{SD}defaultDataset"), dataset),
        Triple(dataset, TYPE, NamedNode(f"{SD}Dataset")),
        Triple(dataset, NamedNode(f"{SD}defaultGraph"), default),
        Triple(dataset, NamedNode(f"{VOID}vocabulary"), NamedNode(ONTOLOGY)),
        Triple(default, TYPE, NamedNode(f"{SD}Graph")),
        Triple(
            default, NamedNode(PREFIXES["dcterms"] + "title"), Literal("What all releases say together", language="en")
        ),
    ]
    if writable:
        found.append(Triple(service, NamedNode(f"{SD}supportedLanguage"), NamedNode(f"{SD}SPARQL11Update")))
    found += [Triple(service, NamedNode(f"{SD}resultFormat"), NamedNode(FORMATS + form)) for form in _RESULT_FORMATS]
    if len(graphs) <= _MOST:
        for place, name in enumerate(graphs):
            graph = BlankNode(f"g{place}")
            found += [
                Triple(dataset, NamedNode(f"{SD}namedGraph"), graph),
                Triple(graph, TYPE, NamedNode(f"{SD}NamedGraph")),
                Triple(graph, NamedNode(f"{SD}name"), NamedNode(name)),
            ]
    return found
