"""What single releases tell, as far as it stands; the last ones asked for are kept."""

from __future__ import annotations

import pyoxigraph

from biopact.graph.view.gather import Told, telling, told_by
from biopact.resolution.decisions.verdicts import Verdicts
from biopact.resolution.told import DealTold, ThingTold

_KEPT = 4096
"""Releases of which it is remembered what they tell."""


class Reader:
    """Reads graphs of releases. `verdicts` are what people decided to be wrong in them.

    Where `all_of_them` are read, it is found out first which tell anything.
    """

    def __init__(self, inner: pyoxigraph.Store, verdicts: Verdicts, *, all_of_them: bool = False) -> None:
        self.inner = inner
        self._verdicts = verdicts
        self._telling = telling(inner) if all_of_them else None
        self._kept: dict[str, tuple[Told, dict[str, ThingTold], dict[str, DealTold]]] = {}

    def told(self, release: str) -> Told:
        """What a release tells; nothing if it is not in the store."""
        if self._telling is not None and release not in self._telling:
            return (), ()
        return self._of(release)[0]

    def thing(self, release: str, node: str) -> ThingTold:
        """A thing as a release tells it."""
        return self._of(release)[1][node]

    def deal(self, release: str, node: str) -> DealTold:
        """A deal as a release tells it."""
        return self._of(release)[2][node]

    def _of(self, release: str) -> tuple[Told, dict[str, ThingTold], dict[str, DealTold]]:
        found = self._kept.get(release)
        if found is None:
            things, deals = told_by(self.inner, release)
            told = tuple(self._verdicts.of_things(things)), tuple(self._verdicts.of_deals(deals))
            found = told, {thing.node: thing for thing in told[0]}, {deal.node: deal for deal in told[1]}
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[release] = found
        return found
