"""Two reports laid side by side, passage by passage: what each passage of one has in a place of the other."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.lineage.passages import Text
from fogline.lineage.weights import Mode, features, mode_of, weigh

__all__ = ["Aligner", "Comparison", "Match", "Side", "longest_rise", "verbatim"]

SOLID = {Mode.SAME: 0.5, Mode.KIN: 0.42, Mode.ACROSS: 0.4}
"""Part of a passage's weight from which it is held to stand in the other text."""

FEWEST_SHARED = 2.0
"""Weight that a passage shares at least where it is held to stand in the other text."""

_KEPT = 4096
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Passage ``mine`` and the passage ``other`` of the other text that is most like it (indices).

    ``cover`` is the part (0 to 1) of its weight that stands there and in the passage next to it; ``shared`` that weight.
    """

    mine: int
    other: int
    cover: float
    shared: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Side:
    """One text against the other: its weight, what of it the other has, and the passages that stand in the other."""

    weight: float
    covered: float
    solid: tuple[Match, ...]
    matches: tuple[Match, ...]

    @property
    def cover(self) -> float:
        """The part of this text's weight that the other has in one place each, 0 to 1."""
        return self.covered / self.weight if self.weight else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts share. ``one`` is the first text's side."""

    mode: Mode
    one: Side
    other: Side
    grams: float
    """Part of the shorter text's groups of three content words that the other has too; 0 across alphabets."""
    quotes: int
    """Quotations in the same words."""
    numbers: tuple[str, ...]
    """Amounts in the same order in both."""

    def turned(self) -> Comparison:
        """The same, seen from the other text."""
        return Comparison(self.mode, self.other, self.one, self.grams, self.quotes, self.numbers)


@dataclass(frozen=True, slots=True, eq=False)
class _Prepared:
    text: Text
    latin: bool
    passages: tuple[frozenset[str], ...]
    places: dict[str, tuple[int, ...]]
    weights: dict[str, float]
    norms: tuple[float, ...]
    names: frozenset[str]
    grams: frozenset[tuple[str, ...]]
    numbers: tuple[str, ...]


class Aligner:
    """Compares texts; keeps those last prepared, since candidates of one text come together."""

    def __init__(self) -> None:
        self._prepared: OrderedDict[tuple[str, Mode], _Prepared] = OrderedDict()
        self._latin: dict[str, bool] = {}

    def compare(self, one: Text, other: Text) -> Comparison:
        """What the two share, passage by passage."""
        mode = mode_of(self._is_latin(one), self._is_latin(other), one.language, other.language)
        a, b = self._prepare(one, mode), self._prepare(other, mode)
        shared = a.places.keys() & b.places.keys()
        return Comparison(
            mode,
            _side(a, b, shared, mode),
            _side(b, a, shared, mode),
            _common(a.grams, b.grams),
            _quotes(one, other),
            tuple(_in_order(a.numbers, b.numbers)),
        )

    def by_marks(self, one: Text, other: Text) -> Side:
        """``one`` against ``other`` by what holds in any language alone, so that all pairs of a case can be ranked."""
        a, b = self._prepare(one, Mode.ACROSS), self._prepare(other, Mode.ACROSS)
        return _side(a, b, a.places.keys() & b.places.keys(), Mode.ACROSS)

    def norms(self, text: Text) -> tuple[float, ...]:
        """The weight of each passage of a text by itself."""
        return self._prepare(text, Mode.SAME).norms

    def _is_latin(self, text: Text) -> bool:
        known = self._latin.get(text.report)
        if known is None:
            stems = [s for p in text.passages[:12] for s in p.words.stems if s[0].isalpha()]
            known = sum(s.isascii() for s in stems) * 2 >= len(stems)
            self._latin[text.report] = known
        return known

    def _prepare(self, text: Text, mode: Mode) -> _Prepared:
        key = (text.report, mode)
        made = self._prepared.get(key)
        if made is None:
            made = self._prepared[key] = _prepare(text, mode, self._is_latin(text))
            if len(self._prepared) > _KEPT:
                self._prepared.popitem(last=False)
        return made


