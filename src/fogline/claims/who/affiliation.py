"""For whom a voice speaks: by the words that name it, here or where the report introduces it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from fogline.claims.who.memory import Memory
from fogline.claims.who.names import People
from fogline.model import Standing

__all__ = ["Affiliation", "PartyTable", "StateOf", "VoiceLike"]

StateOf = Callable[[str], str | None]
"""The state (alpha-3) in which a place of this name lies."""


class VoiceLike(Protocol):
    """A voice as the table of parties knows it."""

    @property
    def party(self) -> str | None:
        """The party's code."""

    @property
    def standing(self) -> Standing:
        """How it stands to the party."""


class PartyTable(Protocol):
    """What is asked of ``knowledge.parties.Parties``."""

    def identify(self, words: str, country_of: StateOf | None = None) -> VoiceLike | None:
        """Whose voice a noun phrase is; ``country_of`` tells in which state a named place lies."""

    def name(self, code: str) -> str:
        """What a party is called."""


class Affiliation:
    """Asks the table of parties, and remembers what it said."""

    def __init__(self, parties: PartyTable, people: People, memory: Memory, state_of: StateOf | None) -> None:
        self._parties = parties
        self._people = people
        self._memory = memory
        self._state_of = state_of
        self._voices: dict[str, VoiceLike | None] = {}

    def name(self, code: str) -> str:
        """What a party is called."""
        return self._parties.name(code)

    def identify(self, *forms: str | None) -> tuple[str | None, Standing]:
        """Party and standing by the first of these forms that tells a party."""
        standing = Standing.UNKNOWN
        for form in forms:
            if not form:
                continue
            if form not in self._voices:
                voice = self._parties.identify(form)
                if voice is None or (voice.party is None and voice.standing is Standing.OFFICIAL):
                    placed = self._parties.identify(form, self._state_of)
                    voice = placed if placed is not None and placed.standing is Standing.OFFICIAL else voice
                self._voices[form] = voice
            voice = self._voices[form]
            if voice is not None:
                if voice.party is not None:
                    return voice.party, voice.standing
                standing = voice.standing if standing is Standing.UNKNOWN else standing
        return None, standing

    def person(self, name: str, full: str) -> tuple[str | None, Standing]:
        """Whom a person speaks for: by the words here, else by those of any place where the report names them."""
        surname = " " in name and name.lower().endswith(full.lower()) and full != name
        party, standing = self.identify(
            name if surname else full, name
        )  # another of that name may be well known
        if party is None:
            for phrase in self._people.introduced(name.split()[-1].lower()):
                if " " in name and phrase.lower() == name.split()[-1].lower():
                    continue
                there = self.identify(phrase)
                if there[0] is not None:
                    return there
                standing = there[1] if standing is Standing.UNKNOWN else standing
        known = self._memory.named(name)
        if party is None and known is not None and known.party is not None:
            return known.party, known.standing
        return party, standing
