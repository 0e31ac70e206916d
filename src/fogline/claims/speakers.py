"""Voices: the fullest name that a report gives them, whom a pronoun or role means, and their party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from fogline.claims.attributed import Attributed
from fogline.claims.hits import Mention
from fogline.claims.phrases import NOUNS, TIMES, phrase_left
from fogline.claims.reading import Reading
from fogline.model import Source, Speaker, Standing

__all__ = ["Cast", "PartyTable"]

_PERSON = frozenset(("he", "she", "him", "i"))
_TITLES = frozenset(
    "president minister commander general gen col colonel maj major lt lieutenant capt captain mr mrs ms dr sir governor mayor "
    "spokesman spokeswoman spokesperson ambassador chief secretary leader premier chancellor king prince adviser advisor "
    "correspondent prime foreign defence defense deputy senator envoy head director chairman admiral adm brig brigadier "
    "sgt sergeant professor prof rabbi ayatollah imam sheikh pope chairman commissioner lawmaker analyst editor "
    "representative vice regional acting former then "
    "vice-president vice-premier vice-minister undersecretary negotiator rear marshal".split()
)
_ROLES = frozenset(
    "president minister commander general governor mayor spokesman spokeswoman spokesperson ambassador chief secretary leader "
    "premier chancellor king prince adviser advisor official head director envoy chairman commissioner officer chair "
    "diplomat analyst coordinator administrator".split()
)
_THINGS = frozenset(
    "ministry office group army military coalition statement force forces service agency council administration government "
    "movement militia organisation organization network unit command staff police think-tank institute kremlin broadcaster "
    "channel company union alliance mission department embassy authority authorities officials rebels separatists body "
    "institute bloc committee court party post video article outlet newspaper report".split()
)
_SPEECH = frozenset(
    ("statement", "post", "video", "message", "letter", "communique", "communiqué", "announcement")
)
_FOOTAGE = frozenset(
    "video videos footage image images clip clips photo photos photograph photographs picture pictures recording".split()
)
_POSSESSIVES = frozenset(("his", "her", "its", "their"))


class PartyTable(Protocol):
    """What is asked of ``knowledge.parties.Parties``."""

    def identify(self, words: str) -> VoiceLike | None:
        """Whose voice a noun phrase is."""


class VoiceLike(Protocol):
    """A voice as the table of parties knows it."""

    @property
    def party(self) -> str | None:
        """The party's code."""

    @property
    def standing(self) -> Standing:
        """How it stands to the party."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody who was named: at token ``at``, with the words around the name that say who it is."""

    at: int
    name: str
    full: str
    person: bool
    plural: bool
    speaks: bool
    party: str | None = None
    standing: Standing = Standing.UNKNOWN


