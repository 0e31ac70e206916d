"""What weather stations observed. Every value is optional: one that was not reported is ``None``, never a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = [
    "CodeForm",
    "Observation",
    "Phenomenon",
    "Sky",
    "Station",
    "Strength",
    "Visibility",
    "Weather",
    "Wind",
]


class CodeForm(StrEnum):
    """The form in which an observation came."""

    SYNOP = "SYNOP"
    METAR = "METAR"
    SPECI = "SPECI"
    METEOSTAT = "Meteostat"
    MESONET = "Iowa Mesonet"


class Phenomenon(StrEnum):
    """What was in the air, or came down."""

    FOG = "fog"
    FOG_PATCHES = "fog in patches"
    SHALLOW_FOG = "shallow fog"
    """Below eye level: visibility above it is not reduced."""
    MIST = "mist"
    HAZE = "haze"
    SMOKE = "smoke"
    DUST = "dust or sand"
    DRIZZLE = "drizzle"
    RAIN = "rain"
    SNOW = "snow"
    ICE = "ice pellets or crystals"
    HAIL = "hail"
    PRECIPITATION = "precipitation of unknown kind"
    BLOWING_SNOW = "blowing snow"
    THUNDERSTORM = "thunderstorm"
    SQUALL = "squall or funnel cloud"


class Strength(StrEnum):
    """How strong a phenomenon was, as reported."""

    LIGHT = "light"
    MODERATE = "moderate"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Weather:
    """One phenomenon as reported. ``code`` is the group or code figure that says so.

    ``nearby`` is true where it was in sight or in the vicinity, and not at the station; ``over`` where it had ended
    before the observation and lay in the time since the last one.
    """

    phenomenon: Phenomenon
    code: str
    strength: Strength | None = None
    freezing: bool = False
    showers: bool = False
    nearby: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Visibility:
    """Horizontal visibility in metres: at least ``low`` and, where ``high`` is given, less than that.

    A code figure stands for a class ("less than 100 m", "10 km or more"), and a class is what is kept.
    """

    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Sky:
    """Total cloud cover in oktas (eighths), between ``low`` and ``high``; ``None`` where that end is not known.

    ``base_m`` is the height of the lowest cloud in metres above the ground, ``obscured`` that the sky could not be seen,
    ``clear_below_m`` that there was no cloud below that height, where nothing more is known.
    """

    low: int | None = None
    high: int | None = None
    base_m: float | None = None
    obscured: bool = False
    clear_below_m: float | None = None


@dataclass(frozen=True, slots=True)
class Wind:
    """Wind in m/s, ``direction`` in degrees from which it blows (``None``: variable or not reported)."""

    speed: float | None = None
    gust: float | None = None
    direction: float | None = None
    variable: bool = False


@dataclass(frozen=True, slots=True)
class Station:
    """Where observations are made. Coordinates in degrees (WGS 84), elevation in metres; ``None`` where not known.

    ``id`` is the identifier that observations carry: a WMO number ("34519"), an ICAO code ("UKCC") or that of the
    file; ``wmo`` and ``icao`` are its others, where a table gives them.
    """

    id: str
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    elevation_m: float | None = None
    wmo: str | None = None
    icao: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """What one station observed at one moment (``at``, with its zone).

    ``weather`` is empty where the station looked and reported nothing, and ``None`` where it did not look or the
    report does not say; the same holds for ``past``, the weather of the hours before (``past_hours``). Temperatures
    in degrees Celsius, pressure at sea level in hPa. ``sha256`` names the archived bytes, ``where`` the place in them.
    """

    station: str
    at: datetime
    form: CodeForm
    visibility: Visibility | None = None
    least_visibility: Visibility | None = None
    """In the worst direction, where it differs."""
    weather: tuple[Weather, ...] | None = None
    past: tuple[Weather, ...] | None = None
    past_hours: int | None = None
    sky: Sky | None = None
    wind: Wind | None = None
    temperature: float | None = None
    dew_point: float | None = None
    pressure: float | None = None
    automatic: bool | None = None
    modelled: bool = False
    """The values come, or may come, from a model that fills gaps: nobody and nothing at the place observed them."""
    text: str = ""
    """The report as it came."""
    sha256: str | None = None
    where: str | None = None
    notes: tuple[str, ...] = ()
    """What could not be read of it, in words."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"{self.at.isoformat()} has no zone")
