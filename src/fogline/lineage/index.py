"""Which pairs of reports are worth comparing, out of very many: near-copies, rewrites, translations and credits.

Three ways lead to a pair. Near-copies share a band of their MinHash prints (Broder 1997; Leskovec, Rajaraman, Ullman,
Mining of Massive Datasets, ch. 3). Rewrites and translations keep names and numbers: each is a key, and so are two
that stand near each other, whatever the language; the rarer a key is, the more it says (inverse document frequency). A
report that credits a source, or links to an address, goes with that source's reports near in time.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from fogline.lineage.credited import credit_keys, source_keys
from fogline.lineage.passages import Text
from fogline.lineage.pickups import order
from fogline.lineage.postings import Order, Postings, Ranks
from fogline.lineage.prints import BANDS, Print, make_prints
from fogline.model import Report

__all__ = ["Hashes", "Index", "Keys", "candidates", "hashes_of", "keys_of"]

WORTH = 500
"""Sum of weights of shared keys from which a pair is worth comparing: one key that four reports have, or two that
sixteen have."""

WORTH_LATER = 3000
"""The same for reports more than ``SOON_DAYS`` apart, or of which one has no date: news is mostly taken up at once."""

SOON_DAYS, WINDOW_DAYS = 3, 14
"""Reports further apart than the window are no rewrites of each other; copies and credits have no such bound."""

_COPIES_NEAR, _COPIES_FIRST = 6, 2
_MARKS_NEAR, _MARKS_FIRST = 6, 1
_REACH = 3
"""Marks after a mark that it makes a key with."""
_MOST_KEYS = 96
"""Keys of marks that are kept of one report, by their hash: an even sample, the same wherever the text stands."""
_CREDITS_BEFORE, _CREDITS_AFTER = 12, 2
_MOST_UNSETTLED = 1024
_AT_ONCE = 8192
"""Reports whose pairs are summed at once: what bounds the memory."""
_HashArray = npt.NDArray[np.uint64]
_UNDATED = -1
_FIRM = frozenset("#dtg")
"""First letters of marks (``marks.Words``) of numbers, dates, clock times and states."""


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """What a report is found by. All of it comes from this report alone.

    ``day`` is the ordinal of the day of publication, -1 where that is not known. ``bands`` are hashes of the print's,
    ``marks`` of its marks, alone and with their neighbours. ``names`` (``credited.source_keys``) and ``url`` are what
    others may credit it by; ``credits`` and ``links`` the names and addresses that it credits.
    """

    order: Order
    day: int
    bands: _HashArray
    marks: _HashArray
    names: tuple[str, ...] = ()
    url: str | None = None
    credits: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The report's id."""
        return self.order[2]


@dataclass(frozen=True, slots=True, eq=False)
class Hashes:
    """What keys a report's text gives, sorted: see :class:`Keys`."""

    bands: _HashArray
    marks: _HashArray


def hashes_of(report: Report, text: Text) -> Hashes:
    """The hashes of a report's print (none where it is too short for one) and of the marks of its passages."""
    made = make_prints([report]).get(report.id)
    bands = _band_keys(made) if made is not None else np.empty(0, dtype=np.uint64)
    return Hashes(bands, _mark_keys(list(_firm(text))))


def keys_of(report: Report, hashes: Hashes) -> Keys:
    """The keys of a report: of its text, its time and its credits."""
    return Keys(
        order(report),
        _UNDATED if report.published is None else report.published.first_day.toordinal(),
        hashes.bands,
        hashes.marks,
        tuple(sorted(source_keys(report.source))),
        _address(report.url),
        tuple(sorted({key for credit in report.credits for key in credit_keys(credit)})),
        tuple(sorted({a for c in report.credits if (a := _address(c.url))})),
    )


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
        self._credits = _Credits()
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
    apart = np.where((one == _UNDATED) | (other == _UNDATED), WINDOW_DAYS, np.abs(one - other))
    bounds = np.where(apart <= SOON_DAYS, WORTH, WORTH_LATER)
    worth: Ranks = codes[(totals >= bounds) & (apart <= WINDOW_DAYS)]
    return worth


