"""The numbers of a passage, with their bounds and what they count, read the same way in three languages.

Claims carry one amount each; a passage may hold several, and a pickup may put them in a sentence of which no claim was
made. So both passages of a pickup are read here by the same rules, with the words that claims read amounts with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.knowledge.wording import stem
from fogline.lineage.drift_lexicon import Lexicon, lexicon_of
from fogline.lineage.drift_spelled import DASHES, LETTER, Bound, Raw, Words, is_name, number_at

__all__ = ["Bound", "Number", "read_numbers"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: ``start`` and ``end`` count code points of it and take in the words of the bound.

    ``value`` is ``None`` for a range and for vague numbers, which have a ``low``; ``noun`` and ``outcome`` are what is
    counted and what became of it, in English; ``unit`` as in ``Amount``.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None
    noun: str | None = None
    outcome: str | None = None
    word: str | None = None
    """The stem of the word after the number, where no known noun follows."""


_NOUN_REACH, _OUTCOME_REACH = 4, 9
_OTHER_PART = 3
"""How many words a comma or an "and" counts for: what stands behind it is told of something else, if of anything."""
_PREPOSITIONS = frozenset("in at of by with у в во на с со з із зі по из".split())
"""What may stand between a bound and its number: "примерно у 18 тысяч"."""
_PARTICLE_OF = frozenset(
    "hand handed handing hands take took taken taking turn turned turning give gave given bring brought".split()
)
"""Verbs to which an "over" or "under" after them belongs."""
_AREAS = frozenset(("districts", "villages", "cities", "areas", "localities", "positions", "city", "regions"))
_TIMES = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "seconds"))
_STOPS = frozenset(".;:!?…\n")
_SHORTEST = 4


def read_numbers(text: str, start: int, end: int, language: str | None) -> tuple[Number, ...]:
    """The numbers that count or measure something in ``text`` from ``start`` to ``end``, in order.

    Dates, clock times, ordinals and names with numbers are none.
    """
    words, lexicon = Words.of(text, start, end), lexicon_of(language, text[start:end])
    found = list(_found(words, lexicon))
    return tuple(_counting(words, lexicon, found))


def _found(words: Words, lexicon: Lexicon) -> Iterator[Raw]:
    i = 0
    while i < len(words):
        number = number_at(words, i, lexicon)
        if number is None:
            i += 1
            continue
        if is_name(words, number, lexicon):
            i = number.last
            continue
        number = _ranged(words, number, lexicon)
        number = _bounded(words, number, lexicon)
        number = _with_unit(words, number, lexicon)
        i = number.last
        yield number


def _ranged(words: Words, number: Raw, lexicon: Lexicon) -> Raw:
    """The number with the second of a range: "10-20", "between 10 and 20", "10 or 11"."""
    joint = words.at(number.last)
    if number.value is None or not (joint in DASHES or joint in lexicon.joints):
        return number
    before = words.at(number.first - 1)
    opened = before in lexicon.between
    if joint in lexicon.joints and joint not in ("or", "или", "либо", "або", "чи", "to") and not opened:
        return number
    second = number_at(words, number.last + 1, lexicon) if number.last + 1 < len(words) else None
    if second is None or second.value is None or second.value <= number.value:
        return number
    if joint in DASHES and not (words.glued(number.last) and words.glued(number.last + 1)):
        return number
    if before in lexicon.from_change and any(lexicon.moves(words.at(number.first - k)) for k in range(2, 6)):
        return number  # "rose from 10 to 15"
    low = number.value
    scale = lexicon.scales.get(words.at(second.last - 1))
    if scale and low < 1000 <= second.value and low * scale < second.value:
        low *= scale
    first = number.first - 1 if opened else number.first
    return Raw(first, second.last, None, low, second.value, Bound.RANGE)


def _bounded(words: Words, number: Raw, lexicon: Lexicon) -> Raw:
    """The number with the words that bound it, before or after."""
    if number.bound is not Bound.NONE:
        return number
    value = number.value
    at = number.first
    while at > 0 and words.at(at - 1) in lexicon.passed:
        at -= 1
    near = at - 1 if words.at(at - 1) in _PREPOSITIONS else at
    for edge in dict.fromkeys((number.first, at, near)):
        for length in (5, 4, 3, 2, 1):
            if edge - length < 0:
                continue
            phrase = words.phrase(edge - length, edge)
            if length == 1 and words.at(edge - 2) in _PARTICLE_OF:
                continue  # "handed over 193 prisoners"
            if phrase == "over" and lexicon.noun(words.at(number.last)) in _AREAS:
                continue  # "shot down over five districts"
            if phrase == "within" and lexicon.units.get(words.at(number.last)) in _TIMES:
                continue
            for listed, bound in (
                (lexicon.at_least, Bound.AT_LEAST),
                (lexicon.at_most, Bound.AT_MOST),
                (lexicon.about, Bound.ABOUT),
            ):
                if phrase in listed:
                    return _with_bound(replace(number, first=edge - length), value, bound)
        if lexicon.up_to and words.at(edge - 1) == lexicon.up_to and _limits(words, edge - 1, lexicon):
            return _with_bound(replace(number, first=edge - 1), value, Bound.AT_MOST)
    joined = {"odd": Bound.ABOUT, "plus": Bound.AT_LEAST}.get(words.at(number.last + 1))
    if joined is not None and words.at(number.last) == "-" and words.glued(number.last):
        return _with_bound(replace(number, last=number.last + 2), value, joined)
    for length, gap in ((4, 0), (3, 0), (2, 0), (1, 0), (4, 1), (3, 1), (2, 1), (3, 2), (2, 2)):
        phrase = words.phrase(number.last + gap, number.last + gap + length)
        then = number.last + gap + length
        if phrase and then < len(words) and number_at(words, then, lexicon) is not None:
            continue  # "90 missiles and more than 100 drones"
        for listed, bound in (
            (lexicon.after_least, Bound.AT_LEAST),
            (lexicon.after_most, Bound.AT_MOST),
            (lexicon.after_about, Bound.ABOUT),
        ):
            if phrase in listed:
                return _with_bound(replace(number, last=number.last + (0 if gap else length)), value, bound)
    return number


def _with_bound(number: Raw, value: float | None, bound: Bound) -> Raw:
    return replace(
        number, bound=bound, low=value if bound is Bound.AT_LEAST else None, high=value if bound is Bound.AT_MOST else None
    )  # fmt: skip


def _limits(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether "до" at ``at`` bounds its number, and is not where a change or a range ends."""
    for k in range(at - 1, max(at - 6, -1), -1):
        word = words.lower[k]
        if lexicon.moves(word):
            return False
        if word in lexicon.from_change | lexicon.between and words.at(k + 1)[:1].isdecimal():
            return False
        if word in _STOPS or word == ",":
            return True
    return True


