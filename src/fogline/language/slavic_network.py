"""Tags, features, lemmas and parses of Ukrainian and Russian by one small network, run with onnxruntime.

The network (``training/slavic/network.py``) reads the features of a sentence's words
(:mod:`fogline.language.wordforms`) through two layers of LSTM in both directions. It gives each word's universal tag
with features, the script that makes its lemma, and scores of every other word as its head (Dozat and Manning 2017).
A second, much
smaller network scores labels, for the heads chosen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from fogline.language.alike_forms import alike
from fogline.language.onnx import open_network
from fogline.language.scripts import lemma_of
from fogline.language.trees import best_tree
from fogline.language.wordforms import FEATURES, ROOT, word_numbers

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["SlavicNetwork", "load_slavic_network"]

Numbers = np.ndarray[Any, Any]

_WHAT = "the network for Ukrainian and Russian"
_BATCH = 1000
"""Words read at once, padding counted: more takes memory, fewer takes time."""
_LONGEST = 150
"""Words of a sentence read together. What is longer is read in stretches, each hung on the one before."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words read together: a sentence, or a part of a very long one."""

    words: list[int]
    """indices of its tokens, white space left out"""
    goes_on: bool
    """whether it is a later part of the sentence that the stretch before it is of"""


@dataclass(frozen=True, slots=True)
class SlavicNetwork:
    """A loaded network for one language, with the numbers that its values have in a spaCy vocabulary."""

    language: str
    session: InferenceSession
    labels: InferenceSession
    """scores labels, for the heads that were chosen"""
    pos: Numbers
    morph: Numbers
    dep: Numbers
    scripts: list[str]
    white: tuple[int, int]
    """universal tag and label of white space"""
    later: int
    """the label that hangs a later stretch on the one before"""

    def __call__(self, doc: Doc) -> Doc:
        """Set universal tags, features, lemmas and a parse within the sentences that ``doc`` has; returns ``doc``."""
        if not len(doc):
            return doc
        forms = [token.text for token in doc]
        read = [alike(form) for form in forms]
        starts = {token.i for token in doc if token.is_sent_start}
        stretches = list(_stretches(forms, starts))
        columns = np.zeros((len(doc), 5), dtype=np.uint64)
        columns[:, 1], columns[:, 2] = self.white[1], self.white[0]
        heads = np.full(len(doc), -1, dtype=np.int64)
        scripts = np.full(len(doc), -1, dtype=np.int64)
        for group in _groups(stretches):
            self._read(group, [form for form, _ in read], columns, heads, scripts)
        self._hang_stretches(stretches, heads, columns)
        _hang_white(heads, starts)
        columns[:, 0] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        add = doc.vocab.strings.add
        lemmas = [
            own or (lemma_of(form, self.scripts[number]) if number >= 0 else form)
            for form, (_, own), number in zip(forms, read, scripts.tolist(), strict=True)
        ]
        columns[:, 4] = [add(lemma) for lemma in lemmas]
        values: Any = columns
        return doc.from_array([HEAD, DEP, POS, MORPH, LEMMA], values)

    def _read(
        self, group: list[_Stretch], forms: list[str], columns: Numbers, heads: Numbers, scripts: Numbers
    ) -> None:
        lengths = np.array([len(one.words) + 1 for one in group], dtype=np.int64)
        features = np.zeros((len(group), int(lengths.max()), FEATURES), dtype=np.int64)
        features[:, 0] = ROOT
        for row, one in enumerate(group):
            features[row, 1 : lengths[row]] = [word_numbers(forms[i], self.language) for i in one.words]
        pos, arcs, dependent, head, lemma = self.session.run(None, {"features": features, "lengths": lengths})
        rows = [np.array(one.words) for one in group]
        trees = [best_tree(arcs[row, : len(words), : len(words) + 1]) for row, words in enumerate(rows)]
        pairs = {
            "dependent": np.concatenate([dependent[row, : len(words)] for row, words in enumerate(rows)]),
            "head": np.concatenate([head[row][tree] for row, tree in enumerate(trees)]),
        }
        label = np.where(np.concatenate(trees) == 0, 0, self.labels.run(None, pairs)[0])
        columns[np.concatenate(rows), 1] = self.dep[label]
        for row, (words, tree) in enumerate(zip(rows, trees, strict=True)):
            n = len(words)
            columns[words, 2] = self.pos[pos[row, :n]]
            columns[words, 3] = self.morph[pos[row, :n]]
            scripts[words] = lemma[row, :n]
            heads[words] = words[np.where(tree == 0, np.arange(n), tree - 1)]

    def _hang_stretches(self, stretches: list[_Stretch], heads: Numbers, columns: Numbers) -> None:
        """Give the roots of later stretches a head: the root of the sentence's first."""
        root = -1
        for one in stretches:
            own = next(word for word in one.words if heads[word] == word)
            if one.goes_on:
                heads[own] = root
                columns[own, 1] = self.later
            else:
                root = own


def _stretches(forms: list[str], starts: set[int]) -> Iterator[_Stretch]:
    """The words of each sentence, white space left out, in stretches of at most :data:`_LONGEST`."""
    words: list[int] = []
    goes_on = False
    for i, form in enumerate(forms):
        new = i in starts
        if words and (new or len(words) == _LONGEST):
            yield _Stretch(words, goes_on)
            words, goes_on = [], True
        if new:
            goes_on = False
        if not form.isspace():
            words.append(i)
    if words:
        yield _Stretch(words, goes_on)


def _groups(stretches: list[_Stretch]) -> Iterator[list[_Stretch]]:
    """Stretches of like length together, so that little is padded; the longest first in each, as packing wants it."""
    group: list[_Stretch] = []
    for one in sorted(stretches, key=lambda stretch: -len(stretch.words)):
        if group and (len(group) + 1) * (len(group[0].words) + 1) > _BATCH:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _hang_white(heads: Numbers, starts: set[int]) -> None:
    """Give white space a head: the word before it, or else the sentence's first."""
    begins = sorted(starts | {0})
    for begin, end in zip(begins, [*begins[1:], len(heads)], strict=True):
        seen = np.flatnonzero(heads[begin:end] >= 0)
        before = begin + int(seen[0]) if len(seen) else begin
        for i in range(begin, end):
            if heads[i] < 0:
                heads[i] = before
            else:
                before = i


def load_slavic_network(folder: Path, language: str, vocab: Vocab) -> SlavicNetwork:
    """The network whose files are in ``folder``, for documents of ``vocab`` in ``language`` ("uk" or "ru").

    Raises:
        MissingPart: onnxruntime is not installed.
    """
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    add = vocab.strings.add
    poses = [value.partition("|")[::2] for value in labels["pos"]]
    return SlavicNetwork(
        language=language,
        session=open_network(folder / "model.onnx", _WHAT),
        labels=open_network(folder / "labels.onnx", _WHAT),
        pos=np.array([IDS[pos] for pos, _ in poses], dtype=np.uint64),
        morph=np.array([vocab.morphology.add(features) for _, features in poses], dtype=np.uint64),
        dep=np.array([add(value) for value in labels["label"]], dtype=np.uint64),
        scripts=labels["lemma"],
        white=(IDS["SPACE"], add("dep")),
        later=add("parataxis"),
    )
