from __future__ import annotations

from dataclasses import replace

from question_fakes import DAY, KHARKIV, NAMES, POKROVSK, SIDES, claim, report
from test_ask import asked, between, find, holding

from fogline.model import (
    Act,
    Amount,
    Compared,
    Hearings,
    Lineage,
    Origin,
    OriginKind,
    Place,
    Relation,
    Standing,
    Status,
    When,
)
from fogline.questions import ask

R = Relation


def test_each_voice_of_an_answer_is_quoted_with_its_own_words() -> None:
    pushed = claim("RUS", R.ADVANCE, "pushed deeper into the town", start=1, actor="RUS")
    inside = claim("UKR", R.PRESENCE, "Russian soldiers are inside", start=2, actor="RUS")
    (answer,) = find(asked([pushed, inside]), "forces in Pokrovsk").answers
    assert answer.text == (
        "Yes: Ukraine says “Russian soldiers are inside”; Russia says “pushed deeper into the town”"
    )


def test_military_and_civilian_targets_of_one_sides_strikes_contradict() -> None:
    own = claim("RUS", R.STRIKE, "missiles hit military command facilities", start=1, actor="RUS")
    other = claim("UKR", R.DAMAGE, "schools and residential buildings were damaged", start=50, actor="RUS")
    question = find(asked([own, other]), "military or civilian")
    assert question.text == "What did Russia strike, 11 Nov 2025: military or civilian targets?"
    assert between(question, own, other) is Compared.CONTRADICT
    assert question.status is Status.DISPUTED


def test_damage_alone_asks_nothing_about_targets() -> None:
    alone = claim("UKR", R.DAMAGE, "schools were damaged", start=50, actor="RUS")
    assert not any("military or civilian" in q.text for q in asked([alone]))


def test_the_reports_own_voice_contradicts_nobody() -> None:
    own = claim(None, R.CONTROL, "the town is held", actor="RUS", start=1, own_voice=True)
    staff = claim("UKR", R.CONTROL, "the town is ours", actor="UKR", start=2)
    question = find(asked([own, staff]), "Who holds")
    assert between(question, own, staff) is Compared.DIFFER
    assert question.status is Status.SINGLE_ACCOUNT


def test_a_plan_alone_is_no_question() -> None:
    assert asked([claim("RUS", R.CONTROL, "we will take the town", actor="RUS", act=Act.PROMISES)]) == []


def test_a_longer_name_that_the_gazetteer_does_not_know_is_the_shorter_one_of_the_report() -> None:
    town = Place("Taji", "Taji", 0, 4, None, None, None, None, None, None)
    camp = replace(town, name="Camp Taji", mention="Camp Taji")
    hit = claim("RUS", R.STRIKE, "rockets hit the camp", start=10, actor="UKR", places=(camp,))
    denial = claim(
        "UKR", R.STRIKE, "it did not strike", start=50, act=Act.DENIES, actor="UKR", places=(town,)
    )
    assert between(find(asked([hit, denial]), "Who struck Taji"), hit, denial) is Compared.CONTRADICT


def test_a_denial_of_all_such_deeds_answers_no_question_about_one() -> None:
    hit = claim("UKR", R.STRIKE, "rockets hit the market", start=10, actor="RUS")
    never = claim(
        "RUS",
        R.STRIKE,
        "striking civilians throughout the war",
        start=50,
        act=Act.DENIES,
        actor="RUS",
        places=(),
    )
    assert not any(holding(q, never) for q in asked([hit, never]))


def test_accusations_of_something_are_met_by_that_thing_only() -> None:
    hit = claim("RUS", R.STRIKE, "Ukrainian drones hit a dormitory", start=10, actor="UKR")
    charge = claim("RUS", R.STATEMENT, "war crimes", start=50, places=())
    denial = claim("UKR", R.STATEMENT, "accusations of war crimes", start=90, act=Act.DENIES, places=())
    questions = asked([hit, charge, denial])
    assert between(find(questions, "war crimes"), charge, denial) is Compared.CONTRADICT
    assert not any(holding(q, hit) and holding(q, denial) for q in questions)


def test_alike_statements_meet_and_unlike_ones_ask_nothing() -> None:
    first = claim(
        "UKR", R.STATEMENT, "the bridge across the northern river was mined overnight", start=1, places=()
    )
    again = claim(
        "UKR", R.STATEMENT, "overnight the northern river bridge was mined", report="r2", start=9, places=()
    )
    other = claim("UKR", R.STATEMENT, "talks on grain exports resume in spring", start=30, places=())
    (question,) = asked([first, again, other])
    assert between(question, first, again) is Compared.AGREE


def test_two_that_accuse_each_other_in_one_breath_do_not_agree() -> None:
    words = "inflicting heavy losses around the ruined town"
    one = claim("RUS", R.STATEMENT, words, start=10, places=())
    other = claim("UKR", R.STATEMENT, words, start=10, places=())
    assert asked([one, other]) == []


def test_a_toll_given_before_the_event_is_of_another_one() -> None:
    event = claim("UKR", R.CASUALTIES, "x", start=1, amount=Amount(2, of="killed"), happened=When.on(DAY))
    before = claim("RUS", R.CASUALTIES, "y", start=2, amount=Amount(21, of="killed"),
                   said_on=When.on(DAY.replace(day=10)))  # fmt: skip
    question = find(asked([event, before]), "How many people were killed")
    assert between(question, event, before) is Compared.DIFFER


def test_days_of_mourning_are_no_toll() -> None:
    days = claim("RUS", R.CASUALTIES, "two days of mourning", amount=Amount(2, unit="days"))
    assert asked([days]) == []


def test_hearings_count_known_origins_and_reports_of_unknown_origin() -> None:
    told = [claim("UKR", R.ENCIRCLEMENT, "not encircled", no=True, report=f"r{n}", start=n) for n in range(4)]
    origin = Origin(
        "o1", OriginKind.STATEMENT, None, "Ukraine", ("r0", "r1"), (told[0].id, told[1].id), 2, "same words"
    )
    lineage = Lineage(origins=(origin,), of_report=(("r2", "o2"),))
    (question,) = ask(told, {c.report: report(c.report) for c in told}, SIDES, lineage, names=NAMES)
    assert question.answers[0].origins == Hearings(known=2, unknown=1, reports=4, heard=3)


def test_the_most_contested_question_comes_first() -> None:
    calm = [
        claim("UKR", R.ENCIRCLEMENT, "not encircled", no=True, start=n, places=(KHARKIV,)) for n in range(5)
    ]
    hot = [
        claim("RUS", R.CONTROL, "it is ours", actor="RUS", start=50),
        claim("UKR", R.CONTROL, "ours", actor="UKR", start=60),
    ]
    assert asked([*calm, *hot])[0].status is Status.DISPUTED


def test_occupation_voices_are_not_a_sides_position() -> None:
    body = claim(
        "RUS", R.CONTROL, "it is ours", actor="RUS", start=1, standing=Standing.OCCUPATION, name="the body"
    )
    staff = claim("UKR", R.CONTROL, "it is ours", actor="UKR", start=2)
    question = find(asked([body, staff]), "Who holds")
    assert question.status is Status.SINGLE_ACCOUNT
    assert [(a.party, a.standing) for a in question.absent] == [("RUS", Standing.OFFICIAL)]
    assert question.places == (POKROVSK,)
