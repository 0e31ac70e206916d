"""Times as expressions, and the days that they mean once it is known on which day they were said."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.model import When

__all__ = ["Expression", "resolve"]

_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_SPANS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
_FARTHEST = 400_000


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as said.

    ``kind`` is ``day`` (year may be unknown), ``month``, ``year``, ``weekday``, ``offset`` (days from the
    day of saying), ``period`` (calendar weeks, months, years from it), ``ago``, ``range``, ``since``, or
    ``open`` for what only the story could resolve. Fields that a kind does not use are ``None``.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    part: str | None = None
    weekday: int | None = None
    which: str | None = None
    """For weekdays ``last``, ``next`` or ``None``; for periods and ``ago`` the unit."""
    first: int | None = None
    last: int | None = None
    future: bool = False
    begin: Expression | None = None
    end: Expression | None = None


def resolve(said: Expression, anchor: date | None) -> When | None:
    """The days meant, if the words were said on the day ``anchor``; ``None`` where that cannot be told."""
    try:
        return _resolve(said, anchor)
    except (ValueError, OverflowError):  # 31 February, the year 0
        return None


def _resolve(said: Expression, anchor: date | None) -> When | None:
    kind = said.kind
    if kind == "day":
        return _day(said, anchor)
    if kind == "month":
        return _month(said, anchor)
    if kind == "year":
        return _year(said)
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
        first = date(said.year, month, day)
    elif anchor is None:
        return None
    else:
        first = _nearest(month, day, anchor, said.future)
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
        elif month > anchor.month or (said.which == "last" and month == anchor.month):
            year -= 1
    first, last = _PARTS.get(said.part or "", (1, 31))
    return When(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))


def _year(said: Expression) -> When | None:
    if said.year is None:
        return None
    first, last = _YEAR_PARTS.get(said.part or "", (1, 12))
    return When(date(said.year, first, 1), date(said.year, last, monthrange(said.year, last)[1]))


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
    else:
        first, last = date(anchor.year + count, 1, 1), date(anchor.year + count, 12, 31)
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
