"""Words by which a text stands to what it tells, with where they are: hedges, who says so, what could be verified.

``data/stance.toml`` has, for each sense, its words in English, Ukrainian and Russian; all languages are looked for
together, since reports quote across languages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

__all__ = ["HEDGES", "find", "has"]

HEDGES = ("hearsay", "possible", "probable", "preliminary")
"""The senses that say that something is less than certain."""

_DATA = Path(__file__).parent / "data" / "stance.toml"


def find(text: str, *senses: str) -> list[tuple[int, int]]:
    """Where words of any of ``senses`` stand in ``text``, as (start, end) in code points, in order.

    Raises:
        KeyError: a sense that the table does not have.
    """
    return sorted(match.span() for sense in senses for match in _patterns()[sense].finditer(text))


def has(text: str, *senses: str) -> bool:
    """Whether a word of any of ``senses`` stands in ``text``."""
    return any(_patterns()[sense].search(text) for sense in senses)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        sense: _pattern(entry for words in languages.values() for entry in words)
        for sense, languages in table.items()
    }


def _pattern(entries: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return re.compile(rf"(?:{'|'.join(map(_written, longest_first))})(?!\w)", re.IGNORECASE)


def _written(entry: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in entry.split())
    begin = r"(?<!\w)" if entry[0].isalpha() else ""
    return begin + r"\s+".join(words).replace("е", "[её]").replace("'", "['’ʼ]")
