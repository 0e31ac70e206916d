"""From figures to a verdict, by rules that fit on one screen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.footage.canvas import Aligned
from fogline.footage.moments import Line, detrended
from fogline.model.footage import Found, Verdict

__all__ = ["Weighed", "shares_little", "weigh"]


_TIMED = 5
"""Pictures of a stretch below which its course in time tells nothing."""
_MOVING_CAMERA, _MANY = 10.0, 25
_STIRRED = 0.7
"""Grey levels: where less moves, nothing does."""
_SURE = 0.8
_LEAST_SHARE = 0.4
"""The share of one of the two pictures that must be common where nothing moves: less may be a banner alone."""
_STILL_MOTION = 4.0
"""Grey levels: where less differs between moments, a still could be of any."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A verdict with its figures. ``rank`` orders comparisons of one run with one item."""

    verdict: Verdict
    evidence: Found
    rank: float

    @property
    def order(self) -> tuple[int, float]:
        """For sorting: the stronger verdict first, then the better figures."""
        return list(Verdict).index(self.verdict), -self.rank

    @property
    def is_sure(self) -> bool:
        """Whether no other map could come to more worth having: a copy in space and in time."""
        found = self.evidence
        together = found.moments is not None and found.moments >= _SURE
        return self.verdict is Verdict.COPY and together and min(found.likeness, found.agreeing) >= _SURE


def weigh(
    aligned: Aligned,
    line: Line,
    likeness: NDArray[np.float64],
    agreeing: NDArray[np.float64],
    keypoints: int,
    hash_distance: int | None,
) -> Weighed:
    """What the figures of one run come to. Where either is a still picture (``line.speed`` is 0), it is compared with
    the picture of the other that is most like it."""
    known = ~np.isnan(likeness)
    still = line.frames == 1
    alike = agree = 0.0
    if known.any():
        place = int(np.nanargmax(likeness))
        alike = float(likeness[place] if still else np.median(likeness[known]))
        agree = float(
            np.nan_to_num(agreeing[place]) if still else np.nan_to_num(np.nanmedian(agreeing[known]))
        )
    timed = line.frames >= _TIMED or (still and line.motion >= _STILL_MOTION)
    # What drifts evenly one way is like anything else that does: it must be alike without that too.
    together = line.correlation if still else min(line.correlation, detrended(aligned, line))
    evidence = Found(keypoints, alike, agree, together if timed else None, line.motion, hash_distance)
    strength = max(together, 0.0) if timed else 0.0
    rank = alike + agree + 2 * strength + min(keypoints, 60) / 60
    verdict = _verdict(evidence, still, line.everywhere >= _MOVING_CAMERA)
    unmoved = evidence.moments is None or evidence.motion < _STIRRED
    if shares_little(aligned) and (verdict is Verdict.SAME_SCENE or (verdict is Verdict.COPY and unmoved)):
        verdict = Verdict.UNDECIDED  # it may be a banner that two clips share
    return Weighed(verdict, evidence, rank)


def shares_little(aligned: Aligned) -> bool:
    """Whether what both show is a small part of either picture."""
    return max(aligned.asked_share, aligned.found_share) < _LEAST_SHARE


def _verdict(found: Found, still: bool, carried: bool) -> Verdict:
    placed = (found.likeness >= 0.45 or found.agreeing >= 0.5) and (
        found.keypoints >= 8 or found.agreeing >= 0.7
    )
    if found.moments is not None and not still:  # chance runs alike in time or in space, not in both
        placed = placed or (found.moments >= 0.75 and found.likeness >= 0.45)
    if not placed:
        return Verdict.NONE
    if carried and found.keypoints >= _MANY and found.agreeing >= 0.6:
        return Verdict.COPY  # a camera that moves has each view but once
    alike = found.agreeing >= 0.75 and found.likeness >= 0.6
    if found.moments is not None and found.motion >= _STIRRED:
        if found.moments >= 0.6 or (still and alike and found.moments >= 0.4):
            return Verdict.COPY
        other = found.moments < (0.3 if still else 0.4) and found.motion >= 2.0
        return Verdict.SAME_SCENE if other else Verdict.UNDECIDED
    if alike and (still or found.agreeing >= 0.85):
        return Verdict.COPY
    return Verdict.UNDECIDED
