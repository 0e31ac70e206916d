"""Where the sun stands: Meeus, Astronomical Algorithms (2nd ed.), chapter 25, to 0.01° (as NOAA's solar calculator)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from fogline.weather.sky_angles import (
    KM_IN_AU,
    Body,
    Equatorial,
    centuries,
    equatorial,
    julian_day,
    seen_from,
    wrap,
)

__all__ = ["HORIZON", "SunDay", "Twilight", "sun_at", "sun_day", "sun_place", "twilight"]

HORIZON = -0.833
"""The sun's centre at sunrise and sunset, in degrees without refraction: 34' of refraction and 16' of radius (USNO)."""
_CIVIL, _NAUTICAL, _ASTRONOMICAL = -6.0, -12.0, -18.0


class Twilight(StrEnum):
    """How light it is by the sun (definitions of the US Naval Observatory)."""

    DAY = "day"
    CIVIL = "civil twilight"
    """Sun up to 6° under: one sees without lamps."""
    NAUTICAL = "nautical twilight"
    """6° to 12° under: outlines, and the horizon at sea."""
    ASTRONOMICAL = "astronomical twilight"
    """12° to 18° under: dark to the eye."""
    NIGHT = "night"


def sun_place(day: float) -> Equatorial:
    """The sun's apparent place at a Julian day, as seen from the earth's centre."""
    t = centuries(day)
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = math.radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    eccentricity = 0.016708634 - 0.000042037 * t
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * math.sin(anomaly)
        + (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    true = anomaly + math.radians(centre)
    distance = 1.000001018 * (1 - eccentricity**2) / (1 + eccentricity * math.cos(true))
    longitude = mean + centre - 0.00569 - 0.00478 * math.sin(math.radians(125.04 - 1934.136 * t))
    return equatorial(wrap(longitude), 0.0, distance * KM_IN_AU, t)


def sun_at(latitude: float, longitude: float, moment: datetime) -> Body:
    """Where the sun stands at a place (degrees, WGS 84) and a moment with its zone.

    Raises:
        ValueError: the moment has no zone.
    """
    day = julian_day(moment)
    return seen_from(sun_place(day), day, latitude, longitude)


def twilight(elevation: float) -> Twilight:
    """Which of day, twilights and night it is with the sun's centre at ``elevation`` (degrees, without refraction)."""
    for below, phase in (
        (_ASTRONOMICAL, Twilight.NIGHT),
        (_NAUTICAL, Twilight.ASTRONOMICAL),
        (_CIVIL, Twilight.NAUTICAL),
        (HORIZON, Twilight.CIVIL),
    ):
        if elevation < below:
            return phase
    return Twilight.DAY


@dataclass(frozen=True, slots=True)
class SunDay:
    """Moments of one day by the sun, in UTC; ``None`` where the sun does not come there (polar day and night)."""

    dawn: datetime | None
    """Civil twilight begins."""
    sunrise: datetime | None
    noon: datetime
    sunset: datetime | None
    dusk: datetime | None
    """Civil twilight ends."""


def solar_midnight(longitude: float, day: date) -> datetime:
    """When the calendar day begins by local mean solar time, in UTC: within an hour or two of any zone's midnight."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=longitude / 15.0)


def sun_day(latitude: float, longitude: float, day: date) -> SunDay:
    """The day's moments, to about ten seconds, for the day that begins at local mean solar midnight."""
    begin = solar_midnight(longitude, day)
    noon = _noon(latitude, longitude, begin)

    def high(moment: datetime) -> float:
        return sun_at(latitude, longitude, moment).elevation

    return SunDay(
        dawn=_crossing(high, begin, noon, _CIVIL),
        sunrise=_crossing(high, begin, noon, HORIZON),
        noon=noon,
        sunset=_crossing(high, begin + timedelta(days=1), noon, HORIZON),
        dusk=_crossing(high, begin + timedelta(days=1), noon, _CIVIL),
    )


def _noon(latitude: float, longitude: float, begin: datetime) -> datetime:
    """The sun's highest: within half an hour of mean noon, by the equation of time."""
    low, high = begin + timedelta(hours=11.5), begin + timedelta(hours=12.5)
    while high - low > timedelta(seconds=5):
        third = (high - low) / 3
        if (
            sun_at(latitude, longitude, low + third).elevation
            < sun_at(latitude, longitude, high - third).elevation
        ):
            low += third
        else:
            high -= third
    return low + (high - low) / 2


def _crossing(
    height: Callable[[datetime], float], dark: datetime, noon: datetime, level: float
) -> datetime | None:
    """When the sun is at ``level`` between the darker end and noon."""
    if height(dark) >= level or height(noon) < level:
        return None
    low, high = dark, noon
    while abs(high - low) > timedelta(seconds=5):
        middle = low + (high - low) / 2
        if height(middle) < level:
            low = middle
        else:
            high = middle
    return low + (high - low) / 2
