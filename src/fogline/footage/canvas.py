"""Two stretches of pictures brought onto one canvas by a map, and how alike they are there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.footage.geometry import overlap
from fogline.footage.prints import Prints
from fogline.footage.sampling import RATE

__all__ = ["LONGEST", "STEP", "Aligned", "agreement", "align", "blocks", "compare_at", "lay_together"]

Floats = NDArray[np.float64]
Times = NDArray[np.floating[Any]]
Bytes = NDArray[np.uint8]

LONGEST = 96
"""Aligned thumbnails have this many pixels on their longer side."""
_SOME = 6
"""So many pictures of a stretch stand for it."""
_BLOCK = 4
"""Blocks are this many pixels square."""
STEP = 1 / RATE
"""Seconds from one working picture to the next."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two stretches brought onto one canvas.

    ``asked`` and ``found`` are (count, height, width); ``asked_times`` and ``found_times`` in seconds; ``valid`` says
    where on the canvas both have a picture. ``asked_share`` and ``found_share`` are of each picture's area, ``box`` in
    widths of the asked one.
    """

    asked: NDArray[np.float32]
    found: NDArray[np.float32]
    asked_times: Floats
    found_times: Floats
    valid: NDArray[np.bool_]
    box: Floats
    asked_share: float
    found_share: float

    def only(self, which: NDArray[np.bool_]) -> Aligned:
        """The same with some of the asked pictures."""
        return replace(self, asked=self.asked[which], asked_times=self.asked_times[which])

    def single(self, one: int) -> Aligned:
        """The same with the asked picture of that number alone."""
        return self.only(np.arange(len(self.asked)) == one)

    def within(self, part: tuple[int, int, int, int]) -> Aligned | None:
        """The same within a rectangle of the canvas alone (left, top, right, bottom in pixels); ``None`` where that is all
        of it, or too little."""
        left, top, right, bottom = part
        high, wide = self.valid.shape
        if min(right - left, bottom - top) < 3 * _BLOCK or (right - left, bottom - top) == (wide, high):
            return None
        valid = np.zeros_like(self.valid)
        valid[top:bottom, left:right] = self.valid[top:bottom, left:right]
        share = float(valid.sum() / self.valid.sum())
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        box = self.box[[0, 1, 0, 1]] + [
            width * left / wide, height * top / high, width * right / wide, height * bottom / high
        ]  # fmt: skip
        return replace(
            self,
            valid=valid,
            box=box,
            asked_share=self.asked_share * share,
            found_share=self.found_share * share,
        )

    def inside(self, box: Floats) -> NDArray[np.bool_]:
        """Where the canvas lies within a box (left, top, right, bottom in widths of the asked picture)."""
        high, wide = self.valid.shape
        x = self.box[0] + (np.arange(wide) + 0.5) / wide * (self.box[2] - self.box[0])
        y = self.box[1] + (np.arange(high) + 0.5) / high * (self.box[3] - self.box[1])
        result: NDArray[np.bool_] = ((y >= box[1]) & (y <= box[3]))[:, None] & ((x >= box[0]) & (x <= box[2]))
        return result

    def turned(self) -> Aligned:
        """The same with asked and found exchanged; shares and box stay the asked one's."""
        return replace(
            self,
            asked=self.found,
            found=self.asked,
            asked_times=self.found_times,
            found_times=self.asked_times,
        )


def align(
    asked: Prints, which: NDArray[np.int64], found: Prints, among: NDArray[np.int64], matrix: Floats
) -> Aligned | None:
    """Thumbnails ``which`` of one and ``among`` of the other on one canvas; ``None`` where the map leaves no overlap."""
    return lay_together(
        asked.thumbs[which], asked.times[which], found.thumbs[among], found.times[among], matrix, LONGEST
    )


