"""The scale of time of one lineage picture: where a report stands, and the lines with their labels.

A day without a report between two hours full of them would take all the room, so that a gap much longer than
all the rest is drawn short, as a band that says how long it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from fogline.brief.words import day
from fogline.model import Report

__all__ = ["Gap", "Scale", "Spot", "Tick", "clock"]

_MINUTES = (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 43200, 131040, 525600, 1051200)
_A_DAY = 1440
_MOST_TICKS = 6
_APART = 74.0
"""So far apart labels of the scale stand at least (picture units)."""
_GAP = 44.0
_MOST_GAPS = 4
_FEW = 4
_WIRED, _MOST_YEARS = datetime(1850, 1, 1, tzinfo=UTC), 400
_SHORTEST = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale at ``x`` (picture units)."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time drawn short: from ``x`` over ``width``; ``label`` says how long it is."""

    x: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a report stands: at ``x``; over ``width`` from there where it is known to the day only."""

    x: float
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """``knots`` are (time, x), between which time runs evenly; ``short`` are the gaps, as indices of their first knot.
    Reports without a date stand at ``none``."""

    knots: tuple[tuple[datetime, float], ...]
    short: frozenset[int]
    none: float
    single: bool = False
    """Whether there is but one time on it."""
    by_days: bool = False
    """Whether no report on it has a moment."""

    @classmethod
    def of(cls, reports: Iterable[Report], left: float, right: float, none: float) -> Scale | None:
        """The scale that holds ``reports``; ``None`` where none of them has a date that can be drawn.

        It goes by moments; by days only where nothing else is known.
        """
        spans = [span for r in reports if (span := _span(r)) is not None]
        if not spans:
            return None
        moments = [s for s, e in spans if s == e]
        times = sorted(set(moments or (t for span in spans for t in span)))
        single = len(times) == 1
        if times[-1] - times[0] < _SHORTEST:
            times = [times[0], times[0] + _SHORTEST]
        short = _long_gaps(times)
        whole = sum((b - a for i, (a, b) in enumerate(pairwise(times)) if i not in short), timedelta())
        room = right - left - _GAP * len(short)
        knots, x = [(times[0], left)], left
        for i, (a, b) in enumerate(pairwise(times)):
            x += _GAP if i in short else room * ((b - a) / whole)
            knots.append((b, round(x, 1)))
        return cls(tuple(knots), short, none, single, not moments)

    def spot(self, report: Report) -> Spot:
        """Where ``report`` stands; what begins before the scale or ends after it is cut to it."""
        span = _span(report)
        if span is None:
            return Spot(self.none)
        start, end = self._x(span[0]), self._x(span[1])
        return Spot(start, round(end - start, 1)) if span[1] > span[0] else Spot(start)

    def gaps(self) -> tuple[Gap, ...]:
        """What is drawn short."""
        found = []
        for i in sorted(self.short):
            (a, x), (b, right) = self.knots[i], self.knots[i + 1]
            hours = (b - a) / timedelta(hours=1)
            label = (
                f"{hours / 24:.0f} days"
                if hours >= 48
                else f"{hours:.0f} h"
                if hours >= 2
                else f"{hours * 60:.0f} min"
            )
            found.append(Gap(x, round(right - x, 1), label))
        return tuple(found)

    def ticks(self) -> tuple[Tick, ...]:
        """At round times outside the gaps, so few that their labels stand apart."""
        if self.single:
            return (Tick(self.knots[0][1], _label(self.knots[0][0], 1, "")),)
        pieces, begin = [], 0
        for i in (*sorted(self.short), len(self.knots) - 1):
            pieces.append((self.knots[begin][0], self.knots[i][0]))
            begin = i + 1
        whole = sum((b - a for a, b in pieces), timedelta())
        minutes = next((m for m in _MINUTES if whole / timedelta(minutes=m) <= _MOST_TICKS), _MINUTES[-1])
        if self.by_days:
            minutes = max(minutes, _A_DAY)
        found: list[Tick] = []
        told = ""
        for first, last in pieces:
            for at in _round_times(first, last, minutes):
                x, label = self._x(at), _label(at, minutes, told)
                if not found or x - found[-1].x >= _APART:
                    found.append(Tick(x, label))
                    told = _day(at)
        return tuple(found)

    def _x(self, at: datetime) -> float:
        (first, left), (last, right) = self.knots[0], self.knots[-1]
        if at <= first or at >= last:
            return left if at <= first else right
        i = bisect_right(self.knots, at, key=lambda knot: knot[0]) - 1
        (a, x), (b, end) = self.knots[i], self.knots[i + 1]
        return round(x + (at - a) / (b - a) * (end - x), 1)


def _long_gaps(times: Sequence[datetime]) -> frozenset[int]:
    """The gaps (by the index of the time before) that are twice as long as all the rest together."""
    gaps = sorted(((b - a, i) for i, (a, b) in enumerate(pairwise(times))), reverse=True)
    if len(times) < _FEW:
        return frozenset()
    rest, found = times[-1] - times[0], set()
    for gap, i in gaps[:_MOST_GAPS]:
        rest -= gap
        if gap < 2 * rest or rest < _SHORTEST:
            break
        found.add(i)
    return frozenset(found)


def _round_times(first: datetime, last: datetime, minutes: int) -> list[datetime]:
    gap = timedelta(minutes=minutes)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + -(-(first - midnight) // gap) * gap
    found: list[datetime] = []
    while at <= last and len(found) < _MOST_TICKS * 2:
        found.append(at)
        at += gap
    return found


def clock(report: Report, *, days: bool) -> str:
    """When ``report`` was published: ``06:10``, with its day before it where ``days`` are told; ``no date``."""
    if report.published is None:
        return "no date"
    first, last = report.published.first_day, report.published.last_day
    if not isinstance(report.published.earliest, datetime):
        told = " ".join(day(first).split()[:2])
        return told if last == first else f"{told} – {' '.join(day(last).split()[:2])}"
    world = _utc(report.published.earliest)
    return f"{_day(world)}, {world:%H:%M}" if days else f"{world:%H:%M}"


def _day(at: datetime) -> str:
    return " ".join(day(at.date()).split()[:2])


def _label(at: datetime, minutes: int, told: str) -> str:
    """The label of a line; its day is in it where that of the line before was another one."""
    if minutes >= 131040:
        return " ".join(day(at.date()).split()[1:])
    if minutes >= _A_DAY:
        return _day(at)
    return f"{at:%H:%M}" if _day(at) == told else f"{_day(at)}, {at:%H:%M}"


def _span(report: Report) -> tuple[datetime, datetime] | None:
    """When it was published: a moment twice, or from the first day's beginning to the last one's end."""
    if report.published is None:
        return None
    start, end = _moment(report.published.earliest), _moment(report.published.latest)
    if not _WIRED.year <= start.year <= end.year < _WIRED.year + _MOST_YEARS:
        return None
    if not isinstance(report.published.latest, datetime):
        end += timedelta(days=1)
    return (start, end) if start <= end else None


def _moment(value: date) -> datetime:
    return (
        _utc(value)
        if isinstance(value, datetime)
        else datetime(value.year, value.month, value.day, tzinfo=UTC)
    )


def _utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:  # the first or last day of the calendar
        return value.replace(tzinfo=UTC)
