"""Store, queries, network measures, exports and the explorer: what is asked of the graph.

>>> from biopact.graph import Store
>>> with Store.memory() as store:
...     store
<Store in memory: 0 releases>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biopact.graph.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> object:
    # What needs one module of the graph need not wait for the store.
    if name == "Store":
        from biopact.graph.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
