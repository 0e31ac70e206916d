"""Voices: whom a name, a pronoun or a role means in this report, and for which party that voice speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from fogline.claims.affiliation import Affiliation, PartyTable, StateOf
from fogline.claims.attributed import Attributed
from fogline.claims.cues import VERBS
from fogline.claims.given_names import fits
from fogline.claims.memory import Known, Memory
from fogline.claims.names import ROLES, THINGS, People, abbreviations, core, head, subjects
from fogline.claims.phrases import NOUNS, phrase_left, phrase_right
from fogline.claims.reading import Reading
from fogline.claims.special import FOOTAGE, SHARED
from fogline.claims.voices import Mention
from fogline.model import Speaker, Standing

__all__ = ["Cast", "CountryOf"]

_SPEECH = frozenset(
    "statement post message letter communique communiqué announcement tweet report briefing".split()
)
_SHORT_ROLES = {"gov": "governor", "sen": "senator", "gen": "general", "amb": "ambassador", "pm": "minister"}
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_GENERIC = frozenset(
    "group organisation organization movement agency network body company channel newspaper "
    "outlet broadcaster coalition "
    "alliance institute office union mission tank".split()
)
_BARE = frozenset("spokesman spokeswoman spokesperson official source officials sources".split())
_LOCAL = frozenset(
    "health interior governor mayor administration authorities police prosecutors prosecutor council governorate".split()
)
_CIVIL = frozenset("council administration health interior".split())
"""Of a state's own bodies those that speak of what happens in it, seldom of what happens elsewhere."""
_REACH_BACK = 3
"""How many sentences back "its leader" and "the governor" look for what they belong to."""

