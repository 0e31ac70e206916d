"""Words by which a text stands to what it tells, with where they are: hedges, who says so, what could be verified.

``data/stance.toml`` has, for each sense, its words in English, Ukrainian and Russian; all languages are looked for
together, since reports quote across languages. A text is read once, word by word, whatever is asked of it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["HEDGES", "find", "has"]

HEDGES = ("hearsay", "possible", "probable", "preliminary")
"""The senses that say that something is less than certain."""

_DATA = Path(__file__).parent / "data" / "stance.toml"
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SAME = str.maketrans({"ё": "е", "’": "'", "ʼ": "'"})
_KEY = 3
"""Letters by which the first word of an entry is looked up."""

_TEXTS_KEPT = 65536
_Found = tuple[int, int, str]
"""Where words begin and end, and their sense."""


def find(text: str, *senses: str) -> list[tuple[int, int]]:
    """Where words of any of ``senses`` stand in ``text``, as (start, end) in code points, in order.

    Raises:
        KeyError: a sense that the table does not have.
    """
    asked = _known(senses)
    return [(start, end) for start, end, sense in _read(text) if sense in asked]


def has(text: str, *senses: str) -> bool:
    """Whether a word of any of ``senses`` stands in ``text``.

    Raises:
        KeyError: a sense that the table does not have.
    """
    asked = _known(senses)
    return any(sense in asked for _, _, sense in _read(text))


@cache
def _known(senses: tuple[str, ...]) -> frozenset[str]:
    if unknown := set(senses) - _table().senses:
        raise KeyError(*sorted(unknown))
    return frozenset(senses)


class _Table:
    """Entries by the first letters of their first word; those that begin with a star are looked at for every word."""

    def __init__(self, table: dict[str, dict[str, list[str]]]) -> None:
        self.senses = frozenset(table)
        self.ends: list[tuple[str, str]] = []
        self.entries: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
        for sense, languages in table.items():
            for entry in dict.fromkeys(entry for words in languages.values() for entry in words):
                words = tuple(re.findall(r"[\w'*]+", entry.translate(_SAME)))
                if words[0].startswith("*"):
                    self.ends.append((words[0][1:], sense))
                else:
                    apart = entry.startswith(",")  # between commas
                    self.entries[words[0][:_KEY].rstrip("*")].append((words, sense, apart))


@cache
def _table() -> _Table:
    return _Table(tomllib.loads(_DATA.read_text(encoding="utf-8")))


@lru_cache(maxsize=_TEXTS_KEPT)
def _read(text: str) -> tuple[_Found, ...]:
    """All words of ``text`` that have a sense, in order."""
    table, spans, words = _table(), [], []
    for match in _WORD.finditer(text):
        spans.append(match.span())
        words.append(match.group().lower().translate(_SAME))
    found: set[_Found] = set()
    for at, word in enumerate(words):
        for key in {word[:length] for length in (1, 2, _KEY)}:
            for parts, sense, apart in table.entries.get(key, ()):
                last = at + len(parts)
                if not all(map(_fits, parts, words[at:last])) or last > len(words):
                    continue
                start, end = spans[at][0], spans[last - 1][1]
                if not apart or (text[:start].rstrip().endswith(",") and text[end:].lstrip().startswith(",")):
                    found.add((start, end, sense))
        found.update((*spans[at], sense) for ending, sense in table.ends if word.endswith(ending))
    return tuple(sorted(found))


def _fits(part: str, word: str) -> bool:
    if part == "*":
        return True
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
