"""Which places names mean that somebody else has marked in a text: an annotator, a person, another program."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.claims.where.lexicons import LEXICONS
from fogline.claims.where.place_names import Toponym
from fogline.claims.where.place_words import PlaceWords
from fogline.claims.where.places import NamedMentions
from fogline.claims.where.placing import senses
from fogline.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["Given", "resolve"]

_HOLDS = re.compile(
    r"(?:,|\s\(|, in|,? near)\s?((?:[A-Z][\w'’-]*\.?)(?:[A-Z]\w*\.)*(?: [A-Z][\w'’-]*\.?){0,3})"
)
"""What follows a name where it may say what holds it: ", Texas", " (Bavaria", ", W.Va."."""


@dataclass(frozen=True, slots=True)
class Given:
    """A name at the code points ``start`` to ``end`` of a text."""

    name: str
    start: int
    end: int


def resolve(
    text: str,
    names: Sequence[Given],
    gazetteer: Gazetteer,
    parties: NamedMentions | None = None,
    region: str | None = None,
    language: str = "en",
) -> list[Entry | None]:
    """For each of the names the place meant, or ``None`` where that cannot be told.

    Adjectives and peoples of states stand for the state, abbreviations for what they are short for. A name that is
    not known is looked up without the words around it that leave its place the same ("downtown Dallas"). ``region``
    is a state (alpha-3) that the text is about.
    """
    lexicon = LEXICONS[language]
    states = Counter(m.party for m in parties.mentions(text)) if parties is not None else Counter[str]()
    found = [Toponym(0, 0, one.name, _known(one.name, gazetteer, lexicon, parties), "at") for one in names]
    pairs: list[tuple[int, int]] = []
    starts = {one.start: index for index, one in enumerate(names)}
    for index, one in enumerate(names):
        if found[index].entries and found[index].entries[0].kind == "country":
            continue
        holder = _holder(text, one, gazetteer, lexicon)
        if holder is None:
            continue
        at, toponym = holder
        if at in starts:
            pairs.append((index, starts[at]))
        else:
            found.append(toponym)
            pairs.append((index, len(found) - 1))
    return senses(found, states, region, pairs)[: len(names)]


def _holder(text: str, one: Given, gazetteer: Gazetteer, lexicon: PlaceWords) -> tuple[int, Toponym] | None:
    """Where the region or state begins that a text names right after a place, with what it is."""
    match = _HOLDS.match(text, one.end)
    if match is None:
        return None
    words = match[1].split(" ")
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        for spelt in dict.fromkeys((name, name.rstrip(".,"))):
            wider = tuple(
                e for e in _known(spelt, gazetteer, lexicon, None) if e.kind in ("region", "country")
            )
            if wider:
                return match.start(1), Toponym(0, 0, spelt, wider, "container")
    return None


def _known(
    name: str, gazetteer: Gazetteer, lexicon: PlaceWords, parties: NamedMentions | None
) -> tuple[Entry, ...]:
    """The places that a name may stand for; empty where none is known."""
    short = lexicon.abbreviations.get(name.lower())
    if short is not None:
        return gazetteer.find(short)
    if parties is not None:
        state = _state(name, gazetteer, parties)
        if state:
            return state
    for spelt in _spelt(name, lexicon):
        if entries := gazetteer.find(spelt):
            return entries
    return ()


def _state(name: str, gazetteer: Gazetteer, parties: NamedMentions) -> tuple[Entry, ...]:
    """The state of which a whole name is the adjective or the people: "Georgian", "Russians"."""
    for mention in parties.mentions(name):
        adjective = getattr(mention, "kind", "") in ("adjective", "people")
        if adjective and mention.start == 0 and mention.end == len(name):
            return tuple(e for e in gazetteer.find(parties.name(mention.party)) if e.kind == "country")
    return ()


def _spelt(name: str, lexicon: PlaceWords) -> Iterator[str]:
    """A name as written, with its first word in full, and without generic words before and after it."""
    yield name
    words = name.split()
    if words and words[0].lower() in lexicon.openings:
        yield " ".join([lexicon.openings[words[0].lower()], *words[1:]])
    first, last = 0, len(words)
    while first < last - 1 and words[first].lower() in lexicon.generic:
        first += 1
        yield " ".join(words[first:last])
    while last > first + 1 and words[last - 1].lower() in lexicon.generic:
        last -= 1
        yield " ".join(words[first:last])
