"""Maps of two dates held against a withdrawal from a settlement."""

from __future__ import annotations

from fogline.maps.gap import circle
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.maps.measure import held_parts
from fogline.maps.share import Verdict
from fogline.maps.stated import Stated, say_day
from fogline.maps.terms import Terms
from fogline.maps.towns import town_at
from fogline.model import Figure, Outcome, Place, Reference

__all__ = ["WithdrawalCheck"]

_RADIUS_M = 2_000.0
_ALL, _NONE = 95.0, 5.0


class WithdrawalCheck:
    """Holds withdrawals from settlements against what a maker drew before and drew then."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def verdict(self, layer: Layer, said: Stated, before: Layer | None) -> Verdict:
        """How much of the place ``layer`` and ``before`` draw as held by whoever is said to have left it."""
        place = said.settlement
        if place is None:
            return Verdict(
                Outcome.INCONCLUSIVE, "was not measured: no settlement with known coordinates is named"
            )
        if said.foretold:
            return Verdict(Outcome.INCONCLUSIVE, "shows what was held, and the answer is about what will be")
        now = self._part(layer, said.actor, place)
        if now is None:
            who = self._terms.name_of(said.actor) if said.actor else "a party that the answer does not name"
            return Verdict(Outcome.INCONCLUSIVE, f"does not draw what is held by {who}")
        then = self._part(before, said.actor, place) if before is not None else None
        return self._say(said, place, now, then, before)

    def _part(
        self, layer: Layer | None, actor: str | None, place: Place
    ) -> tuple[float, float, float] | None:
        drawn = drawn_for(layer, actor) if layer is not None and actor else None
        if drawn is None or place.latitude is None or place.longitude is None:
            return None
        town = town_at(self._terms.towns, place.latitude, place.longitude)
        round_it = circle(place.latitude, place.longitude, place.radius_m or _RADIUS_M)
        low, part, high = held_parts(drawn[1], town.geometry if town else round_it, self._terms.margin_m)
        return (100 - high, 100 - part, 100 - low) if drawn[0] else (low, part, high)

    def _say(
        self,
        said: Stated,
        place: Place,
        now: tuple[float, float, float],
        then: tuple[float, float, float] | None,
        before: Layer | None,
    ) -> Verdict:
        assert place.latitude is not None and place.longitude is not None
        who = self._terms.name_of(said.actor or "")
        known = town_at(self._terms.towns, place.latitude, place.longitude) is not None
        of = f"of {place.name}" if known else f"of the ground around the centre of {place.name}"
        text = f"draws {now[1]:.0f} % {of} as held by {who}"
        figures = [("still held", Figure(float(round(now[1])), "percent"))]
        also: tuple[Reference, ...] = ()
        if then is not None and before is not None:
            text += f", after {then[1]:.0f} % on {say_day(before.reference.when)}"
            figures.append(("held before", Figure(float(round(then[1])), "percent")))
            also = (before.reference,)
        left: bool | None = None
        if now[0] >= _ALL:
            left = False
        elif now[2] <= _NONE and then is not None and then[1] > _NONE:
            left = True
        elif now[2] <= _NONE:
            text += "; that it drew any before is not known, so this cannot tell whether anybody left"
        else:
            text += f"; with a line that is off by {self._terms.margin_m:.0f} m that is not all or nothing"
        if left is None:
            return Verdict(Outcome.INCONCLUSIVE, text, tuple(figures), also)
        if not left:
            text += "; a map can lag behind what happened"
        outcome = Outcome.CONSISTENT if left != said.negated else Outcome.INCONSISTENT
        return Verdict(outcome, text, tuple(figures), also)
