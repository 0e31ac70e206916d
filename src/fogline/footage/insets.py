"""Pictures within a picture, by their straight edges: an inset in a corner, a screen split in two.

Where one picture was set into another, each row (or column) jumps at one place in nearly every frame, though what lies on
either side of it moves; and the line of jumps ends where the rectangle does. Edges of things in a scene are seldom upright
to a pixel over a sixth of the picture, and then go on beyond their corners. A wrong rectangle costs a search, no more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rectangle", "insets"]

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]
Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels, right and bottom exclusive."""

_PICTURES = 12
"""So many of a shot are looked at."""
_JUMP, _MOST_JUMP = 6.0, 40.0
"""Grey levels by which the jump at an edge must exceed those beside it, and over which it counts no more."""
_REACH = 3
"""Pixels over which an edge is blurred by scaling and coding."""
_GAP, _RUN = 7, 15
"""Pixels: gaps in a line that are closed, and stretches that are none."""
_LINE, _LONG, _LINES = 1 / 6, 0.85, 20
"""The share of a side over which a line must be seen, how much of it, and how many lines each way are tried."""
_LEAST_SIDE, _LEAST, _MOST = 0.15, 0.03, 0.75
"""The least side of a rectangle in those of the picture; its least and its most area."""
_SEEN, _LEAST_SEEN, _BEYOND = 0.82, 0.65, 0.6
"""The share of the sides that must be seen, that of each of them, and the share of their continuations that may be."""
_A_SIDE, _A_JUMP = 0.15, 0.4
"""What each side that is seen counts beside them, and what the height of the jumps does (as a share of the most)."""
_APART = 0.85
"""Rectangles with so much in common (intersection over union) are one."""


def insets(stack: Bytes, most: int = 3) -> list[Rectangle]:
    """Up to ``most`` pictures set into those of ``stack`` (count, height, width), one shot; the likeliest first."""
    _, height, width = stack.shape
    some = stack[np.linspace(0, len(stack) - 1, min(len(stack), _PICTURES)).astype(int)].astype(np.int16)
    upright, level = _Lines.of(some), _Lines.of(some.transpose(0, 2, 1))
    across, down = _spans(upright.at, width), _spans(level.at, height)
    if not len(across) or not len(down):
        return []
    left, right = across[:, :1], across[:, 1:]
    top, bottom = down[:, :1].T, down[:, 1:].T
    sides = [upright.side(left, top, bottom), upright.side(right, top, bottom)]
    sides += [level.side(top, left, right), level.side(bottom, left, right)]
    seen, beyond, high = (
        np.stack([np.broadcast_to(side[which], (len(across), len(down))) for side in sides])
        for which in range(3)
    )
    inner = (~np.isnan(seen)).sum(axis=0)  # a side on the picture's own edge says nothing
    least = np.nan_to_num(seen, nan=1.0).min(axis=0)
    over = np.nan_to_num(beyond).sum(axis=0) / np.maximum(inner, 1)
    area = (right - left) * (bottom - top) / (width * height)
    mean = np.nan_to_num(seen).sum(axis=0) / np.maximum(inner, 1)
    good = (
        (inner >= 1)
        & (least >= _LEAST_SEEN)
        & (mean >= _SEEN)
        & (over < _BEYOND)
        & (area >= _LEAST)
        & (area <= _MOST)
    )
    jump = np.nan_to_num(high).sum(axis=0) / np.maximum(inner, 1)
    score = np.where(good, (least + mean) / 2 - over + _A_SIDE * inner + _A_JUMP * jump, -np.inf)
    chosen: list[Rectangle] = []
    for place in np.argsort(-score, axis=None, kind="stable"):
        a, b = np.unravel_index(place, score.shape)
        if len(chosen) == most or not good[a, b]:
            break
        one = (int(across[a, 0]), int(down[b, 0]), int(across[a, 1]), int(down[b, 1]))
        if all(_common(one, other) < _APART for other in chosen):
            chosen.append(one)
    return chosen


