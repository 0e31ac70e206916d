"""What two texts have in the same order: words next to each other, amounts, passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from fogline.lineage.passages import Text

__all__ = ["GRAM", "common_part", "grams", "in_order", "longest_rise", "verbatim"]

GRAM = 3
"""Content words of a group."""


def verbatim(mine: Text, other: Text, passages: Iterable[int]) -> float:
    """The part of these passages' groups of three content words that the other text has too, 0 to 1.

    What stands in quotation marks in both does not count: quotations are kept in rewrites too. 0 where too few are left.
    """
    there = {gram for p in other.passages for gram in grams(p.words.stems)}
    quoted = {gram for p in other.passages for q in p.words.quotes for gram in grams(q)}
    found = [g for i in passages for g in grams(mine.passages[i].words.stems)]
    own = [g for g in found if g not in quoted] if quoted else found
    # Where nearly all is quotation, the quotation is the text.
    counted = own if len(own) * 4 >= len(found) else found
    return sum(g in there for g in counted) / len(counted) if counted else 0.0


def grams(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The groups of :data:`GRAM` words that stand next to each other."""
    return (tuple(stems[i : i + GRAM]) for i in range(len(stems) - GRAM + 1))


def common_part(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The part of the smaller set that the other has too, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def in_order(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The longest row of amounts that both texts have in this order."""
    both = {*one} & {*other}
    one, other = [n for n in one if n in both], [n for n in other if n in both]
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            lengths[i][j] = (
                lengths[i + 1][j + 1] + 1 if one[i] == other[j] else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            found.append(one[i])
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def longest_rise(places: Sequence[int]) -> int:
    """The length of the longest row of places that never goes back (Fredman 1975): how far an order is kept."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place + 1)
        if at == len(tails):
            tails.append(place)
        else:
            tails[at] = place
    return len(tails)
