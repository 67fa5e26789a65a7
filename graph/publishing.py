"""A remote store made to hold what a store on disk holds, graph by graph, sending only what has changed.

Each release's graph goes under its own name, and so do those of provenance, resolution, decisions and owners. The view,
which is the default graph here, becomes the graph `VIEW`: what a default graph is differs between remote stores. The
graph `SENT` tells of each graph the digest of its statements, written once they are counted there, so that a run that
was ended goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched, product

from pyoxigraph import Quad

from biopact.errors import StoreError
from biopact.graph.endpoint import Endpoint
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE

VIEW = f"{BASE}graph/view"
"""The remote graph that holds what all releases say together."""

SENT = f"{BASE}graph/sent"
"""The remote graph that tells what was sent."""
