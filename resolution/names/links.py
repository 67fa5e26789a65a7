"""What things have in common that are to be joined together, whoever else there is: joining goes on piece by piece."""

from __future__ import annotations

from collections.abc import Iterator

from biopact.resolution.names.join import registered
from biopact.resolution.names.known import KnownNames
from biopact.resolution.names.nodes import Node, is_comparable
from biopact.resolution.names.pairs import ALSO_CALLED
from biopact.resolution.names.things import thing_key


def links(node: Node, known: KnownNames) -> Iterator[str]:
    """The links of a node, besides the pairs of organizations: its line of the registry, and spellings of its names.

    Two nodes that have no link in common, and none by way of others, have nothing to do with each other in joining.
    """
    found = registered({node.iri: node}, known, set()).get(node.iri)
    if found is not None:
        yield line(node.segment, found[0])
    if node.segment != "organization" and is_comparable(node):
        names = {*node.names, *(node.aliases if node.segment in ALSO_CALLED else ())}
        for key in sorted({thing_key(node.segment, name) for name in names}):
            yield f"{node.segment} called {key}"


def line(segment: str, identifier: str) -> str:
    """The link of all that is a line of the registry."""
    return f"{segment} line {identifier}"
