from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.lineage.spelling import bare, key, name_stem
from fogline.lineage.states import state_of


@pytest.mark.parametrize(
    "spellings",
    [
        "Покровськ Покровска Pokrovsk Покровську",
        "Зеленский Зеленського Зеленським Zelenskyy Zelensky Zelenskij",
        "Рейтер Reuters",
        "Kyiv Киев Київ Києва Kiev Киевом",
        "Kharkiv Харьков Харкова Харькове",
        "Bakhmut Бахмут",
        "Sievierodonetsk Северодонецк Сєвєродонецьк",
        "Zaporizhzhia Запорожье Запоріжжя",
        "Odesa Одесса Одесі",
        "Johnson Джонсон Джонсона",
        "Hezbollah Хезболла Хізболлу",
        "president президент",
        "operations операции операція",
    ],
)
def test_a_name_has_one_key_in_every_spelling_and_case(spellings: str) -> None:
    assert len({key(name_stem(bare(word))) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Iraq"), ("Kyiv", "Kovel"), ("Pokrovsk", "Kupiansk"), ("Лавров", "Лукашенко")]
)
def test_names_that_differ_have_other_keys(one: str, other: str) -> None:
    assert key(name_stem(bare(one))) != key(name_stem(bare(other)))


@given(st.text(max_size=20))
def test_any_text_has_a_key_and_case_changes_nothing(word: str) -> None:
    found = key(word)
    assert found == key(word)
    assert not found or found.isascii()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Росії", "RUS"), ("Russian", "RUS"), ("русский", "RUS"), ("россияне", "RUS"), ("украинцев", "UKR"),
        ("Україною", "UKR"), ("Ukrainians", "UKR"), ("США", "USA"), ("US", "USA"), ("us", None), ("среди", None),
        ("Ізраїлю", "ISR"), ("израильской", "ISR"),
    ],
)  # fmt: skip
def test_states_are_known_in_three_languages(word: str, code: str | None) -> None:
    assert state_of(word) == code
