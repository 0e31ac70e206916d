"""Which place of a name is meant: judged by the other places and states of the same text.

One name means one place throughout a text, unless the text itself says otherwise ("Paris, Texas"). What speaks for a
candidate: how large it is, what the text says holds it, how much of the rest of the text lies in its state and in its
region, and how near the text's other places are. The shares of states and regions are found by letting every name vote
for all its candidates, first by size alone, then by what the votes made likely.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from fogline.claims.where.place_names import Toponym
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Entry
from fogline.knowledge.translit import spellings

__all__ = ["choose", "distance_m", "inside", "senses"]

_EARTH = 6_371_008.8
_NEAR = 150_000.0
_KNOWN_ANYWHERE = 100_000
_MOST_ANCHORS = 40
_NEAREST = 10
_MOST_CANDIDATES = 30
_ROUNDS = 3
_COUNTRY, _STATE, _REGION, _NEARNESS, _HELD = 2.0, 2.5, 6.0, 6.0, 6.0
_STATE_NAMED, _CASE = 1.0, 4.0
_OWN_NAME, _FORMER, _TOWN = 0.8, 1.0, 50_000
_ALIKE = 60.0
"""From 0 to 100, how like its present name a spelling of it is: "Kiev" and Kyiv, not "Pokrovsk" and Engels."""
_SHARP = 2.0  # how much of the votes the likelier candidate takes

Division = tuple[str, str]
"""A state and a first-level division in it; ``""`` for the state as a whole."""


def distance_m(a: Entry, b: Entry) -> float:
    """The distance between two places on the sphere, in metres."""
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    h = (
        math.sin((q - p) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(h)))


def inside(entry: Entry, region: Entry) -> bool:
    """Whether a place lies in a region or state, as far as codes and the region's reach say."""
    if region.kind == "settlement":
        return False
    if region.kind == "continent":
        return entry.kind != "continent" and distance_m(entry, region) <= region.radius_m
    if region.kind == "country" or entry.country != region.country:
        return region.kind == "country" and entry.country == region.country and entry.id != region.id
    if region.id == f"region:{region.country}.{region.admin}":
        return entry.admin == region.admin and entry.id != region.id
    return entry.id != region.id and distance_m(entry, region) <= region.radius_m * 1.3


def choose(
    found: Sequence[Toponym], states: Mapping[str, int], region: str | None = None
) -> dict[str, Entry | None]:
    """For each name the entry meant, or ``None`` where none can be told to be; see ``senses``."""
    return dict(zip((place.name for place in found), senses(found, states, region), strict=True))


def senses(
    found: Sequence[Toponym],
    states: Mapping[str, int],
    region: str | None = None,
    pairs: Sequence[tuple[int, int]] = (),
    local: float = 1.0,
) -> list[Entry | None]:
    """For each of the places found the entry meant, or ``None`` where none can be told to be.

    ``states`` counts how often each state is named in the text (ISO alpha-3), adjectives included; ``region`` is a
    state that the case is about; ``pairs`` are indexes of a place and of the one that the text says holds it;
    ``local`` is how much the text's regions and the nearness of its places count beside size: 1 for a paper of one
    town, less for news of a war, in which a village bears its oblast's name less often than the city is meant.
    """
    groups = _groups(found, pairs)
    votes = _Votes.of(groups, states, region, local)
    for group in groups:
        group.best = _best(group, votes, ())
    anchors = [g.best for g in groups if g.best is not None and g.best.kind in ("settlement", "region")]
    chosen: list[Entry | None] = [None] * len(found)
    for group in groups:
        others = [a for a in anchors if a is not group.best][:_MOST_ANCHORS]
        best = _best(group, votes, others)
        if best is not None and not group.outer and not _credible(group.name, best, votes, others):
            best = None
        for index in group.members:
            chosen[index] = best
    return chosen


@dataclass(slots=True, eq=False)
class _Group:
    """All mentions of one name in one sense."""

    name: str
    entries: tuple[Entry, ...]
    kind: str | None
    members: list[int]
    outer: tuple[Entry, ...] = ()
    """What the text says holds it."""
    inner: tuple[Entry, ...] = ()
    """What the text says that it holds."""
    shares: list[float] | None = None
    best: Entry | None = None
    of_town: bool = False
    """Whether it is the present name of a town of some size."""

    def __post_init__(self) -> None:
        own = {fold(self.name), *map(fold, spellings(self.name))}
        self.of_town = any(e.population >= _TOWN and fold(e.name) in own for e in self.entries)

    @property
    def wanted(self) -> list[Entry]:
        """The candidates of the kind that the text demands."""
        kept = [e for e in self.entries if self.kind is None or e.kind == self.kind] or list(self.entries)
        if self.outer:
            held = [e for e in kept if any(inside(e, o) for o in self.outer)]
            kept = held or kept
        return kept[:_MOST_CANDIDATES]


def _groups(found: Sequence[Toponym], pairs: Sequence[tuple[int, int]]) -> list[_Group]:
    """One group a name; several where the text puts the name into several regions."""
    outer = dict(pairs)
    inner: dict[int, list[int]] = defaultdict(list)
    for small, large in pairs:
        inner[large].append(small)
    held: dict[str, list[str]] = defaultdict(list)
    for index, place in enumerate(found):
        if index in outer and found[outer[index]].name not in held[place.name]:
            held[place.name].append(found[outer[index]].name)
    groups: dict[tuple[str, str], _Group] = {}
    for index, place in enumerate(found):
        if not place.entries:
            continue
        holders = held[place.name]
        by = found[outer[index]].name if index in outer else holders[0] if holders else ""
        key = (place.name, by)
        if key not in groups:
            groups[key] = _Group(place.name, place.entries, place.kind, [])
        group = groups[key]
        group.members.append(index)
        group.kind = group.kind or place.kind
        if index in outer:
            group.outer = found[outer[index]].entries
        for small in inner[index]:
            group.inner += found[small].entries
    return list(groups.values())


