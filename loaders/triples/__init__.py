"""Facts as triples: the only place that knows both. Each release gives one named graph, and some lines of provenance.

Shapes follow the public vocabulary; every fact points at the words that say it, by position and by quote.
"""

from biopact.loaders.triples.nodes import date_literal, release_iri
from biopact.loaders.triples.provenance import provenance
from biopact.loaders.triples.release import to_rdf

__all__ = ["date_literal", "provenance", "release_iri", "to_rdf"]