def _prepare(text: Text, mode: Mode, latin: bool) -> _Prepared:
    passages = tuple(features(p.words, mode) for p in text.passages)
    names = frozenset(name for p in text.passages for name in p.words.names)
    count = Counter(f for found in passages for f in found)
    # What a text says in many of its sentences tells these from each other little.
    weights = {f: weigh(f, mode, f in names) / (1 + 0.5 * math.log(n)) for f, n in count.items()}
    places: dict[str, list[int]] = {}
    for index, found in enumerate(passages):
        for feature in found:
            places.setdefault(feature, []).append(index)
    grams = frozenset(
        gram for p in text.passages for gram in _grams(p.words.stems) if mode is not Mode.ACROSS
    )
    numbers = tuple(m for p in text.passages for m in p.words.marks if m[0] == "#" and len(m) > 2)
    norms = tuple(sum(_norm(f, weights, names, mode) for f in found) for found in passages)
    return _Prepared(
        text, latin, passages, {f: tuple(p) for f, p in places.items()}, weights, norms, names, grams, numbers
    )


def _norm(feature: str, weights: dict[str, float], names: frozenset[str], mode: Mode) -> float:
    """Few words of another language are cognates: what is no name counts in full only where it is shared."""
    weight = weights[feature]
    if mode is not Mode.SAME and feature[:2] == "k:" and feature not in names:
        return 0.3 * weight
    return weight


def _side(mine: _Prepared, other: _Prepared, shared: set[str], mode: Mode) -> Side:
    matches = []
    covered = 0.0
    for index, found in enumerate(mine.passages):
        match = _best(index, found & shared, mine, other)
        if match is not None:
            matches.append(match)
            covered += match.cover * mine.norms[index]
    solid = tuple(m for m in matches if m.cover >= SOLID[mode] and m.shared >= FEWEST_SHARED)
    return Side(sum(mine.norms), covered, solid, tuple(matches))


def _best(index: int, found: frozenset[str], mine: _Prepared, other: _Prepared) -> Match | None:
    """The place of the other text that is most like a passage: one passage, and what its neighbours add."""
    totals: dict[int, float] = {}
    for feature in found:
        weight = min(mine.weights[feature], other.weights[feature])
        for place in other.places[feature]:
            totals[place] = totals.get(place, 0.0) + weight
    if not totals:
        return None
    norm = mine.norms[index]
    best = max(totals, key=lambda place: (totals[place] / (norm + other.norms[place]), -place))
    near = (best - 1, best, best + 1)
    shared = 0.0
    for feature in found:
        if any(place in near for place in other.places[feature]):
            at = best in other.places[feature]
            shared += min(mine.weights[feature], other.weights[feature]) * (1.0 if at else 0.5)
    cover = min(1.0, shared / norm) if norm else 0.0
    likeness = min(1.0, 2 * totals[best] / (norm + other.norms[best]))
    return Match(index, best, cover, shared, likeness)


def verbatim(mine: Text, other: Text, passages: Iterable[int]) -> float:
    """The part of these passages' groups of three content words that the other text has too, 0 to 1.

    What stands in quotation marks in both does not count: quotations are kept in rewrites too. 0 where too few are left.
    """
    there = {gram for p in other.passages for gram in _grams(p.words.stems)}
    quoted = {gram for p in other.passages for q in p.words.quotes for gram in _grams(q)}
    found = [g for i in passages for g in _grams(mine.passages[i].words.stems)]
    own = [g for g in found if g not in quoted] if quoted else found
    # Where nearly all is quotation, the quotation is the text.
    counted = own if len(own) * 4 >= len(found) else found
    return sum(g in there for g in counted) / len(counted) if counted else 0.0


def _grams(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(stems[i : i + _GRAM]) for i in range(len(stems) - _GRAM + 1))


def _common(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _quotes(one: Text, other: Text) -> int:
    mine = {quote for p in one.passages for quote in p.words.quotes}
    if not mine:
        return 0
    return len(mine & {quote for p in other.passages for quote in p.words.quotes})


def _in_order(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The longest row of amounts that both texts have in this order."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            lengths[i][j] = (
                lengths[i + 1][j + 1] + 1 if one[i] == other[j] else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            found.append(one[i])
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def longest_rise(places: Sequence[int]) -> int:
    """The length of the longest row of places that never goes back (Fredman 1975): how far an order is kept."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place + 1)
        if at == len(tails):
            tails.append(place)
        else:
            tails[at] = place
    return len(tails)
