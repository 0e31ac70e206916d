"""Where a reading is, when its own sentence does not say: what the rest of the report gives to such things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from fogline.knowledge.relations import NEAR_KM, Asked, Word
from fogline.model import Place, Relation
from fogline.questions.nearness import kilometres
from fogline.questions.reading import Reading
from fogline.questions.words import fold

__all__ = ["with_places"]

_GROUND = frozenset(
    {Relation.CONTROL, Relation.PRESENCE, Relation.ENCIRCLEMENT, Relation.ADVANCE, Relation.WITHDRAWAL}
)
_BLOWS = frozenset({Relation.STRIKE, Relation.RESPONSIBILITY})
_WIDE = ("country", "region")
_FEWEST = 3
"""Times that a report must name a town for blows before a wider place is taken for it."""
_TELLING = 5
"""From this number on, two equal counts of one report are one count, wherever context put them."""


def with_places(readings: Iterable[Reading]) -> list[Reading]:
    """Give a reading without a place the one that its report gives to such things; else leave it without.

    That is the one place that the report names for them, or the place that two thirds of what it says of the same
    actor bear. Where a report is about blows at one town, "a missile fired by them at the country" is one of them.
    "Camp Taji" and "Taji Road" are taken for "Taji" where the report names that too and the gazetteer knows neither.
    """
    kept = list(readings)
    by_report: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(kept):
        by_report[reading.claim.report].append(index)
    for indexes in by_report.values():
        found = [kept[i] for i in indexes]
        shorter = _shorter_names(found)
        for i in indexes:
            place = kept[i].place
            if place is not None and place.key in shorter:
                kept[i] = replace(kept[i], place=shorter[place.key])
        cleared = _cleared_at(kept[i] for i in indexes)
        for i in indexes:
            if _clears_self(kept[i]) and not _explicit(kept[i]):
                kept[i] = replace(kept[i], place=cleared.get(kept[i].who or "", kept[i].place))
        tallies = _tally(kept[i] for i in indexes)
        event = _event(tallies)
        doers = _doers(event, (kept[i] for i in indexes))
        for i in indexes:
            if kept[i].place is None:
                kept[i] = replace(kept[i], place=_likely(kept[i], tallies))
            elif event is not None and (
                _in_town(kept[i], event) or (kept[i].who in doers and _coarse(kept[i], event))
            ):
                kept[i] = replace(kept[i], place=event)
        for i, place in _same_figures({i: kept[i] for i in indexes}).items():
            kept[i] = replace(kept[i], place=place)
    return kept


def _clears_self(reading: Reading) -> bool:
    return (
        reading.word is Word.NOT_BY and reading.who is not None and reading.who == fold(reading.claim.party)
    )


def _explicit(reading: Reading) -> bool:
    """Whether the place is named within the passage, not taken over from another sentence."""
    place, claim = reading.place, reading.claim
    return place is not None and claim.start <= place.start < claim.end


def _cleared_at(readings: Iterable[Reading]) -> dict[str, Place]:
    """Where a side says in so many words that it did not do it, if its report has it say so of one place only."""
    named: dict[str, dict[str, Place]] = defaultdict(dict)
    for reading in readings:
        if reading.place is not None and _clears_self(reading) and _explicit(reading):
            named[reading.who or ""][reading.place.key] = reading.place
    return {who: next(iter(found.values())) for who, found in named.items() if len(found) == 1}


_Tallies = dict[tuple[bool, str], dict[str, tuple[Place, int]]]


def _tally(readings: Iterable[Reading]) -> _Tallies:
    """How often a report names each settlement, of ground and of blows apart: in all, and by actor."""
    tallies: _Tallies = defaultdict(dict)
    for reading in readings:
        place = reading.place
        if place is None or place.kind in ("country", "region") or reading.guest is not None:
            continue
        ground = reading.topic.relation in _GROUND
        for actor in {"", fold(reading.claim.arguments.actor) or ""}:
            known, times = tallies[ground, actor].get(place.key, (place, 0))
            tallies[ground, actor][place.key] = (known, times + 1)
    return tallies


def _likely(reading: Reading, tallies: _Tallies) -> Place | None:
    ground, actor = reading.topic.relation in _GROUND, fold(reading.claim.arguments.actor) or ""
    named = tallies.get((ground, ""), {})
    if len(named) == 1:
        return next(iter(named.values()))[0]
    if not actor or reading.topic.asked is not Asked.WHO:
        return None
    of_actor = sorted(tallies.get((ground, actor), {}).values(), key=lambda found: (-found[1], found[0].key))
    if of_actor and of_actor[0][1] * 3 >= 2 * sum(times for _, times in of_actor):
        return of_actor[0][0]
    return None


def _shorter_names(readings: Iterable[Reading]) -> dict[str, Place]:
    """From the key of a place unknown to the gazetteer to the one whose whole name its name contains."""
    places = {r.place.key: r.place for r in readings if r.place is not None}
    words = {key: frozenset(place.name.casefold().split()) for key, place in places.items()}
    shorter = {}
    for key, place in places.items():
        if place.id is None and len(words[key]) > 1:
            found = sorted(
                k for k in places if words[k] < words[key] and places[k].kind not in ("country", "region")
            )
            if len(found) == 1:
                shorter[key] = places[found[0]]
    return shorter


def _event(tallies: _Tallies) -> Place | None:
    """The one town that a report is about: named for blows three times, and twice as often as all others."""
    named = sorted(tallies.get((False, ""), {}).values(), key=lambda found: (-found[1], found[0].key))
    if not named or named[0][1] < _FEWEST or named[0][1] * 3 < 2 * sum(times for _, times in named):
        return None
    return named[0][0]


def _doers(event: Place | None, readings: Iterable[Reading]) -> frozenset[str | None]:
    """Whom the report names for blows at ``event``, and nobody: a blow by another is another blow."""
    named = {
        r.who
        for r in readings
        if event is not None and r.place is not None and r.place.key == event.key and r.word is Word.BY
    }
    return frozenset({None, *named})


def _in_town(reading: Reading, event: Place) -> bool:
    """Whether a toll is put in a quarter of the event's town, or a village beside it."""
    place = reading.place
    if place is None or place.key == event.key or reading.topic.relation is not Relation.CASUALTIES:
        return False
    return place.kind not in _WIDE and kilometres(place, event) <= NEAR_KM


