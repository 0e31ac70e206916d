"""What was laid over a picture, told from what moved in it by its place and shape."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["laid_over"]

Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]

_DIFFERS = 6.0
"""Grey levels over which a place differs."""
_BAND, _ALL_OVER, _THIN, _EDGE = 0.36, 0.5, 0.03, 0.12
"""A banner takes up to so much of the height (or width), differs in so much of each line, is at least so high, and
begins so near the edge."""
_SIGN, _BOX = 0.3, 0.6
"""A sign in a corner takes up to so much of either side, and fills so much of its box."""


def laid_over(left: Singles, valid: Bools) -> Bools:
    """Where a banner, a ticker or a sign in a corner lies; ``left`` is by how many grey levels places differ (height,
    width), ``valid`` where both pictures are."""
    different = (left > _DIFFERS) & valid
    return _bands(different, valid) | _signs(different)


def _bands(different: Bools, valid: Bools) -> Bools:
    """Bands along an edge, from side to side, that differ nearly all over: a banner or a ticker."""
    result = np.zeros_like(valid)
    for sides in (False, True):
        lines, common = (different.T, valid.T) if sides else (different, valid)
        share = lines.sum(axis=1) / np.maximum(common.sum(axis=1), 1)
        for from_end in (False, True):
            part = (share[::-1] if from_end else share)[: int(_BAND * len(share))]
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
