"""What is said in Ukrainian and Russian, and that both sides are read alike."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import spacy

from fogline.claims.fields import FieldReader, Fields
from fogline.model import Polarity, Relation

NLP = {language: spacy.blank(language) for language in ("uk", "ru")}


@dataclass(frozen=True, slots=True)
class Mention:
    party: str
    start: int
    end: int
    kind: str = "name"


class TwoSides:
    """Two invented sides whose names do not change."""

    def mentions(self, text: str) -> list[Mention]:
        found = [
            Mention(code, at, at + 3)
            for code, name in (("AAA", "АБВ"), ("BBB", "ГДЖ"))
            for at in range(len(text))
            if text.startswith(name, at)
        ]
        return sorted(found, key=lambda one: one.start)


def read(language: str, text: str, party: str | None = None) -> Fields:
    doc = NLP[language].make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return FieldReader.read(doc, None, None, TwoSides()).of(0, len(text), party)


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("uk", "Вибухи на аеродромі", Relation.STRIKE),
        ("uk", "Протягом доби відбулося 47 бойових зіткнень", Relation.ATTACK),
        ("uk", "Місто взято під контроль", Relation.CONTROL),
        ("uk", "Підрозділи просунулись на захід", Relation.ADVANCE),
        ("uk", "Військові відійшли з міста", Relation.WITHDRAWAL),
        ("uk", "Гарнізон потрапив в оточення", Relation.ENCIRCLEMENT),
        ("uk", "Збито 12 дронів", Relation.INTERCEPTION),
        ("uk", "Знищено 3 танки", Relation.EQUIPMENT),
        ("uk", "Загинули двоє людей", Relation.CASUALTIES),
        ("uk", "Жителів евакуювали", Relation.DISPLACEMENT),
        ("uk", "Противник планує наступ", Relation.INTENT),
        ("uk", "Густий туман над рікою", Relation.CONDITIONS),
        ("ru", "Ракетный удар по складу", Relation.STRIKE),
        ("ru", "Освобожден поселок", Relation.CONTROL),
        ("ru", "Группировка окружена", Relation.ENCIRCLEMENT),
        ("ru", "Сбиты 5 беспилотников", Relation.INTERCEPTION),
        ("ru", "Состоялся обмен пленными", Relation.CAPTIVITY),
        ("ru", "Загорелся жилой дом", Relation.DAMAGE),
        ("ru", "Он приехал на встречу", Relation.STATEMENT),
    ],
)
def test_relations(language: str, text: str, relation: Relation) -> None:
    assert read(language, text).relation is relation


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Військові не відійшли з міста"),
        ("uk", "Постраждалих немає"),
        ("uk", "Противник наступальних дій не проводив"),
        ("ru", "Город не захвачен"),
        ("ru", "Обошлось без пострадавших"),
    ],
)
def test_negation(language: str, text: str) -> None:
    assert read(language, text).polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("language", "text"),
    [("uk", "Загинули не менше 5 людей"), ("ru", "Пострадали не менее 5 человек")],
)
def test_a_bound_negates_nothing(language: str, text: str) -> None:
    assert read(language, text).polarity is Polarity.AFFIRMED


def test_the_enemy_is_the_other_side_of_whoever_speaks() -> None:
    text = "Ворог атакував позиції АБВ, повідомили ГДЖ"
    assert read("uk", text, "AAA").arguments.actor == "BBB"
    assert read("uk", text).arguments.actor is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "АБВ завдали удару по позиціях ГДЖ"),
        ("uk", "АБВ атакували ГДЖ"),
        ("ru", "АБВ нанесли удар по позициям ГДЖ"),
        ("ru", "Удар АБВ по позициям ГДЖ"),
    ],
)
def test_exchanged_sides_give_exchanged_arguments(language: str, text: str) -> None:
    swapped = text.replace("АБВ", "_").replace("ГДЖ", "АБВ").replace("_", "ГДЖ")
    one, other = read(language, text).arguments, read(language, swapped).arguments
    assert (one.actor, one.target) == ("AAA", "BBB")
    assert (other.actor, other.target) == ("BBB", "AAA")
