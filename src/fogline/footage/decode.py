"""Pictures out of a file: grey, small, with their times. Runs in a child process only; see `reading`.

A video's clock is its timestamps, never a count of frames: phones write variable frame rates. Frames are turned as the
file says and scaled while decoding, so that only small ones are ever kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.errors import UnreadableInput

__all__ = [
    "FORMATS",
    "LONG_SIDE",
    "MOST_PIXELS",
    "RATE",
    "STILL_SIDE",
    "THUMB",
    "Clip",
    "Frame",
    "colour_frames",
    "open_clip",
    "read_picture",
    "sized",
]

LONG_SIDE = 512
"""The longer side of the working pictures, in pixels."""
STILL_SIDE = 1024
"""That of a still picture: it may be a page with a small picture on it."""
THUMB = 128
"""The longer side of thumbnails of videos, in pixels."""
RATE = 4.0
"""Working pictures a second."""
MOST_PIXELS = 200_000_000
"""A still picture of more pixels than this is not unfolded: a small file can fill all memory."""
MOST_SECONDS = 4 * 3600.0
"""A video is read up to here, and said to be partial."""

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,gif,apng,webp_pipe,mxf,h264,hevc,ivf,"
    "mp3,wav,flac,aac,rm,dv,nut,3gp,swf,wtv"
)
"""Formats that hold their media in themselves. Playlists and lists of files (hls, concat, dash) could name others."""
_FAST_ENOUGH = 12.0
"""Frames a second; above twice this, frames that no other needs are not decoded."""
_WORTH_SEEKING = 8.0
"""Seconds ahead; for less, decoding on is as fast."""
_BYTE_PLANES = ("yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "gray")
_BREAK = 25.0
"""Mean difference (grey levels) of frames in succession over which no thumbnail is smeared."""
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


@dataclass(slots=True)
class Clip:
    """An opened video. ``width`` and ``height`` are as shown; ``duration`` grows while ``frames`` are taken, and
    ``partial`` says at the end why not all could be read."""

    path: Path
    width: int = 0
    height: int = 0
    duration: float = 0.0
    partial: str | None = None

    def frames(self, rate: float = RATE, side: int = LONG_SIDE) -> Iterator[Frame]:
        """Working pictures, ``rate`` a second at most.

        Raises:
            UnreadableInput: no video in it, or not one frame could be decoded.
        """
        with _opened(self.path) as opened:
            yield from self._decoded(opened, opened.streams.video[0], rate, side)
        if not self.width:
            raise UnreadableInput(self.path.name, self.partial or "it has not one frame", _CHECK)

    def _decoded(self, opened: Any, stream: Any, rate: float, side: int) -> Iterator[Frame]:
        import av

        stream.thread_count = 2
        stream.thread_type = "AUTO"
        if stream.average_rate and stream.average_rate >= 2 * _FAST_ENOUGH and rate <= RATE:
            stream.codec_context.skip_frame = "NONREF"
        told = float(stream.duration * stream.time_base) if stream.duration and stream.time_base else None
        sampler = _Sampler(rate, side)
        try:
            for frame in opened.decode(stream):
                sampler.take(frame)
                self.width, self.height = sampler.shown
                self.duration = sampler.time
                yield from sampler.ready(sampler.time)
                if sampler.time > MOST_SECONDS:
                    self.partial = f"read up to {MOST_SECONDS / 3600:g} hours"
                    break
        except (av.error.FFmpegError, ValueError) as error:
            self.partial = f"decoding stopped at {sampler.time:.1f} s: {_said(error)}"
        yield from sampler.ready(math.inf)
        self.duration = sampler.ends()
        if told is not None and self.partial is None and told - self.duration > max(1.0, 0.1 * told):
            self.partial = f"the file says {told:.1f} s, but its pictures end at {self.duration:.1f} s"


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The file at ``path`` as a container with at least one video stream."""
    import av

    options = {"protocol_whitelist": "file", "format_whitelist": FORMATS}
    try:
        opened = av.open(str(path), options=options, metadata_errors="replace")
    except (av.error.FFmpegError, ValueError) as error:
        raise UnreadableInput(path.name, f"no video can be read from it ({_said(error)})", _CHECK) from error
    with opened:
        if not [s for s in opened.streams.video if s.codec_context is not None]:
            why = "it has sound only" if opened.streams.audio else "it has no pictures that can be decoded"
            raise UnreadableInput(path.name, why, "Give a file with pictures.")
        yield opened


