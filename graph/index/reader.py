"""What single releases tell, as far as it stands; the last ones asked for are kept."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph

from biopact.graph.view.gather import Told, told_by
from biopact.resolution.decisions.verdicts import Verdicts
from biopact.resolution.told import DealTold, ThingTold

_KEPT = 2048
"""Releases of which it is remembered what they tell."""


class Reader:
    """Reads graphs of releases. `verdicts` are what people decided to be wrong in them."""

    def __init__(self, inner: pyoxigraph.Store, verdicts: Verdicts) -> None:
        self.inner = inner
        self._verdicts = verdicts
        self.told = lru_cache(_KEPT)(self._told)
        self._things = lru_cache(_KEPT)(self._things_by_node)
        self._deals = lru_cache(_KEPT)(self._deals_by_node)

    def _told(self, release: str) -> Told:
        things, deals = told_by(self.inner, release)
        return tuple(self._verdicts.of_things(things)), tuple(self._verdicts.of_deals(deals))

    def thing(self, release: str, node: str) -> ThingTold:
        """A thing as a release tells it."""
        return self._things(release)[node]

    def deal(self, release: str, node: str) -> DealTold:
        """A deal as a release tells it."""
        return self._deals(release)[node]

    def _things_by_node(self, release: str) -> dict[str, ThingTold]:
        return {thing.node: thing for thing in self.told(release)[0]}

    def _deals_by_node(self, release: str) -> dict[str, DealTold]:
        return {deal.node: deal for deal in self.told(release)[1]}