class Cast:
    """All voices of one report, in the order in which the text brings them in."""

    def __init__(self, reading: Reading, parties: PartyTable, publisher: Source) -> None:
        self._reading = reading
        self._parties = parties
        self._publisher = publisher
        self._people = _people(reading)
        self._met: list[_Known] = []
        self._by_name: dict[str, _Known] = {}
        self._short: dict[str, str] = dict(_abbreviations(reading))
        self._subjects = iter(_subjects(reading, self._people))
        self._next_subject = next(self._subjects, None)
        self._sharer: Speaker | None = None

    def speakers(self, attributed: Attributed) -> list[tuple[Speaker, ...]]:
        """The chains of speakers of one attribution: one, or two where two parties are named together."""
        heads: list[Speaker] = []
        for mention in attributed.voices[:-1]:
            if mention is not None:
                heads.append(self._speaker(mention))
        if not attributed.voices:
            return [()]
        last = attributed.voices[-1]
        if last is None:
            speaker = self._again(attributed.cue[0])
            return [(*heads, speaker)] if speaker else []
        tails = [self._speaker(m) for m in self._conjuncts(last)]
        if len(tails) > 1 and not (all(t.party for t in tails) and len({t.party for t in tails}) > 1):
            tails = [self._speaker(last)]
        return [_chain(heads, tail) for tail in tails]

    def _meet(self, until: int) -> None:
        """Take in those who act in the text before token ``until``, so that "he" finds them."""
        while self._next_subject is not None and self._next_subject[0] < until:
            at, begin, end = self._next_subject
            self._next_subject = next(self._subjects, None)
            said = self._reading.said(begin, end)
            name = self._person_name(begin, end) or said
            self._remember(_Known(at, name, said, True, False, False))

    def _speaker(self, mention: Mention) -> Speaker:
        reading = self._reading
        self._meet(mention.begin)
        said = reading.said(mention.begin, mention.end)
        first, last = reading.lower[mention.begin], reading.lower[mention.end - 1]
        known: _Known | None
        if mention.end - mention.begin == 1 and reading.tags[mention.begin] == "PRP":
            known = self._pronoun(first, mention.begin)
        elif first in _POSSESSIVES:
            known = self._possessed(mention, first)
        elif set(reading.lower[mention.begin : mention.end]) & _SPEECH and first in (
            "a",
            "the",
            "an",
            "another",
        ):
            known = self._utterance(mention)
        elif first in ("the", "this", "that") or reading.tags[mention.begin] == "DT":
            known = self._described(mention, last)
        else:
            known = None
        if known is None:
            known = self._named(mention)
        self._remember(replace(known, at=mention.begin, speaks=True))
        return Speaker(
            known.name,
            said,
            reading.starts[mention.begin],
            reading.ends[mention.end - 1],
            known.party,
            known.standing,
        )

    def _named(self, mention: Mention) -> _Known:
        reading = self._reading
        said = reading.said(mention.begin, mention.end)
        full = reading.said(mention.full_begin, mention.full_end)
        person = self._person_name(mention.begin, mention.end)
        name = person or _without_abbreviation(said)
        before = self._by_name.get(name.lower()) or self._by_name.get(self._short.get(name, "").lower())
        if before is None and not person:
            before = self._longer(name)
        if before is not None:
            name = before.name if len(before.name) >= len(name) else name
        party, standing = self._identify(full, said, name, before.full if before else None)
        if party is None and before is not None:
            party, standing = (
                before.party,
                before.standing if before.standing is not Standing.UNKNOWN else standing,
            )
        plural = reading.tags[mention.end - 1] in ("NNS", "NNPS") or " and " in said
        return _Known(mention.begin, name, full if before is None or len(full) > len(before.full) else before.full,
                      bool(person) or reading.lower[mention.end - 1] in _ROLES, plural, True, party, standing)  # fmt: skip

    def _identify(self, *forms: str | None) -> tuple[str | None, Standing]:
        standing = Standing.UNKNOWN
        for form in forms:
            voice = self._parties.identify(form) if form else None
            if voice is not None:
                if voice.party is not None:
                    return voice.party, voice.standing
                if standing is Standing.UNKNOWN:
                    standing = voice.standing
        return None, standing

    def _longer(self, name: str) -> _Known | None:
        """An earlier voice whose name ends with this one: "the Air Force" after "Ukraine's Air Force"."""
        wanted = _core(name)
        if not wanted:
            return None
        for known in reversed(self._met):
            if not known.person and _core(known.name)[-len(wanted) :] == wanted:
                return known
        return None

    def _pronoun(self, word: str, at: int) -> _Known | None:
        person, plural = word in _PERSON, word in ("they", "we")
        if word in ("we", "i"):
            return self._latest(lambda k: k.speaks)
        if person:
            return self._latest(lambda k: k.person)
        if plural:
            return self._latest(lambda k: k.plural and k.speaks) or self._latest(lambda k: k.speaks)
        return self._latest(lambda k: not k.person and not k.plural and k.speaks) or self._latest(
            lambda k: k.speaks
        )

    def _latest(self, wanted: object) -> _Known | None:
        assert callable(wanted)
        return next((known for known in reversed(self._met) if wanted(known)), None)

    def _possessed(self, mention: Mention, word: str) -> _Known | None:
        owner = (
            self._latest(lambda k: k.person) if word in ("his", "her") else self._latest(lambda k: k.speaks)
        )
        if owner is None:
            return None
        rest = self._reading.said(mention.begin + 1, mention.end)
        mark = "’s " if "’" in self._reading.text else "'s "
        said = self._reading.said(mention.begin, mention.end)
        person = self._person_name(mention.begin + 1, mention.full_end)
        counterpart = "counterpart" in said.lower()
        party, standing = self._identify(self._reading.said(mention.begin + 1, mention.full_end))
        if party is None and not counterpart:
            party, standing = owner.party, owner.standing
        name = person or (said if counterpart else owner.name + mark + rest)
        return _Known(mention.begin, name, name, bool(person), False, True, party, standing)

    def _utterance(self, mention: Mention) -> _Known | None:
        """ "a statement from X", "a statement on its channel", "the statement": whoever made it."""
        reading = self._reading
        for i in range(mention.begin, mention.end - 1):
            if reading.lower[i] in ("from", "by", "of") and reading.tags[i] == "IN":
                return self._named(Mention(i + 1, mention.end, i + 1, mention.full_end))
        if (
            reading.lower[mention.end - 1] not in _SPEECH
            and not set(reading.lower[mention.begin : mention.end]) & _POSSESSIVES
        ):
            return None
        return self._latest(lambda k: k.speaks)

    def _described(self, mention: Mention, head: str) -> _Known | None:
        """ "the ministry", "the UN human rights chief": whoever was called that before."""
        reading = self._reading
        if self._person_name(mention.begin, mention.end):
            return None
        said = _core(reading.said(mention.begin, mention.end))
        if head in _ROLES:
            return self._role(said, head, definite=reading.lower[mention.begin] in ("the", "this", "that"))
        if reading.lower[mention.begin] not in ("the", "this", "that"):
            return self._indefinite(mention, head)
        known = self._longer(reading.said(mention.begin, mention.end))
        if known is not None:
            return known
        if len(said) == 1 and head in _THINGS:
            return self._latest(
                lambda k: not k.person and k.speaks and k.name.split()[-1].lower().startswith(head[:5])
            ) or self._latest(lambda k: not k.person and not k.plural and k.speaks and k.party is not None)
        return None

    def _role(self, said: tuple[str, ...], head: str, definite: bool) -> _Known | None:
        if not definite:
            return None
        best = None
        for known in reversed(self._met):
            if not known.person:
                continue
            words = set(_core(known.full))
            shared = len(words & set(said))
            if len(said) == 1 and (head in words or _role_of(words)):
                return known
            if shared >= max(2, len(said) - 1) or (shared >= 2 and shared * 2 >= len(said)):
                best = known
                break
        return best

    def _indefinite(self, mention: Mention, head: str) -> _Known | None:
        return None

    def _again(self, at: int) -> Speaker | None:
        """Whoever spoke last, or acts in this sentence: the voice of "adding that" and "issued a statement saying"."""
        reading = self._reading
        begin, _ = reading.sentences[reading.sentence_of[at]]
        k = begin
        while k < at and reading.tags[k] in ("RB", "CC", "IN", ",", "DT"):
            k += 1
        for i in range(begin, at):
            if reading.deps[i].startswith("nsubj") and (reading.tags[i] in NOUNS or reading.tags[i] == "PRP"):
                first = phrase_left(reading, i, begin)
                return self._speaker(Mention(first, i + 1, first, i + 1))
        return None

    def _conjuncts(self, mention: Mention) -> list[Mention]:
        """ "Moscow and Kyiv": each alone; a single voice as it is."""
        reading = self._reading
        if mention.full_end != mention.end or mention.full_begin != mention.begin:
            return [mention]
        ands = [i for i in range(mention.begin + 1, mention.end - 1) if reading.lower[i] == "and"]
        if len(ands) != 1:
            return [mention]
        i = ands[0]
        return [Mention(mention.begin, i, mention.begin, i), Mention(i + 1, mention.end, i + 1, mention.end)]

    def _person_name(self, begin: int, end: int) -> str | None:
        """The name of a person in a phrase, in the fullest form of the report, or ``None``."""
        reading = self._reading
        k = end
        while k > begin and reading.tags[k - 1] in ("NNP", "NNPS") and reading.lower[k - 1] not in _TITLES:
            k -= 1
        run = reading.words[k:end]
        titled = any(w in _TITLES or w.rstrip(".") in _TITLES for w in reading.lower[begin:k])
        if not run:
            return None
        if titled and len(run) > 3:
            run = run[-2:]
            k = end - 2
        last = run[-1].lower()
        full = self._people.get(last)
        if full is not None and (len(run) == 1 or full.lower() == " ".join(run).lower()):
            return full
        if titled and k > begin:
            return self._reading.said(k, end)
        return None

    def _remember(self, known: _Known) -> None:
        old = self._by_name.get(known.name.lower())
        if old is not None and known.party is None and old.party is not None:
            known = replace(
                known, party=old.party, standing=old.standing, full=max(known.full, old.full, key=len)
            )
        if known.person and known.party is None and not known.speaks:
            party, standing = self._identify(known.full)
            known = replace(known, party=party, standing=standing)
        self._by_name[known.name.lower()] = known
        self._met.append(known)


