"""Amounts as said: numbers with their bounds, their unit and what is counted.

Only what counts or measures is an amount: not years and dates, clock times, ages, calibres, names of weapons
("Su-34"), of units ("the 47th Brigade") and of documents ("Resolution 1701").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from fogline.claims.amount.counted import Counted, counted, outcome_of
from fogline.claims.amount.found import FoundAmount
from fogline.claims.amount.inflected import find_inflected
from fogline.claims.amount.not_amounts import is_name_or_date
from fogline.claims.amount.numbers import Number, number_at
from fogline.claims.what.words import Words
from fogline.claims.when.time_grammar import atoms
from fogline.claims.who.qualifiers import qualifier_after, qualifier_before
from fogline.knowledge.amounts.amount_words import AmountWords
from fogline.knowledge.amounts.english import ENGLISH
from fogline.knowledge.amounts.inflected_words import InflectedWords
from fogline.knowledge.amounts.russian import RUSSIAN
from fogline.knowledge.amounts.ukrainian import UKRAINIAN
from fogline.model import Amount

__all__ = ["FoundAmount", "find", "of_claim"]


_PARSED: Mapping[str, AmountWords] = {"en": ENGLISH}
_INFLECTED: Mapping[str, InflectedWords] = {"uk": UKRAINIAN, "ru": RUSSIAN}


@dataclass(frozen=True, slots=True)
class _Bounds:
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: str | None


def find(doc: Doc, language: str = "en", apart: Sequence[tuple[int, int]] | None = None) -> list[FoundAmount]:
    """The amounts of a document, in order.

    ``apart`` are stretches (code points) that hold times, whose numbers count nothing; found here if not given.
    """
    if (inflected := _INFLECTED.get(language)) is not None:
        return find_inflected(Words.of(doc), inflected, apart or ())
    lexicon = _PARSED.get(language)
    if lexicon is None:
        return []
    words = Words.of(doc)
    found: list[FoundAmount] = []
    index, stretch = 0, 0
    if apart is None:
        apart = [(a.start, a.end) for a in atoms(doc.text, language) if a.kind != "duration"]
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
        name = is_name_or_date(words, number, lexicon)
        one = None if name else _amount(words, number, lexicon, found[-1] if found else None)
        if one is not None:
            found.append(one)
            index = max(number.end, words.index_at(one.end))
        else:
            index = number.end
    return found


def of_claim(found: Sequence[FoundAmount], start: int, end: int) -> FoundAmount | None:
    """The one amount that a claim with the code points ``start`` to ``end`` is about, if any.

    What is counted with an outcome or as a share comes before other counts, and those before durations.
    """
    inside = [one for one in found if one.start < end and one.end > start and one.weight > 0]
    inside = [one for one in inside if one.end <= end or one.start >= start]
    if not inside:
        return None
    whole = [one for one in inside if not one.part_of_last] or inside
    return max(whole, key=lambda one: (one.weight, -one.start))


_FEW = 10


def _amount(
    words: Words, number: Number, lexicon: AmountWords, last: FoundAmount | None
) -> FoundAmount | None:
    bounds = _bounds(words, number, lexicon)
    unit, end = ("percent", bounds.end) if number.share else _unit(words, bounds, lexicon)
    what = counted(words, bounds.start, end, unit, lexicon)
    outcome, part = outcome_of(
        words, bounds.start, what, lexicon, (last.outcome, last.noun_end) if last else None
    )
    weight = _weight(words, number, bounds, unit, what, outcome, lexicon)
    noun = what.head
    if noun is None and last is not None:
        same = words.sentence[words.index_at(last.start)] == words.sentence[bounds.start]
        small = lexicon.counting
        after = small.persons_after if last.noun in lexicon.persons else small.things_after
        if same and words.at(end) in after and last.noun in lexicon.persons | lexicon.things:
            noun = last.noun
            weight = 2 if weight == 0 else weight
    if weight is None:
        return None
    of = what.text
    if outcome is not None and outcome.text is not None:
        of = f"{of} {outcome.text}" if of else outcome.text
    amount = Amount(bounds.value, bounds.low, bounds.high, unit, of, bounds.qualifier)
    return FoundAmount(
        start=words.starts[bounds.start],
        end=words.ends[end - 1],
        amount=amount,
        noun_end=words.ends[what.end - 1] if what.end > end else words.ends[end - 1],
        outcome=outcome.name if outcome else None,
        noun=noun,
        part_of_last=part,
        weight=weight,
    )


def _weight(
    words: Words,
    number: Number,
    bounds: _Bounds,
    unit: str | None,
    what: Counted,
    outcome: object,
    lexicon: AmountWords,
) -> int | None:
    """How much the amount matters; ``None`` where it is no amount after all."""
    if unit is not None:
        return 3 if unit == "percent" else 1
    if outcome is not None:
        return 3 if number.vague is None or what.head in lexicon.persons or what.head is None else 1
    concrete = what.head in lexicon.persons or what.head in lexicon.things
    small = not number.digits and (number.value or 0) < _FEW
    if small and words.at(bounds.start - 1) in lexicon.counting.definite:
        return None  # "the two republics" says which, not how many
    if number.vague is not None:
        return 2 if concrete else (None if what.head in lexicon.abstract or what.head is None else 0)
    bare = bounds.end == bounds.start + 1 and not number.digits
    if bare and words.at(number.start) == lexicon.ranges.one:
        return 2 if concrete and words.at(number.end) != lexicon.ranges.of else None
    if number.value == 0:
        return None
    if concrete:
        return 2
    if what.head is None:
        if words.at(bounds.end) == lexicon.ranges.of and words.at(bounds.end + 1) in lexicon.counting.of_them:
            return 2
        told = words.tags[bounds.end : bounds.end + 1] in (["VBD"], ["VBP"]) and (number.value or 0) > 1
        return 1 if told or bounds.qualifier or (number.digits and (number.value or 0) >= 10) else 0
    return 0 if what.head in lexicon.abstract else 1


def _bounds(words: Words, number: Number, lexicon: AmountWords) -> _Bounds:
    """The number with a second number of a range and the qualifiers on both sides."""
    second = _second(words, number, lexicon)
    if second is not None:
        low, high = number.value, second.value
        if low is not None and high is not None:
            if (
                low < 1000 <= high
                and words.text[words.starts[number.start] : words.ends[number.end - 1]].isdigit()
            ):
                low = _lift(words, number, second, low, high, lexicon)
            if low < high:
                start, word = _before_range(words, number, lexicon)
                return _Bounds(start, second.end, None, low, high, word)
    start, before = qualifier_before(words, number.start, lexicon)
    end, after = qualifier_after(words, number.end, lexicon)
    qualifier = before or after
    if number.value is None:
        high = None
        if qualifier in lexicon.at_most:
            return _Bounds(start, end, None, number.low, None, f"{qualifier} {number.vague}")
        return _Bounds(start, end, None, number.low, high, number.vague)
    value = number.value
    if before in lexicon.at_least or after in lexicon.at_least_after:
        return _Bounds(start, end, value, value, None, qualifier)
    if before in lexicon.at_most or after in lexicon.at_most_after:
        return _Bounds(start, end, value, None, value, qualifier)
    return _Bounds(start, end, value, None, None, qualifier)


def _lift(
    words: Words, number: Number, second: Number, low: float, high: float, lexicon: AmountWords
) -> float:
    """ "10 to 20 thousand" means ten thousand: a scale that only the second number bears goes for both."""
    scale = lexicon.scales.get(words.at(second.end - 1))
    return low * scale if scale and low * scale < high else low


def _second(words: Words, number: Number, lexicon: AmountWords) -> Number | None:
    """The upper number of a range: "10-20", "10 to 20", "between 10 and 20", "10 or 11"."""
    small = lexicon.ranges
    joint = words.at(number.end)
    reach = range(1, 5) if _of_age(words, number.start, lexicon) else range(1, 3)
    between = words.at(number.start - 1) in small.near and any(
        words.at(number.start - k) == small.between for k in reach
    )
    glued = words.glued(number.end) and words.glued(number.end + 1)
    if not (
        (joint in ("-", "–", "—") and glued)
        or (joint in ("-", "–", small.to, small.or_) and words.at(number.start - 1) != small.from_)
        or (
            joint == small.to
            and words.at(number.start - 1) == small.from_
            and words.at(number.start - 2) not in small.moves
        )
        or (joint == small.and_ and between)
    ):
        return None
    at = number.end + 1
    if at >= len(words):
        return None
    second = number_at(words, at, lexicon)
    if second is None or second.value is None or is_name_or_date(words, second, lexicon):
        return None
    if joint == small.or_ and words.at(second.end) in lexicon.at_least_after:
        return None
    return second


def _of_age(words: Words, start: int, lexicon: AmountWords) -> bool:
    """ "the ages of eight": years, though no word says so after the number."""
    return words.at(start - 1) == lexicon.ranges.of and words.at(start - 2) in lexicon.counting.age


def _before_range(words: Words, number: Number, lexicon: AmountWords) -> tuple[int, str | None]:
    small = lexicon.ranges
    if words.at(number.start - 1) in (small.between, small.from_):
        return number.start - 1, words.at(number.start - 1)
    start, qualifier = qualifier_before(words, number.start, lexicon)
    joint = words.at(number.end)
    return start, qualifier or (joint if joint == small.or_ else None)


def _unit(words: Words, bounds: _Bounds, lexicon: AmountWords) -> tuple[str | None, int]:
    """The unit after the number or the money sign before it, and the word after it."""
    end = bounds.end
    for at in range(bounds.start - 1, bounds.end):
        if words.at(at) in lexicon.currencies and not words.at(at).isalpha():
            return lexicon.currencies[words.at(at)], end
    if _of_age(words, bounds.start, lexicon):
        return lexicon.units.get("years"), end
    step = 1 if words.at(end) == "-" and words.glued(end) else 0
    for length in (3, 2, 1):
        phrase = " ".join(words.at(end + step + k) for k in range(length))
        unit = lexicon.units.get(phrase) or lexicon.currencies.get(phrase)
        if unit is not None:
            return unit, end + step + length
    return None, end


def _single(words: Words, index: int, lexicon: AmountWords) -> FoundAmount | None:
    """ "a woman was killed": one, where an outcome governs a person."""
    if words.lower[index] not in lexicon.ranges.a:
        return None
    what = counted(words, index, index + 1, None, lexicon)
    if what.head not in lexicon.persons or what.plural:
        return None
    outcome, part = outcome_of(words, index, what, lexicon, None)
    if (
        outcome is None
        or outcome.text is None
        or outcome.name not in ("killed", "wounded", "missing", "captured")
    ):
        return None
    amount = Amount(1.0, None, None, None, f"{what.text} {outcome.text}", None)
    start, end = words.starts[index], words.ends[what.end - 1]
    found = FoundAmount(start, end, amount, end, outcome.name, what.head, part, 1)
    return replace(found, part_of_last=part)
