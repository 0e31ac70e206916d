"""Senses of words and stems, in three languages."""

from __future__ import annotations

import pytest

from fogline.knowledge.wording import Senses, senses, stem


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The ship SANK at night.", "sunk"),
        ("крейсер лишається на плаву", "afloat"),
        ("нарушение правил пожарной безопасности", "mishap"),
        ("the cease-fire was broken", "truce"),
    ],
)
def test_words_are_found_whatever_their_case_and_form(text: str, sense: str) -> None:
    assert sense in senses()(text)


def test_what_a_longer_entry_takes_in_is_not_read_again() -> None:
    assert senses()("it was not operational") == {"idle"}
    assert "working" in senses()("it was operational")


def test_an_entry_without_a_star_is_a_whole_word() -> None:
    table = Senses({"hit": {"en": ["hit", "str*"]}})
    assert table("hits") == frozenset()
    assert table("stroke") == {"hit"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("shelling", "shelled"), ("strikes", "strike"), ("російськими", "російська"), ("Élan", "elan")],
)
def test_two_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
