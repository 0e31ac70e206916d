"""What is said of the weather at a place and time, held against each station near it, one by one and never by vote.

A station speaks for its surroundings: WMO-No. 8 (Guide to Instruments, Vol. I, 1.1.2) takes synoptic observations as typical
of up to 100 km around, and of 10 km or less for small-scale phenomena. Fog and showers are small: what a station *saw* may
support what is said up to 50 km away, and that it saw *none* speaks only for the 10 km around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from fogline.model import Figure, Outcome, When
from fogline.model.observation import Observation
from fogline.weather.fits import MIST_M, Fit, Shown, shows
from fogline.weather.in_words import observed, say_apart, say_km
from fogline.weather.near import Archive, Near
from fogline.weather.said import Condition
from fogline.weather.sun import solar_midnight

__all__ = ["FAR_KM", "LISTED", "LOCAL_KM", "LOOKED_KM", "SLACK", "Held", "Span", "hold", "span_of"]

FAR_KM = 50.0
"""A station further than this from the place is named, and is inconclusive."""
LOCAL_KM = 10.0
"""That a station saw no fog and no rain speaks for so far around it."""
LOOKED_KM = 150.0
"""Stations further than this are not named."""
SLACK = timedelta(hours=1.5)
"""An observation further than this from a moment is inconclusive: radiation fog comes and lifts within hours."""
_ASKED = timedelta(hours=6)
"""A report up to so far away is still named, as one that is too far."""
LISTED = 5
"""So many stations are named, the nearest."""
_LARGE_M = 15_000.0
"""A place that reaches further is a region: one station cannot speak against what is said of all of it."""
_WIDESPREAD = frozenset({Condition.CLEAR, Condition.OVERCAST})
_GAP = timedelta(hours=3, minutes=10)
"""Stations that report least report every three hours; with a longer gap what was between is not known."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in UTC that is asked about; ``exact`` where it is a moment or a few hours and no whole day."""

    begin: datetime
    end: datetime
    exact: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What one station says of what is said. ``observation`` is the one that decides, ``near`` the station."""

    outcome: Outcome
    reason: str
    figures: tuple[tuple[str, Figure], ...] = ()
    near: Near | None = None
    observation: Observation | None = None


def span_of(when: When, longitude: float) -> Span:
    """``when`` in UTC. A day is the day by local mean solar time, within an hour or two of any zone's."""
    exact = isinstance(when.earliest, datetime) and isinstance(when.latest, datetime)
    begin = when.earliest if isinstance(when.earliest, datetime) else solar_midnight(longitude, when.earliest)
    end = when.latest
    if not isinstance(end, datetime):
        end = solar_midnight(longitude, end) + timedelta(days=1)
    return Span(begin.astimezone(UTC), end.astimezone(UTC), exact)


def hold(
    archive: Archive,
    condition: Condition,
    place: tuple[float, float],
    when: When,
    *,
    negated: bool = False,
    name: str = "the place",
    radius_m: float | None = None,
) -> tuple[Held, ...]:
    """One finding for each of the nearest stations; one that says why, where there is none.

    ``place`` is latitude and longitude in degrees, ``negated`` says that the condition is denied, ``radius_m`` how far
    the place reaches.
    """
    latitude, longitude = place
    span = span_of(when, longitude)
    near = archive.near(latitude, longitude, span.begin - _ASKED, span.end + _ASKED, LOOKED_KM)
    if not near:
        return (Held(Outcome.INCONCLUSIVE, _nobody(archive, place, span, name)),)
    listed = [one for one in near if one.km <= FAR_KM][:LISTED] or near[:2]
    wide = radius_m is not None and radius_m > _LARGE_M
    return tuple(_station(one, condition, span, negated, name, wide) for one in listed)


def _station(near: Near, condition: Condition, span: Span, negated: bool, name: str, wide: bool) -> Held:
    reports, late = _in_time(near, span)
    one, shown, more = _deciding([(one, shows(one, condition)) for one in reports], span)
    apart = _apart(one.at, span)
    if late:
        outcome, why = Outcome.INCONCLUSIVE, f"more than {SLACK.total_seconds() / 3600:g} h away"
    else:
        outcome, why = _outcome(near.km, condition, shown, negated, wide)
    said = f"{'no ' if negated else ''}{condition}"
    parts = [
        f"{near.name}, {say_km(near.km)} from {name}, {say_apart(one.at, apart, span.exact)}: {observed(one)}",
        *(note for note in (shown.why, more, why) if note),
    ]
    text = "; ".join(parts)
    ends = {
        Outcome.CONSISTENT: f"consistent with {said}",
        Outcome.INCONSISTENT: f"not consistent with {said}",
        Outcome.INCONCLUSIVE: f"it does not decide whether there was {said}",
    }
    return Held(outcome, f"{text}: {ends[outcome]}.", _figures(near, one, apart), near, one)


