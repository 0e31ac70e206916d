"""Who speaks, as one key in every spelling and language, so that one statement is known wherever it was heard.

A named body, office, person or outlet has a key; a crowd ("officials", "witnesses") and an unnamed source have none:
nobody can tell whether two of them are the same.
"""

from __future__ import annotations

from functools import cache, lru_cache

from fogline.knowledge.institutions import PLACED, Institution, institution
from fogline.knowledge.lexicon import Kind, Token, tokens
from fogline.knowledge.outlets import outlets
from fogline.knowledge.parties import Parties
from fogline.lineage.spelling import key as spelling_key
from fogline.model import Speaker, Standing

__all__ = ["VAGUE", "Voice", "is_state", "matching", "voice_of"]

Voice = tuple[str, ...]
"""``("body", code, kind, …)``, ``("outlet", key)``, ``("name", …)`` with the keys of its words; ``("party", code)`` where
only a side is named, ``("some", code, kind)`` where only the kind of body is."""

VAGUE = frozenset({"party", "some"})
"""First parts of voices that may be any of several bodies."""

_INDEFINITE = frozenset(
    "a an one two three four five several some another many few other others both all один одна два двое трое несколько "
    "другой ещё еще одне двоє троє кілька інший ще деякі некоторые".split()
)
_PLACES = (Kind.NAME, Kind.ADJECTIVE, Kind.METONYM, Kind.PEOPLE)
_MOST_NAMED = 5


def voice_of(speaker: Speaker) -> Voice | None:
    """The key of a named voice; ``None`` for a crowd, an unnamed source or a mere description."""
    if speaker.standing is Standing.ANONYMOUS:
        return None
    return _voice(speaker.name, speaker.party, speaker.standing)


def matching(a: Voice, b: Voice) -> bool:
    """Whether the two are one voice, as far as their names tell: "Kyiv" may be any body of Ukraine's."""
    if a == b:
        return True
    vague, other = (a, b) if a[0] in VAGUE else (b, a)
    if vague[0] not in VAGUE or other[0] != "body" or other[1] != vague[1]:
        return False
    return vague[0] == "party" or vague[2] == "spokesperson" or vague[2] in other[2]


@lru_cache(maxsize=16384)
def _voice(name: str, party: str | None, standing: Standing) -> Voice | None:
    words = [word for word in tokens(name) if word.text not in ",;:("]
    first = [word for word in words[:2] if word.folded not in ("the", "these", "those")][:1]
    if not first or first[0].folded in _INDEFINITE or first[0].text.isdigit():
        return None
    if standing is Standing.MEDIA:
        return _outlet(words, name)
    if person := _known_person(words):
        return ("name", person)
    body = institution(words)
    kind, named = body.kind, _named(words, body)
    if kind is None and body.crowd:
        return ("party", party) if party is not None and _names(words, party) else None
    if kind is not None and party is not None and not _is_person(words, named, body):
        if kind in PLACED and not named:
            return ("some", party, kind)  # "the ministry": which one, only an earlier sentence says
        return ("body", party, kind, *(named if kind in PLACED else ()))
    if kind is None and party is not None and _is_state(words):
        return ("party", party)
    if kind is None and party is not None and (known := _known_body(words, party)):
        return ("body", party, known)
    official = standing is not Standing.UNKNOWN and party is not None
    enough = 1 if official else 2
    return ("name", *sorted(named)) if enough <= len(named) <= _MOST_NAMED else None


def _outlet(words: list[Token], name: str) -> Voice | None:
    capital = any(word.text[:1].isupper() and not outlets().words.is_noun(word.folded) for word in words)
    bare = [word for word in words if not outlets().words.is_noun(word.folded) or word.text[:1].isupper()]
    return ("outlet", outlets().key(name[bare[0].start : bare[-1].end])) if capital and bare else None


def _known_person(words: list[Token]) -> str | None:
    """The usual name of a person of the tables; nobody where a first name beside the surname is another's."""
    matches = list(_parties().lexicon.scan(words))
    taken = {n for match in matches for n in range(match.first, match.last)} | institution(words).words
    people = [match for match in matches if match.term.kind is Kind.PERSON]
    if not people:
        return None
    beside = (people[-1].first - 1, people[-1].last)
    another = any(0 <= n < len(words) and n not in taken and words[n].text[:1].isupper() for n in beside)
    return None if another else people[-1].term.name


@lru_cache(maxsize=4096)
def is_state(name: str) -> bool:
    """Whether ``name`` is a state's or its capital's, or another party's, and so no outlet's: "told Kyiv"."""
    words = tokens(name)
    return bool(words) and _is_state(words)


def _known_body(words: list[Token], party: str) -> str | None:
    terms = (match.term for match in _parties().lexicon.scan(words))
    return next((term.name for term in terms if term.kind is Kind.BODY and term.party == party), None)


def _is_state(words: list[Token]) -> bool:
    kinds = {match.term.kind for match in _parties().lexicon.scan(words)}
    return bool(kinds) and kinds <= {Kind.NAME, Kind.METONYM, Kind.ADJECTIVE, Kind.PEOPLE, Kind.INSTITUTION}


def _names(words: list[Token], party: str) -> bool:
    """Whether a movement is named beside the word for it: "the group JNIM", but not "officials in Kyiv"."""
    terms = [match.term for match in _parties().lexicon.scan(words)]
    return any(term.kind is Kind.NAME and term.party == party for term in terms) and not _parties().is_state(
        party
    )


def _named(words: list[Token], body: Institution) -> tuple[str, ...]:
    """Keys of the capitalised words that name somebody: not a state, and not a body's kind."""
    taken = set(body.words)
    for match in _parties().lexicon.scan(words):
        if match.term.kind in _PLACES or match.term.kind is Kind.INSTITUTION:
            taken.update(range(match.first, match.last))
    left = [w for n, w in enumerate(words) if n not in taken and w.text[:1].isupper() and w.folded != "the"]
    return tuple(key for word in left if (key := spelling_key(word.folded)))


def _is_person(words: list[Token], named: tuple[str, ...], body: Institution) -> bool:
    """Whether a phrase with an office names who holds it: "Mayor Khaled Shreif", "начальник ОВА Андрій Горобець"."""
    last = range(len(words) - 2, len(words))
    capitals = [n for n in last if n >= 0 and n not in body.words and words[n].text[:1].isupper()]
    return len(named) >= 2 and len(capitals) == 2 and not _is_state(words[-1:])


@cache
def _parties() -> Parties:
    return Parties.load()
