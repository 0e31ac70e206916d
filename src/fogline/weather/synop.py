"""SYNOP reports of land stations: WMO-No. 306, Manual on Codes, Vol. I.1, Part A, FM 12-XIV SYNOP, sections 0 and 1.

``AAXX YYGGiw IIiii iRiXhVV Nddff 1sTTT 2sTTT 3PPPP 4PPPP 5appp 6RRRt 7wwWW 8NCCC 9GGgg``; sections 2 to 5 are passed over.
A figure given as ``/`` was not observed, and stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from fogline.model.observation import CodeForm, Observation, Sky, Weather, Wind
from fogline.weather.calendar import Calendar, NotUnderstood
from fogline.weather.codes import past_weather, present_weather, visibility_4377
from fogline.weather.units import KNOT

__all__ = ["SynopHeader", "parse_synop", "read_header"]

_HEADER = re.compile(r"(\d\d)(\d\d)([0134/])")
_STATION = re.compile(r"\d{5}")
_GROUP = re.compile(r"[0-9/]{5}")
_CLOUDED = re.compile(r"[0-4/][1-7/][0-9/][0-9/]{2}")
_SECTIONS = re.compile(r"222[0-9/]{2}|333|444|555|666")
_BASES = (0, 50, 100, 200, 300, 600, 1000, 1500, 2000, None)
"""Table 1600: the least height in metres of the class; figure 9 is 2,500 m or more, or no cloud at all."""
_AUTOMATIC = frozenset("4567")
_ENDS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SynopHeader:
    """``YYGGiw``: the moment that the reports of a bulletin are for, and the unit of their wind."""

    at: datetime
    knots: bool | None


def read_header(group: str, calendar: Calendar) -> SynopHeader:
    """``YYGGiw``.

    Raises:
        NotUnderstood: no such group, or nothing says which month it is.
    """
    match = _HEADER.fullmatch(group)
    if match is None:
        raise NotUnderstood(f"after AAXX stands {group!r}, not day, hour and wind unit as in 11061")
    at = calendar.moment(int(match[1]), int(match[2]))
    return SynopHeader(at, None if match[3] == "/" else match[3] in "34")


def parse_synop(report: str, header: SynopHeader) -> Observation | None:
    """One station's report, without ``AAXX YYGGiw``; ``None`` where it says NIL.

    Raises:
        NotUnderstood: it has no station number, or not the groups that every report begins with.
    """
    groups = report.rstrip("= \n\r\t").split()
    if not groups or not _STATION.fullmatch(groups[0]):
        raise NotUnderstood(
            f"it begins with {groups[0] if groups else ''!r}, not with a station's five figures"
        )
    station, rest = groups[0], groups[1:]
    if not rest or rest[0] == "NIL":
        return None
    if not _CLOUDED.fullmatch(rest[0]):
        raise NotUnderstood(f"{rest[0]!r} is not iRiXhVV (such as 41598 or 11/97)")
    if len(rest) < 2 or not _GROUP.fullmatch(rest[1]):
        got = rest[1] if len(rest) > 1 else "nothing"
        raise NotUnderstood(f"after {rest[0]} stands {got!r}, not Nddff (such as 82704 or /////)")
    parts = _Parts(header, rest[0], rest[1])
    notes = parts.read(rest[2:])
    indicator = rest[0][1]
    return Observation(
        station=station,
        at=parts.at,
        form=CodeForm.SYNOP,
        visibility=visibility_4377(rest[0][3:]),
        weather=parts.weather,
        past=parts.past,
        past_hours=_past_hours(header.at) if parts.past is not None else None,
        sky=parts.sky,
        wind=parts.wind,
        temperature=parts.temperature,
        dew_point=parts.dew_point,
        pressure=parts.pressure,
        automatic=None if indicator == "/" else indicator in _AUTOMATIC,
        text=" ".join(groups),
        notes=notes,
    )


class _Parts:
    """What the groups of section 1 say, filled in group by group."""

    def __init__(self, header: SynopHeader, first: str, second: str) -> None:
        self.header = header
        self.at = header.at
        self.indicator = first[1]
        self.weather: tuple[Weather, ...] | None = () if self.indicator in "25" else None
        self.past: tuple[Weather, ...] | None = None
        self.temperature: float | None = None
        self.dew_point: float | None = None
        self.pressure: float | None = None
        self.sky = _sky(second[0], first[2])
        self.wind = _wind(second[1:], header.knots, None)
        self._second = second
        self._notes: list[str] = []
        bare = first[3:]
        if bare.isdigit() and 51 <= int(bare) <= 55:
            self._notes.append(f"the visibility's figure {bare} is not used in the code")

    def read(self, groups: list[str]) -> tuple[str, ...]:
        """Take in the groups of section 1; returns what could not be read of them, in words."""
        before = 0
        for group in _of_section_one(groups):
            if not _GROUP.fullmatch(group):
                self._notes.append(f"the group {group!r} was passed over")
                continue
            if group.startswith("00") and before == 0:
                self.wind = _wind(self._second[1:], self.header.knots, group[2:])
                continue
            number = 10 if group[0] == "/" else int(group[0])
            if number == 10:
                continue
            if number < before:
                self._notes.append(f"the group {group!r} stands out of order and was passed over")
                continue
            before = number
            self._group(number, group)
        return tuple(self._notes)

    def _group(self, number: int, group: str) -> None:
        body = group[1:]
        if number == 1:
            self.temperature = self._degrees(group)
        elif number == 2 and body[0] != "9":
            self.dew_point = self._degrees(group)
        elif number == 4:
            self.pressure = _pressure(body)
        elif number == 7:
            self._weather(group)
        elif number == 9 and body.isdigit():
            self._exactly(int(body[:2]), int(body[2:]))

    def _weather(self, group: str) -> None:
        if self.indicator == "/":
            self._notes.append("nothing says which table its weather group is of, so it was not read")
            return
        if self.indicator in "2356":
            self._notes.append(
                f"it has a weather group, though its iX of {self.indicator} says that it has none"
            )
        # 4 is an automatic station that reports in the manned stations' code; 7, 5 and 6 use the automatic ones' own.
        automatic = self.indicator in "567"
        self.weather = present_weather(group[1:3], automatic=automatic)
        self.past = past_weather(group[3:], automatic=automatic)
        if self.weather is None and group[1:3].isdigit():
            self._notes.append(f"its weather figure {group[1:3]} is reserved and means nothing")

    def _degrees(self, group: str) -> float | None:
        """``1sTTT``: tenths of a degree, s 1 below zero."""
        if group[1] not in "01" or not group[2:].isdigit():
            if any(figure.isdigit() for figure in group[1:]):
                self._notes.append(f"the temperature {group!r} could not be read")
            return None
        return int(group[2:]) / 10 * (-1 if group[1] == "1" else 1)

    def _exactly(self, hour: int, minute: int) -> None:
        """``9GGgg``: the actual time of observation."""
        if hour > 23 or minute > 59:
            self._notes.append(f"there is no time {hour:02d}:{minute:02d}")
            return
        there = self.header.at.replace(hour=hour, minute=minute)
        for moment in (there, there - timedelta(days=1), there + timedelta(days=1)):
            if abs(moment - self.header.at) <= _ENDS:
                self.at = moment
                return
        self._notes.append(f"its actual time {hour:02d}:{minute:02d} is not near the hour of the report")


def _of_section_one(groups: list[str]) -> Iterator[str]:
    for group in groups:
        if _SECTIONS.fullmatch(group):
            return
        yield group


def _sky(cover: str, base: str) -> Sky | None:
    """``N`` (table 2700) and ``h`` (table 1600)."""
    height = float(found) if base.isdigit() and (found := _BASES[int(base)]) is not None else None
    if cover == "9":
        return Sky(None, None, height, obscured=True)
    if not cover.isdigit():
        return Sky(None, None, height) if height is not None else None
    oktas = int(cover)
    return Sky(oktas, oktas, height if oktas else None)


def _wind(figures: str, knots: bool | None, hundreds: str | None) -> Wind | None:
    """``ddff`` (tables 0877), or ``00fff`` for its speed where that is over 99."""
    direction, speed = figures[:2], figures[2:]
    strong = hundreds if hundreds and hundreds.isdigit() else None
    unit = {True: KNOT, False: 1.0}.get(knots) if knots is not None else None
    value = int(strong) if strong and speed == "99" else int(speed) if speed.isdigit() else None
    if speed == "99" and strong is None:
        value = None  # 99 says that the speed follows in 00fff, which is not there
    mps = value * unit if value is not None and unit is not None else 0.0 if value == 0 else None
    variable = direction == "99"
    degrees = None
    if direction.isdigit() and 1 <= int(direction) <= 36:
        degrees = float(int(direction) * 10)
    if mps is None and degrees is None and not variable:
        return None
    return Wind(mps, None, degrees, variable)


def _pressure(body: str) -> float | None:
    """``4PPPP`` in tenths of hPa without the thousands; ``4a3hhh``, the height of a pressure surface, is no pressure."""
    if body[0] not in "09" or not body.rstrip("/").isdigit() or "/" in body[:3]:
        return None
    tenths = int(body.replace("/", "0"))
    return tenths / 10 + (1000 if body[0] == "0" else 0)


def _past_hours(at: datetime) -> int:
    """How far back the past weather reaches: 6 hours at the main hours, 3 at the intermediate ones, else 1."""
    return 6 if at.hour % 6 == 0 else 3 if at.hour % 3 == 0 else 1
