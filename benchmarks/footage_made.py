"""What platforms and people do to footage, made with random parameters: for `footage.py`.

A ``Made`` is pictures with their times and, for each, from which second of which clip it comes. Every transform takes one
and gives one, so that they can be combined.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Pictures = list[NDArray[np.uint8]]
Rng = np.random.Generator

WORDS = "live exclusive footage report channel today morning source update watch share subscribe more news city".split()


@dataclass(frozen=True)
class Made:
    """``pictures`` in red, green, blue at ``times`` (seconds); ``clips`` and ``seconds`` say where each is from."""

    pictures: Pictures
    times: NDArray[np.float64]
    clips: list[str]
    seconds: NDArray[np.float64]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.pictures[0].shape[1], self.pictures[0].shape[0]

    def drawn(self, draw: Callable[[NDArray[np.uint8], int], NDArray[np.uint8]]) -> Made:
        """The same with every picture redrawn."""
        return replace(self, pictures=[draw(picture, number) for number, picture in enumerate(self.pictures)])

    def part(self, which: NDArray[np.int64]) -> Made:
        """Some of the pictures, beginning at 0."""
        times = self.times[which]
        return Made(
            [self.pictures[n] for n in which],
            times - times[0],
            [self.clips[n] for n in which],
            self.seconds[which],
        )


def load(path: Path, rate: float | None = None) -> Made:
    """A clip's pictures, all of them or about ``rate`` a second."""
    import av

    pictures, times, due = [], [], 0.0
    with av.open(str(path)) as opened:
        for frame in opened.decode(video=0):
            time = float(frame.time)
            if rate is not None and time + 1e-6 < due:
                continue
            due += 1 / rate if rate else 0
            pictures.append(frame.to_ndarray(format="rgb24"))
            times.append(time)
    seconds = np.array(times) - times[0]
    return Made(pictures, seconds.copy(), [path.name] * len(times), seconds)


def save(made: Made, path: Path, quality: int = 26) -> None:
    """Write as H.264 with the constant rate factor ``quality``."""
    import av

    width, height = made.size
    width, height = width // 2 * 2, height // 2 * 2
    with av.open(str(path), "w", format="mp4") as opened:
        stream = opened.add_stream(
            "libx264", rate=30, options={"crf": str(quality), "preset": "ultrafast", "threads": "1"}
        )
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
        last = -1
        for picture, time in zip(made.pictures, made.times, strict=True):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture[:height, :width]), format="rgb24")
            last = max(last + 1, round(time * 1000))
            frame.pts, frame.time_base = last, Fraction(1, 1000)
            opened.mux(stream.encode(frame))
        opened.mux(stream.encode())


def crop(made: Made, rng: Rng) -> Made:
    """Any side cut, down to half the area, often to another shape."""
    width, height = made.size
    while True:
        w, h = rng.uniform(0.5, 0.95, 2)
        if 0.5 <= w * h <= 0.8:
            break
    left, top = rng.uniform(0, 1 - w), rng.uniform(0, 1 - h)
    x0, y0, x1, y1 = (int(v) for v in (left * width, top * height, (left + w) * width, (top + h) * height))
    return made.drawn(lambda p, _: p[y0:y1, x0:x1])


