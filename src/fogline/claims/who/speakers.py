"""Voices: whom a name, a pronoun or a role means in this report, and for which party that voice speaks."""

from __future__ import annotations

from dataclasses import replace

from fogline.claims.who.affiliation import Affiliation, PartyTable, StateOf
from fogline.claims.who.attributed import Attributed
from fogline.claims.who.bodies import Bodies, CountryOf
from fogline.claims.who.given_names import fits
from fogline.claims.who.memory import Known, Memory
from fogline.claims.who.names import (
    ROLES,
    THINGS,
    People,
    abbreviations,
    core,
    head,
    subjects,
    without_abbreviation,
)
from fogline.claims.who.phrases import NOUNS, phrase_left, phrase_right
from fogline.claims.who.reading import Reading
from fogline.claims.who.special import FOOTAGE, sharers
from fogline.claims.who.voices import Mention, joined_voices
from fogline.model import Speaker, Standing

__all__ = ["Cast", "CountryOf"]

_SPEECH = frozenset(
    "statement post message letter communique communiqué announcement tweet report briefing".split()
)
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_BARE = frozenset("spokesman spokeswoman spokesperson official source officials sources".split())
_ADJECTIVES = ("ian", "ish", "ese")


def _many(reading: Reading, end: int) -> bool:
    """Whether a phrase up to token ``end`` means several; taggers take "General Staff" for a plural name."""
    last = reading.lower[end - 1]
    body = last in THINGS and not last.endswith("s")
    return reading.tags[end - 1] in ("NNS", "NNPS") and not body


