"""METAR and SPECI reports: WMO-No. 306, FM 15 and FM 16 with table 4678; ICAO Annex 3; FMH-1 for statute miles.

Only the report itself is read: trends (BECMG, TEMPO, NOSIG), runway visual ranges, wind shear and remarks are passed over,
but for the T group in remarks, which gives temperatures in tenths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fogline.model.observation import (
    CodeForm,
    Observation,
    Sky,
    Visibility,
    Weather,
    Wind,
)
from fogline.weather import metar_groups as g
from fogline.weather.calendar import Calendar, NotUnderstood

__all__ = ["parse_metar"]

_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)Z")
_STATION = re.compile(r"[A-Z][A-Z0-9]{3}")
_TURNS = re.compile(r"\d{3}V\d{3}")
_WHOLE = re.compile(r"\d{1,2}")
_TENTHS = re.compile(r"T([01])(\d{3})(?:([01])(\d{3}))?")
_VISUAL_RANGE = re.compile(r"R\d\d[LCR]?/[^ ]+")
_TRENDS = frozenset({"BECMG", "TEMPO", "NOSIG", "PROB30", "PROB40", "RMK", "INTER"})


@dataclass(slots=True)
class _Draft:
    """What the groups say, filled in group by group."""

    wind: Wind | None = None
    visibility: Visibility | None = None
    least: Visibility | None = None
    weather: list[Weather] = field(default_factory=list)
    past: list[Weather] = field(default_factory=list)
    looked: bool = True
    """Whether the station looked for weather: not where ``//`` stands for it."""
    layers: list[Sky] = field(default_factory=list)
    temperature: float | None = None
    dew_point: float | None = None
    pressure: float | None = None
    notes: list[str] = field(default_factory=list)


def parse_metar(report: str, calendar: Calendar) -> Observation | None:
    """One report; ``None`` where it says NIL.

    Raises:
        NotUnderstood: no station and time at its beginning, or nothing says which month it is.
    """
    text = " ".join(report.split()).rstrip("= ")
    groups = text.split()
    form = CodeForm.METAR
    while groups and groups[0] in ("METAR", "SPECI", "COR", "AMD"):
        form = CodeForm.SPECI if groups[0] == "SPECI" else form
        groups.pop(0)
    if not groups or not _STATION.fullmatch(groups[0]):
        raise NotUnderstood(
            f"it begins with {groups[0] if groups else ''!r}, not with an ICAO code such as UKDD"
        )
    station = groups.pop(0)
    time = _TIME.fullmatch(groups[0]) if groups else None
    if groups and groups[0] == "NIL":
        return None
    if time is None:
        raise NotUnderstood(
            f"after {station} stands {groups[0] if groups else 'nothing'!r}, not a time such as 110630Z"
        )
    at = calendar.moment(int(time[1]), int(time[2]), int(time[3]))
    groups.pop(0)
    automatic = False
    while groups and groups[0] in ("AUTO", "COR", "NIL", "CCA", "CCB", "CCC", "RTD"):
        if groups[0] == "NIL":
            return None
        automatic = automatic or groups[0] == "AUTO"
        groups.pop(0)
    body, remarks = _split(groups)
    draft = _Draft()
    _read(body, draft)
    _tenths(remarks, draft)
    if not body:
        draft.notes.append("nothing follows its time")
    # A machine without a sensor for weather, or without visibility, has not looked: its silence says nothing.
    blind = bool({"PWINO", "AO1"} & set(remarks)) or (automatic and draft.visibility is None)
    if not body or blind:
        draft.looked = False
    return Observation(
        station=station,
        at=at,
        form=form,
        visibility=draft.visibility,
        least_visibility=draft.least,
        weather=tuple(draft.weather) if draft.weather or draft.looked else None,
        past=tuple(draft.past) if draft.past else None,
        past_hours=1 if draft.past else None,
        sky=_total(draft.layers),
        wind=draft.wind,
        temperature=draft.temperature,
        dew_point=draft.dew_point,
        pressure=draft.pressure,
        automatic=automatic,
        text=text,
        notes=tuple(draft.notes),
    )


