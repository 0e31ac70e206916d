"""Which pairs of reports are worth comparing, out of very many: near-copies, rewrites, translations and credits.

Three ways lead to a pair. Near-copies share a band of their MinHash prints (Broder 1997; Leskovec, Rajaraman, Ullman,
Mining of Massive Datasets, ch. 3). Rewrites and translations keep names and numbers: each is a key, and so are two
that stand near each other, whatever the language; the rarer a key is, the more it says (inverse document frequency). A
report that credits a source, or links to an address, goes with that source's reports near in time.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from fogline.lineage.credit_postings import CreditPostings
from fogline.lineage.keys import UNDATED, Keys, hashes_of, keys_of
from fogline.lineage.passages import Text
from fogline.lineage.postings import Order, Postings, Ranks
from fogline.model import Report

__all__ = ["WINDOW_DAYS", "Index", "candidates"]

WORTH = 500
"""Sum of weights of shared keys from which a pair is worth comparing: one key that four reports have, or two that
sixteen have."""

WORTH_LATER = 3000
"""The same for reports more than ``SOON_DAYS`` apart, or of which one has no date: news is mostly taken up at once."""

SOON_DAYS, WINDOW_DAYS = 3, 14
"""Reports further apart than the window are no rewrites of each other; copies and credits have no such bound."""

_COPIES_NEAR, _COPIES_FIRST = 6, 2
_MARKS_NEAR, _MARKS_FIRST = 6, 1
_MOST_UNSETTLED = 1024
_AT_ONCE = 8192
"""Reports whose pairs are summed at once: what bounds the memory."""


def candidates(reports: Sequence[Report], texts: Mapping[str, Text]) -> list[tuple[str, str]]:
    """Pairs of ids worth comparing, each sorted, in order; ``texts`` are the reports' by id. Their order changes nothing."""
    return Index(keys_of(r, hashes_of(r, texts[r.id])) for r in reports).pairs()


class Index:
    """Reports by their keys. However they were added, the same reports give the same pairs."""

    def __init__(self, kept: Iterable[Keys] = ()) -> None:
        """Begin with these, at once.

        Raises:
            ValueError: two of one id.
        """
        self._kept: dict[str, Keys] = {}
        self._settled: list[Order] = []
        self._copies = Postings(_COPIES_NEAR, _COPIES_FIRST)
        self._marks = Postings(_MARKS_NEAR, _MARKS_FIRST)
        self._credits = CreditPostings()
        for keys in sorted(kept, key=lambda keys: keys.order):
            self._keep(keys)
        self.settle()

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, keys: Keys) -> None:
        """Take in one report.

        Raises:
            ValueError: a report of this id is in already.
        """
        self._keep(keys)
        self._copies.add(keys.order, keys.bands)
        self._marks.add(keys.order, keys.marks)
        if len(self._kept) - len(self._settled) > _MOST_UNSETTLED + len(self._settled) // 8:
            self.settle()

    def _keep(self, keys: Keys) -> None:
        if keys.id in self._kept:
            raise ValueError(f"{keys.id} is in the index already")
        self._kept[keys.id] = keys
        self._credits.add(keys)

    def settle(self) -> None:
        """Sort in what was added since the last time; finding pairs is faster then, and finds the same."""
        kept = sorted(self._kept.values(), key=lambda keys: keys.order)
        self._settled = [keys.order for keys in kept]
        self._copies.settle([keys.bands for keys in kept])
        self._marks.settle([keys.marks for keys in kept])

    def near(self, id: str) -> list[str]:
        """The ids that are worth comparing with ``id``, in order: the part of :meth:`pairs` that has it in."""
        keys = self._kept[id]
        found = {other for other, _ in self._copies.near(keys.order, keys.bands, self._settled)}
        worth: dict[str, int] = defaultdict(int)
        for other, weighs in self._marks.near(keys.order, keys.marks, self._settled):
            worth[other] += weighs
        for other, total in worth.items():
            if total >= _bound(keys.day, self._kept[other].day):
                found.add(other)
        found.update(self._credits.near(keys))
        found.discard(id)
        return sorted(found)

    def pairs(self) -> list[tuple[str, str]]:
        """All pairs worth comparing, each sorted, in order."""
        if len(self._settled) < len(self._kept):
            self.settle()
        ids = [o[2] for o in self._settled]
        days = np.array([self._kept[id].day for id in ids], dtype=np.int64)
        found: set[tuple[str, str]] = set()
        for low in range(0, len(ids), _AT_ONCE):
            found.update(_named(self._codes(low, days), ids))
        credited = (
            (keys.id, other) for keys in self._kept.values() for other in self._credits.credited(keys)
        )
        found.update((min(pair), max(pair)) for pair in credited if pair[0] != pair[1])
        return sorted(found)

    def _codes(self, low: int, days: Ranks) -> Ranks:
        """Codes of the pairs whose later report is one of so many from rank ``low``, credits aside."""
        high = low + _AT_ONCE
        count = len(days)
        copies = [earlier * count + later for earlier, later, _ in self._copies.pairs(low, high)]
        return np.unique(np.concatenate([*copies, _worthwhile(self._marks.pairs(low, high), days)]))


def _named(codes: Ranks, ids: list[str]) -> Iterator[tuple[str, str]]:
    for code in codes.tolist():
        one, other = ids[code // len(ids)], ids[code % len(ids)]
        yield (one, other) if one < other else (other, one)


def _worthwhile(pairs: Iterable[tuple[Ranks, Ranks, Ranks]], days: Ranks) -> Ranks:
    """Codes (earlier rank times count, plus later rank) of the pairs whose weights sum to enough for their days."""
    count = len(days)
    coded = [(earlier * count + later, weights) for earlier, later, weights in pairs]
    codes, weights = (np.concatenate(part) for part in zip(*coded, strict=True))
    sorting = np.argsort(codes, kind="stable")
    codes, weights = codes[sorting], weights[sorting]
    if not len(codes):
        return codes
    begins = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    codes, totals = codes[begins], np.add.reduceat(weights, begins)
    one, other = days[codes // count], days[codes % count]
    apart = np.where((one == UNDATED) | (other == UNDATED), WINDOW_DAYS, np.abs(one - other))
    bounds = np.where(apart <= SOON_DAYS, WORTH, WORTH_LATER)
    worth: Ranks = codes[(totals >= bounds) & (apart <= WINDOW_DAYS)]
    return worth


def _bound(day: int, other: int) -> float:
    """The sum of weights that two reports of these days need; without end where they lie too far apart."""
    apart = WINDOW_DAYS if UNDATED in (day, other) else abs(day - other)
    return WORTH if apart <= SOON_DAYS else WORTH_LATER if apart <= WINDOW_DAYS else math.inf
