"""Which number is the longitude: decided from evidence, stated, and refused where it cannot be decided."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from fogline.errors import BadMap
from fogline.knowledge.makers import Box, Makers
from fogline.maps.drawing import Drawing

__all__ = ["swapped", "turned"]

_MOST, _FEW, _SOME = 0.6, 0.2, 0.05
_DO = "Give a boundary (--boundary) in which it lies, or a file with [longitude, latitude] points."


def turned(drawing: Drawing, name: str, makers: Makers, region: Box | None = None) -> tuple[bool, str]:
    """``swapped`` for a front-line map: it lies in ``region`` where that is known, and where maps of a conflict lie.

    Raises:
        BadMap: as for ``swapped``.
    """
    regions: dict[str, Box] = {"the given boundary": region} if region else {}
    for conflict in makers.conflicts:
        if region is None or shapely.box(*region).intersects(shapely.box(*conflict.box)):
            regions[f"the area of {conflict.name}"] = conflict.box
    return swapped(drawing, name, regions)


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
    straight, here = _best(first, second, regions) if lonlat else (0.0, "")
    turned, there = _best(second, first, regions) if latlon else (0.0, "")
    if (straight >= _MOST and turned <= _FEW) or (straight > _SOME and turned == 0.0):
        return False, f"Points are [longitude, latitude]: so read, they lie in {here}."
    if (turned >= _MOST and straight <= _FEW) or (turned > _SOME and straight == 0.0):
        return True, f"Points are [latitude, longitude]: so read, they lie in {there}."
    if lonlat != latlon:
        order = "[longitude, latitude]" if lonlat else "[latitude, longitude]"
        return latlon, f"Points are {order}: in the other order some would be off the globe."
    if drawing.declared == "lonlat" and turned <= _FEW:
        return False, f"Points are [longitude, latitude], as {drawing.kind} says."
    raise BadMap(name, "its points may be [longitude, latitude] or [latitude, longitude]", _DO)


def _best(
    longitude: NDArray[np.float64], latitude: NDArray[np.float64], regions: dict[str, Box]
) -> tuple[float, str]:
    """The largest part of the points, 0 to 1, that lies in one region, and that region's name."""
    best = (0.0, "")
    for name, (west, south, east, north) in regions.items():
        inside = (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)
        best = max(best, (float(inside.mean()), name), key=lambda entry: entry[0])
    return best
