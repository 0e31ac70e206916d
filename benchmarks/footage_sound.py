"""How well the fingerprint of sound finds ten seconds again, beside the cross-correlation of the waves themselves.

    python benchmarks/footage_sound.py [--each 12] [--seed 1]

Sounds are made (see ``footage_sounds``). For each kind and change: ten seconds cut out at random, changed, and held against
the minute that they come from, with the pictures' place and speed known; and against the minutes of other sounds. Both
methods take three seconds at a time. The correlation's threshold is the one at which it calls as few unrelated pairs alike
as the fingerprint does, or none.
"""

from __future__ import annotations

import argparse
import itertools
import time

import av
import numpy as np
from footage_sounds import CHANGES, KINDS, RATE, Wave, changed, made
from numpy.typing import NDArray

from fogline.footage import sound
from fogline.footage.sound import HOP, Listener, Sound
from fogline.footage.sound_match import TOGETHER, alike

CUT, WHOLE = 10.0, 60.0
_BLOCK = 3 * sound.RATE


def resampled(wave: Wave) -> Wave:
    """As the fingerprint hears it: mono, 5 kHz."""
    to = av.AudioResampler(format="flt", layout="mono", rate=sound.RATE)
    frame = av.AudioFrame.from_ndarray(wave[None], format="flt", layout="mono")
    frame.sample_rate, frame.pts = RATE, 0
    return np.concatenate([o.to_ndarray().reshape(-1) for o in (*to.resample(frame), *to.resample(None))])


def heard(samples: Wave) -> Sound:
    """The fingerprint of samples at 5 kHz."""
    listener = Listener()
    listener.hear(samples)
    return listener.sound()