CountryOf = Callable[[int], str | None]
"""The state (alpha-3) of the place named nearest before or beside a code point."""


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
        self._country_of = country_of
        self._people = People(reading, lambda words: parties.identify(words) is not None)
        self._memory = Memory()
        self._who = Affiliation(parties, self._people, self._memory, state_of)
        self._spoken: dict[Mention, Speaker] = {}
        self._short = dict(abbreviations(reading))
        self._sharers = list(self._find_sharers())
        self._subjects = subjects(reading)
        self._next = next(self._subjects, None)
        self.acted: list[tuple[int, str]] = []
        """People who act in a sentence of their own: the token, and the name."""
        self._places_of: dict[str, list[int]] = {}
        for i, word in enumerate(reading.lower):
            if word in THINGS or word in ROLES:
                self._places_of.setdefault(word, []).append(i)

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
            known = self._described(mention, about)
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
            plural = reading.tags[stop - 1] in ("NNS", "NNPS")
            if name:
                self.acted.append((begin, name))
            if name or party or standing is not Standing.UNKNOWN or plural:
                said = name or reading.said(begin, stop)
                if name and party is None and reading.lower[begin] in _POSSESSIVES:
                    party, standing = self._owner(begin)
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
        name = person or _without_abbreviation(said)
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
            if standing is Standing.UNKNOWN:
                party, standing = self._who.identify(said)
        else:
            party, standing = self._who.identify(said, full, name)
        if party is None and person and reading.lower[mention.full_begin] in _POSSESSIVES:
            party, standing = self._owner(mention.full_begin)
        if party is None and before is not None:
            party = before.party
            standing = before.standing if standing is Standing.UNKNOWN else standing
        if party is None and not person:
            party, standing = self._of_person(mention, party, standing)
        if party is None and not person and standing in (Standing.UNKNOWN, Standing.OFFICIAL):
            party, standing = self._alone(mention, about, standing)
        if party is None and standing in (Standing.UNKNOWN, Standing.OFFICIAL):
            party, standing = self._local(mention, about, party, standing)
        if party is None and about in _BARE and mention.end - mention.begin <= 2:
            party, standing = self._of_last(standing)
        if (
            mention.end - mention.begin == 2
            and reading.tags[mention.begin] in ("JJ", "NNP")
            and about.startswith(("claim", "alleg", "accus", "report"))
            and party
        ):
            name = self._who.name(party)
        plural = reading.tags[mention.end - 1] in ("NNS", "NNPS")
        alone = mention.end - mention.begin == 1 and reading.tags[mention.begin] == "NNP"
        nobody_known = alone and party is None and standing is Standing.UNKNOWN
        like_person = bool(person) or about in ROLES or nobody_known
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

    def _local(
        self, mention: Mention, about: str, party: str | None, standing: Standing
    ) -> tuple[str | None, Standing]:
        """ "the police" speak for whom the police spoke before, else for the state of the place that is spoken of."""
        said = {w.rstrip(".") for w in self._reading.lower[mention.full_begin : mention.full_end]}
        words = _LOCAL & {_SHORT_ROLES.get(w, w) for w in said}
        if not words:
            return party, standing
        for known in reversed(self._memory.met):
            if known.party is not None and words & set(core(known.name)):
                return known.party, known.standing
        named = bool(words & (ROLES | _CIVIL))
        if self._country_of is None or not (named or about in _LOCAL | ROLES | {"unit", "office", "service"}):
            return party, standing
        country = self._country_of(self._reading.starts[mention.begin])
        return (country, Standing.OFFICIAL) if country else (party, standing)

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
            return fitting or self._memory.latest(lambda k: k.person and not k.plural)
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

    def _owner(self, at: int) -> tuple[str | None, Standing]:
        """Whose "his commander" and "its leader" are."""
        if self._reading.lower[at] in ("his", "her"):
            owner = self._memory.latest(lambda k: k.person and k.party is not None)
            return (owner.party, owner.standing) if owner else (None, Standing.UNKNOWN)
        return self._owner_before(at)

    def _owner_before(self, at: int) -> tuple[str | None, Standing]:
        """Whose leader "its leader" is: the last body of a known party named in the sentences before."""
        reading = self._reading
        low = reading.sentences[max(0, reading.sentence_of[at] - _REACH_BACK)][0]
        k = at - 1
        while k >= low:
            if reading.tags[k] in ("NNP", "NNPS") and (begin := phrase_left(reading, k, low)) < k:
                party, standing = self._who.identify(reading.said(begin, k + 1))
                if party is not None and standing is not Standing.UNKNOWN:
                    return party, standing
            k -= 1
        return None, Standing.UNKNOWN

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

    def _find_sharers(self) -> Iterator[Mention]:
        reading = self._reading
        for i in range(1, len(reading.words) - 1):
            if reading.lower[i] != "by" or reading.lower[i - 1] not in SHARED:
                continue
            if FOOTAGE & set(reading.lower[max(0, i - 6) : i]):
                limit = next(
                    (k for k in range(i + 1, len(reading.words)) if reading.lower[k] in VERBS),
                    len(reading.words),
                )
                end = phrase_right(reading, i + 1, limit, links=False)
                if end > i + 1:
                    yield Mention(i + 1, end, i + 1, end)

    def _described(self, mention: Mention, about: str) -> Known | None:
        """ "the ministry", "the UN human rights chief": whoever was called that before."""
        reading = self._reading
        if self._people.name(mention.begin, mention.end) or reading.lower[mention.begin] not in (
            "the",
            "this",
            "that",
        ):
            return None
        said = reading.said(mention.begin, mention.end)
        if about in ROLES:
            return self._role(core(said), about, self._who.identify(said)[0])
        wanted = core(said)
        known = self._memory.longer(said, speaking=len(wanted) == 1)
        if known is not None or about not in THINGS:
            return known
        bare = len(wanted) == 1 and about in _GENERIC
        earlier = None if bare else self._earlier(wanted, about, mention.begin)
        if earlier is not None or len(wanted) > 1 or reading.words[mention.end - 1][:1].isupper():
            return earlier
        return (
            self._memory.latest(lambda k: k.speaks and not k.person and not k.plural)
            if about in _GENERIC
            else None
        )

    def _earlier(self, wanted: tuple[str, ...], about: str, before: int) -> Known | None:
        """A fuller name of the same body earlier in the text, though it did not speak: "the Israeli military"."""
        reading = self._reading
        for i in reversed(self._places_of.get(about, ())):
            if i >= before:
                continue
            begin = phrase_left(reading, i, reading.sentences[reading.sentence_of[i]][0])
            stop = i + 1
            said = reading.said(begin, stop)
            while (
                stop < before
                and reading.tags[stop] in ("NNP", "NNPS")
                and reading.sentence_of[stop] == reading.sentence_of[i]
            ):
                stop += 1
            if len(core(said)) > len(wanted) and core(said)[-len(wanted) :] == wanted:
                said = reading.said(begin, stop)
                party, standing = self._who.identify(said)
                if party is not None:
                    return Known(before, said, said, False, False, True, party, standing)
        return None

    def _alone(self, mention: Mention, about: str, standing: Standing) -> tuple[str | None, Standing]:
        """ "the Air Force", "the ministry" without more: whose it is, where the report names one party's only."""
        reading = self._reading
        wanted = core(reading.said(mention.begin, mention.end))
        bare = len(wanted) == 1 and wanted[0] in _GENERIC
        if about not in THINGS or bare or len(wanted) > 3 or mention.full_end != mention.end:
            return None, standing
        found: set[tuple[str, Standing]] = set()
        for i in self._places_of.get(about, ()):
            begin = phrase_left(reading, i, reading.sentences[reading.sentence_of[i]][0])
            fuller = core(reading.said(begin, i + 1))
            if len(fuller) > len(wanted) and fuller[-len(wanted) :] == wanted:
                party, of = self._who.identify(reading.said(begin, i + 1))
                if party is not None:
                    found.add((party, of))
        return found.pop() if len(found) == 1 else (None, standing)

    def _role(self, said: tuple[str, ...], about: str, party: str | None) -> Known | None:
        """ "the president", "the UN human rights chief": the last one whose words fit."""
        for known in reversed(self._memory.met):
            words = {_SHORT_ROLES.get(w.rstrip("."), w) for w in core(known.full.replace(",", " "))}
            if len(said) == 1:
                if about in words:
                    return known
            elif known.person and (party is None or known.party == party):
                shared = len(words & set(said))
                if (party is not None and about in words) or shared >= 2:
                    return known
        return None

    def _acting(self, at: int) -> Mention | None:
        """Who acts in the sentence: the voice of "issued a statement saying …"."""
        reading = self._reading
        begin, _ = reading.sentences[reading.sentence_of[at]]
        for i in range(begin, at):
            if reading.deps[i].startswith("nsubj") and (reading.tags[i] in NOUNS or reading.tags[i] == "PRP"):
                first = phrase_left(reading, i, begin)
                stop = phrase_right(reading, first, at)
                return Mention(first, max(stop, i + 1), first, max(stop, i + 1))
        return None

    def _conjuncts(self, mention: Mention) -> list[Mention]:
        """ "Moscow and Kyiv": each alone, where all are of known and different parties; else nothing."""
        reading = self._reading
        if mention.full_end != mention.end or mention.full_begin != mention.begin:
            return []
        parts = list(_parts(reading, mention))
        if len(parts) < 2:
            return []
        parties = [self._who.identify(reading.said(p.begin, p.end))[0] for p in parts]
        return parts if all(parties) and len(set(parties)) == len(parties) else []


def _parts(reading: Reading, mention: Mention) -> Iterator[Mention]:
    begin = mention.begin
    for i in range(mention.begin + 1, mention.end):
        if reading.lower[i] in ("and", ","):
            if i > begin:
                yield Mention(begin, i, begin, i)
            begin = i + 1
    if begin < mention.end:
        yield Mention(begin, mention.end, begin, mention.end)


def _without_abbreviation(said: str) -> str:
    """ "the Israel Defense Forces (IDF)" is named "the Israel Defense Forces"."""
    cut = said.find(" (")
    return said[:cut] if cut > 0 and said.endswith(")") else said
