"""What a report is found by among very many: hashes of its words and marks, its source, and what it credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from fogline.lineage.credited import credit_keys, page_key, source_keys
from fogline.lineage.direction import order
from fogline.lineage.passages import Text
from fogline.lineage.postings import Order
from fogline.lineage.prints import BANDS, Print, make_prints
from fogline.model import Report

__all__ = ["UNDATED", "Hashes", "Keys", "hashes_of", "keys_of"]

UNDATED = -1
"""The day of a report without a date."""

_REACH = 3
"""Marks after a mark that it makes a key with."""
_MOST_KEYS = 96
"""Keys of marks that are kept of one report, by their hash: an even sample, the same wherever the text stands."""
_HashArray = npt.NDArray[np.uint64]
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
        UNDATED if report.published is None else report.published.first_day.toordinal(),
        hashes.bands,
        hashes.marks,
        tuple(sorted(source_keys(report.source))),
        page_key(report.url),
        tuple(sorted({key for credit in report.credits for key in credit_keys(credit)})),
        tuple(sorted({a for c in report.credits if (a := page_key(c.url))})),
    )


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
