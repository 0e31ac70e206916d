"""Maps from an asked picture to a found one, from hashes and keypoints that lie near each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.footage import geometry
from fogline.footage.candidates import KeyPair, Near
from fogline.footage.canvas import align, compare_at
from fogline.footage.prints import Prints

__all__ = ["CHANCE", "Way", "about", "cheap_ways", "is_plausible", "matched", "with_pairs"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

CHANCE = 0.25
"""Likeness that wrong maps seldom reach."""
_SAME_MAP = 0.05
"""Widths: maps that bring a picture's points within this of each other on average are one."""
_STRONG = 12.0
"""Votes of a pair from which the map of its boxes is tried too."""
_FITTED = 8
"""Pairs of key pictures of one item that are fitted one by one."""
_STRIDE = 0.55
"""Seconds: key pictures lie half a second apart, and a camera goes some way in that."""
_AROUND = 30.0
"""Seconds about a pair of key pictures in which its moment is looked for."""


@dataclass(frozen=True, slots=True)
class Way:
    """A map from the asked picture to the found one, with what speaks for it: keypoints over all pairs, the pairs."""

    matrix: Floats
    mirrored: bool
    keypoints: int
    pairs: tuple[tuple[float, float], ...]
    """Seconds of the asked and of the found item."""
    hash_distance: int | None = None
    boxed: bool = False
    """Whether it lays the whole picture on the whole one."""


def cheap_ways(prints: Prints, found: Prints, pairs: list[KeyPair], near: list[Near]) -> list[Way]:
    """Maps between the pictures of a run and an item's that take little to find: all pairs of key pictures together, the
    whole picture on the whole one. Those with most behind them first."""
    ways: list[Way] = []
    for mirrored in (False, True):
        some = [pair for pair in pairs if pair.mirrored is mirrored]
        if (way := _pooled(prints, found, some, mirrored)) is not None:
            ways = _merged(ways, way, prints.aspect)
        if some and some[0].votes >= _STRONG:  # the commonest map of all
            asked, there = int(prints.keys.of[some[0].asked]), int(found.keys.of[some[0].found])
            times = (float(prints.times[asked]), float(found.times[there]))
            matrix = _boxed(
                prints, prints.boxes[prints.shot[asked]], found, found.boxes[found.shot[there]], mirrored
            )
            ways = _merged(ways, Way(matrix, mirrored, 0, (times,), boxed=True), prints.aspect)
    for n in sorted(near, key=lambda n: n.distance)[:8]:
        boxes = prints.hashed_box(n.asked), found.hashed_box(n.found)
        matrix = _boxed(prints, boxes[0], found, boxes[1], n.mirrored)
        times = float(prints.times[prints.hash_of[n.asked]]), float(found.times[found.hash_of[n.found]])
        ways = _merged(ways, Way(matrix, n.mirrored, 0, (times,), n.distance), prints.aspect)
    return _sorted(ways)


def with_pairs(ways: list[Way], prints: Prints, found: Prints, pairs: list[KeyPair]) -> list[Way]:
    """``ways`` with those that single pairs of key pictures give, in the same order."""
    for pair in pairs[:_FITTED]:
        times = (
            float(prints.times[prints.keys.of[pair.asked]]),
            float(found.times[found.keys.of[pair.found]]),
        )
        for fit in _pair_fits(prints, pair.asked, found, pair.found, pair.mirrored):
            ways = _merged(ways, Way(fit.matrix, pair.mirrored, fit.keypoints, (times,)), prints.aspect)
    return _sorted(ways)


def _sorted(ways: list[Way]) -> list[Way]:
    return sorted(
        ways, key=lambda way: (not way.boxed, -way.keypoints - (40 - (way.hash_distance or 70)) / 4)
    )


