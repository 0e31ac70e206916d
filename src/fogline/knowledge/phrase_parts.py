"""A noun phrase in parts between joints ("the head", "of the administration", "of Kherson"), and persons as on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from fogline.knowledge.lexicon import Kind, Match, Term, Token
from fogline.model import Standing

__all__ = ["DETERMINERS", "Glue", "InOffice", "Part", "former", "formerly", "parts", "today"]

InOffice = Callable[[Term, bool], Term | None]
"""A person as on the day of the report; ``None`` for one who holds no office then. The second says whether the phrase
itself speaks of a former office."""
DETERMINERS = frozenset("a an the this that its his her their our some many".split())
_JOINERS = frozenset({"and", "or", "but", "та", "і", "й", "и", "или", "або", "&"})
_STOPS = frozenset({",", ":", ";", "("})


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


@dataclass(slots=True)
class Part:
    """A stretch of the phrase between joints: ``opener`` is what joins it to what stands before."""

    opener: str
    first: int
    last: int
    matches: list[Match] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """(what the party's hand in it is, party) for each "X-installed", "pro-X" …"""
    known: list[Match] = field(default_factory=list)
    """Matches that are not the X of a link."""


def parts(words: Sequence[Token], matches: Sequence[Match], glue: Glue) -> list[Part]:
    inside = {n for m in matches for n in range(m.first, m.last)}
    found = [Part("", 0, 0)]
    for i, word in enumerate(words):
        low = word.text.lower()
        opens = low in _STOPS or low in _JOINERS or low in glue.possessor or low in glue.complement
        if opens and i not in inside and not word.glued and not (i and words[i - 1].glued):
            parts[-1].last = i
            parts.append(Part("," if low in _STOPS else "and" if low in _JOINERS else low, i + 1, i + 1))
    parts[-1].last = len(words)
    for part in parts:
        part.matches = [m for m in matches if part.first <= m.first < part.last]
        _find_links(part, words, glue)
    return [p for p in parts if p.last > p.first]


def _find_links(part: Part, words: Sequence[Token], glue: Glue) -> None:
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


def former(words: Sequence[Token], matches: Sequence[Match], glue: Glue) -> int | None:
    """The first word that says that an office is no longer held, where it stands before one."""
    at = next((i for i, word in enumerate(words) if word.key in glue.former), None)
    return at if at is not None and any(m.first > at for m in matches) else None


def formerly(part: Part, at: int) -> bool:
    """Whether the office of a part is one that was held before: "former president", not "X, today envoy, a former Y"."""
    persons = [m for m in part.known if m.term.kind is Kind.PERSON and m.first > at]
    today = any(m.term.party is not None and m.term.standing is not Standing.UNKNOWN for m in persons)
    return not today and not any(m.last <= at and m.term.kind is Kind.INSTITUTION for m in part.known)


def today(match: Match, matches: Sequence[Match], in_office: InOffice, former: bool) -> Match | None:
    """A person as on the day; one out of office is left out beside an office, which is then what the text says."""
    if match.term.kind is not Kind.PERSON or match.term.party is None:
        return match
    today = in_office(match.term, former)
    if today is not None:
        return replace(match, term=today)
    office = any(m.term.kind is Kind.INSTITUTION for m in matches)
    return None if office else replace(match, term=replace(match.term, party=None, standing=Standing.UNKNOWN))


