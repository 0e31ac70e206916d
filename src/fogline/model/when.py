"""Times as said: a day is a day, a moment has a zone, and unknown is ``None``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

__all__ = ["When"]


@dataclass(frozen=True, slots=True)
class When:
    """A closed stretch of time, each end either a day or a moment with a zone.

    A day stands for the whole day wherever it was said; it is never midnight UTC.

    Raises:
        ValueError: a moment without a zone, or an end before its beginning.
    """

    earliest: date | datetime
    latest: date | datetime

    def __post_init__(self) -> None:
        for end in (self.earliest, self.latest):
            if isinstance(end, datetime) and end.tzinfo is None:
                raise ValueError(f"{end.isoformat()} has no zone: give a day or a moment with its zone")
        if self.last_day < self.first_day:
            raise ValueError(f"{self.latest.isoformat()} is before {self.earliest.isoformat()}")

    @classmethod
    def on(cls, day: date | datetime) -> Self:
        """One day, or one moment."""
        return cls(day, day)

    @classmethod
    def parse(cls, earliest: str, latest: str | None = None) -> Self:
        """Read ISO 8601 days or moments; ``latest`` defaults to ``earliest``.

        Raises:
            ValueError: not ISO 8601, or a moment without a zone.
        """
        return cls(_parse(earliest), _parse(latest or earliest))

    @property
    def first_day(self) -> date:
        """The calendar day of the beginning, in its own zone."""
        return self.earliest.date() if isinstance(self.earliest, datetime) else self.earliest

    @property
    def last_day(self) -> date:
        """The calendar day of the end, in its own zone."""
        return self.latest.date() if isinstance(self.latest, datetime) else self.latest

    def meets(self, other: When, slack_days: int = 0) -> bool:
        """Whether the two share a day, or lie at most ``slack_days`` days apart."""
        slack = timedelta(days=slack_days)
        return self.first_day <= other.last_day + slack and other.first_day <= self.last_day + slack

    def as_json(self) -> dict[str, str]:
        """``{"earliest": ISO 8601, "latest": ISO 8601}``."""
        return {"earliest": self.earliest.isoformat(), "latest": self.latest.isoformat()}


def _parse(text: str) -> date | datetime:
    if len(text) == 10:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)
