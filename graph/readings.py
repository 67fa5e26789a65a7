"""What a store has read: of each release the text's digest and the reader's version, so that nothing is read twice."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, QuerySolutions

from biopact.graph.store import PROVENANCE, Store
from biopact.ontology.terms import BP

_QUESTION = f"""
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?release ?text ?version WHERE {{ GRAPH {PROVENANCE} {{
  ?release <{BP.textSha256}> ?text ; prov:wasGeneratedBy ?reading .
  ?reading <{BP.readerVersion}> ?version .
}} }}
"""


def readings(store: Store) -> dict[str, tuple[str, str]]:
    """The SHA-256 of the text and the version of the reader behind each release's graph, by the release's IRI."""
    answer = store.query(_QUESTION)
    assert isinstance(answer, QuerySolutions)
    found = {}
    for solution in answer:
        release, text, version = (solution[name] for name in ("release", "text", "version"))
        assert isinstance(release, NamedNode)
        assert isinstance(text, Literal)
        assert isinstance(version, Literal)
        found[release.value] = (text.value, version.value)
    return found
