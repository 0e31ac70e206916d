"""Rings cut to a box, so that a drawing holds no more than its window shows."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

__all__ = ["clip_ring"]

Ring = Sequence[tuple[float, float]]


def clip_ring(ring: Ring, west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    """``ring`` cut to a box (Sutherland and Hodgman 1974); an empty list where nothing is inside."""
    points = [(x, y) for x, y in ring if isfinite(x) and isfinite(y)]
    for axis, bound, keep_above in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
        if not points:
            return []
        clipped: list[tuple[float, float]] = []
        before = points[-1]
        for now in points:
            inside = now[axis] >= bound if keep_above else now[axis] <= bound
            was_inside = before[axis] >= bound if keep_above else before[axis] <= bound
            if inside != was_inside:
                clipped.append(_cross(before, now, axis, bound))
            if inside:
                clipped.append(now)
            before = now
        points = clipped
    return points


def _cross(a: tuple[float, float], b: tuple[float, float], axis: int, bound: float) -> tuple[float, float]:
    part = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)
