"""Draws the two clips of the sample story. Nothing in them was filmed: a road, fog, and carts that roll along it.

The second is the first again, mirrored, cropped, shorter and encoded anew, as such clips come back.

    python examples/pokrovsk/make_clips.py
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent / "reports" / "media"
SIZE, RATE, SECONDS = (480, 272), 12, 6


def scenery() -> Image.Image:
    """A landscape wider than the picture, so that the view can move along it."""
    chance = np.random.default_rng(11)
    drawn = Image.new("RGB", (760, SIZE[1]), (168, 172, 170))
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 150, 760, 272), fill=(112, 108, 96))
    pen.polygon([(0, 272), (0, 214), (760, 176), (760, 226)], fill=(84, 84, 86))
    for x in range(0, 760, 44):
        pen.line((x, 240 - x * 0.052, x + 20, 239 - (x + 20) * 0.052), fill=(214, 208, 180), width=3)
    for _ in range(46):
        x, high = int(chance.integers(0, 760)), int(chance.integers(14, 60))
        shade = int(chance.integers(48, 90))
        pen.line(
            (x, 160, x, 160 - high), fill=(shade, shade - 8, shade - 16), width=int(chance.integers(2, 5))
        )
        pen.ellipse(
            (x - high // 3, 150 - high, x + high // 3, 168 - high // 2), fill=(shade, shade + 14, shade - 6)
        )
    for x, wide, high in ((60, 70, 58), (210, 54, 44), (390, 96, 70), (560, 60, 50), (668, 48, 64)):
        pen.rectangle((x, 160 - high, x + wide, 162), fill=(126, 110, 98))
        pen.polygon(
            [(x - 6, 160 - high), (x + wide / 2, 136 - high), (x + wide + 6, 160 - high)], fill=(92, 70, 62)
        )
        for window in range(x + 8, x + wide - 12, 18):
            pen.rectangle((window, 172 - high, window + 9, 184 - high), fill=(52, 58, 64))
    grain = chance.normal(0, 5, (SIZE[1], 760, 1))
    return Image.fromarray(np.clip(np.asarray(drawn, float) + grain, 0, 255).astype(np.uint8))


def frames() -> list[Image.Image]:
    """The clip: the view moves to the right while three carts roll to the left through drifting fog."""
    land, chance, made = scenery(), np.random.default_rng(5), []
    banks = [(chance.uniform(0, 760), chance.uniform(110, 200), chance.uniform(60, 140)) for _ in range(12)]
    for number in range(RATE * SECONDS):
        at = number / (RATE * SECONDS)
        picture = land.copy()
        pen = ImageDraw.Draw(picture)
        for cart, (start, size) in enumerate(((640, 26), (720, 32), (790, 22))):
            x = start - at * 420 - 10 * np.sin(number / 7 + cart)
            y = 222 - x * 0.04 + 2 * np.sin(number / 2 + cart)
            pen.rectangle((x, y - size, x + 1.6 * size, y - 6), fill=(60 + 20 * cart, 66, 58))
            pen.rectangle((x + 4, y - 1.5 * size, x + 0.8 * size, y - size), fill=(40, 44, 40))
            for wheel in (0.3, 1.25):
                pen.ellipse((x + wheel * size - 7, y - 11, x + wheel * size + 7, y + 3), fill=(24, 24, 24))
        fog = Image.new("L", picture.size, 40)
        for x, y, size in banks:
            left = (x + number * 1.7) % 900 - 100
            ImageDraw.Draw(fog).ellipse((left - size, y - size / 3, left + size, y + size / 3), fill=150)
        picture.paste((206, 208, 206), mask=fog.filter(ImageFilter.GaussianBlur(26)))
        begin = int(at * 220)
        made.append(picture.crop((begin, 0, begin + SIZE[0], SIZE[1])))
    return made


def encode(path: Path, pictures: list[Image.Image], quality: str, made_at: datetime) -> None:
    """Write ``pictures`` as H.264; a small file matters more than a fine one."""
    with av.open(str(path), "w", options={"fflags": "+bitexact", "movflags": "faststart"}) as out:
        out.metadata["creation_time"] = made_at.isoformat()
        stream = out.add_stream(
            "libx264", rate=RATE, options={"crf": quality, "preset": "veryslow", "threads": "1"}
        )
        stream.width, stream.height, stream.pix_fmt = *pictures[0].size, "yuv420p"
        for picture in pictures:
            for packet in stream.encode(av.VideoFrame.from_image(picture)):
                out.mux(packet)
        for packet in stream.encode():
            out.mux(packet)


def main() -> None:
    """Draw both clips."""
    HERE.mkdir(exist_ok=True)
    clip = frames()
    encode(HERE / "road-in-fog.mp4", clip, "30", datetime(2025, 11, 2, 6, 40, tzinfo=UTC))
    again = [
        picture.crop((70, 26, 432, 246)).transpose(Image.Transpose.FLIP_LEFT_RIGHT).resize((400, 242))
        for picture in clip[14:62]
    ]
    encode(HERE / "video_2025-11-10.mp4", again, "33", datetime(2025, 11, 10, 17, 5, tzinfo=UTC))


if __name__ == "__main__":
    main()
