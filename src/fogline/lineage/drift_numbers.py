"""The numbers of a passage, with their bounds and what they count, read the same way in three languages.

Claims carry one amount each; a passage may hold several, and a pickup may put them in a sentence of which no claim was
made. So both passages of a pickup are read here by the same rules, with the words that claims read amounts with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from fogline.knowledge.amounts.english import ENGLISH
from fogline.knowledge.amounts.inflected_words import InflectedWords
from fogline.knowledge.amounts.russian import RUSSIAN
from fogline.knowledge.amounts.ukrainian import UKRAINIAN
from fogline.knowledge.wording import stem

__all__ = ["Bound", "Number", "are_persons", "read_numbers"]


class Bound(StrEnum):
    """How a number is bounded in the text's words."""

    NONE = "none"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"
    VAGUE = "vague"


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


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[^\w\s]")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_CLOCK = re.compile(r"[:.]\d\d$")
_ORDINAL_EN = frozenset(("st", "nd", "rd", "th", "s"))
_DASHES = frozenset("-–—‑‐")
_NOUN_REACH, _OUTCOME_REACH = 4, 9
_OTHER_PART = 3
"""How many words a comma or an "and" counts for: what stands behind it is told of something else, if of anything."""
_PREPOSITIONS = frozenset("in at of by with у в во на с со з із зі по из".split())
"""What may stand between a bound and its number: "примерно у 18 тысяч"."""
_PARTICLE_OF = frozenset(
    "hand handed handing hands take took taken taking turn turned turning give gave given bring brought".split()
)
"""Verbs to which an "over" or "under" after them belongs."""
_STOPS = frozenset(".;:!?…\n")
_ABOUT = frozenset(("зо", "без малого", "без малого не", "в пределах", "у межах"))
_SHORTEST = 4
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Language:
    """The words of one language under one set of names."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    at_least: frozenset[str]
    at_most: frozenset[str]
    about: frozenset[str]
    after_least: frozenset[str]
    after_most: frozenset[str]
    after_about: frozenset[str]
    passed: frozenset[str]
    units: Mapping[str, str]
    months: Callable[[str], bool]
    noun: Callable[[str], str | None]
    outcome: Callable[[str], str | None]
    named_before: Callable[[str], bool]
    forces: Callable[[str], bool]
    between: frozenset[str]
    joints: frozenset[str]
    from_change: frozenset[str]
    moves: Callable[[str], bool]
    up_to: str | None


@cache
def _english() -> _Language:
    nouns = _nouns()
    return _Language(
        numbers={k: float(v) for k, v in ENGLISH.numbers.items()},
        scales={k: float(v) for k, v in ENGLISH.scales.items() if len(k) > 2},
        vague={k: float(v) for k, v in ENGLISH.vague.items()},
        at_least=ENGLISH.at_least, at_most=ENGLISH.at_most | {"within"}, about=ENGLISH.about | _ABOUT,
        after_least=ENGLISH.at_least_after, after_most=ENGLISH.at_most_after, after_about=ENGLISH.about_after,
        passed=frozenset(("a", "the", "another", "other", "$", "€", "£", "₴", "₽")), units=ENGLISH.units,
        months=ENGLISH.months.__contains__, noun=nouns.get, outcome=ENGLISH.outcomes.get,
        named_before=ENGLISH.numbered_after.__contains__, forces=ENGLISH.units_of_force.__contains__,
        between=frozenset(("between", "from")), joints=frozenset(("and", "to", "or")),
        from_change=frozenset(("from",)), moves=ENGLISH.ranges.moves.__contains__, up_to=None,
    )  # fmt: skip


@cache
def _slavic(code: str) -> _Language:
    english, words = _nouns(), _SLAVIC[code]

    def noun(word: str) -> str | None:
        found = words.nouns.get(word)
        return None if found is None else english.get(found.split()[-1], found)

    return _Language(
        numbers=words.numbers, scales=words.scales, vague={**words.plural_scales, **words.vague},
        at_least=words.at_least, at_most=words.at_most, about=words.about | _ABOUT,
        after_least=words.after_least, after_most=words.after_most, after_about=words.after_about,
        passed=words.passed, units=words.units, months=words.months.__contains__, noun=noun,
        outcome=lambda word: words.heads.get(word) or words.outcomes.get(word),
        named_before=words.named_before.__contains__, forces=words.forces.__contains__,
        between=words.from_low | words.from_change | {words.between}, joints=words.joints | {words.up_to},
        from_change=words.from_change, moves=words.moves.__contains__, up_to=words.up_to,
    )  # fmt: skip


_SLAVIC: Mapping[str, InflectedWords] = {"uk": UKRAINIAN, "ru": RUSSIAN}

_SAME = {
    "people": "people person persons others victims casualties individuals residents citizens civilian civilians locals "
    "passengers villagers households families inhabitants patients evacuees pedestrians man men woman women",
    "children": "child children boy boys girl girls minor minors infant infants baby babies teenager teenagers",
    "soldiers": "soldier soldiers troops serviceman servicemen servicewomen fighter fighters militant militants infantry "
    "infantrymen marines paratroopers combatants personnel insurgents rebels occupiers invaders conscripts",
    "prisoners": "prisoner prisoners war pows detainees captives hostages",
    "rescuers": "rescuer rescuers firefighter firefighters",
    "drones": "drone drones uav uavs shaheds",
    "missiles": "missile missiles rocket rockets",
    "houses": "house houses home homes apartment apartments",
    "buildings": "building buildings",
    "vehicles": "vehicle vehicles car cars truck trucks",
    "villages": "village villages settlement settlements town towns",
    "bombs": "bomb bombs",
    "shells": "shell shells munition munitions mines",
    "strikes": "strike strikes airstrike airstrikes attack attacks raid raids assault assaults clash clashes engagements "
    "shellings shelling",
    "tanks": "tank tanks",
}  # fmt: skip


@cache
def _nouns() -> dict[str, str]:
    """English nouns that are counted, each under one name of its kind."""
    kinds = {word: name for name, words in _SAME.items() for word in words.split()}
    return {noun: noun for noun in ENGLISH.persons | ENGLISH.things} | kinds


def _language(code: str | None, text: str) -> _Language:
    if code in _SLAVIC:
        return _slavic(code)
    cyrillic = code != "en" and any("а" <= letter <= "я" for letter in text.lower())
    return _slavic("ru") if cyrillic else _english()


@dataclass(frozen=True, slots=True)
class _Words:
    """The words and stops of a passage, lower case, each with its place."""

    lower: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> _Words:
        found = [(m.group(), m.span()) for m in _TOKEN.finditer(text, start, end)]
        lower = [w.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'") for w, _ in found]
        return cls(lower, [span for _, span in found])

    def at(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between word ``i`` and the one before."""
        return 0 < i < len(self.spans) and self.spans[i - 1][1] == self.spans[i][0]

    def phrase(self, first: int, last: int) -> str:
        return " ".join(self.lower[first:last]) if first >= 0 and last <= len(self.lower) else ""

    def __len__(self) -> int:
        return len(self.lower)