class Cast:
    """All voices of one report, met in the order of the text."""

    def __init__(
        self,
        reading: Reading,
        parties: PartyTable,
        country_of: CountryOf | None = None,
        state_of: StateOf | None = None,
    ) -> None:
        self._reading = reading
        self._people = People(reading, lambda words: parties.identify(words) is not None)
        self._memory = Memory()
        self._who = Affiliation(parties, self._people, self._memory, state_of)
        self._spoken: dict[Mention, Speaker] = {}
        self._short = dict(abbreviations(reading))
        self._sharers = list(sharers(reading))
        self._subjects = subjects(reading)
        self._next = next(self._subjects, None)
        self.acted: list[tuple[int, str]] = []
        """People who act in a sentence of their own: the token, and the name."""
        self._bodies = Bodies(reading, self._people, self._memory, self._who, country_of)

    def speakers(self, attributed: Attributed) -> list[tuple[Speaker, ...]]:
        """The chains of speakers of one attribution: one, or several where parties are named together.

        No chain where the text does not tell whose words they are; an empty chain is the outlet's own voice.
        """
        if not attributed.voices:
            return [()]
        heads = [self._speaker(mention) for mention in attributed.voices[:-1] if mention is not None]
        last = attributed.voices[-1] or self._acting(attributed.cue[0])
        if last is None:
            return [tuple(heads)] if heads else []
        tails = [self._speaker(mention) for mention in self._conjuncts(last)] or [self._speaker(last)]
        return [(*(h for h in heads if h.name != tail.name), tail) for tail in tails]

    def _speaker(self, mention: Mention) -> Speaker:
        known = self._spoken.get(mention)
        if known is None:
            known = self._spoken[mention] = self._resolve(mention)
        return known

    def _resolve(self, mention: Mention) -> Speaker:
        reading = self._reading
        self._meet(mention.begin)
        said = reading.said(mention.begin, mention.end)
        first, about = reading.lower[mention.begin], head(reading, mention.begin, mention.end)
        known: Known | None = None
        if mention.end - mention.begin == 1 and reading.tags[mention.begin] in ("PRP", "DT"):
            known = self._pronoun(first, mention.begin)
        elif first in _POSSESSIVES:
            known = self._possessed(mention, first)
        elif about in _SPEECH and about in reading.words[mention.begin : mention.end]:
            known = self._utterance(mention)
        elif FOOTAGE & set(reading.lower[mention.begin : mention.end]):
            known = self._footage(mention)
        elif reading.tags[mention.begin] == "DT":
            known = self._bodies.described(mention, about)
        known = known or self._named(mention, about)
        self._memory.remember(replace(known, at=mention.begin, speaks=True))
        start, end = reading.starts[mention.begin], reading.ends[mention.end - 1]
        return Speaker(known.name, said, start, end, known.party, known.standing)

    def _meet(self, until: int) -> None:
        """Take in those who act before token ``until``, so that "he" and "it" find them."""
        reading = self._reading
        while self._next is not None and self._next[0] < until:
            begin, end = self._next
            self._next = next(self._subjects, None)
            stop = next((k for k in range(begin, end) if reading.words[k] == ","), end)
            full = reading.said(begin, end)
            name = self._people.name(begin, stop) or (self._people.name(stop, end) if stop < end else None)
            party, standing = self._who.person(name, full) if name else self._who.identify(full)
            plural = _many(reading, stop)
            if name:
                self.acted.append((begin, name))
            if name or party or standing is not Standing.UNKNOWN or plural:
                said = name or reading.said(begin, stop)
                if name and party is None and reading.lower[begin] in _POSSESSIVES:
                    party, standing = self._bodies.owner(begin)
                self._memory.remember(Known(begin, said, full, bool(name), plural, False, party, standing))

    def _named(self, mention: Mention, about: str) -> Known:
        reading = self._reading
        said = reading.said(mention.begin, mention.end)
        full = reading.said(mention.full_begin, mention.full_end)
        person = self._people.name(mention.begin, mention.end)
        if person is None and mention.full_end > mention.end:
            person = self._people.name(mention.end, mention.full_end)
        if person is None and mention.full_end > mention.end:
            person = self._apposed(mention)
        name = person or without_abbreviation(said)
        name = self._short.get(name.removeprefix("the ").removeprefix("The "), name)
        before = self._memory.named(name) or (None if person else self._memory.longer(name))
        if before is not None and len(core(before.name)) > len(core(name)):
            name = before.name
        if person:
            apposed = (
                reading.said(mention.end, mention.full_end).strip(" ,–—-")
                if mention.full_end > mention.end
                else ""
            )
            party, standing = self._who.identify(apposed)
            if standing is Standing.UNKNOWN:
                party, standing = self._who.person(person, full)
            if standing is Standing.UNKNOWN and not person.lower().endswith(said.lower()):
                party, standing = self._who.identify(said)
        else:
            party, standing = self._who.identify(said, full, name)
        if party is None and person and reading.lower[mention.full_begin] in _POSSESSIVES:
            party, standing = self._bodies.owner(mention.full_begin)
        if party is None and before is not None:
            party = before.party
            standing = before.standing if standing is Standing.UNKNOWN else standing
        if party is None and not person:
            party, standing = self._of_person(mention, party, standing)
        if party is None and not person and standing in (Standing.UNKNOWN, Standing.OFFICIAL):
            party, standing = self._bodies.alone(mention, about, standing)
        if party is None and standing in (Standing.UNKNOWN, Standing.OFFICIAL):
            party, standing = self._bodies.local(mention, about, party, standing)
        plain = mention.end - mention.begin == 1 or reading.tags[mention.begin] in ("DT", "PRP$")
        if party is None and about in _BARE and plain and mention.end - mention.begin <= 2:
            party, standing = self._of_last(standing)
        if party is None and standing in (Standing.UNKNOWN, Standing.OFFICIAL):
            introduced = list(self._people.introduced(person.split()[-1].lower())) if person else []
            party, standing = self._bodies.of_report(mention, introduced, standing)
        adjective = reading.words[mention.begin].endswith(_ADJECTIVES)
        of_state = (adjective or reading.tags[mention.begin] in ("JJ", "NNP")) and (
            reading.lower[mention.end - 1].startswith(("claim", "alleg", "accus", "report"))
            if mention.end - mention.begin == 2
            else mention.end - mention.begin == 1 and adjective
        )
        if of_state and party and not person:
            name = self._who.name(party)
        plural = _many(reading, mention.end)
        alone = mention.end - mention.begin == 1 and reading.tags[mention.begin] == "NNP"
        nobody_known = alone and party is None and standing is Standing.UNKNOWN
        surname = alone and self._people.with_given(reading.lower[mention.begin])
        office = reading.lower[mention.end - 1] in THINGS  # "the General Staff" is no general
        like_person = bool(person) or (about in ROLES and not office) or nobody_known or surname
        return Known(mention.begin, name, full, like_person, plural, True, party, standing)

    def _apposed(self, mention: Mention) -> str | None:
        """ "The ombudswoman, Darya Morozova": an apposition of two or three names alone is a person."""
        reading = self._reading
        names = [
            k for k in range(mention.end, mention.full_end) if reading.words[k] not in (",", "–", "—", "-")
        ]
        if (
            len(names) in (2, 3)
            and all(reading.tags[k] in ("NNP", "NNPS") for k in names)
            and reading.lower[names[-1]] not in THINGS
        ):
            return reading.said(names[0], names[-1] + 1)
        return None

    def _of_person(
        self, mention: Mention, party: str | None, standing: Standing
    ) -> tuple[str | None, Standing]:
        """ "Turk's office" speaks for whom Turk speaks for."""
        reading = self._reading
        for k in range(mention.begin + 1, mention.end):
            if reading.tags[k] == "POS" and (name := self._people.name(mention.begin, k)):
                return self._who.person(name, name)
        return party, standing

    def own_words(self, party: str) -> frozenset[str]:
        """What bodies of a party are called in this report: "ministry", "coalition"."""
        return (
            frozenset(
                core(k.name)[-1]
                for k in self._memory.met
                if k.party == party and not k.person and core(k.name)
            )
            & THINGS
        )

    def _of_last(self, standing: Standing) -> tuple[str | None, Standing]:
        last = self._memory.latest(lambda k: k.speaks and k.party is not None and not k.person)
        return (last.party, last.standing) if last else (None, standing)

    def _pronoun(self, word: str, at: int) -> Known | None:
        if word in ("he", "she"):
            fitting = self._memory.latest(lambda k: k.person and not k.plural and fits(word, k.name, k.full))
            return fitting or self._memory.latest(lambda k: k.person and not k.plural) or self._mentioned(at)
        sentence = self._reading.sentence_of[at]
        near = next((k for k in reversed(self._memory.met) if k.at < at), None)
        if word in ("they", "both", "some", "others"):
            if near is not None and near.plural and self._reading.sentence_of[near.at] == sentence:
                return near
            return self._memory.latest(lambda k: k.plural and k.speaks) or self._memory.latest(
                lambda k: k.speaks
            )
        if word in ("it", "this"):
            speaker = self._memory.latest(lambda k: k.speaks and not k.person and not k.plural)
            if near is not None and not near.person and not near.plural:
                close = self._reading.sentence_of[near.at]
                if close >= sentence - 1 and (
                    speaker is None or close > self._reading.sentence_of[speaker.at]
                ):
                    return near
            return speaker or self._memory.latest(lambda k: k.speaks)
        return self._memory.latest(lambda k: k.speaks)

    def _mentioned(self, at: int) -> Known | None:
        """Whom "he" means where nobody has spoken or acted yet: the person named last, in the sentences just before."""
        reading = self._reading
        low = reading.sentences[max(0, reading.sentence_of[at] - 2)][0]
        named = self._people.last_before(at, low)
        if named is None:
            return None
        party, standing = self._who.person(named[1], named[1])
        return Known(named[0], named[1], named[1], True, False, False, party, standing)

    def _possessed(self, mention: Mention, word: str) -> Known | None:
        """ "his office", "its spokesman X", "his Russian counterpart"."""
        reading = self._reading
        said = reading.said(mention.begin, mention.end)
        person = self._people.name(mention.begin + 1, mention.full_end)
        party, standing = self._who.identify(reading.said(mention.begin + 1, mention.full_end))
        if party is not None or "counterpart" in said.lower():
            return Known(mention.begin, person or said, said, bool(person), False, True, party, standing)
        if word in ("his", "her"):
            pronoun = "he" if word == "his" else "she"
            owner = self._memory.latest(lambda k: k.person and fits(pronoun, k.name, k.full))
        else:
            owner = self._memory.latest(lambda k: k.speaks and not k.person)
        if owner is None:
            return None
        mark = "’s " if "’" in reading.text else "'s "
        name = person or owner.name + mark + reading.said(mention.begin + 1, mention.end)
        return Known(mention.begin, name, name, bool(person), False, True, owner.party, owner.standing)

    def _utterance(self, mention: Mention) -> Known | None:
        """ "a statement from X", "a statement on its channel", "the statement": whoever made it."""
        reading = self._reading
        for i in range(mention.begin, mention.end - 1):
            if reading.lower[i] in ("from", "by", "of") and reading.tags[i] == "IN":
                inner = Mention(i + 1, mention.end, i + 1, mention.full_end)
                return self._named(inner, head(reading, i + 1, mention.end))
            if reading.tags[i] == "POS" and i > mention.begin:
                return self._named(Mention(mention.begin, i, mention.begin, i), "")
        party, _ = self._who.identify(reading.said(mention.begin, mention.end))
        return None if party else self._memory.latest(lambda k: k.speaks)

    def _footage(self, mention: Mention) -> Known | None:
        """Footage "shared by X" speaks for X; so does footage of which the report names one sharer only, elsewhere."""
        here = [m for m in self._sharers if mention.begin <= m.begin <= mention.full_end]
        names = {self._reading.said(m.begin, m.end) for m in self._sharers}
        if not here and len(names) != 1:
            return None
        sharer = (here or self._sharers)[0]
        return self._named(sharer, head(self._reading, sharer.begin, sharer.end))

    def _acting(self, at: int) -> Mention | None:
        """Who acts in the sentence: the voice of "issued a statement saying …"."""
        reading = self._reading
        begin, _ = reading.sentences[reading.sentence_of[at]]
        for i in range(begin, at):
            if reading.deps[i].startswith("nsubj") and (reading.tags[i] in NOUNS or reading.tags[i] == "PRP"):
                first = phrase_left(reading, i, begin)
                stop = max(phrase_right(reading, first, at), i + 1)
                if reading.lower[stop] == "and" and stop + 1 < at:
                    second = phrase_right(reading, stop + 1, at)
                    joined = any(
                        reading.heads[j] == i and reading.deps[j] == "conj" for j in range(stop + 1, second)
                    )
                    stop = second if joined else stop
                return Mention(first, stop, first, stop)
        return None

    def _conjuncts(self, mention: Mention) -> list[Mention]:
        """ "Moscow and Kyiv": each alone, where all are of known and different parties; else nothing."""
        reading = self._reading
        if mention.full_end != mention.end or mention.full_begin != mention.begin:
            return []
        parts = list(joined_voices(reading, mention))
        if len(parts) < 2:
            return []
        parties = [self._who.identify(reading.said(p.begin, p.end))[0] for p in parts]
        return parts if all(parties) and len(set(parties)) == len(parties) else []
