"""Words in a picture, in a font that has their letters. Needs Pillow (the extra ``pictures``)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from fogline.errors import MissingPart

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["Letters", "plain"]

_FONTS = (
    "DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf",
    "Arial Unicode.ttf",
)  # fmt: skip
"""Fonts with Latin and Cyrillic letters, one of which nearly every system has. Pillow's own has Latin letters alone."""
_NO_LETTER = "\uffff"
"""Stands for nothing in Unicode, so that every font draws it as it draws what it lacks."""


class Letters:
    """Letters ``size`` pixels high. Each text is drawn in the first font of this system that has all of its letters."""

    def __init__(self, size: int) -> None:
        self.size = size

    def width(self, text: str) -> float:
        """How wide ``text`` comes out, in pixels.

        Raises:
            MissingPart: no font here has its letters.
        """
        text, font = self._spelled(text)
        return font.getlength(text)

    def wrapped(self, text: str, width: float) -> list[str]:
        """``text`` as lines no wider than ``width`` pixels; a single word that is wider is cut short."""
        lines = [""]
        for word in plain(text).split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer) > width:
                lines.append(self._cut(word, width))
            else:
                lines[-1] = self._cut(longer, width)
        return lines

    def draw(
        self, pen: ImageDraw, at: tuple[float, float], text: str, ink: str, anchor: str = "ls", halo: str | None = None
    ) -> None:  # fmt: skip
        """Write ``text``; ``anchor`` as in Pillow (left on the baseline), ``halo`` is a colour about the letters.

        Raises:
            MissingPart: no font here has its letters.
        """
        text, font = self._spelled(text)
        pen.text(at, text, ink, font, anchor, stroke_width=4 if halo else 0, stroke_fill=halo)

    def _cut(self, text: str, width: float) -> str:
        if self.width(text) <= width:
            return text
        while len(text) > 1 and self.width(text + "…") > width:
            text = text[:-1]
        return text + "…"

    def _spelled(self, text: str) -> tuple[str, FreeTypeFont]:
        text = plain(text)
        for spelling in (text, text.replace("km²", "sq km").replace("’", "'").replace("…", "...")):
            for font in self._fonts:
                if not _lacks(font, spelling):
                    return spelling, font
        raise MissingPart(
            f"the picture's words {text!r}", "no font of this system has their letters",
            "Install a font that has, such as DejaVu Sans.",
        )  # fmt: skip

    @cached_property
    def _fonts(self) -> list[FreeTypeFont]:
        return list(_found(self.size))


def plain(text: str) -> str:
    """Text on one line, without characters that cannot be seen."""
    return "".join(
        c for c in " ".join(text.split()) if unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co", "Cs")
    )


def _found(size: int) -> Iterator[FreeTypeFont]:
    from PIL import ImageFont

    for name in _FONTS:
        try:
            yield ImageFont.truetype(name, size)
        except OSError:  # not on this system
            continue
    own = ImageFont.load_default(size)
    if isinstance(own, ImageFont.FreeTypeFont):
        yield own


def _lacks(font: FreeTypeFont, text: str) -> bool:
    """Whether ``font`` has no shape for one of the letters: it then draws a box, or nothing."""
    missing = bytes(font.getmask(_NO_LETTER))
    return any(
        bytes(font.getmask(one)) == missing for one in set(text) if not (one.isascii() or one.isspace())
    )
