"""Names of outlets in every spelling and form that texts use, and which of them are one outlet's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

from fogline.knowledge.fold import fold
from fogline.knowledge.inflection import declined
from fogline.knowledge.lexicon import Kind, Lexicon, Match, Term, Token
from fogline.model import Source, Standing

__all__ = ["OutletWords", "Outlets", "outlets"]

DATA = Path(__file__).parent / "data"
_VOICES = (Standing.MEDIA, Standing.ALIGNED)
"""Whoever of these standings publishes news can be credited for it; an official body speaks."""


@dataclass(frozen=True, slots=True)
class OutletWords:
    """Folded words about outlets: what kinds there are, what their names are made of, and what no outlet is called."""

    nouns: frozenset[str]
    parts: frozenset[str]
    never: frozenset[str]

    def is_noun(self, folded: str) -> bool:
        """Whether the folded word is a kind of outlet, or somebody who reports for one, in any form."""
        return folded in self.nouns or (
            not folded.isascii()
            and any(declined(noun, folded) for noun in self.nouns if noun[0] == folded[0])
        )

    def is_part(self, folded: str) -> bool:
        """Whether the folded word is one that names of outlets have."""
        return folded in self.parts or (
            not folded.isascii()
            and any(declined(part, folded) for part in self.parts if part[0] == folded[0])
        )

    def bars(self, folded: str) -> bool:
        """Whether a name with this folded word is no outlet's."""
        return folded in self.never or (
            not folded.isascii()
            and any(declined(word, folded) for word in self.never if word[0] == folded[0])
        )


class Outlets:
    """Looks outlets up by name. Built once, then only read."""

    def __init__(self, groups: Iterable[tuple[Sequence[str], Sequence[str]]], words: OutletWords) -> None:
        """``groups`` are the names of one outlet each, the usual one first, and its addresses."""
        self.words = words
        self.agencies: frozenset[str] = frozenset()
        """The keys of news agencies, whose texts others print."""
        self._keys: dict[str, str] = {}
        self._lexicon = Lexicon()
        for names, addresses in groups:
            self._add(names, addresses)
        self._index()

    def _add(self, names: Sequence[str], addresses: Sequence[str] = ()) -> None:
        plain = [_plain(name) for name in names]
        key = next((self._keys[one] for one in plain if one in self._keys), plain[0])
        for name, folded in zip(names, plain, strict=True):
            if folded:
                self._keys.setdefault(folded, key)
                term = Term(Kind.OUTLET, key, None, Standing.MEDIA, capital=not name[0].islower())
                self._lexicon.add([name], term)
        for address in addresses:
            self._keys.setdefault(_plain(address), key)

    def _index(self) -> None:
        """Names by outlet, and Cyrillic ones by their first letters, which no inflection changes."""
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._like: dict[str, tuple[str, ...]] = {}
        for name in sorted(self._keys):
            key = self._keys[name]
            self._spellings[key] = (*self._spellings.get(key, ()), name)
            if not name.isascii():
                self._like[name[:2]] = (*self._like.get(name[:2], ()), name)

    def key(self, name: str) -> str:
        """One key for all spellings of one outlet: "ТАСС", "TASS" and "Tass" have the same.

        A name that is in no list is its own key, folded and without "the".
        """
        plain = _plain(name)
        known = self._keys.get(plain)
        if known is not None:
            return known
        words = plain.split()
        if len(words) == 1 and not plain.isascii() and not plain.isdigit():
            like = self._like.get(plain[:2], ())
            return next((self._keys[base] for base in like if declined(base, plain)), plain)
        return plain

    def knows(self, name: str) -> bool:
        """Whether ``name`` is in the tables, in its dictionary form."""
        return _plain(name) in self._keys

    def spellings(self, key: str) -> tuple[str, ...]:
        """All folded names of the outlet with this key."""
        return self._spellings.get(key, (key,))

    def keys(self, source: Source) -> frozenset[str]:
        """The keys under which a text may credit ``source``: its name, its domain's, its channel's."""
        found = {self.key(source.name)}
        if source.domain and source.channel is None:
            found.add(self.key(source.domain))
        if source.channel:
            found.add(self.key(source.channel.rpartition("/")[2].removeprefix("@")))
        return frozenset(found - {""})

    def at(self, words: Sequence[Token], i: int) -> Match | None:
        """The longest name of an outlet that begins at word ``i``; its term's name is the outlet's key."""
        match = self._lexicon.at(words, i)
        if match is not None and words[match.last - 1].glued:
            return None  # "РБК" in "РБК-Украина", "AP" in "AP-led"
        return match

    @classmethod
    def load(cls) -> Self:
        """All outlets of the tables.

        Raises:
            OSError: a table cannot be read.
            tomllib.TOMLDecodeError: a table is not TOML.
        """
        tables = _toml("spellings.toml")
        words = OutletWords(
            *(frozenset(fold(word) for word in tables[part]) for part in ("nouns", "parts", "never"))
        )
        groups: list[tuple[Sequence[str], Sequence[str]]] = [
            (names, ()) for names in (*tables["agencies"], *tables["outlets"])
        ]
        for group in _toml("sources.toml")["group"]:
            if Standing(group["standing"]) in _VOICES:
                groups += (([source["name"]], _names(source["at"])) for source in group["sources"])
        for table in _toml("outlets.toml")["outlet"]:
            if Standing(table.get("standing", "media")) is Standing.MEDIA:
                groups += (([name], ()) for name in table["names"])
        made = cls(groups, words)
        made.agencies = frozenset(made.key(names[0]) for names in tables["agencies"])
        return made


@cache
def outlets() -> Outlets:
    """The outlets of the tables, read once."""
    return Outlets.load()


def _plain(name: str) -> str:
    return fold(name.replace("/", " ")).removeprefix("the ")


def _names(at: Sequence[str]) -> list[str]:
    """Domains, and accounts by their own name: what a link or a handle has of an address."""
    return [address.rpartition("/")[2].removeprefix("@") for address in at if ":" not in address]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
