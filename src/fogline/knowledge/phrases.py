"""Who a noun phrase is, as a speaker: its head decides, then what it belongs to, then what is put beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.knowledge.lexicon import Kind, Lexicon, Match, Token, tokens
from fogline.model import Standing

__all__ = ["Glue", "Reading", "read"]

CountryOf = Callable[[str], str | None]
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "its", "his", "her", "their", "our", "some", "many"}
)
_JOINERS = frozenset({"and", "or", "but", "та", "і", "й", "и", "или", "або", "&"})
_STOPS = frozenset({",", ":", ";", "("})
_BELONG = (Kind.NAME, Kind.ADJECTIVE, Kind.METONYM, Kind.PEOPLE, Kind.BODY, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Glue:
    """The small words of noun phrases, as sets of folded stems, by what they do."""

    occupation: frozenset[str]
    backed: frozenset[str]
    own: frozenset[str]
    aligned: frozenset[str]
    outside: frozenset[str]
    possessor: frozenset[str]
    complement: frozenset[str]
    advising: frozenset[str]
    titles: frozenset[str]
    anonymity: frozenset[str]
    against: frozenset[str]
    states: frozenset[str]
    observers: frozenset[str]

    def link(self, key: str) -> str | None:
        """What a word after a hyphen makes of the party before it."""
        for kind in ("occupation", "backed", "own", "aligned", "outside"):
            if key in getattr(self, kind):
                return kind
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase says of its speaker; ``party`` and ``name`` are ``None`` where it does not say."""

    party: str | None
    standing: Standing
    name: str | None = None
    institution: str | None = None


@dataclass(slots=True)
class _Part:
    """A stretch of the phrase between joints: ``opener`` is what joins it to what stands before."""

    opener: str
    first: int
    last: int
    matches: list[Match] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    bare: list[Match] = field(default_factory=list)  # matches that belong to no link


def read(phrase: str, lexicon: Lexicon, glue: Glue, country_of: CountryOf | None = None) -> Reading | None:
    """What ``phrase`` says of who speaks; ``None`` where nothing in it is known."""
    words = tokens(phrase)
    matches = list(lexicon.scan(words))
    parts = _parts(words, matches, glue)
    if not parts:
        return None
    found = _Finding(words, glue, country_of)
    for part in parts:
        if not found.take(part):
            break
    reading = found.reading()
    if reading and any(w.key in glue.anonymity for w in words):
        return Reading(reading.party, Standing.ANONYMOUS, reading.name, reading.institution)
    return reading


def _parts(words: Sequence[Token], matches: Sequence[Match], glue: Glue) -> list[_Part]:
    inside = {n for m in matches for n in range(m.first, m.last)}
    parts = [_Part("", 0, 0)]
    for i, word in enumerate(words):
        low = word.text.lower()
        opens = low in _STOPS or low in _JOINERS or low in glue.possessor or low in glue.complement
        if opens and i not in inside and not word.glued and not (i and words[i - 1].glued):
            parts[-1].last = i
            parts.append(_Part("," if low in _STOPS else "and" if low in _JOINERS else low, i + 1, i + 1))
    parts[-1].last = len(words)
    for part in parts:
        part.matches = [m for m in matches if part.first <= m.first < part.last]
        _find_links(part, words, glue)
    return [p for p in parts if p.last > p.first]


def _find_links(part: _Part, words: Sequence[Token], glue: Glue) -> None:
    for match in part.matches:
        party = match.term.party
        after = match.last
        before = match.first - 1
        if party and match.last <= len(words) - 1 and words[after - 1].glued:
            kind = glue.link(words[after].key)
            if kind:
                part.links.append((kind, party))
                continue
        if party and before >= 0 and words[before].glued and words[before].key == "pro":
            part.links.append(("pro", party))
            continue
        part.bare.append(match)


