"""Dates of publication as items state them: a day stays a day, a moment needs a zone, nonsense is dropped."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import cache
from zoneinfo import ZoneInfo

from fogline.errors import InputError
from fogline.model import When

__all__ = ["UNDATED", "Dated", "check_zone", "read_date", "read_unix"]

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
SLACK_DAYS = 366

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$"
)
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_UNIX = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?$")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?)?$")
_WORDS = re.compile(
    r"(?:[^\W\d_]+,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d_]{3,})|([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)"
    r"\.?,?\s+(\d{4})(?:\s*(?:г\.?|года|р\.?|року))?(?:,?\s+(?:at\s+|в\s+|о\s+)?(\d{1,2}):(\d{2}))?$"
)
_MONTHS = (
    ("jan", "янв", "січ"), ("feb", "фев", "лют"), ("mar", "мар", "бер"), ("apr", "апр", "кві"),
    ("may", "мая", "май", "тра"), ("jun", "июн", "чер"), ("jul", "июл", "лип"), ("aug", "авг", "сер"),
    ("sep", "сен", "вер"), ("oct", "окт", "жов"), ("nov", "ноя", "лис"), ("dec", "дек", "гру"),
)  # fmt: skip
# Abbreviations that stand for one offset only (BST, CST and IST stand for several and are left out).
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "PST": -8, "PDT": -7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """What a stated date came to: ``when`` is ``None`` where it says nothing usable, with a warning why."""

    when: When | None = None
    guessed: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()


UNDATED = Dated()
"""Nothing was stated."""


def check_zone(name: str) -> ZoneInfo:
    """The zone of an IANA name such as ``Europe/Kyiv``.

    Raises:
        InputError: there is no such zone.
    """
    try:
        return _zone(name)
    except (KeyError, ValueError, OSError):
        raise InputError(
            f"zone {name!r}", "no time zone has this name", "Give an IANA name such as Europe/Kyiv."
        ) from None


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def read_date(stated: str | None, zone: str | None = None, today: date | None = None) -> Dated:
    """Read a date as an item states it (ISO 8601, RFC 822, seconds since 1970, written-out days).

    A local time without an offset becomes a moment where ``zone`` (IANA) is given, else a day.
    """
    text = " ".join((stated or "").split())
    if not text:
        return Dated()
    try:
        found = _parse(text)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        return Dated(warnings=(f"the date {_short(text)} could not be read",))
    if isinstance(found, When):
        return _sane(found, text, today)
    if isinstance(found, datetime) and found.tzinfo is None:
        return _local(found, text, zone, today)
    return _sane(When.on(found), text, today)


def read_unix(seconds: object, today: date | None = None) -> Dated:
    """A moment in UTC from seconds (or milliseconds) since 1970, given as a number or a string."""
    text = str(seconds).strip()
    try:
        found = _from_unix(text)
    except (ValueError, OverflowError, OSError):
        return Dated(warnings=(f"the date {_short(text)} could not be read",))
    return _sane(When.on(found), text, today)


def _from_unix(text: str) -> datetime:
    number = float(text)
    if abs(number) > 5e11:  # milliseconds, then; seconds of the year 9999 are less
        number /= 1000
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(number))


def _local(found: datetime, text: str, zone: str | None, today: date | None) -> Dated:
    if zone is not None:
        return _sane(When.on(found.replace(tzinfo=check_zone(zone))), text, today)
    dated = _sane(When.on(found.date()), text, today)
    if dated.when is None:
        return dated
    warning = f"the time {_short(text)} has no zone: kept as a day"
    return Dated(dated.when, frozenset({"zone"}), (*dated.warnings, warning))


def _sane(when: When, text: str, today: date | None) -> Dated:
    last = LATEST_YEAR if today is None else (today + timedelta(days=SLACK_DAYS)).year
    beyond = when.last_day.year > last or (
        today is not None and when.first_day > today + timedelta(days=SLACK_DAYS)
    )
    if when.first_day.year < EARLIEST_YEAR or beyond:
        return Dated(warnings=(f"the date {_short(text)} cannot be a date of publication: left out",))
    return Dated(when)


def _parse(text: str) -> date | datetime | When | None:
    if match := _DAY.match(text) or _COMPACT.match(text):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    if match := _ISO.match(text):
        return _moment(match)
    if match := _MONTH.match(text):
        year, month = int(match[1]), int(match[2])
        return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    if _UNIX.match(text):
        return _from_unix(text)
    if match := _NUMBERS.match(text):
        return _numbers(match)
    return _rfc822(text) or _words(text)


def _moment(match: re.Match[str]) -> datetime:
    year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
    second = min(int(match[6] or 0), 59)
    extra = timedelta(days=1) if hour == 24 else timedelta()
    return datetime(year, month, day, hour % 24, minute, second, tzinfo=_offset(match[7])) + extra


def _offset(stated: str | None) -> timezone | None:
    if stated is None:
        return None
    if stated.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[stated.upper()]))
    digits = stated[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-size if stated[0] == "-" else size)


def _numbers(match: re.Match[str]) -> date | datetime | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "/" and first <= 12 and second <= 12 and first != second:
        return None  # 03/04/2025 is two days, depending on who wrote it
    day, month = (second, first) if second > 12 else (first, second)
    if match[5]:
        return datetime(year, month, day, int(match[5]), int(match[6]))
    return date(year, month, day)


def _rfc822(text: str) -> date | datetime | None:
    if not re.match(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-][A-Za-z]{3,9}\.?[\s-]\d{2,4}\s+\d{1,2}:\d{2}", text):
        return None
    parts = parsedate_tz(text)
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    named = text.rsplit(None, 1)[-1].upper()
    if named in _ZONES:
        offset: timezone | None = timezone(timedelta(hours=_ZONES[named]))
    elif parts[9] is None or not re.search(r"[+-]\d{4}\b", text):
        offset = None
    else:
        offset = timezone(timedelta(seconds=parts[9]))
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=offset)


def _words(text: str) -> date | datetime | None:
    match = _WORDS.match(text)
    if match is None:
        return None
    day, name = match[1] or match[4], (match[2] or match[3]).casefold()
    for number, beginnings in enumerate(_MONTHS, 1):
        if name.startswith(beginnings):
            if match[6]:
                return datetime(int(match[5]), number, int(day), int(match[6]), int(match[7]))
            return date(int(match[5]), number, int(day))
    return None


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
