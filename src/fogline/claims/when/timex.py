"""Times as TIMEX3 values (ISO-TimeML: Pustejovsky et al. 2010), so that what is found can be measured and exchanged.

A claim's day is a stretch of calendar days; TIMEX3 also values durations, sets and mere references, and keeps the
granularity of what was said: "last week" is ``2025-W45``, "for months" ``PXM``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc

from fogline.claims.when.calendar import Expression, resolve
from fogline.claims.when.times import spoken

__all__ = ["Timex", "annotate"]

_UNITS: Mapping[str, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE",
    "century": "CE", "millennium": "ML", "quarter": "Q", "weekend": "WE", "night": "D",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timex:
    """A time at the code points ``start`` to ``end``, its type (``DATE``, ``TIME``, ``DURATION``, ``SET``) and its
    TIMEX3 value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(slots=True)
class _Reference:
    """What a time of the text counts from: the day of publication and the last day that the text gave, which in a
    story may be known to its month or year only."""

    created: date | None
    narrative: bool
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def last(self) -> date | None:
        """The last day given; the day of publication before there is one."""
        if self.year is None or self.year < 1:
            return self.created if self.year is None else None
        try:
            return date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None

    def anchor(self) -> date | None:
        """The day from which "yesterday" and "last year" count."""
        return self.last() if self.narrative else self.created

    def note(self, value: str) -> None:
        """Remember the day, month or year that a value gives."""
        head = value.split("T")[0]
        sign = -1 if head.startswith("BC") else 1
        parts = head.removeprefix("BC").split("-")
        if not (parts[0].isdigit() and len(parts[0]) == 4):
            return
        self.year = sign * int(parts[0])
        rest = [int(part) if part.isdigit() else None for part in parts[1:]]
        self.month = rest[0] if rest else None
        self.day = rest[1] if len(rest) > 1 else None
        if len(parts) > 1 and self.month is None:
            self.month = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}.get(parts[1])


def annotate(
    doc: Doc, created: date | None, narrative: bool = False, language: str | None = None
) -> list[Timex]:
    """The times of a document as TIMEX3.

    ``created`` is the day on which it was published. ``narrative`` says that it tells a story of another time, whose
    days without a year, and "the next day", count from the last day that the story gave.
    """
    reference = _Reference(created, narrative)
    out: list[Timex] = []
    for atom in spoken(doc, language or doc.lang_):
        if atom.said is None:
            continue
        found = _valued(atom.said, atom.kind, reference)
        if found is None:
            continue
        kind, value = found
        out.append(Timex(atom.start, atom.end, kind, value))
        if kind in ("DATE", "TIME"):
            reference.note(value)
    return out


def _valued(said: Expression, kind: str, reference: _Reference) -> tuple[str, str] | None:
    """The type and value of a time; ``None`` for what has no TIMEX3 form."""
    if said.kind == "duration":
        return "DURATION", _length(said)
    if said.kind == "set":
        return "SET", _often(said)
    if said.kind == "reference":
        return "DATE", {"past": "PAST_REF", "future": "FUTURE_REF"}.get(said.which or "", "PRESENT_REF")
    if said.kind == "offset" and said.which == "reference":
        if said.first == said.last == 0:
            return "DATE", "PRESENT_REF"
        return "DATE", "PAST_REF" if (said.first or 0) < 0 else "FUTURE_REF"
    if said.kind == "offset" and said.which is not None and said.first != said.last:
        return "DURATION", _length(said)
    if kind == "since" and said.kind == "open":
        return None
    if said.kind == "open" and said.part == "beside":
        return "DURATION", _length(said)
    value = _day_value(said, reference)
    if value is None:
        return None
    if said.kind == "clock" or said.clock is not None:
        return "TIME", f"{value}T{_clock(said.clock or '')}"
    return "DATE", value


def _day_value(said: Expression, reference: _Reference) -> str | None:
    kind = said.kind
    if kind == "clock":
        last = reference.last() if reference.day is not None else reference.created
        return last.isoformat() if last is not None else "XXXX-XX-XX"
    if kind == "day":
        return _of_day(said, reference)
    if kind == "month":
        return _of_month(said, reference)
    if kind == "year":
        return _of_year(said, reference)
    if kind == "decade":
        year = said.year or 0
        return f"{year // 10 if year >= 100 else 190 + year // 10:03d}"
    if kind == "century":
        number = said.year or 0
        return f"{number - 1:02d}" if number > 0 else f"BC{-number - 1:02d}"
    if kind == "range" and said.begin is not None:
        return _day_value(said.begin, reference)
    anchor = reference.last() if kind in ("narrative", "open") else reference.anchor()
    if kind == "narrative" and said.which == "day" and not said.first and reference.day is None:
        anchor = reference.anchor()
    if anchor is None or kind == "open":
        return (
            "FUTURE_REF" if (said.first or 0) > 0 else "PAST_REF" if said.first is not None else "XXXX-XX-XX"
        )
    return _counted(said, anchor)


