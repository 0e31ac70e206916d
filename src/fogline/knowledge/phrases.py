"""Who a noun phrase is, as a speaker: its head decides, then what it belongs to, then what is put beside it.

"the head of the Russian-installed administration of Kherson" is read in parts ("the head", "of the Russian-installed
administration", "of Kherson"). The first part that names a party gives it; the first that names an office or a kind
of voice gives the standing; what a part says of the party's hand in it ("-installed", "pro-") colours the standing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from fogline.knowledge.lexicon import Kind, Lexicon, Match, Term, Token, tokens
from fogline.model import Standing

__all__ = ["CountryOf", "Glue", "InOffice", "Reading", "keys_of", "read"]

CountryOf = Callable[[str], str | None]
"""In which state (alpha-3) a place lies; ``None`` where it is not known."""
InOffice = Callable[[Term, bool], Term | None]
"""A person as on the day of the report; ``None`` for one who holds no office then. The second says whether the phrase
itself speaks of a former office."""

_DETERMINERS = frozenset("a an the this that its his her their our some many".split())
_JOINERS = frozenset({"and", "or", "but", "та", "і", "й", "и", "или", "або", "&"})
_STOPS = frozenset({",", ":", ";", "("})
_BELONG = frozenset({Kind.NAME, Kind.ADJECTIVE, Kind.METONYM, Kind.PEOPLE, Kind.BODY, Kind.PERSON})
_MODIFIERS = frozenset({Kind.ADJECTIVE, Kind.NAME, Kind.METONYM})
_CIVIL = frozenset({Standing.OFFICIAL, Standing.OCCUPATION, Standing.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Glue:
    """The small words of noun phrases, by what they do (keys of the lexicon), and what is known of parties."""

    links: dict[str, str]
    """What a word after a hyphen makes of the party before it: "installed" is ``occupation``."""
    possessor: frozenset[str]
    complement: frozenset[str]
    advising: frozenset[str]
    anonymity: frozenset[str]
    vague: frozenset[str]
    against: frozenset[str]
    """Those who fight a state: with its adjective alone ("Syrian rebels") they do not speak for it."""
    armed: frozenset[str]
    persons: frozenset[str]
    """Words for single people of a press, whose nationality says nothing of whom they write for."""
    former: frozenset[str]
    """Words by which an office is no longer held."""
    states: frozenset[str]
    observers: frozenset[str]
    unique: frozenset[str]
    """Institutions of which a party has one: "Russia's Defence Ministry" is named "Russian defence ministry"."""


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
    """(what the party's hand in it is, party) for each "X-installed", "pro-X" …"""
    known: list[Match] = field(default_factory=list)
    """Matches that are not the X of a link."""


def read(
    phrase: str,
    lexicon: Lexicon,
    glue: Glue,
    country_of: CountryOf | None = None,
    in_office: InOffice = lambda person, former: person,
) -> Reading | None:
    """What ``phrase`` says of who speaks; ``None`` where nothing in it is known."""
    words = tokens(phrase)
    found = _Finding(words, glue, country_of)
    matches = list(lexicon.scan(words))
    before = _former(words, matches, glue)
    today = [_today(m, matches, in_office, before is not None) for m in matches]
    for part in _parts(words, [m for m in today if m], glue):
        if before is not None and part.first <= before < part.last and _formerly(part, before):
            person = next((m.term.name for m in matches if m.term.kind is Kind.PERSON), None)
            return found.reading() or Reading(None, Standing.UNKNOWN, person)
        if not found.take(part):
            break
    return found.reading()


def _former(words: Sequence[Token], matches: Sequence[Match], glue: Glue) -> int | None:
    """The first word that says that an office is no longer held, where it stands before one."""
    at = next((i for i, word in enumerate(words) if word.key in glue.former), None)
    return at if at is not None and any(m.first > at for m in matches) else None


def _formerly(part: _Part, at: int) -> bool:
    """Whether the office of a part is one that was held before: "former president", not "X, today envoy, a former Y"."""
    persons = [m for m in part.known if m.term.kind is Kind.PERSON and m.first > at]
    today = any(m.term.party is not None and m.term.standing is not Standing.UNKNOWN for m in persons)
    return not today and not any(m.last <= at and m.term.kind is Kind.INSTITUTION for m in part.known)


def _today(match: Match, matches: Sequence[Match], in_office: InOffice, former: bool) -> Match | None:
    """A person as on the day; one out of office is left out beside an office, which is then what the text says."""
    if match.term.kind is not Kind.PERSON or match.term.party is None:
        return match
    today = in_office(match.term, former)
    if today is not None:
        return replace(match, term=today)
    office = any(m.term.kind is Kind.INSTITUTION for m in matches)
    return None if office else replace(match, term=replace(match.term, party=None, standing=Standing.UNKNOWN))


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
        party, before, after = match.term.party, match.first - 1, match.last
        kind = None
        if party and after < len(words) and words[after - 1].glued:
            kind = glue.links.get(words[after].key)
        elif party and before >= 0 and words[before].glued and words[before].key == "pro":
            kind = "pro"
        if kind and party:
            part.links.append((kind, party))
        else:
            part.known.append(match)


class _Finding:
    """Gathers party, standing and name from the parts of a phrase, in order."""

    def __init__(self, words: Sequence[Token], glue: Glue, country_of: CountryOf | None) -> None:
        self._words, self._glue, self._country_of = words, glue, country_of
        self._party: str | None = None
        self._standing: Standing | None = None
        self._name: str | None = None
        self._institution: str | None = None
        self._closed = False  # what follows cannot tell the party
        self._advises = False
        self._bare = False  # so far a party's adjective without a noun

    def reading(self) -> Reading | None:
        """What has been gathered, or ``None``."""
        standing = self._standing or Standing.UNKNOWN
        if self._standing and any(w.key in self._glue.anonymity for w in self._words):
            standing = Standing.ANONYMOUS
        if self._party is None and standing in (Standing.OFFICIAL, Standing.OCCUPATION) and not self._name:
            return None
        if self._party is None and self._standing is None:
            return None
        return Reading(self._party, standing, self._name, self._institution)

    def take(self, part: _Part) -> bool:
        """Use one part; ``False`` where nothing after it can matter."""
        opener = part.opener
        if self._closed or (opener in self._glue.complement and not (opener == "to" and self._advises)):
            return False
        head = self._head_of(part)
        if opener == "and" and (self._party or self._standing):
            if head and self._bare:  # "Israeli and Lebanese officials"
                self._standing = head.term.standing
            two_offices = self._name is not None and self._party is None and head is not None
            if not two_offices:  # "Anna Roe, the head of a unit and a commander of Ukraine's marines"
                return False
        self._bare = head is None
        if head and self._standing is None:
            self._take_head(head, part)
        elif head and opener == "," and head.term.kind is Kind.PERSON and head.term.party == self._party:
            self._name = self._name or head.term.name
        if self._name is None and opener in ("", ","):
            self._take_unknown_name(part)
        if self._party is None and not self._closed:
            self._take_party(part, head)
            if self._party is None and self._country_of is not None:
                self._take_place(part)
            if self._party:
                self._colour(part, head)
        if self._standing is Standing.MEDIA:
            self._closed = True
        self._advises = any(w.key in self._glue.advising for w in self._words[part.first : part.last])
        return True

    def _head_of(self, part: _Part) -> Match | None:
        """The last word of the part that says what kind of voice it is; a party's name only where it stands last.

        In Ukrainian and Russian the party follows its office ("представник СБУ", "президент США").
        """
        offices = [m for m in part.known if m.term.kind in (Kind.INSTITUTION, Kind.KINDRED)]
        final = part.known[-1] if part.known else None
        if offices and final and final.term.kind in (Kind.NAME, Kind.METONYM, Kind.BODY):
            cyrillic = "\u0400" <= self._words[final.last - 1].text[0] <= "\u04ff"
            if cyrillic:
                return offices[0]
        owner = None
        for match in reversed(part.known):
            kind = match.term.kind
            if kind is Kind.PLAIN or (
                kind in _MODIFIERS and (kind is Kind.ADJECTIVE or match.last < part.last)
            ):
                continue
            possessive = self._words[match.last - 1].possessive and match.last < part.last
            if possessive and kind in (Kind.PERSON, Kind.BODY, Kind.OUTLET, Kind.STUDY):
                owner = match if kind in (Kind.OUTLET, Kind.STUDY) else owner
                continue
            return match
        return owner  # "Reuters' Jane Roe" is a voice of Reuters

    def _take_head(self, head: Match, part: _Part) -> None:
        term = head.term
        outlet = next((m.term for m in part.known if m.term.kind in (Kind.OUTLET, Kind.STUDY)), None)
        if outlet and term.kind in (Kind.OUTLET, Kind.STUDY, Kind.KINDRED, Kind.INSTITUTION):
            owner = next((m.term.party for m in part.known if m.term.kind in _MODIFIERS), None)
            self._party = (owner or outlet.party) if outlet.party else None
            self._standing, self._name, self._closed = outlet.standing, outlet.name, True
            return
        self._standing = Standing.UNKNOWN if term.kind is Kind.PEOPLE else term.standing
        if term.kind in (Kind.PERSON, Kind.BODY):
            alone = sum(w.text.lower() not in _DETERMINERS for w in self._words[part.first : part.last])
            whole = term.kind is Kind.PERSON or alone == head.last - head.first
            self._name = term.name if whole else None
            self._closed = term.party is None
        elif term.kind is Kind.INSTITUTION:
            plain = [m for m in part.known if m.term.kind is not Kind.INSTITUTION]
            words = sum(1 for w in self._words[part.first : part.last] if w.text.lower() not in _DETERMINERS)
            if len(plain) == 1 and plain[0].term.kind in _MODIFIERS and not part.links:
                spare = words - (plain[0].last - plain[0].first) - (head.last - head.first)
                named = plain[0].term.kind is not Kind.METONYM and term.name in self._glue.unique
                self._institution = term.name if spare == 0 and named else None
        last = self._words[head.last - 1].key
        reporter = term.standing is Standing.MEDIA and last in self._glue.persons
        if reporter or (self._standing is Standing.INDEPENDENT and term.kind is Kind.KINDRED):
            self._closed = True
        elif last in self._glue.against and not part.links and not self._non_state(part):
            self._standing, self._closed = Standing.UNKNOWN, True
        elif self._vague(part):
            self._standing, self._closed = Standing.ANONYMOUS, True

    def _vague(self, part: _Part) -> bool:
        words = (w.key for w in self._words[part.first : part.last])
        return any(key in self._glue.vague for key in words) and not any(m.term.party for m in part.matches)

    def _non_state(self, part: _Part) -> bool:
        return any(m.term.party and m.term.party not in self._glue.states for m in part.known)

    def _take_party(self, part: _Part, head: Match | None) -> None:
        candidates = [m for m in part.known if m.term.kind in _BELONG and m.term.party]
        first = candidates[0].term.party if candidates else None
        for later in candidates[1:]:  # "Yemen's Houthis" are the Houthis, "Russia's NATO envoy" is Russia's
            special = first in self._glue.states and later.term.party not in self._glue.states
            if special and (later.term.party not in self._glue.observers or later.last == part.last):
                first = later.term.party
                break
        links = [(kind, party) for kind, party in part.links if kind != "outside"]
        if not links:
            self._party = first
            return
        kind, linked = links[0]
        fights = head is not None and self._words[head.last - 1].key in self._glue.against
        own = (
            first
            if kind in ("backed", "pro", "aligned") and not (fights and not self._non_state(part))
            else None
        )
        self._party = own or linked

    def _colour(self, part: _Part, head: Match | None) -> None:
        """What the party's hand in it makes of the standing."""
        if self._standing is None:
            self._standing = Standing.UNKNOWN
        kind = next(
            (k for k, party in part.links if party == self._party and party in self._glue.states), None
        )
        if self._standing not in _CIVIL:
            return
        armed = head is not None and self._words[head.last - 1].key in self._glue.armed
        ruling = head is not None and not armed and self._standing is not Standing.UNKNOWN
        if kind == "occupation" or (kind in ("backed", "pro") and ruling):
            self._standing = Standing.OCCUPATION
        elif kind in ("backed", "pro", "aligned"):
            self._standing = Standing.ALIGNED
        elif kind == "own" and self._standing is Standing.UNKNOWN:
            self._standing = Standing.OFFICIAL
        for match in part.known:
            same = match.term.party == self._party and match.term.kind in (Kind.BODY, Kind.PERSON)
            if same and match.term.standing in (Standing.OCCUPATION, Standing.ALIGNED):
                self._standing = match.term.standing

    def _take_unknown_name(self, part: _Part) -> None:
        """A name of two or more words that is not known, where it ends the part: "… spokesman Dean Elsdunne"."""
        run = self._runs(part)
        if run and len(run[-1]) > 1 and run[-1][-1] is self._words[part.last - 1]:
            self._name = " ".join(w.text for w in run[-1])

    def _take_place(self, part: _Part) -> None:
        """An office of a known place speaks for the state that the place is in."""
        if self._country_of is None or self._standing not in (Standing.OFFICIAL, Standing.ANONYMOUS):
            return
        for run in self._runs(part):
            if code := self._country_of(" ".join(w.text for w in run)):
                self._party = code
                return

    def _runs(self, part: _Part) -> list[list[Token]]:
        """Stretches of capitalised words that the lexicon does not know."""
        taken = {n for m in part.matches for n in range(m.first, m.last)}
        runs: list[list[Token]] = [[]]
        for i in range(part.first, part.last):
            word = self._words[i]
            proper = word.text[:1].isupper() and word.text.lower() not in _DETERMINERS
            if i in taken or not proper or word.key in self._glue.vague:
                runs.append([])
            else:
                runs[-1].append(word)
        return [run for run in runs if run]


def keys_of(words: Iterable[str]) -> frozenset[str]:
    """The lexicon's keys of all the words in ``words``."""
    return frozenset(token.key for word in words for token in tokens(word) if token.key)
