"""Accounts that only seem to contradict each other: found by reading every contradiction of a case of real reports."""

from __future__ import annotations

from question_fakes import NAMES, SIDES, claim, report

from fogline.model import Act, Claim, Compared, Lineage, Question, Relation
from fogline.questions import ask

R = Relation


def asked(*claims: Claim) -> list[Question]:
    return ask(claims, {"r1": report()}, SIDES, Lineage(), names=NAMES)


def contradicts(*claims: Claim) -> bool:
    return any(r.relation is Compared.CONTRADICT for q in asked(*claims) for r in q.relations)


def test_who_denies_hitting_one_kind_of_target_does_not_deny_another_attack() -> None:
    denial = claim("RUS", R.ATTACK, "targeting hospitals", start=1, actor="RUS", act=Act.DENIES)
    raid = claim("UKR", R.STRIKE, "Russian drones struck the power station", start=2, actor="RUS")
    hospital = claim("UKR", R.STRIKE, "Russian drones struck the hospital", start=3, actor="RUS")
    assert not contradicts(denial, raid)
    assert contradicts(denial, hospital)


def test_a_side_that_left_agrees_with_whoever_says_that_it_was_taken() -> None:
    left = claim("UKR", R.WITHDRAWAL, "our troops left the town", start=1, actor="UKR")
    taken = claim("RUS", R.CONTROL, "the town has been captured", start=2)
    assert not contradicts(left, taken)


def test_what_is_called_military_is_not_yet_what_was_hit() -> None:
    stance = claim("RUS", R.STATEMENT, "its position on foreign military contingents “is well known”", start=1,
                   actor="RUS", places=())  # fmt: skip
    homes = claim("UKR", R.STRIKE, "Russian missiles struck residential houses", start=2, actor="RUS")
    assert not contradicts(stance, homes)
    target = claim("RUS", R.STRIKE, "it only struck military facilities", start=3, actor="RUS")
    assert contradicts(target, homes)


def test_an_accident_that_is_feared_is_no_account_of_the_cause() -> None:
    hit = claim("RUS", R.STRIKE, "a drone hit the plant", start=1, actor="UKR")
    fear = claim("UKR", R.STATEMENT, "there were fears of an accident at the plant", start=2)
    cause = claim("UKR", R.STATEMENT, "the blast at the plant was an accident", start=3)
    assert not contradicts(hit, fear)
    assert contradicts(hit, cause)
