"""Tags and parses by a small transformer, run with onnxruntime.

The network (``training/encoder/model.py``) reads the pieces of a sentence's words and gives, for each word, scores of
tags, of universal tags with features, and of every other word as its head. Labels are scored here, for the heads
chosen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from fogline.language.alike import names
from fogline.language.onnx import open_network
from fogline.language.trees import best_tree
from fogline.language.wordpiece import WordPieces, word_case

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["Encoder", "load_encoder"]

Numbers = np.ndarray[Any, Any]

_BATCH = 384
"""Pieces read at once, padding counted: more takes memory, fewer takes time."""
_LONGEST = 240
"""Pieces of a sentence read together. What is longer is read in stretches, each hung on the one before."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words read together: a sentence, or a part of a very long one."""

    words: list[int]
    """indices of its tokens, white space left out"""
    goes_on: bool
    """whether it is a later part of the sentence that the stretch before it is of"""
    pieces: list[int]
    cases: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded network with its vocabulary and the numbers that its values have in a spaCy vocabulary."""

    session: InferenceSession
    vocabulary: WordPieces
    tag: Numbers
    pos: Numbers
    morph: Numbers
    dep: Numbers
    label_pair: Numbers
    """one row a side of the dependent, one column each label and side of the head"""
    label_own: Numbers
    label_bias: Numbers
    white: tuple[int, int, int]
    """tag, universal tag and label of white space"""
    later: int
    """the label that hangs a later stretch on the one before"""

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, features and a parse within the sentences that ``doc`` has; returns ``doc``."""
        if not len(doc):
            return doc
        stretches = list(self._stretches(doc))
        columns = np.zeros((len(doc), 5), dtype=np.uint64)
        columns[:, 1:4] = (self.white[2], self.white[1], self.white[0])
        heads = np.full(len(doc), -1, dtype=np.int64)
        for group in _groups(stretches):
            self._read(group, columns, heads)
        _hang(doc, stretches, heads, columns, self.later)
        columns[:, 0] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        values: Any = columns
        return doc.from_array([HEAD, DEP, POS, TAG, MORPH], values)

    def _stretches(self, doc: Doc) -> Iterator[_Stretch]:
        made = self._begun(False)
        alike = names().reading(token.text for token in doc)
        for token in doc:
            if token.is_sent_start and made.words:
                yield self._ended(made)
                made = self._begun(False)
            if token.is_space:
                continue
            text = alike.get(token.text, token.text)
            pieces = self.vocabulary(text)[:_LONGEST]
            if len(made.pieces) + len(pieces) > _LONGEST and made.words:
                yield self._ended(made)
                made = self._begun(True)
            made.words.append(token.i)
            made.first.append(len(made.pieces))
            made.pieces.extend(pieces)
            made.last.append(len(made.pieces) - 1)
            made.cases.extend([word_case(text)] * len(pieces))
        if made.words:
            yield self._ended(made)

    def _begun(self, goes_on: bool) -> _Stretch:
        return _Stretch([], goes_on, [self.vocabulary.begin], [0], [], [])

    def _ended(self, made: _Stretch) -> _Stretch:
        made.pieces.append(self.vocabulary.end)
        made.cases.append(0)
        return made

    def _read(self, group: list[_Stretch], columns: Numbers, heads: Numbers) -> None:
        names = ("pieces", "cases", "first", "last")
        feed = {name: _padded([getattr(one, name) for one in group]) for name in names}
        tag, pos, arcs, dependent, head = self.session.run(None, feed)
        for row, one in enumerate(group):
            n = len(one.words)
            words = np.array(one.words)
            tree = best_tree(arcs[row, :n, : n + 1])
            best_pos = pos[row, :n].argmax(1)
            columns[words, 1] = self.dep[self._labels(dependent[row, :n], head[row][tree], tree)]
            columns[words, 2] = self.pos[best_pos]
            columns[words, 3] = self.tag[tag[row, :n].argmax(1)]
            columns[words, 4] = self.morph[best_pos]
            heads[words] = words[np.where(tree == 0, np.arange(n), tree - 1)]

    def _labels(self, dependent: Numbers, head: Numbers, tree: Numbers) -> Numbers:
        """The best label of each word; the first label is the root's, and no other word's."""
        n, width = dependent.shape
        pair = (dependent @ self.label_pair).reshape(n, -1, width)
        scores = (pair @ head[:, :, None])[:, :, 0]
        scores += np.concatenate([dependent, head], 1) @ self.label_own + self.label_bias
        scores[:, 0] = np.where(tree == 0, np.inf, -np.inf)
        best: Numbers = scores.argmax(1)
        return best


def _groups(stretches: list[_Stretch]) -> Iterator[list[_Stretch]]:
    """Stretches of like length together, so that little is padded."""
    group: list[_Stretch] = []
    for one in sorted(stretches, key=lambda stretch: len(stretch.pieces)):
        if group and (len(group) + 1) * len(one.pieces) > _BATCH:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _padded(rows: list[list[int]]) -> Numbers:
    longest = max(map(len, rows))
    return np.array([row + [0] * (longest - len(row)) for row in rows], dtype=np.int64)


def _hang(doc: Doc, stretches: list[_Stretch], heads: Numbers, columns: Numbers, later: int) -> None:
    """Give heads to what the network did not see: white space, and the roots of later stretches."""
    root = -1
    for one in stretches:
        own = next(word for word in one.words if heads[word] == word)
        if one.goes_on:
            heads[own] = root
            columns[own, 1] = later
        else:
            root = own
    begin = 0
    for index in range(1, len(doc) + 1):
        if index < len(doc) and not doc[index].is_sent_start:
            continue
        seen = [i for i in range(begin, index) if heads[i] >= 0]
        before = seen[0] if seen else begin
        for i in range(begin, index):
            if heads[i] < 0:
                heads[i] = before
            else:
                before = i
        begin = index


def load_encoder(folder: Path, vocab: Vocab) -> Encoder:
    """The encoder whose files are in ``folder``, for documents of ``vocab``.

    Raises:
        MissingPart: onnxruntime is not installed.
    """
    session = open_network(folder / "model.onnx", "the encoder for English")
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    with np.load(folder / "labels.npz") as arrays:
        pair, own, bias = (arrays[name].astype(np.float32) for name in ("pair", "own", "bias"))
    add = vocab.strings.add
    poses = [value.partition("|")[::2] for value in labels["pos"]]
    return Encoder(
        session=session,
        vocabulary=WordPieces.read(folder / "pieces.txt"),
        tag=np.array([add(value) for value in labels["tag"]], dtype=np.uint64),
        pos=np.array([IDS[pos] for pos, _ in poses], dtype=np.uint64),
        morph=np.array([vocab.morphology.add(features) for _, features in poses], dtype=np.uint64),
        dep=np.array([add(value) for value in labels["label"]], dtype=np.uint64),
        label_pair=pair,
        label_own=own,
        label_bias=bias,
        white=(add("_SP"), IDS["SPACE"], add("dep")),
        later=add("parataxis"),
    )
