"""What the patterns of times that are counted from a day, last or come back mean. No word of any language is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fogline.claims.when.calendar import Expression
from fogline.claims.when.time_groups import Groups, Meaning, clock_of, hour_of

__all__ = ["COUNTED"]

_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def _last_quarter(found: Groups) -> Expression | None:
    return Expression("period", which="quarter", first=found.number("q") or 0)


def _phrase(found: Groups) -> Expression | None:
    """A phrase that is a whole time, perhaps with a part of the day beside it."""
    value = found.value("a")
    if not isinstance(value, Expression):
        return None
    clock = clock_of(found)
    return replace(value, clock=clock) if clock is not None else value


def _this_or_last(found: Groups) -> Expression | None:
    """ "Last week", "earlier this month": of a unit that is not over only the part that is."""
    said = _period(found)
    if said is not None and said.kind == "period" and said.first == 0 and found.text("u") != "weekend":
        return replace(said, part="so far")
    return said


def _end_of_this(found: Groups) -> Expression | None:
    """ "The end of the year": of the one that goes on."""
    unit = found.text("u")
    if unit in ("month", "year"):
        return Expression("period", which=unit, first=0, part=found.text("p"))
    return None if unit == "day" else Expression("open", which=unit)


def _stretch(found: Groups) -> Expression | None:
    """ "The last two weeks", "the next three days": days up to the day of saying, or from it on."""
    turn = found.number("q")
    if turn == -1:
        return _last_stretch(found)
    if turn != 1:
        return None
    unit, count = found.text("u") or "day", found.count()
    if found.at("n") is None:
        return (
            Expression("narrative", first=1, which=unit) if unit == "day" else Expression("open", which=unit)
        )
    reach = {"hour": 1, "day": 14, "week": 60, "month": 365}.get(unit)
    if count is None or unit not in _DAYS:
        return (
            Expression("offset", first=0, last=reach, part="vague", which=unit)
            if reach
            else Expression("open")
        )
    return Expression("offset", first=0, last=int(-(-count * _DAYS[unit] // 1)), which=unit, count=count)


def _next_part(found: Groups) -> Expression | None:
    """ "The next morning"."""
    turn = found.number("q")
    return Expression("narrative", first=1, which="day", clock=found.text("c")) if turn == 1 else None


def _open_ago(found: Groups) -> Expression | None:
    """ "Days ago", "years ago"."""
    reach = {"minute": (0, 0), "hour": (-1, 0), "day": (-7, -2), "week": (-60, -7)}.get(
        found.text("many") or ""
    )
    if reach is None:
        return Expression("reference", which="past")
    return Expression("offset", first=reach[0], last=reach[1], which="reference", part="vague")


def _beside_event(found: Groups) -> Expression | None:
    """ "Two days after …": how long after what follows; which day that was, the story may tell."""
    if found.at("n") is None:
        return Expression("open", which=found.text("u"))
    return Expression("open", which=found.text("u"), count=found.count(), part="beside")


def _the_day(found: Groups) -> Expression | None:
    """ "By the end of the day": the day that the text last spoke of."""
    return Expression("narrative", first=0, which="day") if found.text("u") == "day" else None


def _morning(found: Groups) -> Expression | None:
    """ "In the morning", of a day that is not named."""
    return Expression("clock", clock=found.text("c"))


def _phrase_night(found: Groups) -> Expression | None:
    value = found.value("a")
    if not isinstance(value, Expression) or value.kind != "offset":
        return None
    last = value.last or 0
    return Expression("offset", first=last - 1, last=last, clock="NI")


def _part_of_day(found: Groups) -> Expression | None:
    clock = clock_of(found)
    if clock is None:
        return None
    return Expression("offset", first=-1 if clock == "NI" else 0, last=0, clock=clock)


def _period(found: Groups) -> Expression | None:
    count, unit = found.number("q") or 0, found.text("u")
    if unit in ("week", "month", "year", "decade", "century", "quarter", "weekend"):
        return Expression("period", which=unit, first=count, part=found.text("p"))
    if unit == "day" and count < 0:
        return Expression("offset", first=-1, last=0, which="day", count=1)
    if unit == "day" and count > 0:
        return Expression("narrative", first=1, which="day")
    if unit == "day":
        return Expression("narrative", first=0, which="day")
    if unit == "hour" and count < 0:
        return Expression("offset", first=-1, last=0, which="hour", count=1)
    return Expression("open")


def _part_period(found: Groups) -> Expression | None:
    """ "Last night", "this morning", "the next evening"."""
    count, clock = found.number("q") or 0, found.text("c")
    if count > 0:
        return Expression("narrative", first=1, which="day", clock=clock)
    if clock == "NI":
        return Expression("offset", first=-1, last=0, clock=clock)
    return Expression("offset", first=count, last=count, clock=clock)


def _in_text(found: Groups) -> Expression | None:
    """Counted from the last day that the text gives: "the same day", "the previous month"."""
    return Expression(
        "narrative", first=found.number("q") or 0, which=found.text("u") or "day",
        clock=clock_of(found), part=found.text("p"),
    )  # fmt: skip


def _last_stretch(found: Groups) -> Expression | None:
    """ "The last two weeks", "the past 24 hours": the stretch that ends on the day of saying."""
    unit = found.text("u") or "day"
    length = _DAYS.get(unit)
    several = found.at("n") is not None and found.count() is None
    if length is None or several or (found.at("n") is None and found.at("many") is not None):
        reach = {"minute": 0, "hour": 1, "day": 14, "week": 60, "month": 365}.get(unit)
        return (
            Expression("offset", first=-reach, last=0, which=unit)
            if reach is not None
            else Expression("open")
        )
    count = found.count() or 1
    return Expression("offset", first=-int(-(-count * length // 1)), last=0, which=unit, count=count)


def _so_far(found: Groups) -> Expression | None:
    unit = found.text("u")
    if unit in ("week", "month", "year"):
        return Expression("period", which=unit, first=0, part="so far")
    if unit == "day":
        return Expression("offset", first=0, last=0, which="day")
    return Expression("open")


def _ago(found: Groups) -> Expression | None:
    unit = found.text("u") or "day"
    if (found.at("n") is None and found.at("many") is not None) or (
        found.at("n") is not None and found.count() is None
    ):
        reach = {"day": (-7, -2), "hour": (-1, 0), "minute": (0, 0), "week": (-60, -7)}.get(unit)
        if reach is None:
            return Expression("open", which=unit)
        return Expression("offset", first=reach[0], last=reach[1], which=unit, part="vague")
    count = found.count()
    if count is not None and count != int(count):
        return Expression("open", which=unit, count=count)
    return Expression("ago", first=int(count) if count is not None else 1, which=unit)


def _later(found: Groups) -> Expression | None:
    return _counted(found, 1)


def _earlier(found: Groups) -> Expression | None:
    return _counted(found, -1)


def _counted(found: Groups, sign: int) -> Expression | None:
    """ "Two days later": so many units from the last day of the text."""
    unit = found.text("u") or "day"
    several = found.at("n") is not None and found.count() is None
    if several or (found.at("n") is None and found.at("many") is not None):
        return Expression("open", which=unit, first=sign)
    count = found.count() or 1
    if count != int(count):
        return Expression("open", which=unit, count=count, first=sign)
    return Expression("narrative", first=sign * int(count), which=unit, count=count)


def _duration(found: Groups) -> Expression | None:
    """How long; ``count`` is ``None`` where the number is open."""
    return Expression("duration", which=found.text("u"), count=found.count() if found.at("n") is not None
                      else (1 if found.at("one") is not None else None))  # fmt: skip


def _set(found: Groups) -> Expression | None:
    return Expression(
        "set", which=found.text("u"), count=found.count() if found.at("n") is not None else 1,
        weekday=found.number("w"), clock=clock_of(found),
    )  # fmt: skip


def _open(found: Groups) -> Expression | None:
    return Expression("open")


def _open_duration(found: Groups) -> Expression | None:
    """ "For years", "for a year": open in the plural."""
    unit = found.text("u")
    return Expression("duration", which=unit, count=1 if found.at("one") is not None else None)


def _one_stretch(found: Groups) -> Expression | None:
    """One unit up to the day of saying, without a word that says so."""
    unit = found.text("u") or ""
    if unit not in ("day", "week", "month"):
        return None
    return Expression("offset", first=-int(_DAYS[unit]), last=0, which=unit, count=1)


def _one_day(found: Groups) -> Expression | None:
    return _one_stretch(found) if found.text("u") == "day" else None


def _past(found: Groups) -> Expression | None:
    return Expression("reference", which="past")


def _future(found: Groups) -> Expression | None:
    return Expression("reference", which="future")


def _o_clock(found: Groups) -> Expression | None:
    if found.at("ca") is not None:
        clock = hour_of(found)
        return Expression("clock", clock=clock) if clock is not None else None
    clock = found.text("t")
    if clock is None:
        hour = found.number("n")
        if hour is None or not 0 <= hour <= 24:
            return None
        if found.text("c") in ("AF", "EV") and hour < 12:
            hour += 12
        clock = f"{hour:02d}:00"
    return Expression("clock", clock=clock)


COUNTED: Mapping[str, Meaning] = {
    "last quarter": _last_quarter,
    "beside an event": _beside_event,
    "the day": _the_day,
    "morning": _morning,
    "this or last": _this_or_last,
    "end of this": _end_of_this,
    "stretch": _stretch,
    "next part": _next_part,
    "open ago": _open_ago,
    "phrase": _phrase,
    "phrase night": _phrase_night,
    "part of day": _part_of_day,
    "period": _period,
    "part period": _part_period,
    "in text": _in_text,
    "last stretch": _last_stretch,
    "so far": _so_far,
    "ago": _ago,
    "later": _later,
    "earlier": _earlier,
    "duration": _duration,
    "set": _set,
    "open": _open,
    "open duration": _open_duration,
    "one stretch": _one_stretch,
    "one day": _one_day,
    "past": _past,
    "future": _future,
    "clock": _o_clock,
}
"""By name: what reads the groups of a pattern."""
