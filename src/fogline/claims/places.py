"""Places that claims are about: named, told apart, and tied to the words that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc

from fogline.claims.place_words import LEXICONS
from fogline.claims.placing import choose
from fogline.claims.toponyms import Toponym, toponyms
from fogline.claims.words import Words
from fogline.knowledge.gazetteer import Entry, Gazetteer
from fogline.model import Place, Relation

__all__ = ["FoundPlace", "Mentions", "PlaceFinder", "for_claim"]

_PART_OF = "part of a region"
_EVENTS = frozenset(
    {
        Relation.CONTROL, Relation.PRESENCE, Relation.ENCIRCLEMENT, Relation.ROUTE, Relation.ADVANCE,
        Relation.WITHDRAWAL, Relation.ATTACK, Relation.CONCENTRATION, Relation.CASUALTIES, Relation.EQUIPMENT,
        Relation.STRIKE, Relation.DAMAGE, Relation.DISPLACEMENT, Relation.FOOTAGE, Relation.RESPONSIBILITY,
    }
)  # fmt: skip
_BACK = 12


class _Mentioned(Protocol):
    @property
    def party(self) -> str: ...


class Mentions(Protocol):
    """What names parties in a text; ``knowledge.parties.Parties`` does."""

    def mentions(self, text: str) -> Sequence[_Mentioned]:
        """Every mention of a party."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in a text. ``role`` is ``at``, ``locator`` or ``container``; ``sentence`` counts from 0."""

    place: Place
    role: str
    sentence: int
    facility: bool = False


class PlaceFinder:
    """Finds the places of a document with a gazetteer; ``parties`` tells which states the text is about."""

    def __init__(self, gazetteer: Gazetteer, parties: Mentions | None = None, language: str = "en") -> None:
        self._gazetteer = gazetteer
        self._parties = parties
        self._lexicon = LEXICONS.get(language)

    def find(self, doc: Doc, region: str | None = None) -> list[Place]:
        """The places named in a document, in order. ``region`` is a state (alpha-3) that the case is about."""
        return [found.place for found in self.read(doc, region)]

    def read(self, doc: Doc, region: str | None = None) -> list[FoundPlace]:
        """The same with what each place does in its sentence, as ``for_claim`` wants it."""
        if self._lexicon is None:
            return []
        words = Words.of(doc)
        named = toponyms(words, self._gazetteer, self._lexicon)
        states: Counter[str] = Counter()
        if self._parties is not None:
            states.update(mention.party for mention in self._parties.mentions(doc.text))
        chosen = choose(named, states, region)
        found: list[FoundPlace] = []
        for toponym in named:
            entry = chosen.get(toponym.name)
            if entry is None and not toponym.cued:
                continue
            place = _place(words, toponym, entry)
            found.append(FoundPlace(place, toponym.role, words.sentence[toponym.start], toponym.facility))
        return found


def _place(words: Words, toponym: Toponym, entry: Entry | None) -> Place:
    start, end = words.starts[toponym.start], words.ends[toponym.end - 1]
    mention = words.text[start:end]
    if entry is None:
        return Place(mention, mention, start, end, kind=None if toponym.facility else toponym.kind)
    if toponym.part:  # no one point stands for "eastern Ukraine"
        return Place(mention, mention, start, end, country=entry.country, kind="region")
    name = mention if toponym.facility else entry.name
    return Place(
        name=name,
        mention=mention,
        start=start,
        end=end,
        id=None if toponym.facility else entry.id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_m=entry.radius_m + toponym.widened_m,
        country=entry.country,
        kind="settlement" if toponym.facility else entry.kind,
    )


def for_claim(
    doc: Doc,
    found: Sequence[FoundPlace],
    start: int,
    end: int,
    relation: Relation | None = None,
    apart: Sequence[tuple[int, int]] = (),
    language: str = "en",
) -> tuple[Place, ...]:
    """The places that a claim at the code points ``start`` to ``end`` is about.

    Those named in it; else, where it speaks of an event or of "the city", those that the same sentence or the
    nearest earlier one names. ``apart`` are stretches that are not the claim's (speakers and their cues).
    """
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return ()
    words = Words.of(doc)
    inside = [f for f in found if f.place.start < end and f.place.end > start]
    about = [f for f in inside if f.role == "at"] or inside
    first, last = words.span(start, end)
    back = _speaks_of(words, first, last, lexicon.anaphors)
    towns = [f for f in about if f.place.kind != "country"]
    if about and (towns or not back):
        return _once(f.place for f in about)
    event = _speaks_of(words, first, last, lexicon.events) or relation in _EVENTS
    if not (back or event) or first >= len(words):
        return _once(f.place for f in about)
    near = _earlier(found, words.sentence[first], start, end, apart, back)
    return _once([*near, *(f.place for f in about)])


def _earlier(
    found: Sequence[FoundPlace],
    sentence: int,
    start: int,
    end: int,
    apart: Sequence[tuple[int, int]],
    back: bool,
) -> list[Place]:
    """The places of the same sentence, else of the nearest earlier sentence that names a settlement."""
    known = [
        f for f in found
        if f.role == "at" and not any(a <= f.place.start < b for a, b in apart) and f.place.kind != "country"
    ]  # fmt: skip
    same = [f for f in known if f.sentence == sentence and (f.place.end <= start or f.place.start >= end)]
    before = [f for f in same if f.place.end <= start]
    if same and (before or not back):
        return [before[-1].place] if back else [f.place for f in same]
    earlier = [f for f in known if sentence - _BACK <= f.sentence < sentence]
    settled = [f for f in earlier if f.place.kind == "settlement" or f.facility] or earlier
    if not settled:
        return []
    nearest = settled[-1].sentence
    group = [f for f in settled if f.sentence == nearest]
    return [group[0].place] if not back else [group[0].place]


def _speaks_of(words: Words, first: int, last: int, nouns: frozenset[str]) -> bool:
    """Whether the words name one of these nouns as known: "the city", "that strike", "there"."""
    for index in range(first, last):
        if words.lower[index] not in nouns:
            continue
        if words.lower[index] == "there":
            if words.at(index + 1) not in ("is", "are", "was", "were", "has", "have", "had", "will", "would", "'s"):
                return True
            continue
        at = index - 1
        while at >= max(0, index - 3) and words.pos[at] in ("ADJ", "NOUN", "PROPN", "NUM"):
            at -= 1
        if words.at(at) in ("the", "that", "this", "those", "these", "such") or words.at(index - 1) == "such":
            if words.at(index + 1) != "of" or words.pos[min(index + 2, len(words) - 1)] != "PROPN":
                return True
    return False


def _once(places: object) -> tuple[Place, ...]:
    kept: dict[str, Place] = {}
    for place in places:  # type: ignore[attr-defined]
        kept.setdefault(place.key, place)
    return tuple(kept.values())
