"""What a language writes times with: its words as symbols, and the patterns that symbols make.

Every word, number and mark of a text becomes one symbol, a single letter that says what it can be in a time
("M" a month, "d" a number that may be a day). A time is then a pattern over the string of symbols, which is
far quicker to search than the text, and in which inflected forms cost nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["SYMBOLS", "Entry", "Pattern", "TimeLexicon", "each", "grown", "merged"]

SYMBOLS: Mapping[str, str] = {
    "d": "a number that may be a day of a month",
    "Y": "a number of four digits that may be a year",
    "n": "another whole number",
    "D": "a date in figures with its year",
    "E": "a date in figures without a year",
    "t": "a time of the clock",
    "K": "a decade: the 1990s",
    "o": "an ordinal",
    "N": "a number in words",
    "V": "an open number: several",
    "M": "a month",
    "m": "a word that may be a month",
    "W": "a weekday",
    "w": "a word that may be a weekday",
    "R": "the word year, where it may follow a year's number",
    "r": "the word years",
    "U": "another unit of time",
    "C": "the word century",
    "Q": "the word quarter",
    "S": "a season",
    "T": "the beginning, middle or end of",
    "X": "a part of the day that stands alone: in the morning",
    "x": "a part of the day beside a day: morning",
    "L": "last, this or next",
    "J": "counted from the text: the same, the following",
    "F": "the past, up to now",
    "H": "in the night to",
    "h": "in the night from",
    "P": "a whole time in one phrase",
    "B": "now",
    "v": "a stretch whose ends the words leave open: recently",
    "G": "how often, in one phrase: daily",
    "|": "past, present or future, and no more: formerly",
    "g": "ago",
    "l": "later",
    "e": "earlier",
    "a": "after (a stretch), in (a stretch)",
    "f": "for, during",
    "z": "for or in, of a stretch that is over",
    "k": "every",
    "s": "since, from (a stretch with no end)",
    "u": "until",
    "b": "between, from (of what has an end)",
    "/": "to, through (the end of a stretch)",
    "=": "the previous, whose day stays open",
    "i": "in, on, at",
    "A": "as of",
    "Z": "since the start of",
    "!": "the war, the invasion",
    "%": "before our era",
    "^": "of our era",
    "q": "about, at least",
    "c": "about, before a day",
    "j": "a, one, before a unit",
    "p": "a word that makes a unit an adjective: old, long",
    "y": "the, that, this",
    "*": "of",
    "O": "a Roman numeral; in English, overnight",
    "+": "a word that may be a season",
    "~": "counted from the text, in one phrase whose day stays open",
    "<": "before, of what follows",
    ">": "after, of what follows",
    "#": "whole, consecutive, more: between a number and its unit",
    "@": "a.m., p.m. or a zone, after a time of the clock",
    "'": "the ending 's",
    "&": "and",
    "-": "a dash",
    ",": "a comma",
    ".": "the end of a sentence, or another mark",
    "_": "anything else",
}
"""What each symbol stands for; the patterns of all languages are made of these."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is in a time: its symbol, and a value whose kind the symbol sets."""

    symbol: str
    value: object = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a time: a regular expression over symbols with named groups, the meaning that reads the
    groups (by its name in ``calendar_times.CALENDAR`` or ``counted_times.COUNTED``), and the kind of time found.
    A group ``x`` limits the stretch found."""

    symbols: str
    meaning: str
    kind: str = "time"


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """A language's times. Words and phrases in lower case with straight apostrophes, every form written out."""

    entries: Mapping[str, Entry]
    patterns: tuple[Pattern, ...]
    future: frozenset[str] = frozenset()
    """Words and pairs of words before a time that put it ahead of the day of publication."""
    until: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    """Finite past forms that do not say that what follows is past."""
    past_endings: tuple[str, ...] = ()
    """Endings of past forms, where the text has no tags."""
    definite: frozenset[str] = frozenset()
    """Words before an occasion of speaking that was named before: "the briefing"."""
    titled: frozenset[str] = frozenset()
    """Symbols whose words are written with a capital letter, as English months are."""
    ordinal_suffixes: frozenset[str] = frozenset()
    """What follows an ordinal in figures: "18-му", "3rd"."""
    decade_suffixes: frozenset[str] = frozenset()
    """What follows a decade in figures: "1990-х", "1990s"."""
    dotted: frozenset[str] = frozenset()
    """Abbreviations that end in a full stop."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By first word, the phrases of more than one word, longest first."""


def each(symbol: str, words: str, value: object = None) -> dict[str, Entry]:
    """Entries of one symbol and value, cut at ``|``."""
    return {word.strip(): Entry(symbol, value) for word in words.split("|")}


def grown(symbol: str, table: Mapping[str, object]) -> dict[str, Entry]:
    """Entries from stems with endings: ``{"січ+ень ня ню": 1}`` is січень, січня, січню, each with value 1.

    Several stems are cut by ``;``; the ending ``0`` is none at all.
    """
    out: dict[str, Entry] = {}
    for key, value in table.items():
        for part in key.split(";"):
            stem, _, endings = part.strip().partition("+")
            for ending in endings.split() or ["0"]:
                out[stem + ("" if ending == "0" else ending)] = Entry(symbol, value)
    return out


def merged(
    *tables: Mapping[str, Entry],
) -> tuple[dict[str, Entry], dict[str, tuple[tuple[str, ...], ...]]]:
    """All entries (a later table wins), and the phrases among them by their first word."""
    entries: dict[str, Entry] = {}
    for table in tables:
        entries.update(table)
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for key in entries:
        words = tuple(key.split())
        if len(words) > 1:
            phrases.setdefault(words[0], []).append(words)
    ordered = {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}
    return entries, ordered
