"""Files that hold drawings of several days: told apart from one drawing whose parts were changed on different days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from fogline.maps.dates import date_in_texts
from fogline.maps.drawing import Drawing, Shape

__all__ = ["snapshots"]

_OVER = 0.5
"""Days whose areas lie over each other by this part of the smaller one are drawings of the same land."""


def snapshots(drawing: Drawing) -> dict[date, list[Shape]]:
    """The shapes of each day, in order of date, where a file holds drawings of several days; else nothing.

    It does where every area has a day of its own and each day's areas lie over those of the day before. Areas
    that lie side by side are parts of one drawing, however often each was changed.
    """
    days: dict[date, list[Shape]] = {}
    for shape in drawing.shapes:
        when = date_in_texts(shape.dates)
        if when is None:
            return {}
        days.setdefault(when.last_day, []).append(shape)
    if len(days) < 2:
        return {}
    ordered = dict(sorted(days.items()))
    areas = [_rough(shapes) for shapes in ordered.values()]
    for before, after in pairwise(areas):
        common = shapely.intersection(before, after).area
        if common <= _OVER * min(before.area, after.area):
            return {}
    return ordered


def _rough(shapes: list[Shape]) -> BaseGeometry:
    """What is drawn, in whatever order the axes are; good enough to see whether two lie over each other."""
    made = []
    for shape in shapes:
        for rings in shape.polygons:
            if rings and len(rings[0]) >= 3:
                try:
                    made.append(shapely.make_valid(shapely.Polygon(rings[0], rings[1:])))
                except (ShapelyError, ValueError):  # rings that reading will name
                    continue
    return shapely.union_all(made)
