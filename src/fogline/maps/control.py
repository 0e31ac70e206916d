"""A map held against who holds a settlement."""

from __future__ import annotations

from collections.abc import Callable

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.boundary import Boundary
from fogline.maps.layer import Layer
from fogline.maps.measure import LineDistance, distance_to_line, held_part
from fogline.maps.share import Verdict
from fogline.maps.stated import Stated
from fogline.maps.towns import Town, town_at
from fogline.model import Figure, Outcome, Place

__all__ = ["ControlCheck"]

_RADIUS_M = 2_000.0
"""Taken for a settlement whose extent is not known."""
_ALL, _NONE = 95.0, 5.0


class ControlCheck:
    """Holds control of settlements against layers."""

    def __init__(
        self,
        boundary: Boundary | None,
        margin_m: float,
        name_of: Callable[[str], str],
        towns: tuple[Town, ...] = (),
    ) -> None:
        self._boundary = boundary
        self._margin_m = margin_m
        self._name_of = name_of
        self._towns = towns

    def verdict(self, layer: Layer, said: Stated) -> Verdict:
        """What ``layer`` says about who holds the settlement that an answer is about."""
        place = next(
            (p for p in said.places if p.latitude is not None and p.kind in (None, "settlement")), None
        )
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
            who = self._name_of(said.actor) if said.actor else "a party that the answer does not name"
            return Verdict(Outcome.INCONCLUSIVE, f"does not draw what is held by {who}")
        if self._boundary is not None and not shapely.intersects_xy(
            self._boundary.geometry, place.longitude, place.latitude
        ):
            return Verdict(
                Outcome.INCONCLUSIVE,
                f"was not measured: {place.name} lies outside the boundary {self._boundary.name}",
            )
        town = town_at(self._towns, place.latitude, place.longitude)
        if town is not None:
            return self._by_outline(layer, said, place, town)
        return self._by_distance(layer, said, place)

    def _by_outline(self, layer: Layer, said: Stated, place: Place, town: Town) -> Verdict:
        part = held_part(layer.held, town.geometry)
        holder = self._name_of(layer.held_by or "")
        held = True if part >= _ALL else False if part <= _NONE else None
        text = f"draws {part:.0f} % of {place.name}, within its outline, as held by {holder}"
        if held is None:
            text += ", so it draws no one holder of the whole"
        return Verdict(
            _outcome(held, layer, said), text, (("held part of the town", Figure(round(part), "percent")),)
        )

    def _by_distance(self, layer: Layer, said: Stated, place: Place) -> Verdict:
        assert place.latitude is not None and place.longitude is not None
        ground = self._boundary.geometry if self._boundary else None
        radius = place.radius_m or _RADIUS_M
        line = distance_to_line(layer.held, ground, place.latitude, place.longitude)
        reach = (radius + self._margin_m) / 1000
        near = line.km is not None and line.km < reach
        if layer.contested is not None and _touches(layer.contested, place, radius):
            return Verdict(Outcome.INCONCLUSIVE, f"leaves it open who holds {place.name} or a part of it")
        side = "inside" if line.inside else "outside"
        holder = self._name_of(layer.held_by or "")
        text = (
            f"draws the centre of {place.name} {side} what is held by {holder}, {_say_km(line)} from the line"
        )
        if near:
            extent = f"the town reaches about {max(1, round(radius / 1000))} km from its centre"
            if place.radius_m is None:
                extent = "how far the town reaches is not known"
            text += f"; {extent} and the line may be off by {self._margin_m:.0f} m, so one point cannot tell"
        figures = (
            (("distance to the line", Figure(float(round(line.km)), "km")),) if line.km is not None else ()
        )
        return Verdict(_outcome(None if near else line.inside, layer, said), text, figures)


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
