# ruff: noqa: E501
"""Words that go on with, leave out or hand on whose they are, on sentences made up for it."""

from __future__ import annotations

import pytest
from slavic_claims import claims

from fogline.model import Act, ClaimKind, Relation, When

R = Relation


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("ru", "Над областью сбиты три дрона, сообщил губернатор Гладков. Пострадавших нет.", ["RUS", "RUS"]),
        ("uk", "Над областю збито три дрони, повідомив Синєгубов. Постраждалих немає.", ["UKR", "UKR"]),
        ("ru", "Нанесен удар по складу. Погибли двое.\n— сообщил губернатор Гладков.", ["RUS", "RUS"]),
        ("ru", "Песков заявил об ударе по складу. Там же добавили, что еще один удар нанесен по Харькову.", ["RUS", "RUS"]),
        ("ru", "В российском центре по примирению сторон сообщили, что ликвидированы 400 боевиков.", ["RUS"]),
        ("ru", "«Испытания прошли успешно, запас таких систем у нас имеется», — цитирует Путина «Интерфакс».", ["RUS"]),
        ("ru", "Песков заявил о готовности России к переговорам с Украиной.", ["RUS"]),
        ("ru", "Великая Новоселка взята, сообщил РИА Новости Пушилин.", ["RUS"]),
    ],
)  # fmt: skip
def test_whose_words_they_are(language: str, text: str, parties: list[str]) -> None:
    assert [c.party for c in claims(text, language)] == parties


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Россия не комментировала удар по Глухову."),
        ("uk", "Генштаб не коментував удар по Курську."),
        ("uk", "Сирський розповів про ситуацію в Покровську."),
        ("ru", "Он ответил, что нет."),
    ],
)
def test_what_states_nothing(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "relation", "actor", "target"),
    [
        ("ru", "Минобороны РФ заявило, что взяло под контроль село Терны.", R.CONTROL, "RUS", None),
        ("uk", "Україна заявила, що втратила два літаки.", R.EQUIPMENT, None, "UKR"),
        ("ru", "Генштаб ВСУ заявил, что погибли 10 человек.", R.CASUALTIES, None, None),
        ("uk", "Зеленський заявив, що Росія захопила село Терни.", R.CONTROL, "RUS", None),
    ],
)
def test_a_subject_that_is_left_out_is_the_speaker(
    language: str, text: str, relation: Relation, actor: str | None, target: str | None
) -> None:
    (claim,) = claims(text, language)
    assert (claim.relation, claim.arguments.actor, claim.arguments.target) == (relation, actor, target)


def test_what_could_not_be_verified_leaves_the_rest() -> None:
    said, remark = claims(
        "Песков заявил, что войска взяли Терны, однако независимых подтверждений нет.", "ru"
    )
    assert (said.party, said.relation, said.kind) == ("RUS", R.CONTROL, ClaimKind.CLAIM)
    assert remark.kind is ClaimKind.VERIFICATION


def test_estimates_of_things() -> None:
    (claim,) = claims("Макрон допустил отправку войск на Украину.", "ru")
    assert (claim.act, claim.party) == (Act.ESTIMATES, "FRA")


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("uk", "Учора Зеленський заявив, що росіяни захопили Терни. Він додав, що ЗСУ утримують Торецьк.", "2025-05-04"),
        ("ru", "В среду Песков заявил, что войска взяли Терны. По его словам, бои продолжаются под Торецком.", "2025-04-30"),
    ],
)  # fmt: skip
def test_the_day_of_saying_goes_on_and_is_no_day_of_what_happened(
    language: str, text: str, said: str
) -> None:
    found = claims(text, language)
    assert [c.said_on for c in found] == [When.parse(said)] * 2
    assert [c.happened for c in found] == [None, None]


@pytest.mark.parametrize(
    ("language", "text", "name", "content"),
    [
        ("ru", "Повстанцы находятся недалеко от Хамы, сообщает Минобороны Сирии (МО).", "Минобороны Сирии", "Повстанцы находятся недалеко от Хамы"),
        ("ru", "«Они стреляли по машинам, убили двух водителей», — цитирует прокурора «Медиазона».", "прокурора", "Они стреляли по машинам, убили двух водителей"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_voice(language: str, text: str, name: str, content: str) -> None:
    (claim,) = claims(text, language)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.quote) == (name, content)


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("ru", "ПВО уничтожила 15 украинских дронов, сообщает Минобороны РФ.\n\nВосемь дронов уничтожены над Курской областью.", ["RUS", "RUS"]),
        ("ru", "Сергей Собянин: «Силами ПВО отражена атака беспилотника, летевшего на Москву»", ["RUS"]),
        ("ru", "Уничтожено и подавлено средствами РЭБ 30 БПЛА, заявил губернатор Слюсарь.", ["RUS"]),
        ("ru", "Три дрона сбиты, сообщил губернатор Гладков. Ранее США разрешили удары вглубь России.", ["RUS", None]),
    ],
)  # fmt: skip
def test_breakdowns_headings_and_what_was_earlier(
    language: str, text: str, parties: list[str | None]
) -> None:
    assert [c.party for c in claims(text, language)] == parties


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("ru", "Пострадал жилой дом, сообщил Синегубов.", R.DAMAGE),
        ("ru", "Пострадали пять человек в доме, сообщил Синегубов.", R.CASUALTIES),
        ("ru", "Война вошла в критическую фазу и идут бои под Торецком, заявил Зеленский.", R.ATTACK),
        ("uk", "У Белгороді після вибухів зникло світло, повідомив Гладков.", R.DAMAGE),
    ],
)
def test_relations_of_houses_and_phases(language: str, text: str, relation: Relation) -> None:
    assert [c.relation for c in claims(text, language)] == [relation]


def test_sirens_and_delayed_flights_are_no_strikes_and_no_captivity() -> None:
    for text in (
        "В Киеве объявили воздушную тревогу из-за угрозы ударов.",
        "В Москве задержаны два авиарейса.",
    ):
        assert all(c.relation is R.STATEMENT for c in claims(text, "ru"))
