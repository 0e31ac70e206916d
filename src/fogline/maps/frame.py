"""What the pictures of maps have in common: the window, its scale, the colours, and the words for a drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fogline.errors import InputError
from fogline.maps.compare import Apart, apart
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.model import When

__all__ = [
    "BOTH", "CAUTION", "EDGE", "FIRST", "INK", "LAND", "SECOND", "Frame", "both_within", "day", "differing", "held_within",
    "named", "polygons", "without_seams",
]  # fmt: skip

LAND, EDGE, BOTH, INK = "#f4f4f2", "#999999", "#cfcfcb", "#222222"
FIRST, SECOND = ("#f3c08f", "#a34700"), ("#a9d0e8", "#00507a")
"""Fill and hatching of what only the first and only the second draws. Of Okabe and Ito's kind, told apart by those who see
no red or green; none of them is a party's."""
CAUTION = "Each is its maker’s drawing, not a fact."

_KM_PER_DEGREE = 111.2
_NICE_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_SEAM_KM = 0.1
"""Pieces thinner than this on average are not drawn; they are counted."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A window in degrees as a map ``width`` units wide, equirectangular about the window's middle."""

    west: float
    south: float
    east: float
    north: float
    width: float

    @classmethod
    def over(cls, wanted: BaseGeometry, within: BaseGeometry, width: float) -> Frame:
        """A window over ``wanted`` with some room about it; over ``within`` where nothing is wanted."""
        west, south, east, north = (within if wanted.is_empty else wanted).bounds
        room = max(0.04 * (north - south), 0.04 * (east - west), 0.05)
        return cls(west - room, south - room, east + room, north + room, width)

    def shaped(self, least_km: float, lowest: float, highest: float) -> Frame:
        """The same window, grown where it is narrower than ``least_km``, or its height less than ``lowest`` or more
        than ``highest`` times its width."""
        middle_x, middle_y = (self.west + self.east) / 2, (self.south + self.north) / 2
        high = self.height / self.unit
        wide = max(self.km, least_km, high / highest)
        high = max(high, wide * lowest)
        dx = wide / self.km * (self.east - self.west) / 2
        dy = high / _KM_PER_DEGREE / 2
        return Frame(middle_x - dx, middle_y - dy, middle_x + dx, middle_y + dy, self.width)

    @property
    def km(self) -> float:
        """How many kilometres the map is wide, at its middle."""
        middle = max(0.05, math.cos(math.radians((self.south + self.north) / 2)))
        return (self.east - self.west) * _KM_PER_DEGREE * middle

    @property
    def unit(self) -> float:
        """Units of the map in a kilometre."""
        return self.width / self.km

    @property
    def height(self) -> float:
        """How high the map is, in units."""
        return (self.north - self.south) * _KM_PER_DEGREE * self.unit

    @property
    def bar_km(self) -> int:
        """A round length that a scale bar can show, at most a quarter of the width."""
        return max((one for one in _NICE_KM if one <= self.km / 4), default=1)

    def units(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows of longitude and latitude as rows of units from the left and from the top."""
        across, up = self.width / (self.east - self.west), self.height / (self.north - self.south)
        return np.column_stack(((points[:, 0] - self.west) * across, (self.north - points[:, 1]) * up))

    def seen(self, drawn: BaseGeometry, beyond: float = 0.0) -> BaseGeometry:
        """What of ``drawn`` lies in the window, in degrees, without bends too small to be seen.

        ``beyond`` is how far the window is grown before, on each side, in parts of its width and height.
        """
        dx, dy = beyond * (self.east - self.west), beyond * (self.north - self.south)
        window = shapely.box(self.west - dx, self.south - dy, self.east + dx, self.north + dy)
        cut = shapely.intersection(drawn, window)
        return shapely.simplify(cut, 0.4 / (self.unit * _KM_PER_DEGREE))


def differing(a: Layer, b: Layer, party: str) -> Apart:
    """Where two maps differ on what ``party`` holds.

    Raises:
        InputError: one of them does not say what the party holds.
    """
    differ = apart(a, b, party)
    if differ is None:
        raise InputError("the maps", f"one of them does not say what {party} holds", "Name another party.")
    return differ


def held_within(layer: Layer, party: str, within: BaseGeometry) -> BaseGeometry | None:
    """What ``layer`` draws as held by ``party`` inside ``within``; ``None`` where it does not say."""
    drawn = drawn_for(layer, party)
    if drawn is None:
        return None
    return shapely.difference(within, drawn[1]) if drawn[0] else shapely.intersection(drawn[1], within)


def both_within(a: Layer, b: Layer, party: str, within: BaseGeometry) -> BaseGeometry:
    """What both maps draw as held by ``party`` inside ``within``. Both must say what it holds."""
    first, second = held_within(a, party, within), held_within(b, party, within)
    assert first is not None and second is not None
    return shapely.intersection(first, second)


def polygons(area: BaseGeometry) -> list[shapely.Polygon]:
    """The polygons of an area, without lines and points."""
    return [
        part for part in shapely.get_parts(area) if isinstance(part, shapely.Polygon) and not part.is_empty
    ]


def without_seams(area: BaseGeometry) -> BaseGeometry:
    """What of a difference can be seen: without pieces so thin that they are seams between a drawing's own parts."""
    return shapely.MultiPolygon(
        [part for part in polygons(area) if 2 * part.area / part.length * _KM_PER_DEGREE > _SEAM_KM]
    )


def day(when: When | None) -> str | None:
    """The day of a drawing as ``2025-11-10``."""
    return when.last_day.isoformat() if when else None


def named(layer: Layer) -> str:
    """A drawing by its maker and day."""
    return f"{layer.maker} ({day(layer.reference.when) or 'no date'})"
