"""Deeds of no one town: who broke a truce, who crossed a border; and what two voices say in one breath."""

from __future__ import annotations

import pytest
from question_fakes import DAY, KHARKIV, NAMES, POKROVSK, claim, report

from fogline.model import Act, Amount, Claim, Compared, Lineage, Place, Question, Relation, Status, When
from fogline.questions import ask

R = Relation
BOTH = [("RUS", "UKR"), ("UKR", "RUS")]


def questions(*claims: Claim) -> list[Question]:
    reports = {c.report: report(c.report, DAY) for c in claims}
    return ask(claims, reports, (("RUS", "UKR"),), Lineage(), names=NAMES)


def relations(*claims: Claim) -> set[Compared]:
    return {r.relation for q in questions(*claims) for r in q.relations}


@pytest.mark.parametrize(("one", "other"), BOTH)
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("breaking the three-day truce", "its troops had violated the ceasefire at dawn"),
        ("its soldiers crossed the river border at night", "crossing the disputed boundary"),
    ],
)
def test_two_that_blame_each_other_for_what_only_one_began_contradict(
    words: str, answer: str, one: str, other: str
) -> None:
    mine = claim(one, R.RESPONSIBILITY, words, actor=other)
    theirs = claim(other, R.STATEMENT, answer, actor=one, places=(KHARKIV,), start=200)
    assert Compared.CONTRADICT in relations(mine, theirs)


def test_two_that_reinforce_irregular_fighters_may_both_do_so() -> None:
    mine = claim("RUS", R.STATEMENT, "arming the rebels in the north", actor="UKR")
    theirs = claim("UKR", R.STATEMENT, "sending weapons to the rebels of the south", actor="RUS", start=200)
    assert Compared.CONTRADICT not in relations(mine, theirs)


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_a_denial_in_other_words_meets_the_deed(one: str, other: str) -> None:
    said = claim(other, R.CONCENTRATION, "it had sent soldiers and guns to help the rebels", actor=one)
    denial = claim(
        one, R.STATEMENT, "it was arming the rebels", act=Act.DENIES, actor=one, places=(POKROVSK,), start=200
    )
    found = questions(said, denial)
    assert Compared.CONTRADICT in {r.relation for q in found for r in q.relations}
    assert any(
        q.text.startswith("Who is responsible for arming or reinforcing irregular fighters") for q in found
    )


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_an_accusation_of_each_other_in_one_breath_contradicts(one: str, other: str) -> None:
    words = "attacking the river crossing"
    mine = claim(one, R.ATTACK, words, actor=other, start=50)
    theirs = claim(other, R.ATTACK, words, actor=one, start=50)
    assert Compared.CONTRADICT in relations(mine, theirs)
    later = claim(other, R.ATTACK, words, actor=one, start=400)
    assert Compared.CONTRADICT not in relations(mine, later)  # two attackers are two attacks


def test_what_two_say_in_one_breath_of_a_third_is_one_answer() -> None:
    words = "laying of mines near the estuary"
    one = claim("POL", R.RESPONSIBILITY, words, actor="RUS", start=30, places=())
    other = claim("UKR", R.RESPONSIBILITY, words, actor="RUS", start=30, places=())
    found = questions(one, other)
    assert [len(a.claims) for q in found for a in q.answers] == [2]


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_who_says_that_the_accusation_is_false_contradicts_it(one: str, other: str) -> None:
    said = claim(one, R.STRIKE, "drones had hit the harbour", actor=other)
    answer = claim(
        other, R.STATEMENT, "the capital was making “false claims”", actor=one, places=(), start=200
    )
    assert Compared.CONTRADICT in relations(said, answer)
    of_another = claim(one, R.STRIKE, "drones had hit the harbour", actor="POL")
    assert Compared.CONTRADICT not in relations(of_another, answer)
    ahead = claim(other, R.STATEMENT, "it would spread false claims", actor=one, places=(), start=200)
    assert Compared.CONTRADICT not in relations(said, ahead)


def toll(name: str, number: float, quote: str, start: int, low: float | None = None) -> Claim:
    return claim(
        "UKR", R.CASUALTIES, quote, amount=Amount(number, low, of="people wounded"), start=start, name=name,
        happened=When.on(DAY),
    )  # fmt: skip


def test_two_bodies_of_one_side_with_exact_numbers_side_by_side_contradict() -> None:
    ministry = toll("the ministry of health", 58, "58 people were wounded", 0)
    police = toll("the police", 81, "81 people were wounded", 90)
    found = questions(ministry, police)
    assert Compared.CONTRADICT in {r.relation for q in found for r in q.relations}
    assert Status.SPLIT in {q.status for q in found}


