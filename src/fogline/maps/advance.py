"""Maps of two dates held against an advance, and against one that is said to come from several directions."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.areas import Area, beyond_margin
from fogline.maps.change import change, moved
from fogline.maps.control import ControlCheck
from fogline.maps.extent import extent_of, several_directions
from fogline.maps.gap import circle
from fogline.maps.layer import Layer
from fogline.maps.sectors import by_sector, say_sectors
from fogline.maps.share import Verdict
from fogline.maps.stated import Stated, say_day
from fogline.maps.terms import Terms
from fogline.maps.towns import town_at
from fogline.model import Figure, Outcome, Place

__all__ = ["AROUND_M", "AdvanceCheck"]

AROUND_M = 10_000.0
"""So far from the middle of a place (metres), or from its outline, an advance is looked for."""
_LEAST_KM2 = 0.5
"""Less than this beyond the margin is the same line, drawn anew."""


class AdvanceCheck:
    """Holds advances at settlements against what a maker drew before and drew then."""

    def __init__(self, terms: Terms, control: ControlCheck) -> None:
        self._terms = terms
        self._control = control

    def verdict(self, layer: Layer, said: Stated, before: Layer | None) -> Verdict:
        """What ``layer`` draws around the place that ``before``, an earlier map of the maker, did not."""
        if extent_of(said.words) is not None:
            # "Into the northern part of the town": what is held of it says more than what changed.
            return self._control.verdict(layer, said)
        place = said.settlement
        why = self._undecidable(layer, said, before, place)
        if why is not None or place is None or before is None or said.actor is None:
            return Verdict(Outcome.INCONCLUSIVE, why or "was not measured")
        around = self._around(place)
        found = change(
            before,
            layer,
            [Area.of(place.name, around, self._terms.margin_m)],
            said.actor,
            self._terms.margin_m,
        )
        both = moved(before, layer, said.actor)
        if not found or both is None:
            return Verdict(
                Outcome.INCONCLUSIVE, f"does not draw what is held by {self._terms.name_of(said.actor)}"
            )
        (one,) = found
        assert place.latitude is not None and place.longitude is not None
        gained = beyond_margin(shapely.intersection(both[0], around), self._terms.margin_m)
        sides = by_sector(gained, place.latitude, place.longitude)
        return self._say(said, place, before, (one.gained_km2, one.gained_sure_km2, one.lost_sure_km2), sides)

    def _undecidable(
        self, layer: Layer, said: Stated, before: Layer | None, place: Place | None
    ) -> str | None:
        if place is None:
            return "was not measured: no settlement with known coordinates is named"
        if said.foretold:
            return "shows what was held, and the answer is about what will be"
        if layer.held_by is None:
            return "does not say whose holdings it draws; name the holder in the table of makers"
        if said.actor is None:
            return "was not measured: the answer does not say who advances"
        if before is None:
            return "was not measured: the case has no earlier map of this maker to hold it against"
        return None

    def _around(self, place: Place) -> BaseGeometry:
        assert place.latitude is not None and place.longitude is not None
        town = town_at(self._terms.towns, place.latitude, place.longitude)
        reach = max(AROUND_M, 2 * (place.radius_m or 0.0))
        around = circle(place.latitude, place.longitude, reach)
        if town is not None:
            around = shapely.union(around, town.geometry)
        return shapely.intersection(around, self._terms.boundary.geometry) if self._terms.boundary else around

    def _say(
        self,
        said: Stated,
        place: Place,
        before: Layer,
        km2: tuple[float, float, float],
        sides: dict[str, float],
    ) -> Verdict:
        gained, sure, lost = km2
        who, since = self._terms.name_of(said.actor or ""), say_day(before.reference.when)
        where = f"within {round(AROUND_M / 1000)} km of {place.name}"
        figures = (
            ("gained", Figure(float(round(gained)), "km²")),
            ("lost", Figure(float(round(lost)), "km²")),
        )
        has: bool | None
        if sure >= _LEAST_KM2:
            text = f"draws about {max(1, round(gained))} km² more as held by {who} {where} than on {since}"
            text += f", {say_sectors(sides)}" if sides else ""
            has = True
            if several_directions(said.words):
                has = len(sides) > 1
                text += (
                    f"; the answer speaks of several directions, and it draws gains on {_count(len(sides))}"
                )
        elif lost >= _LEAST_KM2:
            text = f"draws no more as held by {who} {where} than on {since}, and about {max(1, round(lost))} km² less"
            has = False
        else:
            text = f"draws no change beyond its margin {where} since {since}; a map can lag behind, so this cannot tell"
            has = None
        if has is None:
            return Verdict(Outcome.INCONCLUSIVE, text, figures, (before.reference,))
        outcome = Outcome.CONSISTENT if has != said.negated else Outcome.INCONSISTENT
        return Verdict(outcome, text, figures, (before.reference,))


def _count(sides: int) -> str:
    return {0: "none that is clear", 1: "one side only"}.get(sides, f"{sides} sides")
