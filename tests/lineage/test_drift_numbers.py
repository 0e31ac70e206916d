"""Numbers of a passage with their bounds and what they count, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.lineage.drift_numbers import Bound, Number, read_numbers

SENTENCES = {"en": "It wounded {} there.", "uk": "Там поранено {}.", "ru": "Там ранены {}."}


def numbers(text: str, language: str) -> tuple[Number, ...]:
    return read_numbers(text, 0, len(text), language)


@pytest.mark.parametrize(
    ("language", "words", "value", "bound"),
    [
        ("en", "up to forty people", 40, Bound.AT_MOST),
        ("en", "at the very least 40 people", 40, Bound.AT_LEAST),
        ("en", "40-odd people", 40, Bound.ABOUT),
        ("en", "40-plus people", 40, Bound.AT_LEAST),
        ("en", "40 people or more", 40, Bound.AT_LEAST),
        ("en", "40 people at most", 40, Bound.AT_MOST),
        ("en", "within 40 metres", 40, Bound.AT_MOST),
        ("en", "a dozen people", 12, Bound.NONE),
        ("en", "some two dozen people", 24, Bound.ABOUT),
        ("en", "more than 1.2 million people", 1_200_000, Bound.AT_LEAST),
        ("uk", "щонайменше сорок осіб", 40, Bound.AT_LEAST),
        ("uk", "сорок осіб або більше", 40, Bound.AT_LEAST),
        ("uk", "зо 40 людей", 40, Bound.ABOUT),
        ("uk", "до сорока людей", 40, Bound.AT_MOST),
        ("uk", "пів сотні людей", 50, Bound.NONE),
        ("ru", "не меньше сорока человек", 40, Bound.AT_LEAST),
        ("ru", "сорок человек как минимум", 40, Bound.AT_LEAST),
        ("ru", "примерно у 40 человек", 40, Bound.ABOUT),
        ("ru", "без малого 40 человек", 40, Bound.ABOUT),
        ("ru", "2,5 тыс. человек", 2500, Bound.NONE),
        ("ru", "1 040 человек", 1040, Bound.NONE),
        ("ru", "десяток человек", 10, Bound.NONE),
    ],
)
def test_a_number_with_its_bound(language: str, words: str, value: float, bound: Bound) -> None:
    (found,) = numbers(SENTENCES[language].format(words), language)
    assert (found.value, found.bound) == (value, bound)


@pytest.mark.parametrize(
    ("language", "words", "low", "high"),
    [
        ("en", "between 30 and 40 people", 30, 40),
        ("en", "30-40 people", 30, 40),
        ("uk", "від 30 до 40 людей", 30, 40),
        ("ru", "от 30 до 40 человек", 30, 40),
    ],
)
def test_a_range(language: str, words: str, low: float, high: float) -> None:
    (found,) = numbers(SENTENCES[language].format(words), language)
    assert (found.value, found.low, found.high, found.bound) == (None, low, high, Bound.RANGE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At 18:00 on 10 November 2025 the 47th Brigade used an Su-34 near Hill 82."),
        ("en", "An 82-year-old woman came at 3 p.m."),
        ("uk", "О 18:00 10 листопада 2025 року 82-річна жінка й 47-ма бригада"),
        ("ru", "В 18:00 10 ноября 2025 года 82-летняя женщина, Т-72 и 47-я бригада"),
    ],
)
def test_what_only_looks_like_a_number(language: str, text: str) -> None:
    assert numbers(text, language) == ()


def test_each_number_has_the_fate_of_those_it_counts() -> None:
    english = numbers("Shelling killed three people and wounded up to 40; seven houses were damaged.", "en")
    assert [(n.value, n.noun, n.outcome) for n in english] == [
        (3, "people", "killed"), (40, "people", "wounded"), (7, "houses", "damaged"),
    ]  # fmt: skip
    russian = numbers("Погибли восемь военных, 15 ранены, повреждены семь домов.", "ru")
    assert [(n.value, n.outcome) for n in russian] == [(8, "killed"), (15, "wounded"), (7, "damaged")]


def test_a_bound_before_the_next_number_is_that_numbers() -> None:
    found = numbers("Применили 90 ракет и более 100 беспилотников.", "ru")
    assert [(n.value, n.bound) for n in found] == [(90, Bound.NONE), (100, Bound.AT_LEAST)]


def test_a_verbs_particle_bounds_nothing() -> None:
    (found,) = numbers("Russia handed over 193 prisoners.", "en")
    assert found.bound is Bound.NONE


@given(st.text(max_size=80), st.sampled_from(["en", "uk", "ru", None]))
def test_every_number_lies_in_the_text(text: str, language: str | None) -> None:
    for number in read_numbers(text, 0, len(text), language):
        assert 0 <= number.start < number.end <= len(text)


@given(st.integers(2, 999_999), st.sampled_from(["up to", "at least", "about"]))
def test_digits_are_read_in_any_grouping(value: int, bound: str) -> None:
    plain, grouped = (numbers(f"It wounded {bound} {n} people.", "en")[0] for n in (f"{value}", f"{value:,}"))
    if not 1900 <= value <= 2100:
        assert plain.value == grouped.value == value
        assert plain.bound is grouped.bound is not Bound.NONE
