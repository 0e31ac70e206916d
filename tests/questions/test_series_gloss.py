"""Glosses: English from a claim's fields, and nothing that is not in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from question_fakes import NAMES, POKROVSK, claim, report

from fogline.model import Act, Amount, Place, Relation, Standing, When
from fogline.questions.gloss import gloss, glosses

R = Relation
TOWN = Place("Bilyk", "Білик", 0, 5, "g7", 48.0, 37.0, 1000.0, "UKR", "settlement")


@pytest.mark.parametrize(
    ("relation", "quote", "rest", "wanted"),
    [
        (R.ENCIRCLEMENT, "Білик оточений", {}, "says that Bilyk is encircled"),
        (R.ENCIRCLEMENT, "Білик майже оточений", {}, "says that Bilyk is nearly encircled"),
        (R.ENCIRCLEMENT, "оточення Білика", {"act": Act.DENIES}, "denies that Bilyk is encircled"),
        (R.CONTROL, "Білик звільнено", {"actor": "UKR"}, "says that Ukraine holds Bilyk"),
        (R.CONTROL, "Билык не взят", {"actor": "RUS", "no": True}, "says that it is not so that Russia holds Bilyk"),
        (R.ROUTE, "дорога перекрита", {}, "says that the supply lines to Bilyk are cut"),
        (R.CASUALTIES, "загинули щонайменше 40", {"amount": Amount(40, 40, of="people killed", qualifier="щонайменше")},
         "says that at least 40 people were killed at Bilyk"),
        (R.CASUALTIES, "погиб один человек", {"amount": Amount(1, of="людина")}, "says that 1 person was killed at Bilyk"),
        (R.PRESENCE, "у місті близько 300 військових",
         {"actor": "RUS", "amount": Amount(300, of="військових", qualifier="близько")},
         "says that about 300 soldiers of Russia are in Bilyk"),
        (R.INTERCEPTION, "збито шість дронів", {"amount": Amount(6, of="drones shot down")},
         "says that 6 drones were shot down at Bilyk"),
        (R.STRIKE, "удар по місту", {"actor": "RUS", "target": "UKR"},
         "says that there was a strike on Ukraine at Bilyk by Russia"),
        (R.STATEMENT, "усе гаразд", {}, "says something about Bilyk (the fields do not hold what)"),
        (R.WITHDRAWAL, "відійдуть", {"actor": "UKR", "act": Act.PROMISES},
         "says, of what is to come, that forces of Ukraine withdraw from Bilyk"),
    ],
)  # fmt: skip
def test_relations(relation: Relation, quote: str, rest: dict[str, object], wanted: str) -> None:
    made = claim("UKR", relation, quote, places=(TOWN,), name="Штаб", **rest)  # type: ignore[arg-type]
    assert gloss(made, NAMES) == f"Штаб (Ukraine, official) {wanted}"


def test_what_the_fields_lack_stays_open() -> None:
    made = claim(None, R.CONTROL, "взято", places=(), standing=Standing.UNKNOWN, name="Хтось")
    assert gloss(made, NAMES) == "Хтось says that somebody holds a place that is not named"
    assert gloss(replace(made, speakers=()), NAMES).startswith("The report, in its own voice, says that")


def test_days_are_told_apart() -> None:
    made = claim(
        "UKR", R.CONTROL, "взято", said_on=When.on(date(2025, 11, 4)), happened=When.on(date(2025, 11, 3))
    )
    assert gloss(made, NAMES).endswith("(of 3 Nov 2025; said on 4 Nov 2025)")


def test_only_what_is_not_in_english_gets_one() -> None:
    made = [claim("UKR", R.CONTROL, "взято", report=key) for key in ("uk", "ru", "en", "none")]
    reports = {
        key: replace(report(key), language=None if key == "none" else key)
        for key in ("uk", "ru", "en", "none")
    }
    assert [g.claim for g in glosses(made, reports, NAMES)] == [made[0].id, made[1].id]


AMOUNTS = st.builds(
    Amount, st.integers(0, 10**6).map(float), of=st.sampled_from(["", "soldiers killed", "військових", "ящиків"]),
    unit=st.sampled_from([None, "percent", "км²", "persons"]), qualifier=st.sampled_from([None, "about", "близько"]),
)  # fmt: skip


@given(
    st.sampled_from(list(Relation)), st.sampled_from(list(Act)), st.booleans(), st.none() | AMOUNTS,
    st.sampled_from([None, "RUS", "UKR", "загін"]), st.sampled_from([(), (TOWN,), (TOWN, POKROVSK)]),
)  # fmt: skip
def test_every_claim_has_one_and_parties_are_alike(
    relation: Relation,
    act: Act,
    no: bool,
    amount: Amount | None,
    actor: str | None,
    places: tuple[Place, ...],
) -> None:
    made = claim(
        "UKR", relation, "текст", act=act, no=no, amount=amount, actor=actor, target="RUS", places=places
    )
    told = gloss(made, NAMES)
    assert "{" not in told and "None" not in told and "  " not in told
    assert (" denies " in told) == (act is Act.DENIES)
    swap = {"RUS": "UKR", "UKR": "RUS"}
    mirrored = replace(
        made,
        arguments=replace(made.arguments, actor=swap.get(actor or "", actor), target="UKR"),
    )
    assert gloss(mirrored, {"RUS": "Ukraine", "UKR": "Russia"}).replace(
        "(Russia", "(Ukraine"
    ) == told.replace("(Russia", "(Ukraine")
