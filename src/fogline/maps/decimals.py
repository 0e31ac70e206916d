"""Texts of coordinates to numbers, many at once: ``37.17,48.28,0 37.18,48.29,0``.

Eight digits are read in one step, as in Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and
Experience 51 (2021). A number of at most 15 digits is exactly what ``float`` makes of it (Clinger 1990), a longer one
is off by at most one unit in its last place, which is less than a millionth of a millimetre on the ground.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["pairs_of"]

_ZEROS = np.uint64(0x3030303030303030)
_TENS = 10 ** np.arange(17, dtype=np.uint64)
_PAD = 24


def pairs_of(text: str) -> NDArray[np.float64] | None:
    """The first two numbers of every point, as rows.

    ``None`` where the points are not all of one width, or a number is written in another way than as plain
    decimal degrees; such a text is read point by point instead.
    """
    if not text.isascii():
        return None
    signs = np.frombuffer(b" " + text.encode("ascii") + b" " * _PAD, dtype=np.uint8)
    comma, minus, dot = signs == ord(","), signs == ord("-"), signs == ord(".")
    apart = comma | (signs <= ord(" "))
    digit = (signs >= ord("0")) & (signs <= ord("9"))
    edges = np.flatnonzero(apart[1:] != apart[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    width = _width(comma, starts, ends)
    if width < 2 or not bool((apart | digit | minus | dot).all()):
        return None
    if int(minus.sum()) != int(minus[starts].sum()):
        return None
    starts, ends = (edge.reshape(-1, width)[:, :2].ravel() for edge in (starts, ends))
    numbers = _numbers(signs, np.flatnonzero(dot), starts, ends, minus[starts])
    return None if numbers is None else numbers.reshape(-1, 2)


def _width(comma: NDArray[np.bool_], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> int:
    """How many numbers each point has; 0 where they differ, or a comma stands alone."""
    if not len(starts):
        return 0
    joined = comma[ends]
    next_to = starts[1:] == ends[:-1] + 1
    if int(comma.sum()) != int(joined.sum()) or joined[-1] or not bool((next_to | ~joined[:-1]).all()):
        return 0
    width = int(np.argmin(joined)) + 1
    if len(joined) % width:
        return 0
    rows = joined.reshape(-1, width)
    return width if bool(rows[:, :-1].all()) and not bool(rows[:, -1].any()) else 0


def _numbers(
    signs: NDArray[np.uint8],
    dots: NDArray[np.intp],
    starts: NDArray[np.intp],
    ends: NDArray[np.intp],
    negative: NDArray[np.bool_],
) -> NDArray[np.float64] | None:
    first = starts + negative
    after = np.append(dots, [len(signs)] * 2)
    place = np.searchsorted(dots, first)
    point = np.minimum(after[place], ends)
    before, behind = point - first, np.clip(ends - point - 1, 0, 16)
    if (before < 1).any() or (before > 3).any() or (after[place + 1] < ends).any():
        return None
    high, low = np.minimum(behind, 8), np.maximum(behind - 8, 0)
    whole = _digits(signs, first, before)
    part = _digits(signs, point + 1, high) * _TENS[low] + _digits(signs, point + 9, low)
    value = (whole * _TENS[behind] + part).astype(np.float64) / _TENS[behind].astype(np.float64)
    signed: NDArray[np.float64] = np.where(negative, -value, value)
    return signed


def _digits(signs: NDArray[np.uint8], at: NDArray[np.intp], count: NDArray[np.intp]) -> NDArray[np.uint64]:
    """The number that ``count`` digits (0 to 8) from each place ``at`` write."""
    eights = np.ndarray((len(signs) - 7,), dtype="<u8", buffer=signs, strides=(1,))
    found = eights[np.minimum(at, len(eights) - 1)].astype(np.uint64) - _ZEROS
    # Shifted up, the digits stand at the end of the eight and what followed them is gone.
    found = np.where(count > 0, found << ((8 - np.maximum(count, 1)) * 8).astype(np.uint64), np.uint64(0))
    found = (found & np.uint64(0x0F0F0F0F0F0F0F0F)) * np.uint64(2561) >> np.uint64(8)
    found = (found & np.uint64(0x00FF00FF00FF00FF)) * np.uint64(6553601) >> np.uint64(16)
    return (found & np.uint64(0x0000FFFF0000FFFF)) * np.uint64(42949672960001) >> np.uint64(32)
