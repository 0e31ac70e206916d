"""The words of one language that attribute, from its table in ``data``; no rule holds a word of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fogline.model import Act

__all__ = ["LANGUAGES", "Lexicon", "Phrases", "Stems", "Verb", "lexicon"]

DATA = Path(__file__).parent / "data"
LANGUAGES = ("ru", "uk")
_ACTS = {act.value: act for act in Act}
_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb that attributes. ``kind`` is ``say``, ``show``, ``accuse`` or ``call``; ``gender`` is ``m``,
    ``f`` or ``n``, empty where the form does not tell; ``plural`` as the form is."""

    act: Act
    kind: str
    gender: str
    plural: bool


class Stems:
    """Words, and beginnings of words (written ``stem*``), that mean one kind of thing."""

    __slots__ = ("_beginnings", "_lengths", "_whole")

    def __init__(self, words: Iterable[str]) -> None:
        words = [w for w in words if " " not in w]
        self._whole = frozenset(w for w in words if not w.endswith("*"))
        self._beginnings = frozenset(w[:-1] for w in words if w.endswith("*"))
        self._lengths = tuple(sorted({len(w) for w in self._beginnings}))

    def __contains__(self, word: str) -> bool:
        if word in self._whole:
            return True
        longest = len(word)
        for length in self._lengths:
            if length > longest:
                return False
            if longest - length <= _LONGEST_ENDING and word[:length] in self._beginnings:
                return True
        return False


class Phrases:
    """Phrases of one or more words, of which the longest that begins at a place is found; a word may be a ``stem*``."""

    __slots__ = ("_first", "_lengths")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.rstrip(",").split())
            self._first.setdefault(words[0], []).append(words)
        for rows in self._first.values():
            rows.sort(key=len, reverse=True)
        self._lengths = tuple(sorted({len(w) - 1 for w in self._first if w.endswith("*")}))

    def at(self, lower: Sequence[str], i: int, end: int) -> int:
        """How many words the longest phrase at ``i`` has; 0 where none begins there."""
        longest, word = 0, lower[i]
        for first in (word, *(f"{word[:n]}*" for n in self._lengths if n <= len(word))):
            for words in self._first.get(first, ()):
                if (
                    len(words) > longest
                    and i + len(words) <= end
                    and all(_same(words[k], lower[i + k]) for k in range(1, len(words)))
                ):
                    longest = len(words)
        return longest

    def within(self, text: str) -> bool:
        """Whether any phrase stands in ``text`` (lower case), endings open."""
        return any(
            " ".join(words).replace("*", "") in text for rows in self._first.values() for words in rows
        )


def _same(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. ``domains`` tells by the ending of an address which state it is of; ``holder`` whose occupation
    bodies the offices of the ``held`` places are; ``small``, ``stems`` and ``phrases`` are keyed as in its table."""

    language: str
    home: str
    also: str
    domains: dict[str, str]
    holder: str
    verbs: dict[str, Verb]
    small: dict[str, frozenset[str]]
    stems: dict[str, Stems]
    phrases: dict[str, Phrases]
    texts: dict[str, tuple[str, ...]]
    """The phrases of the table as they are written there."""


@cache
def lexicon(language: str) -> Lexicon:
    """The words of ``language`` (``ru`` or ``uk``).

    Raises:
        KeyError: a class of endings that the table does not have.
        OSError: there is no table for it.
    """
    table: dict[str, Any] = tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8"))
    verbs: dict[str, Verb] = {}
    for name, rows in table["verbs"].items():
        act, kind = _ACTS.get(name, Act.ASSERTS), _KINDS.get(name, "say" if name in _ACTS else "")
        if not kind:
            continue
        for row in rows:
            for form, mark in _forms(row, table["endings"]):
                verbs.setdefault(form, Verb(act, kind, mark if mark in "mfn" else "", mark in "pt"))
    stems = {**table["voices"], **{k: table["small"][k] for k in table["small"]}}
    stems |= {k: rows for k, rows in table["verbs"].items() if k not in _ACTS and k not in _KINDS}
    return Lexicon(
        language=language,
        home=table["home"],
        also=table["also"],
        domains=table["domains"],
        holder=table["holder"],
        verbs=verbs,
        small={key: frozenset(words) for key, words in table["small"].items()},
        stems={key: Stems(words) for key, words in stems.items()},
        phrases={key: Phrases(rows) for key, rows in table["phrases"].items()},
        texts={key: tuple(rows) for key, rows in table["phrases"].items()},
    )


_KINDS = {"shows": "show", "accuses": "accuse", "calls": "call"}


def _forms(row: str, classes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The forms of ``stem class ending:mark …`` with their marks."""
    stem, *rest = row.split()
    for part in rest:
        for ending in classes[part].split() if ":" not in part else [part]:
            suffix, mark = ending.split(":")
            yield stem + suffix, mark
