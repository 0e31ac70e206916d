"""Paragraphs and headings that an extractor dropped from the middle of an article.

An extractor that scores each block by itself drops short headings and whole paragraphs between others that it keeps.
Where blocks stand in one container (or in containers of one class, as pages do that part an article with boxes),
whatever lies between two kept ones belongs to the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

__all__ = ["collect", "fill", "fold"]

_BLOCKS = ("p", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = frozenset({"div", "article", "section", "main", "body"})
_KEPT = 3
_LONG = 3_000
_BUDGET = 5_000_000
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The words alone, to compare two spellings of one line."""
    return " ".join(_WORD.findall(text.casefold()))


def collect(tree: Any) -> list[list[str]]:
    """The texts of paragraphs and headings, by container, in their order. Call it before the tree is used up."""
    groups: dict[object, list[str]] = {}
    left = _BUDGET
    for block in tree.iter(*_BLOCKS):
        parent = block.getparent()
        if parent is None or parent.tag not in _CONTAINERS:
            continue
        text = " ".join(block.text_content().split())
        left -= len(text)
        if left < 0:
            break  # blocks within blocks within blocks, each with the whole text
        if text and len(text) < _LONG:
            marks = parent.get("class")
            groups.setdefault((parent.tag, marks) if marks else parent, []).append(text)
    return [group for group in groups.values() if len(group) > _KEPT]


def fill(lines: list[str], groups: list[list[str]], unwanted: Callable[[str], bool]) -> list[str]:
    """``lines`` with what lies in a group between two of them, where at least three of the group are in it."""
    filled = list(lines)
    for group in groups:
        places: dict[str, int] = {}
        for number, line in enumerate(filled):
            places.setdefault(fold(line), number)
        folded = [fold(text) for text in group]
        kept = [number for number, words in enumerate(folded) if words in places]
        if len(kept) < _KEPT:
            continue
        whole = f" {' '.join(fold(line) for line in filled)} "
        after: dict[int, list[str]] = {}
        last = kept[0]
        for number in range(kept[0], kept[-1]):
            words = folded[number]
            if words in places:
                last = number
            elif words and f" {words} " not in whole and not unwanted(group[number]):
                after.setdefault(places[folded[last]], []).append(group[number])
        filled = [piece for number, line in enumerate(filled) for piece in (line, *after.get(number, ()))]
    return filled
