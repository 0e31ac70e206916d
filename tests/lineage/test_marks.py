from __future__ import annotations

import pytest

from fogline.lineage.marks import read_words, tokens
from fogline.lineage.numbers import read_number


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("300", "#300"), ("1,200", "#1200"), ("1 200", "#1200"), ("1.5 million", "#1500000"),
        ("1,2 млн", "#1200000"), ("40 тыс", "#40000"), ("двенадцать", "#12"), ("twelve", "#12"), ("дванадцяти", "#12"),
        ("three hundred and fifty-two", "#352"), ("twenty-three thousand", "#23000"), ("сто двадцать три", "#123"),
        ("двести пятьдесят тысяч", "#250000"), ("п'ятнадцять", "#15"), ("семьюдесятью", "#70"), ("19%", "#19%"),
        ("19 percent", "#19%"), ("3.5 per cent", "#3.5%"), ("двадцать процентов", "#20%"), ("70-летний", "#70"),
        ("93rd", "#93"), ("93-я", "#93"), ("14:30", "t14:30"), ("2 p.m", "t14:00"), ("11 pm", "t23:00"),
        ("7 November", "d11-07"), ("November 7", "d11-07"), ("7 листопада", "d11-07"), ("7 ноября", "d11-07"),
        ("07.11.2025", "d11-07"), ("2025-11-07", "d11-07"), ("2025", "y2025"), ("November", "m11"), ("one", ""),
    ],
)  # fmt: skip
def test_numbers_dates_and_times_have_one_mark_in_every_language(text: str, mark: str) -> None:
    words = tokens(text)
    found = [m for m in read_words(text).marks if m[0] in "#dtym" and m[1:2].isdigit()]
    assert found[:1] == ([mark] if mark else [])
    if words[0][0].isdigit():
        assert read_number(words, 0)[0] == mark


def test_three_languages_share_the_marks_of_one_sentence() -> None:
    english = read_words(
        "Russian forces attacked Zaporizhzhia region overnight: two people were killed and 23 injured."
    )
    ukrainian = read_words("Росіяни вночі атакували Запорізьку область: двоє людей загинули, 23 поранено.")
    russian = read_words("Ночью россияне атаковали Запорожскую область: двое человек погибли, 23 ранены.")
    shared = set(english.marks) & set(ukrainian.marks) & set(russian.marks)
    assert {"#2", "#23", "g:RUS", "c:attack", "c:killed", "c:wounded", "c:night", "k:sprs"} <= shared


def test_links_say_nothing_and_quotations_are_kept_apart() -> None:
    found = read_words("Он сказал: «Мы не оставим этот старый город никому» (https://t.me/x/72701)")
    assert not any("72701" in mark for mark in found.marks)
    assert len(found.quotes) == 1 and "город" in found.quotes[0]
    assert read_words('the so-called "exercise"').quotes == ()


def test_a_name_within_a_sentence_is_told_from_its_first_word() -> None:
    found = read_words("Officials said that Pokrovsk was quiet.")
    assert found.names == ("k:pkrvsk",)


@pytest.mark.parametrize("text", ["", "%", "«»", "...", "2 1 0", "http://", "’’’", "№ 7"])
def test_odd_texts_are_read(text: str) -> None:
    read_words(text)
