"""Denials that name no doer, across reports, by both sides alike; and what a status says of who answers."""

from __future__ import annotations

import pytest
from question_fakes import DAY, NAMES, POKROVSK, claim, report

from fogline.model import Act, Amount, Claim, Compared, Lineage, Question, Relation, Standing, Status
from fogline.questions import ask, opposing_parties

R = Relation
BOTH = [("RUS", "UKR"), ("UKR", "RUS")]
ACTIVE = {
    R.CONTROL: "their forces had captured the town",
    R.STRIKE: "their forces had struck the bridge",
    R.ADVANCE: "their forces were advancing in the town",
    R.ENCIRCLEMENT: "their forces had surrounded the town",
    R.PRESENCE: "their soldiers were in the town",
    R.DAMAGE: "their forces had destroyed the bridge",
}


def questions(
    claims: list[Claim], opposing: tuple[tuple[str, str], ...] = (), dated: bool = True
) -> list[Question]:
    reports = {c.report: report(c.report, DAY if dated else None) for c in claims}
    return ask(claims, reports, opposing, Lineage(), names=NAMES)


def relations(found: list[Question]) -> set[Compared]:
    return {r.relation for q in found for r in q.relations}


@pytest.mark.parametrize(("one", "other"), BOTH)
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("second", ["r1", "r2"])
@pytest.mark.parametrize(
    ("relation", "denied"),
    [
        (R.CONTROL, "the town had been captured"),
        (R.CONTROL, "the town had fallen"),
        (R.CONTROL, "the capture of the town"),
        (R.STRIKE, "the bridge had been hit"),
        (R.STRIKE, "any strike had taken place"),
        (R.ENCIRCLEMENT, "the town had been surrounded"),
        (R.DAMAGE, "the bridge was destroyed"),
    ],
)
def test_a_denial_without_a_doer_denies_the_event(
    relation: Relation, denied: str, second: str, dated: bool, one: str, other: str
) -> None:
    said = claim(one, relation, ACTIVE[relation], actor=one)
    denial = claim(other, relation, denied, act=Act.DENIES, report=second, start=200)
    assert opposing_parties([said, denial]) == (("RUS", "UKR"),)
    for opposing in ((), (("RUS", "UKR"),)):
        found = questions([said, denial], opposing, dated)
        assert Compared.CONTRADICT in relations(found)
        assert found[0].status is Status.DISPUTED
        assert found[0].reason.startswith(f"{NAMES[other]} denies what {NAMES[one]} says")


@pytest.mark.parametrize(("one", "other"), BOTH)
@pytest.mark.parametrize("relation", [R.ADVANCE, R.WITHDRAWAL, R.PRESENCE])
def test_a_denial_of_what_the_others_forces_did_contradicts_it(
    relation: Relation, one: str, other: str
) -> None:
    said = claim(one, relation, "their forces did so", actor=one)
    denial = claim(other, relation, "those forces did so", actor=one, act=Act.DENIES, report="r2")
    assert Compared.CONTRADICT in relations(questions([said, denial]))
    assert opposing_parties([said, denial]) == (("RUS", "UKR"),)


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_a_road_denied_to_be_cut_tells_who_opposes_whom(one: str, other: str) -> None:
    cut = claim(one, R.ROUTE, "the road had been cut")
    denial = claim(other, R.ROUTE, "the road had been cut", act=Act.DENIES, report="r2")
    assert opposing_parties([cut, denial]) == (("RUS", "UKR"),)


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_denying_ones_own_deed_clears_oneself_and_no_more(one: str, other: str) -> None:
    denial = claim(one, R.STRIKE, "striking the hospital", act=Act.DENIES, report="r2")
    accused = claim(other, R.STRIKE, "their forces struck the hospital", actor=one)
    admitted = claim(other, R.STRIKE, "their forces struck the hospital", actor=other)
    nobody = claim(other, R.STRIKE, "the hospital was hit")
    assert relations(questions([accused, denial])) == {Compared.CONTRADICT}
    assert Compared.CONTRADICT not in relations(questions([admitted, denial]))
    assert Compared.CONTRADICT not in relations(questions([nobody, denial]))