class _Votes:
    """How much of a text is about each state and region, by the names in it."""

    def __init__(self, states: Mapping[str, int], region: str | None, local: float) -> None:
        self.local = local
        self._fixed: defaultdict[Division, float] = defaultdict(float)
        self._named = {code: _STATE_NAMED * min(count, 10) for code, count in states.items()}
        for code, count in self._named.items():
            self._fixed[code, ""] += count
        if region:
            self._fixed[region, ""] += max(_CASE, float(sum(self._fixed.values())))
        self._counts = self._fixed.copy()

    @classmethod
    def of(
        cls, groups: Sequence[_Group], states: Mapping[str, int], region: str | None, local: float
    ) -> _Votes:
        votes = cls(states, region, local)
        for _ in range(_ROUNDS):
            for group in groups:
                group.shares = votes._shares(group)
            votes._counts = votes._fixed.copy()
            for group in groups:
                votes._add(group)
        return votes

    def _shares(self, group: _Group) -> list[float]:
        scores = [_score(entry, group, self) for entry in group.wanted]
        most = max(scores, default=0.0)
        powers = [math.exp(_SHARP * (score - most)) for score in scores]
        whole = sum(powers)
        return [power / whole for power in powers]

    def _add(self, group: _Group) -> None:
        weight = 1.0 + math.log(len(group.members))
        for entry, share in zip(group.wanted, group.shares or (), strict=False):
            if entry.kind == "continent":
                continue
            self._counts[entry.country, ""] += weight * share
            if entry.admin and entry.kind != "country":
                self._counts[entry.country, entry.admin] += weight * share

    def weights(self, entry: Entry, group: _Group) -> tuple[float, float]:
        """How much of all else in the text is in the state and in the region of an entry, each from 0 to 1."""
        own_state = own_region = 0.0
        weight = 1.0 + math.log(len(group.members))
        for other, share in zip(group.wanted, group.shares or (), strict=False):
            if other.country == entry.country and other.kind != "continent":
                own_state += weight * share
                if entry.admin and other.admin == entry.admin and other.kind != "country":
                    own_region += weight * share
        whole = sum(v for (_, admin), v in self._counts.items() if not admin)
        rest = whole - (weight if group.shares else 0.0)
        named = self._counts.get((entry.country, ""), 0.0) - own_state
        if (
            group.of_town
        ):  # who speaks of a town, or fights for it, does not tell whose town it is: only places do
            rest -= sum(self._named.values())
            named -= self._named.get(entry.country, 0.0)
        if rest <= 0.5:
            return 0.0, 0.0
        state = named / rest
        if not entry.admin or entry.kind == "country":
            return max(0.0, state), 0.0
        return max(0.0, state), max(
            0.0, (self._counts.get((entry.country, entry.admin), 0.0) - own_region) / rest
        )

    def share(self, country: str) -> float:
        """How much of the text is about a state, from 0 to 1, beside the state that it is most about."""
        most = max((v for (_, admin), v in self._counts.items() if not admin), default=0.0)
        return self._counts.get((country, ""), 0.0) / most if most > 0 else 0.0

    def __bool__(self) -> bool:
        return bool(self._counts)


def _best(group: _Group, votes: _Votes, anchors: Sequence[Entry]) -> Entry | None:
    wanted = group.wanted
    city = any(entry.kind == "settlement" and entry.population >= _KNOWN_ANYWHERE for entry in wanted)

    def rank(entry: Entry) -> tuple[float, int, str]:
        score = _score(entry, group, votes, anchors)
        if city and entry.kind == "region" and not group.inner:
            score -= 2.0  # "Washington" alone is the city; "Washington state" says so
        return score, entry.population, entry.id

    return max(wanted, key=rank) if wanted else None


def _score(entry: Entry, group: _Group, votes: _Votes, anchors: Sequence[Entry] = ()) -> float:
    score = math.log10(entry.population + 300)
    if entry.kind == "country":
        score += _COUNTRY
    elif entry.kind == "region":
        score += 0.5
    if fold(entry.name) == fold(group.name):
        score += _OWN_NAME
    elif group.of_town and all(
        fuzz.ratio(fold(entry.name), spelt) < _ALIKE for spelt in (fold(group.name), *spellings(group.name))
    ):
        score -= _FORMER  # what is a town's name today is less likely another's of old
    state, region = votes.weights(entry, group)
    score += _STATE * math.sqrt(state) + votes.local * _REGION * math.sqrt(region)
    if group.inner and any(inside(other, entry) for other in group.inner):
        score += _HELD
    if not anchors:
        return score
    near = sorted(
        (
            1.0 if anchor.kind == "region" and inside(entry, anchor)
            else 1.0 / (1.0 + distance_m(entry, anchor) / _NEAR)
            for anchor in anchors
        ),
        reverse=True,
    )[:_NEAREST]  # fmt: skip
    return score + votes.local * _NEARNESS * sum(near) / (len(near) + 1.0)


def _credible(name: str, entry: Entry, votes: _Votes, anchors: Sequence[Entry]) -> bool:
    """A small place in a state that the text is not about, far from all else in it, is another of the name."""
    if entry.kind != "settlement" or entry.population >= _KNOWN_ANYWHERE or not votes:
        return True
    if votes.share(entry.country) > 0.05:
        return True
    if any(distance_m(entry, anchor) < 2 * _NEAR for anchor in anchors):
        return True
    return entry.population >= 15_000 and fold(entry.name) == fold(name)
