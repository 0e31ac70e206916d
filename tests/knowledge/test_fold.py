"""Names that differ only in marks fold alike, and Latin spellings are those that news uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.knowledge.fold import fold, strip_possessive
from fogline.knowledge.translit import spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Krasnoarmiis'k", "Krasnoarmiisk"),
        ("Krasnoarmiysʼk", "krasnoarmiysk"),
        ("el-Fasher", "El Fasher"),
        ("Орёл", "Орел"),
        ("Мар'їнка", "Марʼїнка"),
        ("Ḩamāh", "Hamah"),
        ("İstanbul", "istanbul"),
        ("Łódź", "Lodz"),
        ("أبو كمال", "ابو كمال"),
        ("U.S.", "US"),
        ("Ivano–Frankivsk", "Ivano-Frankivsk"),
    ],
)
def test_marks_do_not_matter(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Київ", "Кіив"), ("Сумы", "Суми"), ("Kyiv", "Київ"), ("Куй", "Куи")]
)
def test_letters_do(one, other):
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("Ukraine's", "Ukraine"),
        ("forces’", "forces"),
        ("Russia", "Russia"),
        ("'", "'"),
        ("s", "s"),
        ("its", "its"),
    ],
)
def test_possessives(word, bare):
    assert strip_possessive(word) == bare


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Запоріжжя", "zaporizhzhia"),
        ("Авдіївка", "avdiivka"),
        ("Авдіївка", "avdiyivka"),
        ("Згурівка", "zghurivka"),
        ("Єнакієве", "yenakiieve"),
        ("Енакиево", "yenakiyevo"),
        ("Красноармейск", "krasnoarmeysk"),
        ("Бахмут", "bakhmut"),
        ("Часів Яр", "chasiv yar"),
    ],
)
def test_latin_spellings(name, latin):
    assert latin in {fold(s) for s in spellings(name)}


def test_other_scripts_are_left_alone():
    assert spellings("Pokrovsk") == spellings("قطاع") == spellings("") == set()
