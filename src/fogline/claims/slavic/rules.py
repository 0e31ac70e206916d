"""Ukrainian and Russian reports to claims: who says it, then what, how many, when and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from fogline.claims.fields import FieldReader, Fields
from fogline.claims.slavic.attribution import attribute
from fogline.claims.slavic.carrying import detailed, elided, going_on, not_of_saying, said_when, tied
from fogline.claims.slavic.home import home_of
from fogline.claims.slavic.lexicon import Lexicon, lexicon
from fogline.claims.slavic.masking import masked
from fogline.claims.slavic.own_voice import own_voice
from fogline.claims.slavic.reading import Reading, read
from fogline.claims.slavic.said import Said
from fogline.claims.slavic.sources import Sources
from fogline.claims.slavic.splitting import split
from fogline.claims.slavic.stance import calls, stance
from fogline.claims.slavic.voices import Cast, CountryAt, Told
from fogline.claims.version import MADE_BY
from fogline.claims.where.places import PlaceFinder
from fogline.claims.who.own_voice import publisher_voice
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import Pipeline
from fogline.model import (
    Act,
    Claim,
    ClaimKind,
    Passage,
    Place,
    Polarity,
    Relation,
    Report,
    Speaker,
    Standing,
    When,
    content_id,
)

__all__ = ["SlavicRules"]

_SURNAME = 4
_SHORTEST = 2
"""Words of a statement; fewer ("no") state nothing by themselves."""
_MEASURES = frozenset("years months weeks days hours minutes seconds km m mm miles kg tonnes".split())


@dataclass(frozen=True, slots=True)
class _Page:
    """One report, read."""

    report: Report
    reading: Reading
    fields: FieldReader
    voice: tuple[Speaker, ...]
    cast: Cast
    counts: dict[int, str]


class SlavicRules:
    """Claims by words, word order and morphology, for the language of ``pipeline``."""

    def __init__(
        self, parties: Parties, gazetteer: Gazetteer, finder: PlaceFinder, pipeline: Pipeline
    ) -> None:
        self._parties = parties
        self._gazetteer = gazetteer
        self._finder = finder
        self._pipeline = pipeline
        self._words: Lexicon = lexicon(pipeline.language)

    def extract(self, report: Report) -> list[Claim]:
        """The claims of one report, in the order of their passages."""
        text = masked(report.text, self._words)
        doc: Doc = self._pipeline.parse(text)
        reading = read(doc, text, self._words)
        fields = FieldReader.read(
            doc, report.published, self._finder, self._parties, opposing=(self._words.home, self._words.also)
        )
        told: dict[str, Told | None] = {}
        when = report.published
        parties = self._parties.on(when.last_day if when else None)

        def tell(words: str) -> Told | None:
            if words not in told:
                told[words] = self._identified(words, parties)
            return told[words]

        def party_of(words: str) -> tuple[str | None, Standing] | None:
            known = tell(words)
            return known[:2] if known is not None else None

        sources = Sources(reading, party_of, lambda name: bool(self._gazetteer.find(name)))
        home, other = home_of(report.source, self._words)
        cast = Cast(reading, tell, _countries(fields), home, other)
        page = _Page(report, reading, fields, publisher_voice(report.source), cast, _counts(reading, fields))
        found = attribute(reading, sources)
        spoken = _spoken(reading, fields, found.said)
        cast.expect(v for said in found.said for v in said.voices if v is not None)
        made: dict[str, Claim] = {}
        for claim in said_when(self._said(page, found.said)):
            dated = any(claim.start <= t.start < claim.end for t in fields.times if t.when is not None)
            made.setdefault(claim.id, claim if dated else not_of_saying(claim, spoken))
        stated = sorted(made.values(), key=lambda claim: claim.end)
        for claim in self._told(page, found.rest):
            claim = detailed(claim, stated, report.text)
            made.setdefault(claim.id, claim)
        return sorted(made.values(), key=lambda claim: (claim.start, claim.end, claim.id))

    def _identified(self, words: str, parties: Parties) -> Told | None:
        """Who a noun phrase is on the day of ``parties``; a surname may stand in any case."""
        voice = parties.identify(words)
        if (voice is None or voice.party is None) and words[-1:].islower() and words[:1].isupper():
            for ending in self._words.small["surname_endings"]:
                if words.endswith(ending) and len(words) - len(ending) >= _SURNAME:
                    person = parties.identify(words[: -len(ending)])
                    if person is not None and person.party is not None and " " in person.name:
                        return person.party, person.standing, person.name
        return (voice.party, voice.standing, voice.name) if voice is not None else None

    def _said(self, page: _Page, found: list[Said]) -> Iterator[Claim]:
        """What somebody is said to have said."""
        made: dict[Said, list[Claim]] = {}
        for said in found:
            speakers = page.cast.speakers(said)
            nobody = not said.voices or speakers is None
            if not said.voices and said.hedge is None:
                speakers = page.voice  # the publisher's own "I" and "we"
                nobody = not speakers
            if speakers is None and said.hedge is None:
                continue
            for begin, end in self._parts(page, said.begin, said.end, said.kind):
                claim = self._claim(page, said, begin, end, () if speakers is None else speakers)
                if self._holds(page, claim, said, begin, end, nobody):
                    claim = elided(page.reading, claim, begin, end, said.cue[0])
                    claim = going_on(page.reading, claim, made.get(said, []))
                    denied = made.get(said.denied, []) if said.denied is not None else []
                    mine = made.setdefault(said, [])
                    mine.append(claim)
                    yield tied(claim, denied[min(len(mine), len(denied)) - 1]) if denied else claim

    def _told(self, page: _Page, rest: list[tuple[int, int]]) -> Iterator[Claim]:
        """What the publisher says itself, where it bears on the conflict."""
        for said in own_voice(page.reading, rest):
            before: list[Claim] = []
            for begin, end in self._parts(page, said.begin, said.end, said.kind):
                claim = self._claim(page, said, begin, end, page.voice)
                claim = going_on(page.reading, claim, before)
                before.append(claim)
                if claim.relation is not Relation.STATEMENT and (
                    page.voice or claim.places or claim.amount or claim.arguments.actor
                ):
                    yield claim

    def _parts(self, page: _Page, begin: int, end: int, kind: ClaimKind) -> list[tuple[int, int]]:
        if kind is ClaimKind.VERIFICATION:
            return [(begin, end)]
        return split(page.reading, begin, end, page.counts, lambda a, b: self._fields(page, a, b).relation)

    def _holds(self, page: _Page, claim: Claim, said: Said, begin: int, end: int, nobody: bool) -> bool:
        """Whether it states something: no topic that is only spoken about, no call, no hearsay of nothing."""
        if claim.kind is ClaimKind.VERIFICATION or claim.relation is not Relation.STATEMENT:
            return True
        if nobody or (said.topic and said.act is not Act.DENIES) or said.shown or end - begin < _SHORTEST:
            return False
        if claim.amount is None and claim.act is Act.ASSERTS and calls(page.reading, begin, end):
            return False
        media = len(claim.speakers) == 1 and claim.speakers[0].standing is Standing.MEDIA
        return not (media and claim.amount is None and not claim.places)

    def _fields(
        self, page: _Page, begin: int, end: int, party: str | None = None, around: tuple[int, int] | None = None,
        accused: str | None = None, speaker: Speaker | None = None, quoted: bool = False,
    ) -> Fields:  # fmt: skip
        reading = page.reading
        return page.fields.of(
            reading.starts[begin], reading.ends[end - 1], speaker_party=party, around=around, accused=accused,
            speaker_words=speaker.mention if speaker else None, quoted=quoted,
        )  # fmt: skip

    def _claim(self, page: _Page, said: Said, begin: int, end: int, speakers: tuple[Speaker, ...]) -> Claim:
        reading, report = page.reading, page.report
        start, stop = reading.starts[begin], reading.ends[end - 1]
        speaker = speakers[-1] if speakers else None
        party = speaker.party if speaker else None
        around = None
        if said.around[1] > said.around[0]:
            around = (reading.starts[said.around[0]], reading.ends[said.around[1] - 1])
        accused = self._accused(reading, said)
        fields = self._fields(page, begin, end, party, around, accused, speaker, said.direct)
        own = party is not None and fields.arguments.actor == party
        negated = fields.polarity is Polarity.NEGATED
        taken = stance(reading, begin, end, said.act, said.hedge, own, negated)
        name = speaker.name if speaker else None
        return Claim(
            id=content_id("c", report.id, start, stop, name, fields.relation.value),
            report=report.id, start=start, end=stop, quote=report.text[start:stop], speakers=speakers,
            act=taken.act, relation=fields.relation, cue=_passage(report, reading, said.cue),
            polarity=Polarity.NEGATED if taken.act is Act.DENIES else fields.polarity,
            certainty=taken.certainty, hedge=taken.hedge, arguments=fields.arguments,
            places=tuple(_whole(report, place) for place in fields.places),
            said_on=fields.said_on, happened=fields.happened, amount=fields.amount, kind=said.kind, made_by=MADE_BY,
        )  # fmt: skip

    def _accused(self, reading: Reading, said: Said) -> str | None:
        if said.accused is None or said.accused[1] <= said.accused[0]:
            return None
        voice = self._parties.identify(reading.said(*said.accused))
        return voice.party if voice is not None else None


def _passage(report: Report, reading: Reading, cue: tuple[int, int]) -> Passage | None:
    if cue[1] <= cue[0]:
        return None
    start, end = reading.starts[cue[0]], reading.ends[cue[1] - 1]
    return Passage(start, end, report.text[start:end])


def _whole(report: Report, place: Place) -> Place:
    """A place as the report writes it, markup included."""
    written = report.text[place.start : place.end]
    return place if written == place.mention else replace(place, mention=written)


def _counts(reading: Reading, fields: FieldReader) -> dict[int, str]:
    """The tokens of what is counted, with what it is: no dates, ages or distances."""
    found: dict[int, str] = {}
    for one in fields.amounts:
        if one.amount.unit in _MEASURES:
            continue
        first = bisect_left(reading.ends, one.start + 1)
        while first < len(reading.starts) and reading.starts[first] < one.end:
            found[first] = (one.amount.of or one.amount.unit or "").lower()
            first += 1
    return found


def _spoken(reading: Reading, fields: FieldReader, found: list[Said]) -> list[tuple[int, When]]:
    """The days on which something was said, with where they stand: days in the words of who said it."""
    spans = [
        (reading.starts[s.around[0]], reading.ends[s.around[1] - 1])
        for s in found
        if s.around[1] > s.around[0]
    ]
    days = [t for t in fields.times if t.kind == "day" and t.when is not None]
    return [(t.start, t.when) for t in days if t.when and any(a <= t.start < b for a, b in spans)]


def _countries(fields: FieldReader) -> CountryAt:
    places = [(f.place.start, f.place.country) for f in fields.places if f.place.country]
    starts = [start for start, _ in places]

    def country(begin: int, end: int) -> str | None:
        """The state of the last place between two code points."""
        index = bisect_left(starts, end) - 1
        return places[index][1] if index >= 0 and starts[index] >= begin else None

    return country
