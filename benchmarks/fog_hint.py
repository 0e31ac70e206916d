"""The fog hint, measured on haze that was laid over real frames: ``python benchmarks/fog_hint.py [PATH] [--seed N]``.

**The haze is synthetic.** PATH holds ``clips`` and ``unrelated``, of which none was filmed in fog. Fog is laid over their
frames by Koschmieder's law, I = J t + A (1 - t), with t = m^(depth / median depth): a ramp towards a horizon, a smooth
random field, or both, light A of 0.5 to 0.95, grain and compression; ``m`` is the transmission at the median depth.
Against it stand the same frames as they are and changed as frames get changed without fog. AUC is the chance that a
hazy frame scores higher than one that is not. What real fog does to these figures is not known.

Candidates are the score in use and the plain measures that it was chosen among. Where it says nothing (night, grey) its
frames are left out of the sums and counted beside them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from fogline.footage.fog import CLEAR, HAZY, score
from fogline.footage.reading import frames_at

Picture = NDArray[Any]
Rng = np.random.Generator
SECONDS = (0.5, 2.5, 4.5, 6.5)
SIDE = 320
MEDIANS = (0.75, 0.5, 0.25, 0.1)
"""Transmission at the median depth: thin mist to dense fog. The first is shown apart: it hardly shows."""
DARK = 45.0
"""Frames that are darker (mean of 255) before anything is done to them are left out."""


def encoded(picture: Picture, quality: int) -> Picture:
    """As a platform gives it back."""
    _, data = cv2.imencode(
        ".jpg", np.clip(picture, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    found = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert found is not None
    return found


def depth(shape: tuple[int, int], rng: Rng) -> Picture:
    """A depth for every pixel, 1 at the median."""
    height, width = shape
    rows = np.linspace(0, 1, height)[:, None]
    horizon = rng.uniform(0.05, 0.45)
    ramp = 1 / np.clip((rows - horizon) / (1 - horizon), 1 / 12, None) * np.ones((1, width))
    field = np.clip(
        cv2.resize(rng.uniform(0.3, 1.7, (4, 6)), (width, height), interpolation=cv2.INTER_CUBIC), 0.2, None
    )
    made = (ramp, field, ramp * field)[int(rng.integers(3))]
    return np.asarray(made / np.median(made))


def hazed(picture: Picture, median: float, rng: Rng) -> Picture:
    """The picture in fog."""
    t = np.power(median, depth(picture.shape[:2], rng))[..., None]
    light = rng.uniform(0.5, 0.95) * 255 * (1 + rng.uniform(-0.03, 0.03, 3))
    out = picture * t + light * (1 - t) + rng.normal(0, 1.5, picture.shape)
    return encoded(out, int(rng.integers(55, 90)))


def grey(picture: Picture) -> Picture:
    """Its brightness, three times."""
    return np.asarray(cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR))


def snowed(picture: Picture, rng: Rng) -> Picture:
    """White ground, and flakes."""
    height, width = picture.shape[:2]
    rows = np.linspace(0, 1, height)[:, None, None]
    cover = np.clip((rows - rng.uniform(0.3, 0.5)) * 4, 0, 1) * rng.uniform(0.5, 0.85)
    out = picture * (1 - cover) + 235 * cover * (0.85 + 0.15 * grey(picture) / 255)
    flakes = np.clip(
        cv2.GaussianBlur((rng.random((height, width)) < 0.01).astype(np.float32), (0, 0), 0.8) * 3, 0, 1
    )
    return encoded(out * (1 - flakes[..., None]) + 245 * flakes[..., None], 80)


def lamps(picture: Picture, rng: Rng) -> Picture:
    """Night, with a few lamps and their glow."""
    height, width = picture.shape[:2]
    shine = np.zeros((height, width), np.float32)
    for _ in range(4):
        cv2.circle(
            shine, (int(rng.integers(width)), int(rng.integers(height))), int(rng.integers(3, 7)), 1.0, -1
        )
    shine = np.clip(cv2.GaussianBlur(shine, (0, 0), 12) * 2 + shine, 0, 1)[..., None]
    return encoded(76 * (picture / 255) ** 2.2 * (1 - shine) + np.array([150, 220, 255]) * shine, 80)


CLEAN: dict[str, Callable[[Picture, Rng], Picture]] = {
    "as it is": lambda p, r: encoded(p + r.normal(0, 1.5, p.shape), int(r.integers(55, 90))),
    "blurred": lambda p, r: encoded(cv2.GaussianBlur(p, (0, 0), r.uniform(2, 5)), 80),
    "compressed": lambda p, r: encoded(p, int(r.integers(6, 14))),
    "low contrast": lambda p, r: encoded((p - p.mean()) * r.uniform(0.4, 0.7) + p.mean(), 80),
    "overexposed": lambda p, r: encoded(p * r.uniform(1.3, 1.9), 80),
    "pale colours": lambda p, r: encoded(0.3 * p + 0.7 * grey(p), 80),
    "snow": snowed,
    "dark": lambda p, r: encoded(255 * (p / 255) ** 2.2 * r.uniform(0.25, 0.6), 80),
    "night lamps": lamps,
    "grey": lambda p, r: grey(p),
}
"""What a frame without fog may look like."""


def measures(picture: Picture) -> dict[str, float]:
    """The plain measures, each higher for what is hazier."""
    scaled = picture.astype(np.float32) / 255
    light = cv2.cvtColor(scaled, cv2.COLOR_BGR2GRAY)
    patch = np.ones((15, 15), np.uint8)
    dark, bright = cv2.erode(scaled.min(axis=2), patch), cv2.dilate(scaled.max(axis=2), patch)
    mean = cv2.GaussianBlur(light, (0, 0), 2.3)
    local = np.sqrt(np.maximum(cv2.GaussianBlur(light * light, (0, 0), 2.3) - mean * mean, 0))
    third = light.shape[0] // 3
    return {
        "dark channel (mean)": float(dark.mean()),
        "flat patches (p90)": 1 - float(np.percentile((bright - dark) / np.maximum(bright, 0.1), 90)),
        "Weber contrast": -float((local / (mean + 0.02)).mean()),
        "RMS contrast": -float(light.std()),
        "flat patches (mean)": -float(((bright - dark) / np.maximum(bright, 0.1)).mean()),
        "contrast falls with height": float(np.log(local[2 * third :].mean() + 0.003) - np.log(local[:third].mean() + 0.003)),
        "brightness": float(light.mean()),
    }  # fmt: skip


def auc(hazy: list[float], clean: list[float]) -> float:
    """The chance that one of the first is higher than one of the second."""
    a, b = np.asarray(hazy)[:, None], np.asarray(clean)[None]
    return float((a > b).mean() + 0.5 * (a == b).mean())


def frames(folder: Path) -> list[Picture]:
    """Four frames of every clip, as a contact sheet would have them."""
    found = []
    for path in sorted(folder.glob("*.mp4")):
        for jpeg in frames_at(path, SECONDS, SIDE):
            picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
            if picture is not None and picture.mean() >= DARK:
                found.append(picture)
    return found


Scored = list[tuple[float | None, dict[str, float]]]


def run(pictures: list[Picture], seed: int) -> tuple[dict[float, Scored], dict[str, Scored]]:
    """Everything scored: hazy by transmission, and clean by what was done."""
    rng = np.random.default_rng(seed)
    hazy: dict[float, Scored] = {m: [] for m in MEDIANS}
    clean: dict[str, Scored] = {name: [] for name in CLEAN}
    for picture in pictures:
        for median in MEDIANS:
            made = hazed(picture, median, rng)
            hazy[median].append((score(made), measures(made)))
        for name, change in CLEAN.items():
            made = change(picture, rng)
            clean[name].append((score(made), measures(made)))
    return hazy, clean


def report(hazy: dict[float, Scored], clean: dict[str, Scored], set_name: str) -> None:
    """Print AUC by candidate and by what it is told from, and how often the hint would say what."""
    shown = [name for name in CLEAN if name not in ("dark", "night lamps", "grey")]
    seen = [one for m in MEDIANS[1:] for one in hazy[m]]
    print(f"\n{set_name}: AUC of haze (transmission 0.5, 0.25, 0.1) against frames without it; synthetic")
    print(f"{'':28}{'all':>8}{'worst':>8}" + "".join(f"{name[:11]:>13}" for name in shown))

    def line(name: str, pick: Callable[[tuple[float | None, dict[str, float]]], float | None]) -> None:
        def values(scored: Scored) -> list[float]:
            return [value for one in scored if (value := pick(one)) is not None]

        each = [auc(values(seen), values(clean[kind])) for kind in shown]
        whole = auc(values(seen), [v for kind in shown for v in values(clean[kind])])
        print(f"{name:28}{whole:8.3f}{min(each):8.3f}" + "".join(f"{value:13.3f}" for value in each))

    line("score in use", lambda one: one[0])
    for name in seen[0][1]:
        line(name, lambda one, name=name: one[1][name])  # type: ignore[misc]
    print(f"{'':28}{'hazy':>10}{'in between':>12}{'not hazy':>10}{'says nothing':>14}")
    for label, scored in [(f"transmission {m}", hazy[m]) for m in MEDIANS] + list(clean.items()):
        told = [value for value, _ in scored if value is not None]
        count = max(1, len(scored))
        rows = (
            sum(v >= HAZY for v in told),
            sum(CLEAR < v < HAZY for v in told),
            sum(v <= CLEAR for v in told),
        )
        print(
            f"{label:28}"
            + "".join(
                f"{n / count:>{w}.0%}"
                for n, w in zip((*rows, len(scored) - len(told)), (10, 12, 10, 14), strict=True)
            )
        )


def main() -> int:
    """Measure both sets."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", nargs="?", type=Path, default=Path("../shared/data/footage"))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for name in ("clips", "unrelated"):
        pictures = frames(given.path / name)
        if not pictures:
            print(f"no clips in {given.path / name}", file=sys.stderr)
            return 2
        report(*run(pictures, given.seed), f"{name} ({len(pictures)} frames)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
