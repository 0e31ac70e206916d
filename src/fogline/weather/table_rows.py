"""Rows of tables and the numbers in them: what is missing stays unknown."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator

from fogline.model.observation import Wind

__all__ = ["MISSING", "blowing", "number", "on_earth", "rows"]

MISSING = frozenset({"", "m", "null", "nan", "none", "na", "n/a", "-", "t", "//"})
"""What tables write for "not reported"; ``T`` is a trace of precipitation, which is no number either."""


def rows(text: str, names: tuple[str, ...] | None) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line numbers; lines that begin with ``#`` are comments. Names of columns in lower case."""
    lines = [
        (n, line)
        for n, line in enumerate(text.lstrip("\ufeff").splitlines(), 1)
        if line.strip() and line[0] != "#"
    ]
    if not lines:
        return
    separator = max(",;\t", key=lines[0][1].count)
    header = (
        list(names)
        if names
        else [name.strip().strip('"').casefold() for name in lines[0][1].split(separator)]
    )
    for place, line in lines if names else lines[1:]:
        try:
            values = next(csv.reader(io.StringIO(line), delimiter=separator))
        except (csv.Error, StopIteration):
            values = []
        values += [""] * (len(header) - len(values))
        yield place, {name: value.strip() for name, value in zip(header, values, strict=False)}


def number(text: str | None) -> float | None:
    """The number that a cell holds; ``None`` where it holds none."""
    if text is None or text.strip().casefold() in MISSING:
        return None
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")  # as spreadsheets in Ukrainian and Russian write it
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def on_earth(latitude: float | None, longitude: float | None) -> bool:
    """Whether these are coordinates in degrees."""
    return latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180


def blowing(speed: float | None, gust: float | None, direction: float | None, unit: float) -> Wind | None:
    """Wind from its numbers, times ``unit`` in m/s; ``None`` where there is none."""
    if speed is None and gust is None and direction is None:
        return None
    degrees = direction if direction is not None and 0 < direction <= 360 else None
    return Wind(
        speed * unit if speed is not None and speed >= 0 else None,
        gust * unit if gust is not None and gust >= 0 else None,
        degrees,
    )
