"""Two reports laid side by side, passage by passage: what each passage of one has in a place of the other."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from fogline.lineage.passages import Passage, Text
from fogline.lineage.sequences import common_part, grams, in_order
from fogline.lineage.weights import Mode, features, mode_of, weigh

__all__ = ["Aligner", "Comparison", "Match", "Side"]

SOLID = {Mode.SAME: 0.5, Mode.KIN: 0.42, Mode.ACROSS: 0.4}
"""Part of a passage's weight from which it is held to stand in the other text."""

FEWEST_SHARED = 2.0
"""Weight that a passage shares at least where it is held to stand in the other text."""

_KEPT = 256_000_000
"""Bytes of tables of prepared texts that are kept."""

MOST_PASSAGES = 400
"""Passages of a text that are compared, the first: what is longer is a transcript or a day's whole feed, and no story."""

_DIGITS = 9
"""Likenesses are rounded to so many, so that what is equal is equal whatever order a processor adds in."""


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
    """One text against the other: how many passages it has, its weight, what of that the other has, and the passages that
    stand in the other."""

    count: int
    weight: float
    covered: float
    solid: tuple[Match, ...]
    matches: tuple[Match, ...]

    @property
    def cover(self) -> float:
        """The part of this text's weight that the other has in one place each, 0 to 1."""
        return self.covered / self.weight if self.weight else 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """Marks of a kind in solid passages of the smaller text: ``agreed`` that their places in the other have too, and
    ``clashed`` that stand against another there."""

    agreed: int
    clashed: int


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
    amounts: Held
    """Amounts of two digits and more: two days' summaries in one form of words have others in the same places."""
    figures: Held
    """All amounts."""
    named: Held
    """Names."""


_Floats = npt.NDArray[np.float64]
_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Prepared:
    """A text as a table of passages (rows) and features (columns, by ``keys``); sums do not depend on hash seeds."""

    keys: npt.NDArray[np.uint64]
    table: _Flags
    weights: _Floats
    norms: _Floats
    grams: frozenset[tuple[str, ...]]
    quotes: frozenset[tuple[str, ...]]
    numbers: tuple[str, ...]


class Aligner:
    """Compares texts; keeps those last prepared, since candidates of one text come together."""

    def __init__(self) -> None:
        self._prepared: OrderedDict[tuple[str, Mode], _Prepared] = OrderedDict()
        self._latin: dict[str, bool] = {}
        self._bytes = 0

    def compare(self, one: Text, other: Text) -> Comparison:
        """What the two share, passage by passage."""
        mode = mode_of(self._is_latin(one), self._is_latin(other), one.language, other.language)
        a, b = self._prepare(one, mode), self._prepare(other, mode)
        met = _meet(a, b)
        mine, its = _side(a, b, met, mode), _side(b, a, met.turned(), mode)
        smaller = (mine, one, other) if mine.weight < its.weight else (its, other, one)
        return Comparison(
            mode,
            mine,
            its,
            common_part(a.grams, b.grams),
            len(a.quotes & b.quotes),
            tuple(in_order(a.numbers, b.numbers)),
            _held(*smaller, _counted),
            _held(*smaller, _figures),
            _held(*smaller, lambda passage: {*passage.words.names}),
        )

    def by_marks(self, one: Text, other: Text) -> Side:
        """``one`` against ``other`` by what holds in any language alone, so that all pairs of a case can be ranked."""
        a, b = self._prepare(one, Mode.ACROSS), self._prepare(other, Mode.ACROSS)
        return _side(a, b, _meet(a, b), Mode.ACROSS)

    def norms(self, text: Text) -> tuple[float, ...]:
        """The weight of each passage of a text by itself."""
        return tuple(self._prepare(text, Mode.SAME).norms.tolist())

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
            made = self._prepared[key] = _prepare(text, mode)
            self._bytes += made.table.nbytes
            while self._bytes > _KEPT and len(self._prepared) > 2:
                _, gone = self._prepared.popitem(last=False)
                self._bytes -= gone.table.nbytes
        return made


def _prepare(text: Text, mode: Mode) -> _Prepared:
    compared = text.passages[:MOST_PASSAGES]
    passages = [features(p.words, mode) for p in compared]
    names = frozenset(name for p in compared for name in p.words.names)
    measured = {f: _measure(f, mode.value, f in names) for found in passages for f in found}
    # By a hash of their own, so that the columns stand in one order on every machine.
    known = sorted((m, f) for f, m in measured.items() if m[1])
    column = {feature: index for index, (_, feature) in enumerate(known)}
    table = np.zeros((len(passages), len(known)), dtype=np.bool_)
    for index, found in enumerate(passages):
        table[index, [column[feature] for feature in found if feature in column]] = True
    # What a text says in many of its sentences tells these from each other little.
    weights = np.array([m[1] for m, _ in known]) / (1 + 0.5 * np.log(np.maximum(table.sum(axis=0), 1)))
    groups = frozenset(gram for p in compared for gram in grams(p.words.stems) if mode is not Mode.ACROSS)
    return _Prepared(
        np.array([m[0] for m, _ in known], dtype=np.uint64),
        table,
        weights,
        (table * (weights * np.array([m[2] for m, _ in known]))).sum(axis=1),
        groups,
        frozenset(quote for p in compared for quote in p.words.quotes),
        tuple(m for p in compared for m in p.words.marks if m[0] == "#" and len(m) > 2),
    )


