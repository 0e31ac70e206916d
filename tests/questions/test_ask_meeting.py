"""What meets and what does not, beyond one relation: losses without a number, wide places, bare words, doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from question_fakes import DAY, KHARKIV, POKROVSK, UKRAINE, claim
from test_ask import asked, between, find, holding

from fogline.model import Act, Amount, Compared, Place, Relation, Standing, Status, When
from fogline.questions.counting import can_count

R = Relation


def told_at(place: Place, start: int) -> Place:
    """``place`` named within a passage that starts at ``start``."""
    return replace(place, start=start + 1, end=start + 1 + len(place.mention))


def test_a_denial_of_losses_meets_the_number_lost() -> None:
    nine = claim("UKR", R.EQUIPMENT, "nine Russian jets were destroyed", start=10, target="RUS",
                 amount=Amount(9, of="Russian jets destroyed"))  # fmt: skip
    none = claim("RUS", R.STRIKE, "any aircraft were damaged in the explosions", start=80, act=Act.DENIES)
    question = find(asked([nine, none]), "Were aircraft")
    assert question.text == "Were aircraft of Russia lost in Pokrovsk, 11 Nov 2025?"
    assert between(question, nine, none) is Compared.CONTRADICT
    assert question.status is Status.DISPUTED


def test_no_casualties_contradict_a_toll_and_not_the_injured_where_only_deaths_are_denied() -> None:
    hurt = claim(
        "UKR", R.CASUALTIES, "five people were injured", start=10, amount=Amount(5, of="people injured")
    )
    none = claim("RUS", R.CASUALTIES, "there were no casualties", start=50, no=True)
    alive = claim("RUS", R.CASUALTIES, "nobody was killed", start=50, no=True)
    assert between(find(asked([hurt, none]), "Were people harmed"), hurt, none) is Compared.CONTRADICT
    assert between(find(asked([hurt, alive]), "Were people harmed"), hurt, alive) is Compared.DIFFER


def test_one_voice_that_speaks_of_losses_without_a_number_asks_nothing() -> None:
    assert asked([claim("UKR", R.CASUALTIES, "there were heavy losses", start=1)]) == []


def test_not_to_know_is_not_to_deny() -> None:
    hit = claim("UKR", R.DAMAGE, "the ship was badly damaged", start=1)
    unsure = claim("RUS", R.DAMAGE, "we don't have a clear sense of the damage done", start=50, no=True)
    assert not any(holding(q, unsure) for q in asked([hit, unsure]))


def test_that_claim_is_the_one_just_made_and_not_an_accusation_elsewhere() -> None:
    tanks = claim("RUS", R.STRIKE, "three tanks were hit by artillery", start=10, target="UKR")
    denial = claim("UKR", R.STATEMENT, "that claim", start=60, act=Act.DENIES, places=())
    accused = claim("RUS", R.STRIKE, "their shells hit a village", start=900, actor="UKR", places=(KHARKIV,))
    questions = asked([tanks, denial, accused])
    assert between(find(questions, "Who struck Pokrovsk"), tanks, denial) is Compared.CONTRADICT
    assert not holding(find(questions, "Who struck Kharkiv"), denial)


def test_a_blow_placed_in_the_country_meets_the_reports_one_town_unless_by_another() -> None:
    told = [
        claim("UKR", R.STRIKE, f"rockets struck the station {n}", start=100 * n, actor="RUS")
        for n in range(4)
    ]
    wide = claim("USA", R.STRIKE, "a missile fired by them", start=500, actor="RUS", places=(UKRAINE,))
    other = claim("RUS", R.STRIKE, "a drone fired by them", start=600, actor="UKR", places=(UKRAINE,))
    question = find(asked([*told, wide, other]), "Who struck Pokrovsk")
    assert holding(question, wide)
    assert not holding(question, other)


def test_equal_counts_of_one_report_are_one_count_wherever_context_put_them() -> None:
    here = claim("UKR", R.CASUALTIES, "in Pokrovsk 16 died", start=10, amount=Amount(16, of="people killed"),
                 places=(told_at(POKROVSK, 10),))  # fmt: skip
    there = claim("UKR", R.CASUALTIES, "sixteen were killed", start=90, amount=Amount(16, of="people killed"),
                  places=(KHARKIV,))  # fmt: skip
    question = find(asked([here, there]), "How many people were killed")
    assert between(question, here, there) is Compared.AGREE
    two = [replace(c, amount=Amount(2, of="people killed")) for c in (here, there)]
    apart = [two[0], replace(two[1], speakers=claim("RUS", R.STRIKE, "x").speakers)]
    assert len([q for q in asked(apart) if q.text.startswith("How many")]) == 2


def test_a_part_of_a_stated_whole_counts_as_the_whole() -> None:
    fifty = claim("UKR", R.CASUALTIES, "at least 50 were killed", start=1,
                  amount=Amount(50, 50, of="people killed", qualifier="at least"))  # fmt: skip
    part = claim("UKR", R.CASUALTIES, "38 of the 50 killed died at the scene", start=50,
                 amount=Amount(38, of="50 people killed"))  # fmt: skip
    question = find(asked([fifty, part]), "How many people were killed in Pokrovsk")
    assert between(question, fifty, part) is Compared.AGREE


def test_blame_for_deeds_at_large_is_for_no_one_strike() -> None:
    event = claim("UKR", R.STRIKE, "a missile hit the mall", start=1, actor="RUS")
    at_large = claim("RUS", R.RESPONSIBILITY, "attacking civilian targets", start=50, actor="UKR")
    assert not any(holding(q, at_large) for q in asked([event, at_large]) if "Who struck" in q.text)


def test_two_attackers_of_one_town_are_two_attacks() -> None:
    theirs = claim("UKR", R.ATTACK, "they attacked", start=1, actor="RUS")
    ours = claim("RUS", R.ATTACK, "they counterattacked", start=50, actor="UKR")
    assert between(find(asked([theirs, ours]), "Who attacked"), theirs, ours) is Compared.DIFFER


def test_to_deny_firing_clears_the_denier_and_not_the_event() -> None:
    fell = claim("ISR", R.STRIKE, "a rocket hit the field", start=1)
    mine = claim("HEZBOLLAH", R.STRIKE, "firing the rockets", start=50, act=Act.DENIES)
    assert between(find(asked([fell, mine]), "Who struck"), fell, mine) is Compared.DIFFER


@pytest.mark.parametrize("start", range(60, 68))
def test_a_bare_confirmation_gives_the_answer_just_given(start: int) -> None:
    share = claim("RUS", R.SHARE, "control more than 19%", start=10, actor="RUS", places=(UKRAINE,),
                  amount=Amount(19, 19, unit="percent", qualifier="more than"))  # fmt: skip
    line = claim("UKR", R.STATEMENT, "a figure roughly in line with its mapping", start=start, act=Act.CONFIRMS,
                 places=(), standing=Standing.ALIGNED)  # fmt: skip
    question = find(asked([share, line]), "What share of Ukraine")
    assert between(question, share, line) is Compared.AGREE
    assert question.answers[0].text.startswith("more than 19 %: ")


@pytest.mark.parametrize(
    ("relation", "amount", "text"),
    [
        (R.CASUALTIES, Amount(50, of="50 people killed"), "How many people were killed in Pokrovsk"),
        (R.CASUALTIES, Amount(1, of="person injured"), "How many people were injured in Pokrovsk"),
        (R.CASUALTIES, Amount(9, of="troops killed or injured"), "How many troops were killed or injured in Pokr"),
        (R.STRIKE, Amount(9, of="cruise missiles"), "How many cruise missiles were used against Pokrovsk"),
        (R.STRIKE, Amount(3, of="Azerbaijani tanks"), "How many tanks were hit in Pokrovsk"),
        (R.DISPLACEMENT, Amount(9, of="people displaced"), "How many people left Pokrovsk"),
        (R.CAPTIVITY, Amount(9, of="prisoners of war"), "How many prisoners of war were held or exchanged in Pokrovsk"),
    ],
)  # fmt: skip
def test_how_many_is_asked_as_an_editor_would(relation: Relation, amount: Amount, text: str) -> None:
    find(asked([claim("UKR", relation, "so many", amount=amount)]), text)


@pytest.mark.parametrize(
    ("relation", "amount"),
    [
        (R.STRIKE, Amount(125, unit="mi")),
        (R.STRIKE, Amount(9, of="civilians")),
        (R.DAMAGE, Amount(3, of="separate attacks")),
        (R.ENCIRCLEMENT, Amount(2, of="neighboring towns")),
        (R.CASUALTIES, Amount(2, unit="days")),
    ],
)
def test_what_a_relation_is_not_about_is_not_counted(relation: Relation, amount: Amount) -> None:
    assert not can_count(claim("UKR", relation, "so many", amount=amount))


def test_nobodys_forces_are_called_forces_and_are_not_asked_of_a_whole_country() -> None:
    here = claim("UKR", R.ADVANCE, "advanced in Pokrovsk")
    assert [q.text for q in asked([here])] == ["Are forces advancing in Pokrovsk, 11 Nov 2025?"]
    assert asked([claim("UKR", R.ADVANCE, "advanced in Ukraine", places=(UKRAINE,))]) == []


def test_responsibility_is_asked_in_words_that_read_on_or_not_at_all() -> None:
    def text(quote: str) -> list[str]:
        return [
            q.text for q in asked([claim("UKR", R.RESPONSIBILITY, quote, actor="RUS", happened=When.on(DAY))])
        ]

    assert text("breaking the energy truce") == [
        "Who is responsible for “breaking the energy truce”, 11 Nov 2025?"
    ]
    assert text("war committing war crimes") == ["Who is responsible for war crimes, 11 Nov 2025?"]
    assert text("some of them") == []


def test_the_reports_own_voice_in_passing_asks_nothing() -> None:
    assert asked([claim(None, R.ATTACK, "fighting went on", actor="RUS", start=500, own_voice=True)]) == []


def test_each_speaker_keeps_its_own_words_and_a_plural_says_its_verb() -> None:
    several = claim("RUS", R.PRESENCE, "we are inside", start=1, actor="RUS", name="Russian officials")
    media = claim(
        "RUS", R.PRESENCE, "our men are in", start=20, actor="RUS", name="A channel", standing=Standing.MEDIA
    )
    other = claim("UKR", R.PRESENCE, "they are inside", start=40, actor="RUS", name="Kyiv")
    (answer,) = find(asked([several, media, other]), "forces in Pokrovsk").answers
    assert answer.text == (
        "Yes: Russian officials say “we are inside”; Kyiv (Ukraine) says “they are inside”; "
        "A channel (Russia, media) says “our men are in”"
    )
