"""All the fields of claims in one reading of a document: what, who, how many, when and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from spacy.tokens import Doc

from fogline.claims.amount import amounts
from fogline.claims.amount.amounts import FoundAmount
from fogline.claims.what import context, relations
from fogline.claims.what.event_words import LEXICONS
from fogline.claims.what.happening import happened, on_the_ground
from fogline.claims.what.inflected import classify_inflected
from fogline.claims.what.inflected_actors import opponent_of
from fogline.claims.what.inflected_words import InflectedRelations
from fogline.claims.what.mentions import Mentions
from fogline.claims.what.russian import RUSSIAN
from fogline.claims.what.story import Event, Story
from fogline.claims.what.telling import subordinate
from fogline.claims.what.ukrainian import UKRAINIAN
from fogline.claims.what.words import Words
from fogline.claims.when import dating, times
from fogline.claims.when.times import FoundTime
from fogline.claims.where import placed
from fogline.claims.where.found_places import FoundPlace, near
from fogline.claims.where.places import PlaceFinder
from fogline.model import Amount, Arguments, Place, Polarity, Relation, When

__all__ = ["FieldReader", "Fields"]

_INFLECTED: Mapping[str, InflectedRelations] = {"uk": UKRAINIAN, "ru": RUSSIAN}
"""Languages that are read by stems and endings, and need no parse."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the words of one claim say."""

    relation: Relation
    arguments: Arguments
    polarity: Polarity
    degree: str | None
    amount: Amount | None
    places: tuple[Place, ...]
    said_on: When | None
    happened: When | None


@dataclass(frozen=True, slots=True)
class FieldReader:
    """A document with its amounts, times and places found once; ``of`` gives the fields of each claim."""

    doc: Doc
    parties: Mentions | None
    amounts: list[FoundAmount]
    times: list[FoundTime]
    places: list[FoundPlace]
    story: Story
    opposing: tuple[str, ...] = ()

    @classmethod
    def read(
        cls,
        doc: Doc,
        published: When | None,
        finder: PlaceFinder | None,
        parties: Mentions | None = None,
        region: str | None = None,
        opposing: Sequence[str] = (),
    ) -> Self:
        """Find everything in a document, in the language that its pipeline is of.

        ``region`` is a state (alpha-3) that the case is about; ``opposing`` the parties that oppose each other in it,
        so that each one's "enemy" is known.
        """
        language = doc.lang_ or "en"
        when = times.find(doc, published)
        counts = amounts.find(doc, language, apart=[(t.start, t.end) for t in when if t.kind != "duration"])
        where = finder.read(doc, region) if finder is not None else []
        story = Story.read(doc, when, where, published, language)
        return cls(doc, parties, counts, when, where, story, tuple(opposing))

    def of(
        self,
        start: int,
        end: int,
        speaker_party: str | None = None,
        around: tuple[int, int] | None = None,
        accused: str | None = None,
        speaker_words: str | None = None,
        quoted: bool = False,
    ) -> Fields:
        """The fields of a claim at the code points ``start`` to ``end``.

        ``around`` is the stretch of its attribution; the others are as in ``relations.classify`` and
        ``dating.dates``.
        """
        inflected = _INFLECTED.get(self.doc.lang_)
        if inflected is not None:
            return self._of_inflected(start, end, inflected, speaker_party, around, accused, speaker_words)
        content = relations.classify(
            self.doc, start, end, self.amounts, self.parties, speaker_party, accused, speaker_words
        )
        event = self._event(start, end, content.relation)
        dated = dating.dates(
            self.doc, self.times, start, end, around, quoted, event, self.story.main, self._name(speaker_words)
        )  # fmt: skip
        amount = amounts.of_claim(self.amounts, start, end)
        apart = (around,) if around is not None else ()
        places = placed.for_claim(
            self.doc, self.places, start, end, content.relation, apart, event, self._told(start)
        )
        scene = self.story.scene
        if not places and scene is not None and on_the_ground(Words.of(self.doc), start, end):
            places = (scene.place,)
        return Fields(
            relation=content.relation,
            arguments=content.arguments,
            polarity=content.polarity,
            degree=content.degree,
            amount=amount.amount if amount is not None else None,
            places=places,
            said_on=dated.said_on,
            happened=dated.happened,
        )

    def _of_inflected(
        self,
        start: int,
        end: int,
        lexicon: InflectedRelations,
        speaker_party: str | None,
        around: tuple[int, int] | None,
        accused: str | None,
        speaker_words: str | None,
    ) -> Fields:
        """The same for a language that is read by stems and endings."""
        words = Words.of(self.doc)
        amount = amounts.of_claim(self.amounts, start, end)
        content = classify_inflected(
            self.doc, start, end, amount, lexicon, self.parties, speaker_party, accused, speaker_words,
            opponent_of(self.doc, self.parties, speaker_party, self.opposing),
        )  # fmt: skip
        apart = (around,) if around is not None else ()
        return Fields(
            relation=content.relation,
            arguments=content.arguments,
            polarity=content.polarity,
            degree=content.degree,
            amount=amount.amount if amount is not None else None,
            places=context.placed_at(words, self.places, start, end, content.relation, apart),
            said_on=context.spoken_on(self.times, apart),
            happened=context.when_happened(words, self.times, start, end, content.relation, apart),
        )

    def _event(self, start: int, end: int, relation: Relation) -> Event | None:
        """The event that a claim tells of, if it tells of one that happened and names no other day or place."""
        words = Words.of(self.doc)
        first, last = words.span(start, end)
        if first >= last or not happened(words, first, last, relation, LEXICONS["en"]):
            return None
        event = self.story.of(words.sentence[first])
        if event.when is not None and any(not t.meets(event.when) for t in self._days(words, start, end)):
            return None
        if words.sentence[first] == event.sentence:
            return event
        own = [
            p
            for p in self.places
            if start <= p.place.start < end and p.role == "at" and p.place.kind != "country"
        ]
        if own and event.place is not None and all(near(event.place, p) is False for p in own):
            return None
        return event

    def _told(self, start: int) -> Event | None:
        """The event that the sentence at a code point tells of."""
        words = Words.of(self.doc)
        index = words.index_at(start)
        return self.story.of(words.sentence[index]) if index < len(words) else None

    def _days(self, words: Words, start: int, end: int) -> list[When]:
        """The times in a claim that date what it says."""
        lexicon = LEXICONS["en"]
        return [
            t.when for t in self.times
            if start <= t.start < end and t.when is not None and t.kind in ("day", "range", "since", "vague")
            and not subordinate(words, t, start, lexicon)
        ]  # fmt: skip

    def _name(self, words: str | None) -> str | None:
        """The speaker's words where they name one voice, and not a state for which many speak."""
        if words is None or (self.parties is not None and self.parties.mentions(words)):
            return None
        return words
