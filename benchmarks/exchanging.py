"""Texts and tables with two states exchanged, so that what is read of both can be compared.

In the text what has one exact counterpart is exchanged: names of the two states in their cases, adjectives, peoples, and in
English the capitals; "a" becomes "an" with them. Everything else that names a side (persons, bodies, outlets, other
metonyms, names of several words that hold a state's name) stays in the text and is exchanged in the tables: the same person
then speaks for the other side. The gazetteer is exchanged alike: towns change their state, and a name that the text
exchanges lies where its counterpart lay, so that no distance changes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from fogline.claims.slavic.lexicon import Lexicon as Words
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Entry, Gazetteer
from fogline.knowledge.lexicon import tokens
from fogline.knowledge.parties import DATA, Parties

# Ukrainian and Russian names of the two states, case by case: (form of one, form of the other).
_CASES = {
    "uk": [
        ("Україна", "Росія"), ("України", "Росії"), ("Україні", "Росії"), ("Україну", "Росію"), ("Україною", "Росією"),
    ],
    "ru": [
        ("Украина", "Россия"), ("Украины", "России"), ("Украине", "России"), ("Украину", "Россию"), ("Украиной", "Россией"),
        ("Украиною", "Россиею"),
    ],
}  # fmt: skip
_STEMS = {"uk": ("українськ", "російськ"), "ru": ("украинск", "российск")}
_PEOPLES = {
    "uk": [
        ("українець", "росіянин"), ("українця", "росіянина"), ("українцю", "росіянину"), ("українцеві", "росіянинові"),
        ("українцем", "росіянином"), ("українці", "росіяни"), ("українців", "росіян"), ("українцям", "росіянам"),
        ("українцями", "росіянами"), ("українцях", "росіянах"), ("українка", "росіянка"), ("українки", "росіянки"),
        ("українку", "росіянку"), ("українкою", "росіянкою"), ("українок", "росіянок"), ("українкам", "росіянкам"),
    ],
    "ru": [
        ("украинец", "россиянин"), ("украинца", "россиянина"), ("украинцу", "россиянину"), ("украинцем", "россиянином"),
        ("украинцы", "россияне"), ("украинцев", "россиян"), ("украинцам", "россиянам"), ("украинцами", "россиянами"),
        ("украинцах", "россиянах"), ("украинка", "россиянка"), ("украинки", "россиянки"), ("украинку", "россиянку"),
        ("украинкой", "россиянкой"), ("украинок", "россиянок"), ("украинкам", "россиянкам"),
    ],
}  # fmt: skip
# Before "Росії" and "России", which may be three cases: what takes the locative or the dative.
_DATIVE = {
    "uk": frozenset("в у на по при завдяки всупереч назустріч".split()),
    "ru": frozenset("в во на по при о об к ко благодаря вопреки навстречу".split()),
}
_THREE_CASES = {"росії": ("україни", "україні"), "россии": ("украины", "украине")}
_ARTICLED = frozenset(
    {"United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "Gambia", "Bahamas", "Maldives",
     "Democratic Republic of the Congo", "Republic of the Congo", "Central African Republic", "Czech Republic",
     "Dominican Republic", "Ivory Coast", "Marshall Islands", "Solomon Islands", "Seychelles", "Comoros", "Holy See"}
)  # fmt: skip
Case = Callable[[int], str | None]
"""The grammatical case (``Gen``, ``Dat`` …) of the word at a code point."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A text with two states exchanged. ``edits`` are (start, end, new length) in the code points of the original."""

    text: str
    edits: tuple[tuple[int, int, int], ...]

    def at(self, offset: int, end: bool = False) -> int:
        """Where a code point of the original lies now; inside an exchanged word its beginning, or its end."""
        shift = 0
        for start, stop, length in self.edits:
            if stop <= offset:
                shift += length - (stop - start)
            elif start < offset:
                return start + shift + (length if end else 0)
            else:
                break
        return offset + shift


