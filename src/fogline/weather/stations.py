"""Lists of stations with their coordinates, as Meteostat, OurAirports, Iowa Mesonet and people keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fogline.model.observation import Station
from fogline.weather.mesonet import is_mesonet
from fogline.weather.table_rows import MISSING, number, on_earth, rows

__all__ = ["is_stations", "read_stations"]

_IDS = (
    "id",
    "station",
    "stid",
    "station_id",
    "ident",
    "wmo_id",
    "wmo",
    "icao",
    "icao_code",
    "gps_code",
    "usaf",
)
_LATITUDES = ("latitude", "lat", "latitude_deg", "location.latitude")
_LONGITUDES = ("longitude", "lon", "lng", "long", "longitude_deg", "location.longitude")
_HEIGHTS = ("elevation", "elev", "elevation_m", "location.elevation", "elev_m")
_NAMES = ("name", "station_name", "name.en", "station name", "names.en")


def is_stations(header: list[str]) -> bool:
    """Whether a table lists stations with their coordinates, and no observations."""
    names = set(header)
    return bool(
        names & set(_LATITUDES) and names & set(_LONGITUDES) and names & set(_IDS)
    ) and not is_mesonet(header)


def read_stations(text: str) -> Iterator[tuple[int, Station | None, str]]:
    """Each row's number with its station, or with why there is none: no identifier, or coordinates not on earth."""
    for line, row in rows(text, None):
        ids = {name: row[name].upper() for name in _IDS if row.get(name, "").casefold() not in MISSING}
        latitude = _first(row, _LATITUDES)
        longitude = _first(row, _LONGITUDES)
        if not ids:
            yield line, None, "it has no identifier"
        elif not on_earth(latitude, longitude):
            yield line, None, "its latitude and longitude are no place in degrees"
        else:
            wmo = next((value for value in ids.values() if re.fullmatch(r"\d{5}", value)), None)
            icao = next(
                (v for n, v in ids.items() if re.fullmatch(r"[A-Z][A-Z0-9]{3}", v) and n != "name"), None
            )
            name = next((row[key] for key in _NAMES if row.get(key)), None)
            yield line, Station(
                next(iter(ids.values())), name, latitude, longitude, _first(row, _HEIGHTS), wmo, icao
            ), ""  # fmt: skip


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> float | None:
    return next((value for name in names if (value := number(row.get(name))) is not None), None)