def _coarse(reading: Reading, event: Place) -> bool:
    """Whether a blow is placed only in the town's country, or at a name that nobody knows, and on one day."""
    place = reading.place
    if place is None or reading.topic.relation not in _BLOWS or reading.first != reading.last:
        return False
    if place.kind in _WIDE:
        return place.country is not None and place.country == event.country
    return place.latitude is None and not _explicit(reading)


def _same_figures(readings: Mapping[int, Reading]) -> dict[int, Place]:
    """One place for equal counts of one thing in one report, where at most one of them names its place itself.

    A small number must also be given by one side: two villages may each have two dead.
    """
    counts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, reading in readings.items():
        span = reading.span
        if span is not None and reading.guest is None and reading.place is not None:
            party = "" if span.point >= _TELLING else reading.claim.party
            topic = replace(reading.topic, subject="")
            counts[topic, span.point, reading.word, party].append(i)
    moved = {}
    for found in counts.values():
        found.sort(key=lambda i: _unlikely(readings[i]))
        first = readings[found[0]]
        for i in found[1:]:
            other = readings[i]
            if first.place is not None and _one_scope(first, other) and _gives_way(other, first.place):
                moved[i] = first.place
    return moved


def _unlikely(reading: Reading) -> tuple[bool, bool, int, str]:
    """Orders the places of one count: towns before regions, named in the passage before taken over."""
    wide = reading.place is not None and reading.place.kind in _WIDE
    return wide, not _explicit(reading), reading.claim.start, reading.claim.id


def _one_scope(a: Reading, b: Reading) -> bool:
    return a.scope == b.scope or not a.scope or not b.scope


def _gives_way(reading: Reading, place: Place) -> bool:
    """Whether a count's own place is only taken over from context, or is the wider one around ``place``."""
    own = reading.place
    if own is None or not _explicit(reading):
        return True
    return own.kind in _WIDE and own.country is not None and own.country == place.country
