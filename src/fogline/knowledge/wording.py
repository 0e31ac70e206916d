"""Words by which two accounts are told apart or known to speak of one thing, in English, Ukrainian and Russian.

``data/wording.toml`` has, for each sense, its words in each language; ``data/things.toml`` the names of things. A
passage is read once, word by word, whatever its language; the words of all languages are looked for together, since
reports quote across languages.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from pathlib import Path

from fogline.knowledge.fold import fold
from fogline.knowledge.inflection import stem as stem_of_slavic

__all__ = ["Senses", "senses", "stem", "things"]

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_KEY = 3
"""Letters by which the first word of an entry is looked up."""
_LATIN_ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "e")
_LEAST = 3
"""Letters that a stem keeps."""


_WORDS_KEPT, _TEXTS_KEPT = 65536, 131072
_Entry = tuple[tuple[str, ...], str]
"""The words of an entry, and their sense."""


class Senses:
    """Looks up what senses the words of a passage have. Built once; only read afterwards."""

    def __init__(self, table: dict[str, dict[str, list[str]]]) -> None:
        """``table`` gives each sense its words by language."""
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._begun = lru_cache(maxsize=_WORDS_KEPT)(self._beginning)
        self._meant = lru_cache(maxsize=_TEXTS_KEPT)(self._senses)
        self.names = tuple(table)
        for sense, languages in table.items():
            for words in languages.values():
                for entry in words:
                    parts = tuple(entry.casefold().split())
                    self._entries[_key(parts[0])].append((parts, sense))

    def __call__(self, text: str) -> frozenset[str]:
        """The senses that words of ``text`` have."""
        return self._meant(text)

    def _senses(self, text: str) -> frozenset[str]:
        return frozenset(chain.from_iterable(found for _, found in self.read(text) if found))

    def read(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """The words of ``text``, lower case, each with the senses of the entry that begins at it."""
        words = _WORD.findall(text.casefold())
        found: list[tuple[str, tuple[str, ...]]] = []
        while len(found) < len(words):
            index = len(found)
            word = words[index]
            begun = self._begun(word)
            fitting = [entry for entry in begun if _goes_on(entry[0], words, index)] if begun else ()
            if not fitting:
                found.append((word, ()))
                continue
            found.append((word, tuple(dict.fromkeys(sense for _, sense in fitting))))
            # What a longer entry takes in is not read again: "not operational" is not "operational".
            length = max(len(parts) for parts, _ in fitting)
            found.extend((after, ()) for after in words[index + 1 : index + length])
        return found

    def _beginning(self, word: str) -> tuple[_Entry, ...]:
        """The entries whose first word is ``word``; remembered, since a case has few words and says them often."""
        return tuple(entry for entry in self._entries.get(_key(word), ()) if _fits(entry[0][0], word))


def _goes_on(parts: tuple[str, ...], words: list[str], index: int) -> bool:
    """Whether the words after ``index`` are those of an entry that begins there."""
    if len(parts) == 1:
        return True
    return index + len(parts) <= len(words) and all(
        _fits(part, word) for part, word in zip(parts[1:], words[index + 1 :], strict=False)
    )


def _key(word: str) -> str:
    return word[:_KEY].removesuffix("*")


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@lru_cache(maxsize=1)
def senses() -> Senses:
    """The senses that Fogline knows."""
    return Senses(tomllib.loads((_DATA / "wording.toml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def things() -> Senses:
    """What is struck, held, moved or lost, as Fogline knows it by name."""
    return Senses(tomllib.loads((_DATA / "things.toml").read_text(encoding="utf-8")))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without case, marks and its commonest endings: enough to know two forms of one word as such."""
    folded = fold(word)
    if not folded.isascii():
        return stem_of_slavic(folded)
    for ending in _LATIN_ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST:
            return folded[: -len(ending)]
    return folded
