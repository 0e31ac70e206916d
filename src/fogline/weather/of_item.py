"""Weather, light and a shadow of an item of footage, held against stations and the sun where no question asks after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fogline.model import Claim, Outcome, Place, Polarity, Reference, When
from fogline.model.exhibit import SkyHeld
from fogline.weather.check import SUN_UNPLACED, SUN_UNTIMED, LightCheck, WeatherCheck
from fogline.weather.claimed import light_of, narrowed
from fogline.weather.hold import Held
from fogline.weather.light import hold_shadow
from fogline.weather.said import Condition, Light, conditions_in, light_in

__all__ = ["Sky", "sky_in"]

def sky_in(text: str) -> tuple[str, ...]:
    """The weather and the light that words of ``text`` name, as the checks read them."""
    return (*map(str, conditions_in(text)), *map(str, light_in(text)))


class Sky:
    """Stations and sun to hold an item against. Without ``weather`` the case has no observations, and none is held."""

    def __init__(self, weather: WeatherCheck | None, light: LightCheck) -> None:
        self._weather = weather
        self._light = light

    @property
    def used(self) -> tuple[Reference, ...]:
        """The references that what was held rests on."""
        return (*(self._weather.used if self._weather else ()), *self._light.used)

    def of_claim(
        self, claim: Claim, place: Place | None, when: When | None, but: frozenset[str] = frozenset()
    ) -> Iterator[SkyHeld]:
        """What a claim says of weather and light, at the place and time that are known for it; ``when`` is the claim's
        own time or one that another passage lends. ``but`` are the checks ("weather", "light") that held it already.

        A word for the light that stands right beside an hour is about that hour, any other about the day.
        """
        if claim.happened is not None:
            when = narrowed(claim, place)
        negated = claim.polarity is Polarity.NEGATED
        if "weather" not in but:
            for condition in conditions_in(claim.quote):
                yield from self._weathered(condition, place, when, negated)
        if "light" in but or negated:
            return
        beside: tuple[Light, ...] = ()
        if place is not None and place.longitude is not None and claim.happened is not None:
            beside, at, how = light_of(claim, place.longitude)
            for light in beside if at is not None else ():
                yield _as_held("light", str(light), self._light.hold(light, place, at, how))
            beside = beside if at is not None else ()
        day = When(claim.happened.first_day, claim.happened.last_day) if claim.happened else when
        for light in light_in(claim.quote):
            if light not in beside:
                yield _as_held("light", str(light), self._light.hold(light, place, day))

    def of_words(
        self, words: Iterable[str], place: Place | None, when: When | None, *, negated: bool = False
    ) -> Iterator[SkyHeld]:
        """The same for words as ``sky_in`` gives them. That it was *not* dark or light is held against nothing."""
        for word in dict.fromkeys(words):
            if word in {str(condition) for condition in Condition}:
                yield from self._weathered(Condition(word), place, when, negated)
            elif not negated:
                yield _as_held("light", word, self._light.hold(Light(word), place, when))

    def of_shadow(
        self, direction: float, tolerance: float, place: Place | None, when: When | None
    ) -> SkyHeld:
        """A shadow that points to ``direction`` (degrees from north by east, as a person marked it).

        Raises:
            ValueError: a direction or a tolerance that is none.
        """
        held = Held(Outcome.INCONCLUSIVE, SUN_UNPLACED if when is not None else SUN_UNTIMED)
        if (
            when is not None
            and place is not None
            and place.latitude is not None
            and place.longitude is not None
        ):
            at = (place.latitude, place.longitude)
            held = hold_shadow(direction, at, when, tolerance=tolerance, name=place.name)
        return _as_held("shadow", f"{direction:g}°", (held, None))

    def _weathered(
        self, condition: Condition, place: Place | None, when: When | None, negated: bool
    ) -> Iterator[SkyHeld]:
        if self._weather is not None:
            for pair in self._weather.hold(condition, place, when, negated=negated):
                yield _as_held("weather", str(condition), pair, negated)


def _as_held(check: str, said: str, pair: tuple[Held, Reference | None], negated: bool = False) -> SkyHeld:
    held, reference = pair
    id = reference.id if reference is not None else None
    return SkyHeld(check, said, negated, held.outcome, held.reason, held.figures, id)
