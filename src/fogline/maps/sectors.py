"""On which sides of a place land changed hands: by sectors of an eighth, which is as fine as this is ever said."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.ellipsoid import area_km2

__all__ = ["SECTORS", "by_sector", "say_sectors"]

SECTORS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_LEAST_KM2 = 0.5
_LEAST_PART = 0.05


def by_sector(area: BaseGeometry, latitude: float, longitude: float) -> dict[str, float]:
    """How much of ``area`` (polygons in degrees) lies in each sector around a point, in km². Small remnants, under
    half a square kilometre or a twentieth of the whole, are left out."""
    across = max(0.05, math.cos(math.radians(latitude)))
    west, south, east, north = area.bounds if not area.is_empty else (0.0, 0.0, 0.0, 0.0)
    far = 2 * max(
        abs(west - longitude), abs(east - longitude), abs(south - latitude), abs(north - latitude), 1e-6
    )
    found = {}
    for number, name in enumerate(SECTORS):
        corners = [(longitude, latitude)]
        for turn in (-22.5, 0.0, 22.5):
            bearing = math.radians(45 * number + turn)
            corners.append((longitude + far * math.sin(bearing) / across, latitude + far * math.cos(bearing)))
        found[name] = area_km2(shapely.intersection(area, shapely.Polygon(corners)))
    least = max(_LEAST_KM2, _LEAST_PART * sum(found.values()))
    return {name: km2 for name, km2 in found.items() if km2 >= least}


def say_sectors(sectors: dict[str, float]) -> str:
    """ "to the north, the east and the south"."""
    names = [f"the {name}" for name in sectors]
    return "to " + (" and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0])
