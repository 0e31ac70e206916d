"""From an inflected form back to the names that it may be of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.knowledge.declension import adjective_bases, nominatives, unmixed


@pytest.mark.parametrize(
    ("language", "form", "name", "case"),
    [
        ("uk", "покровську", "покровськ", "l"),
        ("uk", "бахмутом", "бахмут", "i"),
        ("uk", "харкові", "харків", "l"),
        ("uk", "києва", "київ", "g"),
        ("uk", "миколаєвом", "миколаїв", "i"),
        ("uk", "часового", "часів", "g"),
        ("uk", "авдіївці", "авдіївка", "l"),
        ("uk", "волновасі", "волноваха", "l"),
        ("uk", "кременчуці", "кременчук", "l"),
        ("uk", "великій", "велика", "l"),
        ("uk", "сватового", "сватове", "g"),
        ("uk", "запоріжжю", "запоріжжя", "d"),
        ("uk", "сумах", "суми", "l"),
        ("uk", "сум", "суми", "g"),
        ("uk", "олешок", "олешки", "g"),
        ("uk", "лубен", "лубни", "g"),
        ("uk", "тернополя", "тернопіль", "g"),
        ("uk", "рогу", "ріг", "g"),
        ("uk", "камянця", "камянець", "g"),
        ("uk", "уманню", "умань", "i"),
        ("ru", "бахмуте", "бахмут", "l"),
        ("ru", "харьковом", "харьков", "i"),
        ("ru", "ржевым", "ржев", "i"),
        ("ru", "авдеевки", "авдеевка", "g"),
        ("ru", "сватова", "сватово", "g"),
        ("ru", "рубежном", "рубежное", "l"),
        ("ru", "великой", "великая", "g"),
        ("ru", "сумах", "сумы", "l"),
        ("ru", "ровенек", "ровеньки", "g"),
        ("ru", "орла", "орел", "g"),
        ("ru", "ельца", "елец", "g"),
        ("ru", "керчью", "керчь", "i"),
        ("ru", "запорожьем", "запорожье", "i"),
    ],
)
def test_the_name_of_a_form_and_its_case(language: str, form: str, name: str, case: str) -> None:
    cases = [found.cases for found in nominatives(form, language) if found.nominative == name]
    assert cases and any(case in one for one in cases)


@pytest.mark.parametrize(
    ("language", "adjective", "town"),
    [
        ("uk", "покровському", "покровськ"),
        ("uk", "сумський", "суми"),
        ("uk", "мелітопольського", "мелітополь"),
        ("uk", "авдіївському", "авдіївка"),
        ("uk", "гуляйпільському", "гуляйполе"),
        ("ru", "мелитопольском", "мелитополь"),
        ("ru", "купянском", "купянск"),
        ("ru", "сумской", "сумы"),
    ],
)
def test_the_towns_that_an_adjective_may_be_of(language: str, adjective: str, town: str) -> None:
    assert town in adjective_bases(adjective, language)


@given(st.text("абвгдеєжзиіїйклмнопрстуфхцчшщьюя", min_size=2, max_size=14), st.sampled_from(["uk", "ru"]))
def test_a_word_may_always_be_a_name_itself(word: str, language: str) -> None:
    found = nominatives(word, language)
    assert found[0].nominative == word
    assert all(len(form.nominative) >= 2 for form in found)
    assert len(found) < 60


def test_other_languages_have_no_forms_here() -> None:
    assert nominatives("london", "en") == () and adjective_bases("london", "en") == ()


@pytest.mark.parametrize(
    ("word", "set_right"), [("Kиїв", "Київ"), ("Покровcьк", "Покровськ"), ("Kyiv", "Kyiv"), ("Київ", "Київ")]
)
def test_latin_look_alikes_among_cyrillic_letters(word: str, set_right: str) -> None:
    assert unmixed(word) == set_right
