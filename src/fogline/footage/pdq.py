"""PDQ hashes of grey pictures, many at once.

Method: PDQ (Facebook, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", 2019): two passes of
a Jarosz box filter, 64 by 64 samples, the 16 by 16 lowest frequencies of a cosine transform, each against their median.
All but the last step is linear, so that a picture size has one matrix a side. Held to the ``pdqhash`` package by a test.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["BITS", "BYTES", "GOOD", "hashes"]

BITS, BYTES = 256, 32
GOOD = 50
"""Hashes of pictures of a lower quality (0 to 100) say little; PDQ's authors drop them."""

_SAMPLES, _FREQUENCIES = 64, 16
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


def hashes(pictures: NDArray[np.uint8]) -> tuple[Bytes, Bytes, Bytes]:
    """Hash, hash of the mirrored picture, and quality (0 to 100) of each of ``pictures`` (count, height, width).

    Hashes are 32 bytes a row, most significant bit first, in the order of the ``pdqhash`` package.
    """
    count, height, width = pictures.shape
    if count == 0:
        return np.zeros((0, BYTES), np.uint8), np.zeros((0, BYTES), np.uint8), np.zeros(0, np.uint8)
    rows, across = _sampler(height) @ pictures.astype(np.float32), _sampler(width)
    samples, mirrored = rows @ across.T, rows @ across[:, ::-1].T
    return _bits(_waves(samples)), _bits(_waves(mirrored)), _quality(samples)


def _waves(samples: Floats) -> Floats:
    cosines = _cosines()
    waves: Floats = (cosines @ samples @ cosines.T).astype(np.float32)
    return waves


def _bits(waves: Floats) -> Bytes:
    flat = waves.reshape(len(waves), BITS)
    ordered = np.partition(flat, BITS // 2 - 1, axis=1)
    median = ordered[:, BITS // 2 - 1, None]  # the lower of the two in the middle
    packed: Bytes = np.packbits((flat > median)[:, ::-1], axis=1)
    return packed


def _quality(samples: Floats) -> Bytes:
    """The sum of steps between neighbouring samples, each cut to a whole percent (PDQ's image domain metric)."""
    down = np.abs(np.trunc(np.diff(samples, axis=1) * 100 / 255)).sum(axis=(1, 2))
    across = np.abs(np.trunc(np.diff(samples, axis=2) * 100 / 255)).sum(axis=(1, 2))
    quality: Bytes = np.minimum((down + across) // 90, 100).astype(np.uint8)
    return quality


@lru_cache(maxsize=1)
def _cosines() -> Floats:
    wave, sample = np.arange(1, _FREQUENCIES + 1)[:, None], np.arange(_SAMPLES)[None, :]
    angle = math.pi / 2 / _SAMPLES * wave * (2 * sample + 1)
    cosines: Floats = (math.sqrt(2 / _SAMPLES) * np.cos(angle)).astype(np.float32)
    return cosines


@lru_cache(maxsize=64)
def _sampler(length: int) -> Floats:
    """What two box filters and the choice of 64 samples do to a row of ``length``: (64, length)."""
    window = (length + 2 * _SAMPLES - 1) // (2 * _SAMPLES)
    box = _box(length, window)
    chosen = ((np.arange(_SAMPLES) + 0.5) * length / _SAMPLES).astype(int)
    sampler: Floats = (box @ box)[chosen].astype(np.float32)
    return sampler


def _box(length: int, window: int) -> NDArray[np.float64]:
    """The running mean of PDQ: ``window`` wide, of what there is of it at either end."""
    half = (window + 2) // 2
    box = np.zeros((length, length))
    for at in range(length):
        first, last = max(0, at + half - window), min(length, at + half)
        box[at, first:last] = 1 / (last - first)
    return box
