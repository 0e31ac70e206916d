"""Which number is the longitude: decided from evidence, stated, and refused where it cannot be decided."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fogline.errors import BadMap
from fogline.knowledge.makers import Box
from fogline.maps.drawing import Drawing

__all__ = ["swapped"]

_MOST, _FEW = 0.6, 0.2
_DO = "Give a boundary (--boundary) in which it lies, or a file with [longitude, latitude] points."


def swapped(drawing: Drawing, name: str, regions: dict[str, Box]) -> tuple[bool, str]:
    """Whether the points are [latitude, longitude], with the reason as a sentence.

    ``regions`` are boxes in which such maps lie, by name. What falls into one of them in one order only
    decides; else the range of the numbers; else what the format says of itself.

    Raises:
        BadMap: the numbers are no degrees at all, or neither order can be shown to be meant.
    """
    points = np.concatenate([ring for shape in drawing.shapes for rings in shape.polygons for ring in rings])
    first, second = points[:, 0], points[:, 1]
    lonlat = bool((np.abs(first) <= 180).all() and (np.abs(second) <= 90).all())
    latlon = bool((np.abs(first) <= 90).all() and (np.abs(second) <= 180).all())
    if not lonlat and not latlon:
        raise BadMap(
            name,
            "its coordinates are not degrees, so their reference system is unknown",
            "Convert it to WGS 84 longitude and latitude (EPSG:4326).",
        )
    straight = {key for key, box in regions.items() if lonlat and _inside(first, second, box) >= _MOST}
    turned = {key for key, box in regions.items() if latlon and _inside(second, first, box) >= _MOST}
    if straight and not turned and _best(second, first, regions, latlon) <= _FEW:
        return False, f"Points are [longitude, latitude]: so read, they lie in {_any(straight)}."
    if turned and not straight and _best(first, second, regions, lonlat) <= _FEW:
        return True, f"Points are [latitude, longitude]: so read, they lie in {_any(turned)}."
    if lonlat != latlon:
        order = "[longitude, latitude]" if lonlat else "[latitude, longitude]"
        return latlon, f"Points are {order}: in the other order some would be off the globe."
    if drawing.declared == "lonlat" and not turned:
        return False, f"Points are [longitude, latitude], as {drawing.kind} says."
    raise BadMap(name, "its points may be [longitude, latitude] or [latitude, longitude]", _DO)


def _inside(lon: NDArray[np.float64], lat: NDArray[np.float64], box: Box) -> float:
    west, south, east, north = box
    return float(((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)).mean())


def _best(
    lon: NDArray[np.float64], lat: NDArray[np.float64], regions: dict[str, Box], possible: bool
) -> float:
    return max((_inside(lon, lat, box) for box in regions.values()), default=0.0) if possible else 0.0


def _any(names: set[str]) -> str:
    return min(names)
