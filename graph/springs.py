"""Springs for networks of any size: the layout of Fruchterman and Reingold with far repulsion taken from a grid.

Every pair of nodes repels, which costs n*n each step. Up to some hundred nodes that is what is done. Beyond, the push
of all nodes is the convolution of their density on a grid, by Fourier transform, and near pairs get what the grid
blurs: Hockney, R. W., Eastwood, J. W. (1981), "Computer Simulation Using Particles", particle-particle-particle-mesh.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from scipy import fft  # type: ignore[import-untyped]
from scipy.spatial import cKDTree  # type: ignore[import-untyped]

from biopact.graph.starts import Floats, Integers

_EXACT = 300
"""Up to this many nodes each pair is taken by itself."""

_CLOSEST = 0.01
"""Least square of a distance (the length of an edge is 1), so that nodes on one spot part gently."""

_WARM = 0.03
"""Longest way of the first step, as a share of the side of the whole."""


def springs(places: Floats, edges: Integers, steps: int) -> Floats:
    """Places of the nodes as an array of (x, y) in units of an edge's natural length, grown from a start in any unit.

    `edges` has a row of two node numbers for each edge. The same arguments give the same places.
    """
    size = len(places)
    side = np.sqrt(size)
    places = places / max(np.ptp(places, axis=0).max(), 1e-9) * side
    for step in range(steps):
        force = _repulsion(places) + _attraction(places, edges)
        length = np.maximum(np.sqrt((force**2).sum(axis=1)), _CLOSEST)
        longest = side * _WARM * (1 - step / steps) ** 2 + 0.01
        places = places + force / length[:, None] * np.minimum(length, longest)[:, None]
    return places


def _attraction(places: Floats, edges: Integers) -> Floats:
    apart = places[edges[:, 1]] - places[edges[:, 0]]
    pull = apart * np.sqrt((apart**2).sum(axis=1))[:, None]
    return _summed(edges[:, 0], pull, len(places)) - _summed(edges[:, 1], pull, len(places))


def _repulsion(places: Floats) -> Floats:
    if len(places) <= _EXACT:
        apart = places[:, None, :] - places[None, :, :]
        push: Floats = (apart / np.maximum((apart**2).sum(axis=2), _CLOSEST)[:, :, None]).sum(axis=1)
        return push
    cells = 2 ** int(np.ceil(np.log2(1.5 * np.sqrt(len(places)))))
    corner = places.min(axis=0)
    width = (places.max(axis=0) - corner).max() / (cells - 1) + 1e-9
    return _far(places, corner, width, cells) + _near(places, width)


def _far(places: Floats, corner: Floats, width: float, cells: int) -> Floats:
    """The push of all nodes, blurred to the width of a cell; each node's mass and force are shared by four points."""
    at = (places - corner) / width
    base = np.minimum(at.astype(np.int64), cells - 2)
    part = at - base
    corners = [(across, along) for across in (0, 1) for along in (0, 1)]
    weights = [np.abs(1 - across - part[:, 0]) * np.abs(1 - along - part[:, 1]) for across, along in corners]
    points = [(base[:, 0] + across) * cells + base[:, 1] + along for across, along in corners]
    mass = sum(
        np.bincount(point, weight, minlength=cells * cells) for point, weight in zip(points, weights, strict=True)
    )
    span = 2 * cells
    density = fft.rfft2(np.asarray(mass).reshape(cells, cells), (span, span)) / width
    force = []
    for kernel in _kernels(cells):
        field = fft.irfft2(density * kernel, (span, span))[:cells, :cells].ravel()
        force.append(sum(field[point] * weight for point, weight in zip(points, weights, strict=True)))
    return np.stack(force, axis=1)


@lru_cache(maxsize=4)
def _kernels(cells: int) -> tuple[Any, Any]:
    """The push across and along of one unit of mass on a grid of unit width, transformed."""
    offset = (np.arange(2 * cells) + cells) % (2 * cells) - cells
    across, along = offset[:, None].astype(np.float64), offset[None, :].astype(np.float64)
    fall = 1 / (across**2 + along**2 + 1)
    return fft.rfft2(across * fall), fft.rfft2(along * fall)


def _near(places: Floats, width: float) -> Floats:
    """What the blur took from the push of pairs less than three cells apart."""
    pairs = cKDTree(places).query_pairs(3 * width, output_type="ndarray")
    apart = places[pairs[:, 0]] - places[pairs[:, 1]]
    square = (apart**2).sum(axis=1)
    push = apart * (1 / np.maximum(square, _CLOSEST) - 1 / (square + width**2))[:, None]
    return _summed(pairs[:, 0], push, len(places)) - _summed(pairs[:, 1], push, len(places))


def _summed(where: Integers, values: Floats, size: int) -> Floats:
    return np.stack([np.bincount(where, values[:, axis], minlength=size) for axis in (0, 1)], axis=1)
