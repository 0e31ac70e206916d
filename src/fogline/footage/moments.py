"""Whether two stretches show the same moment: pictures aligned by a map, and how their blocks' brightness runs in time.

Two takes of one scene have the same background; what moves in them moves otherwise. In a copy every block brightens
and darkens together with its counterpart, whatever was done to size, colour and speed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fogline.footage.decode import RATE
from fogline.footage.geometry import overlap
from fogline.footage.prints import Prints

__all__ = ["Aligned", "Line", "align", "best_line", "compare_at", "detrended", "nearby_line", "still_moment"]

Floats = NDArray[np.float64]

_CANVAS = 96
_BLOCK = 4
"""Aligned pictures have this many pixels on their longer side; blocks are this many pixels square."""
_STEP = 1 / RATE
SPEEDS = tuple(float(s) for s in np.exp(np.linspace(math.log(0.48), math.log(2.1), 43)))
_LEAST_FRAMES = 5
_NOISE = 1.0
"""Grey levels: a block's standard deviation over time that coding alone makes."""


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

    def turned(self) -> Aligned:
        """The same with asked and found exchanged; shares and box stay the asked one's."""
        return replace(
            self,
            asked=self.found,
            found=self.asked,
            asked_times=self.found_times,
            found_times=self.asked_times,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """At second t of the asked one the found one is at ``speed`` * t + ``offset``; ``correlation`` is that of the
    blocks' brightness over time, over ``frames`` pictures; ``motion`` how much they change (grey levels)."""

    speed: float
    offset: float
    correlation: float
    frames: int
    motion: float
    everywhere: float = 0.0
    """For a still: how much the block in the middle of their order changes. A camera that moves changes all."""


def align(
    asked: Prints, which: NDArray[np.int64], found: Prints, among: NDArray[np.int64], matrix: Floats
) -> Aligned | None:
    """Thumbnails ``which`` of one and ``among`` of the other on one canvas; ``None`` where the map leaves no overlap."""
    met = overlap(matrix, asked.aspect, found.aspect)
    if met is None:
        return None
    box, asked_share, found_share = met
    wide, high = box[2] - box[0], box[3] - box[1]
    if min(wide, high) < 0.04:
        return None
    scale = _CANVAS / max(wide, high)
    width = max(3 * _BLOCK, int(wide * scale) // _BLOCK * _BLOCK)
    height = max(3 * _BLOCK, int(high * scale) // _BLOCK * _BLOCK)
    to_asked = np.array([[wide / width, 0, box[0]], [0, high / height, box[1]], [0, 0, 1.0]])
    first, inside = _warped(asked, which, to_asked, (width, height))
    second, there = _warped(found, among, matrix @ to_asked, (width, height))
    return Aligned(
        first, second, asked.times[which].astype(float), found.times[among].astype(float), inside & there, box,
        asked_share, found_share,
    )  # fmt: skip


def _warped(
    prints: Prints, which: NDArray[np.int64], matrix: Floats, size: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    import cv2

    _, height, width = prints.thumbs.shape
    to_middle = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])  # a pixel's place is its middle
    to_pixels = np.array([[width, 0, -0.5], [0, width, -0.5], [0, 0, 1.0]]) @ matrix @ to_middle
    middle = np.array([[size[0] / 2, size[1] / 2, 1], [size[0] / 2 + 1, size[1] / 2, 1]]) @ to_pixels.T
    pixels = float(np.linalg.norm(middle[1, :2] / middle[1, 2] - middle[0, :2] / middle[0, 2]))
    blur = 0.45 * math.sqrt(max(0.0, pixels**2 - 1))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    out = np.empty((len(which), size[1], size[0]), np.float32)
    for row, number in enumerate(which):
        picture = prints.thumbs[number]
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


def best_line(aligned: Aligned, speeds: tuple[float, ...] = SPEEDS) -> Line | None:
    """The line in time along which the blocks' brightness runs most alike; ``None`` where too little is there."""
    asked, found = blocks(aligned.asked, aligned.valid), blocks(aligned.found, aligned.valid)
    if asked.shape[1] < 4 or len(asked) < _LEAST_FRAMES or len(found) < _LEAST_FRAMES:
        return None
    asked, found = _balanced(asked), _balanced(found)
    begin, end = aligned.asked_times[0], aligned.asked_times[-1]
    grid = begin + _STEP * np.arange(int((end - begin) / _STEP + 1e-6) + 1)
    rows = _at(asked, aligned.asked_times, grid)
    best: tuple[float, float, float] | None = None
    for speed in speeds:
        first, last = aligned.found_times[0], aligned.found_times[-1]
        there = first + speed * _STEP * np.arange(int((last - first) / (speed * _STEP) + 1e-6) + 1)
        if len(there) < _LEAST_FRAMES:
            continue
        scores = _slid(rows, _at(found, aligned.found_times, there))
        place = int(np.argmax(scores))
        if best is None or scores[place] > best[0]:
            begins = there[0] + (place - len(rows) + _LEAST_FRAMES) * speed * _STEP
            best = float(scores[place]), speed, begins - speed * begin
    if best is None:
        return None
    return _refined(asked, aligned.asked_times, found, aligned.found_times, best[1], best[2], len(speeds) > 1)


def nearby_line(aligned: Aligned, line: Line) -> Line | None:
    """The best line near one that was found with other pictures; ``None`` where too little is there."""
    asked, found = blocks(aligned.asked, aligned.valid), blocks(aligned.found, aligned.valid)
    if asked.shape[1] < 4 or len(asked) < _LEAST_FRAMES or len(found) < _LEAST_FRAMES:
        return None
    asked, found = _balanced(asked), _balanced(found)
    return _refined(asked, aligned.asked_times, found, aligned.found_times, line.speed, line.offset, True)


def still_moment(aligned: Aligned) -> Line | None:
    """When a still picture (the only asked one) was shown: the found picture whose differences from their common middle
    are most like the still's own. Speed is 0, the offset that moment. ``None`` where nothing changes that could tell."""
    asked, found = blocks(aligned.asked, aligned.valid)[0], blocks(aligned.found, aligned.valid)
    if len(asked) < 12 or len(found) < 2:
        return None
    middle = np.median(found, axis=0)
    still = _as_bright(asked, middle)
    wobble = np.sqrt(((found - middle) ** 2).mean(axis=0))
    moving = wobble >= 0.25 * np.quantile(wobble, 0.95)  # elsewhere only what was laid over the still differs
    own, others = (still - middle)[moving], (found - middle)[:, moving]
    most = max(2, len(asked) // 10)
    motion = float(np.sqrt(np.sort(wobble**2)[::-1][:most].mean()))
    lengths = np.sqrt((own**2).sum() * (others**2).sum(axis=1)) + len(own) * _NOISE
    scores = (others @ own) / lengths
    placed = np.nan_to_num(compare_at(_each_found(aligned), 1.0, 0.0)[0], nan=-1.0)
    place = int(
        np.argmax(placed + 0.5 * scores)
    )  # a camera that moves has no common middle: there likeness tells
    own_motion = float(np.sqrt(np.sort(own**2)[::-1][:most].mean()))
    found_at, score, everywhere = (
        float(aligned.found_times[place]),
        float(scores[place]),
        float(np.median(wobble)),
    )
    return Line(0.0, found_at, score, 1, min(motion, own_motion), everywhere)


def _each_found(aligned: Aligned) -> Aligned:
    """The one asked picture again beside each found one, at its time."""
    count = len(aligned.found)
    return replace(
        aligned, asked=np.repeat(aligned.asked[:1], count, axis=0), asked_times=aligned.found_times
    )


def _as_bright(asked: Floats, middle: Floats) -> Floats:
    """``asked`` in the brightness and contrast of ``middle``, by the blocks in which they differ least."""
    kept = np.ones(len(asked), bool)
    result = asked
    for _ in range(3):
        gain, lift = np.polyfit(asked[kept], middle[kept], 1) if asked[kept].std() > 1 else (1.0, 0.0)
        result = gain * asked + lift if gain > 0.2 else asked
        off = np.abs(result - middle)
        kept = off <= max(2.0, float(np.quantile(off, 0.7)))
    return result


def _balanced(rows: Floats) -> Floats:
    """Without what all blocks have in common: exposure and flicker."""
    result: Floats = rows - rows.mean(axis=1, keepdims=True)
    return result


def _at(rows: Floats, times: Floats, wanted: Floats) -> Floats:
    """``rows`` at the seconds ``wanted``, between two pictures in proportion."""
    place = np.clip(np.searchsorted(times, wanted, side="right") - 1, 0, max(0, len(times) - 2))
    after = np.minimum(place + 1, len(times) - 1)
    gap = np.maximum(times[after] - times[place], 1e-6)
    share = np.clip((wanted - times[place]) / gap, 0, 1)[:, None]
    result: Floats = rows[place] * (1 - share) + rows[after] * share
    return result


def _slid(rows: Floats, against: Floats) -> Floats:
    """The correlation over time for each shift of ``rows`` (n) along ``against`` (m), overlapping in part at the ends.

    Entry k is for the first row lying at place ``k - n + least``; the means are over what overlaps.
    """
    n, m = len(rows), len(against)
    shift = np.arange(_LEAST_FRAMES - n, m - _LEAST_FRAMES + 1)
    a0, a1 = np.maximum(0, -shift), np.minimum(n, m - shift)
    b0, b1, count = a0 + shift, a1 + shift, (a1 - a0).astype(float)
    kept = count >= _LEAST_FRAMES
    count = np.maximum(count, 1)
    sums_a, sums_b = _summed(rows), _summed(against)
    sum_a, sum_b = sums_a[a1] - sums_a[a0], sums_b[b1] - sums_b[b0]
    squares_a, squares_b = _summed((rows**2).sum(axis=1)), _summed((against**2).sum(axis=1))
    both = _diagonals(rows @ against.T)[shift + n - 1] - (sum_a * sum_b).sum(axis=1) / count
    own_a = squares_a[a1] - squares_a[a0] - (sum_a**2).sum(axis=1) / count
    own_b = squares_b[b1] - squares_b[b0] - (sum_b**2).sum(axis=1) / count
    noise = 0.1 * count * rows.shape[1] * _NOISE**2
    scores = (
        both / (np.sqrt(np.maximum(own_a, 0) * np.maximum(own_b, 0)) + noise) * np.sqrt(count / (count + 4))
    )
    result: Floats = np.where(kept, scores, -1.0)
    return result


def _diagonals(products: Floats) -> Floats:
    """The sums along the diagonals of (n, m), from the lower left one (entry 0) to the upper right one (n + m - 2)."""
    n, m = products.shape
    padded = np.zeros((n, m + n))
    padded[:, :m] = products[
        ::-1
    ]  # read in rows one shorter, each row lies one further right than the one above
    sums: Floats = padded.ravel()[: n * (m + n - 1)].reshape(n, m + n - 1).sum(axis=0)
    return sums


def _summed(values: Floats) -> Floats:
    zero = np.zeros((1, *values.shape[1:]))
    return np.concatenate([zero, np.cumsum(values, axis=0)])


def _refined(
    asked: Floats,
    asked_times: Floats,
    found: Floats,
    found_times: Floats,
    speed: float,
    offset: float,
    free: bool,
) -> Line | None:
    """The best line near a first one, in steps down to a fiftieth of a second."""
    middle = float(asked_times.mean())
    best = _correlation(asked, asked_times, found, found_times, speed, offset)
    for step_speed, step_offset in ((0.02, 0.12), (0.01, 0.06), (0.005, 0.03), (0.0025, 0.015)):
        for _ in range(4):
            start = best
            for ds in (-step_speed, 0.0, step_speed) if free else (0.0,):
                for do in (-step_offset, 0.0, step_offset):
                    new = start.speed * (1 + ds)
                    shifted = start.offset + do + (start.speed - new) * middle
                    tried = _correlation(asked, asked_times, found, found_times, new, shifted)
                    if tried.correlation > best.correlation + 1e-4 and tried.frames >= start.frames - 1:
                        best = tried
            if best is start:
                break
    return best if best.frames >= _LEAST_FRAMES else None


def _correlation(
    asked: Floats, asked_times: Floats, found: Floats, found_times: Floats, speed: float, offset: float
) -> Line:
    wanted = speed * asked_times + offset
    inside = (wanted >= found_times[0] - 0.15) & (wanted <= found_times[-1] + 0.15)
    count = int(inside.sum())
    if count < 3:
        return Line(speed, offset, -1.0, count, 0.0)
    first, second = asked[inside], _at(found, found_times, wanted[inside])
    first, second = first - first.mean(axis=0), second - second.mean(axis=0)
    own_a, own_b = (first**2).sum(), (second**2).sum()
    correlation = float((first * second).sum() / (math.sqrt(own_a * own_b) + 1e-9))
    return Line(speed, offset, correlation, count, _motion(first, second))


def _motion(first: Floats, second: Floats) -> float:
    """How much the tenth of the blocks that move most do: the lesser of the two, root of the mean square."""

    def most(rows: Floats) -> float:
        variance = np.sort((rows**2).mean(axis=0))[::-1]
        return float(np.sqrt(variance[: max(2, len(variance) // 10)].mean()))

    return min(most(first), most(second))


def compare_at(aligned: Aligned, speed: float, offset: float) -> tuple[Floats, Floats]:
    """Likeness (correlation of detail, -1 to 1) and the share of blocks that agree (0 to 1), for each asked picture with
    the found one shown at that moment; NaN where the found one has none then."""
    wanted = speed * aligned.asked_times + offset
    likeness, agreeing = np.full(len(wanted), np.nan), np.full(len(wanted), np.nan)
    valid = aligned.valid.astype(np.float32)
    if valid.sum() < 64:
        return likeness, agreeing
    for row, moment in enumerate(wanted):
        place = int(np.argmin(np.abs(aligned.found_times - moment)))
        if abs(aligned.found_times[place] - moment) > 0.6 * max(speed, 1.0) * _STEP + 0.3:
            continue
        one, other = _detail(aligned.asked[row], valid), _detail(aligned.found[place], valid)
        both, own_a, own_b = _near(one * other), _near(one * one), _near(other * other)
        likeness[row] = float(
            (one * other).sum() / math.sqrt(float((one**2).sum() * (other**2).sum()) + 1e-6)
        )
        textured = (np.maximum(own_a, own_b) > 6.0) & aligned.valid
        if textured.sum() >= 32:
            local = both / np.sqrt(own_a * own_b + 4.0)
            agreeing[row] = float((local[textured] > 0.5).mean())
    return likeness, agreeing


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


def detrended(aligned: Aligned, line: Line) -> float:
    """The correlation along ``line`` without what each block does evenly from the first picture to the last."""
    asked, found = (_balanced(blocks(p, aligned.valid)) for p in (aligned.asked, aligned.found))
    wanted = line.speed * aligned.asked_times + line.offset
    inside = (wanted >= aligned.found_times[0] - 0.15) & (wanted <= aligned.found_times[-1] + 0.15)
    count = int(inside.sum())
    if count < _LEAST_FRAMES:
        return 0.0
    even = np.stack([np.ones(count), aligned.asked_times[inside] - aligned.asked_times[inside].mean()])
    even /= np.linalg.norm(even, axis=1, keepdims=True)
    first, second = asked[inside], _at(found, aligned.found_times, wanted[inside])
    first, second = first - even.T @ (even @ first), second - even.T @ (even @ second)
    noise = first.size * (0.5 * _NOISE) ** 2
    return float((first * second).sum() / (math.sqrt((first**2).sum() * (second**2).sum()) + noise))
