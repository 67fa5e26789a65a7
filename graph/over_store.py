"""The default graph of an Oxigraph store as an rdflib Graph that reads the store itself, without a copy."""

from __future__ import annotations

import pyoxigraph
from oxrdflib import OxigraphStore
from pyoxigraph import DefaultGraph
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID


class _Counted(OxigraphStore):
    """Counts its statements once.

    pyshacl asks of each graph, at each value, whether it is empty, for which oxrdflib counts all distinct triples:
    17,000 triples then take minutes instead of two seconds. Nobody writes while the graph is read.
    """

    _length: int | None = None

    def __len__(self, context: Graph | None = None) -> int:
        if self._length is None:
            self._length = sum(1 for _ in self._inner.quads_for_pattern(None, None, None, DefaultGraph()))
        return self._length


def graph_over(store: pyoxigraph.Store) -> Graph:
    """The default graph of a store that is not written to as long as the graph is in use.

    >>> store = pyoxigraph.Store()
    >>> store.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    >>> len(graph_over(store))
    1
    """
    return Graph(store=_Counted(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
