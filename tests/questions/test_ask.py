from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from question_fakes import (
    DAY,
    KHARKIV,
    MYRNOHRAD,
    NAMES,
    POKROVSK,
    SIDES,
    UKRAINE,
    claim,
    report,
)

from fogline.model import (
    Act,
    Amount,
    Claim,
    ClaimKind,
    Compared,
    Lineage,
    Question,
    Relation,
    Report,
    Source,
    Standing,
    Status,
    When,
)
from fogline.questions import ask, opposing_parties

R = Relation


def asked(claims: list[Claim], reports: dict[str, Report] | None = None) -> list[Question]:
    found = reports if reports is not None else {c.report: report(c.report) for c in claims}
    return ask(claims, found, SIDES, Lineage(), names=NAMES)


def find(questions: list[Question], text: str) -> Question:
    (question,) = [q for q in questions if text in q.text]
    return question


def holding(question: Question, *claims: Claim) -> set[str]:
    """The ids of the answers that hold the claims."""
    wanted = {c.id for c in claims}
    return {a.id for a in question.answers if wanted & set(a.claims)}


def between(question: Question, a: Claim, b: Claim) -> Compared:
    (one,), (other,) = holding(question, a), holding(question, b)
    if one == other:
        return Compared.AGREE
    (relation,) = [r.relation for r in question.relations if {r.a, r.b} == {one, other}]
    return relation


def seed() -> dict[str, Claim]:
    """The shape of the story that the project grew from, in its own words."""
    told = {
        "pushed": claim("RUS", R.ADVANCE, "its troops pushed deeper into the town", start=10, actor="RUS"),
        "inside": claim("UKR", R.PRESENCE, "about 300 Russian soldiers are inside", start=20, actor="RUS",
                        act=Act.CONFIRMS, amount=Amount(300, of="Russian soldiers", qualifier="about")),
        "ring": claim("RUS", R.ENCIRCLEMENT, "the town is fully encircled", start=30),
        "open": claim("UKR", R.ROUTE, "supply lines to nearby Myrnohrad remain open", start=50, places=(MYRNOHRAD,)),
        "gathered": claim("UKR", R.CONCENTRATION, "150,000 troops gathered for it", start=60, actor="RUS",
                          amount=Amount(150_000, of="troops", qualifier="around")),
        "share": claim("RUS", R.SHARE, "control more than 19%", start=70, actor="RUS", places=(UKRAINE,),
                       amount=Amount(19, 19, unit="percent", qualifier="more than")),
    }  # fmt: skip
    told["denial"] = claim(
        "UKR",
        R.ENCIRCLEMENT,
        "the town is fully encircled",
        start=30,
        act=Act.DENIES,
        denies=told["ring"].id,
        name="Kyiv",
    )
    return told


def test_both_sides_on_the_encirclement_meet_and_are_disputed() -> None:
    told = seed()
    question = find(asked(list(told.values())), "encircled")
    assert question.text == "Is Pokrovsk encircled, 11 Nov 2025?"
    assert question.status is Status.DISPUTED
    assert question.reason == "Ukraine denies what Russia says; both through official voices."
    assert between(question, told["ring"], told["denial"]) is Compared.CONTRADICT
    assert between(question, told["ring"], told["open"]) is Compared.CONTRADICT, "an open road nearby"
    assert between(question, told["denial"], told["open"]) is Compared.AGREE
    assert question.absent == ()


def test_an_open_road_far_away_does_not_meet_the_encirclement() -> None:
    ring = seed()["ring"]
    far = claim("UKR", R.ROUTE, "the road remains open", start=50, places=(KHARKIV,))
    question = find(asked([ring, far]), "encircled")
    assert not holding(question, far)
    assert question.status is Status.SINGLE_ACCOUNT


def test_soldiers_inside_are_against_interest_and_apart_from_those_gathered() -> None:
    told = seed()
    questions = asked(list(told.values()))
    inside = find(questions, "How many Russian soldiers are in Pokrovsk")
    assert inside.status is Status.AGAINST_INTEREST
    assert "Ukraine says" in inside.reason
    assert not any(holding(q, told["inside"]) and holding(q, told["gathered"]) for q in questions)
    assert between(find(questions, "forces in Pokrovsk"), told["pushed"], told["inside"]) is Compared.AGREE
    (missing,) = inside.absent
    assert (missing.party, missing.standing, missing.reports_read, missing.until) == (
        "RUS",
        Standing.OFFICIAL,
        0,
        None,
    )


