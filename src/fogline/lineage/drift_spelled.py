"""Numbers in digits and words, and what only looks like one: dates, names, orders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fogline.lineage.drift_lexicon import Lexicon

__all__ = ["DASHES", "LETTER", "Bound", "Raw", "Words", "is_name", "number_at"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[^\w\s]")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_ORDINAL_EN = frozenset(("st", "nd", "rd", "th", "s"))
DASHES = frozenset("-–—‑‐")
LETTER = re.compile(r"[^\W\d_]")


class Bound(StrEnum):
    """How a number is bounded in the text's words."""

    NONE = "none"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Words:
    """The words and stops of a passage, lower case, each with its place."""

    lower: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Words:
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


@dataclass(frozen=True, slots=True)
class Raw:
    """A number at words ``first`` to before ``last``; ``low`` alone is set for vague ones."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None


def number_at(words: Words, i: int, lexicon: Lexicon) -> Raw | None:
    word = words.lower[i]
    if word[0].isdecimal():
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
            return Raw(i, last, None, least, None, Bound.VAGUE)
    return _spelled(words, i, lexicon)


def _digits(words: Words, i: int, lexicon: Lexicon) -> Raw | None:
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
    return Raw(i, last, value, None, None, Bound.NONE)


def _spelled(words: Words, i: int, lexicon: Lexicon) -> Raw | None:
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
            and (word in DASHES or word == "and")
            and lexicon.numbers.get(words.at(last + 1), 100) < (10 if word != "and" else 100)
            and (word != "and" or group % 100 == 0)
        ):
            last += 1
            continue
        else:
            break
        last += 1
    value = total + group
    return Raw(i, last, value, None, None, Bound.NONE) if last > i and value else None


def _one_of(words: Words, i: int) -> bool:
    """Whether a scale without a number is one of it: "a dozen", "десяток"."""
    return words.at(i - 1) == "a" or words.lower[i] == "десяток"


def is_name(words: Words, number: Raw, lexicon: Lexicon) -> bool:
    """Whether a number dates, orders or names something and counts nothing."""
    first, last, value = number.first, number.last, number.value
    before, after = words.at(first - 1), words.at(last)
    digits = words.lower[first][0].isdecimal()
    if lexicon.months(after) or (lexicon.months(before) and digits and last - first == 1):
        return True
    if after == "-" and words.glued(last) and words.glued(last + 1):
        joined = words.at(last + 1)
        return not (
            joined[:1].isdecimal()
            or joined in lexicon.numbers
            or joined in lexicon.scales
            or joined in ("ти", "х", "ми", "м", "odd", "plus")
        )
    if not digits:
        return value == 1 and lexicon.noun(after) is None and lexicon.noun(words.at(last + 1)) is None
    if (
        before in DASHES
        and words.glued(first)
        and words.glued(first - 1)
        and LETTER.match(words.at(first - 2))
    ):
        return True
    if words.glued(first) and LETTER.match(before[-1:]):
        return True
    if words.glued(last) and (after in _ORDINAL_EN or (LETTER.match(after) and after not in lexicon.units)):
        return True
    if after == ":" and words.glued(last) and words.at(last + 1)[:1].isdecimal():
        return True
    if before == ":" and words.glued(first) and words.at(first - 2)[:1].isdecimal():
        return True
    if after in ("a", "p") and words.at(last + 1) == ".":
        return True
    if after in ("am", "pm", "gmt", "utc", "%") and after != "%":
        return True
    if before in ("№", "#", "/") or (after == "/" and words.glued(last)):
        return True
    whole = last - first == 1 and len(words.lower[first]) == 4 and words.lower[first].isdecimal()
    if whole and value is not None and 1900 <= value <= 2100 and lexicon.noun(after) is None:
        return True
    return lexicon.named_before(before) and not lexicon.noun(after)
