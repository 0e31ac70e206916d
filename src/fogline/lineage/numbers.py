"""Numbers of a passage as values, whatever the language: "1,200", "1 200", "1.2 thousand", "двадцать три", "300 %"."""

from __future__ import annotations

import re
from functools import lru_cache

from fogline.lineage.spelling import bare

__all__ = ["Numbers", "is_counted", "read_number"]

Numbers = tuple[str, int]
"""A mark ("" for none), and how many tokens it took."""

_ENGLISH = {
    **{w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                                  "sixteen seventeen eighteen nineteen".split(), 2)},
    **{w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
}  # fmt: skip
# As spelling.bare() writes both languages: "п'ять" and "пять" alike; the longer patterns stand first.
_SLAVIC = (
    (r"двисти|двести|дво?х?у?хсот", 200), (r"триста|тр[ое]хсот", 300), (r"четиреста|чотириста|чот?и?т?и?р[ое]хсот", 400),
    (r"пяти?сот", 500), (r"ш[ие]сти?сот", 600), (r"с[ие]ми?сот", 700), (r"в[ио]с[еи]ми?сот|восмисот", 800),
    (r"девяти?сот", 900), (r"сто|ста|сотн[яюие]", 100),
    (r"двадцят\w*|двадцат\w*", 20), (r"тридцят\w*|тридцат\w*", 30), (r"сорока?", 40), (r"пят[ию]?десят\w*", 50),
    (r"ш[ие]ст[ию]?десят\w*", 60), (r"с[ие]м[ию]?десят\w*", 70), (r"в[ио]с[еи]?м[ию]?десят\w*", 80), (r"девяност[оа]", 90),
    (r"одина?н?адц[яа]т\w*|одиннадцат\w*", 11), (r"дв[ае]надц[яа]т\w*", 12), (r"тринадц[яа]т\w*", 13),
    (r"ч[ое]т[ие]?рнадц[яа]т\w*", 14), (r"пятнадц[яа]т\w*", 15), (r"ш[ие]стнадц[яа]т\w*", 16),
    (r"с[ие]мнадц[яа]т\w*", 17), (r"в[ио]с[еи]мнадц[яа]т\w*", 18), (r"девятнадц[яа]т\w*", 19),
    (r"дв(?:а|е|и|ох|ух|ом|ум|ома|умя|ое|оих|оим|оими)", 2), (r"тр(?:и|ох|ех|ом|ем|ома|емя|ое|оих|оим)", 3),
    (r"ч[ое]т[иы]?р(?:и|е|ох|ех|ом|ем|ма|мя)|четверо|четверих", 4), (r"пят(?:и|ю|ох|ом|ма|еро|ерих|ерим)?", 5),
    (r"ш[ие]ст(?:и|ю|ох|ом|ма|еро|ерих)?", 6), (r"с[ие]м(?:и|ю|ох|ом|ма|еро|ерих)?|сям", 7),
    (r"в[ио]с[еи]?м(?:и|ю|ох|ом|ма|еро|ерих)?", 8), (r"девят(?:и|ю|ох|ом|ма|еро)?", 9),
    (r"десят(?:и|ю|ох|ом|ма|еро|ок)?", 10),
)  # fmt: skip
_VALUES = tuple((re.compile(pattern), value) for pattern, value in _SLAVIC)
_SCALES = (
    (re.compile(r"hundred|hundreds"), 100), (re.compile(r"thousand|тис|тисяч\w*"), 1_000),
    (re.compile(r"million|mln|m|млн|миллион\w*|милйон\w*"), 1_000_000),
    (re.compile(r"billion|bn|млрд|миллиард\w*|милярд\w*"), 1_000_000_000),
)  # fmt: skip
_PERCENT = re.compile(r"percent|per|pct|процент\w*|видсот\w*|%")
_MONTHS = tuple(
    re.compile(p)
    for p in (
        r"jan|january|январ\w*|сичн\w*|сичен", r"feb|february|феврал\w*|лют(?:ого|ий|ому|им)",
        r"mar|march|март\w?|березн\w*|березен", r"apr|april|апрел\w*|квитн\w*|квитен", r"may|ма[йяею]|травн\w*|травен",
        r"jun|june|июн\w*|червн\w*|червен", r"jul|july|июл\w*|липн\w*|липен", r"aug|august|август\w?|серпн\w*|серпен",
        r"sep|sept|september|сентябр\w*|вересн\w*|вересен", r"oct|october|октябр\w*|жовтн\w*|жовтен",
        r"nov|november|ноябр\w*|листопад\w*", r"dec|december|декабр\w*|грудн\w*|груден",
    )
)  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,.']\d{3})+$")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2,4}))?$|(\d{4})-(\d{2})-(\d{2})$")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?$")


