# ruff: noqa: E501
"""Who does it to whom in Ukrainian and Russian claims, on sentences made up for it."""

from __future__ import annotations

import pytest
from slavic_claims import claims

from fogline.model import Act, Polarity, Relation

R = Relation


@pytest.mark.parametrize(
    ("language", "text", "relation", "actor", "target"),
    [
        ("ru", "9 российских ракет попали в ТЭЦ в Киеве, сообщил Кличко.", R.STRIKE, "RUS", None),
        ("ru", "Беспилотники ВСУ атаковали завод в Рязани, сообщил губернатор Малков.", R.STRIKE, "UKR", None),
        ("uk", "Дрони СБУ уразили НПЗ у Рязані, повідомило джерело.", R.STRIKE, "UKR", None),
        ("ru", "Удар по порту Одессы нанесли ВКС России, заявили в Минобороны РФ.", R.STRIKE, "RUS", None),
        ("uk", "Внаслідок російської атаки на Харків пошкоджено 12 будинків, заявив Терехов.", R.DAMAGE, "RUS", None),
        ("ru", "При украинском обстреле Донецка погиб мирный житель, сообщил Пушилин.", R.CASUALTIES, "UKR", None),
        ("ru", "За ночь над регионами России уничтожено 115 украинских беспилотников, сообщило Минобороны РФ.", R.INTERCEPTION, None, "UKR"),
        ("uk", "Над Україною збито 40 російських дронів, повідомили Повітряні сили ЗСУ.", R.INTERCEPTION, None, "RUS"),
        ("ru", "Трасса находится под огневым контролем российских войск, сообщил Пушилин.", R.ROUTE, "RUS", None),
        ("ru", "Украинская группировка в Курахово находится в полукольце, заявил Пушилин.", R.ENCIRCLEMENT, None, "UKR"),
        ("uk", "Росіяни оточили Покровськ, заявив Сирський.", R.ENCIRCLEMENT, "RUS", None),
        ("ru", "Из украинского плена возвращены 95 российских военнослужащих, сообщили в Минобороны РФ.", R.CAPTIVITY, "UKR", "RUS"),
        ("uk", "З російського полону повернули 95 українських захисників, повідомив Зеленський.", R.CAPTIVITY, "RUS", "UKR"),
        ("ru", "Россия и Украина провели обмен пленными, заявили в Минобороны РФ.", R.CAPTIVITY, None, None),
        ("ru", "В плен сдались 12 военнослужащих ВСУ, заявили в Минобороны РФ.", R.CAPTIVITY, None, "UKR"),
        ("ru", "С начала года ВСУ потеряли около 40 тысяч человек, заявил Шойгу.", R.CASUALTIES, None, "UKR"),
        ("ru", "Освобожден населенный пункт Новосёловка, сообщило Минобороны РФ.", R.CONTROL, "RUS", None),
        ("uk", "Звільнено село Роботине, повідомив Генштаб ЗСУ.", R.CONTROL, "UKR", None),
        ("uk", "За добу ворог втратив 900 осіб, повідомив Генштаб ЗСУ.", R.CASUALTIES, None, "RUS"),
        ("ru", "Потери противника составили 300 военнослужащих, сообщили в Минобороны РФ.", R.CASUALTIES, None, "UKR"),
    ],
)  # fmt: skip
def test_actor_and_target(
    language: str, text: str, relation: Relation, actor: str | None, target: str | None
) -> None:
    found = claims(text, language)
    assert [(c.relation, c.arguments.actor, c.arguments.target) for c in found] == [(relation, actor, target)]


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("uk", "За минулу добу ворог втратив 900 осіб, 6 танків та 14 артсистем, – Генштаб ЗСУ.", "RUS"),
        ("ru", "Потери противника составили 300 военнослужащих, два танка и пять автомобилей, сообщили в Минобороны РФ.", "UKR"),
    ],
)  # fmt: skip
def test_a_list_of_losses_is_of_one_side(language: str, text: str, target: str) -> None:
    found = claims(text, language)
    assert [c.arguments.target for c in found] == [target] * 3
    assert [c.relation for c in found] == [R.CASUALTIES, R.EQUIPMENT, R.EQUIPMENT]


@pytest.mark.parametrize(
    ("language", "text", "relation", "polarity"),
    [
        ("uk", "Росія взяла Покровськ, заявив Пєсков.", R.CONTROL, Polarity.AFFIRMED),
        ("ru", "ВСУ отбили Работино, заявил Зеленский.", R.CONTROL, Polarity.AFFIRMED),
        ("uk", "ЗСУ звільнили Кліщіївку, заявив Зеленський.", R.CONTROL, Polarity.AFFIRMED),
        ("uk", "Сили оборони деблокували Куп'янськ, заявив Сирський.", R.ENCIRCLEMENT, Polarity.NEGATED),
        ("ru", "В Волчанске продолжается зачистка города, сообщил Герасимов.", R.ATTACK, Polarity.AFFIRMED),
        ("ru", "Пропавшими без вести числятся семь человек, сообщил Кличко.", R.CASUALTIES, Polarity.AFFIRMED),
    ],
)  # fmt: skip
def test_relations_of_towns_and_missing_people(
    language: str, text: str, relation: Relation, polarity: Polarity
) -> None:
    found = claims(text, language)
    assert [(c.relation, c.polarity, c.act) for c in found] == [(relation, polarity, Act.ASSERTS)]


