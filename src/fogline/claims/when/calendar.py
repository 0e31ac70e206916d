"""Times as expressions, and the days that they mean once it is known on which day they were said."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.model import When

__all__ = ["Expression", "resolve"]

_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_HALVES = {"H1": (1, 15), "H2": (16, 31)}
_YEAR_PARTS = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "H1": (1, 6), "H2": (7, 12),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14),
}  # fmt: skip
"""First and last month; the winter of a year begins in its December."""
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "H1": (0, 4), "H2": (5, 9)}
_CENTURY_PARTS = {"early": (0, 32), "mid": (33, 66), "late": (67, 99), "H1": (0, 49), "H2": (50, 99)}
_SPANS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
_FARTHEST = 400_000
_LONG_AGO, _SOON = 300, 62
"""Days: a day without a year that no verb dates is the next such day where that is soon and the last one long ago."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as said.

    ``kind`` is ``day`` (year may be unknown), ``month``, ``year`` (or a season, quarter or half of one, by
    ``part``), ``decade``, ``century``, ``weekday``, ``offset`` (days from the day of saying), ``period`` (calendar
    weeks, months, years from it), ``ago``, ``narrative`` (units from the last day that the text gives), ``range``,
    ``since``, ``duration`` (how long), ``set`` (how often), ``clock`` (a time of an unnamed day), ``reference``
    (past, present or future, no more) or ``open`` for what only the story could resolve. Fields that a kind does
    not use are ``None``. Years before our era are negative.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    part: str | None = None
    weekday: int | None = None
    """Monday 0; beside a day without a year, what tells its year."""
    which: str | None = None
    """For weekdays ``last``, ``next`` or ``None``; for a month also ``this``; for a day or a month ``same year`` (that
    of the last day in the text) and ``near`` (no verb tells whether it is over); for a day, a month or a year
    ``relative`` (``count`` years from now); for what is counted the unit."""
    first: int | None = None
    last: int | None = None
    future: bool = False
    begin: Expression | None = None
    end: Expression | None = None
    count: float | None = None
    """How many units, as said; ``None`` where the number is left open."""
    clock: str | None = None
    """A part of the day (``MO``, ``MI``, ``AF``, ``EV``, ``NI``, ``DT``) or a time of the clock (``08:00``)."""


def resolve(said: Expression, anchor: date | None, last: When | None = None) -> When | None:
    """The days meant, if the words were said on the day ``anchor`` and the text last spoke of the days ``last``;
    ``None`` where that cannot be told."""
    try:
        if said.kind == "narrative" or said.which == "same year":
            return _counted_from(said, last) if last is not None else None
        return _resolve(said, anchor)
    except (ValueError, OverflowError):  # 31 February, the year 0
        return None


def _resolve(said: Expression, anchor: date | None) -> When | None:
    kind = said.kind
    if said.which == "relative" and kind in ("day", "month"):
        if anchor is None:
            return None
        said = replace(said, year=anchor.year + int(said.count or 0), which=None)
    if kind == "day":
        return _day(said, anchor)
    if kind == "month":
        return _month(said, anchor)
    if kind == "year":
        return _year(said, anchor)
    if kind in ("decade", "century"):
        return _years(said)
    if kind == "range":
        return _range(said, anchor)
    if anchor is None:
        return None
    if kind == "weekday":
        return _weekday(said, anchor)
    if kind == "offset":
        first, last = said.first or 0, said.last or 0
        if max(abs(first), abs(last)) > _FARTHEST:
            return None
        return When(anchor + timedelta(first), anchor + timedelta(last))
    if kind == "period":
        return _period(said, anchor)
    if kind == "ago":
        return _ago(said, anchor)
    if kind == "since" and said.begin is not None:
        begin = _resolve(said.begin, anchor)
        return When(begin.first_day, anchor) if begin is not None and begin.first_day <= anchor else begin
    return None


def _day(said: Expression, anchor: date | None) -> When | None:
    month, day = said.month or 0, said.day or 0
    if said.year is not None:
        if said.year < 1:
            return None
        first = date(said.year, month, day)
    elif anchor is None:
        return None
    else:
        first = _nearest(month, day, anchor, said.future)
        ahead = _nearest(month, day, anchor, not said.future)
        if said.weekday is not None and first.weekday() != said.weekday == ahead.weekday():
            first = ahead
        elif said.which == "near" and (anchor - first).days > _LONG_AGO:
            first = ahead if (ahead - anchor).days <= _SOON else first
    if said.part == "overnight":  # the night that ends on that day
        return When(first - timedelta(1), first)
    if said.part == "into the next":
        return When(first, first + timedelta(1))
    return When(first, first.replace(day=said.last_day) if said.last_day else first)


def _nearest(month: int, day: int, anchor: date, future: bool) -> date:
    """The last such day on or before ``anchor``, or the next one where the text speaks of the future."""
    years = range(anchor.year, anchor.year + 9) if future else range(anchor.year, anchor.year - 9, -1)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February in another year
            continue
        if (found >= anchor) if future else (found <= anchor):
            return found
    raise ValueError(f"no day {day} in month {month}")


def _month(said: Expression, anchor: date | None) -> When | None:
    month, year = said.month or 0, said.year
    if year is None:
        if anchor is None:
            return None
        year = anchor.year
        if said.which == "next" or (said.future and said.which is None):
            year += month < anchor.month or (said.which == "next" and month == anchor.month)
        elif said.which == "near" and 0 < month - anchor.month <= 2:
            pass
        elif month > anchor.month or (said.which == "last" and month == anchor.month):
            year -= 1
    if year < 1:
        return None
    first, last = (_PARTS | _HALVES).get(said.part or "", (1, 31))
    return When(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))


