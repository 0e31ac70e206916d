"""The scale of time of one lineage picture: where a report stands, and the lines with their labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fogline.brief.words import day
from fogline.model import Report

__all__ = ["Scale", "Spot", "Tick", "clock"]

_MINUTES = (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 43200, 131040, 525600, 1051200)
_MOST_TICKS = 6
_WIRED = datetime(1850, 1, 1, tzinfo=UTC)
_MOST_YEARS = 400


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale at ``x`` (picture units)."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a report stands: at ``x``; over ``width`` from there where it is known to the day only."""

    x: float
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``begin`` to ``end`` over ``left`` to ``right`` (picture units); reports without a date stand at ``none``."""

    begin: datetime
    end: datetime
    left: float
    right: float
    none: float

    @classmethod
    def of(cls, reports: Iterable[Report], left: float, right: float, none: float) -> Scale | None:
        """The scale that holds ``reports``; ``None`` where none of them has a date that can be drawn."""
        spans = [span for r in reports if (span := _span(r)) is not None]
        if not spans:
            return None
        begin, end = min(s for s, _ in spans), max(e for _, e in spans)
        if end - begin < timedelta(minutes=20):
            end = begin + timedelta(minutes=20)
        return cls(begin, end, left, right, none)

    def spot(self, report: Report) -> Spot:
        """Where ``report`` stands."""
        span = _span(report)
        if span is None:
            return Spot(self.none)
        start, end = self._x(span[0]), self._x(span[1])
        return Spot(start, round(end - start, 1)) if span[1] > span[0] else Spot(start)

    def ticks(self) -> tuple[Tick, ...]:
        """At round times, so few that their labels stand apart."""
        long = (self.end - self.begin) / timedelta(minutes=1)
        minutes = next((m for m in _MINUTES if long / m <= _MOST_TICKS), _MINUTES[-1])
        gap = timedelta(minutes=minutes)
        midnight = self.begin.replace(hour=0, minute=0, second=0, microsecond=0)
        at = midnight + -(-(self.begin - midnight) // gap) * gap
        found: list[Tick] = []
        while at <= self.end and len(found) < _MOST_TICKS * 2:
            found.append(Tick(self._x(at), _label(at, minutes, first=not found)))
            at += gap
        return tuple(found)

    def _x(self, at: datetime) -> float:
        part = (at - self.begin) / (self.end - self.begin)
        return round(self.left + part * (self.right - self.left), 1)


def clock(report: Report, *, days: bool) -> str:
    """When ``report`` was published: ``06:10``, with its day before it where ``days`` are told; ``no date``."""
    if report.published is None:
        return "no date"
    at = report.published.earliest
    told = " ".join(day(report.published.first_day).split()[:2])
    if not isinstance(at, datetime):
        last = report.published.last_day
        return told if last == report.published.first_day else f"{told} – {' '.join(day(last).split()[:2])}"
    world = _utc(at)
    told = " ".join(day(world.date()).split()[:2])
    return f"{told}, {world:%H:%M}" if days else f"{world:%H:%M}"


def _label(at: datetime, minutes: int, *, first: bool) -> str:
    told = day(at.date()).split()
    if minutes >= 131040:
        return " ".join(told[1:])
    if minutes >= 1440:
        return " ".join(told[:2])
    return (
        f"{' '.join(told[:2])}, {at:%H:%M}"
        if first
        else f"{at:%H:%M}"
        if at.hour or at.minute
        else " ".join(told[:2])
    )


def _span(report: Report) -> tuple[datetime, datetime] | None:
    """When it was published: a moment twice, or from the first day's beginning to the last one's end."""
    if report.published is None:
        return None
    start, end = _moment(report.published.earliest), _moment(report.published.latest)
    if not isinstance(report.published.latest, datetime):
        end += timedelta(days=1)
    if start < _WIRED or start.year > _WIRED.year + _MOST_YEARS or end < start:
        return None
    return start, end


def _moment(value: date) -> datetime:
    if isinstance(value, datetime):
        return _utc(value)
    return datetime(
        value.year, value.month, min(value.day, 30) if value.year == 9999 else value.day, tzinfo=UTC
    )


def _utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:  # the first or last day of the calendar
        return value.replace(tzinfo=UTC)
