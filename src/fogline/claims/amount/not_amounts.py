"""Numbers that name or date something and count nothing."""

from __future__ import annotations

from fogline.claims.amount.numbers import Number
from fogline.claims.what.words import Words
from fogline.knowledge.amounts.amount_words import AmountWords

__all__ = ["is_name_or_date"]

_JOINS = frozenset("-–—")


def is_name_or_date(words: Words, number: Number, lexicon: AmountWords) -> bool:
    """Whether this number is a year, a date, a clock time, an age, a calibre, or part of a name."""
    return (
        _part_of_name(words, number, lexicon)
        or _clock_or_calibre(words, number, lexicon)
        or _age_or_span(words, number, lexicon)
        or (number.digits and (_date(words, number, lexicon) or _year(words, number, lexicon)))
    )


def _part_of_name(words: Words, number: Number, lexicon: AmountWords) -> bool:
    at, before = number.start, words.at(number.start - 1)
    small = lexicon.names
    if number.digits and before == "[" and words.glued(at) and words.at(number.end) == "]":
        return True  # the mark of a footnote
    if number.digits:
        if words.glued(at) and (before[:1].isalpha() or before in ("#", "_", "/", ":", "@")):
            return True  # M142, #12, 10:30
        if before in _JOINS and words.glued(at) and words.glued(at - 1) and words.at(at - 2)[:1].isalpha():
            return words.at(at - 2) not in lexicon.numbers  # Su-34, Shahed-136, COVID-19
        if number.end < len(words) and words.glued(number.end):
            after = words.lower[number.end]
            if after in small.ordinals or after == "/":
                return True
            if after[0].isalpha() and after not in lexicon.units and after not in small.calibre:
                return True
            if after == ":" and words.at(number.end + 1)[:1].isdigit():
                return True
        if before in lexicon.numbered_after and not words.glued(at):
            return not _lower_noun(words, at - 1, lexicon)
        if before == "." and words.at(at - 2) in small.numbered_short:
            return True
        if words.at(number.end) in lexicon.units_of_force and words.forms[number.end][0].isupper():
            return True
    if words.at(at) != lexicon.ranges.one:
        return False
    if words.at(number.end) == lexicon.ranges.of and words.at(number.end + 1) in lexicon.counting.determiners:
        return before in small.nobody or words.at(number.end + 2) in small.one_of  # "one of its soldiers"
    return before in small.nobody or words.at(number.end) in small.one_of


def _lower_noun(words: Words, at: int, lexicon: AmountWords) -> bool:
    """Whether a word such as "group" or "age" before a number is a plain noun that ends its own phrase."""
    plain = words.lower[at] in lexicon.names.plain
    return plain and words.forms[at][0].islower() and words.pos[at] == "VERB"


def _clock_or_calibre(words: Words, number: Number, lexicon: AmountWords) -> bool:
    small = lexicon.names
    after = words.at(number.end)
    if after == "-":
        after = words.at(number.end + 1)
    if after in small.clock or after in small.calibre:
        return True
    joined = words.forms[number.start] if number.digits else ""
    if "." in joined and words.at(number.end) in small.clock:
        return True
    return number.digits and words.at(number.start - 1) == ":" and words.glued(number.start)


def _age_or_span(words: Words, number: Number, lexicon: AmountWords) -> bool:
    """ "21-year-old", "three-year war", "18-month siege", ", 21,", "aged 21"."""
    end, small = number.end, lexicon.names
    if words.at(end) == "-" and words.glued(end):
        after = words.at(end + 1)
        if after[:1].isalpha() and after not in small.span_joints:
            return True  # a number joined to a noun is an adjective: 400-strong is the exception
    if words.at(end) in small.years and words.at(end + 1) == small.old:
        return words.at(number.start - 1) not in {small.between, *small.ages}
    before = words.at(number.start - 1)
    if (
        number.digits
        and before == ","
        and words.at(end) in (",", ".", ")")
        and words.forms[number.start - 2][0].isupper()
        and not words.forms[number.start - 2][0].isdigit()
    ):
        return 0 < (number.value or 0) < 120 and number.end == number.start + 1
    return False


def _date(words: Words, number: Number, lexicon: AmountWords) -> bool:
    """ "7 November", "Nov. 7", "2025-11-07", "7/11"."""
    value = number.value or 0
    before, after = words.at(number.start - 1), words.at(number.end)
    if before == "." and words.at(number.start - 2) in lexicon.months:
        before = words.at(number.start - 2)
    month_before = (before in lexicon.months and words.forms[number.start - 1][0].isupper()) or (
        before in lexicon.months and words.at(number.start - 1) == "."
    )
    if value <= 31 and value == int(value):
        if month_before and (
            before != lexicon.names.month_or_verb or words.forms[number.start - 1][:1].isupper()
        ):
            return True
        if after in lexicon.months and words.forms[number.end][0].isupper():
            return True
    joined = words.forms[number.start]
    if joined.count(".") == 2:
        return True
    if before == "-" and words.glued(number.start) and words.at(number.start - 2).isdigit():
        return words.at(number.start - 3) == "-" or (after == "-" and words.at(number.end + 1).isdigit())
    return after == "-" and words.at(number.end + 1).isdigit() and words.at(number.end + 2) == "-"


def _year(words: Words, number: Number, lexicon: AmountWords) -> bool:
    """A bare number from 1900 to 2099 that is dated by its neighbours or counts nothing."""
    form = words.forms[number.start]
    if not (
        len(form) == 4 and form.isdigit() and 1900 <= int(form) <= 2099 and number.end == number.start + 1
    ):
        return False
    before, after = words.at(number.start - 1), words.at(number.end)
    if before in lexicon.months or words.at(number.start - 2) in lexicon.months:
        return True
    if after in lexicon.persons or after in lexicon.things or after in lexicon.units:
        return before in lexicon.names.year_before - lexicon.names.year_or_count
    following = words.pos[number.end] if number.end < len(words) else "PUNCT"
    return (
        before in lexicon.names.year_before
        or before in lexicon.names.year_marks
        or following not in ("NOUN", "ADJ", "PROPN")
    )
