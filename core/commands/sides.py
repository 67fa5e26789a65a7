"""The parties of a deal on one line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biopact.graph.rows import PartyRow


def between(parties: Iterable[PartyRow]) -> str:
    """Who gives to whom, with an arrow where the roles say so."""
    from biopact.graph.network import OPPOSITES

    taking = {role for _, role in OPPOSITES}
    members = tuple(parties)
    givers = [party.label for party in members if party.role not in taking]
    takers = [party.label for party in members if party.role in taking]
    return " → ".join(", ".join(side) for side in (givers, takers) if side)