_APART = frozenset(("children", "prisoners", "rescuers", "medics", "journalists"))
"""Persons that are counted apart from others."""


def are_persons(noun: str, other: str) -> bool:
    """Whether two nouns count persons, of no kind that is counted apart: "people" and "soldiers" may be the same."""
    persons = ENGLISH.persons | UKRAINIAN.persons | RUSSIAN.persons
    return noun in persons and other in persons and not {noun, other} & _APART


def read_numbers(text: str, start: int, end: int, language: str | None) -> tuple[Number, ...]:
    """The numbers that count or measure something in ``text`` from ``start`` to ``end``, in order.

    Dates, clock times, ordinals and names with numbers are none.
    """
    words, lexicon = _Words.of(text, start, end), _language(language, text[start:end])
    found = list(_found(words, lexicon))
    return tuple(_counting(words, lexicon, found))


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number at words ``first`` to before ``last``; ``low`` alone is set for vague ones."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None


def _found(words: _Words, lexicon: _Language) -> Iterator[_Raw]:
    i = 0
    while i < len(words):
        number = _number(words, i, lexicon)
        if number is None:
            i += 1
            continue
        if _is_name(words, number, lexicon):
            i = number.last
            continue
        number = _ranged(words, number, lexicon)
        number = _bounded(words, number, lexicon)
        number = _with_unit(words, number, lexicon)
        i = number.last
        yield number