def _split(groups: list[str]) -> tuple[list[str], list[str]]:
    """The report itself, and the remarks."""
    end = next(
        (i for i, group in enumerate(groups) if group in _TRENDS or group.startswith("RMK")), len(groups)
    )
    remark = next((i for i, group in enumerate(groups) if group.startswith("RMK")), len(groups))
    return groups[:end], groups[remark:]


def _read(groups: list[str], draft: _Draft) -> None:
    index = 0
    while index < len(groups):
        group = groups[index]
        after = groups[index + 1] if index + 1 < len(groups) else ""
        if draft.visibility is None and _WHOLE.fullmatch(group) and "/" in after and g.MILES.fullmatch(after):
            draft.visibility = g.miles(after, whole=int(group))
            index += 2
            continue
        if group == "WS":  # wind shear goes on over the next group or two
            index += 3 if after == "ALL" else 2
            continue
        if not _group(group, draft):
            draft.notes.append(f"the group {group!r} was passed over")
        index += 1


def _group(group: str, draft: _Draft) -> bool:
    """Take in one group; false where it is none that is known."""
    if group == "CAVOK":
        draft.visibility = Visibility(10_000.0, None)
        draft.layers.append(g.EMPTY_SKY[group])
    elif wind := g.WIND.fullmatch(group):
        draft.wind = g.wind(wind)
    elif _TURNS.fullmatch(group) or _VISUAL_RANGE.fullmatch(group) or group in ("$", "SLPNO"):
        pass
    elif metres := g.METRES.fullmatch(group):
        _set_visibility(draft, metres)
    elif g.MILES.fullmatch(group):
        draft.visibility = draft.visibility or g.miles(group)
    elif group == "////SM" or group == "M":
        pass
    elif group == "//" or group == "RE//":
        draft.looked = draft.looked and group != "//"
    elif group in g.EMPTY_SKY:
        draft.layers.append(g.EMPTY_SKY[group])
    elif cloud := g.CLOUD.fullmatch(group):
        draft.layers += g.layer(cloud)
    elif temperatures := g.TEMPERATURES.fullmatch(group):
        draft.temperature, draft.dew_point = g.degrees(temperatures["t"]), g.degrees(temperatures["d"])
    elif pressure := g.PRESSURE.fullmatch(group):
        draft.pressure = g.hpa(pressure)
    elif weather := g.weather_of(group):
        (draft.past if weather[0].over else draft.weather).extend(weather)
    else:
        return group in (
            "Q////",
            "A////",
            "/////////",
            "//////",
            "//////TCU",
            "//////CB",
            "/////KT",
            "/////MPS",
            "NSW",
        )
    return True


def _set_visibility(draft: _Draft, match: re.Match[str]) -> None:
    visibility = g.metres(match["far"])
    if visibility is None:
        return
    if draft.visibility is not None:
        draft.least = visibility
    elif match["dir"] not in (None, "NDV"):
        # The only one given, and it is for one direction: the worst that is known.
        draft.least = visibility
        draft.visibility = visibility
    else:
        draft.visibility = visibility


def _total(layers: list[Sky]) -> Sky | None:
    """The sky that the layers make up: at least its fullest layer; ``None`` where nothing is said of it."""
    if not layers:
        return None
    bases = [layer.base_m for layer in layers if layer.base_m is not None]
    base = min(bases) if bases else None
    if any(layer.obscured for layer in layers):
        return Sky(None, None, base, obscured=True)
    if len(layers) == 1:
        return layers[0]
    lows = [layer.low for layer in layers if layer.low is not None]
    highs = [layer.high for layer in layers if layer.high is not None]
    known = len(highs) == len(layers)
    # A layer's figure counts those below it in, so that the last one bounds them all; above it there may be more.
    return Sky(max(lows, default=None), max(highs) if known and highs else None, base)


def _tenths(remarks: list[str], draft: _Draft) -> None:
    """``T01830172`` in remarks: temperature and dew point in tenths."""
    for group in remarks:
        if match := _TENTHS.fullmatch(group):
            draft.temperature = int(match[2]) / 10 * (-1 if match[1] == "1" else 1)
            if match[3] is not None:
                draft.dew_point = int(match[4]) / 10 * (-1 if match[3] == "1" else 1)
            return
