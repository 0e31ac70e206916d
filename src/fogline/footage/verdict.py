"""From figures to a verdict, by rules that fit on one screen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.footage.canvas import Aligned, agreement
from fogline.footage.moments import Line, detrended
from fogline.footage.overlays import elsewhere
from fogline.model.footage import Found, Verdict

__all__ = ["STIRRED", "Weighed", "shares_little", "weigh"]


_TIMED = 5
"""Pictures of a stretch below which its course in time tells nothing."""
_MOVING_CAMERA, _MANY = 10.0, 25
STIRRED = 0.7
"""Grey levels: where less moves, nothing does."""
_SURE, _ALONG = 0.8, 0.6
_LEAST_SHARE = 0.4
"""The share of one of the two pictures that must be common where nothing moves: less may be a banner alone."""
_LONG_STRIP, _ELSEWHERE = 3.0, 0.5
"""How many times as long as high a strip is; and the share of the places without it that agree where two clips share a
scene (measured: .63 and more in other moments of a scene, .45 and less where they share a banner)."""
_STILL_MOTION = 4.0
"""Grey levels: where less differs between moments, a still could be of any."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A verdict with its figures. ``rank`` orders comparisons of one run with one item; ``along`` says whether a line in
    time brings the pictures together, be it that they only drift."""

    verdict: Verdict
    evidence: Found
    rank: float
    along: bool = False

    @property
    def order(self) -> tuple[float, float]:
        """For sorting: the stronger verdict first, then the better figures. Where one map brings the pictures together in
        time, though not for certain, another that does not says nothing about the moment."""
        order = float(list(Verdict).index(self.verdict))
        return order - 1.5 if self.along and self.verdict is Verdict.UNDECIDED else order, -self.rank

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
    unmoved = evidence.moments is None or evidence.motion < STIRRED
    if shares_little(aligned) and (verdict is Verdict.SAME_SCENE or (verdict is Verdict.COPY and unmoved)):
        verdict = Verdict.UNDECIDED  # it may be a banner that two clips share
    if verdict is Verdict.COPY and _is_strip(aligned):
        verdict = Verdict.UNDECIDED  # it may be a ticker
    elif verdict in (Verdict.SAME_SCENE, Verdict.UNDECIDED) and _is_banner(aligned, line):
        verdict = Verdict.NONE
    return Weighed(verdict, evidence, rank, timed and not still and line.correlation >= _ALONG)


def _is_banner(aligned: Aligned, line: Line) -> bool:
    """Whether all that both show is a strip along an edge: what two clips of one channel share is no scene."""
    if _is_strip(aligned):
        return True
    textured, agreeing = agreement(aligned, line.speed, line.offset)
    return elsewhere(textured, agreeing) < _ELSEWHERE


def _is_strip(aligned: Aligned) -> bool:
    """Whether what both show is a long and narrow part of either."""
    high, wide = (np.ptp(np.flatnonzero(aligned.valid.any(axis=axis))) + 1 for axis in (1, 0))
    narrow = max(high, wide) >= _LONG_STRIP * min(high, wide)
    return bool(narrow) and shares_little(aligned)


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
    if found.moments is not None and found.motion >= STIRRED:
        if still and alike and found.moments >= 0.4:
            return Verdict.COPY
        if found.moments >= (0.6 if still or found.agreeing >= 0.9 else 0.7):
            return Verdict.COPY
        other = found.moments < (0.3 if still else 0.4) and found.motion >= 2.0
        return Verdict.SAME_SCENE if other else Verdict.UNDECIDED
    if alike and (still or found.agreeing >= 0.85):
        return Verdict.COPY
    return Verdict.UNDECIDED
