"""What a lexicon of amounts holds for a language whose words change their endings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fogline.knowledge.stems import Stems

__all__ = ["InflectedWords", "forms", "named", "phrases"]


@dataclass(frozen=True, slots=True)
class InflectedWords:
    """What an inflected language writes amounts with. Words are in lower case, with "е" for "ё" and straight
    apostrophes; phrases are words and stops parted by one space.

    What is counted and what became of it have English values, the same in every language, so that claims meet.
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    """Singular and plural forms: "thousand" 1000, "hundred" 100, "ten" 10."""
    vague: Mapping[str, float]
    """The least that a vague number can mean: "several" 2, "tens" 20."""
    plural_scales: Mapping[str, float]
    """Scales that alone mean more than one: "thousands" 2000. Some of their forms mean one after a preposition."""
    ambiguous: frozenset[str]
    """Those of them that mean one after a bound: "about a thousand"."""
    pairs: frozenset[str]
    """ "A couple", which counts only before what is counted."""
    at_least: frozenset[str]
    at_most: frozenset[str]
    about: frozenset[str]
    after_least: frozenset[str]
    after_most: frozenset[str]
    after_about: frozenset[str]
    passed: frozenset[str]
    """Words between a bound and its number: "another", "already"."""
    up_to: str
    """The preposition that means both "up to" and "to"."""
    from_low: frozenset[str]
    """Prepositions of the lower end of a range: "from 10 to 15"."""
    from_change: frozenset[str]
    """Prepositions of where a change begins: "from 40 to 53"."""
    between: str
    alternatives: frozenset[str]
    joints: frozenset[str]
    """ "and", "or"."""
    moves: Stems
    """Verbs of change, after which "to" bounds nothing: "rose to 15"."""
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    nouns: Stems
    """What is counted, in English."""
    persons: frozenset[str]
    """Those values of ``nouns`` that are people."""
    adjectives: Stems
    """Adjectives that belong to what is counted: "artillery" systems. Empty value for those left out."""
    transparent: Stems
    """Nouns that only measure out what follows: "units of", "members of"."""
    endings: tuple[str, ...]
    """Endings of adjectives."""
    single: Mapping[str, str]
    """One person or thing, in the singular: "a man"."""
    outcomes: Stems
    heads: Stems
    """Nouns that say by themselves what became of those counted: "the dead"."""
    lost: Stems
    toll: Stems
    included: frozenset[str]
    out_of: frozenset[str]
    """Prepositions between a part and the whole: "62 of 103"."""
    cardinal: frozenset[str]
    """Endings written after figures that stay numbers of things: "5-ти"."""
    cardinal_before: tuple[str, ...]
    """Endings of the word after an ambiguous one of them, which an ordinal has too: "5-ма ракетами"."""
    forces: Stems
    """Units of an army, whose numbers are names."""
    forces_counted: Stems
    """Their forms after a number that counts them."""
    months: Stems
    year: Stems
    clock: Stems
    clock_before: frozenset[str]
    age_before: Stems
    calibre: Stems
    named_before: Stems
    """Words after which a number is a name: "№", "школа"."""
    street: Stems


def forms(text: str) -> dict[str, float]:
    """Lines "number: form form …"."""
    found: dict[str, float] = {}
    for line in text.strip().splitlines():
        value, _, words = line.partition(":")
        found.update(dict.fromkeys(words.split(), float(value)))
    return found


def phrases(text: str) -> frozenset[str]:
    """Phrases parted by commas."""
    return frozenset(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


def named(text: str) -> dict[str, str]:
    """Lines "value: phrase, phrase …"."""
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        value, _, words = line.partition(":")
        found.update({word.strip(): value.strip() for word in words.split(",") if word.strip()})
    return found
