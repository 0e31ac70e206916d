"""The words that numbers are bounded and counted with, of three languages under one set of names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from fogline.knowledge.amounts.english import ENGLISH
from fogline.knowledge.amounts.inflected_words import InflectedWords
from fogline.knowledge.amounts.russian import RUSSIAN
from fogline.knowledge.amounts.ukrainian import UKRAINIAN

__all__ = ["Lexicon", "are_persons", "lexicon_of"]

_ABOUT = frozenset(("зо", "без малого", "без малого не", "в пределах", "у межах"))
"""Words of approximation beside those that claims are read with."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language under one set of names."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    at_least: frozenset[str]
    at_most: frozenset[str]
    about: frozenset[str]
    after_least: frozenset[str]
    after_most: frozenset[str]
    after_about: frozenset[str]
    passed: frozenset[str]
    units: Mapping[str, str]
    months: Callable[[str], bool]
    noun: Callable[[str], str | None]
    outcome: Callable[[str], str | None]
    named_before: Callable[[str], bool]
    forces: Callable[[str], bool]
    between: frozenset[str]
    joints: frozenset[str]
    from_change: frozenset[str]
    moves: Callable[[str], bool]
    up_to: str | None


@cache
def _english() -> Lexicon:
    nouns = _nouns()
    return Lexicon(
        numbers={k: float(v) for k, v in ENGLISH.numbers.items()},
        scales={k: float(v) for k, v in ENGLISH.scales.items() if len(k) > 2},
        vague={k: float(v) for k, v in ENGLISH.vague.items()},
        at_least=ENGLISH.at_least, at_most=ENGLISH.at_most | {"within"}, about=ENGLISH.about | _ABOUT,
        after_least=ENGLISH.at_least_after, after_most=ENGLISH.at_most_after, after_about=ENGLISH.about_after,
        passed=frozenset(("a", "the", "another", "other", "$", "€", "£", "₴", "₽")), units=ENGLISH.units,
        months=ENGLISH.months.__contains__, noun=nouns.get, outcome=ENGLISH.outcomes.get,
        named_before=ENGLISH.numbered_after.__contains__, forces=ENGLISH.units_of_force.__contains__,
        between=frozenset(("between", "from")), joints=frozenset(("and", "to", "or")),
        from_change=frozenset(("from",)), moves=ENGLISH.ranges.moves.__contains__, up_to=None,
    )  # fmt: skip


@cache
def _slavic(code: str) -> Lexicon:
    english, words = _nouns(), _SLAVIC[code]

    def noun(word: str) -> str | None:
        found = words.nouns.get(word)
        return None if found is None else english.get(found.split()[-1], found)

    return Lexicon(
        numbers=words.numbers, scales=words.scales, vague={**words.plural_scales, **words.vague},
        at_least=words.at_least, at_most=words.at_most, about=words.about | _ABOUT,
        after_least=words.after_least, after_most=words.after_most, after_about=words.after_about,
        passed=words.passed, units=words.units, months=words.months.__contains__, noun=noun,
        outcome=lambda word: words.heads.get(word) or words.outcomes.get(word),
        named_before=words.named_before.__contains__, forces=words.forces.__contains__,
        between=words.from_low | words.from_change | {words.between}, joints=words.joints | {words.up_to},
        from_change=words.from_change, moves=words.moves.__contains__, up_to=words.up_to,
    )  # fmt: skip


_SLAVIC: Mapping[str, InflectedWords] = {"uk": UKRAINIAN, "ru": RUSSIAN}

_SAME = {
    "people": "people person persons others victims casualties individuals residents citizens civilian civilians locals "
    "passengers villagers households families inhabitants patients evacuees pedestrians man men woman women",
    "children": "child children boy boys girl girls minor minors infant infants baby babies teenager teenagers",
    "soldiers": "soldier soldiers troops serviceman servicemen servicewomen fighter fighters militant militants infantry "
    "infantrymen marines paratroopers combatants personnel insurgents rebels occupiers invaders conscripts",
    "prisoners": "prisoner prisoners war pows detainees captives hostages",
    "rescuers": "rescuer rescuers firefighter firefighters",
    "drones": "drone drones uav uavs shaheds",
    "missiles": "missile missiles rocket rockets",
    "houses": "house houses home homes apartment apartments",
    "buildings": "building buildings",
    "vehicles": "vehicle vehicles car cars truck trucks",
    "villages": "village villages settlement settlements town towns",
    "bombs": "bomb bombs",
    "shells": "shell shells munition munitions mines",
    "strikes": "strike strikes airstrike airstrikes attack attacks raid raids assault assaults clash clashes engagements "
    "shellings shelling",
    "tanks": "tank tanks",
}  # fmt: skip


@cache
def _nouns() -> dict[str, str]:
    """English nouns that are counted, each under one name of its kind."""
    kinds = {word: name for name, words in _SAME.items() for word in words.split()}
    return {noun: noun for noun in ENGLISH.persons | ENGLISH.things} | kinds


def lexicon_of(code: str | None, text: str) -> Lexicon:
    """The words of a language (ISO 639-1); of a text in another by its letters."""
    if code in _SLAVIC:
        return _slavic(code)
    cyrillic = code != "en" and any("а" <= letter <= "я" for letter in text.lower())
    return _slavic("ru") if cyrillic else _english()


_APART = frozenset(("children", "prisoners", "rescuers", "medics", "journalists"))
"""Persons that are counted apart from others."""


def are_persons(noun: str, other: str) -> bool:
    """Whether two nouns count persons, of no kind that is counted apart: "people" and "soldiers" may be the same."""
    persons = ENGLISH.persons | UKRAINIAN.persons | RUSSIAN.persons
    return noun in persons and other in persons and not {noun, other} & _APART
