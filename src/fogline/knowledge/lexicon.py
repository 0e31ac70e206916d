"""The words that name voices, in a table by first word, so that a text is read in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from fogline.knowledge.fold import fold, strip_possessive
from fogline.model import Standing

__all__ = ["Kind", "Lexicon", "Match", "Term", "Token", "stem", "tokens"]


class Kind(Enum):
    """What a word or phrase does in naming a voice."""

    NAME = auto()  # Ukraine, Hamas
    ADJECTIVE = auto()  # Ukrainian
    METONYM = auto()  # Kyiv, the Kremlin
    PEOPLE = auto()  # Ukrainians
    BODY = auto()  # IDF, Donetsk People's Republic
    PERSON = auto()  # Lavrov
    INSTITUTION = auto()  # defence ministry, president
    OUTLET = auto()  # Reuters, TASS
    STUDY = auto()  # Amnesty International
    KINDRED = auto()  # bloggers, residents, analysts: a word that gives a standing
    PLAIN = auto()  # New Mexico: holds a party's name and is none


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase stands for. ``party`` is ``None`` where the phrase alone names none; ``name`` is the usual name."""

    kind: Kind
    name: str
    party: str | None = None
    standing: Standing = Standing.OFFICIAL
    capital: bool = False
    """Only where the text has a capital letter (all capitals, where the phrase has)."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text; ``start`` and ``end`` count code points. ``glued``: a hyphen joins it to the next word."""

    text: str
    start: int
    end: int
    key: str
    possessive: bool
    glued: bool


@dataclass(frozen=True, slots=True)
class Match:
    """``term`` at tokens ``first`` up to (not including) ``last``."""

    term: Term
    first: int
    last: int


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’ʼ]\w+)*['’]?|[,;:(]")
_PARTICLES = frozenset("al el an as ash ad von de der van bin ben".split())
_HYPHENS = "-‐‑–"
_ENDINGS = (
    "ого ому ими ами ями ові еві єві ий ый ій ої ых их ым им ой ей ою єю ею ую юю ая яя ое ее ые ие ам ям ах ях "
    "ом ем єм ів їв ов ев а я о е є и і ї ы у ю ь й"
).split()  # longest first


def stem(word: str) -> str:
    """A folded Cyrillic word without its inflection ("российскими" → "российск"); other words unchanged."""
    if not word or not ("а" <= word[-1] <= "я" or word[-1] in "іїє"):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def tokens(text: str) -> list[Token]:
    """The words of ``text`` with the commas, colons and brackets between them; hyphens join but do not count."""
    found = []
    for match in _WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        bare = strip_possessive(word)
        if word[-1] in "'’" and not bare.endswith("s"):
            word, end, bare = word[:-1], end - 1, word[:-1]
        glued = end < len(text) - 1 and text[end] in _HYPHENS and text[end + 1].isalnum()
        found.append(Token(word, start, end, stem(fold(bare)), bare != word, glued))
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    keys: tuple[str, ...]
    term: Term
    shouted: bool  # written in capitals: "US" is not "us"
    alone: bool  # not after another capitalised word: "Johnson", "Jordan"


class Lexicon:
    """Phrases to terms, longest first. Built once, then only read."""

    def __init__(self, before_names: frozenset[str] = frozenset()) -> None:
        """``before_names`` are words that may stand before a surname with a capital: titles, prepositions."""
        self._by_first: dict[str, list[_Row]] = {}
        self._before_names = before_names

    def add(self, phrases: Iterable[str], term: Term, alone: bool = False) -> None:
        """Let each of ``phrases`` stand for ``term``; a phrase that is there already keeps its first meaning.

        ``alone``: not where another capitalised word that is no known word or title comes before ("Boris Johnson").
        """
        for phrase in phrases:
            keys = tuple(token.key for token in tokens(phrase) if token.key)
            rows = self._by_first.setdefault(keys[0], []) if keys else []
            shouted = term.capital and phrase.replace(".", "").isupper() and len(phrase) <= 6
            same = next((n for n, row in enumerate(rows) if row.keys == keys), None)
            if same is not None:
                known = rows[same]
                if (
                    known.shouted
                    and not shouted
                    and (known.term.kind, known.term.party) == (term.kind, term.party)
                ):
                    rows[same] = _Row(keys, known.term, False, known.alone)  # "Tass" beside "TASS"
            elif keys:
                rows.append(_Row(keys, term, shouted, alone))
                rows.sort(key=lambda row: -len(row.keys))

    def at(self, words: Sequence[Token], i: int) -> Match | None:
        """The longest phrase that begins at word ``i``."""
        for row in self._by_first.get(words[i].key, ()):
            last = i + len(row.keys)
            if last > len(words) or any(words[i + n].key != row.keys[n] for n in range(1, len(row.keys))):
                continue
            word = words[i].text
            if row.term.capital and not word[:1].isupper() and not self._particle(word, row):
                continue
            if row.shouted and not strip_possessive(word).replace(".", "").isupper():
                continue
            if row.alone and i and self._is_another_name(words[i - 1]):
                continue
            return Match(row.term, i, last)
        return None

    def scan(self, words: Sequence[Token]) -> Iterator[Match]:
        """All phrases from left to right, none overlapping another."""
        i = 0
        while i < len(words):
            match = self.at(words, i)
            if match is None:
                i += 1
            else:
                yield match
                i = match.last

    def _is_another_name(self, word: Token) -> bool:
        proper = word.text[:1].isupper() and len(word.text) > 1 and not word.possessive
        alone = any(row.keys == (word.key,) for row in self._by_first.get(word.key, ()))
        known = alone or word.text.lower() in self._before_names
        return proper and not known

    @staticmethod
    def _particle(word: str, row: _Row) -> bool:
        """Whether a name may begin with this small word: "al-Qaeda", "von der Leyen"."""
        return len(row.keys) > 1 and word in _PARTICLES