def _number(words: _Words, i: int, lexicon: _Language) -> _Raw | None:
    word = words.lower[i]
    if word[0].isdigit():
        return _digits(words, i, lexicon)
    for length in (3, 2, 1):
        least = lexicon.vague.get(words.phrase(i, i + length))
        if least is not None:
            last = i + length
            while (scale := lexicon.scales.get(words.at(last))) or (
                words.at(last) == "of" and lexicon.vague.get(words.at(last + 1))
            ):
                least *= scale or lexicon.vague[words.at(last + 1)] / 2
                last += 1 if scale else 2
            return _Raw(i, last, None, least, None, Bound.VAGUE)
    return _spelled(words, i, lexicon)


def _digits(words: _Words, i: int, lexicon: _Language) -> _Raw | None:
    form, last = words.lower[i], i + 1
    if _GROUPS.match(form):
        value = float(form.replace(",", ""))
    else:
        plain = form.replace(",", ".")
        if plain.count(".") > 1:
            return None
        while (
            len(form) <= 3
            and re.fullmatch(r"\d{3}", words.at(last))
            and words.spans[last][0] - words.spans[last - 1][1] == 1
        ):
            plain, last = plain + words.at(last), last + 1
        value = float(plain)
    while (scale := lexicon.scales.get(words.at(last))) is not None:
        value, last = value * scale, last + 1
        if words.at(last) == "." and words.glued(last):
            last += 1
    return _Raw(i, last, value, None, None, Bound.NONE)


def _spelled(words: _Words, i: int, lexicon: _Language) -> _Raw | None:
    total, group, last, size = 0.0, 0.0, i, float("inf")
    while last < len(words):
        word = words.lower[last]
        value, scale = lexicon.numbers.get(word), lexicon.scales.get(word)
        if value is not None and (
            group == 0
            or (value < 10 <= group and group % 10 == 0)
            or (value < 100 <= group and group % 100 == 0)
        ):
            group += value
        elif scale is not None and (group or scale >= 100 or _one_of(words, last)) and scale < size:
            if scale == 100 and group:
                group *= 100
            else:
                total, group, size = total + (group or 1) * scale, 0.0, scale
        elif (
            group
            and (word in _DASHES or word == "and")
            and lexicon.numbers.get(words.at(last + 1), 100) < (10 if word != "and" else 100)
            and (word != "and" or group % 100 == 0)
        ):
            last += 1
            continue
        else:
            break
        last += 1
    value = total + group
    return _Raw(i, last, value, None, None, Bound.NONE) if last > i and value else None


def _one_of(words: _Words, i: int) -> bool:
    """Whether a scale without a number is one of it: "a dozen", "десяток"."""
    return words.at(i - 1) == "a" or words.lower[i] == "десяток"


def _is_name(words: _Words, number: _Raw, lexicon: _Language) -> bool:
    """Whether a number dates, orders or names something and counts nothing."""
    first, last, value = number.first, number.last, number.value
    before, after = words.at(first - 1), words.at(last)
    digits = words.lower[first][0].isdigit()
    if lexicon.months(after) or (lexicon.months(before) and digits and last - first == 1):
        return True
    if after == "-" and words.glued(last) and words.glued(last + 1):
        joined = words.at(last + 1)
        return not (
            joined[:1].isdigit()
            or joined in lexicon.numbers
            or joined in lexicon.scales
            or joined in ("ти", "х", "ми", "ма", "м", "odd", "plus")
        )
    if not digits:
        return value == 1 and lexicon.noun(after) is None and lexicon.noun(words.at(last + 1)) is None
    if (
        before in _DASHES
        and words.glued(first)
        and words.glued(first - 1)
        and _LETTER.match(words.at(first - 2))
    ):
        return True
    if words.glued(first) and _LETTER.match(before[-1:]):
        return True
    if words.glued(last) and (after in _ORDINAL_EN or (_LETTER.match(after) and after not in lexicon.units)):
        return True
    if after == ":" and words.glued(last) and words.at(last + 1)[:1].isdigit():
        return True
    if before == ":" and words.glued(first) and words.at(first - 2)[:1].isdigit():
        return True
    if after in ("a", "p") and words.at(last + 1) == ".":
        return True
    if after in ("am", "pm", "gmt", "utc", "%") and after != "%":
        return True
    if before in ("№", "#", "/") or (after == "/" and words.glued(last)):
        return True
    whole = last - first == 1 and len(words.lower[first]) == 4 and words.lower[first].isdigit()
    if whole and value is not None and 1900 <= value <= 2100 and lexicon.noun(after) is None:
        return True
    return lexicon.named_before(before) and not lexicon.noun(after)


