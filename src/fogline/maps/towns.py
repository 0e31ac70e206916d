"""Outlines of towns, where a file of them is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.errors import BadMap
from fogline.knowledge.makers import Box, Makers
from fogline.maps.axes import swapped
from fogline.maps.polygons import to_geometry
from fogline.maps.read import parse
from fogline.model import Raw

__all__ = ["Town", "read_towns", "town_at"]

_BAND = 0.5


@dataclass(frozen=True, slots=True)
class Town:
    """A town's outline, by the name that its file gives it. WGS 84 (longitude, latitude) degrees."""

    name: str
    geometry: BaseGeometry


def read_towns(raw: Raw, *, makers: Makers | None = None) -> tuple[Town, ...]:
    """Read town outlines from any map file.

    Where an area is a band around a hole (as maps draw a town's limits so that they can be seen), the
    hole is the town.

    Raises:
        BadMap: it cannot be read, or draws no area.
    """
    drawing = parse(raw)
    if not drawing.shapes:
        raise BadMap(raw.name, "it draws no area", "Give a file with the outlines of towns.")
    table = makers or Makers.load()
    regions: dict[str, Box] = {f"the area of {conflict.name}": conflict.box for conflict in table.conflicts}
    turn, _ = swapped(drawing, raw.name, regions)
    notes: list[str] = []
    towns = []
    for shape in drawing.shapes:
        parts = [
            _town(part)
            for area in to_geometry(shape, turn, raw.name, notes)
            for part in shapely.get_parts(area)
        ]
        towns.append(Town(shape.name or shape.where, shapely.union_all(parts)))
    return tuple(towns)


def _town(area: BaseGeometry) -> BaseGeometry:
    if not isinstance(area, shapely.Polygon):
        return area
    holes = [shapely.Polygon(ring) for ring in area.interiors]
    inside = shapely.make_valid(shapely.union_all(holes)) if holes else None
    if inside is not None and inside.area > _BAND * (inside.area + area.area):
        return inside
    return area


def town_at(towns: Sequence[Town], latitude: float, longitude: float) -> Town | None:
    """The town whose outline holds the point; ``None`` where there is none."""
    return next((town for town in towns if shapely.intersects_xy(town.geometry, longitude, latitude)), None)