def lay_together(
    asked: Bytes, asked_times: Times, found: Bytes, found_times: Times, matrix: Floats, longest: int
) -> Aligned | None:
    """Grey pictures (count, height, width) of either on one canvas of ``longest`` pixels; ``matrix`` maps places in
    widths of the asked ones to the found ones. ``None`` where it leaves no overlap."""
    met = overlap(matrix, asked.shape[1] / asked.shape[2], found.shape[1] / found.shape[2])
    if met is None:
        return None
    box, asked_share, found_share = met
    wide, high = box[2] - box[0], box[3] - box[1]
    if min(wide, high) < 0.04:
        return None
    scale = longest / max(wide, high)
    width = max(3 * _BLOCK, int(wide * scale) // _BLOCK * _BLOCK)
    height = max(3 * _BLOCK, int(high * scale) // _BLOCK * _BLOCK)
    to_asked = np.array([[wide / width, 0, box[0]], [0, high / height, box[1]], [0, 0, 1.0]])
    first, inside = _warped(asked, to_asked, (width, height))
    second, there = _warped(found, matrix @ to_asked, (width, height))
    return Aligned(
        first, second, asked_times.astype(float), found_times.astype(float), inside & there, box, asked_share, found_share
    )  # fmt: skip


def _warped(
    pictures: Bytes, matrix: Floats, size: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    import cv2

    _, height, width = pictures.shape
    to_middle = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])  # a pixel's place is its middle
    to_pixels = np.array([[width, 0, -0.5], [0, width, -0.5], [0, 0, 1.0]]) @ matrix @ to_middle
    middle = np.array([[size[0] / 2, size[1] / 2, 1], [size[0] / 2 + 1, size[1] / 2, 1]]) @ to_pixels.T
    pixels = float(np.linalg.norm(middle[1, :2] / middle[1, 2] - middle[0, :2] / middle[0, 2]))
    blur = 0.45 * math.sqrt(max(0.0, pixels**2 - 1))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    out = np.empty((len(pictures), size[1], size[0]), np.float32)
    for row, picture in enumerate(pictures):
        if blur > 0.3:
            picture = cv2.GaussianBlur(picture, (0, 0), blur)
        out[row] = cv2.warpPerspective(picture, to_pixels, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    ones = np.full((height, width), 255, np.uint8)
    inside = cv2.warpPerspective(ones, to_pixels, size, flags=flags, borderMode=cv2.BORDER_CONSTANT)
    return out, inside > 250


def blocks(pictures: NDArray[np.float32], valid: NDArray[np.bool_]) -> Floats:
    """The mean brightness of the blocks that are valid all over: (count, blocks)."""
    count, height, width = pictures.shape
    shape = (height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK)
    kept = valid.reshape(shape).all(axis=(1, 3))
    means = pictures.reshape(count, *shape).mean(axis=(2, 4))
    chosen: Floats = means[:, kept].astype(np.float64)
    return chosen


def compare_at(aligned: Aligned, speed: float, offset: float) -> tuple[Floats, Floats]:
    """Likeness (correlation of detail, -1 to 1) and the share of blocks that agree (0 to 1), for each asked picture with
    the found one shown at that moment; NaN where the found one has none then."""
    count = len(aligned.asked_times)
    likeness, agreeing = np.full(count, np.nan), np.full(count, np.nan)
    for row, place in _met(aligned, speed, offset):
        one, other = _details(aligned, row, place)
        likeness[row] = float(
            (one * other).sum() / math.sqrt(float((one**2).sum() * (other**2).sum()) + 1e-6)
        )
        textured, agrees = _local(one, other, aligned.valid)
        if textured.sum() >= 32:
            agreeing[row] = float(agrees[textured].mean())
    return likeness, agreeing


def agreement(aligned: Aligned, speed: float, offset: float) -> tuple[Floats, Floats]:
    """For each place of the canvas (height, width) in how many of the asked pictures one of the two has detail there, and
    in how many it agrees; some pictures stand for all."""
    textured = np.zeros(aligned.valid.shape)
    agreeing = np.zeros(aligned.valid.shape)
    met = list(_met(aligned, speed, offset))
    for row, place in met[:: max(1, len(met) // _SOME)]:
        has, agrees = _local(*_details(aligned, row, place), aligned.valid)
        textured += has
        agreeing += has & agrees
    return textured, agreeing


def _met(aligned: Aligned, speed: float, offset: float) -> Iterator[tuple[int, int]]:
    """The numbers of the asked pictures and of the found ones shown at their moments."""
    if aligned.valid.sum() < 64:
        return
    for row, moment in enumerate(speed * aligned.asked_times + offset):
        place = int(np.argmin(np.abs(aligned.found_times - moment)))
        if abs(aligned.found_times[place] - moment) <= 0.6 * max(speed, 1.0) * STEP + 0.3:
            yield row, place


def _details(aligned: Aligned, row: int, place: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    valid = aligned.valid.astype(np.float32)
    return _detail(aligned.asked[row], valid), _detail(aligned.found[place], valid)


def _local(
    one: NDArray[np.float32], other: NDArray[np.float32], valid: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where one of two details has any, and where both correlate about a place."""
    both, own_a, own_b = _near(one * other), _near(one * one), _near(other * other)
    textured: NDArray[np.bool_] = (np.maximum(own_a, own_b) > 6.0) & valid
    agrees: NDArray[np.bool_] = both / np.sqrt(own_a * own_b + 4.0) > 0.5
    return textured, agrees


def _near(values: NDArray[np.float32]) -> NDArray[np.float32]:
    import cv2

    return np.asarray(cv2.blur(values, (13, 13)), np.float32)


def _detail(picture: NDArray[np.float32], valid: NDArray[np.float32]) -> NDArray[np.float32]:
    """The picture without its finest grain and without its slow shades; zero where it is not valid."""
    import cv2

    smooth = cv2.GaussianBlur(picture, (0, 0), 1.0)
    around = cv2.GaussianBlur(picture * valid, (0, 0), 8.0) / (cv2.GaussianBlur(valid, (0, 0), 8.0) + 1e-3)
    detail: NDArray[np.float32] = (smooth - around) * valid
    return detail
