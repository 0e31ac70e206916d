"""Texts and tables with two states exchanged, so that what is read of both can be compared.

In the text what has one counterpart is exchanged: names of the two states in their cases, adjectives, peoples, and in
English the capitals. Everything else that names a side (persons, bodies, outlets, other metonyms) stays in the text and
is exchanged in the tables: the same person then speaks for the other side. Towns change state in the gazetteer.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fogline.knowledge.gazetteer import Entry, Gazetteer
from fogline.knowledge.lexicon import tokens
from fogline.knowledge.parties import DATA, Parties

# Ukrainian and Russian names of the two states, case by case: (form of one, form of the other, cases).
_CASES = {
    "uk": [
        ("Україна", "Росія"), ("України", "Росії"), ("Україні", "Росії"), ("Україну", "Росію"), ("Україною", "Росією"),
    ],
    "ru": [
        ("Украина", "Россия"), ("Украины", "России"), ("Украине", "России"), ("Украину", "Россию"), ("Украиной", "Россией"),
    ],
}  # fmt: skip
_STEMS = {"uk": [("українськ", "російськ")], "ru": [("украинск", "российск")]}
_PEOPLES = {
    "uk": [
        ("українець", "росіянин"), ("українці", "росіяни"), ("українців", "росіян"), ("українцям", "росіянам"),
        ("українцями", "росіянами"), ("українцях", "росіянах"),
    ],
    "ru": [
        ("украинец", "россиянин"), ("украинцы", "россияне"), ("украинцев", "россиян"), ("украинцам", "россиянам"),
        ("украинцами", "россиянами"), ("украинцах", "россиянах"),
    ],
}  # fmt: skip
Case = Callable[[int], str | None]
"""The grammatical case (``Gen``, ``Dat`` …) of the word at a code point."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A text with two states exchanged. ``edits`` are (start, end, new length) in the code points of the original."""

    text: str
    edits: tuple[tuple[int, int, int], ...]

    def at(self, offset: int, end: bool = False) -> int:
        """Where a code point of the original lies now; inside an exchanged word its beginning, or its end."""
        shift = 0
        for start, stop, length in self.edits:
            if stop <= offset and not (stop == offset and start == stop):
                shift += length - (stop - start)
            elif start < offset:
                return start + shift + (length if end else 0)
            else:
                break
        return offset + shift


def states() -> dict[str, dict[str, str]]:
    """The rows of the table of states, by code."""
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: row
            for row in csv.DictReader((x for x in lines if not x.startswith("#")), delimiter=";")
        }


def english(a: dict[str, str], b: dict[str, str]) -> dict[str, str]:
    """Words of two states to each other's: names, adjectives, peoples, capitals."""
    pairs: dict[str, str] = {}
    for column in ("en", "adj", "capital"):
        one, other = (row[column].split("|")[0] for row in (a, b))
        if one and other:
            pairs[one], pairs[other] = other, one
    one, other = (_people(row) for row in (a, b))
    if one and other:
        pairs[one], pairs[other] = other, one
    for one, other in list(pairs.items()):
        pairs[one.upper()] = other.upper()
    return pairs


def _people(row: dict[str, str]) -> str:
    adjective = row["adj"].split("|")[0]
    return row["people"].split("|")[0] or (adjective + "s" if adjective[-1:] in "niact" else "")


