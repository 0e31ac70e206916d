"""The checks of weather and of light: what is said of a place and time, held against stations' reports and the sun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
from fogline.weather.claimed import conditions_of, light_of, place_asked, when_said
from fogline.weather.hold import Held, hold
from fogline.weather.light import hold_light
from fogline.weather.near import Archive
from fogline.weather.said import Condition, Light

__all__ = ["SUN_UNPLACED", "SUN_UNTIMED", "LightCheck", "WeatherCheck", "reference_of"]

_HELD = frozenset({Relation.CONDITIONS, Relation.FOOTAGE})
"""What is said of the weather itself, and of footage in which one sees it."""
_UNTIMED = "When it was is not known, so that no observation was held against it."
_UNPLACED = "No place with known coordinates is named, so that no observation was held against it."
SUN_UNTIMED = "When it was is not known, so that the sun was not computed."
SUN_UNPLACED = "No place with known coordinates is named, so that the sun was not computed."


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
            for condition, negated in conditions_of(said):
                place = place_asked(question, said)
                for held in self._hold(condition, negated, place, when_said(question, said, place)):
                    yield self._finding(question, answer, condition, held)

    def hold(
        self, condition: Condition, place: Place | None, when: When | None, *, negated: bool = False
    ) -> tuple[tuple[Held, Reference | None], ...]:
        """The same for any claimed place and time, such as those of an item of footage, with each one's reference.

        Where the place (with coordinates) or the time is not known, that is the one answer.
        """
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
                place = place_asked(question, [claim])
                if place is None or place.longitude is None or claim.polarity is Polarity.NEGATED:
                    continue
                lights, when, how = light_of(claim, place.longitude)
                for light in lights:
                    if when is not None and (light, when) not in seen:
                        seen.add((light, when))
                        yield self._finding(question, answer, light, when, how, place)

    def hold(
        self, light: Light, place: Place | None, when: When | None, how: str = ""
    ) -> tuple[Held, Reference | None]:
        """The same for any claimed place and time; ``how`` says in a sentence how the hour was understood."""
        if place is None or place.latitude is None or place.longitude is None:
            return Held(Outcome.INCONCLUSIVE, SUN_UNPLACED), None
        if when is None:
            return Held(Outcome.INCONCLUSIVE, SUN_UNTIMED), None
        held = hold_light(light, (place.latitude, place.longitude), when, name=place.name)
        reference = _sun_reference(place, when, held)
        self._used[reference.id] = reference
        return replace(held, reason=f"{how} {held.reason}".strip()), reference

    def _finding(
        self, question: Question, answer: Answer, light: Light, when: When, how: str, place: Place
    ) -> Finding:
        held, reference = self.hold(light, place, when, how)
        assert reference is not None
        return Finding(
            id=content_id("finding", question.id, answer.id, self.name, str(light), reference.id),
            question=question.id,
            answer=answer.id,
            check=self.name,
            outcome=held.outcome,
            references=(reference.id,),
            figures=held.figures,
            reason=held.reason,
        )


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
