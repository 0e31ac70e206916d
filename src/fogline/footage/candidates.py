"""Which stretches of which items may show what a stretch that is asked about shows: by hashes, and by keypoints.

Neither decides: hashes do not find a crop or a picture in a picture, keypoints find every caption in the same type.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from fogline.footage.index import BinaryIndex
from fogline.footage.pdq import GOOD
from fogline.footage.prints import Prints

__all__ = ["Candidates", "KeyPair", "Near"]

_T = TypeVar("_T", bound=np.generic)

_HASH_FAR = 70
"""Bits of 256: hashes farther apart are no hint. (PDQ's own threshold for a copy is 31.)"""
_POINT_FAR = 62
_NEIGHBOURS = 10
_INDEXED_EVERY = 2
"""Of each item, keypoints of each so-many-th key picture are indexed (one a second), all are kept."""


@dataclass(frozen=True, slots=True)
class Near:
    """A hash of the asked item near one of item ``item``; ``asked`` and ``found`` are their numbers."""

    item: int
    asked: int
    found: int
    mirrored: bool
    distance: int


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Key pictures (numbers into ``key_of``) with ``votes``: keypoints of one whose near neighbours lie in the other."""

    item: int
    asked: int
    found: int
    mirrored: bool
    votes: float


class Candidates:
    """The indexes over all items' hashes and keypoints."""

    def __init__(self) -> None:
        self._hashes = BinaryIndex(exact=True)
        self._points = BinaryIndex()
        self._hash_owner: list[NDArray[np.int32]] = []
        self._keys: list[NDArray[np.int32]] = []
        self._point_counts: list[NDArray[np.int64]] = []

    def add(self, item: int, prints: Prints) -> None:
        """Index ``prints`` as those of item number ``item``."""
        good = np.flatnonzero(prints.quality >= GOOD)
        self._hashes.add(prints.hashes[good])
        self._hash_owner.append(np.stack([np.full(len(good), item, np.int32), good.astype(np.int32)], axis=1))
        chosen = indexed_keys(prints)
        rows = [prints.keys.plain[prints.keys.slice(k)] for k in chosen]
        for part in rows:
            self._points.add(part)
        self._point_counts.append(np.array([len(part) for part in rows], np.int64))
        self._keys.append(np.array([(item, k) for k in chosen], np.int32).reshape(-1, 2))

    def near_hashes(self, prints: Prints, most: int = 24) -> list[Near]:
        """Hashes of all items near those of ``prints``, either way round."""
        good = np.flatnonzero(prints.quality >= GOOD)
        if not len(good) or not len(self._hashes):
            return []
        owner = self._one(self._hash_owner)
        results = []
        for mirrored, rows in ((False, prints.hashes), (True, prints.mirrored_hashes)):
            distances, numbers = self._hashes.search(rows[good], most)
            for row, place in zip(*np.nonzero((distances <= _HASH_FAR) & (numbers >= 0)), strict=True):
                item, found = (int(value) for value in owner[numbers[row, place]])
                results.append(Near(item, int(good[row]), found, mirrored, int(distances[row, place])))
        return results

    def near_keys(self, prints: Prints, keys: NDArray[np.int64], most: int = 140) -> list[KeyPair]:
        """The pairs of key pictures with most votes, of ``prints``' ``keys`` and all items'."""
        if not len(self._points):
            return []
        starts = np.concatenate([[0], np.cumsum(self._one(self._point_counts))])
        names = self._one(self._keys)
        votes: dict[tuple[int, int, bool], float] = defaultdict(float)
        for mirrored, rows in ((False, prints.keys.plain), (True, prints.keys.mirrored)):
            counts = prints.keys.start[keys + 1] - prints.keys.start[keys]
            wanted = np.concatenate([np.arange(prints.keys.start[k], prints.keys.start[k + 1]) for k in keys])
            asked = np.repeat(keys, counts)
            distances, numbers = self._points.search(rows[wanted], _NEIGHBOURS)
            hit = (distances <= _POINT_FAR) & (numbers >= 0)
            row, _ = np.nonzero(hit)
            found = np.searchsorted(starts, numbers[hit], side="right") - 1
            weight = np.exp2(-distances[hit] / 16.0)
            pair = asked[row] * len(names) + found
            each, where = np.unique(pair, return_inverse=True)
            sums = np.bincount(where, weights=weight)
            for name, total in zip(each, sums, strict=True):
                votes[int(name) // len(names), int(name) % len(names), mirrored] += float(total)
        best = sorted(votes.items(), key=lambda vote: -vote[1])
        return [
            KeyPair(int(names[found][0]), asked, int(names[found][1]), mirrored, total)
            for (asked, found, mirrored), total in _spread(best, names, most)
        ]

    @staticmethod
    def _one(parts: list[NDArray[_T]]) -> NDArray[_T]:
        if len(parts) > 1:
            parts[:] = [np.concatenate(parts)]
        return parts[0]


def indexed_keys(prints: Prints) -> list[int]:
    """The key pictures whose keypoints are indexed: each second one of a shot, its first among them."""
    chosen, shot, turn = [], -1, 0
    for key, frame in enumerate(prints.keys.of):
        turn = 0 if prints.shot[frame] != shot else turn + 1
        shot = int(prints.shot[frame])
        if turn % _INDEXED_EVERY == 0:
            chosen.append(key)
    return chosen


def _spread(
    best: list[tuple[tuple[int, int, bool], float]], names: NDArray[np.int32], most: int
) -> list[tuple[tuple[int, int, bool], float]]:
    """The best pairs, of each item and way round no more than a few: one still item would fill all places."""
    taken: dict[tuple[int, bool], int] = defaultdict(int)
    kept = []
    for vote in best:
        (_, found, mirrored), _ = vote
        owner = (int(names[found][0]), mirrored)
        if taken[owner] < 14:
            taken[owner] += 1
            kept.append(vote)
        if len(kept) == most:
            break
    return kept
