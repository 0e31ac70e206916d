"""The scale of days or hours of a small picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fogline.model import Step

__all__ = ["LETTER", "WIDTH", "ChartTick", "Stretch", "midday", "scale", "stretch", "ticks"]

LETTER = 6.6
"""Width of a letter of a label, in picture units."""
WIDTH = 380.0
"""Picture units: drawn so narrow that letters keep their size on a telephone, and stand beside words elsewhere."""
_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class ChartTick:
    """A line of a scale at ``at`` (picture units) with its label."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The stretch that is drawn, and whether by hours."""

    begin: datetime
    end: datetime
    hours: bool

    def at(self, step: Step) -> datetime | None:
        """Where a step stands: its day's middle, or its moment; ``None`` where it cannot be drawn by hours."""
        when = step.at.earliest
        if not _drawable(when):
            return None
        if self.hours:
            return when.astimezone(UTC) if isinstance(when, datetime) else None
        return midday(step.at.first_day)


def stretch(steps: Sequence[Step]) -> Stretch | None:
    """The stretch over which ``steps`` are told; ``None`` where fewer than two have different times."""
    steps = [s for s in steps if _drawable(s.at.earliest)]
    days = {s.at.first_day for s in steps}
    if len(days) > 1:
        begin, end = _midnight(min(days)), _midnight(max(days)) + timedelta(days=1)
        return Stretch(begin, end, False)
    moments = {s.at.earliest.astimezone(UTC) for s in steps if isinstance(s.at.earliest, datetime)}
    if len(moments) < 2:
        return None
    first, last = min(moments), max(moments)
    begin = first.replace(minute=0, second=0, microsecond=0)
    end = last.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return Stretch(begin, end, True)


def _drawable(when: date) -> bool:
    """Whether a day has days around it: the ends of the calendar, which a broken date may name, have not."""
    return 1 < when.year < 9999


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def midday(day: date) -> datetime:
    """The middle of a day, where it is drawn."""
    return _midnight(day) + timedelta(hours=12)


def scale(time: Stretch, left: float, right: float) -> Callable[[datetime], float]:
    """Where a moment stands between ``left`` and ``right`` (picture units)."""
    span = (time.end - time.begin) / timedelta(hours=1)
    return lambda at: round(left + (at - time.begin) / timedelta(hours=1) / span * (right - left), 1)


def ticks(time: Stretch, x: Callable[[datetime], float]) -> tuple[ChartTick, ...]:
    """The lines of the scale: hours, days or months, so few that their labels stand apart."""
    unit = timedelta(hours=1) if time.hours else timedelta(days=1)
    long = (time.end - time.begin) / unit
    steps = (1, 2, 3, 6, 12) if time.hours else (1, 2, 5, 7, 14, 30, 61, 91, 182, 365, 730, 1826)
    gap = next((n for n in steps if long / n <= _MOST_TICKS), steps[-1])
    found: list[ChartTick] = []
    at = time.begin
    while at < time.end and len(found) < 40:
        place = x(at if time.hours else at + timedelta(hours=12))
        label = f"{at:%H:%M}" if time.hours else f"{at:%b %Y}" if gap >= 61 else f"{at.day} {at:%b}"
        half = len(label) * LETTER / 2
        anchor = "start" if place < half else "end" if place > WIDTH - half else "middle"
        found.append(ChartTick(place, label, anchor))
        at += gap * unit
    return tuple(found)
