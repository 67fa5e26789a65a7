"""What people decided about the graph: values, the plain file they stand in, and what cannot hold together."""

from biopact.resolution.decisions.contradictions import contradictions
from biopact.resolution.decisions.decision import Decision, Kind
from biopact.resolution.decisions.decisions import Correction, Decisions, Pair
from biopact.resolution.decisions.editing import added, without
from biopact.resolution.decisions.lines import COLUMNS, read_line, sentence, write_line
from biopact.resolution.decisions.nodes import absolute, below, segment
from biopact.resolution.decisions.properties import PROPERTIES, Form, Property, text_of
from biopact.resolution.decisions.reading import HEADER, against, decisions_in, read_decisions

__all__ = [
    "COLUMNS",
    "HEADER",
    "PROPERTIES",
    "Correction",
    "Decision",
    "Decisions",
    "Form",
    "Kind",
    "Pair",
    "Property",
    "absolute",
    "added",
    "against",
    "below",
    "contradictions",
    "decisions_in",
    "read_decisions",
    "read_line",
    "segment",
    "sentence",
    "text_of",
    "without",
    "write_line",
]