def _ranged(words: _Words, number: _Raw, lexicon: _Language) -> _Raw:
    """The number with the second of a range: "10-20", "between 10 and 20", "10 or 11"."""
    joint = words.at(number.last)
    if number.value is None or not (joint in _DASHES or joint in lexicon.joints):
        return number
    before = words.at(number.first - 1)
    opened = before in lexicon.between
    if joint in lexicon.joints and joint not in ("or", "или", "либо", "або", "чи", "to") and not opened:
        return number
    second = _number(words, number.last + 1, lexicon) if number.last + 1 < len(words) else None
    if second is None or second.value is None or second.value <= number.value:
        return number
    if joint in _DASHES and not (words.glued(number.last) and words.glued(number.last + 1)):
        return number
    if before in lexicon.from_change and any(lexicon.moves(words.at(number.first - k)) for k in range(2, 6)):
        return number  # "rose from 10 to 15"
    low = number.value
    scale = lexicon.scales.get(words.at(second.last - 1))
    if scale and low < 1000 <= second.value and low * scale < second.value:
        low *= scale
    first = number.first - 1 if opened else number.first
    return _Raw(first, second.last, None, low, second.value, Bound.RANGE)


def _bounded(words: _Words, number: _Raw, lexicon: _Language) -> _Raw:
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
        for listed, bound in (
            (lexicon.after_least, Bound.AT_LEAST),
            (lexicon.after_most, Bound.AT_MOST),
            (lexicon.after_about, Bound.ABOUT),
        ):
            if phrase in listed:
                return _with_bound(replace(number, last=number.last + (0 if gap else length)), value, bound)
    return number


def _with_bound(number: _Raw, value: float | None, bound: Bound) -> _Raw:
    return replace(
        number, bound=bound, low=value if bound is Bound.AT_LEAST else None, high=value if bound is Bound.AT_MOST else None
    )  # fmt: skip


def _limits(words: _Words, at: int, lexicon: _Language) -> bool:
    """Whether "до" at ``at`` bounds its number, and is not where a change or a range ends."""
    for k in range(at - 1, max(at - 6, -1), -1):
        word = words.lower[k]
        if lexicon.moves(word):
            return False
        if word in lexicon.from_change | lexicon.between and words.at(k + 1)[:1].isdigit():
            return False
        if word in _STOPS or word == ",":
            return True
    return True


def _with_unit(words: _Words, number: _Raw, lexicon: _Language) -> _Raw:
    last = number.last + (1 if words.at(number.last) == "-" and words.glued(number.last) else 0)
    for length in (4, 3, 2, 1):
        unit = lexicon.units.get(words.phrase(last, last + length))
        if unit is not None:
            return replace(number, last=last + length, unit=unit)
    return number


def _counting(words: _Words, lexicon: _Language, found: Sequence[_Raw]) -> Iterator[Number]:
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


def _next(words: _Words, i: int) -> str | None:
    word = words.at(i)
    return stem(word) if len(word) >= _SHORTEST and _LETTER.match(word) else None


def _outcome(words: _Words, one: _Raw, low: int, high: int, lexicon: _Language) -> str | None:
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
