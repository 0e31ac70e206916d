"""Time and angles that sun and moon share: Meeus, Astronomical Algorithms (2nd ed.), chapters 7, 12, 13, 16, 22."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime

__all__ = ["Body", "Equatorial", "centuries", "julian_day", "obliquity", "refraction", "seen_from", "wrap"]

_EPOCH_DAY = 2440587.5
"""Julian day of 1970-01-01 00:00 UTC."""
_TT_MINUS_UT_S = 69.0
"""Terrestrial time is this many seconds ahead of UT in the 2020s; 40 seconds more or less move the sun by 0.0005°."""
_EARTH_KM = 6378.14
KM_IN_AU = 149_597_870.7


@dataclass(frozen=True, slots=True)
class Equatorial:
    """Where a body stands as seen from the earth's centre: right ascension and declination in degrees, distance in km."""

    right_ascension: float
    declination: float
    distance_km: float


@dataclass(frozen=True, slots=True)
class Body:
    """Where a body stands as seen from a place. ``elevation`` is the centre's height over the horizon without refraction,
    ``apparent`` with it; ``azimuth`` counts from north by east. All in degrees."""

    elevation: float
    apparent: float
    azimuth: float


def julian_day(moment: datetime) -> float:
    """Julian day of a moment.

    Raises:
        ValueError: it has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no zone")
    return _EPOCH_DAY + moment.astimezone(UTC).timestamp() / 86400.0


def centuries(day: float) -> float:
    """Julian centuries of terrestrial time since J2000.0."""
    return (day + _TT_MINUS_UT_S / 86400.0 - 2451545.0) / 36525.0


def wrap(degrees: float) -> float:
    """Into 0 to 360."""
    return degrees % 360.0


def nutation(t: float) -> float:
    """Nutation in longitude, in degrees; its two largest terms."""
    node, sun = math.radians(125.04452 - 1934.136261 * t), math.radians(280.4665 + 36000.7698 * t)
    return (-17.20 * math.sin(node) - 1.32 * math.sin(2 * sun)) / 3600.0


def obliquity(t: float) -> float:
    """True obliquity of the ecliptic, in degrees."""
    return 23.439291 - 0.0130042 * t + 0.00256 * math.cos(math.radians(125.04 - 1934.136 * t))


def equatorial(longitude: float, latitude: float, distance_km: float, t: float) -> Equatorial:
    """From apparent ecliptic longitude and latitude in degrees."""
    lon, lat, tilt = math.radians(longitude), math.radians(latitude), math.radians(obliquity(t))
    ascension = math.atan2(math.sin(lon) * math.cos(tilt) - math.tan(lat) * math.sin(tilt), math.cos(lon))
    declination = math.asin(math.sin(lat) * math.cos(tilt) + math.cos(lat) * math.sin(tilt) * math.sin(lon))
    return Equatorial(wrap(math.degrees(ascension)), math.degrees(declination), distance_km)


def seen_from(body: Equatorial, day: float, latitude: float, longitude: float) -> Body:
    """How the body stands over the horizon of a place (degrees, WGS 84), with the parallax of its distance."""
    t = centuries(day)
    sidereal = wrap(
        280.46061837
        + 360.98564736629 * (day - 2451545.0)
        + 0.000387933 * t * t
        + nutation(t) * math.cos(math.radians(obliquity(t)))
        + longitude
    )
    hour, declination = math.radians(sidereal - body.right_ascension), math.radians(body.declination)
    phi = math.radians(latitude)
    # As a vector in the horizon's frame (south, west, up), from which the observer's own place is taken away.
    south = math.cos(declination) * math.cos(hour) * math.sin(phi) - math.sin(declination) * math.cos(phi)
    west = math.cos(declination) * math.sin(hour)
    up = math.sin(declination) * math.sin(phi) + math.cos(declination) * math.cos(hour) * math.cos(phi)
    up -= _EARTH_KM / body.distance_km
    elevation = math.degrees(math.atan2(up, math.hypot(south, west)))
    azimuth = wrap(math.degrees(math.atan2(west, south)) + 180.0)
    return Body(elevation, elevation + refraction(elevation), azimuth)


def refraction(elevation: float) -> float:
    """How much the air lifts a body, in degrees, at 1010 hPa and 10 °C (Sæmundsson 1986; Meeus 16.4).

    Nothing below the horizon by more than a degree, where the formula means nothing.
    """
    if elevation < -1.0:
        return 0.0
    return 1.02 / math.tan(math.radians(elevation + 10.3 / (elevation + 5.11))) / 60.0
