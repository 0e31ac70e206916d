"""The items of a case, and of older ones, among which copies are looked for.

Each run of the asked item (a shot, or a part of a long one) is looked up by itself: a compilation is answered piece by
piece. Hashes and keypoints name candidates; a map between the pictures is fitted; pictures are aligned by it; and the
brightness of their blocks over time tells a copy from another moment of the same scene. See `moments` and `verdict`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fogline.footage import geometry, moments
from fogline.footage.candidates import Candidates, KeyPair, Near
from fogline.footage.moments import Aligned, Line
from fogline.footage.pieces import Compared, joined, pieced
from fogline.footage.prints import Prints
from fogline.footage.verdict import weigh
from fogline.model.footage import ItemKind, Match, Verdict

__all__ = ["Library"]

Floats = NDArray[np.float64]

_RUN = 48
"""Working pictures of a shot that are looked up together (12 s)."""
_SAME_MAP = 0.05
"""Widths: maps that bring a picture's points within this of each other on average are one."""
_MOST_MAPS = 5
_MOST_ITEMS = 24
_FEW = 6
_STRONG = 12.0
"""Votes of a pair from which the map of its boxes is tried too."""
_FITTED = 8
"""Pairs of key pictures of one item that are fitted one by one."""
_STRIDE = 0.55
"""Seconds: key pictures lie half a second apart, and a camera goes some way in that."""
_CHANCE = 0.25
"""Likeness that wrong maps seldom reach."""
_AROUND = 30.0
"""Seconds about a pair of key pictures in which its moment is looked for."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A map from the asked picture to the found one, with what speaks for it: keypoints over all pairs, the pairs."""

    matrix: Floats
    mirrored: bool
    keypoints: int
    pairs: tuple[tuple[float, float], ...]
    """Seconds of the asked and of the found item."""
    hash_distance: int | None = None
    boxed: bool = False
    """Whether it lays the whole picture on the whole one."""


