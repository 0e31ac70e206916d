"""The ends of a corridor: places that a disc may begin at."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.corridor_graph import Floats, Graph, Ints, Joints
from fogline.maps.corridor_samples import Edges

__all__ = ["End"]

_POINTS = 600
_FINER = 16


class End:
    """One end: the points of ``place`` inside ``part`` where a disc's middle may be.

    ``room`` is more than the radius of any disc there. ``step`` is how much the clearance of what lies between two of
    the points looked at may be above theirs.
    """

    def __init__(self, part: BaseGeometry, place: BaseGeometry, edges: Edges) -> None:
        self._part = part
        self._place = place
        self._edges = edges
        shapely.prepare(place)
        area = place.area > 0
        self._lines = shapely.intersection(shapely.boundary(place), part) if area else place
        self.step = self._lines.length / _POINTS / 2
        if self.step > 0:
            self._lines = shapely.segmentize(self._lines, 2 * self.step)
        self._look(np.unique(shapely.get_coordinates(self._lines), axis=0))
        inner = shapely.intersection(place, part).area if area else 0.0
        self.room = float(self._clearance.max(initial=0.0)) + self.step + math.sqrt(inner / math.pi)

    def _look(self, points: Floats) -> None:
        self._points = points[shapely.intersects_xy(self._part, points)]
        self._clearance = self._edges.clearance(self._points)

    def look_closer(self, level: float) -> None:
        """Look at points closer together, where the clearance may be above ``level``."""
        near = shapely.union_all(
            shapely.buffer(
                shapely.points(self._points[self._clearance + self.step >= level]), self.step * 1.01
            )
        )
        self.step /= _FINER
        self._lines = shapely.segmentize(shapely.intersection(self._lines, near), 2 * self.step)
        self._look(np.unique(np.vstack([self._points, shapely.get_coordinates(self._lines)]), axis=0))

    def joints(self, graph: Graph, above: float) -> Joints:
        """Where the end meets the graph, with a clearance above ``above``: all middles of circles inside it, and from
        points on its edge the triangle that each lies in. (A straight move from a point in a triangle to the middle of
        its circle never lowers the clearance: the part of the circle that a disc around the point would have to
        leave out holds none of the triangle's corners, so it does not lie beyond the point.)"""
        inside = np.flatnonzero(np.isfinite(graph.radii) & (graph.radii > above))
        inside = inside[shapely.contains_xy(self._place, graph.centres[inside])]
        inside = inside[shapely.contains_xy(self._part, graph.centres[inside])]
        points, owner = self._located(graph, above)
        return Joints(
            np.concatenate([inside, owner]),
            np.concatenate([graph.radii[inside], self._clearance[points]]),
            np.vstack([graph.centres[inside], self._points[points]]),
        )

    def _located(self, graph: Graph, above: float) -> tuple[Ints, Ints]:
        """The numbers of points on the edge, and the triangles that they lie in."""
        asked = np.flatnonzero(self._clearance > above)
        if not len(asked):
            return np.empty(0, np.intp), np.empty(0, np.intp)
        corners = graph.points[graph.triangles]
        low, high = self._points[asked].min(axis=0), self._points[asked].max(axis=0)
        beside = ((corners.max(axis=1) >= low) & (corners.min(axis=1) <= high)).all(axis=1)
        near = np.flatnonzero(beside & np.isfinite(graph.radii))
        rings = shapely.linearrings(corners[near][:, [0, 1, 2, 0]])
        point, triangle = shapely.STRtree(np.asarray(shapely.polygons(rings))).query(
            shapely.points(self._points[asked]), predicate="intersects"
        )
        return asked[point], near[triangle]
