"""Amounts in Ukrainian and Russian."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.amount.amounts import find
from fogline.claims.amount.found import FoundAmount

NLP = {language: spacy.blank(language) for language in ("uk", "ru")}


def amounts(language: str, text: str) -> list[FoundAmount]:
    return find(NLP[language].make_doc(text), language)


def bounds(language: str, text: str) -> list[tuple[float | None, float | None, float | None]]:
    return [(a.amount.value, a.amount.low, a.amount.high) for a in amounts(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("uk", "Застосовано 10 588 дронів", 10588),
        ("uk", "Прибуло 1 200 000 людей", 1200000),
        ("uk", "Прибуло 2,5 тис. людей", 2500),
        ("uk", "Прибуло 150 тисяч людей", 150000),
        ("uk", "двадцять п'ять танків", 25),
        ("uk", "двадцяти п’яти дронів", 25),
        ("uk", "півтори тисячі людей", 1500),
        ("uk", "троє військових", 3),
        ("uk", "пів сотні людей", 50),
        ("uk", "близько тисячі людей", 1000),
        ("uk", "22-ма ударними БпЛА", 22),
        ("ru", "прибыло полторы тысячи человек", 1500),
        ("ru", "одиннадцать солдат", 11),
        ("ru", "пятеро жителей", 5),
        ("ru", "около сотни человек", 100),
        ("ru", "сто двадцать три беспилотника", 123),
        ("ru", "1,5 млн человек", 1500000),
    ],
)
def test_numbers(language: str, text: str, value: float) -> None:
    (one,) = amounts(language, text)
    assert one.amount.value == value


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "щонайменше 40 людей", (40, 40, None)),
        ("uk", "понад 300 військових", (300, 300, None)),
        ("uk", "не більше ніж 30 людей", (30, None, 30)),
        ("uk", "до 20 танків", (20, None, 20)),
        ("uk", "близько 300 солдатів", (300, None, None)),
        ("uk", "від 10 до 15 людей", (None, 10, 15)),
        ("uk", "5-6 танків", (None, 5, 6)),
        ("uk", "десятки людей", (None, 20, None)),
        ("uk", "кілька сотень людей", (None, 200, None)),
        ("ru", "не менее 40 человек", (40, 40, None)),
        ("ru", "свыше 300 военных", (300, 300, None)),
        ("ru", "10 или 11 человек", (None, 10, 11)),
        ("ru", "от 10 до 20 тысяч человек", (None, 10000, 20000)),
        ("ru", "несколько человек", (None, 2, None)),
    ],
)
def test_bounds(language: str, text: str, expected: tuple[float | None, float | None, float | None]) -> None:
    assert bounds(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Гаубиця калібру 152 мм"),
        ("uk", "47-ма бригада"),
        ("uk", "Літак Су-34 і танк Т-72"),
        ("uk", "у 2023 році"),
        ("uk", "12 листопада о 14:00"),
        ("ru", "93-я ОМБр и БМП-2"),
        ("ru", "120-мм миномет"),
        ("ru", "есть 200-е и 300-е"),
        ("ru", "женщина, 35 лет, живет здесь"),
        ("ru", "ул. Садовая, 12"),
    ],
)
def test_names_and_dates_are_no_amounts(language: str, text: str) -> None:
    assert amounts(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "of", "outcome"),
    [
        ("uk", "Загинули 3 людини", "people killed", "killed"),
        ("uk", "Збито 12 дронів", "drones shot down", "destroyed"),
        ("uk", "Втрати становили 250 військових", "soldiers lost", "lost"),
        ("ru", "8 человек погибли", "people killed", "killed"),
        ("ru", "известно о трех погибших", "people killed", "killed"),
        ("ru", "уничтожены два танка", "tanks destroyed", "destroyed"),
        ("ru", "пострадали семь мирных жителей", "civilian residents wounded", "wounded"),
        ("ru", "погибла женщина", "woman killed", "killed"),
    ],
)
def test_what_is_counted_has_the_same_names_as_in_english(
    language: str, text: str, of: str, outcome: str
) -> None:
    (one,) = amounts(language, text)
    assert (one.amount.of, one.outcome) == (of, outcome)


def test_a_change_is_no_range() -> None:
    first, second = amounts("uk", "Кількість загиблих зросла з 40 до 53")
    assert (second.amount.value, second.amount.low, second.amount.high) == (53, None, None)
    assert first.weight < second.weight


def test_two_numbers_of_one_sentence_keep_their_own_outcomes() -> None:
    assert [a.outcome for a in amounts("ru", "8 человек погибли, 18 пострадали")] == ["killed", "wounded"]


def test_a_noun_before_its_number_makes_it_approximate() -> None:
    (one,) = amounts("ru", "погибло человек пять")
    assert one.amount.value == 5
    assert one.amount.qualifier is not None and "about" in one.amount.qualifier


LEAST = {"uk": ("щонайменше", "не менше ніж", "понад"), "ru": ("не менее", "как минимум", "свыше")}
MOST = {"uk": ("не більше ніж", "до", "щонайбільше"), "ru": ("не более", "до", "максимум")}
NOUN = {"uk": "військових", "ru": "военных"}


@given(st.sampled_from(("uk", "ru")), st.integers(2, 1800), st.integers(0, 2))
def test_bounds_hold_on_their_side_only(language: str, number: int, word: int) -> None:
    assert bounds(language, f"{LEAST[language][word]} {number} {NOUN[language]}") == [(number, number, None)]
    assert bounds(language, f"{MOST[language][word]} {number} {NOUN[language]}") == [(number, None, number)]


@given(st.sampled_from(("uk", "ru")), st.integers(1, 900), st.integers(1, 900))
def test_ranges_have_both_bounds(language: str, low: int, more: int) -> None:
    before = {"uk": "від", "ru": "от"}[language]
    text = f"{before} {low} до {low + more} {NOUN[language]}"
    assert bounds(language, text) == [(None, low, low + more)]
