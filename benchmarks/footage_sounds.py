"""Sounds made for measurements (speech-like, music-like, noise-like, crowds) and what is done to them on the way.

None of the clips at hand has a sound track; these are made by numpy with random numbers, so that nobody's voice is in them.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import av
import numpy as np
from numpy.typing import NDArray

__all__ = ["CHANGES", "KINDS", "RATE", "changed", "made"]

RATE = 16000
Wave = NDArray[np.float32]
Random = np.random.Generator


def _filtered(wave: Wave, gains: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Wave:
    spectrum = np.fft.rfft(wave)
    return np.fft.irfft(spectrum * gains(np.fft.rfftfreq(len(wave), 1 / RATE)), len(wave)).astype(np.float32)


def _speech(rng: Random, many: int) -> Wave:
    """Syllables: pulses of a gliding pitch, or hiss, through three resonances that differ each time; with pauses."""
    out, at = np.zeros(many, np.float32), 0
    voice = rng.uniform(90, 230)
    while at < many:
        length = int(rng.uniform(0.08, 0.32) * RATE)
        if rng.random() < 0.18:
            at += int(rng.uniform(0.1, 0.9) * RATE)
            continue
        time = np.arange(length) / RATE
        pitch = voice * (1 + rng.uniform(-0.2, 0.2) + rng.uniform(-0.3, 0.3) * time)
        phase = np.cumsum(pitch) / RATE
        source = (np.diff(np.floor(phase), prepend=0) > 0).astype(np.float32)
        if rng.random() < 0.25:
            source = rng.standard_normal(length).astype(np.float32) * 0.15
        peaks = rng.uniform((250, 700, 2100), (850, 2000, 3200))
        widths = rng.uniform((60, 80, 120), (120, 200, 300))
        shape = np.sin(np.pi * np.linspace(0, 1, length)) ** 0.6
        voiced = _filtered(
            source,
            lambda f, p=peaks, w=widths: sum(1 / (1 + ((f - a) / b) ** 2) for a, b in zip(p, w, strict=True)),
        )
        end = min(many, at + length)
        out[at:end] += (voiced * shape)[: end - at]
        at += int(length * rng.uniform(0.75, 1.1))
    return out


def _music(rng: Random, many: int) -> Wave:
    """Chords and a tune of notes with overtones, on a beat with drums."""
    out = np.zeros(many, np.float32)
    beat = int(60 / rng.uniform(80, 150) * RATE / 2)
    root, scale = rng.uniform(100, 200), np.array([0, 2, 3, 5, 7, 8, 10, 12, 14, 15])
    chord = [0, 2, 4]
    for number, at in enumerate(range(0, many, beat)):
        if number % 8 == 0:
            chord = [int(c) % 7 for c in rng.integers(0, 7) + np.array([0, 2, 4])]
        notes = [(scale[c], 0.15) for c in chord] if number % 2 == 0 else []
        notes += [(scale[rng.integers(len(scale))] + 12, 0.4)] if rng.random() < 0.7 else []
        length = min(many - at, int(beat * rng.uniform(1, 3)))
        time = np.arange(length) / RATE
        for note, loud in notes:
            pitch = root * 2 ** (note / 12)
            for over in range(1, 8):
                out[at : at + length] += (
                    loud / over * np.exp(-time * (2 + over)) * np.sin(2 * np.pi * pitch * over * time)
                ).astype(np.float32)
        if number % 4 in (0, 2):
            hit = rng.standard_normal(length) * np.exp(-time * (40 if number % 4 else 15)) * 0.5
            out[at : at + length] += hit.astype(np.float32)
    return out


def _noise(rng: Random, many: int) -> Wave:
    """Wind, an engine whose speed wanders, and bangs."""
    wind = _filtered(
        rng.standard_normal(many).astype(np.float32), lambda f: 1 / (1 + f / rng.uniform(150, 900))
    )
    knots = np.arange(0, many + RATE, RATE // 2)
    slow = np.interp(np.arange(many), knots, rng.uniform(0.2, 1, len(knots)))
    out = wind * slow.astype(np.float32)
    turns = np.cumsum(30 + 15 * slow) / RATE
    out += (
        sum((0.3 / k * np.sin(2 * np.pi * k * turns) for k in range(1, 40)), np.zeros(many)).astype(
            np.float32
        )
        * 0.3
    )
    for at in rng.integers(0, many, max(1, many // RATE // 3)):
        length = min(many - at, RATE)
        bang = rng.standard_normal(length) * np.exp(-np.arange(length) / RATE * rng.uniform(5, 25))
        out[at : at + length] += bang.astype(np.float32) * 2
    return out


def _crowd(rng: Random, many: int) -> Wave:
    """Six voices, and wind."""
    return np.asarray(sum(_speech(rng, many) for _ in range(6)) + _noise(rng, many) * 0.1, np.float32)


KINDS: dict[str, Callable[[Random, int], Wave]] = {
    "speech-like": _speech, "music-like": _music, "noise-like": _noise, "crowd-like": _crowd,
}  # fmt: skip


def made(kind: str, seconds: float, rng: Random) -> Wave:
    """A sound of this kind at ``RATE``, its loudest sample at half of full scale."""
    wave = KINDS[kind](rng, int(seconds * RATE))
    return np.asarray(wave / max(float(np.abs(wave).max()), 1e-6) * 0.5, np.float32)


def _coded(wave: Wave, codec: str, bits: int, rate: int) -> Wave:
    """Through a codec and back, sound only."""
    held = io.BytesIO()
    with av.open(held, "w", format="matroska") as out:
        stream = out.add_stream(codec, rate=rate)
        stream.bit_rate, stream.layout = bits, "mono"
        to = av.AudioResampler(
            format=stream.format.name, layout="mono", rate=rate, frame_size=stream.frame_size or 1024
        )
        frame = av.AudioFrame.from_ndarray(wave[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = RATE, 0
        for made in (*to.resample(frame), *to.resample(None)):
            out.mux(stream.encode(made))
        out.mux(stream.encode(None))
    held.seek(0)
    with av.open(held) as opened:
        back = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        parts = [p.to_ndarray().reshape(-1) for f in opened.decode(audio=0) for p in back.resample(f)]
    return np.asarray(np.concatenate(parts), np.float32)


def _faster(wave: Wave, speed: float, plain: bool) -> Wave:
    """Played faster: plainly, so that the pitch rises too, or with the pitch kept (``atempo``)."""
    if plain:
        return np.interp(np.arange(0, len(wave) - 1, speed), np.arange(len(wave)), wave).astype(np.float32)
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="flt", layout="mono", time_base=f"1/{RATE}")
    tempo, sink = graph.add("atempo", str(speed)), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(wave[None], format="flt", layout="mono")
    frame.sample_rate, frame.pts = RATE, 0
    graph.push(frame)
    graph.push(None)
    parts = []
    while True:
        try:
            parts.append(graph.pull().to_ndarray().reshape(-1))
        except (av.error.EOFError, av.error.BlockingIOError):
            return np.asarray(np.concatenate(parts), np.float32)


def _mixed(wave: Wave, other: Wave, ratio: float) -> Wave:
    """With ``other`` over it, ``ratio`` dB below it."""
    power = float((wave**2).mean()) / max(float((other**2).mean()), 1e-12)
    return np.asarray(wave + other[: len(wave)] * np.sqrt(power * 10 ** (-ratio / 10)), np.float32)


def _room(wave: Wave, rng: Random) -> Wave:
    """Played by a loudspeaker in a room and recorded there (0.4 s of reverberation), as when a screen is filmed."""
    tail = rng.standard_normal(RATE // 2) * np.exp(-np.arange(RATE // 2) / RATE * 6.9 / 0.4)
    tail[0] = 3.0
    size = len(wave) + len(tail)
    heard = np.fft.irfft(np.fft.rfft(wave, size) * np.fft.rfft(tail, size), size)[: len(wave)]
    heard = _filtered(heard.astype(np.float32), lambda f: (f > 250) / (1 + (f / 5000) ** 4))
    return _mixed(heard, rng.standard_normal(len(wave)).astype(np.float32), 20)


CHANGES: dict[str, Callable[[Wave, Random], Wave]] = {
    "cut anywhere, nothing else": lambda w, _: w,
    "AAC 24 kbit/s": lambda w, _: _coded(w, "aac", 24000, 22050),
    "Opus 12 kbit/s": lambda w, _: _coded(w, "libopus", 12000, 16000),
    "MP3 32 kbit/s": lambda w, _: _coded(w, "libmp3lame", 32000, 16000),
    "telephone rate (8 kHz), AAC 16 kbit/s": lambda w, _: _coded(w, "aac", 16000, 8000),
    "30 dB softer": lambda w, _: w * np.float32(10 ** (-30 / 20)),
    "clipped 12 dB over": lambda w, _: np.clip(w * 4, -0.5, 0.5),
    "noise 10 dB below": lambda w, r: _mixed(w, r.standard_normal(len(w)).astype(np.float32), 10),
    "noise as loud": lambda w, r: _mixed(w, r.standard_normal(len(w)).astype(np.float32), 0),
    "music 10 dB below": lambda w, r: _mixed(w, made("music-like", len(w) / RATE, r), 10),
    "music as loud": lambda w, r: _mixed(w, made("music-like", len(w) / RATE, r), 0),
    "played in a room": _room,
    "2 % faster, pitch kept": lambda w, _: _faster(w, 1.02, False),
    "5 % faster, pitch kept": lambda w, _: _faster(w, 1.05, False),
    "25 % faster, pitch kept": lambda w, _: _faster(w, 1.25, False),
    "2 % faster, plainly": lambda w, _: _faster(w, 1.02, True),
    "4 % faster, plainly": lambda w, _: _faster(w, 1.04, True),
    "5 % faster, plainly": lambda w, _: _faster(w, 1.05, True),
    "25 % faster, plainly": lambda w, _: _faster(w, 1.25, True),
    "pitch kept, 2 % faster, not told": lambda w, _: _faster(w, 1.02, False),
    "pitch kept, 5 % faster, not told": lambda w, _: _faster(w, 1.05, False),
    "plainly 2 % faster, not told": lambda w, _: _faster(w, 1.02, True),
    "plainly 5 % faster, not told": lambda w, _: _faster(w, 1.05, True),
}  # fmt: skip
SPEEDS = {"2 %": 1.02, "4 %": 1.04, "5 %": 1.05, "25": 1.25}


def changed(wave: Wave, how: str, rng: Random) -> tuple[Wave, float]:
    """``wave`` after the change of this name, and how much faster it runs; 1 where the pictures do not tell."""
    speed = next((s for begin, s in SPEEDS.items() if how.startswith(begin)), 1.0)
    return CHANGES[how](wave, rng), speed
