"""The graphs of a store that hold no release, and the terms that the view handles apart."""

from __future__ import annotations

from pyoxigraph import NamedNode

from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE

PROVENANCE = NamedNode(f"{BASE}graph/provenance")
RESOLUTION = NamedNode(f"{BASE}graph/resolution")
"""What resolution found: which node stands for which, what is set aside, inferred, contradictory, open."""

DECISIONS = NamedNode(f"{BASE}graph/decisions")
"""What people decided, with who, when and why."""

OWNERS = NamedNode(f"{BASE}graph/owners")
"""Who belonged to whom from when to when. No release says so: the default graph leaves it out."""

STATE = NamedNode(f"{BASE}graph/state")
"""What the view was made of, as a digest: it says whether it has to be made anew."""

MADE = NamedNode(f"{BASE}graph/view/1")
"""An empty graph whose name tells by which version of the rules the default graph was made."""

LEAVING = NamedNode(f"{BASE}graph/leaving")
"""What is still to be taken out of the default graph; there only while a store is written, or after a run was ended."""

SHARED = frozenset({PROVENANCE, RESOLUTION, DECISIONS})
"""Graphs that the default graph holds as they are."""

APART = SHARED | {OWNERS, STATE, MADE, LEAVING}
"""All graphs that are not of one release."""

PREF_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
ALT_LABEL = NamedNode(PREFIXES["skos"] + "altLabel")
