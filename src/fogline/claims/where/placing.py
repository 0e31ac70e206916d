"""Which place of a name is meant: judged by the other places and states of the same text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from fogline.claims.where.toponyms import Toponym
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Entry

__all__ = ["choose", "distance_m"]

_EARTH = 6_371_008.8
_NEAR = 150_000.0
_KNOWN_ANYWHERE = 100_000
_MOST_ANCHORS = 40


def distance_m(a: Entry, b: Entry) -> float:
    """The distance between two places on the sphere, in metres."""
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    h = (
        math.sin((q - p) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(h)))


def choose(
    found: Sequence[Toponym], states: Mapping[str, int], region: str | None = None
) -> dict[str, Entry | None]:
    """For each name the entry meant, or ``None`` where none can be told to be.

    ``states`` counts how often each state is named in the text (ISO alpha-3), adjectives included;
    ``region`` is a state that the case is about. One name means one place throughout a text.
    """
    names: dict[str, tuple[Entry, ...]] = {}
    kinds: dict[str, str] = {}
    named: Counter[str] = Counter()
    for place in found:
        if place.entries:
            names.setdefault(place.name, place.entries)
            named[place.name] += 1
            if place.kind:
                kinds.setdefault(place.name, place.kind)
    weights = _weights(names, named, states, region)
    first = {name: _best(name, entries, kinds.get(name), weights, ()) for name, entries in names.items()}
    anchors = [entry for entry in first.values() if entry is not None and entry.kind != "country"]
    chosen: dict[str, Entry | None] = {}
    for name, entries in names.items():
        others = [a for a in anchors if a is not first[name]][:_MOST_ANCHORS]
        best = _best(name, entries, kinds.get(name), weights, others)
        chosen[name] = best if best is None or _credible(name, best, weights, others) else None
    return chosen


def _weights(
    names: Mapping[str, tuple[Entry, ...]],
    named: Mapping[str, int],
    states: Mapping[str, int],
    region: str | None,
) -> dict[str, float]:
    """How much each state is what the text is about, from 0 to 1."""
    counts: Counter[str] = Counter()
    for code, count in states.items():
        counts[code] += 2 * min(count, 10)
    for name, entries in names.items():
        largest = entries[0]
        alone = (
            len(entries) == 1
            or largest.kind == "country"
            or largest.population > 20 * entries[1].population + 20_000
        )
        if alone:
            counts[largest.country] += min(named[name], 5) * (2 if largest.population > 50_000 else 1)
    if region:
        counts[region] += max(4, sum(counts.values()))
    most = max(counts.values(), default=0)
    return {code: count / most for code, count in counts.items()} if most else {}


def _best(
    name: str,
    entries: Sequence[Entry],
    kind: str | None,
    weights: Mapping[str, float],
    anchors: Sequence[Entry],
) -> Entry | None:
    wanted = [entry for entry in entries if kind is None or entry.kind == kind] or list(entries)
    folded = fold(name)
    city = any(entry.kind == "settlement" and entry.population >= _KNOWN_ANYWHERE for entry in wanted)

    def rank(entry: Entry) -> tuple[float, int, str]:
        score = _score(entry, folded, weights, anchors)
        if city and entry.kind == "region":  # "Washington" alone is the city; "Washington state" says so
            score -= 2.0
        return score, entry.population, entry.id

    return max(wanted, key=rank)


def _score(entry: Entry, folded: str, weights: Mapping[str, float], anchors: Sequence[Entry]) -> float:
    score = math.log10(entry.population + 300)
    if entry.kind == "country":
        score += 3
    elif entry.kind == "region":
        score += 0.5
    if fold(entry.name) == folded:
        score += 0.8
    score += 3.0 * weights.get(entry.country, 0.0)
    near = 0.0
    for anchor in anchors:
        if (
            anchor.kind == "region"
            and anchor.country == entry.country
            and anchor.admin
            and anchor.admin == entry.admin
        ):
            near += 1.0
            continue
        near += 1.0 / (1.0 + distance_m(entry, anchor) / _NEAR)
    return score + (4.0 * near / (len(anchors) + 1.0) if anchors else 0.0)


def _credible(name: str, entry: Entry, weights: Mapping[str, float], anchors: Sequence[Entry]) -> bool:
    """A small place in a state that the text is not about, far from all else in it, is another of the name."""
    if entry.kind != "settlement" or entry.population >= _KNOWN_ANYWHERE or not weights:
        return True
    if weights.get(entry.country, 0.0) > 0.05:
        return True
    if any(distance_m(entry, anchor) < 2 * _NEAR for anchor in anchors):
        return True
    return entry.population >= 15_000 and fold(entry.name) == fold(name)