def _of_day(said: Expression, reference: _Reference) -> str | None:
    year = said.year
    if said.which == "relative":
        anchor = reference.anchor()
        year = anchor.year + int(said.count or 0) if anchor is not None else None
    elif year is None:
        if said.which == "same year" or reference.narrative:
            year = reference.year or (reference.created.year if reference.created else None)
        else:
            when = resolve(replace(said, part=None, last_day=None), reference.created)
            year = when.first_day.year if when is not None else None
    head = _year(year) if year is not None else "XXXX"
    return f"{head}-{said.month:02d}-{said.day:02d}"


def _of_month(said: Expression, reference: _Reference) -> str:
    year = said.year
    if said.which == "relative":
        anchor = reference.anchor()
        year = anchor.year + int(said.count or 0) if anchor is not None else None
    elif year is None:
        if said.which == "same year" or (reference.narrative and said.which in (None, "near")):
            year = reference.year or (reference.created.year if reference.created else None)
        else:
            when = resolve(replace(said, part=None), reference.anchor())
            year = when.first_day.year if when is not None else None
    return f"{_year(year) if year is not None else 'XXXX'}-{said.month:02d}"


_HALVES = frozenset({"H1", "H2", "Q1", "Q2", "Q3", "Q4", "SP", "SU", "FA", "WI"})


def _of_year(said: Expression, reference: _Reference) -> str:
    year = said.year
    if year is None and reference.narrative and said.which is None:
        year = reference.year
    elif year is None:
        anchor = reference.anchor()
        when = resolve(said, anchor)
        if said.which == "relative" and anchor is not None:
            year = anchor.year + int(said.count or 0)
        elif when is not None:
            year = when.first_day.year
    head = _year(year) if year is not None else "XXXX"
    return f"{head}-{said.part}" if said.part in _HALVES else head


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def _counted(said: Expression, anchor: date) -> str | None:
    """The value of what counts from a day, as fine as its unit."""
    kind, unit, count = said.kind, said.which, said.first or 0
    if kind == "weekday":
        when = resolve(replace(said, part=None), anchor)
        return when.first_day.isoformat() if when is not None else None
    if kind == "offset":
        day = anchor + timedelta(said.last if said.clock == "NI" and said.last is not None else count)
        return day.isoformat()
    if kind == "ago":
        count = -count
    if unit in ("hour", "minute"):
        return anchor.isoformat()
    if unit == "day" or unit is None:
        try:
            return (anchor + timedelta(count)).isoformat()
        except OverflowError:
            return None
    return _of_unit(unit, count, anchor, said.part)


def _of_unit(unit: str, count: int, anchor: date, part: str | None) -> str | None:
    if unit in ("week", "weekend"):
        iso = (anchor + timedelta(7 * count)).isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
        return f"{year:04d}-{month + 1:02d}"
    if unit == "quarter":
        year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + count, 4)
        return f"{year:04d}-Q{quarter + 1}"
    if unit == "year":
        head = f"{anchor.year + count:04d}"
        return f"{head}-{part}" if part in _HALVES else head
    if unit == "decade":
        return f"{anchor.year // 10 + count:03d}"
    if unit == "century":
        return f"{anchor.year // 100 + count:02d}"
    return None


def _clock(clock: str) -> str:
    if ":" in clock:
        return clock.zfill(5)
    return clock


def _length(said: Expression) -> str:
    """A duration: ``P3D``, ``PT24H``, ``PXM`` for an open number."""
    unit = said.which or "day"
    letter, count = _UNITS.get(unit, "D"), said.count
    if unit == "decade" and count is not None:
        letter, count = "Y", 10 * count
    if count == 0.5 and unit in ("year", "day", "hour"):
        return {"year": "P6M", "day": "PT12H", "hour": "PT30M"}[unit]
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"


def _often(said: Expression) -> str:
    if said.weekday is not None:
        return f"XXXX-WXX-{said.weekday + 1}"
    if said.clock is not None:
        return f"XXXX-XX-XXT{said.clock}"
    return _length(said)
