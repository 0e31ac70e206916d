"""A claim of control against later maps: when, if ever, each maker came to show it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.maps.measure import MARGIN_M, distance_to_line, held_part
from fogline.maps.series import Series

__all__ = ["Settlement", "Showing", "Shown", "shown"]

_ALL, _NONE = 95.0, 5.0
_RADIUS_M = 2_000.0
"""Taken for a settlement whose extent is not known."""


class Showing(StrEnum):
    """What a map draws of a place as held: by its outline none, a part or all; by its centre none, all, or that the
    line is too near to tell."""

    NONE = "none"
    PART = "part"
    ALL = "all"
    LINE = "at the line"


@dataclass(frozen=True, slots=True)
class Settlement:
    """A place by name: its ``outline`` where there is one, else its centre with a radius in metres."""

    name: str
    latitude: float
    longitude: float
    outline: BaseGeometry | None = None
    radius_m: float | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """When a maker came to draw ``place`` as held by ``party``, looking from the day ``said``.

    ``then`` is what its last map by that day drew (``None`` before its first map).
    ``part`` and ``whole`` are the days of the first maps, on that day or later, that draw some and all of it as held,
    ``None`` where none does by ``until``, the day of its last map. A map that drew it by ``said`` gives that day's map.
    ``not_yet`` is the last map's day before ``whole`` that did not draw all of it: the change lies between the two.
    ``now`` is what its last map draws, ``turns`` how often it changed between all and less than that.
    """

    maker: str
    party: str
    place: str
    said: date
    then: Showing | None
    part: date | None
    whole: date | None
    not_yet: date | None
    until: date
    now: Showing
    turns: int
    by_outline: bool

    @property
    def days(self) -> int | None:
        """Days from ``said`` to the first map that draws all of it: 0 where it did already; ``None`` if never."""
        return None if self.whole is None else max(0, (self.whole - self.said).days)

    @property
    def text(self) -> str:
        """The same as a sentence, in Fogline's own words."""
        by = f"{self.place} as held by {self.party}"
        if self.whole is not None and self.then == Showing.ALL:
            told = f"{self.maker} drew all of {by} by the day of the claim (its map of {self.whole})"
        elif self.whole is not None:
            days = "1 day" if self.days == 1 else f"{self.days} days"
            since = f", its map of {self.not_yet} not yet" if self.not_yet else ""
            told = f"{self.maker} first draws all of {by} on {self.whole}, {days} after the claim{since}"
        elif self.part is not None:
            how = "a part of" if self.by_outline else "the line at or in"
            place = by if self.by_outline else self.place
            told = f"{self.maker} draws {how} {place} on its map of {self.part}, and not all of it by {self.until}"
        else:
            told = f"{self.maker} does not draw {by} by {self.until}"
        if self.turns > 1:
            told += f"; it changed this {self.turns} times"
        return told + "."


def shown(
    series: Series, place: Settlement, party: str, said: date,
    within: BaseGeometry | None = None, margin_m: float = MARGIN_M,
) -> Shown | None:  # fmt: skip
    """When the maker of ``series`` came to draw ``place`` as held by ``party``, seen from the day ``said``.

    ``within`` is the boundary's land: its edge is no line. ``None`` where the series has no map of that day or later,
    or does not say what the party holds.
    """
    drawn: list[tuple[date, date, Showing]] = []
    for stretch in series.stretches:
        extent = _showing(stretch.layer, place, party, within, margin_m)
        if extent is not None:
            drawn.append((stretch.first, stretch.last, extent))
    if not drawn or drawn[-1][1] < said:
        return None
    before = [entry for entry in drawn if entry[0] <= said]
    looked = [*before[-1:], *(entry for entry in drawn if entry[0] > said)]
    part = next((first for first, _, extent in looked if extent != Showing.NONE), None)
    place_of = next((n for n, entry in enumerate(looked) if entry[2] == Showing.ALL), None)
    wholes = [extent == Showing.ALL for _, _, extent in looked]
    return Shown(
        series.maker, party, place.name, said, before[-1][2] if before else None, part,
        None if place_of is None else looked[place_of][0],
        looked[place_of - 1][1] if place_of else None,
        drawn[-1][1], looked[-1][2],
        sum(one != other for one, other in pairwise(wholes)), place.outline is not None,
    )  # fmt: skip


def _showing(
    layer: Layer, place: Settlement, party: str, within: BaseGeometry | None, margin_m: float
) -> Showing | None:
    area = drawn_for(layer, party)
    if area is None:
        return None
    rest, drawn = area
    if place.outline is not None:
        part = held_part(drawn, place.outline)
        part = 100 - part if rest else part
        return Showing.ALL if part >= _ALL else Showing.NONE if part <= _NONE else Showing.PART
    reach_m = (place.radius_m or _RADIUS_M) + margin_m
    inside = _all_alike(drawn, place, within, reach_m)
    if inside is None:
        line = distance_to_line(drawn, within, place.latitude, place.longitude)
        if line.km is not None and line.km * 1000 < reach_m:
            return Showing.LINE
        inside = line.inside
    return Showing.ALL if inside != rest else Showing.NONE


def _all_alike(
    drawn: BaseGeometry, place: Settlement, within: BaseGeometry | None, reach_m: float
) -> bool | None:
    """Whether all ground about a place is drawn as held, or none; ``None`` where some is. Most maps are decided so."""
    high = 1.1 * reach_m / 111_000
    wide = high / max(0.05, math.cos(math.radians(place.latitude)))
    box = place.longitude - wide, place.latitude - high, place.longitude + wide, place.latitude + high
    ground = shapely.box(*box) if within is None else shapely.intersection(within, shapely.box(*box))
    held = shapely.intersection(drawn, ground)
    if held.area <= 1e-9 * ground.area:
        return False
    return True if held.area >= (1 - 1e-9) * ground.area else None
