"""Accounts whose words exclude each other, charges of one deed, and denials that are met by what they are about."""

from __future__ import annotations

import pytest
from question_fakes import DAY, KHARKIV, NAMES, POKROVSK, claim, report

from fogline.model import Act, Claim, Compared, Lineage, Question, Relation
from fogline.questions import ask

R = Relation
BOTH = [("RUS", "UKR"), ("UKR", "RUS")]


def questions(*claims: Claim) -> list[Question]:
    reports = {c.report: report(c.report, DAY) for c in claims}
    return ask(claims, reports, (("RUS", "UKR"),), Lineage(), names=NAMES)


def contradicting(*claims: Claim) -> bool:
    return any(r.relation is Compared.CONTRADICT for q in questions(*claims) for r in q.relations)


OPPOSED = [
    (
        R.STRIKE,
        "a missile hit the depot",
        R.STATEMENT,
        "ammunition detonated because safety rules were broken",
    ),
    (R.STATEMENT, "the cruiser sank", R.STATEMENT, "the vessel remains afloat"),
    (R.STATEMENT, "the refinery is working normally", R.STATEMENT, "the refinery was shut down"),
    (R.WITHDRAWAL, "an orderly pull-out of the garrison", R.DISPLACEMENT, "the garrison fled"),
    (R.STRIKE, "drones hit the refinery", R.INTERCEPTION, "all drones were shot down"),
    (R.STRIKE, "ракета влучила у склад", R.STATEMENT, "на складі порушили правила пожежної безпеки"),
    (R.STATEMENT, "крейсер затонув", R.STATEMENT, "корабль остаётся на плаву"),
    (R.DISPLACEMENT, "дітей силоміць депортували", R.DISPLACEMENT, "детей эвакуировали добровольно"),
]


@pytest.mark.parametrize(("one", "other"), BOTH)
@pytest.mark.parametrize(("first", "said", "second", "answer"), OPPOSED)
def test_words_that_exclude_each_other_contradict(
    first: Relation, said: str, second: Relation, answer: str, one: str, other: str
) -> None:
    assert contradicting(claim(one, first, said), claim(other, second, answer, start=200))


@pytest.mark.parametrize(("first", "said", "second", "answer"), OPPOSED)
def test_one_side_that_says_both_does_not_contradict_itself_so(
    first: Relation, said: str, second: Relation, answer: str
) -> None:
    assert not contradicting(
        claim("RUS", first, said), claim("RUS", second, answer, start=200, name="its ministry")
    )


def test_words_of_other_towns_do_not_exclude_each_other() -> None:
    hit = "drones hit the refinery in Pokrovsk"
    stopped = "all drones were shot down over Kharkiv"
    here = POKROVSK.__class__("Pokrovsk", "Pokrovsk", 27, 35, "g1", 48.28, 37.18, 5000.0, "UKR", "settlement")
    there = KHARKIV.__class__(
        "Kharkiv", "Kharkiv", 231, 238, "g3", 49.99, 36.23, 15000.0, "UKR", "settlement"
    )
    assert not contradicting(
        claim("UKR", R.STRIKE, hit, places=(here,)),
        claim("RUS", R.INTERCEPTION, stopped, places=(there,), start=200),
    )


def test_what_was_hit_and_then_burned_is_no_mishap() -> None:
    assert not contradicting(
        claim("UKR", R.STRIKE, "a missile hit the depot"),
        claim("RUS", R.STRIKE, "ammunition detonated when a missile hit the depot", start=200),
    )


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_two_that_lay_one_deed_at_each_others_door_contradict_wherever_they_put_it(
    one: str, other: str
) -> None:
    mine = claim(one, R.DAMAGE, "its forces blew up the reservoir from inside", actor=other)
    theirs = claim(other, R.STRIKE, "shells were fired at the reservoir", actor=one, places=(), start=300)
    assert contradicting(mine, theirs)
    elsewhere = claim(
        other, R.STRIKE, "shells were fired at a bakery", actor=one, places=(KHARKIV,), start=300
    )
    assert not contradicting(mine, elsewhere)


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_a_denial_is_met_by_what_it_is_about(one: str, other: str) -> None:
    charge = claim(one, R.STATEMENT, "lorries with grain were looted by its soldiers", places=(), actor=other)
    denial = claim(other, R.STATEMENT, "stealing grain", places=(), actor=other, act=Act.DENIES, start=300)
    assert contradicting(charge, denial)
    unlike = claim(other, R.STATEMENT, "stealing tractors", places=(), actor=other, act=Act.DENIES, start=300)
    assert not contradicting(charge, unlike)


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_to_be_framed_is_not_to_have_done_it(one: str, other: str) -> None:
    framed = claim(one, R.STRIKE, "they portray it as shelling by our troops", actor=one)
    assert not contradicting(framed, claim(one, R.STRIKE, "they shelled the column", actor=other, start=200))