class Library:
    """Prints by the id of their item; ``find`` answers which of them an item matches."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._prints: list[Prints] = []
        self._candidates = Candidates()

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, item: str) -> bool:
        return item in self._numbers

    def add(self, item: str, prints: Prints) -> None:
        """Add ``prints`` under the item's id (its SHA-256). An item that is there already is left as it is."""
        if item in self._numbers:
            return
        self._numbers[item] = len(self._ids)
        self._candidates.add(len(self._ids), prints)
        self._ids.append(item)
        self._prints.append(prints)

    def find(self, prints: Prints, asked: str = "", *, without: Sequence[str] = ()) -> list[Match]:
        """What the item with ``prints`` has to do with items of the library, the strongest verdict first.

        ``asked`` is its id: the item itself is no match of its own; nor are those in ``without``. Items without a match
        are not in the list: their verdict is ``none``.
        """
        left_out = {self._numbers[item] for item in (asked, *without) if item in self._numbers}
        compared: dict[int, list[Compared]] = defaultdict(list)
        hashes = [near for near in self._candidates.near_hashes(prints) if near.item not in left_out]
        for run in _runs(prints):
            for item, found in self._run(prints, run, hashes, left_out):
                compared[item].append(found)
        matches = [
            joined(asked, self._ids[item], pieced(prints, self._prints[item], parts))
            for item, parts in compared.items()
        ]
        order = list(Verdict)
        matches.sort(
            key=lambda match: (
                order.index(match.verdict),
                -sum(p.asked.length for p in match.pieces),
                match.found,
            )
        )
        return matches

    def _run(
        self, prints: Prints, run: NDArray[np.int64], hashes: list[Near], left_out: set[int]
    ) -> Iterator[tuple[int, Compared]]:
        """What each item that may match has to do with one run of the asked one."""
        keys = np.flatnonzero((prints.key_of >= run[0]) & (prints.key_of <= run[-1]))
        if not len(keys):
            return
        pairs = [p for p in self._candidates.near_keys(prints, _thinned(keys)) if p.item not in left_out]
        near = [n for n in hashes if run[0] <= n.asked <= run[-1]]
        for item in _likeliest(near, pairs):
            ways = self._ways(
                prints, item, [p for p in pairs if p.item == item], [n for n in near if n.item == item]
            )
            best: Compared | None = None
            for way in ways[:_MOST_MAPS]:
                tried = self._compared(prints, run, item, way)
                if tried is not None and (best is None or tried.weighed.order < best.weighed.order):
                    best = tried
            if best is not None and best.weighed.verdict is not Verdict.NONE:
                yield item, best

    def _ways(self, prints: Prints, item: int, pairs: list[KeyPair], near: list[Near]) -> list[_Way]:
        """Maps between the run's pictures and the item's, those with most behind them first."""
        found = self._prints[item]
        ways: list[_Way] = []
        for mirrored in (False, True):
            some = [pair for pair in pairs if pair.mirrored is mirrored]
            if (way := _pooled(prints, found, some, mirrored)) is not None:
                ways = _merged(ways, way, prints.aspect)
            if (
                some and some[0].votes >= _STRONG
            ):  # the whole picture in the whole one is the commonest map of all
                asked, there = int(prints.key_of[some[0].asked]), int(found.key_of[some[0].found])
                times = (float(prints.times[asked]), float(found.times[there]))
                matrix = _boxed(prints, asked, found, there, mirrored)
                ways = _merged(ways, _Way(matrix, mirrored, 0, (times,), boxed=True), prints.aspect)
        for pair in pairs[:_FITTED]:
            times = (
                float(prints.times[prints.key_of[pair.asked]]),
                float(found.times[found.key_of[pair.found]]),
            )
            for fit in _pair_fits(prints, pair.asked, found, pair.found, pair.mirrored):
                ways = _merged(ways, _Way(fit.matrix, pair.mirrored, fit.keypoints, (times,)), prints.aspect)
        for n in sorted(near, key=lambda n: n.distance)[:8]:
            matrix = _boxed(prints, n.asked, found, n.found, n.mirrored)
            times = (float(prints.times[n.asked]), float(found.times[n.found]))
            ways = _merged(ways, _Way(matrix, n.mirrored, 0, (times,), n.distance), prints.aspect)
        return sorted(
            ways, key=lambda way: (not way.boxed, -way.keypoints - (40 - (way.hash_distance or 70)) / 4)
        )

    def _compared(self, prints: Prints, run: NDArray[np.int64], item: int, way: _Way) -> Compared | None:
        found = self._prints[item]
        if not _plausible(prints, found, way):
            return None
        among = _about(found, way)
        aligned = moments.align(prints, run, found, among, way.matrix)
        if aligned is None:
            return None
        line = _line(prints, found, aligned, way)
        matrix, keypoints = way.matrix, way.keypoints
        better = self._refitted(prints, run, found, way, line)
        if better is not None:
            again = moments.align(prints, run, found, among, better.matrix)
            if again is not None:
                new = moments.nearby_line(again, line) or _line(prints, found, again, way)
                if new.correlation >= line.correlation - 0.05:
                    aligned, line, matrix, keypoints = (
                        again,
                        new,
                        better.matrix,
                        max(keypoints, better.keypoints),
                    )
        likeness, agreeing = moments.compare_at(aligned, line.speed, line.offset)
        part = _belonging(likeness)
        if line.frames >= 5 and part is not None:  # a cut that was not seen, or a part that was put in
            some = aligned.only(part)
            fresh = moments.best_line(some)
            if fresh is not None:
                near_some, agree_some = moments.compare_at(some, fresh.speed, fresh.offset)
                tried = weigh(some, fresh, near_some, agree_some, keypoints, way.hash_distance)
                whole = weigh(aligned, line, likeness, agreeing, keypoints, way.hash_distance)
                if tried.order < whole.order:
                    return Compared(run[part], some, fresh, matrix, way.mirrored, near_some, tried)
        weighed = weigh(aligned, line, likeness, agreeing, keypoints, way.hash_distance)
        return Compared(run, aligned, line, matrix, way.mirrored, likeness, weighed)

    def _refitted(
        self, prints: Prints, run: NDArray[np.int64], found: Prints, way: _Way, line: Line
    ) -> geometry.Fit | None:
        """The map fitted anew, over all key pictures that the line in time brings together."""
        asked_at, found_at = [], []
        found_times = found.times[found.key_of]
        for key in np.flatnonzero((prints.key_of >= run[0]) & (prints.key_of <= run[-1])):
            moment = line.speed * float(prints.times[prints.key_of[key]]) + line.offset
            place = int(np.argmin(np.abs(found_times - moment)))
            if abs(float(found_times[place]) - moment) > 0.3:
                continue
            one, other = _matched(prints, int(key), found, place, way.mirrored)
            asked_at.append(one)
            found_at.append(other)
        if not asked_at:
            return None
        results = geometry.fits(np.concatenate(asked_at), np.concatenate(found_at), 1)
        if not results:
            return None
        fit = results[0]
        count = fit.keypoints // len(asked_at)
        matrix = fit.matrix @ geometry.flip() if way.mirrored else fit.matrix
        return geometry.Fit(matrix, count) if fit.keypoints >= 8 else None


