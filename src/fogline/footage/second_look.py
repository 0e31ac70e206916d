"""Verdicts after a closer look: on single pictures, and on copies that rest on their course in time alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from fogline.footage.closer import Closer, Look, look_closer
from fogline.footage.geometry import mapped
from fogline.footage.pieces import Compared
from fogline.footage.verdict import shares_little
from fogline.model.footage import ItemKind, Verdict

__all__ = ["second_look"]

_SAME, _SAME_MUCH = 0.008, 0.0035
"""Shares of the common area that may differ, and differ much, in one picture: coding and scaling leave so much."""
_MOVES, _KEPT, _OTHER, _LAID_OVER = 0.03, 0.93, 0.7, 0.15
"""From this share of the area on something moves; so much of it is as at one moment in a copy, and at most so much in
another moment; and so much of the area may be a caption."""
_AROUND = 0.06
"""The share of what does not move that may differ where the rest is called another moment: more is a map that is off."""
_WELL = 0.08
"""Where less than this differs, the map fits, and a part that differs much is in one of the pictures alone."""
_PHOTOGRAPHS = 0.03
"""The share that may differ of two photographs, and of what is a copy though its thumbnails are unlike."""
_CERTAIN = 0.92
"""The correlation over time from which nobody need look again."""
_AS_THEN = 1.5
"""The mean difference (grey levels) up to which a video still shows the same picture."""
_LOOKS = 3
_CLOSE, _BELONGS = 0.8, 0.6
"""Likeness and agreement from which pictures that run otherwise in time are looked for one by one, and that of those."""
_A_LITTLE = 0.008
"""The share of the area that must move where several looks agree."""
_SLOWEST, _OFF_LINE = 0.45, 0.3
"""The least speed of a copy (its inverse the most), and the seconds that each may be off the line."""


def second_look(
    best: Compared, asked: tuple[str, ItemKind], found: tuple[str, ItemKind], look: Look | None
) -> Compared:
    """``best`` with the verdict of a closer look, where that can tell more. ``asked`` and ``found`` are the ids and kinds
    of the items, whose files are looked into by ``look``; without it thumbnails must do."""
    if best.weighed.verdict is Verdict.NONE:
        if ItemKind.IMAGE not in (asked[1], found[1]) or look is None:
            return best
        seen = _of_one_picture(best, asked, found, look)  # thumbnails of what moves fast are smeared
        same = seen.weighed.evidence.same
        good = seen.weighed.verdict is Verdict.COPY and same is not None and same >= 1 - _PHOTOGRAPHS
        return seen if good and not shares_little(best.aligned) else best
    if best.line.frames < 5:
        return _of_one_picture(best, asked, found, look)
    together = best.weighed.evidence.moments
    if look is None:
        return best
    if best.weighed.verdict is not Verdict.COPY:
        return _found_after_all(best, asked[0], found[0], look)
    return best if together is None or together >= _CERTAIN else _of_several(best, asked[0], found[0], look)


def _of_one_picture(
    best: Compared, asked: tuple[str, ItemKind], found: tuple[str, ItemKind], look: Look | None
) -> Compared:
    turned = asked[1] is ItemKind.VIDEO and found[1] is ItemKind.IMAGE
    aligned, matrix, ids = best.aligned, best.matrix, (asked[0], found[0])
    if turned:
        there = mapped(matrix, aligned.box[[[0, 1], [2, 1], [2, 3], [0, 3]]])
        aligned = replace(aligned.turned(), box=np.r_[there.min(axis=0), there.max(axis=0)])
        matrix, ids = np.asarray(np.linalg.inv(matrix), np.float64), ids[::-1]
    aligned = aligned.single(len(aligned.asked) // 2)
    second = float(aligned.asked_times[0])
    about = None if turned else best.line.speed * second + best.line.offset
    seen = look_closer(aligned, matrix, *ids, look, about)
    if seen is None:
        return best
    verdict = _verdict(seen, photographs=asked[1] is found[1] is ItemKind.IMAGE)
    kept = seen.kept if seen.moved >= _MOVES else None
    if verdict is Verdict.COPY and kept is None and shares_little(best.aligned):
        verdict = Verdict.UNDECIDED
    evidence = replace(best.weighed.evidence, moments=None, same=1 - seen.different, kept=kept)
    line, likeness = best.line, best.likeness
    if turned:
        likeness = _while_shown(best, seen.time)
    elif found[1] is ItemKind.VIDEO:
        line = replace(line, offset=seen.time - line.speed * second)
    weighed = replace(best.weighed, verdict=verdict, evidence=evidence)
    return replace(best, line=line, likeness=likeness, weighed=weighed)


def _while_shown(best: Compared, moment: float) -> NDArray[np.float64]:
    """The likeness of the asked video's pictures as long as they show the same as at ``moment``; else unknown."""
    pictures, times = best.aligned.asked, best.aligned.asked_times
    place = int(np.argmin(np.abs(times - moment)))
    as_then = np.abs(pictures - pictures[place])[:, best.aligned.valid].mean(axis=1) <= _AS_THEN
    begin = end = place
    while begin > 0 and as_then[begin - 1]:
        begin -= 1
    while end + 1 < len(times) and as_then[end + 1]:
        end += 1
    begin, end = min(begin, place - 1), max(end, place + 1)  # one picture alone is smoothed away
    numbers = np.arange(len(times))
    result: NDArray[np.float64] = np.where((numbers >= begin) & (numbers <= end), best.likeness, np.nan)
    return result


