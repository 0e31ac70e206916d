"""Sounds and clips with sound, made for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
from drawn import Picture
from numpy.typing import NDArray

from fogline.footage import sound
from fogline.footage.sound import Listener, Sound

RATE = 16000
Wave = NDArray[np.float32]


def tune(seed: int, seconds: float) -> Wave:
    """Notes with overtones and hiss, each a random pitch and length."""
    chance = np.random.default_rng(seed)
    out, at = np.zeros(int(seconds * RATE)), 0
    while at < len(out):
        time = np.arange(int(chance.uniform(0.1, 0.5) * RATE)) / RATE
        note = sum(
            np.sin(2 * np.pi * chance.uniform(150, 500) * over * time) / over for over in range(1, 6)
        ) + chance.normal(0, chance.uniform(0, 1), len(time))
        length = min(len(out) - at, len(time))
        out[at : at + length] += (note * np.exp(-3 * time))[:length]
        at += int(length * 0.6) + 1
    return (out / np.abs(out).max() * 0.5).astype(np.float32)


def heard(wave: Wave) -> Sound:
    """The fingerprint of a sound at ``RATE``."""
    listener = Listener()
    to = av.AudioResampler(format="flt", layout="mono", rate=sound.RATE)
    frame = av.AudioFrame.from_ndarray(wave[None], format="flt", layout="mono")
    frame.sample_rate, frame.pts = RATE, 0
    for out in (*to.resample(frame), *to.resample(None)):
        listener.hear(out.to_ndarray().reshape(-1))
    return listener.sound()


def clip_with_sound(
    path: Path, pictures: Sequence[Picture], wave: Wave, rate: int = 12, begins: float = 0.0, garbled: float = 0.0
) -> Path:  # fmt: skip
    """A clip whose sound, AAC at 24 kbit/s, begins ``begins`` seconds after its pictures; of the share
    ``garbled`` of it random bytes are written in place of what is coded."""
    chance = np.random.default_rng(1)
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=rate, options={"crf": "22"})
        video.height, video.width = pictures[0].shape[:2]
        video.pix_fmt = "yuv420p"
        audio = out.add_stream("aac", rate=RATE)
        audio.bit_rate, audio.layout = 24000, "mono"
        for picture in pictures:
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(video.encode(None))
        for at in range(0, len(wave), 1024):
            frame = av.AudioFrame.from_ndarray(wave[None, at : at + 1024], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE, at + round(begins * RATE)
            _put(out, audio, frame, chance, garbled)
        _put(out, audio, None, chance, garbled)
    return path


def _put(
    out: av.container.OutputContainer, stream: av.AudioStream, frame: av.AudioFrame | None,
    chance: np.random.Generator, garbled: float,
) -> None:  # fmt: skip
    for packet in stream.encode(frame):
        if chance.random() < garbled:
            wrong = av.Packet(chance.integers(0, 256, packet.size, dtype=np.uint8).tobytes())
            wrong.stream, wrong.pts, wrong.dts = stream, packet.pts, packet.dts
            wrong.time_base = packet.time_base
            packet = wrong
        out.mux(packet)
