"""A fingerprint of an item's sound, and where the sound of two items runs alike: support for what the pictures show.

Haitsma and Kalker, "A Highly Robust Audio Fingerprinting System" (ISMIR 2002): 5 kHz, windows of 0.37 s, 33 bands of
equal ratio from 300 to 2000 Hz, and the sign of how the difference of neighbouring bands changes from one window to the
next, 32 bits a window. Theirs are 11.6 ms apart; here four times that, so that an hour is 310 kB. No sound can be heard
from it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["HOP", "RATE", "RATIO", "Listener", "Sound"]

RATE = 5000
"""Samples a second of what is listened to."""
WINDOW, STEP, BANDS = 1856, 232, 33
HOP = STEP / RATE
"""Seconds from one fingerprint to the next."""
_LOW, _HIGH = 300.0, 2000.0
RATIO = math.log(_HIGH / _LOW) / BANDS
"""Logarithm of a band's upper edge over its lower: nearly a semitone."""
_FLOOR = 10 ** (-80 / 10)
"""Mean square in the bands, of full scale's, under which a window counts as silent: silence never matches silence."""
_STEADY = 0.03
"""A window whose bands change by less of its energy than this, from the one before, is a hum or a test tone: the signs of
its changes are those of rounding. Noise changes by 0.1 and more."""
_AT_ONCE = 60 * RATE

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sound:
    """What is kept of a sound track. Fingerprint ``i`` of ``bits`` (uint32) stands at ``i * HOP`` seconds after the item's
    first picture; ``heard`` (bool) says which are neither silent nor one steady tone. ``told`` is why it could not be read,
    or not to its end; ``None`` where it was, or where there is none."""

    bits: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, np.uint32))
    heard: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    told: str | None = None

    @property
    def length(self) -> float:
        """Seconds that are heard."""
        return float(np.count_nonzero(self.heard)) * HOP


class Listener:
    """Makes the fingerprint of samples (mono, full scale 1, at ``RATE``) that come piece by piece."""

    def __init__(self) -> None:
        self.samples = 0
        """So many came so far."""
        self._edges = np.round(np.geomspace(_LOW, _HIGH, BANDS + 1) * 2048 / RATE).astype(int)
        self._shape = np.hanning(WINDOW).astype(np.float32)
        self._held: list[Samples] = [np.zeros(WINDOW // 2, np.float32)]  # window i is centred on i * STEP
        self._many = WINDOW // 2
        self._energies: list[NDArray[np.float32]] = []

    def hear(self, samples: Samples) -> None:
        """Take the next samples."""
        self.samples += len(samples)
        self._held.append(samples)
        self._many += len(samples)
        if self._many >= _AT_ONCE:
            self._work()

    def silence(self, samples: int) -> None:
        """Take so many samples of silence."""
        while samples > 0:
            self.hear(np.zeros(min(samples, _AT_ONCE), np.float32))
            samples -= _AT_ONCE

    def sound(self, told: str | None = None) -> Sound:
        """The fingerprint of all that came."""
        self._held.append(np.zeros(WINDOW // 2, np.float32))
        self._many += WINDOW // 2
        self._work()
        energies = np.concatenate(self._energies) if self._energies else np.zeros((0, BANDS), np.float32)
        if len(energies) < 2:
            return Sound(told=told)
        between = energies[:, :-1] - energies[:, 1:]
        rises = between[1:] > between[:-1]
        powers = np.uint32(1) << np.arange(BANDS - 1, dtype=np.uint32)
        loud = energies.sum(1)
        heard = np.minimum(loud[1:], loud[:-1]) > _FLOOR
        heard &= np.abs(np.diff(energies, axis=0)).sum(1) > _STEADY * loud[1:]
        return Sound((rises * powers).sum(1, dtype=np.uint32), heard, told)

    def _work(self) -> None:
        """The energies of all whole windows that are held; the rest is held on."""
        samples = np.concatenate(self._held)
        count = max(0, (len(samples) - WINDOW) // STEP + 1)
        for first in range(0, count, 512):
            some = min(512, count - first)
            rows = np.lib.stride_tricks.sliding_window_view(samples[first * STEP :], WINDOW)[::STEP][:some]
            spectra = np.abs(np.fft.rfft(rows * self._shape, 2048)) ** 2
            within = spectra[:, self._edges[0] : self._edges[-1]]
            bands = np.add.reduceat(within, self._edges[:-1] - self._edges[0], axis=1)
            scale = 2 / (
                2048 * float((self._shape**2).sum())
            )  # Parseval: the mean square of what is in the bands
            self._energies.append((bands * scale).astype(np.float32))
        self._held = [samples[count * STEP :]]
        self._many = len(self._held[0])
