"""Runs that were compared, put together: intervals, the transform in plain terms, one answer for each item."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.footage.canvas import Aligned
from fogline.footage.geometry import mapped, overlap
from fogline.footage.moments import Line
from fogline.footage.overlays import STRIP
from fogline.footage.prints import Prints
from fogline.footage.verdict import Weighed
from fogline.model.footage import Box, Interval, ItemKind, Match, Piece, Transform, Verdict

__all__ = ["Compared", "joined", "pieced"]

Floats = NDArray[np.float64]

_JOIN = 0.75
"""Seconds between pieces along one line in time that are one piece."""
_EDGE = 0.04
"""The share of the height or width by which edges may differ that are one."""
_LIKE = 0.3
"""Likeness under which a picture at the end of a run does not belong to the match."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A run of the asked item beside the stretch of the found one that fits it best."""

    run: NDArray[np.int64]
    aligned: Aligned
    line: Line
    matrix: Floats
    mirrored: bool
    likeness: Floats
    weighed: Weighed


def pieced(asked: Prints, found: Prints, parts: list[Compared]) -> list[Piece]:
    """The pieces of a match, in the asked item's order, those that follow on each other made one."""
    pieces: list[Piece] = []
    for part in sorted(parts, key=lambda part: int(part.run[0])):
        piece = _piece(asked, found, part)
        if pieces and (both := _together(pieces[-1], piece)) is not None:
            pieces[-1] = both
        else:
            pieces.append(piece)
    return pieces


def joined(asked: str, found: str, pieces: list[Piece]) -> Match:
    """The match that ``pieces`` make."""
    order = list(Verdict)
    verdict = min((piece.verdict for piece in pieces), key=order.index)
    best = max((p for p in pieces if p.verdict is verdict), key=lambda p: p.asked.length)
    return Match(asked, found, verdict, tuple(pieces), _reason(best))


def _piece(asked: Prints, found: Prints, part: Compared) -> Piece:
    line = part.line
    start, end = _stretch(asked, part)
    there = sorted((line.speed * start + line.offset, line.speed * end + line.offset))
    last = found.duration or 0.0
    if asked.kind is ItemKind.IMAGE:
        asked_at, found_at = Interval(0.0, 0.0), Interval(there[0], there[0])
    elif found.kind is ItemKind.IMAGE:
        asked_at, found_at = Interval(start, end), Interval(0.0, 0.0)
    else:
        asked_at = Interval(start, end)
        found_at = Interval(max(0.0, there[0]), min(last, there[1]) if last else there[1])
    return Piece(
        part.weighed.verdict, asked_at, found_at, _transform(asked, found, part), part.weighed.evidence
    )


def _stretch(asked: Prints, part: Compared) -> tuple[float, float]:
    """Seconds of the asked item in which the aligned pictures are alike, to the ends of its shot where they reach it."""
    likeness = np.nan_to_num(part.likeness, nan=-1.0)
    smooth = np.array([np.median(likeness[max(0, n - 1) : n + 2]) for n in range(len(likeness))])
    kept = np.flatnonzero(
        smooth >= min(_LIKE, 0.5 * float(np.median(smooth[smooth > -1])) if (smooth > -1).any() else _LIKE)
    )
    if not len(kept):
        kept = np.arange(len(part.run))
    first, last = int(kept[0]), int(kept[-1])
    times = asked.times[part.run].astype(float)
    following = int(part.run[last]) + 1
    end = float(asked.times[following]) if following < len(asked.times) else asked.duration or 0.0
    return float(times[first]), max(float(times[last]), end)


