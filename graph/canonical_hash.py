"""One figure by which two stores can be compared: equal if and only if both say the same, and show the same view."""

from __future__ import annotations

import hashlib
import io

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

from biopact.graph.store import Store


def canonical_hash(store: Store) -> str:
    """The SHA-256 of the canonical N-Quads of all named graphs and of the view, as hexadecimal digits.

    Canonical as by RDF Dataset Canonicalization (RDFC-1.0, W3C 2024). A store writes no blank nodes; only where
    another program put some into its folder they have to be relabelled.
    """
    # A line break within a literal is written as an escape.
    lines = store.written().split(b"\n")
    if any(line.startswith(b"_:") or b" _:" in line for line in lines):
        lines = _relabelled(b"\n".join(lines))
    # By code points, as the bytes of UTF-8 are ordered.
    return hashlib.sha256(b"".join(line + b"\n" for line in sorted(lines) if line)).hexdigest()


def _relabelled(lines: bytes) -> list[bytes]:
    dataset = Dataset(parse(lines, RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    written = io.BytesIO()
    serialize(dataset, written, format=RdfFormat.N_QUADS)
    return written.getvalue().split(b"\n")
