"""One map measured: what it draws as held, of what, and by how much a line that is off would change that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.areas import Area
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.maps.measure import MARGIN_M, distance_to_line, held_parts
from fogline.maps.towns import Town

__all__ = ["Held", "HeldTown", "LineTo", "line_to", "measured", "towns_held"]


@dataclass(frozen=True, slots=True)
class Held:
    """What a map draws as held by ``party`` in ``area``.

    ``share`` is percent of ``of_km2``, whose origin ``of`` names: the area's own geodesic size, or a stated one.
    ``margin_km2`` is by how much ``km2`` changes where the line is off by ``margin_m`` all along, to one side.
    ``open_km2`` is what the maker leaves open in the area.
    """

    maker: str
    day: date | None
    party: str
    area: str
    km2: float
    share: float
    of_km2: float
    of: str
    margin_km2: float
    margin_points: float
    open_km2: float
    margin_m: float


@dataclass(frozen=True, slots=True)
class HeldTown:
    """How much of a town's outline a map draws as held by ``party``, in percent of the outline's area.

    ``low`` and ``high`` are that part where the line is off by ``margin_m`` to either side.
    """

    maker: str
    day: date | None
    party: str
    town: str
    part: float
    low: float
    high: float
    margin_m: float


@dataclass(frozen=True, slots=True)
class LineTo:
    """How far a place's centre is from the line that a map draws about what ``party`` holds.

    ``inside`` is whether the centre is drawn as held by it, ``km`` the distance to the nearest ground drawn the other way
    (``None`` where there is none within 600 km). ``low`` and ``high`` are that distance where the line is off by
    ``margin_m``; ``low`` is 0 where the line may then run through the centre or beyond it, and ``inside`` says nothing.
    """

    maker: str
    day: date | None
    party: str
    place: str
    inside: bool
    km: float | None
    low: float | None
    high: float | None
    margin_m: float


def measured(
    layer: Layer, area: Area, party: str | None = None, stated: tuple[float, str] | None = None
) -> Held | None:
    """Measure ``layer`` in ``area`` for ``party`` (by default the one whose holdings it draws).

    ``stated`` is an area in km² to give the share of, with where that figure is from. ``None`` where the map does not
    say what the party holds.
    """
    who = party or layer.held_by
    drawn = drawn_for(layer, who) if who else None
    if who is None or drawn is None:
        return None
    measurer = area.measurer
    km2 = measurer.area_km2(drawn[1])
    left_open = 0.0
    if layer.contested is not None:
        left_open = measurer.area_km2(shapely.difference(layer.contested, layer.held))
    if drawn[0]:
        km2 = area.km2 - km2 - left_open
    of_km2, of = stated or (area.km2, f"the own area of {area.name}")
    margin = measurer.line_km(drawn[1]) * measurer.margin_m / 1000
    return Held(
        layer.maker, layer.reference.when.last_day if layer.reference.when else None, who, area.name, km2,
        100 * km2 / of_km2, of_km2, of, margin, 100 * margin / of_km2, left_open, measurer.margin_m,
    )  # fmt: skip


def towns_held(
    layer: Layer, towns: Sequence[Town], margin_m: float, party: str | None = None
) -> tuple[HeldTown, ...]:
    """The held part of each town; nothing where the map does not say what ``party`` holds."""
    who = party or layer.held_by
    drawn = drawn_for(layer, who) if who else None
    if who is None or drawn is None:
        return ()
    day = layer.reference.when.last_day if layer.reference.when else None
    found = []
    for town in towns:
        low, part, high = held_parts(drawn[1], town.geometry, margin_m)
        if drawn[0]:
            low, part, high = 100 - high, 100 - part, 100 - low
        found.append(HeldTown(layer.maker, day, who, town.name, part, low, high, margin_m))
    return tuple(found)


def line_to(
    layer: Layer,
    place: str,
    latitude: float,
    longitude: float,
    *,
    within: BaseGeometry | None = None,
    margin_m: float = MARGIN_M,
    party: str | None = None,
) -> LineTo | None:
    """The distance of a place's centre (WGS 84 degrees) from the line; ``within`` is the boundary's land, whose edge is
    no line. ``None`` where the map does not say what ``party`` holds."""
    who = party or layer.held_by
    drawn = drawn_for(layer, who) if who else None
    if who is None or drawn is None:
        return None
    line = distance_to_line(drawn[1], within, latitude, longitude)
    off = margin_m / 1000
    return LineTo(
        layer.maker, layer.reference.when.last_day if layer.reference.when else None, who, place,
        line.inside != drawn[0], line.km,
        None if line.km is None else max(0.0, line.km - off), None if line.km is None else line.km + off, margin_m,
    )  # fmt: skip
