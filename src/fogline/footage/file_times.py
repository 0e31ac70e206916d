"""Times as files write them: EXIF, QuickTime and Matroska, each with what its format says of the zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from fogline.model import When
from fogline.model.file_evidence import FileTime

__all__ = ["camera_time", "container_time", "distinct"]

_TIME = re.compile(
    r"\s*(\d{4})[:-](\d\d)[:-](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?\s*",
    re.ASCII,
)
_UTC_BY_FORMAT = "the format counts in UTC, though some cameras write their local time"
_OWN_CLOCK = "a camera's own clock, without a zone: only the day is used"


def camera_time(field: str, raw: str, offset: str | None = None) -> FileTime:
    """An EXIF time (EXIF 2.32: local time; its zone, where there is one, in a field of its own)."""
    zone = _zone(offset)
    when = _read(raw, zone)
    if when is None:
        return FileTime(field, raw[:60], None, "no time")
    return FileTime(field, raw[:60], when, None if isinstance(when.earliest, datetime) else _OWN_CLOCK)


def container_time(field: str, raw: str) -> FileTime:
    """A time of a container: QuickTime (ISO/IEC 14496-12) and Matroska count in UTC."""
    when = _read(raw, UTC)
    if when is None:
        return FileTime(field, raw[:60], None, "no time")
    return FileTime(field, raw[:60], when, None if _states_zone(raw) else _UTC_BY_FORMAT)


def distinct(times: list[FileTime]) -> tuple[FileTime, ...]:
    """``times`` without those that are empty or say again what one before says; in their order."""
    found: dict[str, FileTime] = {}
    for time in times:
        if time.when is not None or time.raw.strip("0: "):
            found.setdefault(time.raw.strip(), time)
    return tuple(found.values())


def _states_zone(raw: str) -> bool:
    match = _TIME.fullmatch(raw)
    return match is not None and match[7] is not None


def _read(raw: str, zone: timezone | None) -> When | None:
    match = _TIME.fullmatch(raw.strip("\x00 "))
    if match is None:
        return None
    year, month, day = (int(match[n]) for n in (1, 2, 3))
    try:
        if match[4] is None:
            return When.on(date(year, month, day))
        stated = _zone(match[7]) or zone
        moment = datetime(year, month, day, int(match[4]), int(match[5]), int(match[6] or 0), tzinfo=stated)
    except (ValueError, OverflowError):
        return None
    if year < 1905:  # a QuickTime clock that was never set
        return None
    return When.on(moment if stated is not None else moment.date())


def _zone(offset: str | None) -> timezone | None:
    match = re.fullmatch(r"\s*(?:(Z)|([+-])(\d\d):?(\d\d))\s*", offset or "", re.ASCII)
    if match is None:
        return None
    if match[1]:
        return UTC
    turn = timedelta(hours=int(match[3]), minutes=int(match[4]))
    return timezone(turn if match[2] == "+" else -turn) if turn < timedelta(hours=24) else None
