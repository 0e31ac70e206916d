"""What a lexicon of amounts holds for a language that is parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["AmountWords", "CountingWords", "NameWords", "RangeWords"]


@dataclass(frozen=True, slots=True)
class CountingWords:
    """The small words around what is counted and what became of it."""

    determiners: frozenset[str]
    """Passed between "of" and what is counted: "of the", "of their"."""
    another: frozenset[str]
    """ "More", "other": they begin what is counted, or end it."""
    captive_of: frozenset[str]
    """What stands after "prisoners of"."""
    going_on: frozenset[str]
    """What stands between two counts of one outcome: "40 killed and 12 more"."""
    times: frozenset[str]
    """Words of time that end what is counted: "40 drones Sunday"."""
    before_times: frozenset[str]
    be: frozenset[str]
    at: frozenset[str]
    """Prepositions of place between those counted and their verb."""
    clause: frozenset[str]
    """What begins another clause, and no object."""
    down: frozenset[str]
    """Outcomes that are no verb of their own."""
    shot: frozenset[str]
    shot_on: frozenset[str]
    """What follows "shot" where it is an outcome."""
    passed_back: frozenset[str]
    """Passed between an outcome and the number after it: "killed about", "wounded all of"."""
    lives: frozenset[str]
    """What is taken of those killed: "the lives of"."""
    states: frozenset[str]
    """Outcomes that are states after a form of "be": "were dead"."""
    lasting: frozenset[str]
    """Outcomes that an -ing form may tell: "missing"."""
    negators: frozenset[str]
    toll_verbs: frozenset[str]
    """What stands just before the number of a toll: "rose to", "reached"."""
    toll_nouns: frozenset[str]
    persons_after: frozenset[str]
    """What follows a number without a noun that counts the persons counted last: "five were"."""
    things_after: frozenset[str]
    had: frozenset[str]
    """Auxiliaries of the active perfect: "have destroyed"."""
    of_them: frozenset[str]
    """What stands after "21 of" where those counted were named before."""
    definite: frozenset[str]
    """Before a small number in words they say which, not how many: "the two republics"."""
    age: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The small words around numbers that name or date something."""

    clock: frozenset[str]
    calibre: frozenset[str]
    ordinals: frozenset[str]
    numbered_short: frozenset[str]
    """Written with a stop: "No. 5"."""
    plain: frozenset[str]
    """Words of ``numbered_after`` that may end a phrase of their own."""
    nobody: frozenset[str]
    """Words before "one" that make it a pronoun."""
    one_of: frozenset[str]
    """Words after "one" before which it counts nothing: "one side"."""
    years: frozenset[str]
    old: str
    ages: frozenset[str]
    """What stands before the second age of two: "between 20 and 30 years old"."""
    between: str
    span_joints: frozenset[str]
    year_before: frozenset[str]
    year_or_count: frozenset[str]
    """Those of them that stand before a count too."""
    year_marks: frozenset[str]
    month_or_verb: str
    """The month that is a verb too."""


@dataclass(frozen=True, slots=True)
class RangeWords:
    """The small words of numbers and of ranges."""

    a: frozenset[str]
    """The indefinite article."""
    and_: str
    or_: str
    to: str
    of: str
    from_: str
    between: str
    near: frozenset[str]
    """What may stand between "between" and the first number."""
    moves: frozenset[str]
    """Verbs after which "from 10 to 20" is a change and no range."""
    half: str
    couple: str
    shares: Mapping[str, int]
    """ "Third" 3."""
    parts: Mapping[str, int]
    """How many of them: "two thirds"."""
    carried: frozenset[str]
    """Scales that "and" goes on from: "two hundred and five"."""
    million: str
    """The one letter that stands for a million only before money and people."""
    one: str


@dataclass(frozen=True, slots=True)
class AmountWords:
    """What a language writes amounts with. Words are in lower case; phrases are words parted by one space."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    """The least that a vague number can mean: "dozens" 24."""
    scaled_least: Mapping[str, int]
    """The least that a plural scale can mean after "several" or "tens of"."""
    at_least: frozenset[str]
    at_most: frozenset[str]
    about: frozenset[str]
    at_least_after: frozenset[str]
    at_most_after: frozenset[str]
    about_after: frozenset[str]
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    persons: frozenset[str]
    things: frozenset[str]
    """Things that reports count: weapons, buildings, attacks."""
    abstract: frozenset[str]
    """Nouns that "several" before them makes no amount: "several directions"."""
    outcomes: Mapping[str, str]
    """Verb and noun forms of what became of those counted, to the word for it."""
    toll: frozenset[str]
    included: frozenset[str]
    numbered_after: frozenset[str]
    """Words before a number that make it a name: "Resolution 1701"."""
    units_of_force: frozenset[str]
    auxiliaries: frozenset[str]
    months: frozenset[str]
    counting: CountingWords
    names: NameWords
    ranges: RangeWords
    vague_first: frozenset[str] = field(init=False)
    """The words with which the vague numbers begin."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "vague_first", frozenset(phrase.split(" ")[0] for phrase in self.vague))
