"""Meteostat's hourly CSV (dev.meteostat.net/formats), with its header line or, in older files, without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from fogline.model.observation import CodeForm, Observation, Phenomenon, Sky, Strength, Visibility, Weather
from fogline.weather.raw_lines import Line
from fogline.weather.table_rows import blowing, number, rows

__all__ = ["is_meteostat", "read_meteostat"]

_P, _S = Phenomenon, Strength
_OLD_BULK = (
    "date", "hour", "temp", "dwpt", "rhum", "prcp", "snow", "wdir", "wspd", "wpgt", "pres", "tsun", "coco",
)  # fmt: skip
_OLD_LINE = re.compile(r"\d{4}-\d\d-\d\d,\d{1,2},[^,]*(?:,[^,]*){10}$")
_MODELS = ("mosmix", "metno_forecast", "forecast", "era5", "model", "gfs", "ecmwf")
_CONDITIONS: dict[int, tuple[Weather, ...]] = {
    1: (), 2: (), 3: (), 4: (), 5: (Weather(_P.FOG, "coco 5"),), 6: (Weather(_P.FOG, "coco 6", freezing=True),),
    7: (Weather(_P.RAIN, "coco 7", _S.LIGHT),), 8: (Weather(_P.RAIN, "coco 8", _S.MODERATE),),
    9: (Weather(_P.RAIN, "coco 9", _S.HEAVY),), 10: (Weather(_P.RAIN, "coco 10", freezing=True),),
    11: (Weather(_P.RAIN, "coco 11", _S.HEAVY, freezing=True),),
    12: (Weather(_P.RAIN, "coco 12"), Weather(_P.SNOW, "coco 12")),
    13: (Weather(_P.RAIN, "coco 13", _S.HEAVY), Weather(_P.SNOW, "coco 13", _S.HEAVY)),
    14: (Weather(_P.SNOW, "coco 14", _S.LIGHT),), 15: (Weather(_P.SNOW, "coco 15", _S.MODERATE),),
    16: (Weather(_P.SNOW, "coco 16", _S.HEAVY),), 17: (Weather(_P.RAIN, "coco 17", showers=True),),
    18: (Weather(_P.RAIN, "coco 18", _S.HEAVY, showers=True),),
    19: (Weather(_P.RAIN, "coco 19", showers=True), Weather(_P.SNOW, "coco 19", showers=True)),
    20: (Weather(_P.RAIN, "coco 20", _S.HEAVY, showers=True), Weather(_P.SNOW, "coco 20", _S.HEAVY, showers=True)),
    21: (Weather(_P.SNOW, "coco 21", showers=True),), 22: (Weather(_P.SNOW, "coco 22", _S.HEAVY, showers=True),),
    23: (Weather(_P.THUNDERSTORM, "coco 23"),), 24: (Weather(_P.HAIL, "coco 24"),),
    25: (Weather(_P.THUNDERSTORM, "coco 25"),), 26: (Weather(_P.THUNDERSTORM, "coco 26", _S.HEAVY),),
    27: (Weather(_P.SQUALL, "coco 27"),),
}  # fmt: skip
"""Meteostat's weather condition codes (dev.meteostat.net/formats)."""
_COVER = {1: Sky(0, 1), 2: Sky(1, 4), 3: Sky(5, 7), 4: Sky(8, 8)}
"""Clear, fair, cloudy, overcast: Meteostat gives no oktas for its words; these are the widest that they allow."""


def is_meteostat(header: list[str], first: str) -> bool:
    """Whether a table is Meteostat's hourly one, with its header line or (older files) without."""
    timed = bool({"time", "date"} & set(header)) or {"year", "month", "day", "hour"} <= set(header)
    return (timed and "temp" in header and bool({"coco", "dwpt", "rhum"} & set(header))) or bool(
        _OLD_LINE.fullmatch(first.strip())
    )


def read_meteostat(text: str, station: str) -> Iterator[Line]:
    """Hour by hour, in UTC. The station is not in the file: its name says it ("34519.csv").

    Meteostat fills gaps with a model. Where the columns of sources say so, or are not there, ``modelled`` is set.
    """
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    headless = _OLD_LINE.fullmatch(first.strip()) is not None
    table = rows(text, _OLD_BULK if headless else None)
    for line, row in table:
        try:
            at = _meteostat_time(row)
        except (ValueError, OverflowError):
            yield Line(line, why="its time is no hour such as 2025-11-04 06:00")
            continue
        sources = [value for name, value in row.items() if name.endswith("_source") and value]
        code = number(row.get("coco"))
        known = int(code) if code is not None and code == int(code) else None
        kmh = number(row.get("wspd"))
        visibility = number(row.get("vsby"))
        yield Line(
            line,
            Observation(
                station, at, CodeForm.METEOSTAT,
                visibility=Visibility(visibility, None if visibility >= 9999 else visibility + _step(visibility))
                if visibility is not None and visibility >= 0
                else None,
                weather=_CONDITIONS.get(known) if known is not None else None,
                sky=_oktas(row.get("cldc")) or (_COVER.get(known) if known is not None else None),
                wind=blowing(kmh, number(row.get("wpgt")), number(row.get("wdir")), 1 / 3.6),
                temperature=number(row.get("temp")),
                dew_point=number(row.get("dwpt")),
                pressure=number(row.get("pres")),
                modelled=not sources or any(model in source for source in sources for model in _MODELS),
                text=",".join(value for value in row.values()),
                where=f"line {line}",
            ),
        )  # fmt: skip


def _meteostat_time(row: Mapping[str, str]) -> datetime:
    if row.get("time"):
        at = datetime.fromisoformat(row["time"])
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    hour = int(row.get("hour") or 0)
    if row.get("year"):
        day = date(int(row["year"]), int(row["month"]), int(row["day"]))
    else:
        day = date.fromisoformat(row.get("date", ""))
    if not 0 <= hour <= 23:
        raise ValueError(hour)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour)


def _oktas(text: str | None) -> Sky | None:
    value = number(text)
    return (
        Sky(int(value), int(value)) if value is not None and 0 <= value <= 8 and value == int(value) else None
    )


def _step(metres: float) -> float:
    return 50.0 if metres < 800 else 100.0 if metres < 5000 else 1000.0
