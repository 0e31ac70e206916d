"""A map as pixels. Needs Pillow, which only pictures need (the extra ``pictures``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from fogline.maps.frame import Frame, polygons

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Canvas"]

_FINE = 2
"""Drawn so many times as fine as it comes out, so that edges are smooth."""


class Canvas:
    """A map ``frame.width`` pixels wide, on white. Widths and steps are pixels as they come out."""

    def __init__(self, frame: Frame) -> None:
        from PIL import Image

        self.frame = Frame(frame.west, frame.south, frame.east, frame.north, frame.width * _FINE)
        # Whole pixels of the picture as it comes out.
        self._size = round(frame.width) * _FINE, round(frame.height) * _FINE
        self._image = Image.new("RGB", self._size, "white")

    def fill(self, area: BaseGeometry, colour: str, edge: str | None = None) -> None:
        """Fill an area evenly, with an edge where one is named."""
        self._image.paste(colour, mask=self._mask(area))
        if edge is not None:
            self._edge(area, edge)

    def hatch(self, area: BaseGeometry, colours: tuple[str, str], rising: bool) -> None:
        """Fill an area with the first colour and hatch it with the second, up or down to the right."""
        from PIL import Image, ImageChops, ImageDraw

        mask = self._mask(area)
        stripes = Image.new("L", self._size, 0)
        pen = ImageDraw.Draw(stripes)
        wide, high = self._size
        for x in range(-high, wide, 17 * _FINE):
            pen.line((x, high, x + high, 0) if rising else (x, 0, x + high, high), 255, 5 * _FINE)
        self._image.paste(colours[0], mask=mask)
        self._image.paste(colours[1], mask=ImageChops.multiply(mask, stripes))
        self._edge(area, colours[1])

    def dots(self, area: BaseGeometry, colour: str, turn: int) -> None:
        """Strew an area with dots; those of up to six different turns do not cover each other."""
        from PIL import Image, ImageChops, ImageDraw

        mask = self._mask(area)
        spots = Image.new("L", self._size, 0)
        pen = ImageDraw.Draw(spots)
        step, size = 18 * _FINE, 4 * _FINE
        across, down = turn % 3 * step // 3, turn // 3 % 2 * step // 2
        left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
        for y in range(top // step * step + down, bottom, step):
            for x in range(left // step * step + across, right, step):
                pen.ellipse((x, y, x + size, y + size), 255)
        self._image.paste(colour, mask=ImageChops.multiply(mask, spots))

    def line(self, line: BaseGeometry, colour: str, width: float, dashes: Sequence[int] = ()) -> None:
        """Draw lines, whole or as dashes and gaps of so many pixels in turn."""
        from PIL import ImageDraw

        pen = ImageDraw.Draw(self._image)
        for part in shapely.get_parts(self.frame.seen(line)):
            if part.geom_type != "LineString":  # a point, where a line touches the window
                continue
            drawn = shapely.LineString(self.frame.units(shapely.get_coordinates(part)))
            for piece in _dashed(drawn, [_FINE * one for one in dashes]):
                points = [(x, y) for x, y in shapely.get_coordinates(piece).tolist()]
                pen.line(points, colour, round(width * _FINE), joint="curve")

    def image(self) -> Image:
        """The map as it comes out."""
        return self._image.reduce(_FINE)

    def _edge(self, area: BaseGeometry, colour: str) -> None:
        self.line(shapely.boundary(shapely.MultiPolygon(polygons(area))), colour, 1.5)

    def _mask(self, area: BaseGeometry) -> Image:
        from PIL import Image, ImageDraw

        mask = Image.new("L", self._size, 0)
        pen = ImageDraw.Draw(mask)
        # The largest first: what lies in another's hole is drawn after the hole.
        for one in sorted(polygons(self.frame.seen(area)), key=lambda part: -_outer_area(part)):
            for ring, value in ((one.exterior, 255), *((hole, 0) for hole in one.interiors)):
                points = self.frame.units(shapely.get_coordinates(ring)).tolist()
                pen.polygon([(x, y) for x, y in points], value)
        return mask


def _outer_area(part: shapely.Polygon) -> float:
    return float(shapely.Polygon(part.exterior).area)


def _dashed(line: shapely.LineString, dashes: Sequence[int]) -> Iterator[BaseGeometry]:
    """The dashes of a line; the whole line where there are none."""
    if not dashes:
        yield line
        return
    at, number = 0.0, 0
    while at < line.length:
        until = at + dashes[number % len(dashes)]
        if number % 2 == 0:
            yield substring(line, at, min(until, line.length))
        at, number = until, number + 1
