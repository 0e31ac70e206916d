"""A layer as rings for a picture: cut to a window and simplified."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.layer import Layer
from fogline.model import Outline

__all__ = ["outline"]


def outline(
    layer: Layer, tolerance_m: float = 500.0, *, within: BaseGeometry | None = None, max_points: int = 3_000
) -> Outline:
    """The rings of what ``layer`` draws as held, inside ``within`` (the whole layer by default).

    Bends smaller than ``tolerance_m`` are left out; where more than ``max_points`` points remain, the
    tolerance is doubled until they fit. Rings are closed and meant for the even-odd rule.
    """
    # Slits narrower than about 200 m between parts are closed: such seams are no lines of the drawing.
    drawn: BaseGeometry = shapely.buffer(shapely.buffer(layer.held, 1e-3, quad_segs=1), -1e-3, quad_segs=1)
    if within is not None:
        drawn = shapely.intersection(drawn, within)
    if drawn.is_empty:
        return Outline(layer.reference.id, layer.label, ())
    south, north = drawn.bounds[1], drawn.bounds[3]
    stretch = max(0.05, math.cos(math.radians((south + north) / 2)))
    scaled = shapely.transform(drawn, lambda points: points * (stretch, 1.0))
    tolerance = tolerance_m / 111_000
    simple = shapely.simplify(scaled, tolerance)
    while shapely.get_num_coordinates(simple) > max_points and tolerance < 1.0:
        tolerance *= 2
        # Bays and teeth narrower than the tolerance are filled first: leaving out points alone keeps them all.
        filled = shapely.buffer(
            shapely.buffer(simple, tolerance / 2, quad_segs=2), -tolerance / 2, quad_segs=2
        )
        simple = shapely.simplify(filled, tolerance)
    rings: list[tuple[tuple[float, float], ...]] = []
    for polygon in shapely.get_parts(simple):
        if polygon.geom_type == "Polygon" and polygon.area > tolerance**2:
            rings.extend(
                tuple((round(x / stretch, 4), round(y, 4)) for x, y in shapely.get_coordinates(ring).tolist())
                for ring in (polygon.exterior, *polygon.interiors)
            )
    return Outline(layer.reference.id, layer.label, tuple(rings))