def _in_time(near: Near, span: Span) -> tuple[list[Observation], bool]:
    """The reports inside the stretch, or around a moment within the slack; else the nearest, and that it is too late."""
    inside = [one for one in near.observations if span.begin <= one.at <= span.end]
    if not span.exact and inside:
        return inside, False
    middle = span.begin + (span.end - span.begin) / 2
    ordered = sorted(
        near.observations, key=lambda one: (abs(_apart(one.at, span)), abs(one.at - middle), one.at)
    )
    within = [one for one in ordered if abs(_apart(one.at, span)) <= SLACK]
    return (within, False) if within else (ordered[:1], True)


def _deciding(judged: list[tuple[Observation, Shown]], span: Span) -> tuple[Observation, Shown, str]:
    """The observation that decides, what it shows, and what must be said beside it."""
    first = judged[0]
    yes = [pair for pair in judged if pair[1].fit is Fit.YES]
    no = [pair for pair in judged if pair[1].fit is Fit.NO]
    if span.exact:
        if first[1].fit is Fit.NO and yes:
            return first[0], Shown(Fit.OPEN, "it was otherwise in another report within the time"), ""
        if first[1].fit is Fit.OPEN and yes and not no:
            return yes[0][0], yes[0][1], ""
        return first[0], first[1], ""
    if yes:
        counted = f"{len(yes)} of {len(judged)} reports of that time show it" if len(judged) > 1 else ""
        return yes[0][0], yes[0][1], counted
    if len(no) == len(judged) and _complete([one for one, _ in judged], span):
        return no[0][0], no[0][1], f"all {len(judged)} reports of that time are alike in it"
    if no and len(no) == len(judged):
        return no[0][0], Shown(Fit.OPEN, "its reports leave hours of that time open"), ""
    other = next(pair for pair in judged if pair[1].fit is Fit.OPEN)
    return (
        other[0],
        other[1],
        f"none of {len(judged)} reports of that time shows it" if len(judged) > 1 else "",
    )


def _complete(observations: list[Observation], span: Span) -> bool:
    """Whether no gap in the stretch is longer than between the reports of a three-hourly station."""
    times = [span.begin, *sorted(one.at for one in observations), span.end]
    return all(after - before <= _GAP for before, after in pairwise(times))


def _outcome(km: float, condition: Condition, shown: Shown, negated: bool, wide: bool) -> tuple[Outcome, str]:
    """From what was shown and how far away; the words say why it stays open."""
    if km > FAR_KM:
        return Outcome.INCONCLUSIVE, f"further than {FAR_KM:.0f} km away"
    if shown.fit is Fit.OPEN:
        return Outcome.INCONCLUSIVE, ""
    reach = FAR_KM if condition in _WIDESPREAD else LOCAL_KM
    present = shown.fit is Fit.YES
    if present and not negated:
        return Outcome.CONSISTENT, ""
    if km > reach:
        what = "what it saw" if present else "that it saw none"
        return Outcome.INCONCLUSIVE, f"{what} speaks only for about {reach:.0f} km around it"
    if wide:
        return Outcome.INCONCLUSIVE, "the place is a region, and one station cannot speak for all of it"
    return (Outcome.CONSISTENT if present != negated else Outcome.INCONSISTENT), ""


def _apart(at: datetime, span: Span) -> timedelta:
    """How far outside the stretch; negative before it, zero inside."""
    if at < span.begin:
        return at - span.begin
    return max(at - span.end, timedelta(0))


def _figures(near: Near, one: Observation, apart: timedelta) -> tuple[tuple[str, Figure], ...]:
    """The figures, the telling bound of visibility first: how little one saw in fog, how far where it was clear."""
    found = []
    if one.visibility is not None:
        found.append(("visibility at least", Figure(one.visibility.low, "m")))
        if one.visibility.high is not None:
            found.append(("visibility less than", Figure(one.visibility.high, "m")))
            if one.visibility.high <= MIST_M:
                found.reverse()
    found.append(("distance", Figure(round(near.km, 1), "km")))
    found.append(("time apart", Figure(round(abs(apart).total_seconds() / 3600, 2), "h")))
    return tuple(found)


def _nobody(archive: Archive, place: tuple[float, float], span: Span, name: str) -> str:
    distances = archive.distances(*place)
    if not distances:
        lost = f" Coordinates are missing for {', '.join(archive.unplaced[:5])}." if archive.unplaced else ""
        return f"No station with known coordinates has observations in this case.{lost}"
    near = [(station, km) for station, km in distances if km <= LOOKED_KM]
    if not near:
        station, km = distances[0]
        called = station.name or station.id
        return f"No station within {LOOKED_KM:.0f} km of {name}; the nearest, {called}, is {say_km(km)} away."
    station, km = near[0]
    apart = archive.closest_in_time(station.id, span.begin + (span.end - span.begin) / 2)
    hours = f" Its nearest report is {apart.total_seconds() / 3600:,.1f} h away." if apart is not None else ""
    return (
        f"No station within {LOOKED_KM:.0f} km of {name} reported within {_ASKED.total_seconds() / 3600:g} h of that time; "
        f"the nearest station is {station.name or station.id}, {say_km(km)} away.{hours}"
    )
