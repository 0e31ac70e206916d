# ruff: noqa: E501
"""Who says what in Ukrainian and Russian, on sentences made up for it."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Act, Claim, ClaimKind, Relation, Report, ReportKind, Source, Standing, When, sha256


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), [load("ru"), load("uk")])


OUTLET = Source("s", "An outlet", known_by="domain")


def claims(text: str, language: str, source: Source = OUTLET) -> list[Claim]:
    report = Report(
        "r", ReportKind.POST, text, sha256(text.encode()), source, published=When.parse("2025-05-05"),
        language=language,
    )  # fmt: skip
    found = list(_extractor().extract(report))
    assert all(text[c.start : c.end] == c.quote for c in found)
    for claim in found:
        for speaker in claim.speakers:
            if speaker.start is not None:
                assert text[speaker.start : speaker.end] == speaker.mention
    return found


def voices(text: str, language: str, source: Source = OUTLET) -> list[tuple[str | None, str | None, str]]:
    """Of each claim: name of the innermost speaker, its party, and the words."""
    return [(c.speaker.name if c.speaker else None, c.party, c.quote) for c in claims(text, language, source)]


@pytest.mark.parametrize(
    ("language", "text", "name", "party", "content"),
    [
        ("ru", "Склад боеприпасов уничтожен в Харькове, сообщили в Минобороны России.", "Минобороны России", "RUS", "Склад боеприпасов уничтожен в Харькове"),
        ("uk", "Склад боєприпасів знищено в Харкові, повідомили в Генштабі ЗСУ.", "Генштабі ЗСУ", "UKR", "Склад боєприпасів знищено в Харкові"),
        ("ru", "В Минобороны России сообщили, что склад боеприпасов уничтожен.", "Минобороны России", "RUS", "склад боеприпасов уничтожен"),
        ("uk", "Генштаб ЗСУ заявив, що склад боєприпасів знищено.", "Генштаб ЗСУ", "UKR", "склад боєприпасів знищено"),
        ("ru", "По словам Зеленского, нанесен удар по складу в Курске.", "Зеленского", "UKR", "нанесен удар по складу в Курске"),
        ("uk", "За словами Пєскова, завдано удару по складу в Одесі.", "Пєскова", "RUS", "завдано удару по складу в Одесі"),
        ("ru", "Нанесен удар по складу в Одессе — Минобороны РФ", "Минобороны РФ", "RUS", "Нанесен удар по складу в Одессе"),
        ("uk", "Завдано удару по складу в Курську, – Генштаб ЗСУ", "Генштаб ЗСУ", "UKR", "Завдано удару по складу в Курську"),
        ("ru", "МО РФ: нанесен удар по складу в Одессе", "МО РФ", "RUS", "нанесен удар по складу в Одессе"),
        ("uk", "Генштаб ЗСУ про втрати: у Херсонській області знищено склад боєприпасів", "Генштаб ЗСУ", "UKR", "у Херсонській області знищено склад боєприпасів"),
        ("ru", "Как сообщает Минобороны России, склад боеприпасов уничтожен.", "Минобороны России", "RUS", "склад боеприпасов уничтожен"),
        ("uk", "«Росіяни завдали удару по складу в Одесі», — заявив Зеленський.", "Зеленський", "UKR", "Росіяни завдали удару по складу в Одесі"),
        ("ru", "**Уничтожен склад боеприпасов в Харькове**, — __Песков__", "Песков", "RUS", "Уничтожен склад боеприпасов в Харькове"),
        ("ru", "Песков [заявил](https://example.org/a), что склад боеприпасов уничтожен.", "Песков", "RUS", "склад боеприпасов уничтожен"),
    ],
)  # fmt: skip
def test_voices_and_contents(language: str, text: str, name: str, party: str, content: str) -> None:
    found = [(n, p, q.replace("*", "").strip()) for n, p, q in voices(text, language)]
    assert (name, party, content) in found


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("ru", "Песков опроверг удар по складу в Одессе.", Act.DENIES),
        ("uk", "Генштаб ЗСУ заперечує удар по складу в Одесі.", Act.DENIES),
        ("uk", "Генштаб ЗСУ підтвердив удар по складу в Курську.", Act.CONFIRMS),
        ("ru", "Генштаб ВСУ взял на себя ответственность за удар по складу в Курске.", Act.CONFIRMS),
        ("ru", "По оценке Зеленского, погибли 20 солдат.", Act.ESTIMATES),
        ("uk", "Зеленський попередив, що Росія готує удар по Одесі.", Act.WARNS),
    ],
)
def test_acts(language: str, text: str, act: Act) -> None:
    assert act in {c.act for c in claims(text, language) if c.speakers}


def test_this_was_said_by_somebody_takes_the_sentence_before() -> None:
    found = voices("Над Одессой сбиты 6 беспилотников. Об этом сообщил Зеленский.", "ru")
    assert ("Зеленский", "UKR", "Над Одессой сбиты 6 беспилотников") in found


def test_a_list_after_a_colon_is_said_by_the_same() -> None:
    text = "ВСУ нанесли удары по Курску, сообщили в Минобороны РФ:\n\n— один удар по складу боеприпасов;\n\n— второй удар по нефтебазе."
    assert {party for _, party, _ in voices(text, "ru")} == {"RUS"}
    assert len(voices(text, "ru")) >= 3


def test_a_pronoun_means_who_spoke() -> None:
    text = "Зеленский сообщил, что нанесен удар по складу. Он добавил, что погибли 5 солдат."
    assert {(c.party, c.speaker.name if c.speaker else "") for c in claims(text, "ru")} == {
        ("UKR", "Зеленский")
    }


def test_a_chain_has_the_outlet_outermost() -> None:
    (first, *_) = claims(
        "Удар нанесен по складу в Одессе, сообщает Reuters со ссылкой на Минобороны РФ.", "ru"
    )
    assert [s.name for s in first.speakers] == ["Reuters", "Минобороны РФ"]
    assert first.party == "RUS"


def test_what_could_not_be_verified_is_a_verification() -> None:
    found = claims("Би-би-си не может верифицировать эти кадры.", "ru")
    assert [c.kind for c in found] == [ClaimKind.VERIFICATION]


@pytest.mark.parametrize(
    "text",
    [
        "Зеленский призвал союзников нанести удар по складу.",
        "Почему нанесен удар по складу в Одессе?",
        "Подписывайтесь на наш канал",
        "Генштаб не подтвердил удар по складу.",
    ],
)
def test_calls_questions_and_advertisements_state_nothing(text: str) -> None:
    assert not [c for c in claims(text, "ru") if c.kind is ClaimKind.CLAIM and c.speakers]


def test_a_party_s_own_channel_speaks_and_an_outlet_does_not() -> None:
    text = "Уничтожен склад боеприпасов в Харькове."
    own = Source(
        "s", "A ministry", channel="t.me/a", party="RUS", standing=Standing.OFFICIAL, known_by="channel"
    )
    assert [c.party for c in claims(text, "ru", own)] == ["RUS"]
    assert [c.speakers for c in claims(text, "ru")] == [()]


def test_a_hedge_without_a_voice_is_kept_in_its_own_words() -> None:
    (claim,) = claims("Сообщается о взрывах на складе в Одессе.", "ru")
    assert not claim.speakers and claim.hedge == "Сообщается"


def test_two_numbers_of_different_things_are_two_claims() -> None:
    found = claims("Генштаб ЗСУ сообщил, что погибли 8 человек, 18 ранены.", "ru")
    assert [c.amount.value for c in found if c.amount] == [8, 18]
    assert {c.relation for c in found} == {Relation.CASUALTIES}


SIDES = (
    ("Минобороны России", "Минобороны Украины"), ("Путин", "Зеленский"), ("ТАСС", "Укринформ"), ("российск", "украинск"),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Минобороны России сообщило, что склад боеприпасов уничтожен.",
        "Путин опроверг удар по складу. Склад цел, заявил Путин.",
        "Уничтожен склад боеприпасов, сообщает ТАСС.",
        "Взорван склад — российские власти",
    ],
)
def test_with_the_sides_exchanged_the_result_is_exchanged(text: str) -> None:
    other = text
    for n, (one, two) in enumerate(SIDES):
        other = other.replace(one, f"<{n}>").replace(two, one).replace(f"<{n}>", two)
    swap = {"RUS": "UKR", "UKR": "RUS", None: None}
    seen = [
        (c.act, c.relation, swap[c.party], c.speaker.standing if c.speaker else None)
        for c in claims(text, "ru")
    ]
    assert seen and seen == [
        (c.act, c.relation, c.party, c.speaker.standing if c.speaker else None) for c in claims(other, "ru")
    ]


def test_behind_the_colon_of_a_denial_stands_what_is_said_instead() -> None:
    (claim,) = [
        c
        for c in claims(
            "Повідомлення іншої сторони про оточення міста штаб заперечує: шляхи до міста відкриті.", "uk"
        )
        if "відкриті" in c.quote
    ]
    assert claim.act is Act.ASSERTS
    assert claim.speaker is not None
    assert claim.speaker.mention == "штаб"
