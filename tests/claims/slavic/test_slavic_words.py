"""The tables of words, and posts without their markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.slavic.lexicon import LANGUAGES, lexicon
from fogline.claims.slavic.masking import masked
from fogline.model import Act


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_of_both_languages_have_the_same_keys(language: str) -> None:
    words, other = lexicon(language), lexicon("ru" if language == "uk" else "uk")
    assert set(words.stems) == set(other.stems)
    assert set(words.phrases) == set(other.phrases)
    assert (words.home, words.also) == (other.also, other.home)


def test_forms_of_verbs_tell_act_gender_and_number() -> None:
    said = lexicon("ru").verbs["подтвердила"]
    assert (said.act, said.gender, said.plural) == (Act.CONFIRMS, "f", False)
    said = lexicon("uk").verbs["спростували"]
    assert (said.act, said.plural) == (Act.DENIES, True)


def test_stems_match_inflected_words_only_so_far() -> None:
    bodies = lexicon("ru").stems["bodies"]
    assert "министерством" in bodies
    assert "мост" not in bodies


@given(st.text(alphabet='абв *_[]()"«»|\n❗🔻@#:/httpswт.meМО16+—', max_size=80))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(masked(text, lexicon("ru"))) == len(text)


def test_markup_is_blanked_and_words_stay() -> None:
    text = "❗️**Сбит** [один](https://example.org/x) Кинжал #новости"
    assert masked(text, lexicon("ru")).split() == ["Сбит", "один", "Кинжал", "новости"]
