"""What a word looks like to the Ukrainian and Russian pipelines: its form, its beginnings and its endings, hashed.

spaCy's own embedding knows the first letter and the last three. In languages that mark case, number and gender at a
word's end, and change the stem before it, more beginnings and endings of different lengths say more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

__all__ = ["AFFIXES", "affix_embedding", "word_features"]

AFFIXES = ("form", "begin3", "begin5", "end1", "end2", "end3", "end4", "shape")
"""The features of a word, in the order of the columns."""
_APOSTROPHES = re.compile("[’ʼ`‘′]")
_MOST_WORDS = 50_000
"""Words whose features are kept; then they are forgotten and made again."""


def word_features(word: str, shape: str) -> tuple[str, ...]:
    """The strings of :data:`AFFIXES` for one word; ``shape`` is spaCy's, "Xxxx" for "Київ"."""
    low = _APOSTROPHES.sub("'", word.lower()).replace("ё", "е").replace("\u0301", "")
    if low.isdigit():
        low = "0" * len(low)
    edged = f"^{low}$"
    return (low, edged[:4], edged[:6], edged[-2:], edged[-3:], edged[-4:], edged[-5:], shape)


def _columns(
    cache: dict[int, Any], model: Any, docs: list[Doc], is_train: bool
) -> tuple[Any, Callable[[Any], list[Doc]]]:
    if len(cache) > _MOST_WORDS:
        cache.clear()
    found = []
    for doc in docs:
        rows = np.zeros((len(doc), len(AFFIXES)), dtype="uint64")
        for token in doc:
            row = cache.get(token.orth)
            if row is None:
                strings = word_features(token.text, token.shape_)
                row = np.array([get_string_id(text) for text in strings], dtype="uint64")
                cache[token.orth] = row
            rows[token.i] = row
        found.append(model.ops.asarray2i(rows, dtype="uint64"))
    return found, lambda gradient: []


def affix_embedding(width: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """A spaCy embedding layer of ``width`` numbers a word, with ``rows`` of a table for each of :data:`AFFIXES`."""
    if len(rows) != len(AFFIXES):
        raise ValueError(f"{len(AFFIXES)} tables wanted, {len(rows)} given")
    tables: list[Any] = [
        HashEmbed(width, size, column=column, seed=7 + column, dropout=0.0)
        for column, size in enumerate(rows)
    ]
    extract: Any = Model("word_features", partial(_columns, {}))
    mix: Any = Maxout(width, width * len(rows), nP=3, dropout=0.0, normalize=True)
    model: Any = chain(
        extract, list2ragged(), with_array(concatenate(*tables)), with_array(mix), ragged2list()
    )
    return model  # type: ignore[no-any-return]


registry.architectures.register("fogline.AffixEmbedding.v1", func=affix_embedding)
