"""English reports to claims: attribution, with what is said, how many, when and where put to each statement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from fogline.claims.fields import FieldReader
from fogline.claims.together import repeated, where_the_rest_was
from fogline.claims.version import MADE_BY
from fogline.claims.when.dating import carried
from fogline.claims.where.places import PlaceFinder
from fogline.claims.who.acts import Own, calls, condemns, stance
from fogline.claims.who.attributed import Attributed
from fogline.claims.who.attribution import attribute
from fogline.claims.who.own_voice import publisher_voice, unattributed
from fogline.claims.who.reading import Reading, read
from fogline.claims.who.speakers import Cast, CountryOf
from fogline.claims.who.splitting import split
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import Pipeline
from fogline.model import (
    Act,
    Claim,
    ClaimKind,
    Passage,
    Polarity,
    Relation,
    Report,
    Speaker,
    Standing,
    When,
    content_id,
)

__all__ = ["EnglishRules"]

_MEASURES = frozenset("years months weeks days hours minutes seconds km m mm miles kg tonnes".split())
_KNOWN_TOWN = 15_000
_PUBLIC = frozenset(
    "addressing addressed denounced condemned spoke speaking praised criticised criticized hailed decried "
    "welcomed urged".split()
)
"""What a person does in public on a day, so that what is quoted next was said then."""
_FIGHTING = frozenset("war fighting attacks strikes shelling offensive conflict enemy enemies losses".split())
"""What goes on whether the speaker will or not."""
_NEAR = 400
"""How far back, in code points, "the governor" looks for the place that tells the state."""


@dataclass(frozen=True, slots=True)
class _Page:
    """One report, read."""

    report: Report
    reading: Reading
    fields: FieldReader


class EnglishRules:
    """Claims by rules over a parse."""

    def __init__(
        self, parties: Parties, gazetteer: Gazetteer, finder: PlaceFinder, pipeline: Pipeline
    ) -> None:
        self._parties = parties
        self._gazetteer = gazetteer
        self._finder = finder
        self._pipeline = pipeline

    def extract(self, report: Report) -> list[Claim]:
        """The claims of one report, in the order of their passages."""
        doc: Doc = self._pipeline.parse(report.text)
        page = _Page(report, read(doc), FieldReader.read(doc, report.published, self._finder, self._parties))
        return sorted(self._claims(page), key=lambda claim: (claim.start, claim.end, claim.id))

    def _claims(self, page: _Page) -> list[Claim]:
        cast = Cast(page.reading, self._parties, _country_near(page.fields), self._state_of)
        numbers = _numbers(page)
        made: dict[str, Claim] = {}
        ids: list[list[str]] = []
        said = attribute(page.reading)
        for attributed in said:
            chains = cast.speakers(attributed)
            mine: list[str] = []
            told: dict[int, Claim] = {}
            for number, (begin, end) in enumerate(
                split(page.reading, attributed.begin, attributed.end, numbers)
            ):
                for chain in chains:
                    others = [c[-1].party for c in chains if c and c is not chain]
                    claim = self._claim(page, cast, attributed, begin, end, chain, others)
                    claim = told[id(chain)] = where_the_rest_was(claim, told.get(id(chain)))
                    words = page.reading.lower[begin:end]
                    if (
                        _only_calls(claim, words)
                        or _only_condemns(claim, words)
                        or _opines(claim, attributed.lemma)
                    ):
                        continue
                    if attributed.denied is not None and ids[attributed.denied]:
                        denied = ids[attributed.denied]
                        claim = _denying(claim, made[denied[min(number, len(denied) - 1)]])
                    made.setdefault(claim.id, claim)
                    mine.append(claim.id)
            ids.append(mine)
        for claim in self._told(page, cast, said, numbers):
            made.setdefault(claim.id, claim)
        return self._dated(page, cast, repeated(list(made.values())))

    def _told(
        self, page: _Page, cast: Cast, said: list[Attributed], numbers: frozenset[int]
    ) -> Iterator[Claim]:
        """What the publisher says itself, where it bears on the conflict."""
        voice = publisher_voice(page.report.source)
        for own in unattributed(page.reading, said):
            for begin, end in (
                split(page.reading, own.begin, own.end, numbers) if voice else [(own.begin, own.end)]
            ):
                claim = self._claim(page, cast, own, begin, end, voice, [])
                if claim.relation is not Relation.STATEMENT and (voice or claim.places or claim.amount):
                    yield claim

    def _claim(
        self, page: _Page, cast: Cast, attributed: Attributed, begin: int, end: int, speakers: tuple[Speaker, ...],
        others: list[str | None],
    ) -> Claim:  # fmt: skip
        reading = page.reading
        start, stop = reading.starts[begin], reading.ends[end - 1]
        speaker = speakers[-1] if speakers else None
        party = speaker.party if speaker else None
        around = None
        if attributed.around[1] > attributed.around[0]:
            around = (reading.starts[attributed.around[0]], reading.ends[attributed.around[1] - 1])
        fields = page.fields.of(
            start, stop, speaker_party=party, around=around, accused=self._accused(reading, attributed, others),
            speaker_words=speaker.mention if speaker else None, quoted=attributed.direct,
        )  # fmt: skip
        own = Own()
        if party is not None:
            will = self._will(reading, begin, end, party)
            own = Own(fields.arguments.actor == party, will, cast.own_words(party))
        taken = stance(reading, begin, end, attributed.act, attributed.lemma, own)
        name = speaker.name if speaker else None
        return Claim(
            id=content_id("c", page.report.id, start, stop, name, fields.relation.value),
            report=page.report.id, start=start, end=stop, quote=page.report.text[start:stop], speakers=speakers,
            act=taken.act, relation=fields.relation, cue=_passage(reading, attributed.cue),
            polarity=Polarity.NEGATED if taken.act is Act.DENIES else fields.polarity,
            certainty=taken.certainty, hedge=taken.hedge, arguments=fields.arguments, places=fields.places,
            said_on=fields.said_on, happened=fields.happened, amount=fields.amount, kind=attributed.kind,
            made_by=MADE_BY,
        )  # fmt: skip

    def _state_of(self, name: str) -> str | None:
        """The state of the best-known place of a name, for "the mayor of …"; ``None`` for small or unknown ones."""
        entries = self._gazetteer.find(name)
        return entries[0].country if entries and (entries[0].population or 0) >= _KNOWN_TOWN else None

    def _accused(self, reading: Reading, attributed: Attributed, others: list[str | None]) -> str | None:
        """The party that "accused X of …" names; of two that accuse each other, the other one."""
        if attributed.accused is None:
            return None
        words = reading.said(*attributed.accused)
        if words.lower() in ("each other", "one another", "the other"):
            return others[0] if len(others) == 1 else None
        voice = self._parties.identify(words)
        return voice.party if voice else None

    def _will(self, reading: Reading, begin: int, end: int, party: str) -> bool:
        """Whether the content says what the speaker's own side will do."""
        for k in range(begin + 1, min(end, begin + 12)):
            if reading.lower[k] == "will" and reading.tags[k] == "MD":
                comma = max((j for j in range(begin, k) if reading.words[j] == ","), default=begin - 1)
                voice = self._parties.identify(reading.said(comma + 1, k)) if k > comma + 1 else None
                if voice is None and reading.lower[k + 1] in ("continue", "be") and reading.quote_of[k] >= 0:
                    able = reading.lower[k + 1] == "continue" or reading.lower[k + 2 : k + 3] == ["able"]
                    return able and not _FIGHTING & set(reading.lower[begin:k])
                return voice is not None and voice.party == party
        return False

    def _dated(self, page: _Page, cast: Cast, claims: list[Claim]) -> list[Claim]:
        """A voice that goes on speaking does so on the day that was named when it began."""
        told: list[tuple[int, str | None, When | None, int | None]] = [
            (_spoken_at(c), c.speaker.name if c.speaker else None, c.said_on, n) for n, c in enumerate(claims)
        ]
        told += [(at, name, day, None) for at, name, day in _appearances(page, cast)]
        told.sort(key=lambda one: one[0])
        days = carried([(name, _sentence_at(page.reading, at), day) for at, name, day, _ in told])
        for (_, _, _, n), day in zip(told, days, strict=True):
            if n is not None and day is not None and claims[n].said_on is None:
                claims[n] = replace(claims[n], said_on=day)
        return claims


