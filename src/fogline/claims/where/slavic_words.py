"""The words around places in Ukrainian and Russian, one lexicon a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["SlavicWords", "begins", "words_of"]


@dataclass(frozen=True, slots=True)
class SlavicWords:
    """What a language says of places. Words in lower case; *stems* stand for all their endings."""

    language: str
    cases: Mapping[str, str]
    """Prepositions, with the cases that they govern (g, d, a, i, l)."""
    at: frozenset[str]
    """Prepositions that leave no doubt that a place follows."""
    near: Mapping[str, float]
    """Prepositions that widen a place, with by how many metres."""
    near_cases: Mapping[str, str]
    """Those of them that widen in some cases only."""
    around: Mapping[str, float]
    """Stems of nouns before a place in the genitive that widen it ("outskirts of")."""
    directions: frozenset[str]
    """Stems of adverbs and nouns: "north of", "to the north-west"."""
    distances: frozenset[str]
    """Units of distance, with all their endings."""
    from_: frozenset[str]
    """Prepositions after a distance or a direction: "12 km from"."""
    settlements: frozenset[str]
    """"City", "village", "settlement", with all their endings and abbreviations."""
    oblasts: frozenset[str]
    """Nouns after an adjective that make it an oblast, with all their endings."""
    raions: frozenset[str]
    raion_names: Mapping[str, str]
    """What completes the adjective of a raion's name in the nominative, with the stem of the noun."""
    sectors: frozenset[str]
    """Stems of nouns after an adjective that mean the front around a town ("the Pokrovsk direction")."""
    borders: frozenset[str]
    """Stems of nouns after an adjective that mean a part of its oblast ("the border land of Sumy")."""
    compass: frozenset[str]
    """Stems of adjectives before a region that mean a part of it: "eastern"."""
    joins: frozenset[str]
    """Words between places of a list."""
    says: frozenset[str]
    """Stems of verbs whose subject speaks or decides."""
    offices: frozenset[str]
    """Stems of nouns before a place that tell who speaks: "the mayor of"."""
    launched: frozenset[str]
    """Stems of verbs of what comes from a place."""
    towards: frozenset[str]
    """Prepositions after which something comes from a place."""
    between: frozenset[str]
    """Prepositions before states and capitals that negotiate, and stand for no place."""
    whose: frozenset[str]
    """Stems of nouns before a state or capital that make it the one who acts: "the demands of"."""
    hit: frozenset[str]
    """Stems of verbs and nouns whose object is a place: "shelled", "the liberation of"."""
    facilities: frozenset[str]
    """Stems of what stands in the town that an adjective names: "the Odesa port"."""
    nature: frozenset[str]
    """Stems of nouns whose adjective is no town: seas, rivers, universities."""
    banks: frozenset[str]
    """Stems of nouns before a river: "the bank of", "the river"."""
    never: frozenset[str]
    """Words that begin sentences and are no places there."""
    common: frozenset[str]
    """Common words and names of persons that also name settlements: places only where the words around them say so."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text, by spaces."""
    return frozenset(text.split())


def begins(word: str, stems: frozenset[str], most: int = 6) -> bool:
    """Whether a word is one of the stems with an ending of up to ``most`` letters."""
    return any(word[:n] in stems for n in range(max(2, len(word) - most), len(word) + 1))
