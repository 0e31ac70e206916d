"""The values of what a pattern of times matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fogline.claims.when.calendar import Expression
from fogline.claims.when.time_symbols import Symbols

__all__ = ["Groups", "Meaning", "clock_of", "hour_of", "year_of"]


@dataclass(frozen=True, slots=True)
class Groups:
    """The values of the pieces that the named groups of a pattern matched."""

    match: re.Match[str]
    symbols: Symbols

    def value(self, name: str) -> object:
        """The value of a group's first piece; ``None`` where the pattern has no such group or it matched nothing."""
        at = self.at(name)
        return self.symbols.values[at] if at is not None else None

    def number(self, name: str) -> int | None:
        """The whole number that a group is worth."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def text(self, name: str) -> str | None:
        """The name that a group is worth."""
        value = self.value(name)
        return value if isinstance(value, str) else None

    def at(self, name: str) -> int | None:
        """The index of a group's first piece."""
        if name not in self.match.re.groupindex:
            return None
        first, last = self.match.span(name)
        return first if last > first else None

    def count(self, name: str = "n") -> float | None:
        """How many a group says; ``None`` for an open number or none at all. Two pieces add up (twenty four)."""
        at = self.at(name)
        if at is None:
            return None
        total: float | None = None
        for index in range(*self.match.span(name)):
            value = self.symbols.values[index]
            if isinstance(value, (int, float)) and self.symbols.line[index] != "q":
                total = value if total is None else total + value
        return total


Meaning = Callable[[Groups], "Expression | None"]
"""What reads the groups of a pattern; ``None`` where they make no time after all."""


def year_of(found: Groups) -> int | None:
    """The year beside a day or month; negative before our era."""
    year = found.number("y")
    if year is None:
        return None
    if found.at("bc") is not None:
        return -year
    return year


def clock_of(found: Groups) -> str | None:
    """The part of the day or time of the clock beside a day."""
    if found.at("ca") is not None:
        return hour_of(found)
    return found.text("t") or found.text("b") or found.text("c") or found.text("k")


def hour_of(found: Groups) -> str | None:
    """ "8 a.m.", "8:30 p.m.", "18:00 UTC"."""
    said, half = found.value("ch"), found.text("ca")
    hour, _, minute = str(said).partition(":")
    number = int(hour)
    if half in ("am", "pm"):
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half == "pm" else 0)
    zone = "Z" if half == "Z" else ""
    return f"{number:02d}:{minute[:2] or '00'}{zone}" if number <= 24 else None
