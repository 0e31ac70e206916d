from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.reports.language import guess_language
from fogline.reports.options import LANGUAGES

TEXTS = {
    "en": "The ministry said on Tuesday that two bridges had been damaged overnight.",
    "uk": "Міністерство повідомило, що вночі було пошкоджено два мости через річку.",
    "ru": "Министерство сообщило, что ночью были повреждены два моста через реку.",
    "be": "Міністэрства паведаміла, што ўначы былі пашкоджаны два масты праз раку.",
    "bg": "Министерството съобщи, че през нощта са били повредени два моста над реката.",
    "de": "Das Ministerium teilte mit, dass in der Nacht zwei Brücken beschädigt wurden.",
    "pl": "Ministerstwo poinformowało, że w nocy uszkodzono dwa mosty na rzece.",
    "fr": "Le ministère a déclaré que deux ponts avaient été endommagés pendant la nuit.",
    "ar": "قالت الوزارة يوم الثلاثاء إن جسرين تضررا خلال الليل",
    "he": "המשרד מסר ביום שלישי כי שני גשרים נפגעו במהלך הלילה",
    "tr": "Bakanlık salı günü iki köprünün gece boyunca hasar gördüğünü açıkladı.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
@pytest.mark.parametrize("times", [1, 12])
def test_languages(language, text, times):
    assert guess_language(" ".join([text] * times), LANGUAGES) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Є влучання, її ліквідовують"),
        ("uk", "Відбій тривоги"),
        ("ru", "Взрывы в городе, объявлена тревога"),
        ("ru", "Отбой тревоги"),
        ("ru", "Попытки прорыва были отбиты"),
    ],
)
def test_short_posts_by_their_alphabet(language, text):
    assert guess_language(text, LANGUAGES) == language


def test_a_quotation_in_another_language_does_not_turn_a_text():
    text = " ".join([TEXTS["en"]] * 6) + " “" + TEXTS["ru"] + "”"
    assert guess_language(text, LANGUAGES) == "en"


def test_links_and_names_of_accounts_are_no_evidence():
    assert (
        guess_language("Вибухи в місті https://example.com/the/and/of/with @the_news_of_the_day", LANGUAGES)
        == "uk"
    )


def test_only_candidates_are_given():
    assert guess_language(TEXTS["de"], ("en", "uk", "ru")) in ("en", "uk", "ru")


def test_the_two_neighbours_are_told_apart_both_ways():
    for language in ("uk", "ru"):
        assert guess_language(TEXTS[language] * 5, ("en", "ru", "uk")) == language
        assert guess_language(TEXTS[language] * 5, ("uk", "ru", "en")) == language


@pytest.mark.parametrize("text", ["", "123 — 456", "🇺🇦 🇷🇺", "https://example.com/"])
def test_no_letters_no_language(text):
    assert guess_language(text, LANGUAGES) is None


def test_a_stated_language_is_kept_where_the_text_agrees_and_mended_where_not(read):
    long = " ".join([TEXTS["ru"]] * 6)
    (agreed,) = read(f"language: ru\n\n{long}")
    (mended,) = read(f"language: en\n\n{long}")
    (short,) = read("language: bg\n\nТревога.")
    assert (agreed.language, "language" in agreed.guessed) == ("ru", False)
    assert (mended.language, "language" in mended.guessed) == ("ru", True)
    assert (short.language, "language" in short.guessed) == ("bg", False)


@given(st.text(max_size=300))
def test_any_text_has_a_candidate_or_none(text):
    assert guess_language(text, LANGUAGES) in {*LANGUAGES, None}
