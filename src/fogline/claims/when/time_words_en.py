# ruff: noqa: E501  (lists of words)
"""The words that English writes times with."""

from __future__ import annotations

from fogline.claims.when.calendar import Expression
from fogline.claims.when.time_lexicon import Entry, TimeLexicon, each, merged
from fogline.claims.when.time_patterns_en import ENGLISH

__all__ = ["lexicon"]


def _offset(first: int, last: int | None = None, clock: str | None = None) -> Expression:
    return Expression("offset", first=first, last=first if last is None else last, clock=clock)


def _vague(first: int, last: int) -> Expression:
    return Expression("offset", first=first, last=last, part="vague", which="reference")


def _numbered(symbol: str, words: str) -> dict[str, Entry]:
    """Names in order, from 1; several of one number are cut by ``/``."""
    return {
        name: Entry(symbol, number) for number, names in enumerate(words.split(), 1) for name in names.split("/")
    }  # fmt: skip


def _calendar() -> dict[str, Entry]:
    weekdays = "monday tuesday wednesday thursday friday saturday sunday"
    months = "january february march april may june july august september october november december"
    short = "jan feb mar apr may jun jul aug sep/sept oct nov dec"
    numbers = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty"""
    ordinals = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"""
    tens: dict[str, Entry] = {}
    for name, value in {
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    }.items():
        tens[name] = Entry("N", value)
    return (
        _numbered("m", short)
        | _numbered("M", months)
        | {name: Entry("m", number) for name, number in (("march", 3), ("may", 5), ("august", 8))}
        | {name: Entry("W", number) for number, name in enumerate(weekdays.split())}
        | _numbered("N", numbers)
        | tens
        | _numbered("o", ordinals)
        | each("N", "a couple of|couple of|a couple|a pair of", 2)
        | each("N", "twenty - four", 24) | each("N", "forty - eight", 48) | each("N", "seventy - two", 72)
        | each("N", "half a|half an", 0.5) | each("N", "one and a half", 1.5) | each("N", "two and a half", 2.5)
        | each("N", "a dozen", 12) | each("N", "a hundred|one hundred|hundred", 100)
        | each("V", "several|a few|few|many|some|a number of|numerous|various|countless", None)
        | each("j", "a|an", 1)
        | each("S", "summer|summertime", "SU") | each("S", "winter|wintertime", "WI") | each("S", "autumn", "FA")
        | each("+", "spring", "SP") | each("+", "fall", "FA")
    )  # fmt: skip


def _units() -> dict[str, Entry]:
    return (
        each("U", "seconds", "second")
        | each("U", "minute|minutes|min|mins", "minute")
        | each("U", "hour|hours", "hour")
        | each("U", "day|days", "day")
        | each("U", "week|weeks", "week")
        | each("U", "month|months", "month")
        | each("R", "year", "year")
        | each("r", "years", "year")
        | each("U", "decade|decades", "decade")
        | each("C", "century|centuries", "century")
        | each("Q", "quarter|quarters|q", "quarter")
        | each("U", "weekend|weekends", "weekend")
    )


def _parts() -> dict[str, Entry]:
    return (
        each("x", "morning|mornings|early hours|small hours|dawn|wee hours", "MO")
        | each("x", "midday|noon|lunchtime", "MI")
        | each("x", "afternoon|afternoons", "AF")
        | each("x", "evening|evenings|dusk", "EV")
        | each("x", "night|nights|midnight", "NI")
        | each(
            "T",
            "early|the beginning of|the start of|beginning of|start of|the first days of|the early hours of|early hours of|the early days of",
            "early",
        )
        | each("T", "mid|the middle of|middle of", "mid")
        | each("T", "late|the end of|end of|the last days of|the close of", "late")
        | each("T", "the first half of|first half of", "H1")
        | each("T", "the second half of|second half of", "H2")
    )


def _relative() -> dict[str, Entry]:
    return (
        each("L", "last|this past|this last", -1)
        | each("L", "this|the current", 0)
        | each("L", "next|this coming|the coming|coming|upcoming", 1)
        | each("J", "the same|that|that same|the very same", 0)
        | each("J", "the following|the next|the subsequent", 1)
        | each("=", "the previous|the preceding|the prior", -1)
        | each("F", "past|previous|preceding", None)
        | each("g", "ago", None)
        | each("l", "later|afterwards|afterward|thereafter", None)
        | each("e", "earlier|previously|beforehand", None)
        | each("<", "before|prior to", None)
        | each(">", "after|following", None)
        | each("k", "every|each|per", None)
        | each("s", "since|starting from|starting|starting on|beginning|beginning on", None)
        | each("u", "until|till|by", None)
        | each("/", "to|through|thru|into", None)
        | each("b", "between|from", None)
        | each("i", "in|on|at|within", None)
        | each("f", "for|over|during|throughout", None)
        | each("*", "of", None)
        | each("&", "and|or", None)
        | each("y", "the|these|those", None)
        | each("A", "as of|as at", None)
        | each(
            "q",
            "about|around|nearly|almost|more than|less than|at least|approximately|roughly|only|just|up to|fewer than",
            None,
        )
        | each(
            "#",
            "consecutive|straight|trading|whole|full|more|additional|successive|further|other|calendar|working",
            None,
        )
        | each("p", "old|long|olds", None)
        | each("@", "a . m|am|a . m .", "am")
        | each("@", "p . m|pm|p . m .", "pm")
        | each("@", "gmt|utc", "Z")
        | each("@", "local time|o'clock|hrs", "24")
        | each("%", "bc|b . c|bce|b . c . e", None)
    )


