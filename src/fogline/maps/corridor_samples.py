"""Points on the edges of a polygon: evenly laid, then added to where a path comes too near."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fogline.maps.corridor_graph import Floats, Ints

_DIGITS = 7
"""Decimals that samples are rounded to, in units of about the place's size: a millimetre for a town."""

__all__ = ["Edges", "Places", "Samples"]

_AROUND = np.array([-32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32])
"""Which points of the grid join with one that is too near."""


@dataclass(frozen=True, slots=True)
class Places:
    """Places on edges: the edge's number, and how far along it, from 0 to under 1."""

    edge: Ints
    along: Floats

    def __add__(self, other: Places) -> Places:
        return Places(np.concatenate([self.edge, other.edge]), np.concatenate([self.along, other.along]))


class Edges:
    """The edges of a polygon's rings."""

    def __init__(self, part: BaseGeometry) -> None:
        points, of_ring = shapely.get_coordinates(shapely.get_rings(part), return_index=True)
        inner = of_ring[1:] == of_ring[:-1]
        begin, end, ring = points[:-1][inner], points[1:][inner], of_ring[:-1][inner]
        length = np.hypot(*(end - begin).T)
        real = length > 0
        self.begin: Floats = begin[real]
        self.end: Floats = end[real]
        self.ring: Ints = ring[real]
        self.length: Floats = length[real]
        number = np.arange(len(self.ring))
        closing = np.r_[self.ring[1:] != self.ring[:-1], True]
        first = np.flatnonzero(np.r_[True, closing[:-1]])
        self._next: Ints = number + 1
        self._next[closing] = first
        self._lines = _lines(self.begin, self.end)
        self._tree = shapely.STRtree(self._lines)

    def points(self, places: Places) -> Floats:
        """Where places are."""
        begin = self.begin[places.edge]
        found: Floats = begin + (self.end[places.edge] - begin) * places.along[:, None]
        return found

    def clearance(self, points: Floats) -> Floats:
        """How far each point is from the nearest edge."""
        return self._nearest(np.asarray(shapely.points(points))) if len(points) else np.empty(0)

    def clearance_of_way(self, corners: Floats) -> float:
        """How far a path is from the nearest edge: 0 where it crosses one."""
        return float(self._nearest(_pieces(corners)).min())

    def _nearest(self, shapes: NDArray[np.object_]) -> Floats:
        (asked, _), away = self._tree.query_nearest(shapes, return_distance=True, all_matches=False)
        found: Floats = np.empty(len(shapes))
        found[asked] = away
        return found

    def too_near(self, corners: Floats, distance: float, grid: float) -> Places:
        """Places on all edges that come nearer to a path than ``distance``: around the nearest point, on a grid along
        each edge so that they never crowd, and the corner where it is one."""
        pieces = _pieces(corners)
        piece, edge = self._tree.query(pieces, predicate="dwithin", distance=distance)
        feet = shapely.get_coordinates(shapely.shortest_line(pieces[piece], self._lines[edge]))[1::2]
        away = np.hypot(*(feet - self.begin[edge]).T)
        nth = np.rint(away / grid).astype(np.intp)[:, None] + _AROUND
        places = np.unique(np.column_stack([np.repeat(edge, len(_AROUND)), nth.ravel()]), axis=0)
        edge, along = places[:, 0], places[:, 1] * grid / self.length[places[:, 0]]
        kept = (along > -0.5 * grid / self.length[edge]) & (along < 1 + 0.5 * grid / self.length[edge])
        # Nearer to a corner than half the grid is taken to be the corner.
        edge, along = edge[kept], along[kept]
        ended = along * self.length[edge] > self.length[edge] - grid / 2
        return self.tidy(edge, np.where(ended, 1.0, np.maximum(along, 0.0)))

    def tidy(self, edge: Ints, along: Floats) -> Places:
        """Places, of which those at an edge's end are at the beginning of the next one."""
        ended = along >= 1 - 1e-9
        begun = ended | (along <= 1e-9)
        return Places(np.where(ended, self._next[edge], edge), np.where(begun, 0.0, along))


