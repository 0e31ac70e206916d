"""Where sentences begin."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.language.sentences import sentence_starts


def _sentences(text: str) -> list[str]:
    tokens = [m.span() for m in re.finditer(r"\w+(?:\.\w)*|[^\w\s]", text)]
    starts = sorted(sentence_starts(text, tokens))
    cuts = [tokens[i][0] for i in starts] + [len(text)]
    return [text[a:b].strip() for a, b in itertools.pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The bridge fell. Nobody was hurt.", 2),
        ("Gen. Mark Holm spoke. He left.", 2),
        ("He met Mr. Kovac at 5 p.m. on Friday.", 1),
        ("“The road is open. It is mined,” she said.", 2),
        ("A headline without a stop\nThe first paragraph.", 2),
        ("The siege goes on.Officials in the town fled.", 2),
        ("See www.example.com for more.", 1),
        ("Міст упав. Ніхто не постраждав.", 2),
        ("Wait... what happened?", 1),
    ],
)
def test_sentences_are_cut_where_they_end(text: str, wanted: int) -> None:
    assert len(_sentences(text)) == wanted


@given(st.text(max_size=200))
def test_any_text_has_a_first_sentence_and_no_start_outside_it(text: str) -> None:
    tokens = [m.span() for m in re.finditer(r"\S+", text)]
    starts = sentence_starts(text, tokens)
    assert starts <= set(range(len(tokens)))
    assert (0 in starts) == bool(tokens)
