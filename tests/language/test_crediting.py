from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.knowledge.outlets import outlets
from fogline.language.crediting import How, find_phrases


def found(text: str, *, loose: bool = False) -> list[tuple[str, str]]:
    return [(one.key, one.how.value) for one in find_phrases(text, outlets(), loose=loose)]


@pytest.mark.parametrize(
    ("text", "key", "how"),
    [
        ("Reuters reported that the bridge was shut.", "reuters", "reported"),
        ("The bridge was shut, according to a report by AP.", "associated press", "reported"),
        ("The bridge is shut, as the Kyiv Independent first reported.", "kyiv independent", "reported"),
        ("Russia's RIA news agency, citing the port, said the bridge was shut.", "ria novosti", "reported"),
        ("The mayor told The Associated Press that the bridge was shut.", "associated press", "told"),
        ("The mayor also told CNN’s Jane Doe that the bridge was shut.", "cnn", "told"),
        ("A Reuters reporter saw smoke over the bridge.", "reuters", "saw"),
        ("The order, seen by Reuters, closes the bridge.", "reuters", "saw"),
        ("Fox News' Jane Doe contributed to this report, as well as The Associated Press.", "associated press", "helped"),
        ("Первым об этом пишет Reuters со ссылкой на источники.", "reuters", "reported"),
        ("По данным ТАСС, мост закрыт.", "tass", "reported"),
        ("Мост закрыт, передает корреспондент ТАСС.", "tass", "saw"),
        ("Мост закрыт, рассказал РИА Новости мэр города.", "ria novosti", "told"),
        ("Мост закрыт, сообщило агентство AFP.", "afp", "reported"),
        ("Reuters: the bridge is shut.", "reuters", "reported"),
        ("❗️Мост закрыт на девять дней — Reuters\n\nПаромы ходят.", "reuters", "reported"),
        ("Мост закрыт — агентство «Рейтер»", "reuters", "reported"),
        ("Мост закрыт, пишут «Ведомости» со ссылкой на мэра.", "vedomosti", "reported"),
        ("Міст закрито, передає Укрінформ.", "ukrinform", "reported"),
        ("За даними УНІАН, міст закрито, її повідомили.", "unian", "reported"),
        ("У коментарі Суспільному міський голова сказав, що її закрито.", "suspilne", "told"),
        ("Її закрито, йдеться з посиланням на «Українську правду».", "ukrainska pravda", "reported"),
    ],
)  # fmt: skip
def test_a_phrase_credits_an_outlet_in_any_language_and_form(text: str, key: str, how: str) -> None:
    assert found(text) == [(key, how)]


@pytest.mark.parametrize(
    "text",
    [
        "A Reuters journalist was wounded near the bridge.",
        "RT was banned by the regulator on Monday.",
        "People cross the bridge. (AP Photo/Jane Doe)",
        "An editor at Reuters said the office was shut.",
        "RT said it would appeal against the ban.",
        "The port is open, according to the Ministry of Transport.",
        "Officials told reporters Borduria had closed the bridge.",
        "The deal was reported by the Metro Police on Monday.",
        "Мост закрыт, сообщили в Минтрансе.",
        "Мост закрыт — мэр города",
        "Reuters journalist: the bridge is shut for nine days.",
        "Главный редактор РИА Новости рассказал о планах.",
        "Міст закрито, повідомила прокуратура, її слова навели.",
    ],
)
def test_an_outlet_named_in_passing_and_a_body_that_speaks_are_no_credit(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The bridge is shut, the Borderland Herald reported.", "borderland herald"),
        ("The bridge is shut, according to the weekly Borderland.", "borderland"),
        ("Мост закрыт, сообщает телеканал Borduria 1.", "borduria 1"),
        ("Мост закрыт, пишет издание «Пограничье».", "пограничье"),
        ("«Північний вісник» пише, що її закрито.", "північний вісник"),
    ],
)
def test_an_outlet_of_no_table_is_known_by_the_words_around_its_name(text: str, key: str) -> None:
    assert found(text) == [(key, "reported")]


def test_loosely_any_name_beside_a_cue_is_given() -> None:
    text = "The mayor told Bay Current that the bridge was shut."
    assert found(text) == []
    assert found(text, loose=True) == [("bay current", "told")]


@given(st.text(alphabet='abcАБїпише Reuters,.«»"()\n', max_size=120))
def test_offsets_hold_the_name_whatever_the_text(text: str) -> None:
    for one in (*find_phrases(text, outlets()), *find_phrases(text, outlets(), loose=True)):
        assert text[one.start : one.end] == one.name
        assert one.how in How
