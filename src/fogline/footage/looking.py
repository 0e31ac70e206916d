"""Pictures of an item as grey arrays, for a closer look; opened in a process of its own with limits."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fogline.footage.bounded import Limits, answer, run
from fogline.footage.decode import colour_frames, read_picture
from fogline.footage.reading import LIMITS, is_picture
from fogline.footage.sampling import LONG_SIDE

__all__ = ["grey_at", "grey_of"]

Bytes = NDArray[np.uint8]

_MODULE = "fogline.footage.looking"


def grey_at(path: Path, seconds: Sequence[float], limits: Limits = LIMITS) -> Bytes:
    """Grey pictures (count, height, width) of the frames shown at ``seconds`` from the first one, as the prints are made
    of: 512 pixels on the longer side, a still picture (one, whatever is asked) 1,024.

    Raises:
        UnreadableInput: the file cannot be read, or ran past a limit.
    """
    answered = run(_MODULE, [str(path), json.dumps(list(seconds))], path.name, limits)
    return np.asarray(np.load(io.BytesIO(answered), allow_pickle=False), np.uint8)


def grey_of(path: Path, seconds: Sequence[float]) -> Bytes:
    """The same in this process: for the child, and for measurements with files that are trusted."""
    import cv2

    if is_picture(path):
        return read_picture(path)[0][None]
    frames = colour_frames(path, seconds, LONG_SIDE)
    return np.stack([np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), np.uint8) for frame in frames])


def _main(arguments: Sequence[str]) -> bytes:
    path, seconds = arguments
    out = io.BytesIO()
    np.save(out, grey_of(Path(path), json.loads(seconds)), allow_pickle=False)
    return out.getvalue()


if __name__ == "__main__":
    answer(_main)
