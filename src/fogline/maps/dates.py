"""The date of a map, from its name or from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from fogline.model import When

__all__ = ["date_in_name", "date_in_texts"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LONG = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?P<sep>[-_. ]?)(\d\d)(?P=sep)(\d\d)(?:[T_ -]?\d{4}(?:\d\d)?)?(?!\d)"
)
_SHORT = re.compile(r"(?<!\d)(\d\d)(?P<sep>[-_.])(\d\d)(?P=sep)(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)(?P<sep>[-_./])(\d\d?)(?P=sep)((?:19|20)\d\d)(?!\d)")
_WORDS = re.compile(r"(?<!\d)(\d\d?)[ _-]?([a-z]{3})[a-z]*\.?[ _-]?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_WORDS_US = re.compile(r"([a-z]{3})[a-z]*\.?[ _-](\d\d?),?[ _-]((?:19|20)\d\d)(?!\d)", re.IGNORECASE)


def date_in_name(name: str) -> tuple[When, str | None] | None:
    """The day that a file name carries (``20251110``, ``2025-11-10``, ``Control_25_11_10``), with a note
    where its order had to be guessed. ``None`` where there is no day in it, or two different ones."""
    found: dict[date, str | None] = {}
    for day, note in _days(name):
        found.setdefault(day, note)
    if len(found) != 1:
        return None
    ((day, note),) = found.items()
    return When.on(day), note


def date_in_texts(texts: Iterable[str]) -> When | None:
    """The latest day that any of the texts carries (a map shows the state of its last change)."""
    days = [day for text in texts for day, note in _days(text[:200]) if note is None]
    return When.on(max(days)) if days else None


def _days(text: str) -> Iterable[tuple[date, str | None]]:
    certain = [_day(y, m, d) for y, _, m, d in _LONG.findall(text)]
    certain += [_day(y, _month(m), d) for d, m, y in _WORDS.findall(text)]
    certain += [_day(y, _month(m), d) for m, d, y in _WORDS_US.findall(text)]
    known = [day for day in certain if day is not None]
    if known:
        yield from ((day, None) for day in known)
        return
    for first, _, second, year in _DAY_FIRST.findall(text):
        day = _day(year, second, first)
        if day is not None:
            sure = int(first) > 12 or first == second
            yield day, None if sure else f"{first}.{second}.{year} in its name was read as day, month, year"
        elif (day := _day(year, first, second)) is not None:
            yield day, None
    for first, _, middle, last in _SHORT.findall(text):
        day = _day(f"20{first}", middle, last)
        if day is not None:
            yield day, f"{first}_{middle}_{last} in its name was read as year, month, day"
        elif (day := _day(f"20{last}", middle, first)) is not None:
            yield day, f"{first}_{middle}_{last} in its name was read as day, month, year"


def _month(word: str) -> int:
    short = word.lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