def colour_frames(path: Path, seconds: Sequence[float], side: int) -> list[NDArray[np.uint8]]:
    """The frames shown at ``seconds`` after the first, in their order, as (height, width, 3) in red, green, blue.

    Raises:
        UnreadableInput: as for ``Clip.frames``.
    """
    import av

    found: dict[float, NDArray[np.uint8]] = {}
    with _opened(path) as opened:
        stream = opened.streams.video[0]
        first, shown = None, None
        waiting, sought = sorted(set(seconds)), -1.0
        try:
            for frame in opened.decode(stream):
                first = (frame.time or 0.0) if first is None else first
                at = (frame.time or 0.0) - first
                while waiting and shown is not None and at > waiting[0] + 1e-3:
                    found[waiting.pop(0)] = _colour(shown, side)
                shown = frame
                if not waiting:
                    break
                if waiting[0] - at > _WORTH_SEEKING and waiting[0] > sought and stream.time_base:
                    sought = waiting[0]  # once for each: after the end there is nothing to come to
                    opened.seek(int((waiting[0] - 1.0 + first) / stream.time_base), stream=stream)
        except (av.error.FFmpegError, ValueError) as error:
            if shown is None:
                raise UnreadableInput(
                    path.name, f"no frame can be decoded ({_said(error)})", _CHECK
                ) from error
        if shown is None:
            raise UnreadableInput(path.name, "it has not one frame", _CHECK)
        last = _colour(shown, side)
    return [found.get(second, last) for second in seconds]


def _colour(frame: Any, side: int) -> NDArray[np.uint8]:
    width, height = frame.width, frame.height
    if max(width, height) > side:
        width, height = sized(width, height, side)
    turned = frame.rotation % 360
    array = frame.reformat(width=width, height=height, format="rgb24", interpolation="AREA").to_ndarray()
    return np.ascontiguousarray(np.rot90(array, turned // 90))


class _Sampler:
    """Takes every so many-th second's frame of a stream, and watches how much all frames change."""

    def __init__(self, rate: float, side: int) -> None:
        self.step, self.side = 1 / rate, side
        self.time, self.first, self.spacing = 0.0, None, 0.0
        self.due = 0.0
        self.shown = (0, 0)
        self._before: NDArray[np.int16] | None = None
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
        if self._watch(frame, at) >= _BREAK:
            self._shot += 1
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


def open_clip(path: Path) -> Clip:
    """A video at ``path``, not yet opened."""
    return Clip(path)


def read_picture(path: Path, side: int = STILL_SIDE) -> tuple[NDArray[np.uint8], int, int]:
    """A still picture as a working picture, and its width and height as shown.

    Raises:
        UnreadableInput: it is no picture, is broken, or unfolds to more than ``MOST_PIXELS``.
    """
    from PIL import Image, ImageFile, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the limit below says it in words
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with Image.open(path) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                why = f"it unfolds to {width * height / 1e6:.0f} million pixels"
                raise UnreadableInput(path.name, why, "Give a smaller copy of it.")
            picture.draft("L", (2 * side, 2 * side))
            upright = ImageOps.exif_transpose(picture)
            if upright.mode in ("RGBA", "LA", "PA", "P"):
                upright = upright.convert("RGBA")
                upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
            small = upright.convert("L").resize(sized(*upright.size, side), Image.Resampling.BOX)
            if (upright.width > upright.height) != (width > height):
                width, height = height, width
            return np.asarray(small, np.uint8), width, height
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableInput(
            path.name,
            f"no picture can be read from it ({_said(error, path)})",
            _CHECK,
        ) from error


_CHECK = (
    "Look whether it plays or opens elsewhere; it may be cut off or be something else than its name says."
)


def _said(error: Exception, path: Path | None = None) -> str:
    """What a decoder said; where it may name the file's ``path``, under its name only."""
    said = str(getattr(error, "strerror", None) or error or type(error).__name__)
    return (said.replace(str(path), path.name) if path else said)[:150]