def _together(one: Piece, other: Piece) -> Piece | None:
    """Both as one piece, where they lie on one line in time with one verdict."""
    a, b = one.transform, other.transform
    if (
        one.verdict is not other.verdict
        or a.mirrored != b.mirrored
        or other.asked.start - one.asked.end > _JOIN
    ):
        return None
    middle = other.asked.start
    if (
        abs((a.speed - b.speed) * middle + a.offset - b.offset) > _JOIN
        or abs(math.log(a.speed / b.speed)) > 0.15
    ):
        return None
    longer = one if one.asked.length >= other.asked.length else other
    return Piece(
        one.verdict, Interval(one.asked.start, max(one.asked.end, other.asked.end)),
        Interval(min(one.found.start, other.found.start), max(one.found.end, other.found.end)),
        longer.transform, longer.evidence,
    )  # fmt: skip


def _transform(asked: Prints, found: Prints, part: Compared) -> Transform:
    to_width = np.diag([1.0, asked.aspect, 1.0])
    to_share = np.diag([1.0, 1 / found.aspect, 1.0])
    matrix = to_share @ part.matrix @ to_width
    matrix = matrix / matrix[2, 2]
    left, top, right, bottom = _shown(asked, found, part) / [1, asked.aspect, 1, asked.aspect]
    outline = mapped(matrix, np.array([[left, top], [right, top], [right, bottom], [left, bottom]]))
    low, high = np.clip(outline.min(axis=0), 0, 1), np.clip(outline.max(axis=0), 0, 1)
    centre = np.array([[(left + right) / 2, (top + bottom) / 2 * asked.aspect]])
    here, along = mapped(part.matrix, centre)[0], mapped(part.matrix, centre + np.array([[1e-3, 0.0]]))[0]
    step = (along - here) / 1e-3
    turned = math.degrees(math.atan2(step[1], -step[0] if part.mirrored else step[0]))
    return Transform(
        part.mirrored, tuple(float(value) for value in matrix.ravel()),
        Box(float(left), float(top), float(right), float(bottom)),
        Box(float(low[0]), float(low[1]), float(high[0]), float(high[1])), 1 / max(float(np.linalg.norm(step)), 1e-6),
        turned, part.line.speed, part.line.offset,
    )  # fmt: skip


def _shown(asked: Prints, found: Prints, part: Compared) -> Floats:
    """What of the asked picture is in the found one (its box in widths): all that the map lays there where only a strip
    along an edge differs, since a banner crops nothing; else the part that is in both."""
    met = overlap(part.matrix, asked.aspect, found.aspect)
    if met is None:
        return part.aligned.box
    whole = met[0]
    wide, high = whole[2] - whole[0], whole[3] - whole[1]
    less = np.abs(part.aligned.box - whole) / [wide, high, wide, high]
    return whole if (less > _EDGE).sum() <= 1 and less.max() <= STRIP else part.aligned.box


def _reason(piece: Piece) -> str:
    found = piece.evidence
    alike = (
        f"{found.keypoints} keypoints agree on one geometry"
        if found.keypoints
        else "the whole pictures lie on each other"
    )
    if found.same is not None:
        return f"{alike}, {_of_one_picture(piece.verdict, found.same, found.kept)}"
    if piece.verdict is Verdict.COPY and found.moments is not None:
        return f"{alike}, and what moves moves alike (correlation {found.moments:.2f})"
    if piece.verdict is Verdict.SAME_SCENE:
        return f"{alike}, but what moves moves otherwise (correlation {found.moments or 0:.2f})"
    if piece.verdict is Verdict.COPY:
        return f"{alike}, and {found.agreeing:.0%} of the picture's parts agree; nothing moves that could tell moments apart"
    return f"{alike}, but too little moves or agrees to tell a copy from another moment"


def _of_one_picture(verdict: Verdict, same: float, kept: float | None) -> str:
    whole = f"{same:.1%} of what both show is the same"
    if verdict is Verdict.COPY:
        return f"and {whole}" if kept is None else f"and {kept:.0%} of what moves is as at that one moment"
    if verdict is Verdict.SAME_SCENE and kept is not None:
        return f"but only {kept:.0%} of what moves is as at any one moment of it"
    return f"but only {whole}, too little to tell a copy from another moment"
