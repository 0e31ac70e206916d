"""The boundary that areas are clipped to, and what shares of it are shares of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.errors import BadMap
from fogline.knowledge.makers import Box, Makers, Territory
from fogline.maps.axes import swapped
from fogline.maps.drawing import MAX_BYTES
from fogline.maps.ellipsoid import area_km2
from fogline.maps.polygons import to_geometry
from fogline.maps.read import parse
from fogline.model import Raw, sha256

__all__ = ["Boundary", "Part", "read_boundary"]


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a boundary, such as an oblast."""

    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Boundary:
    """What layers are clipped to: valid polygons in WGS 84 (longitude, latitude) degrees.

    ``territory`` is the territory that it draws, where its extent and area match a known one.
    """

    name: str
    geometry: BaseGeometry
    area_km2: float
    """Its own geodesic area in km²."""
    parts: tuple[Part, ...]
    sha256: str
    territory: Territory | None = None
    notes: tuple[str, ...] = ()

    @property
    def box(self) -> Box:
        """West, south, east, north in degrees."""
        west, south, east, north = self.geometry.bounds
        return float(west), float(south), float(east), float(north)


def read_boundary(
    raw: Raw, name: str | None = None, *, makers: Makers | None = None, max_bytes: int = MAX_BYTES
) -> Boundary:
    """Read a boundary from any map file: its areas, each a part by its name, united.

    Raises:
        BadMap: it cannot be read, draws no area, or the order of its coordinates cannot be decided.
        TooLarge: it is larger than ``max_bytes``.
    """
    table = makers or Makers.load()
    drawing = parse(raw, None, max_bytes)
    if not drawing.shapes:
        raise BadMap(raw.name, "it draws no area", "Give a file with polygons.")
    regions: dict[str, Box] = {territory.name: territory.box for territory in table.territories}
    regions |= {f"the area of {conflict.name}": conflict.box for conflict in table.conflicts}
    turn, why = swapped(drawing, raw.name, regions)
    notes = [*drawing.notes, why]
    parts = []
    for number, shape in enumerate(drawing.shapes, 1):
        drawn = shapely.union_all(to_geometry(shape, turn, raw.name, notes))
        if not drawn.is_empty:
            parts.append(Part(shape.name or f"part {number}", drawn))
    whole = shapely.union_all([part.geometry for part in parts])
    if whole.is_empty:
        raise BadMap(raw.name, "it draws no area", "Give a file with polygons.")
    area = area_km2(whole)
    return Boundary(
        name=name or raw.name.rpartition(".")[0] or raw.name,
        geometry=whole,
        area_km2=area,
        parts=tuple(parts) if len(parts) > 1 else (),
        sha256=sha256(raw.data),
        territory=_territory(whole, area, table.territories),
        notes=tuple(notes),
    )


def _territory(whole: BaseGeometry, area: float, known: Sequence[Territory]) -> Territory | None:
    """The known territory of the same extent (to half a degree) and area (to 2 %), if any."""
    for territory in known:
        near = all(abs(a - b) <= 0.5 for a, b in zip(whole.bounds, territory.box, strict=True))
        if near and abs(area / territory.area_km2 - 1) <= 0.02:
            return territory
    return None