def _chain(heads: list[Speaker], tail: Speaker) -> tuple[Speaker, ...]:
    chain = [h for h in heads if h.name != tail.name]
    if chain and tail.party is None and tail.standing is Standing.UNKNOWN and tail.mention[:1].islower():
        pass
    return (*chain, tail)


def _core(name: str) -> tuple[str, ...]:
    words = name.lower().replace("’s", "").replace("'s", "").split()
    return tuple(w for w in words if w not in ("the", "a", "an", "this", "that", "of", "for"))


def _role_of(words: set[str]) -> bool:
    return bool(words & _ROLES)


def _without_abbreviation(said: str) -> str:
    """ "the Israel Defense Forces (IDF)" is named "the Israel Defense Forces"."""
    cut = said.find(" (")
    return said[:cut] if cut > 0 and said.endswith(")") else said


def _people(reading: Reading) -> dict[str, str]:
    """The last names of people to their full names: a title and a run of capitalised words, or a run that returns alone."""
    found: dict[str, str] = {}
    alone: dict[str, str] = {}
    singles: set[str] = set()
    for begin, end in _runs(reading):
        run = reading.words[begin:end]
        cut = 0
        for k, word in enumerate(run):
            if word.lower().rstrip(".") in _TITLES:
                cut = k + 1
        name = run[cut:]
        if not name or name[-1].lower() in _THINGS:
            continue
        if len(name) == 1:
            singles.add(name[0].lower())
        elif len(name) <= 4:
            before = reading.lower[begin - 1].rstrip(".") if begin else ""
            text = " ".join(name)
            after = reading.words[end : end + 1]
            if cut or before in _TITLES:
                found.setdefault(name[-1].lower(), text if len(name) < 4 else " ".join(name[-2:]))
            elif len(name) <= 3:
                alone.setdefault(name[-1].lower(), text)
                if (
                    after == [","]
                    and reading.lower[end + 1 : end + 2]
                    and reading.lower[end + 1] in ("a", "an", "the", "who")
                ):
                    found.setdefault(name[-1].lower(), text)
    for last, text in alone.items():
        if last in singles:
            found.setdefault(last, text)
    return found


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    begin = None
    for i in range(len(reading.words) + 1):
        inside = (
            i < len(reading.words)
            and reading.tags[i] in ("NNP", "NNPS")
            and reading.lower[i] not in TIMES
            and reading.words[i][:1].isupper()
        )
        if inside and begin is None:
            begin = i
        elif not inside and begin is not None:
            yield begin, i
            begin = None


def _subjects(reading: Reading, people: dict[str, str]) -> list[tuple[int, int, int]]:
    """People who act, as (token of the verb's subject, begin, end of the phrase)."""
    found = []
    for i, dep in enumerate(reading.deps):
        if not (dep.startswith("nsubj") or dep == "appos") or reading.tags[i] not in ("NNP", "NNPS"):
            continue
        end = i + 1
        while end < len(reading.words) and reading.tags[end] in ("NNP", "NNPS"):
            end += 1
        if reading.lower[end - 1] in people:
            begin = phrase_left(reading, i, reading.sentences[reading.sentence_of[i]][0])
            found.append((i, begin, end))
    return found


def _abbreviations(reading: Reading) -> Iterator[tuple[str, str]]:
    """ "the Israel Defense Forces (IDF)": the short form to the long one."""
    for i in range(1, len(reading.words) - 2):
        if reading.words[i] == "(" and reading.words[i + 2] == ")" and reading.words[i + 1].isupper():
            if reading.tags[i - 1] in NOUNS:
                begin = phrase_left(reading, i - 1, reading.sentences[reading.sentence_of[i]][0])
                yield reading.words[i + 1], reading.said(begin, i)
