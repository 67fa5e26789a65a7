"""Makes build/docs: the ontology as a page for people with a picture, code lists and alignments, and its files.

    python docs/make_ontology.py

pylode writes the page of the terms. The picture, the changes, the codes and the alignments are put into it here. The
page asks nothing of any other host, and is the same for the same files.
"""

from __future__ import annotations

import html
import logging
from importlib.resources import files
from pathlib import Path
from typing import Any

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from biopact.ontology.diagram import diagram
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import CODES, ONTOLOGY

ROOT = Path(__file__).parents[1]
FILES = ("biopact.ttl", "codes.ttl", "shapes.ttl", "mappings.ttl", "context.jsonld")
RELATIONS = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
STYLE = """<style>
#overview svg { width: 100%; height: auto; }
.codes { border-collapse: collapse; } .codes th, .codes td { border: 1px solid #ccd; padding: 4px 8px; text-align: left;
vertical-align: top; }
</style>"""
CONTENTS = """<a href="#codes">Codes</a></h4></li>
<li><h4><a href="#alignments">Alignments</a></h4></li><li><h4>"""
OTHERS = {
    "bioscibd": "https://w3id.org/biopact/mappings/bioscibd/",
    "biolink": "https://w3id.org/biolink/vocab/",
    "fibo-agr": "https://spec.edmcouncil.org/fibo/ontology/FND/Agreements/Agreements/",
    "fibo-ctr": "https://spec.edmcouncil.org/fibo/ontology/FND/Agreements/Contracts/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "code": CODES,
}


class _InOrder(Graph):
    """A graph that tells its triples in order: pylode lists terms as they come."""

    def triples(self, triple: Any) -> Any:
        return iter(sorted(super().triples(triple), key=lambda it: [str(term) for term in it]))


def graph(name: str) -> Graph:
    """One packaged Turtle file."""
    return Graph().parse(data=files("biopact.ontology").joinpath(name).read_bytes(), format="turtle")


def page() -> str:
    """The whole page."""
    from pylode.profiles.ontpub import OntPub

    logging.disable(logging.INFO)  # pylode sets the root logger to tell all
    ontology, codes, mappings = graph("biopact.ttl"), graph("codes.ttl"), graph("mappings.ttl")
    pages = OntPub(_own(ontology))
    pages.ont = _InOrder() + pages.ont
    # A term's address ends as its IRI does.
    pages.fids.update({str(term): str(term).removeprefix(ONTOLOGY) for term in ontology.subjects(RDFS.isDefinedBy)})
    written = pages.make_html()
    assert isinstance(written, str)
    for before, put in (
        ("</head>", STYLE),
        ('<div class="section" id="classes">', _overview(ontology, codes)),
        ('<div id="namespaces">', f"{_codes(codes)}{_alignments(mappings)}"),
        ('<a href="#namespaces">', CONTENTS),
    ):
        if written.count(before) != 1:
            raise SystemExit(f"pylode writes another page than this script knows: {before} is not there once")
        written = written.replace(before, f"{put}\n{before}")
    return written


def _own(ontology: Graph) -> Graph:
    """The ontology without the declarations of borrowed terms, which have pages of their own elsewhere."""
    own = Graph()
    for prefix, namespace in PREFIXES.items():
        own.bind(prefix, namespace)
    for triple in ontology:
        borrowed = isinstance(triple[0], URIRef) and not str(triple[0]).startswith(ONTOLOGY[:-1])
        if not (borrowed and triple[1] == RDF.type):
            own.add(triple)
    return own


def _overview(ontology: Graph, codes: Graph) -> str:
    own = [term for term, _ in ontology.subject_objects(RDFS.isDefinedBy)]
    counts = [
        f"{sum((term, RDF.type, kind) in ontology for term in own)} {name}"
        for name, kind in (
            ("classes", OWL.Class),
            ("object properties", OWL.ObjectProperty),
            ("datatype properties", OWL.DatatypeProperty),
        )
    ]
    lists, concepts = (sum(1 for _ in codes.subjects(RDF.type, kind)) for kind in (SKOS.ConceptScheme, SKOS.Concept))
    notes = sorted(map(str, ontology.objects(None, SKOS.changeNote)), reverse=True)
    changes = "".join(f"<li>{_escaped(note)}</li>" for note in notes)
    downloads = ", ".join(f'<a href="{name}">{name}</a>' for name in FILES)
    return (
        f'<div class="section" id="overview"><h2>Overview</h2><p>{", ".join(counts)}; '
        f"{lists} lists with {concepts} codes. OWL 2 RL. Files: {downloads}.</p>{diagram(ontology)}"
        f"<p>Claims, deals, and the parts of deals have evidence, too, which the picture leaves out.</p>"
        f"<h3>Changes</h3><ul>{changes}</ul></div>"
    )


def _codes(codes: Graph) -> str:
    parts = ['<div class="section" id="codes"><h2>Codes</h2>']
    for scheme in sorted(codes.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        name = str(scheme).removeprefix(CODES)
        parts.append(
            f'<h3 id="codes-{name}">{_escaped(codes.value(scheme, SKOS.prefLabel))}</h3>'
            f"<p>{_escaped(codes.value(scheme, SKOS.definition))} <code>{scheme}</code></p>"
            '<table class="codes"><tr><th>code</th><th>definition</th><th>example</th><th>source</th></tr>'
        )
        for concept in sorted(codes.subjects(SKOS.inScheme, scheme), key=str):
            code = str(concept).removeprefix(CODES)
            cells = [f'<code id="{code}">{_escaped(codes.value(concept, SKOS.notation))}</code>']
            cells += [_escaped(codes.value(concept, said)) for said in (SKOS.definition, SKOS.example)]
            cells.append(", ".join(_link(source) for source in sorted(codes.objects(concept, DCTERMS.source), key=str)))
            parts.append(_row(cells))
        parts.append("</table>")
    return "\n".join([*parts, "</div>"])


def _alignments(mappings: Graph) -> str:
    rows = [(subject, said, target) for said in RELATIONS for subject, target in mappings.subject_objects(said)]
    rows.sort(key=str)
    lines = []
    for subject, relation, target in rows:
        label = mappings.value(target, RDFS.label) or mappings.value(target, SKOS.prefLabel)
        page = mappings.value(target, RDFS.isDefinedBy) or mappings.value(
            mappings.value(target, SKOS.inScheme), DCTERMS.source
        )
        theirs = f'<a href="{_escaped(page or target)}">{_escaped(_short(target))}</a>'
        lines.append(_row([_short(subject), _short(relation), f"{theirs} {_escaped(label) if label else ''}"]))
    return (
        '<div class="section" id="alignments"><h2>Alignments</h2><table class="codes">'
        f"<tr><th>term</th><th>relation</th><th>term of others</th></tr>{''.join(lines)}</table></div>"
    )


def _row(cells: list[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _link(source: Node) -> str:
    text = _escaped(source)
    return text if isinstance(source, Literal) else f'<a href="{text}">{text}</a>'


def _short(term: Node) -> str:
    text = str(term)
    for prefix, namespace in {**PREFIXES, **OTHERS}.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def _escaped(text: object) -> str:
    return html.escape(str(text))


def main() -> None:
    """Write the page and the files beside it."""
    folder = ROOT / "build" / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page(), encoding="utf-8")
    for name in FILES:
        (folder / name).write_bytes(files("biopact.ontology").joinpath(name).read_bytes())
    print(f"{folder.relative_to(ROOT)}/index.html and {', '.join(FILES)} written")


if __name__ == "__main__":
    main()
