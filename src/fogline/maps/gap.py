"""The widest gap that a map leaves between a place and the main land of its own side."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from fogline.maps.corridor import Corridor, widest_corridor
from fogline.maps.measure import MARGIN_M, clip

__all__ = ["Gap", "gap", "ground_of"]

_NEAR_M = 60_000.0
"""A line that is drawn too far forward is looked at so near to the place (metres, to each side)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How wide the widest way is that a map leaves, in metres on the ellipsoid (to a few parts in ten thousand).

    ``drawn`` is as drawn, ``narrow`` and ``wide`` with the line off by ``margin_m`` towards the way and away from it;
    0 where nothing is left. ``inside`` says whether any of the place lies on its side's land at all: where it does
    not, nothing is there to be cut off, and the widths are 0. ``at_end`` where the room that the place itself has
    decides, not the way from it.
    """

    inside: bool
    drawn: float
    narrow: float
    wide: float
    margin_m: float
    at_end: bool = False


def ground_of(drawn: tuple[bool, BaseGeometry], boundary: BaseGeometry) -> BaseGeometry:
    """The land of one side inside the boundary. ``drawn`` is an area, and whether the side has all *but* it."""
    rest, area = drawn
    return shapely.difference(boundary, area) if rest else shapely.intersection(boundary, area)


def gap(
    ground: BaseGeometry,
    boundary: BaseGeometry,
    place: BaseGeometry,
    to: BaseGeometry | None = None,
    margin_m: float = MARGIN_M,
) -> Gap:
    """The widest way over ``ground`` from ``place`` to the main land, the largest part of it, or to another place.

    ``ground`` is what of ``boundary`` one side has; all else and the boundary's edge is in the way. ``place`` and
    ``to`` are outlines or points. All in WGS 84 (longitude, latitude) degrees. The method is in
    ``fogline.maps.corridor``; it works in a plane that touches the ellipsoid at the place (azimuthal equidistant,
    Snyder 1987), where 60 km away lengths are off by less than 2 in 100,000. A line nearer by the margin narrows what
    lies between two lines by twice the margin; one further off may also open ways that are closed as drawn.
    """
    turn = _plane(place)
    start, stop = turn(place), turn(to) if to is not None else None
    flat = turn(_that_matter(ground, place))
    if not flat.intersects(start):
        return Gap(False, 0.0, 0.0, 0.0, margin_m)
    drawn = widest_corridor(flat, start, stop)
    narrow = max(0.0, drawn.width - 2 * margin_m)
    wide = drawn
    if margin_m > 0:
        wide = _moved_off(
            flat, turn(_near(boundary, place, to)), turn(_near(ground, place, to)), (start, stop), margin_m
        )
    return Gap(
        True, drawn.width, narrow, max(wide.width, drawn.width), margin_m, drawn.at_end and not drawn.closed
    )


def _that_matter(ground: BaseGeometry, place: BaseGeometry) -> BaseGeometry:
    """The polygons that the place lies on, and the largest one."""
    parts = shapely.get_parts(ground)
    shapely.prepare(place)
    kept = shapely.intersects(place, parts)
    if len(parts):
        kept[int(np.argmax(shapely.area(parts)))] = True
    return shapely.MultiPolygon([part for part in parts[kept].tolist() if part.geom_type == "Polygon"])


def _near(geometry: BaseGeometry, place: BaseGeometry, to: BaseGeometry | None) -> BaseGeometry:
    """What lies near the ends, in degrees."""
    west, south, east, north = shapely.union_all([place, to] if to is not None else [place]).bounds
    high = _NEAR_M / 111_200.0
    wide = high / max(0.05, math.cos(math.radians((south + north) / 2)))
    window = west - wide, south - high, east + wide, north + high
    return clip(geometry, window)


def _moved_off(
    flat: BaseGeometry,
    boundary: BaseGeometry,
    near: BaseGeometry,
    ends: tuple[BaseGeometry, BaseGeometry | None],
    margin_m: float,
) -> Corridor:
    """The widest way where the line is drawn too far forward by ``margin_m`` all along near the place."""
    grown = shapely.intersection(shapely.buffer(near, margin_m, quad_segs=12), boundary)
    return widest_corridor(shapely.union_all([flat, grown]), *ends)


def _plane(place: BaseGeometry) -> Callable[[BaseGeometry], BaseGeometry]:
    """To a plane in metres that touches the ellipsoid at the middle of ``place``."""
    middle = shapely.get_coordinates(shapely.centroid(place))[0]
    to = Transformer.from_crs(
        "EPSG:4326",
        f"+proj=aeqd +lat_0={middle[1]} +lon_0={middle[0]} +ellps=WGS84 +units=m",
        always_xy=True,
    )

    def turn(geometry: BaseGeometry) -> BaseGeometry:
        moved = shapely.transform(
            geometry, lambda points: np.column_stack(to.transform(points[:, 0], points[:, 1]))
        )
        return (
            moved if moved.is_valid else shapely.make_valid(moved, method="structure", keep_collapsed=False)
        )

    return turn


def circle(latitude: float, longitude: float, radius_m: float) -> BaseGeometry:
    """A circle around a point, in degrees; for a place whose outline is not known. Radii of some kilometres only."""
    high = radius_m / 111_200.0
    round_one = shapely.Point(0.0, 0.0).buffer(high, quad_segs=16)
    wide = 1 / max(0.05, math.cos(math.radians(latitude)))
    return shapely.transform(round_one, lambda points: points * (wide, 1.0) + (longitude, latitude))