def _appearances(page: _Page, cast: Cast) -> Iterator[tuple[int, str, When]]:
    """Where somebody speaks in public on a named day: "addressing the council on Monday, X …"."""
    reading = page.reading
    for at, name in cast.acted:
        begin, end = reading.sentences[reading.sentence_of[at]]
        if not _PUBLIC & set(reading.lower[begin:end]):
            continue
        for one in page.fields.times:
            inside = reading.starts[begin] <= one.start < reading.ends[end - 1]
            if inside and one.kind == "day" and one.when is not None:
                yield reading.starts[at], name, one.when
                break


def _numbers(page: _Page) -> frozenset[int]:
    """The tokens of what is counted: no dates, times, ages or distances."""
    reading = page.reading
    found: set[int] = set()
    for one in page.fields.amounts:
        if one.amount.unit not in _MEASURES:
            found.update(
                range(
                    reading.token_at(one.start),
                    max(reading.token_at(one.end - 1), reading.token_at(one.start)) + 1,
                )
            )
    return frozenset(found)


def _passage(reading: Reading, cue: tuple[int, int]) -> Passage | None:
    if cue[1] <= cue[0]:
        return None
    return Passage(reading.starts[cue[0]], reading.ends[cue[1] - 1], reading.said(*cue))


def _only_calls(claim: Claim, words: list[str]) -> bool:
    """A call or demand that states nothing of the conflict; ``words`` are the claim's, lower case."""
    return (
        claim.relation is Relation.STATEMENT
        and claim.amount is None
        and claim.act is Act.ASSERTS
        and claim.kind is ClaimKind.CLAIM
        and calls(words)
    )