def _with_unit(words: Words, number: Raw, lexicon: Lexicon) -> Raw:
    last = number.last + (1 if words.at(number.last) == "-" and words.glued(number.last) else 0)
    for length in (4, 3, 2, 1):
        unit = lexicon.units.get(words.phrase(last, last + length))
        if unit is not None:
            return replace(number, last=last + length, unit=unit)
    return number


def _counting(words: Words, lexicon: Lexicon, found: Sequence[Raw]) -> Iterator[Number]:
    """The numbers with what they count; a number without a noun goes on counting what the last one did."""
    last: str | None = None
    for n, one in enumerate(found):
        low = found[n - 1].last if n else 0
        high = found[n + 1].first if n + 1 < len(found) else len(words)
        noun = None
        for k in range(one.last, min(one.last + _NOUN_REACH, high)):
            if words.lower[k] in _STOPS or words.lower[k] == ",":
                break
            if (noun := lexicon.noun(words.lower[k])) is not None:
                break
        outcome = _outcome(words, one, low, high, lexicon)
        if noun is None and outcome is not None and one.unit is None:
            noun = (
                last
                if last in ("children", "soldiers") and n and found[n - 1].last >= one.first - 3
                else "people"
                if outcome in ("killed", "wounded", "missing")
                else None
            )
        last = noun or last
        yield Number(
            words.spans[one.first][0], words.spans[one.last - 1][1], one.value, one.low, one.high, one.bound,
            one.unit, noun, outcome, None if noun else _next(words, one.last),
        )  # fmt: skip


def _next(words: Words, i: int) -> str | None:
    word = words.at(i)
    return stem(word) if len(word) >= _SHORTEST and LETTER.match(word) else None


def _outcome(words: Words, one: Raw, low: int, high: int, lexicon: Lexicon) -> str | None:
    """What became of those counted: the nearest word for it, with no other number between."""
    best: tuple[int, int, str] | None = None
    after = range(one.last, min(one.last + _OUTCOME_REACH, high))
    before = range(one.first - 1, max(one.first - _OUTCOME_REACH, low - 1), -1)
    for side, reach in enumerate((after, before)):
        away = 0
        for k in reach:
            word = words.lower[k]
            if word in _STOPS:
                break
            found = lexicon.outcome(word)
            if found is not None:
                if best is None or (away, side) < best[:2]:
                    best = (away, side, found)
                break
            away += _OTHER_PART if word == "," or word in lexicon.joints else 1
    return best[2] if best else None
