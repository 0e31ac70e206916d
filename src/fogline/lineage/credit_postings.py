"""Who credits whom, by name and by address: a report goes with the credited source's reports near in time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator

from fogline.lineage.keys import Keys
from fogline.lineage.postings import Order

__all__ = ["CreditPostings"]

_CREDITS_BEFORE, _CREDITS_AFTER = 12, 2
"""Reports of a credited source, nearest in time, that a report goes with."""


class CreditPostings:
    """Reports by what they may be credited by, and reports by what they credit; both in order of time."""

    def __init__(self) -> None:
        self._named: dict[str, list[Order]] = defaultdict(list)
        self._crediting: dict[str, list[Order]] = defaultdict(list)
        self._at: dict[str, set[str]] = defaultdict(set)
        self._linking: dict[str, set[str]] = defaultdict(set)

    def add(self, keys: Keys) -> None:
        """Take in one report."""
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
