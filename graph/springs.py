"""Springs for large networks: the layout of Fruchterman and Reingold with far repulsion taken cell by cell.

Every pair of nodes repels, which costs n*n each step; here a node is repelled by its neighbours within its own cell of
a grid, and by each other cell as a whole, from the middle of the nodes in it. That is their "grid variant" with the
far field kept, as in Barnes, J. and Hut, P. (1986), "A hierarchical O(N log N) force-calculation algorithm", Nature
324, on one level. 5,000 nodes take seconds instead of minutes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree  # type: ignore[import-untyped]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_CELLS = 24
"""Cells of the grid along each side."""

_NEAR = 1.5
"""Within a cell, nodes further apart than this (the length of an edge is 1) leave each other alone."""

_CLOSEST = 0.01
"""Least square of a distance, so that nodes on one spot part gently."""


def springs(size: int, edges: Integers, seed: int, steps: int = 100) -> Floats:
    """Places of the nodes 0 to size-1 as an array of (x, y), in units of an edge's natural length.

    `edges` has a row of two node numbers for each edge. The same arguments give the same places.
    """
    places: Floats = np.random.default_rng(seed).random((size, 2)) * np.sqrt(size)
    for step in range(steps):
        force = _repulsion(places) + _attraction(places, edges)
        length = np.maximum(np.sqrt((force**2).sum(axis=1)), _CLOSEST)
        longest = np.sqrt(size) / 10 * (1 - step / steps) + 0.01
        places += force / length[:, None] * np.minimum(length, longest)[:, None]
    return places


def _attraction(places: Floats, edges: Integers) -> Floats:
    apart = places[edges[:, 0]] - places[edges[:, 1]]
    pull = apart * np.sqrt((apart**2).sum(axis=1))[:, None]
    return _summed(edges[:, 1], pull, len(places)) - _summed(edges[:, 0], pull, len(places))


def _repulsion(places: Floats) -> Floats:
    corner = places.min(axis=0)
    width = (places.max(axis=0) - corner).max() / _CELLS + 1e-9
    column, line = ((places - corner) / width).astype(np.int64).T
    occupied, cell = np.unique(column * (_CELLS + 1) + line, return_inverse=True)
    mass = np.bincount(cell, minlength=len(occupied)).astype(np.float64)
    middle = _summed(cell, places, len(occupied)) / mass[:, None]
    return _far(places, cell, mass, middle) + _near(places, cell, min(width, _NEAR))


def _far(places: Floats, cell: Integers, mass: Floats, middle: Floats) -> Floats:
    across, along = (places[:, None, axis] - middle[None, :, axis] for axis in (0, 1))
    push = mass[None, :] / np.maximum(across**2 + along**2, _CLOSEST)
    push[np.arange(len(places)), cell] = 0
    result: Floats = np.stack([(across * push).sum(axis=1), (along * push).sum(axis=1)], axis=1)
    return result


def _near(places: Floats, cell: Integers, reach: float) -> Floats:
    pairs = cKDTree(places).query_pairs(reach, output_type="ndarray")
    pairs = pairs[cell[pairs[:, 0]] == cell[pairs[:, 1]]]
    apart = places[pairs[:, 0]] - places[pairs[:, 1]]
    push = apart / np.maximum((apart**2).sum(axis=1), _CLOSEST)[:, None]
    return _summed(pairs[:, 0], push, len(places)) - _summed(pairs[:, 1], push, len(places))


def _summed(where: Integers, values: Floats, size: int) -> Floats:
    return np.stack([np.bincount(where, values[:, axis], minlength=size) for axis in (0, 1)], axis=1)
