"""A map held against who holds a settlement."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.ellipsoid import area_km2
from fogline.maps.extent import Extent, extent_of
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.maps.measure import LineDistance, distance_to_line, held_parts
from fogline.maps.share import Verdict
from fogline.maps.stated import Stated
from fogline.maps.terms import Terms
from fogline.maps.towns import Town, town_at
from fogline.model import Figure, Outcome, Place

__all__ = ["ControlCheck"]

_RADIUS_M = 2_000.0
"""Taken for a settlement whose extent is not known."""
_ALL, _NONE = 95.0, 5.0


class ControlCheck:
    """Holds control of settlements against layers."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def verdict(self, layer: Layer, said: Stated) -> Verdict:
        """What ``layer`` says about who holds the settlement that an answer is about."""
        place = said.settlement
        if place is None or place.latitude is None or place.longitude is None:
            return Verdict(
                Outcome.INCONCLUSIVE, "was not measured: no settlement with known coordinates is named"
            )
        if said.foretold:
            return Verdict(Outcome.INCONCLUSIVE, "shows what was held, and the answer is about what will be")
        if layer.held_by is None:
            return Verdict(
                Outcome.INCONCLUSIVE,
                "does not say whose holdings it draws; name the holder in the table of makers",
            )
        if said.actor is None or said.actor not in (layer.held_by, layer.against, *dict(layer.others)):
            who = self._terms.name_of(said.actor) if said.actor else "a party that the answer does not name"
            return Verdict(Outcome.INCONCLUSIVE, f"does not draw what is held by {who}")
        if self._terms.boundary is not None and not shapely.intersects_xy(
            self._terms.boundary.geometry, place.longitude, place.latitude
        ):
            return Verdict(
                Outcome.INCONCLUSIVE,
                f"was not measured: {place.name} lies outside the boundary {self._terms.boundary.name}",
            )
        town = town_at(self._terms.towns, place.latitude, place.longitude)
        if town is not None:
            return self._by_outline(layer, said, place, town)
        return self._by_distance(layer, said, place)

    def _by_outline(self, layer: Layer, said: Stated, place: Place, town: Town) -> Verdict:
        low, part, high = held_parts(layer.held, town.geometry, self._terms.margin_m)
        whose = layer.held_by or ""
        if said.actor != layer.held_by and said.actor in dict(layer.others) and said.actor != layer.against:
            whose = said.actor or ""
            low, part, high = held_parts(dict(layer.others)[whose], town.geometry, self._terms.margin_m)
        text = f"draws {_percent(part)} of {place.name}, within its outline, as held by {self._terms.name_of(whose)}"
        if round(low) != round(high):
            text += (
                f" ({low:.0f} to {_percent(high)} with a line that is off by {self._terms.margin_m:.0f} m)"
            )
        if whose != said.actor:
            low, part, high = 100 - high, 100 - part, 100 - low
        extent = extent_of(said.words)
        has = self._has(extent, (low, part, high), layer, town, said)
        if extent is not None:
            text += f"; the answer speaks of {extent}"
        elif has is None:
            text += ", so it draws no one holder of the whole"
        figures = (
            ("held part of the town", Figure(round(part if whose == said.actor else 100 - part), "percent")),
        )
        if has is None:
            return Verdict(Outcome.INCONCLUSIVE, text, figures)
        return Verdict(Outcome.CONSISTENT if has != said.negated else Outcome.INCONSISTENT, text, figures)

    def _has(
        self, extent: Extent | None, parts: tuple[float, float, float], layer: Layer, town: Town, said: Stated
    ) -> bool | None:
        """Whether the one who is said to hold has that much of the town; ``None`` where the map does not tell."""
        low, part, high = parts
        if extent is Extent.MOST:
            return True if low > 50 else False if high < 50 else None
        if extent is Extent.PART:
            return True if part > _NONE else False if high <= _NONE else None
        if extent is Extent.OUTSKIRTS:
            if part > _NONE:
                return True
            drawn = drawn_for(layer, said.actor or "")
            if drawn is None or drawn[0]:
                return None
            away = distance_to_line(drawn[1], None, *_middle(town))
            reach = math.sqrt(area_km2(town.geometry) / math.pi) + 2 * _RADIUS_M / 1000
            return False if high == 0 and (away.km is None or away.km > reach) else None
        if extent is Extent.ALL and high < _ALL:
            return False
        return True if part >= _ALL else False if part <= _NONE else None

    def _by_distance(self, layer: Layer, said: Stated, place: Place) -> Verdict:
        assert place.latitude is not None and place.longitude is not None
        ground = self._terms.boundary.geometry if self._terms.boundary else None
        radius = place.radius_m or _RADIUS_M
        line = distance_to_line(layer.held, ground, place.latitude, place.longitude)
        reach = (radius + self._terms.margin_m) / 1000
        near = line.km is not None and line.km < reach
        extent = extent_of(said.words)
        if extent not in (None, Extent.ALL):
            return Verdict(
                Outcome.INCONCLUSIVE,
                f"draws the centre of {place.name} {'inside' if line.inside else 'outside'} what is held by "
                f"{self._terms.name_of(layer.held_by or '')}, {_say_km(line)} from the line; the answer speaks of {extent}, "
                "and how far the town reaches is not known: its outline would tell",
            )
        if layer.contested is not None and _touches(layer.contested, place, radius):
            return Verdict(Outcome.INCONCLUSIVE, f"leaves it open who holds {place.name} or a part of it")
        side = "inside" if line.inside else "outside"
        holder = self._terms.name_of(layer.held_by or "")
        text = (
            f"draws the centre of {place.name} {side} what is held by {holder}, {_say_km(line)} from the line"
        )
        if near:
            reaches = f"the town reaches about {max(1, round(radius / 1000))} km from its centre"
            if place.radius_m is None:
                reaches = "how far the town reaches is not known"
            text += f"; {reaches} and the line may be off by {self._terms.margin_m:.0f} m, so one point cannot tell"
        figures = (
            (("distance to the line", Figure(float(round(line.km)), "km")),) if line.km is not None else ()
        )
        return Verdict(_outcome(None if near else line.inside, layer, said), text, figures)


def _middle(town: Town) -> tuple[float, float]:
    middle = shapely.centroid(town.geometry)
    return float(middle.y), float(middle.x)


def _percent(part: float) -> str:
    """In words that never say "0 %" or "100 %" of what is neither."""
    if 0 < part < 0.5:
        return "less than 1 %"
    return "more than 99 %" if 99.5 <= part < 100 else f"{part:.0f} %"


def _outcome(held: bool | None, layer: Layer, said: Stated) -> Outcome:
    if held is None:
        return Outcome.INCONCLUSIVE
    fits = (held == (said.actor == layer.held_by)) != said.negated
    return Outcome.CONSISTENT if fits else Outcome.INCONSISTENT


def _touches(area: BaseGeometry, place: Place, radius_m: float) -> bool:
    assert place.latitude is not None and place.longitude is not None
    line = distance_to_line(area, None, place.latitude, place.longitude)
    return line.inside or (line.km is not None and line.km * 1000 < radius_m)


def _say_km(line: LineDistance) -> str:
    if line.km is None:
        return "more than 600 km"
    return f"about {round(line.km)} km" if line.km >= 0.75 else "less than 1 km"
