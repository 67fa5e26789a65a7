"""Where nodes stand before springs move them: near their neighbours, and near where they stood with a little less data.

Springs keep the rough order that they start from. A start drawn from a generator of random numbers gives every node
another one as soon as one more node comes before it; here it follows from the node's own name and its ties.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]

_ROUNDS = 20


def starts(names: Sequence[str], edges: Integers) -> Floats:
    """A place in a square around 0 with sides of 1 for each of the nodes, as an array of (x, y).

    Each node draws two numbers from a digest of its name; then all move to the middle between their own place and the
    mean of their neighbours' time after time, while the cloud is kept from shrinking: power iteration towards the
    slowest modes of the network (Koren, Y. (2005), "Drawing graphs by eigenvectors", Computers and Mathematics with
    Applications 49). Stopped early, it depends smoothly on the ties. `edges` has a row of two places in `names` each.
    """
    places = np.array([_drawn(name) for name in names])
    degree = np.bincount(edges.ravel(), minlength=len(names)).astype(np.float64)
    share = degree / degree.sum()
    for _ in range(_ROUNDS):
        mean = neighbours(places, edges) / degree[:, None]
        places = _whitened((places + mean) / 2, share)
    # By rank, since modes crowd most nodes into the middle.
    return np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0) / len(names) - 0.5


def neighbours(values: Floats, edges: Integers) -> Floats:
    """For each node the sum of its neighbours' rows of `values`."""
    one, other = edges.T
    size = len(values)
    return np.stack(
        [
            np.bincount(one, values[other, axis], minlength=size)
            + np.bincount(other, values[one, axis], minlength=size)
            for axis in range(values.shape[1])
        ],
        axis=1,
    )


def _drawn(name: str) -> tuple[float, float]:
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    across, along = (int.from_bytes(part, "big") / 2**64 for part in (digest[:8], digest[8:16]))
    return across - 0.5, along - 0.5


def _whitened(places: Floats, share: Floats) -> Floats:
    """The places around 0, as wide as high and with the same spread; turned as little as possible."""
    places = places - (share[:, None] * places).sum(axis=0)
    xx, yy = ((share * places[:, axis] ** 2).sum() for axis in (0, 1))
    xy = (share * places[:, 0] * places[:, 1]).sum()
    # The root of a matrix of two by two and its inverse, written out: no library may choose a sign.
    scale = xx + yy + 1e-300
    xx, yy, xy = xx / scale + 1e-9, yy / scale + 1e-9, xy / scale
    root = np.sqrt(max(xx * yy - xy**2, 1e-18))
    length = np.sqrt(xx + yy + 2 * root)
    a, b, d = (xx + root) / length, xy / length, (yy + root) / length
    inverse = np.array([[d, -b], [-b, a]]) / (a * d - b * b)
    turned: Floats = places @ inverse / np.sqrt(scale)
    return turned
