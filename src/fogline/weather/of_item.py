"""Weather, light and a shadow of an item of footage, held against stations and the sun where no question asks after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fogline.model import Claim, Outcome, Place, Polarity, Reference, When
from fogline.model.exhibit import SkyHeld
from fogline.weather.check import SUN_UNPLACED, SUN_UNTIMED, LightCheck, WeatherCheck
from fogline.weather.claimed import has_hour, light_of, narrowed
from fogline.weather.hold import Held
from fogline.weather.light import hold_shadow, twilight_of
from fogline.weather.said import Condition, Light, conditions_in, light_in

__all__ = ["Sky", "sky_in"]
_LIGHTS = frozenset(map(str, Light))


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
            at, told = _at_twilight(light_in(claim.quote), place, when)
            for condition in conditions_in(claim.quote):
                yield from self._weathered(condition, place, at, negated, told)
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
        said = tuple(dict.fromkeys(words))
        lights = [Light(word) for word in said if word in _LIGHTS]
        at, told = _at_twilight(() if negated else lights, place, when)
        for word in said:
            if word not in _LIGHTS:
                yield from self._weathered(Condition(word), place, at, negated, told)
        for light in () if negated else lights:
            yield _as_held("light", str(light), self._light.hold(light, place, when))

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
        self, condition: Condition, place: Place | None, when: When | None, negated: bool, told: str
    ) -> Iterator[SkyHeld]:
        if self._weather is not None:
            for held, reference in self._weather.hold(condition, place, when, negated=negated):
                mended = replace(held, reason=f"{told} {held.reason}".strip())
                yield _as_held("weather", str(condition), (mended, reference), negated)


def _at_twilight(lights: Sequence[Light], place: Place | None, when: When | None) -> tuple[When | None, str]:
    """``when``, narrowed to the dawn or the dusk of it where the words say which and it is one day; and how, in words."""
    located = place is not None and place.latitude is not None and place.longitude is not None
    if when is None or has_hour(when) or when.first_day != when.last_day or len(lights) != 1 or not located:
        return when, ""
    assert place is not None and place.latitude is not None and place.longitude is not None
    narrow = twilight_of(lights[0], (place.latitude, place.longitude), when.first_day)
    if narrow is None:
        return when, ""
    return narrow, f"{lights[0].capitalize()} was from {narrow.earliest:%H:%M} to {narrow.latest:%H:%M} UTC."


def _as_held(check: str, said: str, pair: tuple[Held, Reference | None], negated: bool = False) -> SkyHeld:
    held, reference = pair
    id = reference.id if reference is not None else None
    return SkyHeld(check, said, negated, held.outcome, held.reason, held.figures, id)
