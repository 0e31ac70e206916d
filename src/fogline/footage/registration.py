"""One picture laid upon others as well as can be, and what is then left over.

Registration by enhanced correlation: Evangelidis and Psarakis, PAMI 2008 (OpenCV's ``findTransformECC``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.footage.canvas import LONGEST

__all__ = ["FEW", "Best", "closest", "inner", "left_over", "smooth"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]

FEW = 64
"""Fewer pixels than this tell nothing."""
_ALIKE, _PLAIN = 0.7, 12.0
"""The correlation of detail from which shapes agree, and the variance (grey levels squared) under which there is none."""
_MOST = 40.0
"""Grey levels over which a difference counts no more in choosing the moment: a caption is as far off at all of them."""
_NEAREST = 8
_STOP = (3, 40, 1e-4)
"""Registration ends after so many steps, or when one brings less (OpenCV's term criteria, both)."""
_FITTED = 1500
"""About so many places are enough to fit brightness by."""
_WARP = 1 / 12
"""Widths of the canvas that registration may move a corner by."""


@dataclass(frozen=True, slots=True)
class Best:
    """Of several pictures the one that differs least: its number, how much each differs, and where that one does."""

    place: int
    scores: list[float]
    left: Singles


def closest(asked: Singles, frames: list[Singles], valid: Bools) -> Best:
    """The picture that the asked one differs least from; the asked one is laid upon it as well as can be first, and
    then held against the few that are nearest."""
    best = _least(asked, frames, valid, range(len(frames)))
    for _ in range(2):
        laid = _registered(asked, frames[best.place], valid)
        if laid is None:
            break
        near = np.argsort(best.scores)[:_NEAREST]
        tried = _least(laid, frames, valid, sorted(int(n) for n in near), best.scores)
        if min(tried.scores) >= min(best.scores):
            break
        asked, best = laid, tried
    return best


def _least(
    asked: Singles,
    frames: list[Singles],
    valid: Bools,
    which: Sequence[int],
    before: Sequence[float] = (),
) -> Best:
    """Of the pictures ``which``; the others keep the scores that they had ``before``."""
    scores = list(before) or [_MOST] * len(frames)
    left = {}
    for n in which:
        left[n] = left_over(asked, frames[n], valid)
        scores[n] = float(np.minimum(left[n][valid], _MOST).mean())
    place = min(which, key=lambda n: scores[n])
    return Best(place, scores, left[place])


def left_over(asked: Singles, found: Singles, valid: Bools) -> Singles:
    """By how many grey levels each place differs from all that lies within a pixel of it in the other; nothing where
    the shapes about it agree, or neither has any: colours that were changed are no other moment."""
    import cv2

    near = np.ones((3, 3), np.uint8)
    asked = _as_bright(asked, found, valid)
    one = np.maximum(cv2.erode(found, near) - asked, asked - cv2.dilate(found, near))
    other = np.maximum(cv2.erode(asked, near) - found, found - cv2.dilate(asked, near))
    smooth = cv2.blur(np.maximum(np.minimum(one, other), 0), (3, 3))
    result: Singles = np.where(valid & ~_same_shapes(asked, found), smooth, 0).astype(np.float32)
    return result


def _same_shapes(asked: Singles, found: Singles) -> Bools:
    """Where the detail about a place correlates, or there is none in either."""
    import cv2

    longest = max(asked.shape)
    wide = (2 * (longest // 40) + 1,) * 2

    def detail(picture: Singles) -> Singles:
        return np.asarray(picture - cv2.GaussianBlur(picture, (0, 0), longest / 16), np.float32)

    one, other = detail(asked), detail(found)
    own, theirs = cv2.blur(one * one, wide), cv2.blur(other * other, wide)
    together = cv2.blur(one * other, wide) / np.sqrt(own * theirs + 1.0)
    result: Bools = (together >= _ALIKE) | (np.maximum(own, theirs) < _PLAIN)
    return result


def _as_bright(asked: Singles, found: Singles, valid: Bools) -> Singles:
    """``asked`` in the brightness, contrast and gamma of ``found``, by the places in which they differ least."""
    every = 1 + int(valid.sum()) // _FITTED
    x, y = asked[valid][::every].astype(float), found[valid][::every].astype(float)
    low, *ends, high = np.quantile(x, (0.0, 0.02, 0.2, 0.5, 0.8, 0.98, 1.0))
    curve = np.array([1.0, 0.0])
    some = np.arange(len(x))
    for degree in (1, 1, 3):
        if x[some].std() < 1:
            break
        tried = _curve(x[some], y[some], degree)
        there = np.polyval(tried, ends)
        if (np.diff(there) < 0).any() or there[-1] - there[0] < 0.2 * (ends[-1] - ends[0]):
            break  # dark has become bright, or all is one grey: that is no change of brightness
        curve = tried
        off = np.abs(np.polyval(curve, x) - y)
        some = np.argpartition(off, int(0.7 * len(off)))[: int(0.7 * len(off)) + 1]
    return np.polyval(curve, np.clip(asked, low, high)).astype(np.float32)


def _curve(x: Floats, y: Floats, degree: int) -> Floats:
    """The polynomial of least squares, by its normal equations about the middle of ``x``."""
    if degree == 1:
        middle = x.mean()
        gain = float(((x - middle) * y).sum() / ((x - middle) ** 2).sum())
        return np.array([gain, float(y.mean()) - gain * float(middle)])
    return np.asarray(np.polyfit(x, y, degree), np.float64)


def _registered(asked: Singles, found: Singles, valid: Bools) -> Singles | None:
    """``asked`` laid upon ``found`` by a small change of perspective; ``None`` where none is found."""
    import cv2

    height, width = asked.shape
    mask = valid.astype(np.uint8) * 255
    bright = _as_bright(asked, found, valid)
    change = np.eye(3, dtype=np.float32)
    for kind, blur in ((cv2.MOTION_AFFINE, 9), (cv2.MOTION_AFFINE, 1), (cv2.MOTION_HOMOGRAPHY, 1)):
        start = change if kind == cv2.MOTION_HOMOGRAPHY else change[:2].copy()
        try:
            _, tried = cv2.findTransformECC(found, bright, start, kind, _STOP, mask, blur)
        except cv2.error:  # it does not converge
            continue
        full = np.asarray(tried if len(tried) == 3 else np.vstack([tried, [0, 0, 1]]), np.float32)
        corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], float)
        there = corners @ full.T
        if (there[:, 2] > 0.5).all() and np.abs(
            there[:, :2] / there[:, 2:] - corners[:, :2]
        ).max() <= _WARP * max(width, height):
            change = full
    if np.array_equal(change, np.eye(3)):
        return None
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid = cv2.warpPerspective(asked, change, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.float32)


def smooth(picture: Singles) -> Singles:
    import cv2

    sigma = 1.0 if max(picture.shape) <= LONGEST else 0.8
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.float32)


def inner(valid: Bools) -> Bools:
    """Without the rim, where one picture may have nothing."""
    import cv2

    inner = cv2.erode(valid.astype(np.uint8), np.ones((5, 5), np.uint8), borderValue=0) > 0
    return inner if inner.sum() >= FEW else valid
