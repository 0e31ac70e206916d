"""A single picture beside a video's about one moment, looked at closely: is all of the one in the other?

Brightness over time tells moments apart only where there is more than one picture. A single one is laid over the
video's pictures, and what is left over, a pixel's shift allowed, decides. What moves in the video is asked for by
itself: a caption is no other moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.footage import geometry
from fogline.footage.canvas import Aligned, lay_together
from fogline.footage.features import find_features
from fogline.footage.overlays import laid_over
from fogline.footage.prints import STILL_KEYPOINTS
from fogline.footage.registration import FEW, Best, closest, inner, left_over, smooth

__all__ = ["Closer", "Look", "look_closer"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]

Look = Callable[[str, Sequence[float]], NDArray[np.uint8] | None]
"""Grey pictures (count, height, width) of an item, by its id, as shown at some seconds; ``None`` where its file is not
to be had."""

_CANVAS = 192
_FINE, _ABOUT = 0.04, 0.42
"""Seconds between the pictures that are looked at, and how far before and after the moment they lie."""
_FAR = 1.0
"""Seconds: pictures farther from the moment are of other moments."""
_DIFFERENT, _VERY, _MOVED = 10.0, 20.0, 6.0
"""Grey levels over which a place differs, differs much, and over which it moves."""
_MOMENTS = 3
"""So many moments are looked at."""
_AGREEING = 14
"""Keypoints that must agree on a map fitted anew."""


@dataclass(frozen=True, slots=True)
class Closer:
    """A single picture beside the video's most like it, shown at ``time`` seconds. Of the area that both have,
    ``different`` and ``very`` are the shares (0 to 1) that differ by 10 and by 20 grey levels, a pixel's shift allowed;
    ``moved`` is the share that looks otherwise at most other moments of the video, and ``kept`` the share of that which
    is as at this one (``None`` where nothing moves). ``around`` is the share of what does not move that differs."""

    time: float
    different: float
    very: float
    moved: float
    kept: float | None
    around: float


def look_closer(
    aligned: Aligned,
    matrix: Floats,
    asked: str,
    found: str,
    look: Look | None,
    about: float | None = None,
    moments: int = _MOMENTS,
) -> Closer | None:
    """The only asked picture of ``aligned`` beside the found ones, first as thumbnails, then as the files have them.
    ``matrix`` maps the asked picture's places to the found ones; ``about`` is a second to look at in any case, among
    so many ``moments``; ``None`` where too little is common."""
    valid = inner(aligned.valid)
    if valid.sum() < FEW:
        return None
    frames = [smooth(picture) for picture in aligned.found]
    best, valid = _without_overlays(smooth(aligned.asked[0]), frames, valid)
    moved = _moving(frames, best.place, aligned.found_times, valid)
    chosen = _moments(best.scores, aligned.found_times, about, moments)
    moment, left = float(aligned.found_times[best.place]), best.left
    pictures = _pictures(aligned, asked, found, chosen, look)
    if pictures is not None and (nearer := _nearer(pictures, matrix, aligned.box)) is not None:
        import cv2

        moment, left, valid = nearer
        size = valid.shape[::-1]
        moved = cv2.resize(moved.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
    moved &= valid
    kept = float((left[moved] < _MOVED).mean()) if moved.sum() >= 4 else None
    return Closer(
        moment, _share(left > _DIFFERENT, valid), _share(left > _VERY, valid), _share(moved, valid), kept,
        _share(left > _DIFFERENT, valid & ~moved),
    )  # fmt: skip


def _share(which: Bools, among: Bools) -> float:
    return float(which[among].mean()) if among.any() else 0.0


def _moments(scores: list[float], times: Floats, about: float | None, most: int) -> list[float]:
    """The few seconds, apart from each other, at which the thumbnails differ least; and ``about``."""
    chosen: list[float] = [] if about is None else [about]
    for place in np.argsort(scores):
        if len(chosen) >= most:
            break
        if all(abs(float(times[place]) - other) > _ABOUT for other in chosen):
            chosen.append(float(times[place]))
    return chosen


@dataclass(frozen=True, slots=True)
class _Pictures:
    """The asked picture (height, width), and the found ones (count, height, width) at their seconds."""

    asked: NDArray[np.uint8]
    found: NDArray[np.uint8]
    times: Floats

    def about(self, moment: float) -> _Pictures:
        """The same with those about one moment alone."""
        near = np.abs(self.times - moment) <= _ABOUT
        return _Pictures(self.asked, self.found[near], self.times[near])


def _pictures(
    aligned: Aligned, asked: str, found: str, moments: list[float], look: Look | None
) -> _Pictures | None:
    """The pictures themselves about the ``moments``."""
    if look is None:
        return None
    near = np.arange(-_ABOUT, _ABOUT + 1e-6, _FINE)
    times = np.array(moments)[:, None] + near[None, :]
    first, last = max(0.0, float(aligned.found_times[0]) - 0.2), float(aligned.found_times[-1]) + 0.2
    times = np.unique(np.clip(times, first, last).round(3))
    one, others = look(asked, [float(aligned.asked_times[0])]), look(found, times.tolist())
    if one is None or others is None:
        return None
    return _Pictures(one[0], others, times[: len(others)])


def _nearer(pictures: _Pictures, matrix: Floats, box: Floats) -> tuple[float, Singles, Bools] | None:
    """The second at which the pictures differ least, where they do, and where both have a picture. The map is fitted
    anew to the keypoints of the two pictures that belong together; what comes to less is kept. ``box`` is the part of the
    asked picture (in its widths) that is looked at."""
    result: tuple[float, float, Singles, Bools] | None = None
    for turn in range(3):
        laid = lay_together(
            pictures.asked[None], np.zeros(1), pictures.found, pictures.times, matrix, _CANVAS
        )
        if laid is None or (valid := inner(laid.valid & laid.inside(box))).sum() < FEW:
            break
        frames = [smooth(picture) for picture in laid.found]
        best, valid = _without_overlays(smooth(laid.asked[0]), frames, valid)
        if result is not None and best.scores[best.place] >= result[0]:
            break
        moment = float(pictures.times[best.place])
        result = best.scores[best.place], moment, best.left, valid
        fresh = _fitted(
            pictures.asked, pictures.found[best.place], mirrored=np.linalg.det(matrix[:2, :2]) < 0
        )
        if fresh is None or turn == 2:
            break
        matrix, pictures = fresh, pictures.about(moment)
    return None if result is None else result[1:]


def _without_overlays(asked: Singles, frames: list[Singles], valid: Bools) -> tuple[Best, Bools]:
    """The picture that differs least, and where both are but for what was laid over one of them, which would draw the
    map and the brightness to itself."""
    best = closest(asked, frames, valid)
    for _ in range(2):
        bare = valid & ~laid_over(best.left, valid)
        if bare.sum() == valid.sum() or bare.sum() < max(FEW, 0.4 * valid.sum()):
            break
        valid = bare
        best = closest(asked, frames, valid)
    return best, valid


def _fitted(asked: NDArray[np.uint8], found: NDArray[np.uint8], *, mirrored: bool) -> Floats | None:
    """The map that the keypoints of both pictures agree on; ``None`` where they are few."""
    first, second = (find_features(picture, None, STILL_KEYPOINTS) for picture in (asked, found))
    pairs = geometry.paired(first.mirrored if mirrored else first.plain, second.plain)
    at = (first.at + 0.5) / asked.shape[1]
    if mirrored:
        at = at * np.array([-1, 1], np.float32) + np.array([1, 0], np.float32)
    there = (second.at + 0.5) / found.shape[1]
    results = geometry.fits(at[pairs[:, 0]].astype(np.float32), there[pairs[:, 1]].astype(np.float32), 1)
    if not results or results[0].keypoints < _AGREEING:
        return None
    return results[0].matrix @ geometry.flip() if mirrored else results[0].matrix


def _moving(frames: list[Singles], place: int, times: Floats, valid: Bools) -> Bools:
    """Where the picture at ``place`` differs from most pictures of other moments."""
    far = [frames[n] for n in np.flatnonzero(np.abs(times - times[place]) > _FAR)]
    if not far:
        return np.zeros_like(valid)
    left = np.stack([left_over(other, frames[place], valid) for other in far])
    result: Bools = (np.median(left, axis=0) > _MOVED) & valid
    return result
