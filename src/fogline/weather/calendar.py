"""Raw reports give the day of the month and the hour alone: which month it is comes from beside them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

__all__ = ["Calendar", "NoMonth", "NotUnderstood"]

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d{3})")
_HALF_MONTH = 15


class NotUnderstood(ValueError):
    """A report that cannot be read; the message says why, in words that a person can act on."""


class NoMonth(NotUnderstood):
    """Nothing says which month it is."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the month: a whole month, or a day near which the reports are."""

    month: tuple[int, int] | None = None
    near: date | None = None

    @classmethod
    def of_month(cls, text: str) -> Calendar:
        """From "2025-11" or "2025-11-04".

        Raises:
            NotUnderstood: neither.
        """
        try:
            if len(text) == 10:
                return cls(near=date.fromisoformat(text))
            year, month = text.split("-")
            if len(year) != 4:
                raise ValueError(text)
            return cls(month=(date(int(year), int(month), 1).year, int(month)))
        except ValueError:
            raise NotUnderstood(
                f"{text!r} is no month such as 2025-11 and no day such as 2025-11-04"
            ) from None

    @classmethod
    def in_name(cls, name: str) -> Calendar:
        """From a file's name: "synop_20251104.txt", "UKDD-2025-11.txt"; an empty calendar where it has neither."""
        for match in _IN_NAME.finditer(name):
            year, month = int(match[1]), int(match[2])
            if match[3] is None:
                return cls(month=(year, month))
            try:
                return cls(near=date(year, month, int(match[3])))
            except ValueError:
                continue
        return cls()

    def moment(self, day: int, hour: int, minute: int = 0) -> datetime:
        """The moment in UTC of that day of the month; hour 24 is the beginning of the next day.

        Raises:
            NotUnderstood: no such moment, or nothing says which month it is.
        """
        if not (1 <= day <= 31 and 0 <= hour <= 24 and 0 <= minute <= 59) or (hour == 24 and minute):
            raise NotUnderstood(f"there is no day {day:02d}, {hour:02d}:{minute:02d}")
        on = self._day(day)
        return datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)

    def _day(self, day: int) -> date:
        if self.month is not None:
            year, month = self.month
            if day > calendar.monthrange(year, month)[1]:
                raise NotUnderstood(f"{year}-{month:02d} has no day {day}")
            return date(year, month, day)
        if self.near is None:
            raise NoMonth("it gives the day of the month alone, and nothing says which month it is")
        found = [
            candidate
            for shift in (-1, 0, 1)
            if (candidate := _in_month(self.near, shift, day)) is not None
            and abs((candidate - self.near).days) <= _HALF_MONTH
        ]
        if not found:
            raise NotUnderstood(f"no day {day} lies near {self.near.isoformat()}")
        return min(found, key=lambda candidate: abs((candidate - self.near).days if self.near else 0))


def _in_month(near: date, shift: int, day: int) -> date | None:
    months = near.year * 12 + near.month - 1 + shift
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999 or day > calendar.monthrange(year, month + 1)[1]:
        return None
    return date(year, month + 1, day)
