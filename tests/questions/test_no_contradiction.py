"""Accounts that only seem to contradict each other: found by reading every contradiction of a case of real reports."""

from __future__ import annotations

from dataclasses import replace

from question_fakes import DAY, KHARKIV, NAMES, SIDES, claim, report

from fogline.model import Act, Amount, Claim, Compared, Lineage, Place, Question, Relation, When
from fogline.questions import ask
from fogline.questions.blamed import blamed

R = Relation
FAR_REGION = Place("Northland", "Northland", 0, 9, "g77", 57.0, 53.0, None, "RUS", "region")


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


def test_two_blows_of_a_long_report_are_no_dispute_over_one() -> None:
    ours = claim("UKR", R.STRIKE, "Russian drones hit an energy facility at Kharkiv", start=1, actor="RUS",
                 places=(replace(KHARKIV, start=10, end=17),))  # fmt: skip
    theirs = claim("RUS", R.DAMAGE, "Ukrainian drones damaged a facility in the north", start=300, actor="UKR",
                   places=(replace(FAR_REGION, start=310, end=320),))  # fmt: skip
    assert not contradicts(ours, theirs)


def test_charge_and_counter_charge_of_one_blow_contradict() -> None:
    charge = claim("UKR", R.STRIKE, "a Russian missile hit the station", start=1, actor="RUS")
    answer = claim("RUS", R.STRIKE, "the attack was a Ukrainian one", start=100, actor="UKR")
    assert contradicts(charge, answer)


def test_blows_that_two_allies_are_said_to_have_struck_are_two() -> None:
    one = claim(
        "A", R.STRIKE, "the incident at the station was a strike by B", start=1, actor="B", name="A's radio"
    )
    other = claim(
        "C", R.STRIKE, "the strike on the station was one by D", start=100, actor="D", name="C's radio"
    )
    assert not contradicts(one, other)


def test_who_struck_is_not_disputed_where_that_side_says_so() -> None:
    owned = claim("UKR", R.STRIKE, "our strike was precise", start=1, actor="UKR", name="the general")
    charge = claim("RUS", R.STRIKE, "Ukrainian guns shelled the station", start=100, actor="UKR")
    other = claim("UKR", R.STRIKE, "that strike was Russian fire at the station", start=200, actor="RUS")
    assert list(blamed([charge, other], {}))
    assert not list(blamed([owned, charge, other], {}))


def test_general_blame_is_put_to_no_one_blow() -> None:
    general = claim("RUS", R.RESPONSIBILITY, "attacking civilian targets", start=1, actor="UKR")
    blow = claim("UKR", R.STRIKE, "the strike killed a colonel", start=100, actor="RUS")
    assert not [q for q in asked(general, blow) if "Who struck" in q.text and len(q.answers) > 1]


def test_a_mishap_that_came_of_a_strike_which_the_voice_tells_is_no_other_cause() -> None:
    hit = claim("UKR", R.STRIKE, "a missile hit the mall", start=1, actor="RUS")
    plant = claim("RUS", R.STRIKE, "the strike hit a plant", start=100, name="the ministry")
    blast = claim(
        "RUS", R.DAMAGE, "detonation of ammunition damaged the mall", start=150, name="the ministry"
    )
    assert not contradicts(hit, plant, blast)
    assert contradicts(hit, blast)


def test_a_ship_that_burned_is_not_the_factory_that_was_hit() -> None:
    factory = claim("RUS", R.STRIKE, "missiles hit a factory", start=1)
    fire = claim("UKR", R.STATEMENT, "an accidental fire broke out onboard", start=100)
    vessel = claim("RUS", R.STRIKE, "a missile hit the ship", start=200)
    assert not contradicts(factory, fire)
    assert contradicts(vessel, fire)


def test_one_more_blast_says_nothing_of_the_first() -> None:
    before = "Later there was one more blast, "
    words = "caused by an accidental fire at the plant"
    hit = claim("RUS", R.STRIKE, "drones hit the plant", start=200, actor="UKR")
    blast = claim("UKR", R.STATEMENT, words, start=len(before))
    told = {"r1": report(text=before + words)}
    found = ask((hit, blast), told, SIDES, Lineage(), names=NAMES)
    assert not any(r.relation is Compared.CONTRADICT for q in found for r in q.relations)
    assert contradicts(hit, blast)


