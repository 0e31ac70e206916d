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


def test_long_texts_are_read_in_portions_that_fit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    from fogline.language import pipeline

    reader = pipeline.load("en")
    text = "Russia took a town.  Ukraine denied it,\nsaid Reuters on Monday. " * 20
    whole = reader.parse(text)
    monkeypatch.setattr(pipeline, "_MOST_TOKENS", 50)
    parted = reader.parse(text)
    assert parted.text == text
    assert [(t.idx, t.text, t.is_sent_start) for t in parted] == [
        (t.idx, t.text, t.is_sent_start) for t in whole
    ]
    assert all(t.tag_ and t.dep_ and t.head.sent.start == t.sent.start for t in parted)