def test_absence_is_stated_as_what_was_read() -> None:
    told = seed()["inside"]
    ministry = Source(
        "m", "Ministry", domain="m.example", party="RUS", standing=Standing.OFFICIAL, known_by="domain"
    )
    reports = {
        "r1": report(),
        "m1": report("m1", DAY, ministry),
        "m2": report("m2", DAY + timedelta(days=1), ministry),
        "m3": report("m3", DAY + timedelta(days=2), ministry),
    }
    found = ask([told], reports, SIDES, Lineage(), names=NAMES, unread=["m3"])
    (missing,) = find(found, "How many").absent
    assert (missing.party, missing.reports_read, missing.until) == ("RUS", 2, DAY + timedelta(days=1))


def test_a_bare_denial_meets_the_accusation_before_it() -> None:
    blame = claim("RUS", R.STRIKE, "Ukrainian rockets hit the prison", start=10, actor="UKR")
    denial = claim("UKR", R.STATEMENT, "the accusation", start=60, act=Act.DENIES, places=())
    back = claim("UKR", R.RESPONSIBILITY, "Russian forces shelled it themselves", start=90, actor="RUS")
    question = find(asked([denial, back, blame]), "Who struck Pokrovsk")
    assert question.status is Status.DISPUTED
    assert between(question, blame, denial) is Compared.CONTRADICT
    assert between(question, blame, back) is Compared.CONTRADICT
    assert between(question, denial, back) is Compared.AGREE


def test_denying_to_have_done_it_does_not_deny_a_report_that_names_nobody() -> None:
    hit = claim("UKR", R.STRIKE, "a projectile hit the field", start=10)
    denial = claim("RUS", R.STRIKE, "firing the projectile", start=60, act=Act.DENIES, actor="RUS")
    question = find(asked([hit, denial]), "Who struck")
    assert between(question, hit, denial) is Compared.DIFFER


def test_two_sides_that_each_struck_a_front_line_town_do_not_contradict() -> None:
    one = claim("UKR", R.STRIKE, "our forces hit a depot", start=10, actor="UKR")
    other = claim("RUS", R.STRIKE, "our forces hit a command post", start=60, actor="RUS")
    assert between(find(asked([one, other]), "Who struck"), one, other) is Compared.DIFFER


def test_both_cannot_hold_the_whole_town_but_each_a_part() -> None:
    whole = claim("RUS", R.CONTROL, "we hold the town", actor="RUS", start=1)
    other = claim("UKR", R.CONTROL, "the town is under our control", actor="UKR", start=2)
    part = claim("UKR", R.CONTROL, "we hold the northern districts", actor="UKR", start=3)
    assert between(find(asked([whole, other]), "Who holds"), whole, other) is Compared.CONTRADICT
    assert between(find(asked([whole, part]), "Who holds"), whole, part) is Compared.DIFFER


def test_answers_of_other_places_and_other_weeks_do_not_meet() -> None:
    here = claim(
        "RUS", R.CONTROL, "we hold the town", actor="RUS", start=1, happened=When.on(date(2025, 11, 1))
    )
    there = claim(
        "UKR",
        R.CONTROL,
        "we hold it",
        actor="UKR",
        start=2,
        places=(KHARKIV,),
        happened=When.on(date(2025, 11, 1)),
    )
    later = claim("UKR", R.CONTROL, "we hold it", actor="UKR", start=3, happened=When.on(date(2025, 11, 20)))
    assert len(asked([here, there, later])) >= 3
    assert all(q.status is not Status.DISPUTED for q in asked([here, there, later]))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (
            Amount(40, 40, of="people killed", qualifier="at least"),
            Amount(53, of="people killed"),
            Compared.AGREE,
        ),
        (Amount(300, of="dead", qualifier="about"), Amount(320, of="killed"), Compared.AGREE),
        (Amount(300, of="killed"), Amount(53, of="killed"), Compared.CONTRADICT),
        (Amount(300, of="civilians killed"), Amount(53, of="soldiers killed"), Compared.DIFFER),
        (Amount(300, of="people killed"), Amount(53, of="soldiers killed"), Compared.DIFFER),
    ],
)
def test_tolls_of_two_sides(a: Amount, b: Amount, relation: Compared) -> None:
    one = claim("RUS", R.CASUALTIES, "x", start=1, amount=a)
    other = claim("UKR", R.CASUALTIES, "y", start=2, amount=b)
    assert between(find(asked([one, other]), "How many"), one, other) is relation


