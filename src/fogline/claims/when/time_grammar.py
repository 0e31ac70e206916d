# ruff: noqa: E501  (one pattern a line reads better than patterns broken in the middle)
"""The grammar of times: patterns made from a language's lexicon, each with what its match means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from fogline.claims.when import time_search
from fogline.claims.when.calendar import Expression
from fogline.claims.when.time_search import Atom
from fogline.claims.when.time_words import LEXICONS, TimeWords

__all__ = ["Atom", "atoms"]

_Build = Callable[[re.Match[str], TimeWords], "Expression | None"]


def atoms(text: str, language: str) -> list[Atom]:
    """The times of a text in order, none overlapping; the longest wins."""
    if language not in LEXICONS:
        return time_search.search(text, language)
    lexicon = LEXICONS[language]
    found: list[Atom] = []
    for pattern, build, kind in _rules(language):
        for match in pattern.finditer(text):
            said = build(match, lexicon)
            if said is not None:
                start, end = match.span("x") if "x" in pattern.groupindex else match.span()
                found.append(Atom(start, end, said, kind))
    return time_search.longest(found)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def _rules(language: str) -> tuple[tuple[re.Pattern[str], _Build, str], ...]:
    """The patterns of a language, compiled when it is first read."""
    lex = LEXICONS[language]
    full, short = _any(m.title() for m in lex.months), _any(m.title() for m in lex.short_months)
    month = rf"(?P<m>{full}|(?:{short})\.?)"
    upper = rf"(?P<m>{full}|(?:{short})\.?|{_any(m.upper() for m in lex.months)})"
    named = rf"(?P<m>{full}|(?:{short})\.)"
    year = r"(?P<y>(?:19|20)\d\d)(?!\d)"
    day = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
    to = r"\s*(?:[-–—]|to|and|or)\s*(?P<e>[0-3]?\d)(?:st|nd|rd|th)?"
    time_of_day = r"(?:\s+(?:morning|afternoon|evening|night|midday|noon|lunchtime))?"
    weekday = rf"(?P<w>{_any(w.title() for w in lex.weekdays)})"
    part = rf"(?i:(?P<p>{_any(lex.parts)}))"
    number = rf"(?P<n>\d{{1,4}}|{_any(lex.numbers)})"
    unit = rf"(?P<u>{_any(lex.units)})"
    table: tuple[tuple[str, _Build, str, bool], ...] = (
        (r"(?<![\d-])(?P<y>\d{4})-(?P<mm>\d\d)-(?P<d>\d\d)(?![\d-])", _iso, "time", True),
        (r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mm>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)", _iso, "time", True),
        (rf"(?<![\w.,])(?:{day}{to}\s+(?:of\s+)?{upper})(?:,?\s+{year})?(?!\w)", _date, "time", True),
        (rf"(?<![\w.,])(?:{day}\s+(?:of\s+)?{upper})(?:,?\s+{year})?(?!\w)", _date, "time", True),
        (rf"\b{month}\s+{day}{to}(?![\w:%])(?:,?\s+{year})?", _date, "time", True),
        (rf"\b{month}\s+{day}(?![\w:%]|[,.]\d)(?:,?\s+{year})?", _date, "time", True),
        (rf"\b(?:{part}[\s-]*)?{named}(?:,?\s+|\s+of\s+){year}", _month, "time", True),
        (rf"\b{part}[\s-]*(?P<m>{full})\b", _month, "time", False),
        (rf"\b(?i:(?P<q>last|next|this|this\s+past))\s+(?P<m>{full})\b", _month, "time", True),
        (rf"\b(?i:in|since|until|by|during|of|from|to|for|before|after|between)\s+(?P<x>(?P<m>{full}))\b", _month, "time", True),
        (rf"\b(?P<m>{_any(m.title() for m in lex.months if m not in ('may', 'march', 'august'))})\b", _month, "time", True),
        (rf"\b(?i:in|since|from|by|until|during|before|after|of|to|and|between|throughout)\s+(?P<x>(?:{part}[\s-]*)?{year})\b(?!\s*(?:km|m\b|people|%))", _only_year, "time", True),
        (rf"\b{part}[\s-]*{year}\b", _only_year, "time", False),
        (r"\b(?i:overnight|the\s+night)\s+(?:on|to|of|into)\s+" + weekday, _overnight, "time", True),
        (rf"\b(?i:(?P<q>last|next|this|this\s+past|this\s+coming)\s+)?(?i:(?:early|earlier|late|later)(?:\s+on)?\s+)?{weekday}(?:'s|’s)?{time_of_day}", _weekday, "time", True),
        (rf"\b(?:{_any(lex.offsets)})\b", _offset, "time", False),
        (rf"\b(?:{_any(lex.periods)})\b", _period, "time", False),
        (rf"\b(?:{_any(lex.so_far)})\b", _so_far, "time", False),
        (rf"\b(?:{_any(lex.vague)})\b", _vague, "vague", False),
        (rf"\b(?:{_any(lex.now)})\b", _now, "now", False),
        (rf"\b(?:{_any(lex.from_text)})\b", _open, "open", False),
        (rf"\b(?<!\bto )(?:about\s+|around\s+|nearly\s+|almost\s+)?{number}\s+{unit}\s+(?:later|earlier|before|after|afterwards)\b", _open, "open", False),
        (rf"\b(?:about\s+|around\s+|nearly\s+|almost\s+|more\s+than\s+|some\s+)?{number}\s+{unit}\s+ago\b", _ago, "time", False),
        (rf"\b(?:the\s+|these\s+)?(?:last|past|previous|preceding)\s+(?:{number}[\s-]+)?(?P<u>hours?|days?|weeks?|months?|years?|nights?)\b", _last, "time", False),
        (rf"\bfor\s+(?:the\s+(?:past|last)\s+)?(?:(?:more\s+than|over|at\s+least|nearly|almost|about)\s+)?(?P<x>(?:(?:{number}|several|many|some)\s+)?{unit})\b", _open, "duration", False),
        (rf"\b(?:less|more)\s+than\s+(?P<n>a|an)\s+{unit}\b", _open, "duration", False),
        (rf"(?<![\w-]){number}-(?:hour|day|week|month|year|minute)(?:-(?:long|old))?\b", _open, "duration", False),
    )  # fmt: skip
    return tuple(
        (re.compile(pattern, 0 if exact else re.IGNORECASE), build, kind)
        for pattern, build, kind, exact in table
    )


def _get(match: re.Match[str], name: str) -> str | None:
    return match.group(name) if name in match.re.groupindex else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _month_number(text: str, lex: TimeWords) -> int:
    name = text.lower().rstrip(".")
    return lex.months.get(name) or lex.short_months[name]


def _squeeze(text: str) -> str:
    return " ".join(text.lower().split())


def _iso(match: re.Match[str], lex: TimeWords) -> Expression | None:
    month, day = int(match["mm"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression("day", year=int(match["y"]), month=month, day=day)


def _date(match: re.Match[str], lex: TimeWords) -> Expression | None:
    day, last = int(match["d"]), _number(_get(match, "e"))
    if not 1 <= day <= 31 or (last is not None and not day < last <= 31):
        return None
    return Expression("day", _number(_get(match, "y")), _month_number(match["m"], lex), day, last)


def _month(match: re.Match[str], lex: TimeWords) -> Expression | None:
    part, which = _get(match, "p"), _get(match, "q")
    if which is not None:
        which = {"last": "last", "next": "next"}.get(which.lower(), "this")
    return Expression(
        "month",
        year=_number(_get(match, "y")),
        month=_month_number(match["m"], lex),
        part=lex.parts.get(_squeeze(part)) if part else None,
        which=which,
    )


def _only_year(match: re.Match[str], lex: TimeWords) -> Expression | None:
    part = _get(match, "p")
    return Expression("year", year=int(match["y"]), part=lex.parts.get(_squeeze(part)) if part else None)


def _overnight(match: re.Match[str], lex: TimeWords) -> Expression | None:
    return Expression("weekday", weekday=lex.weekdays[match["w"].lower()], part="overnight")


def _weekday(match: re.Match[str], lex: TimeWords) -> Expression | None:
    which = match["q"]
    if which is not None:
        which = {"last": "last", "next": "next", "this coming": "next"}.get(_squeeze(which))
    return Expression("weekday", weekday=lex.weekdays[match["w"].lower()], which=which)


def _offset(match: re.Match[str], lex: TimeWords) -> Expression | None:
    first, last = lex.offsets[_squeeze(match.group())]
    return Expression("offset", first=first, last=last)


def _period(match: re.Match[str], lex: TimeWords) -> Expression | None:
    unit, count = lex.periods[_squeeze(match.group())]
    return Expression("period", which=unit, first=count)


def _so_far(match: re.Match[str], lex: TimeWords) -> Expression | None:
    unit, count = lex.so_far[_squeeze(match.group())]
    return Expression("period", which=unit, first=count, part="so far")


def _vague(match: re.Match[str], lex: TimeWords) -> Expression | None:
    first, last = lex.vague[_squeeze(match.group())]
    return Expression("offset", first=first, last=last)


def _now(match: re.Match[str], lex: TimeWords) -> Expression | None:
    return Expression("offset", first=0, last=0)


def _open(match: re.Match[str], lex: TimeWords) -> Expression | None:
    return Expression("open")


def _ago(match: re.Match[str], lex: TimeWords) -> Expression | None:
    count = _number(match["n"]) or lex.numbers.get(_squeeze(match["n"]), 0)
    return Expression("ago", first=count, which=lex.units[match["u"].lower()])


def _last(match: re.Match[str], lex: TimeWords) -> Expression | None:
    """ "the last two weeks", "the past 24 hours": the stretch that ends on the day of saying."""
    said = match["n"]
    count = (_number(said) or lex.numbers.get(_squeeze(said), 0)) if said else None
    unit = match["u"].lower().rstrip("s")
    if count is None and (
        unit not in ("day", "night", "hour") or not match.group().lower().startswith("the")
    ):
        if unit in ("week", "month", "year") and match.group().lower().startswith(
            ("the past", "past", "the last")
        ):
            count = 1
        else:
            return None
    days = {"hour": (count or 1) / 24, "day": count or 1, "night": count or 1, "week": 7 * (count or 1)}.get(
        unit
    )
    if days is None:
        days = (count or 1) * (30 if unit == "month" else 365)
    return Expression("offset", first=-int(-(-days // 1)), last=0)
