"""A layer as rings for a picture: cut to a window and simplified."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.layer import Layer
from fogline.maps.measure import EDGE_M
from fogline.model import Outline

__all__ = ["closed", "line_of", "outline"]

_Path = tuple[tuple[float, float], ...]
_EDGE = EDGE_M / 111_000
"""So near to the edge of what it is cut to (degrees), a ring is that edge."""


def outline(
    layer: Layer, tolerance_m: float = 500.0, *, within: BaseGeometry | None = None, max_points: int = 3_000
) -> Outline:
    """The rings of what ``layer`` draws as held, inside ``within`` (the whole layer by default).

    Bends smaller than ``tolerance_m`` are left out; where more than ``max_points`` points remain, the
    tolerance is doubled until they fit. Rings are closed and meant for the even-odd rule.
    """
    drawn = closed(layer.held)
    if within is not None:
        drawn = shapely.intersection(drawn, within)
    if drawn.is_empty:
        return Outline(layer.reference.id, layer.label, ())
    south, north = drawn.bounds[1], drawn.bounds[3]
    stretch = max(0.05, math.cos(math.radians((south + north) / 2)))
    scaled = shapely.transform(drawn, lambda points: points * (stretch, 1.0))
    tolerance = tolerance_m / 111_000
    simple = _simplified(scaled, tolerance)
    while shapely.get_num_coordinates(simple) > max_points and tolerance < 1.0:
        tolerance *= 2
        # Bays and teeth narrower than the tolerance are filled first: leaving out points alone keeps them all.
        filled = shapely.buffer(
            shapely.buffer(simple, tolerance / 2, quad_segs=2), -tolerance / 2, quad_segs=2
        )
        simple = _simplified(filled, tolerance)
    rings: list[tuple[tuple[float, float], ...]] = []
    for polygon in shapely.get_parts(simple):
        rings.extend(
            tuple((round(x / stretch, 4), round(y, 4)) for x, y in shapely.get_coordinates(ring).tolist())
            for ring in (polygon.exterior, *polygon.interiors)
        )
    return Outline(layer.reference.id, layer.label, tuple(rings), _line(rings, within))


def closed(area: BaseGeometry) -> BaseGeometry:
    """An area with slits narrower than about 200 m between its parts closed: such seams are no lines of the drawing."""
    whole: BaseGeometry = shapely.buffer(shapely.buffer(area, 1e-3, quad_segs=1), -1e-3, quad_segs=1)
    return whole


def line_of(rings: BaseGeometry, within: BaseGeometry) -> BaseGeometry:
    """What of rings does not run along the edge of ``within``."""
    edge = shapely.boundary(shapely.simplify(within, _EDGE / 4))
    return shapely.line_merge(shapely.difference(rings, shapely.buffer(edge, _EDGE, quad_segs=2)))


def _simplified(drawn: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Without bends smaller than ``tolerance``, and without parts and holes that are no larger."""
    polygons = [part for part in shapely.get_parts(drawn) if part.geom_type == "Polygon"]
    kept = [
        shapely.Polygon(
            part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area > tolerance**2]
        )
        for part in polygons
        if part.area > tolerance**2
    ]
    return shapely.simplify(shapely.MultiPolygon(kept), tolerance)


def _line(rings: list[tuple[tuple[float, float], ...]], within: BaseGeometry | None) -> tuple[_Path, ...]:
    if within is None or not rings:
        return ()
    line = line_of(shapely.MultiLineString([list(ring) for ring in rings]), within)
    return tuple(
        tuple((round(x, 4), round(y, 4)) for x, y in shapely.get_coordinates(part).tolist())
        for part in shapely.get_parts(line)
        if part.length > _EDGE
    )
