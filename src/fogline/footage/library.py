"""The items of a case, and of older ones, among which copies are looked for.

Each run of the asked item (a shot, or a part of a long one) is looked up by itself: a compilation is answered piece by
piece. Hashes and keypoints name candidates; a map between the pictures is fitted; pictures are aligned by it; and the
brightness of their blocks over time tells a copy from another moment of the same scene. See `ways`, `moments` and `verdict`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from fogline.footage.candidates import Candidates, KeyPair, Near
from fogline.footage.closer import Look
from fogline.footage.compare import compare, is_worth_a_look
from fogline.footage.pieces import Compared, joined, pieced
from fogline.footage.prints import Prints
from fogline.footage.second_look import second_look
from fogline.footage.ways import Way, cheap_ways, with_pairs
from fogline.model.footage import Match, Verdict

__all__ = ["Library"]

_RUN = 48
"""Working pictures of a shot that are looked up together (12 s)."""
_MOST_MAPS = 5
_MOST_ITEMS = 24
_FEW = 6
_ALL = 0.9
"""The share of the asked picture that is in the found one, from which nothing more is looked for in it."""


class Library:
    """Prints by the id of their item; ``find`` answers which of them an item matches."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._prints: list[Prints] = []
        self._candidates = Candidates()

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, item: str) -> bool:
        return item in self._numbers

    def add(self, item: str, prints: Prints) -> None:
        """Add ``prints`` under the item's id (its SHA-256). An item that is there already is left as it is."""
        if item in self._numbers:
            return
        self._numbers[item] = len(self._ids)
        self._candidates.add(len(self._ids), prints)
        self._ids.append(item)
        self._prints.append(prints.as_found())

    def find(
        self, prints: Prints, asked: str = "", *, without: Sequence[str] = (), look: Look | None = None
    ) -> list[Match]:
        """What the item with ``prints`` has to do with items of the library, the strongest verdict first.

        ``asked`` is its id: the item itself is no match of its own; nor are those in ``without``. Items without a match
        are not in the list: their verdict is ``none``. ``look`` opens files for a closer look at single pictures; without it
        thumbnails must do, and more stays undecided.
        """
        left_out = {self._numbers[item] for item in (asked, *without) if item in self._numbers}
        compared: dict[int, list[Compared]] = defaultdict(list)
        hashes = [near for near in self._candidates.near_hashes(prints) if near.item not in left_out]
        for run in _runs(prints):
            for item, found in self._in_every_size(prints, run, hashes, left_out, asked, look).items():
                compared[item].append(found)
        matches = [
            joined(asked, self._ids[item], pieced(prints, self._prints[item], parts))
            for item, parts in compared.items()
        ]
        order = list(Verdict)
        matches.sort(
            key=lambda match: (
                order.index(match.verdict),
                -sum(p.asked.length for p in match.pieces),
                match.found,
            )
        )
        return matches

    def _in_every_size(
        self,
        prints: Prints,
        run: NDArray[np.int64],
        hashes: list[Near],
        left_out: set[int],
        asked: str,
        look: Look | None,
    ) -> dict[int, Compared]:
        """What each item has to do with one run. Where no copy explains the whole picture, what is small in one of the
        two may be all of the other."""
        results: dict[int, Compared] = {}
        for keys, near in ((prints.keys, hashes), (prints.large, []), (prints.small, [])):
            if any(_explains(found) for found in results.values()):
                break
            for item, found in self._run(replace(prints, keys=keys), run, near, left_out):
                ours, theirs = (asked, prints.kind), (self._ids[item], self._prints[item].kind)
                found = second_look(found, ours, theirs, look)
                if found.weighed.verdict is Verdict.NONE:
                    continue
                if item not in results or found.weighed.order < results[item].weighed.order:
                    results[item] = found
        return results

    def _run(
        self, prints: Prints, run: NDArray[np.int64], hashes: list[Near], left_out: set[int]
    ) -> Iterator[tuple[int, Compared]]:
        """What each item that may match has to do with one run of the asked one."""
        keys = np.flatnonzero((prints.keys.of >= run[0]) & (prints.keys.of <= run[-1]))
        if not len(keys):
            return
        pairs = [p for p in self._candidates.near_keys(prints, _thinned(keys)) if p.item not in left_out]
        near = [n for n in hashes if run[0] <= prints.hash_of[n.asked] <= run[-1]]
        for item in _likeliest(near, pairs):
            own = [p for p in pairs if p.item == item], [n for n in near if n.item == item]
            found = self._prints[item]
            best = self._best(prints, run, found, *own)
            if best is None:
                continue
            weighed = best.weighed
            if weighed.verdict is not Verdict.NONE or is_worth_a_look(
                prints, found, weighed.evidence.keypoints
            ):
                yield item, best

    def _best(
        self, prints: Prints, run: NDArray[np.int64], found: Prints, pairs: list[KeyPair], near: list[Near]
    ) -> Compared | None:
        """The comparison that comes to most, of the likeliest maps. The pairs are fitted one by one, which takes longest,
        only where the common maps leave a doubt."""
        best: Compared | None = None
        done: list[Way] = []
        cheap = cheap_ways(prints, found, pairs, near)
        for more in (False, True):
            ways = with_pairs(cheap, prints, found, pairs) if more else cheap
            for way in ways[:_MOST_MAPS]:
                if any(way is other for other in done):
                    continue
                done.append(way)
                tried = compare(prints, run, found, way)
                if tried is None or (best is not None and tried.weighed.order >= best.weighed.order):
                    continue
                best = tried
                if best.weighed.is_sure:
                    return best
        return best


def _explains(found: Compared) -> bool:
    """Whether all of the asked picture is in the found one."""
    share = found.aligned.asked_share * found.weighed.evidence.agreeing
    return found.weighed.verdict is Verdict.COPY and share >= _ALL


def _runs(prints: Prints) -> Iterator[NDArray[np.int64]]:
    """Numbers of working pictures, shot by shot, long shots in parts of like length."""
    for shot in np.unique(prints.shot):
        whole = np.flatnonzero(prints.shot == shot)
        yield from np.array_split(whole, -(-len(whole) // _RUN))


def _thinned(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each second of many key pictures: one a second is enough to name candidates."""
    return keys[::2] if len(keys) > _FEW else keys


def _likeliest(near: list[Near], pairs: list[KeyPair]) -> list[int]:
    """The items with most behind them, the likeliest first: in a large archive many hashes are near by chance."""
    weight: dict[int, float] = defaultdict(float)
    for n in near:
        weight[n.item] += max(0, 72 - n.distance) / 4
    for pair in pairs:
        weight[pair.item] += pair.votes
    return sorted(weight, key=lambda item: (-weight[item], item))[:_MOST_ITEMS]