def _only_condemns(claim: Claim, words: list[str]) -> bool:
    """A condemnation that states nothing: neither what was done on a day nor how much."""
    return claim.amount is None and claim.kind is ClaimKind.CLAIM and condemns(words)


def _opines(claim: Claim, lemma: str) -> bool:
    """What a reporter thinks of it: a statement of nothing in particular by one who is of the press."""
    return (
        len(claim.speakers) == 1
        and lemma != "according to"
        and claim.speakers[0].standing is Standing.MEDIA
        and claim.relation is Relation.STATEMENT
        and claim.amount is None
        and not claim.places
        and claim.kind is ClaimKind.CLAIM
    )


def _denying(claim: Claim, denied: Claim) -> Claim:
    """Where the very words of another are denied, "it" and "its" in them are that other's."""
    if (claim.start, claim.end) == (denied.start, denied.end):
        claim = replace(claim, arguments=denied.arguments)
    return replace(claim, denies=denied.id)


def _spoken_at(claim: Claim) -> int:
    return claim.cue.start if claim.cue is not None else claim.start


def _sentence_at(reading: Reading, at: int) -> int:
    return reading.sentence_of[min(reading.token_at(at), len(reading.sentence_of) - 1)]


def _country_near(fields: FieldReader) -> CountryOf:
    places = [(f.place.start, f.place.country) for f in fields.places if f.place.country]
    starts = [start for start, _ in places]

    def country(at: int) -> str | None:
        index = bisect_right(starts, at) - 1
        if index >= 0 and at - starts[index] <= _NEAR:
            return places[index][1]
        return None

    return country