def _bound(day: int, other: int) -> float:
    """The sum of weights that two reports of these days need; without end where they lie too far apart."""
    apart = WINDOW_DAYS if _UNDATED in (day, other) else abs(day - other)
    return WORTH if apart <= SOON_DAYS else WORTH_LATER if apart <= WINDOW_DAYS else math.inf


class _Credits:
    """Reports by what they may be credited by, and reports by what they credit; both in order of time."""

    def __init__(self) -> None:
        self._named: dict[str, list[Order]] = defaultdict(list)
        self._crediting: dict[str, list[Order]] = defaultdict(list)
        self._at: dict[str, set[str]] = defaultdict(set)
        self._linking: dict[str, set[str]] = defaultdict(set)

    def add(self, keys: Keys) -> None:
        for name in keys.names:
            insort(self._named[name], keys.order)
        for name in keys.credits:
            insort(self._crediting[name], keys.order)
        if keys.url:
            self._at[keys.url].add(keys.id)
        for link in keys.links:
            self._linking[link].add(keys.id)

    def credited(self, keys: Keys) -> Iterator[str]:
        """What this report credits: all at a linked address, and of a named source the nearest in time."""
        for link in keys.links:
            yield from self._at.get(link, ())
        for name in keys.credits:
            named = self._named.get(name, [])
            here = bisect_left(named, keys.order)
            before, after = named[max(here - _CREDITS_BEFORE, 0) : here], named[here : here + _CREDITS_AFTER]
            yield from (other[2] for other in (*before, *after))

    def near(self, keys: Keys) -> Iterator[str]:
        """What this report credits, and what credits it."""
        yield from self.credited(keys)
        yield from self._linking.get(keys.url or "", ())
        for name in keys.names:
            named, crediting = self._named[name], self._crediting.get(name, [])
            here = bisect_left(named, keys.order)
            # What credits this name takes in this report while no more than so many of the source stand between.
            first, last = here - _CREDITS_AFTER, here + _CREDITS_BEFORE
            begin = bisect_right(crediting, named[first]) if first >= 0 else 0
            end = bisect_right(crediting, named[last]) if last < len(named) else len(crediting)
            yield from (other[2] for other in crediting[begin:end])


_SCHEME = re.compile(r"^(?:https?://)?(?:www\.|m\.|amp\.)?", re.IGNORECASE)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|ref|amp)(?:=[^&]*)?(?:&|$)")


def _address(url: str | None) -> str | None:
    """An address without what does not tell pages apart: scheme, "www.", fragment, tracking, the last slash."""
    if not url:
        return None
    page, _, query = _SCHEME.sub("", url.strip()).partition("#")[0].partition("?")
    kept = _TRACKING.sub("", query).rstrip("&")
    return (page.rstrip("/") + (f"?{kept}" if kept else "")).casefold() or None


def _band_keys(made: Print) -> _HashArray:
    rows = made.signature.reshape(BANDS, -1)
    mixed = np.arange(BANDS, dtype=np.uint64)
    for row in rows.T:
        mixed = _mixed(mixed ^ row)
    return np.unique(mixed)


def _firm(text: Text) -> Iterator[str]:
    """The marks of names, states, numbers and dates, in the order of the text."""
    for passage in text.passages:
        names = set(passage.words.names)
        yield from (mark for mark in passage.words.marks if mark[0] in _FIRM or mark in names)


def _mark_keys(marks: Sequence[str]) -> _HashArray:
    hashed = np.array([_hash(mark) for mark in marks], dtype=np.uint64)
    made = [_mixed(hashed)]
    for reach in range(1, _REACH + 1):
        one, other = hashed[:-reach], hashed[reach:]
        # Languages put words in different orders: a key does not say which of the two marks came first.
        both = _mixed(np.minimum(one, other)) + np.maximum(one, other)
        made.append(_mixed(both[one != other]))
    return np.unique(np.concatenate(made))[:_MOST_KEYS]


def _mixed(values: _HashArray) -> _HashArray:
    """The finaliser of splitmix64 (Steele, Lea, Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=262_144)
def _hash(mark: str) -> int:
    return int.from_bytes(blake2b(mark.encode(), digest_size=8).digest(), "little")
