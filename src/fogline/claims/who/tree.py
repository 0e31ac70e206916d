"""The parse of a report as a tree: what depends on each word, and how far that reaches."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.who.reading import Reading

__all__ = ["Tree", "grow"]


@dataclass(frozen=True, slots=True)
class Tree:
    """For each token its dependents in order, and the stretch (``left`` to before ``right``) of all below it."""

    kids: list[list[int]]
    left: list[int]
    right: list[int]


def grow(reading: Reading) -> Tree:
    """The tree of each sentence; a root is a token that is its own head."""
    count = len(reading.words)
    kids: list[list[int]] = [[] for _ in range(count)]
    left, right = list(range(count)), list(range(1, count + 1))
    heads, sentence_of = reading.heads, reading.sentence_of
    for i in range(count):
        head = heads[i]
        if head == i or sentence_of[head] != sentence_of[i]:
            continue
        kids[head].append(i)
        seen = 0
        while (left[head] > i or right[head] <= i) and seen < count:
            left[head], right[head] = min(left[head], i), max(right[head], i + 1)
            above, seen = heads[head], seen + 1
            if above == head or sentence_of[above] != sentence_of[head]:
                break
            head = above
    return Tree(kids, left, right)
