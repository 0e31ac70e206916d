"""Pictures out of a file: grey, small, with their times. Runs in a child process only; see `reading`.

A video's clock is its timestamps, never a count of frames: phones write variable frame rates. Frames are turned as the
file says and scaled while decoding, so that only small ones are ever kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.errors import UnreadableInput
from fogline.footage.sampling import LONG_SIDE, RATE, Frame, Sampler, sized

__all__ = [
    "FORMATS",
    "MOST_PIXELS",
    "STILL_SIDE",
    "Clip",
    "colour_frames",
    "open_clip",
    "read_picture",
]

STILL_SIDE = 1024
"""The longer side of a still picture's working picture: it may be a page with a small picture on it."""
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
        sampler = Sampler(rate, side)
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
