"""Where and when a claim says that it was, and what it says of weather and light, as far as a check can use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from fogline.model import Claim, Place, Polarity, Question, When
from fogline.weather.clock import hour_of, timed
from fogline.weather.said import Condition, Light, conditions_in, light_in

__all__ = [
    "at_hour", "conditions_of", "has_hour", "light_of", "narrowed", "narrowest", "place_asked", "when_said",
]  # fmt: skip

_BESIDE = 30
"""So many characters from an hour a word for the light is about that hour."""
_OF_THE_NIGHT = re.compile(r"\bovernight\b|\bнічн\w*|\bночн\w*", re.IGNORECASE)


def light_of(claim: Claim, longitude: float) -> tuple[tuple[Light, ...], When | None, str]:
    """What a claim says of the light, when, and how the hour was understood.

    Of an hour in the claim's own words only what stands right beside it counts, and no "overnight strike": who says when
    the fire after one was out does not say when it was dark.
    """
    if claim.happened is None or has_hour(claim.happened):
        return light_in(claim.quote), claim.happened if has_hour(claim.happened) else None, ""
    said = hour_of(claim.quote)
    if said is None or claim.happened.first_day != claim.happened.last_day:
        return (), None, ""
    beside = claim.quote[max(0, said.start - _BESIDE) : said.end + _BESIDE]
    when, how = timed(said, claim.happened.first_day, longitude)
    return light_in(_OF_THE_NIGHT.sub(" ", beside)), when, how


def conditions_of(claims: Sequence[Claim]) -> list[tuple[Condition, bool]]:
    """What the claims of an answer say of the weather, each once, and whether it is denied."""
    found = dict.fromkeys(
        (condition, claim.polarity is Polarity.NEGATED)
        for claim in claims
        for condition in conditions_in(claim.quote)
    )
    return list(found)


def place_asked(question: Question, claims: Sequence[Claim]) -> Place | None:
    """The place that is asked about, else the first of the claims' that has coordinates."""
    places = (*question.places, *(place for claim in claims for place in claim.places))
    return next(
        (place for place in places if place.latitude is not None and place.longitude is not None), None
    )


def when_said(question: Question, claims: Sequence[Claim], place: Place | None) -> When | None:
    """When it is said to have been: the narrowest time that a claim of the answer gives, else the question's."""
    times = [narrowed(claim, place) for claim in claims if claim.happened is not None]
    exact = [when for when in times if when is not None and has_hour(when)]
    known = exact or [when for when in times if when is not None]
    if known:
        return min(known, key=lambda when: (when.last_day - when.first_day, str(when.earliest)))
    return question.when


def narrowed(claim: Claim, place: Place | None) -> When | None:
    """When a claim says that it was, with the hour in its words, where its day is one day."""
    return at_hour(claim.quote, claim.happened, place)


def at_hour(text: str, when: When | None, place: Place | None) -> When | None:
    """``when`` with the hour that ``text`` gives, where it is one day and the zone is said or follows from the place."""
    if when is None or has_hour(when) or when.first_day != when.last_day:
        return when
    said = hour_of(text)
    if said is None or place is None or place.longitude is None:
        return when
    return timed(said, when.first_day, place.longitude)[0]


def narrowest(times: Iterable[When]) -> When | None:
    """The shortest of ``times`` where its days lie within those of all others; ``None`` where they are apart."""
    known = list(times)
    if not known:
        return None
    best = min(
        known, key=lambda when: (when.last_day - when.first_day, not has_hour(when), str(when.earliest))
    )
    inside = all(when.first_day <= best.first_day and best.last_day <= when.last_day for when in known)
    moments = {when for when in known if has_hour(when)}
    return best if inside and len(moments) < 2 else None


def has_hour(when: When | None) -> bool:
    """Whether a moment or a few hours are known, and not the day alone."""
    return when is not None and isinstance(when.earliest, datetime) and isinstance(when.latest, datetime)
