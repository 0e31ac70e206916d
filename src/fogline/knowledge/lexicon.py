"""The words that name voices, in a table by first word, so that a text is read in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from fogline.knowledge.fold import fold, strip_possessive
from fogline.knowledge.inflection import declined, stem, unchanging
from fogline.model import Standing

__all__ = ["Kind", "Lexicon", "Match", "Term", "Token", "tokens"]


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
    """One word of a text; ``start`` and ``end`` count code points. ``glued``: a hyphen joins it to the next word.

    ``folded`` is the word as names are compared, ``key`` the same without a Cyrillic inflection. ``opens``: it begins a
    sentence after another, so that its capital says nothing.
    """

    text: str
    start: int
    end: int
    folded: str
    key: str
    possessive: bool
    glued: bool
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """``term`` at tokens ``first`` up to (not including) ``last``."""

    term: Term
    first: int
    last: int


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’ʼ]\w+)*['’]?|[,;:(]")
_STOP = re.compile(r"[.!?…\n]")
_PARTICLES = frozenset("al el an as ash ad von de der van bin ben".split())
_SURNAMES = ("ов", "ев", "ова", "ева", "овым", "евым", "овой", "евой", "ову", "еву")
_PREFIX = 4
"""How many letters of a Cyrillic word it is looked up by."""
_HYPHENS = "-‐‑–"


def tokens(text: str) -> list[Token]:
    """The words of ``text`` with the commas, colons and brackets between them; hyphens join but do not count."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        bare = strip_possessive(word)
        if word[-1] in "'’" and not bare.endswith("s"):
            word, end, bare = word[:-1], end - 1, word[:-1]
        glued = end < len(text) - 1 and text[end] in _HYPHENS and text[end + 1].isalnum()
        folded = fold(bare)
        opens = bool(last) and not folded.isascii() and _STOP.search(text, last, start) is not None
        found.append(Token(word, start, end, folded, stem(folded), bare != word, glued, opens))
        last = end
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    words: tuple[str, ...]
    """Folded, in dictionary form; of ``open`` rows the last is a stem."""
    term: Term
    shouted: bool  # written in capitals: "US" is not "us"
    alone: bool  # not after another capitalised word: "Johnson", "Jordan"
    open: bool = False
    inner: bool = False  # not at the beginning of a sentence: "Мали", "Того"

    def fits(self, words: Sequence[Token], i: int) -> bool:
        """Whether the words from ``i`` on are this phrase, in any of its forms."""
        last = len(self.words) - 1
        if i + last >= len(words):
            return False
        for n, base in enumerate(self.words):
            word = words[i + n].folded
            if word != base and not (_grown(base, word) if self.open and n == last else declined(base, word)):
                return False
        return True


_NONE: list[_Row] = []


def _grown(base: str, word: str) -> bool:
    return word.startswith(base) and stem(word) in (base, stem(base))


class Lexicon:
    """Phrases to terms, longest first. Built once, then only read."""

    def __init__(self, before_names: frozenset[str] = frozenset()) -> None:
        """``before_names`` are words that may stand before a surname with a capital: titles, prepositions."""
        self._by_first: dict[str, list[_Row]] = {}
        self._before_names = before_names

    def add(self, phrases: Iterable[str], term: Term, alone: bool = False, stems: bool = False) -> None:
        """Let each of ``phrases`` stand for ``term``; a phrase that is there already keeps its first meaning.

        Ukrainian and Russian phrases are given in dictionary form and found in every form; with ``stems`` without their
        endings. A phrase that ends in "~" is another word at the beginning of a sentence. ``alone``: not where another
        capitalised word that is no known word or title comes before ("Boris Johnson").
        """
        for phrase in phrases:
            words = tuple(token.folded for token in tokens(phrase) if token.folded)
            if not words:
                continue
            shouted = term.capital and phrase.replace(".", "").isupper() and len(phrase) <= 6
            row = _Row(words, term, shouted, alone, stems, phrase.endswith("~"))
            self._put(words[0] if words[0].isascii() else unchanging(words[0])[:_PREFIX], row)

    def _put(self, key: str, row: _Row) -> None:
        rows = self._by_first.setdefault(key, [])
        for n, known in enumerate(rows):
            if known.words != row.words:
                continue
            same = (known.term.kind, known.term.party) == (row.term.kind, row.term.party)
            if known.shouted and not row.shouted and same:
                term = replace(known.term, capital=known.term.capital and row.term.capital)
                rows[n] = replace(known, term=term, shouted=False)  # "Tass" beside "TASS"
            return
        rows.append(row)
        rows.sort(key=lambda one: -len(one.words))

    def change(self, changed: Callable[[tuple[str, ...], Term], Term]) -> None:
        """Let every phrase (its folded words) stand for what ``changed`` makes of its term."""
        for rows in self._by_first.values():
            rows[:] = [replace(row, term=changed(row.words, row.term)) for row in rows]

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], Term]]:
        """Every phrase, as its folded words, with its term."""
        return ((row.words, row.term) for rows in self._by_first.values() for row in rows)

    def at(self, words: Sequence[Token], i: int) -> Match | None:
        """The longest phrase that begins at word ``i``; a dictionary form goes before an inflected one."""
        best: _Row | None = None
        for row in self._rows(words[i]):
            if best is not None and (len(row.words) < len(best.words) or row.words[0] != words[i].folded):
                continue
            if row.fits(words, i) and self._written(row, words, i):
                best = row
                if row.words[0] == words[i].folded:
                    break
        return Match(best.term, i, i + len(best.words)) if best else None

    def _rows(self, word: Token) -> list[_Row]:
        """What may begin with ``word``: other scripts by the whole word, Cyrillic by what no inflection changes."""
        folded = word.folded
        if folded.isascii():
            return self._by_first.get(folded, _NONE)
        found = self._by_first.get(folded[:_PREFIX], _NONE)
        for length in range(min(len(folded), _PREFIX) - 1, 1, -1):
            if more := self._by_first.get(folded[:length]):
                found = sorted((*found, *more), key=lambda one: -len(one.words)) if found else more
        return found

    def _written(self, row: _Row, words: Sequence[Token], i: int) -> bool:
        """Whether capitals and the word before allow it."""
        word = words[i].text
        if row.term.capital and not word[:1].isupper() and not self._particle(word, row):
            return False
        if row.shouted:
            bare = strip_possessive(word).replace(".", "")
            inflected = (
                not bare.isascii()
                and bare[: len(row.words[0])].isupper()
                and bare[len(row.words[0]) :].islower()
            )
            if not bare.isupper() and not inflected:
                return False
        other = row.words[0] != words[i].folded and words[i].folded.endswith(_SURNAMES)  # "Поляков"
        if row.term.kind is Kind.PEOPLE and word[0].isupper() and other:
            return False
        if row.inner and words[i].opens:
            return False
        return not (row.alone and i and self._is_another_name(words[i - 1]))

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
        alone = any(len(row.words) == 1 and row.fits((word,), 0) for row in self._rows(word))
        known = alone or word.text.lower() in self._before_names
        return proper and not known

    @staticmethod
    def _particle(word: str, row: _Row) -> bool:
        """Whether a name may begin with this small word: "al-Qaeda", "von der Leyen"."""
        return len(row.words) > 1 and word in _PARTICLES
