"""What is said of the light, and what a person marked of a shadow, held against the sun at the claimed place and time.

The sun is computed, not observed: what it says holds for the open horizon, and clouds and hills can only make it darker.
Twilights are those of the US Naval Observatory. Where light and dark meet there is room on either side, as stated below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fogline.model import Figure, Outcome, When
from fogline.weather.hold import Held, span_of
from fogline.weather.said import Light
from fogline.weather.sky_angles import Body, wrap
from fogline.weather.sun import HORIZON, sun_at, sun_day, twilight

__all__ = ["SHADOW_TOLERANCE", "hold_light", "hold_shadow", "twilight_of"]

_STEP = timedelta(minutes=5)
_LONGEST = timedelta(days=2)
"""A stretch longer than this has every light in it."""
_DARK = -6.0
"""Below it civil twilight has ended: one needs lamps."""
SHADOW_TOLERANCE = 10.0
"""Degrees by which a shadow's direction, marked by eye in a frame, may be off; up to twice as much stays open."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Elevations in degrees in which a word holds for certain (``low`` to ``high``), and may hold (``least`` to ``most``).

    ``rising`` asks for the morning (``True``) or the evening (``False``), ``None`` for neither.
    """

    low: float
    high: float
    least: float
    most: float
    rising: bool | None = None

    def fits(self, elevation: float, rising: bool) -> bool | None:
        """Whether the word holds; ``None`` on the border."""
        if self.rising is not None and rising is not self.rising:
            return False
        if self.low <= elevation <= self.high:
            return True
        return None if self.least <= elevation <= self.most else False


_BANDS = {
    Light.NIGHT: _Band(-90.0, _DARK, -90.0, HORIZON),
    Light.DAYLIGHT: _Band(HORIZON, 90.0, _DARK, 90.0),
    Light.DAWN: _Band(-12.0, 3.0, -18.0, 8.0, rising=True),
    Light.DUSK: _Band(-12.0, 3.0, -18.0, 8.0, rising=False),
}
"""Dawn reaches from nautical twilight until the sun is clear of the horizon; so does dusk, the other way."""


def hold_light(said: Light, place: tuple[float, float], when: When, *, name: str = "the place") -> Held:
    """Whether it was dark, dawn, light or dusk at ``place`` (latitude, longitude) and the claimed time.

    A day without an hour stays open, and the day's sunrise and sunset are said; so does a stretch that has both in it.
    """
    latitude, longitude = place
    span = span_of(when, longitude)
    if not span.exact or span.end - span.begin > _LONGEST:
        return Held(Outcome.INCONCLUSIVE, f"The hour is not known. {_day_in_words(place, when, name)}")
    fits = []
    moment = span.begin
    while moment <= span.end:
        body = sun_at(latitude, longitude, moment)
        fits.append(_BANDS[said].fits(body.elevation, _rises(place, moment)))
        moment += _STEP
    if all(fit is True for fit in fits):
        outcome, verdict = Outcome.CONSISTENT, f"consistent with {said}"
    elif all(fit is False for fit in fits):
        outcome, verdict = Outcome.INCONSISTENT, f"not consistent with {said}"
    else:
        outcome, verdict = Outcome.INCONCLUSIVE, f"on the border of {said}"
    middle = span.begin + (span.end - span.begin) / 2
    body = sun_at(latitude, longitude, middle)
    text = f"{_sun_in_words(body, middle, name)}: {verdict}. {_day_in_words(place, when, name)}"
    return Held(outcome, text, _figures(body))


def twilight_of(said: Light, place: tuple[float, float], day: date) -> When | None:
    """From when to when dawn or dusk was on ``day`` at ``place`` (latitude, longitude), in UTC; ``None`` for other words,
    and where the sun makes none that day."""
    if said not in (Light.DAWN, Light.DUSK):
        return None
    span = span_of(When.on(day), place[1])
    fitting = []
    moment = span.begin
    while moment < span.end:
        if _BANDS[said].fits(sun_at(*place, moment).elevation, _rises(place, moment)):
            fitting.append(moment)
        moment += _STEP
    return When(fitting[0], fitting[-1]) if fitting else None


def hold_shadow(
    direction: float,
    place: tuple[float, float],
    when: When,
    *,
    tolerance: float = SHADOW_TOLERANCE,
    name: str = "the place",
) -> Held:
    """Whether a shadow that points to ``direction`` (degrees from north by east, as a person marked it) fits the sun.

    A shadow points away from the sun. Off by up to ``tolerance`` degrees is consistent, by more than twice as much at
    every moment of the claimed time inconsistent. Where only the day is known, the times of it that fit are said.

    Raises:
        ValueError: a direction or a tolerance that is none.
    """
    if not (0 <= direction <= 360 and 0 < tolerance <= 45):
        raise ValueError("a direction is 0 to 360 degrees, a tolerance more than 0 and at most 45")
    latitude, longitude = place
    span = span_of(when, longitude)
    times = _fitting(direction, place, when, tolerance)
    fitting = (
        f"On that day the shadow fits {_spans(times)}."
        if times
        else "At no time of that day does the shadow fit."
    )
    if not span.exact or span.end - span.begin > _LONGEST:
        outcome = Outcome.INCONCLUSIVE if times or span.end - span.begin > _LONGEST else Outcome.INCONSISTENT
        return Held(outcome, f"The hour is not known. {fitting}")
    off = []
    moment = span.begin
    while moment <= span.end:
        body = sun_at(latitude, longitude, moment)
        off.append(_turn(wrap(body.azimuth + 180.0), direction) if body.elevation > 0 else None)
        moment += _STEP
    up = [angle for angle in off if angle is not None]
    middle = span.begin + (span.end - span.begin) / 2
    body = sun_at(latitude, longitude, middle)
    said = _sun_in_words(body, middle, name)
    if not up:
        return Held(Outcome.INCONSISTENT, f"{said}: the sun casts no shadow then. {fitting}", _figures(body))
    nearest = min(up)
    figures = (*_figures(body), ("shadow off by", Figure(round(nearest, 1), "degrees")))
    cast = f"{said}; a shadow points to {wrap(body.azimuth + 180.0):.0f}°, the marked one to {direction:.0f}°"
    if nearest <= tolerance:
        return Held(Outcome.CONSISTENT, f"{cast}: consistent within {tolerance:g}°.", figures)
    if nearest > 2 * tolerance:
        return Held(
            Outcome.INCONSISTENT, f"{cast}: not consistent, with {tolerance:g}° allowed. {fitting}", figures
        )
    return Held(
        Outcome.INCONCLUSIVE, f"{cast}: on the border, with {tolerance:g}° allowed. {fitting}", figures
    )


def _rises(place: tuple[float, float], moment: datetime) -> bool:
    later = sun_at(*place, moment + timedelta(minutes=2)).elevation
    return later > sun_at(*place, moment).elevation


def _turn(a: float, b: float) -> float:
    """The angle between two directions, 0 to 180."""
    return abs((a - b + 180.0) % 360.0 - 180.0)


def _fitting(
    direction: float, place: tuple[float, float], when: When, tolerance: float
) -> list[tuple[datetime, datetime]]:
    """Stretches of the first claimed day in which the sun's shadow points there."""
    day = span_of(When.on(when.first_day), place[1])
    found: list[tuple[datetime, datetime]] = []
    moment, before = day.begin, False
    while moment < day.end:
        body = sun_at(*place, moment)
        fits = body.elevation > 0 and _turn(wrap(body.azimuth + 180.0), direction) <= tolerance
        if fits and before:
            found[-1] = (found[-1][0], moment)
        elif fits:
            found.append((moment, moment))
        before = fits
        moment += _STEP
    return found


