"""How hazy a frame looks, by rules and without a model: a hint that a person may look, never a finding."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from fogline.model.exhibit import Haze, Still

__all__ = ["haze_of"]

_DARK = 60.0
_HAZY, _CLEAR = 0.5, 0.3


def haze_of(sheet: Sequence[Still]) -> Haze | None:
    """How hazy the frames of a contact sheet look; ``None`` where none of them can be judged."""
    scores = [score for still in sheet if (score := _score(still.jpeg)) is not None]
    if not scores:
        return None
    score = float(np.median(scores))
    looks = "hazy" if score >= _HAZY else "not hazy" if score <= _CLEAR else "in between"
    return Haze(looks, round(score, 2), len(scores), len(sheet))


def _score(jpeg: bytes) -> float | None:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    if picture is None or float(picture.mean()) < _DARK:
        return None
    dark = cv2.erode(picture.min(axis=2), np.ones((15, 15), np.uint8))
    return float(dark.mean()) / 255.0
