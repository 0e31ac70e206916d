"""An item of footage held against weather and sun, at the place and time that a person gives or that are said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.errors import InputError
from fogline.model import Claim, Place, When
from fogline.model.exhibit import SaidOf, SkyHeld
from fogline.weather.claimed import narrowed, narrowest
from fogline.weather.of_item import Sky, sky_in

__all__ = ["Given", "HeldFootage", "hold_item"]

_SHOWN = 90
"""So many characters of a passage are named."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives; ``None`` where it is to be taken from what is said of the item. ``shadow`` and ``tolerance``
    are in degrees."""

    place: Place | None = None
    when: When | None = None
    said: str | None = None
    shadow: float | None = None
    tolerance: float = 10.0


@dataclass(frozen=True, slots=True)
class HeldFootage:
    """What came of it. ``words`` are (word as the checks read it, denied or not); ``place_from``, ``when_from`` and
    ``words_from`` say in words where each came from."""

    place: Place | None
    place_from: str
    when: When | None
    when_from: str
    words: tuple[tuple[str, bool], ...]
    words_from: str
    held: tuple[SkyHeld, ...]


def hold_item(given: Given, said: Sequence[SaidOf], claims: Mapping[str, Claim], sky: Sky) -> HeldFootage:
    """The item held station by station and against the sun. What is neither given nor said stays unknown, and what needs
    it inconclusive.

    Raises:
        InputError: there is no word for weather or light in what is given; different places or times are said of the
            item and none is given.
    """
    place, place_from = _place(given, said)
    when, when_from = _when(given, said, claims, place)
    words, words_from = _words(given, said)
    held = [one for word, negated in words for one in sky.of_words([word], place, when, negated=negated)]
    if given.shadow is not None:
        held.append(sky.of_shadow(given.shadow, given.tolerance, place, when))
    return HeldFootage(place, place_from, when, when_from, words, words_from, tuple(held))


def _place(given: Given, said: Sequence[SaidOf]) -> tuple[Place | None, str]:
    if given.place is not None:
        return given.place, "given"
    found = {one.place.key: one for one in reversed(said) if one.place is not None}
    if len(found) > 1:
        raise _several(
            "places", "--place", [f"{one.place.name} ({one.report})" for one in found.values() if one.place]
        )
    one = next(iter(found.values()), None)
    return (one.place, _source(one)) if one is not None else (None, "nobody says where")


def _when(
    given: Given, said: Sequence[SaidOf], claims: Mapping[str, Claim], place: Place | None
) -> tuple[When | None, str]:
    """The narrowest time that is said, where it lies within all others that are."""
    if given.when is not None:
        return given.when, "given"
    found = [(own, one) for one in said if (own := _own_time(one, claims, place)) is not None]
    if not found:
        return None, "nobody says when"
    best = narrowest(when for when, _ in found)
    if best is None:
        told = dict.fromkeys(f"{_moment(when)} ({one.report})" for when, one in found)
        raise _several("times", "--at", list(told))
    return best, _source(next(one for when, one in found if when == best))


def _own_time(one: SaidOf, claims: Mapping[str, Claim], place: Place | None) -> When | None:
    """The time that a passage says itself, with the hour that stands in a claim's words."""
    if "time" in one.lent:
        return None
    claim = claims.get(one.claim or "")
    return narrowed(claim, place) if claim is not None else one.when


def _words(given: Given, said: Sequence[SaidOf]) -> tuple[tuple[tuple[str, bool], ...], str]:
    if given.said is not None:
        words = sky_in(given.said)
        if not words:
            raise InputError(
                f"the words {given.said!r}",
                "there is no word for weather or light in them",
                'Say "heavy fog", "rain", "clear sky", "at dawn" or "at night".',
            )
        return tuple((word, False) for word in words), "given"
    found: dict[tuple[str, bool], SaidOf] = {}
    for one in said:
        for word in one.sky:
            found.setdefault((word, one.negated), one)
    if not found:
        return (), "nobody speaks of weather or light"
    return tuple(found), "; ".join(dict.fromkeys(map(_source, found.values())))


def _source(one: SaidOf) -> str:
    passage = " ".join(one.passage.text.split())
    cut = passage if len(passage) <= _SHOWN else passage[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return f"said in {one.report}: “{cut}”"


def _several(what: str, option: str, values: Sequence[str]) -> InputError:
    return InputError(
        "the item",
        f"different {what} are said of it: {', '.join(values)}",
        f"Give the one that you mean with {option}.",
    )


def _moment(when: When) -> str:
    return when.earliest.isoformat()[:16].replace("T", " ")
