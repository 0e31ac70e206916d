"""What was laid over a picture, told from what moved in it by its place and shape."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["STRIP", "common_part", "elsewhere", "laid_over"]

Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

_DIFFERS = 6.0
"""Grey levels over which a place differs."""
STRIP = 0.36
"""The share of the height (or width) that a banner takes at most."""
_ALL_OVER, _THIN, _EDGE = 0.5, 0.03, 0.12
"""A banner differs in so much of each line, is at least so high, and begins so near the edge."""
_GRID = 32
"""Rectangles begin and end at so many heights."""
_FEW = 64.0
"""Fewer places tell nothing."""
_SIGN, _BOX = 0.3, 0.6
"""A sign in a corner takes up to so much of either side, and fills so much of its box."""


def laid_over(left: Singles, valid: Bools) -> Bools:
    """Where a banner, a ticker or a sign in a corner lies; ``left`` is by how many grey levels places differ (height,
    width), ``valid`` where both pictures are."""
    different = (left > _DIFFERS) & valid
    return _bands(different, valid) | _signs(different)


def elsewhere(textured: Floats, agreeing: Floats) -> float:
    """The share of the places with detail that agree without a strip along one edge: the strip, up to ``STRIP`` of the
    height or width, that leaves least. Both are counts for each place (height, width); 1 where nothing is left to tell."""
    least = 1.0
    for turn in range(4):
        has, agrees = (np.rot90(counts, turn).sum(axis=1) for counts in (textured, agreeing))
        for strip in range(int(STRIP * len(has)) + 1):
            if (left := float(has[strip:].sum())) >= _FEW:
                least = min(least, float(agrees[strip:].sum()) / left)
    return least


def common_part(textured: Floats, agreeing: Floats) -> tuple[int, int, int, int]:
    """Left, top, right, bottom (exclusive) of the rectangle in which most agrees and least does not, counted for each
    place (height, width): what was laid over, or lies around, one of two pictures is no part of the other."""
    height, width = textured.shape
    gain = agreeing - (textured - agreeing)
    rows = np.unique(np.linspace(0, height, min(height, _GRID) + 1).astype(int))
    sums = np.zeros((height + 1, width))
    sums[1:] = np.cumsum(gain, axis=0)
    best, chosen = -np.inf, (0, 0, width, height)
    for number, top in enumerate(rows):
        for bottom in rows[number + 1 :]:
            summed = np.concatenate([[0.0], np.cumsum(sums[bottom] - sums[top])])
            before = np.minimum.accumulate(summed[:-1])
            right = int(np.argmax(summed[1:] - before))
            if summed[right + 1] - before[right] > best + 1e-9:
                best = float(summed[right + 1] - before[right])
                chosen = (int(np.argmin(summed[: right + 1])), int(top), right + 1, int(bottom))
    return chosen


def _bands(different: Bools, valid: Bools) -> Bools:
    """Bands along an edge, from side to side, that differ nearly all over: a banner or a ticker."""
    result = np.zeros_like(valid)
    for sides in (False, True):
        lines, common = (different.T, valid.T) if sides else (different, valid)
        share = lines.sum(axis=1) / np.maximum(common.sum(axis=1), 1)
        for from_end in (False, True):
            part = (share[::-1] if from_end else share)[: int(STRIP * len(share))]
            over = np.flatnonzero(part >= _ALL_OVER)
            if len(over) < _THIN * len(share) or over[0] > _EDGE * len(share):
                continue
            if part[over[0] : over[-1] + 1].mean() < _ALL_OVER:
                continue
            band = np.arange(max(0, over[0] - 2), min(len(share), over[-1] + 3))
            band = len(share) - 1 - band if from_end else band
            if sides:
                result[:, band] = True
            else:
                result[band] = True
    return result


def _signs(different: Bools) -> Bools:
    """Boxes in a corner that differ for the most part: a channel's sign."""
    import cv2

    result = np.zeros_like(different)
    height, width = different.shape
    joined = cv2.morphologyEx(different.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    for left, top, wide, high, area in cv2.connectedComponentsWithStats(joined)[2][1:]:
        beside = min(left, width - left - wide) <= _EDGE * width
        at_end = min(top, height - top - high) <= _EDGE * height
        small = wide <= _SIGN * width and high <= _SIGN * height
        if beside and at_end and small and area >= _BOX * wide * high:
            result[max(0, top - 2) : top + high + 2, max(0, left - 2) : left + wide + 2] = True
    return result