def _tidy(points: Floats) -> Floats:
    """Points on a fine grid, so that no two lie so close that a triangulation cannot tell them apart."""
    rounded: Floats = np.round(points, _DIGITS) + 0.0
    return rounded


def _lines(begin: Floats, end: Floats) -> NDArray[np.object_]:
    return np.asarray(shapely.linestrings(np.stack([begin, end], axis=1)))


def _pieces(corners: Floats) -> NDArray[np.object_]:
    return _lines(corners[:-1], corners[1:])


class Samples:
    """Distinct points on edges. ``points`` are in lexicographic order; ``walls`` are pairs of them that follow each
    other on one straight edge, so that nothing passes between."""

    def __init__(self, edges: Edges, places: Places) -> None:
        order = np.lexsort([places.along, places.edge])
        kept = np.ones(len(order), dtype=bool)
        edge, along = places.edge[order], places.along[order]
        kept[1:] = (edge[1:] != edge[:-1]) | (along[1:] > along[:-1])
        self._edges = edges
        self.places = Places(edge[kept], along[kept])
        self.points, number = np.unique(_tidy(edges.points(self.places)), axis=0, return_inverse=True)
        self._number: Ints = number.ravel()

    @classmethod
    def even(cls, edges: Edges, spacing: float, middle: Floats, reach: float) -> Samples:
        """About ``spacing`` apart along the rings; further than ``reach`` from ``middle`` proportionally more, but at
        least some on every ring."""
        far = np.hypot(*((edges.begin + edges.end) / 2 - middle).T) - edges.length / 2
        steps = edges.length / (spacing * np.maximum(1.0, far / reach))
        per_ring = np.bincount(edges.ring, weights=steps)
        steps *= np.maximum(1.0, 6 / np.maximum(per_ring, 1e-300))[edges.ring]
        done = np.cumsum(steps)
        before = done - steps
        first, last = np.ceil(before).astype(np.intp), np.ceil(done).astype(np.intp)
        count = last - first
        edge = np.repeat(np.arange(len(steps)), count)
        nth = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
        return cls(edges, edges.tidy(edge, np.clip((nth - before[edge]) / steps[edge], 0.0, 1.0)))

    def with_places(self, places: Places) -> Samples:
        """These and more."""
        return Samples(self._edges, self.places + places)

    def corners(self) -> Places:
        """Every corner of the polygon."""
        count = len(self._edges.length)
        return Places(np.arange(count), np.zeros(count))

    @cached_property
    def _spans(self) -> tuple[Ints, Ints, Floats]:
        """Stretches of edges between two samples, as: the places that they begin at, the samples that they end at, and
        how far along the edge those are."""
        edge, along = self.places.edge, self.places.along
        last = np.r_[edge[1:] != edge[:-1], True]
        # The last place on an edge is followed by the edge's end, where that is a sample.
        keys = np.ascontiguousarray(self.points).view(np.complex128).ravel()
        wanted = np.ascontiguousarray(_tidy(self._edges.end[edge])).view(np.complex128).ravel()
        ends = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        to = np.where(last, ends, np.r_[self._number[1:], 0])
        until = np.where(last, 1.0, np.r_[along[1:], 0.0])
        real = np.flatnonzero((~last | (keys[ends] == wanted)) & (to != self._number))
        return real, to[real], until[real]

    @property
    def walls(self) -> Ints:
        """Pairs of points with nothing but a straight edge between them."""
        begin, to, _ = self._spans
        return np.column_stack([self._number[begin], to])

    def halves(self, broken: NDArray[np.bool_], least: float) -> Places:
        """The middles of those of ``walls`` that are ``broken`` and longer than ``least``."""
        begin, _, until = self._spans
        edge, along = self.places.edge[begin], self.places.along[begin]
        chosen = broken & ((until - along) * self._edges.length[edge] > least)
        return Places(edge[chosen], ((along + until) / 2)[chosen])
