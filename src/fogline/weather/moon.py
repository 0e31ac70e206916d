"""Where the moon stands and how much of it is lit: Meeus, Astronomical Algorithms (2nd ed.), chapters 47 and 48."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from fogline.weather.moon_terms import DISTANCE_AND_LONGITUDE, LATITUDE
from fogline.weather.sky_angles import (
    Body,
    Equatorial,
    centuries,
    equatorial,
    julian_day,
    nutation,
    obliquity,
    seen_from,
    wrap,
)
from fogline.weather.sun import sun_place

__all__ = ["Moon", "moon_at", "moon_ecliptic"]

_MEAN_KM = 385_000.56
_NAMES = (
    "new moon", "waxing crescent", "first quarter", "waxing gibbous", "full moon", "waning gibbous", "last quarter",
    "waning crescent",
)  # fmt: skip
_NEAR = 6.6
"""Degrees, half a day of the moon's way against the sun: so near it is called new, full or a quarter."""


@dataclass(frozen=True, slots=True)
class Moon:
    """The moon as seen from a place. ``lit`` is the lit part of its disc (0 to 1), ``phase`` its name."""

    body: Body
    lit: float
    phase: str


def moon_at(latitude: float, longitude: float, moment: datetime) -> Moon:
    """The moon at a place (degrees, WGS 84) and a moment with its zone.

    Raises:
        ValueError: the moment has no zone.
    """
    day = julian_day(moment)
    t = centuries(day)
    lon, lat, distance = moon_ecliptic(t)
    place = equatorial(wrap(lon + nutation(t)), lat, distance, t)
    sun = sun_place(day)
    ahead = wrap(_longitude(place, t) - _longitude(sun, t))
    return Moon(seen_from(place, day, latitude, longitude), _lit(place, sun), _phase(ahead))


def moon_ecliptic(t: float) -> tuple[float, float, float]:
    """Longitude and latitude in degrees (mean equinox of date) and distance in km, ``t`` centuries after J2000.0."""
    mean = 218.3164477 + 481267.88123421 * t - 0.0015786 * t**2 + t**3 / 538841 - t**4 / 65194000
    elongation = 297.8501921 + 445267.1114034 * t - 0.0018819 * t**2 + t**3 / 545868 - t**4 / 113065000
    sun = 357.5291092 + 35999.0502909 * t - 0.0001536 * t**2 + t**3 / 24490000
    moon = 134.9633964 + 477198.8675055 * t + 0.0087414 * t**2 + t**3 / 69699 - t**4 / 14712000
    node = 93.2720950 + 483202.0175233 * t - 0.0036539 * t**2 - t**3 / 3526000 + t**4 / 863310000
    eccentric = 1 - 0.002516 * t - 0.0000074 * t**2
    first, second, third = 119.75 + 131.849 * t, 53.09 + 479264.290 * t, 313.45 + 481266.484 * t

    def angle(d: int, m: int, mm: int, f: int) -> float:
        return math.radians(d * elongation + m * sun + mm * moon + f * node)

    longitude = distance = latitude = 0.0
    for d, m, mm, f, sine, cosine in DISTANCE_AND_LONGITUDE:
        weight = eccentric ** abs(m)
        longitude += weight * sine * math.sin(angle(d, m, mm, f))
        distance += weight * cosine * math.cos(angle(d, m, mm, f))
    for d, m, mm, f, sine in LATITUDE:
        latitude += eccentric ** abs(m) * sine * math.sin(angle(d, m, mm, f))
    longitude += 3958 * _sin(first) + 1962 * _sin(mean - node) + 318 * _sin(second)
    latitude += -2235 * _sin(mean) + 382 * _sin(third) + 175 * _sin(first - node) + 175 * _sin(first + node)
    latitude += 127 * _sin(mean - moon) - 115 * _sin(mean + moon)
    return wrap(mean + longitude / 1e6), latitude / 1e6, _MEAN_KM + distance / 1e3


def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


def _apart(moon: Equatorial, sun: Equatorial) -> float:
    """The angle between the two, in radians."""
    a, b = math.radians(moon.declination), math.radians(sun.declination)
    turn = math.radians(moon.right_ascension - sun.right_ascension)
    return math.acos(
        max(-1.0, min(1.0, math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)))
    )


def _lit(moon: Equatorial, sun: Equatorial) -> float:
    apart = _apart(moon, sun)
    phase = math.atan2(
        sun.distance_km * math.sin(apart), moon.distance_km - sun.distance_km * math.cos(apart)
    )
    return (1 + math.cos(phase)) / 2


def _longitude(body: Equatorial, t: float) -> float:
    """Ecliptic longitude in degrees."""
    ascension, declination = math.radians(body.right_ascension), math.radians(body.declination)
    tilt = math.radians(obliquity(t))
    up = math.sin(ascension) * math.cos(tilt) + math.tan(declination) * math.sin(tilt)
    return math.degrees(math.atan2(up, math.cos(ascension)))


def _phase(ahead: float) -> str:
    """The name of the phase with the moon so many degrees of longitude ahead of the sun."""
    for quarter in range(5):
        if abs(ahead - quarter * 90) <= _NEAR:
            return _NAMES[quarter * 2 % 8]
    return _NAMES[int(ahead // 90) * 2 + 1]
