"""What the patterns of days, months, years and more mean. No word of any language is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fogline.claims.when.calendar import Expression
from fogline.claims.when.time_groups import Groups, Meaning, clock_of, year_of

__all__ = ["CALENDAR"]


def _date(found: Groups) -> Expression | None:
    day, last = found.number("d"), found.number("e")
    if day is None or not 1 <= day <= 31:
        return None
    if last is not None and not day < last <= 31:
        return None
    return Expression(
        "day", year_of(found), found.number("m"), day, last, clock=clock_of(found), part=found.text("p")
    )


def _night(found: Groups) -> Expression | None:
    """The night that ends on a day."""
    said = _date(found)
    if said is None or said.day is None:
        return None
    if said.last_day is not None:  # "in the night from the 11th to the 12th" names both of its days
        return replace(said, clock="NI")
    return replace(said, part="overnight", clock="NI")


def _night_of(found: Groups) -> Expression | None:
    """ "The night of 12 May" runs into the day after it."""
    said = _date(found)
    if said is None or said.clock != "NI":
        return said
    return replace(said, part="into the next")


def _figures(found: Groups) -> Expression | None:
    value = found.value("d")
    if not isinstance(value, tuple):
        return None
    if len(value) == 2:
        month, day = value
        return Expression("day", month=month, day=day, clock=clock_of(found))
    year, month, day = value
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    night = found.at("h") is not None
    return Expression(
        "day", year, month, day, clock="NI" if night else clock_of(found), part="overnight" if night else None
    )


def _month(found: Groups) -> Expression | None:
    which = found.number("q")
    return Expression(
        "month", year_of(found), found.number("m"), part=found.text("p"),
        which=None if which is None else {-1: "last", 1: "next"}.get(which, "this"),
    )  # fmt: skip


def _of_year(found: Groups) -> Expression | None:
    """ "In May of last year", "5 May of this year"."""
    day = found.number("d")
    if day is not None and not 1 <= day <= 31:
        return None
    return Expression(
        "day" if day is not None else "month", month=found.number("m"), day=day, part=found.text("p"),
        which="relative", count=found.number("q"),
    )  # fmt: skip


def _same_year_month(found: Groups) -> Expression | None:
    """ "In May of that year"."""
    day = found.number("d")
    if day is not None and not 1 <= day <= 31:
        return None
    kind = "day" if day is not None else "month"
    return Expression(kind, month=found.number("m"), day=day, part=found.text("p"), which="same year")


def _year(found: Groups) -> Expression | None:
    year = year_of(found)
    return Expression("year", year, part=found.text("p")) if year is not None else None


def _short_years(found: Groups) -> Expression | None:
    """ "1914-18": from one year to another."""
    first, last = found.number("y"), found.number("z")
    if first is None or last is None:
        return None
    if last < 100:
        last += first // 100 * 100
    if last <= first:
        return None
    return Expression("range", begin=Expression("year", first), end=Expression("year", last))


def _year_beside(found: Groups) -> Expression | None:
    """ "The 1991 agreement": a year that names something and dates no claim."""
    year = found.number("y")
    return Expression("year", year) if year is not None and 1900 <= year <= 2050 else None


def _season(found: Groups) -> Expression | None:
    which, turn = found.number("q"), found.number("v")
    if turn == 1:  # "next summer"
        return Expression("year", part=found.text("s"), future=True)
    if turn == 0:
        which = 0
    return Expression(
        "year", year_of(found), part=found.text("s"), count=which,
        which="relative" if which is not None else None,
    )  # fmt: skip


def _quarter(found: Groups) -> Expression | None:
    number = found.number("o")
    if number is None or not 1 <= number <= 4:
        return None
    which = found.number("q")
    return Expression(
        "year",
        year_of(found),
        part=f"Q{number}",
        count=which,
        which="relative" if which is not None else None,
    )


def _decade(found: Groups) -> Expression | None:
    year = found.number("y")
    if year is None:
        return None
    return Expression("decade", year, part=found.text("p"))


def _century(found: Groups) -> Expression | None:
    number = found.number("o")
    if number is None or not 1 <= number <= 30:
        return None
    return Expression("century", -number if found.at("bc") is not None else number, part=found.text("p"))


def _weekday(found: Groups) -> Expression | None:
    which = found.number("q")
    return Expression(
        "weekday", weekday=found.number("w"), clock=clock_of(found),
        which=None if which is None else {-1: "last", 1: "next"}.get(which),
    )  # fmt: skip


def _weekday_night(found: Groups) -> Expression | None:
    return Expression("weekday", weekday=found.number("w"), part="overnight", clock="NI")


CALENDAR: Mapping[str, Meaning] = {
    "date": _date,
    "night": _night,
    "figures": _figures,
    "month": _month,
    "month of a year": _of_year,
    "month of that year": _same_year_month,
    "year": _year,
    "years": _short_years,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "night of": _night_of,
    "year beside": _year_beside,
    "weekday": _weekday,
    "weekday night": _weekday_night,
}
"""By name: what reads the groups of a pattern."""
