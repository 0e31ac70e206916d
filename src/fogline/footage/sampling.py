"""Working pictures taken from decoded frames: grey, small, so many a second, with what lies about them in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["LONG_SIDE", "RATE", "THUMB", "Frame", "Sampler", "sized"]

LONG_SIDE = 512
"""The longer side of the working pictures, in pixels."""
THUMB = 128
"""The longer side of thumbnails of videos, in pixels."""
RATE = 4.0
"""Working pictures a second."""
_BYTE_PLANES = ("yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "gray")
_BREAK = 25.0
"""Mean difference (grey levels) of frames in succession over which no thumbnail is smeared."""
_LEAST_BREAK, _SUDDEN, _RECENT = 10.0, 5.0, 0.2
"""Nor is one over a lesser difference that is so many times the usual one of late, a running mean with this weight."""
_PROBED = 48
"""About so many samples a side tell how much a frame differs from the one before."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A working picture (height, width) at ``time`` seconds from the clip's first. ``small`` is a thumbnail of the
    quarter second before and after, its moments weighed by their nearness: what moves fast is smeared as it is in every
    copy, whichever moments that takes (``None``: the picture stands for itself). ``change`` is the largest
    mean difference (grey levels) between two frames in succession since the last working picture, at ``changed``;
    ``usual`` is the mean of the other differences since."""

    time: float
    grey: NDArray[np.uint8]
    change: float = 0.0
    changed: float = 0.0
    usual: float = 0.0
    small: NDArray[np.uint8] | None = None


class Sampler:
    """Takes every so many-th second's frame of a stream, and watches how much all frames change."""

    def __init__(self, rate: float, side: int) -> None:
        self.step, self.side = 1 / rate, side
        self.time, self.first, self.spacing = 0.0, None, 0.0
        self.due = 0.0
        self.shown = (0, 0)
        self._before: NDArray[np.int16] | None = None
        self._usual = 0.0
        self._changes: list[tuple[float, float]] = []
        self._smalls: list[_Small] = []
        self._shot = 0
        self._waiting: list[tuple[Frame, int]] = []

    def ready(self, until: float) -> Iterator[Frame]:
        """The working pictures whose thumbnails are whole once all has been seen up to ``until``."""
        while self._waiting and self._waiting[0][0].time + self.step <= until:
            frame, shot = self._waiting.pop(0)
            yield replace(frame, small=self._mean(frame.time, shot))
            self._smalls = [small for small in self._smalls if small.time > frame.time - 2 * self.step]

    def _mean(self, time: float, shot: int) -> NDArray[np.uint8] | None:
        near = [(1 - abs(s.time - time) / self.step, s.grey) for s in self._smalls if s.shot == shot]
        near = [(weight, grey) for weight, grey in near if weight > 0]
        if not near:
            return None
        total = sum(weight for weight, _ in near)
        mean = sum(weight * grey.astype(np.float32) for weight, grey in near) / total
        return np.asarray(mean + 0.5).astype(np.uint8)

    def take(self, frame: Any) -> None:
        """Look at the next decoded frame."""
        time = frame.time
        if time is None:
            time = (self.first or 0.0) + self.time + (self.spacing or 0.04)
        if self.first is None:
            self.first = time
        at = time - self.first
        if at > self.time:
            self.spacing = min(at - self.time, 1.0)
        self.time = max(self.time, at)
        turned = frame.rotation % 360
        self.shown = (frame.height, frame.width) if turned in (90, 270) else (frame.width, frame.height)
        change = self._watch(frame, at)
        if change >= min(_BREAK, max(_LEAST_BREAK, _SUDDEN * self._usual)):
            self._shot += 1
        else:
            self._usual += _RECENT * (change - self._usual)
        self._smalls.append(_Small(at, self._shot, _upright(_small(frame), turned)))
        if at + 1e-6 < self.due:
            return
        self.due = max(self.due + self.step, at + self.step / 2)
        picture = _upright(_grey(frame, self.side), turned)
        changed, change = max(((c, t) for t, c in self._changes), default=(0.0, at))[::-1]
        others = [c for t, c in self._changes if t != changed]
        self._changes = []
        taken = Frame(at, picture, change, changed, float(np.mean(others)) if others else 0.0)
        self._waiting.append((taken, self._shot))

    def ends(self) -> float:
        """When the last frame goes, seconds from the first one's coming."""
        return self.time + self.spacing if self.first is not None else 0.0

    def _watch(self, frame: Any, at: float) -> float:
        now, change = _samples(frame), 0.0
        if self._before is not None and now.shape == self._before.shape:
            change = float(np.abs(now - self._before).mean())
            self._changes.append((at, change))
        self._before = now
        return change


@dataclass(frozen=True, slots=True)
class _Small:
    time: float
    shot: int
    grey: NDArray[np.uint8]


def _small(frame: Any) -> NDArray[np.uint8]:
    """A thumbnail, straight from the plane of brightness where it is one byte each."""
    import cv2

    if frame.format.name not in _BYTE_PLANES:
        return _grey(frame, THUMB)
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
    return np.asarray(
        cv2.resize(rows, sized(frame.width, frame.height, THUMB), interpolation=cv2.INTER_AREA), np.uint8
    )


def _upright(picture: NDArray[np.uint8], turned: int) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.rot90(picture, turned // 90)) if turned else picture


def _samples(frame: Any) -> NDArray[np.int16]:
    """Some samples of brightness and colour, straight from the planes where they are one byte each."""
    if frame.format.name not in _BYTE_PLANES:
        frame = frame.reformat(width=_PROBED, height=_PROBED, format="yuv444p")
    found = []
    for plane in frame.planes:
        rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
        found.append(rows[:: max(1, plane.height // _PROBED), :: max(1, plane.width // _PROBED)].ravel())
    return np.concatenate(found).astype(np.int16)


def _grey(frame: Any, side: int) -> NDArray[np.uint8]:
    width, height = sized(frame.width, frame.height, side)
    small = frame.reformat(
        width=width, height=height, format="gray", interpolation="AREA", dst_color_range="JPEG"
    )
    plane = small.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return np.ascontiguousarray(rows[:height, :width])


def sized(width: int, height: int, side: int = LONG_SIDE) -> tuple[int, int]:
    """Width and height with the same shape whose longer one is ``side``; at least 16."""
    scale = side / max(width, height)
    return max(16, round(width * scale)), max(16, round(height * scale))