def cyrillic(language: str) -> list[tuple[re.Pattern[str], Callable[[re.Match[str], str | None], str]]]:
    """What is exchanged in a text in Ukrainian or Russian, between Ukraine and Russia."""
    one_way = dict(_CASES[language]) | dict(_PEOPLES[language])
    back: dict[str, dict[str | None, str]] = {}
    for (u, r), case in zip(_CASES[language], ("Nom", "Gen", "Dat", "Acc", "Ins"), strict=True):
        back.setdefault(r, {})[case] = u
    for u, r in _PEOPLES[language]:
        back.setdefault(r, {})["Nom"] = u
    stems = {a: b for pair in _STEMS[language] for a, b in (pair, pair[::-1])}

    def change(match: re.Match[str], case: str | None) -> str:
        word = match.group()
        low = word.lower()
        for stem, other in stems.items():
            if low.startswith(stem):
                return _cased(word, other + low[len(stem) :])
        forms = {w.lower(): w for w in (*one_way, *back)}
        known = forms[low]
        if known in one_way:
            return _cased(word, one_way[known])
        by_case = back[known]
        wanted = "Dat" if case == "Loc" else case
        return _cased(word, by_case.get(wanted) or by_case.get("Gen") or next(iter(by_case.values())))

    words = sorted({*one_way, *back}, key=len, reverse=True)
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)|(?<!\w)(?:{'|'.join(stems)})\w+", re.IGNORECASE
    )
    return [(pattern, change)]


def _cased(word: str, other: str) -> str:
    if word.isupper() and len(word) > 1:
        return other.upper()
    return other[0].upper() + other[1:] if word[0].isupper() else other[0].lower() + other[1:]


def exchanged(text: str, language: str, pair: tuple[str, str], case: Case = lambda at: None) -> Exchanged:
    """``text`` with the two states of ``pair`` exchanged; in Cyrillic only Ukraine and Russia have their forms here."""
    edits, out, last = [], [], 0
    if language == "en":
        table = states()
        pairs = english(table[pair[0]], table[pair[1]])
        found = re.finditer(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(pairs, key=len, reverse=True)))})(?!\w)", text
        )
        changes = [(m.start(), m.end(), pairs[m.group()]) for m in found]
    else:
        ((pattern, change),) = cyrillic(language)
        changes = [(m.start(), m.end(), change(m, case(m.start()))) for m in pattern.finditer(text)]
    for start, stop, new in changes:
        out += [text[last:start], new]
        edits.append((start, stop, len(new)))
        last = stop
    return Exchanged("".join([*out, text[last:]]), tuple(edits))


def keys_in_text(language: str, pair: tuple[str, str]) -> set[tuple[str, ...]]:
    """The phrases, as the lexicon keys them, that are exchanged in the text and so stay in the tables."""
    if language == "en":
        table = states()
        words: Sequence[str] = list(english(table[pair[0]], table[pair[1]]))
    else:
        forms = [w for p in (*_CASES[language], *_PEOPLES[language]) for w in p]
        words = [*forms, *(s for p in _STEMS[language] for s in p)]
    return {tuple(t.key for t in tokens(word) if t.key) for word in words}


def tables(language: str, pair: tuple[str, str]) -> Parties:
    """The parties, with all that names one of the pair standing for the other, but for what the text exchanges."""
    other = {pair[0]: pair[1], pair[1]: pair[0]}
    kept = keys_in_text(language, pair)
    made: Any = Parties.load()
    for rows in made._lexicon._by_first.values():
        for n, row in enumerate(rows):
            if row.term.party in other and row.keys not in kept:
                rows[n] = replace(row, term=replace(row.term, party=other[row.term.party]))
    return made  # type: ignore[no-any-return]


class Gazetteers(Gazetteer):
    """The gazetteer with the towns and regions of two states exchanged; capitals go where the text puts them."""

    @classmethod
    def of(cls, pair: tuple[str, str], capitals: frozenset[str]) -> Gazetteers:
        """``capitals`` are the names that the text exchanges."""
        made = cls.open()
        made._other = {pair[0]: pair[1], pair[1]: pair[0]}
        made._capitals = capitals
        return made

    def find(self, name: str) -> tuple[Entry, ...]:
        """As ``Gazetteer.find``, with the states exchanged."""
        return tuple(
            entry
            if entry.kind == "country" or entry.name in self._capitals
            else replace(entry, country=self._other.get(entry.country, entry.country))
            for entry in super().find(name)
        )


def sentence_of(starts: Sequence[int], offset: int) -> int:
    """Which of the sentences that begin at ``starts`` holds a code point."""
    return bisect_right(starts, offset) - 1
