"""One preferred name for each thing; all its other names are alternative ones."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from biopact.graph.view.names import ALT_LABEL, PREF_LABEL


def preferred(node: str, names: Iterable[str]) -> str:
    """The preferred one of the names under which releases prefer to speak of a thing.

    Of an organization the shortest that is no abbreviation or shouted, of anything else the longest; then the first.
    The choice among all is the choice among the choices of any parts, so it does not depend on the order of loading.

    >>> preferred("https://w3id.org/biopact/id/organization/amgen", ["Amgen Inc.", "AMGEN", "Amgen"])
    'Amgen'
    >>> preferred("https://w3id.org/biopact/id/territory/united-states", ["US", "United States"])
    'United States'
    """
    short = "/organization/" in node
    return min(names, key=lambda name: (short and name.isupper(), len(name) if short else -len(name), name))


def labels(node: NamedNode, preferring: set[str], others: set[str], decided: str | None = None) -> set[Triple]:
    """The triples that name a thing; `preferring` are the names that any release prefers, `decided` wins over all."""
    if not preferring and decided is None:
        return {Triple(node, ALT_LABEL, Literal(name)) for name in others}
    chosen = decided or preferred(node.value, preferring)
    rest = (preferring | others) - {chosen}
    return {Triple(node, PREF_LABEL, Literal(chosen))} | {Triple(node, ALT_LABEL, Literal(name)) for name in rest}
