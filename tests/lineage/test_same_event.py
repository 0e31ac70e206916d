"""Whether two reports tell the same event: invented reports in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.lineage.passages import read_text
from fogline.lineage.same_event import MOST_DAYS_APART, Background, Beginning, same_event
from fogline.model import Report, ReportKind, Source

COLLISION = {
    "en": "A freight train hit a cement lorry at the Vlasenkove crossing on Tuesday, the regional prosecutor Hanna Tkach "
    "said. Two railwaymen died, and 14 passengers of the bus behind it were taken to hospital in Merezhyn.",
    "uk": "На переїзді у Власенковому вантажний потяг зіткнувся з цементовозом, двоє залізничників загинули. Як повідомила "
    "обласна прокурорка Ганна Ткач, до лікарні Мережина доправили 14 пасажирів автобуса, що стояв позаду.",
    "ru": "Во Власенково грузовой поезд протаранил на переезде цементовоз: погибли два железнодорожника, 14 пассажиров "
    "автобуса в больнице Мережина. Об этом сообщила прокурор области Анна Ткач.",
}  # fmt: skip
AGAIN = {
    "en": "Two rail workers were killed when a freight train struck a lorry carrying cement at a crossing in Vlasenkove. "
    "Prosecutor Hanna Tkach said 14 people from a bus were in hospital.",
    "uk": "Смертельна аварія на переїзді: цементовоз опинився під вантажним потягом у Власенковому. Загинули двоє "
    "залізничників, 14 пасажирів автобуса у лікарні, каже прокурорка Ганна Ткач.",
    "ru": "Два железнодорожника погибли в аварии на переезде во Власенково, где грузовой поезд столкнулся с цементовозом. "
    "Еще 14 пассажиров автобуса попали в больницу, сказала прокурор Анна Ткач.",
}  # fmt: skip
OTHER = {
    "en": "The ferry between Tarnova and the island stopped on Tuesday because of ice, the port said. 300 passengers were "
    "taken across by an icebreaker, and the harbour master hopes for a thaw.",
    "uk": "Через кригу у вівторок зупинився пором між Тарновою та островом, повідомив порт. Криголам перевіз 300 пасажирів, "
    "а капітан порту сподівається на відлигу.",
    "ru": "Паром между Тарновой и островом во вторник остановился из-за льда, сообщили в порту. 300 пассажиров перевез "
    "ледокол, капитан порта надеется на оттепель.",
}  # fmt: skip


def beginning(text: str, language: str | None) -> Beginning:
    report = Report(text[:20], ReportKind.POST, text, "0" * 64, Source("s", "S"), language=language)
    return Beginning.of(read_text(report))


ALL = {
    (name, lang): beginning(text, lang)
    for name, texts in (("collision", COLLISION), ("again", AGAIN), ("other", OTHER))
    for lang, text in texts.items()
}
COMMON = Background(ALL.values())


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_one_event_told_in_other_words(language: str) -> None:
    found = same_event(ALL["collision", language], ALL["again", language], COMMON)
    assert found.same
    assert any("name" in why for why in found.why)
    assert any("number" in why for why in found.why)


@pytest.mark.parametrize(("one", "other"), [("en", "uk"), ("en", "ru"), ("uk", "ru")])
def test_one_event_in_two_languages(one: str, other: str) -> None:
    assert same_event(ALL["collision", one], ALL["again", other], COMMON).same


@pytest.mark.parametrize("one", ["en", "uk", "ru"])
@pytest.mark.parametrize("other", ["en", "uk", "ru"])
def test_two_events_are_not_one_in_any_languages(one: str, other: str) -> None:
    assert not same_event(ALL["collision", one], ALL["other", other], COMMON).same


def test_reports_far_apart_in_time_tell_no_one_event() -> None:
    pair = ALL["collision", "en"], ALL["again", "en"]
    assert same_event(*pair, COMMON, days_apart=-MOST_DAYS_APART).same
    late = same_event(*pair, COMMON, days_apart=MOST_DAYS_APART + 0.1)
    assert not late.same
    assert late.score == same_event(*pair, COMMON).score, "what they share is the same"


def test_what_a_long_report_tells_further_down_is_not_its_event() -> None:
    filler = " ".join(f"The council met for the {n}th time about roads near Tarnova." for n in range(30))
    long = beginning(f"{filler} {COLLISION['en']}", "en")
    assert not same_event(long, ALL["collision", "en"], COMMON).same
    assert same_event(beginning(f"{COLLISION['en']} {filler}", "en"), ALL["collision", "en"], COMMON).same


def test_what_all_reports_say_weighs_least() -> None:
    assert Background([]).weight("^th") == 1.0
    assert COMMON.weight("nowhere") > COMMON.weight("#14") > 1.0


def test_a_report_without_words_tells_no_event() -> None:
    empty = beginning("", "en")
    assert same_event(empty, empty, COMMON).score == 0.0
    assert not same_event(empty, ALL["other", "en"], COMMON).same


@given(st.sampled_from(sorted(ALL)), st.sampled_from(sorted(ALL)))
def test_the_order_of_the_two_changes_nothing(one: tuple[str, str], other: tuple[str, str]) -> None:
    found = same_event(ALL[one], ALL[other], COMMON)
    assert found == same_event(ALL[other], ALL[one], COMMON)
    assert 0.0 <= found.score <= 1.0
    assert same_event(ALL[one], ALL[one], COMMON).score == pytest.approx(1.0)