def correlation(asked: Wave, found: Wave) -> float:
    """The plain approach: the best normalised correlation of any three seconds of ``asked`` in ``found``."""
    best, size = 0.0, len(found) + _BLOCK
    spectrum = np.fft.rfft(found, size)
    power = np.concatenate([[0.0], np.cumsum(found.astype(float) ** 2)])
    energy = np.sqrt(np.maximum(power[_BLOCK:] - power[:-_BLOCK], 1e-9))
    for begin in range(0, len(asked) - _BLOCK + 1, _BLOCK // 2):
        block = asked[begin : begin + _BLOCK]
        norm = float(np.sqrt((block.astype(float) ** 2).sum()))
        if norm < 1e-3:
            continue
        product = np.fft.irfft(spectrum * np.conj(np.fft.rfft(block, size)), size)[: len(energy)]
        best = max(best, float((np.abs(product) / (energy * norm)).max()))
    return best


class Measured:
    """Figures of one run: shares of pairs found by each method, and what they cost."""

    def __init__(self, each: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.wholes = {k: [resampled_of(made(k, WHOLE, self.rng)) for _ in range(each)] for k in KINDS}
        self.kept = {kind: [heard(low) for _, low in wholes] for kind, wholes in self.wholes.items()}
        self.spent = {"fingerprint": 0.0, "correlation": 0.0}
        self.peak: dict[str, list[float]] = {}
        self.found: dict[str, dict[str, list[bool]]] = {}
        self.length: dict[str, list[float]] = {}
        self.off: list[float] = []
        self.errors: dict[str, list[float]] = {}

    def change(self, how: str) -> None:
        """All sounds of all kinds through one change."""
        self.found[how] = {kind: [] for kind in KINDS}
        self.peak[how], self.length[how], self.errors[how] = [], [], []
        for kind, wholes in self.wholes.items():
            for (wave, low), kept in zip(wholes, self.kept[kind], strict=True):
                begin = float(self.rng.uniform(2, WHOLE - CUT - 2))
                cut = wave[round(begin * RATE) : round((begin + CUT) * RATE)]
                part, speed = changed(cut, how, self.rng)
                self._one(how, kind, resampled(part), kept, low, begin, speed)

    def _one(
        self, how: str, kind: str, asked: Wave, kept: Sound, low: Wave, begin: float, speed: float
    ) -> None:
        clock = time.process_time()
        told = alike(heard(asked), kept, speed, begin)
        self.spent["fingerprint"] += time.process_time() - clock
        right = [one for one in told if abs(one.later) <= TOGETHER]
        self.found[how][kind].append(bool(right))
        self.length[how].append(min(1.0, sum(one.asked.length for one in right) / (CUT / speed)))
        self.errors[how] += [one.errors for one in right]
        self.off += [abs(one.later) for one in right]
        clock = time.process_time()
        self.peak[how].append(correlation(asked, low))
        self.spent["correlation"] += time.process_time() - clock

    def unrelated(self) -> tuple[int, int, int, NDArray[np.float64]]:
        """(pairs, alike with the pictures, alike anywhere, the correlations' peaks) of parts and minutes of other sounds.
        Where the pictures match is drawn at random; the pairs are of one kind and of all."""
        pairs = together = anywhere = 0
        peaks = []
        for kind, other in itertools.product(KINDS, KINDS):
            for (n, (_, low)), (m, (_, there)) in itertools.product(
                enumerate(self.wholes[kind]), enumerate(self.wholes[other])
            ):
                if (kind, n) == (other, m):
                    continue
                begin = int(self.rng.uniform(0, WHOLE - CUT) * sound.RATE)
                part = low[begin : begin + int(CUT * sound.RATE)]
                told = alike(heard(part), self.kept[other][m], 1.0, float(self.rng.uniform(0, WHOLE - CUT)))
                pairs += 1
                together += any(abs(one.later) <= TOGETHER for one in told)
                anywhere += bool(told)
                if pairs % 4 == 0:
                    peaks.append(correlation(part, there))
        return pairs, together, anywhere, np.sort(np.array(peaks))[::-1]


def resampled_of(wave: Wave) -> tuple[Wave, Wave]:
    """A sound, and as the fingerprint hears it."""
    return wave, resampled(wave)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--each", type=int, default=12, help="sounds of each kind")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    run = Measured(given.each, given.seed)
    for how in CHANGES:
        run.change(how)
    pairs, together, anywhere, peaks = run.unrelated()
    threshold = float(peaks[min(len(peaks) - 1, round(anywhere / pairs * len(peaks)))])
    print(f"{4 * given.each} sounds; cuts of {CUT:g} s in minutes; correlation counts over {threshold:.3f}")
    print(f"{'':38}{'found':>7}{'of its time':>13}{'bits wrong':>12}{'correlation':>13}   {', '.join(KINDS)}")
    ours: list[float] = []
    plain: list[float] = []
    for how in CHANGES:
        all_found = [one for found in run.found[how].values() for one in found]
        ours.append(float(np.mean(all_found)))
        plain.append(float(np.mean(np.array(run.peak[how]) > threshold)))
        each = ", ".join(f"{np.mean(found):.2f}" for found in run.found[how].values())
        wrong = float(np.mean(run.errors[how])) if run.errors[how] else float("nan")
        print(
            f"{how:38}{ours[-1]:7.2f}{np.mean(run.length[how]):13.2f}{wrong:12.2f}{plain[-1]:13.2f}   {each}"
        )
    ratio = np.mean(ours) / max(np.mean(plain), 1e-9)
    print(f"all {np.mean(ours):.3f}, correlation {np.mean(plain):.3f}: {ratio:.2f} times as many found")
    print(f"placed within {np.percentile(run.off, 95):.3f} s (95 %)")
    print(f"unrelated: {pairs} pairs, {together} alike with the pictures, {anywhere} anywhere in the minute")
    hour = 3600 / (HOP * 1e3) * 4
    cost = run.spent["correlation"] / max(run.spent["fingerprint"], 1e-9)
    print(f"kept: {hour:.0f} kB an hour; the fingerprint takes a {cost:.0f}th of the correlation's time")


if __name__ == "__main__":
    main()
