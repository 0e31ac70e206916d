"""Where along one row of pictures another lies, and how fast it runs: all shifts at once, for a grid of speeds."""

from __future__ import annotations

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from fogline.footage.canvas import STEP

__all__ = ["LEAST_FRAMES", "NOISE", "SPEEDS", "at_times", "on_grid", "shortened"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
_T = TypeVar("_T", np.float32, np.float64)

SPEEDS = tuple(float(s) for s in np.exp(np.linspace(math.log(0.48), math.log(2.1), 43)))
LEAST_FRAMES = 5
NOISE = 1.0
"""Grey levels: a block's standard deviation over time that coding alone makes."""
_ENERGY = 0.99
"""The share of all change that directions must hold to be enough."""
_BASIS = 100
"""About so many pictures are enough to find the directions in."""
_USUAL = 0.06
"""Speeds whose logarithm is nearer to 0 than this are tried first."""
_ALIKE = 0.93
"""The correlation at a usual speed from which no other speed is tried."""


def shortened(asked: Floats, found: Floats) -> tuple[Singles, Singles]:
    """Both in the few directions in which the blocks of either change most (principal components): sums of products stay
    nearly the same, and there is less to add up for each speed and shift."""
    middle = found.mean(axis=0)
    rows, others = (asked - middle).astype(np.float32), (found - middle).astype(np.float32)
    weight = np.sqrt((others**2).sum() / max(float(((rows - rows.mean(axis=0)) ** 2).sum()), 1e-6))
    every = 1 + (len(rows) + len(others)) // _BASIS
    both = np.concatenate(
        [rows[::every] * min(float(weight), 100.0), others[::every]]
    )  # neither may drown the other
    if both.shape[1] > both.shape[0]:
        values, vectors = np.linalg.eigh(both @ both.T)
        kept = _most_of(values)
        basis = both.T @ vectors[:, kept] / np.sqrt(np.maximum(values[kept], 1e-6))
    else:
        values, vectors = np.linalg.eigh(both.T @ both)
        basis = vectors[:, _most_of(values)]
    return rows @ basis, others @ basis


def _most_of(values: Singles) -> NDArray[np.int64]:
    """The largest of ``values`` (ascending) that together are nearly all."""
    share = np.cumsum(values[::-1]) / max(float(values.sum()), 1e-6)
    many = int(np.searchsorted(share, _ENERGY)) + 1
    return np.arange(len(values))[::-1][:many]


def on_grid(
    asked: Singles, found: Singles, times: tuple[Floats, Floats], speeds: tuple[float, ...], many: int
) -> tuple[float, float] | None:
    """The speed and offset of a grid at which the rows correlate best. Speeds near 1 are tried first: where what moves
    moves alike at them, no other is looked for. ``times`` are the rows' seconds, ``many`` is the number of blocks."""
    begin, end = times[0][0], times[0][-1]
    grid = begin + STEP * np.arange(int((end - begin) / STEP + 1e-6) + 1)
    rows = at_times(asked, times[0], grid)
    first, last = times[1][0], times[1][-1]
    usual = [speed for speed in speeds if abs(math.log(speed)) <= _USUAL]
    best: tuple[float, float, float] | None = None
    for some in (usual, [speed for speed in speeds if speed not in usual]):
        for speed in some:
            there = first + speed * STEP * np.arange(int((last - first) / (speed * STEP) + 1e-6) + 1)
            if len(there) < LEAST_FRAMES:
                continue
            scores = _slid(rows, at_times(found, times[1], there), many)
            place = int(np.argmax(scores))
            if best is None or scores[place] > best[0]:
                begins = there[0] + (place - len(rows) + LEAST_FRAMES) * speed * STEP
                best = float(scores[place]), speed, float(begins - speed * begin)
        if best is not None and best[0] >= _ALIKE * math.sqrt(len(rows) / (len(rows) + 4)):
            break
    return None if best is None else best[1:]


def at_times(rows: NDArray[_T], times: Floats, wanted: Floats) -> NDArray[_T]:
    """``rows`` at the seconds ``wanted``, between two pictures in proportion."""
    place = np.clip(np.searchsorted(times, wanted, side="right") - 1, 0, max(0, len(times) - 2))
    after = np.minimum(place + 1, len(times) - 1)
    gap = np.maximum(times[after] - times[place], 1e-6)
    share = np.clip((wanted - times[place]) / gap, 0, 1)[:, None].astype(rows.dtype)
    return rows[place] * (1 - share) + rows[after] * share


def _slid(rows: Singles, against: Singles, many: int) -> Floats:
    """The correlation over time for each shift of ``rows`` (n) along ``against`` (m), overlapping in part at the ends.

    Entry k is for the first row lying at place ``k - n + least``; the means are over what overlaps.
    ``many`` is the number of blocks that the rows stand for.
    """
    n, m = len(rows), len(against)
    shift = np.arange(LEAST_FRAMES - n, m - LEAST_FRAMES + 1)
    a0, a1 = np.maximum(0, -shift), np.minimum(n, m - shift)
    b0, b1, count = a0 + shift, a1 + shift, (a1 - a0).astype(float)
    kept = count >= LEAST_FRAMES
    count = np.maximum(count, 1)
    sums_a, sums_b = _summed(rows), _summed(against)
    sum_a, sum_b = sums_a[a1] - sums_a[a0], sums_b[b1] - sums_b[b0]
    squares_a, squares_b = _summed((rows**2).sum(axis=1)), _summed((against**2).sum(axis=1))
    both = _diagonals(rows @ against.T)[shift + n - 1] - (sum_a * sum_b).sum(axis=1) / count
    own_a = squares_a[a1] - squares_a[a0] - (sum_a**2).sum(axis=1) / count
    own_b = squares_b[b1] - squares_b[b0] - (sum_b**2).sum(axis=1) / count
    noise = 0.1 * count * many * NOISE**2
    scores = (
        both / (np.sqrt(np.maximum(own_a, 0) * np.maximum(own_b, 0)) + noise) * np.sqrt(count / (count + 4))
    )
    result: Floats = np.where(kept, scores, -1.0)
    return result


def _diagonals(products: Singles) -> Singles:
    """The sums along the diagonals of (n, m), from the lower left one (entry 0) to the upper right one (n + m - 2)."""
    n, m = products.shape
    padded = np.zeros((n, m + n), products.dtype)
    padded[:, :m] = products[
        ::-1
    ]  # read in rows one shorter, each row lies one further right than the one above
    sums: Singles = padded.ravel()[: n * (m + n - 1)].reshape(n, m + n - 1).sum(axis=0)
    return sums


def _summed(values: Singles) -> Floats:
    zero = np.zeros((1, *values.shape[1:]))
    return np.concatenate([zero, np.cumsum(values, axis=0, dtype=np.float64)])
