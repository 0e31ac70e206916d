"""A timeline without tiles, scripts or fonts: lanes per party, reports above, what was said below.

Marks stand in bins, so that a case of thousands of reports draws as fast as one of ten. A bin is an hour
where the whole story fits into three days, else a day, a week or a month. What is known only to the day is
never drawn at an hour: it has a bin of its own at the day's beginning, drawn as the width of the day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fogline.brief.book import OTHERS, Book
from fogline.brief.words import count, day
from fogline.model import Brief

__all__ = ["Bar", "Lane", "Mark", "Plot", "Tick", "Timeline", "lay_out"]

_HOURLY_DAYS = 3
_DAILY_DAYS = 62
_WEEKLY_DAYS = 400
_KINDS = ("published", "said")


@dataclass(frozen=True, slots=True)
class Mark:
    """``number`` items at ``x`` (picture units); ``r`` is the mark's radius, ``label`` says what it is."""

    x: float
    r: float
    number: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Items known to the day only, drawn from ``x`` over ``width``."""

    x: float
    width: float
    number: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One party's row of one kind, its middle at ``y``; ``first`` where the party's name stands above it."""

    name: str
    sign: str
    kind: str
    first: bool
    y: float
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One drawing; there is a narrow and a wide one, so that letters keep their size."""

    name: str
    width: float
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Both drawings, the same as rows (time, party, kind, count, href), and what could not be placed."""

    plots: tuple[Plot, ...]
    rows: tuple[tuple[str, str, str, int, str], ...]
    step: str
    undated: str


@dataclass(frozen=True, slots=True)
class _Item:
    at: datetime
    whole_day: bool
    column: str
    kind: int
    href: str


@dataclass(frozen=True, slots=True)
class _Bin:
    start: datetime
    whole_day: bool
    column: str
    kind: int
    number: int
    href: str


def lay_out(brief: Brief, book: Book) -> Timeline | None:
    """The timeline of ``brief``; ``None`` where nothing has a date."""
    every = list(_items(brief, book))
    first_drawn, last_drawn = _bounds(brief)
    items = [i for i in every if first_drawn <= i.at <= last_drawn]
    if not items:
        return None
    first, last = min(i.at for i in items), max(i.at for i in items)
    step, word = _step(first, last)
    bins = _bins(items, step)
    begin = min(b.start for b in bins)
    end = max(b.start + (timedelta(days=1) if b.whole_day else step) for b in bins)
    columns = [*book.sides, *([OTHERS] if any(b.column == OTHERS for b in bins) else [])]
    return Timeline(
        plots=tuple(
            _plot(name, width, bins, columns, begin, end, step, book)
            for name, width in (("wide", 940.0), ("narrow", 350.0))
        ),
        rows=tuple(
            (_label(b, step), _name(b.column, book), _KINDS[b.kind], b.number, b.href)
            for b in sorted(bins, key=lambda b: (b.start, b.kind))
        ),
        step=word,
        undated=_left_out(sum(r.published is None for r in brief.reports), len(every) - len(items)),
    )


def _bounds(brief: Brief) -> tuple[datetime, datetime]:
    """What can be drawn: nothing after the brief itself was made, nothing before there were wires to cut."""
    made = brief.made_at.astimezone(UTC)
    return datetime(1850, 1, 1, tzinfo=UTC), made + timedelta(days=1)


def _left_out(undated: int, odd: int) -> str:
    parts = [f"{count(undated, 'report')} without a date"] if undated else []
    parts += [f"{count(odd, 'date')} in the future or before 1850"] if odd else []
    return f"Not drawn: {', '.join(parts)}." if parts else ""


def _items(brief: Brief, book: Book) -> Iterable[_Item]:
    for report in brief.reports:
        if report.published:
            at, whole = _point(report.published.earliest)
            yield _Item(at, whole, book.column(report.source.party), 0, f"#{report.id}")
    for claim in brief.claims:
        if claim.said_on:
            at, whole = _point(claim.said_on.earliest)
            yield _Item(at, whole, book.column(claim.party), 1, f"#{claim.id}")


def _point(value: date | datetime) -> tuple[datetime, bool]:
    if isinstance(value, datetime):
        try:
            return value.astimezone(UTC), False
        except OverflowError:
            return value.replace(tzinfo=UTC), False
    return datetime(value.year, value.month, value.day, tzinfo=UTC), True


