"""The checks of weather and of light: what is said of a place and time, held against stations' reports and the sun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from fogline.model import (
    Answer,
    Claim,
    Finding,
    Outcome,
    Place,
    Polarity,
    Question,
    Reference,
    ReferenceKind,
    Relation,
    When,
    content_id,
    sha256,
)  # fmt: skip
from fogline.model.observation import Observation, Station
from fogline.weather.clock import hour_of, timed
from fogline.weather.hold import Held, hold
from fogline.weather.light import hold_light
from fogline.weather.near import Archive
from fogline.weather.said import Condition, Light, conditions_in, light_in

__all__ = ["LightCheck", "WeatherCheck", "reference_of"]

_HELD = frozenset({Relation.CONDITIONS, Relation.FOOTAGE})
"""What is said of the weather itself, and of footage in which one sees it."""
_BESIDE = 30
"""So many characters from an hour a word for the light is about that hour."""
_OF_THE_NIGHT = re.compile(r"\bovernight\b|\bнічн\w*|\bночн\w*", re.IGNORECASE)
_UNTIMED = "When it was is not known, so that no observation was held against it."
_UNPLACED = "No place with known coordinates is named, so that no observation was held against it."


class WeatherCheck:
    """Holds what is said of fog, rain, snow, clear and overcast sky against observations, station by station.

    ``used`` are the references that findings so far rest on.
    """

    name = "weather"

    def __init__(self, observations: Iterable[Observation] = (), stations: Sequence[Station] = ()) -> None:
        self.archive = Archive(observations, stations)
        self._used: dict[str, Reference] = {}

    @property
    def used(self) -> tuple[Reference, ...]:
        """The references that findings so far rest on, in the order of their use."""
        return tuple(self._used.values())

    def check(
        self, question: Question, claims: Sequence[Claim], references: Sequence[Reference] = ()
    ) -> Iterator[Finding]:
        """One finding per answer, condition and station, for questions about conditions and about footage."""
        if question.relation not in _HELD:
            return
        by_id = {claim.id: claim for claim in claims}
        for answer in question.answers:
            said = [by_id[key] for key in answer.claims if key in by_id]
            for condition, negated in _conditions(said):
                place = _place(question, said)
                for held in self._hold(condition, negated, place, _when(question, said, place)):
                    yield self._finding(question, answer, condition, held)

    def hold(
        self, condition: Condition, place: Place, when: When, *, negated: bool = False
    ) -> tuple[tuple[Held, Reference | None], ...]:
        """The same for any claimed place and time, such as those of an item of footage, with each one's reference."""
        held = self._hold(condition, negated, place, when)
        return tuple((one, self._use(one)) for one in held)

    def _hold(
        self, condition: Condition, negated: bool, place: Place | None, when: When | None
    ) -> tuple[Held, ...]:
        if place is None or place.latitude is None or place.longitude is None:
            return (Held(Outcome.INCONCLUSIVE, _UNPLACED),)
        if when is None:
            return (Held(Outcome.INCONCLUSIVE, _UNTIMED),)
        return hold(
            self.archive,
            condition,
            (place.latitude, place.longitude),
            when,
            negated=negated,
            name=place.name,
            radius_m=place.radius_m,
        )

    def _use(self, held: Held) -> Reference | None:
        if held.near is None or held.observation is None:
            return None
        reference = reference_of(held.near.station, held.observation)
        self._used[reference.id] = reference
        return reference

    def _finding(self, question: Question, answer: Answer, condition: Condition, held: Held) -> Finding:
        reference = self._use(held)
        station = held.near.station.id if held.near else None
        return Finding(
            id=content_id("finding", question.id, answer.id, self.name, str(condition), station),
            question=question.id,
            answer=answer.id,
            check=self.name,
            outcome=held.outcome,
            references=(reference.id,) if reference else (),
            figures=held.figures,
            reason=held.reason,
        )


