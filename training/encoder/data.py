"""Treebank sentences as numbers, in batches of like length."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch

from fogline.language.wordpiece import WordPieces, word_case

sys.path.insert(0, str(Path(__file__).parent.parent))
from treebanks import Sentence, sentences

IGNORED = -100
MOST_PIECES = 200
"""A sentence with more is left out of training."""


@dataclass
class Labels:
    """The values that are told apart, in the order of their numbers."""

    tag: list[str] = field(default_factory=list)
    """Penn Treebank tags"""
    pos: list[str] = field(default_factory=list)
    """universal tags with features, "NOUN|Number=Sing" """
    label: list[str] = field(default_factory=list)
    """dependency labels"""

    @classmethod
    def of(cls, train: list[Sentence]) -> Labels:
        counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
        for words in train:
            for word in words:
                for count, value in zip(counts, (word[4], joined(word), word[7]), strict=True):
                    count[value] += 1
        return cls(
            *(
                [v for v, n in count.most_common() if n >= least]
                for count, least in zip(counts, (5, 5, 5), strict=True)
            )
        )


def joined(word: list[str]) -> str:
    """Universal tag and features as one value."""
    return word[3] if word[5] == "_" else f"{word[3]}|{word[5]}"


@dataclass
class Item:
    """One sentence as numbers."""

    pieces: list[int]
    cases: list[int]
    first: list[int]
    """where each word's first piece stands"""
    last: list[int]
    tag: list[int]
    pos: list[int]
    head: list[int]
    label: list[int]


def item(words: Sentence, vocabulary: WordPieces, numbers: dict[str, dict[str, int]]) -> Item:
    made = Item([vocabulary.begin], [0], [], [], [], [], [], [])
    for word in words:
        pieces = vocabulary(word[1])
        made.first.append(len(made.pieces))
        made.pieces += pieces
        made.last.append(len(made.pieces) - 1)
        made.cases += [word_case(word[1])] * len(pieces)
        made.tag.append(numbers["tag"].get(word[4], IGNORED))
        made.pos.append(numbers["pos"].get(joined(word), IGNORED))
        made.head.append(int(word[6]))
        made.label.append(numbers["label"].get(word[7], IGNORED))
    made.pieces.append(vocabulary.end)
    made.cases.append(0)
    return made


def items(path: Path, vocabulary: WordPieces, labels: Labels) -> list[Item]:
    """The sentences of a treebank that are short enough."""
    numbers = {
        name: {value: i for i, value in enumerate(getattr(labels, name))} for name in ("tag", "pos", "label")
    }
    made = (item(words, vocabulary, numbers) for words in sentences(path))
    return [one for one in made if len(one.pieces) <= MOST_PIECES]


def padded(rows: list[list[int]], value: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [value] * (longest - len(row)) for row in rows])


def batch(group: list[Item]) -> dict[str, torch.Tensor]:
    """Tensors of a group of sentences, padded on the right."""
    return {
        "pieces": padded([one.pieces for one in group], 0),
        "cases": padded([one.cases for one in group], 0),
        "mask": padded([[1] * len(one.pieces) for one in group], 0),
        "first": padded([one.first for one in group], 0),
        "last": padded([one.last for one in group], 0),
        "words": torch.tensor([len(one.first) for one in group]),
        **{
            name: padded([getattr(one, name) for one in group], IGNORED)
            for name in ("tag", "pos", "head", "label")
        },
    }


def batches(data: list[Item], size: int, rng: random.Random | None) -> Iterator[dict[str, torch.Tensor]]:
    """Groups of about ``size`` pieces, of like length; in random order where ``rng`` is given."""
    keys = [len(one.pieces) + (rng.random() * 4 if rng else 0) for one in data]
    order = sorted(range(len(data)), key=keys.__getitem__)
    groups: list[list[Item]] = [[]]
    for index in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(data[index].pieces) > size:
            groups.append([])
        groups[-1].append(data[index])
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield batch(group)
