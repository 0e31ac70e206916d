"""The widest corridor between two places through free ground: how wide a strip still fits all the way.

Method. A disc of radius r fits on a path where the clearance, the distance to the nearest obstacle, is at least r
everywhere. The best path runs along the Voronoi diagram of the obstacles ("retraction": Ó'Dúnlaing and Yap, "A
retraction method for planning the motion of a disc", Journal of Algorithms 6, 1985); the best of those is the
bottleneck (maximin) path of its graph (Pollack, "The maximum capacity through a network", Operations Research 8,
1960), found by joining passages from the widest down until both ends are joined (Kruskal 1956). The diagram is that of
points on the obstacles' edges, taken from the Delaunay triangulation of those points.

Exactness. Points of the obstacles leave out the rest of them, so the widest path between points is never too narrow: it
bounds the width from above. Its own distance to the edges, measured exactly, bounds it from below. Where the two differ,
the places of the edges that the path comes too near to join the points, and the path is sought anew, until both bounds
are one but for a part in five thousand. Nothing is rasterised, and no edge is replaced by points in what is measured.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.corridor_ends import End
from fogline.maps.corridor_graph import Graph, Way, triangulated
from fogline.maps.corridor_samples import Edges, Places, Samples

__all__ = ["Corridor", "widest_corridor"]

_BRACKET = 2e-4
"""How far the bounds from below and above may lie apart, as a part of the width."""
_LEAST = 2e-4
"""Parts of the room at an end under which nothing is told apart."""
_GRID = 40.0
"""Samples come to lie up to this part of half the width apart: what is between them is then under 1e-4 nearer."""
_PASSES = 60
_MOST = 300_000
"""More samples than this are not taken; the bounds are then as near as they have come."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """The widest corridor, in the units of the plane: at most ``width`` wide, and at least ``low``.

    ``closed`` where no path at all joins the two; the width is then 0. ``at_end`` where not a gap on the way but
    the room at an end of the corridor decides.
    """

    low: float
    width: float
    closed: bool = False
    at_end: bool = False


_CLOSED = Corridor(0.0, 0.0, closed=True)


def widest_corridor(free: BaseGeometry, source: BaseGeometry, target: BaseGeometry | None = None) -> Corridor:
    """The widest corridor from anywhere in ``source`` to anywhere in ``target`` inside ``free``, on a flat plane.

    ``free`` is polygonal; all else, and its outer edge, is in the way. Without a ``target`` the corridor must lead to
    the middle of the largest circle inside the largest polygon of ``free``. Both ends are places: areas, or a point.

    The width is the diameter of the largest disc whose middle can be moved from a point of the source to one of the
    target without any of it leaving ``free``.
    """
    parts = [part for part in shapely.get_parts(free) if part.geom_type == "Polygon" and part.area > 0]
    if not parts:
        return _CLOSED
    if target is None:
        parts = [max(parts, key=lambda part: float(part.area))]
    best = _CLOSED
    for part in parts:
        if part.intersects(source) and (target is None or part.intersects(target)):
            found = _in_units(part, source, target)
            if best.closed or found.width > best.width:
                best = found
    return best


def _in_units(part: BaseGeometry, source: BaseGeometry, target: BaseGeometry | None) -> Corridor:
    """The corridor inside one polygon, sought around the source and in units of about its size or room."""
    inside = shapely.intersection(source, part)
    middle = shapely.get_coordinates(shapely.centroid(inside))[0]
    unit = math.sqrt(inside.area) + float(shapely.distance(shapely.Point(*middle), part.boundary))
    if unit <= 0:
        return Corridor(0.0, 0.0, at_end=True)

    def turn(shape: BaseGeometry) -> BaseGeometry:
        return shapely.transform(shape, lambda points: (points - middle) / unit)

    found = _Search(turn(part), turn(source), turn(target) if target is not None else None).found()
    return Corridor(found.low * unit, found.width * unit, found.closed, found.at_end)


class _Search:
    """The search inside one polygon that both ends touch."""

    def __init__(self, part: BaseGeometry, source: BaseGeometry, target: BaseGeometry | None) -> None:
        self._part, self._source, self._target = part, source, target
        shapely.prepare(part)
        self._edges = Edges(part)
        self._start = End(part, source, self._edges)
        self._stop = End(part, target, self._edges) if target is not None else None
        self._room = 2 * min(self._start.room, self._stop.room if self._stop else math.inf)
        self._spacing = self._room / 12
        self._cornered = False
        self._middle = shapely.get_coordinates(shapely.centroid(source))[0]

    def found(self) -> Corridor:
        """Bounds of the width, drawn together until they meet."""
        if self._room <= 0:
            return Corridor(0.0, 0.0, at_end=True)
        least = self._room * _LEAST
        samples = Samples.even(self._edges, self._spacing, self._middle, 6 * self._room)
        low, high, at_end = 0.0, math.inf, False
        for _ in range(_PASSES):
            graph = triangulated(samples.points)
            way = self._way(graph, samples, low / 2) if graph is not None else None
            if graph is None or way is None:
                break
            high, at_end = 2 * (way.level + (self._step if way.at_end else 0.0)), way.at_end
            low = max(low, 2 * min(way.level, self._edges.clearance_of_way(way.points)))
            enough = max(_BRACKET * high, least)
            if high - low <= enough:
                break
            samples = samples.with_places(self._more(graph, samples, way, enough))
            if len(samples.points) > _MOST:
                break
            if way.at_end and 2 * self._step > enough / 2:
                self._look_closer(way.level)
        if not math.isfinite(high):
            return self._by_growing(least)
        return Corridor(low, max(low, high), at_end=at_end)

    def _by_growing(self, least: float) -> Corridor:
        """The same by growing all that is in the way until nothing is left between, by halves: slower and plain, for
        shapes that cannot be triangulated."""
        low, high = 0.0, 2 * self._room
        while high - low > max(_BRACKET * high, least):
            middle = (low + high) / 2
            parts = shapely.get_parts(shapely.buffer(self._part, -middle / 2, quad_segs=64))
            reached = [part for part in parts if part.intersects(self._source)]
            if self._target is not None:
                joined = any(part.intersects(self._target) for part in reached)
            else:
                joined = bool(reached) and max(part.area for part in reached) == max(
                    part.area for part in parts
                )
            low, high = (middle, high) if joined else (low, middle)
        return Corridor(low, high)

    def _more(self, graph: Graph, samples: Samples, way: Way, enough: float) -> Places:
        """What has to join the samples: where the path comes too near; but while it seems to lead through straight edges,
        whose samples lie too far apart for so narrow a place, all corners and the middles of such edges."""
        if way.level < self._spacing and self._edges.clearance_of_way(way.points) == 0:
            halves = samples.halves(graph.broken(samples.walls), enough)
            if not self._cornered:
                self._cornered = True
                return samples.corners() + halves
            if len(halves.edge):
                return halves
        return self._edges.too_near(way.points, way.level - enough / 4, way.level / _GRID)

    def _way(self, graph: Graph, samples: Samples, above: float) -> Way | None:
        start = self._start.joints(graph, above * 0.999)
        stop = self._stop.joints(graph, above * 0.999) if self._stop else graph.deepest(self._part)
        return graph.widest(start, stop, samples.walls)

    @property
    def _step(self) -> float:
        return max(self._start.step, self._stop.step if self._stop else 0.0)

    def _look_closer(self, level: float) -> None:
        for end in (self._start, self._stop):
            if end is not None and end.step > 0:
                end.look_closer(level)