@pytest.mark.parametrize("words", ["it was involved in the strike", "it had a role in the attack"])
def test_denying_a_part_in_it_is_no_denial_of_the_event(words: str) -> None:
    denial = claim("RUS", R.STRIKE, words, act=Act.DENIES, report="r2")
    struck = claim("UKR", R.STRIKE, "our forces struck the bridge", actor="UKR")
    assert Compared.CONTRADICT not in relations(questions([struck, denial]))


@pytest.mark.parametrize("side", ["RUS", "UKR"])
def test_whoever_holds_a_town_agrees_that_it_was_not_taken(side: str) -> None:
    holds = claim(side, R.CONTROL, "the town remains in our hands", actor=side, name="a brigade")
    denial = claim(side, R.CONTROL, "the town had been captured", act=Act.DENIES, report="r2")
    (found,) = questions([holds, denial])
    assert relations([found]) == {Compared.AGREE}
    assert found.status is not Status.SPLIT


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_no_strike_is_no_strike_whoever_the_verb_negates(one: str, other: str) -> None:
    said = claim(one, R.STRIKE, "their forces had struck the airfield", actor=one)
    none = claim(other, R.STRIKE, "no strike had taken place", report="r2")
    assert relations(questions([said, none])) == {Compared.CONTRADICT}


def test_knowing_nothing_is_no_denial_and_opposes_nobody() -> None:
    said = claim("RUS", R.CONTROL, "its forces had captured the town", actor="RUS")
    doubt = claim("UKR", R.CONTROL, "there is no information on its capture", no=True, report="r2")
    assert not relations(questions([said, doubt]))
    assert opposing_parties([said, doubt]) == ()


def test_voices_that_are_not_official_do_not_tell_who_opposes_whom() -> None:
    said = claim("RUS", R.CONTROL, "its forces had captured the town", actor="RUS")
    denial = claim(
        "UKR", R.CONTROL, "the town had fallen", act=Act.DENIES, report="r2", standing=Standing.ALIGNED
    )
    assert opposing_parties([said, denial]) == ()


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_a_town_that_no_gazetteer_knows_is_still_one_town(one: str, other: str) -> None:
    said = claim(one, R.CONTROL, "its forces had captured Zabirne", actor=one, places=())
    denial = claim(other, R.CONTROL, "Zabirne had been captured", act=Act.DENIES, report="r2", places=())
    elsewhere = claim(other, R.CONTROL, "Odlehle had been captured", act=Act.DENIES, report="r3", places=())
    found = questions([said, denial, elsewhere])
    assert [q.status for q in found] == [Status.DISPUTED, Status.SINGLE_ACCOUNT]
    assert "Zabirne, 11 Nov 2025?" in found[0].text


@pytest.mark.parametrize(
    "quote", ["they captured Rovian troops", "they captured Northern army soldiers", "they captured it"]
)
def test_fighters_are_no_town(quote: str) -> None:
    (found,) = questions([claim("RUS", R.CONTROL, quote, actor="RUS", places=())])
    assert found.places == ()


def test_two_official_voices_of_unknown_opposition_are_no_single_account() -> None:
    one = claim("RUS", R.DAMAGE, "the bridge was damaged", start=1)
    other = claim("UKR", R.DAMAGE, "the bridge was damaged", start=90, report="r2")
    (unknown,) = questions([one, other])
    assert unknown.status is Status.COMPATIBLE
    assert unknown.reason == (
        "Official voices of Russia and Ukraine give the same answer; "
        "nothing that was read says that they oppose each other."
    )
    (known,) = questions([one, other], (("RUS", "UKR"),))
    assert (known.status, known.reason) == (
        Status.COMPATIBLE,
        "Official voices of Russia and Ukraine give the same answer.",
    )