@lru_cache(maxsize=65_536)
def _word(word: str) -> tuple[int, int, int, bool]:
    """What a word says in a number: its value, the scale that it multiplies by, its month, whether it is per cent."""
    low = bare(word)
    value = _ENGLISH.get(low, 0) or next((v for p, v in _VALUES if p.fullmatch(low)), 0)
    scale = next((s for p, s in _SCALES if p.fullmatch(low)), 0)
    month = next((n for n, p in enumerate(_MONTHS, 1) if p.fullmatch(low)), 0)
    if month and low.isascii() and len(low) < 6 and not word[:1].isupper():
        month = 0  # "may", "march" are words too
    return value, scale, month, bool(_PERCENT.fullmatch(low))


@lru_cache(maxsize=65_536)
def is_counted(word: str) -> bool:
    """Whether a word (not digits) may begin a number or a date."""
    value, scale, month, _ = _word(word)
    return bool(value or month or scale >= 1_000)


def read_number(tokens: list[str], at: int) -> Numbers:
    """The mark of the number, date or clock time that begins at token ``at``: "#300", "#19%", "d11-07", "t14:30", "y2025".

    A month alone is "m11". Nothing ("") where the token says no amount, as "one" does.
    """
    first = tokens[at]
    if first[0].isdecimal():
        return _digits(tokens, at)
    value, scale, month, _ = _word(first)
    if month:
        day = _day(tokens[at + 1]) if at + 1 < len(tokens) else 0
        return (f"d{month:02}-{day:02}", 2) if day else (f"m{month:02}", 1)
    if scale and not value:
        return "", 1  # "thousands of": no amount is said
    total, group, taken = 0.0, 0.0, 0
    while at + taken < len(tokens):
        value, scale, _, _ = _word(tokens[at + taken])
        if value and value < _unit(group):
            group += value
        elif scale == 100 and 0 < group < 10:
            group *= 100
        elif scale >= 1_000 and group:
            total, group = total + group * scale, 0
        elif not (
            group and group % 100 == 0 and tokens[at + taken] == "and" and _goes_on(tokens, at + taken + 1)
        ):
            break
        taken += 1
    return _amount(total + group, tokens, at + taken, taken)


def _goes_on(tokens: list[str], at: int) -> bool:
    """Whether a number below a hundred stands there: "three hundred and fifty"."""
    return at < len(tokens) and 0 < _word(tokens[at])[0] < 100


def _unit(group: float) -> float:
    """What a further number word must be less than to go on with ``group``: after "twenty" only one to nine."""
    if not group:
        return 1_000
    return 100 if group % 100 == 0 else 10 if group % 10 == 0 and group % 100 != 10 else 0


def _day(token: str) -> int:
    day = token.rstrip("stndrhгое-")
    return int(day) if day.isdecimal() and len(day) <= 2 and 1 <= int(day) <= 31 else 0


def _amount(value: float, tokens: list[str], after: int, taken: int) -> Numbers:
    """The mark of ``value``, which ``taken`` tokens gave, with the scale or the per cent that stands at ``after``."""
    if after < len(tokens) and not tokens[after][0].isdecimal():
        _, scale, _, percent = _word(tokens[after])
        if scale >= 1_000:
            value, taken, after = value * scale, taken + 1, after + 1
        if percent or (after < len(tokens) and _word(tokens[after])[3] and tokens[after] != "per"):
            cent = tokens[after] == "per" and tokens[after + 1 : after + 2] == ["cent"]
            if tokens[after] != "per" or cent:
                return f"#{value:.12g}%", taken + 1 + cent
    return (f"#{value:.12g}", taken) if value != 1 else ("", taken)


def _digits(tokens: list[str], at: int) -> Numbers:
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if clock := _CLOCK.match(token):
        hour = int(clock[1]) + 12 * (after.lower() in ("pm", "p") and clock[1] != "12")
        return f"t{hour:02}:{clock[2]}", 1
    if dated := _DATE.match(token):
        day, month = dated[1] or dated[6], dated[2] or dated[5]
        if (dated[3] or dated[4] or "/" in token) and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return f"d{int(month):02}-{int(day):02}", 1
    if after and not after[0].isdecimal():
        day, month_number = _day(token), _word(after)[2]
        if day and month_number:
            return f"d{month_number:02}-{day:02}", 2
        half = after.lower() if len(after) > 1 else after + "".join(tokens[at + 2 : at + 3])
        if day and half in ("am", "pm"):
            return f"t{day % 12 + 12 * (half == 'pm'):02}:00", 3 - (len(after) > 1)
    value = _value(token)
    if len(token) == 4 and 1900 <= value <= 2100:
        return f"y{token}", 1
    return _amount(value, tokens, at + 1, 1)


def _value(token: str) -> float:
    """The value of digits with separators: a comma or stop before three digits separates thousands, else it is decimal."""
    if _GROUPED.match(token):
        return float("".join(c for c in token if c.isdecimal()))
    number = re.match(r"\d+(?:[.,]\d+)?", token)
    return float(number.group().replace(",", ".")) if number else 0.0