def _runs(prints: Prints) -> Iterator[NDArray[np.int64]]:
    """Numbers of working pictures, shot by shot, long shots in parts of like length."""
    for shot in np.unique(prints.shot):
        whole = np.flatnonzero(prints.shot == shot)
        yield from np.array_split(whole, -(-len(whole) // _RUN))


def _thinned(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each second of many key pictures: one a second is enough to name candidates."""
    return keys[::2] if len(keys) > _FEW else keys


def _keypoints(prints: Prints, key: int) -> slice:
    return slice(int(prints.key_start[key]), int(prints.key_start[key + 1]))


def _matched(
    prints: Prints, key: int, found: Prints, found_key: int, mirrored: bool
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Places of keypoints in either that match; the asked picture's as in its mirror image where ``mirrored``."""
    mine, theirs = _keypoints(prints, key), _keypoints(found, found_key)
    pairs = geometry.paired((prints.mirrored if mirrored else prints.plain)[mine], found.plain[theirs])
    at = prints.at[mine][pairs[:, 0]]
    if mirrored:
        at = at * np.array([-1, 1], np.float32) + np.array([1, 0], np.float32)
    return at, found.at[theirs][pairs[:, 1]]


def _pair_fits(prints: Prints, key: int, found: Prints, found_key: int, mirrored: bool) -> list[geometry.Fit]:
    fits = geometry.fits(*_matched(prints, key, found, found_key, mirrored))
    if mirrored:
        return [geometry.Fit(fit.matrix @ geometry.flip(), fit.keypoints) for fit in fits]
    return fits


def _pooled(prints: Prints, found: Prints, pairs: list[KeyPair], mirrored: bool) -> _Way | None:
    """One map for all the pairs that lie one distance apart in time: several that are weak make a strong one."""
    if len(pairs) < 2:
        return None
    times = [
        (float(prints.times[prints.key_of[p.asked]]), float(found.times[found.key_of[p.found]]))
        for p in pairs
    ]
    offsets = np.array([there - here for here, there in times])
    votes = np.array([pair.votes for pair in pairs])
    support = ((np.abs(offsets[:, None] - offsets[None, :]) <= 0.4) * votes[None, :]).sum(axis=1)
    chosen = np.flatnonzero(np.abs(offsets - offsets[int(np.argmax(support))]) <= 0.4)
    if len(chosen) < 2:
        return None
    points = [_matched(prints, pairs[n].asked, found, pairs[n].found, mirrored) for n in chosen[:6]]
    results = geometry.fits(np.concatenate([p for p, _ in points]), np.concatenate([p for _, p in points]), 1)
    if not results:
        return None
    matrix = results[0].matrix @ geometry.flip() if mirrored else results[0].matrix
    each = results[0].keypoints // 2 if len(points) == 2 else results[0].keypoints // 3
    return _Way(matrix, mirrored, each, tuple(times[n] for n in chosen)) if each >= 5 else None


def _boxed(prints: Prints, frame: int, found: Prints, found_frame: int, mirrored: bool) -> Floats:
    """The map of one shot's content box onto another's."""
    one = prints.boxes[prints.shot[frame]] * [1, prints.aspect, 1, prints.aspect]
    other = found.boxes[found.shot[found_frame]] * [1, found.aspect, 1, found.aspect]
    if mirrored:
        one = np.array([1 - one[2], one[1], 1 - one[0], one[3]])
    wide, high = (other[2] - other[0]) / (one[2] - one[0]), (other[3] - other[1]) / (one[3] - one[1])
    matrix = np.array([[wide, 0, other[0] - wide * one[0]], [0, high, other[1] - high * one[1]], [0, 0, 1.0]])
    return matrix @ geometry.flip() if mirrored else matrix


def _merged(ways: list[_Way], new: _Way, aspect: float) -> list[_Way]:
    """``ways`` with ``new``: joined to one that maps alike, else added."""
    grid = np.array([(x, y * aspect) for x in (0.1, 0.5, 0.9) for y in (0.1, 0.5, 0.9)])
    there = geometry.mapped(new.matrix, grid)
    reach = float(np.linalg.norm(there[8] - there[0]))
    for number, way in enumerate(ways):
        if way.boxed or new.boxed:
            continue
        if way.mirrored != new.mirrored:
            continue
        apart = float(np.linalg.norm(geometry.mapped(way.matrix, grid) - there, axis=1).mean())
        if apart <= _SAME_MAP * reach:
            matrix = way.matrix if way.keypoints >= new.keypoints else new.matrix
            distances = [d for d in (way.hash_distance, new.hash_distance) if d is not None]
            both = _Way(
                matrix,
                way.mirrored,
                max(way.keypoints, new.keypoints),
                way.pairs + new.pairs,
                min(distances, default=None),
            )
            return [*ways[:number], both, *ways[number + 1 :]]
    return [*ways, new]


def _about(found: Prints, way: _Way) -> NDArray[np.int64]:
    """Working pictures of the found item that lie about the pairs behind ``way``."""
    moments_found = np.array([pair[1] for pair in way.pairs])
    near = np.abs(found.times[:, None] - moments_found[None, :]).min(axis=1) <= _AROUND
    return np.flatnonzero(near)


def _likeliest(near: list[Near], pairs: list[KeyPair]) -> list[int]:
    """The items with most behind them, the likeliest first: in a large archive many hashes are near by chance."""
    weight: dict[int, float] = defaultdict(float)
    for n in near:
        weight[n.item] += max(0, 72 - n.distance) / 4
    for pair in pairs:
        weight[pair.item] += pair.votes
    return sorted(weight, key=lambda item: (-weight[item], item))[:_MOST_ITEMS]


def _belonging(likeness: Floats) -> NDArray[np.bool_] | None:
    """The longest stretch of pictures that are alike, where it is long enough and not nearly all of them."""
    known = np.nan_to_num(likeness, nan=-1.0)
    alike = known >= max(_CHANCE, 0.6 * float(np.quantile(known, 0.9)))
    edges = np.flatnonzero(np.diff(np.r_[0, alike.astype(int), 0]))
    stretches = [
        (int(end - begin), int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)
    ]
    if not stretches or not 6 <= max(stretches)[0] <= 0.9 * len(known):
        return None
    _, begin, end = max(stretches)
    result = np.zeros(len(known), bool)
    result[begin:end] = True
    return result


def _plausible(prints: Prints, found: Prints, way: _Way) -> bool:
    """Whether the pictures are at all alike where the map was fitted: most maps of few keypoints are chance."""
    asked, there = way.pairs[0]
    one = np.array([int(np.argmin(np.abs(prints.times - asked)))])
    others = np.flatnonzero(np.abs(found.times - there) <= _STRIDE)
    aligned = moments.align(prints, one, found, others, way.matrix) if len(others) else None
    if aligned is None:
        return False
    alike = [moments.compare_at(aligned, 0.0, float(moment))[0][0] for moment in aligned.found_times]
    return bool(np.nan_to_num(alike).max() >= _CHANCE)


def _line(prints: Prints, found: Prints, aligned: Aligned, way: _Way) -> Line:
    """The line in time: by the blocks' brightness where it tells, else through the pair with most behind it."""
    asked, there = way.pairs[0]
    line: Line | None = None
    if prints.kind is found.kind is ItemKind.VIDEO:
        line = moments.best_line(aligned)
    elif prints.kind is ItemKind.IMAGE and found.kind is ItemKind.VIDEO:
        line = moments.still_moment(aligned)
    elif prints.kind is ItemKind.VIDEO and found.kind is ItemKind.IMAGE:
        line = moments.still_moment(aligned.turned())
        if line is not None:
            line = replace(line, offset=0.0)
    return line or Line(1.0, there - asked, 0.0, 0, 0.0)