def test_a_bystander_beside_one_party_leaves_a_single_account() -> None:
    one = claim("UKR", R.DAMAGE, "the bridge was damaged", start=1)
    friend = claim("GBR", R.DAMAGE, "the bridge was damaged", start=90, report="r2", name="London")
    (found,) = questions([one, friend], (("RUS", "UKR"),))
    assert found.status is Status.SINGLE_ACCOUNT
    assert found.reason == (
        "Of the parties that oppose each other only Ukraine answers; official voices of GBR answer too."
    )


def test_an_unofficial_voice_of_the_other_side_is_named_as_such() -> None:
    one = claim("UKR", R.DAMAGE, "the bridge was damaged", start=1, places=(POKROVSK,))
    blogger = claim(
        "RUS", R.DAMAGE, "the bridge was damaged", start=90, report="r2", standing=Standing.ALIGNED
    )
    (found,) = questions([one, blogger], (("RUS", "UKR"),))
    assert (
        found.reason == "Officially only Ukraine answers; voices of Russia that are not official answer too."
    )


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_losing_ground_is_no_advance(one: str, other: str) -> None:
    losing = claim(one, R.ADVANCE, "their forces were giving up recent gains in the town", actor=other)
    stuck = claim(one, R.ADVANCE, "they were unable to push forward", actor=other, no=True, start=90)
    gaining = claim(other, R.ADVANCE, "its forces pushed forward in the town", actor=other, report="r2")
    assert Compared.CONTRADICT not in relations(questions([losing, stuck], (("RUS", "UKR"),)))
    assert questions([losing], (("RUS", "UKR"),))[0].status is Status.SINGLE_ACCOUNT
    assert Compared.CONTRADICT in relations(questions([losing, gaining]))


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_pushing_others_back_is_an_advance_and_being_pushed_back_is_none(one: str, other: str) -> None:
    pushing = claim(one, R.ADVANCE, "its forces pushed the others back", actor=one)
    forward = claim(one, R.ADVANCE, "its forces pushed forward", actor=one, start=90)
    pushed = claim(other, R.ADVANCE, "those forces were driven back", actor=one, report="r2")
    assert relations(questions([pushing, forward])) == set(), "one answer"
    assert relations(questions([pushing, pushed])) == {Compared.CONTRADICT}


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_no_tanks_lost_meets_tanks_lost_where_nobody_says_whose(one: str, other: str) -> None:
    lost = claim(one, R.EQUIPMENT, "four tanks were destroyed", amount=Amount(4, of="tanks destroyed"))
    none = claim(other, R.STRIKE, "any tanks were damaged", act=Act.DENIES, start=90)
    (found,) = [q for q in questions([lost, none]) if q.relations]
    assert found.text == "Were tanks lost in Pokrovsk, 11 Nov 2025?"
    assert found.status is Status.DISPUTED


@pytest.mark.parametrize(("one", "other"), BOTH)
@pytest.mark.parametrize(
    "words",
    [
        "it",
        "this",
        "that",
        "the claim",
        "the report on Tuesday",
        "that assertion later on Monday",
        "the Northern claim",
    ],
)
def test_what_was_just_said_is_what_it_points_at(one: str, other: str, words: str) -> None:
    said = claim(one, R.ENCIRCLEMENT, "its troops had encircled the town", actor=one, target=other)
    denied = claim(other, R.STATEMENT, words, start=60, act=Act.DENIES, places=())
    found = questions([said, denied])
    assert [q.status for q in found] == [Status.DISPUTED]
    assert relations(found) == {Compared.CONTRADICT}


@pytest.mark.parametrize("words", ["it had sent any troops", "this week's losses", "the claimants' money"])
def test_what_only_begins_with_a_pronoun_points_at_nothing(words: str) -> None:
    said = claim("RUS", R.ENCIRCLEMENT, "its troops had encircled the town", actor="RUS", target="UKR")
    denied = claim("UKR", R.STATEMENT, words, start=60, act=Act.DENIES, places=())
    assert Compared.CONTRADICT not in relations(questions([said, denied]))