def test_whom_a_fire_made_leave_was_not_taken_by_force() -> None:
    left = claim("UKR", R.DISPLACEMENT, "the children were evacuated", start=1)
    fire = claim("RUS", R.DISPLACEMENT, "a fire forced the children to evacuate", start=100)
    taken = claim("RUS", R.DISPLACEMENT, "the children were forcibly deported", start=100)
    assert not contradicts(left, fire)
    assert contradicts(left, taken)


def test_success_and_failure_of_different_things_do_not_meet() -> None:
    jammed = claim("UKR", R.INTERCEPTION, "it successfully jammed the border radar", start=1, actor="UKR")
    steps = claim("RUS", R.STATEMENT, "failing to take steps at the border", start=100, actor="UKR")
    assert not contradicts(jammed, steps)
    well = claim("UKR", R.ADVANCE, "the offensive on the border is successful", start=1, actor="UKR")
    ill = claim("RUS", R.ADVANCE, "the offensive on the border has stalled", start=100, actor="UKR")
    assert contradicts(well, ill)


def test_a_toll_that_rose_or_is_of_the_whole_country_excludes_no_lower_one() -> None:
    low = claim(
        "UKR",
        R.CASUALTIES,
        "8 people were killed",
        start=1,
        amount=Amount(8, of="killed"),
        happened=When.on(DAY),
    )

    def high(words: str) -> Claim:
        return claim(
            "RUS", R.CASUALTIES, words, start=100, amount=Amount(31, of="killed"), happened=When.on(DAY)
        )

    assert contradicts(low, high("31 people were killed"))
    assert not contradicts(low, high("the number of killed rose to 31"))
    assert not contradicts(low, high("31 people were killed around the country"))


def test_hardly_any_damage_is_some() -> None:
    hardly = claim("RUS", R.DAMAGE, "разрушений почти нет", start=1, no=True)
    some = claim("UKR", R.DAMAGE, "разрушения есть, повреждены окна", start=100)
    none = claim("RUS", R.DAMAGE, "разрушений нет", start=1, no=True)
    assert not contradicts(hardly, some)
    assert contradicts(none, some)


def test_both_say_that_nobody_wins() -> None:
    one = claim("UKR", R.STATEMENT, "nobody wins from an escalation at the border", start=1)
    other = claim("RUS", R.STATEMENT, "nobody wins from further escalation", start=100, no=True)
    assert not contradicts(one, other)


def test_a_denied_kind_of_arms_is_another_than_the_one_spoken_of() -> None:
    said = claim("UKR", R.STATEMENT, "the use of nuclear arms was prepared", start=1, actor="RUS")
    other = claim(
        "RUS", R.STATEMENT, "the use of chemical arms was not prepared", start=100, actor="RUS", no=True
    )
    same = claim(
        "RUS", R.STATEMENT, "the use of nuclear arms was not prepared", start=100, actor="RUS", no=True
    )
    assert not contradicts(said, other)
    assert contradicts(said, same)


def test_not_to_have_been_involved_denies_doing_it() -> None:
    happened = claim("UKR", R.STRIKE, "gunmen shelled the square", start=1)
    denial = claim("RUS", R.RESPONSIBILITY, "they were not involved in the attack", start=100, act=Act.DENIES)
    assert not contradicts(happened, denial)


def test_who_pushed_them_back_does_not_say_that_they_advance() -> None:
    held = claim(
        "UKR", R.ADVANCE, "Russian forces were unable to push forward", start=1, actor="RUS", no=True
    )
    pushed = claim("RUS", R.ADVANCE, "the military had pushed them back by a fifth", start=100)
    assert not contradicts(held, pushed)


def test_a_false_pretext_for_a_strike_denies_no_strike() -> None:
    ours = claim("UKR", R.STRIKE, "our strike hit the camps", start=1, actor="UKR")
    pretext = claim(
        "RUS",
        R.PRESENCE,
        "the strikes were carried out on the false pretext of camps",
        start=100,
        actor="UKR",
    )
    assert not contradicts(ours, pretext)


def test_not_to_have_found_somebody_yet_denies_no_blast() -> None:
    blast = claim("UKR", R.STRIKE, "взрыв в доме на площади", start=1)
    search = claim(
        "RUS", R.STRIKE, "кто был в доме во время взрыва, найти пока не удалось", start=100, no=True
    )
    none = claim("RUS", R.STRIKE, "взрыва в доме на площади не было", start=100, no=True)
    assert not contradicts(blast, search)
    assert contradicts(blast, none)
