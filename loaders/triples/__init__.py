"""Facts as triples and back: the only place that knows both.

Each release gives one named graph, and some lines of provenance. Shapes follow the public vocabulary; every fact
points at the words that say it, by position and by quote. What a module here writes, the module beside it reads back
whose name begins with `from_`.
"""

from biopact.loaders.triples.canonical import canonical
from biopact.loaders.triples.nodes import date_literal, release_iri
from biopact.loaders.triples.provenance import provenance
from biopact.loaders.triples.release import from_rdf, to_rdf, to_rows

__all__ = ["canonical", "date_literal", "from_rdf", "provenance", "release_iri", "to_rdf", "to_rows"]
