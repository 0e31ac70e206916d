"""Words of stance: where they stand, in three languages at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.knowledge.stance import HEDGES, find, has


@pytest.mark.parametrize(
    ("text", "sense", "words"),
    [
        ("It couldn't be checked", "cannot", ["couldn't"]),
        ("За попередніми даними ОВА, поранено двох", "according", ["За попередніми даними"]),
        ("Погиб, по-видимому, один человек", "probable", ["по-видимому"]),
        ("хлопці років, може, чотирнадцяти", "probable", ["може"]),
        ("він може йти", "probable", []),
        ("этого нет в подтверждённых сводках", "confirm", ["подтверждённых"]),
        ("The statement was rejected as a lie.", "denial", ["rejected", "a lie"]),
        ("It was confirmed and reconfirmed.", "confirm", ["confirmed"]),
    ],
)
def test_where_words_stand(text: str, sense: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, sense)] == words
    assert has(text, sense) == bool(words)


def test_an_unknown_sense_is_told() -> None:
    with pytest.raises(KeyError, match="certainly"):
        has("It may rain.", "certainly")


@given(st.text(max_size=80))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    for start, end in find(text, *HEDGES):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
