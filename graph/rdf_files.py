"""RDF files that anyone may have written, as one store in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from biopact.errors import SourceError
from biopact.graph.store import Store

ENDINGS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        ".ttl": RdfFormat.TURTLE,
        ".nt": RdfFormat.N_TRIPLES,
        ".trig": RdfFormat.TRIG,
        ".nq": RdfFormat.N_QUADS,
        ".rdf": RdfFormat.RDF_XML,
        ".jsonld": RdfFormat.JSON_LD,
    }
)
"""The formats that are read, by the ending of a file's name."""


def read(paths: Iterable[Path]) -> Store:
    """A store in memory with the statements of all files as its view, whatever graphs they stand in there.

    Raises SourceError for another ending, a file that cannot be opened, and what is no RDF.
    """
    store = pyoxigraph.Store()
    for path in paths:
        form = ENDINGS.get(path.suffix.lower())
        if form is None:
            raise SourceError(f"{path} is not known to be RDF; give a file that ends in {', '.join(ENDINGS)}.")
        try:
            with path.open("rb") as file:
                found = pyoxigraph.parse(file, form, base_iri=path.absolute().as_uri(), rename_blank_nodes=True)
                store.bulk_extend(Quad(it.subject, it.predicate, it.object) for it in found)
        except OSError as error:
            raise SourceError(f"{path} cannot be read ({error.strerror}).") from error
        except (SyntaxError, ValueError) as error:
            raise SourceError(f"{path} is no RDF of that format: {error}.") from error
    return Store(store)
