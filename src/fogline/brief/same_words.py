"""Runs of words that repeat others: how the form for sharing finds what stays behind where it is said again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

__all__ = ["LIKE", "has", "runs", "stretches", "words"]

LIKE = 5
"""So many words in a row that are the same are the same words."""
_WORD = re.compile(r"[^\W_]+")


def has(text: str | None, runs: Collection[tuple[str, ...]]) -> bool:
    """Whether any of ``runs`` (of case-folded words) stands in ``text``."""
    line = f" {' '.join(words(text or ''))} "
    return any(f" {' '.join(run)} " in line for run in runs)


def stretches(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every run of ``LIKE`` words; a shorter text whole, if it is more than a word."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        said = words(text)
        found.update(runs(said) or {said})
    return frozenset(stretch for stretch in found if len(stretch) > 1)


def runs(said: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Every run of ``LIKE`` words."""
    return {said[i : i + LIKE] for i in range(len(said) - LIKE + 1)}


def words(text: str) -> tuple[str, ...]:
    """The words of ``text``, case-folded."""
    return tuple(_WORD.findall(text.casefold()))
