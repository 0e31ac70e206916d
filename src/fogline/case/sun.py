"""Sun and moon over a place that a person names, in lines to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fogline.case.given import moment
from fogline.case.parts import Parts
from fogline.case.place_given import place_given
from fogline.errors import CaseError, InputError
from fogline.weather.light import hold_light, hold_shadow
from fogline.weather.moon import moon_at
from fogline.weather.said import light_in
from fogline.weather.sun import sun_at, sun_day, twilight

__all__ = ["sun_lines"]


def sun_lines(
    place: str,
    when: str,
    *,
    said: str | None = None,
    shadow: float | None = None,
    tolerance: float = 10.0,
    folder: Path | None = None,
) -> Iterator[str]:
    """What there is to say; with ``said`` and ``shadow`` (degrees) also how they fit.

    Raises:
        CaseError: ``folder`` is not there.
        InputError: the place or the time is not understood, or ``said`` has no word for the light.
    """
    if folder is not None and not folder.is_dir():
        raise CaseError(str(folder), "there is no such folder", "Name a case's folder, or leave out --case.")
    where = place_given(place, Parts(folder or Path()).gazetteer)
    on = moment(when, datetime.now(UTC).date())
    assert on is not None and where.latitude is not None and where.longitude is not None
    at = (where.latitude, where.longitude)
    lights = light_in(said) if said is not None else ()
    if said is not None and not lights:
        raise InputError(
            f"the words {said!r}",
            "there is no word for the light in them",
            'Say "at dawn", "at night" or "in daylight".',
        )
    yield f"{where.name} ({at[0]:.4f}, {at[1]:.4f})"
    if isinstance(on.earliest, datetime):
        yield from _moment(at, on.earliest)
    day = sun_day(*at, on.first_day)
    moments = {
        "dawn": day.dawn,
        "sunrise": day.sunrise,
        "noon": day.noon,
        "sunset": day.sunset,
        "dusk": day.dusk,
    }
    times = ", ".join(f"{word} {when_:%H:%M}" for word, when_ in moments.items() if when_ is not None)
    yield f"{on.first_day.isoformat()}: {times} UTC"
    for light in lights:
        held = hold_light(light, at, on, name=where.name)
        yield f"{light}: {held.outcome}. {held.reason}"
    if shadow is not None:
        held = hold_shadow(shadow, at, on, tolerance=tolerance, name=where.name)
        yield f"shadow to {shadow:g}°: {held.outcome}. {held.reason}"


def _moment(at: tuple[float, float], when: datetime) -> Iterator[str]:
    sun, moon = sun_at(*at, when), moon_at(*at, when)
    shadow = f", shadows point to {(sun.azimuth + 180) % 360:.1f}°" if sun.elevation > 0 else ""
    yield (
        f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC: sun {_height(sun.elevation, 2)} "
        f"({sun.apparent:.2f}° with refraction), azimuth {sun.azimuth:.1f}°, {twilight(sun.elevation)}{shadow}"
    )
    yield (
        f"moon {_height(moon.body.elevation, 1)}, azimuth {moon.body.azimuth:.0f}°, "
        f"{moon.phase}, {moon.lit:.0%} lit"
    )


def _height(elevation: float, digits: int) -> str:
    return f"{abs(elevation):.{digits}f}° {'above' if elevation >= 0 else 'below'} the horizon"
