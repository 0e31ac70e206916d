"""Iowa Mesonet's CSV of airfields' reports (mesonet.agron.iastate.edu/request/download.phtml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from fogline.model.observation import CodeForm, Observation, Sky, Station, Visibility
from fogline.weather.calendar import Calendar, NotUnderstood
from fogline.weather.metar import parse_metar
from fogline.weather.metar_groups import weather_of
from fogline.weather.raw_lines import Line
from fogline.weather.table_rows import MISSING, blowing, number, on_earth, rows
from fogline.weather.units import FOOT, KNOT, MILE

__all__ = ["is_mesonet", "read_mesonet"]


def is_mesonet(header: list[str]) -> bool:
    """Whether a table's first line is that of Iowa Mesonet's ASOS download."""
    return "station" in header and any(name.startswith("valid") for name in header)


def read_mesonet(text: str, zone: tzinfo = UTC) -> tuple[Iterator[Line], dict[str, Station]]:
    """The rows, and the stations with coordinates that they name (filled in as the rows are read).

    ``zone`` is the zone that the download was asked for, UTC by default; where the row has the METAR itself, that
    is read, and its time in UTC stands.
    """
    stations: dict[str, Station] = {}
    return _mesonet(text, zone, stations), stations


def _mesonet(text: str, zone: tzinfo, stations: dict[str, Station]) -> Iterator[Line]:
    for line, row in rows(text, None):
        valid = next((value for name, value in row.items() if name.startswith("valid")), "")
        try:
            local = datetime.fromisoformat(valid.replace("/", "-"))
            at = (local if local.tzinfo else local.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            yield Line(line, why=f"{valid!r} is no time such as 2025-11-04 06:30")
            continue
        key = row["station"].upper()
        latitude, longitude = number(row.get("lat")), number(row.get("lon"))
        if on_earth(latitude, longitude):
            stations[key] = Station(key, None, latitude, longitude, number(row.get("elevation")))
        found = _from_metar(row.get("metar", ""), at) or _from_columns(row, key, at)
        yield Line(line, replace(found, station=key, form=CodeForm.MESONET, where=f"line {line}"))


def _from_metar(report: str, at: datetime) -> Observation | None:
    if report.casefold() in MISSING:
        return None
    try:
        found = parse_metar(report, Calendar(near=at.date()))
    except NotUnderstood:
        return None
    return found


def _from_columns(row: Mapping[str, str], station: str, at: datetime) -> Observation:
    miles = number(row.get("vsby"))
    codes = row.get("wxcodes", "")
    weather = (
        tuple(one for code in codes.split() for one in weather_of(code))
        if codes.casefold() not in MISSING
        else None
    )
    layers = []
    for n in "1234":
        cover = {
            "FEW": (1, 2),
            "SCT": (3, 4),
            "BKN": (5, 7),
            "OVC": (8, 8),
            "CLR": (0, 0),
            "SKC": (0, 0),
        }.get(row.get(f"skyc{n}", "").strip().upper())
        if cover is not None:
            layers.append((cover, number(row.get(f"skyl{n}"))))
    vertical = any(row.get(f"skyc{n}", "").strip().upper() == "VV" for n in "1234")
    base = min((height for _, height in layers if height is not None), default=None)
    sky = None
    if vertical:
        sky = Sky(obscured=True)
    elif layers:
        sky = Sky(
            max(c[0] for c, _ in layers),
            max(c[1] for c, _ in layers),
            base * FOOT if base is not None else None,
        )
    return Observation(
        station, at, CodeForm.MESONET,
        visibility=Visibility(miles * MILE, None if miles >= 6.2 else (miles + 0.25) * MILE)
        if miles is not None and miles >= 0
        else None,
        weather=weather,
        sky=sky,
        wind=blowing(number(row.get("sknt")), number(row.get("gust")), number(row.get("drct")), KNOT),
        temperature=_celsius(number(row.get("tmpf")), number(row.get("tmpc"))),
        dew_point=_celsius(number(row.get("dwpf")), number(row.get("dwpc"))),
        pressure=number(row.get("mslp")),
        text=",".join(row.values()),
    )  # fmt: skip


def _celsius(fahrenheit: float | None, celsius: float | None) -> float | None:
    if celsius is not None:
        return celsius
    return round((fahrenheit - 32) / 1.8, 2) if fahrenheit is not None else None
