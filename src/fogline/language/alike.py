"""States under one set of names, so that a parse does not depend on which states a text is about.

A network reads "Ukraine denied" and "Eritrea denied" by what it met in training, and so not quite alike. Before it reads,
the first state that a text names is put in the place of one state, the second of another, and so on: exchange two states
in a text, and the network reads the same words. Only what it is given changes; the text and its tokens stay.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

__all__ = ["Alike", "names"]

_PLACES = (
    "RUS UKR ISR SYR IRQ IRN LBN IND CHN FRA DEU TUR GEO ARM AZE EGY JOR PAK POL ITA ESP JPN SDN ETH LBY YEM ROU HUN FIN "
    "SWE NOR GRC BLR MDA SRB CAN CUB KEN MLI TCD"
).split()


class Alike:
    """The words for states by which texts name them: ``words`` to state and column, and the rows of the places."""

    def __init__(self, words: Mapping[str, tuple[str, int]], rows: tuple[tuple[str, ...], ...]) -> None:
        self._words = words
        self._rows = rows

    def reading(self, tokens: Iterable[str]) -> dict[str, str]:
        """What each word for a state is read as in a text of these ``tokens``; other words are read as they are."""
        places: dict[str, int] = {}
        found: dict[str, str] = {}
        for token in tokens:
            if token in found or (known := self._words.get(token)) is None:
                continue
            state, column = known
            place = places.setdefault(state, len(places))
            if place < len(self._rows):
                word = self._rows[place][column]
                found[token] = word.upper() if token.isupper() else word
        return found


@cache
def names() -> Alike:
    """The names, adjectives, peoples and capitals of states that are one word each in English."""
    table = files("fogline.knowledge").joinpath("data/states.csv").read_text(encoding="utf-8")
    rows = {row["code"]: row for row in csv.DictReader(_lines(table), delimiter=";")}
    words: dict[str, tuple[str, int]] = {}
    for code, row in rows.items():
        for column, word in enumerate(_forms(row)):
            if word.isalpha():
                words.setdefault(word, (code, column))
                words.setdefault(word.upper(), (code, column))
    return Alike(words, tuple(_forms(rows[code]) for code in _PLACES))


def _lines(table: str) -> Iterable[str]:
    return (line for line in table.splitlines() if not line.startswith("#"))


def _forms(row: Mapping[str, str]) -> tuple[str, ...]:
    name, adjective, capital = (row[column].split("|")[0] for column in ("en", "adj", "capital"))
    people = row["people"].split("|")[0] or (adjective + "s" if adjective[-1:] in tuple("niact") else "")
    return name, adjective, people, capital
