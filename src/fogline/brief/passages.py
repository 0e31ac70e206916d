"""A report's text cut where its claims begin and end, so that nested and overlapping claims can all be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fogline.model import Claim

__all__ = ["Segment", "segments"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same claims.

    ``inside`` are the numbers of the claims that cover it, ``begins`` those that begin with it, and ``ends``
    those that end with it. Numbers count from 1 in the order of the claims given.
    """

    text: str
    inside: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def segments(text: str, claims: Sequence[Claim]) -> tuple[Segment, ...]:
    """``text`` in segments whose concatenation is ``text``; claims outside it are left out.

    Runs in O(n log n + output) for n claims.
    """
    spans = [
        (number, claim.start, claim.end)
        for number, claim in enumerate(claims, start=1)
        if 0 <= claim.start < claim.end <= len(text)
    ]
    begin: dict[int, list[int]] = {}
    end: dict[int, list[int]] = {}
    for number, start, stop in spans:
        begin.setdefault(start, []).append(number)
        end.setdefault(stop, []).append(number)
    cuts = sorted({0, len(text), *begin, *end})
    open_now: set[int] = set()
    found: list[Segment] = []
    for left, right in pairwise(cuts):
        open_now.difference_update(end.get(left, ()))
        open_now.update(begin.get(left, ()))
        found.append(
            Segment(
                text[left:right],
                tuple(sorted(open_now)),
                tuple(begin.get(left, ())),
                tuple(end.get(right, ())),
            )
        )
    return tuple(found)