def _spans(times: list[tuple[datetime, datetime]]) -> str:
    return " and ".join(f"from {a:%H:%M} to {b:%H:%M} UTC" for a, b in times)


def _sun_in_words(body: Body, moment: datetime, name: str) -> str:
    where = f"{abs(body.elevation):.1f}° {'above' if body.elevation >= 0 else 'below'} the horizon"
    return (
        f"At {moment:%Y-%m-%d %H:%M} UTC the sun over {name} is {where}, azimuth {body.azimuth:.0f}° "
        f"({twilight(body.elevation)})"
    )


def _day_in_words(place: tuple[float, float], when: When, name: str) -> str:
    day = sun_day(*place, when.first_day)
    moments = (("dawn", day.dawn), ("sunrise", day.sunrise), ("sunset", day.sunset), ("dusk", day.dusk))
    said = ", ".join(f"{word} {moment:%H:%M}" for word, moment in moments if moment is not None)
    return (
        f"On {when.first_day.isoformat()} over {name}: {said} UTC."
        if said
        else "The sun does not rise or set that day."
    )


def _figures(body: Body) -> tuple[tuple[str, Figure], ...]:
    return (
        ("sun's elevation", Figure(round(body.elevation, 2), "degrees")),
        ("sun's azimuth", Figure(round(body.azimuth, 1), "degrees")),
    )