class Exchange:
    """The exchange of the states ``pair`` in texts of one language; in Cyrillic only Ukraine and Russia have their forms."""

    def __init__(self, language: str, pair: tuple[str, str], parties: Parties) -> None:
        self.language, self.pair = language, pair
        self.other = {pair[0]: pair[1], pair[1]: pair[0]}
        self._parties = parties
        self._usual = _english(*(states()[code] for code in pair), articles=True)
        self._words = _english(*(states()[code] for code in pair)) if language == "en" else _forms(language)
        shown = sorted(self._words, key=len, reverse=True)
        stems = "" if language == "en" else rf"|(?<!\w)(?:{'|'.join(_STEMS[language])})\w+"
        flags = re.NOFLAG if language == "en" else re.IGNORECASE
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, shown))})(?!\w){stems}", flags)
        self._folded = {fold(one): fold(other) for one, other in self._words.items()}
        if language != "en":
            a, b = _STEMS[language]
            self._folded |= {a: b, b: a}
        self._longer = frozenset(self._longer_names())
        self._in_names = re.compile(
            rf"(?<!\w)(?:{'|'.join(sorted(self._folded, key=len, reverse=True))})(?!\w)"
        )

    def text(self, text: str, case: Case = lambda at: None) -> Exchanged:
        """``text`` with the two states exchanged."""
        kept = self._kept(text) if self.language == "en" else frozenset()
        changes: list[tuple[int, int, str]] = []
        for match in self._pattern.finditer(text):
            if match.start() in kept:
                continue
            new = self._new(match, text, case)
            if self.language == "en":
                changes += _article(text, match, new)
            changes.append((match.start(), match.end(), new))
        edits, out, last = [], [], 0
        for start, stop, new in changes:
            out += [text[last:start], new]
            edits.append((start, stop, len(new)))
            last = stop
        return Exchanged("".join([*out, text[last:]]), tuple(edits))

    def name(self, folded: str) -> str:
        """A folded name with the words that the text exchanges exchanged."""
        if folded in self._longer:
            return folded
        return self._in_names.sub(lambda match: self._folded[match.group()], folded)

    def shown(self, name: str) -> str:
        """The usual (English) name of a place whose name the text exchanges."""
        return self._usual.get(name, name)

    def in_text(self, words: tuple[str, ...]) -> bool:
        """Whether a phrase of the tables (folded words) is one that the text exchanges."""
        return " ".join(words) in self._folded

    def _new(self, match: re.Match[str], text: str, case: Case) -> str:
        word = match.group()
        if self.language == "en":
            return self._words[word]
        low = word.lower()
        a, b = _STEMS[self.language]
        for stem, other in ((a, b), (b, a)):
            if low.startswith(stem):
                return _cased(word, other + low[len(stem) :])
        if low in _THREE_CASES:
            genitive, dative = _THREE_CASES[low]
            before = re.findall(r"\w+", text[max(0, match.start() - 40) : match.start()].lower())[-1:]
            return _cased(
                word,
                dative if set(before) & _DATIVE[self.language] or case(match.start()) == "Dat" else genitive,
            )
        return _cased(word, self._words[low])

    def _longer_names(self) -> Iterator[str]:
        """Names of several words that hold a state's name and are not exchanged."""
        for words, _ in self._parties.lexicon:
            name = " ".join(words)
            if len(words) > 1 and name not in self._folded and any(word in self._folded for word in words):
                yield name

    def _kept(self, text: str) -> frozenset[int]:
        """Where words stand that are part of a longer name: "Kyiv Independent", "Russian Federation"."""
        words = tokens(text)
        inside: set[int] = set()
        for match in self._parties.lexicon.scan(words):
            phrase = text[words[match.first].start : words[match.last - 1].end]
            if match.last - match.first > 1 and phrase not in self._words:
                inside.update(words[n].start for n in range(match.first, match.last))
        return frozenset(inside)


def states() -> dict[str, dict[str, str]]:
    """The rows of the table of states, by code."""
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: row
            for row in csv.DictReader((x for x in lines if not x.startswith("#")), delimiter=";")
        }


