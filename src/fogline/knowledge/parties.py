"""Parties of conflicts and the observers of them: what texts call them, and who a noun phrase speaks for."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from fogline.knowledge import phrases
from fogline.knowledge.fold import strip_possessive
from fogline.knowledge.lexicon import Kind, Lexicon, Term, tokens
from fogline.knowledge.offices import Offices, surnames
from fogline.model import Standing

__all__ = ["Parties", "PartyMention", "Voice"]

DATA = Path(__file__).parent / "data"
_MENTIONED = {
    Kind.NAME: "name",
    Kind.BODY: "name",
    Kind.ADJECTIVE: "adjective",
    Kind.PEOPLE: "people",
    Kind.METONYM: "metonym",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a noun phrase is, as a speaker. ``party`` is ``None`` for observers of no party and where unknown."""

    party: str | None
    standing: Standing
    name: str


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party named in a text, at code points ``start`` to ``end``.

    ``kind`` is ``name`` (Ukraine, Hamas, IDF), ``adjective`` (Ukrainian), ``people`` (Ukrainians) or ``metonym`` (Kyiv,
    the Kremlin: a place too, where it is not who speaks).
    """

    party: str
    start: int
    end: int
    kind: str = "name"


class Parties:
    """Looks parties up. Built from data files by ``load``; only read afterwards, but for the last answer."""

    def __init__(self, voices: dict[str, Any]) -> None:
        """``voices`` is the table of words for kinds of voice; ``load`` adds all else."""
        self._last: tuple[str, tuple[PartyMention, ...]] = ("", ())
        glue = voices["glue"]
        before = {word.lower() for word in [*glue["titles"], *glue["possessor"], *glue["complement"]]}
        rows = list(_rows("states.csv"))
        self.lexicon = Lexicon(frozenset(before))
        """All phrases that name parties and voices."""
        self._offices = Offices()
        self._day: date | None = None
        self._names: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        self._rows = rows
        self._glue = phrases.Glue(
            links={key: kind for kind, words in voices["links"].items() for key in phrases.keys_of(words)},
            possessor=frozenset(glue["possessor"]),
            complement=frozenset(glue["complement"]),
            advising=phrases.keys_of(glue["advising"]),
            anonymity=phrases.keys_of(glue["anonymity"]),
            vague=phrases.keys_of(glue["vague"]),
            against=phrases.keys_of(glue["against"]),
            armed=phrases.keys_of(glue["armed"]),
            persons=phrases.keys_of(glue["persons"]),
            former=phrases.keys_of(glue["former"]),
            states=frozenset(row["code"] for row in rows),
            observers=frozenset(glue["observers"]),
            unique=frozenset(glue["unique"]),
        )

    @classmethod
    def load(cls, extra: Path | None = None) -> Self:
        """The parties that Fogline knows, and those of a case's own TOML file ``extra`` (same tables; it wins).

        Raises:
            OSError: ``extra`` cannot be read.
            tomllib.TOMLDecodeError: ``extra`` is not TOML.
        """
        voices = _toml("voices.toml")
        parties = cls(voices)
        if extra is not None:
            parties._add_tables(tomllib.loads(extra.read_text(encoding="utf-8")))
        parties.lexicon.add(voices["plain"]["words"], Term(Kind.PLAIN, "", capital=True))
        parties._add_tables(_toml("parties.toml"))
        parties._add_tables(_toml("offices.toml"))
        parties._add_tables(_toml("outlets.toml"))
        parties._add_states()
        parties._add_voices(voices)
        return parties

    def on(self, day: date | None) -> Self:
        """The same parties as seen on ``day``, for ``identify``; ``None`` is no day in particular."""
        if day == self._day:
            return self
        seen = copy(self)
        seen._day, seen._last = day, ("", ())
        return seen

    def identify(
        self, words: str, country_of: Callable[[str], str | None] | None = None, on: date | None = None
    ) -> Voice | None:
        """Who the noun phrase ``words`` is, as a speaker; ``None`` where nothing in it is known.

        ``country_of`` may say in which state (alpha-3) a place lies: then "the mayor of Kharkiv" speaks for that state.
        ``on`` is the day of the report (else that of ``Parties.on``): whoever is not in office then speaks for no party
        by name alone. Without a day, whoever was ever in office does.
        """
        day = on or self._day

        def in_office(person: Term, former: bool) -> Term | None:
            return self._in_office(person, day, former)

        reading = phrases.read(words, self.lexicon, self._glue, country_of, in_office)
        if reading is None:
            return None
        name = reading.name or _bare(words)
        if reading.institution and reading.party:
            name = f"{self.adjective(reading.party)} {reading.institution}"
        return Voice(reading.party, reading.standing, name)

    def _in_office(self, person: Term, day: date | None, former: bool) -> Term | None:
        """A person's term as it is on ``day``; ``None`` where the person holds no office then."""
        if day is None:
            return None if former and self._offices.usual(person.name).last else person
        held = self._offices.on(person.name, day)
        if held is None:
            return None
        swapped = person.party if held == self._offices.usual(person.name) else held.party
        return replace(person, party=swapped, standing=held.standing)

    def mentions(self, text: str) -> list[PartyMention]:
        """Every party named in ``text``, from left to right; persons and offices are not parties."""
        if self._last[0] == text:  # places and deeds of one report ask for the same
            return list(self._last[1])
        words = tokens(text)
        found = []
        for match in self.lexicon.scan(words):
            kind = _MENTIONED.get(match.term.kind)
            if kind and match.term.party:
                start, end = words[match.first].start, words[match.last - 1].end
                if words[match.last - 1].possessive:
                    end -= len(words[match.last - 1].text) - len(strip_possessive(words[match.last - 1].text))
                found.append(PartyMention(match.term.party, start, end, kind))
        self._last = (text, tuple(found))
        return found

    def name(self, code: str) -> str:
        """The English name of a party; the code itself where it is not known."""
        return self._names.get(code, code)

    def adjective(self, code: str) -> str:
        """The English adjective of a party ("Russian"); its name where there is none."""
        return self._adjectives.get(code, self.name(code))

    def known(self, code: str) -> bool:
        """Whether ``code`` is a party known here."""
        return code in self._names

    def is_state(self, code: str) -> bool:
        """Whether ``code`` is a state's; parties to a conflict may be none."""
        return code in self._glue.states

    def _add_states(self) -> None:
        for row in self._rows:
            code = row["code"]
            names, adjectives = _split(row["en"]), _split(row["adj"])
            self._names.setdefault(code, names[0])
            self._adjectives.setdefault(code, adjectives[0] if adjectives else names[0])
            plain = [n for n in names if not n.startswith("the ")]
            self._put(Kind.NAME, code, [*plain, *_split(row["uk"]), *_split(row["ru"]), *_split(row["also"])])
            self._put(Kind.METONYM, code, [n.removeprefix("the ") for n in _split(row["capital"])])
            self._put(Kind.ADJECTIVE, code, adjectives)
            people = [f"{a}s" for a in adjectives if a[-1] in "niact"]
            self._put(Kind.PEOPLE, code, _split(row["people"]) or people)
            for cell in (row["uk_people"], row["ru_people"]):
                self._put(Kind.PEOPLE, code, _split(cell), capital=False)
            for cell in (row["uk_adj"], row["ru_adj"]):
                self._put(Kind.ADJECTIVE, code, _split(cell), capital=False, stems=True)

    def _put(
        self, kind: Kind, code: str, names: list[str], capital: bool = True, stems: bool = False
    ) -> None:
        self.lexicon.add(names, Term(kind, self.name(code), code, capital=capital), stems=stems)

    def _add_tables(self, tables: dict[str, Any]) -> None:
        for party in tables.get("party", ()):
            code = party["code"]
            self._names.setdefault(code, party["name"])
            self._adjectives.setdefault(code, party.get("adjective", party["name"]))
            standing = Standing(party.get("standing", "official"))
            names = [party["name"], *party.get("names", ())]
            for name in names:
                self.lexicon.add(
                    [name], Term(Kind.NAME, party["name"], code, standing, capital=not name[0].islower())
                )
            adjectives = party.get("adjectives", [])
            self.lexicon.add(adjectives, Term(Kind.ADJECTIVE, party["name"], code, standing, capital=True))
        for body in tables.get("body", ()):
            standing = Standing(body.get("standing", "official"))
            for name in body["names"]:
                term = Term(Kind.BODY, name, body["of"], standing, capital=not name[0].islower())
                self.lexicon.add([name], term)
        self._add_persons(tables)
        for outlet in tables.get("outlet", ()):
            standing = Standing(outlet.get("standing", "media"))
            kind = Kind.OUTLET if standing is Standing.MEDIA else Kind.STUDY
            for name in outlet["names"]:
                self.lexicon.add([name], Term(kind, name, outlet.get("party"), standing, capital=True))

    def _add_persons(self, tables: dict[str, Any]) -> None:
        for name, spellings in self._offices.add(tables).items():
            held = self._offices.usual(name)
            term = Term(Kind.PERSON, name, held.party, held.standing, capital=True)
            for spelling, surname in surnames(spellings):
                self.lexicon.add([spelling], term, alone=surname)

    def _add_voices(self, tables: dict[str, Any]) -> None:
        for name, forms in tables["institutions"].items():
            kind = Kind.KINDRED if name == "movement" else Kind.INSTITUTION
            self.lexicon.add(forms, Term(kind, name))
        for standing, forms in tables["standing"].items():
            value = Standing.MEDIA if standing == "state_media" else Standing(standing)
            for form in forms:
                self.lexicon.add([form], Term(Kind.KINDRED, form, None, value))


def _bare(words: str) -> str:
    head, _, rest = words.strip().partition(" ")
    return rest.strip() if rest and head.lower() in ("the", "a", "an") else words.strip()


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