def _of_several(best: Compared, asked: str, found: str, look: Look) -> Compared:
    """A copy stays one unless its pictures are looked at where they move most, and show another moment, or something
    that is in one of them alone: what goes the same way twice (traffic, a gesture) runs alike in time."""
    aligned, line = best.aligned, best.line
    there = line.speed * aligned.asked_times + line.offset
    inside = np.flatnonzero((there >= aligned.found_times[0]) & (there <= aligned.found_times[-1]))
    if len(inside) < _LOOKS:
        return best
    middle = np.median(aligned.asked[inside], axis=0)
    moves = np.abs(aligned.asked - middle)[:, aligned.valid].mean(axis=1)
    votes: list[Verdict] = []
    apart = 0
    for part in np.array_split(inside, _LOOKS):
        one = int(part[int(np.argmax(moves[part]))])
        seen = look_closer(aligned.single(one), best.matrix, asked, found, look, float(there[one]), moments=1)
        if seen is not None:
            votes.append(_verdict(seen, photographs=False))
            apart += seen.different <= _WELL and seen.very > _SAME_MUCH
    if votes.count(Verdict.SAME_SCENE) >= 2:
        return replace(best, weighed=replace(best.weighed, verdict=Verdict.SAME_SCENE))
    if apart >= 2 and Verdict.COPY not in votes:
        return replace(best, weighed=replace(best.weighed, verdict=Verdict.UNDECIDED))
    return best


def _found_after_all(best: Compared, asked: str, found: str, look: Look) -> Compared:
    """What is no copy by its course in time, though the pictures are alike, is one where they are found one by one, each
    at its own second, along one line: a cut that was not seen, or little that moves, had hidden the line."""
    evidence = best.weighed.evidence
    if evidence.likeness < _CLOSE or evidence.agreeing < _CLOSE:
        return best
    aligned = best.aligned
    alike = np.flatnonzero(np.nan_to_num(best.likeness, nan=-1.0) >= _BELONGS)
    if len(alike) < 2 * _LOOKS:
        return best
    seen: list[tuple[float, Closer]] = []
    for part in np.array_split(alike, _LOOKS + 1):
        one = int(part[len(part) // 2])
        closer = look_closer(aligned.single(one), best.matrix, asked, found, look)
        if closer is not None and _verdict(closer, photographs=False) is Verdict.COPY:
            seen.append((float(aligned.asked_times[one]), closer))
    moving = [closer.kept for _, closer in seen if closer.kept is not None and closer.moved >= _A_LITTLE]
    if len(seen) < _LOOKS or len(moving) < _LOOKS or min(moving) < _KEPT:
        return best
    here, there = np.array([second for second, _ in seen]), np.array([closer.time for _, closer in seen])
    speed, offset = (float(value) for value in np.polyfit(here, there, 1))
    if not _SLOWEST <= speed <= 1 / _SLOWEST or np.abs(speed * here + offset - there).max() > _OFF_LINE:
        return best
    line = replace(best.line, speed=speed, offset=offset)
    same = 1 - max(closer.different for _, closer in seen)
    fresh = replace(evidence, moments=None, same=same, kept=float(np.mean(moving)))
    return replace(best, line=line, weighed=replace(best.weighed, verdict=Verdict.COPY, evidence=fresh))


def _verdict(seen: Closer, *, photographs: bool) -> Verdict:
    """A copy where all of the picture is there, or where what moves is as at that one moment and the rest may be a
    caption; another moment where what moves is elsewhere. Of two ``photographs`` none says what moves."""
    if seen.different <= _SAME and seen.very <= _SAME_MUCH:
        return Verdict.COPY
    if photographs:
        return Verdict.COPY if seen.different <= _PHOTOGRAPHS else Verdict.UNDECIDED
    if seen.moved >= _MOVES and seen.kept is not None:
        if seen.kept >= _KEPT and seen.different <= _LAID_OVER:
            return Verdict.COPY
        if seen.kept <= _OTHER and seen.around <= _AROUND:
            return Verdict.SAME_SCENE
    return Verdict.UNDECIDED
