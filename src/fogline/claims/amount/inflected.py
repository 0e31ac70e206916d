"""Amounts in languages whose words change their endings: Ukrainian and Russian.

The same amounts as ``amounts.find`` gives for English. Case endings, lexicons of stems and word order decide; no parse
is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.claims.amount.counted import Counted, Outcome
from fogline.claims.amount.found import FoundAmount
from fogline.claims.amount.inflected_counted import counted, outcome_of
from fogline.claims.amount.inflected_names import is_name_or_date
from fogline.claims.amount.inflected_numbers import HYPHENS, number_at
from fogline.claims.amount.numbers import Number
from fogline.claims.what.words import Words
from fogline.knowledge.amounts.inflected_words import InflectedWords
from fogline.model import Amount

__all__ = ["find_inflected"]

_SINGLE_REACH = 4
_MOVE_REACH = 6
_BREAKS = frozenset({",", ".", ";", ":", "(", ")"})


@dataclass(frozen=True, slots=True)
class _Bounds:
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: str | None
    stale: bool = False
    """Whether it is where a change began: the 40 of "from 40 to 53"."""


def find_inflected(
    words: Words, lexicon: InflectedWords, apart: Sequence[tuple[int, int]]
) -> list[FoundAmount]:
    """The amounts of a document, in order; numbers within the stretches ``apart`` (code points) are times."""
    found: list[FoundAmount] = []
    index, stretch = 0, 0
    apart = sorted(apart)
    while index < len(words):
        while stretch < len(apart) and apart[stretch][1] <= words.starts[index]:
            stretch += 1
        in_time = stretch < len(apart) and apart[stretch][0] <= words.starts[index] < apart[stretch][1]
        number = None if in_time else number_at(words, index, lexicon)
        if number is None:
            if not in_time and (one := _single(words, index, lexicon)) is not None:
                found.append(one)
            index += 1
            continue
        last = found[-1] if found else None
        one = None if is_name_or_date(words, number, lexicon) else _amount(words, number, lexicon, last)
        if one is not None:
            found.append(one)
            index = max(number.end, words.index_at(one.end))
        else:
            index = number.end
    return found


def _amount(
    words: Words, number: Number, lexicon: InflectedWords, last: FoundAmount | None
) -> FoundAmount | None:
    bounds = _bounds(words, number, lexicon)
    unit, end = _unit(words, bounds, lexicon)
    what = counted(words, end, unit, lexicon)
    before = _noun_before(words, bounds, lexicon) if what.head is None and unit is None else None
    if before is not None:
        what = Counted(before, before, end, True)
        if bounds.qualifier is None and bounds.value is not None:
            qualifier = words.text[words.starts[number.start - 1] : words.ends[number.end - 1]].lower()
            bounds = _Bounds(
                bounds.start, bounds.end, bounds.value, None, None, f"about ({qualifier})", bounds.stale
            )
    stop = _next_number(words, what.end, lexicon)
    outcome, part = outcome_of(
        words, bounds.start, what, lexicon, (last.outcome, last.noun_end) if last else None, stop
    )
    weight = _weight(words, number, bounds, unit, what, outcome, lexicon)
    if weight is None:
        return None
    of = what.text
    if outcome is not None and outcome.text is not None and outcome.name != what.outcome:
        of = f"{of} {outcome.text}" if of else outcome.text
    elif what.outcome is not None:
        of = f"{of} {what.outcome}"
    amount = Amount(bounds.value, bounds.low, bounds.high, unit, of, bounds.qualifier)
    return FoundAmount(
        start=words.starts[bounds.start],
        end=words.ends[end - 1],
        amount=amount,
        noun_end=words.ends[what.end - 1] if what.end > end else words.ends[end - 1],
        outcome=outcome.name if outcome else None,
        noun=what.head,
        part_of_last=part,
        weight=weight,
    )


def _noun_before(words: Words, bounds: _Bounds, lexicon: InflectedWords) -> str | None:
    """ "человек пять": the noun before the number, which makes it approximate."""
    at = bounds.start - 1
    noun = lexicon.nouns.get(words.at(at))
    if noun is None or words.at(bounds.end) in lexicon.nouns:
        return None
    plural = words.at(at).endswith(("ей", "ів", "ов", "век", "осіб", "ек", "ок", "ам", "ин"))
    return (
        noun
        if plural and noun in lexicon.persons and words.at(at) not in lexicon.single
        else (noun if words.at(at) in ("человек", "чоловік", "осіб", "людей") else None)
    )


def _next_number(words: Words, at: int, lexicon: InflectedWords) -> int:
    last = words.sentence_words(at - 1)[1]
    for index in range(at, min(last, at + 14)):
        if number_at(words, index, lexicon) is not None:
            return index
    return last


def _weight(
    words: Words,
    number: Number,
    bounds: _Bounds,
    unit: str | None,
    what: Counted,
    outcome: Outcome | None,
    lexicon: InflectedWords,
) -> int | None:
    """How much the amount matters; ``None`` where it is no amount after all."""
    if unit is not None:
        return 3 if unit == "percent" else 1
    if bounds.stale:
        return 0
    known = what.head is not None and what.head in lexicon.nouns.values
    if words.at(number.start) in lexicon.pairs and not known:
        return None
    if outcome is not None:
        return 3
    if number.value == 0:
        return None
    bare = number.end == number.start + 1 and not number.digits and number.value == 1
    if bare:
        return 2 if known else None
    if number.vague is not None:
        return 2 if known else 0
    if known:
        return 2
    if what.head is None:
        return 1 if bounds.qualifier or (number.digits and (number.value or 0) >= 10) else 0
    return 1


def _bounds(words: Words, number: Number, lexicon: InflectedWords) -> _Bounds:
    """The number with a second number of a range and the qualifiers on both sides."""
    second = _second(words, number, lexicon)
    if second is not None and number.value is not None and second.value is not None:
        low = _lifted(words, number.value, second, lexicon)
        if low < second.value:
            start, word = _opened(words, number, lexicon)
            return _Bounds(start, second.end, None, low, second.value, word)
    start, before = _before(words, number, lexicon)
    end, after = _after(words, number.end, lexicon)
    qualifier = before or after
    stale = (
        (
            words.at(number.start - 1) in lexicon.from_change
            and words.at(number.end) == lexicon.up_to
            and number_at(words, number.end + 1, lexicon) is not None
        )
        if number.end + 1 < len(words)
        else False
    )
    value = number.value
    if value is None:
        most = before in lexicon.at_most or before == lexicon.up_to
        return _Bounds(
            start, end, None, number.low, None, f"{before} {number.vague}" if most else number.vague
        )
    if before in lexicon.at_least or after in lexicon.after_least:
        return _Bounds(start, end, value, value, None, qualifier, stale)
    if before in lexicon.at_most or after in lexicon.after_most or before == lexicon.up_to:
        return _Bounds(start, end, value, None, value, qualifier, stale)
    return _Bounds(start, end, value, None, None, qualifier, stale)


def _lifted(words: Words, low: float, second: Number, lexicon: InflectedWords) -> float:
    """ "від 10 до 20 тисяч" means ten thousand: a scale that only the second number bears goes for both."""
    at = second.end - 1
    scale = lexicon.scales.get(words.at(at)) or lexicon.scales.get(
        words.at(at - 1) if words.at(at) == "." else ""
    )
    return low * scale if scale and low < 1000 and low * scale < (second.value or 0) else low


def _second(words: Words, number: Number, lexicon: InflectedWords) -> Number | None:
    """The upper number of a range: "10-20", "від 10 до 20", "между 10 и 20", "10 или 11"."""
    joint, before = words.at(number.end), words.at(number.start - 1)
    if number.end + 1 >= len(words):
        return None
    glued = words.glued(number.end) and words.glued(number.end + 1)
    joined = (
        (
            joint in HYPHENS
            and (glued or (not words.glued(number.end + 1) and joint in ("–", "-") and number.digits))
        )
        or (joint == lexicon.up_to and before in lexicon.from_low)
        or (joint in lexicon.joints and before == lexicon.between)
        or (joint in lexicon.alternatives)
    )
    if not joined:
        return None
    second = number_at(words, number.end + 1, lexicon)
    if second is None or second.value is None or is_name_or_date(words, second, lexicon):
        return None
    return second


def _opened(words: Words, number: Number, lexicon: InflectedWords) -> tuple[int, str | None]:
    before = words.at(number.start - 1)
    if before in lexicon.from_low or before == lexicon.between:
        return number.start - 1, before
    start, qualifier = _before(words, number, lexicon)
    joint = words.at(number.end)
    return start, qualifier or (joint if joint in lexicon.alternatives else None)


def _before(words: Words, number: Number, lexicon: InflectedWords) -> tuple[int, str | None]:
    """The longest bound or approximation that ends just before the number."""
    first = words.sentence_words(number.start)[0]
    last = number.start - 1
    while last > first and words.at(last) in lexicon.passed:
        last -= 1
    if words.at(last) in lexicon.currencies and not words.at(last).isalpha():
        last -= 1
    for length in (4, 3, 2, 1):
        if last - length + 1 < first:
            continue
        phrase = " ".join(words.lower[last - length + 1 : last + 1])
        if phrase in lexicon.at_least or phrase in lexicon.at_most or phrase in lexicon.about:
            return last - length + 1, phrase
    if words.at(last) == lexicon.up_to and not _reached(words, last, lexicon):
        return last, lexicon.up_to
    return number.start, None


def _reached(words: Words, at: int, lexicon: InflectedWords) -> bool:
    """Whether "to" before a number says what was reached: "зросла до 15", "з 40 до 53"."""
    first = words.sentence_words(at)[0]
    for index in range(at - 1, max(first, at - _MOVE_REACH) - 1, -1):
        word = words.lower[index]
        if word in lexicon.moves:
            return True
        if word in _BREAKS:
            return False
        if word in lexicon.from_change and words.at(index + 1)[:1].isdigit():
            return True
    return False


def _after(words: Words, end: int, lexicon: InflectedWords) -> tuple[int, str | None]:
    for length in (3, 2, 1):
        phrase = " ".join(words.at(end + k) for k in range(length))
        if phrase in lexicon.after_least or phrase in lexicon.after_most or phrase in lexicon.after_about:
            return end + length, phrase
    return end, None


def _unit(words: Words, bounds: _Bounds, lexicon: InflectedWords) -> tuple[str | None, int]:
    """The unit after the number or the money sign before it, and the word after it."""
    end = bounds.end
    for at in range(bounds.start - 1, bounds.end):
        if words.at(at) in lexicon.currencies and not words.at(at).isalpha():
            return lexicon.currencies[words.at(at)], end
    step = 1 if words.at(end) in HYPHENS and words.glued(end) else 0
    for length in (4, 3, 2, 1):
        phrase = " ".join(words.at(end + step + k) for k in range(length))
        unit = lexicon.units.get(phrase) or lexicon.currencies.get(phrase)
        if unit is not None:
            return unit, end + step + length
    return None, end


def _single(words: Words, index: int, lexicon: InflectedWords) -> FoundAmount | None:
    """ "загинула жінка": one, where an outcome stands beside one person."""
    noun = lexicon.single.get(words.lower[index])
    if noun is None or (index + 1 < len(words) and number_at(words, index + 1, lexicon) is not None):
        return None  # "человек пять"
    first, last = words.sentence_words(index)
    for at in (
        *range(index - 1, max(first, index - _SINGLE_REACH) - 1, -1),
        None,
        *range(index + 1, min(last, index + _SINGLE_REACH)),
    ):
        if at is None:
            continue
        word = words.lower[at]
        if word in _BREAKS and at > index:
            break
        if word in _BREAKS or number_at(words, at, lexicon) is not None:
            if at < index:
                continue
            break
        found = lexicon.outcomes.get(word)
        if found in ("killed", "wounded", "missing") and not _plural(word):
            start, end = words.starts[index], words.ends[index]
            amount = Amount(1.0, None, None, None, f"{noun} {found}", None)
            return FoundAmount(start, end, amount, end, found, "people", False, 1)
    return None


def _plural(word: str) -> bool:
    return word.endswith(("ли", "ні", "ых", "их", "ны", "ные", "ими"))
