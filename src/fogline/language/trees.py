"""The best dependency tree of a sentence, from a score for every pair of words."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree"]

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """The head of each word, 0 for the root's and else counted from 1, in one tree that nowhere crosses.

    ``scores`` has a row for each of the ``n`` words and a column for each of the ``n + 1`` heads, the root first. Each
    word's own best head is taken where that makes such a tree, as it mostly does; else Eisner's algorithm (1996) finds
    the tree with the largest sum.
    """
    scores = np.array(scores, dtype=np.float32)
    words = np.arange(len(scores))
    scores[words, words + 1] = -np.inf  # no word is its own head
    greedy: Heads = scores.argmax(1)
    if _is_tree(greedy) and not _crosses(greedy):
        return greedy
    return _eisner(scores)


def _is_tree(heads: Heads) -> bool:
    if np.count_nonzero(heads == 0) != 1:
        return False
    above = np.concatenate([[0], heads])
    for _ in range(len(above).bit_length()):
        above = above[above]  # twice as far up each time
    return not above.any()


def _crosses(heads: Heads) -> bool:
    words = np.arange(1, len(heads) + 1)
    low, high = np.minimum(words, heads), np.maximum(words, heads)
    apart = (low[:, None] < low[None, :]) & (low[None, :] < high[:, None]) & (high[:, None] < high[None, :])
    return bool(apart.any())


def _eisner(scores: Scores) -> Heads:
    """Spans are kept twice: by where they begin and by where they end, each with its width, so that all splits of all
    spans of one width are two slices."""
    n = len(scores)
    arcs = scores[:, 1:]  # arcs[dependent, head]
    right = np.zeros((n, n), np.float32)  # complete, head at the beginning; [begin, width]
    right_by_end = np.zeros((n, n), np.float32)
    left = np.zeros((n, n), np.float32)  # complete, head at the end
    left_by_end = np.zeros((n, n), np.float32)
    open_right = np.zeros((n, n), np.float32)
    open_left_by_end = np.zeros((n, n), np.float32)
    joined, left_split, right_split = (np.zeros((n, n), np.int64) for _ in range(3))
    for width in range(1, n):
        begin, end = np.arange(n - width), np.arange(width, n)
        sums = right[: n - width, :width] + left_by_end[width:, width - 1 :: -1]
        joined[begin, width] = split = sums.argmax(1)
        value = sums[begin, split]
        open_right[begin, width] = value + arcs[end, begin]
        open_left_by_end[end, width] = value + arcs[begin, end]
        sums = left[: n - width, :width] + open_left_by_end[width:, width:0:-1]
        left_split[begin, width] = split = sums.argmax(1)
        left[begin, width] = left_by_end[end, width] = sums[begin, split]
        sums = open_right[: n - width, 1 : width + 1] + right_by_end[width:, width - 1 :: -1]
        right_split[begin, width] = split = sums.argmax(1)
        right[begin, width] = right_by_end[end, width] = sums[begin, split]
    whole = left[0] + right_by_end[n - 1][::-1] + scores[:, 0]
    return _followed(int(whole.argmax()), n, joined, left_split, right_split)


def _followed(root: int, n: int, joined: Any, left_split: Any, right_split: Any) -> Heads:
    """Back from the best splits to the heads."""
    heads = np.zeros(n, np.int64)
    spans = [("left", 0, root), ("right", root, n - 1)]
    while spans:
        kind, begin, end = spans.pop()
        width = end - begin
        if width == 0:
            continue
        if kind == "left":
            middle = begin + int(left_split[begin, width])
            spans += [("left", begin, middle), ("open left", middle, end)]
        elif kind == "right":
            middle = begin + 1 + int(right_split[begin, width])
            spans += [("open right", begin, middle), ("right", middle, end)]
        else:
            dependent, head = (begin, end) if kind == "open left" else (end, begin)
            heads[dependent] = head + 1
            middle = begin + int(joined[begin, width])
            spans += [("right", begin, middle), ("left", middle + 1, end)]
    return heads
