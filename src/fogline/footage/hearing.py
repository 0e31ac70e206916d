"""An item's sound out of its file, in a process of its own: a sound track that cannot be read holds up no picture."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.errors import UnreadableInput
from fogline.footage.bounded import Limits, answer, run
from fogline.footage.decode import FORMATS, MOST_SECONDS
from fogline.footage.sound import RATE, Listener, Sound

__all__ = ["read_sound", "sound_of"]

_MODULE = "fogline.footage.hearing"
_GAP = 0.1
"""Seconds by which a track's times may be off its samples before silence is put in; jitter is less."""

_LOUDEST = 8.0
"""Of full scale's 1: samples that a damaged track makes larger are held to it."""


def read_sound(path: Path, limits: Limits) -> Sound:
    """The fingerprint of the first sound track of the video at ``path``, by the clock of its pictures.

    Empty where there is none; where it cannot be read ``told`` says why. Nothing about it raises.
    """
    try:
        bits, heard, told = json.loads(run(_MODULE, [str(path)], path.name, limits))
    except UnreadableInput as error:
        return Sound(told=error.failure.why)
    loud = np.unpackbits(np.frombuffer(base64.b64decode(heard), np.uint8))
    held = np.frombuffer(base64.b64decode(bits), "<u4").astype(np.uint32)
    return Sound(held, loud[: len(held)].astype(np.bool_), told)


def _main(arguments: Sequence[str]) -> bytes:
    sound = sound_of(Path(arguments[0]))
    parts = (sound.bits.astype("<u4").tobytes(), np.packbits(sound.heard).tobytes())
    return json.dumps([*(base64.b64encode(part).decode() for part in parts), sound.told]).encode()


def sound_of(path: Path) -> Sound:
    """The same in this process: for the child, and for measurements with files that are trusted."""
    import av

    options = {"protocol_whitelist": "file", "format_whitelist": FORMATS}
    listener, broken = Listener(), _Broken()
    try:
        with av.open(str(path), options=options, metadata_errors="replace") as opened:
            if not opened.streams.audio:
                return Sound()
            _listen(opened, _first_picture(path, options), listener, broken)
    except (av.error.FFmpegError, ValueError, MemoryError) as error:
        until = f" from {listener.samples / RATE:.1f} s on" if listener.samples else ""
        return listener.sound(f"its sound cannot be decoded{until} ({_said(error)})")
    if listener.samples == 0:
        return listener.sound(f"its sound cannot be decoded ({broken.why or 'the track is empty'})")
    return listener.sound(f"{broken.many} parts of its sound cannot be decoded" if broken.many else None)


@dataclass(slots=True)
class _Broken:
    """Packets that could not be decoded: how many, and what was said of the first."""

    many: int = 0
    why: str = ""


def _said(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__)[:150]


def _first_picture(path: Path, options: dict[str, str]) -> float:
    """When the first picture is shown, by the file's own clock; items' seconds are counted from there."""
    import av

    with av.open(str(path), options=options, metadata_errors="replace") as opened:
        if opened.streams.video:
            frame = next(opened.decode(opened.streams.video[0]), None)
            if frame is not None and frame.time is not None:
                return float(frame.time)
    return 0.0


def _listen(opened: Any, begins: float, listener: Listener, broken: _Broken) -> None:
    for time, samples in _pieces(opened, opened.streams.audio[0], broken):
        late = (time - begins) * RATE - listener.samples
        if late > _GAP * RATE:
            listener.silence(int(min(late, MOST_SECONDS * RATE - listener.samples)))
        elif late < -_GAP * RATE:  # before the first picture, or told a second time
            samples = samples[int(-late) :]
        listener.hear(samples)
        if listener.samples > MOST_SECONDS * RATE:
            return


def _pieces(opened: Any, stream: Any, broken: _Broken) -> Iterator[tuple[float, NDArray[np.float32]]]:
    """(seconds, samples) in their order, all channels as one."""
    import av

    resampler, made, time = None, None, 0.0
    for frame in _frames(opened, stream, broken):
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is None or kind != made:  # a stream may change its kind on the way
            resampler, made = av.AudioResampler(format="flt", layout="mono", rate=RATE), kind
        time = time if frame.time is None else float(frame.time)
        for out in resampler.resample(frame):
            samples = np.asarray(out.to_ndarray(), np.float32).reshape(-1)
            yield time, np.clip(np.nan_to_num(samples), -_LOUDEST, _LOUDEST)
        time += frame.samples / (frame.sample_rate or RATE)


def _frames(opened: Any, stream: Any, broken: _Broken) -> Iterator[Any]:
    """What can be decoded; a packet that cannot is counted, and those after it are tried."""
    import av

    for packet in opened.demux(stream):
        try:
            yield from packet.decode()
        except av.error.InvalidDataError as error:
            broken.many, broken.why = broken.many + 1, broken.why or _said(error)


if __name__ == "__main__":
    answer(_main)