def _phrases() -> dict[str, Entry]:
    now = Expression("offset", first=0, last=0, which="reference")
    past, future = Expression("reference", which="past"), Expression("reference", which="future")
    return (
        each("P", "today|later today", _offset(0)) | each("P", "earlier today|early today", _offset(0))
        | each("P", "tonight", _offset(0, 0)) | each("P", "yesterday|late yesterday", _offset(-1))
        | each("P", "tomorrow", _offset(1)) | each("P", "the day before yesterday", _offset(-2))
        | each("P", "the day after tomorrow", _offset(2)) | each("P", "yesterday night", _offset(-1, 0, "NI"))
        | each("O", "overnight", _offset(-1, 0, "NI"))
        | each("P", "the past night|the night just past", _offset(-1, 0, "NI"))
        | each("P", "the night before last", _offset(-2, -1, "NI"))
        | each("P", "last weekend|this past weekend", Expression("period", which="weekend", first=-1))
        | each("P", "this weekend|the weekend|over the weekend|at the weekend", Expression("period", which="weekend", first=0))
        | each("P", "next weekend|this coming weekend", Expression("period", which="weekend", first=1))
        | each("B", "now|currently|at present|at the moment|as of now|presently|at this moment|right now|nowadays|these days|at this time|the time being", now)
        | each("v", "recent days|the past few days|the last few days|past few days|last few days|the past several days|the last several days", _vague(-14, 0))
        | each("v", "recent weeks|the past few weeks|the last few weeks", _vague(-60, 0))
        | each("v", "recent months|the past few months|the last few months", _vague(-365, 0))
        | each("v", "recent years|the past few years|the last few years|recently|more recently|lately|in recent times", _vague(-60, 0))
        | each("v", "the coming days|coming days|the next few days|the days ahead", _vague(0, 7))
        | each("v", "the coming weeks|coming weeks|the next few weeks|the weeks ahead", _vague(0, 49))
        | each("v", "the coming months|coming months|the next few months|the months ahead|the near future", _vague(0, 215))
        | each("v", "a short while ago|a short time ago", Expression("offset", first=-1, last=0, part="vague", which="reference"))
        | each("|", "formerly|long ago|at that time|recent", past)
        | each("|", "in the future|the future|the near term|the long term", future)
        | each("~", "the night before|the day before|the evening before|a day earlier|the week before|the month before|the year before", Expression("narrative", first=-1, which="day"))
        | each("~", "the morning after", Expression("narrative", first=1, which="day"))
        | each("G", "daily|everyday", Expression("set", which="day", count=1)) | each("G", "weekly", Expression("set", which="week", count=1))
        | each("G", "monthly", Expression("set", which="month", count=1)) | each("G", "quarterly", Expression("set", which="quarter", count=1))
        | each("G", "annual|annually|yearly", Expression("set", which="year", count=1)) | each("G", "nightly", Expression("set", which="day", count=1, clock="NI"))
        | each("G", "hourly", Expression("set", which="hour", count=1))
        | each("Z", "since the start of|since the beginning of|from the start of|since the outbreak of|since the onset of|from the beginning of|from the outset of|since the launch of", None)
        | each("!", "war|the war|invasion|the invasion|full - scale invasion|full - scale war|the full - scale invasion|the full - scale war|conflict|the conflict|hostilities|the offensive|offensive|fighting|the fighting|the operation", None)
    )  # fmt: skip


def lexicon() -> TimeLexicon:
    """English."""
    entries, phrases = merged(_relative(), _calendar(), _units(), _parts(), _phrases())
    return TimeLexicon(
        entries=entries,
        phrases=phrases,
        patterns=ENGLISH,
        future=frozenset(
            {
                "will", "'ll", "shall", "would", "should", "to be", "may be", "can be", "due", "scheduled", "planned", "expected", "upcoming", "set to", "going to",
                "plans to", "plan to", "intends to", "is to", "are to", "ahead of", "deadline",
            }
        ),
        until=frozenset({"until", "till", "by"}),
        auxiliaries=frozenset({"had", "was", "were", "did"}),
        definite=frozenset({"the", "that", "same", "this"}),
        titled=frozenset("MmW"),
        ordinal_suffixes=frozenset({"st", "nd", "rd", "th"}),
        decade_suffixes=frozenset({"s"}),
        dotted=frozenset(
            {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a . m", "p . m", "b . c"}
        ),
    )  # fmt: skip
