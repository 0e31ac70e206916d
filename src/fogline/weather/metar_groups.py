"""What single groups of METAR say: visibility, weather (table 4678), wind, clouds, temperature, pressure."""

from __future__ import annotations

import re
from fractions import Fraction

from fogline.model.observation import Phenomenon, Sky, Strength, Visibility, Weather, Wind
from fogline.weather.units import FOOT, KNOT, MILE

__all__ = [
    "CLOUD", "EMPTY_SKY", "METRES", "MILES", "PRESSURE", "TEMPERATURES", "WIND", "degrees", "hpa", "layer",
    "metres", "miles", "weather_of", "wind",
]  # fmt: skip

_P = Phenomenon
_KINDS = {
    "DZ": _P.DRIZZLE, "RA": _P.RAIN, "SN": _P.SNOW, "SG": _P.SNOW, "IC": _P.ICE, "PL": _P.ICE, "PE": _P.ICE,
    "GR": _P.HAIL, "GS": _P.HAIL, "UP": _P.PRECIPITATION, "BR": _P.MIST, "FG": _P.FOG, "FU": _P.SMOKE,
    "VA": _P.DUST, "DU": _P.DUST, "SA": _P.DUST, "HZ": _P.HAZE, "PO": _P.DUST, "SQ": _P.SQUALL, "FC": _P.SQUALL,
    "SS": _P.DUST, "DS": _P.DUST,
}  # fmt: skip
_WEATHER = re.compile(
    rf"(?P<recent>RE)?(?P<sign>[-+])?(?P<near>VC)?(?P<how>MI|BC|PR|DR|BL|SH|TS|FZ)?(?P<kinds>(?:{'|'.join(_KINDS)})*)"
)
WIND = re.compile(
    r"(?P<dir>\d{3}|VRB|///)(?P<speed>P?\d{2,3}|//)(?:G(?P<gust>P?\d{2,3}|//))?(?P<unit>KT|MPS|KMH)"
)
METRES = re.compile(r"(?P<far>\d{4}|////)(?P<dir>N|NE|E|SE|S|SW|W|NW|NDV)?")
MILES = re.compile(r"(?P<sign>[MP])?(?P<far>\d{1,3}(?:/\d{1,2})?)SM")
CLOUD = re.compile(r"(?P<cover>FEW|SCT|BKN|OVC|///|VV)(?P<height>\d{3}|///)(?P<kind>CB|TCU|///)?")
TEMPERATURES = re.compile(r"(?P<t>M?\d\d|//|XX)/(?P<d>M?\d\d|//|XX)?")
PRESSURE = re.compile(r"Q(?P<hpa>\d{3,4})|A(?P<inches>\d{4})")
_STEPS = ((800, 50), (5000, 100), (9999, 1000))
"""Visibility is given rounded down, in steps of 50 m below 800 m, of 100 m below 5 km, and of 1 km below 10 km (Annex 3)."""
_COVERS = {"FEW": (1, 2), "SCT": (3, 4), "BKN": (5, 7), "OVC": (8, 8)}
_NO_CLOUD_BELOW_M = 1500.0
"""5,000 ft: CAVOK and NSC say that there is no cloud below it that matters to flying (Annex 3)."""
EMPTY_SKY = {
    "SKC": Sky(0, 0), "CLR": Sky(clear_below_m=12_000 * FOOT), "NCD": Sky(clear_below_m=_NO_CLOUD_BELOW_M),
    "NSC": Sky(clear_below_m=_NO_CLOUD_BELOW_M), "CAVOK": Sky(clear_below_m=_NO_CLOUD_BELOW_M),
}  # fmt: skip
"""SKC is no cloud at all; CLR is "none below 12,000 ft" by a machine (FMH-1), NCD none detected by one."""
_HIGHEST_HPA, _LOWEST_HPA = 1090.0, 850.0


def metres(figures: str) -> Visibility | None:
    if not figures.isdigit():
        return None
    metres = int(figures)
    if metres == 9999:
        return Visibility(10_000.0, None)
    if metres == 0:
        return Visibility(0.0, 50.0)
    step = next(step for below, step in _STEPS if metres < below)
    return Visibility(float(metres), float(metres + step))


