"""Where the accounts stand: whose claims contradict each other, told of the parties that do."""

from __future__ import annotations

import pytest
from question_fakes import KHARKIV, MYRNOHRAD, POKROVSK, UKRAINE, claim, report

from fogline.model import Act, Amount, Claim, Lineage, Question, Relation, Standing, Status
from fogline.questions import ask

R = Relation
NAMES = {"AAA": "Alphia", "BBB": "Betia", "CCC": "Gammia"}
SIDES = (("AAA", "BBB"),)


def asked(*claims: Claim, text: str = "") -> Question:
    reports = {c.report: report(c.report) for c in claims}
    (found,) = [q for q in ask(claims, reports, SIDES, Lineage(), names=NAMES) if text in q.text]
    return found


def ring(party: str | None, start: int, *, no: bool = False, **more: object) -> Claim:
    words = "the town is not encircled" if no else "the town is encircled"
    return claim(party, R.ENCIRCLEMENT, words, start=start, no=no, **more)  # type: ignore[arg-type]


def test_of_several_pairs_the_one_that_opposes_each_other_is_told_first() -> None:
    found = asked(
        ring("AAA", 1), ring("CCC", 2, no=True, name="Gammia"), ring("BBB", 3, no=True, name="Betia")
    )
    assert found.status is Status.DISPUTED
    assert found.reason == (
        "Betia denies what Alphia says; both through official voices. "
        "Alphia and Gammia contradict each other on it too."
    ) or found.reason.startswith("Alphia and Betia contradict each other; both through official voices.")


def test_a_party_is_not_disputed_for_standing_beside_whoever_is() -> None:
    """Gammia says the same as Betia's blogger; only Betia's ministry is contradicted by Alphia's."""
    denial = claim(
        "AAA", R.STRIKE, "shelling the market", start=1, actor="AAA", act=Act.DENIES, name="Alphia"
    )
    charge = claim("BBB", R.STRIKE, "Alphia shelled the market", start=2, actor="AAA", name="Betia")
    found = asked(denial, charge, text="Who struck")
    assert found.status is Status.DISPUTED
    assert found.reason == "Alphia denies what Betia says; both through official voices."


def test_one_voice_that_says_both_contradicts_itself() -> None:
    found = asked(ring("AAA", 1, name="the Ministry"), ring("AAA", 2, no=True, name="the Ministry"))
    assert found.status is Status.SPLIT
    assert found.reason.startswith("the Ministry (Alphia) contradicts itself: ")


def test_voices_of_one_party_that_are_at_odds_are_named_with_their_standing() -> None:
    found = asked(
        ring("AAA", 1, name="the Ministry"),
        ring("AAA", 2, no=True, name="a war blogger", standing=Standing.ALIGNED),
    )
    assert found.status is Status.SPLIT
    assert "(a war blogger, aligned and the Ministry)" in found.reason


@pytest.mark.parametrize(
    "standing", [Standing.OCCUPATION, Standing.ALIGNED, Standing.MEDIA, Standing.UNKNOWN]
)
def test_only_official_voices_make_a_position(standing: Standing) -> None:
    found = asked(
        ring("AAA", 1, name="a voice", standing=standing), ring("BBB", 2, no=True, name="the Staff")
    )
    assert found.status is Status.SINGLE_ACCOUNT
    assert found.reason.startswith(
        "Officially only Betia answers; voices of Alphia that are not official answer too."
    )
    assert "Another voice contradicts it" in found.reason
    assert "a voice" in found.reason


def test_where_only_unofficial_voices_speak_they_are_read_and_that_is_said() -> None:
    one = ring("AAA", 1, name="a blogger", standing=Standing.ALIGNED)
    other = ring("BBB", 2, no=True, name="a channel", standing=Standing.MEDIA)
    found = asked(one, other)
    assert found.status is Status.DISPUTED
    assert found.reason.endswith("Only unofficial voices speak.")


def test_two_that_only_say_that_it_happened_do_not_give_the_same_culprit() -> None:
    one = claim("AAA", R.STRIKE, "an explosion at the depot", start=1, name="Alphia")
    other = claim("BBB", R.STRIKE, "a missile hit the depot", start=2, name="Betia")
    found = asked(one, other, text="Who struck")
    assert found.status is Status.COMPATIBLE
    assert found.reason.endswith("say that it happened; they do not all say who did it.")


def test_what_is_only_to_come_is_against_nobodys_interest() -> None:
    plan = claim("AAA", R.WITHDRAWAL, "our forces will pull back", start=1, actor="AAA", act=Act.ASSERTS)
    done = claim("AAA", R.WITHDRAWAL, "our forces pulled back", start=2, actor="AAA", places=(KHARKIV,))
    assert asked(done).status is Status.AGAINST_INTEREST
    assert not ask([plan], {"r1": report()}, SIDES, Lineage(), names=NAMES)


def test_a_town_named_as_held_in_passing_is_no_admission() -> None:
    passing = claim(
        "BBB", R.CONTROL, "Alphian forces launched missiles from occupied Pokrovsk", actor="AAA", start=1
    )
    stated = claim("BBB", R.CONTROL, "Alphian forces hold the town", actor="AAA", start=2, places=(KHARKIV,))
    assert asked(passing).status is Status.SINGLE_ACCOUNT
    assert asked(stated).status is Status.AGAINST_INTEREST


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("it shot down three aircraft", Status.SINGLE_ACCOUNT),
        ("our forces destroyed three aircraft", Status.SINGLE_ACCOUNT),
        ("three of our aircraft were shot down", Status.AGAINST_INTEREST),
        ("it lost three aircraft", Status.AGAINST_INTEREST),
    ],
)
def test_whoever_shoots_down_has_not_lost(quote: str, status: Status) -> None:
    """The target of the claim is misread: the passage says who did it."""
    told = claim("AAA", R.EQUIPMENT, quote, target="AAA", amount=Amount(3, of="aircraft"), start=1)
    assert asked(told, text="How many").status is status


def test_shooting_down_is_adverse_only_where_another_did_it() -> None:
    own = claim("AAA", R.INTERCEPTION, "22 drones were destroyed over Alphia", target="AAA", start=1,
                amount=Amount(22, of="drones"), places=(UKRAINE,))  # fmt: skip
    lost = claim("AAA", R.INTERCEPTION, "the Betians shot down 22 of our drones", actor="BBB", target="AAA", start=1,
                 amount=Amount(22, of="drones"), places=(MYRNOHRAD,))  # fmt: skip
    assert asked(own).status is Status.SINGLE_ACCOUNT
    assert asked(lost).status is Status.AGAINST_INTEREST


def test_the_reason_names_no_place_that_it_does_not_need() -> None:
    found = asked(ring("AAA", 1, name="Alphia"), ring("AAA", 2, name="Alphia", places=(POKROVSK,)))
    assert found.reason == "Only Alphia answers."
