"""Places that claims are about: named, told apart, and tied to the words that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc

from fogline.claims.place_words import LEXICONS, PlaceWords
from fogline.claims.placing import choose
from fogline.claims.toponyms import Toponym, toponyms
from fogline.claims.words import Words
from fogline.knowledge.gazetteer import Entry, Gazetteer
from fogline.model import Place, Relation

__all__ = ["FoundPlace", "Mentions", "PlaceFinder", "for_claim"]

_EVENTS = frozenset(
    {
        Relation.CONTROL, Relation.PRESENCE, Relation.ENCIRCLEMENT, Relation.ROUTE, Relation.ADVANCE,
        Relation.WITHDRAWAL, Relation.ATTACK, Relation.CONCENTRATION, Relation.CASUALTIES, Relation.EQUIPMENT,
        Relation.STRIKE, Relation.DAMAGE, Relation.DISPLACEMENT, Relation.FOOTAGE, Relation.RESPONSIBILITY,
    }
)  # fmt: skip
_BACK = 12
_AHEAD = 8


class _Mentioned(Protocol):
    @property
    def party(self) -> str: ...


class Mentions(Protocol):
    """What names parties in a text; ``knowledge.parties.Parties`` does."""

    def mentions(self, text: str) -> Sequence[_Mentioned]:
        """Every mention of a party."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in a text. ``role`` is ``at``, ``passing``, ``locator`` or ``container``; ``sentence`` counts from 0."""

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
    if toponym.part and entry.kind != "settlement":  # no one point stands for "eastern Ukraine"
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
    about = _finest([f for f in inside if f.role in ("at", "passing")] or inside)
    first, last = words.span(start, end)
    back = _speaks_of(words, first, last, lexicon.anaphors)
    settled = [f for f in about if f.place.kind != "country" and f.role == "at"]
    if settled or (about and not back):
        return _once(f.place for f in about)
    event = _speaks_of(words, first, last, lexicon.events) or relation in _EVENTS
    if not (back or event) or first >= len(words):
        return _once(f.place for f in about)
    near = _elsewhere(words, found, words.sentence[first], (start, end), apart, back, lexicon)
    return _once([*near, *(f.place for f in about)])


def _finest(found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Without the states in which the others lie: "Pokrovsk, in Ukraine" is about Pokrovsk."""
    fine = {f.place.country for f in found if f.place.kind != "country"}
    return [f for f in found if f.place.kind != "country" or f.place.country not in fine]


def _elsewhere(
    words: Words,
    found: Sequence[FoundPlace],
    sentence: int,
    span: tuple[int, int],
    apart: Sequence[tuple[int, int]],
    back: bool,
    lexicon: PlaceWords,
) -> list[Place]:
    """The places of the same sentence, else of the nearest earlier one that names a settlement, else of a later one."""
    start, end = span
    known = [f for f in found if f.role == "at" and f.place.kind != "country" and not _aside(words, f, apart)]
    same = [f for f in known if f.sentence == sentence and not (start <= f.place.start < end)]
    before = [f for f in same if f.place.end <= start]
    if back and before:
        return [before[-1].place]
    same = before or [f for f in same if not _new_clause(words, end, f.place.start)]
    if same and not back:
        return [f.place for f in same]
    earlier = [f for f in known if sentence - _BACK <= f.sentence < sentence]
    later = [f for f in known if sentence < f.sentence <= sentence + _AHEAD]
    for group in (earlier[::-1], later):
        towns = [f for f in group if f.place.kind == "settlement" or f.facility] or group
        if towns:
            nearest = [f for f in towns if f.sentence == towns[0].sentence]
            return [min(nearest, key=lambda f: f.place.start).place]
    return []


def _aside(words: Words, found: FoundPlace, apart: Sequence[tuple[int, int]]) -> bool:
    """Whether a place belongs to the attribution ("the governor of X said") and not to what is told.

    "Further east in Luhansk, the governor said …" sets the scene.
    """
    if not any(a <= found.place.start < b for a, b in apart):
        return False
    index = words.index_at(found.place.start)
    opens = index - words.sentence_words(index)[0] <= 5 and words.at(words.index_at(found.place.end)) == ","
    return not (opens and words.at(index - 1) in ("in", "near", "at", "around"))


def _new_clause(words: Words, end: int, start: int) -> bool:
    """Whether another clause begins between two offsets."""
    first, last = words.index_at(end), words.index_at(start)
    return any(
        word in ("while", "whereas", "although", "but", "as", ";", "said") for word in words.lower[first:last]
    )


def _speaks_of(words: Words, first: int, last: int, nouns: frozenset[str]) -> bool:
    """Whether the words name one of these nouns as known: "the city", "that strike", "there"."""
    for index in range(first, last):
        if words.lower[index] not in nouns:
            continue
        if words.lower[index] == "there":
            if words.at(index + 1) not in (
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "had",
                "will",
                "would",
                "'s",
            ):
                return True
            continue
        at = index - 1
        while at >= max(0, index - 3) and words.pos[at] in ("ADJ", "NOUN", "PROPN", "NUM"):
            at -= 1
        known = (
            words.at(at) in ("the", "that", "this", "those", "these", "such") or words.at(index - 1) == "such"
        )
        named = words.at(index + 1) == "of" and words.pos[min(index + 2, len(words) - 1)] == "PROPN"
        if known and not named:
            return True
    return False


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    kept: dict[str, Place] = {}
    for place in places:
        kept.setdefault(place.key, place)
    return tuple(kept.values())
