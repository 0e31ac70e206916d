"""The English encoder: pieces of words, trees, and what it sets in a document."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fogline.language import pipeline
from fogline.language.trees import best_tree
from fogline.language.wordpiece import CASES, WordPieces, word_case

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "kharkiv", "un", "##block", "##ed", "-", "cafe"]


def test_a_word_is_taken_apart_longest_piece_first_in_lower_case_without_accents() -> None:
    pieces = WordPieces(PIECES)
    known = {name: number for number, name in enumerate(PIECES)}
    assert pieces("Unblocked") == (known["un"], known["##block"], known["##ed"])
    assert pieces("CAFÉ") == (known["cafe"],)
    assert pieces("Kharkiv-cafe") == (known["kharkiv"], known["-"], known["cafe"])
    assert pieces("unknown") == pieces("\u200b") == (known["[UNK]"],)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("town", "lower"),
        ("Kyiv", "title"),
        ("I", "title"),
        ("ISW", "upper"),
        ("McKay", "mixed"),
        ("42", "none"),
    ],
)
def test_how_a_word_is_written_is_kept(word: str, case: str) -> None:
    assert CASES[word_case(word)] == case


def _is_projective_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    arcs = [(min(k, h), max(k, h)) for k, h in enumerate(heads, 1)]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.integers(-9, 9))))
def test_the_tree_is_the_best_of_all_that_do_not_cross(scores: np.ndarray) -> None:
    n = len(scores)
    found = [int(h) for h in best_tree(scores)]
    assert _is_projective_tree(found)
    every = (
        list(heads)
        for heads in product(range(n + 1), repeat=n)
        if all(h != k for k, h in enumerate(heads, 1)) and _is_projective_tree(list(heads))
    )
    best = max(sum(scores[k, h] for k, h in enumerate(heads)) for heads in every)
    assert sum(scores[k, h] for k, h in enumerate(found)) == pytest.approx(best)


def test_english_is_read_by_the_encoder_with_a_tree_in_each_sentence() -> None:
    doc = pipeline.load("en").parse(
        "Russia said its troops took the town.  Ukraine denied it,\nsaid Reuters."
    )
    words = {token.text: token for token in doc}
    assert (words["troops"].dep_, words["troops"].head.text) == ("nsubj", "took")
    assert (words["took"].dep_, words["took"].head.text) == ("ccomp", "said")
    assert (words["denied"].tag_, words["town"].pos_) == ("VBD", "NOUN")
    assert all(token.head.sent.start == token.sent.start for token in doc)
    assert sum(token.dep_ == "ROOT" for token in doc) == len(list(doc.sents))


def test_a_sentence_longer_than_the_network_reads_hangs_together() -> None:
    doc = pipeline.load("en").parse("It fired at the bridge and " * 120 + "left.")
    assert len(list(doc.sents)) == 1
    assert sum(token.head.i == token.i for token in doc) == 1
    assert all(token.tag_ and token.dep_ for token in doc)


@pytest.mark.parametrize(
    ("language", "text", "word", "case"),
    [
        ("uk", "Міністерство повідомило про удар по місту Харкову.", "удар", "Acc"),
        ("ru", "Министерство сообщило об ударе по городу Харькову.", "городу", "Dat"),
    ],
)
def test_ukrainian_and_russian_words_have_their_cases(language: str, text: str, word: str, case: str) -> None:
    (found,) = [token for token in pipeline.load(language).parse(text) if token.text == word]
    assert found.pos_ == "NOUN"
    assert found.morph.get("Case") == [case]