def matched(
    prints: Prints, key: int, found: Prints, found_key: int, mirrored: bool
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Places of keypoints in either that match; the asked picture's as in its mirror image where ``mirrored``."""
    mine, theirs = prints.keys.slice(key), found.keys.slice(found_key)
    own = prints.keys.mirrored if mirrored else prints.keys.plain
    pairs = geometry.paired(own[mine], found.keys.plain[theirs])
    at = prints.keys.at[mine][pairs[:, 0]]
    if mirrored:
        at = at * np.array([-1, 1], np.float32) + np.array([1, 0], np.float32)
    return at, found.keys.at[theirs][pairs[:, 1]]


def _pair_fits(prints: Prints, key: int, found: Prints, found_key: int, mirrored: bool) -> list[geometry.Fit]:
    fits = geometry.fits(*matched(prints, key, found, found_key, mirrored))
    if mirrored:
        return [geometry.Fit(fit.matrix @ geometry.flip(), fit.keypoints) for fit in fits]
    return fits


def _pooled(prints: Prints, found: Prints, pairs: list[KeyPair], mirrored: bool) -> Way | None:
    """One map for all the pairs that lie one distance apart in time: several that are weak make a strong one."""
    if len(pairs) < 2:
        return None
    times = [
        (float(prints.times[prints.keys.of[p.asked]]), float(found.times[found.keys.of[p.found]]))
        for p in pairs
    ]
    offsets = np.array([there - here for here, there in times])
    votes = np.array([pair.votes for pair in pairs])
    support = ((np.abs(offsets[:, None] - offsets[None, :]) <= 0.4) * votes[None, :]).sum(axis=1)
    chosen = np.flatnonzero(np.abs(offsets - offsets[int(np.argmax(support))]) <= 0.4)
    if len(chosen) < 2:
        return None
    points = [matched(prints, pairs[n].asked, found, pairs[n].found, mirrored) for n in chosen[:6]]
    results = geometry.fits(np.concatenate([p for p, _ in points]), np.concatenate([p for _, p in points]), 1)
    if not results:
        return None
    matrix = results[0].matrix @ geometry.flip() if mirrored else results[0].matrix
    each = results[0].keypoints // 2 if len(points) == 2 else results[0].keypoints // 3
    return Way(matrix, mirrored, each, tuple(times[n] for n in chosen)) if each >= 5 else None


def _boxed(prints: Prints, box: Singles, found: Prints, found_box: Singles, mirrored: bool) -> Floats:
    """The map of one content box (fractions) onto another."""
    one = box * [1, prints.aspect, 1, prints.aspect]
    other = found_box * [1, found.aspect, 1, found.aspect]
    if mirrored:
        one = np.array([1 - one[2], one[1], 1 - one[0], one[3]])
    wide, high = (other[2] - other[0]) / (one[2] - one[0]), (other[3] - other[1]) / (one[3] - one[1])
    matrix = np.array([[wide, 0, other[0] - wide * one[0]], [0, high, other[1] - high * one[1]], [0, 0, 1.0]])
    return matrix @ geometry.flip() if mirrored else matrix


def _merged(ways: list[Way], new: Way, aspect: float) -> list[Way]:
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
            both = Way(
                matrix,
                way.mirrored,
                max(way.keypoints, new.keypoints),
                way.pairs + new.pairs,
                min(distances, default=None),
            )
            return [*ways[:number], both, *ways[number + 1 :]]
    return [*ways, new]


def about(found: Prints, way: Way) -> NDArray[np.int64]:
    """Working pictures of the found item that lie about the pairs behind ``way``."""
    moments_found = np.array([pair[1] for pair in way.pairs])
    near = np.abs(found.times[:, None] - moments_found[None, :]).min(axis=1) <= _AROUND
    return np.flatnonzero(near)


def is_plausible(prints: Prints, found: Prints, way: Way) -> bool:
    """Whether the pictures are at all alike where the map was fitted: most maps of few keypoints are chance."""
    asked, there = way.pairs[0]
    one = np.array([int(np.argmin(np.abs(prints.times - asked)))])
    others = np.flatnonzero(np.abs(found.times - there) <= _STRIDE)
    aligned = align(prints, one, found, others, way.matrix) if len(others) else None
    if aligned is None:
        return False
    alike = [compare_at(aligned, 0.0, float(moment))[0][0] for moment in aligned.found_times]
    return bool(np.nan_to_num(alike).max() >= CHANCE)
