"""Reports to claims: attribution, with what is said, how many, when and where put to each statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from fogline.claims import amounts, times
from fogline.claims.acts import stance
from fogline.claims.amounts import FoundAmount
from fogline.claims.attributed import Attributed
from fogline.claims.attribution import attribute
from fogline.claims.reading import Reading, read
from fogline.claims.splitting import split
from fogline.claims.speakers import Cast, PartyTable
from fogline.claims.times import FoundTime
from fogline.model import (
    Arguments, Claim, Passage, Place, Polarity, Relation, Report, Speaker, When, content_id,
)  # fmt: skip

__all__ = ["RuleExtractor"]

_MADE_BY = "fogline-rules/1"


@dataclass(frozen=True, slots=True)
class _Found:
    """What the report holds beside its words."""

    amounts: list[FoundAmount]
    times: list[FoundTime]
    places: list[Place]


class RuleExtractor:
    """Claims by rules over a parse, for English."""

    name = "rules"
    languages = frozenset(("en",))

    def __init__(self, parties: PartyTable, gazetteer: object, pipeline: object) -> None:
        self._parties = parties
        self._gazetteer = gazetteer
        self._pipeline = pipeline

    def extract(self, report: Report) -> Iterator[Claim]:
        """The claims of one report, in the order of their passages. None for a language other than English."""
        if report.language not in (None, "en") or not report.text.strip():
            return
        doc: Doc = self._pipeline.parse(report.text)  # type: ignore[attr-defined]
        reading = read(doc)
        found = _Found(amounts.find(doc), times.find(doc, report.published), [])
        yield from sorted(self._claims(report, reading, found), key=lambda claim: (claim.start, claim.end))

    def _claims(self, report: Report, reading: Reading, found: _Found) -> list[Claim]:
        cast = Cast(reading, self._parties, report.source)
        made: dict[str, Claim] = {}
        ids: list[list[str]] = []
        for attributed in attribute(reading):
            chains = cast.speakers(attributed)
            mine: list[str] = []
            for begin, end in split(reading, attributed.begin, attributed.end):
                for chain in chains:
                    denies = (
                        ids[attributed.denied][0]
                        if attributed.denied is not None and ids[attributed.denied]
                        else None
                    )
                    claim = self._claim(report, reading, found, attributed, begin, end, chain, denies)
                    made.setdefault(claim.id, claim)
                    mine.append(claim.id)
            ids.append(mine)
        return list(made.values())

    def _claim(
        self, report: Report, reading: Reading, found: _Found, attributed: Attributed, begin: int, end: int,
        speakers: tuple[Speaker, ...], denies: str | None,
    ) -> Claim:  # fmt: skip
        start, stop = reading.starts[begin], reading.ends[end - 1]
        speaker = speakers[-1] if speakers else None
        taken = stance(reading, begin, end, attributed.act, attributed.lemma, _own(speaker), True)
        amount = amounts.of_claim(found.amounts, start, stop)
        relation = Relation.STATEMENT
        cue = Passage(
            reading.starts[attributed.cue[0]],
            reading.ends[attributed.cue[1] - 1],
            reading.said(*attributed.cue),
        )
        around = (reading.starts[attributed.around[0]], reading.ends[attributed.around[1] - 1])
        return Claim(
            id=content_id("c", report.id, start, stop, speaker.name if speaker else None, relation),
            report=report.id, start=start, end=stop, quote=report.text[start:stop], speakers=speakers,
            act=taken.act, relation=relation, cue=cue, polarity=taken.polarity, denies=denies,
            certainty=taken.certainty, hedge=taken.hedge, arguments=Arguments(),
            places=tuple(p for p in found.places if p.start >= start and p.end <= stop),
            said_on=_time(found.times, *around), happened=_time(found.times, start, stop),
            amount=amount.amount if amount else None, kind=attributed.kind, made_by=_MADE_BY,
        )  # fmt: skip


def _own(speaker: Speaker | None) -> frozenset[str]:
    return frozenset(speaker.name.lower().split()) - {"the", "of", "a", "an"} if speaker else frozenset()


def _time(found: list[FoundTime], start: int, end: int) -> When | None:
    return next((t.when for t in found if t.start >= start and t.end <= end and t.when is not None), None)
