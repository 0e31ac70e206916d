"""The ground between samples of obstacles as a graph: where three samples are equally near, and the passages."""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

__all__ = ["Floats", "Graph", "Ints", "Joints", "Way", "triangulated"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Joints:
    """Where an end of a corridor meets the graph: ``nodes``, each with the clearance on the way there (``levels``) and
    the point of the end that the way begins at."""

    nodes: Ints
    levels: Floats
    points: Floats


@dataclass(frozen=True, slots=True)
class Way:
    """The widest path: ``level`` is half the width of its narrowest place, ``at_end`` whether that is at an end of it.

    ``points`` are the corners of the path.
    """

    level: float
    at_end: bool
    points: Floats


@dataclass(frozen=True, slots=True)
class Graph:
    """Triangles of a Delaunay triangulation of ``points`` as nodes, and their shared edges as passages.

    ``sides`` are the two triangles of an edge, ``between`` the two samples that it joins, ``levels`` the least
    clearance on the straight way from the middle of one triangle's circle to the other's.
    """

    points: Floats
    triangles: Ints
    centres: Floats
    radii: Floats
    sides: Ints
    between: Ints
    levels: Floats

    def widest(self, start: Joints, stop: Joints, walls: Ints) -> Way | None:
        """The widest path from one end to the other that crosses none of ``walls`` (pairs of samples)."""
        size = len(self.points)
        passable = ~np.isin(_keys(self.between, size), _keys(walls, size)) if len(walls) else slice(None)
        count = len(self.triangles)
        ends = [
            np.column_stack([joint.nodes, np.full(len(joint.nodes), count + n, dtype=np.intp)])
            for n, joint in enumerate((start, stop))
        ]
        pairs = np.vstack([self.sides[passable], *ends])
        values = np.concatenate([self.levels[passable], start.levels, stop.levels])
        # From the widest passage down; a stable order keeps the result the same on every machine.
        order = np.argsort(-values, kind="stable")
        joined = _joined(pairs[order], count)
        if joined is None:
            return None
        route = order[joined]
        inner = len(values) - len(start.levels) - len(stop.levels)
        outer = np.vstack([start.points, stop.points])
        narrowest = int(route[np.argmin(values[route])])
        nodes = _in_order(pairs[route], count)
        corners = [self.centres[nodes]]
        corners.insert(0, outer[[int(route[0]) - inner]])
        corners.append(outer[[int(route[-1]) - inner]])
        return Way(float(values[narrowest]), narrowest >= inner, np.vstack(corners))

    def deepest(self, part: BaseGeometry) -> Joints:
        """The middle of the largest circle inside ``part``."""
        for node in np.argsort(-self.radii, kind="stable").tolist():
            if math.isfinite(self.radii[node]) and shapely.contains_xy(part, *self.centres[node]):
                return Joints(np.array([node]), self.radii[[node]], self.centres[[node]])
        return Joints(np.empty(0, np.intp), np.empty(0), np.empty((0, 2)))

    def broken(self, walls: Ints) -> NDArray[np.bool_]:
        """Which of ``walls`` are no edges of the triangulation, so that ways seem to lead through them."""
        size = len(self.points)
        drawn = np.vstack([self.triangles[:, [0, 1]], self.triangles[:, [1, 2]], self.triangles[:, [2, 0]]])
        return ~np.isin(_keys(walls, size), _keys(drawn, size))


def _keys(pairs: Ints, size: int) -> Ints:
    keys: Ints = pairs.min(axis=1) * size + pairs.max(axis=1)
    return keys


def _joined(pairs: Ints, count: int) -> list[int] | None:
    """Join pairs in their order until the ends, numbered ``count`` and ``count + 1``, are one; the numbers of the pairs
    on the way from the one to the other."""
    parent = list(range(count + 2))
    tree: dict[int, list[tuple[int, int]]] = {}
    for number, (one, other) in enumerate(pairs.tolist()):
        a, b = one, other
        while parent[a] != a:
            parent[a] = a = parent[parent[a]]
        while parent[b] != b:
            parent[b] = b = parent[parent[b]]
        if a == b:
            continue
        tree.setdefault(one, []).append((other, number))
        tree.setdefault(other, []).append((one, number))
        # The two ends stay on top of their trees, so that their meeting is seen at once.
        if a >= count and b >= count:
            return _path(tree, count)
        if a >= count:
            parent[b] = a
        else:
            parent[a] = b
    return None


def _path(tree: dict[int, list[tuple[int, int]]], count: int) -> list[int]:
    """The numbers of the pairs that lead from ``count`` to ``count + 1`` in a tree."""
    came: dict[int, tuple[int, int]] = {count: (count, -1)}
    todo = [count]
    while todo and count + 1 not in came:
        here = todo.pop()
        for there, number in tree[here]:
            if there not in came:
                came[there] = (here, number)
                todo.append(there)
    numbers = []
    at = count + 1
    while at != count:
        at, number = came[at]
        numbers.append(number)
    return numbers[::-1]


def _in_order(pairs: Ints, count: int) -> list[int]:
    """The nodes along a path of pairs that begins at ``count`` and ends at ``count + 1``."""
    at, nodes = count, []
    for one, other in pairs.tolist():
        at = other if one == at else one
        nodes.append(at)
    return nodes[:-1]


def triangulated(points: Floats) -> Graph | None:
    """The graph of the Delaunay triangulation of samples, which are distinct and in lexicographic order.

    ``None`` where they lie so nearly on a line that they cannot be triangulated.
    """
    drawn = _drawn(shapely.MultiPoint(points))
    if drawn is None:
        return None
    corners = shapely.get_coordinates(shapely.get_parts(drawn)).reshape(-1, 4, 2)[:, :3]
    triangles = _numbers(corners, points)
    centres, radii = _circles(corners)
    sides, between, opposite = _shared(triangles)
    ends = points[between]
    half = np.hypot(*(ends[:, 0] - ends[:, 1]).T) / 2
    # Where both corners opposite to an edge see it under at most a right angle, the way between the two middles
    # crosses it at its own middle, where it is narrowest; else it is narrowest at one of its ends.
    crossed = np.ones(len(sides), dtype=bool)
    for side in (0, 1):
        seen = points[opposite[:, side]]
        crossed &= ((ends[:, 0] - seen) * (ends[:, 1] - seen)).sum(axis=1) >= 0
    levels = np.where(crossed, half, radii[sides].min(axis=1))
    return Graph(points, triangles, centres, radii, sides, between, levels)


def _drawn(points: BaseGeometry) -> BaseGeometry | None:
    """The triangles; where the library loses its way between points that nearly meet, some of those are left out."""
    for apart in (0.0, 1e-6, 1e-5, 1e-4):
        with contextlib.suppress(shapely.GEOSException):
            return shapely.delaunay_triangles(points, tolerance=apart)
    return None


def _numbers(corners: Floats, points: Floats) -> Ints:
    """The numbers of the corners among ``points``, which are in order."""
    keys = np.ascontiguousarray(points).view(np.complex128).ravel()
    wanted = np.ascontiguousarray(corners).view(np.complex128).reshape(-1, 3)
    return np.searchsorted(keys, wanted)


def _circles(corners: Floats) -> tuple[Floats, Floats]:
    """Middles and radii of the circles through the corners of triangles; infinite for flat ones."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    ab, ac = b - a, c - a
    twice = 2 * (ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])
    with np.errstate(divide="ignore", invalid="ignore"):
        ab2, ac2 = (ab**2).sum(axis=1), (ac**2).sum(axis=1)
        middles = np.column_stack([ac[:, 1] * ab2 - ab[:, 1] * ac2, ab[:, 0] * ac2 - ac[:, 0] * ab2])
        middles /= twice[:, None]
    radii = np.hypot(*middles.T)
    flat = ~np.isfinite(radii)
    radii[flat] = np.inf
    centres: Floats = a + middles
    centres[flat] = a[flat]
    return centres, radii


def _shared(triangles: Ints) -> tuple[Ints, Ints, Ints]:
    """For every edge of two triangles: those two, the edge's ends, and the corners opposite to it."""
    first = np.concatenate([triangles[:, 0], triangles[:, 1], triangles[:, 2]])
    second = np.concatenate([triangles[:, 1], triangles[:, 2], triangles[:, 0]])
    opposite = np.concatenate([triangles[:, 2], triangles[:, 0], triangles[:, 1]])
    owner = np.tile(np.arange(len(triangles)), 3)
    pairs = np.column_stack([first, second])
    key = _keys(pairs, int(triangles.max(initial=0)) + 1)
    order = np.argsort(key, kind="stable")
    same = np.flatnonzero(key[order][1:] == key[order][:-1])
    one, other = order[same], order[same + 1]
    return (
        np.column_stack([owner[one], owner[other]]),
        pairs[one],
        np.column_stack([opposite[one], opposite[other]]),
    )
