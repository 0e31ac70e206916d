"""Who is pushed back, blocked or fired at, and what did not succeed, in three languages."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Claim, Polarity, Relation, Report, ReportKind, Source, When, sha256

R, YES, NO = Relation, Polarity.AFFIRMED, Polarity.NEGATED
OUTLET = Source(id="s-outlet", name="The Harbour Post", domain="harbour.example", known_by="domain")


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(
        Parties.load(), Gazetteer.open(), [load(language) for language in ("en", "ru", "uk")]
    )


def only(text: str, language: str) -> Claim:
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language=language,
    )  # fmt: skip
    (claim,) = _extractor().extract(report)
    return claim


@pytest.mark.parametrize(
    ("text", "relation", "actor"),
    [
        ("Russia said its forces had pushed back Ukrainian troops from Vovchansk.", R.ADVANCE, "RUS"),
        ("Ukraine said its forces had driven out Russian troops near Vovchansk.", R.ADVANCE, "UKR"),
        (
            "Russian forces were pushed back from Vovchansk by Ukrainian troops, Kyiv said.",
            R.WITHDRAWAL,
            "RUS",
        ),
        ("Ukrainian troops were driven out of Vovchansk, Moscow said.", R.WITHDRAWAL, "UKR"),
        ("Russian units were forced back from Vovchansk, Kyiv said.", R.WITHDRAWAL, "RUS"),
        ("Britain said Russian forces had pushed the Ukrainians back.", R.ADVANCE, "RUS"),
        ("Russia's Defence Ministry said its troops had blocked Pokrovsk.", R.ENCIRCLEMENT, "RUS"),
        ("Ukraine said it was actually Russian troops firing at the plant.", R.STRIKE, "RUS"),
        ("Russia said it was Ukrainian soldiers who fired on the plant.", R.STRIKE, "UKR"),
    ],
)
def test_who_does_it(text: str, relation: Relation, actor: str) -> None:
    claim = only(text, "en")
    assert (claim.relation, claim.polarity, claim.arguments.actor) == (relation, YES, actor)


def test_units_that_are_blocked_are_encircled() -> None:
    claim = only("Russia said Ukrainian units were blocked in Kupiansk.", "en")
    assert (claim.relation, claim.arguments.target) == (R.ENCIRCLEMENT, "UKR")
    claim = only("Russia said Ukrainian units had been blocked in Kupiansk.", "en")
    assert (claim.relation, claim.arguments.actor, claim.arguments.target) == (R.ENCIRCLEMENT, None, "UKR")


def test_aid_that_is_blocked_is_not_encircled() -> None:
    assert only("Israel said the troops had blocked aid from the town.", "en").relation is not R.ENCIRCLEMENT


@pytest.mark.parametrize(
    ("language", "text", "relation", "polarity"),
    [
        ("ru", "Разрушений почти нет, сообщил губернатор Белгородской области.", R.DAMAGE, YES),
        ("ru", "Разрушений нет, сообщил губернатор Белгородской области.", R.DAMAGE, NO),
        ("uk", "Руйнувань майже немає, повідомив мер Харкова.", R.DAMAGE, YES),
        ("uk", "Руйнувань немає, повідомив мер Харкова.", R.DAMAGE, NO),
        ("ru", "Тех, кто был у места взрыва, найти пока не удалось, сообщили в МЧС.", R.STRIKE, YES),
        (
            "ru",
            "Нанести удар по Белгороду не удалось, сообщил губернатор Белгородской области.",
            R.STRIKE,
            NO,
        ),
        ("uk", "Тих, хто був біля місця вибуху, знайти поки не вдалося, повідомили в ДСНС.", R.STRIKE, YES),
        ("ru", "Российским войскам не удалось войти в Купянск, сообщил Генштаб ВСУ.", R.ADVANCE, NO),
        ("ru", "Минобороны России сообщило, что противнику не удалось захватить Волчанск.", R.CONTROL, NO),
        ("uk", "Російським військам не вдалося увійти до Куп'янська, повідомив Генштаб ЗСУ.", R.ADVANCE, NO),
        ("uk", "Генштаб ЗСУ повідомив, що ворогу не вдалося захопити Вовчанськ.", R.CONTROL, NO),
    ],
)
def test_what_did_not_succeed(language: str, text: str, relation: Relation, polarity: Polarity) -> None:
    claim = only(text, language)
    assert (claim.relation, claim.polarity) == (relation, polarity)
