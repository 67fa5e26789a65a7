"""The statements of a store that holds nothing yet, one after the other, so that none of them has to be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from biopact.graph.quads import UNION, in_graph, with_iris
from biopact.graph.view.change import Change
from biopact.graph.view.names import ALT_LABEL, PREF_LABEL, PROVENANCE


def filling(change: Change, releases: Iterable[tuple[str, Iterable[Triple], Iterable[Triple]]]) -> Iterator[Quad]:
    """The graphs, provenance and view of releases that nothing is joined of; their names go into the change."""
    for release, triples, provenance in releases:
        name = NamedNode(release)
        for triple in with_iris(triples, release):
            yield in_graph(name, triple)
            if triple.predicate not in (PREF_LABEL, ALT_LABEL):
                yield in_graph(UNION, triple)
                continue
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.object, Literal)
            said, preferring = triple.object.value, triple.predicate == PREF_LABEL
            change.name_more(triple.subject, said if preferring else None, None if preferring else said)
        for triple in with_iris(provenance, release):
            yield in_graph(PROVENANCE, triple)
            yield in_graph(UNION, triple)
