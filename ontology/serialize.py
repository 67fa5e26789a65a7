"""One graph as readable Turtle, the same bytes whatever order its triples come in.

Written by hand rather than with a library's serializer because those print prefixes in hash order
and escape every slash of an instance's IRI; this one also runs at several hundred thousand triples a second.
Terms are handled as their N-Triples strings, which is what `str` of a pyoxigraph term gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Quad, RdfFormat, Triple, parse

from biopact.ontology.terms import BASE, CODES, ONTOLOGY

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "bp": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}
"""Prefixes of the vocabularies in use. Those of instances and code lists are made from their own IRIs."""

# A local name that every Turtle and SPARQL parser reads, the slashes and hashes of an instance escaped;
# anything rarer is written as a whole IRI.
_STEP = r"(?:[A-Za-z0-9_.-]|%[0-9A-Fa-f]{2})*"
_LOCAL = re.compile(rf"(?=[A-Za-z0-9_%]){_STEP}(?<!\.)")
_INSTANCE = re.compile(rf"(?=[A-Za-z0-9_%]){_STEP}(?:[/#]{_STEP})*(?<!\.)")
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_SEGMENT = re.compile(r"[a-z][a-z-]*")
_REMEMBERED = 20_000
_WIDTH = 100
"""Characters that the objects of one predicate may take together before each gets a line of its own."""

_SHORT_LITERALS = {
    f"{XSD}boolean": re.compile(r"true|false"),
    f"{XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{XSD}integer": re.compile(r"[+-]?[0-9]+"),
}

Row = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax."""


class Names:
    """Shortens IRIs with prefixes and remembers in `used` which prefixes it needed.

    An instance `<base>deal/x` becomes `deal:x`, a code `…/codes/stage/filed` becomes `codes-stage:filed`.

    >>> names = Names()
    >>> names.split("https://w3id.org/biopact/id/deal/x"), names.used
    (('deal', 'x'), {'deal': 'https://w3id.org/biopact/id/deal/'})
    """

    def __init__(self, base: str = BASE) -> None:
        self.base = base
        self.used: dict[str, str] = {}
        self._terms: dict[str, str] = {}
        self._nested = any(namespace.startswith(base) for namespace in (*_PREFIX_OF, CODES))

    def split(self, iri: str) -> tuple[str, str] | None:
        """Prefix and local name of an IRI, or None where it has to be written in full.

        The local name of an instance may hold slashes and hashes, which Turtle wants escaped and JSON-LD does not.
        """
        parts = None
        if self._nested or not iri.startswith(self.base):
            parts = _of_vocabulary(iri)
        if parts is None and iri.startswith(self.base):
            parts = _below(self.base, "", iri)
        return self._use(*parts) if parts else None

    def _use(self, prefix: str, namespace: str, local: str) -> tuple[str, str]:
        self.used[prefix] = namespace
        return prefix, local

    def term(self, text: str) -> str:
        """The Turtle form of a term given in N-Triples syntax."""
        if text[-1:] == '"':
            return text
        short = self._terms.get(text)
        if short is None:
            if len(self._terms) >= _REMEMBERED:  # most terms stand in one place, and a graph may have any number
                self._terms.clear()
            short = self._terms[text] = self._shorten(text)
        return short

    def _shorten(self, text: str) -> str:
        if text.startswith("<") and not text.startswith("<<"):
            parts = self.split(text[1:-1])
            return f"{parts[0]}:{_escaped(parts[1])}" if parts else text
        if text.startswith('"') and text.endswith(">"):
            quoted, _, datatype = text[:-1].rpartition("^^<")
            short = _SHORT_LITERALS.get(datatype)
            if short and short.fullmatch(quoted[1:-1]):
                return quoted[1:-1]
            return f"{quoted}^^{self.term(f'<{datatype}>')}"
        return text


@lru_cache(maxsize=4096)
def _of_vocabulary(iri: str) -> tuple[str, str, str] | None:
    """Prefix, namespace and local name of a term or code; None for anything else."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    if prefix:
        return (prefix, iri[:cut], iri[cut:]) if _LOCAL.fullmatch(iri[cut:]) else None
    return _below(CODES, "codes-", iri) if iri.startswith(CODES) else None


def _below(start: str, stem: str, iri: str) -> tuple[str, str, str] | None:
    """Prefix, namespace and local name of an IRI one segment below another."""
    segment, _, local = iri[len(start) :].partition("/")
    if segment in PREFIXES or not _SEGMENT.fullmatch(segment) or not _INSTANCE.fullmatch(local):
        return None
    return stem + segment, f"{start}{segment}/", local


def _escaped(local: str) -> str:
    return local.replace("/", "\\/").replace("#", "\\#")


def row(triple: Triple) -> Row:
    """The triple in N-Triples syntax."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


