"""The areas that measures are told for: a boundary, its parts, or a box; each with its name and its size."""

from __future__ import annotations

import math
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.errors import InputError
from fogline.knowledge.makers import Box
from fogline.maps.boundary import Boundary
from fogline.maps.ellipsoid import area_km2
from fogline.maps.measure import EDGE_M, MARGIN_M, Measurer

__all__ = ["Area", "areas_of", "beyond_margin"]

_M_PER_DEGREE = 111_200.0


@dataclass(frozen=True, slots=True)
class Area:
    """Land that something is measured in; ``km2`` is its own geodesic area."""

    name: str
    km2: float
    measurer: Measurer

    @classmethod
    def of(
        cls, name: str, geometry: BaseGeometry, margin_m: float = MARGIN_M, edge_m: float = EDGE_M
    ) -> Area:
        """The area of this name with polygons in WGS 84 degrees."""
        return cls(name, area_km2(geometry), Measurer(geometry, margin_m, edge_m))

    @property
    def geometry(self) -> BaseGeometry:
        """Its polygons in WGS 84 degrees."""
        return self.measurer.boundary


def areas_of(
    boundary: Boundary, *, by_part: bool = False, box: Box | None = None, margin_m: float = MARGIN_M
) -> tuple[Area, ...]:
    """The whole boundary, or what of it lies in ``box``; then, where asked for, each of its named parts in there.

    Raises:
        InputError: nothing of the boundary lies in the box.
    """
    window = shapely.box(*box) if box else None

    def cut(geometry: BaseGeometry) -> BaseGeometry:
        return geometry if window is None else shapely.intersection(geometry, window)

    whole = cut(boundary.geometry)
    if whole.is_empty:
        raise InputError(
            boundary.name, "nothing of the boundary lies in the box", "Give west,south,east,north in degrees."
        )
    name = boundary.name if window is None else f"{boundary.name} within {_say(box)}"
    found = [Area.of(name, whole, margin_m)]
    if by_part:
        parts = [(part.name, cut(part.geometry)) for part in boundary.parts]
        found += [Area.of(part, geometry, margin_m) for part, geometry in parts if not geometry.is_empty]
    return tuple(found)


def _say(box: Box | None) -> str:
    return ",".join(f"{edge:g}" for edge in box or ())


def beyond_margin(area: BaseGeometry, margin_m: float) -> BaseGeometry:
    """What of an area lies further than ``margin_m`` from its edge.

    For what one line gained over another it is what is gained wherever each of the two lines runs within the margin
    of where it is drawn: being inside the one, taken in by the margin, and outside the other, moved out by it, is being
    further than the margin from the edge of the difference.
    """
    if margin_m <= 0:
        return area
    kept = [
        inner
        for polygon in shapely.get_parts(area)
        if polygon.geom_type == "Polygon"
        for inner in shapely.get_parts(_taken_in(polygon, margin_m))
    ]
    return shapely.MultiPolygon(kept)


def _taken_in(polygon: BaseGeometry, margin_m: float) -> BaseGeometry:
    """A polygon without the strip along its edge; metres are taken as at its middle latitude."""
    south, north = polygon.bounds[1], polygon.bounds[3]
    across = math.cos(math.radians((south + north) / 2))
    scaled = shapely.transform(polygon, lambda points: points * (across, 1.0))
    inner = shapely.buffer(scaled, -margin_m / _M_PER_DEGREE)
    return shapely.transform(inner, lambda points: points / (across, 1.0))