def stretch(made: Made, rng: Rng) -> Made:
    """Another shape of the picture without cutting."""
    width, height = made.size
    factor = rng.uniform(0.75, 1.33)
    return made.drawn(lambda p, _: cv2.resize(p, (int(width * factor) // 2 * 2, height)))


def letterbox(made: Made, rng: Rng) -> Made:
    """Bars above and below, or beside."""
    width, height = made.size
    colour = rng.choice([0, 0, 0, 255, 30])
    bar = int(rng.uniform(0.08, 0.3) * (height if (upright := rng.random() < 0.6) else width))
    edges = (bar, bar, 0, 0) if upright else (0, 0, bar, bar)
    return made.drawn(
        lambda p, _: cv2.copyMakeBorder(p, *edges, cv2.BORDER_CONSTANT, value=[int(colour)] * 3)
    )


def blurred_padding(made: Made, rng: Rng) -> Made:
    """In the middle of a blurred, larger copy of itself, upright or square."""
    width, height = made.size
    shape = rng.choice([16 / 9, 4 / 3, 1.0]) if width >= height else rng.choice([9 / 16, 0.75])
    full = (width, int(width * shape)) if width >= height else (int(height / shape), height)

    def draw(p: NDArray[np.uint8], _: int) -> NDArray[np.uint8]:
        scale = max(full[0] / width, full[1] / height)
        back = cv2.resize(p, (int(width * scale) + 1, int(height * scale) + 1))
        y, x = (back.shape[0] - full[1]) // 2, (back.shape[1] - full[0]) // 2
        back = cv2.GaussianBlur(back[y : y + full[1], x : x + full[0]], (0, 0), 18)
        y, x = (full[1] - height) // 2, (full[0] - width) // 2
        y, x = max(y, 0), max(x, 0)
        back[y : y + height, x : x + width] = p[: back.shape[0] - y, : back.shape[1] - x]
        return back

    return made.drawn(draw)


def mirror(made: Made, _: Rng) -> Made:
    """Left and right exchanged."""
    return made.drawn(lambda p, _: np.ascontiguousarray(p[:, ::-1]))


def _caption(rng: Rng, width: int, height: int, words: int) -> NDArray[np.uint8]:
    """A strip with text."""
    back, ink = rng.integers(0, 256, 3), rng.integers(0, 256, 3)
    strip = np.full((height, width, 3), back, np.uint8)
    text = " ".join(rng.choice(WORDS, words)).upper()
    font, place = int(rng.integers(0, 5)), (6, int(height * 0.7))
    cv2.putText(strip, text, place, font, height / 40, [int(c) for c in ink], 2, cv2.LINE_AA)
    return strip


def logo(made: Made, rng: Rng) -> Made:
    """A sign in a corner."""
    width, height = made.size
    w = int(width * rng.uniform(0.1, 0.2))
    h = int(w * rng.uniform(0.4, 1.0))
    sign = _caption(rng, w, h, 1)
    cv2.circle(sign, (w // 2, h // 2), h // 3, [int(c) for c in rng.integers(0, 256, 3)], -1)
    x, y = (
        (int(width * 0.03), width - w - int(width * 0.03))[rng.integers(2)],
        (8, height - h - 8)[rng.integers(2)],
    )
    clear = rng.uniform(0.6, 1.0)

    def draw(p: NDArray[np.uint8], _: int) -> NDArray[np.uint8]:
        p = p.copy()
        p[y : y + h, x : x + w] = cv2.addWeighted(
            p[y : y + h, x : x + w], 1 - clear, sign[: height - y], clear, 0
        )
        return p

    return made.drawn(draw)


def banner(made: Made, rng: Rng, strip: NDArray[np.uint8] | None = None) -> Made:
    """A lower third, or an upper one."""
    width, height = made.size
    h = int(height * rng.uniform(0.12, 0.25))
    strip = cv2.resize(strip, (width, h)) if strip is not None else _caption(rng, width, h, 4)
    y = height - h - int(rng.uniform(0, 0.06) * height) if rng.random() < 0.8 else 0

    def draw(p: NDArray[np.uint8], _: int) -> NDArray[np.uint8]:
        p = p.copy()
        p[y : y + h] = strip
        return p

    return made.drawn(draw)


def ticker(made: Made, rng: Rng) -> Made:
    """A strip with text that runs."""
    width, height = made.size
    h = int(height * rng.uniform(0.07, 0.14))
    strip = _caption(rng, width * 3, h, 14)
    fast = rng.uniform(40, 120)

    def draw(p: NDArray[np.uint8], n: int) -> NDArray[np.uint8]:
        p = p.copy()
        x = int(fast * made.times[n]) % (2 * width)
        p[height - h :] = strip[:, x : x + width]
        return p

    return made.drawn(draw)


def speed(made: Made, rng: Rng) -> Made:
    """Faster or slower."""
    factor = float(np.exp(rng.uniform(np.log(0.55), np.log(1.9))))
    times = made.times / factor
    kept = [0]
    for n in range(1, len(times)):
        if times[n] - times[kept[-1]] >= 0.03:
            kept.append(n)
    return replace(made, times=times).part(np.array(kept))


def subclip(made: Made, rng: Rng, longest: float = 5.0) -> Made:
    """Two and a half seconds of it, to the ``longest``."""
    length = float(made.times[-1])
    take = min(length, rng.uniform(2.5, longest))
    begin = rng.uniform(0, max(1e-6, length - take))
    return made.part(np.flatnonzero((made.times >= begin) & (made.times <= begin + take)))


def screen_recording(made: Made, rng: Rng) -> Made:
    """Played in a window of some program, recorded at another rate."""
    width, height = made.size
    scale = rng.uniform(0.55, 0.8)
    full = (960, 600) if width >= height else (480, 900)
    fit = min(full[0] / width, full[1] / height) * scale
    w, h = int(width * fit), int(height * fit)
    page = np.full((full[1], full[0], 3), rng.integers(0, 2) * 225 + 20, np.uint8)
    for _ in range(14):
        x, y = int(rng.integers(0, full[0] - 100)), int(rng.integers(10, full[1]))
        text = " ".join(rng.choice(WORDS, 3))
        cv2.putText(page, text, (x, y), 0, 0.5, [int(c) for c in rng.integers(60, 200, 3)], 1, cv2.LINE_AA)
        cv2.rectangle(page, (x - 4, y + 8), (x + 160, y + 12), [int(c) for c in rng.integers(0, 256, 3)], -1)
    x, y = int(rng.integers(0, full[0] - w)), int(rng.integers(0, full[1] - h))

    def draw(p: NDArray[np.uint8], n: int) -> NDArray[np.uint8]:
        out = page.copy()
        out[y : y + h, x : x + w] = cv2.resize(p, (w, h), interpolation=cv2.INTER_AREA)
        done = int((w - 20) * n / max(1, len(made.pictures)))
        cv2.rectangle(out, (x + 10, y + h - 8), (x + 10 + done, y + h - 5), (200, 30, 30), -1)
        return out

    rate = rng.choice([12, 15, 24])
    wanted = np.arange(0, made.times[-1], 1 / rate)
    nearest = np.array([int(np.argmin(np.abs(made.times - t))) for t in wanted])
    taken = made.drawn(draw).part(nearest)
    return replace(taken, times=wanted)


def page(made: Made, rng: Rng) -> Made:
    """One picture on a page with text about it: a screenshot of a post."""
    width, height = made.size
    full = (540, 960)
    w = int(full[0] * rng.uniform(0.75, 0.96))
    h = min(int(w * height / width), 700)
    out = np.full((full[1], full[0], 3), rng.choice([255, 245, 25]), np.uint8)
    y, x = int(rng.integers(80, full[1] - h - 60)), (full[0] - w) // 2
    for at in (*range(30, y - 10, 26), *range(y + h + 30, full[1], 26)):
        cv2.putText(out, " ".join(rng.choice(WORDS, 5)), (20, at), 0, 0.55, (120, 120, 120), 1, cv2.LINE_AA)

    def draw(p: NDArray[np.uint8], _: int) -> NDArray[np.uint8]:
        shown = out.copy()
        shown[y : y + h, x : x + w] = cv2.resize(p, (w, h), interpolation=cv2.INTER_AREA)
        return shown

    return made.drawn(draw)


def filmed_screen(made: Made, rng: Rng) -> Made:
    """Filmed off a screen by hand: askew, soft, with grain, moire, flicker and a little shake."""
    width, height = made.size
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    slack = np.array([width, height]) * 0.12
    there = corners + rng.uniform(-slack, slack, (4, 2))
    there = (there - [width / 2, height / 2]) * rng.uniform(0.7, 1.0) + [width / 2, height / 2]
    shake = np.cumsum(rng.normal(0, 0.4, (len(made.pictures), 2)), axis=0)
    shake -= np.linspace(0, 1, len(shake))[:, None] * shake[-1]
    yy, xx = np.mgrid[0:height, 0:width]
    moire = (6 * np.sin(xx * rng.uniform(0.3, 1.2) + yy * rng.uniform(-0.4, 0.4)))[:, :, None].astype(
        np.float32
    )
    gain, lift, blur = rng.uniform(0.7, 1.15), rng.uniform(-10, 25), rng.uniform(0.6, 1.3)
    room = int(rng.integers(10, 90))
    noise = rng.normal(0, 6, (4, height, width, 1)).astype(np.float32)

    def draw(p: NDArray[np.uint8], n: int) -> NDArray[np.uint8]:
        matrix = cv2.getPerspectiveTransform(corners, (there + shake[n]).astype(np.float32))
        out = cv2.warpPerspective(p, matrix, (width, height), borderValue=(room, room, room))
        out = cv2.GaussianBlur(out, (0, 0), blur).astype(np.float32)
        flicker = 1 + 0.04 * np.sin(n * 1.9)
        return np.clip(out * gain * flicker + lift + moire + noise[n % 4], 0, 255).astype(np.uint8)

    return made.drawn(draw)


def picture_in_picture(made: Made, rng: Rng, behind: Made | None = None) -> Made:
    """A quarter to two fifths of the width of another, moving picture (``behind``; noise where there is none)."""
    width, height = (640, 360) if made.size[0] >= made.size[1] else (480, 640)
    share = rng.uniform(0.3, 0.45)
    w = int(width * share)
    h = int(w * made.size[1] / made.size[0])
    h = min(h, height - 20)
    x, y = (10, width - w - 10)[rng.integers(2)], (10, height - h - 10)[rng.integers(2)]

    def draw(p: NDArray[np.uint8], n: int) -> NDArray[np.uint8]:
        if behind is None:
            out = np.full((height, width, 3), 90, np.uint8)
        else:
            out = cv2.resize(behind.pictures[n * len(behind.pictures) // len(made.pictures)], (width, height))
        out[y : y + h, x : x + w] = cv2.resize(p, (w, h), interpolation=cv2.INTER_AREA)
        return out

    return made.drawn(draw)


def rotate(made: Made, rng: Rng) -> Made:
    """A few degrees askew, the empty corners cut away or not."""
    width, height = made.size
    angle = rng.uniform(2, 8) * rng.choice([-1, 1])
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, rng.choice([1.0, 1.2]))
    return made.drawn(lambda p, _: cv2.warpAffine(p, matrix, (width, height)))


def colour(made: Made, rng: Rng) -> Made:
    """Brightness, contrast, gamma, hue; sometimes no colour."""
    gain, lift, gamma = rng.uniform(0.6, 1.5), rng.uniform(-40, 40), rng.uniform(0.6, 1.6)
    table = np.clip(255 * (np.clip(np.arange(256) * gain + lift, 0, 255) / 255) ** gamma, 0, 255).astype(
        np.uint8
    )
    order, grey = rng.permutation(3), rng.random() < 0.3
    swap = rng.random() < 0.2

    def draw(p: NDArray[np.uint8], _: int) -> NDArray[np.uint8]:
        out = cv2.LUT(p, table)
        if grey:
            return cv2.cvtColor(cv2.cvtColor(out, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        return np.ascontiguousarray(out[:, :, order]) if swap else out

    return made.drawn(draw)


def reencode(made: Made, rng: Rng) -> Made:
    """Smaller; the low rate comes with saving."""
    width, height = made.size
    scale = rng.uniform(0.4, 0.8)
    size = (int(width * scale) // 2 * 2, int(height * scale) // 2 * 2)
    return made.drawn(lambda p, _: cv2.resize(p, size, interpolation=cv2.INTER_AREA))


def appended(parts: list[Made], size: tuple[int, int]) -> Made:
    """One after the other, each fitted into ``size`` with bars."""
    pictures: Pictures = []
    times: list[float] = []
    clips: list[str] = []
    seconds: list[float] = []
    begins = 0.0
    for part in parts:
        scale = min(size[0] / part.size[0], size[1] / part.size[1])
        w, h = int(part.size[0] * scale), int(part.size[1] * scale)
        x, y = (size[0] - w) // 2, (size[1] - h) // 2
        for picture in part.pictures:
            out = np.zeros((size[1], size[0], 3), np.uint8)
            out[y : y + h, x : x + w] = cv2.resize(picture, (w, h))
            pictures.append(out)
        times += list(part.times + begins)
        begins = times[-1] + 1 / 30
        clips += part.clips
        seconds += list(part.seconds)
    return Made(pictures, np.array(times), clips, np.array(seconds))


ALONE: dict[str, Callable[[Made, Rng], Made]] = {
    "re-encoding": reencode,
    "crop": crop,
    "stretch": stretch,
    "letterbox": letterbox,
    "blurred padding": blurred_padding,
    "mirror": mirror,
    "logo": logo,
    "banner": banner,
    "ticker": ticker,
    "speed": speed,
    "sub-clip": subclip,
    "screen recording": screen_recording,
    "filmed screen": filmed_screen,
    "picture in picture": picture_in_picture,
    "rotation": rotate,
    "colour": colour,
}
