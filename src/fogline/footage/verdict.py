"""From figures to a verdict, by rules that fit on one screen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.footage.moments import Aligned, Line
from fogline.model.footage import Found, Verdict

__all__ = ["Weighed", "weigh"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A verdict with its figures. ``rank`` orders comparisons of one run with one item."""

    verdict: Verdict
    evidence: Found
    rank: float


def weigh(
    aligned: Aligned,
    line: Line,
    likeness: NDArray[np.float64],
    agreeing: NDArray[np.float64],
    keypoints: int,
    hash_distance: int | None,
) -> Weighed:
    """What the figures of one run come to."""
    known = likeness[~np.isnan(likeness)]
    alike = float(np.median(known)) if len(known) else 0.0
    agreed = agreeing[~np.isnan(agreeing)]
    agree = float(np.median(agreed)) if len(agreed) else 0.0
    timed = line.frames >= 5
    evidence = Found(keypoints, alike, agree, line.correlation if timed else None, line.motion, hash_distance)
    verdict = _verdict(evidence, timed, line)
    strength = max(line.correlation, 0.0) if timed else 0.0
    return Weighed(verdict, evidence, alike + agree + 2 * strength + min(keypoints, 60) / 60)


def _verdict(found: Found, timed: bool, line: Line) -> Verdict:
    placed = found.likeness >= 0.45 and (found.keypoints >= 8 or found.agreeing >= 0.7)
    if not placed:
        return Verdict.NONE
    if timed and found.motion >= 2.0:
        if line.correlation >= 0.6:
            return Verdict.COPY
        return Verdict.SAME_SCENE if line.correlation < 0.4 else Verdict.UNDECIDED
    if found.agreeing >= 0.85:
        return Verdict.COPY
    return Verdict.UNDECIDED
