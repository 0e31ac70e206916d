"""A map with its key, its scale, and the names of places, as a PNG. Needs Pillow (the extra ``pictures``)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fogline.errors import MissingPart
from fogline.maps.canvas import Canvas
from fogline.maps.frame import CAUTION, INK, Frame
from fogline.maps.lettering import Letters
from fogline.maps.shown import Settlement

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

__all__ = ["MAP_WIDE", "MARGIN", "TOP", "WIDE", "Drawn", "compose", "need_pillow"]

WIDE, MARGIN = 1800, 32
"""Pixels: how wide the picture is, and the white about it."""
MAP_WIDE = WIDE - 2 * MARGIN
_ROW, _DPI = 46, 250
TOP = MARGIN + _ROW
"""Where the map begins under a title of one line, in pixels."""
_SAMPLE = Frame(0.0, -0.14, 0.64, 0.14, 64.0)
_BOX = shapely.box(-1, -1, 1, 1)
_STROKE = shapely.LineString([(0.02, 0.0), (0.62, 0.0)])

_Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something on the map, and its line in the key: ``words`` after a sample drawn alike (no line where ``None``)."""

    shape: BaseGeometry
    paint: Callable[[Canvas, BaseGeometry], None]
    words: str | None
    is_line: bool = False

    def sample(self) -> Image:
        """An area, or a line where it is one, drawn in the same way."""
        canvas = Canvas(_SAMPLE)
        self.paint(canvas, _STROKE if self.is_line else _BOX)
        return canvas.image()


def need_pillow() -> None:
    """Raises:
    MissingPart: Pillow is not installed.
    """
    try:
        import PIL.Image
        import PIL.ImageFont  # noqa: F401
    except ImportError as error:
        raise MissingPart(
            "the picture (PNG)", "the package Pillow is not installed",
            "Install it: pip install 'fogline[pictures]'. An SVG needs nothing.",
        ) from error  # fmt: skip


def compose(
    title: str, frame: Frame, drawn: Sequence[Drawn], settlements: Sequence[Settlement], notes: Sequence[str]
) -> bytes:
    """A PNG, ``WIDE`` pixels wide: the title, the map, its scale, the key, and notes.

    Raises:
        MissingPart: Pillow, or a font with the letters of a word, is not there.
    """
    from PIL import Image, ImageDraw

    canvas = Canvas(frame)
    for one in drawn:
        one.paint(canvas, one.shape)
    made = canvas.image()
    notes = [*_places(made, frame, settlements), *notes]
    ImageDraw.Draw(made).rectangle((0, 0, made.width - 1, made.height - 1), outline=INK, width=2)
    letters = Letters(30)
    head = letters.wrapped(title, MAP_WIDE)
    indent = MARGIN + round(_SAMPLE.width) + 18
    keys = [
        (one.sample(), letters.wrapped(one.words, WIDE - MARGIN - indent)) for one in drawn if one.words is not None
    ]  # fmt: skip
    said = [line for note in notes for line in letters.wrapped(note, MAP_WIDE)]
    below = MARGIN + _ROW * len(head) + made.height
    rows = 1 + sum(len(lines) for _, lines in keys) + len(said)
    sheet = Image.new("RGB", (WIDE, below + _ROW * rows + 8 + MARGIN), "white")
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate(head):
        letters.draw(pen, (MARGIN, MARGIN + _ROW * row + 28), line, INK)
    sheet.paste(made, (MARGIN, below - made.height))
    _scale(pen, frame, below, letters)
    y = below + _ROW
    letters.draw(pen, (MARGIN, y), CAUTION, INK)
    for sample, lines in keys:
        y += _ROW
        sheet.paste(sample, (MARGIN, y - 25))
        for line in lines:
            letters.draw(pen, (indent, y), line, INK)
            y += _ROW
        y -= _ROW
    for line in said:
        y += _ROW
        letters.draw(pen, (MARGIN, y), line, INK)
    return _png(sheet, title, [CAUTION, *(one.words for one in drawn if one.words), *notes])


def _png(sheet: Image, title: str, words: Sequence[str]) -> bytes:
    """The picture with its words beside it, for those who search for it or cannot see it."""
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_itxt("Title", title)
    told.add_itxt("Description", "\n".join(words))
    out = io.BytesIO()
    sheet.save(out, "PNG", optimize=True, dpi=(_DPI, _DPI), pnginfo=told)
    return out.getvalue()


def _scale(pen: ImageDraw, frame: Frame, below: int, letters: Letters) -> None:
    right, y = WIDE - MARGIN - 2, below + _ROW - 4
    words = f"{frame.bar_km} km"
    right -= round(letters.width(words)) + 14
    left = right - frame.bar_km * frame.unit
    pen.line([(left, y - 12), (left, y), (right, y), (right, y - 12)], INK, 3)
    letters.draw(pen, (right + 14, y + 4), words, INK)


def _places(image: Image, frame: Frame, settlements: Sequence[Settlement]) -> list[str]:
    """Mark settlements and name them where there is room; in words, which have none or lie outside."""
    from PIL import ImageDraw

    pen, letters = ImageDraw.Draw(image), Letters(26)
    at = frame.units(np.array([(one.longitude, one.latitude) for one in settlements]).reshape(-1, 2)).tolist()
    inside = [
        (one, x, y)
        for one, (x, y) in zip(settlements, at, strict=True)
        if _in(image, (x - 7, y - 7, x + 7, y + 7))
    ]
    taken: list[_Rectangle] = [(x - 9, y - 9, x + 9, y + 9) for _, x, y in inside]
    crowded = []
    for _, x, y in inside:
        pen.ellipse((x - 7, y - 7, x + 7, y + 7), "white", INK, 3)
    for one, x, y in inside:
        room = _room(x, y, letters.width(one.name), letters.size, image, taken)
        if room is None:
            crowded.append(one.name)
        else:
            taken.append(room)
            letters.draw(pen, (room[0], room[3] - 6), one.name, INK, halo="white")
    shown = {id(one) for one, _, _ in inside}
    outside = [one.name for one in settlements if id(one) not in shown]
    return [
        f"{what}: {', '.join(names)}."
        for what, names in (("Marked without room for the name", crowded), ("Outside the picture", outside))
        if names
    ]


def _room(
    x: float, y: float, width: float, height: float, image: Image, taken: Sequence[_Rectangle]
) -> _Rectangle | None:
    """Where a name stands beside its place (right, left, above, below), if it covers nothing there."""
    half = height / 2 + 3
    boxes = (
        (x + 14, y - half, x + 14 + width, y + half),
        (x - 14 - width, y - half, x - 14, y + half),
        (x - width / 2, y - 12 - 2 * half, x + width / 2, y - 12),
        (x - width / 2, y + 12, x + width / 2, y + 12 + 2 * half),
    )
    for box in boxes:
        if _in(image, box) and not any(_overlap(box, other) for other in taken):
            return box
    return None


def _in(image: Image, box: _Rectangle) -> bool:
    return box[0] >= 4 and box[1] >= 4 and box[2] <= image.width - 4 and box[3] <= image.height - 4


def _overlap(a: _Rectangle, b: _Rectangle) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