class LightCheck:
    """Holds "at dawn", "at night" and "in daylight" against the sun, where place and hour are known.

    It is about the words of a claim that also gives the hour, right beside them where it stands in its words. The sun
    is computed and needs no file: the reference that a finding names has the computed place in its notes, and its
    SHA-256 is that of this note.
    """

    name = "light"

    def __init__(self) -> None:
        self._used: dict[str, Reference] = {}

    @property
    def used(self) -> tuple[Reference, ...]:
        """The references that findings so far rest on, in the order of their use."""
        return tuple(self._used.values())

    def check(
        self, question: Question, claims: Sequence[Claim], references: Sequence[Reference] = ()
    ) -> Iterator[Finding]:
        """One finding per answer and word for the light, of claims that also say the hour."""
        by_id = {claim.id: claim for claim in claims}
        for answer in question.answers:
            seen: set[tuple[Light, When]] = set()
            for claim in (by_id[key] for key in answer.claims if key in by_id):
                place = _place(question, [claim])
                if place is None or place.longitude is None or claim.polarity is Polarity.NEGATED:
                    continue
                lights, when, how = _lit(claim, place.longitude)
                for light in lights:
                    if when is not None and (light, when) not in seen:
                        seen.add((light, when))
                        yield self._finding(question, answer, light, when, how, place)

    def _finding(
        self, question: Question, answer: Answer, light: Light, when: When, how: str, place: Place
    ) -> Finding:
        assert place.latitude is not None and place.longitude is not None
        held = hold_light(light, (place.latitude, place.longitude), when, name=place.name)
        reference = _sun_reference(place, when, held)
        self._used[reference.id] = reference
        return Finding(
            id=content_id("finding", question.id, answer.id, self.name, str(light), reference.id),
            question=question.id,
            answer=answer.id,
            check=self.name,
            outcome=held.outcome,
            references=(reference.id,),
            figures=held.figures,
            reason=f"{how} {held.reason}".strip(),
        )


def _lit(claim: Claim, longitude: float) -> tuple[tuple[Light, ...], When | None, str]:
    """What a claim says of the light, when, and how the hour was understood.

    Of an hour in the claim's own words only what stands right beside it counts, and no "overnight strike": who says when
    the fire after one was out does not say when it was dark.
    """
    if claim.happened is None or _has_hour(claim.happened):
        return light_in(claim.quote), claim.happened if _has_hour(claim.happened) else None, ""
    said = hour_of(claim.quote)
    if said is None or claim.happened.first_day != claim.happened.last_day:
        return (), None, ""
    beside = claim.quote[max(0, said.start - _BESIDE) : said.end + _BESIDE]
    when, how = timed(said, claim.happened.first_day, longitude)
    return light_in(_OF_THE_NIGHT.sub(" ", beside)), when, how


def _sun_reference(place: Place, when: When, held: Held) -> Reference:
    figures = ", ".join(f"{name} {figure.value} {figure.unit}" for name, figure in held.figures)
    note = f"{place.latitude}, {place.longitude}, {when.earliest.isoformat()} to {when.latest.isoformat()}: {figures}"
    return Reference(
        id=content_id("sun", note),
        kind=ReferenceKind.WEATHER,
        maker="Fogline",
        title=f"The sun over {place.name}, computed (Meeus, chapter 25)",
        sha256=sha256(note.encode()),
        when=when,
        notes=(note,),
    )


def reference_of(station: Station, observation: Observation) -> Reference:
    """The observation as a reference: its maker is the station."""
    called = f"{station.name} ({station.id})" if station.name else station.id
    moment = f"{observation.at:%Y-%m-%d %H:%M} UTC"
    return Reference(
        id=content_id("weather", station.id, observation.at.isoformat(), observation.text),
        kind=ReferenceKind.WEATHER,
        maker=called,
        title=f"{observation.form} of {moment}",
        sha256=observation.sha256 or "",
        when=When.on(observation.at),
        notes=observation.notes,
    )


def _conditions(claims: Sequence[Claim]) -> list[tuple[Condition, bool]]:
    """What the claims of an answer say of the weather, each once, and whether it is denied."""
    found = dict.fromkeys(
        (condition, claim.polarity is Polarity.NEGATED)
        for claim in claims
        for condition in conditions_in(claim.quote)
    )
    return list(found)


def _place(question: Question, claims: Sequence[Claim]) -> Place | None:
    """The place that is asked about, else the first of the claims' that has coordinates."""
    places = (*question.places, *(place for claim in claims for place in claim.places))
    return next(
        (place for place in places if place.latitude is not None and place.longitude is not None), None
    )


def _when(question: Question, claims: Sequence[Claim], place: Place | None) -> When | None:
    """When it is said to have been: the narrowest time that a claim of the answer gives, else the question's."""
    times = [_narrowed(claim, place) for claim in claims if claim.happened is not None]
    exact = [when for when in times if when is not None and _has_hour(when)]
    known = exact or [when for when in times if when is not None]
    if known:
        return min(known, key=lambda when: (when.last_day - when.first_day, str(when.earliest)))
    return question.when


def _narrowed(claim: Claim, place: Place | None) -> When | None:
    """When a claim says that it was, with the hour in its words, where its day is one day."""
    happened = claim.happened
    if happened is None or _has_hour(happened) or happened.first_day != happened.last_day:
        return happened
    said = hour_of(claim.quote)
    if said is None or place is None or place.longitude is None:
        return happened
    return timed(said, happened.first_day, place.longitude)[0]


def _has_hour(when: When | None) -> bool:
    return when is not None and isinstance(when.earliest, datetime) and isinstance(when.latest, datetime)
