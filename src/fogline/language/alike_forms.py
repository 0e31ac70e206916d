"""Peoples and adjectives of states under one name each in Ukrainian and Russian, form by form, for a network's features.

"росіяни" and "українці" are the same case and number, and a small network should not tell them apart: of all states the
same form of one name is read. Names of states stay, since "Росії" is three cases and "України" one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

__all__ = ["alike"]

# Endings of singular and plural, case by case: of the name that is read, and of the kinds of names that are met.
_FORMS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "uk": (
        "ець ця цю цеві цем ці ців цям цями цях",
        {
            "ець": "ець ця цю цеві цем ці ців цям цями цях",
            "єць": "єць йця йцю йцеві йцем йці йців йцям йцями йцях",
            "ин": "ин ина ину инові ином и - ам ами ах",
            "": "- а у ові ом и ів ам ами ах",
        },
    ),
    "ru": (
        "ец ца цу цем цы цев цам цами цах",
        {
            "нец": "нец нца нцу нцем нцы нцев нцам нцами нцах",
            "ец": "ец йца йцу йцем йцы йцев йцам йцами йцах",
            "янин": "янин янина янину янином яне ян янам янами янах",
            "чанин": "чанин чанина чанину чанином чане чан чанам чанами чанах",
            "": "- а у ом ы ов ам ами ах",
        },
    ),
}
_READ = {"uk": ("українськ", "ськ"), "ru": ("украинск", "ск")}


def alike(word: str) -> tuple[str, str | None]:
    """The word that ``word`` is read as, written as it is, and the lemma of a people's name.

    The word itself and ``None`` where it is no people's name and no adjective of a state.
    """
    peoples, adjectives = _tables()
    low = word.lower()
    if (known := peoples.get(low)) is not None:
        return _written(word, known[0]), known[1]
    for adjective, ending in _READ.values():
        head, found, tail = low.partition(ending)
        if found and head + found in adjectives:
            return _written(word, adjective + tail), None
    return word, None


def _written(word: str, read: str) -> str:
    return read.upper() if word.isupper() else read.title() if word[0].isupper() else read


@cache
def _tables() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Forms of peoples' names to the forms that are read and the lemma, and the stems of adjectives."""
    peoples: dict[str, tuple[str, str]] = {}
    adjectives: set[str] = set()
    for row in _rows():
        for language in _FORMS:
            for name in filter(None, row[f"{language}_people"].split("|")):
                for form, read in _declined(name, language):
                    peoples.setdefault(form, (read, name))
            ending = _READ[language][1]
            adjectives.update(stem for stem in row[f"{language}_adj"].split("|") if stem.endswith(ending))
    return peoples, frozenset(adjectives)


def _declined(name: str, language: str) -> Iterator[tuple[str, str]]:
    read, kinds = _FORMS[language]
    kind = next(ending for ending in kinds if name.endswith(ending))
    if language == "uk" and kind == "ин" and not name.endswith(("янин", "анин", "енин", "арин")):
        kind = ""
    stem = name[: len(name) - len(kind)]
    canonical = "українець"[:-3] if language == "uk" else "украинец"[:-2]
    for form, other in zip(kinds[kind].split(), read.split(), strict=True):
        yield stem + form.replace("-", ""), canonical + other


def _rows() -> Iterator[dict[str, str]]:
    table = files("fogline.knowledge").joinpath("data/states.csv").read_text(encoding="utf-8")
    yield from csv.DictReader((x for x in table.splitlines() if not x.startswith("#")), delimiter=";")