def _year(said: Expression, anchor: date | None) -> When | None:
    year = said.year
    first, last = _YEAR_PARTS.get(said.part or "", (1, 12))
    if year is None:
        if anchor is None:
            return None
        year = anchor.year + int(said.count or 0)
        if said.which is None:  # "in the summer": the last one that has begun, or the next one
            if said.future:
                year += (anchor.year, anchor.month) > (year + (last > 12), (last - 1) % 12 + 1)
            else:
                year -= anchor.month < first
    if year < 1:
        return None
    end, month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return When(date(year, first, 1), date(end, month, monthrange(end, month)[1]))


def _years(said: Expression) -> When | None:
    """The years of a decade or a century."""
    if said.year is None:
        return None
    if said.kind == "decade":
        begin, (first, last) = said.year, _DECADE_PARTS.get(said.part or "", (0, 9))
        if begin < 100:  # "the 90s"
            begin += 1900 if begin >= 30 else 2000
    else:
        begin, (first, last) = (said.year - 1) * 100 + 1, _CENTURY_PARTS.get(said.part or "", (0, 99))
    if begin < 1:
        return None
    return When(date(begin + first, 1, 1), date(begin + last, 12, 31))


def _counted_from(said: Expression, last: When) -> When | None:
    """The days meant by "two days later", where the text last spoke of ``last``."""
    day = last.first_day
    if said.which == "same year":
        if said.kind == "month":
            return _month(replace(said, year=day.year, which=None), None)
        return _day(replace(said, year=day.year, which=None), None)
    count, unit = said.first or 0, said.which or "day"
    if unit in ("minute", "hour"):
        return When(day, day + timedelta(1)) if count > 0 else When(day - timedelta(1), day)
    if abs(count) * _SPANS.get(unit, 365) > _FARTHEST:
        return None
    if unit == "day":
        if (last.last_day - day).days > 1:
            return None
        if said.clock == "NI" and count <= 0:
            return When(day + timedelta(count), last.last_day + timedelta(count + 1))
        return When(day + timedelta(count), last.last_day + timedelta(count))
    if unit == "week" and said.count is not None:
        return When(day + timedelta(7 * count - 3), day + timedelta(7 * count + 3))
    return _period(Expression("period", which=unit, first=count), day)


def _weekday(said: Expression, anchor: date) -> When | None:
    weekday = said.weekday or 0
    back = (anchor.weekday() - weekday) % 7
    if said.which == "next":
        day = anchor + timedelta((weekday - anchor.weekday()) % 7 or 7)
    elif said.which == "last":
        day = anchor - timedelta(back or 7)
    elif said.future:
        day = anchor + timedelta((weekday - anchor.weekday()) % 7)
    else:
        day = anchor - timedelta(back)
    if said.part == "overnight":  # the night that ends on that day
        return When(day - timedelta(1), day)
    return When.on(day)


def _period(said: Expression, anchor: date) -> When | None:
    count = said.first or 0
    if said.which == "week":
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * count)
        first, last = monday, monday + timedelta(6)
    elif said.which == "month":
        months = anchor.year * 12 + anchor.month - 1 + count
        year, month = divmod(months, 12)
        first = date(year, month + 1, 1)
        last = date(year, month + 1, monthrange(year, month + 1)[1])
        if said.part in _PARTS or said.part in _HALVES:
            begin, end = (_PARTS | _HALVES)[said.part]
            first, last = first.replace(day=begin), last.replace(day=min(end, last.day))
    elif said.which == "quarter":
        quarter = anchor.year * 4 + (anchor.month - 1) // 3 + count
        first = date(quarter // 4, quarter % 4 * 3 + 1, 1)
        last = date(quarter // 4, quarter % 4 * 3 + 3, monthrange(quarter // 4, quarter % 4 * 3 + 3)[1])
    elif said.which == "weekend":
        saturday = anchor - timedelta((anchor.weekday() - 5) % 7) + timedelta(7 * max(count, 0))
        first, last = saturday, saturday + timedelta(1)
    elif said.which == "year":
        begin, end = _YEAR_PARTS.get(said.part or "", (1, 12))
        year = anchor.year + count
        first, last = date(year, begin, 1), date(year, end, monthrange(year, end)[1])
    else:
        return None
    if said.part == "so far":
        last = min(last, anchor)
    return When(first, last)


def _ago(said: Expression, anchor: date) -> When | None:
    count, unit = said.first or 0, said.which or "day"
    if count * _SPANS.get(unit, 365) > _FARTHEST:
        return None
    if unit == "day":
        return When.on(anchor - timedelta(count))
    if unit == "hour":
        return When(anchor - timedelta(-(-count // 24)), anchor)
    if unit == "week":
        day = anchor - timedelta(7 * count)
        return When(day - timedelta(3), day + timedelta(3))
    if unit == "month":
        return _period(Expression("period", which="month", first=-count), anchor)
    return _period(Expression("period", which="year", first=-count), anchor)


def _range(said: Expression, anchor: date | None) -> When | None:
    if said.begin is None or said.end is None:
        return None
    end = _resolve(said.end, anchor)
    if end is None:
        return None
    begun = said.begin
    if begun.kind in ("day", "month") and begun.year is None:
        # the year is that of the range's end: the last such day before it
        begin = _resolve(replace(begun, future=False), end.first_day)
    elif begun.kind == "weekday":
        begin = _resolve(replace(begun, future=False), end.first_day)
    else:
        begin = _resolve(begun, anchor)
    if begin is None or begin.first_day > end.last_day:
        return None
    return When(begin.first_day, end.last_day)
