"""Places that claims are about: named, told apart, and tied to the words that name them."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from spacy.tokens import Doc

from fogline.claims.what.mentions import Mentions, Named, mentions_of
from fogline.claims.what.words import Words
from fogline.claims.where.found_places import FoundPlace
from fogline.claims.where.lexicons import LEXICONS, SLAVIC
from fogline.claims.where.place_words import PlaceWords
from fogline.claims.where.placing import senses
from fogline.claims.where.slavic_names import joined
from fogline.claims.where.slavic_toponyms import is_aside, slavic_toponyms
from fogline.claims.where.toponyms import Toponym, toponyms
from fogline.knowledge.gazetteer import Entry, Gazetteer
from fogline.model import Place

__all__ = ["NamedMentions", "PlaceFinder"]

_LOCAL = 0.25  # see ``senses``
_GROUND = frozenset({"territory", "soil", "airspace", "waters", "territories"})


class NamedMentions(Mentions, Protocol):
    """What names parties in a text, and knows what they are called; ``knowledge.parties.Parties`` does."""

    def name(self, code: str) -> str:
        """What a party is called."""


class PlaceFinder:
    """Finds the places of a document with a gazetteer; ``parties`` tells which states the text is about."""

    def __init__(self, gazetteer: Gazetteer, parties: NamedMentions | None = None) -> None:
        self._gazetteer = gazetteer
        self._parties = parties

    def find(self, doc: Doc, region: str | None = None) -> list[Place]:
        """The places named in a document, in order. ``region`` is a state (alpha-3) that the case is about."""
        return [found.place for found in self.read(doc, region)]

    def read(self, doc: Doc, region: str | None = None) -> list[FoundPlace]:
        """The same with what each place does in its sentence, as ``for_claim`` wants it."""
        language = doc.lang_ or "en"
        words = Words.of(doc)
        mentioned = mentions_of(doc, self._parties)
        slavic, lexicon = SLAVIC.get(language), LEXICONS.get(language)
        if slavic is not None:
            words = joined(words)
            metonyms = frozenset(m.start for m in mentioned if getattr(m, "kind", None) == "metonym")
            named = slavic_toponyms(words, self._gazetteer, slavic, metonyms)
        elif lexicon is not None:
            speak = frozenset(m.start for m in mentioned if getattr(m, "kind", None) == "metonym")
            named = toponyms(words, self._gazetteer, lexicon, speak if self._parties is not None else None)
        else:
            return []
        chosen = senses(
            named, Counter(mention.party for mention in mentioned), region, _pairs(words, named), _LOCAL
        )
        adjectives = {m.start for m in mentioned if getattr(m, "kind", None) in ("adjective", "people")}
        found: list[FoundPlace] = []
        for toponym, entry in zip(named, chosen, strict=True):
            if words.starts[toponym.start] in adjectives and (slavic is None or toponym.kind != "region"):
                continue
            if entry is None and not toponym.cued:
                continue
            nature = LEXICONS[language].nature if slavic is None else frozenset()
            aside = (
                _aside(words, toponym, LEXICONS[language]) if slavic is None
                else is_aside(words, toponym, slavic)
            )  # fmt: skip
            place = _place(words, toponym, entry, nature)
            sentence = words.sentence[toponym.start]
            found.append(
                FoundPlace(place, toponym.role, sentence, toponym.facility, entry, toponym.part, aside)
            )
        for ground in self._grounds(words, mentioned, found):
            insort(found, ground, key=lambda one: one.place.start)
        return found

    def _grounds(
        self, words: Words, mentioned: Sequence[Named], found: Sequence[FoundPlace]
    ) -> Iterator[FoundPlace]:
        """States named by their adjective: "Israeli territory"."""
        taken = {one.place.start for one in found}
        for mention in mentioned:
            index = words.index_at(mention.end)
            if self._parties is None or words.at(index) not in _GROUND or mention.start in taken:
                continue
            if words.text[mention.end : words.starts[index]] not in (" ", "’s ", "'s "):
                continue
            states = [
                e for e in self._gazetteer.find(self._parties.name(mention.party)) if e.kind == "country"
            ]
            if states:
                state, end = states[0], words.ends[index]
                place = Place(
                    state.name, words.text[mention.start : end], mention.start, end, state.id, state.latitude,
                    state.longitude, state.radius_m, state.country, "country",
                )  # fmt: skip
                yield FoundPlace(place, "at", words.sentence[index], entry=state)


def _pairs(words: Words, named: Sequence[Toponym]) -> list[tuple[int, int]]:
    """Which of the places the text says lies in which, side by side: "Springfield, Illinois", "Мирне Сумської області"."""
    pairs = []
    for index, (inner, outer) in enumerate(pairwise(named)):
        if outer.role != "container" or words.sentence[inner.start] != words.sentence[outer.start]:
            continue
        if outer.entries and outer.entries[0].kind in ("region", "country") and inner.end <= outer.start:
            pairs.append((index, index + 1))
    return pairs


def _place(words: Words, toponym: Toponym, entry: Entry | None, nature: frozenset[str]) -> Place:
    start, end = words.starts[toponym.start], words.ends[toponym.end - 1]
    mention = words.text[start:end]
    kind = "facility" if toponym.facility else toponym.kind
    if entry is None or (toponym.facility and words.lower[toponym.end - 1] in nature):
        kind = "region" if kind == "raion" else kind
        return Place(mention, mention, start, end, country=entry.country if entry else None, kind=kind)
    if not entry.located:
        return Place(entry.name, mention, start, end, entry.id, country=entry.country, kind=entry.kind)
    if kind == "raion":
        return Place(
            toponym.name, mention, start, end, None, entry.latitude, entry.longitude,
            entry.radius_m + toponym.widened_m, entry.country, "region",
        )  # fmt: skip
    if toponym.part and entry.kind != "settlement":  # no one point stands for "eastern Ukraine"
        name = entry.name if entry.kind == "region" else mention
        return Place(name, mention, start, end, country=entry.country, kind="region")
    return Place(
        name=mention if toponym.facility else entry.name,
        mention=mention,
        start=start,
        end=end,
        id=None if toponym.facility else entry.id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_m=entry.radius_m + toponym.widened_m,
        country=entry.country,
        kind=kind if toponym.facility else entry.kind,
    )


def _aside(words: Words, toponym: Toponym, lexicon: PlaceWords) -> bool:
    """Whether a place tells who speaks: "the mayor of X", "X Governor N", "reporting from Y"."""
    after = toponym.end + (words.at(toponym.end) == "'s")
    if words.at(after) in ("regional", "city", "oblast", "district"):
        after += 1
    if words.at(after) in lexicon.offices:
        return True
    if words.at(after + 1) in lexicon.offices and words.at(after).isalpha():
        return True
    before = toponym.start - 1
    while words.at(before) in ("the", "eastern", "western", "northern", "southern"):
        before -= 1
    if words.at(before) == "of" and words.at(before - 1) in lexicon.offices:
        return True
    if words.at(before) == "in" and words.at(before - 1) in lexicon.institutions:
        return True
    return words.at(before) in ("from", "in") and words.at(before - 1) in ("reporting", "reports", "reported")
