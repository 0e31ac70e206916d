"""A map held against an encirclement, or against a route that is said to be open or cut.

Never more than ``inconclusive``: a drawn gap is no passable road, and fire can close what a map leaves open. Widths are
said to the kilometre, and where the gap is narrowest is never said.
"""

from __future__ import annotations

from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.gap import Gap, circle, gap, ground_of
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.maps.measure import held_part
from fogline.maps.share import Figures, Verdict
from fogline.maps.stated import Stated
from fogline.maps.terms import Terms
from fogline.maps.towns import town_at
from fogline.model import Figure, Outcome, Place

__all__ = ["CutOffCheck"]

_RADIUS_M = 2_000.0
"""Taken for a settlement whose extent is not known, where its centre alone is too near to a line."""
_WHY = "; a drawn gap is no passable road, and fire can close what a map leaves open, so this cannot tell whether "
_WHY_CLOSED = "; a drawn line is no wall, and a map can be ahead of or behind what it draws, so this cannot tell whether "
_CUT_OFF, _PASSABLE = "the place was cut off", "a road was open"


class CutOffCheck:
    """Holds encirclements of a place, and routes to it or between two places, against layers."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._measured: dict[tuple[str, str, str, str, bool], Gap] = {}

    def verdict(self, layer: Layer, said: Stated) -> Verdict:
        """What ``layer`` draws between the place that an answer is about and its side's main land."""
        return self._between(layer, said, (), _CUT_OFF)

    def route(self, layer: Layer, said: Stated) -> Verdict:
        """What ``layer`` draws between two places, or, where one is named, between it and its side's main land."""
        return self._between(layer, said, said.settlements[1:2], _PASSABLE)

    def _between(self, layer: Layer, said: Stated, to: tuple[Place, ...], what: str) -> Verdict:
        places = said.settlements
        if not places:
            return _cannot("was not measured: no settlement with known coordinates is named")
        if said.foretold:
            return _cannot("shows what was held, and the answer is about what will be")
        if self._terms.boundary is None:
            return _cannot("cannot be measured: no boundary was given; give one with --boundary")
        if layer.held_by is None:
            return _cannot("does not say whose holdings it draws; name the holder in the table of makers")
        for place in (places[0], *to):
            if not self._terms.boundary.geometry.intersects(_point(place)):
                return _cannot(
                    f"was not measured: {place.name} lies outside the boundary {self._terms.boundary.name}"
                )
        side = self._side(layer, said)
        if side is None:
            return _cannot("does not draw what is held by the side that the answer is about")
        found, from_where = self._gap(layer, side, places[0], to)
        verdict = self._say(found, side, places[0], to, from_where)
        if not found.inside:
            return verdict
        why = (_WHY if found.drawn > 0 else _WHY_CLOSED) + what
        text = verdict.text + self._of_the_town(layer, side, places[0])
        return replace(verdict, text=text + self._left_open(layer, side, places[0], to) + why)

    def _left_open(self, layer: Layer, side: str, place: Place, to: tuple[Place, ...]) -> str:
        """The gap where what the maker leaves open is in the way too."""
        if layer.contested is None or layer.contested.is_empty:
            return ""
        less, _ = self._gap(layer, side, place, to, without=layer.contested)
        said = _km(less.drawn) if less.drawn > 0 else "none"
        return f"; with what the maker leaves open taken as closed too it is {said}"

    def _of_the_town(self, layer: Layer, side: str, place: Place) -> str:
        """How much of the place itself is drawn for others, where its outline is known and it is not nothing."""
        drawn = drawn_for(layer, side)
        outline, _ = self._extent(place)
        if drawn is None or outline.area == 0:
            return ""
        part = held_part(drawn[1], outline) if drawn[0] else 100 - held_part(drawn[1], outline)
        return f"; of {place.name} itself it draws {part:.0f} % as held by others" if part >= 1 else ""

    def _side(self, layer: Layer, said: Stated) -> str | None:
        """Whose place is cut off: the one named, else the one that opposes whoever is said to do it, else the one that
        the land on this side of the line is drawn for."""
        pair = (layer.held_by, layer.against)
        for side in (said.target, pair[1 - pair.index(said.actor)] if said.actor in pair else None):
            if side is not None and drawn_for(layer, side) is not None:
                return side
        if said.actor is None and said.target is None:
            return layer.against
        return None

    def _gap(
        self,
        layer: Layer,
        side: str,
        place: Place,
        to: tuple[Place, ...],
        without: BaseGeometry | None = None,
    ) -> tuple[Gap, str]:
        start, from_where = self._extent(place)
        stop = self._extent(to[0])[0] if to else None
        found = self._measure(layer, side, (start, stop), without)
        if start.area == 0 and (found.at_end or not found.inside):
            # From one point no more can be measured than how far it is from the line.
            radius = place.radius_m or _RADIUS_M
            assert place.latitude is not None and place.longitude is not None
            wider = circle(place.latitude, place.longitude, radius)
            found = self._measure(layer, side, (wider, stop), without)
            from_where = (
                f"within {max(1, round(radius / 1000))} km of its centre, since its outline is not known"
            )
        return found, from_where

    def _measure(
        self,
        layer: Layer,
        side: str,
        ends: tuple[BaseGeometry, BaseGeometry | None],
        without: BaseGeometry | None,
    ) -> Gap:
        start, stop = ends
        key = (
            layer.reference.id,
            side,
            start.wkb_hex,
            stop.wkb_hex if stop is not None else "",
            without is None,
        )
        if key not in self._measured:
            drawn = drawn_for(layer, side)
            assert drawn is not None and self._terms.boundary is not None
            ground = ground_of(drawn, self._terms.boundary.geometry)
            if without is not None:
                ground = shapely.difference(ground, without)
            self._measured[key] = gap(
                ground, self._terms.boundary.geometry, start, stop, self._terms.margin_m
            )
        return self._measured[key]

    def _extent(self, place: Place) -> tuple[BaseGeometry, str]:
        assert place.latitude is not None and place.longitude is not None
        town = town_at(self._terms.towns, place.latitude, place.longitude)
        if town is not None:
            return town.geometry, "its outline"
        return _point(place), "its centre"

    def _say(self, found: Gap, side: str, place: Place, to: tuple[Place, ...], from_where: str) -> Verdict:
        name = self._terms.name_of(side)
        if not found.inside:
            return _cannot(
                f"draws nothing of {place.name} as held by {name}, so there is nothing of theirs to be cut off in it"
            )
        far = f"{to[0].name}" if to else f"the main land that it leaves to {name}"
        between = f"between {place.name} (from {from_where}) and {far}"
        figures: Figures = (
            ("gap", Figure(float(round(found.drawn / 1000)), "km")),
            ("gap, line nearer by the margin", Figure(float(round(found.narrow / 1000)), "km")),
            ("gap, line further by the margin", Figure(float(round(found.wide / 1000)), "km")),
        )
        margin = f"with a line that is off by {self._terms.margin_m:.0f} m"
        if found.drawn > 0:
            text = f"draws a gap of {_km(found.drawn)} {between}; {margin} it is {_range(found)}"
        else:
            also = f"{margin} it may leave one of {_km(found.wide)}" if found.wide > 0 else f"nor {margin}"
            text = f"draws none: no gap {between}; {also}"
        return Verdict(Outcome.INCONCLUSIVE, text, figures)


def _point(place: Place) -> shapely.Point:
    assert place.latitude is not None and place.longitude is not None
    return shapely.Point(place.longitude, place.latitude)


def _cannot(why: str) -> Verdict:
    return Verdict(Outcome.INCONCLUSIVE, why)


def _km(metres: float) -> str:
    return f"about {round(metres / 1000)} km" if metres >= 500 else "less than 1 km"


def _range(found: Gap) -> str:
    low, high = round(found.narrow / 1000), round(found.wide / 1000)
    if found.narrow <= 0:
        return f"nothing to {_km(found.wide)}"
    return (
        f"{_km(found.wide)}"
        if low == high
        else f"{low if found.narrow >= 500 else 'less than 1'} to {high} km"
    )