def _step(first: datetime, last: datetime) -> tuple[timedelta, str]:
    days = (last - first).days
    if days <= _HOURLY_DAYS:
        return timedelta(hours=1), "an hour"
    if days <= _DAILY_DAYS:
        return timedelta(days=1), "a day"
    if days <= _WEEKLY_DAYS:
        return timedelta(weeks=1), "a week"
    return timedelta(days=max(30, days // 40)), f"{max(30, days // 40)} days"


def _bins(items: list[_Item], step: timedelta) -> list[_Bin]:
    zero = min(i.at for i in items).replace(hour=0, minute=0, second=0, microsecond=0)
    hourly = step < timedelta(days=1)
    found: dict[tuple[datetime, bool, str, int], list[str]] = {}
    for item in items:
        start = item.at if hourly and item.whole_day else zero + (item.at - zero) // step * step
        found.setdefault((start, hourly and item.whole_day, item.column, item.kind), []).append(item.href)
    return [_Bin(*key, len(hrefs), hrefs[0]) for key, hrefs in found.items()]


def _plot(
    name: str,
    width: float,
    bins: list[_Bin],
    columns: list[str],
    begin: datetime,
    end: datetime,
    step: timedelta,
    book: Book,
) -> Plot:
    left, right, row, head = 14.0, 14.0, 42.0, 8.0
    scale = (width - left - right) / max((end - begin) / timedelta(hours=1), 1.0)

    def x(at: datetime) -> float:
        return round(left + (at - begin) / timedelta(hours=1) * scale, 1)

    lanes: list[Lane] = []
    y = 42.0
    for column in columns:
        y += head
        for kind in (0, 1):
            here = [b for b in bins if b.column == column and b.kind == kind]
            lanes.append(
                Lane(
                    _name(column, book), book.sides[column].sign if column else "○", _KINDS[kind], kind == 0, y,
                    tuple(_mark(b, x(b.start + step / 2), step) for b in here if not b.whole_day),
                    tuple(
                        Bar(x(b.start) + 1, round(24 * scale - 2, 1), b.number, _describe(b, step), b.href)
                        for b in here
                        if b.whole_day
                    ),
                )
            )  # fmt: skip
            y += row
    return Plot(name, width, y - 26, _ticks(begin, end, x, width), tuple(lanes))


def _mark(b: _Bin, x: float, step: timedelta) -> Mark:
    radius = 5.0 if b.number == 1 else min(8.0 + 0.6 * len(str(b.number)) ** 2, 13.0)
    return Mark(x, radius, b.number, _describe(b, step), b.href)


def _ticks(begin: datetime, end: datetime, x: object, width: float) -> tuple[Tick, ...]:
    assert callable(x)
    hours = (end - begin) / timedelta(hours=1)
    most = 8 if width > 500 else 4
    for gap in (1, 3, 6, 12, 24, 48, 24 * 7, 24 * 14, 24 * 30, 24 * 91, 24 * 365, 24 * 365 * 2, 24 * 365 * 5):
        if hours / gap <= most:
            break
    else:
        gap = int(hours / most) + 1
    ticks: list[Tick] = []
    at = begin
    while at <= end and len(ticks) < 50:
        ticks.append(Tick(x(at), f"{at:%H:%M}" if gap < 24 and at.hour else _short(at, gap)))
        at += timedelta(hours=gap)
    return tuple(ticks)


def _short(at: datetime, gap: int) -> str:
    words = day(at.date()).split()
    return " ".join(words[1:]) if gap >= 24 * 91 else " ".join(words[:2])


def _name(column: str, book: Book) -> str:
    return book.sides[column].name if column else "Others and unknown"


def _label(b: _Bin, step: timedelta) -> str:
    if step < timedelta(days=1) and not b.whole_day:
        return f"{day(b.start.date())}, {b.start:%H:%M}–{b.start + step:%H:%M} UTC"
    if step <= timedelta(days=1) or b.whole_day:
        return day(b.start.date())
    return f"{day(b.start.date())} – {day((b.start + step - timedelta(days=1)).date())}"


def _describe(b: _Bin, step: timedelta) -> str:
    noun = ("report", "claim said")[b.kind]
    many = ("reports", "claims said")[b.kind]
    exact = " (known to the day)" if b.whole_day else ""
    return f"{_label(b, step)}: {count(b.number, noun, many)}{exact}"
