"""The hour that a text says ("at 6:30 a.m.", "о 02:17", "в 5.10 по Москве"), as a stretch of UTC on a given day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fogline.model import When

__all__ = ["Hour", "hour_of", "timed"]

_BEFORE = r"(?:at|around|about|by|near|о|об|близько|приблизно|в|во|около|примерно|к|у)"
_ZONES = (
    "GMT|UTC|MSK|мск|local time|Kyiv time|Kiev time|Moscow time|за Києвом|за київським часом|за московським часом|"
    "по Киеву|по киевскому времени|по Москве|по московскому времени|по местному времени|за місцевим часом"
)
_ZONE = rf"\s*\(?(?P<zone>{_ZONES})?"
_HALF = r"(?P<half>a\.?m\.?|p\.?m\.?)"
_CLOCK = re.compile(
    rf"\b(?:{_BEFORE} )(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?![\d.,:]\d)\s*{_HALF}?{_ZONE}"
    rf"|\b(?P<bare>\d{{1,2}})\s*(?P<half2>a\.?m\.?|p\.?m\.?)(?!\w){_ZONE.replace('zone', 'zone2')}",
    re.IGNORECASE,
)
_ZONED = re.compile(
    rf"(?<![\d.,:])(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})\s*\(?(?P<zone>{_ZONES})\b", re.IGNORECASE
)
"""An hour with its zone and nothing before it ("10 November, 06:45 Kyiv time")."""
_NAMED = {
    "gmt": "UTC", "utc": "UTC", "msk": "Europe/Moscow", "мск": "Europe/Moscow", "moscow time": "Europe/Moscow",
    "kyiv time": "Europe/Kyiv", "kiev time": "Europe/Kyiv", "за києвом": "Europe/Kyiv",
    "за київським часом": "Europe/Kyiv", "за московським часом": "Europe/Moscow", "по киеву": "Europe/Kyiv",
    "по киевскому времени": "Europe/Kyiv", "по москве": "Europe/Moscow", "по московскому времени": "Europe/Moscow",
}  # fmt: skip
_AHEAD = (timedelta(hours=-0.75), timedelta(hours=2.25))
"""Clocks are so far behind or ahead of mean solar time, almost wherever people live, summer time included."""


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day as said: ``zone`` is an IANA name, ``None`` where it is not said; ``start`` and ``end`` its place."""

    hour: int
    minute: int
    zone: str | None
    start: int
    end: int


def hour_of(text: str) -> Hour | None:
    """The one time of day that ``text`` gives; ``None`` where it gives none, more than one, or one that no clock shows."""
    found = [_read(match) for match in list(_CLOCK.finditer(text)) or _ZONED.finditer(text)]
    return found[0] if len(found) == 1 else None


def _read(match: re.Match[str]) -> Hour | None:
    parts = match.groupdict()
    hour, minute = int(parts["hour"] or parts["bare"]), int(parts["minute"] or 0)
    half = (parts.get("half") or parts.get("half2") or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return None
    zone = parts["zone"] or parts.get("zone2")
    named = _NAMED.get(zone.casefold()) if zone else None
    return Hour(hour, minute, named, match.start(), match.end())


def timed(said: Hour, day: date, longitude: float) -> tuple[When, str]:
    """The moment that ``said`` is on ``day`` at a place of this longitude, and in words how it was understood.

    Without a zone it is every moment that clocks at such a longitude could mean.
    """
    local = datetime(day.year, day.month, day.day, said.hour, said.minute)
    clock = f"{said.hour:02d}:{said.minute:02d}"
    if said.zone is not None:
        moment = local.replace(tzinfo=ZoneInfo(said.zone)).astimezone(UTC)
        return When.on(moment), f"{clock} is {moment:%H:%M} UTC."
    solar = local.replace(tzinfo=UTC) - timedelta(hours=longitude / 15.0)
    begin, end = (_round(solar - ahead) for ahead in reversed(_AHEAD))
    words = f"{clock}, whose zone is not said, is some time from {begin:%H:%M} to {end:%H:%M} UTC."
    return When(begin, end), words


def _round(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
