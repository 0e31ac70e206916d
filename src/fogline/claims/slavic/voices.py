"""Whom a name, a role or a pronoun means in a Ukrainian or Russian report, and for which party that voice speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention, Said
from fogline.knowledge.lexicon import tokens
from fogline.model import Speaker, Standing

__all__ = ["Cast", "CountryAt", "Tell", "Told"]

Told = tuple[str | None, Standing, str]
Tell = Callable[[str], Told | None]
"""Party, standing and name of a noun phrase; ``None`` where nothing in it is known."""
CountryAt = Callable[[int, int], str | None]
"""The state of the place that is named between two code points; ``None`` where there is none."""

_SHORT = 3
_NEAR = 600
"""How far back, in code points, "the governor" looks for the place that tells the state."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody who spoke: ``words`` are the stems of all words by which they were called."""

    name: str
    words: frozenset[str]
    person: bool
    gender: str
    party: str | None
    standing: Standing


class Cast:
    """All voices of one report, met in the order of the text. ``home`` is the state whose "ministry" needs no name."""

    def __init__(self, reading: Reading, tell: Tell, country_at: CountryAt, home: str, other: str) -> None:
        self._reading = reading
        self._tell, self._country_at = tell, country_at
        self._home, self._other = home, other
        self._held = reading.words.holder
        self._met: list[_Known] = []
        self._spoken: dict[Mention, Speaker] = {}
        self._named_later: list[_Known] = []

    def expect(self, mentions: Iterable[Mention]) -> None:
        """Take in the persons who will speak with their names, so that an office before that is known to be theirs."""
        for mention in mentions:
            name, person = self._name(mention)
            if person and " " in name:
                words = self._reading.lower[mention.begin : mention.end]
                self._named_later.append(self._named(mention, words))

    def speakers(self, said: Said) -> tuple[Speaker, ...] | None:
        """The chain of speakers, outermost first; ``None`` where the text does not tell who it is."""
        chain: list[Speaker] = []
        for mention in said.voices:
            speaker = self._last(said) if mention is None else self.speaker(mention)
            if speaker is None:
                return tuple(chain) or None
            if all(known.name != speaker.name for known in chain):
                chain.append(speaker)
        return tuple(chain)

    def speaker(self, mention: Mention) -> Speaker:
        """The voice of one mention."""
        if mention not in self._spoken:
            reading = self._reading
            known = self._resolve(mention)
            self._met.append(known)
            start, end = reading.starts[mention.begin], reading.ends[mention.end - 1]
            self._spoken[mention] = Speaker(
                known.name, reading.text[start:end], start, end, known.party, known.standing
            )
        return self._spoken[mention]

    def _last(self, said: Said) -> Speaker | None:
        if not self._met:
            return None
        known, at = self._met[-1], said.cue[0]
        start, end = self._reading.starts[at], self._reading.ends[said.cue[1] - 1]
        return Speaker(known.name, self._reading.text[start:end], start, end, known.party, known.standing)

    def _resolve(self, mention: Mention) -> _Known:
        reading = self._reading
        words = reading.lower[mention.begin : mention.end]
        pronoun = self._pronoun(words)
        if pronoun is not None and (known := self._meant(pronoun)) is not None:
            return known
        if len(words) <= _SHORT and (known := self._role(words)) is not None:
            return known
        known = self._named(mention, words)
        if (
            not known.person
            and known.standing is Standing.OFFICIAL
            and any(w in self._reading.words.stems["persons"] for w in words)
        ):
            for later in self._named_later:  # "the governor of X" of a headline has a name in the text
                if known.words <= later.words:
                    return later
        return known

    def _pronoun(self, words: list[str]) -> str | None:
        small = self._reading.words.small
        for gender, keys in (("m", ("he", "his")), ("f", ("she", "her")), ("p", ("they", "their"))):
            if len(words) <= _SHORT and any(w in small[key] for w in words for key in keys):
                return gender
        return None

    def _meant(self, gender: str) -> _Known | None:
        """Whoever spoke last and is of that gender; else whoever spoke last."""
        for known in reversed(self._met):
            if known.gender == gender or (gender in "mf" and known.gender == "n" and gender == "m"):
                return known
        return self._met[-1] if self._met else None

    def _role(self, words: list[str]) -> _Known | None:
        """ "the ministry", "the governor": whoever was called that before."""
        stems = self._reading.words.stems
        generic = [w for w in words if w in stems["generic"]]
        if not generic or any(self._tell_party(w) for w in words):
            return None
        keys = {_stem(w) for w in words}
        for known in reversed(self._met):
            if keys <= known.words or _stem(generic[0]) in known.words:
                return known
        media = generic[0] in stems["media"]
        person = generic[0] in stems["persons"]
        for known in reversed(self._met):
            if len(words) > 1 or known.standing is Standing.ANONYMOUS:
                continue
            if (
                (known.standing is Standing.MEDIA) == media
                and (media or known.person == person)
                and not person
            ):
                return known
        return None

    def _tell_party(self, word: str) -> bool:
        told = self._tell(word)
        return told is not None and told[0] is not None

    def _named(self, mention: Mention, words: list[str]) -> _Known:
        reading = self._reading
        said = reading.said(mention.begin, mention.end)
        name, person = self._name(mention)
        told = self._tell(said)
        surname = self._tell(name.split()[-1]) if person else None
        before = self._same(name) if person else self._same(said)
        if before is not None and (told is None or told[0] is None or person):
            named = (
                before.name
                if person and len(before.name.split()) >= len(name.split())
                else (name if person else said)
            )
            if told is not None and told[0] is not None:
                before = replace(before, party=told[0], standing=told[1])
            return replace(before, name=named, words=before.words | self._stems(words))
        party, standing = (told[0], told[1]) if told is not None else (None, Standing.UNKNOWN)
        if party is None and surname is not None and surname[0] is not None:
            party, standing = surname[0], surname[1]
        party, standing = self._by_words(mention, words, party, standing)
        return _Known(
            name if person else said, self._stems(words), person, self._gender(words, person), party, standing
        )

    def _by_words(
        self, mention: Mention, words: list[str], party: str | None, standing: Standing
    ) -> tuple[str | None, Standing]:
        """What the words of a voice tell where no table knows it: an office of a place, or of the state at home."""
        stems = self._reading.words.stems
        of = {key for key in ("official", "local", "state", "media", "anonymous", "underground", "occupation", "bodies")
              if any(w in stems[key] for w in words)}  # fmt: skip
        if "occupation" in of:
            return party or self._occupier(mention), Standing.OCCUPATION
        if (
            "media" not in of
            and any(w in stems["held"] for w in words)
            and party in (None, self._inside(mention))
        ):
            return self._held, Standing.OCCUPATION
        if "anonymous" in of and "official" not in of:
            return party, Standing.ANONYMOUS
        if "underground" in of:
            return party or self._home, Standing.ALIGNED
        if standing not in (Standing.UNKNOWN, Standing.OFFICIAL) or party is not None:
            return party, standing
        if "media" in of and "official" not in of:
            return party, Standing.MEDIA
        if {"local", "official"} & of and (told := self._told_outlet(mention)) is not None:
            return told, Standing.OFFICIAL
        if "local" in of:
            return self._local(mention), Standing.OFFICIAL
        if "state" in of:
            inside = self._inside(mention)
            return inside or self._met_body(words) or self._home, Standing.OFFICIAL
        if "official" in of or standing is Standing.OFFICIAL:
            return self._local(mention), Standing.OFFICIAL
        return party, standing

    def _met_body(self, words: list[str]) -> str | None:
        """The party of a body that was called by the same words and more before."""
        keys = self._stems(words)
        return next(
            (k.party for k in reversed(self._met) if k.party and not k.person and keys < k.words), None
        )

    def _inside(self, mention: Mention) -> str | None:
        reading = self._reading
        return self._country_at(reading.starts[mention.begin], reading.ends[mention.end - 1])

    def _local(self, mention: Mention) -> str | None:
        """The state of the place in the voice's own words, else of its sentence, else of what came before."""
        reading = self._reading
        begin, end = reading.sentences[reading.sentence_of[mention.begin]]
        return (
            self._inside(mention)
            or self._country_at(reading.starts[begin], reading.ends[end - 1])
            or self._country_at(max(0, reading.starts[begin] - _NEAR), reading.starts[begin])
            or self._country_at(reading.ends[end - 1], reading.ends[end - 1] + _NEAR)
            or self._home
        )

    def _told_outlet(self, mention: Mention) -> str | None:
        """ "told RIA Novosti the governor's spokesman": one side's outlet hears that side's offices, whoever's the place."""
        if self._inside(mention) is not None:
            return None
        low = self._reading.sentences[self._reading.sentence_of[mention.begin]][0]
        for begin in range(max(low, mention.begin - _SHORT), mention.begin):
            told = self._tell(self._reading.said(begin, mention.begin))
            if told is not None and told[0] is not None and told[1] is Standing.MEDIA:
                return told[0]
        return None

    def _occupier(self, mention: Mention) -> str | None:
        """Not the state whose land it is."""
        here = self._local(mention)
        return self._other if here == self._home else self._home

    def _same(self, name: str) -> _Known | None:
        """An earlier voice of the same name, whatever the case it stands in."""
        wanted = frozenset(_stem(w.lower()) for w in name.split())
        for known in reversed(self._met):
            have = frozenset(_stem(w.lower()) for w in known.name.split())
            if wanted == have or (known.person and wanted and (wanted < have or have < wanted)):
                return known
        return None

    def _name(self, mention: Mention) -> tuple[str, bool]:
        """The person's name in a mention (the last run of capitals that no office is), and whether there is one."""
        reading, stems = self._reading, self._reading.words.stems
        run: list[int] = []
        best: list[int] = []
        for k in range(mention.begin, mention.end):
            word = reading.lower[k]
            office = any(
                word in stems[key] for key in ("bodies", "persons", "media", "anonymous", "occupation")
            )
            if (
                reading.capital(k)
                and not office
                and not word.isascii()
                and not reading.tokens[k].isupper()
                and reading.quote_of[k] < 0
            ):
                run.append(k)
                if not (k == mention.begin and mention.end - k > 1 and self._adjective(k)):
                    best = list(run)
            else:
                run = []
        if not best:
            return reading.said(mention.begin, mention.end), False
        while len(best) > 1 and (
            self._country_at(reading.starts[best[0]], reading.ends[best[0]]) or self._is_party(best[0])
        ):
            best = best[1:]
        if len(best) > 1 and reading.case[best[0]] == "Gen" and reading.case[best[1]] == "Nom":
            best = best[1:]  # "the head of Dagestan Melikov"
        if any(reading.lower[k] in stems["held"] for k in best):
            return reading.said(mention.begin, mention.end), False
        told = self._tell(reading.said(best[0], best[-1] + 1))
        last = best[-1] == mention.end - 1
        role = any(reading.lower[k] in stems["persons"] for k in range(mention.begin, best[0]))
        party_word = (
            told is not None and told[0] is not None and told[2] not in ("",) and not self._is_person(told)
        )
        if party_word and len(best) > 1:
            best = best[1:] if len(best) == 3 else best
        if (
            not last
            or (party_word and len(best) < 2)
            or self._country_at(reading.starts[best[0]], reading.ends[best[-1]])
        ):
            return reading.said(mention.begin, mention.end), False
        if len(best) >= 2 or role or mention.end - mention.begin == 1:
            return reading.said(best[max(0, len(best) - _SHORT)], best[-1] + 1), True
        return reading.said(mention.begin, mention.end), False

    def _is_party(self, k: int) -> bool:
        told = self._tell(self._reading.tokens[k])
        return told is not None and told[0] is not None and not self._is_person(told)

    def _is_person(self, told: Told) -> bool:
        """The table names persons in Latin letters, with given name and surname."""
        return told[2].isascii() and " " in told[2]

    def _adjective(self, k: int) -> bool:
        return self._reading.lower[k].endswith(
            ("ий", "ый", "ая", "ое", "ые", "ие", "а", "е", "і", "ська", "ське", "ські")
        )

    def _stems(self, words: list[str]) -> frozenset[str]:
        return frozenset(_stem(w) for w in words)

    def _gender(self, words: list[str], person: bool) -> str:
        last = words[-1]
        if person:
            return "f" if last.endswith(("а", "я")) else "m"
        head = (
            words[0]
            if len(words) == 1
            else next((w for w in words if w in self._reading.words.stems["bodies"]), words[0])
        )
        if head.endswith(("а", "я", "ь")):
            return "f"
        if head.endswith(("и", "ы", "і", "ї")):
            return "p"
        return "n" if head.endswith(("о", "е")) else "m"


def _stem(word: str) -> str:
    """A word without its inflection, as the table of parties compares words."""
    return next((token.key for token in tokens(word)), word)
