"""Words of a post beside its footage in which no claim was read: ("Pokrovsk, 10 November. Thick fog.")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from fogline.case.parts import Parts
from fogline.claims.fields import FieldReader
from fogline.claims.where.places import PlaceFinder
from fogline.language.sentences import sentence_spans
from fogline.model import Claim, Passage, Place, Report, When
from fogline.weather.of_item import sky_in

__all__ = ["Caption", "Captions"]

_LONGEST = 1024
"""Telegram takes captions of so many characters; a longer post is an article, and speaks of more than its footage."""
_VAGUE = timedelta(days=7)
"""A longer time ("the autumn fair") says nothing of when a moment was filmed."""
_NOT_THERE = re.compile(
    r"\b(?:no|not|never|without|forecast\w*|tomorrow|expected|немає|нема|не|ні|без|прогноз\w*|завтра|очіку\w*|нет|ни|"
    r"ожида\w*)\b|n[o']t\b|n’t\b",
    re.IGNORECASE,
)
"""With these in a sentence it is open whether the weather that it names was there."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A sentence of a post: the place with coordinates and the time that it names, and its words for weather and light."""

    passage: Passage
    place: Place | None
    when: When | None
    sky: tuple[str, ...]


class Captions:
    """Reads them, in the languages that claims are read in."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._finder: PlaceFinder | None = None

    def read(self, report: Report, claims: Sequence[Claim]) -> Iterator[Caption]:
        """The sentences that name a place, a time, weather or light and that no claim of the report lies in, in order."""
        from fogline.language import pipeline

        text, language = report.text, report.language or ""
        if len(text) > _LONGEST or language not in pipeline.languages():
            return
        left = [
            (start, end)
            for start, end in sentence_spans(text)
            if not any(claim.start < end and start < claim.end for claim in claims)
        ]
        if not left:
            return
        if self._finder is None:
            self._finder = PlaceFinder(self._parts.gazetteer, self._parts.parties)
        doc = self._parts.pipeline(language).parse(text)
        fields = FieldReader.read(doc, report.published, self._finder)
        for start, end in left:
            words = text[start:end]
            said = fields.of(start, end)
            inside = [
                p
                for p in said.places
                if start <= p.start < end and p.latitude is not None and p.longitude is not None
            ]
            sky = () if _NOT_THERE.search(words) else sky_in(words)
            when = said.happened
            if when is not None and when.last_day - when.first_day > _VAGUE:
                when = None
            if sky or inside or when is not None:
                yield Caption(Passage(start, end, words), next(iter(inside), None), when, sky)
