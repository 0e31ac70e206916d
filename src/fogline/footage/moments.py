"""Whether two stretches show the same moment: pictures aligned by a map, and how their blocks' brightness runs in time.

Two takes of one scene have the same background; what moves in them moves otherwise. In a copy every block brightens
and darkens together with its counterpart, whatever was done to size, colour and speed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from fogline.footage.canvas import Aligned, blocks, compare_at
from fogline.footage.shifts import LEAST_FRAMES, NOISE, SPEEDS, at_times, on_grid, shortened

__all__ = ["Line", "best_line", "detrended", "nearby_line", "quiet_line", "still_moment"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
_T = TypeVar("_T", np.float32, np.float64)


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


def best_line(aligned: Aligned, speeds: tuple[float, ...] = SPEEDS) -> Line | None:
    """The line in time along which the blocks' brightness runs most alike; ``None`` where too little is there."""
    if (rows := _rows(aligned)) is None:
        return None
    short = shortened(*rows)
    first = on_grid(*short, (aligned.asked_times, aligned.found_times), speeds, rows[0].shape[1])
    return None if first is None else _refined(rows, short, aligned, *first, free=len(speeds) > 1)


def nearby_line(aligned: Aligned, line: Line) -> Line | None:
    """The best line near one that was found with other pictures; ``None`` where too little is there."""
    if (rows := _rows(aligned)) is None:
        return None
    return _refined(rows, shortened(*rows), aligned, line.speed, line.offset, free=True)


def quiet_line(aligned: Aligned) -> Line | None:
    """For asked pictures in which nothing moves: at their own speed along the stretch of the found ones that is most like
    them; ``None`` where too little is there."""
    if (rows := _rows(aligned)) is None:
        return None
    here, there = aligned.asked_times, aligned.found_times
    alike = np.nan_to_num(compare_at(_each_found(aligned.single(len(here) // 2)), 1.0, 0.0)[0], nan=-1.0)
    length = int(np.searchsorted(there, there[0] + here[-1] - here[0], side="right"))
    means = np.convolve(alike, np.ones(length) / length, "valid")
    offset = float(there[int(np.argmax(means))] - here[0])
    found = _correlation(*rows, aligned, 1.0, offset)
    return replace(found, motion=_motion(*_together(*rows, aligned, 1.0, offset)))


def _rows(aligned: Aligned) -> tuple[Floats, Floats] | None:
    """The blocks of either without what all have in common (exposure and flicker); ``None`` where they are too few."""
    asked, found = blocks(aligned.asked, aligned.valid), blocks(aligned.found, aligned.valid)
    if asked.shape[1] < 4 or len(asked) < LEAST_FRAMES or len(found) < LEAST_FRAMES:
        return None
    return _balanced(asked), _balanced(found)


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
    lengths = np.sqrt((own**2).sum() * (others**2).sum(axis=1)) + len(own) * NOISE
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


def _refined(
    rows: tuple[Floats, Floats],
    short: tuple[Singles, Singles],
    aligned: Aligned,
    speed: float,
    offset: float,
    *,
    free: bool,
) -> Line | None:
    """The best line near a first one, in steps down to a fiftieth of a second. It is looked for in few directions, and
    its figures are those of all blocks (``rows``)."""
    middle = float(aligned.asked_times.mean())
    best = _correlation(*short, aligned, speed, offset)
    for step_speed, step_offset in ((0.02, 0.12), (0.01, 0.06), (0.005, 0.03), (0.0025, 0.015)):
        for _ in range(4):
            start = best
            for ds in (-step_speed, 0.0, step_speed) if free else (0.0,):
                for do in (-step_offset, 0.0, step_offset):
                    if ds == do == 0.0:
                        continue
                    new = start.speed * (1 + ds)
                    shifted = start.offset + do + (start.speed - new) * middle
                    tried = _correlation(*short, aligned, new, shifted)
                    if tried.correlation > best.correlation + 1e-4 and tried.frames >= start.frames - 1:
                        best = tried
            if best is start:
                break
    if best.frames < LEAST_FRAMES:
        return None
    return replace(
        _correlation(*rows, aligned, best.speed, best.offset),
        motion=_motion(*_together(*rows, aligned, best.speed, best.offset)),
    )


def _correlation(
    asked: NDArray[_T], found: NDArray[_T], aligned: Aligned, speed: float, offset: float
) -> Line:
    """The line with its correlation; the motion is left out."""
    first, second = _together(asked, found, aligned, speed, offset)
    if len(first) < 3:
        return Line(speed, offset, -1.0, len(first), 0.0)
    own = float((first * first).sum()) * float((second * second).sum())
    return Line(speed, offset, float((first * second).sum()) / (math.sqrt(own) + 1e-9), len(first), 0.0)


def _together(
    asked: NDArray[_T], found: NDArray[_T], aligned: Aligned, speed: float, offset: float
) -> tuple[NDArray[_T], NDArray[_T]]:
    """What both rows do about their means, where the line brings them together."""
    wanted = speed * aligned.asked_times + offset
    inside = (wanted >= aligned.found_times[0] - 0.15) & (wanted <= aligned.found_times[-1] + 0.15)
    if inside.sum() < 3:
        return asked[:0], found[:0]
    first, second = asked[inside], at_times(found, aligned.found_times, wanted[inside])
    return first - first.mean(axis=0), second - second.mean(axis=0)


def _motion(first: Floats, second: Floats) -> float:
    """How much the tenth of the blocks that move most do: the lesser of the two, root of the mean square."""

    def most(rows: Floats) -> float:
        variance = np.sort((rows**2).mean(axis=0))[::-1]
        return float(np.sqrt(variance[: max(2, len(variance) // 10)].mean()))

    return min(most(first), most(second))


def detrended(aligned: Aligned, line: Line) -> float:
    """The correlation along ``line`` without what each block does evenly from the first picture to the last."""
    asked, found = (_balanced(blocks(p, aligned.valid)) for p in (aligned.asked, aligned.found))
    wanted = line.speed * aligned.asked_times + line.offset
    inside = (wanted >= aligned.found_times[0] - 0.15) & (wanted <= aligned.found_times[-1] + 0.15)
    count = int(inside.sum())
    if count < LEAST_FRAMES:
        return 0.0
    even = np.stack([np.ones(count), aligned.asked_times[inside] - aligned.asked_times[inside].mean()])
    even /= np.linalg.norm(even, axis=1, keepdims=True)
    first, second = asked[inside], at_times(found, aligned.found_times, wanted[inside])
    first, second = first - even.T @ (even @ first), second - even.T @ (even @ second)
    noise = first.size * (0.5 * NOISE) ** 2
    return float((first * second).sum() / (math.sqrt((first**2).sum() * (second**2).sum()) + noise))
