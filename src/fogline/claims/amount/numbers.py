"""Numbers in words and digits, and the names and counters that only look like numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.claims.what.words import Words
from fogline.knowledge.amounts.amount_words import AmountWords

__all__ = ["Number", "number_at"]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_PLAIN = re.compile(r"\d+(?:\.\d+)?$")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}$")
_THREE = re.compile(r"\d{3}$")
_LOOSE_SPACES = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
_LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the words ``start`` to ``end`` (exclusive).

    ``value`` is ``None`` for vague numbers ("dozens"), which only have a ``low``. ``digits`` says that it
    is written in digits; ``vague`` is the vague word.
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    digits: bool = False
    vague: str | None = None
    share: bool = False
    """Whether it is a fraction ("a fifth of"), with ``value`` in percent."""


def number_at(words: Words, i: int, lexicon: AmountWords) -> Number | None:
    """The number that begins at word ``i``, the longest there is; ``None`` where there is none."""
    first = words.forms[i][0]
    if first.isdigit():
        return _digits(words, i, lexicon)
    if first.isalpha():
        return _vague(words, i, lexicon) or _spelled(words, i, lexicon)
    return None


def _digits(words: Words, i: int, lexicon: AmountWords) -> Number | None:
    form, end = words.forms[i], i + 1
    if _GROUPED.match(form):
        value = float(form.replace(",", ""))
    elif _PLAIN.match(form):
        whole = form
        while (  # 150 000: groups of three after a head of at most three
            len(form) <= 3
            and end < len(words)
            and _THREE.match(words.forms[end])
            and words.text[words.ends[end - 1] : words.starts[end]] in _LOOSE_SPACES
        ):
            whole += words.forms[end]
            end += 1
        value = float(whole)
    elif _DECIMAL_COMMA.match(form):
        value = float(form.replace(",", "."))
    else:
        return None
    value, end = _scaled(words, end, value, lexicon)
    return Number(i, end, value, digits=True) if value <= _LARGEST else None


def _scaled(words: Words, end: int, value: float, lexicon: AmountWords) -> tuple[float, int]:
    """Multiply by the scales that follow ("1.5 million"); "m" and "k" only when glued to the number."""
    while True:
        word = words.at(end)
        hyphen = word == "-" and words.at(end + 1) in lexicon.scales and len(words.at(end + 1)) > 2
        if hyphen:
            word, step = words.at(end + 1), 2
        else:
            step = 1
        scale = lexicon.scales.get(word)
        if scale is None or (len(word) <= 2 and not (words.glued(end) and words.forms[end].islower())):
            return value, end
        if word == lexicon.ranges.million and not _money_or_people(words, end, lexicon):
            return value, end
        value, end = value * scale, end + step


def _money_or_people(words: Words, end: int, lexicon: AmountWords) -> bool:
    before = words.at(end - 2)
    return before in lexicon.currencies or words.at(end + 1) in lexicon.persons


def _spelled(words: Words, i: int, lexicon: AmountWords) -> Number | None:
    """ "two hundred and five", "twenty-one", "half a dozen", "a hundred", "a couple"."""
    word = words.at(i)
    small = lexicon.ranges
    if word == small.half and words.at(i + 1) in small.a and words.at(i + 2) in lexicon.scales:
        return Number(i, i + 3, lexicon.scales[words.at(i + 2)] / 2)
    if word in small.a and words.at(i + 1) == small.couple:
        end = i + 3 if words.at(i + 2) == small.of else i + 2
        return Number(i, end, 2.0)
    if word in small.a and words.at(i + 1) in lexicon.scales and len(words.at(i + 1)) > 2:
        value, end = _scaled(words, i + 1, 1.0, lexicon)
        return Number(i, end, value)
    if (share := _share(words, i, lexicon)) is not None:
        return share
    total, group, end, seen = 0.0, 0.0, i, False
    while end < len(words):
        word = words.at(end)
        if seen and word in ("-", small.and_) and _carries_on(words, end, lexicon, word):
            end += 1
            word = words.at(end)
        if word in lexicon.numbers:
            value = lexicon.numbers[word]
            tens_then_ones = group % 100 >= 20 and group % 10 == 0 and 0 < value < 10
            if seen and group and not (group % 100 == 0 or tens_then_ones):
                break
            group, seen = group + value, True
        elif seen and len(word) > 2 and word in lexicon.scales:
            scale = lexicon.scales[word]
            if scale in (12, 100):
                group *= scale
            else:
                total, group = total + group * scale, 0.0
        else:
            break
        end += 1
    return Number(i, end, total + group) if seen else None


def _share(words: Words, i: int, lexicon: AmountWords) -> Number | None:
    """ "a fifth of the city", "two thirds of", "half of": in percent."""
    small = lexicon.ranges
    if words.at(i) == small.half and words.at(i + 1) == small.of:
        return Number(i, i + 1, 50.0, share=True)
    many = small.parts.get(words.at(i))
    k = i + 2 if words.at(i + 1) == "-" else i + 1
    part = small.shares.get(words.at(k).removesuffix("s") if many and many > 1 else words.at(k))
    if many is None or part is None or words.at(k + 1) != small.of:
        return None
    return Number(i, k + 1, round(100 * many / part, 1), share=True) if many < part else None


def _carries_on(words: Words, end: int, lexicon: AmountWords, joint: str) -> bool:
    after, before = words.at(end + 1), words.at(end - 1)
    if joint == "-":
        glued = words.glued(end) and words.glued(end + 1)
        return glued and (
            after in lexicon.scales or (after in lexicon.numbers and lexicon.numbers[after] < 10)
        )
    return before in lexicon.ranges.carried and after in lexicon.numbers


def _vague(words: Words, i: int, lexicon: AmountWords) -> Number | None:
    """ "dozens", "several hundred", "tens of thousands", "a few": a least number and no value."""
    if words.at(i) not in lexicon.vague_first:
        return None
    for length in (3, 2, 1):
        phrase = " ".join(words.at(i + k) for k in range(length))
        least = lexicon.vague.get(phrase)
        if least is None:
            continue
        end = i + length
        joined = end + 1 if words.at(end) == lexicon.ranges.of else end
        scale = lexicon.scaled_least.get(words.at(joined))
        if scale is not None:
            least, end = least * scale, joined + 1
            phrase = words.text[words.starts[i] : words.ends[end - 1]].lower()
            second = end + 1 if words.at(end) == lexicon.ranges.of else end
            if (more := lexicon.scaled_least.get(words.at(second))) is not None:
                least, end = least * more, second + 1
        return Number(i, end, None, low=float(least), vague=phrase)
    return None