class _Finding:
    """Gathers party and standing from the parts of a phrase, in order."""

    def __init__(self, words: Sequence[Token], glue: Glue, country_of: CountryOf | None) -> None:
        self._words, self._glue, self._country_of = words, glue, country_of
        self._party: str | None = None
        self._standing: Standing | None = None
        self._name: str | None = None
        self._institution: str | None = None
        self._closed = False  # party is known not to be told by what follows
        self._advises = False
        self._head_known = False

    def reading(self) -> Reading | None:
        """What has been gathered, or ``None``."""
        if self._party is None and self._standing in (None, Standing.OFFICIAL, Standing.UNKNOWN):
            if self._closed and self._head_known:
                return Reading(None, Standing.UNKNOWN, self._name, self._institution)
            return None
        return Reading(self._party, self._standing or Standing.UNKNOWN, self._name, self._institution)

    def take(self, part: _Part) -> bool:
        """Use one part; ``False`` where nothing after it can matter."""
        opener = part.opener
        if opener in self._glue.complement and not (opener == "to" and self._advises):
            return False
        if opener == "and" and (self._party or self._standing):
            return False
        if opener in self._glue.possessor and self._party and self._standing:
            return True
        before = self._party
        self._standing_of(part)
        if self._standing in (Standing.INDEPENDENT,) or self._closed:
            return False
        if self._party is None:
            self._party_of(part)
        if self._party is None and self._country_of is not None:
            self._place_of(part)
        if before is None and self._party:
            self._colour(part)
        self._advises = any(w.key in self._glue.advising for w in self._words[part.first : part.last])
        return True

    def _standing_of(self, part: _Part) -> None:
        """The head of the part: its last word that gives a standing."""
        for match in reversed(part.bare):
            term = match.term
            if term.kind in (Kind.ADJECTIVE,) or (
                self._standing and term.kind not in (Kind.PERSON, Kind.BODY)
            ):
                continue
            if term.kind in (Kind.NAME, Kind.METONYM) and match.last < self._end_of_nouns(part):
                continue
            self._head(match, part)
            return

    def _end_of_nouns(self, part: _Part) -> int:
        return part.last

    def _head(self, match: Match, part: _Part) -> None:
        term = match.term
        self._head_known = True
        if self._standing is None:
            self._standing = term.standing if term.kind is not Kind.PEOPLE else Standing.UNKNOWN
        if term.kind is Kind.INSTITUTION:
            self._institution = self._institution or term.name
        elif term.kind in (Kind.OUTLET, Kind.STUDY):
            self._name, self._party = term.name, term.party
            self._closed = True
        elif term.kind is Kind.PERSON:
            self._name = self._name or term.name
        elif term.kind is Kind.KINDRED:
            against = self._words[match.last - 1].key in self._glue.against
            if against and not part.links and not self._non_state(part):
                self._standing, self._closed = Standing.UNKNOWN, True

    def _non_state(self, part: _Part) -> bool:
        return any(m.term.party and m.term.party not in self._glue.states for m in part.bare)

    def _party_of(self, part: _Part) -> None:
        candidates = [m for m in part.bare if m.term.kind in _BELONG and m.term.party]
        links = [(kind, party) for kind, party in part.links if kind != "outside"]
        first = candidates[0].term.party if candidates else None
        for later in candidates[1:]:
            party = later.term.party
            special = first in self._glue.states and party not in self._glue.states
            if special and (party not in self._glue.observers or later.last == part.last):
                first = party
                break
        if links:
            kind, linked = links[0]
            own = (
                first if first and kind in ("backed", "pro", "aligned") and not self._against(part) else None
            )
            self._party = own or linked
        else:
            self._party = first

    def _against(self, part: _Part) -> bool:
        return any(w.key in self._glue.against for w in self._words[part.first : part.last])

    def _colour(self, part: _Part) -> None:
        """What a link ("-installed", "pro-") makes of the standing, where the party came from the link."""
        for kind, party in part.links:
            if party != self._party or party not in self._glue.states:
                continue
            civil = self._standing in (None, Standing.OFFICIAL, Standing.OCCUPATION, Standing.UNKNOWN)
            if kind in ("occupation", "backed") and civil:
                self._standing = Standing.OCCUPATION
            elif kind == "pro" and civil:
                official = self._standing in (Standing.OFFICIAL, Standing.OCCUPATION)
                self._standing = Standing.OCCUPATION if official else Standing.ALIGNED
            elif kind == "aligned" and civil:
                self._standing = Standing.ALIGNED
            elif kind == "own" and self._standing is None:
                self._standing = Standing.OFFICIAL
        if self._standing is None:
            self._standing = Standing.UNKNOWN
        for match in part.bare:
            occupies = match.term.party == self._party and match.term.standing is Standing.OCCUPATION
            if occupies and self._standing in (Standing.OFFICIAL, Standing.UNKNOWN):
                self._standing = Standing.OCCUPATION

    def _place_of(self, part: _Part) -> None:
        """An office of a known place speaks for the state that the place is in."""
        if self._country_of is None or self._standing not in (Standing.OFFICIAL, Standing.ANONYMOUS):
            return
        taken = {n for m in part.matches for n in range(m.first, m.last)}
        run: list[Token] = []
        for i in range(part.first, part.last + 1):
            word = self._words[i] if i < part.last else None
            if word and i not in taken and word.text[:1].isupper() and word.text.lower() not in _DETERMINERS:
                run.append(word)
                continue
            if run and (code := self._country_of(" ".join(w.text for w in run))):
                self._party = code
                return
            run = []


def names_of(glue: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The keys of all the words listed in ``glue``."""
    return frozenset(t.key for words in glue.values() for word in words for t in tokens(word))
