"""What a Ukrainian or Russian word looks like: numbers for its form, beginnings, endings and letters in threes.

Both languages mark case, number and gender at a word's end and change the stem before it, so endings of several
lengths say more than the whole word, which is mostly new. Each feature is there as spelt and in a spelling in which the
two languages share what they share, so that one network can learn from the treebanks of both.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from fogline.language.wordpiece import word_case

__all__ = ["FEATURES", "ROOT", "ROWS", "SLOTS", "word_numbers"]

ROWS = 24_000
"""Rows of the table that the numbers point into; row 0 is nothing, row 1 the root of a sentence."""
_THREES = 14
"""Groups of three letters kept of one word."""
SLOTS = 14
"""Features with a place of their own, before the groups of three letters."""
FEATURES = SLOTS + _THREES
ROOT = (1,) + (0,) * (FEATURES - 1)
_APOSTROPHES = re.compile("[’ʼ`‘′ʹ]")
_DIGIT = re.compile(r"\d")
_SHARED = str.maketrans(
    {"і": "и", "ї": "и", "ы": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ъ": None, "ь": None, "'": None}
)


@lru_cache(maxsize=20_000)
def word_numbers(word: str, language: str) -> tuple[int, ...]:
    """The :data:`FEATURES` of a word, rows of the table; the whole form stands first, letters in threes last.

    ``language``: ISO 639-1, "uk" or "ru".
    """
    low = _DIGIT.sub("0", _APOSTROPHES.sub("'", word.lower()).replace("\u0301", ""))
    shared = low.translate(_SHARED)
    edged, spelt = f"^{shared}$", f"^{language}{low}$"
    texts = [
        f"form {spelt}",
        f"shared {edged}",
        *(f"begin{n} {edged[: n + 1]}" for n in (2, 3, 4, 5, 6)),
        *(f"end{n} {language} {low[-n:]}" for n in (1, 2, 3, 4)),
        *(f"end{n} {shared[-n:]}" for n in (3, 5)),
        f"way {word_case(word)} {language} {len(word) > 3} {'-' in word} {low[:1].isdigit()}",
    ]
    threes = [f"3 {edged[i : i + 3]}" for i in range(min(len(edged) - 2, _THREES))]
    numbers = [_row(text) for text in texts + threes]
    return tuple(numbers + [0] * (FEATURES - len(numbers)))


def _row(text: str) -> int:
    return 2 + zlib.crc32(text.encode()) % (ROWS - 2)
