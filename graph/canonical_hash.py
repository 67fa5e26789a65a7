"""One figure by which two stores can be compared: equal if and only if both say the same, and show the same view."""

from __future__ import annotations

import hashlib
import io

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, serialize

from biopact.graph.store import Store


def canonical_hash(store: Store) -> str:
    """The SHA-256 of the canonical N-Quads of all named graphs and of the view, as hexadecimal digits.

    Canonical as by RDF Dataset Canonicalization (RDFC-1.0, W3C 2024). A store writes no blank nodes; only where
    another program put some into its folder they have to be relabelled, which takes the whole into memory twice.
    """
    quads = [*store.quads(), *store.view()]
    if any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        quads = _relabelled(quads)
    written = io.BytesIO()
    serialize(quads, written, format=RdfFormat.N_QUADS)
    # By code points, as the bytes of UTF-8 are ordered; a line break within a literal is written as an escape.
    return hashlib.sha256(b"".join(sorted(written.getvalue().splitlines(keepends=True)))).hexdigest()


def _relabelled(quads: list[Quad]) -> list[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)