def _english(a: dict[str, str], b: dict[str, str], articles: bool = False) -> dict[str, str]:
    """Words of two states to each other's: names where neither has an article, adjectives, peoples, capitals."""
    pairs: dict[str, str] = {}
    names = {row["en"].split("|")[0] for row in (a, b)}
    for column in ("en", "adj", "capital"):
        one, other = (row[column].split("|")[0] for row in (a, b))
        if column == "capital" and names & _ARTICLED and not articles:
            continue  # "Washington, Afghanistan"
        if one.count(" ") != other.count(" ") and not articles:
            continue  # "New Delhi" stays: one word more makes another sentence
        if one and other and (articles or not names & _ARTICLED or column == "adj"):
            pairs[one], pairs[other] = other, one
    one, other = (_people(row) for row in (a, b))
    if one and other and one not in pairs and other not in pairs:
        pairs[one], pairs[other] = other, one
    for one, other in list(pairs.items()):
        pairs[one.upper()] = other.upper()
    return pairs


def _people(row: dict[str, str]) -> str:
    adjective = row["adj"].split("|")[0]
    return row["people"].split("|")[0] or (adjective + "s" if adjective[-1:] in "niact" else "")


def _forms(language: str) -> dict[str, str]:
    """Forms in lower case to their counterparts; where there are several, the text decides."""
    pairs: dict[str, str] = {}
    for u, r in (*_CASES[language], *_PEOPLES[language]):
        pairs.setdefault(u.lower(), r.lower())
        pairs.setdefault(r.lower(), u.lower())
    return pairs


def _article(text: str, match: re.Match[str], new: str) -> list[tuple[int, int, str]]:
    """ "a Russian" becomes "an Iraqi"; Ukrainian is spoken with a consonant."""
    before = re.search(r"(?<!\w)([Aa]n?)\s+(?:\w+-)?$", text[max(0, match.start() - 12) : match.start()])
    if before is None or "-" in before.group():
        return []
    wanted = "n" if new[0] in "AEIO" else ""
    start = max(0, match.start() - 12) + before.start(1)
    article = before.group(1)[0] + wanted
    return [] if article == before.group(1) else [(start, start + len(before.group(1)), article)]


def _cased(word: str, other: str) -> str:
    if word.isupper() and len(word) > 1:
        return other.upper()
    return other[0].upper() + other[1:] if word[0].isupper() else other


def tables(exchange: Exchange) -> Parties:
    """The parties, with all that names one of the pair standing for the other, but for what the text exchanges."""
    made = Parties.load()
    made.lexicon.change(
        lambda words, term: (
            term
            if term.party not in exchange.other or exchange.in_text(words)
            else replace(term, party=exchange.other[term.party])
        )
    )
    return made


def words(exchange: Exchange, own: Words) -> Words:
    """The words of a language, with what they say of the two states exchanged."""
    other = exchange.other
    return replace(
        own,
        home=other.get(own.home, own.home),
        also=other.get(own.also, own.also),
        holder=other.get(own.holder, own.holder),
        domains={end: other.get(code, code) for end, code in own.domains.items()},
    )


class Gazetteers(Gazetteer):
    """The gazetteer with two states exchanged."""

    @classmethod
    def of(cls, exchange: Exchange) -> Gazetteers:
        """For texts that ``exchange`` has changed."""
        made = cls.open()
        made._exchange = exchange  # type: ignore[attr-defined]
        return made

    def find(self, name: str) -> tuple[Entry, ...]:
        """As ``Gazetteer.find``, with the states exchanged."""
        exchange: Exchange = self._exchange  # type: ignore[attr-defined]
        asked = fold(name)
        there = exchange.name(asked)
        return tuple(self._turned(entry, exchange, there != asked) for entry in super().find(there))

    def _turned(self, entry: Entry, exchange: Exchange, renamed: bool) -> Entry:
        """``renamed``: the text has another name in its place."""
        state = exchange.other.get(entry.country, entry.country)
        shown = exchange.shown(entry.name) if renamed or entry.kind == "country" else entry.name
        return replace(
            entry, country=state, name=shown, id=entry.id.replace(f":{entry.country}", f":{state}")
        )

    def _known(self, folded: str) -> bool:
        return super()._known(self._exchange.name(folded))  # type: ignore[attr-defined]

    def _longest_from(self, first: str) -> int:
        return max(super()._longest_from(first), super()._longest_from(self._exchange.name(first).split()[0]))  # type: ignore[attr-defined]