@pytest.mark.parametrize(
    ("name", "quote", "start", "low"),
    [
        ("the police", "at least 81 people were wounded", 90, 81.0),
        ("the police", "the number of wounded had risen to 81", 90, None),
        ("the police", "81 people were wounded", 2000, None),
        ("the ministry of health", "81 people were wounded", 90, None),
    ],
)
def test_what_may_be_an_update_contradicts_nothing(
    name: str, quote: str, start: int, low: float | None
) -> None:
    ministry = toll("the ministry of health", 58, "58 people were wounded", 0)
    assert Compared.CONTRADICT not in relations(ministry, toll(name, 81, quote, start, low))


def answers_of(found: list[Question], relation: Relation) -> list[set[str]]:
    return [set(a.claims) for q in found if q.relation is relation for a in q.answers]


def test_damage_by_a_blow_says_that_there_was_one_and_contradicts_nobody() -> None:
    struck = claim("UKR", R.STRIKE, "missiles struck the port", actor="RUS")
    damage = claim("UKR", R.DAMAGE, "These damaged two warehouses", start=100, name="the harbour master")
    found = questions(struck, damage)
    assert any(damage.id in ids for ids in answers_of(found, R.STRIKE))
    assert Compared.AGREE in {r.relation for q in found if q.relation is R.STRIKE for r in q.relations}
    denial = claim("RUS", R.STRIKE, "two warehouses were hit by missiles", act=Act.DENIES, start=300)
    told = questions(damage, denial)
    assert Compared.CONTRADICT not in {r.relation for q in told for r in q.relations}


def test_a_part_and_a_share_of_another_side_agree_that_a_town_is_divided() -> None:
    most = claim("UKR", R.CONTROL, "they hold most of the town", actor="RUS")
    share = claim(
        "UKR", R.SHARE, "its forces hold 30 % of the town", actor="UKR", start=100,
        amount=Amount(30, unit="percent"), name="the governor",
    )  # fmt: skip
    found = [q for q in questions(most, share) if q.relation is R.CONTROL]
    assert [r.relation for q in found for r in q.relations] == [Compared.AGREE]


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_a_plan_denied_in_other_words_by_whom_it_is_laid_to(one: str, other: str) -> None:
    said = claim(one, R.INTENT, "it was preparing to blow up the bridge and the dam upstream", actor=other)
    denial = claim(
        other, R.INTENT, "it plans to blow up the dam, a wall of stone a mile long built by forced labour",
        act=Act.DENIES, actor=other, start=200,
    )  # fmt: skip
    assert Compared.CONTRADICT in relations(said, denial)
    elsewhere = claim(one, R.INTENT, said.quote, actor=other, places=(KHARKIV,))
    assert Compared.CONTRADICT not in relations(elsewhere, denial)


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_people_killed_at_a_mall_were_not_at_a_military_site(one: str, other: str) -> None:
    own = claim(one, R.STATEMENT, "it only targets sites of military importance", target=one, places=())
    killed = claim(other, R.CASUALTIES, "a missile strike killed shoppers at the mall", actor=one, start=100)
    assert Compared.CONTRADICT in relations(own, killed)
    elsewhere = claim(other, R.CASUALTIES, "a drone strike killed a civilian", actor=one, start=100)
    assert Compared.CONTRADICT not in relations(own, elsewhere)


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_who_says_that_it_is_being_framed_does_not_say_that_it_did_it(one: str, other: str) -> None:
    framed = claim(one, R.STRIKE, "the enemy shelled the camp to accuse our army of it", actor=one)
    blamed = claim(other, R.STRIKE, "the camp was shelled by that army", actor=one, start=200)
    found = [q for q in questions(framed, blamed) if q.relation is R.STRIKE]
    assert all(
        framed.id not in a.claims for q in found for a in q.answers if one in a.parties and other in a.parties
    )


def test_nobody_is_asked_who_holds_the_river_beside_a_dam() -> None:
    dam = Place("Upper Dam", "Upper Dam", 0, 9, None, kind="facility")
    river = Place("Long River", "Long River", 20, 30, None, kind="facility")
    found = questions(claim("UKR", R.CONTROL, "they had seized it", actor="UKR", places=(dam, river)))
    assert [p.name for q in found for p in q.places] == ["Upper Dam"]
