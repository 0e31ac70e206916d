"""How hazy a frame looks, by two rules and no model: a hint that makes a person look, never a finding.

Fog lifts what is dark and flattens what is near to each other (Koschmieder 1924: a colour J at transmission t becomes
J t + A (1 - t), with A the light of the fog). So a frame's score joins the *dark channel* (He, Sun & Tang 2009: the darkest
of all colours in each patch, which is near 0 in clear daylight) with the *range* within each patch, as a share of its
brightest. Either alone mistakes something common for fog: the one an overexposed frame, the other a low-contrast one.
How well, on haze that was laid over real clips: ``benchmarks/fog_hint.py``. Night, smoke, snow, a dirty lens and heavy
compression can look the same to it, so that it is said as a hint, and only where somebody speaks of fog or a clear sky.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from fogline.model.exhibit import Haze, Still

__all__ = ["CLEAR", "HAZY", "haze_of", "score"]

HAZY, CLEAR = 0.44, 0.27
"""From the one a frame looks hazy, up to the other it does not; between them it is not clear."""
_PATCH = 1 / 20
"""A patch's side, as a share of the frame's longer side (15 pixels of 320)."""
_DARK = 60.0
"""Below this mean brightness (of 255) a frame is of the night, or as dark, and tells nothing."""
_COLOURLESS = 8.0
"""A frame in which 99 of 100 pixels differ by less between their colours (of 255) is grey: shot so, or without colour."""
_BAR = 24
"""A row or column whose median is darker (of 255) is a black bar."""
_LEAST = 40

_Picture = NDArray[Any]


def haze_of(sheet: Sequence[Still]) -> Haze | None:
    """How hazy the frames of a contact sheet look; ``None`` where none of them can be judged."""
    scores = [found for still in sheet if (found := score(_decoded(still.jpeg))) is not None]
    if not scores:
        return None
    middle = float(np.median(scores))
    looks = "hazy" if middle >= HAZY else "not hazy" if middle <= CLEAR else "in between"
    return Haze(looks, round(middle, 2), len(scores), len(sheet))


def score(picture: _Picture | None) -> float | None:
    """How hazy a picture (height x width x 3, 0 to 255) looks, from 0 to 1; ``None`` where it is too dark, too small or
    without colour to tell."""
    if picture is None:
        return None
    inside = _without_bars(picture)
    if min(inside.shape[:2]) < _LEAST or float(inside.mean()) < _DARK:
        return None
    darkest, brightest = inside.min(axis=2), inside.max(axis=2)
    if float(np.percentile(brightest - darkest, 99)) < _COLOURLESS:
        return None
    side = max(3, round(max(inside.shape[:2]) * _PATCH) | 1)
    patch = np.ones((side, side), np.uint8)
    dark = cv2.erode(darkest, patch).astype(np.float64)
    bright = cv2.dilate(brightest, patch).astype(np.float64)
    spread = float(np.percentile((bright - dark) / np.maximum(bright, 25.0), 90))
    return float(np.sqrt(np.median(dark) / 255.0 * (1.0 - spread)))


def _decoded(jpeg: bytes) -> _Picture | None:
    return cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)


def _without_bars(picture: _Picture) -> _Picture:
    """The picture without black bars at its sides."""
    light = picture.max(axis=2)
    rows, columns = (np.flatnonzero(np.median(light, axis=axis) > _BAR) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return picture
    return picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
