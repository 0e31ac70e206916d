"""The contact sheet of an item: one frame a shot, with its time, so that an editor sees it without playing it."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from fogline.footage.bounded import Limits
from fogline.footage.prints import Prints
from fogline.footage.reading import LIMITS, frames_at
from fogline.model.exhibit import Aligned, Still
from fogline.model.footage import Match

__all__ = ["MOST_FRAMES", "aligned_frames", "make_sheet", "sheet_from_bytes", "sheet_to_bytes"]

MOST_FRAMES = 16
"""So many frames at most; of more shots, evenly chosen ones."""
_SIDE, _BESIDE = 320, 480
"""The longer side in pixels, on the sheet and beside another item's frame."""
_MOST_PIECES = 3


def make_sheet(source: Path | bytes, prints: Prints, limits: Limits = LIMITS) -> tuple[Still, ...]:
    """One frame from the middle of each shot; of a picture, itself.

    Raises:
        UnreadableInput: the frames can no longer be read.
    """
    seconds = _middles(prints)
    return tuple(
        Still(at, jpeg) for at, jpeg in zip(seconds, frames_at(source, seconds, _SIDE, limits), strict=True)
    )


def _middles(prints: Prints) -> list[float]:
    shots = [float(np.median(prints.times[prints.shot == number])) for number in np.unique(prints.shot)] or [
        0.0
    ]
    if len(shots) > MOST_FRAMES:
        shots = [shots[round(place)] for place in np.linspace(0, len(shots) - 1, MOST_FRAMES)]
    return [round(at, 2) for at in shots]


def aligned_frames(
    match: Match, asked: Path | bytes, found: Path | bytes, limits: Limits = LIMITS
) -> tuple[Aligned, ...]:
    """Frames that show one moment of the two items, one pair for each of the first pieces.

    Raises:
        UnreadableInput: the frames can no longer be read.
    """
    pieces = match.pieces[:_MOST_PIECES]
    mine = [(piece.asked.start + piece.asked.end) / 2 for piece in pieces]
    other = [
        min(max(piece.transform.speed * at + piece.transform.offset, piece.found.start), piece.found.end)
        for piece, at in zip(pieces, mine, strict=True)
    ]
    return tuple(
        Aligned(Still(a, one), Still(b, two))
        for a, b, one, two in zip(
            mine,
            other,
            frames_at(asked, mine, _BESIDE, limits),
            frames_at(found, other, _BESIDE, limits),
            strict=True,
        )
    )


def sheet_to_bytes(sheet: Sequence[Still]) -> bytes:
    """``sheet`` as bytes to keep."""
    packed = [{"seconds": still.seconds, "jpeg": base64.b64encode(still.jpeg).decode()} for still in sheet]
    return json.dumps(packed).encode()


def sheet_from_bytes(data: bytes) -> tuple[Still, ...]:
    """What ``sheet_to_bytes`` gave.

    Raises:
        ValueError: it is something else.
    """
    return tuple(Still(float(one["seconds"]), base64.b64decode(one["jpeg"])) for one in json.loads(data))