def test_killed_and_injured_are_two_questions() -> None:
    killed = claim("RUS", R.CASUALTIES, "x", start=1, amount=Amount(40, of="killed"))
    injured = claim("UKR", R.CASUALTIES, "y", start=2, amount=Amount(75, of="wounded"))
    assert not any(holding(q, killed) and holding(q, injured) for q in asked([killed, injured]))


def test_a_second_toll_of_one_side_is_an_update() -> None:
    first = claim("RUS", R.CASUALTIES, "x", start=1, amount=Amount(40, of="killed"))
    second = claim("RUS", R.CASUALTIES, "y", start=2, amount=Amount(53, of="killed"), name="Governor")
    question = find(asked([first, second]), "How many")
    assert between(question, first, second) is Compared.DIFFER
    assert "update" in question.relations[0].reason


def test_denying_ones_own_claim_is_a_reversal_and_splits() -> None:
    first = claim("RUS", R.ENCIRCLEMENT, "the town is encircled", start=1)
    second = claim("RUS", R.ENCIRCLEMENT, "the town is not encircled", start=2, no=True)
    question = find(asked([first, second]), "encircled")
    assert question.status is Status.SPLIT
    assert "reversal" in question.relations[0].reason


def test_only_unofficial_voices_are_said_to_be_so() -> None:
    one = claim("RUS", R.ENCIRCLEMENT, "encircled", start=1, standing=Standing.ALIGNED, name="a war blogger")
    question = find(asked([one]), "encircled")
    assert question.status is Status.SINGLE_ACCOUNT
    assert question.reason.endswith("Only unofficial voices speak.")


def test_a_blogger_against_a_ministry_is_no_dispute_of_official_voices() -> None:
    blogger = claim(
        "RUS", R.ENCIRCLEMENT, "encircled", start=1, standing=Standing.ALIGNED, name="a war blogger"
    )
    staff = claim("UKR", R.ENCIRCLEMENT, "not encircled", start=2, no=True)
    question = find(asked([blogger, staff]), "encircled")
    assert question.status is Status.SINGLE_ACCOUNT
    assert "Another voice contradicts it" in question.reason


def test_the_outlets_own_voice_is_unattributed_and_verification_answers_nothing() -> None:
    own = claim(None, R.ENCIRCLEMENT, "Pokrovsk is encircled", own_voice=True, happened=When.on(DAY))
    check = replace(
        claim(None, R.ENCIRCLEMENT, "none could be verified", start=9), kind=ClaimKind.VERIFICATION
    )
    (question,) = asked([own, check])
    assert question.status is Status.UNATTRIBUTED
    assert not holding(question, check)


def test_planned_is_not_done() -> None:
    plan = claim("RUS", R.CONTROL, "we will take the town", actor="RUS", start=1, act=Act.PROMISES)
    held = claim("UKR", R.CONTROL, "the town is ours", actor="UKR", start=2)
    assert between(find(asked([plan, held]), "Who holds"), plan, held) is Compared.DIFFER


def test_own_dead_fighters_are_against_interest_and_own_dead_civilians_are_not() -> None:
    fighters = claim("UKR", R.CASUALTIES, "x", start=1, target="UKR", amount=Amount(9, of="soldiers killed"))
    civilians = claim(
        "UKR",
        R.CASUALTIES,
        "y",
        start=2,
        target="UKR",
        amount=Amount(9, of="civilians killed"),
        places=(KHARKIV,),
    )
    found = {q.places[0].name: q.status for q in asked([fighters, civilians])}
    assert found == {"Pokrovsk": Status.AGAINST_INTEREST, "Kharkiv": Status.SINGLE_ACCOUNT}


