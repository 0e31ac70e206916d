# ruff: noqa: E501
"""Denials, words called false and mutual accusations in Ukrainian and Russian, on sentences made up for it."""

from __future__ import annotations

import pytest
from slavic_claims import claims

from fogline.model import Act, Polarity, Relation

R = Relation


@pytest.mark.parametrize(
    ("language", "text", "party", "relation", "content"),
    [
        ("ru", "Минобороны России опровергло информацию об отступлении войск из Лимана.", "RUS", R.WITHDRAWAL, "отступлении войск из Лимана"),
        ("ru", "Информацию об отступлении войск из Лимана опровергли в Минобороны России.", "RUS", R.WITHDRAWAL, "отступлении войск из Лимана"),
        ("ru", "Минобороны РФ: сообщения об окружении Купянска — фейк.", "RUS", R.ENCIRCLEMENT, "окружении Купянска"),
        ("ru", "Слухи о сдаче Угледара не соответствуют действительности, сообщил представитель ВСУ.", "UKR", R.WITHDRAWAL, "сдаче Угледара"),
        ("ru", "Песков назвал ложью сообщения о потере контроля над Волчанском.", "RUS", R.WITHDRAWAL, "потере контроля над Волчанском"),
        ("uk", "Генштаб ЗСУ спростував інформацію про захоплення Куп'янська.", "UKR", R.CONTROL, "захоплення Куп'янська"),
        ("uk", "Генштаб: повідомлення про захоплення Торецька є неправдою.", "UKR", R.CONTROL, "захоплення Торецька"),
        ("uk", "Чутки про оточення Покровська — фейк, заявили в Силах оборони.", "UKR", R.ENCIRCLEMENT, "оточення Покровська"),
        ("uk", "У ЗСУ спростували втрату Роботиного.", "UKR", R.WITHDRAWAL, "втрату Роботиного"),
    ],
)  # fmt: skip
def test_what_is_denied(language: str, text: str, party: str, relation: Relation, content: str) -> None:
    found = claims(text, language)
    assert [(c.party, c.act, c.polarity, c.relation, c.quote) for c in found] == [
        (party, Act.DENIES, Polarity.NEGATED, relation, content)
    ]


@pytest.mark.parametrize(
    ("language", "text", "said", "denied"),
    [
        ("uk", "Генштаб ЗСУ спростував заяви Росії про оточення Покровська.", "RUS", "UKR"),
        ("uk", "У Генштабі назвали брехнею заяви Москви про захоплення Сіверська.", "RUS", "UKR"),
        ("uk", "Міноборони РФ заявило про взяття Куп'янська. Генштаб ЗСУ це спростував.", "RUS", "UKR"),
        ("ru", "Заявления Украины о захвате Волчанска не соответствуют действительности, заявили в Минобороны РФ.", "UKR", "RUS"),
        ("ru", "Украина заявила о взятии Белополья, Москва это отрицает.", "UKR", "RUS"),
        ("ru", "Россия заявила, что взяла Соледар. В Киеве опровергли эту информацию.", "RUS", "UKR"),
        ("uk", "Міноборони РФ заявило про знищення ангара під Одесою. У Повітряних силах ЗСУ назвали це фейком.", "RUS", "UKR"),
        ("ru", "Пушилин заявил о взятии Торецка. Это неправда, сказал представитель ВСУ.", "RUS", "UKR"),
        ("ru", "Россия обвиняет Украину в ударе по автобусу, Киев обвинения отвергает.", "RUS", "UKR"),
    ],
)  # fmt: skip
def test_a_denial_is_tied_to_what_it_denies(language: str, text: str, said: str, denied: str) -> None:
    found = claims(text, language)
    assert len(found) == 2
    first = next(c for c in found if c.act is Act.ASSERTS)
    second = next(c for c in found if c.act is Act.DENIES)
    assert (first.party, second.party) == (said, denied)
    assert second.denies == first.id
    assert second.quote == first.quote
    assert second.relation is first.relation


def test_a_denied_accusation_keeps_who_is_accused() -> None:
    found = claims("В Киеве обвинили Россию в ударе по больнице. Москва отрицает причастность.", "ru")
    accusation, denial = found
    assert (accusation.party, accusation.relation, accusation.arguments.actor) == (
        "UKR",
        R.RESPONSIBILITY,
        "RUS",
    )
    assert (denial.party, denial.act, denial.arguments.actor) == ("RUS", Act.DENIES, "RUS")
    assert denial.denies == accusation.id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Россия и Украина обвинили друг друга в обстреле электростанции."),
        ("ru", "Москва и Киев обменялись обвинениями в обстреле электростанции."),
        ("uk", "Росія та Україна звинуватили одна одну в обстрілі електростанції."),
        ("uk", "Київ і Москва взаємно звинувачують одне одного в обстрілі електростанції."),
    ],
)
def test_each_of_two_accuses_the_other(language: str, text: str) -> None:
    found = claims(text, language)
    assert {(c.party, c.arguments.actor) for c in found} == {("RUS", "UKR"), ("UKR", "RUS")}
    assert {c.relation for c in found} == {R.RESPONSIBILITY}
    assert len({c.quote for c in found}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Киев отверг предложение России о прекращении огня."),
        ("uk", "Кремль відкинув пропозицію України про перемир'я."),
    ],
)
def test_refused_offers_are_no_denials(language: str, text: str) -> None:
    assert all(c.act is not Act.DENIES for c in claims(text, language))


def test_decoys_are_no_lies() -> None:
    found = claims("По ложным целям под Сумами выпущено 12 дронов, сообщили в Минобороны РФ.", "ru")
    assert [c.act for c in found] == [Act.ASSERTS]


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("uk", "Російські військові розстріляли п'ятьох полонених, повідомив Зеленський.", "RUS"),
        ("ru", "Украинские боевики казнили двух пленных, заявил Песков.", "UKR"),
    ],
)
def test_prisoners_killed_are_casualties(language: str, text: str, actor: str) -> None:
    (claim,) = claims(text, language)
    assert (claim.relation, claim.arguments.actor) == (R.CASUALTIES, actor)


@pytest.mark.parametrize(
    ("language", "text", "denier", "content"),
    [
        (
            "ru",
            "Киев сообщил, что мост уничтожен. В Минобороны России это назвали ложью.",
            "RUS",
            "мост уничтожен",
        ),
        (
            "ru",
            "Генштаб ВСУ заявил, что мост уничтожен. Минобороны России это назвало ложью.",
            "RUS",
            "мост уничтожен",
        ),
        (
            "uk",
            "Міноборони Росії заявило, що міст знищено. У Генштабі ЗСУ це назвали фейком.",
            "UKR",
            "міст знищено",
        ),
    ],
)
def test_this_before_the_verb_is_what_is_called_false(
    language: str, text: str, denier: str, content: str
) -> None:
    found = claims(text, language)
    denials = [c for c in found if c.act is Act.DENIES]
    assert [(c.party, c.quote) for c in denials] == [(denier, content)]
    assert denials[0].denies == next(c.id for c in found if c.act is Act.ASSERTS)
    assert denials[0].speaker is not None
    assert not denials[0].speaker.name.endswith(("это", "це"))
