"""One run of the asked item compared with one found item under one map: where in time, how alike, what it comes to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from fogline.footage import geometry, moments
from fogline.footage.canvas import Aligned, agreement, align, compare_at
from fogline.footage.moments import Line
from fogline.footage.overlays import common_part
from fogline.footage.pieces import Compared
from fogline.footage.prints import Prints
from fogline.footage.shifts import LEAST_FRAMES
from fogline.footage.verdict import STIRRED, Weighed, weigh
from fogline.footage.ways import CHANCE, Way, about, is_plausible, matched
from fogline.model.footage import ItemKind, Verdict

__all__ = ["compare", "is_worth_a_look"]

Floats = NDArray[np.float64]

_MANY, _MANY_OF_ONE, _TOGETHER = 12, 20, 0.75
"""Keypoints (more where one of the two is a single picture), or correlation over time, from which pictures that are unlike
may be so for a banner alone."""
_COVERED, _ALONG = 0.9, 0.7
"""The share that agrees in a copy under which something was laid over it; and the correlation over time of the rest."""
_AS_LIKE = 0.01
"""Likeness by which pictures may be less alike along the line that is as fast."""
_PART, _PART_OF_ONE = 0.1, 0.4
"""The share of one of the two pictures that must be in both then, with and without a course in time: less is alike by
chance."""


def compare(prints: Prints, run: NDArray[np.int64], found: Prints, way: Way) -> Compared | None:
    """The working pictures ``run`` of the asked item beside the found one under one map; ``None`` where the map leaves
    the pictures unlike, or without overlap."""
    if not is_worth_a_look(prints, found, way.keypoints) and not is_plausible(prints, found, way):
        return None
    laid = _laid(prints, run, found, way)
    if laid is None:
        return None
    aligned, line, matrix, keypoints = laid
    likeness, agreeing = compare_at(aligned, line.speed, line.offset)
    whole = weigh(aligned, line, likeness, agreeing, keypoints, way.hash_distance)
    if (quiet := _quiet(aligned, line, whole, keypoints, way)) is not None:
        line, likeness, whole = quiet
    part = _belonging(likeness)
    if line.frames >= 5 and part is not None:  # a cut that was not seen, or a part that was put in
        some = aligned.only(part)
        fresh = moments.best_line(some)
        if fresh is not None:
            near_some, agree_some = compare_at(some, fresh.speed, fresh.offset)
            tried = weigh(some, fresh, near_some, agree_some, keypoints, way.hash_distance)
            if tried.order < whole.order:
                return Compared(run[part], some, fresh, matrix, way.mirrored, near_some, tried)
    all_of_it = Compared(run, aligned, line, matrix, way.mirrored, likeness, whole)
    timed = line.frames >= LEAST_FRAMES
    many = keypoints >= (_MANY if timed else _MANY_OF_ONE)
    unlike = whole.verdict is Verdict.NONE and (many or (timed and line.correlation >= _TOGETHER))
    placed = timed and whole.verdict in (Verdict.COPY, Verdict.UNDECIDED)
    if unlike or (placed and whole.evidence.agreeing < _COVERED):
        return _bare(prints, found, way, all_of_it) or all_of_it
    return all_of_it


def _laid(
    prints: Prints, run: NDArray[np.int64], found: Prints, way: Way
) -> tuple[Aligned, Line, Floats, int] | None:
    """Both laid together, by a map fitted anew where that is as good, with the line in time, the map and its keypoints."""
    among = about(found, way)
    aligned = align(prints, run, found, among, way.matrix)
    if aligned is None:
        return None
    line = _line(prints, found, aligned, way)
    better = _refitted(prints, run, found, way, line)
    again = align(prints, run, found, among, better.matrix) if better is not None else None
    if better is not None and again is not None:
        new = moments.nearby_line(again, line) or _line(prints, found, again, way)
        if new.correlation >= line.correlation - 0.05:
            return again, new, better.matrix, max(way.keypoints, better.keypoints)
    return aligned, line, way.matrix, way.keypoints


def _quiet(
    aligned: Aligned, line: Line, whole: Weighed, keypoints: int, way: Way
) -> tuple[Line, Floats, Weighed] | None:
    """Where nothing moves, any line is as good: the one along which the pictures are most alike, with how alike they are
    then; ``None`` where something moves, or nothing is gained."""
    if line.frames < LEAST_FRAMES or line.motion >= STIRRED:
        return None
    quiet = moments.quiet_line(aligned)
    if quiet is None or quiet.frames < LEAST_FRAMES or quiet.motion >= STIRRED:
        return None
    likeness, agreeing = compare_at(aligned, quiet.speed, quiet.offset)
    weighed = weigh(aligned, quiet, likeness, agreeing, keypoints, way.hash_distance)
    if weighed.evidence.likeness < whole.evidence.likeness - _AS_LIKE:
        return None
    return quiet, likeness, weighed


def is_worth_a_look(prints: Prints, found: Prints, keypoints: int) -> bool:
    """Whether one of the two is a single picture, and so many keypoints agree on a map that it is worth a closer look though
    thumbnails are unlike."""
    return ItemKind.IMAGE in (prints.kind, found.kind) and keypoints >= _MANY


def _bare(prints: Prints, found: Prints, way: Way, whole: Compared) -> Compared | None:
    """The same with the part of the pictures that is in both: on one there may be a banner, or a page around it; ``None``
    where that leaves them no copy for certain."""
    line, evidence, some = whole.line, whole.weighed.evidence, whole.aligned
    timed = line.frames >= LEAST_FRAMES
    if not timed:  # the moment that is most like all of it may be that of the banner
        asked, there = way.pairs[0]
        some = some.single(int(np.argmin(np.abs(some.asked_times - asked))))
        line = replace(line, speed=0.0, offset=there)
    aligned = whole.aligned.within(common_part(*agreement(some, line.speed, line.offset)))
    if aligned is None or max(aligned.asked_share, aligned.found_share) < (_PART if timed else _PART_OF_ONE):
        return None
    line = (moments.nearby_line(aligned, line) or line) if timed else _line(prints, found, aligned, way)
    likeness, agreeing = compare_at(aligned, line.speed, line.offset)
    weighed = weigh(aligned, line, likeness, agreeing, evidence.keypoints, evidence.hash_distance)
    together = weighed.evidence.moments
    unsure = timed and together is not None and weighed.evidence.motion >= STIRRED and together < _ALONG
    if weighed.verdict is not Verdict.COPY or unsure:
        return None
    return replace(whole, aligned=aligned, line=line, likeness=likeness, weighed=weighed)


def _refitted(
    prints: Prints, run: NDArray[np.int64], found: Prints, way: Way, line: Line
) -> geometry.Fit | None:
    """The map fitted anew, over all key pictures that the line in time brings together."""
    asked_at, found_at = [], []
    found_times = found.times[found.keys.of]
    for key in np.flatnonzero((prints.keys.of >= run[0]) & (prints.keys.of <= run[-1])):
        moment = line.speed * float(prints.times[prints.keys.of[key]]) + line.offset
        place = int(np.argmin(np.abs(found_times - moment)))
        if abs(float(found_times[place]) - moment) > 0.3:
            continue
        one, other = matched(prints, int(key), found, place, way.mirrored)
        asked_at.append(one)
        found_at.append(other)
    if not asked_at:
        return None
    results = geometry.fits(np.concatenate(asked_at), np.concatenate(found_at), 1)
    if not results:
        return None
    fit = results[0]
    count = fit.keypoints // len(asked_at)
    matrix = fit.matrix @ geometry.flip() if way.mirrored else fit.matrix
    return geometry.Fit(matrix, count) if fit.keypoints >= 8 else None


def _belonging(likeness: Floats) -> NDArray[np.bool_] | None:
    """The longest stretch of pictures that are alike, where it is long enough and not nearly all of them."""
    known = np.nan_to_num(likeness, nan=-1.0)
    alike = known >= max(CHANCE, 0.6 * float(np.quantile(known, 0.9)))
    edges = np.flatnonzero(np.diff(np.r_[0, alike.astype(int), 0]))
    stretches = [
        (int(end - begin), int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)
    ]
    if not stretches or not 6 <= max(stretches)[0] <= 0.9 * len(known):
        return None
    _, begin, end = max(stretches)
    result = np.zeros(len(known), bool)
    result[begin:end] = True
    return result


def _line(prints: Prints, found: Prints, aligned: Aligned, way: Way) -> Line:
    """The line in time: by the blocks' brightness where it tells, else through the pair with most behind it."""
    asked, there = way.pairs[0]
    line: Line | None = None
    if prints.kind is found.kind is ItemKind.VIDEO:
        line = moments.best_line(aligned)
    elif prints.kind is ItemKind.IMAGE and found.kind is ItemKind.VIDEO:
        line = moments.still_moment(aligned)
    elif prints.kind is ItemKind.VIDEO and found.kind is ItemKind.IMAGE:
        line = moments.still_moment(aligned.turned())
        if line is not None:
            line = replace(line, offset=0.0)
    return line or Line(1.0, there - asked, 0.0, 0, 0.0)
