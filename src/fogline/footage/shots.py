"""Shots: where one picture gives way to another without a transition.

Method: PySceneDetect's adaptive detector: a frame differs from the one before by more than a threshold, and several
times as much as frames about it do. Differences are of brightness and colour, over all frames that were decoded.
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.footage.sampling import Frame

__all__ = ["cuts"]

_LEAST = 14.0
"""Mean difference in grey levels below which nothing is a cut."""
_TIMES = 2.2
_SHORTEST = 0.5
"""Seconds; a flash is no shot."""


def cuts(frames: Sequence[Frame]) -> list[int]:
    """The places in ``frames`` at which a new shot begins, 0 first; none where there are no frames."""
    if not frames:
        return []
    found = [0]
    for number in range(1, len(frames)):
        near = frames[max(0, number - 2) : number + 3]
        usual = sum(frame.usual for frame in near) / len(near)
        frame = frames[number]
        if frame.change < _LEAST or frame.change < _TIMES * max(usual, 1.0):
            continue
        if frame.time - frames[found[-1]].time >= _SHORTEST:
            found.append(number)
    return found