def test_weapons_are_not_places() -> None:
    found = claims("ВСУ взяли на вооружение Leopard, заявил Зеленский.", "ru")
    assert all(c.relation is not R.CONTROL for c in found)


def test_a_part_of_a_whole_is_the_amount() -> None:
    (claim, rest) = claims("Сили ППО збили 62 зі 103 ударних БпЛА, ще 28 локаційно втрачено, повідомили Повітряні сили.", "uk")  # fmt: skip
    assert claim.amount is not None and claim.amount.value == 62
    assert rest.amount is not None and rest.amount.value == 28


def test_what_happens_is_no_voice() -> None:
    found = claims("Російський удар по Одесі: загинула жінка, повідомив Кіпер.", "uk")
    assert [c.speaker.name if c.speaker else None for c in found] == ["Кіпер"]


@pytest.mark.parametrize(
    ("language", "text", "relation", "actor", "target"),
    [
        ("ru", "Российские военные взяли в плен 15 солдат ВСУ, сообщили в Минобороны РФ.", R.CAPTIVITY, "RUS", "UKR"),
        ("ru", "Украина не причастна к взрыву на мосту, заявил Подоляк.", R.RESPONSIBILITY, "UKR", None),
        ("uk", "До удару по мосту причетна Україна, заявив Пєсков.", R.RESPONSIBILITY, "UKR", None),
        ("uk", "СБУ взяла на себе відповідальність за вибух на мосту.", R.RESPONSIBILITY, "UKR", None),
        ("uk", "Дорогу на Бахмут росіяни тримають під вогневим контролем, заявив Залужний.", R.ROUTE, "RUS", None),
        ("ru", "ВСУ вышли из Авдеевки, заявил Герасимов.", R.WITHDRAWAL, "UKR", None),
        ("ru", "Известно о трех погибших, сообщил губернатор Гладков.", R.CASUALTIES, None, None),
        ("ru", "Сбиты 4 снаряда РСЗО, заявило МО РФ.", R.INTERCEPTION, None, None),
    ],
)  # fmt: skip
def test_captors_culprits_and_holders(
    language: str, text: str, relation: Relation, actor: str | None, target: str | None
) -> None:
    (claim,) = claims(text, language)
    assert (claim.relation, claim.arguments.actor, claim.arguments.target) == (relation, actor, target)
    assert claim.party is not None


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ворог застосував 88 дронів-камікадзе та здійснив 29 обстрілів населених пунктів, повідомив Генштаб ЗСУ.", ["RUS", "RUS"]),
        ("Учора російські війська завдали 89 авіаційних ударів, скинувши 312 керованих авіабомб, повідомив Генштаб ЗСУ.", ["RUS", "RUS"]),
        ("Українські захисники знищили один танк, п’ять бойових броньованих машин, повідомив Генштаб ЗСУ.", ["UKR", "UKR"]),
        ("На Краматорському напрямку російські війська один раз атакували в напрямку Юрківки, повідомив Генштаб ЗСУ.", ["RUS"]),
        ("Українська авіація й артилерія уразили вісім районів зосередження живої сили противника, заявив Сирський.", ["UKR"]),
    ],
)  # fmt: skip
def test_who_does_it_in_long_sentences(text: str, actors: list[str]) -> None:
    assert [c.arguments.actor for c in claims(text, "uk")] == actors


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("uk", "В окупованій росіянами Макіївці спалахнула нафтобаза.", None),
        ("uk", "В окупованій Макіївці знищили нафтобазу, яку використовувала армія росіян.", None),
        ("uk", "Удари українських дронів зупинили нафтопровід: в Угорщині розкритикували атаку.", "UKR"),
        ("uk", "Село Терни захоплено росіянами, повідомив Сирський.", "RUS"),
    ],
)
def test_who_only_holds_or_uses_a_place_does_nothing_there(
    language: str, text: str, actor: str | None
) -> None:
    (claim,) = claims(text, language)
    assert (claim.arguments.actor, claim.arguments.target) == (actor, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Генштаб повідомив, що для захоплення Покровська Росія зосередила 90 тисяч військових."),
        ("uk", "Генштаб повідомив, що Росія стягнула 90 тисяч військових під Покровськ."),
        ("ru", "Генштаб сообщил, что для захвата Покровска Россия сосредоточила 90 тысяч военных."),
    ],
)
def test_who_is_gathered_for_a_town_is_counted_and_placed(language: str, text: str) -> None:
    (claim,) = claims(text, language)
    assert claim.relation is R.CONCENTRATION and claim.arguments.actor == "RUS"
    assert [p.name for p in claim.places] == ["Pokrovsk"]
    assert claim.amount is not None and (claim.amount.value, claim.amount.of) == (90_000, "soldiers")
