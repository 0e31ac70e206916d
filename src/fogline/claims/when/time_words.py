# ruff: noqa: E501  (lists of words)
"""The words that times are written with, one lexicon a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ENGLISH", "LEXICONS", "TimeWords"]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What a language writes times with; everything in lower case.

    Offsets are days from the day of publication (first, last); a period is (unit, count) with the
    calendar units ``week``, ``month`` and ``year``: ("week", -1) is the calendar week before.
    """

    weekdays: Mapping[str, int]
    """Name to number, Monday 0."""
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    """Short forms, which are months only beside a number or with a full stop."""
    numbers: Mapping[str, int]
    offsets: Mapping[str, tuple[int, int]]
    periods: Mapping[str, tuple[str, int]]
    so_far: Mapping[str, tuple[str, int]]
    """Periods of which only the part before the day of publication is meant: "earlier this month"."""
    vague: Mapping[str, tuple[int, int]]
    """Stretches whose length the text leaves open; the widest that the words allow."""
    now: frozenset[str]
    from_text: frozenset[str]
    """Times counted from something else in the text: "the previous night"."""
    units: Mapping[str, str]
    parts: Mapping[str, str]
    """Words for the early, middle and late part of a month or year."""
    future: frozenset[str]
    """Words and pairs of words before a time that put it ahead of the day of publication."""
    auxiliaries: frozenset[str]
    """Finite past forms that do not say that what follows is past."""
    since: frozenset[str]
    until: frozenset[str]


def _each(text: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(text.split(), 1) for name in names.split("/")}


ENGLISH = TimeWords(
    weekdays={d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())},
    months=_each("january february march april may june july august september october november december"),
    short_months=_each("jan feb mar apr may jun jul aug sep/sept oct nov dec"),
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
        "a couple of": 2, "couple of": 2, "twenty-four": 24, "forty-eight": 48,
    },
    offsets={
        "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0),
        "earlier today": (0, 0), "later today": (0, 0), "yesterday": (-1, -1), "yesterday morning": (-1, -1),
        "yesterday afternoon": (-1, -1), "yesterday evening": (-1, -1), "overnight": (-1, 0), "last night": (-1, 0),
        "tomorrow": (1, 1), "tomorrow morning": (1, 1), "yesterday night": (-1, 0), "this weekend": (-6, 0),
        "the day before yesterday": (-2, -2), "the last day": (-1, 0), "the past day": (-1, 0), "the past night": (-1, 0),
        "the night before last": (-2, -1), "late yesterday": (-1, -1), "early today": (0, 0), "late last night": (-1, 0),
        "in the early hours of this morning": (0, 0),
    },
    periods={
        "last week": ("week", -1), "the previous week": ("week", -1), "next week": ("week", 1),
        "last month": ("month", -1), "next month": ("month", 1), "last year": ("year", -1), "next year": ("year", 1),
    },
    so_far={
        "this week": ("week", 0), "earlier this week": ("week", 0), "this month": ("month", 0),
        "earlier this month": ("month", 0), "this year": ("year", 0), "earlier this year": ("year", 0),
    },
    vague={
        "recent days": (-14, 0), "the past few days": (-7, 0), "the last few days": (-7, 0), "past few days": (-7, 0),
        "last few days": (-7, 0), "recent weeks": (-60, 0), "the past few weeks": (-49, 0),
        "the last few weeks": (-49, 0), "recent months": (-365, 0), "the past several days": (-7, 0),
        "the past few months": (-215, 0), "the last few months": (-215, 0), "a few days ago": (-7, -2),
        "several days ago": (-7, -2), "recently": (-60, 0), "the coming days": (0, 7), "coming days": (0, 7),
        "the coming weeks": (0, 49), "the coming months": (0, 215), "a short while ago": (-1, 0),
        "a few hours ago": (-1, 0), "hours ago": (-1, 0),
    },
    now=frozenset({"now", "currently", "at present", "at the moment", "as of now", "presently", "at this moment"}),
    from_text=frozenset(
        {
            "the previous night", "the previous day", "the night before", "the day before", "the next day",
            "the following day", "the next morning", "the following morning", "the same day", "that day", "that night",
            "a day earlier", "a day later", "a day after", "a day before", "the following week", "the next week",
            "the previous evening", "that morning", "that evening", "the same night", "the week before",
        }
    ),
    units={
        "hour": "hour", "hours": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week",
        "month": "month", "months": "month", "year": "year", "years": "year", "minutes": "minute", "minute": "minute",
        "decade": "decade", "decades": "decade",
    },
    parts={
        "early": "early", "mid": "mid", "mid-": "mid", "late": "late", "the beginning of": "early",
        "the start of": "early", "the end of": "late", "the middle of": "mid",
    },
    future=frozenset(
        {
            "will", "'ll", "shall", "would", "due", "scheduled", "planned", "expected", "upcoming", "set to", "going to",
            "plans to", "plan to", "intends to", "is to", "are to", "ahead of", "deadline",
        }
    ),
    auxiliaries=frozenset({"had", "was", "were", "did"}),
    since=frozenset({"since", "starting from", "starting", "beginning", "beginning on"}),
    until=frozenset({"until", "till", "by"}),
)  # fmt: skip

LEXICONS: Mapping[str, TimeWords] = {"en": ENGLISH}
"""By language (ISO 639-1)."""
