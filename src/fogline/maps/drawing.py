"""What a map file draws, before anything is decided about it: rings with the words that stand with them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.errors import BadMap

__all__ = ["MAX_BYTES", "MAX_POINTS", "Drawing", "Ring", "Shape", "ring_of"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest map file, and the largest unpacked member of one. A day's front line is 0.1 to 2 MB."""
MAX_POINTS = 4_000_000

Ring = NDArray[np.float64]
"""Points as rows of two numbers, in the order in which the file gives them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn area. ``polygons`` holds for each polygon its rings, the outer one first.

    ``words`` are what may say whose it is (style, folders, properties), the most telling first; ``labels`` everything
    short that stands with it, as ``key=value``; ``name`` is what the file calls it; ``dates`` are texts in which a
    date of its own may stand.
    """

    polygons: tuple[tuple[Ring, ...], ...]
    words: tuple[str, ...]
    where: str
    name: str | None = None
    labels: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(slots=True)
class Drawing:
    """A map file as read. ``declared`` says what the format itself says of the axes: ``lonlat`` or ``None``.

    ``dates`` are texts in which a date of the map may stand; ``notes`` what was left out or repaired.
    """

    kind: str
    shapes: list[Shape] = field(default_factory=list)
    declared: str | None = None
    dates: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def ring_of(points: Sequence[Any], name: str, where: str) -> tuple[Ring, bool]:
    """Points of two or more numbers each as a ring, and whether heights or further numbers were dropped.

    Raises:
        BadMap: something in it is not a pair of finite numbers.
    """
    try:
        flat = np.array(points, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        flat = np.empty(0)
    if flat.ndim == 2 and flat.shape[1] == 2 and np.isfinite(flat).all():
        return flat, False
    rows: list[tuple[float, float]] = []
    extra = False
    for place, point in enumerate(points):
        if not isinstance(point, (list, tuple)) or len(point) < 2 or not all(map(_number, point[:2])):
            raise BadMap(
                name,
                f"a point is not a pair of numbers: {str(point)[:60]}",
                "Give rings of [longitude, latitude] points.",
                f"{where}, point {place + 1}",
            )
        rows.append((float(point[0]), float(point[1])))
        extra = extra or len(point) > 2
    return np.array(rows, dtype=np.float64).reshape(-1, 2), extra


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
