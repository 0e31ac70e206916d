"""Words of news that mean one thing in English, Ukrainian and Russian, so that a translation is known again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

__all__ = ["Concepts", "concepts"]

_TABLE = Path(__file__).parent / "data" / "concepts.txt"
_HEAD = 3
"""Letters by which a Cyrillic word is looked up."""


class Concepts:
    """Looks up what a word means. Built once; only read afterwards."""

    def __init__(self, lines: Iterator[str], bare: Callable[[str], str], stem: Callable[[str], str]) -> None:
        """``lines`` are the table's; ``bare`` and ``stem`` give a Cyrillic and a Latin word the form that is looked up."""
        self._latin: dict[str, list[str]] = defaultdict(list)
        self._whole: dict[str, list[str]] = defaultdict(list)
        self._begun: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.common: set[str] = set()
        """Concepts that most news of a war has, marked "~" in the table: they tell one report from another little."""
        for line in lines:
            english, _, slavic = line.partition("|")
            words = english.removeprefix("~").split()
            if not words or line.startswith("#"):
                continue
            name = words[0]
            if line.startswith("~"):
                self.common.add(name)
            for word in words:
                self._add(self._latin[stem(word)], name)
            for word in slavic.split():
                if word.startswith("="):
                    self._add(self._whole[bare(word[1:])], name)
                else:
                    head = bare(word)
                    self._begun[head[:_HEAD]].append((head, name))

    @staticmethod
    def _add(found: list[str], name: str) -> None:
        if name not in found:
            found.append(name)

    def latin(self, stem: str) -> list[str]:
        """The concepts of an English word, by its stem."""
        return self._latin.get(stem, [])

    def slavic(self, word: str) -> list[str]:
        """The concepts of a Ukrainian or Russian word, bare: of the longest beginning that it has."""
        if whole := self._whole.get(word):
            return whole
        fitting = [
            (len(head), name) for head, name in self._begun.get(word[:_HEAD], ()) if word.startswith(head)
        ]
        longest = max((length for length, _ in fitting), default=0)
        return list(dict.fromkeys(name for length, name in fitting if length == longest))


@cache
def concepts(bare: Callable[[str], str], stem: Callable[[str], str]) -> Concepts:
    """What Fogline knows, for these two ways to look a word up."""
    return Concepts(iter(_TABLE.read_text(encoding="utf-8").splitlines()), bare, stem)