@dataclass(frozen=True, slots=True)
class _Lines:
    """Upright lines of a picture: the columns ``at`` that are tried, its two edges among them; ``summed`` (height + 1,
    width + 1), how many rows above a place have a line in its column; and ``heights``, the same of how high they jump."""

    at: NDArray[np.int64]
    summed: Floats
    heights: Floats

    @classmethod
    def of(cls, pictures: NDArray[np.int16]) -> _Lines:
        seen, jumps = _jumps(pictures)
        height, width = seen.shape
        summed, heights = np.zeros((height + 1, width + 1)), np.zeros((height + 1, width + 1))
        summed[1:, :-1] = np.cumsum(seen, axis=0)
        heights[1:, :-1] = np.cumsum(jumps, axis=0)
        long = max(20, int(height * _LINE))
        if long >= height:
            return cls(np.array([0, width]), summed, heights)
        runs = ((summed[long:] - summed[:-long]) / long).max(axis=0)
        runs[: _REACH + 2] = runs[-_REACH - 2 :] = 0
        chosen: list[int] = []
        for place in np.lexsort((-summed[-1], runs <= _LONG)):
            if runs[place] <= _LONG or len(chosen) == _LINES:
                break
            if all(abs(int(place) - other) > _REACH for other in chosen):
                chosen.append(int(place))
        return cls(np.array(sorted([0, *chosen, width])), summed, heights)

    def side(
        self, at: NDArray[np.int64], begin: NDArray[np.int64], end: NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats]:
        """The share of the side in column ``at`` from row ``begin`` to ``end`` that is seen, that of its continuation at
        both ends, and how high it jumps (0 to 1); not a number where the column is the picture's edge."""
        height, width = self.summed.shape[0] - 1, self.summed.shape[1] - 1
        seen = (self.summed[end, at] - self.summed[begin, at]) / (end - begin)
        more = np.maximum(10, (end - begin) // 6)
        above, below = np.maximum(begin - more, 0), np.minimum(end + more, height)
        beyond = (
            self.summed[begin, at] - self.summed[above, at] + self.summed[below, at] - self.summed[end, at]
        )
        beyond = beyond / np.maximum(1, begin - above + below - end)
        jump = (self.heights[end, at] - self.heights[begin, at]) / (end - begin)
        inside = (at > 0) & (at < width)
        first, second, third = (np.where(inside, value, np.nan) for value in (seen, beyond, jump))
        return first, second, third


def _jumps(pictures: NDArray[np.int16]) -> tuple[Bytes, Floats]:
    """Where rows jump from one column to the next, in most pictures and in most rows about (height, width; 0 or 1), and
    how high (0 to 1)."""
    import cv2

    width = pictures.shape[2]
    room = 2 * _REACH
    padded = np.pad(pictures, ((0, 0), (0, 0), (room, room)), mode="edge")

    def from_to(left: int, right: int) -> NDArray[np.int16]:
        one = padded[..., room + left : room + left + width]
        result: NDArray[np.int16] = np.abs(padded[..., room + right : room + right + width] - one)
        return result

    across = np.minimum(from_to(-2, 1), _MOST_JUMP)
    beside = np.minimum(from_to(-2 - _REACH, -2), _MOST_JUMP) + np.minimum(from_to(1, 1 + _REACH), _MOST_JUMP)
    high = (across - 0.5 * beside).mean(axis=0)
    seen = (high > _JUMP).astype(np.uint8)
    seen = cv2.dilate(seen, np.ones((1, 3), np.uint8))
    seen = cv2.morphologyEx(seen, cv2.MORPH_CLOSE, np.ones((_GAP, 1), np.uint8))
    seen = cv2.morphologyEx(seen, cv2.MORPH_OPEN, np.ones((_RUN, 1), np.uint8))
    return np.asarray(seen, np.uint8), np.clip(high / _MOST_JUMP, 0, 1)


def _spans(at: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Pairs of lines (count, 2) that lie far enough apart."""
    pairs = [(a, b) for n, a in enumerate(at) for b in at[n + 1 :] if b - a >= _LEAST_SIDE * length]
    return np.array(pairs, np.int64).reshape(-1, 2)


def _common(one: Rectangle, other: Rectangle) -> float:
    """Intersection over union."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    both = max(0, wide) * max(0, high)
    areas = [(right - left) * (bottom - top) for left, top, right, bottom in (one, other)]
    return both / (sum(areas) - both)