def order(row: Row) -> tuple[str, bool, Row]:
    """Sort key of a row: by subject, with the type first, then by predicate and object."""
    return row[0].rstrip(">"), row[1] != RDF_TYPE, row


def rows(triples: Iterable[Triple]) -> list[Row]:
    """The distinct triples as sorted rows."""
    return sorted({row(triple) for triple in triples}, key=order)


def triples_of(rows: Iterable[Row]) -> list[Triple]:
    """The triples behind rows, in the same order.

    >>> print(*triples_of([("<http://example.org/s>", "<http://example.org/p>", '"o"')]))
    <http://example.org/s> <http://example.org/p> "o"
    """
    return triples_in("".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in rows))


def triples_in(lines: str) -> list[Triple]:
    """The triples of a text in N-Triples, in the same order."""
    return [quad.triple for quad in parse(lines, RdfFormat.N_TRIPLES)]


def canonical(triples: Iterable[Triple]) -> list[Triple]:
    """The triples with blank nodes relabelled by RDFC-1.0, so that equal graphs have equal labels.

    >>> from pyoxigraph import NamedNode
    >>> print(*canonical([Triple(BlankNode("any"), NamedNode("http://example.org/p"), BlankNode("thing"))]))
    _:c14n1 <http://example.org/p> _:c14n0
    """
    found = list(triples)
    if not any(isinstance(term, BlankNode) for triple in found for term in (triple.subject, triple.object)):
        return found
    dataset = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in found)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset.quads_for_graph_name(DefaultGraph())]


def blocks(rows: Iterable[Row], names: Names, indent: str = "") -> Iterator[str]:
    """One block of text for each subject of distinct rows, in order: a line for each predicate, the type first."""
    by_subject: dict[str, list[tuple[str, str]]] = {}
    for subject, predicate, value in rows:
        by_subject.setdefault(subject, []).append((predicate, value))
    for subject in sorted(by_subject, key=_without_end):
        by_predicate: dict[str, list[str]] = {}
        for predicate, value in sorted(by_subject[subject]):
            by_predicate.setdefault(predicate, []).append(names.term(value))
        lines = [_line("a", by_predicate.pop(RDF_TYPE), indent)] if RDF_TYPE in by_predicate else []
        lines += [_line(names.term(predicate), objects, indent) for predicate, objects in by_predicate.items()]
        yield f"{indent}{names.term(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _without_end(subject: str) -> str:
    return subject.rstrip(">")


def _line(verb: str, objects: list[str], indent: str) -> str:
    if len(objects) == 1:
        return f"{verb} {objects[0]}"
    return f"{verb} " + (", " if sum(map(len, objects)) < _WIDTH else f",\n{indent}        ").join(objects)


def header(names: Names) -> str:
    """The prefix lines for every prefix that `names` has used, in alphabetical order."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(names.used.items()))


def turtle(triples: Iterable[Triple], base: str = BASE) -> str:
    """The triples as Turtle, sorted by subject, predicate and object; equal graphs give equal text.

    `base` is the namespace of instances: `<base>deal/x` is written as `deal:x`.

    >>> from pyoxigraph import NamedNode
    >>> print(turtle([Triple(NamedNode(BASE + "deal/x"), NamedNode(PREFIXES["bp"] + "licensor"),
    ...                      NamedNode(BASE + "organization/a"))]), end="")
    @prefix bp: <https://w3id.org/biopact/ontology#> .
    @prefix deal: <https://w3id.org/biopact/id/deal/> .
    @prefix organization: <https://w3id.org/biopact/id/organization/> .
    <BLANKLINE>
    deal:x bp:licensor organization:a .
    """
    return turtle_of(rows(canonical(triples)), base)


def turtle_of(rows: Iterable[Row], base: str = BASE) -> str:
    """The same from distinct rows, in whatever order, that have no blank nodes."""
    names = Names(base)
    body = "\n".join(blocks(rows, names))
    return f"{header(names)}\n{body}" if names.used else body
