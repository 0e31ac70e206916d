"""Keypoints of a grey picture with binary descriptors, for the picture and for its mirror image.

ORB (Rublee et al., ICCV 2011) in OpenCV. Keypoints are spread over the picture: the strongest alone would all lie on a
caption or a logo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["BYTES", "MOST", "Features", "Keys", "find_features", "gathered"]

BYTES = 32
MOST = 400
"""Keypoints of a picture of a video."""
_TRIED = 2000
_CELLS = (10, 8)
"""Keypoints are taken turn by turn from this many columns and rows of the picture."""
_COARSE, _COARSE_SHARE = 4, 0.4
"""So much of the keypoints is of this octave (1.2 to the 4th times coarser) and more: what remains of a picture when it
is shown small within another, or filmed."""
_THRESHOLD = 8
"""FAST's threshold in grey levels: low, since night and fog have little contrast."""


@dataclass(frozen=True, slots=True)
class Features:
    """``at`` (count, 2) are pixels of the working picture; ``plain`` and ``mirrored`` (count, 32) descriptors."""

    at: NDArray[np.float32]
    plain: NDArray[np.uint8]
    mirrored: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keypoints of an item's key pictures. ``of`` (K) are the numbers of the working pictures; ``start`` (K + 1) says
    where the keypoints of each begin in ``at`` (count, 2; in widths from the top left, so that a square is a square),
    ``plain`` and ``mirrored`` (count, 32)."""

    of: NDArray[np.int32]
    start: NDArray[np.int64]
    at: NDArray[np.float32]
    plain: NDArray[np.uint8]
    mirrored: NDArray[np.uint8]

    def slice(self, key: int) -> slice:
        """Where the keypoints of key picture number ``key`` lie."""
        return slice(int(self.start[key]), int(self.start[key + 1]))


def gathered(of: Sequence[int], found: Sequence[Features], widths: Sequence[int]) -> Keys:
    """The keypoints ``found`` in the working pictures numbered ``of``, whose widths were ``widths`` pixels."""
    counts = [len(one.at) for one in found]
    at = [(one.at + 0.5) / width for one, width in zip(found, widths, strict=True)]
    return Keys(
        np.array(of, np.int32), np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        np.concatenate([*at, NOTHING.at]).astype(np.float32),
        np.concatenate([one.plain for one in (*found, NOTHING)]),
        np.concatenate([one.mirrored for one in (*found, NOTHING)]),
    )  # fmt: skip


NOTHING = Features(
    np.zeros((0, 2), np.float32), np.zeros((0, BYTES), np.uint8), np.zeros((0, BYTES), np.uint8)
)


@lru_cache(maxsize=2)
def _orb(tried: int) -> Any:
    import cv2

    return cv2.ORB.create(
        nfeatures=tried, scaleFactor=1.2, nlevels=8, edgeThreshold=16, fastThreshold=_THRESHOLD
    )


def find_features(
    picture: NDArray[np.uint8], mask: NDArray[np.bool_] | None = None, most: int = MOST
) -> Features:
    """Up to ``most`` keypoints of ``picture`` (height, width), none where ``mask`` (same size) is true."""
    orb = _orb(max(_TRIED, 3 * most))
    height, width = picture.shape
    found = orb.detect(picture, None)
    if mask is not None:
        found = [point for point in found if not mask[int(point.pt[1]), int(point.pt[0])]]
    coarse = [point for point in found if point.octave >= _COARSE]
    fine = [point for point in found if point.octave < _COARSE]
    taken = _spread(coarse, width, height, int(most * _COARSE_SHARE))
    found = taken + _spread(fine, width, height, most - len(taken))
    if not found:
        return NOTHING
    for number, point in enumerate(found):
        point.class_id = number
    kept, plain = orb.compute(picture, found)
    turned_kept, turned = orb.compute(np.ascontiguousarray(picture[:, ::-1]), _turned(found, width))
    if not kept or not turned_kept:
        return NOTHING
    first = {point.class_id: n for n, point in enumerate(kept)}
    both = [(first[point.class_id], n) for n, point in enumerate(turned_kept) if point.class_id in first]
    ones, others = [a for a, _ in both], [b for _, b in both]
    at = np.array([kept[n].pt for n in ones], np.float32).reshape(-1, 2)
    return Features(at, plain[ones], turned[others])


def _spread(points: Any, width: int, height: int, most: int) -> list[Any]:
    """The ``most`` points, the strongest of each cell first, then the second of each, and so on."""
    if not points:
        return []
    columns, rows = _CELLS
    where = np.array([point.pt for point in points])
    strength = np.array([point.response for point in points])
    cell = (where[:, 0] * columns / width).astype(int) + columns * (where[:, 1] * rows / height).astype(int)
    order = np.lexsort((-strength, cell))
    starts = np.searchsorted(cell[order], np.arange(columns * rows))
    turn = np.arange(len(order)) - starts[cell[order]]
    chosen = order[np.lexsort((-strength[order], turn))][:most]
    return [points[n] for n in chosen]


def _turned(points: list[Any], width: int) -> list[Any]:
    import cv2

    return [
        cv2.KeyPoint(
            width - 1 - p.pt[0], p.pt[1], p.size, (180 - p.angle) % 360, p.response, p.octave, p.class_id
        )
        for p in points
    ]
