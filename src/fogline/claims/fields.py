"""All the fields of claims in one reading of a document: what, who, how many, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from spacy.tokens import Doc

from fogline.claims import amounts, dating, places, relations, times
from fogline.claims.actors import Mentions
from fogline.claims.amounts import FoundAmount
from fogline.claims.places import FoundPlace, PlaceFinder
from fogline.claims.times import FoundTime
from fogline.model import Amount, Arguments, Place, Polarity, Relation, When

__all__ = ["FieldReader", "Fields"]


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

    @classmethod
    def read(
        cls,
        doc: Doc,
        published: When | None,
        finder: PlaceFinder | None,
        parties: Mentions | None = None,
        region: str | None = None,
    ) -> Self:
        """Find everything in a document. ``region`` is a state (alpha-3) that the case is about."""
        when = times.find(doc, published)
        counts = amounts.find(doc, apart=[(t.start, t.end) for t in when])
        return cls(doc, parties, counts, when, finder.read(doc, region) if finder is not None else [])

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
        content = relations.classify(
            self.doc, start, end, self.amounts, self.parties, speaker_party, accused, speaker_words
        )
        dated = dating.dates(self.doc, self.times, start, end, around, content.relation, quoted)
        amount = amounts.of_claim(self.amounts, start, end)
        apart = (around,) if around is not None else ()
        return Fields(
            relation=content.relation,
            arguments=content.arguments,
            polarity=content.polarity,
            degree=content.degree,
            amount=amount.amount if amount is not None else None,
            places=places.for_claim(self.doc, self.places, start, end, content.relation, apart),
            said_on=dated.said_on,
            happened=dated.happened,
        )
