"""What a lexicon of the words around places holds; English fills it in ``english_words``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PlaceWords"]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What a language says of places. Words in lower case."""

    at: frozenset[str]
    """Prepositions that put something at a place."""
    near: Mapping[str, float]
    """Prepositions and phrases before a place that widen it, with by how many metres."""
    compass: frozenset[str]
    """Parts of a country or region: "eastern", "central"."""
    directions: frozenset[str]
    """"north", "south-west": before "of" they make a place a locator of another."""
    settlements: frozenset[str]
    regions: frozenset[str]
    sectors: frozenset[str]
    """Words after a town's name that mean the front around it: "the Pokrovsk direction"."""
    facilities: frozenset[str]
    facilities_before: frozenset[str]
    nature: frozenset[str]
    """Facilities' words that no town stands for: a river of a town's name is not in it."""
    offices: frozenset[str]
    """Who speaks for a place: "the mayor of"."""
    institutions: frozenset[str]
    """What speaks from a place: "the ministry in X said"."""
    not_places_after: frozenset[str]
    """Words after a name that make it an organisation, a person or a thing: "Washington Post"."""
    titles: frozenset[str]
    hit: frozenset[str]
    """Verbs whose object is a place: "hit Kyiv"."""
    parts: frozenset[str]
    """Words before "of" that make what follows a territory: "19% of", "parts of", "invasion of"."""
    not_to: frozenset[str]
    """Nouns after which "to" makes no place: "ambassador to"."""
    anaphors: frozenset[str]
    """Words that mean the place last named: "the city", "there"."""
    events: frozenset[str]
    """Nouns of things that happen at a place; with "the" they mean the one last told."""
    never: frozenset[str]
    says: frozenset[str]
    """Verbs whose subject speaks or acts, and is no place."""
    named: frozenset[str]
    """"Named", "called": what follows is a name of something else."""
    particles: frozenset[str]
    """Parts of names of persons: "el", "von"."""
    launched: frozenset[str]
    """Verbs of what comes from a place: "fired from"."""
    units: Mapping[str, float]
    """Units of distance, with their metres."""
    inside: frozenset[str]
    """Words before a state or capital's possessive after which it is a place: "in Ukraine's east"."""
    wider: Mapping[str, str]
    """Names (lower case) by which news means more than the town that bears them: "Gaza", the Gaza Strip."""
    abbreviations: Mapping[str, str]
    """Short names of regions and states, in lower case with their stops, with the name that the gazetteer has."""
    openings: Mapping[str, str]
    """First words of names that are also written in another way: "st." for "saint"."""
    generic: frozenset[str]
    """Words around a name that leave its place the same: "downtown", "city", "greater"."""
