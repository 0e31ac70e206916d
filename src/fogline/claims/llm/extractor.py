"""Reports to claims by a language model: it points at passages, and Fogline's own rules read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from fogline.claims.fields import FieldReader, Fields
from fogline.claims.llm.endpoint import ChatModel, Unanswered
from fogline.claims.llm.grounding import Dropped, Grounded, Heard, NoAnswer, answers, ground
from fogline.claims.llm.prompt import SCHEMA, SYSTEM, question, stretches
from fogline.claims.where.places import PlaceFinder
from fogline.claims.who.own_voice import publisher_voice
from fogline.errors import ModelError
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import Pipeline
from fogline.model import (
    Act,
    Amount,
    Arguments,
    Claim,
    Passage,
    Place,
    Polarity,
    Report,
    Speaker,
    Standing,
    content_id,
)

__all__ = ["LlmExtractor"]

_PATIENCE = 3
"""After so many stretches without a usable answer in a row the endpoint is given up; what was read is kept."""


class LlmExtractor:
    """Claims by a language model. Every field is grounded: ``dropped`` counts, by reason, what was thrown away.

    The model names the passage, who says it and what kind of thing is said. Amounts, dates and coordinates are read
    from the passage by Fogline's rules, parties and standings come from its tables: a model adds none.
    """

    version = "1"

    def __init__(
        self,
        model: ChatModel,
        parties: Parties,
        gazetteer: Gazetteer,
        pipeline_for: Callable[[str], Pipeline],
        languages: frozenset[str],
    ) -> None:
        """``pipeline_for`` loads the pipeline of a language, of which ``languages`` are those that are there."""
        self.name = f"llm:{model.name}/{self.version}"
        self.languages = languages
        self.dropped: Dropped = Counter()
        self._model = model
        self._parties = parties
        self._finder = PlaceFinder(gazetteer, parties)
        self._pipeline_for = pipeline_for
        self._failed = 0

    def extract(self, report: Report) -> Iterator[Claim]:
        """The claims of one report, in the order of their passages.

        Raises:
            ModelError: the endpoint cannot be used, or gave no usable answer several times in a row.
            Unanswered: it gave none for this report.
        """
        language = report.language or "en"
        if language not in self.languages or not report.text.strip():
            return
        doc = self._pipeline_for(language).parse(report.text)
        fields = FieldReader.read(doc, report.published, self._finder, self._parties)
        made: dict[str, Claim] = {}
        for begin, end in stretches(report.text):
            for one in self._answered(report.text[begin:end]):
                grounded = ground(one, report.text, begin, end, self.dropped)
                if grounded is not None:
                    claim = self._claim(report, fields, grounded)
                    made.setdefault(claim.id, claim)
        yield from sorted(made.values(), key=lambda claim: (claim.start, claim.end, claim.id))

    def _answered(self, text: str) -> list[dict[str, object]]:
        """The model's claims for one stretch; a broken answer is asked for once more."""
        why = ""
        for _ in range(2):
            try:
                found = answers(self._model.ask(SYSTEM, question(text), SCHEMA))
            except (NoAnswer, Unanswered) as error:
                why = str(error)
                self.dropped["answers that could not be used"] += 1
                continue
            self._failed = 0
            return found
        self._failed += 1
        if self._failed >= _PATIENCE:
            raise ModelError(
                f"the language model {self._model.name}",
                f"it gave no usable answer {_PATIENCE} times in a row; the last time: {why}",
                "Try another model, or read without one. What was read before is kept.",
            )
        raise Unanswered(why)

    def _claim(self, report: Report, fields: FieldReader, one: Grounded) -> Claim:
        speakers = tuple(self._speaker(report, heard) for heard in one.speakers) or publisher_voice(
            report.source
        )
        inner = speakers[-1] if speakers else None
        read = fields.of(
            one.start, one.end, speaker_party=inner.party if inner else None, around=one.cue,
            speaker_words=inner.mention if inner else None,
        )  # fmt: skip
        negated = one.act is Act.DENIES or Polarity.NEGATED in (one.polarity, read.polarity)
        return Claim(
            id=content_id("c", report.id, one.start, one.end, inner.name if inner else None, one.relation.value),
            report=report.id, start=one.start, end=one.end, quote=report.text[one.start : one.end], speakers=speakers,
            act=one.act, relation=one.relation,
            cue=Passage(*one.cue, report.text[slice(*one.cue)]) if one.cue else None,
            polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
            certainty=one.certainty, hedge=one.hedge, arguments=self._arguments(report, read, one),
            places=_places(report, read, one), said_on=read.said_on, happened=read.happened,
            amount=self._amount(fields, one), kind=one.kind, made_by=f"fogline-{self.name}",
        )  # fmt: skip

    def _speaker(self, report: Report, heard: Heard) -> Speaker:
        mention = report.text[heard.start : heard.end]
        voice = self._parties.identify(heard.name) or self._parties.identify(mention)
        party, standing = (voice.party, voice.standing) if voice else (None, Standing.UNKNOWN)
        return Speaker(heard.name, mention, heard.start, heard.end, party, standing)

    def _arguments(self, report: Report, read: Fields, one: Grounded) -> Arguments:
        """Who does it and to whom: the model's, where they name a party that is known, else what the rules read."""
        if one.relation is not read.relation and one.actor is one.target is None:
            return Arguments()
        found = read.arguments if one.relation is read.relation else Arguments()
        for name in ("actor", "target"):
            spot: tuple[int, int] | None = getattr(one, name)
            named = self._parties.mentions(report.text[slice(*spot)]) if spot else []
            if named:
                found = replace(found, **{name: named[0].party})
        return found

    def _amount(self, fields: FieldReader, one: Grounded) -> Amount | None:
        """The amount that the model points at, as our own rules read it; a number that they do not read is dropped."""
        if one.amount is None:
            return None
        begin, end = one.amount
        inside = [
            a for a in fields.amounts if a.start < end and begin < a.end and one.start <= a.start < one.end
        ]
        if not inside:
            self.dropped["amounts that are no number"] += 1
            return None
        return max(inside, key=lambda a: min(a.end, end) - max(a.start, begin)).amount


def _places(report: Report, read: Fields, one: Grounded) -> tuple[Place, ...]:
    """The places that the rules find, and those that the model points at and the gazetteer does not know."""
    named = [
        Place(report.text[begin:end], report.text[begin:end], begin, end)
        for begin, end in one.places
        if not any(place.start < end and begin < place.end for place in read.places)
    ]
    return (*read.places, *named)
