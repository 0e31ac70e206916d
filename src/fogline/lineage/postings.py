"""Which reports share a key, without holding all against all: for each key, its reports in order of time.

A key of thousands of reports says little of any two of them, so each is paired only with its neighbours in time under
that key. What is paired is then a matter of the set of reports alone: the order in which they came plays no part, and
no report has more than a fixed number of pairs for each of its keys.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["Order", "Postings", "Ranks", "weight"]

Order = tuple[str, str, str]
"""Day and moment of publication, then the report's id (``pickups.order``)."""

Ranks = npt.NDArray[np.int64]
_Keys = npt.NDArray[np.uint64]

_ALONE = 1000
"""Weight of a key that two reports have to themselves. Whole numbers, so that sums do not depend on their order."""


def weight(size: int) -> int:
    """How much it says that two reports share a key that ``size`` reports have: 1000 for two, 250 for sixteen."""
    return int(_weights(np.array([size]))[0])


def _weights(sizes: npt.NDArray[np.int64]) -> Ranks:
    return np.rint(_ALONE / np.log2(np.maximum(sizes, 2))).astype(np.int64)


class Postings:
    """Reports by key. ``near`` neighbours on either side count, and the ``first`` of a key go with all of it."""

    def __init__(self, near: int, first: int = 0) -> None:
        self._near = near
        self._first = first
        self._keys: _Keys = np.empty(0, dtype=np.uint64)
        self._ranks: Ranks = np.empty(0, dtype=np.int64)
        self._added: dict[int, list[Order]] = defaultdict(list)

    def settle(self, keys: Sequence[_Keys]) -> None:
        """Take these and forget all else: ``keys[rank]`` are those of the report of that rank in order of time."""
        ranks = np.repeat(np.arange(len(keys), dtype=np.int64), [len(own) for own in keys])
        flat = np.concatenate(keys) if keys else np.empty(0, dtype=np.uint64)
        sorting = np.argsort(flat, kind="stable")  # stable: ranks stay in order under each key
        self._keys, self._ranks = flat[sorting], ranks[sorting]
        self._added.clear()

    def add(self, order: Order, keys: _Keys) -> None:
        """One more report, beside those settled."""
        for key in keys.tolist():
            insort(self._added[key], order)

    def pairs(self, low: int, high: int) -> Iterator[tuple[Ranks, Ranks, Ranks]]:
        """(earlier ranks, later ranks, weights) of what was settled, the later rank from ``low`` to before ``high``.

        A pair stands there once for each key that pairs it.
        """
        begins = np.flatnonzero(np.r_[True, self._keys[1:] != self._keys[:-1]])
        sizes = np.diff(np.r_[begins, len(self._keys)])
        chosen = np.flatnonzero((self._ranks >= low) & (self._ranks < high))
        bucket = np.searchsorted(begins, chosen, side="right") - 1
        begin, weights = begins[bucket], _weights(sizes[bucket])
        place = chosen - begin
        for back in range(1, self._near + 1):
            some = place >= back
            yield self._ranks[chosen[some] - back], self._ranks[chosen[some]], weights[some]
        for lead in range(self._first):
            some = place > lead + self._near
            yield self._ranks[begin[some] + lead], self._ranks[chosen[some]], weights[some]

    def near(self, order: Order, keys: _Keys, settled: Sequence[Order]) -> Iterator[tuple[str, int]]:
        """(id, weight) of what the report of this ``order`` is paired with, once for each key; it is in here itself.

        ``settled`` are the orders of the settled reports, by rank.
        """
        place = bisect_left(settled, order)
        begins = np.searchsorted(self._keys, keys, side="left").tolist()
        ends = np.searchsorted(self._keys, keys, side="right").tolist()
        for key, begin, end in zip(keys.tolist(), begins, ends, strict=True):
            added = self._added.get(key, [])
            size = end - begin + len(added)
            if size < 2:
                continue
            own = self._ranks[begin:end]
            weighs = weight(size)
            for other in self._paired(order, own, int(np.searchsorted(own, place)), added, settled):
                yield other[2], weighs

    def _paired(
        self, order: Order, own: Ranks, place: int, added: list[Order], settled: Sequence[Order]
    ) -> set[Order]:
        """The orders that one key pairs this order with."""
        here = bisect_left(added, order)
        before = [settled[rank] for rank in own[max(place - self._near, 0) : place]]
        before += added[max(here - self._near, 0) : here]
        after = [settled[rank] for rank in own[place : place + self._near + 1]]
        after += added[here : here + self._near + 1]
        found = {*sorted(before)[-self._near :], *sorted(o for o in after if o != order)[: self._near]}
        if self._first:
            leads = sorted([settled[rank] for rank in own[: self._first]] + added[: self._first])[
                : self._first
            ]
            found.update(leads)
            if order in leads:
                found.update(settled[rank] for rank in own)
                found.update(added)
            found.discard(order)
        return found