def test_a_denial_of_what_fits_no_relation_makes_one_question() -> None:
    charge = claim("RUS", R.STATEMENT, "they committed war crimes", start=1, places=())
    denial = claim("UKR", R.STATEMENT, "war crimes", start=2, places=(), act=Act.DENIES, denies=charge.id)
    (question,) = asked([charge, denial, claim("UKR", R.STATEMENT, "talks went well", start=5, places=())])
    assert question.status is Status.DISPUTED
    assert question.text == "Is it so: “they committed war crimes”, 11 Nov 2025?"


def test_opposing_parties_are_inferred_from_denials_and_deeds() -> None:
    assert opposing_parties(list(seed().values())) == (("RUS", "UKR"),)
    assert opposing_parties([seed()["ring"]]) == ()


PLACES = [POKROVSK, MYRNOHRAD, KHARKIV]
AMOUNTS = [
    None,
    Amount(40, 40, of="soldiers killed"),
    Amount(53, of="killed"),
    Amount(300, of="Russian soldiers", qualifier="about"),
]


@st.composite
def stories(draw: st.DrawFn) -> list[Claim]:
    told: list[Claim] = []
    for start in range(draw(st.integers(1, 9))):
        parties = st.sampled_from([None, "RUS", "UKR"])
        told.append(
            claim(
                draw(st.sampled_from(["RUS", "UKR"])),
                draw(
                    st.sampled_from(
                        [R.CONTROL, R.ENCIRCLEMENT, R.STRIKE, R.CASUALTIES, R.PRESENCE, R.ROUTE, R.WITHDRAWAL]
                    )
                ),
                draw(
                    st.sampled_from(
                        ["the accusation", "the road is cut", "they hold parts of it", "it is so"]
                    )
                ),
                report=draw(st.sampled_from(["r1", "r2"])),
                start=start * 10,
                act=draw(st.sampled_from([Act.ASSERTS, Act.DENIES, Act.CONFIRMS])),
                actor=draw(parties),
                target=draw(parties),
                places=draw(st.sampled_from([(), (PLACES[0],), (PLACES[1],), (PLACES[2], PLACES[0])])),
                amount=draw(st.sampled_from(AMOUNTS)),
                standing=draw(st.sampled_from([Standing.OFFICIAL, Standing.ALIGNED])),
            )
        )
    return told


@settings(max_examples=30, deadline=None)
@given(stories(), st.randoms())
def test_the_order_of_claims_changes_nothing(told: list[Claim], rng: object) -> None:
    shuffled = list(told)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert asked(shuffled) == asked(told)


@settings(max_examples=30, deadline=None)
@given(stories())
def test_a_copy_of_a_report_changes_no_status(told: list[Claim]) -> None:
    ids = {c.id: f"{c.id}-copy" for c in told}
    copies = [
        replace(c, id=ids[c.id], report="r9", denies=ids.get(c.denies or ""))
        for c in told
        if c.report == "r1"
    ]
    before = {q.id: q.status for q in asked(told)}
    after = {q.id: q.status for q in asked([*told, *copies])}
    assert {id: after[id] for id in before} == before


@settings(max_examples=30, deadline=None)
@given(stories())
def test_exchanging_the_parties_exchanges_the_result(told: list[Claim]) -> None:
    other = {"RUS": "UKR", "UKR": "RUS", None: None}
    swapped = [
        replace(
            c,
            speakers=tuple(
                replace(s, party=other[s.party], name=NAMES[other[s.party] or ""]) for s in c.speakers
            ),
            arguments=replace(c.arguments, actor=other[c.arguments.actor], target=other[c.arguments.target]),
        )
        for c in told
    ]

    def outline(questions: list[Question]) -> list[object]:
        return sorted(
            (q.relation, q.status, q.also, len(q.answers), sorted(sorted(a.claims) for a in q.answers),
             sorted(r.relation for r in q.relations)) for q in questions
        )  # fmt: skip

    assert outline(asked(swapped)) == outline(asked(told))
