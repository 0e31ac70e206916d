"""Drawn clips for tests: a textured ground, and shapes that move by a seeded walk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from fogline.footage.sampling import Frame

Picture = NDArray[np.uint8]


def ground(seed: int, width: int = 320, height: int = 180) -> Picture:
    """A still background with corners and edges to hold on to."""
    rng = np.random.default_rng(seed)
    picture = cv2.resize(
        rng.integers(40, 200, (9, 16, 3), dtype=np.uint8), (width, height), interpolation=cv2.INTER_CUBIC
    )
    for _ in range(90):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        w, h = int(rng.integers(4, 30)), int(rng.integers(4, 30))
        colour = [int(c) for c in rng.integers(0, 256, 3)]
        cv2.rectangle(picture, (x, y), (x + w, y + h), colour, -1 if rng.random() < 0.6 else 2)
    return picture


def clip(
    seed: int, walk: int, seconds: float = 6.0, rate: float = 12.0, size: tuple[int, int] = (320, 180)
) -> list[Picture]:
    """Pictures of the ground ``seed`` before which shapes move as ``walk`` says."""
    width, height = size
    back, rng = ground(seed, width, height), np.random.default_rng(1000 + walk)
    count = int(seconds * rate)
    shapes = []
    for _ in range(5):
        steps = np.cumsum(rng.normal(0, 1, (count, 2)), axis=0)
        smooth = np.stack([np.convolve(steps[:, n], np.ones(5) / 5, "same") for n in (0, 1)], axis=1)
        place = rng.uniform(0.15, 0.85, 2) * [width, height] + smooth * width / 60
        shapes.append((place, int(rng.integers(10, 26)), [int(c) for c in rng.integers(0, 256, 3)]))
    pictures = []
    for n in range(count):
        picture = back.copy()
        for place, radius, colour in shapes:
            cv2.circle(picture, (int(place[n, 0]), int(place[n, 1])), radius * width // 320, colour, -1)
        pictures.append(picture)
    return pictures


def frames(pictures: Sequence[Picture], rate: float = 12.0) -> Iterator[Frame]:
    """As the decoder would give them: grey, four a second, 512 pixels long."""
    before = None
    change = 0.0
    for n, picture in enumerate(pictures):
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
        if before is not None:
            change = max(change, float(np.abs(grey.astype(int) - before).mean()))
        before = grey.astype(int)
        if n % round(rate / 4) == 0:
            scale = 512 / max(grey.shape)
            size = (round(grey.shape[1] * scale), round(grey.shape[0] * scale))
            yield Frame(n / rate, cv2.resize(grey, size), change, n / rate, 0.0)
            change = 0.0


def save(
    pictures: Sequence[Picture],
    path: Path,
    rate: float = 12.0,
    times: Sequence[float] | None = None,
    form: str = "mp4",
) -> Path:
    """Write as MPEG-4 or in another container; at ``times`` in seconds where they are given."""
    import av

    with av.open(str(path), "w", format=form) as opened:
        stream = opened.add_stream("mpeg4", rate=1000 if times else round(rate))
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt, stream.bit_rate = "yuv420p", 4_000_000
        for n, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            if times:
                frame.pts, frame.time_base = round(times[n] * 1000), Fraction(1, 1000)
            opened.mux(stream.encode(frame))
        opened.mux(stream.encode())
    return path
