"""Parsing never hangs or changes a text, whatever it holds."""

import time

import pytest

from fogline.errors import MissingPart
from fogline.language import pipeline


@pytest.fixture(scope="module")
def english() -> pipeline.Pipeline:
    return pipeline.load("en")


@pytest.mark.parametrize("text", ["!" * 20_000, "a-" * 10_000, "x" * 100_000 + " end.", "  \n\n" * 3_000])
def test_long_stretches_without_a_space_take_linear_time(english: pipeline.Pipeline, text: str) -> None:
    began = time.process_time()
    doc = english.parse(text)
    assert doc.text == text
    assert time.process_time() - began < 10


def test_a_parse_keeps_the_text_and_its_offsets(english: pipeline.Pipeline) -> None:
    text = f"Kyiv  said so.\n{'!' * 500} Moscow said\tno."
    doc = english.parse(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_language_without_weights_is_a_missing_part() -> None:
    with pytest.raises(MissingPart, match="weights are not installed"):
        pipeline.load("xx")
