"""Times in Ukrainian and Russian, read from words alone: no tags, no parse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.when import times
from fogline.claims.when.times import FoundTime
from fogline.model import When

PLAIN = {language: spacy.blank(language) for language in ("uk", "ru")}
for pipeline in PLAIN.values():
    pipeline.add_pipe("sentencizer")

PUBLISHED = When.on(date(2025, 11, 11))  # a Tuesday


def found(language: str, text: str, published: When | None = PUBLISHED) -> list[FoundTime]:
    return times.find(PLAIN[language](text), published)


@pytest.mark.parametrize(
    ("language", "said", "first", "last"),
    [
        ("uk", "сьогодні", "2025-11-11", "2025-11-11"),
        ("uk", "учора ввечері", "2025-11-10", "2025-11-10"),
        ("uk", "позавчора", "2025-11-09", "2025-11-09"),
        ("uk", "уночі", "2025-11-10", "2025-11-11"),
        ("uk", "минулої ночі", "2025-11-10", "2025-11-11"),
        ("uk", "в ніч на 9 листопада", "2025-11-08", "2025-11-09"),
        ("uk", "у ніч з 8 на 9 листопада", "2025-11-08", "2025-11-09"),
        ("uk", "у ніч проти понеділка", "2025-11-09", "2025-11-10"),
        ("uk", "за минулу добу", "2025-11-10", "2025-11-11"),
        ("uk", "протягом доби", "2025-11-10", "2025-11-11"),
        ("uk", "станом на 08:00 10 листопада", "2025-11-10", "2025-11-10"),
        ("uk", "з початку доби", "2025-11-11", "2025-11-11"),
        ("uk", "з початку року", "2025-01-01", "2025-11-11"),
        ("uk", "вранці", "2025-11-11", "2025-11-11"),
        ("uk", "у понеділок", "2025-11-10", "2025-11-10"),
        ("uk", "минулого тижня", "2025-11-03", "2025-11-09"),
        ("uk", "у вересні 2022 року", "2022-09-01", "2022-09-30"),
        ("uk", "24 лютого", "2025-02-24", "2025-02-24"),
        ("uk", "07.11.2025", "2025-11-07", "2025-11-07"),
        ("uk", "7 листопада 2024 р.", "2024-11-07", "2024-11-07"),
        ("uk", "3-5 травня", "2025-05-03", "2025-05-05"),
        ("uk", "з 3 по 5 травня", "2025-05-03", "2025-05-05"),
        ("uk", "з 28 квітня до 5 травня", "2025-04-28", "2025-05-05"),
        ("uk", "три дні тому", "2025-11-08", "2025-11-08"),
        ("uk", "на початку травня", "2025-05-01", "2025-05-10"),
        ("uk", "наприкінці травня", "2025-05-21", "2025-05-31"),
        ("uk", "влітку 2014 року", "2014-06-01", "2014-08-31"),
        ("uk", "у третьому кварталі 2024 року", "2024-07-01", "2024-09-30"),
        ("uk", "у першій половині 2024 року", "2024-01-01", "2024-06-30"),
        ("uk", "у 1990-х роках", "1990-01-01", "1999-12-31"),
        ("uk", "у XIX столітті", "1801-01-01", "1900-12-31"),
        ("uk", "з 24 лютого 2022 року", "2022-02-24", "2025-11-11"),
        ("ru", "минувшей ночью", "2025-11-10", "2025-11-11"),
        ("ru", "в ночь на 9 ноября", "2025-11-08", "2025-11-09"),
        ("ru", "за прошедшие сутки", "2025-11-10", "2025-11-11"),
        ("ru", "за сутки", "2025-11-10", "2025-11-11"),
        ("ru", "с начала суток", "2025-11-11", "2025-11-11"),
        ("ru", "во вторник", "2025-11-11", "2025-11-11"),
        ("ru", "в среду", "2025-11-05", "2025-11-05"),
        ("ru", "в среду утром", "2025-11-05", "2025-11-05"),
        ("ru", "накануне", "2025-11-10", "2025-11-10"),
        ("ru", "в среду, 12 ноября", "2025-11-12", "2025-11-12"),
        ("ru", "на прошлой неделе", "2025-11-03", "2025-11-09"),
        ("ru", "в сентябре 2022 года", "2022-09-01", "2022-09-30"),
        ("ru", "9 ноября", "2025-11-09", "2025-11-09"),
        ("ru", "за последние три недели", "2025-10-21", "2025-11-11"),
        ("ru", "с понедельника по среду", "2025-11-03", "2025-11-05"),
        ("ru", "летом 2014 г.", "2014-06-01", "2014-08-31"),
        ("ru", "в 1918—1920 гг.", "1918-01-01", "1920-12-31"),
    ],
)
def test_slavic_days_as_said(language: str, said: str, first: str, last: str) -> None:
    (one,) = found(language, {"uk": "Міст упав {}.", "ru": "Мост рухнул {}."}[language].format(said))
    assert one.when == When.parse(first, last)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("uk", "Втрати від початку повномасштабного вторгнення зросли.", "since"),
        ("ru", "Потери с начала спецоперации выросли.", "since"),
        ("uk", "Бої тривали протягом трьох місяців.", "duration"),
        ("ru", "Бои шли пять лет.", "duration"),
        ("uk", "Місто обстрілюють щодня.", "set"),
        ("ru", "Город обстреливают ежедневно.", "set"),
        ("uk", "Того ж дня міст упав.", "open"),
        ("ru", "На следующий день мост рухнул.", "open"),
    ],
)
def test_what_slavic_words_leave_open_has_no_value(language: str, text: str, kind: str) -> None:
    (one,) = found(language, text)
    assert (one.when, one.kind) == (None, kind)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("uk", "Обстріл почався 5 травня 2014 року. Наступного дня міст упав.", "2014-05-06"),
        ("uk", "Обстріл почався 5 травня 2014 року. Того ж дня міст упав.", "2014-05-05"),
        ("uk", "Обстріл почався 5 травня 2014 року. Через два дні міст упав.", "2014-05-07"),
        ("ru", "Обстрел начался 5 мая 2014 года. Три дня спустя мост рухнул.", "2014-05-08"),
        ("ru", "Обстрел начался 5 мая 2014 года. На следующий день мост рухнул.", "2014-05-06"),
    ],
)
def test_times_counted_from_the_last_day_of_the_text(language: str, text: str, day: str) -> None:
    assert found(language, text)[-1].when == When.parse(day)


def test_a_war_whose_beginning_is_given_begins_then() -> None:
    text = "Втрати від початку повномасштабного вторгнення 24 лютого 2022 року зросли."
    (one,) = found("uk", text)
    assert (one.kind, one.when) == ("since", When.parse("2022-02-24", "2025-11-11"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Лютий ворог не пройшов."),
        ("ru", "Окружающая среда пострадала."),
        ("uk", "Бригада втратила 24 танки."),
        ("ru", "Силы ПВО сбили 15 дронов."),
    ],
)
def test_slavic_words_that_are_no_times(language: str, text: str) -> None:
    assert found(language, text) == []


MONTHS = {
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}
YEAR = {"uk": "року", "ru": "года"}


@settings(max_examples=40, deadline=None)
@given(
    said=st.dates(date(1900, 1, 1), date(2090, 12, 31)),
    day=st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    language=st.sampled_from(("uk", "ru")),
)
def test_full_slavic_dates_do_not_depend_on_publication(said: date, day: date, language: str) -> None:
    text = f"— {said.day} {MONTHS[language][said.month - 1]} {said.year} {YEAR[language]} —"
    (one,) = found(language, text, When.on(day))
    assert one.when == When.on(said)


@settings(max_examples=40, deadline=None)
@given(
    day=st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    back=st.integers(0, 300),
    language=st.sampled_from(("uk", "ru")),
)
def test_a_day_without_a_year_is_the_last_such_day(day: date, back: int, language: str) -> None:
    said = day - timedelta(back)
    if (said.month, said.day) == (2, 29):
        return
    (one,) = found(language, f"{said.day} {MONTHS[language][said.month - 1]}", When.on(day))
    assert one.when == When.on(said)
