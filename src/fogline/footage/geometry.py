"""How one picture lies in another: keypoints matched, a similarity, affinity or homography fitted (RANSAC).

Coordinates are in widths of the picture, from its top left, so that a square stays a square.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

__all__ = ["Fit", "fits", "flip", "frame_corners", "is_sane", "mapped", "overlap", "paired"]

Floats = NDArray[np.float64]
Points = NDArray[np.float32]

_FAR = 72
"""Bits of 256: descriptors farther apart are not matched."""
_PIXELS = 512.0
_SLACK = 4.0 / _PIXELS
"""Widths that a keypoint may lie beside its place: four pixels of a working picture."""
_LEAST = 6
_BETTER = 1.2
"""A freer map must explain so many times the keypoints of a stiffer one."""
_ENOUGH = 0.8
"""The share of the pairs that a stiff map may explain before a freer one is tried."""
_MOST_SCALE = 8.0


@dataclass(frozen=True, slots=True)
class Fit:
    """A map from one picture to another: ``matrix`` (3, 3), and how many keypoints it explains."""

    matrix: Floats
    keypoints: int


def paired(asked: NDArray[np.uint8], found: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Pairs of rows that are each other's nearest, and not far: (count, 2)."""
    import faiss

    if not len(asked) or not len(found):
        return np.zeros((0, 2), np.int64)
    far, there = faiss.knn_hamming(asked, found, 1, variant="hc")
    _, back = faiss.knn_hamming(found, asked, 1, variant="hc")
    rows = np.arange(len(asked))
    mutual = (back[there[:, 0], 0] == rows) & (far[:, 0] <= _FAR)
    return np.stack([rows[mutual], there[mutual, 0]], axis=1).astype(np.int64)


def fits(asked: Points, found: Points, most: int = 2) -> list[Fit]:
    """Up to ``most`` maps that explain the point pairs, each those that the ones before left over."""
    results: list[Fit] = []
    left = np.ones(len(asked), bool)
    while len(results) < most and left.sum() >= _LEAST:
        fit = _best(asked[left], found[left])
        if fit is None:
            break
        matrix, inside = fit
        results.append(Fit(matrix, int(inside.sum())))
        places = np.flatnonzero(left)
        left[places[inside]] = False
    return results


def _best(asked: Points, found: Points) -> tuple[Floats, NDArray[np.bool_]] | None:
    import cv2

    best: tuple[Floats, NDArray[np.bool_]] | None = None
    for kind in (cv2.estimateAffinePartial2D, cv2.estimateAffine2D, cv2.findHomography):
        if best is not None and best[1].sum() < 10:
            break  # too few to choose a freer map by
        if best is not None and best[1].mean() > _ENOUGH:
            break
        matrix, inside = _fitted(kind, asked, found)
        if matrix is None or inside.sum() < _LEAST or not is_sane(matrix):
            continue
        if best is None or inside.sum() > max(_BETTER * best[1].sum(), best[1].sum() + 4):
            best = matrix, inside
    return best


def _fitted(kind: Any, asked: Points, found: Points) -> tuple[Floats | None, NDArray[np.bool_]]:
    import cv2

    asked, found = asked * _PIXELS, found * _PIXELS
    slack = _SLACK * _PIXELS
    try:
        if kind is cv2.findHomography:
            matrix, inside = kind(asked, found, cv2.USAC_ACCURATE, slack, maxIters=1500, confidence=0.995)
        else:
            matrix, inside = kind(asked, found, ransacReprojThreshold=slack, maxIters=1500, confidence=0.995)
    except cv2.error:
        return None, np.zeros(len(asked), bool)
    if matrix is None:
        return None, np.zeros(len(asked), bool)
    if len(matrix) == 2:
        matrix = np.vstack([matrix, [0, 0, 1]])
    scale = np.diag([_PIXELS, _PIXELS, 1.0])
    return np.linalg.inv(scale) @ matrix @ scale, inside.ravel().astype(bool)


def is_sane(matrix: Floats) -> bool:
    """Whether a map keeps the picture's sense, turns nothing inside out, and stretches it no more than a lens could."""
    if not np.isfinite(matrix).all():
        return False
    corners = frame_corners(1.0)
    depth = np.c_[corners, np.ones(4)] @ matrix[2]
    if (depth <= 0.2 * depth.max()).any():
        return False
    scales = []
    for x, y in (*corners, (0.5, 0.5)):
        step = 1e-3
        near = np.array([[x, y], [x + step, y], [x, y + step]], np.float64)
        here, right, below = mapped(matrix, near)
        jacobian = np.stack([right - here, below - here]).T / step
        if np.linalg.det(jacobian) <= 0:
            return False
        scales.append(np.linalg.svd(jacobian, compute_uv=False))
    large = np.array(scales)
    return bool(
        large.max() < _MOST_SCALE
        and large.min() > 1 / _MOST_SCALE
        and (large[:, 0] < 2.5 * large[:, 1]).all()
    )


def flip() -> Floats:
    """The map of a picture to its mirror image (in widths)."""
    return np.array([[-1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])


def frame_corners(aspect: float) -> Floats:
    """The four corners of a picture, clockwise from the top left."""
    return np.array([[0.0, 0.0], [1.0, 0.0], [1.0, aspect], [0.0, aspect]])


def mapped(matrix: Floats, points: Floats) -> Floats:
    """``points`` (count, 2) under ``matrix``."""
    lifted = np.c_[points, np.ones(len(points))] @ matrix.T
    result: Floats = lifted[:, :2] / lifted[:, 2:]
    return result


def overlap(matrix: Floats, asked_aspect: float, found_aspect: float) -> tuple[Floats, float, float] | None:
    """What of the asked picture lies in the found one: its box (left, top, right, bottom in widths), and the shares of
    the asked and of the found picture's area that it has; ``None`` where they do not meet."""
    frame: BaseGeometry = shapely.box(0, 0, 1, asked_aspect)
    try:
        back: Floats = np.linalg.inv(matrix).astype(np.float64)
    except np.linalg.LinAlgError:
        return None
    depth = np.c_[frame_corners(found_aspect), np.ones(4)] @ back[2]
    if not (
        (depth > 0).all() or (depth < 0).all()
    ):  # a part of it lies behind the viewer: all that is seen is within
        both = frame
    else:
        both = frame & shapely.MultiPoint(mapped(back, frame_corners(found_aspect))).convex_hull
    if both.is_empty or both.area < 1e-6:
        return None
    outline = np.array(shapely.get_coordinates(both)[:-1], np.float64)
    there = shapely.MultiPoint(mapped(matrix, outline)).convex_hull.area / found_aspect
    return np.array(both.bounds, np.float64), float(both.area) / asked_aspect, min(1.0, float(there))