def miles(group: str, whole: int = 0) -> Visibility | None:
    match = MILES.fullmatch(group)
    if match is None:
        return None
    try:
        miles = whole + Fraction(match["far"])
    except ZeroDivisionError:
        return None
    metres = float(miles) * MILE
    if match["sign"] == "M":
        return Visibility(0.0, metres)
    if match["sign"] == "P" or miles >= 10:
        return Visibility(metres, None)
    return Visibility(metres, float(miles + _next_step(miles)) * MILE)


def _next_step(miles: Fraction) -> Fraction:
    """How much more the next reportable value is (FMH-1, table 6-1, automated stations)."""
    for below, step in ((2, Fraction(1, 4)), (3, Fraction(1, 2))):
        if miles < below:
            return step
    return Fraction(1)


def weather_of(group: str) -> tuple[Weather, ...]:
    """A weather group (table 4678): ``-SN``, ``+SHRA``, ``BCFG``, ``VCFG``, ``FZFG``, ``RERA``; empty where it is none."""
    match = _WEATHER.fullmatch(group)
    if match is None or not (match["kinds"] or match["how"] in ("TS", "SH")):
        return ()
    how, near, over = match["how"], match["near"] is not None, match["recent"] is not None
    names = [match["kinds"][i : i + 2] for i in range(0, len(match["kinds"]), 2)]
    strength = {"-": Strength.LIGHT, "+": Strength.HEAVY}.get(match["sign"] or "")
    found: list[Weather] = []
    if how == "TS":
        found.append(Weather(_P.THUNDERSTORM, group, nearby=near, over=over))
    if how == "SH" and not names:
        found.append(Weather(_P.PRECIPITATION, group, showers=True, nearby=near, over=over))
    for name in names:
        kind = _KINDS[name]
        if name == "FG":
            kind = {"BC": _P.FOG_PATCHES, "PR": _P.FOG_PATCHES, "MI": _P.SHALLOW_FOG}.get(how or "", _P.FOG)
        if name == "SN" and how in ("DR", "BL"):
            kind = _P.BLOWING_SNOW
        falls = name in ("DZ", "RA", "SN", "SG", "PL", "PE", "GR", "GS", "UP")
        found.append(
            Weather(
                kind,
                group,
                (strength or Strength.MODERATE) if falls and not (near or over) else strength,
                how == "FZ",
                how == "SH",
                near,
                over,
            )
        )
    return tuple(found)


def wind(match: re.Match[str]) -> Wind | None:
    unit = {"KT": KNOT, "MPS": 1.0, "KMH": 1 / 3.6}[match["unit"]]

    def speed(figures: str | None) -> float | None:
        bare = (figures or "").lstrip("P")
        return int(bare) * unit if bare.isdigit() else None

    direction = match["dir"]
    degrees = float(direction) if direction.isdigit() and 0 < int(direction) <= 360 else None
    mean = speed(match["speed"])
    if mean is None and degrees is None and direction != "VRB":
        return None
    return Wind(mean, speed(match["gust"]), degrees, direction == "VRB")


def layer(match: re.Match[str]) -> list[Sky]:
    height = int(match["height"]) * 100 * FOOT if match["height"].isdigit() else None
    if match["cover"] == "VV":
        return [Sky(None, None, height, obscured=True)]
    if match["cover"] == "///":
        return [Sky(None, None, height)] if height is not None else []
    low, high = _COVERS[match["cover"]]
    return [Sky(low, high, height)]


def degrees(figures: str | None) -> float | None:
    if not figures or not figures.lstrip("M").isdigit():
        return None
    return float(figures.lstrip("M")) * (-1 if figures.startswith("M") else 1)


def hpa(match: re.Match[str]) -> float | None:
    hpa = float(match["hpa"]) if match["hpa"] else int(match["inches"]) / 100 * 33.8638866667
    return round(hpa, 1) if _LOWEST_HPA <= hpa <= _HIGHEST_HPA else None