@lru_cache(maxsize=524_288)
def _measure(feature: str, mode: str, named: bool) -> tuple[int, float, float]:
    """A feature's hash, its weight, and the part of that which counts in a text's length; the mode by its value."""
    key = int.from_bytes(blake2b(feature.encode(), digest_size=8).digest(), "little")
    return key, weigh(feature, Mode(mode), named), _part(feature, Mode(mode), named)


def _part(feature: str, mode: Mode, named: bool) -> float:
    """Few words of another language are cognates: what is no name counts in full only where it is shared."""
    if mode is not Mode.SAME and feature[:2] == "k:" and not named:
        return 0.3
    if mode is Mode.KIN and feature[1:2] != ":" and feature[0].isalpha():
        return 0.6
    return 1.0


@dataclass(frozen=True, slots=True, eq=False)
class _Met:
    """The features that two texts share: both tables cut down to them, their weights, and what each two passages share."""

    one: _Floats
    other: _Floats
    weights: _Floats
    totals: _Floats

    def turned(self) -> _Met:
        return _Met(self.other, self.one, self.weights, self.totals.T)


def _meet(a: _Prepared, b: _Prepared) -> _Met:
    _, mine, other = np.intersect1d(a.keys, b.keys, assume_unique=True, return_indices=True)
    weights = np.minimum(a.weights[mine], b.weights[other])
    one, two = a.table[:, mine].astype(np.float64), b.table[:, other].astype(np.float64)
    # Not by "@": products this small cost more to share out among threads than to add up.
    return _Met(one, two, weights, np.einsum("if,jf->ij", one * weights, two))


def _side(mine: _Prepared, other: _Prepared, met: _Met, mode: Mode) -> Side:
    """For each passage the place of the other text that is most like it: one passage, and what its neighbours add."""
    found = np.flatnonzero(met.totals.any(axis=1))
    if not len(found):
        return Side(len(mine.norms), float(mine.norms.sum()), 0.0, (), ())
    totals, norms = met.totals[found], mine.norms[found]
    like = np.round(2 * totals / (norms[:, None] + other.norms), _DIGITS)
    best = like.argmax(axis=1)
    padded = np.zeros((len(met.other) + 2, met.other.shape[1]))
    padded[1:-1] = met.other
    near = np.maximum(padded[best], padded[best + 2])
    there = np.maximum(padded[best + 1], near * 0.5)
    shared = np.round((met.one[found] * met.weights * there).sum(axis=1), _DIGITS)
    covers = np.minimum(
        1.0, np.round(np.divide(shared, norms, out=np.zeros_like(shared), where=norms > 0), _DIGITS)
    )
    matches = tuple(
        Match(*values)
        for values in zip(
            found.tolist(),
            best.tolist(),
            covers.tolist(),
            shared.tolist(),
            np.minimum(1.0, like[np.arange(len(best)), best]).tolist(),
            strict=True,
        )
    )
    solid = tuple(m for m in matches if m.cover >= SOLID[mode] and m.shared >= FEWEST_SHARED)
    return Side(len(mine.norms), float(mine.norms.sum()), float((covers * norms).sum()), solid, matches)


def _held(side: Side, mine: Text, other: Text, of: Callable[[Passage], Collection[str]]) -> Held:
    """What of a kind solid passages share with their places in the other text, and what stands against another there."""
    agreed = clashed = 0
    for match in side.solid:
        its, theirs = of(mine.passages[match.mine]), of(other.passages[match.other])
        if not its or not theirs:
            continue
        if its == theirs:  # most often, and counting takes long
            agreed += len(its)
            continue
        here, there = Counter(its), Counter(theirs)
        same = here & there
        agreed += same.total()
        if here == same or there == same:
            continue
        near = Counter(n for p in other.passages[max(match.other - 1, 0) : match.other + 2] for n in of(p))
        clashed += min((here - near).total(), (there - same).total())
    return Held(agreed, clashed)


def _counted(passage: Passage) -> list[str]:
    """Amounts of two digits and more: small ones are everywhere."""
    return [m for m in passage.words.marks if m[0] == "#" and len(m) > 2]


def _figures(passage: Passage) -> list[str]:
    return [m for m in passage.words.marks if m[0] == "#"]
