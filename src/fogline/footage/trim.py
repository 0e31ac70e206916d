"""What of a shot's picture is not the shot: bars, blurred padding, and what stands still over a moving picture."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["content_box", "inset_box", "still_overlay"]

Bytes = NDArray[np.uint8]

_FLAT = 14.0
"""Grey levels between the 5th and the 95th percentile of a row that is a bar; re-encoding leaves some noise."""
_LEAST_SIDE = 0.25
"""A box that leaves less of a side than this is not believed: night is dark to the edge."""
_STILL, _MOVING = 3.0, 7.0
"""Standard deviation over time, in grey levels, of what stands still and of what moves."""
_MOST_OVERLAY = 0.5
_SHADE, _LEAST_PAGE, _LINE = 5, 0.15, 36
"""A page's grey levels about the commonest one, the share of a screenshot that it takes at least, and the share of the
height under which what stands on it is writing."""
_FILLED, _LEAST_INSET, _MOST_INSET, _CLEAN = 0.85, 0.05, 0.92, 0.75
"""An inset fills so much of its box, takes so much of the page, and so much beside its edges is bare page."""


def content_box(stack: Bytes) -> tuple[int, int, int, int]:
    """Left, top, right, bottom (pixels, exclusive) of the content of ``stack`` (count, height, width), one shot."""
    _, height, width = stack.shape
    top, bottom = _trimmed(_spans(stack, 2))
    left, right = _trimmed(_spans(stack[:, top:bottom], 1))
    if right - left < _LEAST_SIDE * width or bottom - top < _LEAST_SIDE * height:
        return 0, 0, width, height
    top, bottom = _padding(stack[:, top:bottom, left:right], 1, top, bottom)
    left, right = _padding(stack[:, top:bottom, left:right], 2, left, right)
    if right - left < _LEAST_SIDE * width or bottom - top < _LEAST_SIDE * height:
        return 0, 0, width, height
    return left, top, right, bottom


def inset_box(picture: Bytes) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom (pixels, exclusive) of the picture on a page of one colour, as in a screenshot of a post;
    ``None`` where ``picture`` (height, width) is no such page."""
    cv2 = _cv2()
    height, width = picture.shape
    ground = int(np.bincount(picture.ravel(), minlength=256).argmax())
    page = np.abs(picture.astype(np.int16) - ground) <= _SHADE
    if page.mean() < _LEAST_PAGE:
        return None
    lines = max(height, width) // _LINE  # writing is less high than this
    solid = cv2.morphologyEx((~page).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((lines, lines), np.uint8))
    _, _, parts, _ = cv2.connectedComponentsWithStats(solid)
    if len(parts) < 2:
        return None
    left, top, wide, high, area = (int(value) for value in parts[1:][int(parts[1:, 4].argmax())])
    right, bottom = left + wide, top + high
    if area < _FILLED * wide * high or not _LEAST_INSET <= wide * high / (width * height) <= _MOST_INSET:
        return None
    beside = (
        page[max(0, top - 10) : max(0, top - 4), left:right], page[bottom + 4 : bottom + 10, left:right],
        page[top:bottom, max(0, left - 10) : max(0, left - 4)], page[top:bottom, right + 4 : right + 10],
    )  # fmt: skip
    if any(side.size and side.mean() < _CLEAN for side in beside):
        return None
    return left, top, right, bottom


def _spans(stack: Bytes, over: int) -> NDArray[np.float64]:
    """How many grey levels each row (``over`` 2) or column (1) spans, over all pictures."""
    some = stack[:: max(1, len(stack) // 8)].astype(np.float32)
    low, high = np.percentile(some, (5, 95), axis=(0, over))
    spans: NDArray[np.float64] = high - low
    return spans


def _trimmed(spans: NDArray[np.float64]) -> tuple[int, int]:
    full = np.flatnonzero(spans > _FLAT)
    if len(full) == 0:
        return 0, len(spans)
    first, last = int(full[0]), int(full[-1]) + 1
    room = 2 if last - first > 32 else 0  # a bar's edge is blurred by scaling
    return (first + room if first else 0), (last - room if last < len(spans) else last)


def _padding(stack: Bytes, axis: int, begin: int, end: int) -> tuple[int, int]:
    """``begin`` and ``end`` without padding made of a blurred copy: smooth bands on both sides, each with a hard edge."""
    mean = stack[:: max(1, len(stack) // 8)].astype(np.float32)
    along = 3 - axis
    detail = np.abs(np.diff(mean, axis=along)).mean(axis=(0, along))  # a value for each row or column
    step = np.abs(np.diff(mean.mean(axis=0), axis=axis - 1)).mean(axis=along - 1)
    length = len(detail)
    middle = float(np.median(detail[length // 3 : 2 * length // 3 + 1]))
    edge = 4 * float(np.median(step)) + 2.0
    first = last = None
    for at in range(max(1, length // 20), int(length * 0.45)):
        if step[at - 1] > edge and detail[:at].mean() < 0.3 * middle:
            first = at
        if step[length - at - 1] > edge and detail[length - at :].mean() < 0.3 * middle:
            last = length - at
    if first is None or last is None:
        return begin, end
    return begin + first, begin + last


def still_overlay(stack: Bytes) -> NDArray[np.bool_] | None:
    """Where something with edges stands still while most else moves (height, width); ``None`` where nothing does.

    Logos, banners, the frame of a player. A still camera's picture stands still itself and has no overlay by this.
    """
    cv2 = _cv2()
    if len(stack) < 6:
        return None
    some = stack[:: max(1, len(stack) // 24)].astype(np.float32)
    wobble = cv2.blur(some.std(axis=0), (5, 5))
    if (wobble > _MOVING).mean() < 0.5:
        return None
    mean = some.mean(axis=0)
    detail = np.hypot(cv2.Sobel(mean, cv2.CV_32F, 1, 0), cv2.Sobel(mean, cv2.CV_32F, 0, 1))
    still = ((wobble < _STILL) & (cv2.blur(detail, (9, 9)) > 20)).astype(np.uint8)
    still = cv2.dilate(
        cv2.morphologyEx(still, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.ones((13, 13), np.uint8)
    )
    share = float(still.mean())
    return still.astype(bool) if 0 < share < _MOST_OVERLAY else None


def _cv2() -> Any:
    import cv2

    return cv2
